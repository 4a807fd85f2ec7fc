"""What the tests of the documents share: a framework, an assessment, and reading PDFs back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

import pytest
from pypdf import PdfReader

from s4c_desktop.bootstrap import open_program
from s4c_desktop.domain.assessment import (
    Assessment,
    Attachment,
    Decision,
    Evidence,
    Kind,
    Person,
    Phase,
    Rating,
    Scope,
    Signature,
)
from s4c_desktop.domain.framework import Framework
from s4c_desktop.domain.gap import evaluate
from s4c_desktop.domain.learning import make_plan
from s4c_desktop.domain.plan_of_assessment import plan_of_assessment
from s4c_desktop.domain.plan_sheet import PlanSheet
from s4c_desktop.domain.scale import State
from s4c_desktop.reports.content import ReportContent

NOW = datetime(2026, 9, 14, 12, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def framework(empty_template: Path) -> Framework:
    """Read the bundled framework through a workspace, as the program does."""
    program = open_program(empty_template, writing=False)
    found = program.library.current()
    program.close()
    return found


@pytest.fixture
def assessment(framework: Framework) -> Assessment:
    """An assessed Developer with every state, notes, evidence and comments."""
    codes = list(framework.requirements("SCPD", "default"))
    ratings = {code: Rating(State.RATED, 5) for code in codes[:30]}
    ratings["A1"] = Rating(State.BELOW, note="Ελληνικά, Български, ș ț")
    ratings["A3"] = Rating(State.NO_EVIDENCE)
    ratings["A4"] = Rating(State.EXEMPT, reason="Works abroad", allowed_by="Head of centre")
    return Assessment(
        id=UUID(int=1),
        person=Person(UUID(int=2), "Δήμητρα Ștefănescu"),
        framework_id=framework.id,
        role="SCPD",
        reading="default",
        kind=Kind.ASSESSOR,
        scope=Scope.ALL,
        phase=Phase.DRAFT,
        version=1,
        held_on=date(2026, 9, 14),
        place="Sofia",
        assessors="Maria Ilieva",
        no_conflict=True,
        running_note="A running note.",
        comment="A comment.",
        candidate_comment="An answer.",
        decision=Decision.NOT_YET,
        decided_by="Maria Ilieva",
        ratings=ratings,
        evidence=(
            Evidence(
                UUID(int=3),
                "Dated agreement",
                "Document",
                None,
                frozenset({"A1", "A6"}),
                (
                    Attachment(
                        UUID(int=4), "agreement & <b>annex</b>.pdf", "application/pdf", 9, ""
                    ),
                ),
            ),
        ),
    )


@pytest.fixture
def signed(assessment: Assessment) -> Assessment:
    """The same, signed off."""
    signature = Signature(1, "Maria Ilieva", NOW, "ab" * 32)
    return replace(assessment, phase=Phase.SIGNED, signature=signature)


@pytest.fixture
def report_of(framework: Framework) -> Callable[[Assessment], ReportContent]:
    """Return what a report of an assessment is made of."""

    def content(assessment: Assessment) -> ReportContent:
        requirements = framework.requirements(assessment.role, assessment.reading).values()
        result = evaluate(requirements, assessment.ratings, assessment.scope)
        return ReportContent(assessment, framework, result, NOW)

    return content


@pytest.fixture
def plan_of(framework: Framework) -> Callable[[Assessment], PlanSheet]:
    """Return the plan of an assessment as it is handed out."""

    def content(assessment: Assessment) -> PlanSheet:
        requirements = framework.requirements(assessment.role, assessment.reading).values()
        result = evaluate(requirements, assessment.ratings, assessment.scope)
        plan = make_plan(framework, assessment.role, result)
        return plan_of_assessment(assessment, framework, plan, NOW)

    return content


def pages(path: Path) -> list[str]:
    """Return the text of every page."""
    return [page.extract_text() for page in PdfReader(path).pages]


def words(path: Path) -> str:
    """Return all text with every run of white space as one space."""
    return " ".join(" ".join(pages(path)).split())
