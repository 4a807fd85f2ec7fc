"""The best choice under a limit, against every choice there is."""

from __future__ import annotations

from random import Random

import pytest

from s4c_desktop.domain import choice_look
from s4c_desktop.domain.choice import best_choice
from s4c_desktop.domain.choice_offer import Offer, bits, narrowed
from s4c_desktop.domain.choice_prices import UNIT, Bound, Prices
from s4c_desktop.domain.choice_search import Search, found_choice


def offers(seed: int, *, topics: int = 9, aims: int = 6, longest: int = 9) -> Offer:
    """Make topics with needs, shared aims, equal lengths and free ones; now and then no limit."""
    random = Random(seed)
    count, ends = random.randint(1, topics), random.randint(1, aims)
    needs, serves = [], []
    for topic in range(count):
        needed = random.sample(range(topic), min(topic, random.choice((0, 0, 1, 2))))
        served = random.sample(range(ends), min(ends, random.choice((0, 1, 1, 2, 3))))
        needs.append(sum(1 << need for need in needed))
        serves.append(sum(1 << aim for aim in served))
    hours = [random.randint(0, longest) for _ in range(count)]
    parts = random.randint(1, 4)
    worth = [tuple(random.randint(0, 2) for _ in range(parts)) for _ in range(ends)]
    limit = random.randint(0, sum(hours) + 1)
    return Offer(tuple(hours), tuple(needs), tuple(serves), tuple(worth), limit)


def by_trying_all(offer: Offer) -> tuple[tuple[int, ...], int]:
    """Return value and hours of the best choice, found by looking at every set of topics."""
    best = ((0,) * offer.parts, 0)
    for chosen in range(1 << len(offer.hours)):
        complete = all(not offer.needs[topic] & ~chosen for topic in bits(chosen))
        hours = offer.length(chosen)
        if complete and hours <= offer.limit:
            value = offer.value(offer.aims(chosen))
            if (value, -hours) > (best[0], -best[1]):
                best = (value, hours)
    return best


def agrees(offer: Offer) -> None:
    found = best_choice(offer)
    assert (found.value, found.hours) == by_trying_all(offer)
    assert found.hours == offer.length(found.topics) <= offer.limit
    assert all(not offer.needs[topic] & ~found.topics for topic in bits(found.topics))
    assert best_choice(offer) == found


@pytest.mark.parametrize("block", range(8))
def test_no_choice_is_better(block: int) -> None:
    for seed in range(block * 50, block * 50 + 50):
        agrees(offers(seed))


@pytest.mark.long
@pytest.mark.parametrize("block", range(40))
def test_no_choice_is_better_in_many_more_cases(block: int) -> None:
    for seed in range(1000 + block * 100, 1100 + block * 100):
        agrees(offers(seed, topics=11, aims=7, longest=3 if block % 2 else 40))


@pytest.mark.parametrize("wide", [1, 3])
def test_splitting_the_choices_in_two_loses_none(
    wide: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(choice_look, "_WIDE", wide)
    monkeypatch.setattr(choice_look, "_QUICK", 1)
    for seed in range(2000, 2060):
        agrees(offers(seed, topics=10))


def test_bad_prices_cost_time_and_nothing_else() -> None:
    """Whatever the prices are, even drawn by lot, the search must find the best."""
    random = Random(5)
    for seed in range(3000, 3080):
        offer = offers(seed)
        reduced = narrowed(offer)
        inner = reduced.offer
        value, hours = by_trying_all(offer)
        bounds = [
            Bound(
                inner,
                Prices(
                    hour=random.randrange(2 * UNIT),
                    aim=tuple(random.randrange(2 * UNIT) for _ in inner.worth),
                    need={
                        (topic, need): random.randrange(UNIT)
                        for topic, needs in enumerate(inner.needs)
                        for need in bits(needs)
                    },
                    part=tuple(random.randrange(UNIT) for _ in value),
                    forced={},
                    having={},
                    own=own,
                ),
                [0] * len(inner.worth),
                value,
            ).asking(-own * hours)
            for own in (0, UNIT)
        ]
        found, whole = Search(reduced, value, hours, bounds).best()
        assert whole
        assert found is not None
        assert (found.value, found.hours) == (value, hours)


def test_a_greater_limit_is_never_worse() -> None:
    for seed in range(40):
        offer = offers(seed, topics=14, aims=9, longest=30)
        values = []
        for limit in range(0, sum(offer.hours) + 12, 12):
            wider = Offer(offer.hours, offer.needs, offer.serves, offer.worth, limit)
            values.append(best_choice(wider).value)
        assert values == sorted(values)


def test_what_needs_a_long_topic_does_not_fit() -> None:
    offer = Offer((1, 9), (0b10, 0), (0b1, 0), ((1,),), 9)
    assert best_choice(offer) == found_choice(offer, 0)
    wider = Offer((1, 9), (0b10, 0), (0b1, 0), ((1,),), 10)
    assert best_choice(wider) == found_choice(wider, 0b11)


def test_nothing_to_choose_is_no_choice() -> None:
    assert best_choice(Offer((), (), (), (), 0)) == found_choice(Offer((), (), (), (), 0), 0)
    for limit in (0, 5):
        offer = Offer((3, 0), (0, 0), (0, 0), ((1, 1),), limit)
        assert best_choice(offer).topics == 0
