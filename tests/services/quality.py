"""A centre with signed assessments, to be sampled and looked at a second time."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from uuid import UUID, uuid4

from s4c_desktop.bootstrap import Program
from s4c_desktop.domain.assessment import Assessment, Decision, Rating, Scope
from s4c_desktop.domain.flow import competences_in_scope
from s4c_desktop.domain.quality import Sample, Sampled
from s4c_desktop.domain.sampling import Plan, Reason
from s4c_desktop.domain.scale import State
from s4c_desktop.domain.set_up import SetUp
from s4c_desktop.services.people import PersonDetails
from tests.services.people_with_canaries import units_of

MARIA, IVAN = "Maria Ilieva", "Ivan Petrov"
FROM, UNTIL = date(2026, 9, 1), date(2026, 9, 30)


def signed(
    program: Program,
    name: str = "Candidate 014",
    *,
    day: date = date(2026, 9, 14),
    by: str = MARIA,
    level: int = 5,
    decision: Decision = Decision.NOT_YET,
) -> Assessment:
    """Return a signed assessment of a new person."""
    return _sign(program, _draft(program, name, day, by), level, decision=decision)


def signed_by_two(
    program: Program,
    name: str = "Candidate 014",
    *,
    day: date = date(2026, 9, 14),
    level: int = 5,
    levels: Mapping[str, int] | None = None,
    decision: Decision = Decision.NOT_YET,
) -> tuple[Assessment, Assessment]:
    """Return Maria's signed assessment of a new person, and the one that Ivan signed beside it."""
    first = _draft(program, name, day, MARIA)
    second = program.rounds.start_second(first.id, IVAN, on=day).value
    return (
        _sign(program, first, level, levels, decision=decision),
        _sign(program, second, 5),
    )


def _draft(program: Program, name: str, day: date, by: str) -> Assessment:
    choice = SetUp(
        framework_id=program.library.current().id,
        role="SCPD",
        scope=Scope.MANDATORY,
        held_on=day,
        assessors=by,
        no_conflict=True,
    )
    person = program.people.create(PersonDetails(name)).value
    return program.assessments.create(person.id, choice).value


def _sign(
    program: Program,
    draft: Assessment,
    level: int,
    levels: Mapping[str, int] | None = None,
    *,
    decision: Decision = Decision.NOT_YET,
) -> Assessment:
    framework = program.library.framework(draft.framework_id)
    with units_of(program.workspace.location) as units, units.writing() as work:
        row = work.assessments.draft(draft.id)
        for code in competences_in_scope(framework, draft.role, draft.reading, draft.scope):
            rating = Rating(State.RATED, (levels or {}).get(code, level))
            work.assessments.rate(row, code, rating, by=draft.assessors, why="")
    program.assessments.decide(draft.id, decision, draft.assessors)
    program.signing.sign(draft.id, draft.assessors)
    return program.assessments.load(draft.id)


def sample_of(*ids: UUID, title: str = "Autumn 2026") -> Sample:
    """Return a plan that chose these assessments."""
    return Sample(
        Plan(uuid4(), 100),
        title,
        FROM,
        UNTIL,
        "Elena Dimitrova",
        sampled=tuple(Sampled(one, (Reason.SHARE,)) for one in ids),
    )
