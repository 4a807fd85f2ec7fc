"""Publishing a framework: what is read back is what was published, and never changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Engine

from s4c_desktop.base.errors import UserError
from s4c_desktop.domain.framework import Framework, ReadingSet, Requirement, Role
from s4c_desktop.domain.framework_identity import identified
from s4c_desktop.models.framework_rows import open_content
from s4c_desktop.models.framework_store import (
    heads,
    read_framework,
    stored_hash,
    verify,
)
from s4c_desktop.models.framework_writer import publish, rows_of
from tests.models.conftest import NOW

LATER = datetime(2026, 11, 21, 20, tzinfo=UTC)
NOBODY = UUID(int=0)

# Only the content knows where these come from.
UNSAID = {"area": ("source", "basis"), "node": ("source",), "curriculum_node": ("source",)}


def bundled(engine: Engine) -> dict[str, Framework]:
    with engine.connect() as connection:
        found = [read_framework(connection, head.id) for head in heads(connection)]
    return {framework.name: framework for framework in found}


def test_what_is_published_is_read_back(engine: Engine) -> None:
    for name, framework in bundled(engine).items():
        mine = identified(replace(framework, code="CITY", version="2.1", title="Our city"))
        with engine.connect() as connection:
            # Whatever identities it comes with, it gets those of its code and version.
            assert publish(connection, replace(mine, id=NOBODY), LATER) == mine.id, name
            assert read_framework(connection, mine.id) == mine
            assert verify(connection, mine.id)
            assert [head.id for head in heads(connection) if head.code == "CITY"] == [mine.id]


def test_records_are_named_as_the_content_compiler_names_them(
    engine: Engine, content_path: Path
) -> None:
    for framework in bundled(engine).values():
        assert identified(framework) == framework
        with open_content(content_path) as content:
            compiled = content.rows(framework.id)
        for table, rows in rows_of(framework).items():
            mine, theirs = _comparable(table, rows), _comparable(table, compiled[table])
            # An area's other names and notes are in the content alone.
            assert mine <= theirs if table in ("text", "alias", "note") else mine == theirs, table


def _comparable(table: str, rows: list[dict[str, Any]]) -> set[frozenset[tuple[str, Any]]]:
    return {
        frozenset((name, value) for name, value in row.items() if name not in UNSAID.get(table, ()))
        for row in rows
    }


def test_a_published_version_never_changes(engine: Engine, framework: Framework) -> None:
    with engine.connect() as connection:
        before = stored_hash(connection, framework.id)
        with pytest.raises(UserError, match=r"SCCF 1\.0 is published already.*another version"):
            publish(connection, replace(framework, title="Another"), NOW)
        assert stored_hash(connection, framework.id) == before
        assert read_framework(connection, framework.id) == framework


def test_a_role_may_require_nothing_yet(engine: Engine) -> None:
    draft = next(found for name, found in bundled(engine).items() if name.startswith("SCRO"))
    voted = Requirement(NOBODY, "RE2", True, 6, "editorial", "vote: 9 of 12")
    readings = (ReadingSet(NOBODY, "default", "Voted", ""), ReadingSet(NOBODY, "old", "Old", ""))
    roles = (
        Role(NOBODY, "SCRO", "Officer", "", "", {"default": (voted,), "old": ()}),
        Role(NOBODY, "HEAD", "Head", "", "", {"default": (), "old": ()}),
    )
    mine = identified(replace(draft, version="0.2", draft=False, readings=readings, roles=roles))
    with engine.connect() as connection:
        published = read_framework(connection, publish(connection, mine, NOW))
    assert [role.requirements for role in published.roles] == [
        role.requirements for role in mine.roles
    ]
    assert published.requirements("SCRO", "default")["RE2"].source == "vote: 9 of 12"
    assert published.requirements("HEAD", "default") == {}
    # Who says nothing of where a record comes from, says that it is their own.
    assert {role.origin.basis for role in published.roles} == {"editorial"}
