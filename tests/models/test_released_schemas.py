"""Every released workspace version opens, is sound, and shows what it held."""

from __future__ import annotations

import gzip
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from s4c_desktop.bootstrap import open_program
from s4c_desktop.domain.backups import Reason
from s4c_desktop.domain.condition import Condition, UnusableError
from s4c_desktop.domain.scale import Status
from s4c_desktop.models.migrations import SCHEMA_VERSION
from s4c_desktop.models.snapshot import contents_digest
from tests.figures import Figure

FIXTURES = Path(__file__).parents[1] / "fixtures"
RELEASED = sorted(FIXTURES.glob("workspace-*.s4cw.gz"))


def test_there_is_a_stored_workspace_of_every_version() -> None:
    versions = [int(path.name.split("-")[1][:4]) for path in RELEASED]
    assert versions == list(range(1, SCHEMA_VERSION + 1))


@pytest.mark.figure
@pytest.mark.parametrize("stored", RELEASED, ids=lambda path: path.name)
def test_a_released_workspace_opens_and_is_sound(
    stored: Path, tmp_path: Path, figure: Figure
) -> None:
    path = tmp_path / "old.s4cw"
    path.write_bytes(gzip.decompress(stored.read_bytes()))
    version = int(stored.name.split("-")[1][:4])
    with closing(sqlite3.connect(path)) as file:
        before = contents_digest(file)
    program = open_program(path)
    try:
        assert program.workspace.check() == ()
        assert program.backups is not None
        backups = [b for b in program.backups.list() if b.reason is Reason.UPGRADE]
        assert len(backups) == (version < SCHEMA_VERSION)
        for backup in backups:
            # What was there before the upgrade, as it was.
            with closing(sqlite3.connect(backup.path)) as file:
                assert contents_digest(file) == before
        lines = {line.person: line for line in program.assessments.list()}
        signed = program.results.view(lines["Candidate 011"].id)
        assert signed.assessment.signature is not None
        assert signed.result.counts(mandatory=True)[Status.MET] == 15
        draft = program.results.view(lines["Candidate 014"].id)
        assert draft.result.counts(mandatory=True)[Status.MET] == 9
        assert draft.assessment.evidence[0].links == {"A3", "A6"}
        figure("released schemas", "opened, backed up before an upgrade, sound")
    finally:
        program.close()


def test_an_upgrade_that_fails_leaves_the_file_as_it_was_and_a_backup(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "old.s4cw"
    path.write_bytes(gzip.decompress(RELEASED[0].read_bytes()))
    with closing(sqlite3.connect(path)) as file:
        before = contents_digest(file)

    def fail(_engine: object) -> None:
        raise RuntimeError("a migration left 3 dangling references")

    monkeypatch.setattr("s4c_desktop.models.opening.upgrade", fail)
    with pytest.raises(UnusableError, match="could not be brought") as refused:
        open_program(path)
    assert refused.value.condition is Condition.NOT_UPGRADED
    with closing(sqlite3.connect(path)) as file:
        assert contents_digest(file) == before
    monkeypatch.undo()
    program = open_program(path)
    assert program.workspace.check() == ()
    program.close()
