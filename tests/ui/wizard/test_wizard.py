"""The wizard as a whole: title, steps, the saved mark, leaving and coming back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from s4c_desktop.bootstrap import Program
from s4c_desktop.domain.assessment import Kind
from s4c_desktop.domain.flow import STEPS, Flow, Step
from s4c_desktop.domain.scale import State
from s4c_desktop.domain.set_up import SetUp
from s4c_desktop.services.assessments import TextField
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.dates import short_moment
from s4c_desktop.ui.save_mark import SaveMark
from s4c_desktop.ui.theme import Theme
from s4c_desktop.ui.wizard.ratings_page import RatingsPage
from s4c_desktop.ui.wizard.step_bar import StepBar
from s4c_desktop.ui.wizard.wizard import Wizard
from tests.ui.conftest import RecordingMessages
from tests.ui.wizard.conftest import Settle, Start, press


@pytest.fixture
def wizard(context: Context, start: Start, settle: Settle, qtbot: QtBot) -> Wizard:
    made = Wizard(context, start())
    qtbot.addWidget(made)
    made.resize(1300, 800)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    settle()
    return made


def ratings(wizard: Wizard) -> RatingsPage:
    page = wizard.page()
    assert isinstance(page, RatingsPage)
    return page


def test_it_opens_where_the_person_left_with_the_ladder_in_focus(
    wizard: Wizard, qtbot: QtBot
) -> None:
    page = ratings(wizard)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is page.view.ladder)
    press(Qt.Key.Key_6, "6")
    assert page.session.rating("A1").level == 6


def test_the_title_names_person_and_role(wizard: Wizard) -> None:
    assert wizard.title.full_text() == "Candidate 014 · Smart City Project Developer"
    with_name: list[str] = []
    wizard.title_changed.connect(with_name.append)
    wizard.session.write(TextField.TITLE, "Second interview")
    assert with_name == ["Second interview"]
    assert wizard.title.full_text() == "Second interview"


def test_leaving_stores_what_is_still_being_typed(
    wizard: Wizard, settle: Settle, program: Program
) -> None:
    page = ratings(wizard)
    page.panel.note.setFocus()
    press(Qt.Key.Key_S, "S")
    wizard.leave()
    settle()
    assert wizard.session.assessment is not None
    assert program.assessments.load(wizard.session.assessment.id).rating("A1").note == "S"


def test_undo_and_redo_reach_the_page(wizard: Wizard) -> None:
    wizard.session.answer("A1", State.RATED, 7)
    wizard.undo_stack.undo()
    assert ratings(wizard).view.ladder.selected() is None
    wizard.undo_stack.redo()
    assert ratings(wizard).view.ladder.selected() is ratings(wizard).view.ladder.rungs[7]


def test_what_cannot_be_loaded_closes_it(
    context: Context, settle: Settle, qtbot: QtBot, messages: RecordingMessages
) -> None:
    made = Wizard(context, uuid4())
    qtbot.addWidget(made)
    with qtbot.waitSignal(made.closed):
        pass
    settle()
    assert len(messages.errors) == 1


def test_the_mark_says_saved_in_local_time(wizard: Wizard, settle: Settle) -> None:
    wizard.session.answer("A1", State.RATED, 7)
    settle()
    assert wizard.session.assessment is not None
    stored = wizard.session.context.program.assessments.load(wizard.session.assessment.id)
    assert stored.saved_at is not None
    local = stored.saved_at.astimezone()
    assert wizard.save_mark.text() == f"Saved {local:%H:%M}"


def test_the_mark_tells_slow_saves_failures_and_other_days(theme: Theme, qtbot: QtBot) -> None:
    mark = SaveMark(theme)
    qtbot.addWidget(mark)
    mark.show_saved(datetime(2026, 3, 2, 12, tzinfo=UTC))
    local = datetime(2026, 3, 2, 12, tzinfo=UTC).astimezone()
    assert mark.text() == f"Saved {short_moment(local)}"
    mark.wait()
    assert mark.text().startswith("Saved"), "no flicker for a quick save"
    qtbot.waitUntil(lambda: mark.text() == "Saving…")
    mark.show_failed()
    assert mark.text() == "Not saved"
    mark.wait()
    mark.show_saved(datetime.now(UTC) - timedelta(seconds=1))
    assert mark.text().startswith("Saved")


# -- steps ---------------------------------------------------------------------------------


@pytest.fixture
def steps(theme: Theme, qtbot: QtBot) -> StepBar:
    bar = StepBar(theme)
    qtbot.addWidget(bar)
    bar.resize(800, 40)
    with qtbot.waitExposed(bar):
        bar.show()
    return bar


FLOW = Flow(Step.RATINGS, True, ("A1",), "A1")


def test_steps_say_where_the_person_stands(steps: StepBar) -> None:
    steps.show_flow(FLOW)
    names = [button.accessibleName() for button in steps.buttons.values()]
    assert names == [
        "Step 1 of 5: Person, done",
        "Step 2 of 5: Set-up, done",
        "Step 3 of 5: Ratings, current step",
        "Step 4 of 5: Review",
        "Step 5 of 5: Result",
    ]


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_a_step_is_opened_by_key(steps: StepBar, qtbot: QtBot, key: Qt.Key) -> None:
    steps.show_flow(FLOW)
    with qtbot.waitSignal(steps.chosen) as told:
        steps.activateWindow()
        steps.buttons[Step.REVIEW].setFocus()
        qtbot.waitUntil(steps.buttons[Step.REVIEW].hasFocus)
        press(key)
    assert told.args == [Step.REVIEW]


def test_steps_that_cannot_be_reached_are_disabled(steps: StepBar) -> None:
    steps.show_flow(Flow())
    assert [steps.buttons[step].isEnabled() for step in STEPS] == [True] + [False] * 4


@pytest.mark.parametrize("width", [300, 400, 600, 1200])
def test_steps_fit_any_width(steps: StepBar, width: int) -> None:
    steps.show_flow(FLOW)
    steps.resize(width, 40)
    QApplication.processEvents()
    assert steps.buttons[Step.RESULT].geometry().right() <= width
    assert steps.buttons[Step.RATINGS].width() >= steps.buttons[Step.RATINGS].full_width()


# -- from the first step to the last -------------------------------------------------------


def test_every_step_opens_from_the_bar(wizard: Wizard, settle: Settle) -> None:
    for code in wizard.session.flow.competences:
        wizard.session.answer(code, State.RATED, 6)
    for step in STEPS:
        wizard.steps.buttons[step].click()
        settle()
        assert wizard.session.flow.step is step
        focused = QApplication.focusWidget()
        assert focused is not None
        assert wizard.stack.isAncestorOf(focused), step
    assert QApplication.activeWindow() is wizard, "no stray window took the focus"


def test_oneself_on_the_ladder_from_name_to_result_without_a_mouse(
    context: Context, settle: Settle, qtbot: QtBot, program: Program
) -> None:
    context.preferences.guided_self = False
    made = Wizard(context, None, Kind.SELF)
    qtbot.addWidget(made)
    made.resize(1300, 800)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    settle()
    for letter in "Ana":
        press(ord(letter.upper()), letter)
    press(Qt.Key.Key_Return)
    settle()
    made.session.set_up(SetUp(made.session.framework.id, "SCPM", kind=Kind.SELF), Step.RATINGS)
    settle()
    page = ratings(made)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is page.view.ladder)
    strokes = 0
    while made.session.flow.step is Step.RATINGS:
        press(Qt.Key.Key_5, "5")
        press(Qt.Key.Key_Return)
        strokes += 2
        assert strokes <= 2 * len(made.session.flow.competences)
    settle()
    assert made.session.flow.step is Step.RESULT
    (summary,) = program.assessments.list()
    assert (summary.person, summary.kind, summary.given) == ("Ana", Kind.SELF, strokes // 2)
