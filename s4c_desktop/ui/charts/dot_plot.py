"""The dot plot: one competence a line, required and actual level on one scale, status in words."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPen

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain import wording
from s4c_desktop.domain.backing import Backing
from s4c_desktop.domain.backing_wording import thin_name
from s4c_desktop.domain.radar import BELOW, RINGS
from s4c_desktop.domain.scale import HIGHEST, LOWEST, State, Status
from s4c_desktop.ui.charts import symbols
from s4c_desktop.ui.charts.drawing import Drawing, Entry, Table
from s4c_desktop.ui.charts.levels import Levels, Row
from s4c_desktop.ui.charts.levels_legend import levels_legend
from s4c_desktop.ui.charts.look import SMALL, TEXT, TINY, Look, draw_text, round_pen, text_size

_LINES = (28.0, 38.0)
_SECOND_LINE = 18.0
_HEADING = 30.0
_DOT = 5.0
_RING = 8.5
_TICK = 11.0
_STEPS = (26.0, 90.0)
_NARROW_STEP = 19.0
_NAMED_STEP = 66.0
_GAP = 12.0
_ICON = 22.0
_THIN = 20.0
_TITLE = (72.0, 300.0)
_TITLE_SHARE = 0.38
_UP = QPointF(0, 1)
_ACROSS = Qt.AlignmentFlag.AlignHCenter


@dataclass(frozen=True, slots=True)
class _Columns:
    """Left edges and widths of what stands in a line; `step` is one level's width.

    Where the words find no room beside the scale they are `below` it, in a line of their own.
    `thin` is the left edge of the mark for thin evidence; `brief` tells that there is no room
    for remarks.
    """

    code: float
    title: float
    scale: float
    step: float
    status: float
    right: float
    thin: float
    brief: bool = False
    below: bool = False

    @property
    def words(self) -> float:
        """Return the room for the status in words."""
        return (self.right if self.below else self.thin) - self.status - _ICON

    def level(self, level: int) -> float:
        """Return the middle of a level's column."""
        return self.scale + (level - BELOW + 0.5) * self.step


class DotPlot(Drawing):
    """Required and actual levels in the order given, mandatory and optional set apart."""

    def __init__(self, title: str, levels: Levels) -> None:
        super().__init__(title)
        self.levels = levels
        self._placed: tuple[tuple[float, tuple[str, ...]], _Columns] | None = None

    @property
    def items(self) -> int:
        """Return the number of competences."""
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
        """Explain the marks that occur."""
        thin = (Entry(thin_name(each), _thin_mark(each)) for each in self.levels.lacking())
        marks = levels_legend(self.levels, _required_mark, _actual_mark, _second_mark)
        return (*marks, *thin)

    def best_size(self, look: Look) -> QSizeF:
        """Return a size that shows every title in full."""
        return QSizeF(760, self.head_height(760, look) + self.height(760, look))

    def height(self, width: float, look: Look) -> float:
        """Return the height of all lines."""
        least = self._least(self._columns(width, look))
        return least * self.items + _HEADING * len(self._headings()) + 4

    def head_height(self, width: float, look: Look) -> float:
        """Return the height of the levels' numbers, with their names where there is room."""
        return 40.0 if self._columns(width, look).step >= _NAMED_STEP else 26.0

    def paint_head(self, painter: QPainter, width: float, look: Look) -> None:
        """Paint the levels above their columns."""
        columns = self._columns(width, look)
        named = columns.step >= _NAMED_STEP
        for ring in RINGS:
            x = columns.level(ring) - columns.step / 2
            number = QRectF(x, 3, columns.step, 18)
            text, below = ("<4", _("below 4")) if ring == BELOW else (str(ring), "")
            font = look.font(SMALL, medium=True)
            draw_text(painter, number, text, font, look.colour("text"), _ACROSS)
            if named:
                name = QRectF(x, 20, columns.step, 16)
                text = below or self.levels.names.get(ring, "")
                draw_text(painter, name, text, look.font(TINY), look.colour("muted"), _ACROSS)

    def paint(self, painter: QPainter, size: QSizeF, look: Look, current: int | None) -> None:
        """Paint headings, columns and lines."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        columns = self._columns(size.width(), look)
        line = self._line(size, columns)
        bottom = self._top(self.items, line)
        # Lines of words are kept clear of the scale.
        rows = [self._top(index, line) for index in range(self.items)]
        stretches = [(top, top + line - _SECOND_LINE) for top in rows]
        for top, end in stretches if columns.below else [(0.0, bottom)]:
            self._paint_columns(painter, top, end, columns, look)
        if current is not None:
            box = self.place(current, size, look)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("accent_wash"))
            painter.drawRoundedRect(box, 6, 6)
        for index, text in self._headings().items():
            top = self._top(index, line) - _HEADING
            box = QRectF(columns.code, top, columns.scale - columns.code - 8, _HEADING)
            font = look.font(SMALL, medium=True)
            draw_text(painter, box, text, font, look.colour("muted"))
        for index, row in enumerate(self.levels.rows):
            middle = self._top(index, line) + line / 2
            if columns.below:
                middle -= _SECOND_LINE / 2
            self._paint_row(painter, middle, row, columns, look)

    def place(self, item: int, size: QSizeF, look: Look) -> QRectF:
        """Return a competence's line."""
        columns = self._columns(size.width(), look)
        line = self._line(size, columns)
        return QRectF(0, self._top(item, line) + 1, columns.right, line - 2)

    def item_at(self, place: QPointF, size: QSizeF, look: Look) -> int | None:
        """Return the line at a place."""
        line = self._line(size, self._columns(size.width(), look))
        for index in range(self.items):
            if 0 <= place.y() - self._top(index, line) < line:
                return index
        return None

    def said(self, row: Row, *, brief: bool = False) -> str:
        """Return what stands in words at the end of a line."""
        return wording.status_sentence(row.comparison) if brief else row.said

    def tone(self, row: Row) -> str:
        """Return the colour of those words."""
        return symbols.STATUS_TONES[row.comparison.status]

    def paint_sign(self, painter: QPainter, box: QRectF, row: Row, look: Look) -> None:
        """Paint the sign before those words."""
        symbols.status(painter, box, row.comparison, look)

    def _headings(self) -> dict[int, str]:
        """Return the headings by the row they stand above; none where all rows are of a kind."""
        rows = self.levels.rows
        kinds = [row.comparison.mandatory for row in rows]
        if len(set(kinds)) < 2:
            return {}
        starts = (i for i in range(len(rows)) if i == 0 or kinds[i] != kinds[i - 1])
        return {i: wording.mandatory_name(kinds[i]) for i in starts}

    @staticmethod
    def _least(columns: _Columns) -> float:
        return _LINES[0] + (_SECOND_LINE if columns.below else 0)

    def _line(self, size: QSizeF, columns: _Columns) -> float:
        """Return a line's height: lines stand further apart where there is room."""
        room = size.height() - 4 - _HEADING * len(self._headings())
        least = self._least(columns)
        return max(least, min(room / max(1, self.items), least + _LINES[1] - _LINES[0]))

    def _top(self, index: int, line: float) -> float:
        above = sum(start <= index for start in self._headings())
        return index * line + above * _HEADING

    def _columns(self, width: float, look: Look) -> _Columns:
        """Return where everything stands at a width, measured once: layouts ask many times."""
        key = (width, look.families)
        if self._placed is None or self._placed[0] != key:
            self._placed = key, self._measured(width, look)
        return self._placed[1]

    def _measured(self, width: float, look: Look) -> _Columns:
        font, small = look.font(TEXT), look.font(SMALL)
        rows = self.levels.rows
        code = 8 + max((text_size(r.code, font).width() for r in rows), default=0) + 10
        title = max((text_size(r.title, font).width() for r in rows), default=0) + _GAP
        thin = _THIN if self.levels.lacking() else 0.0
        scale = len(RINGS) * _STEPS[0]
        widest = max(_TITLE[1], width * _TITLE_SHARE) + _GAP
        # Remarks give way first, then titles, then the scale narrows; the status comes last.
        for brief in (False, True):
            said = (text_size(self.said(r, brief=brief), small).width() for r in rows)
            status = _ICON + max(said, default=0) + 8 + thin
            room = width - code - scale - status - _GAP
            if room >= min(title, widest):
                break
        below = width < code + len(RINGS) * _NARROW_STEP + _GAP + status
        if below:
            # Beside the scale there is only the mark; the words have a line of their own.
            words, status = status - thin, thin + 8
            room = width - code - scale - status - _GAP
        title = min(title, widest, room)
        if title < _TITLE[0]:
            title = 0.0
        step = (width - code - title - status - _GAP) / len(RINGS)
        step = max(_NARROW_STEP, min(step, _STEPS[1]))
        start = code + title
        after = start + step * len(RINGS) + _GAP
        if below:
            right = min(width, max(after + status, code + words))
            return _Columns(8, code, start, step, code, right, right - thin, brief, below)
        right = min(width, after + status)
        return _Columns(8, code, start, step, after, right, right - thin, brief)

    def _paint_columns(
        self, painter: QPainter, top: float, bottom: float, columns: _Columns, look: Look
    ) -> None:
        """Draw the scale's lines; the column below the scale lies on a ground of its own."""
        band = QRectF(columns.scale + 2, top, columns.step - 4, bottom - top)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("hover"))
        painter.drawRoundedRect(band, 6, 6)
        painter.setPen(QPen(look.grid, 1))
        for ring in RINGS[1:]:
            x = columns.level(ring)
            painter.drawLine(QLineF(x, top, x, bottom))

    def _paint_row(
        self, painter: QPainter, y: float, row: Row, columns: _Columns, look: Look
    ) -> None:
        half = _LINES[0] / 2
        code = QRectF(columns.code, y - half, columns.title - columns.code, 2 * half)
        draw_text(painter, code, row.code, look.font(TEXT, medium=True), look.colour("muted"))
        room = columns.scale - columns.title - _GAP
        if room > 0:
            title = QRectF(columns.title, y - half, room, 2 * half)
            draw_text(painter, title, row.title, look.font(TEXT), look.colour("text"))
        self._paint_levels(painter, y, row, columns, look)
        if row.thin is not None:
            symbols.thin(painter, QRectF(columns.thin, y - 8, 16, 16), row.thin, look)
        if columns.below:
            y += (_LINES[0] + _SECOND_LINE) / 2 - 2
        self.paint_sign(painter, QRectF(columns.status, y - 8, 16, 16), row, look)
        left = columns.status + _ICON
        said = QRectF(left, y - half, columns.words, 2 * half)
        words = self.said(row, brief=columns.brief)
        draw_text(painter, said, words, look.font(SMALL), look.colour(self.tone(row)))

    def _paint_levels(
        self, painter: QPainter, y: float, row: Row, columns: _Columns, look: Look
    ) -> None:
        comparison = row.comparison
        _paint_unplaced(painter, y, row, columns, look)
        required = comparison.required
        if required is not None:
            if row.actual is not None and row.actual != required:
                painter.setPen(_connection(comparison.status, look))
                start, end = columns.level(row.actual), columns.level(required)
                painter.drawLine(QLineF(start, y, end, y))
            symbols.tick(painter, QPointF(columns.level(required), y), _UP, _TICK, look)
        if row.actual is not None:
            draw = symbols.below if row.actual == BELOW else symbols.actual
            draw(painter, QPointF(columns.level(row.actual), y), _DOT, look)
        if row.second_actual is not None:
            draw = symbols.second_below if row.second_actual == BELOW else symbols.second
            draw(painter, QPointF(columns.level(row.second_actual), y), _RING, look)


def _required_mark(painter: QPainter, box: QRectF, look: Look) -> None:
    symbols.tick(painter, box.center(), _UP, 8, look)


def _actual_mark(painter: QPainter, box: QRectF, look: Look) -> None:
    symbols.actual(painter, box.center(), _DOT, look)


def _second_mark(painter: QPainter, box: QRectF, look: Look) -> None:
    symbols.second(painter, box.center(), _RING - 2, look)


def _thin_mark(which: Backing) -> symbols.Mark:
    return lambda painter, box, look: symbols.thin(painter, box.adjusted(2, 2, -2, -2), which, look)


def _connection(status: Status, look: Look) -> QPen:
    """Return the pen between actual and required: strong for what is missing, thin for surplus."""
    if status is Status.MET:
        return look.pen("actual", 1.5, 0.55)
    pen = round_pen(look.colour(symbols.STATUS_TONES[status]), 3)
    if status is Status.BELOW_SCALE:
        # How far below the scale is unknown.
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setStyle(Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([2.2, 1.4])
    return pen


def _paint_unplaced(painter: QPainter, y: float, row: Row, columns: _Columns, look: Look) -> None:
    """Show that no level is known, or none applies: a dotted or a solid line along the scale."""
    if row.rating.state not in (State.NO_EVIDENCE, State.EXEMPT):
        return
    reach = columns.step * 0.3
    pen = QPen(look.colour("muted"), 1.4)
    if row.rating.state is State.NO_EVIDENCE:
        pen.setStyle(Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([2.0, 3.0])
    painter.setPen(pen)
    painter.drawLine(QLineF(columns.level(LOWEST) - reach, y, columns.level(HIGHEST) + reach, y))
