"""Blind rating: what keeps the veil up, what needs a reason, what is printed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from s4c_desktop.base.errors import UserError
from s4c_desktop.domain.assessment import Assessment, Rating
from s4c_desktop.domain.flow import STEPS, Step, resume
from s4c_desktop.domain.plain import RatingChange
from s4c_desktop.domain.scale import State
from s4c_desktop.domain.sign_off import Missing, obstacles
from s4c_desktop.domain.veil import (
    LateChange,
    changed_since,
    check_switch,
    left_to_rate,
    wants_reason,
)
from tests.domain.test_flow import CODES, assessment, framework

SHOWN = datetime(2026, 9, 14, 12, tzinfo=UTC)
SIX = Rating(State.RATED, 6)


def blind(**changes: object) -> Assessment:
    return assessment(blind=True, **changes)


@pytest.mark.parametrize(
    "answer",
    [
        SIX,
        Rating(State.BELOW),
        Rating(State.NO_EVIDENCE),
        Rating(State.EXEMPT, reason="r", allowed_by="n"),
    ],
)
def test_every_answer_counts_as_given(answer: Rating) -> None:
    all_but_one = dict.fromkeys(CODES[:-1], SIX)
    draft = blind(ratings={**all_but_one, CODES[-1]: replace(answer, flagged=True)})
    assert left_to_rate(draft, framework()) == ()
    untouched = blind(ratings={**all_but_one, CODES[-1]: Rating(flagged=True, note="a note")})
    assert left_to_rate(untouched, framework()) == CODES[-1:]


def test_the_result_is_out_of_reach_while_it_is_blind() -> None:
    flow = resume(blind(step="result"), framework())
    assert not flow.reachable(Step.RESULT)
    assert flow.step is Step.SETUP
    assert flow.go(Step.REVIEW).next_step().step is Step.REVIEW
    shown = resume(blind(step="result", unveiled_at=SHOWN), framework())
    assert shown.step is Step.RESULT
    assert all(shown.reachable(step) for step in STEPS)


def test_a_blind_rating_cannot_be_signed_off() -> None:
    found = [o.missing for o in obstacles(blind(), framework())]
    assert Missing.VEIL in found
    over = [o.missing for o in obstacles(blind(unveiled_at=SHOWN), framework())]
    assert Missing.VEIL not in over


@pytest.mark.parametrize(
    ("is_blind", "shown_at", "after", "wanted"),
    [
        (True, SHOWN, Rating(State.RATED, 5), True),
        (True, SHOWN, replace(SIX, flagged=True, note="more"), False),
        (True, SHOWN, replace(SIX, knowledge=6), True),
        (True, None, Rating(State.RATED, 5), False),
        (False, None, Rating(State.RATED, 5), False),
    ],
)
def test_another_answer_wants_a_reason_once_the_levels_are_known(
    is_blind: bool, shown_at: datetime | None, after: Rating, wanted: bool
) -> None:
    assert wants_reason(is_blind, shown_at, SIX, after) is wanted


def change(number: int, code: str, at: datetime, why: str) -> RatingChange:
    return RatingChange(number, code, State.RATED, 5, "", "", "M. Berger", at, why)


def test_only_what_was_changed_afterwards_is_printed() -> None:
    late = change(3, "A1", SHOWN + timedelta(hours=1), "misread the anchor")
    history = (
        change(1, "A1", SHOWN - timedelta(hours=1), ""),
        change(2, "A2", SHOWN - timedelta(hours=1), "told later"),
        late,
    )
    found = changed_since(blind(unveiled_at=SHOWN), history)
    assert found == (LateChange(late, Rating(State.RATED, 5)),)
    assert changed_since(blind(), history) == ()
    assert changed_since(assessment(), history) == ()


def test_a_revision_begins_with_the_ratings_of_before_and_those_are_no_changes() -> None:
    copied = change(1, "A1", SHOWN + timedelta(days=1), "an appeal")
    own = change(2, "A1", SHOWN + timedelta(days=2), "new evidence")
    revision = blind(unveiled_at=SHOWN, revises=uuid4())
    (found,) = changed_since(revision, (copied, own))
    assert found.change == own


def test_it_is_switched_before_the_first_rating_or_not_at_all() -> None:
    check_switch(blind(), False)
    check_switch(blind(ratings={"A1": Rating(note="a note")}), False)
    check_switch(blind(ratings={"A1": SIX}), True)
    for begun, wanted in (
        (blind(ratings={"A1": SIX}), False),
        (assessment(ratings={"A1": SIX}), True),
        (blind(unveiled_at=SHOWN), False),
    ):
        with pytest.raises(UserError):
            check_switch(begun, wanted)
