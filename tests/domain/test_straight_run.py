"""Long runs of equal ratings."""

from __future__ import annotations

from s4c_desktop.domain.assessment import Rating
from s4c_desktop.domain.scale import State
from s4c_desktop.domain.straight_run import NOTICED, longest_run

CODES = tuple(f"A{n}" for n in range(1, 17))
SIX = Rating(State.RATED, 6)


def test_a_run_is_noticed_from_its_length_on() -> None:
    enough = dict.fromkeys(CODES[:NOTICED], SIX)
    assert longest_run(CODES, enough) == CODES[:NOTICED]
    del enough[CODES[0]]
    assert longest_run(CODES, enough) == ()


def test_another_level_or_state_ends_a_run() -> None:
    ratings = dict.fromkeys(CODES, SIX)
    ratings[CODES[7]] = Rating(State.NO_EVIDENCE)
    assert longest_run(CODES, ratings) == CODES[8:]
    ratings[CODES[12]] = Rating(State.RATED, 7)
    assert longest_run(CODES, ratings) == ()


def test_below_four_counts_and_what_is_not_assessed_does_not() -> None:
    assert longest_run(CODES, dict.fromkeys(CODES, Rating(State.BELOW))) == CODES
    assert longest_run(CODES, dict.fromkeys(CODES, Rating(State.NO_EVIDENCE))) == ()
    assert longest_run(CODES, {}) == ()
