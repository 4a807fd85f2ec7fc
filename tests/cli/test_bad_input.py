"""Bad input gets one clear sentence and changes nothing; there is never a traceback."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from uuid import UUID

import pytest

from s4c_desktop.base import paths
from s4c_desktop.cli import main as cli_main
from s4c_desktop.exchange.ratings_csv import LARGEST
from s4c_desktop.services.assessments import AssessmentService
from tests.cli.conftest import Run, rows

HEAD = "competence,level,note\n"
UNKNOWN = str(UUID(int=1))


BAD_FILES = [
    (b"", "bad.csv is empty"),
    (b"\n\n", "bad.csv is empty"),
    (b"competence,note\nA1,x\n", "bad.csv, line 1: the column level is missing"),
    (b"level,note\n", "bad.csv, line 1: the column competence is missing"),
    (b"competence,level,colour\n", "line 1: unexpected column 'colour'"),
    (b"competence,level,level\n", "line 1: unexpected column 'level'"),
    (HEAD.encode() + b"Z1,5,\n", "line 2, field competence: there is no competence 'Z1'"),
    (HEAD.encode() + b",5,\n", "line 2, field competence: there is no competence ''"),
    (HEAD.encode() + b"A1,9,\n", "line 2, field level: '9' is not one of 4, 5, 6, 7, 8"),
    (HEAD.encode() + b"A1,,\n", "line 2, field level: '' is not one of"),
    (HEAD.encode() + b"A1,6.0,\n", "line 2, field level: '6.0' is not one of"),
    (HEAD.encode() + b"A1,5,\nB1,4,\na1,6,\n", "line 4, field competence: A1 stands on line 2"),
    (HEAD.encode() + b'A1,5,"a\nb\nc"\nA2,x,\n', "line 5, field level: 'x' is not"),
    (HEAD.encode() + b"A1,exempt,\n", "line 2, field note: an exemption needs its reason"),
    (HEAD.encode() + b"A1,5,one,two\n", "line 2, field note: there are more fields"),
    (HEAD.encode() + b'A1,5,"open\n', "line 2: this is not CSV"),
    (HEAD.encode() + b"A1,5,\xff\n", "line 2: the file is not UTF-8"),
    (HEAD.encode() + b"A1,5,a\x00b\n", "line 2: the file is not text"),
    (b"\xff\xfe" + "competence,level\n".encode("utf-16-le"), "line 1: the file is not UTF-8"),
    (HEAD.encode() + b"A1,5," + b"x" * 20_001, "field note: a note may have 20000"),
    (b"x" * (LARGEST + 1), "is larger than 2 MB"),
]


def test_a_bad_file_is_named_with_line_and_field(run: Run, workspace: Path, tmp_path: Path) -> None:
    path = tmp_path / "bad.csv"
    before = rows(workspace)
    for content, sentence in BAD_FILES:
        path.write_bytes(content)
        done = run("assess", path, "--role", "SCPD", "--name", "B", "--workspace", workspace)
        assert done.code == 1, content
        assert sentence in done.err
        assert "bad.csv" in done.err
        assert len(done.err.splitlines()) == 1, done.err
        assert done.out == "", content
    assert rows(workspace) == before


BAD_VALUES = [
    (["--role", "XX", "--name", "B"], "no role XX. It has: SCPD, SCPM, SCPMC"),
    (["--role", "SCPD", "--name", "B", "--reading", "xx"], "no reading xx"),
    (["--role", "SCPD", "--name", " "], "needs a name"),
    (["--role", "SCPD", "--name", "B", "--date", "2026-02-30"], "--date: '2026-02-30'"),
    (["--role", "SCPD", "--name", "B", "--date", "tomorrow"], "--date: 'tomorrow'"),
]


def test_a_bad_value_changes_nothing(run: Run, workspace: Path, ratings: Path) -> None:
    before = rows(workspace)
    for options, sentence in BAD_VALUES:
        done = run("assess", ratings, *options, "--workspace", workspace)
        assert done.code == 1, options
        assert sentence in done.err
        assert len(done.err.splitlines()) == 1, done.err
    assert rows(workspace) == before


@pytest.mark.parametrize(
    "words",
    [
        ["nonsense"],
        ["assess"],
        ["assess", "x.csv"],
        ["assess", "x.csv", "--role", "SCPD", "--name", "B", "--kind", "other"],
        ["assess", "x.csv", "--role", "SCPD", "--name", "B", "--kind", "assessor"],
        ["assess", "x.csv", "--role", "SCPD", "--name", "B", "--colour"],
        ["result"],
        ["plan", UNKNOWN],
        ["report", UNKNOWN],
        ["framework", "export", "SCCF"],
        ["--workspace"],
    ],
)
def test_misuse_of_the_command_line_is_told_apart(run: Run, words: list[str]) -> None:
    done = run(*words)
    assert done.code == 2
    assert "Usage" in done.err or "Error" in done.err
    assert "Traceback" not in done.err


@pytest.mark.parametrize("command", ["result", "report", "plan"])
@pytest.mark.parametrize(
    ("identity", "sentence"),
    [("nope", "'nope' is not the identity"), (UNKNOWN, "There is no assessment")],
)
def test_an_unknown_assessment_is_named(
    run: Run, workspace: Path, tmp_path: Path, command: str, identity: str, sentence: str
) -> None:
    output = ["--json"] if command == "result" else ["--output", str(tmp_path / "x.pdf")]
    done = run("--workspace", workspace, command, identity, *output)
    assert done.code == 1
    assert sentence in done.err
    assert not (tmp_path / "x.pdf").exists()


def test_a_missing_file_is_named_and_no_workspace_is_made(run: Run, tmp_path: Path) -> None:
    place = tmp_path / "new.s4cw"
    missing = tmp_path / "missing.csv"
    for path in (missing, tmp_path):
        done = run("assess", path, "--role", "SCPD", "--name", "B", "--workspace", place)
        assert done.code == 1
        assert str(path) in done.err
    bad = tmp_path / "bad.csv"
    bad.write_text("nonsense")
    assert run("assess", bad, "--role", "SCPD", "--name", "B", "--workspace", place).code == 1
    assert list(tmp_path.glob("new.s4cw*")) == []


@pytest.mark.parametrize("words", [["check"], ["result", UNKNOWN]])
def test_a_workspace_that_is_not_there_or_not_ours_is_refused(
    run: Run, tmp_path: Path, words: list[str]
) -> None:
    missing = tmp_path / "missing.s4cw"
    foreign = tmp_path / "foreign.s4cw"
    foreign.write_text("not a workspace")
    for path, sentence in ((missing, "There is no workspace at"), (foreign, "is not a workspace")):
        done = run("--workspace", path, *words)
        assert done.code == 1
        assert sentence in done.err
    assert not missing.exists()
    assert foreign.read_text() == "not a workspace"


def test_an_output_that_cannot_be_written_is_named(
    run: Run, workspace: Path, assessed: str, tmp_path: Path
) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    for target in (tmp_path / "missing" / "x", folder):
        for words in (
            ["report", assessed, "--output", target],
            ["plan", assessed, "--output", target],
            ["framework", "export", "SCCF", "--output", target],
        ):
            done = run("--workspace", workspace, *words)
            assert done.code == 1
            assert f"{target} can't be written" in done.err
    assert list(folder.iterdir()) == []


def test_an_unknown_framework_is_named(run: Run, tmp_path: Path) -> None:
    done = run("framework", "export", "XYZ", "--output", tmp_path / "x.json")
    assert done.code == 1
    assert "There is no framework XYZ. There is: SCCF, SCRO." in done.err


def test_a_fault_in_the_workspace_ends_check_with_one(
    run: Run, workspace: Path, assessed: str
) -> None:
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(workspace)) as file:
        file.execute("UPDATE rating SET level = 8 WHERE level = 6")
        file.commit()
    done = run("check", "--workspace", workspace)
    assert done.code == 1
    assert "The assessment SCPD, Bob, " in done.err


def test_a_bug_is_told_in_one_sentence_and_logged(
    run: Run, workspace: Path, assessed: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from s4c_desktop.services.results import ResultService

    secret = "secret name"

    def broken(*_arguments: object) -> None:
        raise RuntimeError(secret)

    monkeypatch.setattr(ResultService, "view", broken)
    done = run("result", assessed, "--workspace", workspace)
    assert done.code == 1
    assert len(done.err.splitlines()) == 1
    assert "Traceback" not in done.err
    logged = (tmp_path / "home" / "log" / "s4c-desktop.log").read_text()
    assert "RuntimeError" in logged
    assert secret not in logged


def test_a_reader_that_goes_away_is_no_fault(workspace: Path, assessed: str) -> None:
    command = [sys.executable, "-m", "s4c_desktop", "--workspace", str(workspace), "result"]
    with subprocess.Popen(
        [*command, assessed, "--json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()


def test_main_returns_what_the_group_exits_with() -> None:
    assert cli_main(["--version"]) == 0


def test_what_goes_wrong_is_logged_without_names(
    run: Run, workspace: Path, ratings: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    canary = "Maria Ivanova"

    def broken(*_given: object, **_more: object) -> None:
        raise ValueError(f"{canary} in {workspace}")

    for name in [n for n in vars(AssessmentService) if not n.startswith("_")]:
        monkeypatch.setattr(AssessmentService, name, broken)
    done = run("assess", ratings, "--role", "SCPD", "--name", canary, "--workspace", workspace)
    assert done.code == 1
    assert done.err.startswith("Something went wrong in the program.")
    written = "".join(file.read_text("utf-8") for file in paths.log_dir().iterdir())
    assert "builtins.ValueError" in written
    assert canary not in written + done.err
    assert workspace.name not in written
