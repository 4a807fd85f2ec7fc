"""Practice: an assessor's ratings of a vignette beside its reference and other assessors' ratings.

Levels are ordinal: differences are counted in ranks, one competence at a time, never averaged.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from s4c_desktop.domain.assessment import Rating
from s4c_desktop.domain.consensus import consensus
from s4c_desktop.domain.rank import RANKS
from s4c_desktop.domain.scale import State

if TYPE_CHECKING:
    from s4c_desktop.domain.vignette import Part, Vignette

# Fewer that lean one way may do so by chance.
_LEAST_TO_LEAN = 3


class Verdict(StrEnum):
    """How a rating stands to the reference.

    *Assumed* is a rank where the reference finds no evidence yet, *overlooked* the reverse.
    """

    EXACT = "exact"
    HIGH = "high"
    LOW = "low"
    ASSUMED = "assumed"
    OVERLOOKED = "overlooked"
    NOT_RATED = "not_rated"


@dataclass(frozen=True, slots=True)
class Beside:
    """One competence of a vignette: the rating given, the reference, and how they stand.

    `difference` is in ranks, positive where the rating is above the reference; None where
    either has no rank.
    """

    competence: str
    given: Rating
    reference: Rating
    verdict: Verdict
    difference: int | None = None

    @property
    def within_one(self) -> bool:
        """Tell whether the rating is the reference or one rank from it."""
        return self.verdict is Verdict.EXACT or (
            self.difference is not None and abs(self.difference) == 1
        )


def beside(part: Part, given: Rating) -> Beside:
    """Set a rating beside the reference; an exemption counts as none."""
    reference = part.reference
    pair = (part.competence, given, reference)
    if given.state in (State.UNTOUCHED, State.EXEMPT):
        return Beside(*pair, Verdict.NOT_RATED)
    ours, theirs = given.rank, reference.rank
    if theirs is None:
        return Beside(*pair, Verdict.EXACT if ours is None else Verdict.ASSUMED)
    if ours is None:
        return Beside(*pair, Verdict.OVERLOOKED)
    difference = ours - theirs
    return Beside(*pair, _verdict(difference), difference)


def _verdict(difference: int) -> Verdict:
    if difference == 0:
        return Verdict.EXACT
    return Verdict.HIGH if difference > 0 else Verdict.LOW


@dataclass(frozen=True, slots=True)
class Practised:
    """All competences of a vignette as one assessor rated them, in the vignette's order."""

    parts: tuple[Beside, ...]

    def having(self, verdict: Verdict) -> tuple[Beside, ...]:
        """Return the competences with a verdict."""
        return tuple(part for part in self.parts if part.verdict is verdict)

    @property
    def rated(self) -> int:
        """Count the competences that were rated, *no evidence yet* included."""
        return sum(part.verdict is not Verdict.NOT_RATED for part in self.parts)

    @property
    def within_one(self) -> int:
        """Count the ratings that are the reference or one rank from it."""
        return sum(part.within_one for part in self.parts)

    @property
    def leaning(self) -> Verdict | None:
        """Return *high* or *low* where at least three ratings differ in rank, all that way."""
        high, low = self.having(Verdict.HIGH), self.having(Verdict.LOW)
        if len(high) >= _LEAST_TO_LEAN and not low:
            return Verdict.HIGH
        if len(low) >= _LEAST_TO_LEAN and not high:
            return Verdict.LOW
        return None


def practised(vignette: Vignette, ratings: Mapping[str, Rating]) -> Practised:
    """Set an assessor's ratings, by competence, beside a vignette's references."""
    return Practised(
        tuple(beside(part, ratings.get(part.competence, Rating())) for part in vignette.parts)
    )


@dataclass(frozen=True, slots=True)
class Spread:
    """How several assessors rated one competence of a vignette.

    `counts` are the ratings at each of RANKS; *no evidence yet* and competences not rated
    stand beside. `exact` and `within_one` count raters against the reference.
    """

    competence: str
    reference: Rating
    counts: tuple[int, ...]
    no_evidence: int
    not_rated: int
    exact: int
    within_one: int

    @property
    def raters(self) -> int:
        """Count the assessors who rated the competence, *no evidence yet* included."""
        return sum(self.counts) + self.no_evidence

    @property
    def consensus(self) -> float | None:
        """Return the Tastle-Wierman consensus of the ranks given; None below three of them."""
        return consensus(self.counts)

    @property
    def span(self) -> int:
        """Return how many ranks the highest is above the lowest; 0 where fewer than two."""
        given = [place for place, count in zip(RANKS, self.counts, strict=True) if count]
        return max(given) - min(given) if given else 0


def spread(vignette: Vignette, raters: Iterable[Mapping[str, Rating]]) -> tuple[Spread, ...]:
    """Count several assessors' ratings of a vignette, by competence in the vignette's order."""
    results = [practised(vignette, ratings) for ratings in raters]
    return tuple(
        _spread(part, [result.parts[i] for result in results])
        for i, part in enumerate(vignette.parts)
    )


def _spread(part: Part, found: list[Beside]) -> Spread:
    ranks = Counter(one.given.rank for one in found)
    return Spread(
        competence=part.competence,
        reference=part.reference,
        counts=tuple(ranks[place] for place in RANKS),
        no_evidence=sum(one.given.state is State.NO_EVIDENCE for one in found),
        not_rated=sum(one.verdict is Verdict.NOT_RATED for one in found),
        exact=sum(one.verdict is Verdict.EXACT for one in found),
        within_one=sum(one.within_one for one in found),
    )
