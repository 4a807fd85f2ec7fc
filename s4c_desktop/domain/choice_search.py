"""The search for the best choice: topic after topic, with or without it, never losing the best.

Topics are decided in a fixed order, each before those it needs; whoever is taken brings all it
needs along. What was decided so far is a *trail*. Of two trails that leave the same open, the
one that is no better and takes as long goes; so does a trail whose bound (see `choice_prices`)
shows that no best choice can come of it. Nothing else is left out, unless a width is given.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING

from s4c_desktop.domain.choice_offer import Narrowed, Offer, bits

if TYPE_CHECKING:
    from s4c_desktop.domain.choice_prices import Bound

_Trail = tuple[int, int, int, int, int, int]
"""What is open, the value (packed, negative), hours, profit by both bounds, all it has."""


@dataclass(frozen=True, slots=True)
class Found:
    """A choice: its topics, the values of the parts of the objective, and its hours."""

    topics: int
    value: tuple[int, ...]
    hours: int


def found_choice(offer: Offer, topics: int) -> Found:
    """Return a choice with its value and hours."""
    return Found(topics, offer.value(offer.aims(topics)), offer.length(topics))


class Search:
    """Searches an offer for a choice that has the first parts at least `least`.

    No choice has the parts before the last of these better than that. Every bound holds for
    the choice; the last two cut trails off, all of them rule topics out beforehand.
    """

    def __init__(
        self,
        narrowed: Narrowed,
        least: tuple[int, ...],
        most: int,
        bounds: Sequence[Bound],
        forced: int = 0,
        having: int = 0,
    ) -> None:
        offer = narrowed.offer
        self._having = having
        self._offer = offer
        self._least = least
        self._most = most
        self._weights = packed(offer, len(least), forced)
        self._first, self._second = bounds[-2], bounds[-1]
        self._hopeless = any(bound.hopeless for bound in bounds)
        out = 0
        for bound in bounds:
            out |= bound.ruled_out()
        self._free = [
            free and not together & out
            for free, together in zip(narrowed.free, offer.with_needs, strict=True)
        ]
        self._order = [] if self._hopeless else decision_order(offer, self._free)

    def best(
        self, width: int | None = None, *, whole_only: bool = False
    ) -> tuple[Found | None, bool]:
        """Return the best choice that reaches the goal, and whether all were searched.

        With a `width` only so many trails are followed, the most promising, so that what is
        found is good rather than best; with `whole_only` it ends where there are more.
        """
        offer, least = self._offer, self._least
        if self._hopeless:
            return None, True
        trails: list[_Trail] = [self._start()]
        whole = True
        left = sum(1 << topic for topic in self._order)
        for topic, later in zip(self._order, self._aims_later(), strict=True):
            left &= ~(1 << topic)
            first = _Ahead(offer, self._first, left, later)
            second = _Ahead(offer, self._second, left, later)
            trails = self._decided(trails, topic, first, second)
            if width is not None and len(trails) > width:
                whole = False
                if whole_only:
                    return None, False
                trails.sort(key=second.promise, reverse=True)
                del trails[width:]
        if not trails:
            return None, whole
        ended = min(trails, key=itemgetter(1, 2))
        found = found_choice(offer, ended[5] >> len(offer.worth))
        return (found if found.value >= least else None), whole

    def _start(self) -> _Trail:
        """Return the trail that has what every choice must have."""
        offer, served = self._offer, self._offer.aims(self._having)
        return (
            0,
            -sum(self._weights[aim] for aim in bits(served)),
            offer.length(self._having),
            self._first.start(served),
            self._second.start(served),
            served | self._having << len(offer.worth),
        )

    def _aims_later(self) -> list[int]:
        """Return, for each place in the order, the aims that a later topic can still serve."""
        later, served = [], 0
        for topic in reversed(self._order):
            later.append(served)
            if self._free[topic]:
                served |= self._offer.aims_with_needs[topic]
        return later[::-1]

    def _decided(
        self, trails: Sequence[_Trail], topic: int, first: _Ahead, second: _Ahead
    ) -> list[_Trail]:
        """Go each trail on without the topic and with it, and keep what may become best."""
        on: list[_Trail] = []
        brings = _Brings(self, topic) if self._free[topic] else None
        for _, less, length, profit, other, has in trails:
            state = has & first.open
            if first.leads(state, profit, length) and second.leads(state, other, length):
                on.append((state, less, length, profit, other, has))
            if brings is None or has & brings.own:
                continue
            more, serves, new = brings.beyond(has)
            longer = length + more
            if longer > self._most:
                continue
            weight, gain, gain_other = brings.gain(serves & ~has)
            now = has | serves | new
            state = now & first.open
            gain += profit
            gain_other += other
            if first.leads(state, gain, longer) and second.leads(state, gain_other, longer):
                on.append((state, less - weight, longer, gain, gain_other, now))
        return undominated(on)


class _Brings:
    """What taking a topic adds to a trail, remembered for what the trail has already."""

    def __init__(self, search: Search, topic: int) -> None:
        self._offer = search._offer
        self._search = search
        self._shift = len(self._offer.worth)
        self._together = self._offer.with_needs[topic]
        self._beyond: dict[int, tuple[int, int, int]] = {}
        self._gain: dict[int, tuple[int, int, int]] = {}
        self.own = 1 << (topic + self._shift)

    def beyond(self, has: int) -> tuple[int, int, int]:
        """Return hours, aims and topics that come with it."""
        known = has >> self._shift & self._together
        if known not in self._beyond:
            new = self._together & ~known
            offer = self._offer
            self._beyond[known] = (offer.length(new), offer.aims(new), new << self._shift)
        return self._beyond[known]

    def gain(self, aims: int) -> tuple[int, int, int]:
        """Return value (packed) and profits of aims served for the first time."""
        if aims not in self._gain:
            search = self._search
            self._gain[aims] = (
                sum(search._weights[aim] for aim in bits(aims)),
                sum(search._first.profit[aim] for aim in bits(aims)),
                sum(search._second.profit[aim] for aim in bits(aims)),
            )
        return self._gain[aims]


class _Ahead:
    """What a bound says may still come once some topics are decided."""

    def __init__(self, offer: Offer, bound: Bound, left: int, later: int) -> None:
        aims, prices = len(offer.worth), bound.prices
        self._low = bound.low
        self._hour = bound.hour
        self.open = later | left << aims
        self._known: dict[int, int] = {}
        self._aims = [
            (1 << aim, bound.profit[aim] - prices.aim[aim])
            for aim in bits(later)
            if bound.profit[aim] > prices.aim[aim]
        ]
        self._topics = []
        for topic in bits(left):
            needs = [(1 << (n + aims), prices.need[topic, n]) for n in bits(offer.needs[topic])]
            serves = [(1 << aim, prices.aim[aim]) for aim in bits(offer.serves[topic])]
            surplus = -bound.hour * offer.hours[topic] - sum(price for _, price in needs)
            surplus += sum(prices.need.get((d, topic), 0) for d in bits(left))
            if surplus + sum(p for _, p in serves) + sum(p for _, p in needs) > 0:
                self._topics.append((1 << (topic + aims), surplus, serves, needs))

    def leads(self, state: int, profit: int, length: int) -> bool:
        """Tell whether a trail may still lead to what is asked."""
        ahead = self._known.get(state)
        if ahead is None:
            ahead = self._known[state] = self._most(state)
        return profit + ahead - self._hour * length >= self._low

    def promise(self, trail: _Trail) -> int:
        """Return how far a trail may lead: the bound, but for what is the same for all."""
        state, _, length, _, profit, _ = trail
        return profit + self._known[state] - self._hour * length

    def _most(self, state: int) -> int:
        """Return what profit, less the price of hours, can't be exceeded from here on."""
        total = 0
        for bit, more in self._aims:
            if not state & bit:
                total += more
        for own, surplus, serves, needs in self._topics:
            if state & own:
                continue
            more = surplus
            for bit, price in serves:
                if not state & bit:
                    more += price
            for bit, price in needs:
                if state & bit:
                    more += price
            if more > 0:
                total += more
        return total


def undominated(trails: list[_Trail]) -> list[_Trail]:
    """Keep of the trails with the same open state those that no other beats or equals."""
    trails.sort()
    kept: list[_Trail] = []
    state, shortest = -1, 0
    for trail in trails:
        if trail[0] != state or trail[2] < shortest:
            state, shortest = trail[0], trail[2]
            kept.append(trail)
    return kept


def packed(offer: Offer, parts: int, forced: int) -> list[int]:
    """Return each aim's worth as one number, which sums keep in order.

    Being among the `forced` counts most, then the first parts of the objective.
    """
    bases = [1 + sum(worth[part] for worth in offer.worth) for part in range(parts)]
    weights = []
    for aim, worth in enumerate(offer.worth):
        weight = forced >> aim & 1
        for base, own in zip(bases, worth, strict=False):
            weight = weight * base + own
        weights.append(weight)
    return weights


def decision_order(offer: Offer, free: Sequence[bool]) -> list[int]:
    """Order topics, each before those it needs, so that few aims and topics are open at a time."""
    used = 0
    for topic, together in enumerate(offer.with_needs):
        used |= together if free[topic] else 0
    dependents = [0] * len(free)
    for topic in bits(used):
        for need in bits(offer.needs[topic]):
            dependents[need] |= 1 << topic
    uses = [
        sum(
            served >> aim & 1
            for served, wanted in zip(offer.aims_with_needs, free, strict=True)
            if wanted
        )
        for aim in range(len(offer.worth))
    ]
    left, opened, needed = used, 0, 0
    order: list[int] = []

    def growth(topic: int) -> tuple[int, int, int]:
        """Return how many more are open after this topic."""
        if not free[topic]:
            return (-len(free) - len(uses), 0, topic)
        aims = offer.aims_with_needs[topic]
        more = sum(uses[aim] > 1 for aim in bits(aims & ~opened))
        more -= sum(uses[aim] == 1 for aim in bits(aims & opened))
        more += (offer.with_needs[topic] & ~(1 << topic) & ~needed).bit_count()
        return (more - (needed >> topic & 1), sum(uses[aim] for aim in bits(aims)), topic)

    while left:
        topic = min((t for t in bits(left) if not dependents[t] & left), key=growth)
        order.append(topic)
        left &= ~(1 << topic)
        if free[topic]:
            for aim in bits(offer.aims_with_needs[topic]):
                uses[aim] -= 1
            opened |= offer.aims_with_needs[topic]
            needed |= offer.with_needs[topic] & ~(1 << topic)
    return order
