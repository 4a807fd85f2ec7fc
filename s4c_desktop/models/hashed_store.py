"""What stores share whose records carry a content hash: checking, sealing, finding damage."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from datetime import datetime
from typing import Generic, TypeVar
from uuid import UUID

from sqlalchemy.orm import Session

from s4c_desktop.base.errors import DamagedError, UserError
from s4c_desktop.base.i18n import mark
from s4c_desktop.models.base import HashedRow
from s4c_desktop.models.stored import as_stored

Row = TypeVar("Row", bound=HashedRow)
Value = TypeVar("Value")


class HashedStore(ABC, Generic[Row, Value]):
    """Reads records of one kind, and knows which of them changed in this unit of work."""

    def __init__(self, session: Session, now: datetime) -> None:
        self._session = session
        self._now = now
        self._changed: set[UUID] = set()

    @abstractmethod
    def _row(self, record_id: UUID) -> Row:
        """Return the row of a record; raises UserError where there is none."""

    @abstractmethod
    def _rows(self) -> Iterator[tuple[UUID, Row]]:
        """Yield every row with its identity, in the order faults are told."""

    @abstractmethod
    def _assembled(self, row: Row) -> Value:
        """Return the record of a row; raises ValueError or LookupError where it makes no sense."""

    @abstractmethod
    def _digest(self, value: Value) -> str:
        """Return the hash of a record."""

    @abstractmethod
    def _called(self, row: Row) -> str:
        """Return what a record is called where somebody is told that it is damaged."""

    @as_stored()
    def get(self, record_id: UUID) -> Value:
        """Return a record.

        Raises UserError where there is none, and DamagedError where it is not as it was saved.
        """
        return self._checked(record_id, self._row(record_id))

    @as_stored()
    def all(self) -> tuple[Value, ...]:
        """Return all records; raises DamagedError as `get`."""
        return tuple(self._checked(record_id, row) for record_id, row in self._rows())

    def touch(self, record_id: UUID) -> None:
        """Take note that something of a record changed."""
        self._changed.add(record_id)

    def forget(self, record_id: UUID) -> None:
        """Take note that a record is gone."""
        self._changed.discard(record_id)

    def seal(self) -> None:
        """Write the content hash of every record that changed."""
        for record_id in self._changed:
            row = self._row(record_id)
            row.content_hash = self._digest(self._assembled(row))
        self._changed.clear()

    def unsound(self) -> Iterator[str]:
        """Yield what the records are called whose stored hash does not fit what is stored."""
        for _record_id, row in self._rows():
            try:
                with as_stored():
                    sound = row.content_hash == self._digest(self._assembled(row))
            except UserError:
                sound = False
            if not sound:
                yield self._called(row)

    def _checked(self, record_id: UUID, row: Row) -> Value:
        found = self._assembled(row)
        if record_id not in self._changed and row.content_hash != self._digest(found):
            raise DamagedError(
                mark(
                    "“{name}” is not as it was saved: the file is damaged. It is not shown. Check "
                    "the workspace, and restore a backup."
                ),
                name=self._called(row),
            )
        return found


def expect_version(row: HashedRow, version: int) -> None:
    """Raise UserError where a record was saved by somebody else since it was read."""
    if row.version != version:
        raise UserError(
            mark(
                "Somebody else has changed this meanwhile. Nothing of yours was saved over it; "
                "look at what is there now, and make your change again."
            )
        )
