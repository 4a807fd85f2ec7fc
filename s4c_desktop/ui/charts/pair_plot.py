"""Two ratings of each competence on one scale: how far they are apart, in words and shape."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from s4c_desktop.ui.charts import symbols
from s4c_desktop.ui.charts.dot_plot import DotPlot
from s4c_desktop.ui.charts.levels import Levels, Row
from s4c_desktop.ui.charts.look import Look


class PairPlot(DotPlot):
    """A dot plot whose words are about the two ratings; the remark of each row says how.

    With `later_first` the filled dots are the later ratings, and the signs show where the
    person went; otherwise they show where the hollow dot stands.
    """

    def __init__(
        self, title: str, levels: Levels, summary: str, *, later_first: bool = False
    ) -> None:
        super().__init__(title, levels)
        self._summary = summary
        self._later_first = later_first

    def summary(self) -> str:
        """Say how the two stand to each other."""
        return self._summary

    def said(self, row: Row, *, brief: bool = False) -> str:
        """Say how far the two are apart."""
        return row.remark

    def tone(self, row: Row) -> str:
        """Set words about a difference off from the others."""
        return "text" if self._steps(row) else "muted"

    def paint_sign(self, painter: QPainter, box: QRectF, row: Row, look: Look) -> None:
        """Draw which way the two differ."""
        symbols.difference(painter, box, self._steps(row), look)

    def _steps(self, row: Row) -> int | None:
        if row.actual is None or row.second_actual is None:
            return None
        apart = row.second_actual - row.actual
        return -apart if self._later_first else apart
