"""Who of a cohort needs what, as a workbook: the matrix, groups, trainings, learning outcomes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain import study_wording, training_wording
from s4c_desktop.domain.wording import competence_name
from s4c_desktop.exchange.workbook import Column, Table, Value, write_workbook
from s4c_desktop.exchange.workbook_hours import hours_cells, hours_columns

if TYPE_CHECKING:
    from s4c_desktop.domain.cohort_needs import Need
    from s4c_desktop.domain.cohort_sheet import CohortSheet
    from s4c_desktop.domain.study import Training
    from s4c_desktop.domain.training_groups import GroupSize, Suggested
    from s4c_desktop.domain.unit_outcomes import UnitOutcomes

_LINES = "\n"


def training_to_workbook(
    sheet: CohortSheet, suggested: Suggested, size: GroupSize, made_at: datetime
) -> bytes:
    """Return the workbook; the same cohort and moment give the same bytes."""
    tables = (
        _matrix(sheet),
        _people(sheet),
        _groups(sheet, suggested),
        _trainings(sheet),
        _outcomes(sheet),
        _topics(sheet),
        _about(sheet, suggested, size, made_at),
    )
    return write_workbook(tables, _("Training needs"), made_at)


def _matrix(sheet: CohortSheet) -> Table:
    people = tuple(one for one in sheet.people if one in sheet.members)
    columns = (
        Column(_("Unit"), 36),
        Column(_("Where"), 34),
        Column(_("Mandatory"), 11),
        Column(_("Optional"), 11),
        Column(_("Done"), 8),
        *hours_columns(),
        Column(_("Works on"), 18),
        *(Column(sheet.names[one], 14) for one in people),
    )
    rows = (
        (
            need.title,
            training_wording.place_text(need, sheet),
            len(need.mandatory),
            len(need.optional),
            len(need.done),
            *hours_cells(need.hours),
            ", ".join(need.works_on),
            *(_cell(need, one) for one in people),
        )
        for need in sheet.needs
    )
    return Table(_("Who needs what"), columns, tuple(rows))


def _cell(need: Need, person: UUID) -> Value:
    share = need.shares.get(person)
    if share is None:
        return None
    said = training_wording.standing_short(share.standing)
    if share.seat is None:
        return said
    return f"{said}, {training_wording.seat_text(share.seat)}"


def _people(sheet: CohortSheet) -> Table:
    """Return a row for each person and subject, to be filtered and counted."""
    columns = (
        Column(_("Person"), 28),
        Column(_("Unit"), 36),
        Column(_("Stands"), 14),
        Column(_("Topics to learn"), 60),
        *hours_columns(),
        Column(_("Works on"), 18),
        Column(_("Seat"), 12),
    )
    rows: list[tuple[Value, ...]] = []
    for person in sheet.people:
        if person in sheet.without:
            rows.append((sheet.names[person], "", "", sheet.without[person], *[None] * 6))
        rows += [
            (
                sheet.names[person],
                need.title,
                training_wording.standing_short(share.standing),
                _LINES.join(_topic_titles(sheet, need, share.topics)),
                *hours_cells(share.hours),
                ", ".join(share.works_on),
                "" if share.seat is None else study_wording.seat_name(share.seat),
            )
            for need in sheet.needs
            if (share := need.shares.get(person)) is not None
        ]
    return Table(_("People"), columns, tuple(rows))


def _topic_titles(sheet: CohortSheet, need: Need, codes: tuple[str, ...]) -> Iterator[str]:
    known = sheet.units[need.subject.framework_id].topics
    return (known[code].topic.title if code in known else code for code in codes)


def _groups(sheet: CohortSheet, suggested: Suggested) -> Table:
    columns = (
        Column(_("What"), 20),
        Column(_("Units"), 48),
        Column(_("People"), 8),
        Column(_("Mandatory"), 11),
        Column(_("Names"), 70),
    )
    by_id = {training.id: training for training in sheet.trainings}
    rows: list[tuple[Value, ...]] = [
        (
            _("New training"),
            training_wording.group_text(one, sheet),
            len(one.people),
            len(one.mandatory),
            training_wording.names_text(one.people, sheet),
        )
        for one in suggested.groups
    ]
    rows += [
        (
            _("Free seat"),
            sheet.called(by_id[one.training_id]),
            len(one.people),
            None,
            training_wording.names_text(one.people, sheet),
        )
        for one in suggested.fillings
    ]
    rows += [
        (
            _("No group yet"),
            sheet.title(one.subject),
            len(one.people),
            None,
            training_wording.names_text(one.people, sheet),
        )
        for one in suggested.waiting
    ]
    return Table(_("Groups"), columns, tuple(rows))


def _trainings(sheet: CohortSheet) -> Table:
    columns = (
        Column(_("Training"), 36),
        Column(_("Unit"), 30),
        Column(_("Starts"), 12),
        Column(_("Ends"), 12),
        Column(_("Place"), 20),
        Column(_("Trainer"), 20),
        Column(_("Seats"), 8),
        Column(_("Taken"), 8),
        Column(_("Person"), 28),
        Column(_("Seat"), 12),
        Column(_("Note"), 36),
    )
    rows = (row for training in sheet.trainings for row in _seats(sheet, training))
    return Table(_("Trainings"), columns, tuple(rows))


def _seats(sheet: CohortSheet, training: Training) -> Iterator[tuple[Value, ...]]:
    facts: tuple[Value, ...] = (
        sheet.called(training),
        training_wording.unit_text(training, sheet),
        training.starts_on,
        training.ends_on,
        training.place,
        training.trainer,
        training.seats,
        len(training.taken),
    )
    for seat in training.taken:
        name = training_wording.names_text((seat.person_id,), sheet)
        yield (*facts, name, study_wording.seat_name(seat.state), training.note)
    if not training.taken:
        yield (*facts, "", "", training.note)


def _outcomes(sheet: CohortSheet) -> Table:
    columns = (
        Column(_("Unit"), 36),
        Column(_("People"), 8),
        Column(_("Competence"), 34),
        Column(_("Aim (EQF)"), 10),
        Column(_("Most need (EQF)"), 16),
        Column(_("Leads to (EQF)"), 15),
        Column(_("Knowledge and skills"), 60),
        Column(_("Responsibility and autonomy"), 60),
        Column(_("Assessment methods of the module"), 60),
    )
    rows = (
        (
            found.unit.title,
            outcome.people,
            competence_name(sheet.frameworks[found.framework_id], outcome.competence),
            outcome.level,
            outcome.wanted,
            outcome.reach,
            outcome.anchor.knowledge_skills if outcome.anchor else training_wording.no_anchor(),
            outcome.anchor.autonomy if outcome.anchor else "",
            _LINES.join(found.assessment),
        )
        for found in sheet.all_outcomes()
        for outcome in found.outcomes
    )
    return Table(_("Learning outcomes"), columns, tuple(rows))


def _topics(sheet: CohortSheet) -> Table:
    columns = (
        Column(_("Unit"), 36),
        Column(_("Topic"), 60),
        *hours_columns(),
        Column(_("People who need it"), 18),
    )
    rows = (row for found in sheet.all_outcomes() for row in _timed(found))
    return Table(_("Topics"), columns, tuple(rows))


def _timed(found: UnitOutcomes) -> Iterator[tuple[Value, ...]]:
    for topic in found.topics:
        yield (found.unit.title, topic.title, *hours_cells(topic.hours), topic.people)


def _about(sheet: CohortSheet, suggested: Suggested, size: GroupSize, made_at: datetime) -> Table:
    rows = training_wording.about(sheet, suggested, size)
    made = (_("Made on"), made_at.date())
    return Table(_("About"), (Column(_("What"), 24), Column(_("Value"), 90)), (*rows, made))
