"""The assessment plan in the set-up: several at once, cell by cell, undone, and out of scope."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import QObject, Qt
from pytestqt.qtbot import QtBot

from s4c_desktop.base.errors import UserError
from s4c_desktop.bootstrap import Program
from s4c_desktop.domain.assessment import PlannedMethod, Scope
from s4c_desktop.domain.flow import Step
from s4c_desktop.domain.framework import Framework
from s4c_desktop.domain.preparing import Plan
from s4c_desktop.domain.set_up import set_up_of
from s4c_desktop.ui.wizard.plan_card import PlanCard
from s4c_desktop.ui.wizard.plan_model import ASSESSOR, COMPETENCE, DATE, METHOD, PlanModel
from s4c_desktop.ui.wizard.session import Session
from s4c_desktop.ui.wizard.side_panel import SidePanel
from tests.domain.test_flow import CODES, framework
from tests.ui.conftest import RecordingMessages
from tests.ui.wizard.conftest import Settle

LINE = PlannedMethod(UUID(int=1), "A2", "Interview", date(2026, 9, 14), "M. Berger")
GONE = PlannedMethod(UUID(int=2), "Z9", "Observation")


class Kept:
    """Takes what a model gives away."""

    def __init__(self, plan: Plan, scope: tuple[str, ...], parent: QObject) -> None:
        self.plan = plan
        self.errors: list[UserError] = []
        self.model = PlanModel(self._change, self.errors.append, _masked, _unmasked, parent)
        self.model.fill(plan, scope, _framework())

    def _change(self, plan: Plan, seen: Plan) -> None:
        assert seen == self.plan
        self.plan = plan
        self.model.fill(plan, CODES, _framework())

    def write(self, row: int, column: int, text: str) -> bool:
        return self.model.setData(self.model.index(row, column), text)

    def texts(self, row: int) -> tuple[str, ...]:
        return tuple(self.model.index(row, column).data() for column in range(4))


def _framework() -> Framework:
    return framework()


def _masked(name: str) -> str:
    return name.replace("Berger", "P-7K3Q")


def _unmasked(name: str) -> str:
    return name.replace("P-7K3Q", "Berger")


@pytest.fixture
def kept(qapp: QObject) -> Kept:
    return Kept((LINE, GONE), CODES, qapp)


def test_every_competence_has_a_row_and_lost_lines_come_last(kept: Kept) -> None:
    assert kept.model.rowCount() == len(CODES) + 1
    assert kept.texts(0) == ("A1 Title A1", "–", "", "")
    assert kept.texts(1) == ("A2 Title A2", "Interview", "14 Sep 2026", "M. P-7K3Q")
    assert kept.texts(5)[COMPETENCE] == "Z9 (not rated)"
    assert kept.model.without_method() == [0, 2, 3, 4]
    headers = [kept.model.headerData(n, Qt.Orientation.Horizontal) for n in range(4)]
    assert headers == ["Competence", "Method", "Date", "Assessor"]
    editable = Qt.ItemFlag.ItemIsEditable
    assert kept.model.flags(kept.model.index(0, METHOD)) & editable
    for row, column in ((0, DATE), (0, COMPETENCE), (1, COMPETENCE)):
        assert not kept.model.flags(kept.model.index(row, column)) & editable


def test_a_cell_is_written_in_place(kept: Kept) -> None:
    assert kept.write(1, METHOD, " Observation ")
    assert kept.write(1, DATE, "2026-10-01")
    assert kept.write(1, ASSESSOR, "A. P-7K3Q")
    assert kept.plan[0] == PlannedMethod(
        LINE.id, "A2", "Observation", date(2026, 10, 1), "A. Berger"
    )
    assert kept.write(1, DATE, "")
    assert kept.plan[0].on is None
    assert kept.write(0, METHOD, "Role play")
    assert (kept.plan[-1].competence, kept.plan[-1].method) == ("A1", "Role play")
    assert kept.write(1, METHOD, "")
    assert [line.competence for line in kept.plan] == ["Z9", "A1"]


@pytest.mark.parametrize("text", ["soon", "2026-13-01", "3/9/2026"])
def test_a_date_that_is_none_changes_nothing(kept: Kept, text: str) -> None:
    assert not kept.write(1, DATE, text)
    assert kept.plan == (LINE, GONE)
    assert text in kept.errors[0].text()
    assert not kept.write(1, METHOD, "Interview")


def test_a_plan_is_made_undone_and_asked_about(
    session: Session, settle: Settle, qtbot: QtBot, program: Program, messages: RecordingMessages
) -> None:
    card = PlanCard(session)
    panel = SidePanel(session)
    for widget in (card, panel):
        qtbot.addWidget(widget)
    card.refresh()
    assert session.assessment is not None
    assessment_id = session.assessment.id
    assert not card.add.isEnabled()
    assert card.coverage.text().startswith("0 of 14 mandatory competences have a method; A1, ")

    def stored() -> Plan:
        settle()
        return program.assessments.load(assessment_id).plan

    # Several at once.
    card.view.choose([0, 1])
    card.method.setCurrentText("Field visit")
    card.dated.setChecked(True)
    card.assessor.setText("Jo Lindqvist")
    card.add.click()
    first = stored()
    assert [(line.competence, line.method) for line in first] == [
        ("A1", "Field visit"),
        ("A2", "Field visit"),
    ]
    assert all(line.on and line.assessor == "Jo Lindqvist" for line in first)

    # The rest as suggested.
    card.suggest.click()
    assert len(stored()) == 14
    assert not card.suggest.isEnabled()
    assert card.coverage.text() == "14 of 14 mandatory competences have a method."
    panel.refresh()
    assert panel.planned.lines.text().startswith("Field visit, ")

    # Taken out, and back by undo.
    card.view.choose([0])
    card.remove.click()
    assert len(stored()) == 13
    session.undo_stack.undo()
    session.undo_stack.undo()
    assert stored() == first
    assert session.flow.step is Step.SETUP
    session.undo_stack.redo()
    assert len(stored()) == 14

    # The choice of all without a method.
    session.undo_stack.undo()
    settle()
    card.choose.click()
    assert len(card.view.chosen()) == 12
    assert stored() == first

    # What is not rated any more is taken out only after a yes.
    choice = set_up_of(session.assessment)
    for area, answer, left in (("B", False, 2), ("C", True, 0)):
        messages.answer = answer
        session.set_up(replace(choice, scope=Scope.AREAS, areas=(area,)))
        settle()
        card.ask_about_leftovers()
        qtbot.waitUntil(lambda: len(messages.questions) > 0)
        assert len(stored()) == left
        messages.questions.clear()
        card._asked = frozenset()
