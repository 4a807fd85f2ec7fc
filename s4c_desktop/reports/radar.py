"""The radar of one area of an assessment."""

from __future__ import annotations

from collections.abc import Sequence

from s4c_desktop.domain import radar
from s4c_desktop.domain.gap import Comparison
from s4c_desktop.reports import theme
from s4c_desktop.reports.web import WebDrawing


class RadarDrawing(WebDrawing):
    """Required as a dashed outline, actual as a filled area with markers; breaks stay open."""

    def __init__(self, comparisons: Sequence[Comparison], width: float, height: float) -> None:
        codes = [c.competence for c in comparisons]
        super().__init__(codes, [c.required for c in comparisons], width, height)
        self._actual = [radar.position(c.rating) for c in comparisons]

    def _draw_values(self) -> None:
        self._set(theme.ACTUAL, 1.4)
        for run in radar.runs(self._actual):
            area = self._layout.area(run, self._actual)
            if area:
                self.canv.saveState()
                self.canv.setFillAlpha(0.18)
                self.canv.drawPath(self._path(area, close=True), stroke=0, fill=1)
                self.canv.restoreState()
            self.canv.drawPath(self._path(self._layout.line(run, self._actual)))
        for axis, value in enumerate(self._actual):
            if value is not None:
                place = self._layout.point(axis, value)
                self.canv.circle(place.x, place.y, 2.4, stroke=0, fill=1)
