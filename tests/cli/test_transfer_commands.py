"""Records travel from one workspace to another by command."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.cli.conftest import Run, rows, sentence


def test_a_person_travels_and_the_second_time_nothing_changes(
    run: Run, workspace: Path, assessed: str, tmp_path: Path
) -> None:
    file, other = tmp_path / "bob.s4c", tmp_path / "other.s4cw"
    assert run("--workspace", workspace, "export-s4c", assessed, "--output", file).code == 0
    dry = run("--workspace", workspace, "import-s4c", file, "--dry-run", "--json").json()
    assert dry["would_change"] is False
    first = run("--workspace", other, "import-s4c", file, "--json")
    assert first.code == 0, first.err
    assert first.json()["assessments"] == [{"id": assessed, "outcome": "new"}]
    before = rows(other)
    second = run("--workspace", other, "import-s4c", file)
    assert second.code == 0
    assert "Everything in this file is here already. Nothing changes." in second.out
    assert rows(other) == before
    assert run("--workspace", other, "check").code == 0


def test_a_dry_run_writes_nothing(
    run: Run, workspace: Path, assessed: str, empty_template: Path, tmp_path: Path
) -> None:
    file, other = tmp_path / "bob.s4c", tmp_path / "other.s4cw"
    shutil.copy(empty_template, other)
    run("--workspace", workspace, "export-s4c", assessed, "--output", file)
    before = other.read_bytes()
    done = run("--workspace", other, "import-s4c", file, "--dry-run")
    assert "Bob: Added" in done.out
    assert other.read_bytes() == before


def test_what_is_no_such_file_is_refused_and_no_workspace_made(run: Run, tmp_path: Path) -> None:
    file, other = tmp_path / "x.s4c", tmp_path / "other.s4cw"
    file.write_bytes(b"hello")
    done = run("--workspace", other, "import-s4c", file)
    assert "x.s4c can't be read" in sentence(done)
    assert not other.exists()


def test_an_identity_that_is_none_is_refused(run: Run, workspace: Path, tmp_path: Path) -> None:
    file = tmp_path / "x.s4c"
    refused = run("--workspace", workspace, "export-s4c", "bob", "--output", file)
    assert "not the identity" in sentence(refused)
    unknown = "00000000-0000-0000-0000-000000000001"
    refused = run("--workspace", workspace, "export-s4c", unknown, "--output", file)
    assert "There is no assessment" in sentence(refused)
    assert not file.exists()
