"""In which order to learn, and how an order is kept when a plan is made anew."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from s4c_desktop.domain.study import Strategy

if TYPE_CHECKING:
    from s4c_desktop.domain.learning_needs import Need
    from s4c_desktop.domain.learning_topics import PlacedTopic

Rank = tuple[int | Fraction, ...]
_LAST: Rank = (2,)


def rank(strategy: Strategy, need: Need, placed: PlacedTopic, earlier: int) -> Rank:
    """Return what is smaller for what comes earlier, for the sake of one need.

    - *Blockers first*: mandatory, goals, larger gap, fewer hours, framework order.
    - *Quick wins*: goals, smaller gap, fewer hours, mandatory, framework order.
    - *Broad base*: the first topic of every competence before the second of any (`earlier` are
      those before it), then as blockers first.
    """
    optional, other = int(not need.mandatory), int(not need.goal)
    hours, where = placed.hours.total, (need.place, placed.place)
    match strategy:
        case Strategy.BLOCKERS:
            return (optional, other, -need.missing, hours, *where)
        case Strategy.QUICK:
            return (0, other, need.missing, hours, optional, *where)
        case Strategy.BROAD:
            return (0, earlier, optional, other, -need.missing, hours, *where)


def in_order(
    strategy: Strategy,
    placed: Mapping[str, PlacedTopic],
    reasons: Mapping[str, Collection[Need]],
    needs: Callable[[str], Iterable[str]],
) -> list[str]:
    """Order topics by their best reason, but every topic after what it needs.

    `reasons` are the topics to order, each with the needs for whose sake it is there.
    """
    ranks = _ranks(strategy, placed, reasons)
    waiting = {code: {need for need in needs(code) if need in reasons} for code in reasons}
    ready = [
        (ranks[code], placed[code].place, code) for code, open_ in waiting.items() if not open_
    ]
    heapq.heapify(ready)
    order: list[str] = []
    while ready:
        *_, code = heapq.heappop(ready)
        order.append(code)
        for other, open_ in waiting.items():
            if code in open_:
                open_.remove(code)
                if not open_:
                    heapq.heappush(ready, (ranks[other], placed[other].place, other))
    return order


def _ranks(
    strategy: Strategy,
    placed: Mapping[str, PlacedTopic],
    reasons: Mapping[str, Collection[Need]],
) -> dict[str, Rank]:
    seen: dict[str, int] = {}
    ranks: dict[str, Rank] = {}
    for code in sorted(reasons, key=lambda c: placed[c].place):
        found = []
        for need in reasons[code]:
            earlier = seen.get(need.competence, 0)
            seen[need.competence] = earlier + 1
            found.append(rank(strategy, need, placed[code], earlier))
        ranks[code] = min(found, default=_LAST)
    return ranks


@dataclass(frozen=True, slots=True)
class OutOfOrder:
    """A topic that stands before one it needs, because a person put them so."""

    topic: str
    need: str


@dataclass(frozen=True, slots=True)
class Arranged:
    """Topics in order, and what in it is against what the topics need."""

    order: tuple[str, ...]
    warnings: tuple[OutOfOrder, ...]


def arrange(
    order: Sequence[str],
    previous: Sequence[str],
    fixed: Collection[str],
    needs: Callable[[str], Iterable[str]],
) -> Arranged:
    """Keep `fixed` topics at their places of a `previous` plan and fill the rest in `order`.

    What a fixed topic needs is put before it, and moves it down where there is no room. Only
    fixed topics can stand before what they need, where the previous plan has them so; each such
    pair is warned of.
    """
    inside = set(order)
    places = [(place, code) for place, code in enumerate(previous) if code in fixed]
    held = [(place, code) for place, code in places if code in inside]
    bound = {code for _, code in held}
    rest = [code for code in order if code not in bound]
    done: list[str] = []
    standing: set[str] = set()

    def put(code: str) -> None:
        """Put a topic after what it needs of the rest."""
        if code in standing:
            return
        standing.add(code)
        for need in sorted(set(needs(code)) & inside - bound, key=order.index):
            put(need)
        done.append(code)

    def ready(code: str) -> bool:
        return all(need in standing for need in needs(code) if need in inside)

    while held or rest:
        following = next((code for code in rest if ready(code)), None)
        if held and (held[0][0] <= len(done) or following is None):
            put(held.pop(0)[1])
        elif following is not None:
            put(following)
        rest = [code for code in rest if code not in standing]
    at = {code: place for place, code in enumerate(done)}
    return Arranged(
        tuple(done),
        tuple(
            OutOfOrder(code, need)
            for code in done
            for need in needs(code)
            if need in at and at[need] > at[code]
        ),
    )
