"""No test touches the person's home or the network; what is slow to make is made once."""

from __future__ import annotations

import gc
import os
import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, settings
from sqlalchemy import URL, Connection, Dialect, Engine, create_engine, event
from sqlcipher3 import dbapi2

from s4c_desktop.base import paths
from s4c_desktop.bootstrap import open_program, opening
from s4c_desktop.domain.framework import Framework
from s4c_desktop.models import engine
from s4c_desktop.models.framework_store import stored_hash, verified
from s4c_desktop.models.framework_text import Stored
from s4c_desktop.models.opening import Opened, fill_new
from s4c_desktop.services import library

# Importing it refuses the network here; on the path, to every Python that a test starts.
from tests.sandbox import sitecustomize
from tests.small_sample import fill

SANDBOX = str(Path(sitecustomize.__file__).parent)
if SANDBOX not in os.environ.get("PYTHONPATH", ""):
    os.environ["PYTHONPATH"] = os.pathsep.join(
        (SANDBOX, *filter(None, [os.environ.get("PYTHONPATH")]))
    )

pytest_plugins = ("tests.figures",)

# The same examples every time, however slow the machine is just then; many in the long run.
for _profile, _examples in (("ordinary", 40), ("long", 400)):
    settings.register_profile(
        _profile,
        max_examples=_examples,
        deadline=None,
        derandomize=True,
        suppress_health_check=[HealthCheck.too_slow],
    )

_STATEMENTS = 2_000
"""More than there are in the program."""

FOLDERS = ("CONFIG", "DATA", "LOG", "DOCUMENTS")


def pytest_configure(config: pytest.Config) -> None:
    """Choose how many examples each property is shown with."""
    settings.load_profile("long" if _is_long(config) else "ordinary")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Take every property into the long run, too, there with many more examples."""
    if _is_long(config):
        for item in items:
            if getattr(getattr(item, "obj", None), "is_hypothesis_test", False):
                item.add_marker(pytest.mark.long)


def _is_long(config: pytest.Config) -> bool:
    return str(config.option.markexpr).startswith("long")


def pytest_collection_finish() -> None:
    """Keep what importing made out of the way of the garbage collector, which is slow with it."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Redirect every folder of the person to a temporary one."""
    for name in FOLDERS:
        folder = tmp_path / "home" / name.lower()
        folder.mkdir(parents=True)
        monkeypatch.setenv(f"S4C_{name}_DIR", str(folder))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "home"))


@pytest.fixture(scope="session", autouse=True)
def _quick_keys() -> None:
    """Derive keys in few rounds: a hundred tests open protected files, none guesses at one."""
    with closing(dbapi2.connect(":memory:")) as connection:
        connection.execute("PRAGMA cipher_default_kdf_iter=4000")


@pytest.fixture(scope="session", autouse=True)
def _quick_workspaces(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Fill new files with a copy of the first one made with the same passphrase.

    Making one takes a second each time.

    `slowly_made` is for tests of the making itself.
    """
    made: dict[str | None, Path] = {}

    def fill(path: Path, content: Path, passphrase: str | None) -> Opened:
        if content == paths.content_database():
            if passphrase not in made:
                first = tmp_path_factory.mktemp("new") / "new.s4cw"
                first.touch(mode=0o600)
                fill_new(first, content, passphrase).close()
                made[passphrase] = first
            shutil.copyfile(made[passphrase], path)
        return fill_new(path, content, passphrase)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(opening, "fill_new", fill)
        yield


@pytest.fixture(scope="session", autouse=True)
def _statements_compiled_once() -> Iterator[None]:
    """Let engines of a kind share what SQL they compiled: each would do it anew in every test."""
    compiled: dict[object, tuple[Dialect, Any]] = {}

    def create(url: URL, **options: Any) -> Engine:
        made = create_engine(url, **options, query_cache_size=_STATEMENTS)
        driver = made.dialect.loaded_dbapi
        if driver in compiled:
            made.dialect, made._compiled_cache = compiled[driver]
        else:
            # Only once connected does a dialect know what it talks to.
            shared = made.dialect, made._compiled_cache
            event.listen(made, "connect", lambda *_: compiled.setdefault(driver, shared))
        return made

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine, "create_engine", create)
        yield


@pytest.fixture(autouse=True)
def _frameworks_read_through_once(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Believe a framework that was found whole: every new program would read all of it again.

    Not where somebody tampers with it, of which the tests of safety are full; any other test of
    that asks for `suspicious`.
    """
    folder = request.path.relative_to(Path(__file__).parent).parts[0]
    if folder not in ("security", "reliability") and "suspicious" not in request.fixturenames:
        monkeypatch.setattr(library, "verified", _whole)


def _whole(connection: Connection, framework_id: UUID) -> Stored | None:
    found = stored_hash(connection, framework_id), framework_id
    if found not in _found_whole and (rows := verified(connection, framework_id)) is not None:
        _found_whole[found] = rows
    return _found_whole.get(found)


_found_whole: dict[tuple[str | None, UUID], Stored] = {}


@pytest.fixture
def suspicious() -> None:
    """Let every program compare the frameworks it reads with their hashes."""


@pytest.fixture
def slowly_made(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let new workspaces be made step by step, as the program does."""
    monkeypatch.setattr(opening, "fill_new", fill_new)


@pytest.fixture(scope="session")
def empty_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make an empty workspace once: tests copy it, which is quicker."""
    path = tmp_path_factory.mktemp("empty") / "empty.s4cw"
    open_program(path, create=True).close()
    return path


@pytest.fixture(scope="session")
def bundled(empty_template: Path) -> dict[str, Framework]:
    """Return the bundled framework versions by code and version, as in "SCCF 1.0"."""
    with closing(open_program(empty_template, writing=False)) as program:
        return {found.name: found for found in program.library.frameworks()}


@pytest.fixture(scope="session")
def sample_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a workspace with people, signatures and drafts once."""
    file = tmp_path_factory.mktemp("sample") / "sample.s4cw"
    program = open_program(file, create=True)
    fill(program)
    program.close()
    return file
