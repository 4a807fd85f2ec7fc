"""Two assessors: shares, leniency and kappa, by hand and against the textbook's table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from itertools import chain
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from s4c_desktop.domain.agreement import (
    MIN_PEOPLE,
    Agreement,
    Kappa,
    NotEstimable,
    Pair,
    agreement,
    kappa,
    pairs,
)
from s4c_desktop.domain.agreement_wording import (
    compared_text,
    difference_text,
    kappa_text,
    pair_sentence,
    rows,
    share_text,
)
from s4c_desktop.domain.assessment import Rating
from s4c_desktop.domain.rank import RANKS, rating_at
from s4c_desktop.domain.scale import State

RANK = st.sampled_from(RANKS)
PAIR = st.builds(Pair, RANK, RANK, st.one_of(st.none(), st.integers(4, 8)))


def textbook_kappa(compared: Sequence[Pair]) -> float | None:
    """Compute kappa from the table of weights, as Cohen (1968) writes it."""
    n = len(compared)
    table = Counter((p.first, p.second) for p in compared)
    firsts, seconds = (Counter(p.first for p in compared), Counter(p.second for p in compared))
    if len(firsts) == 1 or len(seconds) == 1:
        return None
    weight = {(a, b): Fraction((a - b) ** 2, 25) for a in RANKS for b in RANKS}
    observed = sum(weight[cell] * count for cell, count in table.items())
    expected = sum(w * Fraction(firsts[a] * seconds[b], n) for (a, b), w in weight.items())
    return float(1 - observed / expected)


def crowd(seed: int, people: int, noise: int) -> list[tuple[Pair, ...]]:
    """Return people rated on twelve competences by two who differ by up to `noise` ranks."""
    draw = Random(seed)

    def rated() -> Pair:
        true = draw.choice(RANKS)
        other = min(8, max(3, true + draw.randint(-noise, noise)))
        return Pair(true, other, 6)

    return [tuple(rated() for _ in range(12)) for _ in range(people)]


def test_only_what_both_place_is_compared() -> None:
    first = {
        "A1": rating_at(6),
        "A2": Rating(State.BELOW),
        "A3": Rating(State.NO_EVIDENCE),
        "A4": rating_at(5),
    }
    second = {
        "A1": rating_at(7),
        "A2": rating_at(4),
        "A3": rating_at(5),
        "A4": Rating(State.EXEMPT),
        "A5": rating_at(4),
    }
    assert pairs(first, second, {"A1": 7, "A2": None}) == (
        Pair(6, 7, 7, "A1"),
        Pair(3, 4, None, "A2"),
    )


def test_an_example_by_hand() -> None:
    found = agreement([Pair(6, 6, 6), Pair(6, 5, 6), Pair(8, 6, 5), Pair(3, 4, 6), Pair(3, 3)])
    assert found == Agreement(
        compared=5,
        equal=2,
        within_one=4,
        decided=4,
        same_decision=3,
        leniency=Fraction(2, 5),
    )


def test_without_pairs_nothing_is_said() -> None:
    assert agreement([]) == Agreement(0, 0, 0, 0, 0, None)
    assert {said for _name, said in rows(agreement([]))} == {"nothing to compare"}


@given(st.lists(PAIR, min_size=1, max_size=20))
def test_shares_nest_and_turn_round(compared: list[Pair]) -> None:
    found = agreement(compared)
    assert found.equal <= found.within_one <= found.compared == len(compared)
    assert found.same_decision <= found.decided <= found.compared
    turned = agreement(Pair(p.second, p.first, p.required) for p in compared)
    assert turned.leniency == -(found.leniency or 0)
    assert (turned.equal, turned.same_decision) == (found.equal, found.same_decision)


def test_kappa_by_hand() -> None:
    """Ten people, one competence: 8 agree (four 4s, four 6s), 4|6 and 6|4 once each.

    Disagreement 2 × 4 observed; of 10 × 10 combinations 50 differ, 5 × 4 expected: 0.6.
    """
    same = [Pair(4, 4)] * 4 + [Pair(6, 6)] * 4
    found = kappa([(pair,) for pair in (*same, Pair(4, 6), Pair(6, 4))])
    assert found.value == pytest.approx(0.6)
    assert found.people == 10
    assert found.interval is not None
    assert found.interval[0] < 0.6 < found.interval[1] <= 1


@settings(max_examples=60, deadline=None)
@given(st.lists(PAIR, min_size=1, max_size=30))
def test_kappa_is_the_textbooks(compared: list[Pair]) -> None:
    # One person with all pairs and nine copies: the copies change no share of the table.
    found = kappa([tuple(compared)] * MIN_PEOPLE)
    expected = textbook_kappa(compared)
    if expected is None:
        assert found.reason is NotEstimable.NO_VARIATION
    else:
        assert found.value == pytest.approx(expected)


@pytest.mark.parametrize("noise", [0, 1, 5])
def test_the_interval_holds_kappa_and_is_the_same_every_time(noise: int) -> None:
    people = crowd(noise, 30, noise)
    found = kappa(people)
    assert found.value == pytest.approx(textbook_kappa(tuple(chain(*people))) or 0)
    assert found.interval is not None
    low, high = found.interval
    assert low <= (found.value or 0) <= high
    assert kappa(reversed(people)) == found
    if not noise:
        assert (low, found.value, high) == (1, 1, 1)


def test_one_draw_in_forty_lies_beyond_either_end() -> None:
    """Against draws of its own, from another seed, each with the kappa of the textbook."""
    people = crowd(3, 20, 2)
    low, high = kappa(people).interval or (0, 0)
    draw = Random(11)
    draws = [textbook_kappa([*chain(*draw.choices(people, k=20))]) or 0 for _ in range(600)]
    assert 0.01 < sum(value < low for value in draws) / 600 < 0.045
    assert 0.01 < sum(value > high for value in draws) / 600 < 0.045


def test_the_interval_narrows_with_more_people() -> None:
    def width(people: int) -> float:
        low, high = kappa(crowd(7, people, 3)).interval or (0, 9)
        return high - low

    assert width(80) < width(10) * 2 / 3


def test_kappa_needs_ten_people_with_pairs() -> None:
    people = crowd(1, 9, 1)
    assert kappa([*people, ()]) == Kappa(9, reason=NotEstimable.FEW_PEOPLE)
    assert kappa(crowd(1, 10, 1)).value is not None


def test_kappa_is_not_estimable_where_levels_do_not_vary() -> None:
    steady = [(Pair(6, level),) for level in (4, 5, 6, 7, 8) * 2]
    assert kappa(steady) == Kappa(10, reason=NotEstimable.NO_VARIATION)
    assert kappa([(Pair(6, 6),)] * 10).reason is NotEstimable.NO_VARIATION


def test_too_many_resamples_without_variation_leave_no_interval() -> None:
    """One person in ten makes the difference: a third of the draws leave them out."""
    found = kappa([*[(Pair(6, 6),)] * 9, (Pair(5, 4),)])
    assert found.value is not None
    assert found.interval is None
    assert "without an interval" in kappa_text(found)


def test_the_words() -> None:
    found = agreement([Pair(6, 5, 6, "A1"), Pair(6, 6, 6, "A2"), Pair(7, 4, 4, "A3")])
    assert compared_text(found) == "3 competences rated by both"
    assert list(rows(found)) == [
        ("Same decision, met or not met", "2 of 3 (67 %)"),
        ("Same level", "1 of 3 (33 %)"),
        ("Within one level", "2 of 3 (67 %)"),
        ("Mean difference", "the first rates 1.33 levels higher"),
    ]
    assert difference_text(agreement([Pair(4, 5)])) == "the second rates 1.00 levels higher"
    assert difference_text(agreement([Pair(4, 5), Pair(5, 4)])) == "neither rates higher"
    assert pair_sentence(Pair(6, 5, 6, "A1")) == (
        "A1: 1 level apart, met by one and not by the other"
    )
    assert pair_sentence(Pair(7, 4, 4, "A3")) == "A3: 3 levels apart"
    assert pair_sentence(Pair(7, 7, 4, "A3")) == "A3: same level"


def test_a_share_is_rounded_to_all_or_none_only_where_it_is() -> None:
    assert share_text(999, 1000) == "999 of 1000 (99 %)"
    assert share_text(1, 1000) == "1 of 1000 (1 %)"
    assert share_text(3, 3) == "3 of 3 (100 %)"
    assert share_text(0, 3) == "0 of 3 (0 %)"


def test_kappa_in_words() -> None:
    assert kappa_text(Kappa(12, 0.8312, (0.7, 0.914))) == (
        "Kappa 0.83, 95 % interval 0.70 to 0.91. 12 people."
    )
    assert kappa_text(Kappa(1, reason=NotEstimable.FEW_PEOPLE)) == (
        "Kappa is computed from 10 people on; 1 was assessed by both."
    )
    assert "not estimable" in kappa_text(Kappa(12, reason=NotEstimable.NO_VARIATION))
