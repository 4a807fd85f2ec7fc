"""Identities of framework records: the same for everybody, and new with every version."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID, uuid5

# Every identity ever published rests on this number: it must never change.
NAMESPACE = UUID("9d5b1c62-6f0e-5a3c-8b1e-54c4de5c0f01")


@dataclass(frozen=True, slots=True)
class Identities:
    """Gives the records of one framework version their UUIDv5 identities."""

    framework: str
    version: str

    def of(self, kind: str, *code: str) -> str:
        """Return the identity of a record, as 36 characters."""
        return str(uuid5(NAMESPACE, "/".join((self.framework, self.version, kind, *code))))
