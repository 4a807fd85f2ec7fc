"""Role fit is a range, ordered by its worst case; overlapping ranges are too close to tell."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from s4c_desktop.domain.assessment import Rating
from s4c_desktop.domain.role_fit import role_fit
from s4c_desktop.domain.role_fit_wording import change_lines, change_summary, closest_sentence
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


def test_each_role_says_what_would_have_to_change() -> None:
    roles = {
        "X": [requirement(f"A{n}") for n in range(1, 7)],
        "Y": [requirement("A1")],
        "Z": [requirement("A2"), requirement("A7", None), requirement("A8", mandatory=False)],
    }
    ratings = {
        "A1": MET,
        "A2": SHORT,
        "A3": Rating(State.BELOW),
        "A4": Rating(State.NO_EVIDENCE),
        "A6": Rating(State.EXEMPT),
        "A7": MET,
    }
    made = framework(roles)
    fits = {fit.role: fit for fit in role_fit(made, "default", ratings)}
    assert change_summary(fits["X"]) == (
        "2 competences to be raised (A3, A2), 2 still unknown (A4, A5), 1 exempt (A6)."
    )
    assert [line.partition(": ")[2] for line in change_lines(fits["X"], made)] == [
        "at least 3 levels short, EQF 6 is required",
        "1 level short, EQF 6 is required",
        "no evidence yet, EQF 6 is required",
        "not rated yet, EQF 6 is required",
        "exempt, EQF 6 is required",
    ]
    assert change_summary(fits["Y"]) == "Nothing: every mandatory competence is met."
    assert list(change_lines(fits["Y"], made)) == []
    assert [line.partition(": ")[2] for line in change_lines(fits["Z"], made)] == [
        "1 level short, EQF 6 is required",
        "no level is required",
    ]


@given(st.lists(RATING, min_size=1, max_size=8))
def test_what_is_met_and_what_would_change_are_all_that_is_mandatory(ratings: list[Rating]) -> None:
    codes = [f"A{n}" for n in range(len(ratings))]
    rated = dict(zip(codes, ratings, strict=True))
    (fit,) = role_fit(framework({"X": [requirement(code) for code in codes]}), "default", rated)
    assert fit.worst + len(fit.short) + len(fit.unknown) + len(fit.exempt) == fit.mandatory
    assert fit.best == fit.worst + len(fit.unknown)


def lead(ratings: Mapping[str, Rating], **roles: tuple[str, ...]) -> str:
    made = framework({role: [requirement(code) for code in codes] for role, codes in roles.items()})
    return closest_sentence(role_fit(made, "default", ratings), made)


def test_the_closest_role_leads_unless_others_are_too_close_to_tell() -> None:
    unknown = Rating(State.NO_EVIDENCE)
    x, y, z = ("A1", "A2"), ("A2", "A3"), ("A3",)
    rated = {"A1": MET, "A2": MET, "A3": SHORT}
    assert lead(rated, X=x, Z=z) == "closest is Role X (2 of 2 mandatory met)."
    assert lead(rated | {"A3": MET}, X=x, Z=z) == (
        "Role X (2 of 2 mandatory met) and Role Z (1 of 1) are equally close."
    )
    assert lead({"A1": MET, "A2": unknown, "A3": SHORT}, Y=y, X=x, Z=z) == (
        "Role X (1–2 of 2 mandatory met) and Role Y (0–1 of 2) are too close to tell."
    )
    assert lead({}, X=x, Y=y) == "nothing is known of any role yet."
    assert lead(rated) == "no role of this framework requires anything."
