"""Charts of a row for each competence on one scale of ranks: what all of them share."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPen

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.rank import RANKS
from s4c_desktop.domain.scale import BELOW_RANK
from s4c_desktop.ui.charts.drawing import Drawing
from s4c_desktop.ui.charts.look import SMALL, TEXT, Look, draw_text, text_size

_HEAD = 28.0
_RIM = 8.0
_GAP = 14.0
_STEPS = (30.0, 72.0)
_TITLE = 260.0
_LEAST_TITLE = 80.0
_ACROSS = Qt.AlignmentFlag.AlignHCenter


@dataclass(frozen=True, slots=True)
class RowText:
    """What stands beside the scale: code, title, words at the end and their colour (a token)."""

    code: str
    title: str
    words: str
    tone: str = "muted"


@dataclass(frozen=True, slots=True)
class Places:
    """Left edges of what stands in a row, and one rank's width; no words where 0 is their room."""

    title: float
    title_room: float
    scale: float
    step: float
    words: float
    words_room: float

    def rank(self, rank: float) -> float:
        """Return the middle of a rank's column."""
        return self.scale + (rank - RANKS[0] + 0.5) * self.step


class RankRows(Drawing):
    """Code and title, the scale, and words; titles give way first, then words."""

    row_height = 30.0

    def __init__(self, title: str, texts: Sequence[RowText]) -> None:
        super().__init__(title)
        self._texts = tuple(texts)
        self._placed: tuple[float, Places] | None = None

    @abstractmethod
    def paint_row(self, painter: QPainter, item: int, y: float, places: Places, look: Look) -> None:
        """Paint what is on the scale; `y` is the row's middle."""

    @property
    def items(self) -> int:
        """Return the number of rows."""
        return len(self._texts)

    def best_size(self, look: Look) -> QSizeF:
        """Return a size that shows most titles in full."""
        return QSizeF(860, self.head_height(860, look) + self.height(860, look))

    def height(self, width: float, look: Look) -> float:
        """Return the height of all rows."""
        return self.items * self.row_height + 4

    def head_height(self, width: float, look: Look) -> float:
        """Return the height of the scale's numbers."""
        return _HEAD

    def paint_head(self, painter: QPainter, width: float, look: Look) -> None:
        """Paint the ranks above their columns."""
        places = self._places(width, look)
        font = look.font(SMALL, medium=True)
        for rank in RANKS:
            box = QRectF(places.rank(rank) - places.step / 2, 0, places.step, _HEAD)
            text = _("<4") if rank == BELOW_RANK else str(rank)
            draw_text(painter, box, text, font, look.colour("text"), _ACROSS)

    def paint(self, painter: QPainter, size: QSizeF, look: Look, current: int | None) -> None:
        """Paint the scale, then the rows in sight."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        places = self._places(size.width(), look)
        bottom = self.items * self.row_height
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("hover"))
        below = places.rank(BELOW_RANK) - places.step / 2
        painter.drawRoundedRect(QRectF(below + 2, 0, places.step - 4, bottom), 6, 6)
        painter.setPen(QPen(look.grid, 1))
        for rank in RANKS[1:]:
            painter.drawLine(QLineF(places.rank(rank), 0, places.rank(rank), bottom))
        first, last = rows_in_sight(painter, self.items, self.row_height)
        for item in range(first, last):
            self._paint_line(painter, item, places, size, look, current == item)

    def place(self, item: int, size: QSizeF, look: Look) -> QRectF:
        """Return a row."""
        return QRectF(0, item * self.row_height, size.width(), self.row_height)

    def item_at(self, place: QPointF, size: QSizeF, look: Look) -> int | None:
        """Return the row at a place."""
        row = int(place.y() // self.row_height)
        return row if 0 <= row < self.items and 0 <= place.x() < size.width() else None

    def _paint_line(
        self,
        painter: QPainter,
        item: int,
        places: Places,
        size: QSizeF,
        look: Look,
        current: bool,
    ) -> None:
        text, top = self._texts[item], item * self.row_height
        if current:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("accent_wash"))
            painter.drawRoundedRect(self.place(item, size, look).adjusted(0, 1, 0, -1), 6, 6)
        code = QRectF(_RIM, top, places.title - _RIM, self.row_height)
        draw_text(painter, code, text.code, look.font(TEXT, medium=True), look.colour("muted"))
        if places.title_room:
            box = QRectF(places.title, top, places.title_room, self.row_height)
            draw_text(painter, box, text.title, look.font(TEXT), look.colour("text"))
        if places.words_room:
            box = QRectF(places.words, top, places.words_room, self.row_height)
            draw_text(painter, box, text.words, look.font(SMALL), look.colour(text.tone))
        self.paint_row(painter, item, top + self.row_height / 2, places, look)

    def _places(self, width: float, look: Look) -> Places:
        if self._placed is None or self._placed[0] != width:
            self._placed = (width, self._place(width, look))
        return self._placed[1]

    def _place(self, width: float, look: Look) -> Places:
        font, small = look.font(TEXT), look.font(SMALL)
        code = max((text_size(t.code, font).width() for t in self._texts), default=0) + 12
        wanted = max((text_size(t.title, font).width() for t in self._texts), default=0)
        title = min(wanted, _TITLE)
        words = max((text_size(t.words, small).width() for t in self._texts), default=0)
        scale = len(RANKS) * _STEPS[0]
        room = width - 2 * _RIM - code - scale - _GAP
        words = min(words, max(room, 0))
        if room - words < title + _GAP:
            # Both give way to each other, the title to begin with.
            title = max(room - words - _GAP, min(title, room * 0.45))
            words = max(room - title - 2 * _GAP, 0)
        if title < _LEAST_TITLE:
            title, words = 0.0, max(min(words, room - _GAP), 0)
        if words < _LEAST_TITLE:
            words = 0.0
        left = _RIM + code
        start = left + (title + _GAP if title else 0)
        end = width - _RIM - (words + _GAP if words else 0)
        step = max(min((end - start) / len(RANKS), _STEPS[1]), 14.0)
        after = start + step * len(RANKS) + _GAP
        return Places(left, title, start, step, after, max(width - _RIM - after, 0) if words else 0)


def rows_in_sight(painter: QPainter, rows: int, height: float) -> tuple[int, int]:
    """Return the first row in sight and the one after the last: a long list is quick to paint."""
    if not painter.hasClipping():
        return 0, rows
    clip = painter.clipBoundingRect()
    return max(0, int(clip.top() // height)), min(rows, int(clip.bottom() // height) + 1)
