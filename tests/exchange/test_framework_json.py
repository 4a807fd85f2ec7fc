"""The framework as JSON: exactly the documented keys, stable bytes, the source's numbers."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import Any

import pytest

from s4c_desktop.domain.curriculum import Hours
from s4c_desktop.domain.framework import Framework
from s4c_desktop.exchange.framework_json import dump_json, framework_to_json, hours_to_json


@pytest.fixture(scope="module")
def framework(bundled: dict[str, Framework]) -> Framework:
    return bundled["SCCF 1.0"]


@pytest.fixture(scope="module")
def plain(framework: Framework) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(dump_json(framework_to_json(framework)))
    return found


def test_the_keys_are_those_documented(plain: dict[str, Any]) -> None:
    assert _keys(plain) == {
        *("code", "version", "levels", "areas", "competences", "roles", "modules", "curricula"),
        *("case_studies", "courses", "glossary"),
    }
    assert _keys(*plain["levels"]) == {"eqf", "number", "name"}
    assert _keys(*plain["areas"]) == {"code", "title"}
    competences = plain["competences"]
    assert _keys(*competences) == {
        *("code", "area", "title", "description"),
        *("anchors", "questions", "evidence", "misjudgements"),
    }
    anchors = [anchor for competence in competences for anchor in competence["anchors"]]
    assert _keys(*anchors) == {"eqf", "knowledge_skills", "autonomy", "basis"}
    assert _keys(*plain["roles"]) == {
        *("code", "title", "requirements", "summary", "mission", "description", "prerequisites"),
        *("activities", "deliverables", "tasks", "similar_roles"),
    }
    deliverables = (role["deliverables"] for role in plain["roles"])
    assert _keys(*deliverables) == {"accountable", "responsible", "contributor"}
    requirements = [r for role in plain["roles"] for r in role["requirements"]]
    assert _keys(*requirements) == {"competence", "mandatory", "eqf", "readings"}
    readings = [reading for r in requirements for reading in r["readings"]]
    assert _keys(*readings) == {"reading", "mandatory", "eqf", "source"}
    assert _keys(*plain["modules"]) == {"code", "title", "hours", "competences", "units"}
    assert _keys(*plain["curricula"]) == {"role", "hours", "competences", "units"}
    tops = [top for curriculum in plain["curricula"] for top in curriculum["units"]]
    assert _keys(*tops) == {"module", "title", "units", "topics"}
    units = [unit for part in (*plain["modules"], *tops) for unit in _units(part)]
    assert _keys(*units) == {"title", "units", "topics"}
    topics = [topic for unit in (*units, *tops) for topic in unit["topics"]]
    assert _keys(*topics) == {"code", "title", "teaches", "supports", "requires"}


def _keys(*records: dict[str, Any]) -> set[str]:
    """Return the keys that all records have; fails where two differ."""
    first, *others = ({*record} for record in records)
    assert all(other == first for other in others)
    return first


def _units(parent: dict[str, Any]) -> list[dict[str, Any]]:
    return [unit for top in parent["units"] for unit in (top, *_units(top))]


def test_it_holds_the_whole_framework(plain: dict[str, Any]) -> None:
    assert (plain["code"], plain["version"]) == ("SCCF", "1.0")
    assert plain["levels"][0] == {"eqf": 4, "number": 1, "name": "Basic"}
    assert len(plain["competences"]) == 40
    assert [role["code"] for role in plain["roles"]] == ["SCPD", "SCPM", "SCPMC"]
    mandatory = [sum(r["mandatory"] for r in role["requirements"]) for role in plain["roles"]]
    assert mandatory == [14, 19, 12]
    leaves = [sum(len(unit["topics"]) for unit in _units(module)) for module in plain["modules"]]
    assert leaves == [31, 34, 40, 15]
    pathways = [
        [sum(len(unit["topics"]) for unit in (top, *_units(top))) for top in curriculum["units"]]
        for curriculum in plain["curricula"]
    ]
    assert pathways == [[18, 34, 25, 9], [29, 9, 34, 11], [26, 5, 11, 15]]


def test_a_requirement_shows_all_that_the_source_says(plain: dict[str, Any]) -> None:
    manager = plain["roles"][1]
    (smart_sensors,) = (r for r in manager["requirements"] if r["competence"] == "B6")
    assert smart_sensors == {
        "competence": "B6",
        "mandatory": True,
        "eqf": 5,
        "readings": [
            {"reading": "table3", "mandatory": None, "eqf": 4, "source": "000:686"},
            {"reading": "table4", "mandatory": True, "eqf": None, "source": "000:739"},
            {"reading": "profile", "mandatory": True, "eqf": 5, "source": "000:1023"},
            {"reading": "descriptor", "mandatory": True, "eqf": 5, "source": "000:1053"},
            {"reading": "explorer", "mandatory": None, "eqf": 4, "source": "000:943"},
        ],
    }


def test_hours_are_null_whole_or_exact(plain: dict[str, Any]) -> None:
    assert [module["hours"] for module in plain["modules"]] == [
        {"online": 5, "live": 1, "practical": None},
        {"online": 35, "live": None, "practical": 10},
        {"online": 25, "live": None, "practical": 5},
        {"online": 20, "live": None, "practical": 5},
    ]
    hours = hours_to_json(Hours(Fraction(5, 2), None, Fraction(3)))
    assert hours == {"online": 2.5, "live": None, "practical": 3}
    assert isinstance(hours["practical"], int)


def test_links_name_competences_and_topics(plain: dict[str, Any]) -> None:
    competences = {competence["code"] for competence in plain["competences"]}
    topics = [t for m in plain["modules"] for unit in _units(m) for t in unit["topics"]]
    codes = {topic["code"] for topic in topics}
    assert len(codes) == len(topics) == 120
    for topic in topics:
        assert {*topic["teaches"], *topic["supports"]} <= competences
        assert {*topic["requires"]} <= codes


def test_the_bytes_are_stable_readable_utf_8(framework: Framework) -> None:
    found = dump_json(framework_to_json(framework))
    assert found == dump_json(framework_to_json(framework))
    assert found.endswith(b"\n}\n")
    assert found.startswith(b'{\n  "code": "SCCF",\n')
    assert dump_json({"title": "Ελληνικά"}) == '{\n  "title": "Ελληνικά"\n}\n'.encode()
    with pytest.raises(ValueError, match="JSON compliant"):
        dump_json(float("nan"))
