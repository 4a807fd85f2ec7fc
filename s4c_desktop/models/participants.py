"""Participants of focus groups, between rows and values; columns only, as there may be many."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from s4c_desktop.domain.assessment import Rating
from s4c_desktop.domain.focus_group import Participant, Source
from s4c_desktop.domain.scale import EQF_LEVELS, State
from s4c_desktop.models.framework_tables import competence
from s4c_desktop.models.group_tables import (
    ParticipantAttributeRow,
    ParticipantRatingRow,
    ParticipantRow,
)

Rows = list[dict[str, Any]]

# What is said again and again is one object.
_RATINGS = {
    (rating.state.value, rating.level): rating
    for rating in (
        *(Rating(State.RATED, level) for level in EQF_LEVELS),
        Rating(State.BELOW),
        Rating(State.NO_EVIDENCE),
        Rating(State.EXEMPT),
    )
}


def read_participants(
    session: Session, group_id: UUID, framework_id: UUID
) -> tuple[Participant, ...]:
    """Return who takes part in a group, in the order they came.

    Raises ValueError or LookupError for rows that this program never wrote.
    """
    people = session.execute(
        select(
            ParticipantRow.id,
            ParticipantRow.sequence,
            ParticipantRow.code_name,
            ParticipantRow.present,
            ParticipantRow.source,
            ParticipantRow.person_id,
            ParticipantRow.batch,
        )
        .where(ParticipantRow.group_id == group_id)
        .order_by(ParticipantRow.sequence, ParticipantRow.id)
    ).all()
    attributes: defaultdict[int, dict[str, str]] = defaultdict(dict)
    query = select(
        ParticipantRow.sequence, ParticipantAttributeRow.name, ParticipantAttributeRow.value
    ).join(ParticipantRow, ParticipantRow.id == ParticipantAttributeRow.participant_id)
    for one, name, value in session.execute(
        query.where(ParticipantRow.group_id == group_id).order_by(ParticipantAttributeRow.name)
    ):
        attributes[one][name] = value
    said = _said(session, group_id, framework_id)
    return tuple(
        Participant(
            id=one.id,
            code_name=one.code_name,
            present=one.present,
            source=Source(one.source),
            person_id=one.person_id,
            batch=one.batch,
            attributes=attributes[one.sequence],
            ratings=said.get(one.sequence, {}),
        )
        for one in people
    )


def _said(session: Session, group_id: UUID, framework_id: UUID) -> dict[int, dict[str, Rating]]:
    """Return what everybody said in the framework's order, by their place in the group.

    Places and codes are quicker to read than identities, of which there may be some ten thousand.
    """
    query = (
        select(
            ParticipantRow.sequence,
            competence.c.code,
            ParticipantRatingRow.state,
            ParticipantRatingRow.level,
        )
        .join(ParticipantRow, ParticipantRow.id == ParticipantRatingRow.participant_id)
        .outerjoin(
            competence,
            (competence.c.id == ParticipantRatingRow.competence_id)
            & (competence.c.framework_id == framework_id),
        )
        .where(ParticipantRow.group_id == group_id)
        .order_by(competence.c.sort, competence.c.code)
    )
    found: dict[int, dict[str, Rating]] = {}
    for one, code, state, level in session.execute(query):
        if code is None:
            raise LookupError("a rating of what the framework does not have")
        found.setdefault(one, {})[code] = _RATINGS[state, level]
    return found


def insert_participants(
    session: Session,
    group_id: UUID,
    first: int,
    people: Iterable[Participant],
    known: Mapping[str, UUID],
) -> None:
    """Add participants with all that is known of them, from a place in the group on."""
    rows: Rows = []
    attributes: Rows = []
    ratings: Rows = []
    for sequence, one in enumerate(people, start=first):
        rows.append(
            {
                "id": one.id,
                "group_id": group_id,
                "sequence": sequence,
                "code_name": one.code_name,
                "person_id": one.person_id,
                "present": one.present,
                "source": one.source.value,
                "batch": one.batch,
            }
        )
        attributes += attribute_rows(one)
        ratings += rating_rows(one.id, one.ratings, known)
    insert_all(session, ParticipantRow, rows)
    insert_all(session, ParticipantAttributeRow, attributes)
    insert_all(session, ParticipantRatingRow, ratings)


def insert_all(session: Session, table: Any, rows: Rows) -> None:
    """Add rows to a table, if there are any."""
    if rows:
        session.execute(insert(table), rows)


def attribute_rows(one: Participant) -> Rows:
    """Return the rows of what is known of a participant."""
    return [
        {"participant_id": one.id, "name": name, "value": value}
        for name, value in one.attributes.items()
    ]


def rating_rows(
    participant_id: UUID, ratings: Mapping[str, Rating], known: Mapping[str, UUID]
) -> Rows:
    """Return the rows of what a participant said; LookupError for an unknown competence."""
    return [
        {
            "participant_id": participant_id,
            "competence_id": known[code],
            "state": rating.state.value,
            "level": rating.level,
        }
        for code, rating in ratings.items()
        if rating.given
    ]
