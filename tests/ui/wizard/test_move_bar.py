"""A draft of an older edition is offered the newest; a signed one keeps its own."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from s4c_desktop.bootstrap import Program
from s4c_desktop.domain.assessment import Rating
from s4c_desktop.domain.flow import Step
from s4c_desktop.domain.framework import Requirement
from s4c_desktop.domain.moving import Difference, Move
from s4c_desktop.domain.scale import State
from s4c_desktop.domain.set_up import SetUp
from s4c_desktop.services.people import PersonDetails
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.wizard.move_bar import MoveDialog
from s4c_desktop.ui.wizard.wizard import Wizard

Settle = Callable[[], None]


@pytest.fixture
def older(program: Program) -> UUID:
    """Store a draft made with SCCF 0.1."""
    framework = next(f for f in program.library.frameworks() if f.name == "SCCF 0.1")
    person = program.people.create(PersonDetails("Candidate 014")).value
    made = program.assessments.create(person.id, SetUp(framework.id, "SCPD", assessors="M. B."))
    program.assessments.rate(made.value.id, "A1", Rating(State.RATED, 6), by="M. B.")
    program.assessments.remember(made.value.id, "ratings", "A2")
    return made.value.id


def opened(context: Context, qtbot: QtBot, settle: Settle, assessment_id: UUID) -> Wizard:
    wizard = Wizard(context, assessment_id)
    qtbot.addWidget(wizard)
    wizard.resize(1300, 800)
    wizard.show()
    settle()
    return wizard


def answers(monkeypatch: pytest.MonkeyPatch, answer: bool) -> list[tuple[str, ...]]:
    """Answer the question; returns what it told."""
    told: list[tuple[str, ...]] = []

    def run(dialog: MoveDialog) -> bool:
        told.append(dialog.lines)
        dialog.deleteLater()
        return answer

    monkeypatch.setattr(MoveDialog, "run", run)
    return told


def test_a_draft_moves_when_the_person_agrees(
    context: Context,
    qtbot: QtBot,
    settle: Settle,
    older: UUID,
    program: Program,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told = answers(monkeypatch, True)
    wizard = opened(context, qtbot, settle, older)
    assert wizard.move_bar.isVisible()
    assert "edition 0.1" in wizard.move_bar.text.text()
    assert wizard.session.framework.competence("A2").anchors == ()
    wizard.move_bar.look.click()
    settle()
    assert told == [
        (
            "Every level is explained for each competence, with interview questions.",
            "The role requires the same as before.",
        )
    ]
    assert not wizard.move_bar.isVisible()
    assert wizard.session.framework.version == "1.0"
    assert (wizard.session.flow.step, wizard.session.flow.position) == (Step.RATINGS, "A2")
    assert program.assessments.load(older).ratings["A1"].level == 6
    wizard.session.rate("A2", Rating(State.RATED, 5))
    settle()
    assert program.assessments.load(older).ratings["A2"].level == 5
    assert program.workspace.check() == ()


def test_nothing_moves_against_the_persons_will(
    context: Context,
    qtbot: QtBot,
    settle: Settle,
    older: UUID,
    program: Program,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answers(monkeypatch, False)
    before = program.assessments.load(older)
    wizard = opened(context, qtbot, settle, older)
    wizard.move_bar.look.click()
    settle()
    assert program.assessments.load(older) == before
    assert wizard.move_bar.isVisible()
    wizard.move_bar.decline.click()
    settle()
    assert not wizard.move_bar.isVisible()
    wizard.session.rate("A2", Rating(State.RATED, 5))
    settle()
    assert not wizard.move_bar.isVisible()


def test_the_newest_edition_is_offered_nothing(
    context: Context, qtbot: QtBot, settle: Settle, program: Program
) -> None:
    framework = program.library.current()
    person = program.people.create(PersonDetails("Candidate 014")).value
    made = program.assessments.create(person.id, SetUp(framework.id, "SCPD", assessors="M. B."))
    wizard = opened(context, qtbot, settle, made.value.id)
    assert not wizard.move_bar.isVisible()


def test_what_a_role_requires_otherwise_is_told(program: Program, qtbot: QtBot) -> None:
    older, newer = (f for f in program.library.frameworks() if f.code == "SCCF")
    demand = newer.role("SCPD").requirements["default"][0]
    lower = Requirement(demand.id, "A1", False, 5, "source", "000:1")
    differences = (Difference("A1", demand, lower), Difference("A2", None, lower))
    dialog = MoveDialog(Move(older, newer, differences, (), None, False), None)
    qtbot.addWidget(dialog)
    assert dialog.lines == (
        "A1 Creative thinking: Mandatory, EQF 6, then Optional, EQF 5",
        "A2 Familiarity with new technologies & ICT: not required, then Optional, EQF 5",
    )
