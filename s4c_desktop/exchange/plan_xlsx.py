"""A learning plan as a workbook: the items, what to show, what is left out, what it is made for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain import plan_wording, schedule_wording, study_wording, wording
from s4c_desktop.exchange.workbook import Column, Table, Value, write_workbook
from s4c_desktop.exchange.workbook_hours import hours_cells, hours_columns, rounded

if TYPE_CHECKING:
    from s4c_desktop.domain.plan_sheet import PlanSheet, SheetItem

_LINES = "\n"


def plan_to_workbook(sheet: PlanSheet) -> bytes:
    """Return the plan as XLSX; the same plan gives the same bytes."""
    title = f"{sheet.title or _('Learning plan')}: {sheet.person}"
    tables = (_items(sheet), _to_show(sheet), _elsewhere(sheet), _left_out(sheet), _about(sheet))
    return write_workbook(tables, title, sheet.saved_at or sheet.made_at)


def _items(sheet: PlanSheet) -> Table:
    columns = (
        Column(_("No."), 6),
        Column(_("Item"), 36),
        Column(_("Kind"), 12),
        Column(_("Module"), 10),
        Column(_("Topics"), 48),
        Column(_("Works on"), 16),
        Column(_("Mandatory"), 11),
        *hours_columns(),
        Column(_("Starts"), 12),
        Column(_("Ends"), 12),
        Column(_("State"), 11),
        Column(_("Note"), 36),
    )
    rows = (_item(number, item) for number, item in enumerate(sheet.items, start=1))
    return Table(_("Plan"), columns, tuple(rows))


def _item(number: int, item: SheetItem) -> tuple[Value, ...]:
    return (
        number,
        item.title,
        study_wording.kind_name(item.kind),
        item.module,
        _LINES.join(item.topics),
        ", ".join(item.works_on),
        _yes(item.mandatory),
        *hours_cells(item.hours),
        item.first,
        item.last,
        study_wording.state_name(item.state),
        item.note,
    )


def _to_show(sheet: PlanSheet) -> Table:
    columns = (
        Column(_("Competence"), 12),
        Column(_("Title"), 34),
        Column(_("Documents"), 52),
        Column(_("Tasks"), 52),
        Column(_("Interview"), 52),
    )
    rows = (
        (
            found.competence,
            found.title,
            _LINES.join(found.documents),
            _LINES.join(found.tasks),
            _LINES.join(found.interview),
        )
        for found in sheet.to_show
    )
    return Table(plan_wording.show_title(), columns, tuple(rows))


def _elsewhere(sheet: PlanSheet) -> Table:
    columns = (
        Column(_("Competence"), 12),
        Column(_("Title"), 34),
        Column(_("Why"), 44),
        Column(_("What else could help"), 52),
    )
    rows = (
        (found.competence, found.title, found.why, _LINES.join(found.helps))
        for found in sheet.elsewhere
    )
    return Table(_("Not taught"), columns, tuple(rows))


def _left_out(sheet: PlanSheet) -> Table:
    columns = (
        Column(_("Item"), 36),
        Column(_("Module"), 10),
        Column(_("Works on"), 16),
        *hours_columns(),
        Column(_("Why"), 52),
    )
    rows = (
        (left.title, left.module, ", ".join(left.works_on), *hours_cells(left.hours), left.why)
        for left in sheet.left_out
    )
    return Table(_("Left out"), columns, tuple(rows))


def _about(sheet: PlanSheet) -> Table:
    return Table(
        _("Made for"), (Column(_("What"), 28), Column(_("Value"), 60)), tuple(_facts(sheet))
    )


def _facts(sheet: PlanSheet) -> Iterator[tuple[Value, ...]]:
    yield _("Person"), sheet.person
    yield _("Role"), sheet.role
    yield _("In one sentence"), sheet.summary
    yield _("Hours"), wording.hours_text(sheet.hours)
    yield _("What hours mean"), wording.hours_label()
    yield from _days(sheet)
    yield from ((fact.label, fact.value) for fact in (*sheet.profile, *sheet.goals))
    if sheet.note:
        yield _("Note"), sheet.note
    yield _("Framework"), sheet.framework
    if sheet.assessed_on is not None:
        yield _("From the assessment of"), sheet.assessed_on
    if sheet.raters:
        yield _("Rated by"), sheet.raters
    if sheet.draft:
        yield _("State of the assessment"), _("Draft")


def _days(sheet: PlanSheet) -> Iterator[tuple[Value, ...]]:
    schedule = sheet.schedule
    if schedule is None:
        return
    frame = schedule.frame
    yield _("Start"), frame.start
    yield _("Hours a week"), rounded(Fraction(frame.minutes_a_week) / 60)
    if schedule.finish is not None:
        yield _("Done on"), schedule.finish
    if frame.deadline is not None:
        yield _("Deadline"), frame.deadline
    if schedule.slack is not None:
        yield _("Slack"), schedule_wording.slack_text(schedule.slack)
    for sentence in schedule_wording.ways_out_sentences(schedule, date.isoformat):
        yield _("Way out"), sentence


def _yes(value: bool) -> str:
    return _("yes") if value else _("no")
