"""A group competence by competence: median, middle half and ends beside what is required."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.group_profile import Compared
from s4c_desktop.domain.group_wording import (
    cell_text,
    direction_text,
    median_text,
    rank_text,
)
from s4c_desktop.ui.charts import group_marks, symbols
from s4c_desktop.ui.charts.drawing import Entry, Table
from s4c_desktop.ui.charts.group_levels import GroupLevels
from s4c_desktop.ui.charts.look import Look
from s4c_desktop.ui.charts.rank_rows import Places, RankRows, RowText

_TICK = 11.0
_APART = 7.0


class GroupDots(RankRows):
    """The default for reading a group: a row for each competence, with its spread."""

    def __init__(self, title: str, levels: GroupLevels) -> None:
        super().__init__(
            title,
            [RowText(r.code, r.title, levels.words(r), levels.tone(r)) for r in levels.rows],
        )
        self.levels = levels

    def summary(self) -> str:
        """Say how many competences are shown."""
        return self.levels.summary()

    def describe(self, item: int) -> str:
        """Name a competence with all that may be said of it."""
        return self.levels.describe(item)

    def legend(self) -> tuple[Entry, ...]:
        """Explain the marks."""
        return group_marks.legend()

    def table(self) -> Table:
        """Return the values drawn."""
        return self.levels.table()

    def paint_row(self, painter: QPainter, item: int, y: float, places: Places, look: Look) -> None:
        """Paint what is required, and the spread where it may be shown."""
        row = self.levels.rows[item]
        required = row.profile.required
        if required is not None:
            middle = QPointF(places.rank(required), y)
            symbols.tick(painter, middle, group_marks.UP, _TICK, look)
        if row.found is not None:
            group_marks.spread(painter, y, row.found, places.rank, look)


class GroupPairs(RankRows):
    """Two groups, two dates or two filters below each other in every row."""

    row_height = 40.0

    def __init__(
        self,
        title: str,
        pairs: tuple[Compared, ...],
        titles: tuple[str, ...],
        names: tuple[str, str],
        minimums: tuple[int, int],
    ) -> None:
        super().__init__(
            title,
            [
                RowText(pair.competence, text, direction_text(pair))
                for pair, text in zip(pairs, titles, strict=True)
            ],
        )
        self._pairs = pairs
        self._titles = titles
        self._names = names
        self._minimums = minimums

    def summary(self) -> str:
        """Name what is compared."""
        return _("{first} (above) and {second} (below)").format(
            first=self._names[0], second=self._names[1]
        )

    def describe(self, item: int) -> str:
        """Name a competence in both."""
        pair = self._pairs[item]
        return _("{code} {title}: {first_name}: {first}; {second_name}: {second}; {said}").format(
            code=pair.competence,
            title=self._titles[item],
            first_name=self._names[0],
            first=cell_text(pair.first, self._minimums[0]),
            second_name=self._names[1],
            second=cell_text(pair.second, self._minimums[1]),
            said=direction_text(pair),
        )

    def legend(self) -> tuple[Entry, ...]:
        """Explain the marks."""
        return (
            Entry(_("Required"), group_marks.required_mark),
            Entry(self._names[0], group_marks.band_mark()),
            Entry(self._names[1], group_marks.band_mark("second")),
            Entry(_("Band: middle half; dot or bar: median")),
        )

    def table(self) -> Table:
        """Return the values drawn."""
        headers = (
            _("Code"),
            _("Competence"),
            *(
                _("{name}: {what}").format(name=name, what=what)
                for name in self._names
                for what in (_("rated"), _("median"), _("middle half"))
            ),
            _("Second to first"),
        )
        rows = []
        for pair, title in zip(self._pairs, self._titles, strict=True):
            cells: list[str] = []
            for one in (pair.first, pair.second):
                found = one.distribution
                cells.append(str(one.cell.n))
                cells.append("" if found is None else median_text(found))
                cells.append("" if found is None else "–".join(map(rank_text, found.quartiles)))
            rows.append((pair.competence, title, *cells, direction_text(pair)))
        return Table(headers, tuple(rows))

    def paint_row(self, painter: QPainter, item: int, y: float, places: Places, look: Look) -> None:
        """Paint both spreads, and what is required."""
        pair = self._pairs[item]
        required = pair.second.required
        if required is not None:
            middle = QPointF(places.rank(required), y)
            symbols.tick(painter, middle, group_marks.UP, _TICK + 4, look)
        for one, shift, tone in ((pair.first, -_APART, "actual"), (pair.second, _APART, "second")):
            if one.distribution is not None:
                group_marks.spread(painter, y + shift, one.distribution, places.rank, look, tone, 9)
