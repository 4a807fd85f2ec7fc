"""The radar of an area of a group: what may be shown of it."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain import radar
from s4c_desktop.domain.group import Distribution
from s4c_desktop.domain.radar import BELOW, RINGS, Layout
from s4c_desktop.ui.charts import group_marks, symbols
from s4c_desktop.ui.charts.drawing import Entry, Table
from s4c_desktop.ui.charts.group_levels import GroupLevels
from s4c_desktop.ui.charts.look import Look
from s4c_desktop.ui.charts.web import Web, at, dashed_mark, polygon

_HALF_BAR = 9.0


class GroupRadar(Web):
    """An area of a group: the band of the middle half, the medians, the required outline."""

    def __init__(self, title: str, levels: GroupLevels) -> None:
        super().__init__(title, [row.code for row in levels.rows], levels.names)
        self.levels = levels

    @property
    def items(self) -> int:
        """Return the number of axes."""
        return len(self.levels.rows)

    def summary(self) -> str:
        """Say how many competences are shown."""
        return self.levels.summary()

    def describe(self, item: int) -> str:
        """Name a competence with all that may be said of it."""
        return self.levels.describe(item)

    def legend(self) -> tuple[Entry, ...]:
        """Explain the marks."""
        return (Entry(_("Required"), dashed_mark), *group_marks.legend(ends=False)[1:])

    def table(self) -> Table:
        """Return the values drawn."""
        return self.levels.table()

    def silent(self, axis: int) -> bool:
        """Tell whether nothing but the number of people is shown."""
        return self.levels.rows[axis].found is None

    def place(self, item: int, size: QSizeF, look: Look) -> QRectF:
        """Return where an axis is labelled."""
        return self.axis_box(item, size, look)

    def item_at(self, place: QPointF, size: QSizeF, look: Look) -> int | None:
        """Return the axis at a place."""
        return self.axis_at(place, size, look)

    def paint_strong(self, painter: QPainter, placed: Layout, look: Look, current: int) -> None:
        """Paint an axis in the colour of what is chosen."""
        painter.setPen(look.pen("accent", 2))
        painter.drawLine(QLineF(at(placed.centre), at(placed.point(current, RINGS[-1]))))
        self._paint_axis(painter, placed, current, look)

    def paint_values(self, painter: QPainter, placed: Layout, look: Look) -> None:
        """Paint bands, outline and medians."""
        rows = self.levels.rows
        painter.setBrush(look.colour("actual", 0.2))
        for axis, row in enumerate(rows):
            other = rows[(axis + 1) % len(rows)].found
            if row.found is not None and other is not None:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.drawPolygon(
                    polygon(placed.band(axis, row.found.quartiles, other.quartiles))
                )
        required = [row.profile.required for row in rows]
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(look.dashed("required", 2))
        for run in radar.runs(required):
            painter.drawPolyline(polygon(placed.line(run, required)))
        for axis in range(len(rows)):
            self._paint_axis(painter, placed, axis, look)

    def _paint_axis(self, painter: QPainter, placed: Layout, axis: int, look: Look) -> None:
        rows = self.levels.rows
        row, before, after = rows[axis], rows[axis - 1], rows[(axis + 1) % len(rows)]
        if row.found is not None:
            _paint_spread(painter, placed, axis, row.found, look)
        level = row.profile.required
        beside = before.profile.required, after.profile.required
        if level is not None and beside == (None, None):
            # No line can reach a lone one.
            across = radar.direction(axis + placed.axes / 4, placed.axes)
            marked = at(placed.point(axis, level))
            symbols.tick(painter, marked, QPointF(across.x, across.y), 6, look)


def _paint_spread(
    painter: QPainter, placed: Layout, axis: int, found: Distribution, look: Look
) -> None:
    """Paint the middle half as a bar along its axis, and the median on it."""
    low, high = found.quartiles
    painter.setPen(look.pen("actual", _HALF_BAR, 0.45))
    start, end = at(placed.point(axis, low)), at(placed.point(axis, high))
    if low == high:
        end = end + QPointF(0.01, 0)
    painter.drawLine(QLineF(start, end))
    below, above = found.median
    if below == above:
        draw = symbols.below if below == BELOW else symbols.actual
        draw(painter, at(placed.point(axis, below)), 4, look)
        return
    painter.setPen(look.pen("actual", 6))
    painter.drawLine(QLineF(at(placed.point(axis, below)), at(placed.point(axis, above))))
