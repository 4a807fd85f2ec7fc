"""The independent layers of all rounds, with no more than agreement needs, in two queries."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from s4c_desktop.domain.assessment import Assessment, Kind, Person, Phase, Rating, Scope
from s4c_desktop.domain.layers import ORIGINALS, current
from s4c_desktop.domain.scale import State
from s4c_desktop.models.framework_tables import competence, requirement_set, role
from s4c_desktop.models.stored import as_stored
from s4c_desktop.models.tables import AssessmentRow, RatingRow

Layers = Mapping[Kind, Assessment]


@as_stored()
def independent(session: Session) -> tuple[Layers, ...]:
    """Return the layers of both assessors of every round that has two.

    They hold ratings and set-up; of the person only the identity.
    """
    second = select(AssessmentRow.round_id).where(AssessmentRow.kind == Kind.SECOND.value)
    kinds = [kind.value for kind in ORIGINALS]
    wanted = (AssessmentRow.round_id.in_(second), AssessmentRow.kind.in_(kinds))
    ratings: dict[UUID, dict[str, Rating]] = {}
    query = (
        select(RatingRow.assessment_id, competence.c.code, RatingRow.state, RatingRow.level)
        .join(competence, competence.c.id == RatingRow.competence_id)
        .join(AssessmentRow, AssessmentRow.id == RatingRow.assessment_id)
        .where(*wanted)
        .order_by(competence.c.sort)
    )
    for assessment_id, code, state, level in session.execute(query):
        ratings.setdefault(assessment_id, {})[code] = Rating(State(state), level)
    rounds: dict[UUID, list[Assessment]] = {}
    layers = (
        select(AssessmentRow, role.c.code, requirement_set.c.code)
        .join(role, role.c.id == AssessmentRow.role_id)
        .join(requirement_set, requirement_set.c.id == AssessmentRow.reading_id)
        .where(*wanted)
        .order_by(AssessmentRow.sequence)
    )
    for row, role_code, reading in session.execute(layers):
        layer = _layer(row, role_code, reading, ratings.get(row.id, {}))
        rounds.setdefault(row.round_id, []).append(layer)
    found = (current(each) for each in rounds.values())
    return tuple(each for each in found if len(each) == len(ORIGINALS))


def _layer(
    row: AssessmentRow, role_code: str, reading: str, ratings: Mapping[str, Rating]
) -> Assessment:
    return Assessment(
        id=row.id,
        person=Person(id=row.person_id, name=""),
        framework_id=row.framework_id,
        role=role_code,
        reading=reading,
        kind=Kind(row.kind),
        scope=Scope(row.scope),
        phase=Phase(row.phase),
        version=row.version,
        assessors=row.assessors,
        revision=row.revision,
        areas=tuple(row.areas.split()),
        round_id=row.round_id,
        ratings=ratings,
    )
