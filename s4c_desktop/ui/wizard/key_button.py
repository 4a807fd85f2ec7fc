"""A button that shows the key that does the same."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from s4c_desktop.ui.text_size import scaled
from s4c_desktop.ui.theme import Theme
from s4c_desktop.ui.widgets import Button

GAP = 10


class KeyButton(Button):
    """A push button with its key at the right, in muted letters."""

    def __init__(self, theme: Theme, text: str, key: str, *, primary: bool = False) -> None:
        super().__init__(text)
        self._theme = theme
        self._key = key
        self._key_shown = True
        self._primary = primary
        if primary:
            self.setProperty("role", "primary")
        self.setStyleSheet("QPushButton { text-align: left; }")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def _key_font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(scaled(12))
        font.setWeight(QFont.Weight.Medium)
        return font

    def show_key(self, shown: bool) -> None:
        """Show the key, or save its room."""
        self._key_shown = shown
        self.updateGeometry()
        self.update()

    def width_with(self, *, key: bool) -> int:
        """Return the width with or without the key."""
        wide = key and bool(self._key)
        extra = QFontMetrics(self._key_font()).horizontalAdvance(self._key) + GAP if wide else 0
        return super().sizeHint().width() + extra

    def sizeHint(self) -> QSize:
        """Make room for the key."""
        return QSize(self.width_with(key=self._key_shown), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Never cut the text."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the button, then the key."""
        super().paintEvent(event)
        if not self._key_shown:
            return
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setFont(self._key_font())
        painter.setPen(QColor(tokens.on_accent if self._primary else tokens.muted))
        place = QRectF(self.rect()).adjusted(0, 0, -14, 0)
        painter.drawText(
            place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._key
        )
        painter.end()
