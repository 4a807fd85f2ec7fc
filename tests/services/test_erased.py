"""Who was erased stays erased: whatever fails between, and whatever backup comes back."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy.orm import Session

from s4c_desktop.base.errors import UserError
from s4c_desktop.bootstrap import Program, open_program
from s4c_desktop.models import compact, erased
from s4c_desktop.models.engine import open_engine
from s4c_desktop.services.people import PersonDetails
from s4c_desktop.services.recovery import restore
from tests.services.conftest import Filled
from tests.services.people_with_canaries import Somebody, add_somebody, everything, units_of


@pytest.fixture
def copied(
    request: pytest.FixtureRequest, empty_template: Path, filled: Filled, tmp_path: Path
) -> tuple[Path, Somebody | None]:
    """Copy a workspace, with somebody in it where a test asks for them."""
    template, inside = str(empty_template), None
    if "somebody" in request.fixturenames:
        template, inside = filled.once(template, add_somebody)
    return Path(shutil.copy(template, tmp_path / "work.s4cw")), inside


@pytest.fixture
def workspace(copied: tuple[Path, Somebody | None]) -> Path:
    return copied[0]


@pytest.fixture
def opened(workspace: Path) -> Iterator[Program]:
    program = open_program(workspace)
    yield program
    program.close()


@pytest.fixture
def somebody(copied: tuple[Path, Somebody | None]) -> Somebody:
    assert copied[1] is not None
    return copied[1]


def erase(program: Program, somebody: Somebody) -> None:
    program.privacy.erase(somebody.id, "Maria Ilieva", "asked for it")


def test_who_was_erased_is_noted_beside_the_workspace(
    opened: Program, workspace: Path, somebody: Somebody
) -> None:
    assert erased.read(workspace) == frozenset()
    erase(opened, somebody)
    assert erased.read(workspace) == {somebody.id}
    assert erased.file_beside(workspace).name == "work.s4cw.erased"


def test_the_note_is_written_before_the_commit(
    opened: Program, workspace: Path, somebody: Somebody, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A process that dies between the two leaves a note too many, never one too few."""
    seen = []

    def die(_session: Session) -> None:
        seen.append(erased.read(workspace))
        raise SystemExit

    monkeypatch.setattr(Session, "commit", die)
    monkeypatch.setattr(erased, "forget", lambda *_: None)
    with pytest.raises(SystemExit):
        erase(opened, somebody)
    monkeypatch.undo()
    assert seen == [{somebody.id}]
    assert opened.people.get(somebody.id).name == somebody.name
    erase(opened, somebody)
    assert opened.people.list() == ()


def test_a_commit_that_fails_takes_the_note_back(
    opened: Program, workspace: Path, somebody: Somebody, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_session: Session) -> None:
        raise UserError("disk full")

    monkeypatch.setattr(Session, "commit", fail)
    with pytest.raises(UserError, match="disk full"):
        erase(opened, somebody)
    monkeypatch.undo()
    assert erased.read(workspace) == frozenset()
    assert opened.people.get(somebody.id).name == somebody.name
    assert opened.workspace.check() == ()


def test_nothing_is_erased_where_the_note_cannot_be_written(
    opened: Program, workspace: Path, somebody: Somebody
) -> None:
    erased.file_beside(workspace).write_text("{}")
    with pytest.raises(UserError, match="damaged"):
        erase(opened, somebody)
    assert opened.people.get(somebody.id).name == somebody.name


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"null",
        b'{"format": 2, "erased": []}',
        b'{"format": 1, "erased": ["x"]}',
        b'{"format": 1, "erased": [7]}',
        b'{"format": 1, "erased": 7}',
        b"\xff",
        b"[" * 99_999,
    ],
)
def test_a_damaged_note_is_never_taken_for_nobody(workspace: Path, content: bytes) -> None:
    erased.file_beside(workspace).write_bytes(content)
    with pytest.raises(UserError, match="damaged"):
        erased.read(workspace)


def test_a_restored_backup_brings_nobody_back(
    opened: Program, workspace: Path, somebody: Somebody, tmp_path: Path
) -> None:
    other = opened.people.create(PersonDetails("Candidate 014")).value
    backup = tmp_path / "backup"
    opened.privacy.compact()
    shutil.copy(workspace, backup)
    erase(opened, somebody)
    engine = open_engine(str(backup))
    try:
        with units_of(backup) as units, units.writing() as work:
            assert erased.replay(work, erased.read(workspace)) == 1
        compact.compact(engine)
    finally:
        engine.dispose()
    assert somebody.canaries.found_in(backup.read_bytes()) == []
    with closing(open_program(backup)) as restored:
        assert [person.id for person in restored.people.list()] == [other.id]
        assert restored.workspace.check() == ()
        assert len(restored.privacy.erasures()) == 1


def test_a_replay_of_who_is_not_there_changes_nothing(workspace: Path) -> None:
    before = everything(workspace)
    with units_of(workspace) as units, units.reading() as work:
        assert erased.replay(work, {uuid4()}) == 0
    assert everything(workspace) == before


def test_a_workspace_that_is_read_can_be_compacted_later(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    impatient = ("PRAGMA journal_mode=WAL", "PRAGMA foreign_keys=ON", "PRAGMA busy_timeout=50")
    monkeypatch.setattr("s4c_desktop.models.engine._PRAGMAS", impatient)
    with closing(open_program(workspace)) as program:
        somebody = add_somebody(program)
        with units_of(workspace) as units, units.reading() as reading:
            assert reading.people.get(somebody.id).name == somebody.name
            done = program.privacy.erase(somebody.id, "Maria Ilieva", "asked for it").value
            assert done.not_compacted is not None
            assert "compact it again" in done.not_compacted.text()
        program.privacy.compact()
        content = b"".join(path.read_bytes() for path in workspace.parent.glob("work.s4cw*"))
        assert somebody.canaries.found_in(content) == []


def test_a_restore_erases_again_who_was_erased(
    opened: Program, workspace: Path, somebody: Somebody
) -> None:
    assert opened.backups is not None
    other = opened.people.create(PersonDetails("Candidate 014")).value
    backup = opened.backups.make()
    erase(opened, somebody)
    assert opened.backups.holding(somebody.id) == (backup,)
    opened.close()
    restore(workspace, backup)
    with closing(open_program(workspace)) as restored:
        assert [person.id for person in restored.people.list()] == [other.id]
        assert restored.workspace.check() == ()
    assert somebody.canaries.found_in(workspace.read_bytes()) == []


def test_backups_that_hold_somebody_are_replaced(
    opened: Program, workspace: Path, somebody: Somebody
) -> None:
    assert opened.backups is not None
    opened.backups.make()
    aside = workspace.with_name("work.s4cw-wal.aside-20260914T080000000000Z")
    damaged = opened.backups.folder / "damaged 2026-09-14T080000Z" / "work.s4cw"
    damaged.parent.mkdir()
    for leftover in (aside, damaged):
        leftover.write_text(somebody.name)
    erase(opened, somebody)
    found = opened.backups.leftovers()
    assert found == (aside, damaged.parent)
    made = opened.backups.replace(opened.backups.holding(somebody.id), found)
    assert opened.backups.list() == (made,)
    content = b"".join(path.read_bytes() for path in workspace.parent.rglob("*") if path.is_file())
    assert somebody.canaries.found_in(content) == []
