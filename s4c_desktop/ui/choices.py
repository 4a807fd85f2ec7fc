"""Choices of one thing, each with a sentence on what it means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from s4c_desktop.ui.theme import Theme
from s4c_desktop.ui.widgets import TextLabel, muted, put_away

T = TypeVar("T")

INDENT = 24
"""What the sentence is set in by, to stand under the name and not under the dot."""


@dataclass(frozen=True, slots=True)
class Option(Generic[T]):
    """Something to choose: the value, its name, and a sentence where one is needed."""

    value: T
    name: str
    sentence: str = ""


class _Row(QWidget):
    """A radio button with its sentence; a click anywhere chooses."""

    def __init__(self, option: Option[Any], theme: Theme | None) -> None:
        super().__init__()
        self._theme = theme
        self.radio = QRadioButton(option.name)
        self.radio.setAccessibleDescription(option.sentence)
        self.sentence: TextLabel = muted(option.sentence)
        self.sentence.setContentsMargins(INDENT, 0, 0, 0)
        if not option.sentence:
            # Not setVisible(True): what has no parent yet would open as a window of its own.
            self.sentence.hide()
        column = QVBoxLayout(self)
        side, above, below = (12, 6, 10) if theme else (0, 0, 2)
        column.setContentsMargins(side, above, side, below)
        column.setSpacing(0)
        column.addWidget(self.radio)
        column.addWidget(self.sentence)
        if theme is not None:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.radio.toggled.connect(self.update)
            theme.changed.connect(self.update)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose, and take the focus as the button itself would."""
        if self.isEnabled() and self.rect().contains(event.position().toPoint()):
            self.radio.setFocus(Qt.FocusReason.MouseFocusReason)
            self.radio.click()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the frame, in the accent's colours where this is chosen."""
        if self._theme is None:
            return
        tokens = self._theme.tokens
        chosen = self.radio.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.accent if chosen else tokens.border), 1))
        painter.setBrush(QColor(tokens.accent_wash if chosen else tokens.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        painter.end()


class Choices(QWidget, Generic[T]):
    """Radio buttons over values; nothing is chosen until somebody does, or `choose` is called.

    Arrow keys move among them, Tab leaves. With a theme each stands in a frame.
    """

    chosen = Signal()
    """The person chose something."""

    left_by_enter = Signal()
    """The person pressed Enter on a choice."""

    def __init__(self, name: str, theme: Theme | None = None) -> None:
        super().__init__()
        self._theme = theme
        self._options: tuple[Option[T], ...] = ()
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(lambda _id: self.chosen.emit())
        self._rows: list[_Row] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8 if theme else 4)
        self.setAccessibleName(name)

    def offer(self, options: Sequence[Option[T]]) -> None:
        """Offer these; what was chosen stays chosen where it is still there."""
        if tuple(options) == self._options:
            return
        before = self.value()
        same = [o.value for o in options] == [o.value for o in self._options]
        self._options = tuple(options)
        if same:
            for row, option in zip(self._rows, options, strict=True):
                row.radio.setText(option.name)
                row.sentence.setText(option.sentence)
            return
        for row in self._rows:
            self._group.removeButton(row.radio)
            put_away(row)
        self._rows = [_Row(option, self._theme) for option in options]
        for number, row in enumerate(self._rows):
            row.radio.installEventFilter(self)
            self._group.addButton(row.radio, number)
            self._column.addWidget(row)
        self.choose(before)

    def value(self) -> T | None:
        """Return what is chosen, or None."""
        number = self._group.checkedId()
        return self._options[number].value if number >= 0 else None

    def choose(self, value: T | None) -> None:
        """Show a value as chosen."""
        self._group.setExclusive(False)
        for row, option in zip(self._rows, self._options, strict=True):
            row.radio.setChecked(option.value == value)
        self._group.setExclusive(True)

    def focus(self) -> None:
        """Give the focus to what is chosen, or to the first."""
        button = self._group.checkedButton() or (self._rows[0].radio if self._rows else None)
        if button is not None:
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def radio(self, value: T) -> QRadioButton:
        """Return the button of a value."""
        return self._rows[[o.value for o in self._options].index(value)].radio

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Choose with Enter as with Space, then go on."""
        if event.type() == QEvent.Type.KeyPress:
            key = getattr(event, "key", None)
            if key is not None and key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if isinstance(watched, QRadioButton) and not watched.isChecked():
                    watched.click()
                self.left_by_enter.emit()
                return True
        return super().eventFilter(watched, event)
