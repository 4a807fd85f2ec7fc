"""Reads the roles of a framework version: cards, requirements in every reading, descriptors."""

from __future__ import annotations

from collections import defaultdict
from uuid import UUID

from s4c_desktop.domain.framework import (
    Deliverables,
    Descriptor,
    Reading,
    ReadingSet,
    Requirement,
    Role,
    RoleCard,
)
from s4c_desktop.domain.records import Origin
from s4c_desktop.models import framework_tables as tables
from s4c_desktop.models.framework_query import FrameworkQuery, grouped


def read_roles(query: FrameworkQuery) -> tuple[tuple[ReadingSet, ...], tuple[Role, ...]]:
    """Return the selectable readings and the roles; competences must have been read before."""
    sets, readings = _sets(query)
    return readings, _roles(query, sets)


def _sets(query: FrameworkQuery) -> tuple[dict[UUID, str], tuple[ReadingSet, ...]]:
    columns = tables.requirement_set.c
    rows = query.coded(columns.id, columns.code, order=(columns.sort,))
    readings = (
        ReadingSet(row.id, row.code, query.text(row.id, "title"), query.text(row.id, "description"))
        for row in rows
    )
    return {row.id: row.code for row in rows}, tuple(readings)


def _roles(query: FrameworkQuery, sets: dict[UUID, str]) -> tuple[Role, ...]:
    requirements = _requirements(query, sets)
    readings = _readings(query)
    descriptors = _descriptors(query)
    columns = tables.role.c
    rows = query.coded(
        columns.id,
        columns.code,
        columns.letter,
        columns.source,
        columns.basis,
        order=(columns.sort,),
    )
    return tuple(
        Role(
            row.id,
            row.code,
            query.text(row.id, "title"),
            query.text(row.id, "summary"),
            query.text(row.id, "mission"),
            {code: tuple(requirements[row.id, code]) for code in sets.values()},
            readings.get(row.id, {}),
            query.aliases.get(row.id, ()),
            query.notes.get(row.id, ()),
            row.letter,
            Origin(row.source, row.basis),
            _card(query, row.id, descriptors.get(row.id, ())),
        )
        for row in rows
    )


def _card(query: FrameworkQuery, role_id: UUID, descriptors: tuple[Descriptor, ...]) -> RoleCard:
    return RoleCard(
        description=query.text_or_empty(role_id, "description"),
        prerequisites=query.items(role_id, "prerequisites"),
        leading=query.items(role_id, "lead_activities"),
        activities=query.items(role_id, "activities"),
        deliverables=Deliverables(
            query.items(role_id, "accountable"),
            query.items(role_id, "responsible"),
            query.items(role_id, "contributor"),
        ),
        tasks=query.items(role_id, "tasks"),
        similar_roles=query.items(role_id, "similar_roles"),
        descriptors=descriptors,
    )


def _descriptors(query: FrameworkQuery) -> dict[UUID, tuple[Descriptor, ...]]:
    columns = tables.descriptor.c
    rows = query.rows(
        columns.id,
        columns.role_id,
        columns.competence_id,
        columns.eqf,
        columns.source,
        columns.basis,
    )
    order = query.places()
    return grouped(
        (
            row.role_id,
            Descriptor(
                query.codes[row.competence_id],
                row.eqf,
                query.text(row.id, "text"),
                Origin(row.source, row.basis),
                query.notes.get(row.id, ()),
            ),
        )
        for row in sorted(rows, key=lambda row: order[row.competence_id])
    )


def _requirements(
    query: FrameworkQuery, sets: dict[UUID, str]
) -> dict[tuple[UUID, str], list[Requirement]]:
    """Return what each role requires in each reading, in framework order."""
    columns = tables.requirement.c
    rows = query.rows(
        columns.id,
        columns.requirement_set_id,
        columns.role_id,
        columns.competence_id,
        columns.mandatory,
        columns.eqf,
        columns.basis,
        columns.source,
    )
    order = query.places()
    # Kept with the default reading, they are about the cell in every reading.
    notes = {
        (row.role_id, row.competence_id): query.notes[row.id]
        for row in rows
        if row.id in query.notes
    }
    found: dict[tuple[UUID, str], list[Requirement]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: order[row.competence_id]):
        code = query.codes[row.competence_id]
        found[row.role_id, sets[row.requirement_set_id]].append(
            Requirement(
                row.id,
                code,
                row.mandatory,
                row.eqf,
                row.basis,
                row.source,
                notes.get((row.role_id, row.competence_id), ()),
            )
        )
    return found


def _readings(query: FrameworkQuery) -> dict[UUID, dict[str, tuple[Reading, ...]]]:
    columns = tables.reading.c
    rows = query.rows(
        columns.role_id,
        columns.competence_id,
        columns.reading,
        columns.mandatory,
        columns.eqf,
        columns.source,
        order=(columns.sort,),
    )
    order = query.places()
    cells = grouped(
        (
            (row.role_id, row.competence_id),
            Reading(row.reading, row.mandatory, row.eqf, row.source),
        )
        for row in sorted(rows, key=lambda row: order[row.competence_id])
    )
    roles: dict[UUID, dict[str, tuple[Reading, ...]]] = defaultdict(dict)
    for (role_id, competence_id), readings in cells.items():
        roles[role_id][query.codes[competence_id]] = readings
    return roles
