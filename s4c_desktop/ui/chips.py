"""Words in a pill that a click, or a key, takes away."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.ui.text_size import scaled
from s4c_desktop.ui.theme import Theme
from s4c_desktop.ui.widgets import plain_tip

LONGEST = 28
"""The most letters shown; the tool tip has all of them."""


class RemovableChip(QPushButton):
    """Shows a filter or a tag; Enter, Space, Delete and Backspace remove it like a click."""

    def __init__(self, theme: Theme, text: str, remove: Callable[[], object]) -> None:
        shown = text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
        # An ampersand would underline the letter after it.
        super().__init__(shown.replace("&", "&&"))
        self.full_text = text
        self._remove = remove
        self.setProperty("role", "chip")
        self.setIcon(theme.icon("x"))
        self.setIconSize(QSize(1, 1) * scaled(12))
        # The icon stands after the words.
        self.setLayoutDirection(
            Qt.LayoutDirection.LeftToRight
            if self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            else Qt.LayoutDirection.RightToLeft
        )
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Remove: {text}").format(text=text))
        self.setToolTip(plain_tip(_("Remove: {text}").format(text=text)))
        self.clicked.connect(lambda _checked=False: remove())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Remove with the keys that remove things."""
        keys = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() in keys:
            self._remove()
        else:
            super().keyPressEvent(event)
