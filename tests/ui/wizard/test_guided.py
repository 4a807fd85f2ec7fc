"""Guided rating in the ratings step: questions, keys, what is settled, the way to the ladder."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from s4c_desktop.bootstrap import Program
from s4c_desktop.domain.assessment import Kind
from s4c_desktop.domain.flow import Step
from s4c_desktop.domain.framework import ALL_ROLES
from s4c_desktop.domain.interview import Answer
from s4c_desktop.domain.scale import State
from s4c_desktop.domain.set_up import SetUp
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.wizard.guided import GuidedView
from s4c_desktop.ui.wizard.key_help import KeyHelp
from s4c_desktop.ui.wizard.ratings_page import RatingsPage
from s4c_desktop.ui.wizard.session import Session
from tests.ui.wizard.conftest import Settle, press

SHOWN, CLAIMED, NOT_YET = "1", "2", "3"


@pytest.fixture
def own(session: Session, settle: Settle, qtbot: QtBot) -> RatingsPage:
    """Return the ratings step of somebody who rates themself for all roles."""
    choice = SetUp(session.framework.id, ALL_ROLES, kind=Kind.SELF)
    session.set_up(choice, Step.RATINGS)
    settle()
    return opened(session, qtbot)


def opened(session: Session, qtbot: QtBot, width: int = 1300) -> RatingsPage:
    page = RatingsPage(session)
    qtbot.addWidget(page)
    page.resize(width, 800)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    page.refresh()
    page.enter()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is page.view.way_to_rate)
    return page


def digits(keys: str) -> None:
    for key in keys:
        press(ord(key), key)


def texts(view: GuidedView) -> str:
    return " | ".join(label.text() for label in view.findChildren(QLabel) if label.isVisible())


def asked(page: RatingsPage, level: int) -> bool:
    """Tell whether the anchor of a level is asked about, and no other."""
    competence = page.session.framework.competence(page.session.flow.position)
    shown = texts(page.view.guided)
    found = [a.eqf for a in competence.anchors if a.knowledge_skills in shown]
    return found == [level] and "Can you show that you do this?" in shown


def test_oneself_is_asked_one_anchor_at_a_time_from_level_6(
    own: RatingsPage, session: Session, settle: Settle
) -> None:
    view = own.view.guided
    assert view.isVisible()
    assert not own.view.ladder.isVisible()
    assert asked(own, 6)
    assert view.number.text() == "Question 1, of 3 at most"
    assert not view.take_back.isVisible()
    digits(SHOWN)
    assert asked(own, 7)
    assert "So far: 6 shown" in texts(view)
    assert session.flow.unrated[0] == "A1", "an interview that goes on is no rating yet"
    digits(SHOWN + NOT_YET)
    shown = texts(view)
    assert "EQF 7 · Expert" in shown
    assert session.framework.competence("A1").anchors[3].autonomy in shown
    assert "6 shown, 7 shown, 8 not shown" in shown
    assert not any(answer.isVisible() for answer in view.answers.values())
    digits(SHOWN)
    assert session.rating("A1").path == "6:shown,7:shown,8:not_shown", "no fourth answer"
    assert own.view.forward.text() == "Next unrated"
    QTest.mouseClick(own.view.forward, Qt.MouseButton.LeftButton)
    settle()
    assert session.flow.position == "A2"
    assert asked(own, 6)
    digits(CLAIMED + NOT_YET + NOT_YET)
    assert "Evidence does not reach level 4" in texts(view)
    assert session.rating("A2").state is State.BELOW


def test_answers_are_taken_back_undone_and_made_again(
    own: RatingsPage, session: Session, settle: Settle, program: Program
) -> None:
    digits(SHOWN + CLAIMED)
    assert session.rating("A1").level == 6
    press(Qt.Key.Key_Backspace)
    assert asked(own, 7)
    assert (session.rating("A1").state, session.rating("A1").path) == (State.UNTOUCHED, "6:shown")
    session.undo_stack.undo()
    assert session.rating("A1").level == 6
    session.undo_stack.undo()
    session.undo_stack.redo()
    own.view.guided.take_back.click()
    own.view.guided.take_back.click()
    assert asked(own, 6)
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Backspace)
    assert session.flow.position == "A1", "without an answer the key leads back"
    settle()
    assert session.assessment is not None
    history = program.assessments.history(session.assessment.id)
    assert [change.path for change in history][:3] == ["6:shown", "6:shown,7:claimed", "6:shown"]


def test_an_interview_goes_on_where_the_program_was_killed(
    own: RatingsPage, context: Context, session: Session, settle: Settle, qtbot: QtBot
) -> None:
    digits(NOT_YET)
    settle()
    assert session.assessment is not None
    after = Session(context)
    after.load(session.assessment.id)
    settle()
    page = opened(after, qtbot)
    assert asked(page, 5)
    digits(SHOWN)
    assert after.rating("A1").level == 5
    settle()
    after.deleteLater()


def test_nothing_on_screen_hints_at_the_required_level(
    own: RatingsPage, session: Session, settle: Settle
) -> None:
    role, code = next(
        (role.code, r.competence)
        for role in session.framework.roles
        for r in role.requirements["default"]
        if r.mandatory and r.notes
    )
    session.set_up(SetUp(session.framework.id, role, kind=Kind.SELF))
    settle()
    session.jump(code)
    assert not own.panel.source.isVisible()
    assert not any(rung.isVisible() for rung in own.view.ladder.rungs.values())
    press(Qt.Key.Key_G, "g")
    assert own.panel.source.isVisible()
    assert any(rung.required and rung.isVisible() for rung in own.view.ladder.rungs.values())


def test_the_full_ladder_is_one_key_away_and_the_choice_is_kept(
    own: RatingsPage, session: Session, context: Context, qtbot: QtBot
) -> None:
    digits(SHOWN)
    press(Qt.Key.Key_G, "g")
    assert own.view.ladder.isVisible()
    assert QApplication.focusWidget() is own.view.ladder
    digits("5")
    assert (session.rating("A1").level, session.rating("A1").path) == (5, "")
    own.view.ask.click()
    assert QApplication.focusWidget() is own.view.guided
    shown = texts(own.view.guided)
    assert "EQF 5 · Intermediate" in shown
    own.view.guided.take_back.click()
    assert asked(own, 6)
    own.view.guided.ladder.click()
    assert not context.preferences.guided_self
    assert opened(session, qtbot).view.ladder.isVisible()


def test_other_answers_and_the_help_are_at_hand_while_questions_are_asked(
    own: RatingsPage, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    digits("478")
    assert session.rating("A1").path == "", "no digit is a level here"
    press(Qt.Key.Key_E, "e")
    assert session.rating("A1").state is State.NO_EVIDENCE
    assert "No evidence yet" in texts(own.view.guided)
    press(Qt.Key.Key_F, "f")
    assert session.rating("A1").flagged
    press(Qt.Key.Key_Backspace)
    assert session.rating("A1").state is State.NO_EVIDENCE, "only answers to questions are undone"
    press(Qt.Key.Key_Delete)
    assert asked(own, 6)
    press(Qt.Key.Key_Question, "?")
    (shown,) = own.findChildren(KeyHelp)
    assert any("At most three answers" in label.text() for label in shown.findChildren(QLabel))
    shown.close()
    monkeypatch.setattr(Session, "locked", property(lambda _session: True))
    own.refresh()
    own.enter()
    digits(SHOWN)
    assert session.rating("A1").path == "", "what can't be stored is not taken"
    assert not any(made.isEnabled() for made in own.view.guided.answers.values())


def test_answers_are_reached_by_arrows_and_by_keys_of_other_layouts_in_any_window(
    own: RatingsPage, session: Session, qtbot: QtBot
) -> None:
    answers = list(own.view.guided.answers.values())
    assert len({made.y() for made in answers}) == 1
    own.resize(500, 800)
    QApplication.processEvents()
    assert len({made.y() for made in answers}) == len(Answer), "one below the other"
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Right)
    qtbot.waitUntil(answers[1].hasFocus)
    press(Qt.Key.Key_Space, " ")
    assert session.rating("A1").path == "6:claimed"
    QTest.mouseClick(answers[0], Qt.MouseButton.LeftButton)
    assert session.rating("A1").level == 5
    press(Qt.Key.Key_Return)
    assert session.flow.position == "A2"
    assert QApplication.focusWidget() is own.view.guided
    press(Qt.Key.Key_Ampersand, "&", scan_code=10)
    assert session.rating("A2").path == "6:shown", "the first digit of a French keyboard"


def test_an_assessor_may_ask_too(
    page: RatingsPage, session: Session, context: Context, qtbot: QtBot, settle: Settle
) -> None:
    assert page.view.ladder.isVisible()
    press(Qt.Key.Key_G, "g")
    view = page.view.guided
    assert view.isVisible()
    assert context.preferences.guided_assessor
    assert "Has the person shown this?" in texts(view)
    names = [answer.text() for answer in view.answers.values()]
    assert names == ["Shown", "Claimed only", "Not shown"]
    digits(SHOWN + CLAIMED)
    assert (session.rating("A1").level, session.rating("A1").path) == (6, "6:shown,7:claimed")
    settle()
