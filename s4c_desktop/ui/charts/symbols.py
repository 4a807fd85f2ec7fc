"""Marks that carry meaning, drawn: the text font has no such glyphs, and exports need none."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from s4c_desktop.domain.backing import Backing
from s4c_desktop.domain.gap import Comparison
from s4c_desktop.domain.scale import State, Status
from s4c_desktop.ui.charts.look import Look, draw_text, hatch, round_pen
from s4c_desktop.ui.widgets import draw_tick

Mark = Callable[[QPainter, QRectF, Look], None]

STATUS_TONES = {
    Status.MET: "good",
    Status.ONE_SHORT: "caution",
    Status.MORE_SHORT: "bad",
    Status.BELOW_SCALE: "bad",
    Status.UNKNOWN: "muted",
    Status.EXEMPT: "muted",
}


def actual(painter: QPainter, middle: QPointF, radius: float, look: Look) -> None:
    """Draw a rated level: a filled dot, set off from what lies below it."""
    painter.setPen(QPen(look.colour("surface"), 1.5))
    painter.setBrush(look.colour("actual"))
    painter.drawEllipse(middle, radius + 0.75, radius + 0.75)


def below(painter: QPainter, middle: QPointF, radius: float, look: Look) -> None:
    """Draw evidence that does not reach the scale: a filled triangle pointing down."""
    painter.setPen(QPen(look.colour("surface"), 1.5))
    painter.setBrush(look.colour("actual"))
    painter.drawPolygon(_triangle(middle, radius * 1.35))


def second(painter: QPainter, middle: QPointF, radius: float, look: Look) -> None:
    """Draw a level of the second rating: a hollow dot."""
    painter.setPen(look.pen("second", 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(middle, radius, radius)


def second_below(painter: QPainter, middle: QPointF, radius: float, look: Look) -> None:
    """Draw a second rating below the scale: a hollow triangle pointing down."""
    painter.setPen(look.pen("second", 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolygon(_triangle(middle, radius * 1.35))


def tick(painter: QPainter, middle: QPointF, towards: QPointF, half: float, look: Look) -> None:
    """Draw a required level: a short stroke in the direction given (of length 1)."""
    pen = QPen(look.colour("required"), 3)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.drawLine(QLineF(middle - towards * half, middle + towards * half))


def status(painter: QPainter, box: QRectF, comparison: Comparison, look: Look) -> None:
    """Draw the sign of a status; what is unknown shows why."""
    colour = look.colour(STATUS_TONES[comparison.status])
    painter.setBrush(Qt.BrushStyle.NoBrush)
    match comparison.status:
        case Status.MET:
            draw_tick(painter, box, colour.name())
        case Status.ONE_SHORT:
            _chevrons(painter, box, colour, 1)
        case Status.MORE_SHORT:
            _chevrons(painter, box, colour, 2)
        case Status.BELOW_SCALE:
            painter.setPen(round_pen(colour, 1.5))
            painter.setBrush(colour)
            painter.drawPolygon(_triangle(box.center(), box.width() * 0.26))
        case _:
            state(painter, box, comparison.rating.state, look)


def state(painter: QPainter, box: QRectF, which: State, look: Look) -> None:
    """Draw why a rating places nobody on the scale: untouched, no evidence yet, exempt."""
    colour = look.colour("muted")
    middle, radius = box.center(), box.width() * 0.36
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if which is State.EXEMPT:
        painter.setPen(round_pen(colour, 1.4))
        painter.drawEllipse(middle, radius, radius)
        reach = QPointF(radius, -radius) * math.sqrt(0.5)
        painter.drawLine(QLineF(middle - reach, middle + reach))
        return
    pen = QPen(colour, 1.3, Qt.PenStyle.CustomDashLine)
    pen.setDashPattern([1.8, 1.6])
    painter.setPen(pen)
    painter.drawEllipse(middle, radius, radius)
    if which is State.NO_EVIDENCE:
        font = look.font(max(7, round(box.height() * 0.56)), medium=True)
        draw_text(painter, box, "?", font, colour, Qt.AlignmentFlag.AlignHCenter)


def thin(painter: QPainter, box: QRectF, which: Backing, look: Look) -> None:
    """Draw a sheet with a broken outline: evidence nobody reviewed, or, crossed, too little."""
    lacking = which is Backing.NOT_SUFFICIENT_YET
    colour = look.colour("caution" if lacking else "muted")
    pen = QPen(colour, 1.4, Qt.PenStyle.CustomDashLine)
    pen.setDashPattern([2.0, 1.5])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    sheet = QRectF(0, 0, box.width() * 0.66, box.height() * 0.84)
    sheet.moveCenter(box.center())
    painter.drawRect(sheet)
    if lacking:
        painter.setPen(round_pen(colour, 1.4))
        painter.drawLine(QLineF(sheet.bottomLeft(), sheet.topRight()))


def swatch(painter: QPainter, box: QRectF, which: Status, look: Look) -> None:
    """Fill a box with the colour and pattern of a status."""
    tone = STATUS_TONES[which]
    colour = look.colour(tone)
    if which is Status.MET:
        painter.fillRect(box, colour)
        return
    wash = look.colour("hover" if tone == "muted" else f"{tone}_wash")
    inner = box.adjusted(0.75, 0.75, -0.75, -0.75)
    pen = QPen(colour, 1.5)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    lines = QPen(colour, 1.4)
    match which:
        case Status.ONE_SHORT:
            painter.fillRect(box, wash)
            hatch(painter, inner, lines, 7, falling=False)
        case Status.MORE_SHORT:
            painter.fillRect(box, wash)
            hatch(painter, inner, lines, 4.5, falling=True)
        case Status.BELOW_SCALE:
            painter.fillRect(box, wash)
            hatch(painter, inner, lines, 7, falling=True)
            hatch(painter, inner, lines, 7, falling=False)
        case Status.UNKNOWN:
            pen.setStyle(Qt.PenStyle.CustomDashLine)
            pen.setDashPattern([2.4, 1.8])
        case _:
            painter.fillRect(box, wash)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(inner)
    if which is Status.EXEMPT:
        painter.drawLine(QLineF(inner.bottomLeft(), inner.topRight()))


def difference(painter: QPainter, box: QRectF, steps: int | None, look: Look) -> None:
    """Draw how one level stands to another: higher, lower, equal, or not to be told (None)."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colour = look.colour("text" if steps else "muted")
    middle, reach = box.center(), box.width() * 0.28
    if steps is None:
        state(painter, box, State.NO_EVIDENCE, look)
    elif steps == 0:
        painter.setPen(round_pen(colour, 1.6))
        for shift in (-2.5, 2.5):
            across = QPointF(reach, 0)
            down = QPointF(0, shift)
            painter.drawLine(QLineF(middle + down - across, middle + down + across))
    else:
        painter.setPen(round_pen(colour, 1.2))
        painter.setBrush(colour)
        painter.save()
        painter.translate(middle)
        if steps > 0:
            painter.rotate(180)
        painter.drawPolygon(_triangle(QPointF(0, 0), reach * 1.2))
        painter.restore()


def _triangle(middle: QPointF, reach: float) -> QPolygonF:
    side = reach * 0.9
    return QPolygonF(
        [
            middle + QPointF(-side, -side * 0.72),
            middle + QPointF(side, -side * 0.72),
            middle + QPointF(0, side * 0.9),
        ]
    )


def _chevrons(painter: QPainter, box: QRectF, colour: QColor, count: int) -> None:
    painter.setPen(round_pen(colour, max(1.5, box.width() / 9)))
    size = box.width() * 0.24
    for index in range(count):
        shift = (index - (count - 1) / 2) * size * 1.3
        middle = box.center() + QPointF(0, shift)
        painter.drawPolyline(
            QPolygonF(
                [
                    middle + QPointF(-size, -size / 2),
                    middle + QPointF(0, size / 2),
                    middle + QPointF(size, -size / 2),
                ]
            )
        )
