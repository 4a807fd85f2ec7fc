"""The radar of one area of a group: the middle half, the medians and what is required."""

from __future__ import annotations

from collections.abc import Sequence

from s4c_desktop.domain.group import Distribution
from s4c_desktop.domain.group_profile import CompetenceProfile
from s4c_desktop.reports import theme
from s4c_desktop.reports.web import WebDrawing

_BAR = 4.5
_MEDIAN = 2.4


class GroupRadarDrawing(WebDrawing):
    """Draws what may be shown; an axis of which nothing may be breaks the band."""

    def __init__(self, rows: Sequence[CompetenceProfile], width: float, height: float) -> None:
        codes = [row.competence for row in rows]
        super().__init__(codes, [row.required for row in rows], width, height)
        self._found = [row.distribution for row in rows]

    def _draw_values(self) -> None:
        self._set(theme.ACTUAL, _BAR)
        self.canv.saveState()
        self.canv.setFillAlpha(0.18)
        for axis, found in enumerate(self._found):
            beyond = self._found[(axis + 1) % len(self._found)]
            if found is not None and beyond is not None:
                band = self._layout.band(axis, found.quartiles, beyond.quartiles)
                self.canv.drawPath(self._path(band, close=True), stroke=0, fill=1)
        self.canv.restoreState()
        for axis, found in enumerate(self._found):
            if found is not None:
                self._draw_spread(axis, found)

    def _draw_spread(self, axis: int, found: Distribution) -> None:
        """Draw the middle half as a bar along its axis, and the median on it."""
        low, high = (self._layout.point(axis, ring) for ring in found.quartiles)
        self.canv.saveState()
        self.canv.setLineCap(1)
        self.canv.setStrokeAlpha(0.45)
        self.canv.line(low.x, low.y, high.x, high.y)
        self.canv.setStrokeAlpha(1)
        self.canv.setLineWidth(2 * _MEDIAN * 0.7)
        below, above = (self._layout.point(axis, ring) for ring in found.median)
        if below == above:
            self.canv.circle(below.x, below.y, _MEDIAN, stroke=0, fill=1)
        else:
            self.canv.line(below.x, below.y, above.x, above.y)
        self.canv.restoreState()
