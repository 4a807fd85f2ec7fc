"""What charts are drawn with: the colours of the theme, fonts and a few painting helpers."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from s4c_desktop.ui.tokens import Tokens

TEXT = 13
SMALL = 12
TINY = 11


class Look:
    """The colours of one scheme and the fonts, sized in pixels so that exports look alike."""

    def __init__(self, tokens: Tokens, font: QFont) -> None:
        self.tokens = tokens
        self.families = tuple(font.families())

    def colour(self, token: str, opacity: float = 1.0) -> QColor:
        """Return the colour of a token."""
        colour = QColor(getattr(self.tokens, token))
        colour.setAlphaF(opacity)
        return colour

    @property
    def grid(self) -> QColor:
        """Return the colour of rings and columns: seen, but behind everything else."""
        strong, faint, share = self.colour("muted"), self.colour("border"), 0.3
        return QColor.fromRgbF(
            strong.redF() * share + faint.redF() * (1 - share),
            strong.greenF() * share + faint.greenF() * (1 - share),
            strong.blueF() * share + faint.blueF() * (1 - share),
        )

    def font(self, size: int, *, medium: bool = False) -> QFont:
        """Return the text font at a size in pixels."""
        font = QFont(self.families)
        font.setPixelSize(size)
        if medium:
            font.setWeight(QFont.Weight.Medium)
        return font

    def pen(self, token: str, width: float, opacity: float = 1.0) -> QPen:
        """Return a solid pen with round ends."""
        return round_pen(self.colour(token, opacity), width)

    def dashed(self, token: str, width: float) -> QPen:
        """Return a dashed pen."""
        pen = QPen(self.colour(token), width, Qt.PenStyle.CustomDashLine)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        pen.setDashPattern([3.2, 2.2])
        return pen


def round_pen(colour: QColor, width: float) -> QPen:
    """Return a solid pen with round ends and joins."""
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


def text_size(text: str, font: QFont) -> QSizeF:
    """Return the room a line of text takes."""
    metrics = QFontMetricsF(font)
    return QSizeF(metrics.horizontalAdvance(text), metrics.height())


def tight_size(text: str, font: QFont, rim: float) -> QSizeF:
    """Return the room of capitals and digits, which leave the line's height unused."""
    metrics = QFontMetricsF(font)
    return QSizeF(metrics.horizontalAdvance(text) + 2 * rim, metrics.capHeight() + 2 * rim)


def draw_text(
    painter: QPainter,
    box: QRectF,
    text: str,
    font: QFont,
    colour: QColor,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """Draw one line, centred in height, shortened with an ellipsis where it does not fit."""
    metrics = QFontMetricsF(font)
    # Half a pixel of grace: the width asked for was measured, and rounding must not cut it.
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width() + 0.5)
    painter.setFont(font)
    painter.setPen(colour)
    flags = align | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip
    painter.drawText(box, flags.value, shown)


def draw_outlined(painter: QPainter, box: QRectF, text: str, font: QFont, look: Look) -> None:
    """Draw one centred line that stays legible on top of lines, by a rim of the ground."""
    metrics = QFontMetricsF(font)
    left = box.center().x() - metrics.horizontalAdvance(text) / 2
    base = box.center().y() + metrics.capHeight() / 2
    shape = QPainterPath()
    shape.addText(left, base, font, text)
    painter.strokePath(shape, round_pen(look.colour("surface", 0.85), 4))
    painter.fillPath(shape, look.colour("muted"))


def hatch(painter: QPainter, box: QRectF, pen: QPen, spacing: float, *, falling: bool) -> None:
    """Draw slanted lines that fill a box.

    Computed instead of a pattern brush: those neither scale nor reach an SVG file.
    """
    painter.setPen(pen)
    offset = spacing / 2
    while offset < box.width() + box.height():
        low, high = max(0.0, offset - box.height()), min(offset, box.width())
        start = QPointF(low, offset - low)
        end = QPointF(high, offset - high)
        if falling:
            start, end = (QPointF(p.x(), box.height() - p.y()) for p in (start, end))
        painter.drawLine(QLineF(start + box.topLeft(), end + box.topLeft()))
        offset += spacing
