"""Samples, findings, assessors and leniency from the command line."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest

from s4c_desktop.bootstrap import open_program
from s4c_desktop.domain.assessors import Assessor, Record, RecordKind
from s4c_desktop.domain.quality import Finding, Judged, Sample, Verdict
from tests.cli.conftest import Run, sentence
from tests.services.quality import IVAN, MARIA, sample_of, signed_by_two


@pytest.fixture
def sample(workspace: Path) -> Sample:
    with closing(open_program(workspace)) as program:
        mine, _second = signed_by_two(program, level=6)
        made = program.quality.create(sample_of(mine.id)).value
        judged = Judged(Verdict.CONFIRMED, IVAN, date(2026, 10, 1))
        program.quality.judge(made.id, mine.id, judged, seen=Judged())
        late = Finding(uuid4(), mine.id, "Thin evidence", "Ask", MARIA, date(2020, 1, 1))
        program.quality.keep_finding(made.id, late, seen=None)
        done = replace(late, id=uuid4(), text="No date", done_on=date(2020, 1, 2))
        program.quality.keep_finding(made.id, done, seen=None)
        old = Record(uuid4(), RecordKind.TRAINING, "Two days", None, date(2020, 1, 1))
        program.assessors.keep(Assessor(uuid4(), MARIA, records=(old,)))
        return made


def test_everything_is_listed_and_printed_as_json(
    run: Run, workspace: Path, sample: Sample
) -> None:
    def call(*arguments: str) -> str:
        done = run("--workspace", workspace, "quality", *arguments)
        assert (done.code, done.err) == (0, "")
        return done.out

    assert call("sample", "list") == (
        f"{sample.id}  Autumn 2026 · 1 of 1 looked at, 1 confirmed.\n"
    )
    shown = call("sample", "autumn 2026")
    assert shown == call("sample", str(sample.id))
    assert "Candidate 014 · Maria Ilieva · 2026-09-14 · Confirmed, by Ivan Petrov" in shown
    assert "drawn by lot: 100 % of all" in shown
    overdue = "Overdue since 2020-01-01 · Thin evidence · Ask · Maria Ilieva · Candidate 014"
    assert call("findings", "--open") == f"{overdue} · Autumn 2026\n"
    assert call("findings").count("\n") == 2
    lines = call("assessors").splitlines()
    assert lines[0].startswith("Maria Ilieva · 1 record, 1 expired · 1 signed assessment, 1 of")
    assert "expired on 2020-01-01: Training as an assessor, Two days" in lines[1]
    assert lines[2] == "Ivan Petrov · not registered"
    assert "Maria Ilieva · 2026 Q3 · Colleagues" in call("leniency")
    assert "2026-09" in call("leniency", "--by", "month")

    (plan,) = run("--workspace", workspace, "quality", "sample", "list", "--json").json()
    assert plan == run("--workspace", workspace, "quality", "sample", sample.id, "--json").json()
    (chosen,) = plan["sampled"]
    assert (chosen["person"], chosen["verdict"]) == ("Candidate 014", "confirmed")
    late, done = run("--workspace", workspace, "quality", "findings", "--json").json()
    assert (late["state"], done["state"]) == ("overdue", "done")
    found = run("--workspace", workspace, "quality", "assessors", "--json").json()
    assert found["not_registered"] == [IVAN]
    assert found["registered"][0]["records"][0]["validity"] == "expired"
    ivan, maria = run("--workspace", workspace, "quality", "leniency", "--json").json()
    assert (ivan["standings"][0]["mean"], maria["standings"][0]["mean"]) == (-1.0, 1.0)


def test_a_plan_that_is_not_there_is_told(run: Run, workspace: Path) -> None:
    assert "no sampling plan Z" in sentence(run("--workspace", workspace, "quality", "sample", "Z"))
