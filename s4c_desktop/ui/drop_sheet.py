"""What lies over the window while files are dragged over it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from s4c_desktop.ui import widgets
from s4c_desktop.ui.theme import Theme

EDGE = 12


class DropSheet(QFrame):
    """Says what happens if the files are dropped; the pointer does not meet it."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setProperty("role", "drop")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.text = widgets.section()
        self.text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.text.setMaximumWidth(widgets.text_width(self))
        column = QVBoxLayout(self)
        column.setSpacing(16)
        column.addStretch(1)
        centre = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(widgets.Picture(theme.icon("download-simple", "accent"), 48), 0, centre)
        column.addWidget(self.text, 0, centre)
        column.addStretch(1)
        self.hide()

    def say(self, text: str) -> None:
        """Cover the window with a sentence."""
        self.text.setText(text)
        self.text.setMinimumWidth(min(self.text.maximumWidth(), self._window.width() // 2))
        self.setGeometry(self._window.rect().adjusted(EDGE, EDGE, -EDGE, -EDGE))
        self.raise_()
        self.show()
