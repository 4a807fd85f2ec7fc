"""Assessors and their records of competence, between rows and values."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from s4c_desktop.base.errors import DamagedError, UserError
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.assessors import Assessor, Record, RecordKind, assessor_digest
from s4c_desktop.models.quality_tables import AssessorRecordRow, AssessorRow
from s4c_desktop.models.stored import as_stored


class AssessorStore:
    """Reads and writes the centre's assessors."""

    def __init__(self, session: Session, now: datetime) -> None:
        self._session = session
        self._now = now
        self._changed: set[UUID] = set()

    @as_stored()
    def all(self) -> tuple[Assessor, ...]:
        """Return all assessors, by name; raises DamagedError where one is not as saved."""
        query = select(AssessorRow).order_by(AssessorRow.name, AssessorRow.id)
        return tuple(self._checked(row) for row in self._session.scalars(query))

    @as_stored()
    def get(self, assessor_id: UUID) -> Assessor:
        """Return an assessor; raises UserError where there is none, DamagedError as `all`."""
        return self._checked(self._row(assessor_id))

    def is_there(self, assessor_id: UUID) -> bool:
        """Tell whether an assessor is registered."""
        return self._session.get(AssessorRow, assessor_id) is not None

    def keep(self, assessor: Assessor) -> None:
        """Add an assessor with the records, or change one: the records are these and no others."""
        row = self._session.get(AssessorRow, assessor.id)
        if row is None:
            row = AssessorRow(id=assessor.id, created_at=self._now)
            self._session.add(row)
        row.name, row.active, row.note = assessor.name, assessor.active, assessor.note
        self._session.flush()
        self._session.execute(
            delete(AssessorRecordRow).where(AssessorRecordRow.assessor_id == assessor.id)
        )
        for sequence, record in enumerate(assessor.records):
            self._session.add(
                AssessorRecordRow(
                    id=record.id,
                    assessor_id=assessor.id,
                    sequence=sequence,
                    kind=record.kind.value,
                    description=record.description,
                    dated=record.dated,
                    valid_until=record.valid_until,
                )
            )
        self._session.flush()
        self._changed.add(assessor.id)

    def delete(self, assessor_id: UUID) -> None:
        """Remove an assessor with their records; assessments that name them stay."""
        self._session.delete(self._row(assessor_id))
        self._session.flush()
        self._changed.discard(assessor_id)

    def seal(self) -> None:
        """Write the content hash of every assessor who changed."""
        for assessor_id in self._changed:
            row = self._row(assessor_id)
            row.content_hash = assessor_digest(self._assembled(row))

    def unsound(self) -> Iterator[str]:
        """Yield the names of the assessors whose stored hash does not fit what is stored."""
        for row in self._session.scalars(select(AssessorRow).order_by(AssessorRow.name)):
            try:
                with as_stored():
                    sound = row.content_hash == assessor_digest(self._assembled(row))
            except UserError:
                sound = False
            if not sound:
                yield row.name

    def _row(self, assessor_id: UUID) -> AssessorRow:
        row = self._session.get(AssessorRow, assessor_id)
        if row is None:
            raise UserError(mark("This assessor is no longer registered."))
        return row

    def _checked(self, row: AssessorRow) -> Assessor:
        found = self._assembled(row)
        if row.id not in self._changed and row.content_hash != assessor_digest(found):
            raise DamagedError(
                mark(
                    "The record of an assessor is not as it was saved: the file is damaged. It is "
                    "not shown. Check the workspace, and restore a backup."
                )
            )
        return found

    def _assembled(self, row: AssessorRow) -> Assessor:
        records = self._session.scalars(
            select(AssessorRecordRow)
            .where(AssessorRecordRow.assessor_id == row.id)
            .order_by(AssessorRecordRow.sequence, AssessorRecordRow.id)
        )
        return Assessor(
            row.id,
            row.name,
            row.active,
            row.note,
            row.created_at,
            tuple(
                Record(
                    record.id,
                    RecordKind(record.kind),
                    record.description,
                    record.dated,
                    record.valid_until,
                )
                for record in records
            ),
        )
