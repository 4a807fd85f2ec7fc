"""Which topics to learn: everything that helps, or the best of it within a budget.

Under a budget the choice is exact (see `choice`). What counts depends on the strategy; each part
is raised as far as it goes before the next is looked at, and of all choices that do as much, one
with the fewest hours is taken:

- *blockers first*: mandatory competences worked on; the levels missing in them; optional
  competences worked on; the levels missing in those;
- *quick wins*: competences worked on, mandatory or not; of these, those that are one level
  short; of these counts' equals, more mandatory ones;
- *broad base*: areas worked on; competences worked on; mandatory ones; the levels missing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING

from s4c_desktop.domain.choice import best_choice
from s4c_desktop.domain.choice_offer import Offer, bits
from s4c_desktop.domain.learning_wishes import Kept
from s4c_desktop.domain.study import Strategy

if TYPE_CHECKING:
    from s4c_desktop.domain.learning_needs import Need
    from s4c_desktop.domain.learning_topics import Ground


def helped(ground: Ground, code: str, needs: Mapping[str, Need]) -> frozenset[str]:
    """Return the needs (competences) that a topic works on."""
    topic = ground.placed[code].topic
    return frozenset(
        link.competence
        for link in topic.teaches
        if link.competence in needs and link.reach > needs[link.competence].shown
    )


def kept_topics(ground: Ground) -> set[str]:
    """Return the topics that stay whatever is chosen, and what they need."""
    found: set[str] = set()
    for code in ground.kept:
        ground.with_needs(code, found)
    return found


def helpful_topics(ground: Ground, needs: Mapping[str, Need]) -> set[str]:
    """Return the topics that can be planned and work on a need, and what they need."""
    found: set[str] = set()
    for code in ground.placed:
        if code not in ground.barred and helped(ground, code, needs):
            ground.with_needs(code, found)
    return found


def minutes(ground: Ground, codes: Iterable[str]) -> Fraction:
    """Return the course time of topics, in minutes; what is done takes no more."""
    return sum(
        (
            ground.placed[code].hours.total * 60
            for code in codes
            if ground.kept.get(code) is not Kept.DONE
        ),
        Fraction(),
    )


def choose(ground: Ground, needs: Mapping[str, Need], strategy: Strategy, budget: int) -> set[str]:
    """Return the best choice within a budget of minutes, with what is kept in any case."""
    kept = kept_topics(ground)
    served = {need for code in kept for need in helped(ground, code, needs)}
    open_needs = {code: need for code, need in needs.items() if code not in served}
    touched = {needs[code].area for code in served}
    codes = [
        code
        for code in ground.placed
        if code in helpful_topics(ground, open_needs) and code not in kept
    ]
    room = max(Fraction(), budget - minutes(ground, kept))
    offer = _offer(ground, codes, open_needs, strategy, touched, room)
    return kept | {codes[number] for number in bits(best_choice(offer).topics)}


def _offer(
    ground: Ground,
    codes: list[str],
    needs: Mapping[str, Need],
    strategy: Strategy,
    touched: set[str],
    room: Fraction,
) -> Offer:
    place = {code: number for number, code in enumerate(codes)}
    aims = {code: number for number, code in enumerate(needs)}
    worth = [_worth(strategy, need) for need in needs.values()]
    areas: dict[str, int] = {}
    if strategy is Strategy.BROAD:
        for need in needs.values():
            if need.area not in touched and need.area not in areas:
                areas[need.area] = len(worth)
                worth.append((1, 0, 0, 0))
    lengths = [ground.placed[code].hours.total * 60 for code in codes]
    unit = lcm(room.denominator, *(length.denominator for length in lengths))
    return Offer(
        hours=tuple(int(length * unit) for length in lengths),
        needs=tuple(
            sum(1 << place[need] for need in set(ground.needs(code)) if need in place)
            for code in codes
        ),
        serves=tuple(
            sum(
                1 << aim
                for aim in {aims[need] for need in helped(ground, code, needs)}
                | {
                    areas[needs[need].area]
                    for need in helped(ground, code, needs)
                    if needs[need].area in areas
                }
            )
            for code in codes
        ),
        worth=tuple(worth),
        limit=int(room * unit),
    )


def _worth(strategy: Strategy, need: Need) -> tuple[int, ...]:
    mandatory, missing = int(need.mandatory), need.missing
    match strategy:
        case Strategy.BLOCKERS:
            optional = 1 - mandatory
            return (mandatory, mandatory * missing, optional, optional * missing)
        case Strategy.QUICK:
            return (1, int(missing == 1), mandatory)
        case Strategy.BROAD:
            return (0, 1, mandatory, missing)
