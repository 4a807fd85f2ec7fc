"""Framework drafts, between rows and values."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from s4c_desktop.base.errors import ConflictError, DamagedError, UserError
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.canonical_text import canonical_json
from s4c_desktop.domain.framework_draft import (
    DraftContent,
    FrameworkDraft,
    content_plain,
    draft_digest,
    read_content,
)
from s4c_desktop.models.draft_tables import FrameworkDraftRow
from s4c_desktop.models.stored import as_stored


@dataclass(frozen=True, slots=True)
class DraftLine:
    """What a draft is called, without reading it; `published_id` is what came of it, if any."""

    id: UUID
    code: str
    version: str
    title: str
    base_id: UUID | None
    published_id: UUID | None
    saved_at: datetime


class FrameworkDraftStore:
    """Reads and writes framework drafts, each of which is one text."""

    def __init__(self, session: Session, now: datetime) -> None:
        self._session = session
        self._now = now
        self._changed: set[UUID] = set()

    # -- reading -------------------------------------------------------------------------

    @as_stored()
    def lines(self) -> tuple[DraftLine, ...]:
        """Return what all drafts are called, published ones too, the last saved first."""
        order = FrameworkDraftRow.saved_at.desc(), FrameworkDraftRow.id
        rows = self._session.scalars(select(FrameworkDraftRow).order_by(*order))
        return tuple(
            DraftLine(
                row.id,
                row.code,
                row.label,
                row.title,
                row.base_id,
                row.published_id,
                row.saved_at,
            )
            for row in rows
        )

    @as_stored()
    def get(self, draft_id: UUID) -> FrameworkDraft:
        """Return a draft.

        Raises UserError where there is none, and DamagedError where it is not as it was saved.
        """
        row = self._row(draft_id)
        if not self._is_sound(row):
            raise DamagedError(
                mark(
                    "The framework draft “{title}” is not as it was saved: the file is damaged. It "
                    "is not shown. Check the workspace, and restore a backup."
                ),
                title=row.title,
            )
        return _read(row)

    # -- writing -------------------------------------------------------------------------

    def add(self, draft: FrameworkDraft) -> None:
        """Add a draft; raises UserError where it is there already."""
        if self._session.get(FrameworkDraftRow, draft.id) is not None:
            raise UserError(mark("This framework draft is saved already."))
        row = FrameworkDraftRow(id=draft.id, base_id=draft.base_id, created_at=self._now)
        self._session.add(row)
        self._write(row, draft.content)

    def save(self, draft_id: UUID, content: DraftContent, seen: int) -> None:
        """Keep another content of a draft that was read when it had been stored `seen` times.

        Raises ConflictError where another desk saved it meanwhile, and UserError where it is
        published.
        """
        self._write(self.as_seen(draft_id, seen), content)

    def mark_published(self, draft_id: UUID, framework_id: UUID) -> None:
        """Take note of what came of a draft."""
        row = self.open_row(draft_id)
        row.published_id = framework_id
        row.saved_at = self._now
        self._session.flush()
        self._changed.add(draft_id)

    def delete(self, draft_id: UUID) -> None:
        """Delete a draft; what was published from it stays."""
        self._session.delete(self._row(draft_id))
        self._session.flush()
        self._changed.discard(draft_id)

    def as_seen(self, draft_id: UUID, seen: int) -> FrameworkDraftRow:
        """Return a row that was stored `seen` times and not again since; raises as `save`."""
        row = self.open_row(draft_id)
        if row.version != seen:
            raise ConflictError(
                mark(
                    "“{title}” was changed at another desk meanwhile. What they saved stands and "
                    "is shown now; your last change was not kept. Make it again."
                ),
                title=row.title,
            )
        return row

    def open_row(self, draft_id: UUID) -> FrameworkDraftRow:
        """Return a row that may be changed; raises UserError for a published draft."""
        row = self._row(draft_id)
        if row.published_id is not None:
            raise UserError(
                mark(
                    "{name} is published, and published versions never change. Make the next "
                    "version from it."
                ),
                name=f"{row.code} {row.label}",
            )
        return row

    # -- soundness -----------------------------------------------------------------------

    def seal(self) -> None:
        """Write the content hash of every draft that changed."""
        for draft_id in self._changed:
            row = self._row(draft_id)
            row.content_hash = _digest(row)

    def unsound(self) -> Iterator[str]:
        """Yield the titles of the drafts whose stored hash does not fit what is stored."""
        order = FrameworkDraftRow.title, FrameworkDraftRow.id
        for row in self._session.scalars(select(FrameworkDraftRow).order_by(*order)):
            try:
                with as_stored():
                    sound = self._is_sound(row)
            except UserError:
                sound = False
            if not sound:
                yield row.title

    # -- parts ---------------------------------------------------------------------------

    def _row(self, draft_id: UUID) -> FrameworkDraftRow:
        row = self._session.get(FrameworkDraftRow, draft_id)
        if row is None:
            raise UserError(mark("This framework draft is no longer in the workspace."))
        return row

    def _write(self, row: FrameworkDraftRow, content: DraftContent) -> None:
        framework = content.framework
        row.code, row.label, row.title = framework.code, framework.version, framework.title
        row.document = canonical_json(content_plain(content))
        row.saved_at = self._now
        self._session.flush()
        self._changed.add(row.id)

    def _is_sound(self, row: FrameworkDraftRow) -> bool:
        """Tell whether a draft is as it was saved; what it is called stands beside its text."""
        if row.id in self._changed:
            return True
        if row.content_hash != _digest(row):
            return False
        framework = _read(row).content.framework
        return (row.code, row.label, row.title) == (
            framework.code,
            framework.version,
            framework.title,
        )


def _digest(row: FrameworkDraftRow) -> str:
    return draft_digest(row.id, row.document, row.base_id, row.published_id)


def _read(row: FrameworkDraftRow) -> FrameworkDraft:
    return FrameworkDraft(
        row.id,
        read_content(json.loads(row.document)),
        row.base_id,
        row.published_id,
        row.version,
        row.created_at,
        row.saved_at,
    )
