"""What a call changed, so that only the views that show it refresh."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Changes:
    """The identities of what a unit of work changed, by kind."""

    people: frozenset[UUID] = field(default_factory=frozenset)
    assessments: frozenset[UUID] = field(default_factory=frozenset)
    frameworks: frozenset[UUID] = field(default_factory=frozenset)

    def __or__(self, other: Changes) -> Changes:
        return Changes(
            self.people | other.people,
            self.assessments | other.assessments,
            self.frameworks | other.frameworks,
        )
