"""The commands that set two assessments beside each other."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from s4c_desktop.bootstrap import open_program
from s4c_desktop.domain.assessment import Kind, Rating
from s4c_desktop.domain.scale import State
from s4c_desktop.domain.set_up import set_up_of
from tests.cli.conftest import Run, sentence
from tests.services.conftest import new_draft, rate_all, second_layer


@dataclass(frozen=True)
class Stored:
    """What is in the workspace: two layers of a round, a later assessment, a self-assessment."""

    first: UUID
    second: UUID
    later: UUID
    own: UUID
    unfinished: UUID


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Stored]:
    """Make a workspace once: every command here only reads."""
    path = tmp_path_factory.mktemp("pairs") / "pairs.s4cw"
    program = open_program(path, create=True)
    first = new_draft(program)
    rate_all(program, first, {"A1": Rating(State.BELOW), "A2": Rating(State.RATED, 8)})
    second = second_layer(program, first, {"A3": Rating(State.NO_EVIDENCE)})
    choice = replace(set_up_of(first), held_on=date(2027, 3, 1))
    later = program.assessments.create(first.person.id, choice).value
    rate_all(program, later, {"A1": Rating(State.RATED, 5, grounds="led\nthe tender")})
    own = replace(choice, kind=Kind.SELF, assessors="")
    own_id = program.assessments.create(first.person.id, own).value.id
    unfinished = program.rounds.start_second(later.id, "Petar Petrov").value
    program.close()
    return path, Stored(first.id, second.id, later.id, own_id, unfinished.id)


def test_compare(run: Run, stored: tuple[Path, Stored]) -> None:
    workspace, ids = stored
    done = run("--workspace", workspace, "compare", ids.later, ids.first)
    assert done.code == 0, done.err
    lines = done.out.splitlines()
    assert lines[0].startswith("Candidate 014 · ")
    assert lines[1].startswith("Before: 2026-09-14, Assessment by an assessor by Maria Ilieva")
    assert lines[2].startswith("After: 2027-03-01")
    assert lines[3] == "1 up (A1), 1 down (A2), 12 at the same level."
    a1 = next(line for line in lines if line.startswith("A1 "))
    assert "at least 2 levels up" in a1
    assert lines[lines.index(a1) + 1] == "    led the tender"
    plain = run("--workspace", workspace, "compare", ids.first, ids.later, "--json").json()
    assert (plain["before"]["id"], plain["after"]["id"]) == (str(ids.first), str(ids.later))
    assert plain["competences"][0] == {
        "code": "A1",
        "required": 6,
        "before": {"state": "below", "level": None},
        "after": {"state": "rated", "level": 5},
        "movement": "up",
        "difference": 2,
        "at_least": True,
        "why": ["led\nthe tender"],
    }


def test_agreement(run: Run, stored: tuple[Path, Stored]) -> None:
    workspace, ids = stored
    done = run("--workspace", workspace, "agreement", ids.first, ids.second)
    assert done.code == 0, done.err
    assert "13 competences rated by both" in done.out
    assert "Same level: 11 of 13 (85 %)" in done.out
    assert "Maria Ilieva and Petar Petrov, over 1 round that both finished" in done.out
    assert "Kappa is computed from 10 people on; 1 was assessed by both." in done.out
    plain = run("--workspace", workspace, "agreement", ids.second, ids.first, "--json").json()
    assert (plain["first"]["by"], plain["second"]["by"]) == ("Maria Ilieva", "Petar Petrov")
    assert plain["agreement"]["compared"] == 13
    by_code = {found["code"]: found for found in plain["competences"]}
    assert by_code["A1"]["difference"] == -2
    assert by_code["A3"]["difference"] is None
    assert plain["all_rounds"]["kappa"] == {
        "people": 1,
        "value": None,
        "interval": None,
        "reason": "few_people",
    }


def test_what_can_not_be_compared_says_why(run: Run, stored: tuple[Path, Stored]) -> None:
    workspace, ids = stored
    nobody = uuid4()
    for command, one, other, expected in (
        ("compare", ids.first, ids.own, "Not comparable: they are different kinds of assessment."),
        ("compare", ids.first, ids.first, "one and the same"),
        ("compare", ids.first, nobody, f"no assessment {nobody}"),
        ("compare", "me", ids.first, "'me' is not the identity of an assessment"),
        ("agreement", ids.first, ids.own, "has no agreement with an assessor"),
        ("agreement", ids.first, ids.later, "not of one round"),
        ("agreement", ids.later, ids.unfinished, "hidden from each other until both"),
        ("agreement", nobody, ids.first, f"no assessment {nobody}"),
    ):
        for extra in ((), ("--json",)):
            done = run("--workspace", workspace, command, one, other, *extra)
            assert expected in sentence(done)


def test_files_of_two_assessors_and_of_another_day_make_what_can_be_compared(
    run: Run, workspace: Path, ratings: Path
) -> None:
    everything = ratings.with_name("all.csv")
    codes = open_program(workspace, writing=False)
    order = tuple(codes.library.current().order)
    codes.close()
    everything.write_text("competence,level\n" + "".join(f"{code},5\n" for code in order))
    place = ("--workspace", workspace, "assess")
    by = ("--kind", "assessor", "--assessor", "Maria")
    first = run(*place, everything, "--role", "SCPD", "--name", "Bob", *by, "--json").json()
    second = run(*place, ratings, "--second-of", first["id"], "--assessor", "Petar", "--json")
    assert second.code == 0, second.err
    assert second.json()["kind"] == "second"
    pair = (first["id"], second.json()["id"])
    hidden = run("--workspace", workspace, "agreement", *pair)
    assert "hidden from each other" in sentence(hidden)
    people = run("--workspace", workspace, "person", "list", "--json").json()
    assert len(people) == 1
    again = run(*place, ratings, "--role", "SCPD", "--person", people[0]["id"], *by, "--json")
    assert again.code == 0, again.err
    done = run("--workspace", workspace, "compare", first["id"], again.json()["id"], "--json")
    moved = {c["code"]: c["movement"] for c in done.json()["competences"]}
    assert (moved["A1"], moved["A2"], moved["A5"]) == ("up", "down", "no_longer_rated")
    for options, code in (
        (("--second-of", first["id"], "--assessor", "Elena"), 1),
        (("--second-of", "x", "--assessor", "Elena"), 1),
        (("--second-of", first["id"]), 2),
        (("--second-of", first["id"], "--role", "SCPD", "--assessor", "Elena"), 2),
        (("--role", "SCPD"), 2),
        (("--role", "SCPD", "--name", "Bob", "--person", people[0]["id"]), 2),
        (("--role", "SCPD", "--person", str(uuid4())), 1),
        (("--role", "SCPD", "--name", "Bob", "--kind", "second"), 2),
    ):
        refused = run(*place, ratings, *options)
        assert (refused.code, refused.out) == (code, ""), options
