"""Training needs of a cohort: who needs what, who could train together, trainings, outcomes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from reportlab.platypus import Flowable, KeepTogether

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain import plan_wording, study_wording, training_wording
from s4c_desktop.domain.cohort_needs import Need
from s4c_desktop.domain.cohort_sheet import CohortSheet
from s4c_desktop.domain.study import SeatState, Training
from s4c_desktop.domain.training_groups import GroupSize, Suggested
from s4c_desktop.domain.unit_outcomes import Outcome, UnitOutcomes
from s4c_desktop.domain.wording import competence_name, hours_label
from s4c_desktop.reports import parts, theme
from s4c_desktop.reports.document import Frontispiece, write
from s4c_desktop.reports.needs_matrix import MOST_PEOPLE, NeedsKey, matrices
from s4c_desktop.reports.text import paragraph

_DRAWN = MOST_PEOPLE * 2
"""For more people than these the matrix is only in the workbook; the lists have everybody."""


@dataclass(frozen=True, slots=True)
class NeedsContent:
    """What the document is made of; `centre` may be empty."""

    sheet: CohortSheet
    suggested: Suggested
    size: GroupSize
    made_at: datetime
    centre: str = ""


def write_training_needs(path: Path, content: NeedsContent) -> None:
    """Write the document; raises UserError where the place can't be written."""
    theme.register_fonts()
    cohort = training_wording.cohort_name(content.sheet)
    title = _("Training needs: {cohort}").format(cohort=cohort)
    front = Frontispiece(
        title=title,
        subject=_("Who needs which unit"),
        author=content.centre,
        header=title,
        footer=_("About people: for those who plan their training"),
        draft=False,
        made_at=content.made_at,
    )
    write(path, tuple(_story(content)), front)


def _story(content: NeedsContent) -> Iterator[Flowable]:
    yield from _overview(content)
    yield from _matrix(content.sheet)
    yield from _people(content.sheet)
    yield from _groups(content)
    yield from _trainings(content.sheet)
    yield from _outcomes(content.sheet)


def _overview(content: NeedsContent) -> Iterator[Flowable]:
    sheet = content.sheet
    yield parts.gap(20)
    if content.centre:
        yield paragraph(content.centre, theme.EYEBROW)
    yield parts.eyebrow(_("Training needs"))
    yield paragraph(training_wording.cohort_name(sheet), theme.TITLE)
    yield parts.boxed(
        (
            paragraph(training_wording.cohort_sentence(sheet), theme.LEAD),
            paragraph(training_wording.suggested_sentence(content.suggested), theme.BODY),
            paragraph(training_wording.need_sentence(), theme.SMALL),
        )
    )
    yield parts.gap(10)
    frameworks = ", ".join(one.name for one in sheet.used_frameworks)
    yield parts.facts(((_("Frameworks"), frameworks), (_("Printed"), parts.time(content.made_at))))
    yield parts.subheading(_("What is needed, most first"))
    needs = [need for need in sheet.needs if need.needed]
    if not needs:
        yield paragraph(_("Nobody of the cohort needs anything."), theme.BODY)
        return
    rows = [_need(need, sheet) for need in needs]
    head = (
        _("Unit"),
        _("Mandatory"),
        _("Optional"),
        _("Done"),
        _("Hours"),
        _("Works on"),
    )
    yield paragraph(hours_label(), theme.SMALL)
    yield parts.table(head, rows, (theme.WIDTH - 285, 52, 46, 36, 61, 90), numbers=(1, 2, 3, 4))


def _need(need: Need, sheet: CohortSheet) -> list[Flowable | list[Flowable]]:
    unit: list[Flowable] = [
        paragraph(need.title, theme.CELL_STRONG),
        paragraph(training_wording.place_text(need, sheet), theme.CELL_NOTE),
    ]
    counts = (len(need.mandatory), len(need.optional), len(need.done))
    return [
        unit,
        *(paragraph(str(count) if count else "–", theme.NUMBER) for count in counts),
        paragraph(plan_wording.length_text(need.hours.total), theme.NUMBER),
        paragraph(", ".join(need.works_on), theme.CELL_MUTED),
    ]


def _matrix(sheet: CohortSheet) -> Iterator[Flowable]:
    drawn = list(matrices(sheet))
    if not drawn or len(sheet.members) > _DRAWN:
        return
    yield KeepTogether([parts.heading(_("At a glance")), NeedsKey(), parts.gap(4), drawn[0]])
    for more in drawn[1:]:
        yield parts.gap(10)
        yield more


def _people(sheet: CohortSheet) -> Iterator[Flowable]:
    yield parts.heading(_("Who needs what"))
    for need in sheet.needs:
        if not need.needed and not need.done:
            continue
        lists = (
            (_("For a mandatory gap"), need.mandatory),
            (_("For an optional gap"), need.optional),
            (_("Done"), need.done),
        )
        told: list[Flowable] = [
            paragraph(need.title, theme.ENTRY),
            *(
                paragraph(
                    _("{name}: {text}").format(
                        name=name, text=training_wording.names_text(people, sheet)
                    ),
                    theme.BODY,
                )
                for name, people in lists
                if people
            ),
        ]
        yield KeepTogether(told[:2])
        yield from told[2:]
    if sheet.without:
        yield parts.subheading(_("Without a plan"))
        for person, why in sheet.without.items():
            text = _("{name}: {text}").format(name=sheet.names[person], text=why)
            yield paragraph(f"– {text}", theme.BODY)


def _groups(content: NeedsContent) -> Iterator[Flowable]:
    sheet, suggested = content.sheet, content.suggested
    yield parts.heading(_("Who could train together"))
    yield paragraph(training_wording.suggested_sentence(suggested), theme.BODY)
    yield paragraph(training_wording.rule_sentence(content.size), theme.SMALL)
    if suggested.groups:
        rows = [
            [
                paragraph(training_wording.group_text(one, sheet), theme.CELL_STRONG),
                paragraph(training_wording.names_text(one.people, sheet), theme.CELL),
                paragraph(str(len(one.people)), theme.NUMBER),
                paragraph(str(len(one.mandatory)), theme.NUMBER),
            ]
            for one in suggested.groups
        ]
        head = (_("Units"), _("People"), _("Number"), _("Mandatory"))
        yield parts.table(head, rows, (170, theme.WIDTH - 270, 48, 52), numbers=(2, 3))
    by_id = {training.id: training for training in sheet.trainings}
    for title, lines in (
        (
            _("Free seats in trainings to come"),
            [(sheet.called(by_id[o.training_id]), o.people) for o in suggested.fillings],
        ),
        (_("No group yet"), [(sheet.title(o.subject), o.people) for o in suggested.waiting]),
    ):
        if lines:
            yield parts.subheading(title)
        for name, people in lines:
            text = _("{name}: {text}").format(
                name=name, text=training_wording.names_text(people, sheet)
            )
            yield paragraph(f"– {text}", theme.BODY)


def _trainings(sheet: CohortSheet) -> Iterator[Flowable]:
    yield parts.heading(_("Trainings"))
    if not sheet.trainings:
        yield paragraph(_("No training is planned yet."), theme.BODY)
        return
    rows = [_training(training, sheet) for training in sheet.trainings]
    head = (_("Training"), _("When and where"), _("Seats"), _("Who"))
    width = (theme.WIDTH - 80) / 3
    yield parts.table(head, rows, (width, width * 0.8, 80, width * 1.2))


def _training(training: Training, sheet: CohortSheet) -> list[Flowable | list[Flowable]]:
    unit = training_wording.unit_text(training, sheet)
    title = sheet.called(training)
    about = (unit if unit != title else "", training.note)
    where = (
        training_wording.dates_text(training, parts.day),
        training.place,
        training.trainer,
    )
    people = []
    for state in SeatState:
        those = [seat.person_id for seat in training.taken if seat.state is state]
        if those:
            name = study_wording.seat_heading(state)
            names = training_wording.names_text(those, sheet)
            people.append(_("{name}: {text}").format(name=name, text=names))
    return [
        [
            paragraph(title, theme.CELL_STRONG),
            *(paragraph(text, theme.CELL_NOTE) for text in about if text),
        ],
        paragraph("\n".join(text for text in where if text), theme.CELL),
        paragraph(training_wording.seats_text(training), theme.CELL),
        paragraph("\n".join(people) or training_wording.seats_by_state(()), theme.CELL),
    ]


def _outcomes(sheet: CohortSheet) -> Iterator[Flowable]:
    found = list(sheet.all_outcomes())
    if not found:
        return
    yield parts.heading(_("Learning outcomes, for designing courses"))
    for one in found:
        yield from _unit(one, sheet)


def _unit(found: UnitOutcomes, sheet: CohortSheet) -> Iterator[Flowable]:
    opening: list[Flowable] = [
        parts.subheading(found.unit.title),
        paragraph(training_wording.outcomes_sentence(found), theme.SMALL),
    ]
    outcomes = [list(_outcome(outcome, found, sheet)) for outcome in found.outcomes] or [[]]
    yield KeepTogether([*opening, *outcomes[0]])
    for outcome in outcomes[1:]:
        yield KeepTogether(outcome)
    if found.assessment:
        text = "; ".join(found.assessment)
        yield paragraph(_("Assessment in the module: {text}").format(text=text), theme.SMALL)


def _outcome(outcome: Outcome, found: UnitOutcomes, sheet: CohortSheet) -> Iterator[Flowable]:
    name = competence_name(sheet.frameworks[found.framework_id], outcome.competence)
    yield paragraph(name, theme.ENTRY)
    yield paragraph(training_wording.level_sentence(outcome), theme.SMALL)
    if outcome.anchor is None:
        yield paragraph(training_wording.no_anchor(), theme.BODY)
        return
    for text in (outcome.anchor.knowledge_skills, outcome.anchor.autonomy):
        yield paragraph(f"– {text}", theme.BODY)
