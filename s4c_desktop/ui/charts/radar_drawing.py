"""The radar of one area: required level as a dashed outline, actual level as a filled area."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain import radar
from s4c_desktop.domain.radar import BELOW, RINGS, Box, Layout, Point, RingText, Size
from s4c_desktop.ui.charts import symbols
from s4c_desktop.ui.charts.drawing import Entry, Table
from s4c_desktop.ui.charts.layered import Layered
from s4c_desktop.ui.charts.levels import Levels, Row
from s4c_desktop.ui.charts.levels_legend import levels_legend
from s4c_desktop.ui.charts.look import (
    SMALL,
    TINY,
    Look,
    draw_outlined,
    draw_text,
    tight_size,
)

_DOT = 4.0
_MARGIN = 4.0
_STATE = 15.0
_PAD = 3.0
_RIM = 1.5
# Names cover more of what lies below them than numbers, and so need more room apart.
_NAME_RIM = 5.0
_ACROSS = Qt.AlignmentFlag.AlignHCenter


class Radar(Layered):
    """Three or more competences around a centre that stands for no value."""

    def __init__(self, title: str, levels: Levels) -> None:
        super().__init__(title)
        if not radar.fits(len(levels.rows)):
            raise ValueError("a radar needs three axes")
        self.levels = levels
        self._placed: tuple[QSizeF, Layout] | None = None

    @property
    def items(self) -> int:
        """Return the number of axes."""
        return len(self.levels.rows)

    def summary(self) -> str:
        """Say how many are met."""
        return self.levels.summary()

    def describe(self, item: int) -> str:
        """Name a competence, its levels and the gap."""
        return self.levels.describe(item)

    def table(self) -> Table:
        """Return the levels drawn."""
        return self.levels.table()

    def legend(self) -> tuple[Entry, ...]:
        """Explain lines, states and rings."""
        marks = levels_legend(self.levels, _required_mark, _actual_mark, _second_mark)
        return (*marks, *(Entry(text) for text in self._ring_names()))

    def best_size(self, look: Look) -> QSizeF:
        """Return a size with room for every label."""
        return QSizeF(520, 480)

    def height(self, width: float, look: Look) -> float:
        """Return the height that suits a width."""
        return max(220.0, min(width * 0.82, 340.0))

    def layout(self, size: QSizeF, look: Look) -> Layout:
        """Return where everything stands at a size."""
        if self._placed is None or self._placed[0] != size:
            self._placed = (QSizeF(size), self._lay_out(size, look))
        return self._placed[1]

    def _lay_out(self, size: QSizeF, look: Look) -> Layout:
        sizes = [self._label_size(row, look) for row in self.levels.rows]
        numbers, names = look.font(TINY, medium=True), look.font(TINY)
        rings = {
            ring: RingText(
                _size(tight_size(_ring_number(ring), numbers, _RIM)),
                _size(tight_size(self._ring_name(ring), names, _NAME_RIM)),
            )
            for ring in RINGS
        }
        room = Size(size.width() - 2 * _MARGIN, size.height() - 2 * _MARGIN)
        return radar.layout(room, sizes, rings)

    def paint_ground(self, painter: QPainter, size: QSizeF, look: Look) -> None:
        """Paint rings and axes, then the levels, then the labels."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.save()
        painter.translate(_MARGIN, _MARGIN)
        placed = self.layout(size, look)
        rows = self.levels.rows
        required = [row.comparison.required for row in rows]
        actual = [row.actual for row in rows]
        second = [row.second_actual for row in rows]
        self._paint_grid(painter, placed, look)
        _paint_area(painter, placed, actual, look)
        _paint_lines(painter, placed, required, look.dashed("required", 2))
        _paint_lone(painter, placed, required, look)
        _paint_lines(painter, placed, actual, look.pen("actual", 2))
        _paint_lines(painter, placed, second, look.dashed("second", 1.6))
        self._paint_ring_labels(painter, placed, look)
        for axis in range(placed.axes):
            _paint_markers(painter, placed, axis, rows[axis], look, _DOT)
            self._paint_label(painter, placed, axis, look)
        painter.restore()

    def paint_current(self, painter: QPainter, size: QSizeF, look: Look, current: int) -> None:
        """Paint an axis in the colour of what is chosen, its marks larger, its label washed."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.save()
        painter.translate(_MARGIN, _MARGIN)
        placed, row = self.layout(size, look), self.levels.rows[current]
        painter.setPen(look.pen("accent", 2))
        painter.drawLine(_axis_line(placed, current))
        _paint_markers(painter, placed, current, row, look, _DOT + 1.5)
        if (box := placed.axis_labels[current]) is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("accent_wash"))
            painter.drawRoundedRect(_rect(box), 4, 4)
            self._paint_label(painter, placed, current, look)
        painter.restore()

    def place(self, item: int, size: QSizeF, look: Look) -> QRectF:
        """Return where an axis is labelled, or where it ends."""
        placed = self.layout(size, look)
        box = placed.axis_labels[item]
        if box is None:
            tip = _at(placed.point(item, RINGS[-1]))
            return QRectF(tip, QSizeF(1, 1)).translated(_MARGIN, _MARGIN)
        return _rect(box).translated(_MARGIN, _MARGIN)

    def item_at(self, place: QPointF, size: QSizeF, look: Look) -> int | None:
        """Return the axis nearest to a place on the radar or its labels."""
        placed = self.layout(size, look)
        spot = place - QPointF(_MARGIN, _MARGIN)
        for axis, box in enumerate(placed.axis_labels):
            if box is not None and _rect(box).adjusted(-2, -2, 2, 2).contains(spot):
                return axis
        away = spot - _at(placed.centre)
        distance = math.hypot(away.x(), away.y())
        if not placed.outer * 0.06 < distance < placed.outer * 1.06:
            return None
        turned = math.atan2(away.x(), -away.y()) % math.tau
        return round(turned / math.tau * placed.axes) % placed.axes

    def _label_size(self, row: Row, look: Look) -> Size:
        size = tight_size(row.code, look.font(SMALL, medium=True), _PAD)
        return Size(size.width() + (0.0 if row.rating.assessed else _STATE), size.height())

    def _ring_name(self, ring: int) -> str:
        if ring == BELOW:
            return _("Below 4")
        name = self.levels.names.get(ring, "")
        return _("{level} {name}").format(level=ring, name=name).strip()

    def _ring_names(self) -> list[str]:
        """Name the rings, those of one name together."""
        together: dict[str, list[str]] = {}
        for ring in RINGS[1:]:
            together.setdefault(self.levels.names.get(ring, ""), []).append(str(ring))
        named = [
            _("{level} {name}").format(level=", ".join(rings), name=name)
            for name, rings in together.items()
        ]
        return [_("EQF {ring}").format(ring=named[0]), *named[1:]]

    def _paint_grid(self, painter: QPainter, placed: Layout, look: Look) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("hover"))
        painter.drawPolygon(_polygon(placed.ring(BELOW)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(look.grid, 1))
        for ring in RINGS:
            painter.drawPolygon(_polygon(placed.ring(ring)))
        for axis, row in enumerate(self.levels.rows):
            pen = QPen(look.grid, 1)
            if not row.rating.assessed:
                pen.setDashPattern([2, 3])
            painter.setPen(pen)
            painter.drawLine(_axis_line(placed, axis))

    def _paint_ring_labels(self, painter: QPainter, placed: Layout, look: Look) -> None:
        font = look.font(TINY, medium=not placed.named)
        for ring, box in placed.ring_labels.items():
            text = self._ring_name(ring) if placed.named else _ring_number(ring)
            draw_outlined(painter, _rect(box), text, font, look)

    def _paint_label(self, painter: QPainter, placed: Layout, axis: int, look: Look) -> None:
        box, row = placed.axis_labels[axis], self.levels.rows[axis]
        if box is None:
            return
        room = _rect(box)
        if not row.rating.assessed:
            mark = QRectF(room.left() + 1, room.center().y() - 7, 14, 14)
            symbols.state(painter, mark, row.rating.state, look)
            room.setLeft(room.left() + _STATE)
        colour = look.colour("text" if row.rating.assessed else "muted")
        draw_text(painter, room, row.code, look.font(SMALL, medium=True), colour, _ACROSS)


def _paint_area(
    painter: QPainter, placed: Layout, values: Sequence[int | None], look: Look
) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour("actual", 0.2))
    for run in radar.runs(values):
        painter.drawPolygon(_polygon(placed.area(run, values)))


def _paint_lines(
    painter: QPainter, placed: Layout, values: Sequence[int | None], pen: QPen
) -> None:
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for run in radar.runs(values):
        painter.drawPolyline(_polygon(placed.line(run, values)))


def _paint_lone(
    painter: QPainter, placed: Layout, values: Sequence[int | None], look: Look
) -> None:
    """Mark the required levels that no line can reach, as both neighbours have none."""
    for run in radar.runs(values):
        if len(run.axes) == 1:
            (place,) = placed.line(run, values)
            across = radar.direction(run.axes[0] + placed.axes / 4, placed.axes)
            symbols.tick(painter, _at(place), QPointF(across.x, across.y), 6, look)


def _paint_markers(
    painter: QPainter, placed: Layout, axis: int, row: Row, look: Look, radius: float
) -> None:
    if row.actual is not None:
        draw = symbols.below if row.actual == BELOW else symbols.actual
        draw(painter, _at(placed.point(axis, row.actual)), radius, look)
    if row.second_actual is not None:
        draw = symbols.second_below if row.second_actual == BELOW else symbols.second
        draw(painter, _at(placed.point(axis, row.second_actual)), radius + 2.5, look)


def _required_mark(painter: QPainter, box: QRectF, look: Look) -> None:
    _across(painter, box, look.dashed("required", 2))


def _actual_mark(painter: QPainter, box: QRectF, look: Look) -> None:
    lower = QRectF(box.left(), box.center().y(), box.width(), box.height() * 0.4)
    painter.fillRect(lower, look.colour("actual", 0.2))
    _across(painter, box, look.pen("actual", 2))
    symbols.actual(painter, box.center(), _DOT, look)


def _second_mark(painter: QPainter, box: QRectF, look: Look) -> None:
    _across(painter, box, look.dashed("second", 1.6))
    symbols.second(painter, box.center(), _DOT + 1, look)


def _across(painter: QPainter, box: QRectF, pen: QPen) -> None:
    painter.setPen(pen)
    painter.drawLine(QLineF(box.left(), box.center().y(), box.right(), box.center().y()))


def _ring_number(ring: int) -> str:
    return "<4" if ring == BELOW else str(ring)


def _size(size: QSizeF) -> Size:
    return Size(size.width(), size.height())


def _axis_line(placed: Layout, axis: int) -> QLineF:
    return QLineF(_at(placed.centre), _at(placed.point(axis, RINGS[-1])))


def _at(point: Point) -> QPointF:
    return QPointF(point.x, point.y)


def _rect(box: Box) -> QRectF:
    return QRectF(box.x, box.y, box.width, box.height)


def _polygon(points: Sequence[Point]) -> QPolygonF:
    return QPolygonF([_at(point) for point in points])
