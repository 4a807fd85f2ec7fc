"""Who needs what as a drawn table: units below each other, people beside each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from uuid import UUID

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.cohort_needs import Need, Share, Standing
from s4c_desktop.domain.cohort_sheet import CohortSheet
from s4c_desktop.reports import theme
from s4c_desktop.reports.text import plain

MOST_PEOPLE = 22
"""So many stand beside each other on a page."""

MOST_ROWS = 36
ROW = 14.0
_HEAD = 74.0
_NAMES = theme.WIDTH * 0.36
_BOX = 10.5
_SIZE = 8.0
_WIDEST = 26.0


def matrices(sheet: CohortSheet) -> Iterator[NeedsMatrix]:
    """Yield the needs of everybody with a plan, as many people and units at once as fit."""
    people = [one for one in sheet.people if one in sheet.members]
    needs = [need for need in sheet.needs if need.needed]
    for first in range(0, len(needs), MOST_ROWS):
        for left in range(0, len(people), MOST_PEOPLE):
            yield NeedsMatrix(
                needs[first : first + MOST_ROWS], people[left : left + MOST_PEOPLE], sheet
            )


class NeedsMatrix(Flowable):
    """Filled for a mandatory gap, outlined for an optional one, a tick for what is done.

    The number is that of the topics to learn; a line below says that there is a seat.
    """

    def __init__(self, needs: Sequence[Need], people: Sequence[UUID], sheet: CohortSheet) -> None:
        super().__init__()
        self._needs = needs
        self._people = people
        self._sheet = sheet
        self._step = min(_WIDEST, (theme.WIDTH - _NAMES - _HEAD / 2) / max(1, len(people)))
        names = (stringWidth(plain(sheet.names[p]), theme.REGULAR, _SIZE) for p in people)
        self._head = min(_HEAD, max(names, default=0.0) * 0.82 + 14)
        self.width = theme.WIDTH
        self.height = self._head + ROW * len(needs)

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Return the size, which does not depend on the room there is."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw names, lines and cells."""
        canvas = self.canv
        canvas.setFont(theme.REGULAR, _SIZE)
        for column, person in enumerate(self._people):
            canvas.saveState()
            canvas.translate(self._x(column) + _SIZE / 3, self.height - self._head + 6)
            canvas.rotate(55)
            canvas.setFillColor(theme.TEXT)
            canvas.drawString(0, 0, _cut(self._sheet.names[person], _HEAD * 1.05))
            canvas.restoreState()
        for row, need in enumerate(self._needs):
            y = self.height - self._head - ROW * (row + 1)
            canvas.setStrokeColor(theme.BORDER)
            canvas.setLineWidth(0.4)
            canvas.line(0, y + ROW, _NAMES + self._step * len(self._people), y + ROW)
            canvas.setFillColor(theme.TEXT)
            label = f"{need.module}  {need.title}" if need.module else need.title
            canvas.drawString(0, y + 4, _cut(label, _NAMES - 8))
            for column, person in enumerate(self._people):
                share = need.shares.get(person)
                if share is not None:
                    _draw_share(canvas, self._x(column), y + ROW / 2, share)

    def _x(self, column: int) -> float:
        return float(_NAMES + self._step * (column + 0.5))


class NeedsKey(Flowable):
    """Says what the marks of a matrix mean."""

    def __init__(self) -> None:
        super().__init__()
        nobody = UUID(int=0)
        self._samples = (
            (Share(nobody, Standing.MANDATORY, ("",) * 3), _("mandatory gap, topics to learn")),
            (Share(nobody, Standing.OPTIONAL, ("",) * 2), _("optional gap")),
            (Share(nobody, Standing.DONE), _("done")),
        )
        self.width, self.height = theme.WIDTH, ROW

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Return the size, which does not depend on the room there is."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw each mark with its words."""
        canvas = self.canv
        x = 0.0
        for share, text in self._samples:
            _draw_share(canvas, x + _BOX / 2, ROW / 2, share)
            x = _said(canvas, x + _BOX + 5, text)
        canvas.setStrokeColor(theme.OTHER)
        canvas.setLineWidth(1.6)
        canvas.line(x, ROW / 2 - 1, x + _BOX, ROW / 2 - 1)
        _said(canvas, x + _BOX + 5, _("has a seat"))


def _said(canvas: Canvas, x: float, text: str) -> float:
    canvas.setFont(theme.REGULAR, _SIZE)
    canvas.setFillColor(theme.MUTED)
    canvas.drawString(x, ROW / 2 - 3, text)
    return x + float(stringWidth(text, theme.REGULAR, _SIZE)) + 18


def _draw_share(canvas: Canvas, x: float, y: float, share: Share) -> None:
    canvas.saveState()
    if share.standing is Standing.DONE:
        canvas.setStrokeColor(theme.GOOD)
        canvas.setLineWidth(1.3)
        canvas.setLineCap(1)
        canvas.line(x - 3, y, x - 0.8, y - 2.4)
        canvas.line(x - 0.8, y - 2.4, x + 3.4, y + 2.8)
    else:
        mandatory = share.standing is Standing.MANDATORY
        canvas.setLineWidth(0.8)
        canvas.setStrokeColor(theme.ACCENT)
        canvas.setFillColor(theme.ACCENT if mandatory else theme.WHITE)
        canvas.roundRect(x - _BOX / 2, y - _BOX / 2, _BOX, _BOX, 2.5, stroke=1, fill=1)
        canvas.setFillColor(theme.WHITE if mandatory else theme.ACCENT)
        canvas.setFont(theme.MEDIUM, 7)
        canvas.drawCentredString(x, y - 2.5, str(len(share.topics)) if share.topics else "·")
    if share.seat is not None:
        canvas.setStrokeColor(theme.OTHER)
        canvas.setLineWidth(1.6)
        canvas.line(x - _BOX / 2, y - _BOX / 2 - 0.2, x + _BOX / 2, y - _BOX / 2 - 0.2)
    canvas.restoreState()


def _cut(text: str, width: float) -> str:
    """Return a text on one line, shortened to a width."""
    text = plain(text)
    if stringWidth(text, theme.REGULAR, _SIZE) <= width:
        return text
    while text and stringWidth(text + "…", theme.REGULAR, _SIZE) > width:
        text = text[:-1]
    return text.rstrip() + "…"
