"""Identities of a framework version's records by their codes, and the codes by the identities."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import Table, select
from sqlalchemy.orm import Session

from s4c_desktop.models.framework_tables import competence


def competence_ids(session: Session, framework_id: UUID) -> dict[str, UUID]:
    """Map the competences' codes to their identities, in the framework's order."""
    query = (
        select(competence.c.code, competence.c.id)
        .where(competence.c.framework_id == framework_id)
        .order_by(competence.c.sort, competence.c.code)
    )
    return {row.code: row.id for row in session.execute(query)}


def id_of(session: Session, table: Table, framework_id: UUID, code: str) -> UUID:
    """Return the identity of a role or reading; raises LookupError for an unknown code."""
    columns = table.c
    query = select(columns.id).where(columns.framework_id == framework_id, columns.code == code)
    found: UUID | None = session.scalars(query).first()
    if found is None:
        raise LookupError(code)
    return found


def code_of(session: Session, table: Table, framework_id: UUID, record_id: UUID) -> str:
    """Return the code of a role or reading; raises LookupError for one of another version."""
    columns = table.c
    query = select(columns.code).where(
        columns.framework_id == framework_id, columns.id == record_id
    )
    found: str | None = session.scalars(query).first()
    if found is None:
        raise LookupError(record_id)
    return found
