"""A rating given by guided questions: what an answer, or one taken back, makes of it."""

from __future__ import annotations

from dataclasses import replace

from s4c_desktop.base.errors import UserError
from s4c_desktop.domain.assessment import Rating
from s4c_desktop.domain.interview import Answer, Interview, parse
from s4c_desktop.domain.scale import State


def interview_of(rating: Rating) -> Interview | None:
    """Return the interview that led to a rating; None where it was given in another way."""
    try:
        found = parse(rating.path)
    except UserError:
        return None
    settled = found.rating or Rating()
    return found if (settled.state, settled.level) == (rating.state, rating.level) else None


def with_answer(rating: Rating, answer: Answer) -> Rating:
    """Return the rating with one more answer; a rating given in another way is asked anew."""
    return _after((interview_of(rating) or Interview()).answered(answer), rating)


def with_answer_taken_back(rating: Rating) -> Rating:
    """Return the rating without its last answer, or without what was said in another way."""
    return _after((interview_of(rating) or Interview()).taken_back(), rating)


def _after(interview: Interview, rating: Rating) -> Rating:
    settled = interview.rating or Rating(State.UNTOUCHED)
    return replace(
        rating,
        state=settled.state,
        level=settled.level,
        reason="",
        allowed_by="",
        knowledge=None,
        autonomy=None,
        grounds="",
        path=interview.code,
    )
