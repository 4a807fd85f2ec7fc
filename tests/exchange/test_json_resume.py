"""A summary as JSON Resume: the shape that schema 1.0.0 publishes, and nothing beyond it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from s4c_desktop.domain.assessment import Decision, Kind, Phase
from s4c_desktop.exchange.framework_json import dump_json
from s4c_desktop.exchange.json_resume import summary_to_json_resume
from tests.exchange.test_result_and_plan_json import assessment, compared, small_framework

NOW = datetime(2026, 9, 14, 10, 30, tzinfo=UTC)

SECTIONS = {
    "$schema", "basics", "work", "volunteer", "education", "awards", "certificates",
    "publications", "skills", "languages", "interests", "references", "projects", "meta",
}  # fmt: skip
BASICS = {"name", "label", "image", "email", "phone", "url", "summary", "location", "profiles"}
SKILL = {"name", "level", "keywords"}
META = {"canonical", "version", "lastModified"}


def resume(kind: Kind = Kind.SELF) -> dict[str, Any]:
    made = replace(
        assessment(Phase.DRAFT if kind is Kind.SELF else Phase.SIGNED, kind),
        held_on=date(2026, 9, 14),
        assessors="Maria",
        decision=Decision.MEETS,
        decided_by="Maria",
    )
    return summary_to_json_resume(made, small_framework(), compared(), NOW)


@pytest.mark.parametrize("kind", [Kind.SELF, Kind.ASSESSOR])
def test_it_has_the_published_shape(kind: Kind) -> None:
    found = resume(kind)
    assert set(found) <= SECTIONS
    assert found["$schema"].endswith("/resume-schema/v1.0.0/schema.json")
    assert set(found["basics"]) <= BASICS
    assert all(isinstance(value, str) for value in found["basics"].values())
    for skill in found["skills"]:
        assert set(skill) == SKILL
        assert isinstance(skill["name"], str)
        assert isinstance(skill["level"], str)
        assert all(isinstance(word, str) for word in skill["keywords"])
    assert set(found["meta"]) <= META
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d", found["meta"]["lastModified"])
    assert dump_json(found).endswith(b"}\n")


def test_only_what_has_a_level_is_a_skill_with_the_level_as_it_was_said() -> None:
    found = resume()
    assert found["basics"]["name"] == "Anna"
    assert [(s["name"], s["level"]) for s in found["skills"]] == [
        ("Title A1", "EQF 6 (L6), by own rating"),
        ("Title A2", "EQF 4 (L4), by own rating"),
        ("Title A7", "EQF 8 (L8), by own rating"),
        ("Title A8", "EQF 5 (L5), by own rating"),
    ]
    assert found["skills"][0]["keywords"] == ["Area", "T A1"]


def test_who_rated_and_what_a_level_is_not_stand_in_it() -> None:
    own, assessed = resume()["basics"]["summary"], resume(Kind.ASSESSOR)["basics"]["summary"]
    assert own.startswith("By own rating, 2026-09-14, draft. T 1.0, ")
    assert assessed.startswith("By Maria, 2026-09-14, signed off. Meets the requirements, ")
    for said in (own, assessed):
        assert "they are not a qualification held." in said
