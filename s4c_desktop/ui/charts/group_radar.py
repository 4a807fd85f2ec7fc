"""Radars of a group: what may be shown of an area, and, for who enters them, all its people."""

from __future__ import annotations

import math
from abc import abstractmethod
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap, QPolygonF

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import ngettext
from s4c_desktop.domain import radar
from s4c_desktop.domain.assessment import Rating
from s4c_desktop.domain.group import Distribution
from s4c_desktop.domain.group_wording import rank_text
from s4c_desktop.domain.radar import BELOW, RINGS, Layout, Point, RingText, Size
from s4c_desktop.domain.wording import state_name
from s4c_desktop.ui.charts import group_marks, symbols
from s4c_desktop.ui.charts.drawing import Drawing, Entry, Table
from s4c_desktop.ui.charts.group_levels import GroupLevels
from s4c_desktop.ui.charts.heat import RatedPerson
from s4c_desktop.ui.charts.look import SMALL, TINY, Look, draw_outlined, draw_text, tight_size

_MARGIN = 4.0
_RIM = 1.5
_NAME_RIM = 5.0
_PAD = 3.0
_HALF_BAR = 9.0
_MANY = 60
"""From here on lines are thin and not smoothed: there are enough of them to look even."""
_ACROSS = Qt.AlignmentFlag.AlignHCenter


class _Web(Drawing):
    """Rings, axes and their labels; what lies on them is up to the chart."""

    def __init__(self, title: str, codes: Sequence[str], names: Mapping[int, str]) -> None:
        super().__init__(title)
        if not radar.fits(len(codes)):
            raise ValueError("a radar needs three axes")
        self.codes = tuple(codes)
        self._names = names
        self._placed: tuple[QSizeF, Layout] | None = None

    @abstractmethod
    def paint_values(
        self, painter: QPainter, placed: Layout, look: Look, current: int | None
    ) -> None:
        """Paint what lies on the axes."""

    def silent(self, axis: int) -> bool:
        """Tell whether there is nothing on an axis."""
        return False

    def best_size(self, look: Look) -> QSizeF:
        """Return a size with room for every label."""
        return QSizeF(520, 480)

    def height(self, width: float, look: Look) -> float:
        """Return the height that suits a width."""
        return max(220.0, min(width * 0.82, 340.0))

    def paint(self, painter: QPainter, size: QSizeF, look: Look, current: int | None) -> None:
        """Paint rings and axes, the values, then the labels."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.save()
        painter.translate(_MARGIN, _MARGIN)
        placed = self.layout(size, look)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("hover"))
        painter.drawPolygon(_polygon(placed.ring(BELOW)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(look.grid, 1))
        for ring in RINGS:
            painter.drawPolygon(_polygon(placed.ring(ring)))
        for axis in range(placed.axes):
            pen = QPen(look.grid, 1)
            if self.silent(axis):
                pen.setDashPattern([2, 3])
            painter.setPen(pen)
            painter.drawLine(QLineF(_at(placed.centre), _at(placed.point(axis, RINGS[-1]))))
        self.paint_values(painter, placed, look, current)
        font = look.font(TINY, medium=not placed.named)
        for ring, box in placed.ring_labels.items():
            text = self._ring_name(ring) if placed.named else _ring_number(ring)
            draw_outlined(painter, QRectF(box.x, box.y, box.width, box.height), text, font, look)
        self._paint_labels(painter, placed, look)
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
            room = Size(size.width() - 2 * _MARGIN, size.height() - 2 * _MARGIN)
            self._placed = (QSizeF(size), radar.layout(room, labels, rings))
        return self._placed[1]

    def axis_box(self, axis: int, size: QSizeF, look: Look) -> QRectF:
        """Return where an axis is labelled, or where it ends."""
        placed = self.layout(size, look)
        box = placed.axis_labels[axis]
        if box is None:
            return QRectF(_at(placed.point(axis, RINGS[-1])), QSizeF(1, 1))
        return QRectF(box.x, box.y, box.width, box.height).translated(_MARGIN, _MARGIN)

    def axis_at(self, place: QPointF, size: QSizeF, look: Look) -> int | None:
        """Return the axis nearest to a place on the radar or its labels."""
        placed = self.layout(size, look)
        for axis in range(placed.axes):
            if self.axis_box(axis, size, look).adjusted(-2, -2, 2, 2).contains(place):
                return axis
        away = place - QPointF(_MARGIN, _MARGIN) - _at(placed.centre)
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


class GroupRadar(_Web):
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
        return (Entry(_("Required"), _dashed_mark), *group_marks.legend(ends=False)[1:])

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

    def paint_values(
        self, painter: QPainter, placed: Layout, look: Look, current: int | None
    ) -> None:
        """Paint bands, outline and medians."""
        rows = self.levels.rows
        if current is not None:
            painter.setPen(look.pen("accent", 2))
            tip = placed.point(current, RINGS[-1])
            painter.drawLine(QLineF(_at(placed.centre), _at(tip)))
        painter.setBrush(look.colour("actual", 0.2))
        for axis, row in enumerate(rows):
            after = (axis + 1) % len(rows)
            other = rows[after].found
            if row.found is not None and other is not None:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.drawPolygon(_between(placed, axis, row.found, after, other))
        required = [row.profile.required for row in rows]
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(look.dashed("required", 2))
        for run in radar.runs(required):
            painter.drawPolyline(_polygon(placed.line(run, required)))
        for axis, row in enumerate(rows):
            if row.found is not None:
                _paint_spread(painter, placed, axis, row.found, look)
            level = row.profile.required
            beside = required[axis - 1], required[(axis + 1) % len(rows)]
            if level is not None and beside == (None, None):
                # No line can reach a lone one.
                across = radar.direction(axis + placed.axes / 4, placed.axes)
                at = _at(placed.point(axis, level))
                symbols.tick(painter, at, QPointF(across.x, across.y), 6, look)


class PeopleRadar(_Web):
    """Everybody of a group over each other in an area; one of them stands out."""

    def __init__(
        self,
        title: str,
        people: Sequence[RatedPerson],
        competences: Mapping[str, str],
        required: Mapping[str, int | None],
        names: Mapping[int, str],
    ) -> None:
        super().__init__(title, tuple(competences), names)
        self._people = tuple(people)
        self._titles = competences
        self._everybody: tuple[tuple[object, ...], QPixmap] | None = None
        self._required = [required.get(code) for code in self.codes]
        self._values = [
            [radar.position(one.ratings.get(code, Rating())) for code in self.codes]
            for one in self._people
        ]

    @property
    def items(self) -> int:
        """Return the number of people."""
        return len(self._people)

    def summary(self) -> str:
        """Say how many people are shown."""
        n = len(self._people)
        return ngettext("{n} person", "{n} people", n).format(n=n)

    def describe(self, item: int) -> str:
        """Name somebody and their levels."""
        one = self._people[item]
        said = ", ".join(f"{code} {_said(one, code)}" for code in self.codes)
        return _("{name}: {levels}").format(name=one.name, levels=said)

    def legend(self) -> tuple[Entry, ...]:
        """Explain the lines."""
        return (
            Entry(_("Required"), _dashed_mark),
            Entry(_("One participant; arrow keys go from one to the next"), _line_mark),
        )

    def table(self) -> Table:
        """Return all levels."""
        headers = (_("Name"), *(f"{code} {self._titles[code]}" for code in self.codes))
        rows = ((one.name, *(_said(one, code) for code in self.codes)) for one in self._people)
        return Table(headers, tuple(rows))

    def place(self, item: int, size: QSizeF, look: Look) -> QRectF:
        """Return where somebody's first level is."""
        placed = self.layout(size, look)
        for axis, value in enumerate(self._values[item]):
            if value is not None:
                at = _at(placed.point(axis, value)) + QPointF(_MARGIN, _MARGIN)
                return QRectF(at - QPointF(6, 6), QSizeF(12, 12))
        return QRectF(_at(placed.centre), QSizeF(1, 1))

    def item_at(self, place: QPointF, size: QSizeF, look: Look) -> int | None:
        """Return whose level is nearest on the axis at a place."""
        axis = self.axis_at(place, size, look)
        if axis is None:
            return None
        placed, spot = self.layout(size, look), place - QPointF(_MARGIN, _MARGIN)

        def away(person: int) -> float:
            value = self._values[person][axis]
            if value is None:
                return math.inf
            at = placed.point(axis, value)
            return math.hypot(at.x - spot.x(), at.y - spot.y())

        nearest = min(range(len(self._people)), key=away, default=None)
        return None if nearest is None or math.isinf(away(nearest)) else nearest

    def paint(self, painter: QPainter, size: QSizeF, look: Look, current: int | None) -> None:
        """Paint everybody from a picture made once for a size, and one of them on top."""
        scale = painter.device().devicePixelRatio()
        key = (size.width(), size.height(), scale, look.tokens)
        if self._everybody is None or self._everybody[0] != key:
            picture = QPixmap((size * scale).toSize())
            picture.setDevicePixelRatio(scale)
            picture.fill(Qt.GlobalColor.transparent)
            inner = QPainter(picture)
            super().paint(inner, size, look, None)
            inner.end()
            self._everybody = (key, picture)
        painter.drawPixmap(QPointF(0, 0), self._everybody[1])
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(_MARGIN, _MARGIN)
        self._paint_one(painter, self.layout(size, look), look, current)
        painter.restore()

    def paint_values(
        self, painter: QPainter, placed: Layout, look: Look, current: int | None
    ) -> None:
        """Paint everybody faintly, and the required outline."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        many = len(self._people) > _MANY
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, not many)
        faint = 1.0 if len(self._people) < 4 else 0.12 if many else 0.35
        painter.setPen(look.pen("actual", 1 if many else 1.5, faint))
        for values in self._values:
            self._paint_line(painter, placed, values)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(look.dashed("required", 2))
        self._paint_line(painter, placed, self._required)

    def _paint_one(
        self, painter: QPainter, placed: Layout, look: Look, current: int | None
    ) -> None:
        """Paint who is pointed at on top of everybody."""
        if current is not None:
            painter.setPen(look.pen("actual", 3))
            self._paint_line(painter, placed, self._values[current])
            for axis, value in enumerate(self._values[current]):
                if value is not None:
                    draw = symbols.below if value == BELOW else symbols.actual
                    draw(painter, _at(placed.point(axis, value)), 5, look)

    @staticmethod
    def _paint_line(painter: QPainter, placed: Layout, values: Sequence[int | None]) -> None:
        for run in radar.runs(values):
            painter.drawPolyline(_polygon(placed.line(run, values)))


def _paint_spread(
    painter: QPainter, placed: Layout, axis: int, found: Distribution, look: Look
) -> None:
    """Paint the middle half as a bar along its axis, and the median on it."""
    low, high = found.quartiles
    painter.setPen(look.pen("actual", _HALF_BAR, 0.45))
    start, end = _at(placed.point(axis, low)), _at(placed.point(axis, high))
    if low == high:
        end = end + QPointF(0.01, 0)
    painter.drawLine(QLineF(start, end))
    below, above = found.median
    if below == above:
        draw = symbols.below if below == BELOW else symbols.actual
        draw(painter, _at(placed.point(axis, below)), 4, look)
        return
    painter.setPen(look.pen("actual", 6))
    painter.drawLine(QLineF(_at(placed.point(axis, below)), _at(placed.point(axis, above))))


def _between(
    placed: Layout, axis: int, one: Distribution, after: int, other: Distribution
) -> QPolygonF:
    """Return the band between two neighbouring axes."""
    return _polygon(
        (
            placed.point(axis, one.quartiles[0]),
            placed.point(axis, one.quartiles[1]),
            placed.point(after, other.quartiles[1]),
            placed.point(after, other.quartiles[0]),
        )
    )


def _said(one: RatedPerson, code: str) -> str:
    rating = one.ratings.get(code, Rating())
    if rating.rank is not None:
        return rank_text(rating.rank)
    return state_name(rating.state) if rating.given else "–"


def _dashed_mark(painter: QPainter, box: QRectF, look: Look) -> None:
    painter.setPen(look.dashed("required", 2))
    painter.drawLine(QLineF(box.left(), box.center().y(), box.right(), box.center().y()))


def _line_mark(painter: QPainter, box: QRectF, look: Look) -> None:
    painter.setPen(look.pen("actual", 1.5, 0.6))
    painter.drawLine(QLineF(box.left(), box.center().y(), box.right(), box.center().y()))


def _ring_number(ring: int) -> str:
    return "<4" if ring == BELOW else str(ring)


def _size(size: QSizeF) -> Size:
    return Size(size.width(), size.height())


def _at(point: Point) -> QPointF:
    return QPointF(point.x, point.y)


def _polygon(points: Sequence[Point]) -> QPolygonF:
    return QPolygonF([_at(point) for point in points])
