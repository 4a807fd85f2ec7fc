"""People and their evidence, between rows and values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from s4c_desktop.base.errors import DamagedError, UserError
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.assessment import Attachment, Evidence, Judgement, Person
from s4c_desktop.domain.attachments import still_attached
from s4c_desktop.domain.canonical import person_digest
from s4c_desktop.models.attachments import attached_to
from s4c_desktop.models.stored import as_stored
from s4c_desktop.models.tables import AssessmentRow, AttachmentRow, EvidenceRow, PersonRow

_AT_ONCE = 500
"""So many people are written between two looks at whether to stop."""

EVIDENCE_OF_PERSON = (
    select(EvidenceRow)
    .where(EvidenceRow.person_id == bindparam("person"))
    .order_by(EvidenceRow.sequence, EvidenceRow.id)
)
"""A person's evidence in its order; put together once, which takes longer than running it."""


class PersonStore:
    """Reads and writes people and the evidence that belongs to them."""

    def __init__(self, session: Session, now: datetime) -> None:
        self._session = session
        self._now = now
        self._changed: set[UUID] = set()

    @as_stored()
    def due(self, today: date) -> tuple[Person, ...]:
        """Return who was to be kept until a day that has passed, the longest overdue first."""
        query = select(PersonRow).where(PersonRow.retain_until < today)
        rows = self._session.scalars(query.order_by(PersonRow.retain_until, PersonRow.name))
        return tuple(as_person(row) for row in rows)

    @as_stored()
    def all(self) -> tuple[Person, ...]:
        """Return everybody, by name; raises DamagedError where somebody is not as saved."""
        rows = self._session.scalars(select(PersonRow).order_by(PersonRow.name, PersonRow.id))
        people = tuple(rows)
        evidence: dict[UUID, list[Evidence]] = {row.id: [] for row in people}
        files = attached_to(self._session)
        for item in self._session.scalars(select(EvidenceRow)):
            made = as_evidence(item, attachments=files.get(item.id, ()))
            evidence.setdefault(item.person_id, []).append(made)
        for row in people:
            check_person(row, evidence[row.id])
        return tuple(as_person(row) for row in people)

    @as_stored()
    def get(self, person_id: UUID) -> Person:
        """Return a person; raises UserError where there is none, or where it is damaged."""
        row = self._row(person_id)
        if person_id not in self._changed:
            check_person(row, self.evidence(person_id))
        return as_person(row)

    @as_stored()
    def myself(self) -> Person | None:
        """Return the person who rates themself here, if there is one."""
        row = self._session.scalars(select(PersonRow).where(PersonRow.is_self)).first()
        return as_person(row) if row else None

    def code_names(self) -> dict[UUID, str]:
        """Return the code names there are, and whose each is."""
        query = select(PersonRow.id, PersonRow.pseudonym).where(PersonRow.pseudonym != "")
        return dict(self._session.execute(query).all())

    def add_all(self, people: Sequence[Person], check: Callable[[], object]) -> None:
        """Add many people, who have no evidence yet; `check` may raise to stop half-way."""
        for start in range(0, len(people), _AT_ONCE):
            check()
            for person in people[start : start + _AT_ONCE]:
                row = PersonRow(id=person.id, is_self=person.is_self, created_at=self._now)
                _copy(person, row)
                row.content_hash = person_digest(replace(person, created_at=self._now), ())
                self._session.add(row)
            self._session.flush()

    def add(self, person: Person) -> Person:
        """Add a person."""
        row = PersonRow(id=person.id, is_self=person.is_self, created_at=self._now)
        _copy(person, row)
        self._session.add(row)
        self._session.flush()
        self._changed.add(row.id)
        return as_person(row)

    def update(self, person: Person) -> Person:
        """Change a person; raises StaleDataError when `person.version` is no longer the newest."""
        row = self._row(person.id)
        if row.version != person.version:
            raise StaleDataError("the person was changed in the meantime")
        _copy(person, row)
        self._session.flush()
        self._changed.add(row.id)
        return as_person(row)

    def delete(self, person_id: UUID) -> None:
        """Delete somebody without assessments; raises UserError for others."""
        row = self._row(person_id)
        if self._session.scalar(select(func.count()).where(AssessmentRow.person_id == person_id)):
            raise UserError(
                mark("{name} has assessments, so the person is kept. Delete the drafts first."),
                name=row.name,
            )
        for item in self._evidence_rows(person_id):
            self._session.delete(item)
        self._session.flush()
        self._session.delete(row)

    def evidence(self, person_id: UUID) -> tuple[Evidence, ...]:
        """Return a person's evidence, in the order it was added."""
        files = attached_to(self._session, person_id)
        return tuple(
            as_evidence(row, attachments=files.get(row.id, ()))
            for row in self._evidence_rows(person_id)
        )

    def keep_evidence(self, person_id: UUID, item: Evidence) -> None:
        """Add an item of evidence, or change what is said of one that is there."""
        row = self._session.get(EvidenceRow, item.id)
        if row is None:
            last = self._session.scalar(
                select(func.max(EvidenceRow.sequence)).where(EvidenceRow.person_id == person_id)
            )
            row = EvidenceRow(id=item.id, person_id=person_id, sequence=(last or 0) + 1)
            self._session.add(row)
        row.description, row.kind, row.dated = item.description, item.kind, item.date
        row.valid, row.authentic = item.valid.value, item.authentic.value
        row.current, row.reviewed_by = item.current.value, item.reviewed_by
        self._changed.add(person_id)

    def remove_evidence(self, evidence_id: UUID) -> UUID:
        """Remove an item with its links; return whose it was.

        Raises UserError while files are attached: undo could not bring those back.
        """
        row = self._evidence_row(evidence_id)
        if self._session.scalar(
            select(func.count()).where(AttachmentRow.evidence_id == evidence_id)
        ):
            raise still_attached()
        self._session.delete(row)
        self._changed.add(row.person_id)
        return row.person_id

    def touch(self, person_id: UUID) -> None:
        """Take note that a person's evidence changed now."""
        self._changed.add(person_id)

    def seal(self) -> None:
        """Write the content hash of everybody who changed."""
        for person_id in self._changed:
            row = self._session.get(PersonRow, person_id)
            if row is not None:
                row.content_hash = person_digest(as_person(row), self.evidence(person_id))

    def unsound(self) -> Iterator[UUID]:
        """Yield the people whose stored hash does not fit what is stored."""
        for row in self._session.scalars(select(PersonRow)):
            if row.content_hash != person_digest(as_person(row), self.evidence(row.id)):
                yield row.id

    def _row(self, person_id: UUID) -> PersonRow:
        row = self._session.get(PersonRow, person_id)
        if row is None:
            raise UserError(mark("There is no person {id} in this workspace."), id=person_id)
        return row

    def _evidence_row(self, evidence_id: UUID) -> EvidenceRow:
        row = self._session.get(EvidenceRow, evidence_id)
        if row is None:
            raise UserError(mark("This item of evidence is no longer there."))
        return row

    def _evidence_rows(self, person_id: UUID) -> tuple[EvidenceRow, ...]:
        return tuple(self._session.scalars(EVIDENCE_OF_PERSON, {"person": person_id}))


def check_person(row: PersonRow, evidence: Iterable[Evidence]) -> None:
    """Make sure that a person is as saved; raises DamagedError."""
    if row.content_hash != person_digest(as_person(row), evidence):
        raise DamagedError(
            mark(
                "A person in this workspace is not as it was saved: the file is damaged. What is "
                "there is not shown. Check the workspace, and restore a backup."
            )
        )


def as_person(row: PersonRow) -> Person:
    """Return the row as a value."""
    return Person(
        id=row.id,
        name=row.name,
        version=row.version,
        is_self=row.is_self,
        lawful_basis=row.lawful_basis,
        notice_date=row.notice_date,
        notice_version=row.notice_version,
        identity_check=row.identity_check,
        adjustments=row.adjustments,
        created_at=row.created_at,
        pseudonym=row.pseudonym,
        retain_until=row.retain_until,
        tags=tuple(row.tags.splitlines()),
    )


def as_evidence(
    row: EvidenceRow,
    links: frozenset[str] = frozenset(),
    attachments: tuple[Attachment, ...] = (),
) -> Evidence:
    """Return the row as a value, with the competences (codes) it is linked to, and its files."""
    return Evidence(
        row.id,
        row.description,
        row.kind,
        row.dated,
        links,
        attachments,
        Judgement(row.valid),
        Judgement(row.authentic),
        Judgement(row.current),
        row.reviewed_by,
    )


def _copy(person: Person, row: PersonRow) -> None:
    row.name = person.name
    row.lawful_basis = person.lawful_basis
    row.notice_date = person.notice_date
    row.notice_version = person.notice_version
    row.identity_check = person.identity_check
    row.adjustments = person.adjustments
    row.pseudonym = person.pseudonym
    row.retain_until = person.retain_until
    row.tags = "\n".join(person.tags)
