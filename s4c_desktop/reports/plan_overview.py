"""The first page of the learning plan: who, what for, when, what first, what it cannot settle."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from reportlab.platypus import Flowable, Table, TableStyle

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import ngettext
from s4c_desktop.domain import plan_wording, schedule_wording, wording
from s4c_desktop.domain.plan_sheet import PlanSheet, SheetItem
from s4c_desktop.domain.schedule import Schedule
from s4c_desktop.reports import parts, theme
from s4c_desktop.reports.text import paragraph, plain
from s4c_desktop.reports.timeline import (
    FRAME,
    LEAST_ROW,
    BarRow,
    Timeline,
    item_rows,
    module_rows,
)

_FIRST = 3
"""Items that the page names as the first things to do."""

_GLANCE = 10
"""Items that the page names where there is no timeline."""

_MOVED = 3
"""Pinned items that begin on another day, of which the page says why."""

_HIGHEST_ROW = 19.0

_LONGEST = 150
"""Letters of a text that somebody entered, on this page."""


@dataclass(frozen=True, slots=True)
class Overview:
    """The page; `by_module` tells that its timeline has modules, for lack of room, not items."""

    story: tuple[Flowable, ...]
    by_module: bool = False


def overview(sheet: PlanSheet) -> Overview:
    """Return the first page; its timeline takes the room that the rest leaves."""
    above = [*_head(sheet), parts.gap(4), *_hours(sheet)]
    below = [parts.gap(10), _next_and_open(sheet)]
    if sheet.schedule is None or not any(item.stretches for item in sheet.items):
        return Overview((*above, *_glance(sheet), *below))
    room = theme.HEIGHT - _height(above) - _height(below) - _height([_timeline_title()])
    rows, by_module = item_rows(sheet), False
    if not _fits(rows, room):
        rows, by_module = module_rows(sheet), True
    if not _fits(rows, room):
        return Overview((*above, *below), by_module=True)
    chart = Timeline(rows, sheet, min(_HIGHEST_ROW, (room - FRAME) / len(rows)))
    return Overview((*above, _timeline_title(), chart, *below), by_module=by_module)


def _fits(rows: Sequence[BarRow], room: float) -> bool:
    return FRAME + len(rows) * LEAST_ROW <= room


def _height(flowables: Sequence[Flowable]) -> float:
    """Return how much of a page the flowables take at most."""
    return sum(
        float(flowable.wrap(theme.WIDTH, theme.HEIGHT)[1])
        + float(flowable.getSpaceBefore())
        + float(flowable.getSpaceAfter())
        for flowable in flowables
    )


# -- above the timeline ------------------------------------------------------------------


def _head(sheet: PlanSheet) -> Iterator[Flowable]:
    kind = sheet.title or _("Learning plan")
    if sheet.centre:
        yield paragraph(_short(sheet.centre), theme.EYEBROW)
    yield parts.eyebrow(_short(kind))
    yield paragraph(_short(sheet.person), theme.TITLE)
    yield paragraph(sheet.role, theme.SUBTITLE)
    lines = [paragraph(sheet.summary, theme.LEAD)]
    schedule = sheet.schedule
    if schedule is not None:
        said = (
            schedule_wording.finish_sentence(schedule, parts.day),
            schedule_wording.slack_sentence(schedule, parts.day),
        )
        lines.append(paragraph(" ".join(filter(None, said)), theme.BODY))
    yield parts.boxed(lines)
    if schedule is not None and not schedule.fits:
        yield parts.gap(6)
        yield _misfit(schedule)
    if schedule is not None and schedule.moved:
        yield parts.gap(6)
        yield _moved(schedule)
    yield parts.gap(8)
    yield parts.facts(_facts(sheet), columns=4)


def _misfit(schedule: Schedule) -> Flowable:
    deadline = schedule.frame.deadline
    if deadline is None:
        raise ValueError("nothing is missed without a deadline")
    lines = [paragraph(schedule_wording.misfit_sentence(deadline, parts.day), theme.CELL_STRONG)]
    lines += [
        paragraph(f"– {_short(said, 320)}", theme.CELL)
        for said in schedule_wording.ways_out_sentences(schedule, parts.day)
    ]
    return parts.boxed(lines, theme.CAUTION_WASH)


def _moved(schedule: Schedule) -> Flowable:
    """Return which pinned items do not begin on their day; some of them, if there are many."""
    said = [schedule_wording.moved_sentence(one, parts.day) for one in schedule.moved]
    lines = [paragraph(f"– {_short(text, 240)}", theme.CELL) for text in said[:_MOVED]]
    more = len(said) - _MOVED
    if more > 0:
        text = ngettext(
            "{n} more pinned item begins on another day.",
            "{n} more pinned items begin on other days.",
            more,
        )
        lines.append(paragraph(text.format(n=more), theme.CELL))
    return parts.boxed(lines, theme.CAUTION_WASH)


def _facts(sheet: PlanSheet) -> Iterator[tuple[str, str]]:
    schedule = sheet.schedule
    if schedule is not None:
        yield _("Start"), parts.day(schedule.frame.start)
        yield _("Done on"), parts.day(schedule.finish)
        yield _("Deadline"), parts.day(schedule.frame.deadline) or _("none set")
        if schedule.slack is not None:
            yield _("Slack"), schedule_wording.slack_text(schedule.slack)
    yield _("From the assessment of"), parts.day(sheet.assessed_on)
    yield _("Rated by"), _short(sheet.raters)
    for fact in sheet.goals:
        yield fact.label, _short(fact.value)
    yield _("Printed"), parts.day(sheet.made_at.date())


def _hours(sheet: PlanSheet) -> Iterator[Flowable]:
    """Yield the plan's hours beside those the role's curriculum states."""
    rows: list[list[Flowable]] = [
        [paragraph(name, theme.CELL), *(paragraph(text, theme.NUMBER) for text in lengths)]
        for name, lengths in plan_wording.hours_by_mode(sheet)
    ]
    width = theme.WIDTH / 6
    head = (_("Hours by mode"), *plan_wording.mode_names())
    yield parts.table(head, rows, (2 * width,) + (width,) * 4, numbers=(1, 2, 3, 4))
    yield parts.gap(3)
    yield paragraph(wording.hours_label(), theme.CELL_NOTE)


def _timeline_title() -> Flowable:
    return parts.subheading(_("Timeline"))


# -- below it ----------------------------------------------------------------------------


def _glance(sheet: PlanSheet) -> Iterator[Flowable]:
    """Yield the items at a glance, as many as the page holds."""
    if not sheet.items:
        return
    yield parts.subheading(_("At a glance"))
    rows: list[list[Flowable]] = [
        [
            paragraph(str(number), theme.CELL_MUTED),
            paragraph(_short(item.title, 90), theme.CELL),
            paragraph(item.module, theme.CELL_MUTED),
            paragraph(", ".join(item.works_on[:6]), theme.CELL_MUTED),
            paragraph(plan_wording.length_text(item.hours.total), theme.NUMBER),
        ]
        for number, item in enumerate(sheet.items[:_GLANCE], start=1)
    ]
    head = ("", _("Item"), _("Module"), _("Works on"), _("Hours"))
    yield parts.table(head, rows, (24, theme.WIDTH - 254, 50, 110, 70), numbers=(4,))
    more = len(sheet.items) - _GLANCE
    if more > 0:
        text = ngettext(
            "{n} more item on the next pages.", "{n} more items on the next pages.", more
        )
        yield parts.gap(3)
        yield paragraph(text.format(n=more), theme.CELL_NOTE)


def _next_and_open(sheet: PlanSheet) -> Flowable:
    """Return what to do first beside what the plan cannot settle."""
    half = theme.WIDTH / 2
    first, unsettled = list(_first(sheet)), list(_open(sheet))
    style = TableStyle(
        [
            *parts.PLAIN_TABLE,
            ("BACKGROUND", (0, 0), (-1, -1), theme.WASH),
            ("LEFTPADDING", (0, 0), (-1, -1), 12),
            ("RIGHTPADDING", (0, 0), (-1, -1), 12),
            ("TOPPADDING", (0, 0), (-1, -1), 9),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 9),
            ("ROUNDEDCORNERS", [6, 6, 6, 6]),
        ]
    )
    return Table([[first, unsettled]], [half, half], style=style)


def _first(sheet: PlanSheet) -> Iterator[Flowable]:
    yield paragraph(_("First things to do"), theme.CELL_STRONG)
    yield parts.gap(3)
    # A pinned item may stand before others and come after them.
    doing = sorted(sheet.to_do, key=lambda item: item.first or date.max)[:_FIRST]
    if not doing:
        yield paragraph(_("Nothing is left to do."), theme.CELL)
    for item in doing:
        yield paragraph(f"– {_short(item.title, 90)}", theme.CELL)
        yield paragraph(_beside(item), theme.CELL_NOTE)


def _beside(item: SheetItem) -> str:
    days = schedule_wording.short_span_text(item.first, item.last)
    hours = plan_wording.length_text(item.hours.total)
    return " · ".join(filter(None, (days, hours, ", ".join(item.works_on[:6]))))


def _open(sheet: PlanSheet) -> Iterator[Flowable]:
    yield paragraph(_("What this plan cannot settle"), theme.CELL_STRONG)
    yield parts.gap(3)
    said = tuple(_unsettled(sheet)) or (_("Every gap has something that works on it."),)
    for text in said:
        yield paragraph(f"– {text}", theme.CELL)


def _unsettled(sheet: PlanSheet) -> Iterator[str]:
    if sheet.to_show:
        yield ngettext(
            "{n} competence lacks only evidence: {codes}.",
            "{n} competences lack only evidence: {codes}.",
            len(sheet.to_show),
        ).format(n=len(sheet.to_show), codes=_codes([f.competence for f in sheet.to_show]))
    if sheet.elsewhere:
        yield ngettext(
            "{n} gap has no topic that closes it: {codes}.",
            "{n} gaps have no topic that closes them: {codes}.",
            len(sheet.elsewhere),
        ).format(n=len(sheet.elsewhere), codes=_codes([f.competence for f in sheet.elsewhere]))
    if sheet.not_rated:
        yield ngettext(
            "{n} competence is not rated yet.",
            "{n} competences are not rated yet.",
            len(sheet.not_rated),
        ).format(n=len(sheet.not_rated))
    if sheet.left_out:
        hours = sum((left.hours.total for left in sheet.left_out), start=sheet.hours.total * 0)
        yield ngettext(
            "{n} item was left out ({hours}).",
            "{n} items were left out ({hours}).",
            len(sheet.left_out),
        ).format(n=len(sheet.left_out), hours=plan_wording.length_text(hours))


def _codes(codes: Sequence[str]) -> str:
    named = ", ".join(codes[:10])
    return named if len(codes) <= 10 else f"{named} …"


def _short(text: str, most: int = _LONGEST) -> str:
    """Return a text as the page has room for; it stands in full on a later one, or in a file."""
    line = plain(text)
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"
