"""Practice vignettes: invented candidates, told so that assessors can rate them and compare."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

if TYPE_CHECKING:
    from s4c_desktop.domain.assessment import Rating


@dataclass(frozen=True, slots=True)
class Part:
    """What the candidate showed of one competence, and the rating we give it and why.

    `reference` is a level, *below 4* or *no evidence yet*.
    """

    competence: str
    account: str
    reference: Rating
    reasoning: str


@dataclass(frozen=True, slots=True)
class Vignette:
    """One invented candidate for a role, with six to eight competences to rate.

    `code` is unique in its framework version; `candidate` is a code name.
    """

    id: UUID
    framework_id: UUID
    code: str
    title: str
    role: str
    candidate: str
    situation: str
    parts: tuple[Part, ...]

    @property
    def competences(self) -> tuple[str, ...]:
        """Return the codes of the competences to rate, in the order in which they are told."""
        return tuple(part.competence for part in self.parts)
