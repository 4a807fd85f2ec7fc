"""Everybody of a group over each other in an area, for whoever enters the ratings."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import ngettext
from s4c_desktop.domain import radar
from s4c_desktop.domain.assessment import Rating
from s4c_desktop.domain.group_wording import rank_text
from s4c_desktop.domain.radar import BELOW, Layout
from s4c_desktop.domain.wording import state_name
from s4c_desktop.ui.charts import symbols
from s4c_desktop.ui.charts.drawing import Entry, Table
from s4c_desktop.ui.charts.heat import RatedPerson
from s4c_desktop.ui.charts.look import Look
from s4c_desktop.ui.charts.web import MARGIN, Web, at, dashed_mark, polygon

_MANY = 60
"""From here on lines are thin and not smoothed: there are enough of them to look even."""


class PeopleRadar(Web):
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
            Entry(_("Required"), dashed_mark),
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
                middle = at(placed.point(axis, value)) + QPointF(MARGIN, MARGIN)
                return QRectF(middle - QPointF(6, 6), QSizeF(12, 12))
        return QRectF(at(placed.centre), QSizeF(1, 1))

    def item_at(self, place: QPointF, size: QSizeF, look: Look) -> int | None:
        """Return whose level is nearest on the axis at a place."""
        axis = self.axis_at(place, size, look)
        if axis is None:
            return None
        placed, spot = self.layout(size, look), place - QPointF(MARGIN, MARGIN)

        def away(person: int) -> float:
            value = self._values[person][axis]
            if value is None:
                return math.inf
            there = placed.point(axis, value)
            return math.hypot(there.x - spot.x(), there.y - spot.y())

        nearest = min(range(len(self._people)), key=away, default=None)
        return None if nearest is None or math.isinf(away(nearest)) else nearest

    def paint_values(self, painter: QPainter, placed: Layout, look: Look) -> None:
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

    def paint_strong(self, painter: QPainter, placed: Layout, look: Look, current: int) -> None:
        """Paint who is pointed at on top of everybody."""
        painter.setPen(look.pen("actual", 3))
        self._paint_line(painter, placed, self._values[current])
        for axis, value in enumerate(self._values[current]):
            if value is not None:
                draw = symbols.below if value == BELOW else symbols.actual
                draw(painter, at(placed.point(axis, value)), 5, look)

    @staticmethod
    def _paint_line(painter: QPainter, placed: Layout, values: Sequence[int | None]) -> None:
        for run in radar.runs(values):
            painter.drawPolyline(polygon(placed.line(run, values)))


def _said(one: RatedPerson, code: str) -> str:
    rating = one.ratings.get(code, Rating())
    if rating.rank is not None:
        return rank_text(rating.rank)
    return state_name(rating.state) if rating.given else "–"


def _line_mark(painter: QPainter, box: QRectF, look: Look) -> None:
    painter.setPen(look.pen("actual", 1.5, 0.6))
    painter.drawLine(QLineF(box.left(), box.center().y(), box.right(), box.center().y()))
