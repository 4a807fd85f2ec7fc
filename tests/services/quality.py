"""A centre with signed assessments, to be sampled and looked at a second time."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from uuid import UUID, uuid4

from s4c_desktop.bootstrap import Program
from s4c_desktop.domain.assessment import Assessment, Decision, Kind, Rating, Scope
from s4c_desktop.domain.flow import competences_in_scope
from s4c_desktop.domain.quality import Sample, Sampled
from s4c_desktop.domain.sampling import Plan, Reason
from s4c_desktop.domain.scale import State
from s4c_desktop.domain.set_up import SetUp
from s4c_desktop.models.tables import RoundRow
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
    levels: Mapping[str, int] | None = None,
    kind: Kind = Kind.ASSESSOR,
    decision: Decision = Decision.NOT_YET,
    beside: Assessment | None = None,
) -> Assessment:
    """Return a signed assessment of a new person, or another layer `beside` one."""
    choice = SetUp(
        framework_id=program.library.current().id,
        role="SCPD",
        kind=kind,
        scope=Scope.MANDATORY,
        held_on=day,
        assessors=by,
        no_conflict=True,
    )
    if beside is None:
        person_id = program.people.create(PersonDetails(name)).value.id
    else:
        person_id = beside.person.id
    draft = program.assessments.create(person_id, choice).value
    framework = program.library.current()
    with units_of(program.workspace.location) as units, units.writing() as work:
        row = work.assessments.draft(draft.id)
        if beside is not None and beside.round_id is not None:
            alone = work.session.get_one(RoundRow, row.round_id)
            row.round_id = beside.round_id
            work.session.flush()
            work.session.delete(alone)
        for code in competences_in_scope(framework, draft.role, draft.reading, draft.scope):
            rating = Rating(State.RATED, (levels or {}).get(code, level))
            work.assessments.rate(row, code, rating, by=by, why="")
    program.assessments.decide(draft.id, decision, by)
    program.signing.sign(draft.id, by)
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
