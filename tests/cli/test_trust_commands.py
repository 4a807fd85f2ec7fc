"""Backups and passphrases by command."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from s4c_desktop.bootstrap import open_program
from s4c_desktop.services import protection
from tests.cli.conftest import Run, sentence

SECRET = "it's a  Straße, naïve"


@pytest.fixture
def type_in(monkeypatch: pytest.MonkeyPatch) -> object:
    """Return a function that sets what standard input holds."""
    return lambda *lines: monkeypatch.setattr(
        sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines))
    )


def people(path: Path, passphrase: str | None = None) -> list[str]:
    program = open_program(path, writing=False, passphrase=passphrase)
    try:
        return [person.name for person in program.people.list()]
    finally:
        program.close()


def test_a_backup_is_made_listed_verified_restored_and_deleted(
    run: Run, workspace: Path, assessed: str, ratings: Path
) -> None:
    there = ["--workspace", workspace]
    before = people(workspace)
    assert run("backup", "make", *there).code == 0
    words = ["--role", "SCPD", "--name", "Later", *there]
    assert run("assess", ratings, *words).code == 0
    listed = json.loads(run("backup", "list", "--json", *there).out)
    assert {entry["reason"] for entry in listed} == {"day", "hand"}
    assert all(entry["verified"] for entry in listed)
    by_hand = next(entry["name"] for entry in listed if entry["reason"] == "hand")
    assert run("backup", "verify", by_hand, *there).out == "The backup is sound.\n"
    done = run("backup", "restore", by_hand, *there)
    assert done.code == 0
    assert "is kept" in done.out
    assert people(workspace) == before
    newest = json.loads(run("backup", "list", "--json", *there).out)[0]
    assert newest["reason"] == "restore"
    assert run("backup", "restore", newest["name"], *there).code == 0
    assert "Later" in people(workspace)
    assert run("backup", "delete", by_hand, "--yes", *there).code == 0
    assert by_hand not in run("backup", "list", *there).out
    assert "no backup" in sentence(run("backup", "verify", by_hand, *there))


def test_a_workspace_is_protected_used_and_opened_again(
    run: Run, workspace: Path, assessed: str, ratings: Path, type_in: object
) -> None:
    assert callable(type_in)
    there = ["--workspace", workspace]
    type_in(SECRET)
    assert run("passphrase", "set", "--passphrase-stdin", *there).code == 0
    assert protection.is_protected(workspace)
    assert "--passphrase-stdin" in sentence(run("result", assessed, *there))
    type_in("something else")
    assert "does not open" in sentence(run("result", assessed, "--passphrase-stdin", *there))
    type_in(SECRET)
    assert run("--passphrase-stdin", "result", assessed, *there).code == 0
    type_in(SECRET)
    words = ["--role", "SCPD", "--name", "Later", "--passphrase-stdin", *there]
    assert run("assess", ratings, *words).code == 0
    (entry,) = json.loads(run("backup", "list", "--json", *there).out)
    assert protection.is_protected(Path(entry["path"]))
    type_in(SECRET, "another one")
    assert run("passphrase", "change", "--passphrase-stdin", *there).code == 0
    type_in("another one")
    assert run("backup", "restore", "--passphrase-stdin", *there).code == 0
    type_in("another one")
    assert run("passphrase", "remove", "--passphrase-stdin", *there).code == 0
    assert people(workspace) == []  # the day's backup was made before the first person


@pytest.mark.parametrize(
    ("words", "typed", "message"),
    [
        (["passphrase", "set"], ["short"], "at least 8"),
        (["passphrase", "set"], ["tab\there, long enough"], "one line of text"),
        (["passphrase", "set"], [], "standard input is empty"),
        (["passphrase", "change"], ["some secret", "another one"], "not protected"),
        (["passphrase", "remove"], ["some secret"], "not protected"),
        (["backup", "restore", "nothing"], [], "no backup nothing"),
    ],
)
def test_what_cannot_be_done_changes_nothing(
    run: Run, workspace: Path, assessed: str, type_in: object,
    words: list[str], typed: list[str], message: str,
) -> None:  # fmt: skip
    assert callable(type_in)
    before = workspace.read_bytes()
    type_in(*typed)
    done = run(*words, "--passphrase-stdin", "--workspace", workspace)
    assert message in sentence(done)
    assert workspace.read_bytes() == before


def test_who_writes_is_named_and_who_reads_is_let_in(
    run: Run, workspace: Path, assessed: str, ratings: Path
) -> None:
    program = open_program(workspace)
    try:
        there = ["--workspace", workspace]
        assert run("result", assessed, *there).code == 0
        assert run("check", *there).code == 0
        refused = sentence(run("assess", ratings, "--role", "SCPD", "--name", "B", *there))
        assert "open in another window or command" in refused
        assert "process" in refused
    finally:
        program.close()


def test_a_readable_document_is_told_of_before_it_leaves(
    run: Run, workspace: Path, assessed: str, type_in: object, tmp_path: Path
) -> None:
    assert callable(type_in)
    there = ["--passphrase-stdin", "--workspace", workspace]
    plan = tmp_path / "plan.pdf"
    assert run("plan", assessed, "--output", plan, "--workspace", workspace).err == ""
    type_in(SECRET)
    assert run("passphrase", "set", *there).code == 0
    type_in(SECRET)
    done = run("plan", assessed, "--output", plan, *there)
    assert (done.code, done.err.count("\n")) == (0, 1)
    assert "readable copy" in done.err


def test_the_passphrase_is_never_an_argument(workspace: Path) -> None:
    command = [sys.executable, "-m", "s4c_desktop", "check", "--workspace", str(workspace)]
    help_text = subprocess.run([*command, "--help"], capture_output=True, text=True, check=True)
    assert "--passphrase-stdin" in help_text.stdout
    assert "--passphrase " not in help_text.stdout
