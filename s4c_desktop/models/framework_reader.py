"""Puts a framework version together from its rows."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import Connection

from s4c_desktop.domain.framework import (
    Anchor,
    Area,
    Competence,
    ExplorerMark,
    Framework,
    Level,
)
from s4c_desktop.domain.records import Origin
from s4c_desktop.models import framework_tables as tables
from s4c_desktop.models.curriculum_reader import read_training
from s4c_desktop.models.framework_query import FrameworkQuery, grouped
from s4c_desktop.models.framework_text import Stored, read_stored
from s4c_desktop.models.role_reader import read_roles


def read_framework(connection: Connection, framework_id: UUID, language: str = "en") -> Framework:
    """Return a framework version with its texts in a language, else in English.

    Raises KeyError where the version is not installed.
    """
    return framework_of(read_stored(connection, framework_id), framework_id, language)


def framework_of(stored: Stored, framework_id: UUID, language: str) -> Framework:
    """Return a version made of its rows; raises KeyError where they are not those of it."""
    query = FrameworkQuery(stored, language)
    columns = tables.framework.c
    heads = query.rows(columns.id, columns.code, columns.version, columns.draft)
    head = {row.id: row for row in heads}[framework_id]
    levels, areas, competences = _levels(query), _areas(query), _competences(query)
    readings, roles = read_roles(query)
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


def role_titles(stored: Stored, language: str) -> dict[str, str]:
    """Return what the roles of a version are called, by code, without making the version."""
    query, columns = FrameworkQuery(stored, language), tables.role.c
    return {row.code: query.text(row.id, "title") for row in query.rows(columns.id, columns.code)}


def _levels(query: FrameworkQuery) -> tuple[Level, ...]:
    columns = tables.level.c
    rows = query.rows(
        columns.id,
        columns.eqf,
        columns.number,
        columns.source,
        columns.basis,
        order=(columns.eqf,),
    )
    return tuple(
        Level(
            row.id,
            row.eqf,
            row.number,
            query.text(row.id, "name"),
            query.text(row.id, "knowledge_skills"),
            query.text(row.id, "autonomy"),
            query.notes.get(row.id, ()),
            Origin(row.source, row.basis),
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
    anchors = _anchors(query)
    columns = tables.competence.c
    rows = query.coded(
        columns.id,
        columns.area_id,
        columns.code,
        columns.source,
        columns.basis,
        order=(columns.sort,),
    )
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
            Origin(row.source, row.basis),
            query.text_or_empty(row.id, "meaning"),
            anchors.get(row.id, ()),
            query.items(row.id, "questions"),
            query.items(row.id, "evidence"),
            query.items(row.id, "misjudgements"),
        )
        for row in rows
    )


def _anchors(query: FrameworkQuery) -> dict[UUID, tuple[Anchor, ...]]:
    columns = tables.anchor.c
    rows = query.rows(
        columns.id,
        columns.competence_id,
        columns.eqf,
        columns.source,
        columns.basis,
        order=(columns.eqf,),
    )
    return grouped(
        (
            row.competence_id,
            Anchor(
                row.eqf,
                query.text(row.id, "knowledge_skills"),
                query.text(row.id, "autonomy"),
                Origin(row.source, row.basis),
            ),
        )
        for row in rows
    )
