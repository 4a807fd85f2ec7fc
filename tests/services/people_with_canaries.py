"""Somebody who left a string nobody else has in every text, name and file there can be."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID, uuid4

from sqlalchemy import Text, select

from s4c_desktop.bootstrap import Program
from s4c_desktop.domain.assessment import (
    Acknowledgement,
    Appeal,
    AppealState,
    Assessment,
    Decision,
    Evidence,
    Judgement,
    Kind,
    Passage,
    PlannedMethod,
    Rating,
    Scope,
    Sitting,
)
from s4c_desktop.domain.flow import competences_in_scope
from s4c_desktop.domain.focus_group import Participant
from s4c_desktop.domain.quality import Finding, Judged, Sample, Sampled, SecondLevel, Verdict
from s4c_desktop.domain.sampling import Plan, Reason
from s4c_desktop.domain.scale import State
from s4c_desktop.domain.set_up import SetUp
from s4c_desktop.domain.study import (
    Absence,
    CheckTaken,
    Goal,
    ItemKind,
    ItemState,
    Known,
    Learner,
    Mastered,
    Seat,
    StudyItem,
    StudyPlan,
    Training,
)
from s4c_desktop.models import privacy
from s4c_desktop.models.base import Base
from s4c_desktop.models.engine import open_engine
from s4c_desktop.models.tables import AttachmentRow
from s4c_desktop.models.unit_of_work import UnitOfWork, UnitsOfWork
from s4c_desktop.services.assessments import TextField
from s4c_desktop.services.people import PersonDetails

CODES = {
    "sampled.reasons",
    "learner.modes",
    "learner.free_weekdays",
    "self_check.answers",
    "study_plan.modes",
}
"""Columns for text that hold nothing but words of the program's own."""

LONG = 5_000
"""Letters between a text's first and last canary: more than a page of SQLite holds."""


@dataclass
class Canaries:
    """Makes strings that nobody else has, and remembers them."""

    made: list[str] = field(default_factory=list)

    def new(self) -> str:
        self.made.append(f"canary{secrets.token_hex(8)}")
        return self.made[-1]

    def long(self) -> str:
        return f"{self.new()} {'x' * LONG} {self.new()}"

    def missing_in(self, text: str | bytes) -> list[str]:
        return [canary for canary in self.made if not _holds(text, canary)]

    def found_in(self, text: str | bytes) -> list[str]:
        return [canary for canary in self.made if _holds(text, canary)]


@dataclass(frozen=True)
class Somebody:
    """A person with canaries everywhere, a signed assessment, its revision, and a draft."""

    id: UUID
    name: str
    pseudonym: str
    signed: UUID
    canaries: Canaries


def add_somebody(program: Program) -> Somebody:
    """Let somebody leave everything that can be left."""
    canaries = Canaries()
    new = canaries.new
    person = program.people.create(
        PersonDetails(
            name=new(),
            lawful_basis=new(),
            notice_date=date(2026, 9, 1),
            notice_version=new(),
            identity_check=new(),
            adjustments=canaries.long(),
            tags=(new(), new()),
        )
    ).value
    person = program.people.update(
        replace(person, pseudonym=new(), retain_until=date(2027, 1, 1))
    ).value
    draft = program.assessments.create(
        person.id,
        SetUp(
            framework_id=program.library.current().id,
            role="SCPD",
            kind=Kind.ASSESSOR,
            scope=Scope.MANDATORY,
            held_on=date(2026, 9, 14),
            place=new(),
            assessors=new(),
        ),
    ).value
    _fill(program, draft.id, canaries)
    _prepare(program, draft.id, canaries)
    _rate(program, draft, canaries)
    program.assessments.decide(draft.id, Decision.NOT_YET, new())
    program.assessments.remember(draft.id, "ratings", "A1")
    _add_evidence(program, person.id, draft.id, canaries)
    _learn(program, draft, canaries)
    _take_part(program, draft, canaries)
    _sit(program, draft.id, canaries)
    program.signing.sign(draft.id, new(), countersigner=new())
    _look_again(program, draft.id, canaries)
    _say_afterwards(program, draft.id, canaries)
    revision = program.signing.revise(draft.id, new()).value
    program.assessments.write(revision.id, TextField.COMMENT, canaries.long())
    program.assessments.decide(revision.id, Decision.NOT_YET, new())
    program.signing.sign(revision.id, new())
    program.signing.revise(revision.id, new())
    return Somebody(person.id, person.name, person.pseudonym, draft.id, canaries)


def texts_without_canary(location: str, somebody: Somebody) -> list[str]:
    """Name the columns for free text in which the person left no canary."""
    left = []
    with units_of(location) as units, units.reading() as work:
        for table, theirs in privacy.owned(somebody.id):
            for column in table.__table__.columns:
                if isinstance(column.type, Text) and str(column) not in CODES:
                    values = work.session.scalars(select(column).where(theirs))
                    if not any(somebody.canaries.found_in(value) for value in values):
                        left.append(str(column))
    return left


def everything(location: str | Path) -> str:
    """Return every value of every row of the people's tables, and of what is kept of them."""
    with units_of(location) as units, units.reading() as work:
        return "\n".join(_values(work))


@contextmanager
def units_of(location: str | Path) -> Iterator[UnitsOfWork]:
    """Open units of work of their own on a workspace."""
    engine = open_engine(str(location))
    try:
        yield UnitsOfWork(engine)
    finally:
        engine.dispose()


def _values(work: UnitOfWork) -> list[str]:
    return [
        value.decode("latin-1") if isinstance(value, bytes) else str(value)
        for table in Base.metadata.sorted_tables
        for row in work.session.execute(select(table))
        for value in row
    ]


def _fill(program: Program, assessment_id: UUID, canaries: Canaries) -> None:
    for text in TextField:
        program.assessments.write(assessment_id, text, canaries.long())


def _prepare(program: Program, assessment_id: UUID, canaries: Canaries) -> None:
    """Plan a method, and name an area that no framework has: whoever stores it can't know."""
    new = canaries.new
    line = PlannedMethod(uuid4(), "A1", new(), date(2026, 9, 14), new())
    program.preparing.keep_plan(assessment_id, (line,))
    with units_of(program.workspace.location) as units, units.writing() as work:
        row = work.assessments.draft(assessment_id)
        row.areas = new()
        work.assessments.touch(row)
        work.seal()


def _rate(program: Program, draft: Assessment, canaries: Canaries) -> None:
    """Rate everything mandatory, in one unit of work: that is quicker."""
    framework = program.library.framework(draft.framework_id)
    exempt = Rating(
        State.EXEMPT,
        reason=canaries.new(),
        allowed_by=canaries.new(),
        note=canaries.new(),
        grounds=canaries.new(),
    )
    with units_of(program.workspace.location) as units, units.writing() as work:
        row = work.assessments.draft(draft.id)
        for code in competences_in_scope(framework, draft.role, draft.reading, draft.scope):
            work.assessments.rate(row, code, Rating(State.RATED, 5), by="", why="")
        apart = Rating(State.RATED, 6, knowledge=7, autonomy=4, grounds=canaries.new())
        work.assessments.rate(row, "A2", apart, by="", why="")
        work.assessments.rate(row, "A1", exempt, by=canaries.new(), why=canaries.new())
        guided = Rating(State.RATED, 6, path=canaries.new())
        work.assessments.rate(row, "A3", guided, by="", why="")


def _sit(program: Program, assessment_id: UUID, canaries: Canaries) -> None:
    new = canaries.new
    sitting = Sitting(1, new(), datetime(2026, 9, 14, 9, 30, tzinfo=UTC), new())
    program.sittings.start(assessment_id, sitting)
    passage = Passage(uuid4(), canaries.long(), frozenset({"A1", "A3"}))
    program.passages.keep(assessment_id, passage)


def _add_evidence(
    program: Program, person_id: UUID, assessment_id: UUID, canaries: Canaries
) -> None:
    new = canaries.new
    item = Evidence(
        uuid4(),
        canaries.long(),
        new(),
        date(2026, 5, 1),
        frozenset({"A1", "A2"}),
        valid=Judgement.YES,
        reviewed_by=new(),
    )
    program.assessments.keep_evidence(assessment_id, item)
    data = b"".join(new().encode() + bytes(LONG * 2) for _ in range(20))
    with units_of(program.workspace.location) as units, units.writing() as work:
        work.session.add(
            AttachmentRow(
                evidence_id=item.id,
                sequence=1,
                name=f"../{new()}.pdf",
                media_type=f"application/{new()}",
                size=len(data),
                sha256=hashlib.sha256(data).hexdigest(),
                added_at=datetime.now(UTC),
                data=data,
            )
        )
        work.session.flush()
        work.people.keep_evidence(person_id, item)


def _learn(program: Program, draft: Assessment, canaries: Canaries) -> None:
    """Say how they learn, plan something of every kind, and take a seat."""
    new = canaries.new
    today = date(2026, 9, 14)
    program.learners.save(
        Learner(
            draft.person.id,
            canaries.long(),
            new(),
            absences=(Absence(today, today, new()),),
            mastered=(Mastered("A-T1", Known.STATED, today, new()),),
        )
    )
    taken = CheckTaken(uuid4(), "A-T2", 2, 1, (0, 1), datetime(2026, 9, 14, tzinfo=UTC))
    program.learners.record_check(draft.person.id, taken, None)
    plan = StudyPlan(
        id=uuid4(),
        person_id=draft.person.id,
        assessment_id=draft.id,
        framework_id=draft.framework_id,
        role=draft.role,
        reading=draft.reading,
        start_on=today,
        minutes_per_week=240,
        title=new(),
        goals=(Goal("A2", 6),),
        items=(
            StudyItem(uuid4(), ItemKind.OWN, title=new(), works_on=("A1",), note=canaries.long()),
            StudyItem(
                uuid4(),
                ItemKind.OWN,
                title=new(),
                state=ItemState.REMOVED,
                removed_because=new(),
            ),
        ),
        note=new(),
    )
    seat = Training(uuid4(), draft.framework_id, "A", 8, "Shared", taken=(Seat(draft.person.id),))
    with units_of(program.workspace.location) as units, units.writing() as work:
        work.plans.add(plan)
        work.trainings.keep(seat)


def _take_part(program: Program, draft: Assessment, canaries: Canaries) -> None:
    """Take part in a group of three that is shown."""
    new = canaries.new
    details = replace(program.groups.blank(), title="Shared", role="SCPD", minimum=3)
    group = program.groups.create(details).value
    theirs = Participant(
        uuid4(),
        new(),
        person_id=draft.person.id,
        attributes={new(): new()},
        ratings={"A1": Rating(State.RATED, 5)},
    )
    others = (Participant(uuid4(), name, ratings=theirs.ratings) for name in ("Ana", "Ivo"))
    with units_of(program.workspace.location) as units, units.writing() as work:
        work.groups.add_participants(group.id, (theirs, *others))
    program.group_profiles.show(group.id)


def _look_again(program: Program, assessment_id: UUID, canaries: Canaries) -> None:
    """Put the assessment into a sample of its own, look a second time, and find something."""
    new = canaries.new
    plan = Sample(
        Plan(uuid4(), 100),
        "Autumn",
        date(2026, 9, 1),
        date(2026, 9, 30),
        "Centre",
        sampled=(Sampled(assessment_id, (Reason.SHARE,)),),
    )
    program.quality.create(plan)
    level = SecondLevel(4, new())
    program.quality.level(plan.id, assessment_id, "A1", level, seen=None)
    judged = Judged(Verdict.WITH_ACTIONS, new(), date(2026, 9, 20), canaries.long())
    program.quality.judge(plan.id, assessment_id, judged, seen=Judged())
    finding = Finding(
        uuid4(), assessment_id, new(), new(), new(), date(2026, 10, 1), outcome=canaries.long()
    )
    program.quality.keep_finding(plan.id, finding, seen=None)


def _say_afterwards(program: Program, signed: UUID, canaries: Canaries) -> None:
    """Tell the person the result; they appeal against it, and lose."""
    new = canaries.new
    told = Acknowledgement(date(2020, 9, 15), new(), canaries.long(), new())
    program.acknowledging.acknowledge(signed, told)
    appeal = Appeal(uuid4(), date(2020, 9, 16), new(), canaries.long())
    program.appeals.lodge(signed, appeal)
    rejected = replace(
        appeal,
        state=AppealState.REJECTED,
        decided_on=date(2020, 9, 20),
        decided_by=new(),
        outcome=new(),
    )
    program.appeals.decide(signed, rejected)


def _holds(text: str | bytes, canary: str) -> bool:
    if isinstance(text, str):
        return canary in text
    return canary.encode() in text or canary.encode("utf-16-le") in text
