"""The chain of signatures, between rows and values."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

from s4c_desktop.domain.chain import (
    Link,
    LinkKind,
    SignedText,
    chain_faults,
    signed_link,
    tombstone,
)
from s4c_desktop.models.stored import as_stored
from s4c_desktop.models.tables import ChainLinkRow, SignatureRow, WorkspaceRow

if TYPE_CHECKING:
    from s4c_desktop.base.errors import UserError


class ChainStore:
    """Appends to the chain, and reads it; nothing in it is ever changed."""

    def __init__(self, session: Session, now: datetime) -> None:
        self._session = session
        self._now = now

    @as_stored()
    def links(self) -> tuple[Link, ...]:
        """Return the whole chain, the first link first."""
        rows = self._session.scalars(select(ChainLinkRow).order_by(ChainLinkRow.sequence))
        return tuple(_link(row) for row in rows)

    @as_stored()
    def last(self) -> Link | None:
        """Return the head of the chain; None while nothing was signed."""
        query = select(ChainLinkRow).order_by(ChainLinkRow.sequence.desc()).limit(1)
        row = self._session.scalar(query)
        return _link(row) if row else None

    @as_stored()
    def at(self, sequence: int) -> Link | None:
        """Return a link by its number; None where there is none."""
        row = self._session.get(ChainLinkRow, sequence)
        return _link(row) if row else None

    def append_signed(self, document: str, at: datetime) -> tuple[Link, str]:
        """Append the link of a document that was signed at a moment; return it with its salt."""
        salt = secrets.token_hex(32)
        return self._append(signed_link(self.last(), at, SignedText(document, salt))), salt

    def append_tombstone(self, target: int) -> Link:
        """Append that what was signed as link `target` is erased."""
        return self._append(tombstone(self.last(), self._now, target))

    def faults(self) -> Iterator[UserError]:
        """Yield a sentence for everything wrong with the chain."""
        columns = (SignatureRow.sequence, SignatureRow.document, SignatureRow.salt)
        signed = {
            sequence: SignedText(document, salt)
            for sequence, document, salt in self._session.execute(select(*columns))
        }
        workspace = self._session.scalars(select(WorkspaceRow)).one()
        yield from chain_faults(self.links(), signed, workspace.chain_length, workspace.chain_head)

    def _append(self, link: Link) -> Link:
        self._session.add(
            ChainLinkRow(
                sequence=link.sequence,
                kind=link.kind.value,
                target=link.target,
                at=link.at,
                salted_hash=link.salted_hash,
                previous=link.previous,
                hash=link.hash,
            )
        )
        workspace = self._session.scalars(select(WorkspaceRow)).one()
        workspace.chain_length, workspace.chain_head = link.sequence, link.hash
        self._session.flush()
        return link


def _link(row: ChainLinkRow) -> Link:
    return Link(
        row.sequence,
        LinkKind(row.kind),
        row.at,
        row.salted_hash,
        row.previous,
        row.hash,
        row.target,
    )
