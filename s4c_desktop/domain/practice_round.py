"""One assessor's ratings of a practice vignette, as they are kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from s4c_desktop.domain.assessment import Rating
from s4c_desktop.domain.canonical_text import canonical_json, digest


@dataclass(frozen=True, slots=True)
class PracticeRound:
    """Who rated which vignette when; the note of a rating says why. Finished ones stay as they are.

    `ratings` are by competence (code).
    """

    id: UUID
    vignette: UUID
    rater: str
    taken_at: datetime
    finished: bool = False
    ratings: Mapping[str, Rating] = field(default_factory=dict)

    def rating(self, competence: str) -> Rating:
        """Return the rating of a competence, untouched where none was given."""
        return self.ratings.get(competence, Rating())


def practice_digest(found: PracticeRound) -> str:
    """Return the hash of a practice and its ratings."""
    return digest(
        canonical_json(
            {
                "id": str(found.id),
                "vignette": str(found.vignette),
                "rater": found.rater,
                "taken_at": found.taken_at.isoformat(),
                "finished": found.finished,
                "ratings": {
                    code: {"state": r.state.value, "level": r.level, "why": r.note}
                    for code, r in found.ratings.items()
                },
            }
        )
    )
