"""Self-ratings stand beside an assessor's; only clear differences are named."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from s4c_desktop.domain.assessment import Rating
from s4c_desktop.domain.rank import RANKS, rating_at
from s4c_desktop.domain.scale import State
from s4c_desktop.domain.self_beside import Beside, beside
from s4c_desktop.domain.self_beside_wording import difference_text, summary

RANK = st.sampled_from(RANKS)


def test_both_must_place_a_competence() -> None:
    own = {"A1": rating_at(7), "A2": rating_at(6), "A3": Rating(State.BELOW), "A4": rating_at(4)}
    theirs = {"A1": rating_at(5), "A2": Rating(State.NO_EVIDENCE), "A3": rating_at(5)}
    assert beside(own, theirs, ["A1", "A2", "A3", "A4", "A5"]) == (
        Beside("A1", 7, 5),
        Beside("A3", 3, 5),
    )


@pytest.mark.parametrize(
    ("own", "assessor", "text"),
    [
        (7, 5, "self-rating two levels higher"),
        (5, 8, "self-rating three levels lower"),
        (8, 4, "self-rating four levels higher"),
        (5, 3, "self-rating at least two levels higher"),
        (3, 8, "self-rating at least five levels lower"),
        (6, 5, ""),
        (5, 6, ""),
        (6, 6, ""),
    ],
)
def test_a_difference_is_named_from_two_levels_on(own: int, assessor: int, text: str) -> None:
    assert difference_text(Beside("A1", own, assessor)) == text


@given(RANK, RANK)
def test_whatever_is_named_has_words(own: int, assessor: int) -> None:
    pair = Beside("A1", own, assessor)
    assert bool(difference_text(pair)) is pair.named is (abs(own - assessor) >= 2)
    assert "agree" not in difference_text(pair)
    assert pair.at_least is (own != assessor and 3 in (own, assessor))


def test_the_summary_says_where() -> None:
    pairs = [Beside("A1", 7, 5), Beside("A2", 6, 6), Beside("A3", 4, 6), Beside("A4", 8, 4)]
    assert summary(pairs) == (
        "Self-rating two levels or more higher: A1, A4. Self-rating two levels or more lower: A3."
    )
    assert summary(pairs[1:2]) == ("No self-rating is two levels or more away from the assessor's.")
    assert summary([]) == "No competence has both a self-rating and an assessor's rating."
