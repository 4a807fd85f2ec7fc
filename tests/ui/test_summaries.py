from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from s4c_desktop.domain.assessment import AssessmentSummary, Kind, Phase
from s4c_desktop.ui import summaries

NOW = datetime(2026, 5, 12, 15, 30).astimezone()
SUMMARY = AssessmentSummary(
    id=UUID(int=1),
    title="",
    person="Candidate 014",
    person_id=UUID(int=2),
    role="SCPD",
    framework_id=UUID(int=3),
    kind=Kind.ASSESSOR,
    phase=Phase.DRAFT,
    archived=False,
    given=9,
    in_scope=16,
    revision=1,
    step="ratings",
    saved_at=NOW.astimezone(UTC),
    signed_at=None,
    role_title="Smart City Project Developer",
)


def test_an_unnamed_assessment_is_called_after_person_and_role() -> None:
    assert summaries.title(SUMMARY) == "Candidate 014 · Smart City Project Developer"
    assert summaries.title(replace(SUMMARY, title="Resit")) == "Resit"


@pytest.mark.parametrize(
    ("ago", "said"),
    [
        (timedelta(hours=1), "today 14:30"),
        (timedelta(hours=16), "yesterday 23:30"),
        (timedelta(days=1), "yesterday 15:30"),
    ],
)
def test_recent_times_are_said_plainly(ago: timedelta, said: str) -> None:
    assert summaries.when((NOW - ago).astimezone(UTC), NOW) == said


def test_older_times_are_dates() -> None:
    said = summaries.when(NOW - timedelta(days=3), NOW)
    assert "9" in said
    assert ":" not in said
    assert summaries.when(None) == ""


def test_states_are_named() -> None:
    assert summaries.state(SUMMARY) == "Draft"
    assert summaries.standing(SUMMARY) == "9 of 16 rated"
    signed = replace(SUMMARY, phase=Phase.SIGNED, signed_at=datetime.now(UTC))
    assert summaries.state(signed) == "Signed off"
    assert summaries.state(replace(signed, revision=2)) == "Signed off, revision 2"
    assert summaries.state(replace(signed, appealed=True)) == "Appeal open"
    assert summaries.standing(signed).startswith("signed off today")


def test_the_one_worked_on_last_comes_first() -> None:
    older = replace(SUMMARY, id=UUID(int=9), saved_at=NOW - timedelta(days=2))
    assert [s.id for s in summaries.recent([older, SUMMARY])] == [SUMMARY.id, older.id]
