"""What there is to choose from under a limit of hours, as whole numbers, and how it is narrowed.

Sets of topics and of aims are bits of an integer, in framework order: bit 0 is the first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property


def bits(mask: int) -> Iterator[int]:
    """Yield the numbers of the bits that are set, lowest first."""
    while mask:
        lowest = mask & -mask
        yield lowest.bit_length() - 1
        mask ^= lowest


@dataclass(frozen=True)
class Offer:
    """Topics to choose from and what they are chosen for.

    Of topic t: `hours[t]` (any unit), `needs[t]` the topics it builds on, `serves[t]` the aims
    it works on. Of aim a: `worth[a]`, what it counts for in each part of the objective, the
    first part above the second and so on. `limit` is in the unit of the hours. Needs have no
    cycle.
    """

    hours: tuple[int, ...]
    needs: tuple[int, ...]
    serves: tuple[int, ...]
    worth: tuple[tuple[int, ...], ...]
    limit: int

    @property
    def parts(self) -> int:
        """Return how many parts the objective has before the hours."""
        return len(self.worth[0]) if self.worth else 0

    @cached_property
    def with_needs(self) -> tuple[int, ...]:
        """Return each topic together with all that it needs, directly or not."""
        found: dict[int, int] = {}
        for topic in range(len(self.hours)):
            _close(topic, self.needs, found)
        return tuple(found[topic] for topic in range(len(self.hours)))

    @cached_property
    def aims_with_needs(self) -> tuple[int, ...]:
        """Return the aims that each topic serves together with all that it needs."""
        return tuple(self.aims(chosen) for chosen in self.with_needs)

    def length(self, chosen: int) -> int:
        """Return the hours of the chosen topics."""
        return sum(self.hours[topic] for topic in bits(chosen))

    def aims(self, chosen: int) -> int:
        """Return the aims that the chosen topics serve."""
        served = 0
        for topic in bits(chosen):
            served |= self.serves[topic]
        return served

    def value(self, aims: int) -> tuple[int, ...]:
        """Return what the aims count for in each part of the objective."""
        return tuple(sum(self.worth[aim][part] for aim in bits(aims)) for part in range(self.parts))


def _close(topic: int, needs: Sequence[int], found: dict[int, int]) -> int:
    if topic not in found:
        together = 1 << topic
        for need in bits(needs[topic]):
            together |= _close(need, needs, found)
        found[topic] = together
    return found[topic]


@dataclass(frozen=True)
class Narrowed:
    """An offer without topics that no best choice has, and which of the rest may be chosen.

    `topics` are their numbers in the whole offer. A topic that is not `free` is chosen only
    where another needs it.
    """

    offer: Offer
    topics: tuple[int, ...]
    free: tuple[bool, ...]

    def widened(self, chosen: int) -> int:
        """Return chosen topics by their numbers in the whole offer."""
        return sum(1 << self.topics[topic] for topic in bits(chosen))


def narrowed(offer: Offer) -> Narrowed:
    """Leave out what does not fit at all, and what another topic does as well for less."""
    fitting = [
        topic
        for topic, together in enumerate(offer.with_needs)
        if offer.serves[topic] and offer.length(together) <= offer.limit
    ]
    free = set(fitting)
    for topic in fitting:
        if any(other != topic and _replaces(offer, other, topic) for other in free):
            free.remove(topic)
    used = 0
    for topic in free:
        used |= offer.with_needs[topic]
    topics = tuple(bits(used))
    place = {topic: number for number, topic in enumerate(topics)}
    return Narrowed(
        Offer(
            hours=tuple(offer.hours[topic] for topic in topics),
            needs=tuple(sum(1 << place[n] for n in bits(offer.needs[t])) for t in topics),
            serves=tuple(offer.serves[topic] for topic in topics),
            worth=offer.worth,
            limit=offer.limit,
        ),
        topics,
        tuple(topic in free for topic in topics),
    )


def _replaces(offer: Offer, other: int, topic: int) -> bool:
    """Tell whether a choice that has `topic` for its own sake is never worse with `other`.

    What `topic` needs stays, so that only what `other` needs beyond it has to be paid.
    """
    if offer.with_needs[other] >> topic & 1:
        return False
    stays = offer.with_needs[topic] & ~(1 << topic)
    if offer.serves[topic] & ~(offer.aims_with_needs[other] | offer.aims(stays)):
        return False
    added = offer.with_needs[other] & ~stays
    length = offer.length(added)
    return length < offer.hours[topic] or (
        length == offer.hours[topic] and added.bit_length() <= topic
    )
