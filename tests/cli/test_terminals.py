"""Commands in processes of their own: pipes, full disks, terminals without letters, no log."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run

FULL = Path("/dev/full")
needs_full_disk = pytest.mark.skipif(not FULL.exists(), reason="no device that is always full")


def start(*words: object, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the program, and return how it ended."""
    return subprocess.run(
        [sys.executable, "-m", "s4c_desktop", *map(str, words)],
        capture_output=True,
        check=False,
        env={**os.environ, **environment},
    )


@pytest.mark.parametrize("words", [["--json"], pytest.param([], marks=pytest.mark.long)])
def test_a_reader_that_goes_away_leaves_no_complaint(
    workspace: Path, assessed: str, words: list[str]
) -> None:
    command = [sys.executable, "-m", "s4c_desktop", "result", assessed, *words]
    reader, writer = os.pipe()
    os.close(reader)
    try:
        done = subprocess.run(
            [*command, "--workspace", str(workspace)],
            stdout=writer,
            stderr=subprocess.PIPE,
            check=False,
        )
    finally:
        os.close(writer)
    assert (done.returncode, done.stderr) == (1, b"")


@needs_full_disk
@pytest.mark.parametrize("words", [pytest.param(["--json"], marks=pytest.mark.long), []])
def test_a_full_disk_is_one_sentence(workspace: Path, assessed: str, words: list[str]) -> None:
    command = [sys.executable, "-m", "s4c_desktop", "result", assessed, *words]
    with FULL.open("wb") as full:
        done = subprocess.run(
            [*command, "--workspace", str(workspace)],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr.count(b"\n") == 1
    assert b"No space left" in done.stderr


def test_a_terminal_without_the_letters_still_gets_the_result(
    run: Run, workspace: Path, ratings: Path
) -> None:
    words = ("--role", "SCPD", "--name", "Δήμητρα", "--workspace", workspace)
    identity = run("assess", ratings, *words).out.splitlines()[0]
    narrow = {"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"}
    script = """
import sys
from s4c_desktop.__main__ import main
identity, workspace = sys.argv[1:]
for words in (["result", identity], ["result", identity, "--json"], ["plan", identity, "--json"]):
    sys.argv[1:] = [*words, "--workspace", workspace]
    assert main() == 0, words
    print("\\0")
"""
    done = subprocess.run(
        [sys.executable, "-c", script, identity, str(workspace)],
        capture_output=True,
        check=False,
        env={**os.environ, **narrow},
    )
    assert (done.returncode, done.stderr) == (0, b"")
    result, data, plan, _end = done.stdout.split(b"\0")
    assert rb"\u0394" in result
    assert json.loads(data)
    assert json.loads(plan)


def test_without_a_log_there_is_still_no_traceback(tmp_path: Path) -> None:
    occupied = tmp_path / "occupied"
    occupied.write_text("")
    script = """
import sys
from s4c_desktop.cli import main
from s4c_desktop.services.library import LibraryService
def broken(*_): raise RuntimeError("secret")
LibraryService.listing = broken
sys.exit(main(["framework", "list"]))
"""
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        check=False,
        text=True,
        env={**os.environ, "S4C_LOG_DIR": str(occupied / "log")},
    )
    assert done.returncode == 1
    assert done.stderr.startswith("Something went wrong in the program.")
    assert done.stderr.count("\n") == 1
    assert "secret" not in done.stderr


@pytest.mark.parametrize(
    ("words", "code"),
    [
        pytest.param(["check"], 0, marks=pytest.mark.long),
        pytest.param(["framework", "show", "NONE"], 1, marks=pytest.mark.long),
        (["check", "--colour"], 2),
    ],
)
def test_exit_codes_reach_the_shell(workspace: Path, words: list[str], code: int) -> None:
    # Zero and one are those of other tests here, too.
    assert start("--workspace", workspace, *words).returncode == code


@pytest.mark.parametrize(
    "alone",
    [
        pytest.param(True, id="each alone", marks=pytest.mark.long),
        pytest.param(False, id="one after the other"),
    ],
)
def test_commands_need_neither_display_nor_qt(
    workspace: Path, ratings: Path, assessed: str, tmp_path: Path, alone: bool
) -> None:
    script = """
import json, sys
from s4c_desktop.__main__ import main
codes = []
for words in json.loads(sys.argv.pop()):
    sys.argv[1:] = words
    codes.append(main())
ui = [n for n in sys.modules if n.startswith(("PySide6", "shiboken", "pyqtgraph", "numpy"))]
print(codes, ui, file=sys.stderr)
"""
    environment = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "QT_QPA_PLATFORM")}
    commands: list[list[object]] = [
        ["framework", "list"],
        ["result", assessed, "--json"],
        ["framework", "export", "SCCF", "--output", tmp_path / "f.json"],
        ["assess", ratings, "--role", "SCPD", "--name", "B"],
        ["report", assessed, "--output", tmp_path / "r.pdf"],
        ["plan", assessed, "--output", tmp_path / "p.pdf"],
        ["check"],
    ]
    lines = [[*map(str, words), "--workspace", str(workspace)] for words in commands]
    for together in [[line] for line in lines] if alone else [lines]:
        done = subprocess.run(
            [sys.executable, "-c", script, json.dumps(together)],
            capture_output=True,
            check=False,
            text=True,
            env=environment,
        )
        ended = f"{[0] * len(together)} []\n"
        assert (done.returncode, done.stderr) == (0, ended), together
    assert (tmp_path / "f.json").exists()
    assert (tmp_path / "r.pdf").exists()
    assert (tmp_path / "p.pdf").exists()


def test_a_command_imports_what_it_needs_alone(workspace: Path) -> None:
    script = """
import sys
from s4c_desktop.__main__ import main
sys.argv[1:] = ["--workspace", sys.argv[1], "framework", "list"]
code = main()
print(code, *(n for n in sys.modules if n.startswith("s4c_desktop.")), file=sys.stderr)
"""
    done = subprocess.run(
        [sys.executable, "-c", script, str(workspace)], capture_output=True, text=True, check=True
    )
    code, *imported = done.stderr.split()
    assert code == "0"
    services = {name for name in imported if name.startswith("s4c_desktop.services.")}
    assert services == {"s4c_desktop.services.library"}
    # Mapping the tables of assessments takes longer than listing.
    assert "s4c_desktop.models.tables" not in imported
    assert not [name for name in imported if name.startswith("s4c_desktop.exchange.")]


def test_a_command_ends_without_looking_for_garbage(
    run: Run, workspace: Path, ratings: Path
) -> None:
    """Taking everything apart that was imported would take a third of the time."""
    words = ("--role", "SCPD", "--name", "Ana", "--workspace", workspace)
    identity = run("assess", ratings, *words).out.splitlines()[0]
    script = """
import gc, sys
from s4c_desktop.__main__ import main
looked = []
gc.callbacks.append(lambda phase, _info: looked.append(phase))
code = main()
assert looked == [], looked
assert gc.get_freeze_count() > len(gc.get_objects())
sys.exit(code)
"""
    asked = ("result", identity, "--workspace", str(workspace))
    done = subprocess.run(
        [sys.executable, "-c", script, *asked], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Ana")
