"""Turns the modules and curricula of a framework version into rows, with their trees."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from s4c_desktop.models.row_collector import FrameworkRows, origin_of

if TYPE_CHECKING:
    from s4c_desktop.domain.curriculum import Curriculum, Hours, Link, Module, Topic, Unit
    from s4c_desktop.domain.framework import Framework
    from s4c_desktop.models.framework_rows import Row


def add_training(rows: FrameworkRows, framework: Framework) -> None:
    """Add the modules and the curricula of a framework."""
    for sort, module in enumerate(framework.modules):
        _add_module(rows, module, sort)
    shared = {topic.code for module in framework.modules for _path, topic in module.walk()}
    for curriculum in framework.curricula:
        _Curriculum(rows, curriculum, shared).add()


def _add_module(rows: FrameworkRows, module: Module, sort: int) -> None:
    place = {"code": module.code, "sort": sort}
    rows.add("module", id=module.id, **place, **_hours(module.hours), **origin_of(module.origin))
    rows.texts(module.id, title=module.title)
    rows.text_if_any(module.id, description=module.card.description)
    rows.names_and_notes(module.id, notes=module.notes)
    card = module.card
    rows.lists(
        module.id,
        knowledge=card.knowledge,
        skills=card.skills,
        methods=card.methods,
        assessment=card.assessment,
        lab=card.lab,
        resources=card.resources,
    )
    _add_listed(rows, "module", module.id, module.competences)
    _Nodes(rows, {"module_id": module.id, "curriculum_id": None}).add(module.units, (), None)


@dataclass(frozen=True, slots=True)
class _Nodes:
    """Adds units and topics that belong to one module, or to one role's pathway in it."""

    rows: FrameworkRows
    owner: Row

    def add(self, units: Iterable[Unit], topics: Iterable[Topic], parent: UUID | None) -> None:
        for sort, unit in enumerate(units):
            self._node(unit, "unit", sort, parent)
            self.add(unit.units, unit.topics, unit.id)
        for sort, topic in enumerate(topics):
            self.topic(topic, sort, parent)

    def topic(self, topic: Topic, sort: int, parent: UUID | None) -> None:
        self._node(topic, "topic", sort, parent)
        for kind, links in (("teaches", topic.teaches), ("supports", topic.supports)):
            for place, link in enumerate(links):
                self._link(topic, kind, place, link)
        for place, code in enumerate(topic.requires):
            required = self.rows.identity("node", code)
            self.rows.add("topic_requires", node_id=topic.id, required_id=required, sort=place)

    def _node(self, node: Unit | Topic, kind: str, sort: int, parent: UUID | None) -> None:
        place = {"parent_id": parent, "kind": kind, "sort": sort}
        # Neither a unit nor a topic says where it comes from.
        self.rows.add("node", id=node.id, **self.owner, **place, code=node.code, source="")
        self.rows.texts(node.id, title=node.title)

    def _link(self, topic: Topic, kind: str, sort: int, link: Link) -> None:
        identity = self.rows.identity("topic_link", topic.code, link.competence)
        self.rows.add(
            "topic_link",
            id=identity,
            node_id=topic.id,
            competence_id=self.rows.identity("competence", link.competence),
            kind=kind,
            reach=link.reach,
            sort=sort,
        )
        self.rows.texts(identity, reason=link.reason)


@dataclass(frozen=True, slots=True)
class _Curriculum:
    """Adds a role's curriculum; `shared` are the topics that belong to modules."""

    rows: FrameworkRows
    curriculum: Curriculum
    shared: set[str]

    def add(self) -> None:
        rows, found = self.rows, self.curriculum
        role = {"role_id": rows.identity("role", found.role)}
        rows.add(
            "curriculum", id=found.id, **role, **_hours(found.hours), **origin_of(found.origin)
        )
        rows.names_and_notes(found.id, notes=found.notes)
        _add_listed(rows, "curriculum", found.id, found.competences)
        for sort, part in enumerate(found.pathway):
            owner = {"curriculum_id": found.id, "module_id": rows.identity("module", part.module)}
            step_id = rows.identity("curriculum_node", found.role, part.module)
            place = {"parent_id": None, "node_id": None, "sort": sort, "source": ""}
            rows.add("curriculum_node", id=step_id, **owner, **place)
            rows.texts(step_id, title=part.title)
            self._steps(part.units, part.topics, owner, step_id, None)

    def _steps(
        self,
        units: Iterable[Unit],
        topics: Iterable[Topic],
        owner: Row,
        step_id: UUID,
        node_id: UUID | None,
    ) -> None:
        for sort, topic in enumerate(topics):
            if topic.code not in self.shared:
                _Nodes(self.rows, owner).topic(topic, sort, node_id)
            self._step(topic, owner, step_id, sort)
        for sort, unit in enumerate(units):
            below = self._step(unit, owner, step_id, sort)
            self._steps(unit.units, unit.topics, owner, below, unit.id)

    def _step(self, node: Unit | Topic, owner: Row, parent: UUID, sort: int) -> UUID:
        identity = self.rows.identity("curriculum_node", self.curriculum.role, node.code)
        place = {"parent_id": parent, "node_id": node.id, "sort": sort, "source": ""}
        self.rows.add("curriculum_node", id=identity, **owner, **place)
        return identity


def _add_listed(rows: FrameworkRows, owner: str, owner_id: UUID, codes: Iterable[str]) -> None:
    for sort, code in enumerate(codes):
        keys = {f"{owner}_id": owner_id, "competence_id": rows.identity("competence", code)}
        rows.add(f"{owner}_competence", **keys, sort=sort)


def _hours(hours: Hours) -> Row:
    """Return the columns of course hours; raises ValueError for those that aren't whole minutes."""
    return {f"minutes_{mode}": minutes for mode, minutes in hours.minutes.items()}
