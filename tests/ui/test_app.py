"""The program as it is started, each time in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from s4c_desktop import __main__ as program
from s4c_desktop.base import log, paths
from tests.ui.conftest import PATIENCE

HEAVY = (
    "alembic",
    "icalendar",
    "numpy",
    "openpyxl",
    "pyqtgraph",
    "reportlab",
    "sqlalchemy",
    "qtawesome",
)

CLOSE_WHEN_OPEN = """
import gc, sys
from PySide6.QtCore import QCoreApplication, QTimer, QUrl
from PySide6.QtGui import QFileOpenEvent
from s4c_desktop.ui import app

class Closing(app.MainWindow):
    def furnish(self, workspaces):
        super().furnish(workspaces)
        workspaces.opened.connect(self.end)

    def end(self, context):
        print("Python collects by itself:", gc.isenabled())
        QTimer.singleShot(0, self.close)

app.MainWindow = Closing
if sys.argv[1:2] == ["as macOS does"]:
    event = QFileOpenEvent(QUrl.fromLocalFile(sys.argv.pop()))
    del sys.argv[1:]
    QTimer.singleShot(0, lambda: QCoreApplication.sendEvent(app.QApplication.instance(), event))
code = app.main(*sys.argv[1:])
print("Python collects by itself:", gc.isenabled())
sys.exit(code)
"""


def run(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-W", "error::ResourceWarning", "-c", code, *arguments],
        capture_output=True,
        text=True,
        timeout=PATIENCE / 1000,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        check=False,
    )


def test_the_window_needs_nothing_heavy() -> None:
    code = (
        "import json, sys, s4c_desktop.ui.app;"
        f"print(json.dumps([m for m in {HEAVY!r} if m in sys.modules]))"
    )
    done = run(code)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == []


FIRST_PAINTING = """
import json, os, sys
from PySide6 import QtCore
from s4c_desktop.ui import app

class First(app.MainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        ours = sorted(name for name in sys.modules if name.startswith("s4c_desktop."))
        print(json.dumps([ours, "Qt" in vars(QtCore)]), flush=True)
        os._exit(0)

app.MainWindow = First
app.main()
"""


def test_the_window_is_painted_before_anything_behind_it_is_imported() -> None:
    done = run(FIRST_PAINTING)
    assert done.returncode == 0, done.stderr
    ours, makes_all_names = json.loads(done.stdout)
    assert {name.split(".")[1] for name in ours} == {"base", "ui"}
    assert not {"s4c_desktop.ui.running", "s4c_desktop.ui.widgets"} & set(ours)
    # All of the hundred enumerations in it are made when one is asked for.
    assert not makes_all_names


def test_the_program_starts_and_ends_cleanly() -> None:
    done = run(CLOSE_WHEN_OPEN)
    assert done.returncode == 0, done.stderr
    assert (paths.data_dir() / "My workspace.s4cw").exists()
    assert not list(paths.data_dir().glob("*-wal"))
    assert "Traceback" not in done.stderr
    assert log.file().read_text("utf-8") == ""
    told = [line.rsplit(" ", 1)[1] for line in done.stdout.splitlines()]
    assert told == ["False", "True"]


@pytest.mark.parametrize("before", [(), ("as macOS does",)])
def test_a_named_workspace_is_opened(workspace_file: Path, before: tuple[str, ...]) -> None:
    named = str(workspace_file) if before else os.path.relpath(workspace_file)
    done = run(CLOSE_WHEN_OPEN, *before, named)
    assert done.returncode == 0, done.stderr
    stored = json.loads((paths.config_dir() / "preferences.json").read_text("utf-8"))
    assert stored["last_workspace"] == str(workspace_file if before else workspace_file.resolve())


@pytest.mark.parametrize(
    ("arguments", "wanted"),
    [
        ([], None),
        (["--workspace", "a.s4cw"], "a.s4cw"),
        (["--workspace=a.s4cw"], "a.s4cw"),
        (["a.s4cw"], "a.s4cw"),
        (["/home/m/Тест.S4C"], "/home/m/Тест.S4C"),
    ],
)
def test_without_a_command_the_window_opens(
    monkeypatch: pytest.MonkeyPatch, arguments: list[str], wanted: str | None
) -> None:
    opened: list[str | None] = []
    monkeypatch.setattr("s4c_desktop.ui.app.main", opened.append)
    monkeypatch.setattr(sys, "argv", ["s4c-desktop", *arguments])
    program.main()
    assert opened == [wanted]


@pytest.mark.parametrize(
    "arguments",
    [
        ["check"],
        ["--help"],
        ["--workspace", "a.s4cw", "check"],
        ["--workspace"],
        ["--workspace", "--json"],
        ["--s4c"],
        ["-x.s4c"],
        ["a.s4c", "b.s4c"],
    ],
)
def test_everything_else_is_a_command(arguments: list[str]) -> None:
    assert not program.is_for_window(arguments)
