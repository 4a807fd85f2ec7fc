"""Who can do what, and the smallest team whose strengths together cover what is required.

Who was not placed on the scale covers nothing, whatever they may be able to do.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

STEPS = 5_000_000
"""People that the search for the smallest team looks at, again and again, at the most.

Sixty people and forty competences need some hundred thousand. A search that is cut short says so:
the team may then not be the smallest, or not the one with most depth.
"""

Levels = Mapping[str, int]
"""The level wanted of each competence (code)."""


@dataclass(frozen=True, slots=True)
class Able:
    """A person and the ranks they were given, by competence (code); the unknown are left out."""

    id: UUID
    ranks: Mapping[str, int]

    def reaches(self, code: str, level: int) -> bool:
        """Tell whether they are known to reach a level."""
        return self.ranks.get(code, 0) >= level


@dataclass(frozen=True, slots=True)
class Covered:
    """A wanted competence (code), and who of the team reaches its level, the highest first."""

    competence: str
    level: int
    by: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class Uncovered:
    """A competence (code) whose level nobody reaches, and who comes nearest, at which rank."""

    competence: str
    level: int
    nearest: int | None
    by: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class Team:
    """The people of a team, what they cover, and what nobody could.

    Where not `is_smallest`, no team of fewer than `at_least` covers as much; where not
    `is_best`, another one of the same size may have more depth.
    """

    members: tuple[UUID, ...]
    covered: tuple[Covered, ...]
    uncovered: tuple[Uncovered, ...]
    at_least: int
    is_smallest: bool = True
    is_best: bool = True


def holders(people: Iterable[Able], code: str, level: int) -> tuple[Able, ...]:
    """Return who reaches a level of a competence, the highest first, else in the order given."""
    found = [one for one in people if one.reaches(code, level)]
    return tuple(sorted(found, key=lambda one: -one.ranks[code]))


def team(people: Sequence[Able], wanted: Levels, fixed: Collection[UUID] = ()) -> Team:
    """Return the smallest team that covers all that can be covered; `fixed` are in it anyway.

    Of teams of one size the one with more depth: more competences covered by two or more; then
    more of them covered above what is wanted; what is equal in that follows the order given.
    """
    search = _Search(people, wanted, fixed)
    members = search.run()
    chosen = [people[place] for place in sorted(members)]
    covered, uncovered = [], []
    for code, level in wanted.items():
        by = holders(chosen, code, level)
        if by:
            covered.append(Covered(code, level, tuple(one.id for one in by)))
            continue
        nearest = max((one.ranks[code] for one in people if code in one.ranks), default=None)
        closest = (
            ()
            if nearest is None
            else tuple(one.id for one in people if one.ranks.get(code) == nearest)
        )
        uncovered.append(Uncovered(code, level, nearest, closest))
    return Team(
        tuple(one.id for one in chosen),
        tuple(covered),
        tuple(uncovered),
        search.at_least,
        search.is_smallest,
        search.is_best,
    )


class _EndOfSearch(Exception):  # noqa: N818 - no error: the search took its steps
    """All steps are taken."""


class _Search:
    """Looks for the smallest cover, one size after the other; sets of competences are bits."""

    def __init__(self, people: Sequence[Able], wanted: Levels, fixed: Collection[UUID]) -> None:
        self._people = people
        self._wanted = tuple(wanted.items())
        self._fixed = [place for place, one in enumerate(people) if one.id in fixed]
        self._covers = [self._reached(one, 0) for one in people]
        self._above = [self._reached(one, 1) for one in people]
        self._able = [
            sum(1 << place for place, cover in enumerate(self._covers) if cover >> number & 1)
            for number in range(len(self._wanted))
        ]
        self._best: tuple[tuple[int, int, tuple[int, ...]], tuple[int, ...]] | None = None
        self._steps = STEPS
        self.at_least = len(self._fixed)
        self.is_smallest = self.is_best = True

    def run(self) -> tuple[int, ...]:
        """Return the places of the team's members."""
        coverable = done = 0
        for cover in self._covers:
            coverable |= cover
        for place in self._fixed:
            done |= self._covers[place]
        left = coverable & ~done
        candidates = self._not_worse(left)
        most = self._greedy(left, candidates)
        everybody = sum(1 << place for place in candidates)
        for size in range(len(most) + 1):
            self.at_least = len(self._fixed) + size
            try:
                self._look(left, size, everybody, ())
            except _EndOfSearch:
                if self._best is None:
                    self.is_smallest = self.is_best = False
                    return (*self._fixed, *most)
                self.is_best = False
            if self._best is not None:
                return self._best[1]
        raise AssertionError("a cover that was found is found again")

    def _look(self, left: int, size: int, candidates: int, chosen: tuple[int, ...]) -> None:
        """Try everybody who covers what the fewest can cover, then what is left after them.

        `left` are competences, `candidates` people, both as bits.
        """
        if not left:
            self._keep((*self._fixed, *chosen))
            return
        rarest = useful = 0
        fewest = len(self._people) + 1
        for able in _each(left, self._able):
            able &= candidates
            useful |= able
            if able.bit_count() < fewest:
                rarest, fewest = able, able.bit_count()
        self._steps -= useful.bit_count() + 1
        if self._steps < 0:
            raise _EndOfSearch
        gains = [(cover & left).bit_count() for cover in _each(useful, self._covers)]
        gains.sort(reverse=True)
        if sum(gains[:size]) < left.bit_count():
            return
        for place in _places(rarest):
            # Whoever was tried here has no part in the teams still to be tried.
            useful &= ~(1 << place)
            self._look(left & ~self._covers[place], size - 1, useful, (*chosen, place))

    def _keep(self, members: tuple[int, ...]) -> None:
        twice = once = above = 0
        for place in members:
            twice |= once & self._covers[place]
            once |= self._covers[place]
            above |= self._above[place]
        members = tuple(sorted(members))
        key = (-twice.bit_count(), -above.bit_count(), members)
        if self._best is None or key < self._best[0]:
            self._best = key, members

    def _greedy(self, left: int, candidates: Sequence[int]) -> tuple[int, ...]:
        """Return a cover: always whoever covers most of what is left."""
        found: list[int] = []
        while left:
            best = max(candidates, key=lambda place: (self._covers[place] & left).bit_count())
            found.append(best)
            left &= ~self._covers[best]
        return tuple(found)

    def _not_worse(self, left: int) -> list[int]:
        """Return who may be of use: nobody for whom another one could always stand in.

        That is who covers all that somebody covers, and all that they cover above what is wanted.
        """
        width = len(self._wanted)
        both = [
            cover | above << width for cover, above in zip(self._covers, self._above, strict=True)
        ]
        useful = [place for place, cover in enumerate(self._covers) if cover & left]
        return [
            one
            for one in useful
            if not any(
                both[one] & ~both[other] == 0
                and other != one
                and (both[other] != both[one] or other < one)
                for other in useful
            )
        ]

    def _reached(self, one: Able, more: int) -> int:
        found = 0
        for place, (code, level) in enumerate(self._wanted):
            found |= one.reaches(code, level + more) << place
        return found


def _places(bits: int) -> Iterator[int]:
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest


def _each(bits: int, of: Sequence[int]) -> Iterator[int]:
    return (of[place] for place in _places(bits))
