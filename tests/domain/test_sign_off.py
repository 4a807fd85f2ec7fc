"""Signing off needs every mandatory answer, names, a date and a person's decision."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from s4c_desktop.domain.assessment import (
    Assessment,
    Decision,
    Kind,
    Person,
    Phase,
    Rating,
    Scope,
)
from s4c_desktop.domain.layers import Reconciling
from s4c_desktop.domain.scale import State
from s4c_desktop.domain.sign_off import Missing, Obstacle, Rules, obstacles
from tests.domain.frameworks import framework, identity, requirement

FRAMEWORK = framework(
    {"X": [requirement("A1"), requirement("A2"), requirement("A3", mandatory=False)]}
)
READY = Assessment(
    id=identity("a"),
    person=Person(identity("p"), "Somebody"),
    framework_id=FRAMEWORK.id,
    role="X",
    reading="default",
    kind=Kind.ASSESSOR,
    scope=Scope.ALL,
    phase=Phase.DRAFT,
    version=1,
    held_on=date(2026, 9, 14),
    assessors="Assessor",
    decision=Decision.NOT_YET,
    decided_by="Head",
    ratings={"A1": Rating(State.RATED, 4), "A2": Rating(State.NO_EVIDENCE)},
)


def test_nothing_stands_in_the_way_of_what_is_complete() -> None:
    assert obstacles(READY, FRAMEWORK) == ()


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        (replace(READY, ratings={"A1": Rating()}), Obstacle(Missing.RATINGS, ("A1", "A2"))),
        (replace(READY, assessors=" "), Obstacle(Missing.NAMES)),
        (replace(READY, person=Person(identity("p"), "")), Obstacle(Missing.NAMES)),
        (replace(READY, held_on=None), Obstacle(Missing.DATE)),
        (replace(READY, decision=None), Obstacle(Missing.DECISION)),
        (replace(READY, decided_by=""), Obstacle(Missing.DECIDED_BY)),
        (
            replace(READY, ratings={**READY.ratings, "A3": Rating(State.EXEMPT, reason="r")}),
            Obstacle(Missing.EXEMPTION, ("A3",)),
        ),
    ],
)
def test_what_is_missing_is_named(changed: Assessment, expected: Obstacle) -> None:
    assert obstacles(changed, FRAMEWORK) == (expected,)


def test_an_untouched_optional_competence_does_not_matter() -> None:
    assert "A3" not in READY.ratings
    assert obstacles(READY, FRAMEWORK) == ()


def test_a_self_assessment_needs_no_assessor() -> None:
    assert obstacles(replace(READY, kind=Kind.SELF, assessors=""), FRAMEWORK) == ()


def test_whoever_rates_themself_decides_nothing() -> None:
    own = replace(READY, kind=Kind.SELF, assessors="", decision=None, decided_by="")
    assert obstacles(own, FRAMEWORK) == ()


def test_an_agreed_result_names_what_lacks_its_reason() -> None:
    second = replace(READY, kind=Kind.SECOND, assessors="Petar", ratings={})
    rules = Rules(Reconciling(READY, second))
    agreed = replace(READY, kind=Kind.AGREED)
    (found,) = obstacles(agreed, FRAMEWORK, rules)
    assert found.missing is Missing.GROUNDS
    assert set(found.competences) == {c for c, r in READY.ratings.items() if r.given}
    given = {c: replace(r, grounds="because") for c, r in READY.ratings.items()}
    assert obstacles(replace(agreed, ratings=given), FRAMEWORK, rules) == ()


def test_who_assessed_does_not_decide_where_the_centre_keeps_them_apart() -> None:
    rules = Rules(separate=True)
    name = READY.assessors.upper()
    decides = replace(READY, decided_by=f" {name} ")
    assert obstacles(decides, FRAMEWORK, rules) == (Obstacle(Missing.SEPARATE),)
    assert obstacles(replace(decides, decided_by="The board"), FRAMEWORK, rules) == ()
    own = replace(decides, kind=Kind.SELF)
    assert obstacles(own, FRAMEWORK, rules) == ()
