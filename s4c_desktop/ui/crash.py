"""The last resort: every unexpected exception is logged and told in plain words."""

from __future__ import annotations

import inspect
import logging
import re
import sys
import threading
from functools import partial
from types import TracebackType
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    QTimer,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication

from s4c_desktop.base import log

if TYPE_CHECKING:
    from sys import UnraisableHookArgs

    from s4c_desktop.ui.crash_dialog import CrashDialog

_log = logging.getLogger(__name__)

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}

_QT_NAME = re.compile(r"\bQ[A-Z]\w*(?:::~?\w+)*")


class CrashHandler(QObject):
    """Takes every exception that nobody expected, from whichever thread it comes."""

    _raised = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._dialog: CrashDialog | None = None
        # Dialogs belong to the GUI thread, and not inside the slot that failed.
        self._raised.connect(self._show_later)

    def install(self) -> None:
        """Become the handler for slots, threads and Qt's own messages."""
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception
        sys.unraisablehook = self._on_unraisable
        qInstallMessageHandler(_on_qt_message)

    @staticmethod
    def uninstall() -> None:
        """Give the hooks back; the window is gone by now."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        sys.unraisablehook = sys.__unraisablehook__
        qInstallMessageHandler(None)

    def report(self, error: BaseException) -> None:
        """Log a bug and tell the person; further ones are only logged while that is read."""
        try:
            text = log.describe(error)
        except Exception:  # noqa: BLE001 - even an exception can be broken
            text = "one that cannot be described"
        _log.error("unexpected exception\n%s", text)
        if shiboken6.isValid(self):
            self._raised.emit(error)

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, Exception):
            self.report(error)
        else:
            sys.__excepthook__(kind, error, trace)

    def _on_thread_exception(self, args: threading.ExceptHookArgs) -> None:
        if isinstance(args.exc_value, Exception):
            self.report(args.exc_value)

    def _on_unraisable(self, args: UnraisableHookArgs) -> None:
        if isinstance(args.exc_value, Exception):
            self.report(args.exc_value)

    def _show_later(self, error: BaseException) -> None:
        QTimer.singleShot(0, self, partial(self._show, error))

    def _show(self, error: BaseException) -> None:
        if self._dialog is not None or QApplication.instance() is None:
            return
        try:
            # Seldom needed, and the handler is there before the window is painted.
            from s4c_desktop.ui.crash_dialog import CrashDialog

            self._dialog = CrashDialog(error)
            self._dialog.finished.connect(self._closed)
            self._dialog.open()
        except Exception as fault:  # noqa: BLE001 - reporting it would come here again
            self._dialog = None
            _log.error("a fault could not be told\n%s", log.describe(fault))

    def _closed(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None


def _on_qt_message(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    # Qt quotes texts and files, with and without quotation marks: of its words only names of
    # its own are kept. Where the program was when it was said tells more anyway.
    names = " ".join(dict.fromkeys(_QT_NAME.findall(message)))
    frame = inspect.currentframe()
    caller = frame.f_back if frame is not None else None
    place = f"{caller.f_code.co_filename}, line {caller.f_lineno}" if caller else "no Python code"
    level = _LEVELS.get(kind, logging.WARNING)
    _log.log(level, "Qt, %s: %s from %s", context.category or "default", names, place)
