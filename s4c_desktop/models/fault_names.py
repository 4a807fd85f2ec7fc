"""What a faulty record is called where a person is told of it: never its identity alone."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from s4c_desktop.models.framework_tables import role
from s4c_desktop.models.tables import AssessmentRow, PersonRow, RoundRow

# A list of faults is copied and sent to whoever helps, so a code name comes first.
_CALLED = func.coalesce(func.nullif(PersonRow.pseudonym, ""), PersonRow.name)


def person_name(session: Session, person_id: UUID) -> str:
    """Return a person's code name, or the name where there is none."""
    return session.scalar(select(_CALLED).where(PersonRow.id == person_id)) or str(person_id)


def assessment_name(session: Session, assessment_id: UUID) -> str:
    """Return the title or role, the person and the day of an assessment."""
    row = AssessmentRow
    query = (
        select(row.title, role.c.code, _CALLED, row.held_on)
        .outerjoin(PersonRow, PersonRow.id == row.person_id)
        .outerjoin(role, role.c.id == row.role_id)
        .where(row.id == assessment_id)
    )
    found = session.execute(query).first()
    if found is None:
        return str(assessment_id)
    title, code, person, held_on = found
    return ", ".join(str(part) for part in (title or code, person, held_on) if part)


def round_name(session: Session, round_id: UUID) -> str:
    """Return whose round it is and from which day."""
    query = (
        select(_CALLED, RoundRow.created_at)
        .outerjoin(PersonRow, PersonRow.id == RoundRow.person_id)
        .where(RoundRow.id == round_id)
    )
    found = session.execute(query).first()
    if found is None:
        return str(round_id)
    return ", ".join([found[0] or "?", f"{found[1].astimezone():%Y-%m-%d}"])
