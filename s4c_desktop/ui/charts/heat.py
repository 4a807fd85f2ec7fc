"""Heat maps with the numbers in their cells: competences by rank, and people by competence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import ngettext
from s4c_desktop.domain.assessment import Rating
from s4c_desktop.domain.group_wording import rank_text
from s4c_desktop.domain.rank import RANKS
from s4c_desktop.domain.scale import BELOW_RANK, State
from s4c_desktop.domain.wording import state_name
from s4c_desktop.ui.charts import symbols
from s4c_desktop.ui.charts.drawing import Drawing, Entry, Table
from s4c_desktop.ui.charts.group_levels import GroupLevels
from s4c_desktop.ui.charts.look import SMALL, TEXT, TINY, Look, draw_text, text_size
from s4c_desktop.ui.charts.rank_rows import Places, RankRows, RowText, rows_in_sight

_INKS = (QColor("black"), QColor("white"))
_ACROSS = Qt.AlignmentFlag.AlignHCenter
_ROW = 26.0
_HEAD = 26.0
_RIM = 8.0
_CELLS = (24.0, 56.0)


class GroupHeat(RankRows):
    """How many are at each rank of a competence; the stronger the colour, the larger a share."""

    def __init__(self, title: str, levels: GroupLevels) -> None:
        super().__init__(
            title, [RowText(r.code, r.title, levels.words(r), levels.tone(r)) for r in levels.rows]
        )
        self.levels = levels

    def summary(self) -> str:
        """Say what the numbers are."""
        return _("Numbers: people at each level")

    def describe(self, item: int) -> str:
        """Name a competence with all that may be said of it."""
        return self.levels.describe(item)

    def legend(self) -> tuple[Entry, ...]:
        """Explain colour and frame."""
        return (
            Entry(_("The stronger the colour, the larger the share"), _shade_mark),
            Entry(_("Required"), _frame_mark),
        )

    def table(self) -> Table:
        """Return the numbers."""
        return self.levels.table()

    def paint_row(self, painter: QPainter, item: int, y: float, places: Places, look: Look) -> None:
        """Paint a cell for each rank, and a frame around the one that is required."""
        row = self.levels.rows[item]
        for place, rank in enumerate(RANKS):
            box = QRectF(places.rank(rank) - places.step / 2 + 1, y - 12, places.step - 2, 24)
            if row.found is not None and row.found.counts[place]:
                n = row.found.counts[place]
                _cell(painter, box, str(n), n / row.found.n, look)
            if rank == row.profile.required:
                painter.setPen(look.pen("required", 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 4, 4)


@dataclass(frozen=True, slots=True)
class RatedPerson:
    """A person as they may be named, with what they were rated, by competence (code)."""

    name: str
    ratings: Mapping[str, Rating]


class PeopleMap(Drawing):
    """A row for each person, a column for each competence: the level in each cell.

    Only rows in sight are painted, so that 500 people are no slower than 20.
    """

    def __init__(
        self, title: str, people: Sequence[RatedPerson], competences: Mapping[str, str]
    ) -> None:
        super().__init__(title)
        self._people = tuple(people)
        self._titles = dict(competences)
        self._codes = tuple(competences)
        self._widths: tuple[float, float, float] | None = None
        self._cells: dict[tuple[object, ...], QPixmap] = {}

    @property
    def items(self) -> int:
        """Return the number of cells."""
        return len(self._people) * len(self._codes)

    def summary(self) -> str:
        """Say how many people are shown."""
        n = len(self._people)
        return ngettext("{n} person", "{n} people", n).format(n=n)

    def describe(self, item: int) -> str:
        """Name a person, a competence and the level."""
        person, code = self._at(item)
        return _("{name}, {code} {title}: {level}").format(
            name=person.name,
            code=code,
            title=self._titles[code],
            level=_said(person.ratings.get(code, Rating())),
        )

    def legend(self) -> tuple[Entry, ...]:
        """Explain colours and signs."""
        return (
            Entry(_("Level; the stronger the colour, the higher"), _shade_mark),
            Entry(state_name(State.NO_EVIDENCE), _state_mark(State.NO_EVIDENCE)),
            Entry(state_name(State.EXEMPT), _state_mark(State.EXEMPT)),
        )

    def table(self) -> Table:
        """Return all levels."""
        rows = tuple(
            (one.name, *(_said(one.ratings.get(code, Rating())) for code in self._codes))
            for one in self._people
        )
        return Table((_("Name"), *self._codes), rows)

    def best_size(self, look: Look) -> QSizeF:
        """Return a size at which the numbers stand apart."""
        width = 2 * _RIM + 160 + len(self._codes) * 30
        return QSizeF(width, self.head_height(width, look) + self.height(width, look))

    def height(self, width: float, look: Look) -> float:
        """Return the height of all rows."""
        return len(self._people) * _ROW + 4

    def head_height(self, width: float, look: Look) -> float:
        """Return the height of the codes, which stand upright above narrow cells."""
        if not self._codes or self._fits(width, look):
            return _HEAD
        return max(text_size(code, look.font(SMALL)).width() for code in self._codes) + 12

    def paint_head(self, painter: QPainter, width: float, look: Look) -> None:
        """Paint the codes above their columns."""
        left, cell = self._columns(width, look)
        font, colour = look.font(SMALL, medium=True), look.colour("muted")
        if self._fits(width, look):
            for place, code in enumerate(self._codes):
                box = QRectF(left + place * cell, 0, cell, _HEAD)
                draw_text(painter, box, code, font, colour, _ACROSS)
            return
        high = self.head_height(width, look)
        for place, code in enumerate(self._codes):
            painter.save()
            painter.translate(left + place * cell, high - 4)
            painter.rotate(-90)
            draw_text(painter, QRectF(0, 0, high - 4, cell), code, font, colour)
            painter.restore()

    def paint(self, painter: QPainter, size: QSizeF, look: Look, current: int | None) -> None:
        """Paint names and cells of the rows in sight."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, cell = self._columns(size.width(), look)
        first, last = rows_in_sight(painter, len(self._people), _ROW)
        font = look.font(TEXT)
        for row in range(first, last):
            person = self._people[row]
            name = QRectF(_RIM, row * _ROW, left - _RIM - 8, _ROW)
            draw_text(painter, name, person.name, font, look.colour("text"))
            for place, code in enumerate(self._codes):
                box = QRectF(left + place * cell + 1, row * _ROW + 1, cell - 2, _ROW - 2)
                self._paint_cell(painter, box, person.ratings.get(code, Rating()), look)
        if current is not None:
            painter.setPen(look.pen("accent", 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.place(current, size, look).adjusted(1, 1, -1, -1), 4, 4)

    def place(self, item: int, size: QSizeF, look: Look) -> QRectF:
        """Return a cell."""
        row, column = divmod(item, len(self._codes))
        left, cell = self._columns(size.width(), look)
        return QRectF(left + column * cell, row * _ROW, cell, _ROW)

    def item_at(self, place: QPointF, size: QSizeF, look: Look) -> int | None:
        """Return the cell at a place."""
        left, cell = self._columns(size.width(), look)
        row, column = int(place.y() // _ROW), int((place.x() - left) // cell)
        if 0 <= row < len(self._people) and 0 <= column < len(self._codes):
            return row * len(self._codes) + column
        return None

    def _paint_cell(self, painter: QPainter, box: QRectF, rating: Rating, look: Look) -> None:
        """Paint a cell; on the screen from a picture of the first one that was like it."""
        if not rating.given:
            return
        if not painter.hasClipping():
            # A file: its cells are drawings, not pictures.
            _paint_rating(painter, box, rating, look)
            return
        scale = painter.device().devicePixelRatio()
        key = (rating.state, rating.level, box.width(), scale, look.tokens)
        found = self._cells.get(key)
        if found is None:
            found = self._cells[key] = QPixmap((box.size() * scale).toSize())
            found.setDevicePixelRatio(scale)
            found.fill(Qt.GlobalColor.transparent)
            inner = QPainter(found)
            inner.setRenderHint(QPainter.RenderHint.Antialiasing)
            _paint_rating(inner, QRectF(QPointF(0, 0), box.size()), rating, look)
            inner.end()
        painter.drawPixmap(box.topLeft().toPoint(), found)

    def _fits(self, width: float, look: Look) -> bool:
        """Tell whether every code fits above its column."""
        _left, cell = self._columns(width, look)
        font = look.font(SMALL, medium=True)
        return all(text_size(code, font).width() <= cell for code in self._codes)

    def _at(self, item: int) -> tuple[RatedPerson, str]:
        row, column = divmod(item, len(self._codes))
        return self._people[row], self._codes[column]

    def _columns(self, width: float, look: Look) -> tuple[float, float]:
        """Return where the cells begin, and how wide they are."""
        if self._widths is None or self._widths[0] != width:
            font = look.font(TEXT)
            names = max((text_size(one.name, font).width() for one in self._people), default=0)
            left = _RIM + min(names + 12, max(width * 0.3, 72))
            room = (width - left - _RIM) / max(len(self._codes), 1)
            self._widths = (width, left, max(min(room, _CELLS[1]), 10.0))
        return self._widths[1], self._widths[2]


def _said(rating: Rating) -> str:
    rank = rating.rank
    if rank is not None:
        return rank_text(rank)
    return state_name(rating.state) if rating.given else ""


def _paint_rating(painter: QPainter, box: QRectF, rating: Rating, look: Look) -> None:
    rank = rating.rank
    if rank is not None:
        text = _("<4") if rank == BELOW_RANK else str(rank)
        _cell(painter, box, text, (rank - BELOW_RANK) / (RANKS[-1] - BELOW_RANK), look)
    elif rating.given:
        mark = QRectF(0, 0, 14, 14)
        mark.moveCenter(box.center())
        symbols.state(painter, mark, rating.state, look)


def _cell(painter: QPainter, box: QRectF, text: str, strength: float, look: Look) -> None:
    """Fill a cell, and write into it in what stands out from the filling."""
    ground = _mixed(look.colour("actual"), look.colour("surface"), 0.1 + 0.8 * strength)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(box, 4, 4)
    # Of these two one always stands out by 4.5 to 1; the theme's own do not on middling grounds.
    ink = max(_INKS, key=lambda one: _contrast(one, ground))
    font = look.font(SMALL if box.width() >= _CELLS[0] - 4 else TINY, medium=True)
    draw_text(painter, box, text, font, ink, _ACROSS)


def _mixed(one: QColor, other: QColor, share: float) -> QColor:
    rest = 1 - share
    return QColor.fromRgbF(
        one.redF() * share + other.redF() * rest,
        one.greenF() * share + other.greenF() * rest,
        one.blueF() * share + other.blueF() * rest,
    )


def _contrast(one: QColor, other: QColor) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _shade_mark(painter: QPainter, box: QRectF, look: Look) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    width = box.width() / 3
    for place, share in enumerate((0.2, 0.5, 0.9)):
        painter.setBrush(_mixed(look.colour("actual"), look.colour("surface"), share))
        painter.drawRect(QRectF(box.left() + place * width, box.top() + 4, width, 12))


def _frame_mark(painter: QPainter, box: QRectF, look: Look) -> None:
    painter.setPen(look.pen("required", 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(2, 4, -2, -4), 3, 3)


def _state_mark(which: State) -> symbols.Mark:
    return lambda painter, box, look: symbols.state(
        painter, box.adjusted(2, 2, -2, -2), which, look
    )
