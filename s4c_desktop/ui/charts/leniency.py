"""How much higher or lower an assessor rates than others, by period."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPen

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.leniency import Against, Span, Standing
from s4c_desktop.domain.leniency_wording import against_name, period_name, standing_text
from s4c_desktop.ui.charts import symbols
from s4c_desktop.ui.charts.drawing import Drawing, Entry, Table
from s4c_desktop.ui.charts.look import SMALL, TEXT, Look, draw_text, text_size
from s4c_desktop.ui.charts.symbols import Mark

_ROW = 46.0
_HEAD = 30.0
_LABEL = 84.0
_EDGE = 8.0
_DOT = 5.0
_LEAST_REACH = 2


class LeniencyPlot(Drawing):
    """A row for each period and side: the mean difference as a dot beside the line of no bias.

    Rows with too few ratings for a mean have no dot; their counts are said in words.
    """

    def __init__(self, title: str, standings: Sequence[Standing], span: Span) -> None:
        super().__init__(title)
        self._standings = tuple(standings)
        self._span = span
        widest = max((abs(s.mean) for s in standings if s.mean is not None), default=Fraction(0))
        self._reach = max(_LEAST_REACH, -(-widest.numerator // widest.denominator))

    @property
    def items(self) -> int:
        """Return the number of rows."""
        return len(self._standings)

    def summary(self) -> str:
        """Say what is shown."""
        return _("Mean difference in levels; only counts below ten ratings")

    def describe(self, item: int) -> str:
        """Say how the assessor rated in a period, beside whom."""
        found = self._standings[item]
        return _("{period}, {against}: {text}").format(
            period=period_name(found.period, self._span),
            against=against_name(found.against),
            text=standing_text(found),
        )

    def legend(self) -> tuple[Entry, ...]:
        """Explain the marks that occur."""
        used = {found.against for found in self._standings}
        return tuple(Entry(against_name(a), _mark(a)) for a in Against if a in used)

    def table(self) -> Table:
        """Return every count and mean."""
        headers = (
            _("Period"),
            _("Beside"),
            _("Mean difference"),
            _("Higher"),
            _("The same"),
            _("Lower"),
            _("Ratings"),
            _("Assessments"),
        )
        return Table(headers, tuple(standing_cells(s, self._span) for s in self._standings))

    def best_size(self, look: Look) -> QSizeF:
        """Return a size that leaves room for every sentence."""
        return QSizeF(760, self.head_height(760, look) + self.height(760, look))

    def height(self, width: float, look: Look) -> float:
        """Return the height of all rows."""
        return self.items * _ROW + 4

    def head_height(self, width: float, look: Look) -> float:
        """Return the height of the scale."""
        return _HEAD

    def paint_head(self, painter: QPainter, width: float, look: Look) -> None:
        """Paint the scale: lower at the left, higher at the right."""
        font = look.font(SMALL)
        for level in range(-self._reach, self._reach + 1):
            text = _("same") if not level else f"{level:+d}".replace("-", "−")
            box = QRectF(self._x(level, width) - 24, 4, 48, 20)
            draw_text(painter, box, text, font, look.colour("muted"), Qt.AlignmentFlag.AlignHCenter)

    def paint(self, painter: QPainter, size: QSizeF, look: Look, current: int | None) -> None:
        """Paint period, dot and sentence of each row."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width, bottom = size.width(), self.items * _ROW
        for level in range(-self._reach, self._reach + 1):
            x = self._x(level, width)
            painter.setPen(look.pen("muted", 1.5) if not level else QPen(look.grid, 1))
            painter.drawLine(QLineF(x, 0, x, bottom))
        for item, found in enumerate(self._standings):
            box = self.place(item, size, look)
            if item == current:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(look.colour("accent_wash", 0.6))
                painter.drawRoundedRect(box, 6, 6)
            self._paint_row(painter, box, found, look)

    def place(self, item: int, size: QSizeF, look: Look) -> QRectF:
        """Return a row."""
        return QRectF(0, item * _ROW, size.width(), _ROW)

    def item_at(self, place: QPointF, size: QSizeF, look: Look) -> int | None:
        """Return the row at a place."""
        row = int(place.y() // _ROW)
        return row if 0 <= row < self.items and 0 <= place.x() < size.width() else None

    def _x(self, level: float, width: float) -> float:
        left, right = _EDGE + _LABEL + 24, width - _EDGE - 24
        return left + (right - left) * (level + self._reach) / (2 * self._reach)

    def _paint_row(self, painter: QPainter, box: QRectF, found: Standing, look: Look) -> None:
        label = QRectF(_EDGE, box.top() + 2, _LABEL, 22)
        period = period_name(found.period, self._span)
        draw_text(painter, label, period, look.font(TEXT), look.colour("text"))
        line = QRectF(_EDGE + _LABEL, box.top() + 23, box.width() - _LABEL - 2 * _EDGE, 20)
        said, font = standing_text(found), look.font(SMALL)
        plate = QRectF(0, 0, min(line.width(), text_size(said, font).width() + 12), 18)
        plate.moveCenter(line.center())
        painter.fillRect(plate, look.colour("surface"))
        draw_text(painter, line, said, font, look.colour("muted"), Qt.AlignmentFlag.AlignHCenter)
        middle = QPointF(self._x(float(found.mean or 0), box.width()), box.top() + 13)
        if found.mean is None:
            # A mark of the side alone, where no dot is: outside the scale.
            middle = QPointF(_EDGE + _LABEL + 6, box.top() + 13)
        _side(painter, middle, found.against, look, faint=found.mean is None)


def standing_cells(found: Standing, span: Span) -> tuple[str, ...]:
    """Return all values of a standing as the cells of a table."""
    return (
        period_name(found.period, span),
        against_name(found.against),
        "" if found.mean is None else f"{float(found.mean):+.2f}",
        str(found.higher),
        str(found.equal),
        str(found.lower),
        str(found.compared),
        str(found.looks),
    )


def _side(
    painter: QPainter, middle: QPointF, against: Against, look: Look, *, faint: bool = False
) -> None:
    radius = _DOT - 1.5 if faint else _DOT
    if against is Against.COLLEAGUES:
        symbols.actual(painter, middle, radius, look)
    else:
        symbols.second(painter, middle, radius, look)


def _mark(against: Against) -> Mark:
    return lambda painter, box, look: _side(painter, box.center(), against, look)
