"""Answers, strands and their reasons; sittings and what is said of them; evidence reviewed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from uuid import UUID

import pytest

from s4c_desktop.domain.answering import JUDGEMENTS, answered, lacks_grounds, next_judgement
from s4c_desktop.domain.assessment import (
    Assessment,
    Evidence,
    Judgement,
    Kind,
    Person,
    Phase,
    Rating,
    Scope,
    Sitting,
)
from s4c_desktop.domain.backing import Backing
from s4c_desktop.domain.evidence_review import backing_of
from s4c_desktop.domain.merging import same_content
from s4c_desktop.domain.rating_wording import rating_facts
from s4c_desktop.domain.scale import State
from s4c_desktop.domain.sittings import (
    begun,
    corrected,
    names_in,
    on_another_day,
    raters_now,
    with_sitting,
    without_sitting,
)
from s4c_desktop.domain.sittings_wording import given_text, since_text, sitting_text

NOON = datetime(2026, 9, 14, 12, 0, tzinfo=UTC)
STRANDS = Rating(knowledge=7, autonomy=4, flagged=True, note="n", sufficient=Judgement.YES)
DRAFT = Assessment(
    id=UUID(int=1),
    person=Person(UUID(int=2), "Ana"),
    framework_id=UUID(int=3),
    role="SCPD",
    reading="default",
    kind=Kind.ASSESSOR,
    scope=Scope.MANDATORY,
    phase=Phase.DRAFT,
    version=1,
    assessors="Maria, Ivan",
    place="Room 2",
    no_conflict=True,
)


# -- answers -------------------------------------------------------------------------------


@pytest.mark.parametrize(("state", "level"), [(State.RATED, 5), (State.BELOW, None)])
def test_a_place_on_the_scale_keeps_the_strands(state: State, level: int | None) -> None:
    after = answered(replace(STRANDS, grounds="why"), state, level)
    assert (after.knowledge, after.autonomy, after.grounds) == (7, 4, "why")
    assert (after.flagged, after.note, after.sufficient) == (True, "n", Judgement.YES)


@pytest.mark.parametrize("state", [State.UNTOUCHED, State.NO_EVIDENCE, State.EXEMPT])
def test_who_is_not_placed_has_no_strands(state: State) -> None:
    after = answered(replace(STRANDS, grounds="why"), state, None, reason="r", allowed_by="a")
    assert (after.knowledge, after.autonomy, after.grounds) == (None, None, "")
    assert (after.flagged, after.note) == (True, "n")


@pytest.mark.parametrize(
    ("knowledge", "autonomy", "grounds", "lacking"),
    [
        (7, 4, "", True),
        (3, 5, " ", True),
        (7, 4, "why", False),
        (6, 5, "", False),
        (7, None, "", False),
    ],
)
def test_only_strands_two_apart_ask_for_a_reason(
    knowledge: int, autonomy: int | None, grounds: str, lacking: bool
) -> None:
    rating = Rating(State.RATED, 5, knowledge=knowledge, autonomy=autonomy, grounds=grounds)
    assert lacks_grounds(rating) is lacking
    assert not lacks_grounds(replace(rating, state=State.UNTOUCHED, level=None))


def test_one_key_goes_through_all_judgements() -> None:
    turn = [Judgement.NOT_REVIEWED]
    while len(turn) <= len(JUDGEMENTS):
        turn.append(next_judgement(turn[-1]))
    assert turn == [Judgement.NOT_REVIEWED, Judgement.YES, Judgement.NO, Judgement.NOT_REVIEWED]


def test_all_that_was_said_is_told() -> None:
    assert rating_facts(Rating(State.BELOW, knowledge=3, autonomy=5, grounds="by the book")) == (
        "Evidence does not reach level 4",
        "Knowledge and skills: Evidence does not reach level 4",
        "Responsibility and autonomy: EQF 5",
        "Reason for the level: by the book",
    )
    assert rating_facts(Rating(State.EXEMPT, reason="abroad", allowed_by="Head")) == (
        "Exempt",
        "abroad (allowed by Head)",
    )


# -- evidence ------------------------------------------------------------------------------


def test_only_what_counts_and_is_confirmed_backs_a_rating() -> None:
    good = Evidence(
        UUID(int=4),
        "Minutes",
        links=frozenset({"A1"}),
        valid=Judgement.YES,
        authentic=Judgement.YES,
    )
    bad = replace(good, id=UUID(int=5), authentic=Judgement.NO, links=frozenset({"A1", "A2"}))
    ratings = {code: Rating(State.RATED, 5, sufficient=Judgement.YES) for code in ("A1", "A2")}
    held = replace(DRAFT, ratings=ratings, evidence=(good, bad))
    assert backing_of(held, "A1") is Backing.SUFFICIENT
    assert backing_of(held, "A2") is Backing.NOT_SUFFICIENT_YET
    assert backing_of(held, "A3") is Backing.NOT_REVIEWED


# -- sittings ------------------------------------------------------------------------------


def test_the_first_sitting_is_the_assessors() -> None:
    first = begun(DRAFT, NOON, "Maria")
    assert first.sittings == (Sitting(1, "Maria, Ivan", NOON, "Room 2"),)
    assert begun(first, NOON + timedelta(days=1)) is first
    assert begun(replace(DRAFT, assessors=""), NOON, "Maria").sittings[0].led_by == "Maria"
    assert begun(replace(DRAFT, kind=Kind.SELF), NOON).sittings == ()


def test_who_leads_rates() -> None:
    assert raters_now(DRAFT) == "Maria, Ivan"
    later = with_sitting(begun(DRAFT, NOON), Sitting(2, "Petra", NOON))
    assert raters_now(later) == "Petra"
    assert (later.assessors, later.no_conflict) == ("Maria, Ivan, Petra", False)
    assert raters_now(without_sitting(later, 2)) == "Maria, Ivan"
    assert with_sitting(DRAFT, Sitting(1, "Ivan", NOON)).no_conflict


def test_a_name_mended_in_the_set_up_is_mended_in_the_first_sitting_only() -> None:
    first = begun(DRAFT, NOON).sittings
    assert corrected(first, "Maria, Ivan", "Maria I.")[0].led_by == "Maria I."
    assert corrected(first, "Maria, Ivan", " ") == first
    handed_over = (*first, Sitting(2, "Petra", NOON))
    assert corrected(handed_over, "Maria, Ivan", "Maria I.") == handed_over


def test_names_in_a_list() -> None:
    assert names_in(" Maria , Ivan,,") == ("Maria", "Ivan")
    assert names_in("") == ()


@pytest.mark.parametrize(
    ("hours", "zone", "other"),
    [(10, 0, False), (12, 0, True), (-13, 0, True), (10, 3, True), (1, 11, True), (0, 12, False)],
)
def test_days_are_those_of_the_place(hours: int, zone: int, other: bool) -> None:
    place = timezone(timedelta(hours=zone))
    sitting = Sitting(1, "Maria", NOON)
    assert on_another_day(sitting, NOON + timedelta(hours=hours), place) is other


def test_when_a_sitting_began_is_no_difference() -> None:
    one, other = (begun(DRAFT, NOON + timedelta(seconds=s)) for s in (0, 1))
    assert same_content(one, other)
    assert not same_content(one, with_sitting(one, Sitting(2, "Ivan", NOON)))


def test_what_is_said_of_a_sitting() -> None:
    assert given_text("Maria", NOON, 2, NOON) == "Maria, 12:00, sitting 2"
    assert given_text("Maria", NOON, 0, NOON + timedelta(days=1)) == "Maria, 2026-09-14 12:00"
    assert since_text(NOON, NOON.astimezone(timezone(timedelta(hours=3)))) == "15:00"
    assert given_text("", None, 0, NOON) == ""
    sitting = Sitting(2, "Maria", NOON, "Room 2")
    assert sitting_text(sitting, "P-7", NOON) == "Sitting 2, P-7, 12:00, Room 2"
