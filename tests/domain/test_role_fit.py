"""Role fit is a range, ordered by its worst case; overlapping ranges are too close to tell."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from s4c_desktop.domain.assessment import Rating
from s4c_desktop.domain.role_fit import role_fit
from s4c_desktop.domain.scale import State
from tests.domain.frameworks import framework, requirement
from tests.domain.test_gap import RATING

MET = Rating(State.RATED, 6)
SHORT = Rating(State.RATED, 5)


def test_unknown_counts_as_short_at_worst_and_as_met_at_best() -> None:
    roles = {"X": [requirement(f"A{n}") for n in range(1, 5)]}
    ratings = {"A1": MET, "A2": SHORT, "A3": Rating(State.NO_EVIDENCE)}
    (fit,) = role_fit(framework(roles), "default", ratings)
    assert (fit.worst, fit.best, fit.mandatory) == (1, 3, 4)


def test_roles_are_ordered_by_worst_case_as_a_fraction_and_ties_stay() -> None:
    roles = {
        "X": [requirement("A1"), requirement("A2")],
        "Y": [requirement("A1")],
        "Z": [requirement("A1")],
    }
    fits = role_fit(framework(roles), "default", {"A1": MET, "A2": SHORT})
    assert [fit.role for fit in fits] == ["Y", "Z", "X"]
    assert fits[0].close_to == ("Z",)
    assert fits[2].close_to == ()


def test_optional_competences_do_not_count() -> None:
    roles = {"X": [requirement("A1"), requirement("A2", mandatory=False)]}
    (fit,) = role_fit(framework(roles), "default", {"A1": MET, "A2": MET})
    assert (fit.worst, fit.mandatory) == (1, 1)


@given(st.lists(RATING, min_size=1, max_size=8))
def test_the_worst_case_is_never_better_than_the_best(ratings: list[Rating]) -> None:
    codes = [f"A{n}" for n in range(len(ratings))]
    roles = {"X": [requirement(code) for code in codes], "Y": [requirement(codes[0])]}
    for fit in role_fit(framework(roles), "default", dict(zip(codes, ratings, strict=True))):
        assert 0 <= fit.worst <= fit.best <= fit.mandatory
