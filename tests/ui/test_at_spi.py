"""Somebody who hears the program assesses a candidate, from the first start to the result.

AT-SPI is empty on the offscreen platform, so that this needs a display, a D-Bus session and the
system's own Python with pyatspi: `apt-get install xvfb dbus at-spi2-core python3-pyatspi`.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from s4c_desktop.bootstrap import open_program
from tests.figures import Figure

ROOT = Path(__file__).parents[2]
SYSTEM_PYTHON = Path("/usr/bin/python3")
LONGEST = 600
"""Seconds after which the walk hangs."""


def missing() -> str:
    """Return what this machine lacks; empty if nothing."""
    for tool, package in (("Xvfb", "xvfb"), ("dbus-run-session", "dbus")):
        if shutil.which(tool) is None:
            return f"there is no {tool} (Debian: {package})"
    if not SYSTEM_PYTHON.exists():
        return f"there is no {SYSTEM_PYTHON}"
    asked = subprocess.run([SYSTEM_PYTHON, "-c", "import pyatspi"], capture_output=True, env={})
    if asked.returncode:
        return "the system's Python has no pyatspi (Debian: python3-pyatspi, at-spi2-core)"
    return ""


@pytest.fixture
def display() -> Iterator[str]:
    """Return the name of a virtual screen."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1366x768x24"]
    with subprocess.Popen(
        [*command, "-nolisten", "tcp"], pass_fds=[writing], stderr=subprocess.DEVNULL
    ) as screen:
        os.close(writing)
        with os.fdopen(reading) as told:
            number = told.readline().strip()
        assert number, "the virtual screen did not start"
        yield f":{number}"
        screen.terminate()


@pytest.mark.long
def test_somebody_who_hears_the_program_comes_to_the_result(
    tmp_path: Path, request: pytest.FixtureRequest, figure: Figure
) -> None:
    if reason := missing():
        pytest.skip(reason)
    display = request.getfixturevalue("display")
    home = {f"S4C_{name}_DIR": str(tmp_path) for name in ("CONFIG", "DATA", "LOG", "DOCUMENTS")}
    done = subprocess.run(
        [
            *("dbus-run-session", "--", SYSTEM_PYTHON, ROOT / "tests" / "ui" / "reader.py"),
            *(sys.executable, "Ana Petrova", "Maria Ilieva"),
        ],
        cwd=ROOT,
        env={
            **os.environ,
            **home,
            "DISPLAY": display,
            "LANGUAGE": "en",
            "LC_ALL": "C.UTF-8",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "QT_QPA_PLATFORM": "xcb",
        },
        capture_output=True,
        encoding="utf-8",
        timeout=LONGEST,
        check=False,
    )
    assert not done.returncode, done.stderr
    heard: list[str] = json.loads(done.stdout.splitlines()[-1])
    nameless = [number for number, one in enumerate(heard) if not one.partition(": ")[2]]
    assert not nameless, [heard[max(0, number - 2) : number + 2] for number in nameless]
    assert not [one for one in heard if one.startswith("filler:")], "a stop is no kind of thing"
    assert "said: Not saved" not in heard
    # Each competence is said with where it stands, each rating after its key.
    assert sum(one.startswith("said: EQF 6") for one in heard) == 14
    assert sum(one.startswith("said: ") and " of 14: " in one for one in heard) == 13
    sentence = heard[-1].removeprefix("label: ")
    assert " of 14 mandatory met" in sentence
    assert f"said: {sentence}" in heard, "the result is not said by itself"
    figure("heard by AT-SPI", f"{len(heard)} utterances from the first page to “{sentence}”")
    stored(tmp_path)


def stored(home: Path) -> None:
    """Compare what was heard with what is in the workspace."""
    (workspace,) = (path for path in home.rglob("*.s4cw") if "ackup" not in str(path.parent))
    program = open_program(workspace)
    try:
        (line,) = program.assessments.list()
        assert line.person == "Ana Petrova"
        ratings = program.assessments.load(line.id).ratings.values()
        assert [rating.level for rating in ratings if rating.given] == [6] * 14
    finally:
        program.close()
