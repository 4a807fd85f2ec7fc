"""Four people with assessments in the states that tests ask for, and a group that was shown."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from uuid import UUID, uuid4

from s4c_desktop.bootstrap import Program
from s4c_desktop.domain.assessment import Decision, Evidence, Kind, Phase, Rating, Scope
from s4c_desktop.domain.curriculum import Hours
from s4c_desktop.domain.flow import Step, competences_in_scope
from s4c_desktop.domain.focus_group import FocusGroup, Participant
from s4c_desktop.domain.framework import MAP_READING, Framework
from s4c_desktop.domain.rank import rating_at
from s4c_desktop.domain.scale import State
from s4c_desktop.domain.set_up import SetUp
from s4c_desktop.domain.study import (
    Absence,
    Goal,
    ItemState,
    Known,
    Learner,
    Mastered,
    Seat,
    Training,
)
from s4c_desktop.services.assessments import AssessmentService, TextField
from s4c_desktop.services.people import PersonDetails

DAY = date(2026, 9, 14)

# Answers in framework order: a level, "b" below 4, "n" no evidence yet, "x" exempt, "." untouched.
_ANSWERS = {".": State.UNTOUCHED, "b": State.BELOW, "n": State.NO_EVIDENCE, "x": State.EXEMPT}


@dataclass(frozen=True)
class _Sample:
    name: str
    role: str
    kind: Kind
    answers: str
    reading: str = "default"
    scope: Scope = Scope.MANDATORY
    decision: Decision | None = None
    signed: bool = False
    step: Step = Step.RATINGS


_SAMPLES = (
    _Sample("Candidate 011", "SCPM", Kind.ASSESSOR, "6565665666665665656",
            decision=Decision.NOT_YET, signed=True, step=Step.RESULT),
    _Sample("Dimitra Papadaki · Δήμητρα", "SCPMC", Kind.ASSESSOR, "66n65.......",),
    _Sample("Ivan Georgiev · Иван", "SCPD", Kind.SELF,
            "6565456656664576" + "45444.4bbb5" + "6.5555.6" + "66555",
            scope=Scope.ALL, step=Step.RESULT),
    _Sample("Candidate 014", "SCPD", Kind.ASSESSOR, "6565675556n56465",
            reading=MAP_READING, decision=Decision.NOT_YET, step=Step.RESULT),
)  # fmt: skip


def fill(program: Program) -> None:
    """Put the sample people with their assessments into an empty workspace."""
    library, people = program.library, program.people
    assessments, signing = program.assessments, program.signing
    framework = library.current()
    for sample in _SAMPLES:
        person = people.create(
            PersonDetails(
                sample.name,
                is_self=False,
                lawful_basis="" if sample.kind is Kind.SELF else "Consent",
                notice_date=None if sample.kind is Kind.SELF else date(2026, 9, 1),
                notice_version="" if sample.kind is Kind.SELF else "2",
                identity_check="" if sample.kind is Kind.SELF else "Identity card seen",
            )
        ).value
        assessed = sample.kind is Kind.ASSESSOR
        draft = assessments.create(
            person.id,
            SetUp(
                framework_id=framework.id,
                role=sample.role,
                reading=sample.reading,
                kind=sample.kind,
                scope=sample.scope,
                held_on=date(2026, 9, 14),
                place="Training centre" if assessed else "",
                assessors="Maria Ilieva" if assessed else "",
                no_conflict=assessed,
            ),
        ).value
        _rate(assessments, framework, sample, draft.id)
        if sample.kind is Kind.ASSESSOR:
            _interview(assessments, draft.id)
        if sample.decision is not None:
            assessments.decide(draft.id, sample.decision, "Maria Ilieva")
        position = competences_in_scope(framework, sample.role, sample.reading, sample.scope)
        assessments.remember(draft.id, sample.step.value, position[sample.answers.find(".")])
        if sample.signed:
            signing.sign(draft.id, "Maria Ilieva")
    _meet(program)
    _learn(program)


def _learn(program: Program) -> None:
    """Give whoever was signed off a profile, a plan that is under way, and a training."""
    (signed,) = (line for line in program.assessments.list() if line.phase is Phase.SIGNED)
    studied = program.study.start(signed.id)
    plan = studied.plan
    items = tuple(
        replace(item, state=ItemState.DONE, done_on=DAY) if not place else item
        for place, item in enumerate(plan.items)
    )
    program.learners.save(
        Learner(
            plan.person_id,
            "Ten years in public works",
            minutes_per_week=240,
            absences=(Absence(DAY, DAY, "Holiday"),),
            mastered=(Mastered(plan.items[-1].reference, Known.STATED, DAY),),
        )
    )
    planned = replace(
        plan, start_on=DAY, title="Winter", goals=(Goal("A4", 7),), items=items, archived=True
    )
    program.study.keep(planned)
    seat = Seat(plan.person_id)
    training = Training(
        uuid4(), plan.framework_id, studied.shown[0].unit, 8, "Together", taken=(seat,)
    )
    program.training.keep(training, seen=None)
    hours = Hours(online=Fraction(2))
    program.topic_hours.keep(plan.framework_id, {plan.items[1].reference: hours})


def _meet(program: Program) -> None:
    """Let six people take part in a group, and show it."""
    codes = ("A1", "A2", "A3", "A4")
    people = [
        Participant(
            uuid4(),
            f"P-{number}",
            attributes={"Employer": "city" if number % 2 else "port"},
            ratings={code: rating_at(3 + (number + place) % 6) for place, code in enumerate(codes)},
        )
        for number in range(6)
    ]
    details = replace(program.groups.blank(), title="Varna", role="SCPM", place="Port")
    group = program.groups.restore(FocusGroup(uuid4(), details, tuple(people))).value
    program.group_profiles.show(group.id)


def _rate(
    assessments: AssessmentService, framework: Framework, sample: _Sample, assessment_id: UUID
) -> None:
    scope = competences_in_scope(framework, sample.role, sample.reading, sample.scope)
    by = sample.name if sample.kind is Kind.SELF else "Maria Ilieva"
    for code, answer in zip(scope, sample.answers, strict=True):
        state = _ANSWERS.get(answer, State.RATED)
        if state is State.UNTOUCHED:
            continue
        rating = Rating(state, int(answer) if state is State.RATED else None)
        assessments.rate(assessment_id, code, rating, by=by)


def _interview(assessments: AssessmentService, assessment_id: UUID) -> None:
    """Add what an interview leaves behind: a running note, evidence and a comment."""
    assessments.write(
        assessment_id,
        TextField.RUNNING_NOTE,
        (
            "Spoke at length about the harbour lighting project: who was against it, what was "
            "changed, and what the second tender cost."
        ),
    )
    assessments.keep_evidence(
        assessment_id,
        Evidence(
            uuid4(),
            "Minutes of the agreement with the port authority",
            "Work product",
            date(2025, 11, 20),
            frozenset(("A3", "A6")),
        ),
    )
    assessments.write(
        assessment_id,
        TextField.COMMENT,
        "Prepared well; the financial side was thin and is worth a second talk.",
    )
