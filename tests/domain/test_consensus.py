"""Tastle–Wierman consensus of votes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from s4c_desktop.domain.consensus import consensus
from s4c_desktop.domain.consensus_wording import consensus_text

COUNTS = st.lists(st.integers(0, 50), min_size=2, max_size=8).filter(lambda c: sum(c) >= 3)


def test_the_published_example() -> None:
    assert consensus([30, 40, 210, 130, 530, 50, 10]) == pytest.approx(0.7256876, abs=5e-8)


def test_all_alike_is_one_and_halves_at_the_ends_are_none() -> None:
    assert consensus([0, 0, 7, 0, 0, 0]) == 1
    assert consensus([7, 0, 0, 0, 0, 0]) == 1
    assert consensus([4, 0, 0, 0, 4]) == pytest.approx(0)


def test_it_is_shown_from_three_votes_on() -> None:
    assert consensus([0, 0, 0]) is None
    assert consensus([1, 0, 1]) is None
    assert consensus([1, 0, 2]) is not None


@pytest.mark.parametrize("counts", [[], [5], [3, -1, 4]])
def test_what_counts_no_votes_is_refused(counts: list[int]) -> None:
    with pytest.raises(ValueError, match="votes"):
        consensus(counts)


@given(COUNTS)
def test_it_lies_between_and_looks_the_same_from_both_ends(counts: list[int]) -> None:
    found = consensus(counts)
    assert found is not None
    assert 0 <= found <= 1
    assert consensus(counts[::-1]) == pytest.approx(found)
    assert consensus([3 * count for count in counts]) == pytest.approx(found)


@given(COUNTS)
def test_only_equal_votes_are_full_consensus(counts: list[int]) -> None:
    alike = sum(count > 0 for count in counts) == 1
    assert (consensus(counts) == 1) is alike


def test_the_words_say_what_it_takes_for_granted() -> None:
    assert consensus_text([0, 0, 1, 3, 0, 0]) == (
        "Consensus 0.89 of 4 votes, where 1 is all alike. "
        "Tastle–Wierman measure: it treats the steps between levels as equal."
    )
    assert consensus_text([1, 0]) == "1 vote; consensus is shown from 3 votes on."
