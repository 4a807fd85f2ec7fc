"""The last resort: every unexpected exception is logged and told in plain words."""

from __future__ import annotations

import logging
import platform
import sys
import threading
from types import TracebackType

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    Qt,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
    qVersion,
)
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout

from s4c_desktop import __version__
from s4c_desktop.base import log
from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.ui import widgets

_log = logging.getLogger(__name__)

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class CrashHandler(QObject):
    """Takes every exception that nobody expected, from whichever thread it comes."""

    _raised = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._dialog: CrashDialog | None = None
        # Dialogs belong to the GUI thread, and not inside the slot that failed.
        self._raised.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Become the handler for slots, threads and Qt's own messages."""
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception
        qInstallMessageHandler(_on_qt_message)

    @staticmethod
    def uninstall() -> None:
        """Give the hooks back; the window is gone by now."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        qInstallMessageHandler(None)

    def report(self, error: BaseException) -> None:
        """Log a bug and tell the person; further ones are only logged while that is read."""
        _log.error("unexpected exception\n%s", log.describe(error))
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

    def _show(self, error: BaseException) -> None:
        if self._dialog is None and QApplication.instance() is not None:
            self._dialog = CrashDialog(error)
            self._dialog.finished.connect(self._closed)
            self._dialog.open()

    def _closed(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None


class CrashDialog(QDialog):
    """Says what happened, what is safe and what to do; the program goes on."""

    def __init__(self, error: BaseException) -> None:
        super().__init__(QApplication.activeWindow())
        self.setWindowTitle(_("Something went wrong"))
        self.setMinimumWidth(520)
        self._details = QPlainTextEdit(details(error))
        self._details.setReadOnly(True)
        self._details.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._details.setMinimumHeight(180)
        self._details.hide()
        self._disclose = widgets.button(_("Show details"), self._toggle, role="quiet")
        self._copy = widgets.button(_("Copy details"), self.copy)
        self._copy.hide()
        go_on = widgets.primary_button(_("Continue"), self.accept)
        go_on.setDefault(True)

        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        column.addWidget(widgets.section(_("Something went wrong")))
        column.addWidget(
            widgets.body(
                _("The program met a fault of its own, and the last action may not have worked.")
            )
        )
        column.addWidget(
            widgets.body(_("Everything that was shown as saved is safe in the workspace."))
        )
        column.addWidget(
            widgets.body(
                _(
                    "You can continue. If it happens again, restart the program and tell us what "
                    "you did, with the details below. They hold no personal data."
                )
            )
        )
        column.addSpacing(8)
        column.addWidget(self._details, 1)
        row = QHBoxLayout()
        row.addWidget(self._disclose)
        row.addWidget(self._copy)
        row.addStretch()
        row.addWidget(go_on)
        column.addLayout(row)

    def copy(self) -> None:
        """Put the details on the clipboard."""
        QGuiApplication.clipboard().setText(self._details.toPlainText())

    def _toggle(self) -> None:
        shown = self._details.isHidden()
        self._details.setVisible(shown)
        self._copy.setVisible(shown)
        self._disclose.setText(_("Hide details") if shown else _("Show details"))
        self.adjustSize()


def details(error: BaseException) -> str:
    """Return what helps to mend the fault: versions, system and where it was raised."""
    versions = f"S4C Desktop {__version__}, Python {platform.python_version()}, Qt {qVersion()}"
    system = f"{platform.system()} {platform.release()} {platform.machine()}"
    return f"{versions}, {system}\n{log.describe(error)}"


def _on_qt_message(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    logging.getLogger("qt").log(_LEVELS.get(kind, logging.WARNING), message)
