"""Reads the practice vignettes from the content database."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from uuid import UUID

from s4c_desktop.domain.assessment import Rating
from s4c_desktop.domain.scale import State
from s4c_desktop.domain.vignette import Part, Vignette
from s4c_desktop.models.catalogue_reader import text_in
from s4c_desktop.models.framework_query import FALLBACK
from s4c_desktop.models.framework_rows import content_database


def read_vignettes(content: Path, language: str = FALLBACK) -> tuple[Vignette, ...]:
    """Return all vignettes by code; raises UserError where the content can't be read."""
    with content_database(content) as database:
        rows = database.execute(
            "SELECT vignette.id, vignette.framework_id, vignette.code, role.code, vignette.body "
            "FROM vignette JOIN role ON role.id = vignette.role_id "
            "ORDER BY vignette.rowid"
        ).fetchall()
        return tuple(_vignette(row, _parts(database, row[0], language), language) for row in rows)


def _vignette(
    row: tuple[str, str, str, str, str], parts: tuple[Part, ...], language: str
) -> Vignette:
    identity, framework_id, code, role, body = row
    plain = json.loads(body)
    return Vignette(
        id=UUID(identity),
        framework_id=UUID(framework_id),
        code=code,
        title=text_in(plain["title"], language),
        role=role,
        candidate=plain["candidate"],
        situation=text_in(plain["situation"], language),
        parts=parts,
    )


def _parts(database: sqlite3.Connection, vignette_id: str, language: str) -> tuple[Part, ...]:
    rows = database.execute(
        "SELECT competence.code, part.state, part.eqf, part.body FROM vignette_competence AS part "
        "JOIN competence ON competence.id = part.competence_id "
        "WHERE part.vignette_id = ? ORDER BY part.sort",
        (vignette_id,),
    )
    return tuple(
        Part(
            competence=competence,
            account=text_in(plain["account"], language),
            reference=Rating(State(state), eqf),
            reasoning=text_in(plain["reasoning"], language),
        )
        for competence, state, eqf, body in rows
        for plain in (json.loads(body),)
    )
