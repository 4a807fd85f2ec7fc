"""The list of assessments, read in one query."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Exists,
    Row,
    ScalarSelect,
    Subquery,
    and_,
    func,
    or_,
    select,
    true,
)
from sqlalchemy.orm import Session, aliased

from s4c_desktop.domain.assessment import (
    AppealState,
    AssessmentSummary,
    Decision,
    Kind,
    Phase,
    Scope,
)
from s4c_desktop.domain.framework import ALL_ROLES
from s4c_desktop.domain.layers import ORIGINALS
from s4c_desktop.domain.scale import State
from s4c_desktop.models.framework_tables import area, competence, requirement, role
from s4c_desktop.models.interview_tables import AppealRow
from s4c_desktop.models.stored import as_stored
from s4c_desktop.models.tables import (
    AssessmentRow,
    PersonRow,
    PositionRow,
    RatingRow,
    SignatureRow,
)

_ORIGINALS = frozenset(kind.value for kind in ORIGINALS)


@as_stored()
def listed(
    session: Session, *, archived: bool | None, person_id: UUID | None = None
) -> tuple[AssessmentSummary, ...]:
    """Return the assessments, of all or of one person, the last saved first.

    With None, archived ones are among the others.
    """
    wanted = true() if archived is None else AssessmentRow.archived == archived
    if person_id is not None:
        wanted &= AssessmentRow.person_id == person_id
    return _summaries(session, wanted)


@as_stored()
def latest(session: Session, *, drafts: int, signed: int) -> tuple[AssessmentSummary, ...]:
    """Return what somebody may want to go on with, the last saved first, of all but archived ones.

    That is so many drafts that are still worked on, so many that are signed, all with an open
    appeal, and the last saved of all, whatever it is.
    """
    present = select(AssessmentRow.id).where(AssessmentRow.archived.is_(False))
    newest = present.order_by(*_LAST_SAVED)
    is_signed = AssessmentRow.phase == Phase.SIGNED.value
    goes_on = or_(AssessmentRow.kind.not_in(_ORIGINALS), _agreed().is_(None))
    chosen = (
        newest.limit(1),
        newest.where(~is_signed, goes_on).limit(drafts),
        newest.where(is_signed, ~_appealed()).limit(signed),
        present.where(is_signed, _appealed()),
    )
    ids = {found for query in chosen for found in session.scalars(query)}
    return _summaries(session, AssessmentRow.id.in_(ids)) if ids else ()


_LAST_SAVED = AssessmentRow.saved_at.desc(), AssessmentRow.sequence.desc()


def _agreed() -> ScalarSelect[str | None]:
    """Return the phase of what was agreed on in an assessment's round."""
    other = aliased(AssessmentRow)
    # "signed" comes after "draft".
    return (
        select(func.max(other.phase))
        .where(other.round_id == AssessmentRow.round_id, other.kind == Kind.AGREED.value)
        .scalar_subquery()
    )


def _appealed() -> Exists:
    return (
        select(AppealRow.id)
        .where(
            AppealRow.assessment_id == AssessmentRow.id, AppealRow.state == AppealState.OPEN.value
        )
        .exists()
    )


def _counts(wanted: ColumnElement[bool]) -> Subquery:
    """Return how many competences each assessment asks for, and how many of them are answered.

    Thousands of assessments are of few kinds: what is demanded is looked up once for each.
    """
    made_of = (
        AssessmentRow.role_id,
        AssessmentRow.reading_id,
        AssessmentRow.scope,
        AssessmentRow.areas,
    )
    kind = (
        select(func.min(AssessmentRow.sequence).label("first"), *made_of)
        .where(wanted)
        .group_by(*made_of)
        .cte("kind")
    )
    in_scope = or_(
        kind.c.scope == Scope.ALL.value,
        (kind.c.scope == Scope.MANDATORY.value) & requirement.c.mandatory,
        (kind.c.scope == Scope.AREAS.value)
        & (" " + kind.c.areas + " ").contains(" " + area.c.code + " "),
    )
    # Of all roles together, several may demand one competence.
    demanded = (
        select(kind.c.first, requirement.c.competence_id)
        .join(
            requirement,
            (requirement.c.requirement_set_id == kind.c.reading_id)
            & or_(kind.c.role_id.is_(None), requirement.c.role_id == kind.c.role_id),
        )
        .join(competence, competence.c.id == requirement.c.competence_id)
        .join(area, area.c.id == competence.c.area_id)
        .where(in_scope)
        .distinct()
        .cte("demanded")
    )
    size = (
        select(demanded.c.first, func.count().label("in_scope"))
        .group_by(demanded.c.first)
        .cte("size")
    )
    given = (
        select(func.count())
        .join_from(RatingRow, demanded, demanded.c.competence_id == RatingRow.competence_id)
        .where(
            RatingRow.assessment_id == AssessmentRow.id,
            RatingRow.state != State.UNTOUCHED.value,
            demanded.c.first == kind.c.first,
        )
        .correlate(AssessmentRow, kind)
        .scalar_subquery()
    )
    alike = [column.is_not_distinct_from(kind.c[column.key]) for column in made_of]
    return (
        select(AssessmentRow.id, size.c.in_scope, given.label("given"))
        .join(kind, and_(*alike))
        .join(size, size.c.first == kind.c.first)
        .where(wanted)
        .subquery()
    )


def _summaries(session: Session, wanted: ColumnElement[bool]) -> tuple[AssessmentSummary, ...]:
    counts = _counts(wanted)
    query = (
        select(
            AssessmentRow.id,
            AssessmentRow.title,
            PersonRow.name,
            PersonRow.pseudonym,
            AssessmentRow.person_id,
            role.c.code,
            AssessmentRow.framework_id,
            AssessmentRow.kind,
            AssessmentRow.phase,
            AssessmentRow.archived,
            counts.c.given,
            counts.c.in_scope,
            AssessmentRow.revision,
            PositionRow.step,
            AssessmentRow.saved_at,
            SignatureRow.signed_at,
            AssessmentRow.round_id,
            AssessmentRow.held_on,
            AssessmentRow.assessors,
            AssessmentRow.decision,
            _agreed().label("agreed"),
            _appealed().label("appealed"),
        )
        .join(PersonRow, PersonRow.id == AssessmentRow.person_id)
        .outerjoin(role, role.c.id == AssessmentRow.role_id)
        .outerjoin(counts, counts.c.id == AssessmentRow.id)
        .outerjoin(PositionRow, PositionRow.assessment_id == AssessmentRow.id)
        .outerjoin(SignatureRow, SignatureRow.assessment_id == AssessmentRow.id)
        .where(wanted)
        .order_by(*_LAST_SAVED)
    )
    return tuple(_summary(line) for line in session.execute(query))


def _summary(line: Row[Any]) -> AssessmentSummary:
    return AssessmentSummary(
        id=line.id,
        title=line.title,
        person=line.name,
        person_id=line.person_id,
        role=line.code or ALL_ROLES,
        framework_id=line.framework_id,
        kind=Kind(line.kind),
        phase=Phase(line.phase),
        archived=line.archived,
        given=line.given or 0,
        in_scope=line.in_scope or 0,
        revision=line.revision,
        step=line.step or "",
        saved_at=line.saved_at,
        signed_at=line.signed_at,
        pseudonym=line.pseudonym,
        round_id=line.round_id,
        held_on=line.held_on,
        assessors=line.assessors,
        decision=Decision(line.decision) if line.decision else None,
        agreed=Phase(line.agreed) if line.agreed and line.kind in _ORIGINALS else None,
        appealed=line.appealed,
    )
