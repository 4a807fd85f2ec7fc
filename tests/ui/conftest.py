"""What GUI tests share, and the checks that they leave nothing behind."""

from __future__ import annotations

import gc
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FunctionType
from typing import cast

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QThread, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from s4c_desktop.base.errors import Cancelled, UserError
from s4c_desktop.base.settings import Preferences
from s4c_desktop.bootstrap import Program, open_program
from s4c_desktop.ui import care
from s4c_desktop.ui.collecting import Collector
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.events import Events
from s4c_desktop.ui.main_window import MainWindow
from s4c_desktop.ui.messages import Messages
from s4c_desktop.ui.tasks import Tasks
from s4c_desktop.ui.theme import Theme
from s4c_desktop.ui.workspaces import Workspaces

PATIENCE = 60_000
"""Milliseconds after which work that should be done is given up: a busy machine is slow."""

LONG = 3_600_000
"""Milliseconds that no test lasts."""

for _wait in (
    QtBot.waitActive,
    QtBot.waitExposed,
    QtBot.waitSignal,
    QtBot.waitSignals,
    QtBot.waitUntil,
    QtBot.waitCallback,
):
    # There is no setting for it, and five seconds are too short on a busy machine.
    cast(dict[str, object], cast(FunctionType, _wait).__kwdefaults__)["timeout"] = PATIENCE


class RecordingMessages(Messages):
    """Keeps what would be shown, and answers questions with `answer`."""

    def __init__(self) -> None:
        super().__init__(self.bugs_append)
        self.bugs: list[BaseException] = []
        self.errors: list[UserError] = []
        self.infos: list[tuple[str, str]] = []
        self.questions: list[tuple[str, str, str]] = []
        self.answer = True
        self.quiet = False

    def bugs_append(self, error: BaseException) -> None:
        self.bugs.append(error)

    def error(self, error: BaseException) -> None:
        if isinstance(error, UserError):
            self.errors.append(error)
        elif not isinstance(error, Cancelled):
            self.bugs.append(error)

    def info(self, title: str, text: str) -> None:
        self.infos.append((title, text))

    def ask(self, title: str, text: str, ok_label: str) -> bool:
        self.questions.append((title, text, ok_label))
        return self.answer

    def tell_before(self, title: str, text: str, ok_label: str, quiet: str) -> tuple[bool, bool]:
        self.questions.append((title, text, ok_label))
        return self.answer, self.quiet


@pytest.fixture(autouse=True)
def _nothing_left(qapp: QApplication) -> Iterator[None]:
    """Fail a test that leaves windows, timers or threads behind, naming them."""
    # Out of the way of the garbage collector and of the search for what this test leaves: only
    # what it makes is looked through, a thousand times a run.
    gc.collect()
    gc.freeze()
    before = set(QApplication.topLevelWidgets())
    collector = Collector()
    collector.start()
    yield
    collector.stop()
    _delete_deferred()
    if _left_behind(before):
        gc.collect()  # Cycles keep Qt's objects alive for a while; that is no leak.
        _delete_deferred()
        left = _left_behind(before)
        for widget in set(QApplication.topLevelWidgets()) - before:
            widget.deleteLater()
        _delete_deferred()
        assert not left, f"left behind: {left}"


def _left_behind(before: set[QWidget]) -> list[str]:
    """Name what a test made and did not put away."""
    widgets = set(QApplication.topLevelWidgets()) - before
    alive = [o for o in gc.get_objects() if type(o) is QTimer or type(o) is QThread]
    timers = [t for t in alive if isinstance(t, QTimer) and _is_active(t)]
    running = [t for t in alive if isinstance(t, QThread) and _is_running(t)]
    threads = [t for t in threading.enumerate() if t.name.startswith(("workspace", "long"))]
    return [
        *(f"{type(w).__name__} {w.windowTitle()!r}" for w in widgets),
        *(f"timer of {t.parent()!r}, {t.interval()} ms" for t in timers),
        *(f"Qt thread {t!r}" for t in running),
        *(f"thread {t.name}" for t in threads),
    ]


def _delete_deferred() -> None:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QCoreApplication.processEvents()


def _is_active(timer: QTimer) -> bool:
    try:
        return timer.isActive()
    except RuntimeError:  # Qt's part is deleted already.
        return False


def _is_running(thread: QThread) -> bool:
    try:
        return thread.isRunning()
    except RuntimeError:
        return False


@pytest.fixture(autouse=True)
def _nothing_unasked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no window look after its workspace by the clock: a slow machine would meet it."""
    monkeypatch.setattr(care, "CALM", LONG)


@pytest.fixture
def messages() -> RecordingMessages:
    return RecordingMessages()


@pytest.fixture
def events(qapp: QApplication) -> Events:
    return Events()


@pytest.fixture
def tasks(events: Events, messages: RecordingMessages) -> Iterator[Tasks]:
    made = Tasks(events, messages)
    yield made
    made.join()
    _delete_deferred()
    assert not messages.bugs, f"unexpected exceptions: {messages.bugs!r}"


@pytest.fixture
def settle(tasks: Tasks) -> Callable[[], None]:
    """Return a function that waits until nothing is left to be done."""
    return lambda: wait_until_idle(tasks)


def window_over(
    workspaces: Workspaces,
    settle: Callable[[], None],
    location: Path | None = None,
    *,
    passphrase: str | None = None,
    prepare: Callable[[MainWindow], object] = lambda _made: None,
) -> Iterator[MainWindow]:
    """Show the window, over a workspace if one is named, and put it away after the test."""
    made = MainWindow(workspaces)
    prepare(made)
    made.show()
    if location is not None:
        workspaces.open(str(location), passphrase=passphrase)
        settle()
    yield made
    made.close()
    settle()
    QApplication.processEvents()
    made.deleteLater()


def wait_until_idle(tasks: Tasks) -> None:
    """Run the event loop until the workspace thread has nothing left, and what follows is done."""
    QCoreApplication.processEvents()
    while tasks.busy:
        loop = QEventLoop()
        tasks.idle.connect(loop.quit)
        giving_up = QTimer()
        giving_up.setSingleShot(True)
        giving_up.timeout.connect(loop.quit)
        giving_up.start(PATIENCE)
        loop.exec()
        assert giving_up.isActive(), "the workspace thread did not become idle"
        giving_up.stop()
        QCoreApplication.processEvents()


@pytest.fixture(scope="session")
def _look(qapp: QApplication) -> Theme:
    made = Theme()
    made.apply(qapp)
    return made


@pytest.fixture
def theme(_look: Theme) -> Theme:
    """Return the light theme, applied to the application."""
    _look.set_scheme("light")
    return _look


class DressingBot(QtBot):
    """Shows what is tested by itself in the look that it has within a window."""

    theme: Theme

    def addWidget(
        self, widget: QWidget, *, before_close_func: Callable[[QWidget], None] | None = None
    ) -> None:
        """Keep and dress a widget; one that opens over another takes on the other's look."""
        super().addWidget(widget, before_close_func=before_close_func)
        if widget.parent() is None and not widget.styleSheet():
            self.theme.dress(widget)


@pytest.fixture
def qtbot(request: pytest.FixtureRequest, _look: Theme) -> DressingBot:
    made = DressingBot(request)
    made.theme = _look
    return made


@pytest.fixture
def workspace_file(empty_template: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(empty_template, tmp_path / "Test.s4cw"))


@pytest.fixture
def program(workspace_file: Path) -> Iterator[Program]:
    opened = open_program(workspace_file)
    yield opened
    opened.close()


@pytest.fixture
def context(
    program: Program, tasks: Tasks, events: Events, theme: Theme, messages: RecordingMessages
) -> Iterator[Context]:
    """Return an empty workspace with its tools."""
    yield Context(program, tasks, events, theme, messages, Preferences())
    # Before the workspace is closed, whatever the order of the other fixtures.
    tasks.join()


@pytest.fixture
def workspaces(
    tasks: Tasks, events: Events, theme: Theme, messages: RecordingMessages
) -> Iterator[Workspaces]:
    """Return the opener of workspaces; the one in use is closed after the test."""
    made = Workspaces(tasks, events, theme, messages, Preferences(theme="light"))
    yield made
    made.close(then=lambda: None)
    wait_until_idle(tasks)


@pytest.fixture
def sample_file(sample_template: Path, tmp_path: Path) -> Path:
    """Return a workspace with the sample people and assessments."""
    return Path(shutil.copy(sample_template, tmp_path / "Sample.s4cw"))


@pytest.fixture
def sample_program(sample_file: Path) -> Iterator[Program]:
    opened = open_program(sample_file)
    yield opened
    opened.close()


@pytest.fixture
def sample_context(
    sample_program: Program,
    tasks: Tasks,
    events: Events,
    theme: Theme,
    messages: RecordingMessages,
) -> Iterator[Context]:
    """Return a workspace with sample people and assessments, with its tools."""
    yield Context(sample_program, tasks, events, theme, messages, Preferences())
    tasks.join()
