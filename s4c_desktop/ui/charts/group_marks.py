"""What a group's charts draw along a scale: the middle half, the ends, the median, the required."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.group import Distribution
from s4c_desktop.ui.charts import symbols
from s4c_desktop.ui.charts.drawing import Entry
from s4c_desktop.ui.charts.look import Look

UP = QPointF(0, 1)
DOT = 5.0
_BAND = 12.0
_BAR = 7.0

At = Callable[[float], float]
"""Where a rank is along the scale."""


def spread(
    painter: QPainter,
    y: float,
    found: Distribution,
    at: At,
    look: Look,
    tone: str = "actual",
    band: float = _BAND,
) -> None:
    """Draw a distribution along a line: ends thin, the middle half as a band, the median on top."""
    least, most = found.ends
    painter.setPen(look.pen(tone, 1.5, 0.6))
    painter.drawLine(QLineF(at(least), y, at(most), y))
    low, high = found.quartiles
    box = QRectF(at(low) - band / 2, y - band / 2, at(high) - at(low) + band, band)
    painter.setPen(look.pen(tone, 1.2, 0.8))
    painter.setBrush(look.colour(tone, 0.25))
    painter.drawRoundedRect(box, band / 2, band / 2)
    median(painter, y, found, at, look, tone)


def median(
    painter: QPainter, y: float, found: Distribution, at: At, look: Look, tone: str = "actual"
) -> None:
    """Draw the median: a dot, or a bar from one rank to the next where it lies between two."""
    low, high = found.median
    painter.setPen(look.pen("surface", 1.5))
    painter.setBrush(look.colour(tone))
    left, right = at(low), at(high)
    box = QRectF(left - DOT, y - DOT, right - left + 2 * DOT, 2 * DOT)
    if low != high:
        box.adjust(0, DOT - _BAR / 2, 0, _BAR / 2 - DOT)
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)


def legend(*, ends: bool = True) -> tuple[Entry, ...]:
    """Explain the marks."""
    ended = (Entry(_("Lowest to highest"), _ends_mark),) if ends else ()
    return (
        Entry(_("Required"), required_mark),
        Entry(_("Median; a bar where it lies between two levels"), median_mark),
        Entry(_("Middle half"), band_mark()),
        *ended,
    )


def required_mark(painter: QPainter, box: QRectF, look: Look) -> None:
    """Draw the sign of a required level."""
    symbols.tick(painter, box.center(), UP, 8, look)


def median_mark(painter: QPainter, box: QRectF, look: Look) -> None:
    """Draw the sign of a median."""
    symbols.actual(painter, box.center(), DOT, look)


def band_mark(tone: str = "actual") -> symbols.Mark:
    """Return what draws the sign of the middle half."""

    def mark(painter: QPainter, box: QRectF, look: Look) -> None:
        inner = QRectF(0, 0, box.width() - 2, _BAND)
        inner.moveCenter(box.center())
        painter.setPen(look.pen(tone, 1.2, 0.8))
        painter.setBrush(look.colour(tone, 0.25))
        painter.drawRoundedRect(inner, _BAND / 2, _BAND / 2)

    return mark


def _ends_mark(painter: QPainter, box: QRectF, look: Look) -> None:
    painter.setPen(look.pen("actual", 1.5, 0.6))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    y = box.center().y()
    painter.drawLine(QLineF(box.left(), y, box.right(), y))
