from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

import pytest

from s4c_desktop.base import log


@pytest.fixture
def handler() -> Iterator[logging.Handler]:
    made = log.start()
    assert made is not None
    yield made
    logging.getLogger().removeHandler(made)
    made.close()


def written(handler: logging.Handler) -> str:
    handler.flush()
    return log.file().read_text("utf-8")


def test_the_log_says_what_the_program_did(handler: logging.Handler) -> None:
    logging.getLogger("s4c_desktop.somewhere").warning("opened %s workspaces", 2)
    assert "WARNING s4c_desktop.somewhere: opened 2 workspaces" in written(handler)


def test_messages_of_exceptions_are_left_out(handler: logging.Handler) -> None:
    try:
        try:
            raise KeyError("Maria Ivanova")
        except KeyError as error:
            raise ValueError("Iván Peña") from error
    except ValueError:
        logging.getLogger("s4c_desktop.somewhere").exception("could not rate")
    text = written(handler)
    assert "could not rate" in text
    assert "builtins.ValueError" in text
    assert "builtins.KeyError" in text
    assert "test_log.py" in text
    assert "Ivanova" not in text.replace('raise KeyError("Maria Ivanova")', "")
    assert "Peña" not in text.replace('raise ValueError("Iván Peña")', "")


def test_what_libraries_say_is_left_out(handler: logging.Handler) -> None:
    library = logging.getLogger("sqlalchemy.engine")
    library.warning("INSERT INTO person VALUES (%s)", "Maria Ivanova")
    library.error(f"could not write {Path.home()} for Maria")
    text = written(handler)
    assert "WARNING sqlalchemy.engine: test_log.test_what_libraries_say_is_left_out, line " in text
    assert "Maria" not in text


def test_an_exception_among_the_values_of_a_message_is_only_named(
    handler: logging.Handler,
) -> None:
    own = logging.getLogger("s4c_desktop.somewhere")
    own.warning("not stored: %s, %s", ValueError("Maria Ivanova"), 3)
    text = written(handler)
    assert "not stored: builtins.ValueError, 3" in text
    assert "Maria" not in text


def test_an_exception_that_is_its_own_cause_is_described() -> None:
    error = ValueError("Maria Ivanova")
    error.__cause__ = error
    assert log.describe(error) == "builtins.ValueError"


def test_a_full_disk_costs_only_the_log(
    handler: logging.StreamHandler[TextIO], capsys: pytest.CaptureFixture[str]
) -> None:
    class Full(io.StringIO):
        def write(self, _text: str) -> int:
            raise OSError(28, "No space left on device")

    file = handler.setStream(Full())
    logging.getLogger("s4c_desktop.somewhere").warning("Maria")
    handler.setStream(file)  # type: ignore[arg-type]
    assert capsys.readouterr().err == ""


def test_the_name_in_the_home_folder_is_left_out(handler: logging.Handler) -> None:
    logging.getLogger("s4c_desktop.somewhere").warning("no room at %s", Path.home() / "work.s4cw")
    text = written(handler)
    assert str(Path.home()) not in text
    assert "~" in text


def test_a_folder_that_refuses_costs_only_the_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a file"
    file.write_text("in the way")
    monkeypatch.setenv("S4C_LOG_DIR", str(file / "below"))
    assert log.start() is None


def test_the_log_stays_small(handler: logging.Handler) -> None:
    for _line in range(4000):
        logging.getLogger("s4c_desktop.somewhere").warning("x" * 1000)
    files = list(log.file().parent.iterdir())
    assert len(files) == log.FILES + 1
    assert all(f.stat().st_size <= log.SIZE for f in files)
