"""The list of people, read in few queries; nobody is listed who is not as saved."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, cast
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Select, case, exists, func, select, true
from sqlalchemy.orm import Session, aliased

from s4c_desktop.domain.assessment import Evidence, Kind, Phase
from s4c_desktop.domain.layers import ORIGINALS
from s4c_desktop.domain.register import PersonLine
from s4c_desktop.models.attachments import attached_to
from s4c_desktop.models.people import as_evidence, check_person
from s4c_desktop.models.stored import as_stored
from s4c_desktop.models.tables import AssessmentRow, EvidenceRow, PersonRow

FEW = 200
"""So many people are asked for by their identities; more are read with everybody."""


@as_stored()
def lines(session: Session, only: Collection[UUID] | None = None) -> tuple[PersonLine, ...]:
    """Return everybody, or only those named that are there; in no order.

    Raises DamagedError where somebody, or their evidence, is not as saved.
    """
    named = only if only is not None and len(only) <= FEW else None
    evidence = _evidence(session, named)
    found = []
    for row in session.execute(_query(named)):
        # Columns under the names of the attributes: objects would only be thrown away.
        check_person(cast(PersonRow, row), evidence.get(row.id, ()))
        if only is None or row.id in only:
            found.append(_line(row))
    return tuple(found)


def people_of(session: Session, assessments: Collection[UUID]) -> dict[UUID, UUID]:
    """Return whose each of these assessments is; those that are gone are left out."""
    query = select(AssessmentRow.id, AssessmentRow.person_id)
    found = session.execute(query.where(AssessmentRow.id.in_(assessments)))
    return dict(found.all())


def assessments_of(session: Session, person_id: UUID) -> tuple[UUID, ...]:
    """Return a person's assessments, in the order they were made."""
    query = select(AssessmentRow.id).where(AssessmentRow.person_id == person_id)
    return tuple(session.scalars(query.order_by(AssessmentRow.sequence)))


def _query(only: Collection[UUID] | None) -> Select[Any]:
    agreed = aliased(AssessmentRow)
    # What two assessors agree on, or agreed on, is not worked on any more.
    in_agreement = AssessmentRow.kind.in_([kind.value for kind in ORIGINALS]) & exists().where(
        agreed.round_id == AssessmentRow.round_id, agreed.kind == Kind.AGREED.value
    )
    draft = (AssessmentRow.phase == Phase.DRAFT.value) & ~in_agreement
    # Of a result and its revisions, one.
    result = (AssessmentRow.phase == Phase.SIGNED.value) & AssessmentRow.revises_id.is_(None)
    counts = (
        select(
            AssessmentRow.person_id,
            func.count(case((draft, 1))).label("drafts"),
            func.count(case((result, 1))).label("signed"),
            func.max(AssessmentRow.held_on).label("assessed_on"),
            func.max(AssessmentRow.saved_at).label("saved_at"),
        )
        .where(_of(AssessmentRow.person_id, only))
        .group_by(AssessmentRow.person_id)
        .subquery()
    )
    return (
        select(
            *PersonRow.__table__.columns,
            counts.c.drafts,
            counts.c.signed,
            counts.c.assessed_on,
            counts.c.saved_at,
        )
        .outerjoin(counts, counts.c.person_id == PersonRow.id)
        .where(_of(PersonRow.id, only))
    )


def _evidence(session: Session, only: Collection[UUID] | None) -> dict[UUID, list[Evidence]]:
    query = select(*EvidenceRow.__table__.columns).where(_of(EvidenceRow.person_id, only))
    files = attached_to(session)
    found: dict[UUID, list[Evidence]] = {}
    for row in session.execute(query):
        item = as_evidence(cast(EvidenceRow, row), attachments=files.get(row.id, ()))
        found.setdefault(row.person_id, []).append(item)
    return found


def _of(column: Any, only: Collection[UUID] | None) -> ColumnElement[bool]:
    return true() if only is None else column.in_(only)


def _line(row: Row[Any]) -> PersonLine:
    return PersonLine(
        id=row.id,
        name=row.name,
        code_name=row.pseudonym,
        tags=tuple(row.tags.splitlines()),
        is_self=row.is_self,
        added_at=row.created_at,
        retain_until=row.retain_until,
        drafts=row.drafts or 0,
        signed=row.signed or 0,
        assessed_on=row.assessed_on,
        saved_at=row.saved_at,
    )
