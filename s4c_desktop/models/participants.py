"""Participants of focus groups, between rows and values; columns only, as there may be many."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import Select, insert, select
from sqlalchemy.orm import Session

from s4c_desktop.domain.assessment import Rating
from s4c_desktop.domain.focus_group import Participant, Source
from s4c_desktop.domain.scale import EQF_LEVELS, State
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
    session: Session, group_id: UUID, known: Mapping[str, UUID]
) -> tuple[Participant, ...]:
    """Return who takes part in a group; `known` are its framework's competences, in order.

    Raises ValueError or LookupError for rows that this program never wrote.
    """
    people = session.execute(
        select(
            ParticipantRow.id,
            ParticipantRow.code_name,
            ParticipantRow.present,
            ParticipantRow.source,
            ParticipantRow.person_id,
            ParticipantRow.batch,
        )
        .where(ParticipantRow.group_id == group_id)
        .order_by(ParticipantRow.sequence, ParticipantRow.id)
    ).all()
    attributes: defaultdict[UUID, dict[str, str]] = defaultdict(dict)
    query = _of(group_id, ParticipantAttributeRow, "name", "value")
    for one, name, value in session.execute(query.order_by(ParticipantAttributeRow.name)):
        attributes[one][name] = value
    said: defaultdict[UUID, dict[UUID, Rating]] = defaultdict(dict)
    for one, competence_id, state, level in session.execute(
        _of(group_id, ParticipantRatingRow, "competence_id", "state", "level")
    ):
        said[one][competence_id] = _RATINGS[state, level]
    if any(ratings.keys() - set(known.values()) for ratings in said.values()):
        raise LookupError("a rating of what the framework does not have")
    return tuple(
        Participant(
            id=one.id,
            code_name=one.code_name,
            present=one.present,
            source=Source(one.source),
            person_id=one.person_id,
            batch=one.batch,
            attributes=attributes[one.id],
            ratings={
                code: said[one.id][found] for code, found in known.items() if found in said[one.id]
            },
        )
        for one in people
    )


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


def _of(group_id: UUID, table: Any, *columns: str) -> Select[Any]:
    """Return a query for what hangs on the participants of a group."""
    return (
        select(table.participant_id, *(getattr(table, name) for name in columns))
        .join(ParticipantRow, ParticipantRow.id == table.participant_id)
        .where(ParticipantRow.group_id == group_id)
    )
