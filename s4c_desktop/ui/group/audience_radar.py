"""A group's levels for an audience: the median, the middle half, and what is required."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain import radar
from s4c_desktop.domain.audience import Span
from s4c_desktop.domain.rank import RANKS
from s4c_desktop.ui.tokens import Tokens

_BAND = 0.4
"""How much of its colour the middle half has."""

_LEFT = Qt.AlignmentFlag.AlignLeft
_MIDDLE = Qt.AlignmentFlag.AlignHCenter
_RIGHT = Qt.AlignmentFlag.AlignRight


def paint_axes(
    painter: QPainter, room: QRectF, axes: Sequence[Span], tokens: Tokens, font: QFont
) -> None:
    """Paint three axes or more as a radar, fewer as rows, with a legend below."""
    painter.setFont(font)
    metrics = QFontMetricsF(font)
    legend = QRectF(room.left(), room.bottom() - metrics.height(), room.width(), metrics.height())
    above = room.adjusted(0, 0, 0, -metrics.height() * 1.3)
    draw = _Axes(painter, tokens, metrics)
    if radar.fits(len(axes)):
        draw.radar(above, axes)
    else:
        draw.rows(above, axes)
    draw.legend(legend)


class _Ray:
    """An axis of a radar."""

    def __init__(self, centre: QPointF, radius: float, turn: float) -> None:
        self.centre = centre
        self.radius = radius
        self.direction = QPointF(math.cos(turn), math.sin(turn))

    @property
    def side(self) -> Qt.AlignmentFlag:
        """Return where a name at the end of the axis is held."""
        if abs(self.direction.x()) < 0.3:
            return _MIDDLE
        return _LEFT if self.direction.x() > 0 else _RIGHT

    def at(self, rank: int) -> QPointF:
        """Return the place of a rank."""
        return self.centre + self.direction * _distance(rank, self.radius)


class _Row:
    """An axis from left to right."""

    def __init__(self, room: QRectF) -> None:
        self._room = room

    def at(self, rank: int) -> QPointF:
        """Return the place of a rank."""
        step = self._room.width() / len(RANKS)
        x = self._room.left() + step * (RANKS.index(rank) + 0.5)
        return QPointF(x, self._room.center().y())


class _Axes:
    """Draws what is known along axes."""

    def __init__(self, painter: QPainter, tokens: Tokens, metrics: QFontMetricsF) -> None:
        self._painter = painter
        self._tokens = tokens
        self._metrics = metrics
        self._thick = metrics.height() * 0.55

    def radar(self, room: QRectF, axes: Sequence[Span]) -> None:
        """Draw the axes around a centre that stands for no value, and name them beside it."""
        line = self._metrics.height()
        names = QRectF(room.left() + room.width() * 0.58, room.top(), room.width() * 0.42, 0)
        names.setHeight(room.height())
        plot = room.adjusted(0, 0, -names.width(), 0)
        if line * len(axes) > names.height():
            plot = room
        else:
            self._names(names, axes)
        radius = min(plot.width() / 2 - line * 1.6, plot.height() / 2 - line * 1.1)
        centre = plot.center()
        self._rings(centre, radius)
        turns = [2 * math.pi * place / len(axes) - math.pi / 2 for place in range(len(axes))]
        rays = [_Ray(centre, radius, turn) for turn in turns]
        for axis, ray in zip(axes, rays, strict=True):
            self._axis(axis, ray)
        self._required(rays, axes)
        self._ring_names(centre, radius, math.pi / len(axes) - math.pi / 2)

    def rows(self, room: QRectF, axes: Sequence[Span]) -> None:
        """Draw the axes one below the other."""
        line = self._metrics.height()
        for place, axis in enumerate(axes):
            y = room.top() + line * (1.5 + 4 * place)
            row = _Row(QRectF(room.left(), y, room.width(), line))
            self._text(axis.label, QPointF(room.left(), y - line * 0.7), _LEFT)
            self._painter.setPen(QPen(QColor(self._tokens.border), 2))
            self._painter.drawLine(QLineF(row.at(RANKS[0]), row.at(RANKS[-1])))
            self._spread(axis, row)
            if axis.required is not None:
                at = row.at(axis.required)
                self._painter.setPen(self._required_pen(dashed=False))
                long = line * 0.6
                self._painter.drawLine(QLineF(at.x(), at.y() - long, at.x(), at.y() + long))
            for rank in RANKS:
                self._text(_rank_text(rank), row.at(rank) + QPointF(0, line * 1.3), _MIDDLE)

    def legend(self, room: QRectF) -> None:
        """Explain the three marks."""
        size, x, y = self._metrics.ascent() * 0.7, room.left(), room.center().y()
        band = self._band()
        for text, colour, width in (
            (_("middle half of the group"), band, size * 1.8),
            (_("median"), QColor(self._tokens.actual), size),
            (_("required"), QColor(self._tokens.required), size / 4),
        ):
            self._painter.fillRect(QRectF(x, y - size / 2, width, size), colour)
            self._text(text, QPointF(x + size * 2.4, y), _LEFT)
            x += size * 2.4 + self._metrics.horizontalAdvance(text) + self._metrics.height()

    def _names(self, room: QRectF, axes: Sequence[Span]) -> None:
        pitch = min(room.height() / len(axes), self._metrics.height() * 1.6)
        top = room.center().y() - pitch * len(axes) / 2
        for place, axis in enumerate(axes):
            name = self._metrics.elidedText(axis.label, Qt.TextElideMode.ElideRight, room.width())
            self._text(name, QPointF(room.left(), top + pitch * (place + 0.5)), _LEFT)

    def _rings(self, centre: QPointF, radius: float) -> None:
        self._painter.setPen(QPen(QColor(self._tokens.border), 2))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        for rank in RANKS:
            away = _distance(rank, radius)
            self._painter.drawEllipse(centre, away, away)

    def _ring_names(self, centre: QPointF, radius: float, turn: float) -> None:
        """Name the rings between the first two axes, from outside in, where there is room.

        A ground keeps the names readable.
        """
        ray, last = _Ray(centre, radius, turn), QRectF()
        for rank in reversed(RANKS):
            at, text = ray.at(rank), _rank_text(rank)
            wide = self._metrics.horizontalAdvance(text) + 8
            box = QRectF(0, 0, wide, self._metrics.ascent())
            box.moveCenter(at)
            if box.intersects(last):
                continue
            last = box
            self._painter.fillRect(box, QColor(self._tokens.surface))
            self._text(text, at, _MIDDLE)

    def _axis(self, axis: Span, ray: _Ray) -> None:
        self._painter.setPen(QPen(QColor(self._tokens.border), 2))
        self._painter.drawLine(QLineF(ray.centre, ray.at(RANKS[-1])))
        self._spread(axis, ray)
        at = ray.centre + ray.direction * (ray.radius + self._metrics.height() * 0.6)
        self._text(axis.label.split(" ")[0], at, ray.side)

    def _spread(self, axis: Span, along: _Ray | _Row) -> None:
        for ranks, colour, thick in (
            (axis.quartiles, self._band(), self._thick),
            (axis.median, QColor(self._tokens.actual), self._thick * 0.6),
        ):
            if ranks is None:
                continue
            pen = QPen(colour, thick)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            self._painter.setPen(pen)
            start, end = (along.at(rank) for rank in ranks)
            if start == end:
                self._painter.drawPoint(start)
            else:
                self._painter.drawLine(QLineF(start, end))

    def _required(self, rays: Sequence[_Ray], axes: Sequence[Span]) -> None:
        """Join what is required; an axis of which nothing is required breaks the line."""
        self._painter.setPen(self._required_pen(dashed=True))
        for place, (ray, axis) in enumerate(zip(rays, axes, strict=True)):
            following = axes[(place + 1) % len(axes)]
            if axis.required is not None and following.required is not None:
                end = rays[(place + 1) % len(axes)].at(following.required)
                self._painter.drawLine(QLineF(ray.at(axis.required), end))

    def _required_pen(self, *, dashed: bool) -> QPen:
        pen = QPen(QColor(self._tokens.required), max(3.0, self._metrics.height() / 9))
        if dashed:
            pen.setStyle(Qt.PenStyle.DashLine)
        return pen

    def _band(self) -> QColor:
        band = QColor(self._tokens.actual)
        band.setAlphaF(_BAND)
        return band

    def _text(self, text: str, at: QPointF, side: Qt.AlignmentFlag) -> None:
        """Write text around a middle line; `side` is where it is held."""
        wide = self._metrics.horizontalAdvance(text)
        shift = {_MIDDLE: wide / 2, _RIGHT: wide}.get(side, 0.0)
        self._painter.setPen(QColor(self._tokens.text))
        self._painter.drawText(
            QPointF(at.x() - shift, at.y() + self._metrics.ascent() * 0.38), text
        )


def _distance(rank: int, radius: float) -> float:
    return radius * (RANKS.index(rank) + 1) / len(RANKS)


def _rank_text(rank: int) -> str:
    return f"<{RANKS[1]}" if rank == RANKS[0] else str(rank)
