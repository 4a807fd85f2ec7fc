"""Invented learners beside the invented people: profiles, plans that are under way, a training."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from uuid import uuid4

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain import study_edits
from s4c_desktop.domain.assessment import AssessmentSummary, Phase
from s4c_desktop.domain.curriculum import Hours
from s4c_desktop.domain.schedule import monday_of
from s4c_desktop.domain.study import (
    Absence,
    Goal,
    ItemKind,
    Learner,
    Mode,
    Seat,
    SeatState,
    Strategy,
    StudyItem,
    StudyPlan,
    Training,
)
from s4c_desktop.services.learners import LearnerService
from s4c_desktop.services.study import StudyService
from s4c_desktop.services.training import TrainingService

_WEEKS_AGO, _DEADLINE_WEEKS = 2, 24


def fill_learning(
    study: StudyService,
    learners: LearnerService,
    training: TrainingService,
    assessments: tuple[AssessmentSummary, ...],
    today: date,
) -> None:
    """Give three of the sample people a plan, two weeks old, and two of them a training."""
    signed = {one.person: one for one in assessments if one.phase is Phase.SIGNED}
    start = monday_of(today) - timedelta(weeks=_WEEKS_AGO)
    plans = [
        _plan(study, learners, signed[name], start, strategy, minutes)
        for name, strategy, minutes in (
            ("C-107", Strategy.BLOCKERS, 5 * 60),
            ("C-105", Strategy.QUICK, 3 * 60),
            ("C-102", Strategy.BROAD, 4 * 60),
        )
    ]
    _go_on(study, plans[0], start)
    first = study.open(plans[0].id).shown[0]
    training.keep(
        Training(
            uuid4(),
            plans[0].framework_id,
            first.unit,
            seats=8,
            title=first.title,
            starts_on=monday_of(today) + timedelta(days=8),
            ends_on=monday_of(today) + timedelta(days=9),
            place=_("Training centre, room 2"),
            trainer=_("Elena Markova"),
            taken=(
                Seat(plans[0].person_id, SeatState.CONFIRMED),
                Seat(plans[1].person_id),
            ),
        ),
        seen=None,
    )


def _plan(
    study: StudyService,
    learners: LearnerService,
    assessed: AssessmentSummary,
    start: date,
    strategy: Strategy,
    minutes: int,
) -> StudyPlan:
    plan = study.start(assessed.id).plan
    learners.save(
        Learner(
            plan.person_id,
            _("Eight years in a city's public works"),
            _("A course on data protection, 2024"),
            frozenset({Mode.ONLINE, Mode.PRACTICAL}),
            minutes,
            frozenset({6}),
            (Absence(start + timedelta(weeks=5), start + timedelta(weeks=6), _("Holiday")),),
        )
    )
    wished = replace(
        plan,
        start_on=start,
        deadline=start + timedelta(weeks=_DEADLINE_WEEKS),
        minutes_per_week=minutes,
        strategy=strategy,
        goals=(Goal(study.look(plan).shown[-1].works_on[0]),),
    )
    return study.keep(study.anew(wished).plan).value.plan


def _go_on(study: StudyService, plan: StudyPlan, start: date) -> None:
    """Let somebody be done with the first item and begin the second, with an item of their own."""
    first, second, third = study.open(plan.id).shown[:3]
    done_on = start + timedelta(days=4)
    plan = study_edits.finish(plan, first.ids, done_on, today=done_on)
    plan = study_edits.start(plan, second.ids, start + timedelta(days=7))
    plan = study_edits.add(
        plan,
        StudyItem(
            uuid4(),
            ItemKind.OWN,
            title=_("Two days with the port's data team"),
            hours=Hours(practical=Fraction(12)),
            works_on=second.works_on[:1],
            note=_("Agreed with the head of the team."),
        ),
        third.id,
    )
    study.keep(plan)
