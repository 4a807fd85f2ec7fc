"""A framework version as JSON, for other programs."""

from __future__ import annotations

import json
from collections.abc import Iterable
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from s4c_desktop.domain.catalogue import CHALLENGES, STAGES, CaseStudy, Catalogue, Kind
from s4c_desktop.domain.framework import DEFAULT_READING, Competence, Framework, Reading, Role

if TYPE_CHECKING:
    from s4c_desktop.domain.curriculum import (
        Curriculum,
        Hours,
        Link,
        Module,
        PathwayModule,
        Topic,
        Unit,
    )
    from s4c_desktop.domain.records import Item

Plain = dict[str, Any]

NOTHING = Catalogue((), (), {})


def framework_to_json(framework: Framework, catalogue: Catalogue | None = None) -> Plain:
    """Return the framework as plain data, requirements in the default reading.

    The catalogue is that which ships beside the framework, if any does.
    """
    return {
        "code": framework.code,
        "version": framework.version,
        "levels": [
            {"eqf": level.eqf, "number": level.number, "name": level.name}
            for level in framework.levels
        ],
        "areas": [{"code": area.code, "title": area.title} for area in framework.areas],
        "competences": [_competence(competence) for competence in framework.competences],
        "roles": [_role(role) for role in framework.roles],
        "modules": [_module(module) for module in framework.modules],
        "curricula": [_curriculum(curriculum) for curriculum in framework.curricula],
        **_beside(catalogue or NOTHING),
    }


def dump_json(value: object) -> bytes:
    """Return plain data as indented UTF-8 JSON; the same data gives the same bytes."""
    return (json.dumps(value, ensure_ascii=False, allow_nan=False, indent=2) + "\n").encode()


def hours_to_json(hours: Hours) -> Plain:
    """Return course hours by mode; null where there are none, whole numbers without a fraction."""
    online, live, practical = (_number(value) for value in hours.modes)
    return {"online": online, "live": live, "practical": practical}


def _competence(competence: Competence) -> Plain:
    return {
        "code": competence.code,
        "area": competence.area,
        "title": competence.title,
        "description": competence.description,
        "anchors": [
            {
                "eqf": anchor.eqf,
                "knowledge_skills": anchor.knowledge_skills,
                "autonomy": anchor.autonomy,
                "basis": anchor.origin.basis,
            }
            for anchor in competence.anchors
        ],
        "questions": _texts(competence.questions),
        "evidence": _texts(competence.evidence),
        "misjudgements": _texts(competence.misjudgements),
    }


def _role(role: Role) -> Plain:
    card = role.card
    return {
        "code": role.code,
        "title": role.title,
        "summary": role.summary,
        "mission": role.mission,
        "description": card.description,
        "prerequisites": _texts(card.prerequisites),
        "activities": _texts((*card.leading, *card.activities)),
        "deliverables": {
            "accountable": _texts(card.deliverables.accountable),
            "responsible": _texts(card.deliverables.responsible),
            "contributor": _texts(card.deliverables.contributor),
        },
        "tasks": _texts(card.tasks),
        "similar_roles": [
            {"title": similar.text, "reference": similar.reference or None}
            for similar in card.similar_roles
        ],
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


def _beside(catalogue: Catalogue) -> Plain:
    groups = {group.code: group.title for group in catalogue.groups.get(Kind.COURSE, ())}
    return {
        "case_studies": [_case_study(case) for case in catalogue.case_studies],
        "courses": [
            {"group": groups.get(course.group), "title": course.title, "content": course.text}
            for course in catalogue.of(Kind.COURSE)
        ],
        "glossary": [
            {"term": term.title, "definition": term.text, "basis": term.origin.basis}
            for term in catalogue.of(Kind.GLOSSARY)
        ],
    }


def _case_study(case: CaseStudy) -> Plain:
    return {
        "code": case.code,
        "title": case.title,
        "summary": case.summary,
        "fields": {name: text or None for name, text in case.fields.items()},
        "challenges": {
            challenge: {stage: case.challenges[challenge, stage] or None for stage in STAGES}
            for challenge in CHALLENGES
        },
        "truncated": case.truncated,
        "countries": list(case.countries),
        "domains": list(case.domains),
        "main_challenges": list(case.main_challenges),
        "funding": list(case.funding),
        "macro_challenges": list(case.macro_challenges),
        "competences": list(case.competences),
        "source": case.origin.source,
    }


def _texts(items: Iterable[Item]) -> list[str]:
    return [item.text for item in items]


def _number(value: Fraction | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value.denominator == 1 else float(value)
