"""Counts what the files hold, and compares it with what the source states."""

from __future__ import annotations

from collections import Counter
from typing import Any

from s4c_desktop.content import tree
from s4c_desktop.content.checklist import check_checklist
from s4c_desktop.content.faults import Faults, Place
from s4c_desktop.content.loader import Items, Record
from s4c_desktop.content.schema import COMPETENCE_LISTS
from s4c_desktop.content.sources import DEFAULT_READING, Sources


def check_counts(sources: Sources, faults: Faults) -> None:
    """Note every count of the edition that is missing, unknown or differs, and the checklist's."""
    stated = sources.counts.get("edition")
    place = sources.counts.at("edition")
    compare_exactly(stated, count(sources), place, "counts", faults)
    check_checklist(sources, faults)


def count(sources: Sources) -> dict[str, Any]:
    """Return the counts of a framework version, in the form of the counts file."""
    levels = sources.framework["levels"]
    return {
        "areas": len(sources.areas),
        "competences": {area["code"]: len(area["competences"]) for area in sources.areas},
        "levels": {str(level["eqf"]): level["name"]["en"] for level in levels},
        **_guidance(sources),
        "explorer_marks": _explorer_marks(sources),
        "roles": {
            role["code"]: {
                "mandatory": _mandatory(role, sources.readings),
                "readings": _readings(role),
            }
            for role in sources.roles
        },
        "modules": {
            module["code"]: {
                "hours": module["hours"],
                "competences": len(module["competences"]),
                "top_units": len(module["units"]),
                "units": sum(1 for _ in tree.units(module)),
                "topics": sum(1 for _ in tree.leaves(module)),
            }
            for module in sources.modules
        },
        "curricula": {c["role"]: _curriculum(c, sources) for c in sources.curricula},
        **_vignettes(sources),
    }


def _guidance(sources: Sources) -> dict[str, int]:
    """Count what helps to rate; an edition may have none of it."""
    kinds = ("anchors", *COMPETENCE_LISTS)
    competences = [competence for _, competence in sources.competences()]
    counts = {kind: sum(len(c.items_of(kind)) for c in competences) for kind in kinds}
    return {kind: n for kind, n in counts.items() if n}


def _vignettes(sources: Sources) -> dict[str, Any]:
    """Count vignettes by role, and their references by level; an edition may have none."""
    if not sources.vignettes:
        return {}
    references = Counter(str(p["reference"]) for v in sources.vignettes for p in v["parts"])
    return {
        "vignettes": dict(Counter(vignette["role"] for vignette in sources.vignettes)),
        "vignette_references": dict(references),
    }


def _explorer_marks(sources: Sources) -> dict[str, int]:
    return dict(
        Counter(
            mark["basis"]
            for _, competence in sources.competences()
            for mark in competence.items_of("explorer")
        )
    )


def _mandatory(role: Record, readings: tuple[str, ...]) -> dict[str, int]:
    return {
        reading: sum(
            (demand if reading == DEFAULT_READING else demand[reading])["mandatory"]
            for demand in role["requirements"]
        )
        for reading in readings
    }


def _readings(role: Record) -> dict[str, int]:
    """Count the competences for which each place of the source says something."""
    return dict(
        Counter(
            reading
            for demand in role["requirements"]
            for reading in {r["reading"] for r in demand.items_of("readings")}
        )
    )


def _curriculum(curriculum: Record, sources: Sources) -> dict[str, Any]:
    areas = {competence["code"]: area["code"] for area, competence in sources.competences()}
    listed = Counter(areas.get(code, code) for code in curriculum["competences"])
    parts = curriculum["pathway"]
    return {
        "hours": curriculum["hours"],
        "competences": dict(listed),
        "topics": {part["module"]: sum(1 for _ in tree.leaves(part)) for part in parts},
        "own_topics": sum(1 for _ in tree.own_leaves(curriculum)),
    }


def compare_exactly(stated: Any, found: Any, place: Place, name: str, faults: Faults) -> None:
    """Note every count that differs, that is not stated, or that is stated of nothing."""
    if isinstance(stated, Record) and isinstance(found, dict):
        for key in sorted(set(stated) | set(found)):
            inner = f"{name}.{key}"
            if key not in stated:
                faults.add(place, f"{inner} is not stated, found {found[key]}")
            elif key not in found:
                faults.add(stated.at(key), f"{inner} should be {stated[key]}, found nothing")
            else:
                compare_exactly(stated[key], found[key], stated.at(key), inner, faults)
    elif stated != found or isinstance(stated, Items):
        faults.add(place, f"{name} should be {stated}, found {found}")
