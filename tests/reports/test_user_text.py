"""User text is only text: shown letter for letter, and nothing in it is opened."""

from __future__ import annotations

import builtins
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from s4c_desktop.domain.assessment import Assessment, Rating
from s4c_desktop.domain.plan_sheet import PlanSheet
from s4c_desktop.domain.scale import State
from s4c_desktop.reports.assessment_report import write_report
from s4c_desktop.reports.content import ReportContent
from s4c_desktop.reports.learning_plan import write_plan
from s4c_desktop.reports.text import escaped, plain
from tests.figures import Figure
from tests.reports.conftest import words
from tests.security.texts import HOSTILE

TOGETHER = 4
"""How many texts stand one after the other in each field in the ordinary run."""


@pytest.fixture
def _nothing_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse to open what the texts name."""
    real = builtins.open

    def guarded(file: Any, *args: Any, **kwargs: Any) -> Any:
        name = str(file)
        assert "passwd" not in name
        assert "hosts" not in name
        assert "example.invalid" not in name
        return real(file, *args, **kwargs)

    monkeypatch.setattr(builtins, "open", guarded)


def bare(text: str) -> str:
    """Return the letters that can be compared: without white space and line breaks."""
    return "".join(text.split())


def together() -> list[Any]:
    """Return every text alone, for the long run, and several in each field, for every run."""
    return [
        *(pytest.param((text,), id=text, marks=pytest.mark.long) for text in HOSTILE),
        *(
            pytest.param(HOSTILE[first : first + TOGETHER], id=f"from {HOSTILE[first]}")
            for first in range(0, len(HOSTILE), TOGETHER)
        ),
    ]


@pytest.mark.usefixtures("_nothing_is_opened")
@pytest.mark.parametrize("texts", together())
def test_a_hostile_text_is_shown_letter_for_letter_in_every_field(
    texts: tuple[str, ...],
    assessment: Assessment,
    report_of: Callable[[Assessment], ReportContent],
    plan_of: Callable[[Assessment], PlanSheet],
    tmp_path: Path,
    figure: Figure,
) -> None:
    text = " ".join(texts)
    (item,) = assessment.evidence
    hostile = replace(
        assessment,
        person=replace(assessment.person, name=text, identity_check=text, adjustments=text),
        place=text,
        assessors=text,
        running_note=text,
        comment=text,
        candidate_comment=text,
        decided_by=text,
        revises=assessment.id,
        revision=2,
        revision_reason=text,
        ratings={
            **assessment.ratings,
            "A1": Rating(State.EXEMPT, reason=text, allowed_by=text, note=text),
        },
        evidence=(
            replace(
                item,
                description=text,
                kind=text,
                attachments=(replace(item.attachments[0], name=text),),
            ),
        ),
    )
    report, plan = tmp_path / "report.pdf", tmp_path / "plan.pdf"
    write_report(report, replace(report_of(hostile), centre=text))
    write_plan(plan, replace(plan_of(hostile), centre=text))
    # 18 fields of the report and 3 of the plan; some stand on more than one place.
    in_report, in_plan = bare(words(report)), bare(words(plan))
    for each in map(bare, texts):
        # A text may stand in another beside it.
        times = bare(text).count(each)
        assert in_report.count(each) >= 18 * times
        assert in_plan.count(each) >= 3 * times
    figure("user text is only text: documents", "21 fields letter for letter")


def test_line_breaks_stay_and_controls_go() -> None:
    assert escaped("one\r\ntwo\rthree\nfour") == "one<br/>two<br/>three<br/>four"
    assert escaped("a\x00b\x1b[31m\u202ec") == "ab[31mc"
    assert plain(" a\n\tb\x00 ") == "a b"
