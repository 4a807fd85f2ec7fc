"""A plan by wishes, in every format; and what no plan can be made of."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar
from openpyxl import load_workbook
from pypdf import PdfReader

from s4c_desktop.bootstrap import open_program
from tests.cli.conftest import Run

START = ("--start", "2027-02-01", "--hours-per-week", "2.5")


def test_a_plan_by_wishes_is_written_in_every_format(
    run: Run, workspace: Path, assessed: str, tmp_path: Path
) -> None:
    written = {}
    for ending in ("pdf", "ics", "xlsx", "json"):
        written[ending] = tmp_path / f"plan.{ending}"
        done = run("plan", assessed, *START, "--output", written[ending], "--workspace", workspace)
        assert (done.code, done.err) == (0, "")
    assert "Bob" in PdfReader(written["pdf"]).pages[0].extract_text()
    events = Calendar.from_ical(written["ics"].read_bytes()).walk("VEVENT")
    assert min(event.decoded("DTSTART") for event in events) == date(2027, 2, 1)
    rows = list(load_workbook(written["xlsx"]).worksheets[0].values)
    found = json.loads(written["json"].read_text(encoding="utf-8"))
    assert len(events) == len(found["items"]) == len(rows) - 1
    assert found["items"][0]["starts"] == "2027-02-01"
    program = open_program(workspace)
    assert program.study.lines() == ()
    program.close()


def test_wishes_are_heard(run: Run, workspace: Path, assessed: str) -> None:
    where = ("--workspace", workspace, "--json")
    whole = run("plan", assessed, *START, *where).json()
    less = run("plan", assessed, *START, "--budget", "1", *where).json()
    assert len(less["items"]) < len(whole["items"])
    live = run("plan", assessed, *START, "--mode", "live", "--strategy", "quick", *where).json()
    assert all(item["hours"]["online"] is None for item in live["items"])


def test_a_kept_plan_is_written_as_it_is(
    run: Run, workspace: Path, assessed: str, tmp_path: Path
) -> None:
    program = open_program(workspace)
    (line,) = program.assessments.list()
    plan = program.study.keep(program.study.start(line.id).plan).value.plan
    program.close()
    target = tmp_path / "kept.ics"
    assert run("plan", plan.id, "--output", target, "--workspace", workspace).code == 0
    assert Calendar.from_ical(target.read_bytes()).walk("VEVENT")
    refused = run("plan", plan.id, *START, "--output", target, "--workspace", workspace)
    assert refused.code == 2
    assert "has its own role and wishes" in refused.err
    assert assessed


@pytest.mark.parametrize(
    ("wishes", "code", "sentence"),
    [
        (("--start", "2027-13-40"), 1, "does not exist"),
        (("--start", "1066-10-14"), 1, "can't be meant"),
        (("--start", "2027-02-01", "--deadline", "2027-01-01"), 1, "before it starts"),
        (("--hours-per-week", "0"), 1, "more than zero"),
        (("--hours-per-week", "-3"), 1, "more than zero"),
        (("--hours-per-week", "500"), 1, "Nobody can learn"),
        (("--hours-per-week", "inf"), 1, "no number of hours"),
        (("--hours-per-week", "nan"), 1, "no number of hours"),
        (("--budget", "0"), 1, "more than zero"),
        (("--mode", "telepathy"), 2, "telepathy"),
        (("--strategy", "luck"), 2, "luck"),
    ],
)
def test_impossible_wishes_get_their_sentence(
    run: Run,
    workspace: Path,
    assessed: str,
    tmp_path: Path,
    wishes: tuple[str, ...],
    code: int,
    sentence: str,
) -> None:
    target = tmp_path / "plan.pdf"
    done = run("plan", assessed, *wishes, "--output", target, "--workspace", workspace)
    assert done.code == code
    assert sentence in done.err
    assert not target.exists()


def test_another_ending_is_refused(
    run: Run, workspace: Path, assessed: str, tmp_path: Path
) -> None:
    target = tmp_path / "plan.doc"
    done = run("plan", assessed, *START, "--output", target, "--workspace", workspace)
    assert done.code == 1
    assert ".pdf, .ics, .xlsx, .json" in done.err
