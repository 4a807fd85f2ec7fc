"""Progress over many assessments: a table of levels, one competence a line, one day a column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPen

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import ngettext
from s4c_desktop.domain import wording
from s4c_desktop.domain.gap import Comparison
from s4c_desktop.domain.scale import SHORT, State, Status
from s4c_desktop.ui.charts import symbols
from s4c_desktop.ui.charts.drawing import Drawing, Entry, Table
from s4c_desktop.ui.charts.look import SMALL, TEXT, Look, draw_text, hatch, text_size
from s4c_desktop.ui.dates import short_date

_LINE = 30.0
_HEAD = 28.0
_CELL = (76.0, 128.0)
_REQUIRED = 78.0
_TITLE = (72.0, 300.0)
_TITLE_SHARE = 0.38
_GAP = 12.0
_CENTRE = Qt.AlignmentFlag.AlignHCenter


@dataclass(frozen=True, slots=True)
class Standing:
    """A competence on each of the days, in time order."""

    code: str
    title: str
    cells: tuple[Comparison, ...]


@dataclass(frozen=True, slots=True)
class _Columns:
    title: float
    required: float
    first: float
    cell: float


class ProgressTable(Drawing):
    """Cells hold the level as a number; ground and pattern say whether it is enough."""

    def __init__(self, title: str, days: Sequence[date], rows: Sequence[Standing]) -> None:
        super().__init__(title)
        self._days = tuple(days)
        self._rows = tuple(rows)

    @property
    def items(self) -> int:
        """Return the number of competences."""
        return len(self._rows)

    def summary(self) -> str:
        """Say how many assessments there are."""
        n = len(self._days)
        return ngettext("{n} assessment", "{n} comparable assessments", n).format(n=n)

    def describe(self, item: int) -> str:
        """Name a competence with its level on every day."""
        row = self._rows[item]
        values = ", ".join(
            _("{day} {level}").format(day=short_date(day), level=wording.actual_text(cell.rating))
            for day, cell in zip(self._days, row.cells, strict=True)
        )
        required = wording.required_text(row.cells[-1])
        return _("{code} {title}: {values}; required {required}").format(
            code=row.code, title=row.title, values=values, required=required
        )

    def legend(self) -> tuple[Entry, ...]:
        """Explain the grounds and signs that occur."""
        found = {cell.status for row in self._rows for cell in row.cells}
        grounds = (
            (_("Met"), _met, Status.MET in found),
            (_("Short of what is required"), _short, bool(found & set(SHORT))),
            (_("Not known, or exempt"), _open, bool(found & {Status.UNKNOWN, Status.EXEMPT})),
        )
        signs = (
            (_("Higher than before"), 1, self._moves(1)),
            (_("Lower than before"), -1, self._moves(-1)),
        )
        return (
            *(Entry(text, mark) for text, mark, used in grounds if used),
            *(Entry(text, _sign(way)) for text, way, used in signs if used),
        )

    def table(self) -> Table:
        """Return the levels drawn."""
        days = tuple(short_date(day) for day in self._days)
        headers = (_("Code"), _("Competence"), _("Required EQF"), *days)
        return Table(
            headers,
            tuple(
                (
                    row.code,
                    row.title,
                    "" if row.cells[-1].required is None else str(row.cells[-1].required),
                    *(_text(cell) for cell in row.cells),
                )
                for row in self._rows
            ),
        )

    def best_size(self, look: Look) -> QSizeF:
        """Return a size that shows every day."""
        width = 420 + _CELL[1] * len(self._days)
        return QSizeF(width, self.head_height(width, look) + self.height(width, look))

    def height(self, width: float, look: Look) -> float:
        """Return the height of all lines."""
        return _LINE * self.items + 4

    def head_height(self, width: float, look: Look) -> float:
        """Return the height of the days."""
        return _HEAD

    def paint_head(self, painter: QPainter, width: float, look: Look) -> None:
        """Paint the days above their columns."""
        columns = self._columns(width, look)
        font = look.font(SMALL, medium=True)
        required = QRectF(columns.required, 0, _REQUIRED, _HEAD)
        draw_text(painter, required, _("Required"), font, look.colour("muted"), _CENTRE)
        for number, day in enumerate(self._days):
            box = QRectF(columns.first + number * columns.cell, 0, columns.cell, _HEAD)
            draw_text(painter, box, short_date(day), font, look.colour("text"), _CENTRE)

    def paint(self, painter: QPainter, size: QSizeF, look: Look, current: int | None) -> None:
        """Paint a line for each competence."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        columns = self._columns(size.width(), look)
        if current is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("accent_wash"))
            painter.drawRoundedRect(self.place(current, size, look), 6, 6)
        for index, row in enumerate(self._rows):
            self._paint_row(painter, index * _LINE, row, columns, look)

    def place(self, item: int, size: QSizeF, look: Look) -> QRectF:
        """Return a competence's line."""
        return QRectF(0, item * _LINE, size.width(), _LINE)

    def item_at(self, place: QPointF, size: QSizeF, look: Look) -> int | None:
        """Return the line at a place."""
        index = int(place.y() // _LINE)
        return index if 0 <= index < self.items else None

    def _moves(self, way: int) -> bool:
        return any(
            step is not None and step * way > 0 for row in self._rows for step in _steps(row.cells)
        )

    def _columns(self, width: float, look: Look) -> _Columns:
        font = look.font(TEXT)
        code = 8 + max((text_size(r.code, font).width() for r in self._rows), default=0) + 10
        wanted = max((text_size(r.title, font).width() for r in self._rows), default=0) + _GAP
        days = max(1, len(self._days))
        widest = max(_TITLE[1], width * _TITLE_SHARE)
        title = min(wanted, widest, width - code - _REQUIRED - days * _CELL[0])
        if title < _TITLE[0]:
            title = 0.0
        cell = (width - code - title - _REQUIRED) / days
        # As narrow as it must be: every day is shown, whatever the window.
        cell = min(cell, _CELL[1])
        return _Columns(code, code + title, code + title + _REQUIRED, cell)

    def _paint_row(
        self, painter: QPainter, top: float, row: Standing, columns: _Columns, look: Look
    ) -> None:
        font = look.font(TEXT, medium=True)
        code = QRectF(8, top, columns.title - 8, _LINE)
        draw_text(painter, code, row.code, font, look.colour("muted"))
        room = columns.required - columns.title - _GAP
        if room > 0:
            title = QRectF(columns.title, top, room, _LINE)
            draw_text(painter, title, row.title, look.font(TEXT), look.colour("text"))
        required = QRectF(columns.required, top, _REQUIRED, _LINE)
        eqf = row.cells[-1].required
        shown = "" if eqf is None else str(eqf)
        draw_text(painter, required, shown, look.font(TEXT), look.colour("text"), _CENTRE)
        steps = _steps(row.cells)
        for number, cell in enumerate(row.cells):
            box = QRectF(columns.first + number * columns.cell, top, columns.cell, _LINE)
            inner = box.adjusted(2, 2, -2, -2)
            _ground(cell.status)(painter, inner, look)
            self._paint_level(painter, inner, cell, steps[number], look)

    def _paint_level(
        self, painter: QPainter, box: QRectF, cell: Comparison, step: int | None, look: Look
    ) -> None:
        text = wording.level_chip(cell.rating)
        if not text:
            middle = QRectF(box.center().x() - 8, box.center().y() - 8, 16, 16)
            symbols.state(painter, middle, cell.rating.state, look)
            return
        font = look.font(TEXT, medium=True)
        plate = QRectF(box.center().x() - 14, box.top() + 3, 28, box.height() - 6)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("surface"))
        painter.drawRoundedRect(plate, 5, 5)
        draw_text(painter, plate, text, font, look.colour("text"), _CENTRE)
        if step:
            sign = QRectF(plate.right() + 2, box.center().y() - 7, 14, 14)
            symbols.difference(painter, sign, step, look)


def _steps(cells: Sequence[Comparison]) -> list[int | None]:
    """Return, for each day, how far the level moved since it was known last."""
    steps: list[int | None] = []
    last: int | None = None
    for cell in cells:
        rank = cell.rating.rank
        steps.append(None if rank is None or last is None else rank - last)
        last = last if rank is None else rank
    return steps


def _text(cell: Comparison) -> str:
    if cell.rating.state is State.UNTOUCHED:
        return ""
    return wording.level_chip(cell.rating) or wording.state_name(cell.rating.state)


def _ground(status: Status) -> symbols.Mark:
    if status is Status.MET:
        return _met
    return _short if status in SHORT else _open


def _met(painter: QPainter, box: QRectF, look: Look) -> None:
    painter.setPen(QPen(look.colour("good"), 1))
    painter.setBrush(look.colour("good_wash"))
    painter.drawRoundedRect(box, 4, 4)


def _short(painter: QPainter, box: QRectF, look: Look) -> None:
    painter.setPen(QPen(look.colour("caution"), 1))
    painter.setBrush(look.colour("caution_wash"))
    painter.drawRoundedRect(box, 4, 4)
    hatch(
        painter, box.adjusted(1, 1, -1, -1), QPen(look.colour("caution", 0.5), 1), 7, falling=True
    )


def _open(painter: QPainter, box: QRectF, look: Look) -> None:
    pen = QPen(look.colour("muted"), 1, Qt.PenStyle.CustomDashLine)
    pen.setDashPattern([3.0, 2.4])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, 4, 4)


def _sign(way: int) -> symbols.Mark:
    return lambda painter, box, look: symbols.difference(painter, box, way, look)
