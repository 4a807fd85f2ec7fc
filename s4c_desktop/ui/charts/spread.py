"""How several assessors rated the competences of a vignette, beside the reference."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPen

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.assessment import Rating
from s4c_desktop.domain.practice import Spread
from s4c_desktop.domain.practice_wording import counts_text, spread_consensus
from s4c_desktop.domain.rank import RANKS, rating_at
from s4c_desktop.domain.scale import State
from s4c_desktop.domain.wording import actual_text, level_chip
from s4c_desktop.ui.charts import symbols
from s4c_desktop.ui.charts.drawing import Drawing, Entry, Table
from s4c_desktop.ui.charts.look import SMALL, TEXT, Look, draw_text

_ROW = 40.0
_HEAD = 28.0
_LABEL = 52.0
_EDGE = 8.0
_BAR_AT = 26.0
_UP = QPointF(0, 1)


class SpreadStrip(Drawing):
    """A row for each competence: how many gave each level, the reference, and one's own."""

    def __init__(
        self,
        title: str,
        spreads: Sequence[Spread],
        names: Mapping[str, str],
        mine: Mapping[str, Rating],
    ) -> None:
        super().__init__(title)
        self._spreads = tuple(spreads)
        self._names = dict(names)
        self._mine = dict(mine)
        self._most = max((max((*s.counts, s.no_evidence)) for s in spreads), default=1) or 1

    @property
    def items(self) -> int:
        """Return the number of competences."""
        return len(self._spreads)

    def summary(self) -> str:
        """Say how many assessors are shown."""
        return _("Assessors at each level; each one's first practice counts")

    def describe(self, item: int) -> str:
        """Name a competence, who rated what, the reference and the consensus."""
        found = self._spreads[item]
        return _("{code} {name}: {counts}. Reference: {reference}. {consensus}").format(
            code=found.competence,
            name=self._names[found.competence],
            counts=counts_text(found),
            reference=actual_text(found.reference),
            consensus=spread_consensus(found),
        )

    def legend(self) -> tuple[Entry, ...]:
        """Explain the marks."""
        return (
            Entry(_("Assessors (their number)"), _bar_mark),
            Entry(_("Reference"), _tick_mark),
            Entry(_("Own rating"), _own_mark),
        )

    def table(self) -> Table:
        """Return the counts."""
        headers = (
            _("Code"),
            _("Competence"),
            *(level_chip(rating_at(rank)) for rank in RANKS),
            _("No evidence yet"),
            _("Reference"),
            _("Own rating"),
            _("Consensus"),
        )
        return Table(headers, tuple(self._cells(found) for found in self._spreads))

    def best_size(self, look: Look) -> QSizeF:
        """Return a size at which the numbers stand apart."""
        return QSizeF(640, self.head_height(640, look) + self.height(640, look))

    def height(self, width: float, look: Look) -> float:
        """Return the height of all rows."""
        return self.items * _ROW + 4

    def head_height(self, width: float, look: Look) -> float:
        """Return the height of the scale."""
        return _HEAD

    def paint_head(self, painter: QPainter, width: float, look: Look) -> None:
        """Name the columns."""
        names = [*(level_chip(rating_at(rank)) for rank in RANKS), _("no evidence")]
        for column, name in enumerate(names):
            box = self._cell(column, width).adjusted(_BAR_AT, 0, 0, 0)
            box.setHeight(_HEAD)
            draw_text(painter, box, name, look.font(SMALL), look.colour("muted"))

    def paint(self, painter: QPainter, size: QSizeF, look: Look, current: int | None) -> None:
        """Paint code, bars, reference and own rating of each row."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for item, found in enumerate(self._spreads):
            box = self.place(item, size, look)
            if item == current:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(look.colour("accent_wash"))
                painter.drawRoundedRect(box, 6, 6)
            label = QRectF(_EDGE, box.top(), _LABEL, _ROW)
            draw_text(painter, label, found.competence, look.font(TEXT), look.colour("text"))
            for column, count in enumerate((*found.counts, found.no_evidence)):
                cell = self._cell(column, size.width()).translated(0, box.top())
                self._paint_cell(painter, cell, count, look)
                if column == _column(found.reference):
                    middle = QPointF(cell.left() + 4, cell.center().y())
                    symbols.tick(painter, middle, _UP, 13, look)
                if column == _column(self._mine.get(found.competence, Rating())):
                    middle = QPointF(cell.left() + 15, cell.center().y())
                    symbols.actual(painter, middle, 5, look)
            painter.setPen(QPen(look.grid, 1))
            painter.drawLine(QLineF(_EDGE, box.bottom(), size.width() - _EDGE, box.bottom()))

    def place(self, item: int, size: QSizeF, look: Look) -> QRectF:
        """Return a row."""
        return QRectF(0, item * _ROW, size.width(), _ROW)

    def item_at(self, place: QPointF, size: QSizeF, look: Look) -> int | None:
        """Return the row at a place."""
        row = int(place.y() // _ROW)
        return row if 0 <= row < self.items and 0 <= place.x() < size.width() else None

    def _cell(self, column: int, width: float) -> QRectF:
        wide = (width - 2 * _EDGE - _LABEL) / (len(RANKS) + 1)
        return QRectF(_EDGE + _LABEL + column * wide, 0, wide, _ROW)

    def _paint_cell(self, painter: QPainter, cell: QRectF, count: int, look: Look) -> None:
        if not count:
            return
        bar = QRectF(
            cell.left() + _BAR_AT, 0, (cell.width() - _BAR_AT - 28) * count / self._most, 18
        )
        bar.moveTop(cell.center().y() - bar.height() / 2)
        _paint_bar(painter, bar, look)
        number = QRectF(bar.right() + 5, cell.top(), 20, _ROW)
        draw_text(painter, number, str(count), look.font(SMALL, medium=True), look.colour("text"))

    def _cells(self, found: Spread) -> tuple[str, ...]:
        consensus = found.consensus
        return (
            found.competence,
            self._names[found.competence],
            *(str(count) for count in found.counts),
            str(found.no_evidence),
            actual_text(found.reference),
            actual_text(self._mine.get(found.competence, Rating())),
            "" if consensus is None else f"{consensus:.2f}",
        )


def _column(rating: Rating) -> int | None:
    if rating.state is State.NO_EVIDENCE:
        return len(RANKS)
    return None if rating.rank is None else RANKS.index(rating.rank)


def _paint_bar(painter: QPainter, box: QRectF, look: Look) -> None:
    painter.setPen(look.pen("second", 1.5))
    painter.setBrush(look.colour("good_wash"))
    painter.drawRect(box)


def _bar_mark(painter: QPainter, box: QRectF, look: Look) -> None:
    _paint_bar(painter, box.adjusted(2, 4, -2, -4), look)


def _tick_mark(painter: QPainter, box: QRectF, look: Look) -> None:
    symbols.tick(painter, box.center(), _UP, 8, look)


def _own_mark(painter: QPainter, box: QRectF, look: Look) -> None:
    symbols.actual(painter, box.center(), 5, look)
