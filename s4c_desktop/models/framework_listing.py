"""What framework versions are called and how large they are, without reading them."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection, Table, func, select

from s4c_desktop.models import framework_tables as tables
from s4c_desktop.models.framework_query import FALLBACK


@dataclass(frozen=True, slots=True)
class Listed:
    """An installed framework version."""

    id: UUID
    code: str
    version: str
    title: str
    competences: int
    roles: int


def listed(connection: Connection, language: str) -> tuple[Listed, ...]:
    """Return the installed versions, with their titles in a language, else in English."""
    columns = tables.framework.c
    titles = _titles(connection, language)
    competences = _counts(connection, tables.competence)
    roles = _counts(connection, tables.role)
    return tuple(
        Listed(i, code, version, titles[i], competences.get(i, 0), roles.get(i, 0))
        for i, code, version in connection.execute(
            select(columns.id, columns.code, columns.version)
        )
    )


def _titles(connection: Connection, language: str) -> dict[UUID, str]:
    texts, frameworks = tables.text.c, tables.framework.c
    query = select(texts.record_id, texts.language, texts.value).where(
        texts.framework_id == frameworks.id,
        texts.record_id == frameworks.id,
        texts.field == "title",
        texts.language.in_((language, FALLBACK)),
    )
    found = connection.execute(query).all()
    in_order = sorted(found, key=lambda row: row.language == language)
    return {row.record_id: row.value for row in in_order}


def _counts(connection: Connection, table: Table) -> dict[UUID, int]:
    query = select(table.c.framework_id, func.count()).group_by(table.c.framework_id)
    return {row[0]: row[1] for row in connection.execute(query)}
