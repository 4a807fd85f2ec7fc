"""Puts a framework version together from its rows, with one query a table."""

from __future__ import annotations

from collections import defaultdict
from uuid import UUID

from sqlalchemy import Connection, select

from s4c_desktop.domain.framework import (
    Area,
    Competence,
    ExplorerMark,
    Framework,
    Level,
    Reading,
    ReadingSet,
    Requirement,
    Role,
)
from s4c_desktop.models import framework_tables as tables
from s4c_desktop.models.curriculum_reader import read_training
from s4c_desktop.models.framework_query import FrameworkQuery, grouped


def read_framework(connection: Connection, framework_id: UUID, language: str = "en") -> Framework:
    """Return a framework version with its texts in a language, else in English.

    Raises KeyError where the version is not installed.
    """
    columns = tables.framework.c
    wanted = columns.id == framework_id
    named = select(columns.code, columns.version, columns.draft).where(wanted)
    head = connection.execute(named).one_or_none()
    if head is None:
        raise KeyError(framework_id)
    query = FrameworkQuery(connection, framework_id, language)
    levels, areas, competences = _levels(query), _areas(query), _competences(query)
    sets, readings = _sets(query)
    roles = _roles(query, sets)
    modules, curricula = read_training(query)
    return Framework(
        id=framework_id,
        code=head.code,
        version=head.version,
        title=query.text(framework_id, "title"),
        edition=query.text(framework_id, "edition"),
        draft=head.draft,
        readings=readings,
        levels=levels,
        areas=areas,
        competences=competences,
        roles=roles,
        modules=modules,
        curricula=curricula,
    )


def _levels(query: FrameworkQuery) -> tuple[Level, ...]:
    columns = tables.level.c
    rows = query.rows(columns.id, columns.eqf, columns.number, order=(columns.eqf,))
    return tuple(
        Level(
            row.id,
            row.eqf,
            row.number,
            query.text(row.id, "name"),
            query.text(row.id, "knowledge_skills"),
            query.text(row.id, "autonomy"),
            query.notes.get(row.id, ()),
        )
        for row in rows
    )


def _areas(query: FrameworkQuery) -> tuple[Area, ...]:
    columns = tables.area.c
    rows = query.coded(columns.id, columns.code, order=(columns.sort,))
    return tuple(Area(row.id, row.code, query.text(row.id, "title")) for row in rows)


def _competences(query: FrameworkQuery) -> tuple[Competence, ...]:
    marks = tables.explorer_mark.c
    explorer = grouped(
        (row.competence_id, ExplorerMark(row.eqf, row.basis, row.source))
        for row in query.rows(
            marks.competence_id, marks.eqf, marks.basis, marks.source, order=(marks.eqf,)
        )
    )
    columns = tables.competence.c
    rows = query.coded(columns.id, columns.area_id, columns.code, order=(columns.sort,))
    return tuple(
        Competence(
            row.id,
            row.code,
            query.codes[row.area_id],
            query.text(row.id, "title"),
            query.text(row.id, "description"),
            query.aliases.get(row.id, ()),
            explorer.get(row.id, ()),
            query.notes.get(row.id, ()),
        )
        for row in rows
    )


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
    columns = tables.role.c
    rows = query.coded(columns.id, columns.code, order=(columns.sort,))
    return tuple(
        Role(
            row.id,
            row.code,
            query.text(row.id, "title"),
            query.text(row.id, "summary"),
            query.text(row.id, "mission"),
            requirements.get(row.id, {}),
            readings.get(row.id, {}),
            query.aliases.get(row.id, ()),
            query.notes.get(row.id, ()),
        )
        for row in rows
    )


def _requirements(
    query: FrameworkQuery, sets: dict[UUID, str]
) -> dict[UUID, dict[str, tuple[Requirement, ...]]]:
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
    roles: dict[UUID, dict[str, tuple[Requirement, ...]]] = defaultdict(dict)
    for code in sets.values():
        for role_id in {role_id for role_id, _ in found}:
            roles[role_id][code] = tuple(found[role_id, code])
    return roles


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
