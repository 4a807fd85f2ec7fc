"""What follows a result: telling the candidate, appeals, and the revision of one upheld."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from s4c_desktop.bootstrap import Program
from s4c_desktop.domain.appeals import Terms
from s4c_desktop.domain.assessment import (
    Acknowledgement,
    Appeal,
    AppealState,
    Decision,
    Kind,
    Person,
    Phase,
    Rating,
)
from s4c_desktop.domain.flow import Step
from s4c_desktop.domain.scale import State
from s4c_desktop.domain.set_up import SetUp
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.home.cards import ShowRow
from s4c_desktop.ui.home.screen import HomeScreen
from s4c_desktop.ui.widgets import Chip
from s4c_desktop.ui.wizard.appeal_dialogs import LodgeDialog, OutcomeDialog, Verdict
from s4c_desktop.ui.wizard.result_page import ResultPage
from s4c_desktop.ui.wizard.session import Session
from s4c_desktop.ui.wizard.tell_dialogs import AddStatementDialog, TellDialog
from tests.ui.conftest import RecordingMessages
from tests.ui.wizard.conftest import Settle

DAY = date(2020, 9, 14)
TOLD = Acknowledgement(DAY, "in person", "I see.", "M. Berger")
APPEAL = Appeal(uuid4(), DAY + timedelta(days=5), "Candidate 014", "The minutes were not read.")


def answers(monkeypatch: pytest.MonkeyPatch, dialog: type, answer: object) -> None:
    monkeypatch.setattr(dialog, "ask", classmethod(lambda *_args: answer))


def decided(program: Program, session: Session, kind: Kind = Kind.ASSESSOR) -> None:
    """Rate everything and take a decision, in one go, for somebody new."""
    framework = program.library.current()
    person = Person(uuid4(), "Candidate 015")
    wanted = framework.requirements("SCPD", "default")
    choice = SetUp(framework.id, "SCPD", kind=kind, held_on=DAY, assessors="M. Berger")
    ratings = {c: Rating(State.RATED, 6) for c, r in wanted.items() if r.mandatory}
    made = program.assessments.create_rated(person, choice, ratings).value
    program.assessments.decide(made.id, Decision.NOT_YET, "M. Berger")
    session.load(made.id)


@pytest.fixture
def page(session: Session, program: Program, settle: Settle, qtbot: QtBot) -> ResultPage:
    """Return the page of a draft with a decision."""
    decided(program, session)
    settle()
    session.go(Step.RESULT)
    made = ResultPage(session)
    qtbot.addWidget(made)
    made.resize(780, 500)
    with qtbot.waitExposed(made):
        made.show()
    made.refresh()
    settle()
    return made


def test_from_the_telling_to_the_revision_of_an_upheld_appeal(
    page: ResultPage,
    session: Session,
    program: Program,
    settle: Settle,
    monkeypatch: pytest.MonkeyPatch,
    context: Context,
    qtbot: QtBot,
) -> None:
    after = page.after
    assert "not noted yet" in after.told.text()
    assert not after.appeals.isVisible()
    answers(monkeypatch, TellDialog, TOLD)
    after.tell.click()
    settle()
    assert after.told.text() == ("Told the result on 14 Sep 2020: in person. Noted by M. Berger.")
    assert after.statement.text() == "I see."
    after.take_back.click()
    settle()
    assert session.assessment is not None
    assert session.assessment.acknowledgement is None
    after.tell.click()
    settle()

    session.sign("M. Berger")
    settle()
    page.refresh()
    settle()
    signed = session.assessment.id
    assert page.panel.y() < page.decision.y() < after.y() < page.sign_off.y()
    assert not after.tell.isVisible()
    assert not after.take_back.isVisible()
    answers(monkeypatch, AddStatementDialog, "Later: I disagree.")
    after.add.click()
    settle()
    assert after.statement.text() == "I see.\n\nLater: I disagree."

    answers(monkeypatch, LodgeDialog, APPEAL)
    after.appeals.click()
    assert page.stack.currentWidget() is page.appeal_page
    assert not any(page.appeal_page.cards)
    page.appeal_page.lodge.click()
    settle()
    (card,) = page.appeal_page.cards
    assert any("The minutes" in label.text() for label in card.findChildren(QLabel))
    assert after.open.text() == "1 appeal is open."
    assert page.panel.readiness is not None
    assert page.panel.readiness.chips[-1].text() == "1 appeal is open"

    home = HomeScreen(context)
    qtbot.addWidget(home)
    home.refresh()
    settle()
    (row,) = home.findChildren(ShowRow)
    assert [chip.text() for chip in row.findChildren(Chip)] == ["Appeal open"]

    verdict = replace(
        APPEAL,
        state=AppealState.UPHELD,
        decided_on=APPEAL.lodged_on,
        decided_by="Petra",
        outcome="They count.",
    )
    answers(monkeypatch, OutcomeDialog, Verdict(verdict, revise=True))
    assert card.decide is not None
    card.decide.click()
    settle()
    assert session.assessment.revises == signed
    assert session.assessment.phase is Phase.DRAFT
    assert session.flow.step is Step.REVIEW
    assert session.assessment.revision_reason.endswith("upheld: The minutes were not read.")
    assert program.assessments.load(signed).appeals == (verdict,)
    page.refresh()
    settle()
    assert page.stack.currentIndex() == 0
    assert page.revision.isVisible()
    assert page.panel.readiness.y() < page.revision.y()


def test_what_is_refused_is_told_and_shown_as_it_is(
    page: ResultPage,
    session: Session,
    program: Program,
    settle: Settle,
    messages: RecordingMessages,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert session.assessment is not None
    # At another desk, before this one looked again.
    program.acknowledging.acknowledge(session.assessment.id, replace(TOLD, how="by letter"))
    answers(monkeypatch, TellDialog, TOLD)
    page.after.tell.click()
    settle()
    assert len(messages.errors) == 1
    assert "by letter" in page.after.told.text()
    assert not session.has_unsaved


def test_who_rates_themself_is_told_by_nobody(
    session: Session, program: Program, settle: Settle, qtbot: QtBot
) -> None:
    decided(program, session, Kind.SELF)
    settle()
    page = ResultPage(session)
    qtbot.addWidget(page)
    page.show()
    page.refresh()
    settle()
    assert not page.after.isVisible()
    assert page.decision.isVisible()


# -- the questions -------------------------------------------------------------------------


def test_a_note_needs_its_how(qtbot: QtBot) -> None:
    dialog = TellDialog("Candidate 014", None, "M. Berger", None)
    qtbot.addWidget(dialog)
    assert not dialog.go_on.isEnabled()
    dialog.how.setText("in person")
    dialog.statement.setPlainText(" I see. ")
    dialog.day.show_value(DAY)
    assert dialog.go_on.isEnabled()
    assert dialog.answer == TOLD
    known = TellDialog("Candidate 014", TOLD, "Somebody", None)
    qtbot.addWidget(known)
    assert known.answer == TOLD


def test_words_are_added_with_day_and_name(qtbot: QtBot) -> None:
    dialog = AddStatementDialog("Candidate 014", "M. Berger", None)
    qtbot.addWidget(dialog)
    assert not dialog.go_on.isEnabled()
    dialog.day.show_value(DAY)
    dialog.statement.setPlainText("I disagree.")
    assert dialog.go_on.isEnabled()
    assert dialog.answer == "2020-09-14, M. Berger:\nI disagree."


def test_a_late_appeal_is_taken_with_a_notice(qtbot: QtBot) -> None:
    dialog = LodgeDialog("Candidate 014", Terms(DAY + timedelta(days=2), DAY), None)
    qtbot.addWidget(dialog)
    assert dialog.late.text().startswith("Lodged 2 days after the last day")
    assert not dialog.go_on.isEnabled()
    dialog.grounds.setPlainText("Not read.")
    assert dialog.go_on.isEnabled()
    dialog.day.show_value(DAY)
    assert dialog.late.text() == ""
    assert (dialog.answer.lodged_on, dialog.answer.lodged_by) == (DAY, "Candidate 014")


def test_an_outcome_is_chosen_by_somebody_who_may(qtbot: QtBot) -> None:
    terms = Terms(DAY + timedelta(days=9), None, ("M. Berger",))
    dialog = OutcomeDialog(APPEAL, terms, None)
    qtbot.addWidget(dialog)
    assert not any(choice.isChecked() for choice in dialog.choices.values())
    dialog.by.setText("Petra")
    dialog.reason.setPlainText("They count.")
    assert not dialog.go_on.isEnabled()
    dialog.choices[AppealState.UPHELD].setChecked(True)
    assert dialog.go_on.isEnabled()
    assert (dialog.answer.revise, dialog.go_on.text()) == (True, "Uphold and revise")
    dialog.revise.setChecked(False)
    assert (dialog.answer.revise, dialog.go_on.text()) == (False, "Keep the outcome")
    dialog.by.setText("m. berger")
    assert not dialog.go_on.isEnabled()
    assert "not M. Berger" in dialog.notice.text()
    dialog.choices[AppealState.WITHDRAWN].setChecked(True)
    assert dialog.go_on.isEnabled()
    answer = dialog.answer
    assert (answer.appeal.state, answer.revise) == (AppealState.WITHDRAWN, False)
    assert answer.appeal.decided_on == terms.today
