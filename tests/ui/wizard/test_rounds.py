"""A round in the wizard: a second assessor, agreeing by keyboard, signing together, progress."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from s4c_desktop.bootstrap import Program
from s4c_desktop.domain.assessment import Assessment, Decision, Kind, Phase, Rating
from s4c_desktop.domain.flow import Step
from s4c_desktop.domain.scale import State
from s4c_desktop.domain.set_up import SetUp, set_up_of
from s4c_desktop.services.centre import Centre
from s4c_desktop.services.people import PersonDetails
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.rounds.comparison_model import Column
from s4c_desktop.ui.rounds.second_dialog import SecondDialog
from s4c_desktop.ui.wizard.key_help import KeyHelp
from s4c_desktop.ui.wizard.keys import Action, Pressed
from s4c_desktop.ui.wizard.reconcile_page import ReconcilePage
from s4c_desktop.ui.wizard.result_page import ResultPage
from s4c_desktop.ui.wizard.session import Session
from s4c_desktop.ui.wizard.sign_dialogs import SignTogetherDialog
from s4c_desktop.ui.wizard.wizard import Wizard
from tests.services.conftest import new_draft, rate_all, second_layer
from tests.ui.wizard.conftest import Settle, press

Open = Callable[[Assessment, Step], Wizard]


@pytest.fixture
def open_wizard(context: Context, qtbot: QtBot, settle: Settle) -> Iterator[Open]:
    """Return a function that opens an assessment at a step."""

    def make(assessment: Assessment, step: Step) -> Wizard:
        wizard = Wizard(context, assessment.id)
        qtbot.addWidget(wizard)
        wizard.resize(1200, 800)
        # Active before anything is pressed: a window that becomes so later takes the focus along.
        with qtbot.waitActive(wizard):
            wizard.show()
            wizard.activateWindow()
        settle()
        wizard.session.go(step)
        settle()
        return wizard

    yield make
    settle()


@pytest.fixture
def first(program: Program) -> Assessment:
    """Let Maria rate everything of somebody: 5 throughout."""
    return rate_all(program, new_draft(program))


def result_of(wizard: Wizard) -> ResultPage:
    page = wizard.page()
    assert isinstance(page, ResultPage)
    return page


def reconciling(wizard: Wizard) -> ReconcilePage:
    page = wizard.page()
    assert isinstance(page, ReconcilePage)
    return page


def write(text: str) -> None:
    for letter in text:
        press(0, letter)


@contextmanager
def focused(qtbot: QtBot, widget: QWidget) -> Iterator[None]:
    def has_focus() -> bool:
        if not widget.isActiveWindow():
            # The window closed before may take the activation away with it, later.
            widget.activateWindow()
        return QApplication.focusWidget() is widget

    qtbot.waitUntil(has_focus)
    yield


def test_both_agree_by_keyboard_and_sign_together(
    program: Program,
    first: Assessment,
    open_wizard: Open,
    settle: Settle,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    second = second_layer(
        program, first, {"A2": Rating(State.RATED, 7), "C1": Rating(State.NO_EVIDENCE)}
    )
    program.centre.keep(Centre(separate_decision=True))
    wizard = open_wizard(second, Step.RESULT)
    bar = result_of(wizard).round_bar
    assert bar.reconcile.isVisible()
    # Of what could lead, agreeing does.
    parts = (bar.reconcile, result_of(wizard).report, result_of(wizard).sign_off.sign)
    assert [part.property("role") for part in parts] == ["primary", "", ""]
    assert not bar.second.isVisible()
    bar.reconcile.click()
    settle()
    page = reconciling(wizard)
    session = wizard.session
    assert session.kind is Kind.AGREED
    assert session.flow.position == "A2"
    assert page.open_codes() == ("A2", "C1")
    with focused(qtbot, page.view):
        press(Qt.Key.Key_6, "6")
    # A reason is needed, so that is where one types now; keys rate no more.
    with focused(qtbot, page.view.reason):
        write("used 6 tools")
        press(Qt.Key.Key_Return)
    settle()
    assert session.flow.position == "C1"
    assert session.rating("A2").grounds == "used 6 tools"

    # Killed here: everything is stored, and the next window stands at the same place.
    wizard.hide()
    again = open_wizard(session.assessment or second, Step.RATINGS)
    page, session = reconciling(again), again.session
    assert session.flow.position == "C1"
    assert program.assessments.load(first.id) == replace(
        first, settled=True, version=program.assessments.load(first.id).version
    )
    page.view.setFocus(Qt.FocusReason.MouseFocusReason)
    with focused(qtbot, page.view):
        press(Qt.Key.Key_E, "e")
    with focused(qtbot, page.view.reason):
        write("nobody asked")
        press(Qt.Key.Key_Escape)
    settle()
    assert session.rating("C1") == Rating(State.NO_EVIDENCE, grounds="nobody asked")
    # Back at the answers, where undo takes back the reason, then the rating.
    session.undo_stack.undo()
    session.undo_stack.undo()
    settle()
    assert session.rating("C1") == Rating()
    with focused(qtbot, page.view):
        press(Qt.Key.Key_5, "5")
    with focused(qtbot, page.view.reason):
        write("asked again")
        press(Qt.Key.Key_Return)
    settle()
    assert session.flow.step is Step.REVIEW

    session.go(Step.RESULT)
    settle()
    result = result_of(again)
    session.decide(Decision.NOT_YET, "petar PETROV")
    settle()
    assert not result.sign_off.sign.isEnabled()
    session.decide(Decision.NOT_YET, "Head of the centre")
    settle()
    asked: list[tuple[str, ...]] = []

    def both(_cls: object, subject: str, one: str, other: str, _parent: object) -> tuple[str, str]:
        asked.append((subject, one, other))
        return one, other

    monkeypatch.setattr(SignTogetherDialog, "ask_both", classmethod(both))
    result.sign_off.sign.click()
    settle()
    assert asked == [("Candidate 014", "Maria Ilieva", "Petar Petrov")]
    stored = {a.kind: program.assessments.load(a.id) for a in program.assessments.list()}
    agreed = stored[Kind.AGREED]
    assert agreed.phase is Phase.SIGNED
    assert agreed.signature is not None
    assert agreed.signature.countersigned_by == "Petar Petrov"
    assert agreed.rating("C1") == Rating(State.RATED, 5, grounds="asked again")
    assert "Maria Ilieva and Petar Petrov" in result.sign_off.text.text()

    session.go(Step.RATINGS)
    settle()
    assert reconciling(again).view.forward.text() == "Next"
    reconciling(again).do(Pressed(Action.HELP))
    (shown,) = again.findChildren(KeyHelp)
    told = " ".join(label.text() for label in shown.findChildren(QLabel))
    assert "The level agreed on" in told
    assert "strands" not in told, "a key that does nothing here"
    shown.close()
    settle()


def test_a_second_assessment_is_started_from_the_result_and_sees_nothing_of_the_first(
    program: Program,
    first: Assessment,
    open_wizard: Open,
    settle: Settle,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(SecondDialog, "ask", classmethod(lambda *_args: "Petar Petrov"))
    wizard = open_wizard(first, Step.RESULT)
    bar = result_of(wizard).round_bar
    assert not bar.compare.isVisible()
    assert not bar.progress.isVisible()
    bar.second.click()
    settle()
    session = wizard.session
    assert session.kind is Kind.SECOND
    assert session.flow.step is Step.RATINGS
    session.answer("A1", State.RATED, 7)
    session.go(Step.RESULT)
    settle()
    card = result_of(wizard).round
    assert card.ways == {}
    assert [layer.hidden for layer in card.view.layers] == [True, False] if card.view else False
    shown = {b for b in result_of(wizard).round_bar.findChildren(QPushButton) if b.isVisible()}
    assert shown == {result_of(wizard).round_bar.progress}
    session.go(Step.SETUP)
    settle()
    stored = next(a for a in program.assessments.list() if a.kind is Kind.SECOND)
    assert program.assessments.load(stored.id).kind is Kind.SECOND


def test_a_new_assessment_keeps_to_what_the_centre_agreed_on(
    program: Program, context: Context, settle: Settle
) -> None:
    program.centre.keep(Centre(separate_decision=True))
    candidate = program.people.create(PersonDetails("Candidate 014")).value
    session = Session(context)
    session.begin(Kind.ASSESSOR, candidate.id)
    settle()
    session.set_up(SetUp(session.framework.id, "SCPD", assessors="Maria Ilieva"))
    settle()
    assert session.rules.separate
    session.deleteLater()


def test_an_original_under_an_agreed_result_is_read_only(
    program: Program, first: Assessment, open_wizard: Open, settle: Settle
) -> None:
    second_layer(program, first)
    program.rounds.start_agreed(first.id)
    wizard = open_wizard(first, Step.RESULT)
    result = result_of(wizard)
    assert wizard.session.read_only
    assert result.round_bar.agreed.isVisible()
    assert not result.sign_off.sign.isVisible()
    assert result.sign_off.heading.text() == "Part of an agreed result"
    result.round_bar.agreed.click()
    settle()
    assert wizard.session.kind is Kind.AGREED


def test_comparison_and_progress_take_the_results_place(
    program: Program, first: Assessment, open_wizard: Open, settle: Settle
) -> None:
    second_layer(program, first, {"A2": Rating(State.RATED, 7), "A3": Rating(State.BELOW)})
    earlier = replace(set_up_of(first), held_on=date(2026, 3, 2))
    old = rate_all(
        program,
        program.assessments.create(first.person.id, earlier).value,
        {"A1": Rating(State.RATED, 4)},
    )
    own = replace(set_up_of(first), kind=Kind.SELF, assessors="", held_on=date(2026, 9, 1))
    own_id = program.assessments.create(first.person.id, own).value.id
    program.assessments.rate(own_id, "A6", Rating(State.RATED, 7), by="Candidate 014")
    program.rounds.put_beside(first.id, own_id)
    wizard = open_wizard(first, Step.RESULT)
    result = result_of(wizard)
    bar = result.round_bar

    beside = result.panel.beside
    assert beside.isVisible()
    assert beside.choice.currentText() == "Self, of 1 Sep 2026, 13 days before"
    assert beside.sentence.text() == "Self-rating two levels or more higher: A6."
    dots = result.panel.dots
    assert dots is not None
    table = dots.drawing.table()
    column = table.headers.index("Self, of 1 Sep 2026, 13 days before")
    row = next(r for r in table.rows if r[0] == "A6")
    remark = table.headers.index("Remark")
    assert (row[column], row[remark]) == ("7", "self-rating two levels higher")
    beside.choice.setCurrentIndex(beside.choice.count() - 1)
    beside.choice.activated.emit(beside.choice.currentIndex())
    assert result.panel.dots is not None
    assert len(result.panel.dots.drawing.table().headers) == len(table.headers) - 2

    bar.compare.click()
    settle()
    panel = bar.comparison
    assert panel is not None
    assert result.stack.currentWidget() is panel
    assert panel.model.rowCount() == 14
    assert panel.competence.text().startswith("A2"), "the first that differs"
    panel.only_differing.click()
    shown = [
        panel.model.index(row, Column.DIFFERENCE).data() for row in range(panel.model.rowCount())
    ]
    assert shown == ["second 2 levels higher", "second 2 levels lower"]
    assert panel.second.level.text().startswith("EQF 7")
    assert panel.chart is not None
    assert panel.chart.drawing.table().headers[3:5] == ("Assessor", "Second assessor")
    press(Qt.Key.Key_Escape)
    assert result.stack.currentIndex() == 0

    bar.progress.click()
    settle()
    progress = bar.progress_panel
    assert progress is not None
    assert progress.before.currentData() == old.id
    assert progress.after.currentData() == first.id
    assert progress.sentence.text() == "1 up (A1), 13 at the same level."
    assert progress.chart is not None
    assert progress.series is not None
    over_time = progress.series.drawing.table()
    assert over_time.headers[3:] == ("2 Mar 2026", "14 Sep 2026")
    assert over_time.rows[0][0::3] == ("A1", "4")
    assert progress.series.drawing.describe(0).startswith(
        "A1 Creative thinking: 2 Mar 2026 EQF 4, 14 Sep 2026 EQF 5; required EQF 6"
    )
    progress.before.setCurrentIndex(
        next(i for i in range(progress.before.count()) if progress.before.itemData(i) == own_id)
    )
    progress.before.activated.emit(progress.before.currentIndex())
    settle()
    progress = bar.progress_panel
    assert progress is not None
    assert progress.sentence.text().startswith("Not comparable: they are different kinds")
    assert progress.chart is None


def test_progress_begins_at_two_that_can_be_compared(
    program: Program, first: Assessment, open_wizard: Open, settle: Settle
) -> None:
    earlier = replace(set_up_of(first), held_on=date(2026, 3, 2))
    rate_all(
        program,
        program.assessments.create(first.person.id, earlier).value,
        {"A1": Rating(State.RATED, 4)},
    )
    own = replace(set_up_of(first), kind=Kind.SELF, assessors="", held_on=date(2026, 9, 1))
    # Nothing is like a self-assessment that is the only one.
    alone = program.assessments.create(first.person.id, own).value
    wizard = open_wizard(alone, Step.RESULT)
    bar = result_of(wizard).round_bar
    bar.progress.click()
    settle()
    assert bar.progress_panel is not None
    assert bar.progress_panel.sentence.text() == "1 up (A1), 13 at the same level."
