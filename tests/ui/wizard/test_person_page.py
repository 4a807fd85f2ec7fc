"""Step 1: choosing, adding and changing the person."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from uuid import UUID

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from s4c_desktop.base.errors import UserError
from s4c_desktop.bootstrap import Program
from s4c_desktop.domain.assessment import Kind
from s4c_desktop.domain.flow import Step
from s4c_desktop.services.people import PeopleService, PersonDetails
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.wizard.person_page import PersonPage
from s4c_desktop.ui.wizard.session import Session
from tests.ui.conftest import RecordingMessages
from tests.ui.wizard.conftest import Settle, Start, press

Open = Callable[..., PersonPage]


@pytest.fixture
def open_page(context: Context, settle: Settle, qtbot: QtBot) -> Iterator[Open]:
    """Return a function that shows the page of a new assessment, or of a stored one."""
    sessions: list[Session] = []

    def make(kind: Kind = Kind.ASSESSOR, assessment: UUID | None = None) -> PersonPage:
        session = Session(context)
        sessions.append(session)
        session.begin(kind) if assessment is None else session.load(assessment)
        settle()
        session.go(Step.PERSON)
        page = PersonPage(session)
        qtbot.addWidget(page)
        page.resize(900, 600)
        with qtbot.waitExposed(page):
            page.show()
        page.activateWindow()
        page.refresh()
        page.enter()
        settle()
        return page

    yield make
    settle()
    for session in sessions:
        session.deleteLater()


def type_text(text: str) -> None:
    for letter in text:
        press(0, letter)


def focus() -> object:
    return QApplication.focusWidget()


def test_the_first_person_is_typed_and_taken_along_by_enter(
    open_page: Open, settle: Settle, program: Program
) -> None:
    page = open_page()
    assert focus() is page.form.name
    assert page.view.isHidden() or not page.view.isVisible()
    type_text("Candidate 021")
    press(Qt.Key.Key_Return)
    settle()
    (stored,) = program.people.list()
    assert stored.name == "Candidate 021"
    assert page._session.person == stored
    assert page._session.flow.step is Step.SETUP


def test_without_a_name_nobody_goes_on(open_page: Open, settle: Settle, program: Program) -> None:
    page = open_page()
    page.go_on.click()
    settle()
    assert page.form.name_fault.isVisible()
    assert focus() is page.form.name
    assert page._session.flow.step is Step.PERSON
    assert program.people.list() == ()


def test_somebody_known_is_found_by_a_few_letters(
    open_page: Open, settle: Settle, program: Program
) -> None:
    for name in ("Candidate 011", "Dimitra"):
        program.people.create(PersonDetails(name))
    page = open_page()
    assert focus() is page.search
    type_text("dim")
    press(Qt.Key.Key_Return)
    settle()
    assert page.form.name.text() == "Dimitra"
    assert focus() is page.go_on
    press(Qt.Key.Key_Return)
    settle()
    assert page._session.person is not None
    assert page._session.person.name == "Dimitra"
    assert page._session.flow.step is Step.SETUP
    assert len(program.people.list()) == 2


def test_arrows_choose_in_the_list_and_enter_goes_on(
    open_page: Open, settle: Settle, program: Program
) -> None:
    for name in ("Ana", "Boris"):
        program.people.create(PersonDetails(name))
    page = open_page()
    press(Qt.Key.Key_Down)
    assert focus() is page.view
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    settle()
    assert page._session.person is not None
    assert page._session.flow.step is Step.SETUP


def test_a_name_that_is_not_found_becomes_a_new_person(
    open_page: Open, settle: Settle, program: Program
) -> None:
    program.people.create(PersonDetails("Ana"))
    page = open_page()
    type_text("Zoe")
    press(Qt.Key.Key_Return)
    assert focus() is page.form.name
    assert page.form.name.text() == "Zoe"
    press(Qt.Key.Key_Return)
    settle()
    assert [p.name for p in program.people.list()] == ["Ana", "Zoe"]
    assert page._session.flow.step is Step.SETUP


def test_passing_the_list_by_tab_chooses_nobody(
    open_page: Open, settle: Settle, program: Program
) -> None:
    known = program.people.create(PersonDetails("Candidate 001")).value
    page = open_page()
    for _press in range(20):
        if focus() is page.form.name:
            break
        press(Qt.Key.Key_Tab, "\t")
    assert focus() is page.form.name
    type_text("Candidate 002")
    press(Qt.Key.Key_Return)
    settle()
    assert {person.name for person in program.people.list()} == {"Candidate 001", "Candidate 002"}
    assert program.people.get(known.id) == known


def test_details_store_themselves_when_the_focus_leaves(
    open_page: Open, settle: Settle, program: Program
) -> None:
    page = open_page()
    type_text("Ana")
    page.form.identity_check.setFocus()
    type_text("card")
    page.form.notice_given.setChecked(True)
    page.form.notice_date.setDate(QDate(2026, 3, 2))
    page.form.notice_version.setFocus()
    type_text("2")
    page.form.lawful_basis.setCurrentText("Consent")
    page.form.adjustments.setFocus()
    type_text("more time")
    page.leave()
    settle()
    (stored,) = program.people.list()
    assert stored.notice_date is not None
    assert (
        stored.identity_check,
        stored.notice_date.isoformat(),
        stored.notice_version,
        stored.lawful_basis,
        stored.adjustments,
    ) == ("card", "2026-03-02", "2", "Consent", "more time")


def test_saved_is_told_after_the_commit_only(
    open_page: Open, settle: Settle, program: Program
) -> None:
    page = open_page()
    told: list[int] = []
    page._session.saved.connect(lambda _at: told.append(len(program.people.list())))
    type_text("Ana")
    assert told == []
    page.leave()
    settle()
    assert told == [1]


def test_rating_oneself_asks_for_the_name_alone(
    open_page: Open, settle: Settle, program: Program
) -> None:
    program.people.create(PersonDetails("Somebody else"))
    page = open_page(Kind.SELF)
    assert not page.search.isVisible()
    assert not page.form.identity_check.isVisible()
    assert focus() is page.form.name
    type_text("Me")
    press(Qt.Key.Key_Return)
    settle()
    myself = program.people.myself()
    assert myself is not None
    assert myself.name == "Me"
    assert page._session.flow.step is Step.SETUP


def test_a_stored_assessment_keeps_its_person_but_takes_corrections(
    open_page: Open, settle: Settle, program: Program, start: Start
) -> None:
    assessment = start()
    program.people.create(PersonDetails("Somebody else"))
    page = open_page(assessment=assessment)
    assert not page.search.isVisible()
    assert page.form.name.text() == "Candidate 014"
    page.form.name.setFocus()
    page.form.name.end(False)
    type_text("b")
    page.leave()
    settle()
    assert program.assessments.load(assessment).person.name == "Candidate 014b"
    assert page._session.person is not None
    assert page._session.person.name == "Candidate 014b"


def test_what_is_refused_is_told_and_shown_as_it_is_stored(
    open_page: Open,
    settle: Settle,
    program: Program,
    start: Start,
    messages: RecordingMessages,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = open_page(assessment=start())

    def refuse(*_args: object, **_named: object) -> None:
        raise UserError("No.")

    monkeypatch.setattr(PeopleService, "update", refuse)
    page.form.name.setFocus()
    page.form.name.end(False)
    type_text("b")
    press(Qt.Key.Key_Return)
    settle()
    assert len(messages.errors) == 1
    assert page.form.name.text() == "Candidate 014"
    assert page._session.flow.step is Step.PERSON


def test_somebody_new_can_be_added_while_others_are_there(
    open_page: Open, settle: Settle, program: Program
) -> None:
    program.people.create(PersonDetails("Ana", identity_check="card"))
    page = open_page()
    press(Qt.Key.Key_Down)
    settle()
    page.new.click()
    assert (page.form.name.text(), page.form.identity_check.text()) == ("", "")
    type_text("Boris")
    press(Qt.Key.Key_Return)
    settle()
    assert [p.name for p in program.people.list()] == ["Ana", "Boris"]
    assert page._session.person is not None
    assert page._session.person.name == "Boris"


def test_leaving_right_after_typing_still_stores(
    open_page: Open, settle: Settle, program: Program
) -> None:
    page = open_page()
    type_text("Ana")
    page._session.flush()
    settle()
    assert [p.name for p in program.people.list()] == ["Ana"]
