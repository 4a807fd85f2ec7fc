"""Ratings are backed by evidence that was found valid, authentic and sufficient."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from s4c_desktop.domain.assessment import Evidence, Judgement, Kind, Rating
from s4c_desktop.domain.backing import Backed, Backing, Item, backed, backing, backings
from s4c_desktop.domain.backing_wording import (
    backed_sentence,
    backing_name,
    item_sentence,
    judgement_name,
)
from s4c_desktop.domain.rank import rating_at
from s4c_desktop.domain.scale import State

YES, NO, OPEN = Judgement
GOOD, NEW = Item(YES, YES, YES), Item()
NOT_VALID, NOT_AUTHENTIC, STALE = Item(NO, YES, YES), Item(YES, NO, YES), Item(YES, YES, NO)
HALF = Item(YES, OPEN, YES)
JUDGEMENT = st.sampled_from(Judgement)
ITEMS = st.lists(st.builds(Item, JUDGEMENT, JUDGEMENT, JUDGEMENT), max_size=4)


@pytest.mark.parametrize(
    ("items", "sufficient", "found"),
    [
        ([GOOD], YES, Backing.SUFFICIENT),
        ([STALE], YES, Backing.SUFFICIENT),
        ([NOT_VALID, GOOD], YES, Backing.SUFFICIENT),
        ([NEW, GOOD], YES, Backing.SUFFICIENT),
        ([NEW], YES, Backing.NOT_REVIEWED),
        ([HALF], YES, Backing.NOT_REVIEWED),
        ([NOT_VALID], YES, Backing.NOT_SUFFICIENT_YET),
        ([NOT_AUTHENTIC], YES, Backing.NOT_SUFFICIENT_YET),
        ([], YES, Backing.NOT_SUFFICIENT_YET),
        ([GOOD], NO, Backing.NOT_SUFFICIENT_YET),
        ([], NO, Backing.NOT_SUFFICIENT_YET),
        ([GOOD], OPEN, Backing.NOT_REVIEWED),
        ([NEW], OPEN, Backing.NOT_REVIEWED),
        ([], OPEN, Backing.NOT_REVIEWED),
        ([NOT_VALID, NOT_AUTHENTIC], OPEN, Backing.NOT_SUFFICIENT_YET),
    ],
)
def test_what_evidence_comes_to(items: list[Item], sufficient: Judgement, found: Backing) -> None:
    assert backing(items, sufficient) is found


def test_what_is_not_valid_or_not_authentic_does_not_count() -> None:
    for valid, authentic, current in product(Judgement, repeat=3):
        item = Item(valid, authentic, current)
        assert item.counts is (NO not in (valid, authentic))
        assert not item.confirmed or item.counts


@given(ITEMS, JUDGEMENT)
def test_items_that_do_not_count_add_nothing(items: list[Item], sufficient: Judgement) -> None:
    counting = [item for item in items if item.counts]
    if counting:
        assert backing(items, sufficient) is backing(counting, sufficient)
    if backing(items, sufficient) is Backing.SUFFICIENT:
        assert sufficient is YES
        assert any(item.confirmed for item in items)


RATINGS = {
    "A1": rating_at(6),
    "A2": rating_at(5),
    "A3": Rating(State.BELOW),
    "A4": Rating(State.NO_EVIDENCE),
    "A5": Rating(State.EXEMPT, reason="r", allowed_by="n"),
    "B1": rating_at(8),
}
BACKINGS = {
    "A1": Backing.SUFFICIENT,
    "A2": Backing.NOT_SUFFICIENT_YET,
    "A4": Backing.SUFFICIENT,
    "B1": Backing.SUFFICIENT,
}
MANDATORY = ("A1", "A2", "A3", "A4", "A5", "A6")


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.SELF])
def test_thin_is_what_is_rated_without_sufficient_evidence(kind: Kind) -> None:
    found = backed(kind, MANDATORY, RATINGS, BACKINGS)
    assert found == Backed(1, 6, ("A2", "A3"))
    assert backed_sentence(found) == "Backed by sufficient evidence: 1 of 6; thin: A2, A3"


def test_evidence_backs_what_it_is_linked_with() -> None:
    """One item may support many ratings; each is judged for itself."""
    good = Evidence(UUID(int=1), "Plan", links=frozenset({"A1", "A2", "A4"}), valid=YES)
    good = replace(good, authentic=YES)
    bad = Evidence(UUID(int=2), "Copy", links=frozenset({"A3", "A1"}), authentic=NO)
    ratings = {
        "A1": replace(rating_at(6), sufficient=YES),
        "A2": rating_at(5),
        "A3": Rating(State.BELOW, sufficient=YES),
        "A4": Rating(State.NO_EVIDENCE),
        "B1": replace(rating_at(8), sufficient=NO),
    }
    assert backings(ratings, [good, bad]) == {
        "A1": Backing.SUFFICIENT,
        "A2": Backing.NOT_REVIEWED,
        "A3": Backing.NOT_SUFFICIENT_YET,
        "B1": Backing.NOT_SUFFICIENT_YET,
    }


def test_self_assessments_are_not_backed() -> None:
    assert backed(Kind.SELF, MANDATORY, RATINGS, BACKINGS) is None


def test_the_words() -> None:
    assert backed_sentence(Backed(6, 6, ())) == "Backed by sufficient evidence: 6 of 6"
    assert item_sentence(GOOD) == "valid, authentic, current"
    assert item_sentence(NEW) == "Not reviewed"
    assert item_sentence(Item(YES, OPEN, NO)) == "valid, authentic: not reviewed, not current"
    assert item_sentence(NOT_AUTHENTIC) == "valid, not authentic, current; does not count"
    assert [backing_name(b) for b in Backing] == [
        "Sufficient",
        "Not sufficient yet",
        "Not reviewed",
    ]
    assert [judgement_name(j) for j in Judgement] == ["Yes", "No", "Not reviewed"]
