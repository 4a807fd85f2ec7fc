"""`assess` keeps all of a file or nothing, and an output never costs what it must not."""

from __future__ import annotations

import sqlite3
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from s4c_desktop.base import paths
from s4c_desktop.bootstrap import open_program
from s4c_desktop.cli import assess as assess_module
from s4c_desktop.domain.assessment import Assessment, Kind, Phase, Rating, Scope
from s4c_desktop.domain.scale import State
from s4c_desktop.exchange.ratings_csv import read_ratings
from s4c_desktop.services.assessments import AssessmentService
from s4c_desktop.services.outcome import Outcome
from tests.cli.conftest import Done, Run, rows, sentence


def load(workspace: Path, identity: str) -> Assessment:
    program = open_program(workspace)
    try:
        return program.assessments.load(UUID(identity))
    finally:
        program.close()


def test_the_draft_holds_what_was_listed_and_nothing_else(workspace: Path, assessed: str) -> None:
    stored = load(workspace, assessed)
    assert (stored.kind, stored.scope, stored.phase) == (Kind.SELF, Scope.ALL, Phase.DRAFT)
    assert {code: rating for code, rating in stored.ratings.items() if rating.given} == {
        "A1": Rating(State.RATED, 6),
        "A2": Rating(State.RATED, 4, note="thin"),
        "A3": Rating(State.BELOW),
        "A4": Rating(State.NO_EVIDENCE),
        "A5": Rating(State.EXEMPT, reason="works abroad", allowed_by="Bob"),
    }


def test_assess_prints_the_same_result_as_result(run: Run, workspace: Path, ratings: Path) -> None:
    words = ("--role", " scpm ", "--name", " Δήμητρα ", "--reading", "MAP", "--json")
    made = run("assess", ratings, *words, "--workspace", workspace).json()
    assert (made["role"], made["reading"], made["state"]) == ("SCPM", "map", "draft")
    assert run("result", made["id"], "--json", "--workspace", workspace).json() == made
    assert load(workspace, made["id"]).person.name == "Δήμητρα"


def test_a_fault_at_the_last_rating_keeps_nothing_of_the_file(
    run: Run, workspace: Path, ratings: Path
) -> None:
    with closing(sqlite3.connect(workspace)) as file:
        file.execute(
            "CREATE TRIGGER stop BEFORE INSERT ON rating "
            "WHEN (SELECT count(*) FROM rating) = 4 "
            "BEGIN SELECT RAISE(ABORT, 'stopped'); END"
        )
        file.commit()
    before = rows(workspace)
    assert sentence(
        run("assess", ratings, "--role", "SCPD", "--name", "B", "--workspace", workspace)
    )
    assert rows(workspace) == before


@pytest.mark.parametrize(
    "options",
    [
        ["--name", "Anna\nB"],
        ["--name", "An\udcff"],
        ["--assessor", "a\x1b[1m"],
        ["--date", "20260914"],
        ["--date", "2026-W05-1"],
        ["--date", ""],
    ],
)
def test_odd_values_are_named_by_their_option(
    run: Run, workspace: Path, ratings: Path, options: list[str]
) -> None:
    before = rows(workspace)
    words = ["--role", "SCPD", "--name", "B", *options, "--workspace", workspace]
    assert sentence(run("assess", ratings, *words)).startswith(f"{options[0]}: ")
    assert rows(workspace) == before


@pytest.mark.parametrize(
    "words", [["--kind", "assessor", "--assessor", " "], ["--kind", "committee"], ["more.csv"]]
)
def test_misuse_changes_nothing(run: Run, workspace: Path, ratings: Path, words: list[str]) -> None:
    before = rows(workspace)
    done = run("assess", ratings, "--role", "SCPD", "--name", "B", "--workspace", workspace, *words)
    assert (done.code, done.out) == (2, "")
    assert rows(workspace) == before


def test_a_named_workspace_is_made_with_its_folder(run: Run, ratings: Path, tmp_path: Path) -> None:
    place = tmp_path / "new folder" / "named.s4cw"
    assert run("--workspace", place, "assess", ratings, "--role", "SCPD", "--name", "B").code == 0
    assert run("check", "--workspace", place).code == 0


def test_an_address_that_cannot_be_read_makes_no_folder(
    run: Run, ratings: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.iterdir())
    words = ["--role", "SCPD", "--name", "B", "--workspace", "mysql://host/base"]
    assert "postgresql://" in sentence(run("assess", ratings, *words))
    assert sorted(tmp_path.iterdir()) == before


def test_reading_commands_never_make_the_default_workspace(run: Run, tmp_path: Path) -> None:
    none = UUID(int=1)
    for words in (
        ["result", none],
        ["report", none, "--output", tmp_path / "x.pdf"],
        ["plan", none, "--json"],
        ["check"],
    ):
        said = sentence(run(*words))
        assert said.startswith(f"There is no workspace at {paths.default_workspace()}.")
    assert not list(paths.default_workspace().parent.iterdir())


def test_an_output_never_replaces_the_workspace(
    run: Run, workspace: Path, assessed: str, tmp_path: Path
) -> None:
    before = rows(workspace)
    link = tmp_path / "link.pdf"
    link.hardlink_to(workspace)
    for output in (workspace, link):
        for words in (
            ["report", assessed],
            ["plan", assessed],
            ["framework", "export", "SCCF"],
        ):
            done = run("--workspace", workspace, *words, "--output", output)
            assert "it is the workspace itself" in sentence(done)
    assert rows(workspace) == before


def test_an_output_through_a_link_keeps_the_link(run: Run, tmp_path: Path) -> None:
    target, link = tmp_path / "target.json", tmp_path / "link.json"
    target.write_text("old")
    link.symlink_to(target)
    assert run("framework", "export", "sccf", "--output", link).code == 0
    assert link.is_symlink()
    assert target.read_text("utf-8").startswith("{")


def test_an_older_output_is_replaced_whole_and_nothing_else_is_left(
    run: Run, tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    target = folder / "f.json"
    target.write_text("x" * 10_000_000)
    assert run("framework", "export", "SCCF", "--output", target).code == 0
    first = target.read_bytes()
    assert run("framework", "export", "SCCF", "--output", target).code == 0
    assert target.read_bytes() == first
    assert list(folder.iterdir()) == [target]


def test_a_refused_plan_prints_nothing(
    run: Run, workspace: Path, assessed: str, tmp_path: Path
) -> None:
    output = tmp_path / "no folder" / "plan.pdf"
    done = run("plan", assessed, "--output", output, "--json", "--workspace", workspace)
    assert str(output) in sentence(done)


@pytest.fixture(params=[True, False], ids=["links", "no links"])
def _links(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Take hard links away, as on many memory sticks."""

    def refuse(*_arguments: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    if not request.param:
        monkeypatch.setattr(Path, "hardlink_to", refuse)


@pytest.mark.usefixtures("_links")
@pytest.mark.parametrize(("level", "code", "people"), [("9", 1, ["B"]), ("6", 0, ["A", "B"])])
def test_who_finds_no_workspace_never_takes_away_what_another_saved_meanwhile(
    run: Run,
    ratings: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    level: str,
    code: int,
    people: list[str],
) -> None:
    folder = tmp_path / "new"
    words = ["--role", "SCPD", "--workspace", folder / "new.s4cw"]
    mine = tmp_path / "mine.csv"
    mine.write_text(f"competence,level\nA1,{level}\n")
    others: list[Done] = []

    def overtaken(*arguments: Any) -> dict[str, Rating]:
        if not others:
            others.append(Done(-1, "", ""))  # the other one reads its ratings too
            others[0] = run("assess", ratings, *words, "--name", "B")
        return read_ratings(*arguments)

    monkeypatch.setattr(assess_module, "read_ratings", overtaken)
    done = run("assess", mine, *words, "--name", "A")
    assert (others[0].code, done.code) == (0, code), done
    program = open_program(folder / "new.s4cw")
    assert [person.name for person in program.people.list()] == people
    assert str(program.assessments.list()[-1].id) in (others[0].out + done.out)
    assert program.workspace.check() == ()
    program.close()
    there = {path.name for path in folder.glob("[!.]*")} - {"new.s4cw.backups"}
    assert there == {"new.s4cw"}


def test_a_new_workspace_that_is_not_whole_on_the_disk_never_appears(
    run: Run, ratings: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "new"
    create_rated = AssessmentService.create_rated
    with ExitStack() as held:

        def watched(self: AssessmentService, *arguments: Any) -> Outcome[Assessment]:
            created = create_rated(self, *arguments)
            (file,) = (p for p in folder.iterdir() if not p.name.endswith(("-wal", "-shm")))
            reader = held.enter_context(closing(sqlite3.connect(file)))
            reader.execute("BEGIN")
            reader.execute("SELECT count(*) FROM person").fetchall()
            return created  # while it is read, what was written stays in the log beside it

        monkeypatch.setattr(AssessmentService, "create_rated", watched)
        words = ["--role", "SCPD", "--name", "B", "--workspace", folder / "new.s4cw"]
        said = sentence(run("assess", ratings, *words))
    assert f"{folder / 'new.s4cw'} can't be written" in said
    assert list(folder.iterdir()) == []


def test_a_workspace_is_made_where_a_link_points(run: Run, ratings: Path, tmp_path: Path) -> None:
    link, place = tmp_path / "link.s4cw", tmp_path / "place.s4cw"
    link.symlink_to(place)
    words = ["--role", "SCPD", "--name", "B", "--workspace", link]
    assert run("assess", ratings, *words).code == 0
    assert link.is_symlink()
    assert run("check", "--workspace", place).code == 0


@pytest.mark.parametrize("blank", ["", " "])
def test_an_empty_name_of_a_workspace_is_misuse_and_never_means_the_default_one(
    run: Run, ratings: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, blank: str
) -> None:
    monkeypatch.chdir(tmp_path)
    words = ["assess", ratings, "--role", "SCPD", "--name", "B"]
    for done in (
        run("--workspace", blank, *words),
        run(*words, f"--workspace={blank}"),
        run("framework", "--workspace", blank, "list"),
    ):
        assert (done.code, done.out) == (2, "")
        assert "--workspace" in done.err
    assert not list(paths.default_workspace().parent.iterdir())


def test_a_new_workspace_that_cannot_be_put_in_place_leaves_the_name_free(
    run: Run, ratings: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object) -> None:
        raise PermissionError(13, "Permission denied")

    folder = tmp_path / "new"
    for move in ("hardlink_to", "replace"):
        monkeypatch.setattr(Path, move, refuse)
    words = ["--role", "SCPD", "--name", "B", "--workspace", folder / "new.s4cw"]
    assert "Permission denied" in sentence(run("assess", ratings, *words))
    assert list(folder.iterdir()) == []
