"""Required against actual as dots, one row a competence, and the bars of the overview."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain import radar
from s4c_desktop.domain.framework import Framework
from s4c_desktop.domain.gap import Comparison
from s4c_desktop.domain.scale import Status
from s4c_desktop.domain.wording import status_name, status_sentence
from s4c_desktop.reports import theme
from s4c_desktop.reports.level_rows import SIZE, LevelRows, place


class DotRows(LevelRows[Comparison]):
    """What was reached beside what is required, and how they stand to each other."""

    def __init__(self, comparisons: Sequence[Comparison], framework: Framework) -> None:
        super().__init__(comparisons)
        self._framework = framework

    def _draw_row(self, row: Comparison, y: float) -> None:
        canvas = self.canv
        comparison, code = row, row.competence
        title = self._framework.competence(code).title
        self._draw_name(code, title, y, mandatory=comparison.mandatory)
        actual = radar.position(comparison.rating)
        if actual is not None and comparison.required is not None and actual < comparison.required:
            canvas.setStrokeColor(theme.REQUIRED)
            canvas.setLineWidth(1.6)
            canvas.line(place(actual), y, place(comparison.required), y)
        if comparison.required is not None:
            canvas.setStrokeColor(theme.REQUIRED)
            canvas.setLineWidth(2)
            canvas.line(place(comparison.required), y - 4.6, place(comparison.required), y + 4.6)
        if actual is not None:
            canvas.setFillColor(theme.ACTUAL)
            canvas.circle(place(actual), y, 3, stroke=0, fill=1)
        canvas.setFillColor(theme.STATUS_COLOURS[comparison.status])
        canvas.setFont(theme.REGULAR, SIZE)
        canvas.drawString(place(radar.RINGS[-1]) + 18, y - 2.8, status_sentence(comparison))


class Legend(Flowable):
    """What the marks of radar and dot plot stand for."""

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
        canvas.setLineWidth(1.6)
        canvas.setStrokeColor(theme.REQUIRED)
        canvas.setDash(4, 2.5)
        canvas.line(0, 6, 18, 6)
        canvas.setDash()
        canvas.line(24, 1.5, 24, 10.5)
        canvas.setFillColor(theme.TEXT)
        canvas.drawString(31, 3.2, _("required"))
        x = 31 + stringWidth(_("required"), theme.REGULAR, SIZE) + 18
        canvas.setFillColor(theme.ACTUAL)
        canvas.circle(x, 6, 3, stroke=0, fill=1)
        canvas.setFillColor(theme.TEXT)
        canvas.drawString(x + 8, 3.2, _("actual"))
        x += 8 + stringWidth(_("actual"), theme.REGULAR, SIZE) + 18
        canvas.setFillColor(theme.MUTED)
        canvas.drawString(x, 3.2, _("Where a line is broken, nothing is known."))


class StatusBar(Flowable):
    """The statuses of some competences as one stacked bar, each part with its count."""

    def __init__(self, counts: Mapping[Status, int], width: float) -> None:
        super().__init__()
        self._counts = {status: count for status, count in counts.items() if count}
        self.width, self.height = width, 15.0

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Return the size."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw the parts; a gap and the count tell them apart without colour."""
        total = sum(self._counts.values())
        x = 0.0
        for status, count in self._counts.items():
            part = self.width * count / total
            self.canv.setFillColor(theme.STATUS_COLOURS[status])
            filled = status not in (Status.UNKNOWN, Status.EXEMPT)
            self.canv.setStrokeColor(theme.STATUS_COLOURS[status])
            self.canv.setLineWidth(0.8)
            self.canv.rect(x + 0.4, 0.4, part - 2, 14, stroke=1, fill=int(filled))
            self.canv.setFillColor(theme.WHITE if filled else theme.MUTED)
            self.canv.setFont(theme.MEDIUM, 8)
            self.canv.drawCentredString(x + part / 2 - 0.6, 4.4, str(count))
            x += part


def counts_text(counts: Mapping[Status, int]) -> str:
    """Say the counts of a bar, in its order."""
    named = (
        _("{status}: {count}").format(status=status_name(status), count=count)
        for status, count in counts.items()
        if count
    )
    return ", ".join(named)
