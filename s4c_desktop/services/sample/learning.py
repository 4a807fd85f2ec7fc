"""Invented learning plans beside the invented people: one done, one under way, one late."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain import study_edits
from s4c_desktop.domain.assessment import AssessmentSummary, Kind, Phase
from s4c_desktop.domain.curriculum import Hours
from s4c_desktop.domain.schedule import monday_of
from s4c_desktop.domain.study import (
    Absence,
    ItemKind,
    Learner,
    Seat,
    SeatState,
    StudyItem,
    StudyPlan,
    Training,
)

if TYPE_CHECKING:
    from s4c_desktop.models.unit_of_work import UnitsOfWork
    from s4c_desktop.services.study import Studied, StudyService
    from s4c_desktop.services.training import TrainingService

_WEEKEND = frozenset({5, 6})


def fill_learning(
    units: UnitsOfWork, study: StudyService, found: tuple[AssessmentSummary, ...], today: date
) -> None:
    """Put learning plans into the sample workspace, around a day."""
    agreed = [one for one in found if one.kind is Kind.AGREED and one.phase is Phase.SIGNED]
    under_way = study.start(_latest(agreed, "C-105"))
    late = study.start(_latest(agreed, "C-107"))
    done = study.start(_first(agreed, "C-101"))
    learner = Learner(
        under_way.plan.person_id,
        experience=_("Eight years in the transport department"),
        minutes_per_week=300,
        free_weekdays=_WEEKEND,
        absences=(Absence(today + timedelta(20), today + timedelta(26), _("Holiday")),),
    )
    with units.writing() as work:
        work.learners.keep(learner)
        plans = (_done(done, today), _late(late, today), _under_way(under_way, today))
        for number, plan in enumerate(plans):
            # The list has the latest first, in the same order every time.
            made_at = work.now - timedelta(hours=len(plans) - number)
            work.plans.add(replace(plan, created_at=made_at))
        work.seal()


def fill_training(training: TrainingService, study: StudyService, today: date) -> None:
    """Let those whose plans are under way take a training together, next week."""
    going_on = [line.plan for line in study.lines() if line.followed.due]
    first = study.open(going_on[0].id).followed.due[0]
    monday = monday_of(today) + timedelta(weeks=1)
    training.keep(
        Training(
            uuid4(),
            going_on[0].framework_id,
            first.unit,
            seats=8,
            title=first.title,
            starts_on=monday + timedelta(days=1),
            ends_on=monday + timedelta(days=2),
            place=_("Training centre, room 2"),
            trainer=_("Elena Markova"),
            taken=tuple(Seat(plan.person_id, SeatState.CONFIRMED) for plan in going_on),
        ),
        seen=None,
    )


def _under_way(studied: Studied, today: date) -> StudyPlan:
    begun, groups = today - timedelta(14), studied.shown
    plan = replace(
        studied.plan,
        title=_("After the tram line"),
        start_on=begun,
        deadline=today + timedelta(70),
        minutes_per_week=300,
    )
    for number, group in enumerate(groups[:2]):
        plan = study_edits.start(plan, group.ids, begun + timedelta(4 * number))
        plan = study_edits.finish(plan, group.ids, begun + timedelta(4 * number + 3), today=today)
    plan = study_edits.start(plan, groups[2].ids, today - timedelta(3))
    plan = study_edits.remove(plan, groups[-1].ids, _("Known from work"))
    return study_edits.add(
        plan,
        StudyItem(
            uuid4(),
            ItemKind.OWN,
            title=_("Two days with the data team of the port"),
            hours=Hours(practical=Fraction(12)),
            works_on=groups[0].works_on[:1],
        ),
    )


def _late(studied: Studied, today: date) -> StudyPlan:
    return replace(
        studied.plan,
        start_on=today - timedelta(7),
        deadline=today + timedelta(4),
        minutes_per_week=120,
    )


def _done(studied: Studied, today: date) -> StudyPlan:
    begun = today - timedelta(200)
    plan = replace(studied.plan, start_on=begun)
    for number, group in enumerate(studied.shown):
        day = begun + timedelta(6 * number)
        plan = study_edits.start(plan, group.ids, day)
        plan = study_edits.finish(plan, group.ids, day + timedelta(5), today=today)
    return plan


def _latest(found: list[AssessmentSummary], person: str) -> UUID:
    return max((one for one in found if one.person == person), key=_held).id


def _first(found: list[AssessmentSummary], person: str) -> UUID:
    return min((one for one in found if one.person == person), key=_held).id


def _held(summary: AssessmentSummary) -> date:
    return summary.held_on or date.min
