from __future__ import annotations

import logging
import sys
import threading

import pytest
from PySide6.QtCore import QCoreApplication, QTimer, qWarning
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from s4c_desktop.ui import crash
from s4c_desktop.ui.crash import CrashDialog, CrashHandler


def raised(text: str = "Maria Ivanova") -> Exception:
    try:
        raise ValueError(text)
    except ValueError as error:
        return error


def button(dialog: QDialog, text: str) -> QPushButton:
    return next(b for b in dialog.findChildren(QPushButton) if b.text() == text)


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
def installed() -> CrashHandler:
    return CrashHandler()


def test_every_road_leads_to_the_handler(
    qtbot: QtBot,
    installed: CrashHandler,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    told: list[str] = []
    monkeypatch.setattr(installed, "report", lambda error: told.append(str(error)))
    hooks = sys.excepthook, threading.excepthook
    installed.install()
    try:

        def fail() -> None:
            raise ValueError("slot")

        QTimer.singleShot(0, fail)
        qtbot.waitUntil(lambda: told == ["slot"])

        def fail_elsewhere() -> None:
            raise ValueError("thread")

        thread = threading.Thread(target=fail_elsewhere)
        thread.start()
        thread.join()
        assert told == ["slot", "thread"]
        with caplog.at_level(logging.WARNING, logger="qt"):
            qWarning("from Qt")
        assert "from Qt" in caplog.text
    finally:
        installed.uninstall()
        sys.excepthook, threading.excepthook = hooks


def test_details_name_the_versions() -> None:
    text = crash.details(raised())
    assert text.startswith("S4C Desktop ")
    assert "Qt 6." in text
