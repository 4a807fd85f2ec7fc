"""Rows of competences on one scale of levels, which go on from page to page."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from copy import copy
from typing import Generic, TypeVar

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain import radar
from s4c_desktop.reports import theme

SIZE = 8.0
"""The size of the rows' text, in points."""

_ROW = 14.0
_HEAD = 20.0
_TITLE = 28.0
_SCALE = 232.0
_NAMES = _SCALE - _TITLE - 10
_SMALLEST = 6.5
_STEP = 26.0
_FEWEST = 4

Row = TypeVar("Row")


class LevelRows(Flowable, Generic[Row]):
    """A head and some rows; a long plot goes on, with its head, on the next page."""

    def __init__(self, rows: Sequence[Row]) -> None:
        super().__init__()
        self.width = theme.WIDTH
        self._take(rows)

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Return the size, which follows from the rows."""
        return self.width, self.height

    def split(self, _width: float, height: float) -> list[Flowable]:
        """Return the rows that fit and the rest, or nothing when hardly any fits."""
        fitting = int((height - _HEAD) // _ROW)
        if fitting < _FEWEST:
            return []
        parts = []
        for rows in (self._rows[:fitting], self._rows[fitting:]):
            if rows:
                part = copy(self)
                part._take(rows)
                parts.append(part)
        return parts

    def draw(self) -> None:
        """Draw the head, the grid and the rows."""
        self._draw_scale()
        for index, row in enumerate(self._rows):
            self._draw_row(row, self.height - _HEAD - _ROW * (index + 0.5))

    @abstractmethod
    def _draw_row(self, row: Row, y: float) -> None:
        """Draw a row around the height `y`."""

    def _draw_name(self, code: str, title: str, y: float, *, mandatory: bool) -> None:
        """Draw what competence a row is about, as much of it as fits before the scale."""
        canvas = self.canv
        canvas.setFillColor(theme.MUTED)
        canvas.setFont(theme.REGULAR, SIZE)
        canvas.drawString(0, y - 2.8, code)
        canvas.setFillColor(theme.TEXT)
        shown, size = _fitted(title)
        canvas.setFont(theme.MEDIUM if mandatory else theme.REGULAR, size)
        canvas.drawString(_TITLE, y - 0.35 * size, shown)

    def _take(self, rows: Sequence[Row]) -> None:
        self._rows = rows
        self.height = _HEAD + _ROW * len(rows)

    def _draw_scale(self) -> None:
        canvas = self.canv
        canvas.setFont(theme.REGULAR, 7.5)
        canvas.setFillColor(theme.MUTED)
        canvas.setStrokeColor(theme.BORDER)
        canvas.setLineWidth(0.5)
        for ring in radar.RINGS:
            x = place(ring)
            label = _("below 4") if ring == radar.BELOW else str(ring)
            canvas.drawCentredString(x, self.height - 11, label)
            canvas.line(x, self.height - _HEAD + 4, x, 0)


def place(ring: int) -> float:
    """Return where a level stands, from the left edge."""
    return _SCALE + _STEP * (ring - radar.BELOW)


def _fitted(title: str) -> tuple[str, float]:
    """Return as much of a title as fits, and the size of its letters: smaller ones before less."""
    size = SIZE
    while size > _SMALLEST and stringWidth(title, theme.MEDIUM, size) > _NAMES:
        size -= 0.25
    while stringWidth(title, theme.MEDIUM, size) > _NAMES:
        title = title[:-2].rstrip() + "…"
    return title, size
