"""The learning plan as PDF: overview first, every item, and what no topic settles."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from s4c_desktop.domain.assessment import Assessment, Rating
from s4c_desktop.domain.scale import State
from s4c_desktop.reports.learning_plan import PlanContent, write_plan
from tests.reports.conftest import pages, words

PlanOf = Callable[[Assessment], PlanContent]


def test_every_item_is_there_with_its_reason_after_one_page_of_overview(
    assessment: Assessment, plan_of: PlanOf, tmp_path: Path
) -> None:
    content = plan_of(assessment)
    path = tmp_path / "plan.pdf"
    write_plan(path, content)
    assert content.plan.items
    first, *_rest = pages(path)
    assert f"{len(content.plan.items)} items that work on" in first
    assert "the source gives no time to reach a level" in first
    assert "What to learn, in order" not in first
    assert "What to learn, in order" in pages(path)[1]
    text = words(path)
    for item in content.plan.items:
        for topic in item.topics:
            assert topic in text
    assert "Works on" in text
    assert "mandatory, below requirement" in text


def test_missing_evidence_and_unrated_competences_have_their_own_lists(
    assessment: Assessment, plan_of: PlanOf, tmp_path: Path
) -> None:
    path = tmp_path / "plan.pdf"
    write_plan(path, plan_of(assessment))
    text = words(path)
    assert "Show what you can" in text
    assert "A3 Innovative thinking" in text
    assert "Not rated yet" in text


def test_a_plan_without_gaps_says_so(
    assessment: Assessment, plan_of: PlanOf, tmp_path: Path
) -> None:
    best = {code: Rating(State.RATED, 8) for code in assessment.ratings}
    path = tmp_path / "plan.pdf"
    write_plan(path, plan_of(replace(assessment, ratings=best)))
    assert "There is no gap that a topic of the curriculum works on." in words(path)


def test_a_draft_says_so_on_every_page_and_a_signed_plan_on_none(
    assessment: Assessment, signed: Assessment, plan_of: PlanOf, tmp_path: Path
) -> None:
    path = tmp_path / "plan.pdf"
    write_plan(path, plan_of(assessment))
    assert all("Draft" in page for page in pages(path))
    write_plan(path, plan_of(signed))
    assert not any("Draft" in page for page in pages(path))
