"""The freelancer's path: from the first start to role ranges, a plan and a summary."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from s4c_desktop.domain.assessment import Kind, Rating, Scope
from s4c_desktop.domain.flow import Step
from s4c_desktop.domain.framework import ALL_ROLES
from s4c_desktop.domain.role_fit_wording import change_lines, first_sentence, standing
from s4c_desktop.ui.home.cards import ChoiceCard
from s4c_desktop.ui.learning.screen import LearningScreen
from s4c_desktop.ui.main_window import MainWindow
from s4c_desktop.ui.tasks import Tasks
from s4c_desktop.ui.wizard.person_page import PersonPage
from s4c_desktop.ui.wizard.ratings_page import RatingsPage
from s4c_desktop.ui.wizard.result_page import ResultPage
from s4c_desktop.ui.wizard.setup_page import SetupPage
from s4c_desktop.ui.workspaces import Workspaces
from tests.ui.hands import Hands, answer

Settle = Callable[[], None]

ANSWERS = ("12", "21", "2333", "113", "111")
"""What is answered, competence by competence, over and over; what is too much does nothing."""


@pytest.fixture
def window(
    workspaces: Workspaces, workspace_file: Path, qtbot: QtBot, settle: Settle
) -> Iterator[MainWindow]:
    """Return the window over a workspace in which nothing has been done yet."""
    made = MainWindow(workspaces)
    made.resize(1200, 800)
    made.show()
    qtbot.waitActive(made)
    workspaces.open(str(workspace_file))
    settle()
    yield made
    made.close()
    settle()
    made.deleteLater()


def assess_myself(window: MainWindow) -> ChoiceCard:
    return next(
        card
        for card in window.findChildren(ChoiceCard)
        if card.accessibleName() == "Assess myself" and card.isVisible()
    )


def test_the_first_question_is_less_than_five_clicks_away(
    window: MainWindow, tasks: Tasks, settle: Settle
) -> None:
    hands = Hands(window, tasks)
    clicks = 0

    def click(target: QWidget) -> None:
        nonlocal clicks
        clicks += 1
        QTest.mouseClick(target, Qt.MouseButton.LeftButton)
        settle()

    click(assess_myself(window))
    person = hands.wizard.page()
    assert isinstance(person, PersonPage)
    assert QApplication.focusWidget() is person.form.name, "no click to type one's name"
    hands.write("Ana")
    click(person.go_on)
    setup = hands.wizard.page()
    assert isinstance(setup, SetupPage)
    click(setup.form.role.radio("SCPM"))
    click(setup.go_on)
    page = hands.wizard.page()
    assert isinstance(page, RatingsPage)
    assert page.view.guided.question.isVisible()
    assert clicks < 5


def test_a_freelancer_goes_all_the_way_by_keyboard(
    window: MainWindow, tasks: Tasks, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    hands = Hands(window, tasks)
    hands.tab_to(assess_myself(window))
    hands.press(Qt.Key.Key_Space, " ")
    hands.wait()
    hands.write("Ána Petrova")
    hands.press(Qt.Key.Key_Return)
    hands.wait()
    hands.press(Qt.Key.Key_Return)
    hands.wait()
    session = hands.wizard.session
    assert session.assessment is not None
    assert (session.assessment.role, session.assessment.scope) == (ALL_ROLES, Scope.MANDATORY)
    assert (session.assessment.kind, session.flow.step) == (Kind.SELF, Step.RATINGS)

    answer_everything(hands)
    hands.wait()
    page = hands.wizard.page()
    assert isinstance(page, ResultPage), "the result follows the last answer"
    view = session.context.program.results.view(session.assessment.id)
    shown = [label.text() for label in page.panel.findChildren(QLabel) if label.isVisible()]
    assert shown[0] == first_sentence(view.assessment, view.result, view.fits, view.framework)
    assert "mandatory met. " not in shown[0]
    for fit in view.fits:
        assert standing(fit, view.framework) in shown
        assert set(change_lines(fit, view.framework)) <= set(shown)
    plan_for_each_role(hands, page, [fit.role for fit in view.fits])
    carry_on(hands, page, tmp_path, monkeypatch, qtbot)
    follow_the_plan(hands, page, window, view.fits[-1].role)


def answer_everything(hands: Hands) -> None:
    """Answer the questions on every competence; Enter leads on."""
    session = hands.wizard.session
    in_scope = len(session.flow.competences)
    for n in range(in_scope):
        before = session.flow.position
        for key in ANSWERS[n % len(ANSWERS)]:
            answer(hands, key)
        assert session.rating(before).assessed, before
        hands.press(Qt.Key.Key_Return)
    assert session.flow.unrated == ()
    assert {rating.path.count(",") for rating in _ratings(hands)} == {1, 2}


def _ratings(hands: Hands) -> list[Rating]:
    assessment = hands.wizard.session.assessment
    assert assessment is not None
    return list(assessment.ratings.values())


def plan_for_each_role(hands: Hands, page: ResultPage, roles: list[str]) -> None:
    """Open the plan of the last role from the result, then go through the others."""
    assert page.panel.roles is not None
    last: QPushButton = page.panel.roles.plans[roles[-1]]
    hands.tab_to(last)
    hands.press(Qt.Key.Key_Space, " ")
    hands.wait()
    panel = page.plan_panel
    assert panel.isVisible()
    assert panel.role.currentData() == roles[-1]
    assert [panel.role.itemData(row) for row in range(panel.role.count())] == roles
    hands.tab_to(panel.role)
    for role in reversed(roles[:-1]):
        hands.press(Qt.Key.Key_Up)
        hands.wait()
        assert panel.role.currentData() == role
        assert panel.view is not None
        assert panel.view.plan.role == role
    hands.tab_to(panel.back_button)
    hands.press(Qt.Key.Key_Space, " ")
    assert page.panel.isVisible()


def carry_on(
    hands: Hands,
    page: ResultPage,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    """Copy the summary, and save it as JSON Resume."""
    hands.tab_to(page.summary.copy)
    hands.press(Qt.Key.Key_Space, " ")
    hands.wait()
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("Summary of a self-assessment")
    assert "Ána Petrova" in copied
    assert page.summary.told.text() == "Copied."
    monkeypatch.setattr(
        "s4c_desktop.ui.results.summary_card.ask_place", lambda name, *_rest: folder / name
    )
    with qtbot.waitSignal(page.summary.saved.saved) as saved:
        page.summary.as_resume.trigger()
    assert saved.args == [folder / "Summary - Ána Petrova.json"]
    found = json.loads((folder / "Summary - Ána Petrova.json").read_text("utf-8"))
    assert found["basics"]["name"] == "Ána Petrova"
    with qtbot.waitSignal(page.summary.saved.saved):
        page.summary.as_text.trigger()
    assert (folder / "Summary - Ána Petrova.txt").read_text("utf-8") == copied


def follow_the_plan(hands: Hands, page: ResultPage, window: MainWindow, role: str) -> None:
    """Keep the plan of a role, plan by keyboard, and come back to it from the result."""
    assessment = hands.wizard.session.assessment
    assert assessment is not None
    assert page.panel.roles is not None
    hands.tab_to(page.panel.roles.plans[role])
    hands.press(Qt.Key.Key_Space, " ")
    hands.wait()
    hands.tab_to(page.plan_panel.follow)
    hands.press(Qt.Key.Key_Space, " ")
    hands.wait()
    screen = window.current()
    assert isinstance(screen, LearningScreen)
    assert screen.planner is not None
    plan = screen.planner.editing.plan
    assert (plan.assessment_id, plan.role) == (assessment.id, role)
    assert QApplication.focusWidget() is screen.planner.items.list, "no key to begin with"
    first = plan.items[0].id
    hands.press(Qt.Key.Key_Down, "", Qt.KeyboardModifier.AltModifier)
    hands.wait()
    assert screen.planner.editing.plan.items[0].id != first
    hands.press(Qt.Key.Key_Z, "", Qt.KeyboardModifier.ControlModifier)
    hands.wait()
    assert screen.planner.editing.plan.items[0].id == first
    hands.tab_to(screen.planner.items.page.done)
    hands.tab_to(screen.planner.wishes.weekly)
    hands.tab_to(screen.planner.items.list)
    window.open_assessment(assessment.id)
    hands.wait()
    again = hands.wizard.page()
    assert isinstance(again, ResultPage)
    hands.tab_to(again.plan)
    hands.press(Qt.Key.Key_Space, " ")
    hands.wait()
    assert window.current() is screen, "the plan that is kept is shown, not made again"
    assert len(screen.context.program.study.lines()) == 1
