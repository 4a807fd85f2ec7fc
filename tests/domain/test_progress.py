"""Progress: signed differences between assessments that can be compared, and only those."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from s4c_desktop.domain.assessment import Kind, Rating
from s4c_desktop.domain.progress import Basis, Movement, Point, Side, Unlike, progress, series
from s4c_desktop.domain.progress_wording import (
    before_and_after,
    change_text,
    movement_name,
    progress_sentence,
    unlike_sentence,
)
from s4c_desktop.domain.rank import rating_at
from s4c_desktop.domain.scale import State
from tests.domain.test_gap import RATING

BASIS = Basis(Kind.ASSESSOR, UUID(int=1), "default")
CODES = ("A1", "A2", "A3", "A4", "A5", "A6", "A7", "A8")
SPRING, SUMMER, AUTUMN = date(2026, 3, 1), date(2026, 6, 1), date(2026, 9, 1)
BEFORE = {
    "A1": rating_at(4),
    "A2": rating_at(7),
    "A3": rating_at(5),
    "A4": Rating(State.NO_EVIDENCE),
    "A5": rating_at(6),
    "A6": Rating(State.BELOW),
    "A7": Rating(State.BELOW),
}
AFTER = {
    "A1": rating_at(6),
    "A2": rating_at(6),
    "A3": rating_at(5),
    "A4": rating_at(4),
    "A5": Rating(State.EXEMPT),
    "A6": rating_at(4),
    "A7": Rating(State.BELOW),
}
RATINGS = st.dictionaries(st.sampled_from(CODES), RATING)


def side(ratings: dict[str, Rating], held_on: date = SPRING, basis: Basis = BASIS) -> Side:
    return Side(basis, held_on, ratings)


def test_what_changed() -> None:
    found = progress(side(BEFORE), side(AFTER, AUTUMN), CODES)
    assert found.unlike == ()
    assert [(c.competence, c.movement, c.difference, c.at_least) for c in found.changes] == [
        ("A1", Movement.UP, 2, False),
        ("A2", Movement.DOWN, -1, False),
        ("A3", Movement.SAME, 0, False),
        ("A4", Movement.NEWLY_RATED, None, False),
        ("A5", Movement.NO_LONGER_RATED, None, False),
        ("A6", Movement.UP, 1, True),
        ("A7", Movement.SAME, 0, False),
    ]


@pytest.mark.parametrize(
    ("other", "unlike", "sentence"),
    [
        (
            replace(BASIS, kind=Kind.SELF),
            (Unlike.KIND,),
            "Not comparable: they are different kinds of assessment.",
        ),
        (
            replace(BASIS, framework_id=UUID(int=2)),
            (Unlike.FRAMEWORK,),
            "Not comparable: they use different framework versions.",
        ),
        (
            Basis(Kind.ASSESSOR, UUID(int=2), "map"),
            (Unlike.FRAMEWORK, Unlike.READING),
            (
                "Not comparable: they use different framework versions; "
                "they use different readings of the requirements."
            ),
        ),
    ],
)
def test_anything_else_is_not_comparable(
    other: Basis, unlike: tuple[Unlike, ...], sentence: str
) -> None:
    found = progress(side(BEFORE), side(AFTER, AUTUMN, other), CODES)
    assert (found.unlike, found.changes) == (unlike, ())
    assert unlike_sentence(found) == progress_sentence(found) == sentence


@given(RATINGS, RATINGS)
def test_the_way_back_is_the_opposite(one: dict[str, Rating], other: dict[str, Rating]) -> None:
    there = progress(side(one), side(other), CODES)
    back = progress(side(other), side(one), CODES)
    opposite = {
        Movement.UP: Movement.DOWN,
        Movement.DOWN: Movement.UP,
        Movement.SAME: Movement.SAME,
        Movement.NEWLY_RATED: Movement.NO_LONGER_RATED,
        Movement.NO_LONGER_RATED: Movement.NEWLY_RATED,
    }
    assert [opposite[c.movement] for c in there.changes] == [c.movement for c in back.changes]
    assert [-(c.difference or 0) for c in there.changes] == [
        c.difference or 0 for c in back.changes
    ]
    assert sum(len(there.of(m)) for m in Movement) == len(there.changes)


def test_a_series_joins_only_what_is_comparable() -> None:
    own = replace(BASIS, kind=Kind.SELF)
    found = series(
        [
            side({"A1": rating_at(6), "A2": Rating(State.BELOW)}, AUTUMN),
            side({"A1": rating_at(8)}, SUMMER, own),
            side({"A1": rating_at(5), "A3": Rating(State.NO_EVIDENCE)}, SPRING),
            side({"A2": rating_at(4)}, SUMMER),
        ],
        CODES,
    )
    assert [s.basis for s in found] == [BASIS, own]
    assert found[0].dates == (SPRING, SUMMER, AUTUMN)
    assert found[0].points == {
        "A1": (Point(SPRING, 5), Point(AUTUMN, 6)),
        "A2": (Point(SUMMER, 4), Point(AUTUMN, 3)),
    }
    assert found[1].points == {"A1": (Point(SUMMER, 8),)}
    assert series([], CODES) == ()


def test_assessments_of_one_day_keep_their_order() -> None:
    (found,) = series([side({"A1": rating_at(n)}) for n in (6, 4, 5)], CODES)
    assert [point.rank for point in found.points["A1"]] == [6, 4, 5]


def test_the_words() -> None:
    found = progress(side(BEFORE), side(AFTER), CODES)
    assert unlike_sentence(found) == ""
    assert progress_sentence(found) == (
        "2 up (A1, A6), 1 down (A2), 2 at the same level, 1 newly rated (A4), "
        "1 no longer rated (A5)."
    )
    assert [change_text(change) for change in found.changes] == [
        "2 levels up",
        "1 level down",
        "same level",
        "newly rated",
        "no longer rated",
        "at least 1 level up",
        "same level",
    ]
    back = progress(side(AFTER), side(BEFORE), CODES)
    assert change_text(back.changes[5]) == "at least 1 level down"
    assert before_and_after(found.changes[0]) == "EQF 4 → EQF 6"
    assert before_and_after(found.changes[3]) == "No evidence yet → EQF 4"
    assert progress_sentence(progress(side({}), side({}), CODES)) == (
        "Neither assessment rates a competence."
    )
    assert len({movement_name(m) for m in Movement}) == len(Movement)
