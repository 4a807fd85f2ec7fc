"""The least a radar can be: a widget that paints what it made once."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen, QPolygonF, QStaticText
from PySide6.QtWidgets import QApplication, QWidget

from benchmarks.radar.values import HEIGHT, LEVELS, WIDTH, codes, outlines, redraws

RINGS = (3, *LEVELS)


@dataclass(slots=True)
class Outline:
    """A line, and its dots where it has any."""

    line: QPolygonF
    places: list[QPointF]
    pen: QPen


@dataclass(frozen=True, slots=True)
class Web:
    """The geometry of a radar."""

    middle: QPointF
    outer: float
    axes: int

    def at(self, axis: float, ring: int, beyond: float = 0) -> QPointF:
        """Return the place of a level on an axis."""
        radius = self.outer * (ring - RINGS[0] + 1) / len(RINGS) + beyond
        turned = math.tau * axis / self.axes
        return self.middle + QPointF(math.sin(turned), -math.cos(turned)) * radius

    def places(self, values: list[int]) -> list[QPointF]:
        """Return the places of a level on each axis."""
        return [self.at(axis, value) for axis, value in enumerate(values)]

    def ring(self, values: list[int]) -> QPolygonF:
        """Return the outline through them."""
        return QPolygonF(self.places(values))


class BareRadar(QWidget):
    """Paints rings, axes, labels and outlines, one of the axes or outlines standing out."""

    def __init__(self, axes: int, polygons: int) -> None:
        super().__init__()
        self.current = 0
        self._values = outlines(axes, polygons)
        self._many = polygons > 2
        self._font = QFont()
        self._font.setPixelSize(12)
        self._grid, self._strong = QPen(QColor("#c8ced4"), 1), QPen(QColor("#0b6e99"), 3)
        self._fill, self._dot = QColor(11, 110, 153, 50), QColor("#0b6e99")
        self.make(WIDTH, HEIGHT)

    def make(self, width: int, height: int) -> None:
        """Make all that is painted for a size."""
        axes = len(self._values[0])
        web = Web(QPointF(width / 2, height / 2), min(width, height) / 2 - 50, axes)
        self._rings = [web.ring([ring] * axes) for ring in RINGS]
        self._axes = [QLineF(web.middle, web.at(axis, RINGS[-1])) for axis in range(axes)]
        dashed, solid = QPen(QColor("#7a3e9d"), 2, Qt.PenStyle.DashLine), QPen(QColor("#0b6e99"), 2)
        if self._many:
            solid = QPen(QColor(11, 110, 153, 90), 1.5)
        required, *others = self._values
        self._outlines = [Outline(web.ring(values), web.places(values), solid) for values in others]
        self._outlines.append(Outline(web.ring(required), [], dashed))
        self._labels = []
        for axis, code in enumerate(codes(axes)):
            text = QStaticText(code)
            text.prepare(font=self._font)
            size = text.size()
            place = web.at(axis, RINGS[-1], 18) - QPointF(size.width(), size.height()) / 2
            self._labels.append((place, text))
        for ring in RINGS:
            self._labels.append((web.at(0.5, ring), QStaticText(str(ring))))

    @property
    def items(self) -> int:
        """How many things can stand out."""
        return len(self._outlines) - 1 if self._many else len(self._axes)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint all of it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._grid)
        for ring in self._rings:
            painter.drawPolygon(ring)
        painter.drawLines(self._axes)
        for number, outline in enumerate(self._outlines):
            painter.setPen(outline.pen)
            filled = outline.places and not self._many
            painter.setBrush(self._fill if filled else Qt.BrushStyle.NoBrush)
            painter.drawPolygon(outline.line)
            if filled or (self._many and number == self.current):
                self._dots(painter, outline)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(self._strong)
        if self._many:
            painter.drawPolygon(self._outlines[self.current].line)
        else:
            painter.drawLine(self._axes[self.current])
        painter.setFont(self._font)
        painter.setPen(Qt.GlobalColor.black)
        for place, text in self._labels:
            painter.drawStaticText(place, text)
        painter.end()

    def _dots(self, painter: QPainter, outline: Outline) -> None:
        painter.setBrush(self._dot)
        for place in outline.places:
            painter.drawEllipse(QRectF(place.x() - 4, place.y() - 4, 8, 8))
        painter.setBrush(Qt.BrushStyle.NoBrush)


def run(axes: int, polygons: int) -> dict[str, float]:
    """Let one thing after the other stand out."""
    app = QApplication([])
    widget = BareRadar(axes, polygons)
    widget.resize(WIDTH, HEIGHT)
    widget.show()
    app.processEvents()

    def step(item: int) -> None:
        widget.current = item
        widget.repaint()

    def resize(width: int, height: int) -> None:
        widget.resize(width, height)
        widget.make(width, height)
        widget.repaint()

    found = redraws(step, widget.items, resize)
    widget.close()
    return found
