"""A row of small buttons of which one is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from s4c_desktop.ui.flow_layout import FlowLayout
from s4c_desktop.ui.widgets import plain_tip

T = TypeVar("T")


class Segments(QWidget, Generic[T]):
    """Chooses one value of a few; one stop for Tab, with arrows from one to the next.

    `flowing` ones take further rows where one is too short.
    """

    chosen = Signal(object)
    """The person chose this value."""

    def __init__(
        self, name: str, options: Sequence[tuple[T, str]], *, flowing: bool = False
    ) -> None:
        super().__init__()
        self._values = [value for value, _text in options]
        self._group = QButtonGroup(self)
        self.setAccessibleName(name)
        row = FlowLayout(spacing=4) if flowing else QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self.setLayout(row)
        for number, (_value, text) in enumerate(options):
            made = QPushButton(text)
            made.setProperty("role", "segment")
            made.setCheckable(True)
            # So that screen readers speak of one choice among several.
            made.setAutoExclusive(True)
            made.setCursor(Qt.CursorShape.PointingHandCursor)
            made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            made.setAccessibleName(f"{name}: {text}")
            self._group.addButton(made, number)
            row.addWidget(made)
        if isinstance(row, QHBoxLayout):
            row.addStretch(1)
        self._group.idClicked.connect(lambda number: self.chosen.emit(self._values[number]))

    def show_value(self, value: T | None) -> None:
        """Show a value as chosen; nothing for None."""
        self._group.setExclusive(False)
        for known, made in zip(self._values, self._group.buttons(), strict=True):
            made.setChecked(known == value and value is not None)
        self._group.setExclusive(True)

    def value(self) -> T | None:
        """Return what is chosen, or None."""
        number = self._group.checkedId()
        return self._values[number] if number >= 0 else None

    def button(self, value: T) -> QPushButton:
        """Return the button of a value."""
        made = self._group.button(self._values.index(value))
        if not isinstance(made, QPushButton):
            raise TypeError("segments are push buttons")
        return made

    def explain(self, value: T, text: str) -> None:
        """Say what a value means, under the pointer and to screen readers."""
        made = self.button(value)
        if made.accessibleDescription() != text:
            made.setToolTip(plain_tip(text, wrap=True) if text else "")
            made.setAccessibleDescription(text)

    def focus(self) -> None:
        """Give the focus to what is chosen, or to the first."""
        target = self._group.checkedButton() or self._group.buttons()[0]
        target.setFocus(Qt.FocusReason.OtherFocusReason)
