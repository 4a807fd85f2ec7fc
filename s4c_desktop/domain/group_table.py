"""Who gave which rank to which competence, as sets: counting a part of a group is quick.

A set of people is an integer with a bit for each of them, in the order of the table.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING
from uuid import UUID

from s4c_desktop.domain.assessment import Rating
from s4c_desktop.domain.rank import RANKS

if TYPE_CHECKING:
    from s4c_desktop.domain.group import Counts

People = int
"""A set of people: bit i stands for the person at place i of the table."""

Ratings = Mapping[UUID, Mapping[str, Rating]]
"""What everybody said, by person and competence (code)."""


class GroupTable:
    """The ratings of a group, ready for counting; it does not change.

    `known` are further people without ratings, as those who were once in the group.
    """

    def __init__(self, ratings: Ratings, codes: Iterable[str], known: Iterable[UUID] = ()) -> None:
        self.codes = tuple(codes)
        self.ids: tuple[UUID, ...] = tuple(dict.fromkeys((*ratings, *known)))
        self._places = {one: place for place, one in enumerate(self.ids)}
        # Bytes that are changed in place: every bit added to a number would copy the number.
        room = len(self.ids) // 8 + 1
        marked = {code: [bytearray(room) for _rank in RANKS] for code in self.codes}
        lowest = RANKS[0]
        for place, given in enumerate(ratings.values()):
            byte, bit = place >> 3, 1 << (place & 7)
            for code, rating in given.items():
                sets = marked.get(code)
                if sets is not None and (rank := rating.rank) is not None:
                    sets[rank - lowest][byte] |= bit
        self._ranked: dict[str, list[People]] = {
            code: [int.from_bytes(rank, "little") for rank in ranks]
            for code, ranks in marked.items()
        }
        self._raters = {code: _union(ranked) for code, ranked in self._ranked.items()}

    def people(self, ids: Iterable[UUID]) -> People:
        """Return some people as a set; raises KeyError for one who is not in the table."""
        found = 0
        for one in ids:
            found |= 1 << self._places[one]
        return found

    def named(self, people: People) -> Iterator[UUID]:
        """Yield who is in a set, in the order of the table."""
        while people:
            lowest = people & -people
            yield self.ids[lowest.bit_length() - 1]
            people ^= lowest

    def raters(self, code: str) -> People:
        """Return who was placed on or below the scale; raises KeyError for an unknown code."""
        return self._raters[code]

    def counts(self, code: str, people: People) -> Counts:
        """Count the ranks that some people have."""
        return tuple([(ranked & people).bit_count() for ranked in self._ranked[code]])


def _union(sets: Iterable[People]) -> People:
    found = 0
    for one in sets:
        found |= one
    return found
