"""The sentences that screen, command and PDF share."""

from __future__ import annotations

from fractions import Fraction

import pytest

from s4c_desktop.domain import wording
from s4c_desktop.domain.assessment import Kind, Rating, Scope
from s4c_desktop.domain.curriculum import Hours
from s4c_desktop.domain.gap import Result, compare, evaluate
from s4c_desktop.domain.role_fit import RoleFit
from s4c_desktop.domain.scale import State
from tests.domain.frameworks import requirement


def result(*ratings: Rating) -> Result:
    rows = [requirement(f"A{n}") for n in range(1, len(ratings) + 1)]
    return evaluate(rows, {f"A{n}": r for n, r in enumerate(ratings, start=1)}, Scope.ALL)


MET = Rating(State.RATED, 6)
SHORT = Rating(State.RATED, 5)
EXEMPT = Rating(State.EXEMPT, reason="r", allowed_by="n")


def test_readiness_counts_everything_with_the_full_number() -> None:
    found = result(MET, SHORT, Rating(State.BELOW), Rating(State.NO_EVIDENCE), Rating(), EXEMPT)
    assert wording.readiness_sentence(found, Kind.ASSESSOR) == (
        "1 of 6 mandatory met, 2 short (A2, A3), 1 without evidence yet (A4), "
        "1 not rated yet (A5), 1 exempt (A6)."
    )


def test_a_self_assessment_says_so_first() -> None:
    assert wording.readiness_sentence(result(MET), Kind.SELF) == (
        "By own rating: 1 of 1 mandatory met."
    )


def test_unknown_is_never_worded_as_failed() -> None:
    sentence = wording.readiness_sentence(result(Rating(), Rating(State.NO_EVIDENCE)), Kind.SELF)
    assert "short" not in sentence
    assert "fail" not in sentence.lower()


def test_without_optional_competences_nothing_is_said_of_them() -> None:
    assert wording.optional_sentence(result(MET)) == ""


def test_coverage_counts_what_was_placed_on_or_below_the_scale() -> None:
    assert wording.coverage_sentence(result(MET, Rating(State.BELOW), EXEMPT)) == (
        "2 of 3 competences in scope rated"
    )


@pytest.mark.parametrize(
    ("rating", "sentence", "chip"),
    [
        (MET, "met", "6"),
        (Rating(State.RATED, 8), "met, 2 above", "8"),
        (SHORT, "1 level short", "5"),
        (Rating(State.RATED, 4), "2 levels short", "4"),
        (Rating(State.BELOW), "at least 3 levels short", "<4"),
        (Rating(State.NO_EVIDENCE), "no evidence yet", ""),
        (Rating(), "not rated yet", ""),
        (EXEMPT, "exempt", ""),
    ],
)
def test_each_status_has_its_words_and_chip(rating: Rating, sentence: str, chip: str) -> None:
    assert wording.status_sentence(compare(requirement("A1"), rating)) == sentence
    assert wording.level_chip(rating) == chip


def test_below_a_required_four_is_one_level_in_the_singular() -> None:
    found = compare(requirement("A1", 4), Rating(State.BELOW))
    assert wording.status_sentence(found) == "at least 1 level short"


def test_a_range_is_said_as_a_range_and_a_point_as_a_point() -> None:
    assert wording.fit_sentence(RoleFit("X", 9, 11, 12)) == "9–11 of 12"
    assert wording.fit_sentence(RoleFit("X", 9, 9, 12)) == "9 of 12"


@pytest.mark.parametrize(
    ("hours", "text"),
    [
        (Hours(Fraction(5, 31)), "10 min online"),
        (
            Hours(Fraction(2), Fraction(1, 2), Fraction(5, 4)),
            "2 h online, 30 min live, 1 h 15 min practical",
        ),
        (Hours(), "no hours stated"),
    ],
)
def test_hours_are_said_by_mode(hours: Hours, text: str) -> None:
    assert wording.hours_text(hours) == text
