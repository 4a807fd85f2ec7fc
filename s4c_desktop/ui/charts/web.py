"""A web of rings and axes on the screen, on which the radars of groups lie."""

from __future__ import annotations

import math
from abc import abstractmethod
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain import radar
from s4c_desktop.domain.radar import BELOW, RINGS, Layout, Point, RingText, Size
from s4c_desktop.ui.charts.layered import Layered
from s4c_desktop.ui.charts.look import SMALL, TINY, Look, draw_outlined, draw_text, tight_size

MARGIN = 4.0
_RIM = 1.5
_NAME_RIM = 5.0
_PAD = 3.0
_ACROSS = Qt.AlignmentFlag.AlignHCenter


class Web(Layered):
    """Rings, axes and their labels; what lies on them is up to the chart."""

    def __init__(self, title: str, codes: Sequence[str], names: Mapping[int, str]) -> None:
        super().__init__(title)
        if not radar.fits(len(codes)):
            raise ValueError("a radar needs three axes")
        self.codes = tuple(codes)
        self._names = names
        self._placed: tuple[QSizeF, Layout] | None = None

    @abstractmethod
    def paint_values(self, painter: QPainter, placed: Layout, look: Look) -> None:
        """Paint what lies on the axes."""

    @abstractmethod
    def paint_strong(self, painter: QPainter, placed: Layout, look: Look, current: int) -> None:
        """Paint what is pointed at on top."""

    def silent(self, axis: int) -> bool:
        """Tell whether there is nothing on an axis."""
        return False

    def best_size(self, look: Look) -> QSizeF:
        """Return a size with room for every label."""
        return QSizeF(520, 480)

    def height(self, width: float, look: Look) -> float:
        """Return the height that suits a width."""
        return max(220.0, min(width * 0.82, 340.0))

    def paint_ground(self, painter: QPainter, size: QSizeF, look: Look) -> None:
        """Paint rings and axes, the values, then the labels."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.save()
        painter.translate(MARGIN, MARGIN)
        placed = self.layout(size, look)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("hover"))
        painter.drawPolygon(polygon(placed.ring(BELOW)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(look.grid, 1))
        for ring in RINGS:
            painter.drawPolygon(polygon(placed.ring(ring)))
        for axis in range(placed.axes):
            pen = QPen(look.grid, 1)
            if self.silent(axis):
                pen.setDashPattern([2, 3])
            painter.setPen(pen)
            painter.drawLine(QLineF(at(placed.centre), at(placed.point(axis, RINGS[-1]))))
        self.paint_values(painter, placed, look)
        font = look.font(TINY, medium=not placed.named)
        for ring, box in placed.ring_labels.items():
            text = self._ring_name(ring) if placed.named else _ring_number(ring)
            draw_outlined(painter, QRectF(box.x, box.y, box.width, box.height), text, font, look)
        self._paint_labels(painter, placed, look)
        painter.restore()

    def paint_current(self, painter: QPainter, size: QSizeF, look: Look, current: int) -> None:
        """Paint what is pointed at."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.save()
        painter.translate(MARGIN, MARGIN)
        self.paint_strong(painter, self.layout(size, look), look, current)
        painter.restore()

    def layout(self, size: QSizeF, look: Look) -> Layout:
        """Return where everything stands at a size."""
        if self._placed is None or self._placed[0] != size:
            font = look.font(SMALL, medium=True)
            labels = [_size(tight_size(code, font, _PAD)) for code in self.codes]
            numbers, names = look.font(TINY, medium=True), look.font(TINY)
            rings = {
                ring: RingText(
                    _size(tight_size(_ring_number(ring), numbers, _RIM)),
                    _size(tight_size(self._ring_name(ring), names, _NAME_RIM)),
                )
                for ring in RINGS
            }
            room = Size(size.width() - 2 * MARGIN, size.height() - 2 * MARGIN)
            self._placed = (QSizeF(size), radar.layout(room, labels, rings))
        return self._placed[1]

    def axis_box(self, axis: int, size: QSizeF, look: Look) -> QRectF:
        """Return where an axis is labelled, or where it ends."""
        placed = self.layout(size, look)
        box = placed.axis_labels[axis]
        if box is None:
            return QRectF(at(placed.point(axis, RINGS[-1])), QSizeF(1, 1))
        return QRectF(box.x, box.y, box.width, box.height).translated(MARGIN, MARGIN)

    def axis_at(self, place: QPointF, size: QSizeF, look: Look) -> int | None:
        """Return the axis nearest to a place on the radar or its labels."""
        placed = self.layout(size, look)
        for axis in range(placed.axes):
            if self.axis_box(axis, size, look).adjusted(-2, -2, 2, 2).contains(place):
                return axis
        away = place - QPointF(MARGIN, MARGIN) - at(placed.centre)
        distance = math.hypot(away.x(), away.y())
        if not placed.outer * 0.06 < distance < placed.outer * 1.06:
            return None
        turned = math.atan2(away.x(), -away.y()) % math.tau
        return round(turned / math.tau * placed.axes) % placed.axes

    def _paint_labels(self, painter: QPainter, placed: Layout, look: Look) -> None:
        font = look.font(SMALL, medium=True)
        for axis, box in enumerate(placed.axis_labels):
            if box is not None:
                room = QRectF(box.x, box.y, box.width, box.height)
                colour = look.colour("muted" if self.silent(axis) else "text")
                draw_text(painter, room, self.codes[axis], font, colour, _ACROSS)

    def _ring_name(self, ring: int) -> str:
        if ring == BELOW:
            return _("Below 4")
        name = self._names.get(ring, "")
        return _("{level} {name}").format(level=ring, name=name).strip()


def dashed_mark(painter: QPainter, box: QRectF, look: Look) -> None:
    """Draw the sign of the required outline."""
    painter.setPen(look.dashed("required", 2))
    painter.drawLine(QLineF(box.left(), box.center().y(), box.right(), box.center().y()))


def _ring_number(ring: int) -> str:
    return "<4" if ring == BELOW else str(ring)


def _size(size: QSizeF) -> Size:
    return Size(size.width(), size.height())


def at(point: Point) -> QPointF:
    """Return a place of the geometry as one of the painter."""
    return QPointF(point.x, point.y)


def polygon(points: Sequence[Point]) -> QPolygonF:
    """Return places of the geometry as the painter's."""
    return QPolygonF([at(point) for point in points])
