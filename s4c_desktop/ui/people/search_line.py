"""The line in which a person is searched."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from s4c_desktop.base.i18n import gettext as _


class SearchLine(QLineEdit):
    """Searches the list below: Down goes there, Escape empties the line."""

    down = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(_("Find a person"))
        self.setAccessibleName(_("Find a person"))
        self.setClearButtonEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the list, or show everybody again."""
        if event.key() == Qt.Key.Key_Down:
            self.down.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)
