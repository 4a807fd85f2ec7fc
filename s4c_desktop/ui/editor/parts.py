"""Fields and rows that the pages of the editor share."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from s4c_desktop.ui import widgets
from s4c_desktop.ui.autosave import Autosave

WIDEST = 170
"""The width of the editor's cards, in characters: two texts side by side."""


class KeptLine(QLineEdit):
    """A line of text that says when it is to be stored: after a pause, or when left."""

    settled = Signal(str)

    def __init__(self, name: str, hint: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self._autosave = Autosave(lambda: self.settled.emit(self.text().strip()), self)
        self.textEdited.connect(lambda _text: self._autosave.touch())

    def show_text(self, text: str) -> None:
        """Show what is stored, unless something else is being typed."""
        if not self._autosave.pending and text != self.text().strip():
            self.setText(text)
            self.setCursorPosition(0)

    def flush(self) -> None:
        """Hand over now what waits."""
        self._autosave.flush()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hand over what was typed."""
        super().focusOutEvent(event)
        self.flush()


def page_of(column: QVBoxLayout) -> QWidget:
    """Return a scrolling page with a card around a column of fields."""
    card = widgets.Card(margin=24, spacing=12)
    card.setMaximumWidth(widgets.text_width(card, WIDEST))
    card.column.addLayout(column)
    page = QWidget()
    inner = QVBoxLayout(page)
    inner.setContentsMargins(0, 0, 8, 0)
    # In a row, and not by itself: its height is asked for at the width it gets.
    row = QHBoxLayout()
    row.addWidget(card, 100)
    row.addStretch(1)
    inner.addLayout(row)
    inner.addStretch(1)
    return widgets.scrolling(page)
