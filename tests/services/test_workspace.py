"""Opening, creating and checking workspaces; what is not ours is refused untouched."""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from uuid import UUID

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect, text

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.files import give_name
from s4c_desktop.bootstrap import Program, open_program, open_sample
from s4c_desktop.domain.assessment import Assessment, Evidence, Kind
from s4c_desktop.models.base import Base
from s4c_desktop.models.engine import open_engine
from s4c_desktop.services.people import PersonDetails
from tests.services.conftest import Filled, complete, needs_server, new_draft


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_the_migrations_make_exactly_the_tables_of_the_models(
    program: Program, location: str
) -> None:
    engine = open_engine(location)
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []
    engine.dispose()


def test_opening_again_finds_everything(program: Program, draft: Assessment, location: str) -> None:
    program.close()
    again = open_program(location)
    assert again.assessments.load(draft.id) == program.assessments.load(draft.id)
    assert again.workspace.check() == ()
    again.close()
    program.close()


def test_creating_never_replaces_a_file(tmp_path: Path) -> None:
    path = tmp_path / "there.s4cw"
    path.write_bytes(b"mine")
    with pytest.raises(UserError, match="already a file"):
        open_program(path, create=True)
    assert path.read_bytes() == b"mine"


@pytest.mark.usefixtures("slowly_made")
def test_creating_makes_the_folder(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "made.s4cw"
    open_program(path, create=True).close()
    assert path.is_file()


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _text(path: Path) -> None:
    path.write_text("competence,level,note\n" * 500)


def _foreign(path: Path) -> None:
    with closing(sqlite3.connect(path)) as file:
        file.execute("CREATE TABLE x (y)")


def _newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as file:
        file.execute("PRAGMA application_id = 1395934039")
        file.execute("PRAGMA user_version = 99")


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (_empty, "is empty"),
        (_text, "not a workspace"),
        (_foreign, "not a workspace"),
        (_newer, "newer version"),
    ],
)
def test_what_is_not_ours_is_refused_untouched(tmp_path: Path, make: object, message: str) -> None:
    path = tmp_path / "file.s4cw"
    assert callable(make)
    make(path)
    before = digest(path)
    with pytest.raises(UserError, match=message):
        open_program(path)
    assert digest(path) == before
    assert list(tmp_path.glob("file.s4cw-*")) == []


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"no workspace at .*missing\.s4cw"):
        open_program(tmp_path / "missing.s4cw")


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE rating SET level = 8 WHERE level = 5",
        "UPDATE rating SET note = 'x'",
        "UPDATE evidence SET description = 'x'",
        "UPDATE evidence_link SET competence_id = (SELECT max(id) FROM competence)",
        "UPDATE assessment SET running_note = 'x'",
        "UPDATE rating_change SET changed_by = 'x'",
        "DELETE FROM rating_change WHERE sequence = 1",
        "UPDATE person SET name = 'x'",
        "UPDATE assessment SET decision = 'meets'",
        "UPDATE requirement SET eqf = 4 WHERE eqf = 6",
        "UPDATE text SET value = 'x' WHERE field = 'title'",
        "UPDATE signature SET document = replace(document, 'Maria', 'Mario')",
        "DELETE FROM signature",
        "DELETE FROM rating",
        "INSERT INTO evidence_link VALUES ('a', 'b', 'c')",
    ],
)
def test_what_was_changed_behind_the_programs_back_is_found(
    empty_template: Path, filled: Filled, tmp_path: Path, change: str
) -> None:
    template, _inside = filled.once(str(empty_template), sign_one)
    path = Path(shutil.copy(template, tmp_path / "workspace.s4cw"))
    with closing(sqlite3.connect(path)) as file:
        file.execute(change)
        file.commit()
    again = open_program(path)
    assert again.workspace.check()
    again.close()


def sign_one(program: Program) -> None:
    """Sign an assessment with evidence; the workspace is sound."""
    draft = complete(program, new_draft(program))
    item = Evidence(UUID(int=9), "Minutes", links=frozenset({"A1"}))
    program.assessments.keep_evidence(draft.id, item)
    program.signing.sign(draft.id, "Maria Ilieva")
    assert program.workspace.check() == ()


def test_sample_data_are_sound_and_show_every_state_of_work(tmp_path: Path) -> None:
    program = open_sample(tmp_path)
    lines = program.assessments.list()
    assert {line.kind for line in lines} == set(Kind)
    assert {line.phase.value for line in lines} == {"draft", "signed"}
    assert {view.vote.phase.value for view in program.votes.all()} == {"voting", "decided"}
    assert program.workspace.check() == ()
    program.close()


def test_an_address_that_cannot_be_read_is_refused() -> None:
    with pytest.raises(UserError, match="address of the workspace"):
        open_program("postgresql://nobody@127.0.0.1:notaport/x")


@pytest.mark.usefixtures("slowly_made")
def test_a_creation_that_fails_leaves_the_place_free(tmp_path: Path) -> None:
    path = tmp_path / "made.s4cw"
    with pytest.raises(UserError):
        open_program(path, create=True, content=tmp_path / "missing.sqlite")
    assert list(tmp_path.glob("made*")) == []
    open_program(path, create=True).close()


@pytest.mark.usefixtures("slowly_made")
def test_a_workspace_that_somebody_else_made_meanwhile_stays_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "new" / "made.s4cw"

    def overtaken(hidden: Path, name: Path) -> bool:
        assert not name.exists()
        monkeypatch.setattr("s4c_desktop.models.new_file.give_name", give_name)
        theirs = open_program(name, create=True)
        theirs.people.create(PersonDetails("Bob"))
        theirs.close()
        return give_name(hidden, name)

    monkeypatch.setattr("s4c_desktop.models.new_file.give_name", overtaken)
    with pytest.raises(UserError, match="already a file"):
        open_program(path, create=True)
    program = open_program(path)
    assert [person.name for person in program.people.list()] == ["Bob"]
    program.close()
    assert list(path.parent.glob("[!.]*")) == [path]


def test_opening_never_waits_for_a_writer(empty_template: Path, tmp_path: Path) -> None:
    path = tmp_path / "workspace.s4cw"
    shutil.copy(empty_template, path)
    with closing(sqlite3.connect(path)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        program = open_program(path)
        assert program.people.list() == ()
        program.close()


def test_a_file_that_may_not_be_opened_is_not_called_damaged(
    empty_template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "workspace.s4cw"
    shutil.copy(empty_template, path)

    def refuse(*_arguments: object, **_options: object) -> None:
        raise sqlite3.OperationalError("unable to open database file")

    monkeypatch.setattr("s4c_desktop.models.cipher.sqlite3.connect", refuse)
    with pytest.raises(UserError, match=r"workspace\.s4cw can't be opened: unable to open"):
        open_program(path)


@pytest.mark.postgres
@needs_server
@pytest.mark.parametrize("table", ["alembic_version", "theirs"])
def test_a_database_of_another_program_is_refused_untouched(
    new_server_database: Callable[[], str], table: str
) -> None:
    location = new_server_database()
    engine = open_engine(location)
    with engine.begin() as connection:
        connection.execute(text(f"CREATE TABLE {table} (version_num TEXT)"))
        connection.execute(text(f"INSERT INTO {table} VALUES ('1f2e')"))
    with pytest.raises(UserError, match="something else than a workspace"):
        open_program(location)
    assert inspect(engine).get_table_names() == [table]
    engine.dispose()


def test_damage_in_the_middle_of_a_file_is_told_in_a_sentence(
    empty_template: Path, tmp_path: Path
) -> None:
    path = tmp_path / "workspace.s4cw"
    content = bytearray(empty_template.read_bytes())
    content[8192 : len(content) // 2] = bytes(len(content) // 2 - 8192)
    path.write_bytes(content)
    with pytest.raises(UserError, match=r"damaged|can't be opened|malformed"):
        _look_around(path)


def _look_around(path: Path) -> None:
    program = open_program(path)
    try:
        assert program.workspace.check()
        program.library.current()
    finally:
        program.close()
