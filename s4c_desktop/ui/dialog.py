"""What all dialogs of the program have in common."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractButton, QDialog, QWidget

from s4c_desktop.ui.context_menu import open_with_keys
from s4c_desktop.ui.mnemonics import letter_dialog
from s4c_desktop.ui.tab_order import TabAsRead


class Dialog(TabAsRead, QDialog):
    """A dialog in which Tab goes as one reads, and Alt with a letter to everything."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        open_with_keys(self)

    def showEvent(self, event: QShowEvent) -> None:
        """Choose the letters of what is shown."""
        letter_dialog(self)
        super().showEvent(event)

    def press_or_leave(self, ok: QAbstractButton) -> None:
        """Accept what was typed where its button would, else be cancelled."""
        if ok.isEnabled():
            self.accept()
        else:
            self.reject()

    def event(self, event: QEvent) -> bool:
        """Choose letters for what came or was named anew."""
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            letter_dialog(self)
        return super().event(event)
