"""Small drawn marks: the chip of a level, a role's letter, the overview's mark."""

from __future__ import annotations

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from s4c_desktop.domain.pages.explorer import Cell, Demand
from s4c_desktop.reports import theme
from s4c_desktop.reports.text import plain

_BADGE = 10.0
_SPACE = 4.0
_DOT = 2.1


class LevelChip(Flowable):
    """A level's number on a ground of its own; filled where somebody requires the level."""

    _HEIGHT = 14.0
    _SIZE = 8.0

    def __init__(self, text: str, *, filled: bool) -> None:
        super().__init__()
        self._text = plain(text)
        self._filled = filled
        self.width = stringWidth(self._text, theme.MEDIUM, self._SIZE) + 12
        self.height = self._HEIGHT

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Return the size, which does not depend on the room there is."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw the chip."""
        canvas = self.canv
        canvas.setFillColor(theme.ACCENT if self._filled else theme.ACCENT_WASH)
        canvas.roundRect(0, 0, self.width, self.height, 4, stroke=0, fill=1)
        canvas.setFillColor(theme.WHITE if self._filled else theme.ACCENT)
        canvas.setFont(theme.MEDIUM, self._SIZE)
        canvas.drawCentredString(self.width / 2, 4.2, self._text)


class CellMarks(Flowable):
    """What the explorer shows of a competence at a level, in the middle of the width there is."""

    def __init__(self, cell: Cell, width: float, height: float) -> None:
        super().__init__()
        self._cell = cell
        self.width = width
        self.height = height

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Return the size, which does not depend on the room there is."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw the field of the overview's mark, and over it the roles' letters."""
        canvas = self.canv
        if self._cell.mark:
            _draw_field(canvas, self.width, self.height, self._cell.mark)
        demands = self._cell.demands
        x = (self.width - len(demands) * _BADGE - max(0, len(demands) - 1) * _SPACE) / 2
        for demand in demands:
            _draw_badge(canvas, x, (self.height - _BADGE) / 2, demand)
            x += _BADGE + _SPACE


def _draw_field(canvas: Canvas, width: float, height: float, mark: str) -> None:
    canvas.saveState()
    canvas.setFillColor(theme.ACCENT_WASH)
    canvas.setStrokeColor(theme.MUTED)
    canvas.setLineWidth(0.6)
    canvas.setDash(2, 2)
    canvas.roundRect(1, 0.5, width - 2, height - 1, 3, stroke=int(mark == "derived"), fill=1)
    canvas.restoreState()


def _draw_badge(canvas: Canvas, x: float, y: float, demand: Demand) -> None:
    """Draw a role's letter: filled where mandatory, dashed where the level is derived."""
    canvas.saveState()
    canvas.setStrokeColor(theme.ACCENT)
    canvas.setLineWidth(0.9)
    if demand.derived:
        canvas.setDash(1.6, 1.3)
    canvas.setFillColor(theme.ACCENT if demand.mandatory else theme.WHITE)
    canvas.roundRect(x, y, _BADGE, _BADGE, 2.5, stroke=1, fill=1)
    canvas.setFillColor(theme.WHITE if demand.mandatory else theme.ACCENT)
    canvas.setFont(theme.MEDIUM, 7.5)
    canvas.drawCentredString(x + _BADGE / 2, y + 2.4, plain(demand.letter)[:2])
    if demand.differs:
        canvas.setDash()
        canvas.setStrokeColor(theme.WHITE)
        canvas.setFillColor(theme.REQUIRED)
        canvas.circle(x + _BADGE, y + _BADGE, _DOT, stroke=1, fill=1)
    canvas.restoreState()
