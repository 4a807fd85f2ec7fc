"""Prices: what working on an aim must cost at least, and so what no choice can exceed.

An hour has a price, each aim a price `aim[a]` and each need of a topic a price `need[t, n]` that
the topic pays for a share in what it builds on. A choice that serves an aim is paid the aim's
price at most once, whatever it consists of, so that for *any* prices of 0 or more the bounds here
and in `choice_search` hold (weak duality). Good prices, guessed by a linear programme, make them
tight. Prices are whole numbers, `UNIT` for one: no bound is ever rounded the wrong way.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace
from itertools import count

from s4c_desktop.domain.choice_offer import Offer, bits
from s4c_desktop.domain.linear import Programme

UNIT = 1 << 40
_STARTS = 3
_NUDGE = 1e-6
"""Keeps rows with the bound 0 apart, so that the programme does not walk in circles."""


@dataclass(frozen=True, slots=True)
class Prices:
    """Prices, each 0 or more: of an hour, of aims, of needs, of each part fixed so far.

    `forced` are the prices of aims (by number) that must be served, `having` of topics that a
    choice must have. `own` is what an hour counts by itself, where the fewest are looked for.
    """

    hour: int
    aim: tuple[int, ...]
    need: dict[tuple[int, int], int]
    part: tuple[int, ...]
    forced: dict[int, int]
    having: dict[int, int]
    own: int = 0


class Relaxation:
    """The choice with fractions of topics allowed: easy to solve, and never worse.

    It is solved from a few slightly different starts. Each gives prices that are best for many
    choices alike; the mean of them tells more of these choices apart.
    """

    def __init__(self, offer: Offer) -> None:
        self._offer = offer
        self.fixed: tuple[int, ...] = ()
        self.bounds: tuple[Bound, ...] = ()
        self.banned = 0
        self.forced = 0
        self.having = 0
        self._needs = [(t, n) for t, needs in enumerate(offer.needs) for n in bits(needs)]
        self._mean = max(1, sum(offer.hours) // max(1, len(offer.hours)))
        size = len(offer.hours) + len(offer.worth)
        self._rows_since: list[int | None] = []
        self._programmes = [Programme(size, self._rows(start)) for start in range(_STARTS)]

    def copy(self) -> Relaxation:
        """Return another with the same parts fixed."""
        other = copy(self)
        other._rows_since = self._rows_since.copy()
        other._programmes = [programme.copy() for programme in self._programmes]
        return other

    def ceiling(self) -> int:
        """Return what the first part not yet fixed can't exceed, given the parts before."""
        part = len(self.fixed)
        prices = self._solved(self._part(part))
        worth = [w[part] * UNIT for w in self._offer.worth]
        self._part_bound = Bound(self._offer, prices, worth, self.fixed)
        return self._part_bound.root // UNIT

    def fix(self, least: int) -> None:
        """Ask of the part whose ceiling was just found at least this much."""
        for programme in self._programmes:
            programme.require(self._part(len(self.fixed)), least)
        self.bounds = (*self.bounds, self._part_bound.asking(least * UNIT))
        self.fixed = (*self.fixed, least)

    def shortest(self, most: int) -> Bound:
        """Return the bound for choices of at most so many hours; all parts asked for are fixed."""
        hours = {t: -h / self._mean for t, h in enumerate(self._offer.hours)}
        return self._hours_bound([p.maximise(hours) for p in self._programmes], most)

    def half_by_aim(self, aim: int, *, served: bool) -> Relaxation:
        """Return the relaxation of the choices that serve an aim, or of those that do not."""
        topics = len(self._offer.hours)
        other = self.copy()
        if served:
            other.forced |= 1 << aim
            other._require(topics + aim)
        else:
            together = self._offer.aims_with_needs
            other._ban(t for t in range(topics) if together[t] >> aim & 1)
        return other

    def half_by_topic(self, topic: int, *, taken: bool) -> Relaxation:
        """Return the relaxation of the choices that have a topic, or of those that do not."""
        together = self._offer.with_needs
        other = self.copy()
        if taken:
            other.having |= together[topic]
            other._require(topic)
        else:
            other._ban(t for t in range(len(together)) if together[t] >> topic & 1)
        return other

    def narrower(self, most: int) -> Bound:
        """Return the bound for choices of at most so many hours, of a half of `shortest`."""
        return self._hours_bound([p.restore() for p in self._programmes], most)

    def _require(self, variable: int) -> None:
        self._rows_since.append(variable)
        for programme in self._programmes:
            programme.require({variable: 1.0}, 1)

    def _ban(self, topics: Iterable[int]) -> None:
        banned = list(topics)
        self.banned |= sum(1 << topic for topic in banned)
        self._rows_since.append(None)
        for programme in self._programmes:
            programme.require(dict.fromkeys(banned, -1.0), 0)

    def _hours_bound(self, worth: list[list[float]], most: int) -> Bound:
        prices = replace(self._mean_prices(worth), own=UNIT // self._mean)
        found = Bound(self._offer, prices, [0] * len(self._offer.worth), self.fixed, self.banned)
        return found.asking(-prices.own * most)

    def leaning(self) -> tuple[list[float], list[float]]:
        """Return how much of each topic the relaxed choice has, and of each aim it serves."""
        values, topics = self._programmes[0].values(), len(self._offer.hours)
        return values[:topics], values[topics:]

    def _rows(self, start: int) -> list[tuple[dict[int, float], float]]:
        offer, topics = self._offer, len(self._offer.hours)
        nudges = ((1 + (17 + 6 * start) * n * n % 101 / 101) * _NUDGE for n in count(start + 1))
        rows: list[tuple[dict[int, float], float]] = []
        for aim in range(len(offer.worth)):
            row = {t: -1.0 for t in range(topics) if offer.serves[t] >> aim & 1}
            rows.append((row | {topics + aim: 1.0}, next(nudges)))
        rows.extend(({t: 1.0, n: -1.0}, next(nudges)) for t, n in self._needs)
        shares = {t: h / self._mean for t, h in enumerate(offer.hours)}
        rows.append((shares, offer.limit / self._mean))
        return rows

    def _part(self, part: int) -> dict[int, float]:
        topics = len(self._offer.hours)
        return {topics + aim: float(w[part]) for aim, w in enumerate(self._offer.worth) if w[part]}

    def _solved(self, factors: Mapping[int, float]) -> Prices:
        return self._mean_prices([p.maximise(factors) for p in self._programmes])

    def _mean_prices(self, worth: list[list[float]]) -> Prices:
        sums = (sum(column) for column in zip(*worth, strict=True))
        whole = [int(price * UNIT) // len(worth) for price in sums]
        aims, needs, parts = len(self._offer.worth), len(self._needs), len(self.fixed)
        since = whole[aims + needs + 1 + parts :]
        topics = len(self._offer.hours)
        forced: dict[int, int] = {}
        having: dict[int, int] = {}
        for variable, price in zip(self._rows_since, since, strict=True):
            if variable is not None and variable >= topics:
                forced[variable - topics] = price
            elif variable is not None:
                having[variable] = price
        return Prices(
            hour=whole[aims + needs] // self._mean,
            aim=tuple(whole[:aims]),
            need=dict(zip(self._needs, whole[aims : aims + needs], strict=True)),
            part=tuple(whole[aims + needs + 1 : aims + needs + 1 + parts]),
            forced=forced,
            having=having,
        )


class Bound:
    """What a choice can't exceed by some prices, and what is asked of it.

    It is measured in an aim's `profit` (its worth and its share in the parts that are fixed),
    less the hours' own price. `fixed` are the least values of the first parts, which any choice
    that counts must reach.
    """

    def __init__(
        self,
        offer: Offer,
        prices: Prices,
        worth: Sequence[int],
        fixed: Sequence[int],
        banned: int = 0,
    ) -> None:
        self.prices = prices
        self.hour = prices.hour + prices.own
        self.profit = [
            own + sum(price * part for price, part in zip(prices.part, parts, strict=False))
            for own, parts in zip(worth, offer.worth, strict=True)
        ]
        for aim, price in prices.forced.items():
            self.profit[aim] += price
        self._surplus = _surpluses(offer, prices)
        self._banned = banned
        self._constant = prices.hour * offer.limit
        self._constant -= sum(p * least for p, least in zip(prices.part, fixed, strict=True))
        self._constant -= sum(prices.forced.values()) + sum(prices.having.values())
        self.root = self._constant
        self.root += sum(max(0, s) for t, s in enumerate(self._surplus) if not banned >> t & 1)
        self.root += sum(max(0, p - a) for p, a in zip(self.profit, prices.aim, strict=True))
        self._asked = 0

    def asking(self, least: int) -> Bound:
        """Return the bound with what is asked of a choice."""
        other = copy(self)
        other._asked = least
        return other

    def start(self, aims: int) -> int:
        """Return the profit of having what a choice must have, which serves some aims."""
        return sum(self.profit[aim] for aim in bits(aims)) + sum(self.prices.having.values())

    @property
    def low(self) -> int:
        """Return what profit, less the price of all hours, must reach in the end."""
        return self._asked - self._constant

    @property
    def hopeless(self) -> bool:
        """Tell whether no choice does what is asked."""
        return self.root < self._asked

    def ruled_out(self) -> int:
        """Return the topics that no choice has which does what is asked."""
        spare = self.root - self._asked
        dear = (1 << topic for topic, more in enumerate(self._surplus) if spare + more < 0)
        return self._banned | sum(dear)


def _surpluses(offer: Offer, prices: Prices) -> list[int]:
    """Return how much the prices of what each topic does exceed those of what it takes."""
    hour = prices.hour + prices.own
    found = [
        sum(prices.aim[aim] for aim in bits(serves)) - hour * hours
        for serves, hours in zip(offer.serves, offer.hours, strict=True)
    ]
    for topic, price in prices.having.items():
        found[topic] += price
    for (topic, need), price in prices.need.items():
        found[topic] -= price
        found[need] += price
    return found
