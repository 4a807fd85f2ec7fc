"""The legend below a chart, wrapped to the width there is."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from s4c_desktop.ui import text_size
from s4c_desktop.ui.charts.drawing import Drawing, Entry
from s4c_desktop.ui.charts.look import SMALL, Look, draw_text
from s4c_desktop.ui.charts.look import text_size as size_of
from s4c_desktop.ui.theme import Theme

_LINE = 22.0
_MARK = 20.0
_SPACE = 6.0
_APART = 18.0


def height(entries: tuple[Entry, ...], width: float, look: Look) -> float:
    """Return the height of a legend at a width."""
    return max((box.bottom() for _entry, box in _flow(entries, width, look)), default=0.0)


def paint(painter: QPainter, entries: tuple[Entry, ...], width: float, look: Look) -> None:
    """Paint a legend from the origin."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for entry, box in _flow(entries, width, look):
        text = QRectF(box)
        if entry.mark is not None:
            mark = QRectF(box.left(), box.center().y() - _MARK / 2, _MARK, _MARK)
            painter.save()
            entry.mark(painter, mark, look)
            painter.restore()
            text.setLeft(box.left() + _MARK + _SPACE)
        draw_text(painter, text, entry.text, look.font(SMALL), look.colour("muted"))


def _flow(entries: tuple[Entry, ...], width: float, look: Look) -> Iterator[tuple[Entry, QRectF]]:
    corner = QPointF(0, 0)
    for entry in entries:
        mark = 0.0 if entry.mark is None else _MARK + _SPACE
        wide = min(width, mark + size_of(entry.text, look.font(SMALL)).width() + 1)
        if corner.x() > 0 and corner.x() + wide > width:
            corner = QPointF(0, corner.y() + _LINE)
        yield entry, QRectF(corner.x(), corner.y(), wide, _LINE)
        corner.setX(corner.x() + wide + _APART)


class Legend(QWidget):
    """Shows a drawing's legend; as high as its width makes it."""

    def __init__(self, drawing: Drawing, theme: Theme) -> None:
        super().__init__()
        self._drawing = drawing
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def minimumSizeHint(self) -> QSize:
        """Return the height needed at the present width."""
        return self.sizeHint()

    def sizeHint(self) -> QSize:
        """Return the height needed at the present width."""
        return QSize(80, self._height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the entries."""
        painter = QPainter(self)
        painter.scale(text_size.factor(), text_size.factor())
        paint(painter, self._entries(), self.width() / text_size.factor(), self._look())
        painter.end()

    def _fit(self) -> None:
        if self.minimumHeight() != self._height():
            self.setFixedHeight(self._height())

    def _height(self) -> int:
        factor = text_size.factor()
        width = max(self.width(), 80) / factor
        return round(height(self._entries(), width, self._look()) * factor)

    def _entries(self) -> tuple[Entry, ...]:
        return self._drawing.legend()

    def _look(self) -> Look:
        return Look(self._theme.tokens, self.font())
