"""The files attached to evidence, between rows and values; their bytes are loaded only alone."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from sqlalchemy import bindparam, delete, func, select
from sqlalchemy.orm import Session

from s4c_desktop.base.errors import DamagedError, UserError
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.assessment import Attachment
from s4c_desktop.domain.attachments import check_room
from s4c_desktop.models.tables import AttachmentRow, EvidenceRow

if TYPE_CHECKING:
    from s4c_desktop.domain.dossier import KeptFile

_METADATA = (
    AttachmentRow.id,
    AttachmentRow.name,
    AttachmentRow.media_type,
    AttachmentRow.size,
    AttachmentRow.sha256,
)
_ORDER = (AttachmentRow.sequence, AttachmentRow.id)
_ALL = select(AttachmentRow.evidence_id, *_METADATA).order_by(*_ORDER)
_OF_PERSON = _ALL.join(EvidenceRow, EvidenceRow.id == AttachmentRow.evidence_id).where(
    EvidenceRow.person_id == bindparam("person")
)


def attached_to(
    session: Session, person_id: UUID | None = None
) -> Mapping[UUID, tuple[Attachment, ...]]:
    """Return what is attached to each item of evidence, a person's or all, in one query."""
    rows = (
        session.execute(_ALL)
        if person_id is None
        else session.execute(_OF_PERSON, {"person": person_id})
    )
    found: dict[UUID, tuple[Attachment, ...]] = {}
    for evidence_id, *metadata in rows:
        found[evidence_id] = (*found.get(evidence_id, ()), _value(metadata))
    return found


class AttachmentStore:
    """Reads and writes attachments; `touch` is told whose evidence changed."""

    def __init__(self, session: Session, touch: Callable[[UUID], None], now: datetime) -> None:
        self._session = session
        self._touch = touch
        self._now = now

    def of(self, evidence_id: UUID) -> tuple[Attachment, ...]:
        """Return what is attached to an item of evidence, in order."""
        query = select(*_METADATA).where(AttachmentRow.evidence_id == evidence_id)
        return tuple(_value(row) for row in self._session.execute(query.order_by(*_ORDER)))

    def get(self, attachment_id: UUID) -> Attachment:
        """Return an attachment without its bytes; raises UserError where there is none."""
        return _value(self._one(attachment_id, *_METADATA))

    def evidence_of(self, attachment_id: UUID) -> UUID:
        """Return the item that a file is attached to; raises UserError where there is no file."""
        found: UUID = self._one(attachment_id, AttachmentRow.evidence_id)[0]
        return found

    def content(self, attachment_id: UUID) -> bytes:
        """Return what was attached; raises UserError when it is gone, or DamagedError."""
        attachment = self.get(attachment_id)
        content = self._stored(attachment_id)
        if not _is_sound(attachment, content):
            raise _damaged(attachment.name)
        return content

    def owner_of(self, evidence_id: UUID) -> UUID:
        """Return whose an item of evidence is; raises UserError where there is no item."""
        item = self._session.get(EvidenceRow, evidence_id)
        if item is None:
            raise UserError(mark("This item of evidence is no longer there."))
        return item.person_id

    def add(self, evidence_id: UUID, name: str, media_type: str, content: bytes) -> Attachment:
        """Attach a file to an item of evidence.

        Raises UserError where the item is gone, has this very file already, or its person's
        files would take up too much.
        """
        person_id = self.owner_of(evidence_id)
        sha256 = hashlib.sha256(content).hexdigest()
        for other in self.of(evidence_id):
            if other.sha256 == sha256:
                raise UserError(
                    mark(
                        "{name} is attached to this item of evidence already, as {other}. "
                        "Nothing was added."
                    ),
                    name=name,
                    other=other.name,
                )
        check_room(name, len(content), self._used(person_id))
        attachment = Attachment(uuid4(), name, media_type, len(content), sha256)
        self._insert(evidence_id, attachment, self._now, content)
        self._touch(person_id)
        return attachment

    def bring(self, kept: KeptFile, content: bytes) -> None:
        """Attach a file as it was elsewhere; raises UserError where there is no room for it."""
        attachment, person_id = kept.attachment, self.owner_of(kept.evidence_id)
        check_room(attachment.name, attachment.size, self._used(person_id))
        self._insert(kept.evidence_id, attachment, kept.added_at, content)
        self._touch(person_id)

    def remove(self, attachment_id: UUID) -> UUID:
        """Remove a file; return whose it was."""
        person_id = self.owner_of(self.evidence_of(attachment_id))
        self._session.execute(delete(AttachmentRow).where(AttachmentRow.id == attachment_id))
        self._touch(person_id)
        return person_id

    def faults(self) -> Iterator[UserError]:
        """Yield a sentence for every file that is not what was attached, or belongs nowhere."""
        query = (
            select(EvidenceRow.id.is_(None), *_METADATA)
            .select_from(AttachmentRow)
            .outerjoin(EvidenceRow, EvidenceRow.id == AttachmentRow.evidence_id)
            .order_by(AttachmentRow.id)
        )
        for orphan, *metadata in self._session.execute(query).all():
            attachment = _value(metadata)
            if orphan:
                yield UserError(
                    mark(
                        "The attached file {name} belongs to evidence that is no longer there. "
                        "Put a backup back."
                    ),
                    name=attachment.name,
                )
            if not _is_sound(attachment, self._stored(attachment.id)):
                yield _damaged(attachment.name)

    def _insert(
        self, evidence_id: UUID, attachment: Attachment, at: datetime, content: bytes
    ) -> None:
        last = self._session.scalar(
            select(func.max(AttachmentRow.sequence)).where(AttachmentRow.evidence_id == evidence_id)
        )
        self._session.add(
            AttachmentRow(
                id=attachment.id,
                evidence_id=evidence_id,
                sequence=(last or 0) + 1,
                name=attachment.name,
                media_type=attachment.media_type,
                size=attachment.size,
                sha256=attachment.sha256,
                added_at=at,
                data=content,
            )
        )

    def _used(self, person_id: UUID) -> int:
        query = (
            select(func.sum(AttachmentRow.size))
            .join(EvidenceRow, EvidenceRow.id == AttachmentRow.evidence_id)
            .where(EvidenceRow.person_id == person_id)
        )
        return int(self._session.scalar(query) or 0)

    def _stored(self, attachment_id: UUID) -> bytes:
        found = self._session.scalar(
            select(AttachmentRow.data).where(AttachmentRow.id == attachment_id)
        )
        return bytes(found or b"")

    def _one(self, attachment_id: UUID, *columns: Any) -> Sequence[Any]:
        query = select(*columns).where(AttachmentRow.id == attachment_id)
        found = self._session.execute(query).first()
        if found is None:
            raise UserError(mark("This attached file is no longer there."))
        return found


def _value(row: Sequence[Any]) -> Attachment:
    return Attachment(*row)


def _is_sound(attachment: Attachment, content: bytes) -> bool:
    return (
        len(content) == attachment.size and hashlib.sha256(content).hexdigest() == attachment.sha256
    )


def _damaged(name: str) -> DamagedError:
    return DamagedError(
        mark(
            "The attached file {name} is not as it was attached. Put a backup back, or remove the "
            "file and attach it again."
        ),
        name=name,
    )
