"""Strands rated apart suggest the lower one, unless they are too far apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from s4c_desktop.domain.assessment import Rating
from s4c_desktop.domain.rank import RANKS, rating_at
from s4c_desktop.domain.scale import State
from s4c_desktop.domain.strands import Suggestion
from s4c_desktop.domain.strands_wording import strand_names, suggestion_sentence

RANK = st.sampled_from(RANKS)


@pytest.mark.parametrize(
    ("strands", "suggested", "reason"),
    [
        ((6, 6), rating_at(6), False),
        ((6, 7), rating_at(6), False),
        ((5, 4), rating_at(4), False),
        ((3, 4), Rating(State.BELOW), False),
        ((3, 3), Rating(State.BELOW), False),
        ((7, 5), None, True),
        ((3, 5), None, True),
        ((8, 3), None, True),
        ((None, 5), None, False),
        ((5, None), None, False),
        ((None, None), None, False),
    ],
)
def test_what_is_suggested(
    strands: tuple[int | None, int | None], suggested: Rating | None, reason: bool
) -> None:
    found = Suggestion(*strands)
    assert (found.rating, found.needs_reason) == (suggested, reason)


@given(RANK, RANK)
def test_either_a_level_is_suggested_or_a_reason_needed(one: int, other: int) -> None:
    found = Suggestion(one, other)
    assert (found.rating is None) is found.needs_reason
    assert found.rating == Suggestion(other, one).rating
    if found.rating is not None:
        assert found.rating.rank == min(one, other)


@pytest.mark.parametrize("off", [2, 9, 0])
def test_ranks_off_the_scale_are_refused(off: int) -> None:
    with pytest.raises(ValueError, match="strand"):
        Suggestion(5, off)


def test_the_words() -> None:
    assert suggestion_sentence(Suggestion(6, 6)) == "Both strands suggest: EQF 6."
    assert suggestion_sentence(Suggestion(6, 7)) == "The lower strand is suggested: EQF 6."
    assert suggestion_sentence(Suggestion(3, 4)) == (
        "The lower strand is suggested: Evidence does not reach level 4."
    )
    assert suggestion_sentence(Suggestion(4, 7)) == (
        "The strands are 3 levels apart, so nothing is suggested. "
        "Rate the competence and give your reason."
    )
    assert suggestion_sentence(Suggestion(4, None)) == ""
    assert len(set(strand_names())) == 2
