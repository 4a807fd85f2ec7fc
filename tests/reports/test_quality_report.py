"""The quality report as PDF: every assessment, verdict, finding and assessor of a sample."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

from s4c_desktop.domain.agreement import Pair
from s4c_desktop.domain.assessment import AssessmentSummary, Kind, Phase
from s4c_desktop.domain.assessors import Assessor, Record, RecordKind
from s4c_desktop.domain.leniency import Against, Look, Span, leniency
from s4c_desktop.domain.quality import Finding, Judged, Sample, Sampled, SecondLevel, Verdict
from s4c_desktop.domain.sampling import Plan, Reason
from s4c_desktop.reports.quality_report import (
    AssessorFigures,
    QualityContent,
    write_quality_report,
)
from tests.reports.conftest import pages, words

NOW = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)
ONE, TWO = UUID(int=1), UUID(int=2)


def line(found: UUID, person: str) -> AssessmentSummary:
    return AssessmentSummary(
        id=found,
        title="",
        person=person,
        person_id=found,
        role="SCPD",
        framework_id=UUID(int=9),
        kind=Kind.ASSESSOR,
        phase=Phase.SIGNED,
        archived=False,
        given=14,
        in_scope=14,
        revision=1,
        step="",
        saved_at=NOW,
        signed_at=NOW,
        role_title="Smart City Project Developer",
        held_on=date(2026, 9, 14),
        assessors="Maria Ilieva",
    )


def content() -> QualityContent:
    judged = Judged(Verdict.WITH_ACTIONS, "Ivan Petrov", date(2026, 10, 1), "Led <b>well</b>")
    looks = (Look(date(2026, 9, 14), Against.COLLEAGUES, (Pair(6, 5),) * 12),)
    old = Record(UUID(int=5), RecordKind.TRAINING, "Two days", None, date(2026, 1, 1))
    return QualityContent(
        Sample(
            Plan(UUID(int=7), 10, 1, {Reason.NEW_ASSESSOR: 5}),
            "Autumn & winter",
            date(2026, 9, 1),
            date(2026, 11, 30),
            "Elena Dimitrova",
            sampled=(
                Sampled(ONE, (Reason.NEW_ASSESSOR,), judged, {"A1": SecondLevel(3, "Told only")}),
                Sampled(TWO, (Reason.SHARE,)),
            ),
            findings=(Finding(UUID(int=4), ONE, "Thin", "Ask", "Maria", date(2026, 11, 1)),),
        ),
        {ONE: line(ONE, "Δήμητρα"), TWO: line(TWO, "Candidate 2")},
        (AssessorFigures(Assessor(UUID(int=6), "Maria Ilieva", records=(old,)), 4, 1),),
        (("Maria Ilieva", leniency(looks, Span.QUARTER)),),
        NOW,
        centre="Training centre",
    )


def test_everything_of_a_sample_is_printed(tmp_path: Path) -> None:
    path = tmp_path / "quality.pdf"
    write_quality_report(path, content())
    text = words(path)
    for said in (
        "Training centre",
        "Autumn & winter",
        "1 of 2 looked at, 1 confirmed with actions.",
        "0 open, 1 overdue, 0 done.",
        "10 % of all assessments, at least 1 of each assessor",
        "new assessor: held fewer than 5 assessments before",
        "drawn by lot: 10 % of all",
        "Confirmed with actions, by Ivan Petrov on 1 October 2026",
        "Led <b>well</b>",
        "A1: Evidence does not reach level 4. Told only",
        "Not looked at yet",
        "Δήμητρα",
        "Overdue since 1 November 2026",
        "4 signed assessments, 1 of them sampled (25 %)",
        "Expired records: Maria Ilieva.",
        "1.00 levels higher in the mean",
    ):
        assert said in text, said
    assert all("Draft" in page for page in pages(path))


def test_a_finished_sample_is_no_draft_and_little_is_said_of_nothing(tmp_path: Path) -> None:
    full = content()
    sample = replace(full.sample, sampled=full.sample.sampled[:1], findings=())
    path = tmp_path / "quality.pdf"
    write_quality_report(path, replace(full, sample=sample, assessors=(), leniency=(), centre=""))
    text = words(path)
    for said in ("No findings.", "No assessor is registered.", "Nothing can be compared yet."):
        assert said in text
    assert "Draft" not in text
