"""Results and plans as JSON: exactly the documented keys; null only where nothing is known."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from fractions import Fraction
from uuid import UUID

import pytest

from s4c_desktop.domain.assessment import Assessment, Kind, Person, Phase, Rating, Scope, Signature
from s4c_desktop.domain.framework import Framework
from s4c_desktop.domain.gap import Result, evaluate
from s4c_desktop.domain.learning import LearningPlan, make_plan
from s4c_desktop.domain.plan_of_assessment import plan_of_assessment
from s4c_desktop.domain.plan_sheet import PlanSheet
from s4c_desktop.domain.scale import State
from s4c_desktop.exchange.framework_json import dump_json
from s4c_desktop.exchange.plan_json import plan_to_json, whole_plan_to_json
from s4c_desktop.exchange.result_json import result_to_json
from tests.domain.frameworks import framework, module, requirement, topic, unit

ID = UUID(int=5)
RATINGS = {
    "A1": Rating(State.RATED, 6),
    "A2": Rating(State.RATED, 4, note="thin"),
    "A3": Rating(State.BELOW),
    "A4": Rating(State.NO_EVIDENCE),
    "A5": Rating(State.EXEMPT, reason="abroad", allowed_by="Maria"),
    "A7": Rating(State.RATED, 8, flagged=True),
    "A8": Rating(State.RATED, 5),
}


def small_framework() -> Framework:
    return framework(
        {
            "R": (
                *(requirement(f"A{n}") for n in range(1, 7)),
                requirement("A7", mandatory=False),
                requirement("A8", None, mandatory=False),
            )
        },
        [
            module(
                "M",
                unit("u1", topic("t1", "A2"), topic("t2", "A2", "A1")),
                unit("u2", topic("t3", "B9")),
                online=10,
                practical=1,
            )
        ],
    )


def assessment(phase: Phase, kind: Kind = Kind.ASSESSOR) -> Assessment:
    return Assessment(
        id=ID,
        person=Person(UUID(int=6), "Anna"),
        framework_id=UUID(int=7),
        role="R",
        reading="default",
        kind=kind,
        scope=Scope.ALL,
        phase=phase,
        version=1,
        ratings=RATINGS,
    )


def compared(ratings: Mapping[str, Rating] = RATINGS, scope: Scope = Scope.ALL) -> Result:
    return evaluate(small_framework().requirements("R", "default").values(), ratings, scope)


@pytest.mark.parametrize("phase", Phase)
@pytest.mark.parametrize("kind", Kind)
def test_result_head(phase: Phase, kind: Kind) -> None:
    found = result_to_json(assessment(phase, kind), small_framework(), compared())
    assert list(found) == [
        "id", "state", "kind", "role", "framework", "version", "reading", "readiness",
        "coverage", "competences",
    ]  # fmt: skip
    del found["readiness"], found["coverage"], found["competences"]
    assert found == {
        "id": str(ID),
        "state": phase.value,
        "kind": kind.value,
        "role": "R",
        "framework": "T",
        "version": "1.0",
        "reading": "default",
    }


def test_a_signed_result_names_its_link_in_the_chain() -> None:
    signed = assessment(Phase.SIGNED)
    moment = datetime(2026, 9, 14, 12, tzinfo=UTC)
    signature = Signature(2, "Maria", moment, "ab" * 32, "Appeal", 12, "cd" * 32)
    found = result_to_json(replace(signed, signature=signature), small_framework(), compared())
    assert found["signature"] == {
        "by": "Maria",
        "at": "2026-09-14T12:00:00+00:00",
        "revision": 2,
        "digest": "ab" * 32,
        "link": 12,
        "chain": "cd" * 32,
    }


def test_readiness_and_coverage() -> None:
    found = result_to_json(assessment(Phase.DRAFT), small_framework(), compared())
    assert found["readiness"] == {
        "mandatory": {
            "met": 1, "one_short": 0, "more_short": 1, "below_scale": 1, "unknown": 2, "exempt": 1,
        },
        "optional": {
            "met": 1, "one_short": 0, "more_short": 0, "below_scale": 0, "unknown": 1, "exempt": 0,
        },
    }  # fmt: skip
    assert found["coverage"] == {"rated": 5, "in_scope": 8}


def test_a_partial_scope_lists_only_what_is_in_it() -> None:
    found = result_to_json(
        assessment(Phase.DRAFT), small_framework(), compared(scope=Scope.MANDATORY)
    )
    assert [c["code"] for c in found["competences"]] == ["A1", "A2", "A3", "A4", "A5", "A6"]
    assert found["coverage"] == {"rated": 3, "in_scope": 6}
    assert set(found["readiness"]["optional"].values()) == {0}


def test_actual_and_gap_are_null_unless_a_level_is_rated() -> None:
    found = result_to_json(assessment(Phase.DRAFT), small_framework(), compared())
    columns = ("code", "mandatory", "required", "actual", "gap", "state", "status")
    assert all(tuple(competence) == columns for competence in found["competences"])
    assert [tuple(competence.values()) for competence in found["competences"]] == [
        ("A1", True, 6, 6, 0, "rated", "met"),
        ("A2", True, 6, 4, 2, "rated", "more_short"),
        ("A3", True, 6, None, None, "below", "below_scale"),
        ("A4", True, 6, None, None, "no_evidence", "unknown"),
        ("A5", True, 6, None, None, "exempt", "exempt"),
        ("A6", True, 6, None, None, "untouched", "unknown"),
        ("A7", False, 6, 8, 0, "rated", "met"),
        # Nothing is required, so there is nothing to fall short of.
        ("A8", False, None, 5, None, "rated", "unknown"),
    ]


def sheet(plan: LearningPlan) -> PlanSheet:
    moment = datetime(2026, 9, 14, 12, tzinfo=UTC)
    return plan_of_assessment(assessment(Phase.DRAFT), small_framework(), plan, moment)


def test_plan_in_order_with_its_keys() -> None:
    plan = make_plan(small_framework(), "R", compared())
    found = plan_to_json(sheet(plan))
    assert list(found) == ["id", "items", "untaught", "evidence_only"]
    assert found["id"] == str(ID)
    (item,) = found["items"]
    assert list(item) == ["unit", "module", "topics", "hours", "works_on", "reason"]
    assert (item["unit"], item["module"], item["topics"]) == ("U1", "M", ["T1", "T2"])
    assert item["works_on"] == ["A2"]
    assert item["reason"].startswith("Works on A2 Title A2")
    assert found["untaught"] == ["A3"]
    assert found["evidence_only"] == ["A4"]


def test_the_whole_plan_has_the_same_and_more() -> None:
    made = sheet(make_plan(small_framework(), "R", compared()))
    short, whole = plan_to_json(made), whole_plan_to_json(made)
    assert list(whole) == [*short, "to_show", "left_out", "hours", "schedule"]
    ((item,), (more,)) = short.pop("items"), whole["items"]
    assert list(more) == [
        *item, "id", "kind", "mandatory", "state", "starts", "ends", "pinned_to", "note",
    ]  # fmt: skip
    assert {key: more[key] for key in item} == item
    assert {key: whole[key] for key in short} == short
    assert (more["kind"], more["state"], more["starts"]) == ("topic", "planned", None)
    assert whole["hours"] == item["hours"]
    assert whole["schedule"] is None
    # The same plan names its items alike.
    again = sheet(make_plan(small_framework(), "R", compared()))
    assert whole_plan_to_json(again) == whole


def test_hours_of_a_plan_are_the_modules_share() -> None:
    plan = make_plan(small_framework(), "R", compared())
    (item,) = plan_to_json(sheet(plan))["items"]
    two_of_three = Fraction(2, 3)
    assert item["hours"] == {
        "online": pytest.approx(float(10 * two_of_three)),
        "live": None,
        "practical": pytest.approx(float(two_of_three)),
    }


def test_no_gap_gives_an_empty_plan() -> None:
    met = {f"A{n}": Rating(State.RATED, 8) for n in range(1, 9)}
    plan = make_plan(small_framework(), "R", compared(met))
    assert plan_to_json(sheet(plan)) == {
        "id": str(ID),
        "items": [],
        "untaught": [],
        "evidence_only": [],
    }


def test_both_are_plain_data() -> None:
    plan = make_plan(small_framework(), "R", compared())
    for value in (
        plan_to_json(sheet(plan)),
        whole_plan_to_json(sheet(plan)),
        result_to_json(assessment(Phase.SIGNED), small_framework(), compared()),
    ):
        assert json.loads(dump_json(value)) == value
