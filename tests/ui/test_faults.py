"""The whole program meets faults: it goes on, or says at its next start why it ended."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from s4c_desktop.base import faults, log, paths
from tests.ui.conftest import PATIENCE

CANARY = "Maria Ivanova"

# The window fails at one thing after the other, tells of each, and is closed.
FAILING = """
import sys
from pathlib import Path
from uuid import uuid4
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, qWarning
from PySide6.QtWidgets import QApplication
from sqlalchemy import text
from s4c_desktop.models.engine import open_engine
from s4c_desktop.ui import app
from s4c_desktop.ui.crash_dialog import CrashDialog

(CANARY,) = sys.argv[1:]

def fail(*_args):
    raise ValueError(CANARY, Path.home() / "work.s4cw")

class Filter(QObject):
    def eventFilter(self, watched, event):
        watched.removeEventFilter(self)
        fail()

class Failing(app.MainWindow):
    fails = False

    def furnish(self, workspaces):
        super().furnish(workspaces)
        self.tasks = workspaces.tasks
        self.workspaces = workspaces
        workspaces.opened.connect(lambda context: QTimer.singleShot(0, self.begin))

    def begin(self):
        self.faults = iter((
            self.in_slot, self.in_timer, self.in_event, self.in_filter,
            lambda: self.tasks.run(fail), lambda: self.tasks.run_long(fail),
            lambda: self.tasks.run(self.query),
        ))
        next(self.faults)()
        self.look = QTimer(self, interval=1, timeout=self.told)
        self.look.start()

    def in_slot(self):
        self.windowTitleChanged.connect(fail)
        self.setWindowTitle(CANARY)
        self.windowTitleChanged.disconnect(fail)

    def in_timer(self):
        QTimer.singleShot(0, fail)

    def in_event(self):
        self.fails = True
        self.update()

    def paintEvent(self, event):
        super().paintEvent(event)
        if self.fails:
            self.fails = False
            fail()

    def in_filter(self):
        self.watched, self.filter = QObject(), Filter()
        self.watched.installEventFilter(self.filter)
        QCoreApplication.postEvent(self.watched, QEvent(QEvent.Type.User))

    def query(self):
        with open_engine(self.workspaces.location).connect() as connection:
            connection.execute(text("SELECT :name FROM nowhere"), {"name": CANARY})

    def told(self):
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, CrashDialog):
            qWarning(f"QWidget: no {CANARY} in {Path.home()}")
            print(dialog._details.toPlainText())
            dialog.accept()
            following = next(self.faults, None)
            if following is None:
                self.look.stop()
                self.close()
            else:
                QTimer.singleShot(0, following)

app.MainWindow = Failing
sys.exit(app.main())
"""


@pytest.fixture
def _with_a_workspace(empty_template: Path) -> None:
    """Let a start open the person's workspace: making it is nothing that fails here."""
    paths.data_dir().mkdir(parents=True, exist_ok=True)
    shutil.copy(empty_template, paths.data_dir() / "My workspace.s4cw")


def run(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True,
        text=True,
        timeout=PATIENCE / 1000,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        check=False,
    )


def logged() -> str:
    """Return everything in the log folder."""
    return "".join(file.read_text("utf-8") for file in paths.log_dir().iterdir())


@pytest.mark.usefixtures("_with_a_workspace")
def test_faults_are_told_and_logged_without_names_and_the_program_goes_on() -> None:
    done = run(FAILING, CANARY)
    assert done.returncode == 0, done.stderr
    written = logged()
    assert written.count("unexpected exception") == 7
    assert written.count("Qt, default: QWidget from ") == 7
    assert done.stdout.count("S4C Desktop ") == 7
    for where in ("in paintEvent", "in eventFilter", "in work\n", "in query"):
        assert where in written
        assert where in done.stdout
    for text in (written, done.stdout):
        assert text.count("builtins.ValueError") == 6
        assert text.count("sqlalchemy.exc.OperationalError") == 1
        for secret in (CANARY, "Maria", "work.s4cw", str(Path.home())):
            assert secret not in text


DYING = """
import faulthandler, sys
from PySide6.QtCore import QTimer
from s4c_desktop.ui import app

class Dying(app.MainWindow):
    def furnish(self, workspaces):
        super().furnish(workspaces)
        workspaces.opened.connect(lambda context: QTimer.singleShot(0, faulthandler._sigsegv))

app.MainWindow = Dying
sys.exit(app.main())
"""

# Prints what it says of the last run, and is closed.
NEXT = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton
from s4c_desktop.ui import app

QDesktopServices.openUrl = lambda url: sys.stdout.write("opened " + url.toLocalFile())

class Next(app.MainWindow):
    def furnish(self, workspaces):
        super().furnish(workspaces)
        workspaces.opened.connect(lambda context: QTimer.singleShot(0, self.look))

    def look(self):
        dialog = QApplication.activeModalWidget()
        if dialog is not None:
            sys.stdout.write(dialog.windowTitle() + "; ")
            for button in dialog.findChildren(QPushButton):
                if button.text().replace("&", "") in ("Copy details", "Open log folder"):
                    button.click()
            sys.stdout.write(QGuiApplication.clipboard().text())
            dialog.accept()
        self.close()

app.MainWindow = Next
sys.exit(app.main())
"""


@pytest.mark.usefixtures("_with_a_workspace")
def test_a_death_is_told_once_at_the_next_start() -> None:
    assert run(DYING).returncode != 0
    done = run(NEXT)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("The program ended unexpectedly last time; opened ")
    assert str(paths.log_dir()) in done.stdout
    assert "app.py" in done.stdout
    assert "an earlier run was ended by a fault" in logged()
    assert faults.last() == ""  # What the start after that would tell.
    assert list(paths.log_dir().iterdir()) == [log.file()]


@pytest.mark.parametrize("death", ["os.abort()", "ctypes.string_at(0)"])
def test_every_death_is_written_down(death: str) -> None:
    code = f"import ctypes, os; from s4c_desktop.base import faults; faults.start(); {death}"
    assert run(code).returncode != 0
    assert 'File "<string>", line 1 in <module>' in faults.last()


def test_a_command_that_dies_is_written_down_too() -> None:
    code = """
import faulthandler
from s4c_desktop.cli import main
from s4c_desktop.services.library import LibraryService
LibraryService.listing = lambda self: faulthandler._sigsegv()
main(["framework", "list"])
"""
    assert run(code).returncode != 0
    assert "in main" in faults.last()
    assert faults.last() == ""


def test_runs_that_were_killed_leave_nothing_to_tell() -> None:
    killed = "import os, signal; from s4c_desktop.base import faults; faults.start(); %s"
    run(killed % "os.kill(os.getpid(), 9)" if sys.platform != "win32" else killed % "os._exit(1)")
    assert len(list(paths.log_dir().glob("fault-*"))) == 1
    run(killed % "pass")
    assert len(list(paths.log_dir().glob("fault-*"))) == 1
    assert faults.last() == ""
    assert not list(paths.log_dir().glob("fault-*"))


def test_a_run_that_goes_on_keeps_its_file() -> None:
    code = (
        "from s4c_desktop.base import faults, paths; import faulthandler;"
        "assert faults.start() and not faults.start();"
        "assert faults.last() == '';"
        "assert len(list(paths.log_dir().iterdir())) == 1"
    )
    done = run(code)
    assert done.returncode == 0, done.stderr
    assert not list(paths.log_dir().iterdir())


def test_a_folder_that_refuses_costs_only_the_trace() -> None:
    paths.log_dir().rmdir()
    paths.log_dir().write_text("in the way")
    done = run(
        "from s4c_desktop.base import faults; assert not faults.start() and not faults.last()"
    )
    assert done.returncode == 0, done.stderr


def test_the_name_in_the_home_folder_is_not_told() -> None:
    trace = f'File "{Path.home()}/python/app.py", line 3 in main\n'
    (paths.log_dir() / "fault-1-x.txt").write_text(trace)
    assert faults.last() == 'File "~/python/app.py", line 3 in main\n'
