"""Turns the sources of a framework version into rows of the content database."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from s4c_desktop.content import tree
from s4c_desktop.content.identity import Identities
from s4c_desktop.content.loader import Record
from s4c_desktop.content.schema import (
    COMPETENCE_LISTS,
    DELIVERABLES,
    MODES,
    MODULE_LISTS,
    ROLE_LISTS,
    minutes,
)
from s4c_desktop.content.sources import DEFAULT_READING, Sources

Row = dict[str, Any]

# What stands before a code of the European classification of occupations.
ESCO = "ESCO"


def rows_of(sources: Sources) -> dict[str, list[Row]]:
    """Return the rows of one framework version by table."""
    return _Builder(sources).build()


class _Builder:
    def __init__(self, sources: Sources) -> None:
        framework = sources.framework
        self.sources = sources
        self.identity = Identities(framework["code"], framework["version"]).of
        self.framework_id = self.identity("framework")
        self.tables: dict[str, list[Row]] = defaultdict(list)

    def build(self) -> dict[str, list[Row]]:
        self._framework()
        for sort, area in enumerate(self.sources.areas):
            area_id = self._coded("area", area, ("title",), sort=sort)
            self._names_and_notes(area_id, area)
        for sort, (area, competence) in enumerate(self.sources.competences()):
            self._competence(competence, self.identity("area", area["code"]), sort)
        for sort, role in enumerate(self.sources.roles):
            self._role(role, sort)
        for sort, module in enumerate(self.sources.modules):
            self._module(module, sort)
        for curriculum in self.sources.curricula:
            self._curriculum(curriculum)
        return self.tables

    # Parts that many records share

    def _add(self, table: str, **values: Any) -> None:
        self.tables[table].append({"framework_id": self.framework_id, **values})

    def _coded(self, table: str, record: Record, texts: tuple[str, ...], **values: Any) -> str:
        """Add a record with a code, its origin and its texts; return its identity."""
        identity = self.identity(table, record["code"])
        self._add(table, id=identity, code=record["code"], **_origin(record), **values)
        self._texts(identity, record, texts)
        return identity

    def _texts(self, record_id: str, record: Record, fields: Iterable[str]) -> None:
        for field in fields:
            for language, value in record[field].items():
                self._add("text", record_id=record_id, field=field, language=language, value=value)

    def _optional_texts(self, record_id: str, record: Record, fields: Iterable[str]) -> None:
        self._texts(record_id, record, (field for field in fields if field in record))

    def _lists(self, record_id: str, record: Record, kinds: Iterable[str]) -> None:
        """Add the entries of the lists that a record has."""
        for kind in kinds:
            for sort, item in enumerate(record.items_of(kind)):
                reference = reference_of(item)
                identity = self._item(record_id, kind, sort, item["text"], _origin(item), reference)
                for place, value in enumerate(item.items_of("aliases")):
                    self._add("alias", record_id=identity, sort=place, value=value)

    def _item(
        self, record_id: str, kind: str, sort: int, texts: Record, origin: Row, reference: str = ""
    ) -> str:
        identity = self.identity("item", record_id, kind, str(sort))
        keys = {"record_id": record_id, "kind": kind, "sort": sort}
        self._add("item", id=identity, **keys, reference=reference, **origin)
        for language, value in texts.items():
            self._add("text", record_id=identity, field="text", language=language, value=value)
        return identity

    def _names_and_notes(self, record_id: str, record: Record) -> None:
        for sort, value in enumerate(record.items_of("aliases")):
            self._add("alias", record_id=record_id, sort=sort, value=value)
        for sort, note in enumerate(record.items_of("notes")):
            identity = self.identity("note", record_id, str(sort))
            self._add(
                "note",
                id=identity,
                record_id=record_id,
                sort=sort,
                issue=note.get("issue", ""),
                source=note["source"],
            )
            self._texts(identity, note, ("text",))

    def _listed(self, owner: str, owner_id: str, record: Record) -> None:
        for sort, code in enumerate(record["competences"]):
            competence_id = self.identity("competence", code)
            keys = {f"{owner}_id": owner_id, "competence_id": competence_id}
            self._add(f"{owner}_competence", **keys, sort=sort)

    # Records

    def _framework(self) -> None:
        framework = self.sources.framework
        self.tables["framework"].append(
            {
                "id": self.framework_id,
                "code": framework["code"],
                "version": framework["version"],
                "draft": framework.get("draft", False),
            }
        )
        self._texts(self.framework_id, framework, ("title", "edition"))
        for sort, reading in enumerate(framework["readings"]):
            identity = self.identity("requirement_set", reading["code"])
            self._add("requirement_set", id=identity, code=reading["code"], sort=sort)
            self._texts(identity, reading, ("title", "description"))
        for level in framework["levels"]:
            identity = self.identity("level", str(level["eqf"]))
            numbers = {"eqf": level["eqf"], "number": level["number"]}
            self._add("level", id=identity, **numbers, **_origin(level))
            self._texts(identity, level, ("name", "knowledge_skills", "autonomy"))
            self._names_and_notes(identity, level)

    def _competence(self, competence: Record, area_id: str, sort: int) -> None:
        texts = ("title", "description")
        identity = self._coded("competence", competence, texts, area_id=area_id, sort=sort)
        self._names_and_notes(identity, competence)
        for mark in competence.items_of("explorer"):
            self._add("explorer_mark", competence_id=identity, eqf=mark["eqf"], **_origin(mark))
        self._optional_texts(identity, competence, ("meaning",))
        for anchor in competence.items_of("anchors"):
            eqf = anchor["eqf"]
            anchor_id = self.identity("anchor", competence["code"], str(eqf))
            keys = {"competence_id": identity, "eqf": eqf}
            self._add("anchor", id=anchor_id, **keys, **_origin(anchor))
            self._texts(anchor_id, anchor, ("knowledge_skills", "autonomy"))
        for kind in COMPETENCE_LISTS:
            for place, texts in enumerate(competence.items_of(kind)):
                origin = {"source": competence["source"], "basis": "editorial"}
                self._item(identity, kind, place, texts, origin)

    def _role(self, role: Record, sort: int) -> None:
        texts = ("title", "summary", "mission")
        role_id = self._coded("role", role, texts, letter=role["letter"], sort=sort)
        self._names_and_notes(role_id, role)
        self._optional_texts(role_id, role, ("description",))
        self._lists(role_id, role, ROLE_LISTS)
        if "deliverables" in role:
            self._lists(role_id, role["deliverables"], DELIVERABLES)
        for descriptor in role.items_of("descriptors"):
            self._descriptor(role, role_id, descriptor)
        for demand in role["requirements"]:
            code = demand["competence"]
            keys = {"role_id": role_id, "competence_id": self.identity("competence", code)}
            for reading in self.sources.readings:
                identity = self.identity("requirement", reading, role["code"], code)
                given = demand if reading == DEFAULT_READING else demand[reading]
                self._add(
                    "requirement",
                    id=identity,
                    requirement_set_id=self.identity("requirement_set", reading),
                    **keys,
                    mandatory=given["mandatory"],
                    eqf=given["eqf"],
                    **_origin(given),
                )
                if reading == DEFAULT_READING:
                    self._names_and_notes(identity, demand)
            for place, said in enumerate(demand.items_of("readings")):
                values = {key: said[key] for key in ("reading", "mandatory", "eqf", "source")}
                self._add("reading", **keys, sort=place, **values)

    def _descriptor(self, role: Record, role_id: str, descriptor: Record) -> None:
        code = descriptor["competence"]
        identity = self.identity("descriptor", role["code"], code)
        competence_id = self.identity("competence", code)
        keys = {"role_id": role_id, "competence_id": competence_id, "eqf": descriptor["eqf"]}
        self._add("descriptor", id=identity, **keys, **_origin(descriptor))
        self._texts(identity, descriptor, ("text",))
        self._names_and_notes(identity, descriptor)

    def _module(self, module: Record, sort: int) -> None:
        identity = self._coded("module", module, ("title",), sort=sort, **_hours(module))
        self._names_and_notes(identity, module)
        self._optional_texts(identity, module, ("description",))
        self._lists(identity, module, MODULE_LISTS)
        self._listed("module", identity, module)
        self._nodes(module, {"module_id": identity, "curriculum_id": None}, None)

    def _nodes(self, parent: Record, owner: Row, parent_id: str | None) -> None:
        for sort, unit in enumerate(parent.items_of("units")):
            unit_id = self._node(unit, "unit", sort, owner, parent_id)
            self._nodes(unit, owner, unit_id)
        for sort, topic in enumerate(parent.items_of("topics")):
            self._node(topic, "topic", sort, owner, parent_id)

    def _node(self, node: Record, kind: str, sort: int, owner: Row, parent_id: str | None) -> str:
        """Add a unit or topic with its texts and links; return its identity."""
        identity = self.identity("node", node["code"])
        place = {**owner, "parent_id": parent_id, "sort": sort}
        values = {"code": node["code"], "kind": kind, "source": node["source"]}
        self._add("node", id=identity, **place, **values)
        self._texts(identity, node, ("title",))
        for link_kind in tree.LINK_KINDS:
            for place_in_kind, link in enumerate(node.items_of(link_kind)):
                self._link(node, link_kind, place_in_kind, link)
        for required_sort, required in enumerate(node.items_of("requires")):
            required_id = self.identity("node", required)
            self._add(
                "topic_requires", node_id=identity, required_id=required_id, sort=required_sort
            )
        return identity

    def _link(self, topic: Record, kind: str, sort: int, link: Record) -> None:
        identity = self.identity("topic_link", topic["code"], link["competence"])
        self._add(
            "topic_link",
            id=identity,
            node_id=self.identity("node", topic["code"]),
            competence_id=self.identity("competence", link["competence"]),
            kind=kind,
            reach=link["reach"],
            sort=sort,
        )
        self._texts(identity, link, ("reason",))

    def _curriculum(self, curriculum: Record) -> None:
        role = curriculum["role"]
        identity = self.identity("curriculum", role)
        role_id = self.identity("role", role)
        origin = _origin(curriculum)
        self._add("curriculum", id=identity, role_id=role_id, **_hours(curriculum), **origin)
        self._names_and_notes(identity, curriculum)
        self._listed("curriculum", identity, curriculum)
        for sort, part in enumerate(curriculum["pathway"]):
            module_id = self.identity("module", part["module"])
            owner = {"curriculum_id": identity, "module_id": module_id}
            step_id = self.identity("curriculum_node", role, part["module"])
            step = {"parent_id": None, "node_id": None, "sort": sort, "source": part["source"]}
            self._add("curriculum_node", id=step_id, **owner, **step)
            self._texts(step_id, part, ("title",))
            self._steps(role, part, owner, step_id, None)

    def _steps(
        self, role: str, parent: Record, owner: Row, parent_id: str, node_id: str | None
    ) -> None:
        """Add the entries of a pathway below a step, whose own node is `node_id`."""
        for sort, leaf in enumerate(parent.items_of("topics")):
            if "code" in leaf:
                self._node(leaf, "topic", sort, owner, node_id)
            code = leaf.get("code") or leaf["topic"]
            self._step(role, code, leaf, owner, parent_id, sort)
        for sort, unit in enumerate(parent.items_of("units")):
            step_id = self._step(role, unit["node"], unit, owner, parent_id, sort)
            self._steps(role, unit, owner, step_id, self.identity("node", unit["node"]))

    def _step(
        self, role: str, code: str, step: Record, owner: Row, parent_id: str, sort: int
    ) -> str:
        identity = self.identity("curriculum_node", role, code)
        node_id = self.identity("node", code)
        place = {"parent_id": parent_id, "node_id": node_id, "sort": sort}
        self._add("curriculum_node", id=identity, **owner, **place, source=step["source"])
        return identity


def as_it_stands(value: dict[str, Any]) -> str:
    """Return a record as JSON, for a column that keeps it whole."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def reference_of(item: Record) -> str:
    """Return what stands behind an item's text: an address, an ESCO code, a certifying body."""
    if "esco" in item:
        return f"{ESCO} {item['esco']}"
    return str(item.get("link") or item.get("body") or "")


def _origin(record: Record) -> Row:
    return {"source": record["source"], "basis": record["basis"]}


def _hours(record: Record) -> Row:
    return {f"minutes_{mode}": minutes(record["hours"][mode]) for mode in MODES}
