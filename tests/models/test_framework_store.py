"""Framework versions in the workspace: installed once, read whole, and never changed unseen."""

from __future__ import annotations

import shutil
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from fractions import Fraction
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Connection, Engine, Table, event, select, text, update

from s4c_desktop.base.errors import UserError
from s4c_desktop.domain.curriculum import Hours
from s4c_desktop.domain.framework import DEFAULT_READING, MAP_READING, Framework
from s4c_desktop.models import framework_tables as tables
from s4c_desktop.models.engine import open_engine
from s4c_desktop.models.framework_store import (
    framework_ids,
    framework_of,
    heads,
    install,
    read_framework,
    role_titles,
    stored_hash,
    verified,
    verify,
)
from s4c_desktop.models.schema import upgrade
from tests.models.conftest import NOW


def test_a_version_is_installed_once(
    engine: Engine, framework_id: UUID, content_path: Path
) -> None:
    with engine.begin() as connection:
        assert install(connection, content_path, NOW) == ()
        assert framework_ids(connection).count(framework_id) == 1
        for head in heads(connection):
            assert verify(connection, head.id)
        assert set(connection.scalars(select(tables.framework.c.installed_at))) == {NOW}


def test_desks_that_start_at_once_install_it_once(empty: Engine, content_path: Path) -> None:
    def start(_: int) -> int:
        with empty.begin() as connection:
            return len(install(connection, content_path, NOW))

    with ThreadPoolExecutor(4) as desks:
        *others, first = sorted(desks.map(start, range(4)))
    assert others == [0, 0, 0]
    assert first > 1


def test_an_installed_version_never_changes(
    engine: Engine, framework_id: UUID, content_path: Path, tmp_path: Path
) -> None:
    changed = Path(shutil.copy(content_path, tmp_path / "changed.sqlite"))
    with closing(sqlite3.connect(changed)) as database:
        database.execute("UPDATE requirement SET eqf = 8")
        database.commit()
    with engine.begin() as connection:
        before = stored_hash(connection, framework_id)
        assert install(connection, changed, NOW) == ()
        assert stored_hash(connection, framework_id) == before
        assert verify(connection, framework_id)


def test_the_hash_does_not_depend_on_the_kind_of_workspace(
    engine: Engine, framework_id: UUID, content_path: Path, tmp_path: Path
) -> None:
    other = open_engine(str(tmp_path / "other.s4c"))
    upgrade(other)
    with other.begin() as there, engine.connect() as here:
        install(there, content_path, NOW)
        assert stored_hash(there, framework_id) == stored_hash(here, framework_id)
    other.dispose()


CHANGES = [
    (table, column.name)
    for table in tables.FRAMEWORK_TABLES
    for column in table.columns
    if not column.foreign_keys
    and not column.primary_key
    and column.name not in ("installed_at", "draft", "mandatory")
    and not any(column.name in str(c.sqltext) for c in table.constraints if hasattr(c, "sqltext"))
]


@pytest.mark.parametrize(
    ("table", "column"), CHANGES, ids=[f"{table.name}.{column}" for table, column in CHANGES]
)
def test_a_change_of_any_column_is_found(
    engine: Engine, framework_id: UUID, table: Table, column: str
) -> None:
    with engine.connect() as connection:
        owner = table.c.id if table is tables.framework else table.c.framework_id
        query = select(table).where(owner == framework_id).limit(1)
        row = connection.execute(query).mappings().one()
        key = [c == row[c.name] for c in table.primary_key]
        connection.execute(update(table).where(*key).values({column: _other(row[column])}))
        assert not verify(connection, framework_id)


def _other(value: object) -> object:
    if isinstance(value, UUID):
        return uuid4()
    if value is None or isinstance(value, int):
        return (value or 0) + 1000
    return f"~{str(value)[1:]}"


def test_a_flipped_truth_and_a_lost_row_are_found(engine: Engine, framework_id: UUID) -> None:
    requirement, link = tables.requirement, tables.topic_link
    with engine.connect() as connection:
        mine = requirement.c.framework_id == framework_id
        marked = select(requirement.c.id).where(requirement.c.mandatory, mine)
        some = marked.limit(1).scalar_subquery()
        connection.execute(
            update(requirement).where(requirement.c.id == some).values(mandatory=False)
        )
        assert not verify(connection, framework_id)
    with engine.connect() as connection:
        mine = link.c.framework_id == framework_id
        some = select(link.c.id).where(mine).limit(1).scalar_subquery()
        connection.execute(link.delete().where(link.c.id == some))
        assert not verify(connection, framework_id)


def test_an_unreadable_row_is_found(content_path: Path, tmp_path: Path) -> None:
    engine = open_engine(str(tmp_path / "workspace.s4c"))
    upgrade(engine)
    with engine.begin() as connection:
        framework_id, *_others = install(connection, content_path, NOW)
    damage = (
        "UPDATE alias SET record_id = 'no identity' || record_id",
        "UPDATE text SET value = CAST(X'ff' AS TEXT)",
    )
    for statement in damage:
        with engine.connect() as connection:
            connection.execute(text(statement))
            assert not verify(connection, framework_id)
    engine.dispose()


def test_what_is_not_installed(empty: Engine) -> None:
    with empty.connect() as connection:
        assert framework_ids(connection) == ()
        assert stored_hash(connection, uuid4()) is None
        assert not verify(connection, uuid4())
        with pytest.raises(KeyError):
            read_framework(connection, uuid4())


@pytest.mark.parametrize("content", [None, b"", b"SQLite format 3\x00" + bytes(500)])
def test_content_that_cannot_be_read_is_said(content: bytes | None, tmp_path: Path) -> None:
    path = tmp_path / "content.sqlite"
    if content is not None:
        path.write_bytes(content)
    engine = open_engine(str(tmp_path / "workspace.s4c"))
    upgrade(engine)
    with engine.begin() as connection, pytest.raises(UserError, match=r"content\.sqlite cannot be"):
        install(connection, path, NOW)
    engine.dispose()


def test_the_framework_is_whole(framework: Framework) -> None:
    assert (framework.code, framework.version, framework.draft) == ("SCCF", "1.0", False)
    assert [reading.code for reading in framework.readings] == [DEFAULT_READING, MAP_READING]
    assert [level.eqf for level in framework.levels] == [4, 5, 6, 7, 8]
    assert [area.code for area in framework.areas] == ["A", "B", "C", "D"]
    codes = [competence.code for competence in framework.competences]
    assert codes[:2] == ["A1", "A2"]
    assert codes[-1] == "D5"
    assert len(codes) == 40
    assert [role.code for role in framework.roles] == ["SCPD", "SCPM", "SCPMC"]
    for role in framework.roles:
        assert set(role.requirements) == {DEFAULT_READING, MAP_READING}
        for requirements in role.requirements.values():
            assert [r.competence for r in requirements] == codes
        assert list(role.readings) == codes
    assert [module.code for module in framework.modules] == ["A", "B", "C", "D"]
    assert [curriculum.role for curriculum in framework.curricula] == ["SCPD", "SCPM", "SCPMC"]


def test_texts_marks_and_notes_belong_to_their_records(framework: Framework) -> None:
    public_safety = framework.competence("C4")
    assert public_safety.title == "Public safety"
    assert public_safety.area == "C"
    assert "Public security" in public_safety.aliases
    assert [(mark.eqf, mark.basis) for mark in public_safety.explorer] == [
        (5, "source"),
        (6, "source"),
    ]
    assert any(note.issue == "NM-1" and note.text for note in public_safety.notes)
    assert framework.level(7).name == framework.level(8).name == "Expert"
    readings = framework.role("SCPM").readings["B6"]
    assert {(r.reading, r.eqf) for r in readings} >= {("table3", 4), ("profile", 5)}


def test_modules_and_pathways_are_trees_in_the_order_of_the_source(framework: Framework) -> None:
    module = framework.modules[1]
    assert module.hours == Hours(Fraction(35), None, Fraction(10))
    assert len(list(module.walk())) == 34
    path, topic = next(module.walk())
    assert [unit.title for unit in path] == ["Next Generation Data Management", "Big Data"]
    assert topic.title == "Introduction to Big Data: theory and opportunities"
    curriculum = framework.curriculum("SCPMC")
    assert curriculum is not None
    assert [part.module for part in curriculum.pathway] == ["A", "B", "C", "D"]
    leaves = list(curriculum.topics())
    assert len(leaves) == 57
    titles = [topic.title for _, _, topic in leaves]
    place = titles.index("Econometrics")
    assert titles[place + 1] == "Management of financial documentation"
    topics = {topic.code: topic for module in framework.modules for _, topic in module.walk()}
    for _, _, topic in leaves:
        assert topics.get(topic.code, topic) == topic


def test_links_carry_competence_reach_and_reason(framework: Framework) -> None:
    topics = {topic.code: topic for module in framework.modules for _, topic in module.walk()}
    codes = set(framework.order)
    for topic in topics.values():
        for link in (*topic.teaches, *topic.supports):
            assert link.competence in codes
            assert link.reach in range(4, 9)
            assert 0 < len(link.reason.split()) <= 15
        assert set(topic.requires) <= set(topics)
    assert any(topic.requires for topic in topics.values())


def test_a_language_falls_back_to_english(
    engine: Engine, framework_id: UUID, framework: Framework
) -> None:
    with engine.connect() as connection:
        assert read_framework(connection, framework_id, "bg") == framework
        _translate(connection, framework.areas[0].id, "bg", "Преносими умения")
        translated = read_framework(connection, framework_id, "bg")
        assert translated.areas[0].title == "Преносими умения"
        assert translated.areas[1] == framework.areas[1]
        assert read_framework(connection, framework_id) == framework


def _translate(connection: Connection, record_id: UUID, language: str, value: str) -> None:
    row = {"record_id": record_id, "field": "title", "language": language, "value": value}
    (owner,) = connection.scalars(
        select(tables.text.c.framework_id).where(tables.text.c.record_id == record_id).distinct()
    )
    connection.execute(tables.text.insert(), {**row, "framework_id": owner})


def test_the_rows_that_were_verified_are_those_that_are_read(
    engine: Engine, framework_id: UUID
) -> None:
    said: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_others: object) -> None:
        if statement.startswith("SELECT"):
            said.append(statement)

    with engine.connect() as connection:
        event.listen(engine, "before_cursor_execute", note)
        rows = verified(connection, framework_id)
        assert rows is not None
        found = framework_of(rows, framework_id, "en")
        event.remove(engine, "before_cursor_execute", note)
        assert len(said) == len(tables.FRAMEWORK_TABLES) + 1, "each table once, and the hash"
        assert found == read_framework(connection, framework_id)
        assert role_titles(rows, "en") == {role.code: role.title for role in found.roles}
