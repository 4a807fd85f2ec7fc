"""A framework version as JSON, for other programs."""

from __future__ import annotations

import json
from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from s4c_desktop.domain.framework import (
    DEFAULT_READING,
    Curriculum,
    Framework,
    Hours,
    Link,
    Module,
    PathwayModule,
    Reading,
    Role,
    Topic,
    Unit,
)

Plain = dict[str, Any]


def framework_to_json(framework: Framework) -> Plain:
    """Return the framework as plain data, requirements in the default reading."""
    return {
        "code": framework.code,
        "version": framework.version,
        "levels": [
            {"eqf": level.eqf, "number": level.number, "name": level.name}
            for level in framework.levels
        ],
        "areas": [{"code": area.code, "title": area.title} for area in framework.areas],
        "competences": [
            {"code": c.code, "area": c.area, "title": c.title, "description": c.description}
            for c in framework.competences
        ],
        "roles": [_role(role) for role in framework.roles],
        "modules": [_module(module) for module in framework.modules],
        "curricula": [_curriculum(curriculum) for curriculum in framework.curricula],
    }


def dump_json(value: object) -> bytes:
    """Return plain data as indented UTF-8 JSON; the same data gives the same bytes."""
    return (json.dumps(value, ensure_ascii=False, allow_nan=False, indent=2) + "\n").encode()


def hours_to_json(hours: Hours) -> Plain:
    """Return course hours by mode; null where there are none, whole numbers without a fraction."""
    online, live, practical = (_number(value) for value in hours.modes)
    return {"online": online, "live": live, "practical": practical}


def _role(role: Role) -> Plain:
    return {
        "code": role.code,
        "title": role.title,
        "requirements": [
            {
                "competence": requirement.competence,
                "mandatory": requirement.mandatory,
                "eqf": requirement.eqf,
                "readings": [_reading(r) for r in role.readings.get(requirement.competence, ())],
            }
            for requirement in role.requirements.get(DEFAULT_READING, ())
        ],
    }


def _reading(reading: Reading) -> Plain:
    return {
        "reading": reading.reading,
        "mandatory": reading.mandatory,
        "eqf": reading.eqf,
        "source": reading.source,
    }


def _module(module: Module) -> Plain:
    return {
        "code": module.code,
        "title": module.title,
        "hours": hours_to_json(module.hours),
        "competences": list(module.competences),
        "units": [_unit(unit) for unit in module.units],
    }


def _unit(unit: Unit) -> Plain:
    return {
        "title": unit.title,
        "units": [_unit(below) for below in unit.units],
        "topics": [_topic(topic) for topic in unit.topics],
    }


def _topic(topic: Topic) -> Plain:
    return {
        "code": topic.code,
        "title": topic.title,
        "teaches": _codes(topic.teaches),
        "supports": _codes(topic.supports),
        "requires": list(topic.requires),
    }


def _codes(links: Iterable[Link]) -> list[str]:
    return [link.competence for link in links]


def _curriculum(curriculum: Curriculum) -> Plain:
    return {
        "role": curriculum.role,
        "hours": hours_to_json(curriculum.hours),
        "competences": list(curriculum.competences),
        "units": [_part(part) for part in curriculum.pathway],
    }


def _part(part: PathwayModule) -> Plain:
    """Return the top level of a pathway: a unit that also names its module."""
    return {
        "module": part.module,
        "title": part.title,
        "units": [_unit(unit) for unit in part.units],
        "topics": [_topic(topic) for topic in part.topics],
    }


def _number(value: Fraction | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value.denominator == 1 else float(value)
