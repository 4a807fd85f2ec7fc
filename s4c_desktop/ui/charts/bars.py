"""Bars whose parts are counts of competences, all on one scale."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from s4c_desktop.ui.charts.drawing import Drawing
from s4c_desktop.ui.charts.look import SMALL, TEXT, Look, draw_text, text_size
from s4c_desktop.ui.charts.symbols import Mark

_EDGE = 8.0
_TEXT = 20.0
_BAR = 22.0
_SPACE = 14.0
_WRAPPED = (Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap).value
_RIGHT = Qt.AlignmentFlag.AlignRight
_ACROSS = Qt.AlignmentFlag.AlignHCenter


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a bar: so many competences, filled by a mark.

    The number stands in it when `numbered`; a `solid` part shows its single competences.
    """

    count: int
    fill: Mark
    solid: bool = False
    numbered: bool = True


@dataclass(frozen=True, slots=True)
class Bar:
    """A labelled bar, what is said at its right, and a line of small print below it."""

    label: str
    parts: tuple[Part, ...]
    said: str
    note: str = ""

    @property
    def count(self) -> int:
        """Return the competences of all parts."""
        return sum(part.count for part in self.parts)


class Bars(Drawing):
    """Bars on one scale, a competence as long in each of them."""

    def __init__(self, title: str, bars: Iterable[Bar]) -> None:
        super().__init__(title)
        self.bars = tuple(bars)

    @property
    def items(self) -> int:
        """Return the number of bars."""
        return len(self.bars)

    def best_size(self, look: Look) -> QSizeF:
        """Return a size that shows every label in full."""
        return QSizeF(560, self.height(560, look))

    def height(self, width: float, look: Look) -> float:
        """Return the height of all bars."""
        return sum(_height(bar, width, look) for bar in self.bars) + 4

    def paint(self, painter: QPainter, size: QSizeF, look: Look, current: int | None) -> None:
        """Paint label, bar and what is said of it, one below the other."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        longest = max((bar.count for bar in self.bars), default=1)
        unit = (size.width() - 2 * _EDGE) / max(1, longest)
        for index, bar in enumerate(self.bars):
            box = self.place(index, size, look)
            if index == current:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(look.colour("accent_wash"))
                painter.drawRoundedRect(box, 6, 6)
            _paint_words(painter, box, bar, look)
            left = box.left() + _EDGE
            for part in bar.parts:
                room = QRectF(left, box.top() + 3 + _TEXT, part.count * unit, _BAR)
                _paint_part(painter, room, part, look)
                left = room.right()

    def place(self, item: int, size: QSizeF, look: Look) -> QRectF:
        """Return a bar with its words."""
        width = size.width()
        top = sum(_height(bar, width, look) for bar in self.bars[:item])
        return QRectF(0, top, width, _height(self.bars[item], width, look) - _SPACE + 8)

    def item_at(self, place: QPointF, size: QSizeF, look: Look) -> int | None:
        """Return the bar at a place."""
        for index in range(self.items):
            if self.place(index, size, look).contains(place):
                return index
        return None


def _height(bar: Bar, width: float, look: Look) -> float:
    note = _note_height(bar.note, width - 2 * _EDGE, look) if bar.note else 0.0
    return _TEXT + _BAR + note + _SPACE + 2


def _note_height(note: str, width: float, look: Look) -> float:
    room = QRectF(0, 0, width, 1000)
    return QFontMetricsF(look.font(SMALL)).boundingRect(room, _WRAPPED, note).height() + 4


def _paint_words(painter: QPainter, box: QRectF, bar: Bar, look: Look) -> None:
    inner = box.adjusted(_EDGE, 2, -_EDGE, 0)
    inner.setHeight(_TEXT)
    font = look.font(SMALL, medium=True)
    said = text_size(bar.said, font).width() + 8
    label = QRectF(inner.left(), inner.top(), inner.width() - said, _TEXT)
    name = look.font(TEXT)
    if text_size(bar.label, name).width() > label.width():
        name = look.font(SMALL)
    draw_text(painter, label, bar.label, name, look.colour("text"))
    draw_text(painter, inner, bar.said, font, look.colour("text"), _RIGHT)
    if bar.note:
        note = inner.translated(0, _TEXT + _BAR + 3)
        note.setHeight(_note_height(bar.note, inner.width(), look))
        painter.setFont(look.font(SMALL))
        painter.setPen(look.colour("muted"))
        painter.drawText(note, _WRAPPED, bar.note)


def _paint_part(painter: QPainter, room: QRectF, part: Part, look: Look) -> None:
    """Paint a part, marked off competence by competence, its number on a ground of its own."""
    box = room.adjusted(0, 0, -1.5, 0)
    part.fill(painter, box, look)
    if part.solid:
        painter.setPen(QPen(look.colour("surface", 0.45), 1))
        unit = room.width() / part.count
        for index in range(1, part.count):
            x = room.left() + index * unit - 0.75
            painter.drawLine(QLineF(x, box.top(), x, box.bottom()))
    if not part.numbered:
        return
    font = look.font(SMALL, medium=True)
    text = str(part.count)
    width = max(16.0, text_size(text, font).width() + 8)
    plate = QRectF(0, 0, min(width, box.width() - 4), 16)
    plate.moveCenter(box.center())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour("good" if part.solid else "surface"))
    painter.drawRoundedRect(plate, 4, 4)
    colour = look.colour("on_accent" if part.solid else "text")
    draw_text(painter, plate, text, font, colour, _ACROSS)
