"""The report in two depths: what a candidate is handed, and what the centre's file must have."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from s4c_desktop.domain import veil_wording
from s4c_desktop.domain.assessment import Assessment, Kind, Scope
from s4c_desktop.domain.documents import Depth
from s4c_desktop.domain.framework import Framework
from s4c_desktop.domain.learning import make_plan
from s4c_desktop.domain.report_wording import appeal_right
from s4c_desktop.reports import report_record
from s4c_desktop.reports.assessment_report import write_report
from s4c_desktop.reports.content import Layer, ReportContent
from tests.reports.conftest import pages, words
from tests.reports.rich import history, layers_of, rich

ReportOf = Callable[[Assessment], ReportContent]


@pytest.fixture
def content(signed: Assessment, framework: Framework, report_of: ReportOf) -> ReportContent:
    """A signed report with everything in it, mandatory competences only."""
    assert signed.signature is not None
    both = replace(signed.signature, countersigned_by="Nadia Koleva")
    full = rich(replace(signed, scope=Scope.MANDATORY, signature=both))
    plain = report_of(full)
    layers = tuple(Layer(layer, plain.result) for layer in layers_of(full))
    return replace(
        plain,
        centre="Varna Training Centre",
        plan=make_plan(framework, full.role, plain.result),
        history=history(),
        layers=layers,
    )


def said(content: ReportContent, folder: Path, depth: Depth) -> str:
    path = folder / f"{depth}.pdf"
    write_report(path, content, depth)
    return words(path)


def test_the_candidate_gets_the_decision_the_gaps_the_next_steps_and_their_rights(
    content: ReportContent, tmp_path: Path
) -> None:
    text = said(content, tmp_path, Depth.CANDIDATE)
    first = " ".join(pages(tmp_path / "candidate.pdf")[0].split())
    assert first.index("of 14 mandatory met") < first.index("Decision")
    assert content.plan is not None
    for part in (
        "Varna Training Centre",
        "Not yet",
        "Decided by Maria Ilieva.",
        "Signed off by Maria Ilieva and countersigned by Nadia Koleva on 14 September 2026",
        "What was met",
        "What is short",
        "The evidence does not reach level 4; EQF 6 is required.",
        "At EQF 4 somebody: ",
        "A comment.",
        "An answer.",
        content.plan.items[0].unit,
        "The result was made known on 15 September 2026: told in person.",
        "I had expected more.",
        "You can appeal against this result until 12 October 2026.",
        "Write to Varna Training Centre",
        "Appeal of 20 September 2026: upheld.",
        "A6 will be assessed again.",
        "not a qualification held",
    ):
        assert part in text, part
    assert 2 <= len(pages(tmp_path / "candidate.pdf")) <= 4


def test_what_is_the_assessors_own_is_not_handed_over(
    content: ReportContent, tmp_path: Path
) -> None:
    text = said(content, tmp_path, Depth.CANDIDATE)
    for kept in (
        "A running note.",
        "Knew the sensors",
        "Led the harbour",
        "Petar Dimov",
        "The minutes came late.",
        "Identity card seen",
        "valid, authentic",
    ):
        assert kept not in text, kept


def test_the_file_has_everything(content: ReportContent, tmp_path: Path) -> None:
    text = said(content, tmp_path, Depth.FILE)
    for part in (
        "countersigned by Nadia Koleva",
        "Backed by sufficient evidence: 1 of 14; thin: A1, A6",
        "Required levels were hidden until 14 September 2026, 11:00 UTC",
        "A running note.",
        "A2, A6 Led the harbour lighting project.",
        "valid, authentic, not current (Petar Dimov)",
        "Maria Ilieva, 14 September 2026, 10:00 UTC, sitting 1",
        "Evidence: sufficient; judged sufficient.",
        "Evidence: not sufficient yet; judged not sufficient.",
        "Knowledge and skills: EQF 7; Responsibility and autonomy: EQF 5.",
        "Guided: 6 claimed only, 5 shown.",
        "Why this level: Autonomy was seen only once.",
        "Knew the sensors, never chose them.",
        "Flagged to come back to.",
        "Identity card seen",
        "Extra time, large print",
        "no conflict of interest",
        "1 September 2026, version 2",
        "Work sample",
        "2 14 September 2026, 11:30 UTC Petar Dimov",
        "Blind rating",
        "The minutes came late.",
        "History of the ratings",
        "Exempt: Works abroad Allowed by Head of centre.",
        "Layers of the round",
        "Both saw the same work sample.",
        "Agreement of the two assessors",
        "Self-rating two levels or more higher: A1",
        "The result was made known on 15 September 2026",
        "20 September 2026, Δήμητρα Ștefănescu: upheld",
        "A6 was rated without the minutes.",
        "Decided on 30 September 2026 by Head of centre.",
        "Where the source also says something else",
    ):
        assert part in text, part


def test_only_what_came_after_the_levels_were_shown_is_a_late_change(
    content: ReportContent, tmp_path: Path
) -> None:
    early = replace(content, history=history()[:1])
    assert veil_wording.nobody_changed() in said(early, tmp_path, Depth.FILE)
    open_rating = replace(content, assessment=replace(content.assessment, blind=False))
    found = [each.text for each in report_record.changes(open_rating) if hasattr(each, "text")]
    assert found[0] == "History of the ratings"


def test_a_self_assessment_has_neither_decision_nor_appeal_nor_backing(
    assessment: Assessment, report_of: ReportOf, tmp_path: Path
) -> None:
    own = report_of(replace(rich(assessment), kind=Kind.SELF, assessors="", decision=None))
    for depth in Depth:
        text = said(own, tmp_path, depth)
        assert "By own rating:" in text
        assert "Backed by" not in text
    handed_over = said(own, tmp_path, Depth.CANDIDATE)
    assert "No decision yet" not in handed_over
    assert "appeal" not in handed_over


def test_every_page_of_a_draft_says_so(
    assessment: Assessment, report_of: ReportOf, tmp_path: Path
) -> None:
    path = tmp_path / "draft.pdf"
    write_report(path, report_of(assessment), Depth.CANDIDATE)
    assert all("Draft" in page for page in pages(path))
    assert "appeal against this result until" not in words(path)


def test_without_a_last_day_the_centre_is_asked() -> None:
    assert appeal_right("") == (
        "You can appeal against this result. No last day was set; ask the centre."
    )


def test_a_report_is_dated_by_the_moment_it_shows(content: ReportContent, tmp_path: Path) -> None:
    path = tmp_path / "dated.pdf"
    write_report(path, content, Depth.CANDIDATE)
    assert b"/CreationDate (D:20260914120000+00'00')" in path.read_bytes()
