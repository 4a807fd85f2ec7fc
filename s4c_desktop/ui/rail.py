"""The navigation rail at the left edge of the window."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QSizePolicy,
    QSpacerItem,
    QToolButton,
    QVBoxLayout,
)

from s4c_desktop.ui.text_size import factor
from s4c_desktop.ui.theme import Theme

WIDTH = 104
ROOMY = 1.25
"""With larger text than that the words alone have room in a low window."""

_APART = 8
_TEXT_ONLY = 1
_TEXT_UNDER_ICON = 3

ENTRY_OF = {"own_frameworks": "library", "votes": "groups"}
"""Screens without an entry of their own, with the entry that they are reached from."""


class Rail(QFrame):
    """One button for each screen; the last one stands at the bottom."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, entries: tuple[tuple[str, str, str], ...]) -> None:
        """Take the entries as (name, icon, text)."""
        super().__init__()
        self.setProperty("role", "rail")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QToolButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(0)
        for name, icon, text in entries:
            # In a low window the entries move together; none is cut.
            column.addItem(
                QSpacerItem(0, _APART, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Maximum)
            )
            if name == entries[-1][0]:
                column.addStretch()
            made = QToolButton()
            made.setProperty("role", "rail")
            made.setText(text)
            made.setIcon(theme.icon(icon, "muted"))
            made.setIconSize(QSize(24, 24))
            # By its number: of the names in Qt's own namespace all are made when one is asked
            # for, which takes longer than to paint the window.
            look = _TEXT_UNDER_ICON if factor() <= ROOMY else _TEXT_ONLY
            made.setProperty("toolButtonStyle", look)
            made.setCheckable(True)
            made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            made.clicked.connect(lambda _checked, name=name: self.chosen.emit(name))
            self._group.addButton(made)
            self._buttons[name] = made
            column.addWidget(made)

    def show_hand(self) -> None:
        """Let the pointer say that the entries can be clicked."""
        from PySide6.QtCore import Qt

        for made in self._buttons.values():
            made.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """Ask for the width of the longest name, so that no page takes it away."""
        return super().sizeHint().expandedTo(QSize(WIDTH, 0))

    def minimumSizeHint(self) -> QSize:
        """Return the same width, and a height at which the entries stand close."""
        return super().minimumSizeHint().expandedTo(QSize(WIDTH, 0))

    def show_chosen(self, name: str) -> None:
        """Mark the entry of the screen that is shown, or the one it is reached from."""
        self._buttons[ENTRY_OF.get(name, name)].setChecked(True)

    def names(self) -> tuple[str, ...]:
        """Return the names of the entries, from top to bottom."""
        return tuple(self._buttons)

    def button(self, name: str) -> QToolButton:
        """Return the button of an entry."""
        return self._buttons[name]
