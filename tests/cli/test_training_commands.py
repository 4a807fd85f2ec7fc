"""Training needs and trainings from the command line."""

from __future__ import annotations

import json
from contextlib import closing
from datetime import date
from pathlib import Path
from uuid import uuid4

from s4c_desktop.bootstrap import open_program
from s4c_desktop.domain.study import Seat, SeatState, Training
from tests.cli.conftest import Run, sentence
from tests.services.conftest import new_draft
from tests.services.test_training import assessed


def test_needs_and_trainings_are_printed_and_written(
    run: Run, workspace: Path, tmp_path: Path
) -> None:
    with closing(open_program(workspace)) as program:
        ann = assessed(program, "Ann").person
        new_draft(program, "Ben")
        training = Training(
            uuid4(),
            program.library.current().id,
            "A.analytical-skills",
            8,
            starts_on=date(2026, 12, 1),
            place="Varna",
            taken=(Seat(ann.id, SeatState.CONFIRMED),),
        )
        program.training.keep(training, seen=None)

    def call(*arguments: object) -> str:
        done = run("--workspace", workspace, "training", *arguments)
        assert done.code == 0, done.err
        return done.out

    lines = call("needs", "--least", 1).splitlines()
    assert lines[0] == "2 people, 1 needs training, 1 needs nothing."
    unit = next(line for line in lines if line.startswith("Analytical Skills"))
    assert unit.endswith(
        "needed by 1 person, 1 for a mandatory gap · 19 min online, 4 min live · Ann"
    )
    assert call("list") == (
        f"{training.id}  Analytical Skills · 2026-12-01 · Varna · "
        "1 of 8 taken, 7 free · 1 confirmed\n"
    )
    assert call("list", "--due").splitlines()[1:] == ["  Ann"]
    (listed,) = json.loads(call("list", "--json"))
    assert (listed["title"], listed["taken"][0]["name"]) == ("Analytical Skills", "Ann")
    for suffix in ("xlsx", "pdf", "json"):
        place = tmp_path / f"needs.{suffix}"
        assert call("needs", "--output", place) == ""
        assert place.stat().st_size > 1000
    for arguments, said in (
        (("--tag", "Old"), "Nobody has the tag Old"),
        (("--least", 5, "--most", 4), "A group of at least 5 can't have at most 4 people"),
        (("--output", tmp_path / "needs.txt"), "name a file that ends in .xlsx, .pdf or .json"),
    ):
        done = run("--workspace", workspace, "training", "needs", *arguments)
        assert done.code == 1
        assert said in sentence(done)
