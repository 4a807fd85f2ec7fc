"""Votes from the command line, and people assessed with what one decided."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import openpyxl
import pytest

from s4c_desktop.bootstrap import open_program
from s4c_desktop.domain.vote import Need, Ruling, Vote
from s4c_desktop.services.votes import VoteView
from tests.cli.conftest import Run, sentence
from tests.reports.conftest import words
from tests.services.test_vote_publishing import CITY
from tests.services.test_votes import OFFICER, planned


@pytest.fixture
def view(workspace: Path) -> VoteView:
    """Publish what a vote decided as a framework of its own."""
    with closing(open_program(workspace)) as program:
        vote = planned(program, "RE1", "RE2")
        program.voting.begin(vote.id)
        for code in vote.competences:
            ruling = Ruling(Need(6, mandatory=True), "Ana Ionescu", "No time left.")
            program.voting.decide(vote.id, code, ruling)
        done: Vote = program.voting.finish(vote.id).value.vote
        program.vote_publishing.publish(vote.id, CITY, seen=done.version)
        return program.votes.get(vote.id)


def test_votes_are_listed_and_their_protocols_written(
    run: Run, workspace: Path, view: VoteView, tmp_path: Path
) -> None:
    done = run("vote", "list", "--workspace", workspace)
    assert done.out == (
        f"{view.vote.id}  {OFFICER.title} · {OFFICER.role_title} · 2026-11-21 · Published · "
        "2 decided by a named person. · CITY 1.0\n"
    )
    (plain,) = run("vote", "list", "--json", "--workspace", workspace).json()
    assert plain["items"][0]["ruling"]["by"] == "Ana Ionescu"
    pdf, sheet = tmp_path / "vote.pdf", tmp_path / "vote.XLSX"
    for name, target in ((view.vote.id, pdf), (OFFICER.title.upper(), sheet)):
        done = run("vote", "protocol", name, "--output", target, "--workspace", workspace)
        assert (done.code, done.out, done.err) == (0, "", "")
    assert "Published as CITY 1.0" in words(pdf)
    assert openpyxl.load_workbook(sheet)["Outcome"].cell(2, 1).value == "RE1"
    done = run("vote", "protocol", "XX", "--output", pdf, "--workspace", workspace)
    assert (done.code, sentence(done)) == (1, "There is no vote XX. “vote list” names them.")


@pytest.mark.usefixtures("view")
def test_people_are_assessed_with_what_was_decided(
    run: Run, workspace: Path, tmp_path: Path
) -> None:
    ratings = tmp_path / "ratings.csv"
    ratings.write_text("competence,level\nRE1,6\nRE2,5\n")
    call = ("assess", ratings, "--name", "Bo", "--json", "--workspace", workspace)
    for chosen in ((), ("--framework", "CITY"), ("--framework", "CITY 1.0")):
        found = run(*call, "--role", "officer", *chosen).json()
        assert (found["framework"], found["role"]) == ("CITY", "OFFICER")
        assert [one["gap"] for one in found["competences"] if one["gap"]] == [1]
    done = run(*call, "--role", "officer", "--framework", "SCCF")
    assert "there is no competence 'RE1' in the framework" in sentence(done)
    done = run(*call, "--role", "OFFICER", "--framework", "XX")
    assert sentence(done) == "This workspace holds no framework XX."
