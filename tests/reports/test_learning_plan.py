"""The learning plan as PDF: overview first, every item, and what no topic settles."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, cast
from uuid import UUID

import pytest
from pypdf import PdfReader

from s4c_desktop.domain.assessment import Assessment, Rating
from s4c_desktop.domain.plan_sheet import PlanSheet
from s4c_desktop.domain.scale import State
from s4c_desktop.reports.learning_plan import write_plan
from tests.plans import items, on_days, sheet
from tests.reports.conftest import pages, words
from tests.security.texts import HOSTILE

PlanOf = Callable[[Assessment], PlanSheet]


def long_plan(count: int) -> PlanSheet:
    """Return a plan of many items in three modules."""
    return replace(
        sheet(),
        items=tuple(
            replace(
                items()[1],
                id=UUID(int=1000 + n),
                title=f"Unit {n} of a long plan",
                place=f"Module {n % 3} › Unit",
            )
            for n in range(count)
        ),
    )


def test_every_item_is_there_with_its_reason_after_one_page_of_overview(
    assessment: Assessment, plan_of: PlanOf, tmp_path: Path
) -> None:
    made = plan_of(assessment)
    path = tmp_path / "plan.pdf"
    write_plan(path, made)
    assert made.items
    first, *_rest = pages(path)
    assert f"{len(made.items)} items that work on" in first
    assert "the source gives no time to reach a level" in first
    assert "First things to do" in first
    assert "1 competence lacks only evidence: A3." in first
    assert "What to learn, in order" not in first
    assert "What to learn, in order" in pages(path)[1]
    text = words(path)
    for item in made.items:
        for topic in item.topics:
            assert topic in text
    assert "Works on" in text
    assert "mandatory, below requirement" in text
    assert "shared equally over its topics." in text


def test_missing_evidence_and_unrated_competences_have_their_own_lists(
    assessment: Assessment, framework: object, plan_of: PlanOf, tmp_path: Path
) -> None:
    path = tmp_path / "plan.pdf"
    made = plan_of(assessment)
    write_plan(path, made)
    text = words(path)
    assert "Show what you can" in text
    assert "A3 Innovative thinking" in text
    (found,) = made.to_show
    # Documents, a task at the required level, and questions: all three ways are told.
    assert found.documents
    assert found.tasks
    assert found.interview
    for said in (*found.documents, *found.tasks, *found.interview):
        assert " ".join(said.split()) in text
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


def test_a_scheduled_plan_opens_with_its_days(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    write_plan(path, on_days(sheet()))
    first, second, *_rest = (" ".join(page.split()) for page in pages(path))
    for said in (
        "Sofia Training Centre",
        "Towards Developer",
        "Δήμητρα Ștefănescu",
        "Smart City Project Developer",
        "Done on 6 October 2026, at 5 h a week.",
        "That is 24 days before the deadline (30 October 2026), with room for 18 h 40 min more.",
        "24 days, 18 h 40 min",
        "Timeline",
        "1 Shadow the data officer",
        "4 Course of procurement",
        "today",
        "deadline",
        "away",
        "12 Sep – 21 Sep 2026",
        "1 competence lacks only evidence: A3.",
        "1 gap has no topic that closes it: A10.",
        "1 item was left out (6 h).",
    ):
        assert said in first
    assert "Course of procurement" not in first.split("First things to do")[1]
    for said in ("22 Sep – 6 Oct 2026", "pinned to its day", "Note: Ask Petar.", "done"):
        assert said in second
    text = words(path)
    for said in ("A mentor", "Digital twins", "Would cost", "Six years", "Begin soon."):
        assert said in text


def test_what_does_not_fit_says_so_first_with_three_ways_out(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    early = on_days(replace(sheet(), items=items()[:2]), deadline=date(2026, 9, 18))
    write_plan(path, early)
    first = " ".join(pages(path)[0].split())
    assert "This does not fit before 18 September 2026." in first
    assert "More hours: 9 h 30 min a week instead of 5 h." in first
    assert "Later: move the deadline to" in first
    assert "Less: 4 h 20 min have to go; leaving out Shadow the data officer saves 6 h." in first
    assert "What to learn" not in first


@pytest.mark.parametrize("count", [12, 40, pytest.param(130, marks=pytest.mark.long)])
def test_the_overview_of_a_long_plan_stays_one_page(count: int, tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    write_plan(path, on_days(long_plan(count), hours=40))
    found = pages(path)
    assert "What this plan cannot settle" in found[0]
    assert "What to learn, in order" not in found[0]
    if count > 30:
        # Modules on the first page, every item on its days on those that follow.
        assert "Module 2" in found[0]
        assert "Every item on its days" in found[1]
        assert f"{count}  Unit {count - 1} of a long plan" in words(path).replace(
            f"{count} Unit", f"{count}  Unit"
        )
    else:
        assert "12 Unit 11 of a long plan" in " ".join(found[0].split())


def test_every_font_is_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    write_plan(path, on_days(sheet(), deadline=date(2026, 9, 18)))
    for page in PdfReader(path).pages:
        for font in cast("Any", page["/Resources"])["/Font"].values():
            assert re.fullmatch(r"/[A-Z]{6}\+Roboto-\w+", font.get_object()["/BaseFont"])


def test_the_same_plan_makes_the_same_file(tmp_path: Path) -> None:
    one, other = tmp_path / "one.pdf", tmp_path / "other.pdf"
    write_plan(one, on_days(sheet()))
    write_plan(other, on_days(sheet()))
    assert one.read_bytes() == other.read_bytes()


@pytest.mark.parametrize(
    "text",
    [
        *HOSTILE[:3],
        *(pytest.param(text, marks=pytest.mark.long) for text in HOSTILE[3:]),
        "long " * 60,
    ],
)
def test_what_people_entered_is_shown_letter_for_letter(text: str, tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    write_plan(path, on_days(sheet(text)))
    shown, bare = "".join(text.split()), "".join(words(path).split())
    # An item's title, topics, reason, note and evidence; why one was left out, profile and note.
    assert bare.count(shown) >= 8
    assert "What to learn, in order" not in pages(path)[0]
