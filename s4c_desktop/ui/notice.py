"""A quiet line above a screen, with what to do about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout

from s4c_desktop.ui import widgets
from s4c_desktop.ui.announcing import announce


class Notice(widgets.Card):
    """A sentence with a button; hidden while there is nothing to say."""

    def __init__(self, label: str, action: Callable[[], object]) -> None:
        super().__init__(margin=12)
        self.text = widgets.body()
        self.button = widgets.button(label, action)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.text, 1)
        row.addWidget(self.button)
        self.column.addLayout(row)
        self.hide()

    def say(self, text: str) -> None:
        """Show a sentence; hide for none."""
        self.text.setText(text)
        news = text if self.isHidden() else ""
        self.setVisible(bool(text))
        announce(self, news)
