"""Files attached to evidence: taken in, opened from a temporary copy, saved elsewhere, removed."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.files import read_at_most, save
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.assessment import Attachment, Phase
from s4c_desktop.domain.attachments import FILE_LIMIT, check, clean_name
from s4c_desktop.domain.changes import Changes
from s4c_desktop.services.outcome import Outcome

if TYPE_CHECKING:
    from s4c_desktop.base.temporary import TemporaryRoom
    from s4c_desktop.models.unit_of_work import UnitOfWork, UnitsOfWork


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file that was read and may be attached, under the name that it will have."""

    name: str
    media_type: str
    content: bytes = field(repr=False)


class AttachmentService:
    """Attaches files to evidence and hands them out; the bytes never leave by another way."""

    def __init__(self, units: UnitsOfWork, room: TemporaryRoom) -> None:
        self._units = units
        self._room = room

    def add(self, evidence_id: UUID, path: Path) -> Outcome[Attachment]:
        """Attach a file; raises UserError saying why one can't be."""
        return self.keep(evidence_id, self.read(path))

    def read(self, path: Path) -> NewFile:
        """Read a file that is to be attached; raises UserError saying why it can't be."""
        name = clean_name(path.name)
        # One byte more tells that it is too large; no more than that is read.
        content = read_at_most(path, FILE_LIMIT + 1)
        return NewFile(name, check(name, content).media_type, content)

    def keep(self, evidence_id: UUID, file: NewFile) -> Outcome[Attachment]:
        """Attach a file that was read; raises UserError where there is no room for it."""
        with self._units.writing() as work:
            made = work.attachments.add(evidence_id, file.name, file.media_type, file.content)
            return Outcome(
                made, Changes(people=frozenset({work.attachments.owner_of(evidence_id)}))
            )

    def remove(self, attachment_id: UUID) -> Outcome[None]:
        """Remove a file; raises UserError when it belongs to a signed result."""
        with self._units.writing() as work:
            if _is_signed(work, attachment_id):
                raise UserError(
                    mark("A signed assessment rests on this attached file, so it is kept.")
                )
            person_id = work.attachments.remove(attachment_id)
        return Outcome(None, Changes(people=frozenset({person_id})))

    def save_copy(self, attachment_id: UUID, target: Path) -> Path:
        """Write a copy where a person wants it, and return the place.

        Raises UserError where the file is damaged or the place can't be written.
        """
        _attachment, content = self._load(attachment_id)
        save(target, lambda file: file.write(content))
        return target

    def open_copy(self, attachment_id: UUID) -> Path:
        """Return a temporary read-only copy that another program may open.

        It is gone when the workspace is closed. Whatever a workspace from elsewhere holds,
        only what may be attached is handed out: raises UserError for anything else.
        """
        attachment, content = self._load(attachment_id)
        name = clean_name(attachment.name)
        check(name, content)
        return self._room.put(name, content)

    def _load(self, attachment_id: UUID) -> tuple[Attachment, bytes]:
        with self._units.reading() as work:
            return work.attachments.get(attachment_id), work.attachments.content(attachment_id)


def _is_signed(work: UnitOfWork, attachment_id: UUID) -> bool:
    """Tell whether a signed assessment names the file among what supports it."""
    evidence_id = work.attachments.evidence_of(attachment_id)
    return any(
        attachment.id == attachment_id
        for row in work.assessments.supported_by(evidence_id)
        if row.phase == Phase.SIGNED.value
        for item in work.assessments.as_signed(row.id).evidence
        for attachment in item.attachments
    )
