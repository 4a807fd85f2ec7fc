"""Before and after as dots, one row a competence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain import radar
from s4c_desktop.domain.framework import Framework
from s4c_desktop.domain.gap import Comparison
from s4c_desktop.domain.progress import Change
from s4c_desktop.domain.progress_wording import change_text
from s4c_desktop.domain.report_wording import apart_text
from s4c_desktop.reports import theme
from s4c_desktop.reports.level_rows import SIZE, LevelRows, place

_DOT = 3.2


class ChangeRows(LevelRows[Change]):
    """The hollow dot is the earlier rating, the filled one the later.

    An arrow leads to it where both are of the same kind.
    """

    def __init__(
        self,
        changes: Sequence[Change],
        required: Mapping[str, Comparison],
        framework: Framework,
        *,
        arrows: bool,
    ) -> None:
        super().__init__(changes)
        self._required = required
        self._framework = framework
        self._arrows = arrows

    def _draw_row(self, row: Change, y: float) -> None:
        canvas, change = self.canv, row
        comparison = self._required.get(change.competence)
        title = self._framework.competence(change.competence).title
        mandatory = comparison is not None and comparison.mandatory
        self._draw_name(change.competence, title, y, mandatory=mandatory)
        if comparison is not None and comparison.required is not None:
            canvas.setStrokeColor(theme.REQUIRED)
            canvas.setLineWidth(2)
            x = place(comparison.required)
            canvas.line(x, y - 4.6, x, y + 4.6)
        self._draw_dots(change, y)
        canvas.setFillColor(theme.TEXT)
        canvas.setFont(theme.REGULAR, SIZE)
        said = change_text(change) if self._arrows else apart_text(change)
        canvas.drawString(place(radar.RINGS[-1]) + 18, y - 2.8, said)

    def _draw_dots(self, change: Change, y: float) -> None:
        canvas = self.canv
        before, after = change.before.rank, change.after.rank
        if before is not None and after is not None and before != after:
            start, end = place(before), place(after)
            step = 1 if end > start else -1
            canvas.setStrokeColor(theme.ACTUAL)
            canvas.setLineWidth(1.3)
            canvas.line(start + step * _DOT, y, end - step * _DOT, y)
            if self._arrows:
                head = canvas.beginPath()
                tip = end - step * (_DOT + 0.5)
                head.moveTo(tip, y)
                head.lineTo(tip - step * 4.5, y + 2.6)
                head.lineTo(tip - step * 4.5, y - 2.6)
                head.close()
                canvas.setFillColor(theme.ACTUAL)
                canvas.drawPath(head, stroke=0, fill=1)
        if after is not None:
            canvas.setFillColor(theme.ACTUAL)
            canvas.circle(place(after), y, _DOT, stroke=0, fill=1)
        if before is not None:
            radius = _DOT + 1.8 if before == after else _DOT
            canvas.setStrokeColor(theme.OTHER)
            canvas.setLineWidth(1.3)
            canvas.setFillColor(theme.WHITE)
            canvas.circle(place(before), y, radius, stroke=1, fill=int(before != after))


class ChangeLegend(Flowable):
    """What the marks of the plot stand for."""

    def __init__(self, before: str, after: str) -> None:
        super().__init__()
        self._before, self._after = before, after
        self.width, self.height = theme.WIDTH, 16.0

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Return the size."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw the marks with their words."""
        canvas = self.canv
        canvas.setFont(theme.REGULAR, SIZE)
        x = 4.0
        canvas.setLineWidth(1.3)
        canvas.setStrokeColor(theme.OTHER)
        canvas.circle(x, 6, _DOT, stroke=1, fill=0)
        x = self._word(self._before, x + 8)
        canvas.setFillColor(theme.ACTUAL)
        canvas.circle(x, 6, _DOT, stroke=0, fill=1)
        x = self._word(self._after, x + 8)
        canvas.setLineWidth(2)
        canvas.setStrokeColor(theme.REQUIRED)
        canvas.line(x, 1.5, x, 10.5)
        self._word(_("Required"), x + 7)

    def _word(self, word: str, x: float) -> float:
        self.canv.setFillColor(theme.TEXT)
        self.canv.drawString(x, 3.2, word)
        return float(x + stringWidth(word, theme.REGULAR, SIZE) + 20)
