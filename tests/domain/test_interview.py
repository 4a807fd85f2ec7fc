"""Guided rating: three answers at most settle a level, and the path can be kept and read."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from s4c_desktop.base.errors import UserError
from s4c_desktop.domain.assessment import Rating
from s4c_desktop.domain.interview import START, Answer, Interview, parse
from s4c_desktop.domain.interview_wording import answer_name, outcome, path_text, question
from s4c_desktop.domain.rank import RANKS, rating_at
from s4c_desktop.domain.scale import BELOW_RANK, EQF_LEVELS, State
from tests.figures import Figure

PEOPLE = 1000
SHOWN, CLAIMED, NOT_SHOWN = Answer
ANSWERS = st.lists(st.sampled_from(Answer), max_size=3)


def hold(answer: Callable[[int], Answer]) -> Interview:
    """Ask until the rating is settled."""
    interview = Interview()
    while interview.next is not None:
        interview = interview.answered(answer(interview.next))
    return interview


def settled(interview: Interview) -> int:
    assert interview.rating is not None
    found = interview.rating.rank
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("answers", "levels", "level"),
    [
        ((SHOWN, SHOWN, SHOWN), [6, 7, 8], 8),
        ((SHOWN, SHOWN, NOT_SHOWN), [6, 7, 8], 7),
        ((SHOWN, CLAIMED), [6, 7], 6),
        ((NOT_SHOWN, SHOWN), [6, 5], 5),
        ((CLAIMED, NOT_SHOWN, SHOWN), [6, 5, 4], 4),
        ((NOT_SHOWN, CLAIMED, CLAIMED), [6, 5, 4], BELOW_RANK),
    ],
)
def test_the_answers_settle_a_level(
    answers: tuple[Answer, ...], levels: list[int], level: int
) -> None:
    interview = Interview(answers)
    assert [anchor for anchor, _answer in interview.path] == levels
    assert interview.rating == rating_at(level)
    assert interview.next is None
    with pytest.raises(ValueError, match="settled"):
        interview.answered(SHOWN)


def test_below_four_is_its_own_state() -> None:
    assert Interview((NOT_SHOWN,) * 3).rating == Rating(State.BELOW)


def test_it_starts_at_the_same_level_for_everybody() -> None:
    assert Interview().next == START == 6
    assert Interview().rating is None
    assert Interview().taken_back() == Interview()


def test_every_way_through_ends_after_two_or_three_answers() -> None:
    lengths = set()
    for script in product(Answer, repeat=3):
        answers = iter(script)
        interview = hold(lambda _level, answers=answers: next(answers))  # type: ignore[misc]
        lengths.add(len(interview.answers))
    assert lengths == {2, 3}


@given(ANSWERS)
def test_claimed_is_not_shown(answers: list[Answer]) -> None:
    def follow(replaced: Answer) -> Interview:
        interview = Interview()
        for answer in answers:
            if interview.next is not None:
                interview = interview.answered(replaced if answer is CLAIMED else answer)
        return interview

    assert follow(CLAIMED).rating == follow(NOT_SHOWN).rating
    assert follow(CLAIMED).next == follow(NOT_SHOWN).next


@given(ANSWERS)
def test_paths_are_kept_read_and_taken_back(answers: list[Answer]) -> None:
    interview = Interview()
    for answer in answers:
        if interview.next is None:
            break
        longer = interview.answered(answer)
        assert longer.taken_back() == interview
        assert (longer.next is None) is (longer.rating is not None)
        interview = longer
    assert parse(interview.code) == interview


def test_the_stored_form_is_short_and_says_the_anchors() -> None:
    assert Interview((SHOWN, CLAIMED)).code == "6:shown,7:claimed"
    assert Interview((NOT_SHOWN, SHOWN)).code == "6:not_shown,5:shown"
    assert Interview().code == ""


@pytest.mark.parametrize(
    "code",
    [
        "6",
        "6:",
        "6:seen",
        "7:shown",
        "6:shown,",
        ",6:shown",
        "6:shown,5:shown",
        "6:shown,7:claimed,8:shown",
        "6:shown,7:shown,8:shown,9:shown",
        "6:not_shown,5:shown,4:shown",
        "6:Shown",
        " 6:shown",
        "6:shown;7:claimed",
        "06:shown",
        "6:shown:7",
    ],
)
def test_no_other_path_is_read(code: str) -> None:
    with pytest.raises(UserError, match="no path of a guided rating") as caught:
        parse(code)
    assert code in caught.value.text()


@given(st.text(alphabet="45678:,_abcdehilmnostw", max_size=30))
def test_whatever_is_read_is_written_the_same(code: str) -> None:
    try:
        found = parse(code)
    except UserError:
        return
    assert found.code == code


def all_anchors(answer: Callable[[int], Answer]) -> int:
    """Rate by asking all five anchors: the highest of the unbroken run shown from 4 up.

    A higher anchor shown beyond one that is not does not count, as a level stands on those
    below it.
    """
    reached = BELOW_RANK
    for level in EQF_LEVELS:
        if answer(level) is not SHOWN:
            break
        reached = level
    return reached


def voices(seed: int, noise: float) -> list[tuple[int, Callable[[int], Answer]]]:
    """Return people with their true rank, and how each answers at an anchor.

    An answer is turned round with the probability `noise`, independently; a person gives the
    same answer whenever the same anchor is asked about.
    """
    draw = Random(seed)

    def person(true: int) -> Callable[[int], Answer]:
        turned = {level: draw.random() < noise for level in EQF_LEVELS}
        empty = {level: draw.choice((CLAIMED, NOT_SHOWN)) for level in EQF_LEVELS}
        return lambda level: SHOWN if (true >= level) is not turned[level] else empty[level]

    return [(true, person(true)) for true in draw.choices(RANKS, k=PEOPLE)]


def test_consistent_answers_find_the_true_level_every_time(figure: Figure) -> None:
    people = voices(1, noise=0)
    assert {true for true, _answer in people} == set(RANKS)
    asked = 0
    for true, answer in people:
        interview = hold(answer)
        asked += len(interview.answers)
        assert settled(interview) == all_anchors(answer) == true
    figure(
        "Guided rating finds the level",
        f"{PEOPLE} of {PEOPLE} people with consistent answers, {asked / PEOPLE:.2f} answers each",
    )


def test_noisy_answers_cost_less_than_with_all_anchors(figure: Figure) -> None:
    """Expected with 10 % noise: 75.6 % by at most three anchors, 71.3 % by all five."""
    people = voices(2, noise=0.1)
    guided = [settled(hold(answer)) - true for true, answer in people]
    full = [all_anchors(answer) - true for true, answer in people]
    exact, exact_full = (found.count(0) / PEOPLE for found in (guided, full))
    near, near_full = (sum(abs(d) <= 1 for d in found) / PEOPLE for found in (guided, full))
    figure(
        "Guided rating with one answer in ten wrong",
        f"level found {exact:.1%}, within one {near:.1%}; "
        f"all five anchors: {exact_full:.1%}, within one {near_full:.1%}",
    )
    assert exact == pytest.approx(0.756, abs=0.04)
    assert exact_full == pytest.approx(0.713, abs=0.04)
    assert 0.78 < near_full < near < 0.95


def test_the_words() -> None:
    interview = Interview((SHOWN, CLAIMED))
    assert path_text(interview) == "6 shown, 7 claimed only"
    assert outcome(interview) == "EQF 6 (6 shown, 7 claimed only)"
    assert outcome(Interview((SHOWN,))) == ""
    assert outcome(Interview((NOT_SHOWN,) * 3)).startswith("Evidence does not reach level 4 (")
    assert [answer_name(a) for a in Answer] == ["Shown", "Claimed only", "Not shown"]
    assert question(own=True) != question(own=False)
