"""A ring around what has the keyboard's focus and no frame of its own to show it with."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QWidget

_BY_KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
_STAYING = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
"""The window goes and comes again: the ring as well, if it was there."""

_RADIUS = 8
_INSIDE = 3


def paint_inner_ring(widget: QWidget) -> None:
    """Draw a ring inside a widget of the colour that rings have, in that of its letters."""
    _paint(widget, QPalette.ColorRole.HighlightedText, _INSIDE)


def _paint(widget: QWidget, role: QPalette.ColorRole, inside: int) -> None:
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(widget.palette().color(role), 2))
    box = QRectF(widget.rect()).adjusted(inside, inside, -inside, -inside)
    painter.drawRoundedRect(box, _RADIUS - inside, _RADIUS - inside)
    painter.end()


class FocusRing(QWidget):
    """Lies over a widget and is seen while that has the focus by keyboard.

    Nothing moves for it, and a click never shows it: to click on a page is not to go there.
    """

    def __init__(self, around: QWidget) -> None:
        super().__init__(around)
        self._around = around
        self._by_keyboard = False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        around.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the focus and the size of the widget."""
        match event.type():
            case QEvent.Type.FocusIn if isinstance(event, QFocusEvent):
                if event.reason() not in _STAYING:
                    self._by_keyboard = event.reason() in _BY_KEYBOARD
                if self._by_keyboard:
                    self.setGeometry(self._around.rect())
                    self.raise_()
                    self.show()
            case QEvent.Type.FocusOut:
                self.hide()
            case QEvent.Type.Resize if self.isVisible():
                self.setGeometry(self._around.rect())
            case _:
                pass
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ring."""
        _paint(self, QPalette.ColorRole.Accent, 1)
