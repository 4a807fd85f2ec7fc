"""The items of a learning plan in order: why, how long, when, with boxes to tick."""

from __future__ import annotations

from collections.abc import Iterator

from reportlab.platypus import Flowable, Table, TableStyle

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain import plan_wording, schedule_wording, study_wording, wording
from s4c_desktop.domain.plan_sheet import PlanSheet, SheetItem
from s4c_desktop.domain.study import ItemKind, ItemState
from s4c_desktop.reports import parts, theme
from s4c_desktop.reports.text import paragraph

_TICK, _NUMBER, _SIDE = 22.0, 26.0, 122.0
_MIDDLE = theme.WIDTH - _TICK - _NUMBER - _SIDE
_BOX = 11.0
_TOPIC_BOX = 6.5
_TOPIC_TEXT = 14.0


class Tick(Flowable):
    """A square to tick, ticked where it is done."""

    def __init__(self, size: float, *, done: bool) -> None:
        super().__init__()
        self.width = self.height = size
        self._done = done

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Return the size."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw the square, and the tick in it."""
        canvas, size = self.canv, self.width
        canvas.setLineWidth(0.8)
        canvas.setStrokeColor(theme.GOOD if self._done else theme.MUTED)
        canvas.roundRect(0, 0, size, size, size * 0.16, stroke=1, fill=0)
        if self._done:
            canvas.setLineWidth(size * 0.14)
            canvas.setLineCap(1)
            tick = canvas.beginPath()
            tick.moveTo(size * 0.22, size * 0.5)
            tick.lineTo(size * 0.43, size * 0.28)
            tick.lineTo(size * 0.8, size * 0.74)
            canvas.drawPath(tick, stroke=1, fill=0)
            canvas.setLineCap(0)


def items(sheet: PlanSheet) -> Iterator[Flowable]:
    """Yield every item, each on one page where a page is high enough."""
    yield parts.heading(_("What to learn, in order"))
    yield paragraph(
        _("Tick what is done. A finished item never raises a level by itself: be rated again."),
        theme.SMALL,
    )
    for number, item in enumerate(sheet.items, start=1):
        yield _item(number, item)


def _item(number: int, item: SheetItem) -> Flowable:
    row = [
        Tick(_BOX, done=item.done),
        paragraph(str(number), theme.LEAD),
        list(_what(item)),
        list(_side(item)),
    ]
    style = [
        *parts.PLAIN_TABLE,
        ("TOPPADDING", (0, 0), (-1, -1), 7),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 7),
        ("TOPPADDING", (0, 0), (0, -1), 9.5),
        ("TOPPADDING", (1, 0), (1, -1), 5.5),
        ("LINEBELOW", (0, 0), (-1, -1), 0.4, theme.BORDER),
    ]
    widths = (_TICK, _NUMBER, _MIDDLE, _SIDE)
    return parts.RowTable([row], widths, style=TableStyle(style), splitInRow=1)


def _what(item: SheetItem) -> Iterator[Flowable]:
    yield paragraph(item.title, theme.CELL_HEADLINE)
    place = item.place if item.kind is ItemKind.TOPIC else ""
    kind = "" if item.kind is ItemKind.TOPIC else study_wording.kind_name(item.kind)
    below = "  ".join(filter(None, (item.module, kind, place)))
    if below:
        yield paragraph(below, theme.CELL_MUTED)
    if item.topics:
        yield parts.gap(3)
        yield _topics(item)
    if item.why:
        yield parts.gap(3)
        yield paragraph(item.why, theme.CELL)
    if item.note:
        yield parts.gap(2)
        yield paragraph(_("Note: {note}").format(note=item.note), theme.CELL)
    if item.evidence:
        yield parts.gap(2)
        yield paragraph(_("Shown by: {evidence}").format(evidence=item.evidence), theme.CELL)


def _topics(item: SheetItem) -> Table:
    rows = [[Tick(_TOPIC_BOX, done=item.done), paragraph(t, theme.CELL)] for t in item.topics]
    style = [
        *parts.PLAIN_TABLE,
        ("TOPPADDING", (0, 0), (-1, -1), 0.5),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 1),
        ("TOPPADDING", (0, 0), (0, -1), 3),
    ]
    return Table(rows, [_TOPIC_TEXT, _MIDDLE - _TOPIC_TEXT - 8], style=TableStyle(style))


def _side(item: SheetItem) -> Iterator[Flowable]:
    days = schedule_wording.short_span_text(item.first, item.last)
    if days:
        yield paragraph(days, theme.CELL_STRONG)
    if item.pinned_on is not None:
        yield paragraph(_("pinned to its day"), theme.CELL_NOTE)
    yield paragraph(plan_wording.length_text(item.hours.total), theme.CELL_STRONG)
    yield paragraph(wording.hours_text(item.hours), theme.CELL_NOTE)
    if item.estimate:
        yield paragraph(item.estimate, theme.CELL_NOTE)
    yield parts.gap(3)
    yield paragraph(wording.mandatory_name(item.mandatory), theme.CELL_MUTED)
    if item.state is not ItemState.PLANNED:
        colour = theme.GOOD if item.done else theme.ACCENT
        yield parts.coloured(study_wording.state_name(item.state), theme.CELL_STRONG, colour)
