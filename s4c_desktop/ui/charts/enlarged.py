"""A chart on screen in the size of text in use; files keep the usual one."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QPainter

from s4c_desktop.ui import text_size
from s4c_desktop.ui.charts.drawing import Drawing, Entry, Table
from s4c_desktop.ui.charts.look import Look


def enlarged(drawing: Drawing) -> Drawing:
    """Return the drawing as large as text is; itself in the usual size."""
    return drawing if text_size.is_usual() else _Enlarged(drawing, text_size.factor())


class _Enlarged(Drawing):
    """Draws another drawing in less room, under a magnifying glass."""

    def __init__(self, drawing: Drawing, factor: float) -> None:
        super().__init__(drawing.title)
        self._drawing = drawing
        self._factor = factor

    @property
    def items(self) -> int:
        """Return how many things can be pointed at."""
        return self._drawing.items

    def summary(self) -> str:
        """Say in a few words what the chart shows."""
        return self._drawing.summary()

    def describe(self, item: int) -> str:
        """Name a thing with all its values."""
        return self._drawing.describe(item)

    def legend(self) -> tuple[Entry, ...]:
        """Explain the marks in use."""
        return self._drawing.legend()

    def table(self) -> Table:
        """Return the values shown."""
        return self._drawing.table()

    def best_size(self, look: Look) -> QSizeF:
        """Return the size, head included, at which the chart is saved."""
        return self._drawing.best_size(look)

    def height(self, width: float, look: Look) -> float:
        """Return the least height of the whole body at a width."""
        return self._drawing.height(width / self._factor, look) * self._factor

    def head_height(self, width: float, look: Look) -> float:
        """Return the height of the head."""
        return self._drawing.head_height(width / self._factor, look) * self._factor

    def paint_head(self, painter: QPainter, width: float, look: Look) -> None:
        """Paint the head from the origin."""
        painter.save()
        painter.scale(self._factor, self._factor)
        self._drawing.paint_head(painter, width / self._factor, look)
        painter.restore()

    def paint(self, painter: QPainter, size: QSizeF, look: Look, current: int | None) -> None:
        """Paint the body from the origin, the thing pointed at standing out."""
        painter.save()
        painter.scale(self._factor, self._factor)
        self._drawing.paint(painter, self._inner(size), look, current)
        painter.restore()

    def place(self, item: int, size: QSizeF, look: Look) -> QRectF:
        """Return where a thing is."""
        box = self._drawing.place(item, self._inner(size), look)
        return QRectF(box.topLeft() * self._factor, box.size() * self._factor)

    def item_at(self, place: QPointF, size: QSizeF, look: Look) -> int | None:
        """Return the thing at a place."""
        return self._drawing.item_at(
            QPointF(place.x() / self._factor, place.y() / self._factor), self._inner(size), look
        )

    def _inner(self, size: QSizeF) -> QSizeF:
        return QSizeF(size.width() / self._factor, size.height() / self._factor)
