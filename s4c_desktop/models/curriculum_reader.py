"""Reads the modules and curricula of a framework version, with their trees."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from s4c_desktop.domain.curriculum import (
    Curriculum,
    Link,
    Module,
    ModuleCard,
    PathwayModule,
    Topic,
    Unit,
)
from s4c_desktop.domain.records import Origin
from s4c_desktop.models import framework_tables as tables
from s4c_desktop.models.framework_query import FrameworkQuery, Record, grouped, hour_columns, hours


def read_training(query: FrameworkQuery) -> tuple[tuple[Module, ...], tuple[Curriculum, ...]]:
    """Return the modules and the curricula; competences and roles must have been read before."""
    nodes = _Nodes(query)
    return _modules(query, nodes), _curricula(query, nodes)


def _modules(query: FrameworkQuery, nodes: _Nodes) -> tuple[Module, ...]:
    listed = _listed(query, tables.module_competence.c, "module_id")
    columns = tables.module.c
    rows = query.coded(
        columns.id,
        columns.code,
        *hour_columns(columns),
        columns.source,
        columns.basis,
        order=(columns.sort,),
    )
    return tuple(
        Module(
            row.id,
            row.code,
            query.text(row.id, "title"),
            hours(row),
            listed.get(row.id, ()),
            nodes.units_of_module(row.id),
            query.notes.get(row.id, ()),
            Origin(row.source, row.basis),
            _card(query, row.id),
        )
        for row in rows
    )


def _card(query: FrameworkQuery, module_id: UUID) -> ModuleCard:
    return ModuleCard(
        description=query.text_or_empty(module_id, "description"),
        knowledge=query.items(module_id, "knowledge"),
        skills=query.items(module_id, "skills"),
        methods=query.items(module_id, "methods"),
        assessment=query.items(module_id, "assessment"),
        lab=query.items(module_id, "lab"),
        resources=query.items(module_id, "resources"),
    )


def _curricula(query: FrameworkQuery, nodes: _Nodes) -> tuple[Curriculum, ...]:
    listed = _listed(query, tables.curriculum_competence.c, "curriculum_id")
    pathways = _Pathways(query, nodes)
    columns = tables.curriculum.c
    rows = query.rows(
        columns.id, columns.role_id, *hour_columns(columns), columns.source, columns.basis
    )
    order = query.places()
    return tuple(
        Curriculum(
            row.id,
            query.codes[row.role_id],
            hours(row),
            listed.get(row.id, ()),
            pathways.of(row.id),
            query.notes.get(row.id, ()),
            Origin(row.source, row.basis),
        )
        for row in sorted(rows, key=lambda row: order[row.role_id])
    )


def _listed(query: FrameworkQuery, columns: Any, owner: str) -> dict[UUID, tuple[str, ...]]:
    rows = query.rows(columns[owner], columns.competence_id, order=(columns.sort,))
    return grouped((owner_id, query.codes[competence_id]) for owner_id, competence_id in rows)


class _Nodes:
    """The units and topics of a framework version."""

    def __init__(self, query: FrameworkQuery) -> None:
        columns = tables.node.c
        self._query = query
        self._links = self._read_links()
        self._rows = query.rows(
            columns.id,
            columns.module_id,
            columns.curriculum_id,
            columns.parent_id,
            columns.code,
            columns.kind,
            order=(columns.sort,),
        )
        self.codes = {row.id: row.code for row in self._rows}
        self._required = self._read_required()
        self.topics = {row.id: self._topic(row) for row in self._rows if row.kind == "topic"}
        self._below = grouped(
            (row.parent_id or row.module_id, row) for row in self._rows if row.curriculum_id is None
        )

    def units_of_module(self, module_id: UUID) -> tuple[Unit, ...]:
        """Return the trees of a module."""
        return tuple(self._unit(row) for row in self._below.get(module_id, ()))

    def _unit(self, row: Record) -> Unit:
        below = self._below.get(row.id, ())
        return Unit(
            row.id,
            row.code,
            self._query.text(row.id, "title"),
            tuple(self._unit(child) for child in below if child.kind == "unit"),
            tuple(self.topics[child.id] for child in below if child.kind == "topic"),
        )

    def _topic(self, row: Record) -> Topic:
        return Topic(
            row.id,
            row.code,
            self._query.text(row.id, "title"),
            self._links.get((row.id, "teaches"), ()),
            self._links.get((row.id, "supports"), ()),
            self._required.get(row.id, ()),
        )

    def _read_links(self) -> dict[tuple[UUID, str], tuple[Link, ...]]:
        columns = tables.topic_link.c
        rows = self._query.rows(
            columns.id,
            columns.node_id,
            columns.competence_id,
            columns.kind,
            columns.reach,
            order=(columns.sort,),
        )
        codes, text = self._query.codes, self._query.text
        return grouped(
            (
                (row.node_id, row.kind),
                Link(codes[row.competence_id], row.reach, text(row.id, "reason")),
            )
            for row in rows
        )

    def _read_required(self) -> dict[UUID, tuple[str, ...]]:
        columns = tables.topic_requires.c
        rows = self._query.rows(columns.node_id, columns.required_id, order=(columns.sort,))
        return grouped((node_id, self.codes[required_id]) for node_id, required_id in rows)


class _Pathways:
    """The learning pathways of the curricula: trees of steps that refer to nodes."""

    def __init__(self, query: FrameworkQuery, nodes: _Nodes) -> None:
        columns = tables.curriculum_node.c
        self._query = query
        self._nodes = nodes
        rows = query.rows(
            columns.id,
            columns.curriculum_id,
            columns.parent_id,
            columns.module_id,
            columns.node_id,
            order=(columns.sort,),
        )
        self._below = grouped((row.parent_id or row.curriculum_id, row) for row in rows)

    def of(self, curriculum_id: UUID) -> tuple[PathwayModule, ...]:
        """Return a curriculum's pathway."""
        return tuple(
            PathwayModule(
                self._query.codes[part.module_id],
                self._query.text(part.id, "title"),
                self._units(part.id),
                self._topics(part.id),
            )
            for part in self._below.get(curriculum_id, ())
        )

    def _units(self, step_id: UUID) -> tuple[Unit, ...]:
        return tuple(
            Unit(
                step.node_id,
                self._nodes.codes[step.node_id],
                self._query.text(step.node_id, "title"),
                self._units(step.id),
                self._topics(step.id),
            )
            for step in self._below.get(step_id, ())
            if step.node_id not in self._nodes.topics
        )

    def _topics(self, step_id: UUID) -> tuple[Topic, ...]:
        topics = self._nodes.topics
        steps = self._below.get(step_id, ())
        return tuple(topics[step.node_id] for step in steps if step.node_id in topics)
