"""Compares what the files hold with the checklist of the sources, in the checklist's own terms."""

from __future__ import annotations

from collections import Counter
from typing import Any

from s4c_desktop.content import tree
from s4c_desktop.content.faults import Faults
from s4c_desktop.content.loader import Items, Record
from s4c_desktop.content.sources import Sources

_MODES = {"async": "online", "sync": "live", "practical": "practical"}


def check_checklist(sources: Sources, faults: Faults) -> None:
    """Note every figure of the checklist that the files can be held against and miss.

    A checklist names more than an edition may have yet; only what was counted is compared.
    """
    for name, found in figures(sources).items():
        if name in sources.counts:
            compare(sources.counts, name, found, name, faults)


def figures(sources: Sources) -> dict[str, Any]:
    """Return what the files hold, under the names of the checklist."""
    levels = sources.framework["levels"]
    per_area = {area["code"]: len(area["competences"]) for area in sources.areas}
    return {
        "areas": {
            "count": len(sources.areas),
            "names": [area["title"]["en"] for area in sources.areas],
        },
        "competences": {"count": sum(per_area.values()), "per_area": per_area},
        "competence_descriptors_table3": {
            "count": sum("description" in c for _, c in sources.competences())
        },
        "table3_level_cells": {
            "count": _readings(sources, "table3").total(),
            "ambiguous": _readings(sources, "table3_plus_one").total(),
        },
        "table4_cells": _table4(sources),
        "profile_levels": _with_total(_readings(sources, "profile")),
        "role_descriptors": _with_total(_readings(sources, "descriptor")),
        "roles": {
            "count": len(sources.roles),
            "codes": {role["letter"]: role["code"] for role in sources.roles},
        },
        "summary_mission": {"count": sum("mission" in role for role in sources.roles)},
        **_cards(sources),
        "table6_levels": {
            "count": len(levels),
            "eqf": [level["eqf"] for level in levels],
            "names": [level["name"]["en"] for level in levels],
        },
        "training_modules": {module["code"]: _module(module) for module in sources.modules},
        "training_modules_totals": _modules(sources),
        "module_topics_units": {
            module["code"]: sum(1 for _ in tree.units(module)) for module in sources.modules
        },
        "role_curricula": _curricula(sources),
    }


def _cards(sources: Sources) -> dict[str, Any]:
    """Return what the role cards hold, where an edition has them."""
    roles = {role["letter"]: role for role in sources.roles if "activities" in role}
    if not roles:
        return {}
    similar = {letter: role.items_of("similar_roles") for letter, role in roles.items()}
    raw = {letter: _with_aliases(items) for letter, items in similar.items()}
    deliverables = {letter: _lengths(role["deliverables"]) for letter, role in roles.items()}
    descriptors = {letter: len(role.items_of("descriptors")) for letter, role in roles.items()}
    return {
        "role_descriptors": {**descriptors, "total": sum(descriptors.values())},
        "table2_role_descriptions": {"count": sum("description" in r for r in roles.values())},
        "table2_activities": _activities(roles),
        "similar_certified_roles": {
            **raw,
            "M_unique": len(similar.get("M", ())),
            "total": sum(raw.values()),
            "esco_codes": {
                item["text"]["en"]: item["esco"]
                for items in similar.values()
                for item in items
                if "esco" in item
            },
        },
        "deliverables": {
            **deliverables,
            "total": sum(sum(counts.values()) for counts in deliverables.values()),
        },
        "main_tasks": {letter: len(role.items_of("tasks")) for letter, role in roles.items()},
    }


def _activities(roles: dict[str, Record]) -> dict[str, int]:
    """Count activities; of the Consultant the source leads its list with two paragraphs."""
    bullets = {letter: len(role.items_of("activities")) for letter, role in roles.items()}
    leading = {letter: len(role.items_of("lead_activities")) for letter, role in roles.items()}
    return {
        "D": bullets.get("D", 0),
        "M": bullets.get("M", 0),
        "C_bullets": bullets.get("C", 0),
        "C_lead_paragraphs": leading.get("C", 0),
    }


def _with_aliases(items: Items) -> int:
    """Count entries as the source does, which lists one under two names."""
    return sum(1 + len(item.items_of("aliases")) for item in items)


def _lengths(lists: Record) -> dict[str, int]:
    return {kind: len(lists.items_of(kind)) for kind in lists}


def _readings(sources: Sources, reading: str) -> Counter[str]:
    """Count, by the role's letter, the cells of which a place of the source speaks."""
    return Counter(
        role["letter"]
        for role in sources.roles
        for demand in role["requirements"]
        if any(r["reading"] == reading for r in demand.items_of("readings"))
    )


def _with_total(counts: Counter[str]) -> dict[str, int]:
    return {**counts, "total": counts.total()}


def _table4(sources: Sources) -> dict[str, Any]:
    marks = Counter(
        (role["letter"], r["mandatory"])
        for role in sources.roles
        for demand in role["requirements"]
        for r in demand.items_of("readings")
        if r["reading"] == "table4"
    )
    letters = [role["letter"] for role in sources.roles]
    mandatory = {letter: marks[letter, True] for letter in letters}
    return {
        "count": marks.total(),
        "mandatory": mandatory,
        "optional": {letter: marks[letter, False] for letter in letters},
        "mandatory_total": sum(mandatory.values()),
    }


def _module(module: Record) -> dict[str, Any]:
    return {
        "competences": len(module["competences"]),
        "leaves": sum(1 for _ in tree.leaves(module)),
        "hours": _hours(module),
        **_module_lists(module),
    }


def _module_lists(module: Record) -> dict[str, int]:
    """Count the lists of a module, where an edition has them."""
    kinds = ("knowledge", "skills", "resources")
    return {kind: len(module.items_of(kind)) for kind in kinds if kind in module}


def _modules(sources: Sources) -> dict[str, int]:
    hours = [_hours(module) for module in sources.modules]
    return {
        "modules": len(sources.modules),
        "competence_entries": sum(len(module["competences"]) for module in sources.modules),
        "leaves": sum(1 for module in sources.modules for _ in tree.leaves(module)),
        **{mode: sum(h[mode] or 0 for h in hours) for mode in _MODES},
        **dict(sum((Counter(_module_lists(module)) for module in sources.modules), Counter())),
    }


def _curricula(sources: Sources) -> dict[str, Any]:
    letters = {role["code"]: role["letter"] for role in sources.roles}
    areas = {c["code"]: area["code"] for area, c in sources.competences()}
    found: dict[str, Any] = {}
    for curriculum in sources.curricula:
        leaves = {p["module"]: sum(1 for _ in tree.leaves(p)) for p in curriculum["pathway"]}
        found[letters.get(curriculum["role"], curriculum["role"])] = {
            "hours": _hours(curriculum),
            "competences": dict(Counter(areas.get(c, c) for c in curriculum["competences"])),
            "competences_total": len(curriculum["competences"]),
            "pathway_leaves": sum(leaves.values()),
            "per_module": leaves,
        }
    return found


def _hours(record: Record) -> dict[str, int | None]:
    return {theirs: record["hours"][ours] for theirs, ours in _MODES.items()}


def compare(stated: Record, key: str, found: Any, name: str, faults: Faults) -> None:
    """Note every figure found under a key of a checklist that differs from the one stated."""
    value = stated.get(key)
    if isinstance(found, dict) and isinstance(value, Record):
        for inner, figure in found.items():
            compare(value, inner, figure, f"{name}.{inner}", faults)
        return
    if isinstance(value, Record):
        # The source calls nodes above the topics by two names; together they are our units.
        value = sum(value.values())
    if value != found:
        faults.add(stated.at(key), f"checklist: {name} should be {value}, found {found}")
