"""Practice vignettes: what their reasoning may quote, and their rows."""

from __future__ import annotations

import re

from s4c_desktop.content.faults import Faults
from s4c_desktop.content.identity import Identities
from s4c_desktop.content.loader import Record
from s4c_desktop.content.rows import Row, as_it_stands
from s4c_desktop.content.sources import Sources

_QUOTED = re.compile(r'"([^"]*)"')
_BELOW, _RATED = "below", "rated"


def check_quotes(part: Record, competence: Record, faults: Faults) -> None:
    """Note a reasoning whose double quotes are not the words of the anchors it must refer to.

    It quotes the anchor of the reference level and that of a level beside it, and no other. Of
    a reference below the scale the lowest anchor is the one; without evidence any will do.
    """
    anchors = {
        anchor["eqf"]: f"{anchor['knowledge_skills']['en']} {anchor['autonomy']['en']}"
        for anchor in competence.items_of("anchors")
    }
    own, beside = _levels(part["reference"], sorted(anchors))
    quotes = _QUOTED.findall(part["reasoning"]["en"])
    what, place = f"reasoning on {part['competence']}", part.at("reasoning")
    for quote in quotes:
        if not any(quote in anchors[eqf] for eqf in {*own, *beside}):
            levels = ", ".join(str(eqf) for eqf in sorted({*own, *beside}))
            faults.add(place, f'{what}: "{quote}" stands in no anchor of level {levels}')
    for needed, name in ((own, "the reference"), (beside, "a level beside it")):
        if needed and not any(quote in anchors[eqf] for quote in quotes for eqf in needed):
            faults.add(place, f"{what}: quotes no anchor of {name}")


def _levels(reference: int | str, levels: list[int]) -> tuple[list[int], list[int]]:
    """Return the levels whose anchors the reasoning must quote, and those beside them."""
    if isinstance(reference, int):
        return [e for e in levels if e == reference], [e for e in levels if abs(e - reference) == 1]
    return (levels[:1], []) if reference == _BELOW else (levels, [])


def vignette_rows(sources: Sources) -> dict[str, list[Row]]:
    """Return the rows of a framework version's vignettes by table."""
    identity = Identities(sources.framework["code"], sources.framework["version"]).of
    vignettes: list[Row] = []
    parts: list[Row] = []
    for sort, vignette in enumerate(sources.vignettes):
        vignette_id = identity("vignette", vignette["code"])
        vignettes.append(
            {
                "framework_id": identity("framework"),
                "id": vignette_id,
                "role_id": identity("role", vignette["role"]),
                "code": vignette["code"],
                "sort": sort,
                "body": _body(vignette, "title", "candidate", "situation"),
            }
        )
        parts += (
            {
                "vignette_id": vignette_id,
                "competence_id": identity("competence", part["competence"]),
                "sort": place,
                **_reference(part["reference"]),
                "body": _body(part, "account", "reasoning"),
            }
            for place, part in enumerate(vignette["parts"])
        )
    return {"vignette": vignettes, "vignette_competence": parts}


def _reference(given: int | str) -> Row:
    if isinstance(given, int):
        return {"state": _RATED, "eqf": given}
    return {"state": given, "eqf": None}


def _body(record: Record, *keys: str) -> str:
    return as_it_stands({key: record[key] for key in keys})
