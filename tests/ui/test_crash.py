"""Whatever nobody expected is told and logged, without a word of what people entered."""

from __future__ import annotations

import logging
import re
import sys
import threading
import weakref
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QTimer, qWarning
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from s4c_desktop.base import log
from s4c_desktop.ui import crash_dialog
from s4c_desktop.ui.crash import CrashHandler
from s4c_desktop.ui.crash_dialog import CrashDialog
from s4c_desktop.ui.events import Events
from s4c_desktop.ui.messages import Messages
from s4c_desktop.ui.tasks import Tasks
from tests.ui.hearing import without_letter


@pytest.fixture
def log_file() -> Iterator[Callable[[], str]]:
    """Write the log as the program does; return what reads all of its files."""
    handler = log.start()
    assert handler is not None

    def read() -> str:
        handler.flush()
        return "".join(file.read_text("utf-8") for file in log.file().parent.iterdir())

    yield read
    logging.getLogger().removeHandler(handler)
    handler.close()


def raised(text: str = "Maria Ivanova") -> Exception:
    try:
        raise ValueError(text)
    except ValueError as error:
        return error


def button(dialog: QDialog, text: str) -> QPushButton:
    return next(b for b in dialog.findChildren(QPushButton) if without_letter(b.text()) == text)


def dialogs() -> list[CrashDialog]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, CrashDialog)]


def test_a_bug_is_told_in_plain_words(qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    handler = CrashHandler()
    handler.report(raised())
    handler.report(raised())
    qtbot.waitUntil(lambda: len(dialogs()) == 1)
    (dialog,) = dialogs()
    details = dialog.findChild(QPlainTextEdit)
    assert isinstance(details, QPlainTextEdit)
    assert not details.isVisible()
    button(dialog, "Show details").click()
    assert details.isVisible()
    assert "ValueError" in details.toPlainText()
    assert "Maria" not in details.toPlainText()
    button(dialog, "Copy details").click()
    assert QGuiApplication.clipboard().text() == details.toPlainText()
    button(dialog, "Continue").click()
    assert len(caplog.records) == 2
    assert "Maria" not in caplog.text


def test_another_bug_is_told_after_the_first_was_read(qtbot: QtBot) -> None:
    handler = CrashHandler()
    for _time in range(2):
        handler.report(raised())
        qtbot.waitUntil(lambda: any(d.isVisible() for d in dialogs()))
        next(d for d in dialogs() if d.isVisible()).accept()
        QCoreApplication.processEvents()


@pytest.fixture
def handler() -> Iterator[CrashHandler]:
    """Install the handler, and give back what pytest itself has installed."""
    hooks = sys.excepthook, threading.excepthook, sys.unraisablehook
    made = CrashHandler()
    made.install()
    yield made
    made.uninstall()
    sys.excepthook, threading.excepthook, sys.unraisablehook = hooks


CANARY = "Maria Ivanova"


class Held:
    """Something that can be referred to weakly."""


def fail(*_args: object) -> None:
    raise ValueError(CANARY)


def in_a_slot(qtbot: QtBot) -> None:
    button = QPushButton()
    qtbot.addWidget(button)
    button.clicked.connect(fail)
    button.click()


def in_a_timer(_qtbot: QtBot) -> None:
    QTimer.singleShot(0, fail)


def in_a_thread(_qtbot: QtBot) -> None:
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()


def in_a_finaliser(_qtbot: QtBot) -> None:
    held = Held()
    reference = weakref.ref(held, fail)
    del held
    assert reference() is None


@pytest.mark.parametrize(
    "fault",
    [
        in_a_slot,
        in_a_timer,
        in_a_thread,
        in_a_finaliser,
    ],
)
def test_every_road_leads_to_the_handler(
    fault: Callable[[QtBot], None],
    qtbot: QtBot,
    handler: CrashHandler,
    log_file: Callable[[], str],
) -> None:
    with qtbot.captureExceptions() as caught:
        sys.excepthook = handler._on_exception
        fault(qtbot)
        qtbot.waitUntil(lambda: any(d.isVisible() for d in dialogs()))
    (dialog,) = dialogs()
    dialog.accept()
    assert caught == []
    assert "builtins.ValueError" in log_file()
    assert CANARY not in log_file()


@pytest.mark.parametrize("worker", ["run", "run_long"])
@pytest.mark.parametrize("error", [ValueError, SystemExit, KeyboardInterrupt])
def test_what_a_worker_raises_is_told(
    worker: str, error: type[BaseException], qtbot: QtBot, log_file: Callable[[], str]
) -> None:
    def work() -> None:
        raise error(CANARY)

    tasks = Tasks(Events(), Messages(CrashHandler().report))
    getattr(tasks, worker)(work)
    qtbot.waitUntil(lambda: any(d.isVisible() for d in dialogs()))
    (dialog,) = dialogs()
    dialog.accept()
    assert not tasks.busy
    tasks.join()
    assert f"builtins.{error.__name__}" in log_file()
    assert CANARY not in log_file()


@pytest.mark.parametrize(
    "message",
    [
        f'QWidget::setObjectName: no object "{CANARY}"',
        f"QFileSystemWatcher: /home/{CANARY}/work.s4cw is not there",
        f"{CANARY} cannot be drawn by QPainter",
    ],
)
def test_of_what_qt_says_only_its_own_names_are_logged(
    message: str, handler: CrashHandler, log_file: Callable[[], str]
) -> None:
    qWarning(message)
    written = log_file()
    assert re.search("WARNING .* QWidget::setObjectName| QFileSystemWatcher| QPainter", written)
    assert "test_crash.py, line " in written
    assert not re.search("Maria|Ivanova|s4cw|drawn|there", written)


def test_a_fault_that_cannot_be_told_does_not_come_back(
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    handler: CrashHandler,
    log_file: Callable[[], str],
) -> None:
    monkeypatch.setattr(crash_dialog, "details", fail)
    handler.report(raised())
    QCoreApplication.processEvents()
    QCoreApplication.processEvents()
    written = log_file()
    assert written.count("unexpected exception") == 1
    assert written.count("a fault could not be told") == 1
    assert CANARY not in written


class IndescribableError(Exception):
    """Has itself as its cause, and fails when it is looked at."""

    def __getattribute__(self, name: str) -> object:
        raise ValueError(CANARY)


def test_a_broken_exception_is_told_too(qtbot: QtBot, log_file: Callable[[], str]) -> None:
    handler = CrashHandler()
    handler.report(IndescribableError())
    QCoreApplication.processEvents()
    for dialog in dialogs():
        dialog.accept()
    assert "one that cannot be described" in log_file()
    assert CANARY not in log_file()


def test_details_name_the_versions() -> None:
    text = crash_dialog.details(raised())
    assert text.startswith("S4C Desktop ")
    assert "Qt 6." in text
