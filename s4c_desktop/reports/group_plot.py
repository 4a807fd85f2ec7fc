"""A group competence by competence: middle half, median and required level on one scale."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.framework import Framework
from s4c_desktop.domain.group import Distribution
from s4c_desktop.domain.group_profile import CompetenceProfile
from s4c_desktop.domain.group_wording import median_text, rated_text, share_text
from s4c_desktop.reports import theme
from s4c_desktop.reports.level_rows import SIZE, LevelRows, place


class GroupRows(LevelRows[CompetenceProfile]):
    """How a group stands: lowest to highest, middle half, median, what is required."""

    def __init__(self, rows: Sequence[CompetenceProfile], framework: Framework) -> None:
        super().__init__(rows)
        self._framework = framework

    def _draw_row(self, row: CompetenceProfile, y: float) -> None:
        canvas, one = self.canv, row
        title = self._framework.competence(one.competence).title
        self._draw_name(one.competence, title, y, mandatory=one.mandatory)
        if one.distribution is not None:
            self._draw_spread(one.distribution, y)
        if one.required is not None:
            canvas.setStrokeColor(theme.REQUIRED)
            canvas.setLineWidth(2)
            canvas.line(place(one.required), y - 5.2, place(one.required), y + 5.2)
        canvas.setFillColor(theme.TEXT if one.distribution is not None else theme.MUTED)
        canvas.setFont(theme.REGULAR, 7.5)
        canvas.drawString(place(8) + 16, y - 2.6, row_words(one))

    def _draw_spread(self, found: Distribution, y: float) -> None:
        canvas = self.canv
        least, most = found.ends
        canvas.setStrokeColor(theme.ACTUAL)
        canvas.setLineWidth(0.8)
        canvas.line(place(least), y, place(most), y)
        low, high = found.quartiles
        canvas.setFillColor(theme.ACCENT_WASH)
        canvas.roundRect(place(low) - 4, y - 4, place(high) - place(low) + 8, 8, 4, 1, 1)
        canvas.setFillColor(theme.ACTUAL)
        below, above = found.median
        half = 2.8 if below == above else 1.8
        canvas.roundRect(
            place(below) - 2.8, y - half, place(above) - place(below) + 5.6, 2 * half, half, 0, 1
        )


class GroupLegend(Flowable):
    """What the marks of the plot stand for."""

    def __init__(self) -> None:
        super().__init__()
        self.width, self.height = theme.WIDTH, 16.0

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Return the size."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw the marks with their words."""
        canvas = self.canv
        canvas.setFont(theme.REGULAR, SIZE)
        canvas.setStrokeColor(theme.REQUIRED)
        canvas.setLineWidth(2)
        canvas.line(4, 1, 4, 11)
        x = self._word(12, _("required"))
        canvas.setFillColor(theme.ACTUAL)
        canvas.circle(x + 3, 6, 2.8, 0, 1)
        x = self._word(x + 11, _("median (a bar where it lies between two levels)"))
        canvas.setStrokeColor(theme.ACTUAL)
        canvas.setLineWidth(0.8)
        canvas.setFillColor(theme.ACCENT_WASH)
        canvas.roundRect(x, 2, 20, 8, 4, 1, 1)
        x = self._word(x + 26, _("middle half"))
        canvas.line(x, 6, x + 20, 6)
        self._word(x + 26, _("lowest to highest"))

    def _word(self, x: float, text: str) -> float:
        canvas = self.canv
        canvas.setFillColor(theme.TEXT)
        canvas.drawString(x, 3.2, text)
        return float(x + canvas.stringWidth(text, theme.REGULAR, SIZE) + 16)


def row_words(one: CompetenceProfile) -> str:
    """Say in a few words how many meet what is required, or how many were rated."""
    found = one.distribution
    if found is None:
        return _("{rated}, not shown").format(rated=rated_text(one.cell.n))
    if one.required is None:
        return _("median {median}").format(median=median_text(found))
    return _("{share} meet it").format(share=share_text(found.at_or_above(one.required), found.n))
