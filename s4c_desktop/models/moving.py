"""Moves the rows of an assessment from one framework version to another."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import Table, select, update
from sqlalchemy.orm import Session

from s4c_desktop.models.framework_tables import competence, requirement_set, role
from s4c_desktop.models.interview_tables import PassageLinkRow, PassageRow, PlannedMethodRow
from s4c_desktop.models.tables import AssessmentRow, EvidenceLinkRow, RatingChangeRow, RatingRow


def move(session: Session, row: AssessmentRow, framework_id: UUID) -> None:
    """Let everything that was said refer to the same codes of another framework version.

    Raises NoResultFound where a code is missing there.
    """
    if row.role_id is not None:
        row.role_id = _same(session, role, row.role_id, framework_id)
    row.reading_id = _same(session, requirement_set, row.reading_id, framework_id)
    passages = select(PassageRow.id).where(PassageRow.assessment_id == row.id)
    for table, mine in (
        (RatingRow, RatingRow.assessment_id == row.id),
        (RatingChangeRow, RatingChangeRow.assessment_id == row.id),
        (EvidenceLinkRow, EvidenceLinkRow.assessment_id == row.id),
        (PlannedMethodRow, PlannedMethodRow.assessment_id == row.id),
        (PassageLinkRow, PassageLinkRow.passage_id.in_(passages)),
    ):
        used = session.scalars(select(table.competence_id).where(mine).distinct()).all()
        for competence_id in used:
            other = _same(session, competence, competence_id, framework_id)
            session.execute(
                update(table)
                .where(mine, table.competence_id == competence_id)
                .values(competence_id=other)
            )
    row.framework_id = framework_id
    session.flush()
    # What was read before still names the old records.
    session.expire_all()


def _same(session: Session, table: Table, record_id: UUID, framework_id: UUID) -> UUID:
    """Return the record that has the same code in another framework version."""
    wanted = select(table.c.code).where(table.c.id == record_id).scalar_subquery()
    query = select(table.c.id).where(table.c.framework_id == framework_id, table.c.code == wanted)
    found: UUID = session.scalars(query).one()
    return found
