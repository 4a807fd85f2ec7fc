"""Layers of a round as values: which are comparable, what is proposed, what needs a reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from uuid import UUID, uuid4

import pytest

from s4c_desktop.domain import layers_wording as wording
from s4c_desktop.domain.assessment import (
    Assessment,
    Judgement,
    Kind,
    Person,
    Phase,
    Rating,
    Scope,
)
from s4c_desktop.domain.examiners import examiners, folded, is_among, shared
from s4c_desktop.domain.layers import (
    Reconciling,
    Unfit,
    current,
    is_complete,
    unfit_as_pair,
    unfit_beside,
)
from s4c_desktop.domain.scale import State
from tests.domain.frameworks import framework, identity, requirement

FRAMEWORK = framework({"R": [requirement("A1"), requirement("A2", mandatory=False)]})
ROUND = uuid4()
FIRST = Assessment(
    id=UUID(int=1),
    person=Person(identity("p"), "Candidate"),
    framework_id=FRAMEWORK.id,
    role="R",
    reading="default",
    kind=Kind.ASSESSOR,
    scope=Scope.MANDATORY,
    phase=Phase.DRAFT,
    version=1,
    assessors="Maria",
    round_id=ROUND,
)
SECOND = replace(FIRST, id=UUID(int=2), kind=Kind.SECOND, assessors="Petar")


def rated(level: int) -> Rating:
    return Rating(State.RATED, level)


def pair(first: Mapping[str, Rating], second: Mapping[str, Rating]) -> Reconciling:
    return Reconciling(replace(FIRST, ratings=first), replace(SECOND, ratings=second))


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, None),
        ({"person": Person(uuid4(), "Other")}, Unfit.PERSON),
        ({"kind": Kind.SELF}, Unfit.SELF),
        ({"round_id": uuid4()}, Unfit.ROUND),
        ({"kind": Kind.AGREED}, Unfit.KIND),
        ({"framework_id": uuid4()}, Unfit.FRAMEWORK),
        ({"role": "Q"}, Unfit.ROLE),
        ({"reading": "map"}, Unfit.READING),
        ({"scope": Scope.AREAS, "areas": ("A",)}, Unfit.SCOPE),
    ],
)
def test_a_pair_is_two_assessors_on_the_same(
    changes: dict[str, object], expected: Unfit | None
) -> None:
    other = replace(SECOND, **changes)  # type: ignore[arg-type] # fields of a test
    assert unfit_as_pair(FIRST, other) is expected
    assert unfit_as_pair(other, FIRST) is expected
    assert expected is None or wording.PAIR_SENTENCES[expected]


def test_a_self_assessment_fits_beside_the_same_role_or_all_of_them() -> None:
    own = replace(FIRST, kind=Kind.SELF, round_id=uuid4())
    assert unfit_beside(own, FIRST) is None
    assert unfit_beside(replace(own, role="*"), FIRST) is None
    for changes, expected in (
        ({"role": "Q"}, Unfit.ROLE),
        ({"reading": "map"}, Unfit.READING),
        ({"framework_id": uuid4()}, Unfit.FRAMEWORK),
        ({"person": Person(uuid4(), "Other")}, Unfit.PERSON),
    ):
        found = unfit_beside(replace(own, **changes), FIRST)
        assert found is expected
        assert wording.BESIDE_SENTENCES[expected]
    assert unfit_beside(FIRST, own) is Unfit.KIND


def test_the_newest_revision_of_each_layer_counts() -> None:
    revision = replace(FIRST, id=UUID(int=3), revision=2)
    found = current((SECOND, revision, FIRST))
    assert list(found.items()) == [(Kind.ASSESSOR, revision), (Kind.SECOND, SECOND)]


def test_complete_is_everything_in_scope_or_signed() -> None:
    assert not is_complete(FIRST, FRAMEWORK)
    assert is_complete(replace(FIRST, ratings={"A1": Rating(State.NO_EVIDENCE)}), FRAMEWORK)
    everything = replace(FIRST, scope=Scope.ALL, ratings={"A1": rated(5)})
    assert not is_complete(everything, FRAMEWORK)
    assert is_complete(replace(everything, phase=Phase.SIGNED), FRAMEWORK)


def test_equal_ratings_are_proposed_without_what_only_one_of_them_said() -> None:
    one = replace(rated(5), note="n", flagged=True, knowledge=5, autonomy=5, grounds="g", path="6n")
    yes = replace(one, sufficient=Judgement.YES)
    both = pair({"A1": yes, "A2": one}, {"A1": yes, "A2": replace(yes, knowledge=6)})
    kept = replace(rated(5), knowledge=5, autonomy=5, sufficient=Judgement.YES)
    assert both.proposal("A1") == kept
    assert both.proposal("A2") == rated(5)
    assert pair({"A1": rated(5)}, {"A1": rated(6)}).proposal("A1") == Rating()
    assert pair({}, {}).proposal("A1") == Rating()


@pytest.mark.parametrize(
    ("first", "second", "agreed", "needs"),
    [
        (rated(5), rated(5), rated(5), False),
        (rated(5), rated(5), rated(6), True),
        (rated(5), rated(6), rated(5), True),
        (rated(5), Rating(State.NO_EVIDENCE), rated(5), True),
        (rated(5), rated(6), Rating(), False),
        (Rating(), Rating(), rated(5), True),
        (Rating(State.BELOW), Rating(State.BELOW), Rating(State.BELOW), False),
    ],
)
def test_what_was_not_said_by_both_needs_a_reason(
    first: Rating, second: Rating, agreed: Rating, needs: bool
) -> None:
    both = pair({"A1": first}, {"A1": second})
    assert both.needs_grounds("A1", agreed) is needs
    assert both.without_grounds({"A1": agreed}) == (("A1",) if needs else ())
    assert both.without_grounds({"A1": replace(agreed, grounds=" because ")}) == ()


def test_names_are_told_apart_as_people_would() -> None:
    assert examiners(" Maria  Ilieva;Petar ,, ") == ("Maria Ilieva", "Petar")
    assert folded(" MARIA\u00a0ilieva ") == "maria ilieva"
    assert is_among("МАРИЯ", "Петър, мария")
    assert not is_among("", "Petar")
    assert shared("Petar, maria", "MARIA") == ("maria",)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (rated(5), rated(5), "same level"),
        (rated(5), rated(6), "second 1 level higher"),
        (rated(8), Rating(State.BELOW), "second 5 levels lower"),
        (rated(5), Rating(State.NO_EVIDENCE), "not both on the scale"),
        (Rating(State.EXEMPT), Rating(State.EXEMPT), "same answer"),
    ],
)
def test_a_difference_in_words(first: Rating, second: Rating, expected: str) -> None:
    assert wording.difference_text(first, second) == expected


def test_the_age_of_a_self_rating_is_said() -> None:
    own = replace(FIRST, kind=Kind.SELF, held_on=date(2026, 9, 1))
    later = replace(FIRST, held_on=date(2026, 9, 14))
    assert wording.beside_title(own, later) == "Self, of 2026-09-01, 13 days before"
    assert wording.beside_title(replace(own, held_on=date(2026, 9, 15)), later).endswith(
        "of 2026-09-15, 1 day after"
    )
    assert wording.beside_title(replace(own, held_on=later.held_on), later) == "Self"
    assert wording.beside_title(SECOND, FIRST) == "Second assessor Petar"
