"""Knowledge & skills and responsibility & autonomy, rated apart, and what they suggest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from s4c_desktop.domain.rank import RANKS, rating_at

if TYPE_CHECKING:
    from s4c_desktop.domain.assessment import Rating

FAR_APART = 2
"""From this many levels on neither strand stands for the whole."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What two strands (ranks, None where not rated) say of the whole competence.

    Raises ValueError for ranks off the scale.
    """

    knowledge_skills: int | None
    autonomy: int | None

    def __post_init__(self) -> None:
        if not {self.knowledge_skills, self.autonomy} <= {None, *RANKS}:
            raise ValueError("a strand is rated from 3 (below 4) to 8")

    @property
    def apart(self) -> int | None:
        """Return how many levels lie between the strands, None unless both are rated."""
        if self.knowledge_skills is None or self.autonomy is None:
            return None
        return abs(self.knowledge_skills - self.autonomy)

    @property
    def rating(self) -> Rating | None:
        """Return the lower of two strands that are equal or one apart, else None."""
        if self.knowledge_skills is None or self.autonomy is None or self.needs_reason:
            return None
        return rating_at(min(self.knowledge_skills, self.autonomy))

    @property
    def needs_reason(self) -> bool:
        """Tell whether the strands are so far apart that a rating needs its reason."""
        return self.apart is not None and self.apart >= FAR_APART
