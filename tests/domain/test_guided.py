"""What an answer to a guided question makes of a rating, and taking it back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from s4c_desktop.domain.assessment import Rating
from s4c_desktop.domain.guided import interview_of, with_answer, with_answer_taken_back
from s4c_desktop.domain.interview import Answer, Interview
from s4c_desktop.domain.interview_wording import said_path
from s4c_desktop.domain.scale import State

SHOWN, CLAIMED, NOT_SHOWN = Answer.SHOWN, Answer.CLAIMED, Answer.NOT_SHOWN
NOTED = Rating(flagged=True, note="Ask for the plan")


def rated(*answers: Answer, start: Rating = NOTED) -> Rating:
    for answer in answers:
        start = with_answer(start, answer)
    return start


@pytest.mark.parametrize(
    ("answers", "state", "level", "path"),
    [
        ((SHOWN,), State.UNTOUCHED, None, "6:shown"),
        ((SHOWN, CLAIMED), State.RATED, 6, "6:shown,7:claimed"),
        ((SHOWN, SHOWN, SHOWN), State.RATED, 8, "6:shown,7:shown,8:shown"),
        ((CLAIMED, SHOWN), State.RATED, 5, "6:claimed,5:shown"),
        ((NOT_SHOWN, CLAIMED, NOT_SHOWN), State.BELOW, None, None),
    ],
)
def test_answers_are_kept_with_the_rating_they_settle(
    answers: tuple[Answer, ...], state: State, level: int | None, path: str | None
) -> None:
    found = rated(*answers)
    assert (found.state, found.level, found.flagged, found.note) == (
        state,
        level,
        NOTED.flagged,
        NOTED.note,
    )
    assert found.path == (path or "6:not_shown,5:claimed,4:not_shown")


@given(st.lists(st.sampled_from(Answer), min_size=1, max_size=3))
def test_taking_back_leads_through_the_same_places(answers: list[Answer]) -> None:
    places = [NOTED]
    for answer in answers:
        interview = interview_of(places[-1])
        if interview is not None and interview.next is not None:
            places.append(with_answer(places[-1], answer))
    last = places[-1]
    for place in reversed(places):
        assert last == place
        last = with_answer_taken_back(last)
    assert last == NOTED


@pytest.mark.parametrize(
    "rating",
    [
        Rating(State.RATED, 6),
        Rating(State.RATED, 7, path="6:shown,7:claimed"),
        Rating(State.NO_EVIDENCE),
        Rating(State.EXEMPT, reason="abroad", allowed_by="Maria"),
        Rating(State.RATED, 6, path="from another program"),
    ],
)
def test_what_was_rated_otherwise_has_no_interview_and_is_asked_anew(rating: Rating) -> None:
    assert interview_of(rating) is None
    assert with_answer(rating, SHOWN) == Rating(path="6:shown")
    assert with_answer_taken_back(rating) == Rating()


def test_a_stored_path_is_said_in_words_and_anything_else_as_it_is() -> None:
    assert said_path("6:claimed,5:shown") == "6 claimed only, 5 shown"
    assert said_path("from another program") == "from another program"


def test_an_untouched_rating_is_an_interview_that_has_not_begun() -> None:
    assert interview_of(NOTED) == Interview()
