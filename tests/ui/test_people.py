from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import QDate
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from s4c_desktop.base.errors import StorageError
from s4c_desktop.base.i18n import mark
from s4c_desktop.bootstrap import Program
from s4c_desktop.domain.assessment import Kind
from s4c_desktop.domain.changes import Changes
from s4c_desktop.services.people import PeopleService, PersonDetails
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.people.screen import PeopleScreen
from tests.ui.conftest import RecordingMessages

Settle = Callable[[], None]


@pytest.fixture
def show(qtbot: QtBot, settle: Settle) -> Callable[[Context], PeopleScreen]:
    def make(context: Context) -> PeopleScreen:
        screen = PeopleScreen(context)
        qtbot.addWidget(screen)
        screen.resize(1000, 700)
        screen.show()
        settle()
        return screen

    return make


Show = Callable[[Context], PeopleScreen]


def names(screen: PeopleScreen) -> list[str]:
    model = screen.view.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_an_empty_workspace_says_what_to_do_first(show: Show, context: Context) -> None:
    screen = show(context)
    assert not screen.form.isVisible()
    assert names(screen) == []


def test_a_person_exists_once_there_is_a_name(
    show: Show, context: Context, program: Program, settle: Settle, qtbot: QtBot
) -> None:
    screen = show(context)
    screen.new_person()
    assert screen.form.isVisible()
    screen.form.identity_check.setText("Passport")
    screen.form.edited.emit()
    screen.leave()
    settle()
    assert program.people.list() == ()
    assert screen.form.name_fault.isVisible()

    QTest.keyClicks(screen.form.name, "Candidate 7")
    screen.leave()
    settle()
    (person,) = program.people.list()
    assert (person.name, person.identity_check) == ("Candidate 7", "Passport")
    assert screen.header.saved.text().startswith("Saved ")
    assert not screen.form.name_fault.isVisible()
    assert names(screen) == ["Candidate 7"]


def test_text_is_stored_a_moment_after_the_last_key(
    show: Show, context: Context, program: Program, qtbot: QtBot
) -> None:
    screen = show(context)
    screen.new_person()
    with qtbot.waitSignal(context.events.changed):
        QTest.keyClicks(screen.form.name, "Zoe")
    assert [p.name for p in program.people.list()] == ["Zoe"]


def test_every_detail_is_kept(
    show: Show, context: Context, program: Program, settle: Settle
) -> None:
    screen = show(context)
    screen.new_person()
    form = screen.form
    QTest.keyClicks(form.name, "Ana")
    form.lawful_basis.setCurrentText("Consent")
    form.notice_given.setChecked(True)
    form.notice_date.setDate(QDate(2026, 3, 9))
    form.notice_version.setText("2")
    form.identity_check.setText("Identity card")
    form.adjustments.setPlainText("More time")
    screen.leave()
    settle()
    (person,) = program.people.list()
    wanted = PersonDetails(
        "Ana", False, "Consent", date(2026, 3, 9), "2", "Identity card", "More time"
    )
    assert form.details() == wanted
    assert (person.lawful_basis, person.notice_date) == ("Consent", date(2026, 3, 9))
    assert (person.notice_version, person.adjustments) == ("2", "More time")


def test_edits_in_quick_succession_do_not_conflict(
    show: Show, context: Context, program: Program, settle: Settle
) -> None:
    screen = show(context)
    screen.new_person()
    for letter in "Maria":
        QTest.keyClicks(screen.form.name, letter)
        screen.leave()
    settle()
    (person,) = program.people.list()
    assert person.name == "Maria"


def test_a_change_made_elsewhere_is_not_overwritten(
    show: Show,
    context: Context,
    program: Program,
    messages: RecordingMessages,
    settle: Settle,
) -> None:
    person = program.people.create(PersonDetails("Ana")).value
    screen = show(context)
    program.people.update(replace(person, adjustments="A quiet room"))
    QTest.keyClicks(screen.form.name, " B.")
    screen.leave()
    settle()
    assert messages.errors == []
    (stored,) = program.people.list()
    assert (stored.name, stored.adjustments) == ("Ana B.", "A quiet room")
    assert screen.form.adjustments.toPlainText() == "A quiet room"


def test_of_two_changes_of_one_detail_the_first_stands_and_both_are_told(
    show: Show,
    context: Context,
    program: Program,
    messages: RecordingMessages,
    settle: Settle,
) -> None:
    person = program.people.create(PersonDetails("Ana")).value
    screen = show(context)
    program.people.update(replace(person, name="Anna"))
    QTest.keyClicks(screen.form.name, " B.")
    screen.leave()
    settle()
    (error,) = messages.errors
    assert "Anna" in error.text()
    assert "Ana B." in error.text()
    assert screen.form.name.text() == "Anna"


def test_what_was_typed_stays_on_screen_until_it_can_be_stored(
    show: Show,
    context: Context,
    program: Program,
    settle: Settle,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    person = program.people.create(PersonDetails("Ana")).value
    screen = show(context)
    with monkeypatch.context() as patched:
        patched.setattr(PeopleService, "update", unreachable)
        QTest.keyClicks(screen.form.name, " B.")
        screen.leave()
        settle()
        context.events.changed.emit(Changes(everything=True))
        settle()
        assert screen.form.name.text() == "Ana B."
        assert not screen.form.isEnabled()
        assert screen.outbox is not None
        assert screen.outbox.names() == ("Person",)
        assert screen.header.saved.text() == "Not saved"
    screen.outbox.try_again()
    settle()
    assert screen.form.isEnabled()
    assert program.people.get(person.id).name == "Ana B."


def unreachable(*_arguments: object, **_named: object) -> None:
    raise StorageError(mark("The server can't be reached."))


def test_people_are_searched_and_chosen(
    show: Show, sample_context: Context, settle: Settle
) -> None:
    screen = show(sample_context)
    assert names(screen) == sorted(names(screen), key=str.casefold)
    assert screen.form.name.text() == names(screen)[0]
    QTest.keyClicks(screen.search, "dimi")
    assert len(names(screen)) == 1
    screen.view.setCurrentIndex(screen.view.model().index(0, 0))
    settle()
    assert screen.form.name.text() == names(screen)[0]


def test_what_was_typed_is_stored_when_another_is_chosen(
    show: Show, sample_context: Context, settle: Settle
) -> None:
    screen = show(sample_context)
    first = screen.form.name.text()
    QTest.keyClicks(screen.form.name, "X")
    screen.view.setCurrentIndex(screen.view.model().index(1, 0))
    second = names(screen)[1]
    settle()
    assert screen.form.name.text() == second
    assert first + "X" in names(screen)


def test_somebody_with_assessments_is_kept(show: Show, sample_context: Context) -> None:
    screen = show(sample_context)
    assert not delete_button(screen).isEnabled()


def test_somebody_without_assessments_can_be_deleted(
    show: Show,
    context: Context,
    program: Program,
    messages: RecordingMessages,
    settle: Settle,
) -> None:
    program.people.create(PersonDetails("Ana"))
    screen = show(context)
    messages.answer = False
    delete_button(screen).click()
    settle()
    assert len(program.people.list()) == 1
    messages.answer = True
    delete_button(screen).click()
    settle()
    assert program.people.list() == ()
    assert "Ana" in messages.questions[0][0]
    assert not screen.form.isVisible()


def test_an_assessment_is_opened_and_started_from_a_person(
    show: Show, sample_context: Context, qtbot: QtBot
) -> None:
    screen = show(sample_context)
    person = next(
        p for p in sample_context.program.people.list() if p.name == screen.form.name.text()
    )
    theirs = next(a for a in sample_context.program.assessments.list() if a.person_id == person.id)
    opened: list[UUID] = []
    started: list[tuple[Kind, UUID]] = []
    screen.open_requested.connect(opened.append)
    screen.start_requested.connect(lambda kind, who: started.append((kind, who)))
    buttons = {b.text(): b for b in screen.page.assessments.findChildren(QPushButton)}
    buttons["New assessment"].click()
    assert started == [(Kind.ASSESSOR, person.id)]
    next(b for t, b in buttons.items() if t in ("Show", "Continue")).click()
    assert opened == [theirs.id]


def test_of_oneself_only_the_name_is_asked(show: Show, context: Context, program: Program) -> None:
    program.people.create(PersonDetails("Me", is_self=True))
    screen = show(context)
    assert screen.form.name.isVisible()
    assert not screen.form.lawful_basis.isVisible()


def delete_button(screen: PeopleScreen) -> QPushButton:
    return next(b for b in screen.findChildren(QPushButton) if b.text() == "Delete person…")
