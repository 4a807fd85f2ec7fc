"""Closing what is open over the window, without losing what was typed there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, runtime_checkable

import shiboken6
from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QToolTip

_PAUSE = 10
_TURNS = 300
"""How often to look whether whoever opened a dialog went on, before going on without."""


@runtime_checkable
class KeepsTyped(Protocol):
    """A dialog that would lose a text that was typed into it."""

    def keep_typed(self) -> None:
        """Close, handing over what was typed without deciding anything for the person."""


class Clearing(QObject):
    """Closes menus and dialogs, then calls back once all who waited for them went on."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._dialogs: list[QDialog] = []
        self._turns = 0
        self._then: Callable[[], object] = lambda: None
        self._timer = QTimer(self)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._look)

    def start(self, then: Callable[[], object]) -> None:
        """Close everything; `then` is called from the event loop of the window itself."""
        self._then = then
        self._turns = 0
        while popup := QApplication.activePopupWidget():
            popup.close()
        QToolTip.hideText()
        self._dialogs = _open_dialogs()
        for dialog in reversed(self._dialogs):
            if isinstance(dialog, KeepsTyped):
                dialog.keep_typed()
            else:
                dialog.reject()
        self._timer.start()

    def stop(self) -> None:
        """Call nobody back."""
        self._timer.stop()

    def _look(self) -> None:
        # A dialog is deleted once whoever waited for it has gone on with what it said.
        self._turns += 1
        if self._turns < _TURNS and any(shiboken6.isValid(each) for each in self._dialogs):
            return
        self._timer.stop()
        self._dialogs = []
        self._then()


def clear_clipboard() -> None:
    """Empty the clipboard if what is there comes from this program."""
    clipboard = QGuiApplication.clipboard()
    if clipboard.ownsClipboard():
        clipboard.clear()
    if clipboard.supportsSelection() and clipboard.ownsSelection():
        clipboard.clear(QClipboard.Mode.Selection)


def _open_dialogs() -> list[QDialog]:
    shown = (w for w in QApplication.topLevelWidgets() if w.isVisible())
    return [w for w in shown if isinstance(w, QDialog)]
