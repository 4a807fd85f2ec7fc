"""Step 2: role, scope, reading, kind, date and names."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QApplication, QRadioButton, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import update

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.settings import Preferences
from s4c_desktop.bootstrap import Program
from s4c_desktop.domain.assessment import Assessment, Decision, Kind, Rating, Scope
from s4c_desktop.domain.flow import Step
from s4c_desktop.domain.framework import ALL_ROLES, DEFAULT_READING
from s4c_desktop.domain.scale import State
from s4c_desktop.domain.set_up import set_up_of
from s4c_desktop.models.tables import WorkspaceRow
from s4c_desktop.services.assessments import AssessmentService
from s4c_desktop.services.people import PersonDetails
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.tab_order import stops
from s4c_desktop.ui.wizard.session import Session
from s4c_desktop.ui.wizard.setup_form import default_choice, today
from s4c_desktop.ui.wizard.setup_page import SetupPage
from tests.services.people_with_canaries import units_of
from tests.ui.conftest import RecordingMessages
from tests.ui.wizard.conftest import Settle, Start, press

Open = Callable[..., SetupPage]


@pytest.fixture
def open_page(context: Context, settle: Settle, qtbot: QtBot, program: Program) -> Iterator[Open]:
    """Return a function that shows the page for a new assessment, or for a stored one."""
    sessions: list[Session] = []
    context.preferences.assessor = "M. Berger"
    context.preferences.centre = "Training centre"

    def make(
        kind: Kind = Kind.ASSESSOR,
        assessment: UUID | None = None,
        size: tuple[int, int] = (900, 600),
    ) -> SetupPage:
        session = Session(context)
        sessions.append(session)
        if assessment is not None:
            session.load(assessment)
        else:
            details = PersonDetails("Candidate 014", is_self=kind is Kind.SELF)
            session.begin(kind, program.people.create(details).value.id)
        settle()
        session.go(Step.SETUP)
        page = SetupPage(session)
        qtbot.addWidget(page)
        page.resize(*size)
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


def stored(program: Program) -> Assessment:
    (summary,) = program.assessments.list()
    return program.assessments.load(summary.id)


def test_two_keys_start_an_assessment_with_sensible_defaults(
    open_page: Open, settle: Settle, program: Program
) -> None:
    page = open_page()
    assert page.form.role.value() is None
    assert not page.go_on.isEnabled()
    assert QApplication.focusWidget() is page.form.role.radio("SCPD")
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    settle()
    made = stored(program)
    assert (made.role, made.reading, made.scope, made.kind) == (
        "SCPM",
        "default",
        Scope.MANDATORY,
        Kind.ASSESSOR,
    )
    assert (made.assessors, made.place) == ("M. Berger", "Training centre")
    assert made.held_on == today()
    assert not made.no_conflict
    assert page._session.flow.step is Step.RATINGS


def test_nothing_is_lost_from_the_moment_a_role_is_chosen(
    open_page: Open, settle: Settle, program: Program
) -> None:
    page = open_page()
    page.form.role.radio("SCPD").click()
    page.form.place.setFocus()
    press(0, "!")
    page.leave()
    settle()
    assert stored(program).place == "Training centre!"
    assert page._session.flow.step is Step.SETUP


def test_what_changes_while_the_first_is_being_stored_follows_it(
    open_page: Open, settle: Settle, program: Program
) -> None:
    page = open_page()
    page.form.role.radio("SCPD").click()
    page._autosave.flush()
    page.form.scope.radio(Scope.ALL).click()
    page.go_on.click()
    settle()
    assert stored(program).scope is Scope.ALL
    assert page._session.flow.step is Step.RATINGS


def test_every_choice_is_stored(open_page: Open, settle: Settle, program: Program) -> None:
    page = open_page()
    form = page.form
    form.role.radio("SCPMC").click()
    form.reading.radio("map").click()
    form.scope.radio(Scope.ALL).click()
    form.held_on.setDate(QDate(2026, 3, 2))
    form.assessors.setText("Ana, Boris")
    form.no_conflict.click()
    page.go_on.click()
    settle()
    made = stored(program)
    assert (made.role, made.reading, made.scope) == ("SCPMC", "map", Scope.ALL)
    assert (made.held_on, made.assessors, made.no_conflict) == (
        date(2026, 3, 2),
        "Ana, Boris",
        True,
    )


def test_scopes_say_how_much_they_are(open_page: Open) -> None:
    page = open_page()
    form = page.form
    assert form.scope.radio(Scope.ALL).text() == "All competences"
    form.role.radio("SCPD").click()
    assert form.scope.radio(Scope.MANDATORY).text() == "Mandatory competences (14)"
    assert form.scope.radio(Scope.ALL).text() == "All competences (40)"
    form.reading.radio("map").click()
    assert form.scope.radio(Scope.MANDATORY).text() == "Mandatory competences (16)"


def test_chosen_areas_are_stored_once_there_is_one(
    open_page: Open, settle: Settle, program: Program
) -> None:
    page = open_page()
    form = page.form
    form.role.radio("SCPD").click()
    settle()
    assert not form.areas.isVisible()
    form.scope.radio(Scope.AREAS).click()
    assert form.areas.isVisible()
    assert not page.go_on.isEnabled()
    assert page.frame.hint.text() == "Choose at least one area to go on."
    assert form.areas.boxes["C"].text() == "C Smart city project domains (8 competences)"
    form.areas.boxes["B"].click()
    form.areas.boxes["D"].click()
    assert form.areas.sentence.text() == "16 competences, 5 of them mandatory."
    page.go_on.click()
    settle()
    made = stored(program)
    assert (made.scope, made.areas) == (Scope.AREAS, ("B", "D"))
    assert len(page._session.flow.competences) == 16
    again = open_page(assessment=made.id)
    assert again.form.areas.value() == ("B", "D")
    again.form.scope.radio(Scope.ALL).click()
    again.go_on.click()
    settle()
    assert stored(program).areas == ()


def test_what_an_assessor_declares_and_fixes_is_stored(
    open_page: Open, settle: Settle, program: Program, context: Context
) -> None:
    with units_of(program.workspace.location) as units, units.writing() as work:
        work.session.execute(update(WorkspaceRow).values(appeal_days=14))
    page = open_page()
    who = page.form.who
    page.form.role.radio("SCPD").click()
    assert who.declared.text().startswith("M. Berger: no conflict of interest.")
    who.no_conflict.click()
    assert not who.blind.isChecked()
    who.blind.click()
    assert context.preferences.blind
    who.held_on.setDate(QDate(2026, 3, 2))
    assert who.appeal_until.value() == date(2026, 3, 16)
    page.leave()
    settle()
    made = stored(program)
    assert (made.no_conflict, made.blind, made.appeal_until) == (True, True, date(2026, 3, 16))
    # What was chosen by hand follows no more.
    who.appeal_until.setDate(QDate(2026, 4, 1))
    who.held_on.setDate(QDate(2026, 3, 9))
    page.leave()
    settle()
    assert stored(program).appeal_until == date(2026, 4, 1)
    program.assessments.rate(made.id, "A1", Rating(State.RATED, 6), by="M. Berger")
    again = open_page(assessment=made.id).form.who
    assert again.blind.isChecked()
    assert not again.blind.isEnabled()
    assert again.appeal.isChecked()
    # The next one starts as this one did.
    assert open_page().form.who.blind.isChecked()
    assert not open_page(Kind.SELF).form.who.blind.isVisible()


def test_rating_oneself_has_no_assessor_and_no_choice_of_kind(
    open_page: Open, settle: Settle, program: Program
) -> None:
    page = open_page(Kind.SELF)
    assert not page.form.kind.isVisible()
    assert not page.form.assessors.isVisible()
    assert not page.form.no_conflict.isVisible()
    press(Qt.Key.Key_Return)
    settle()
    made = stored(program)
    assert (made.kind, made.assessors) == (Kind.SELF, "")
    assert (made.role, made.scope) == (ALL_ROLES, Scope.MANDATORY), "Enter alone starts"


def test_a_candidate_can_rate_themself_at_the_centre(
    open_page: Open, settle: Settle, program: Program
) -> None:
    page = open_page()
    roles = [role.title for role in page._session.framework.roles]
    assert offered(page) == roles
    page.form.role.radio("SCPD").click()
    page.form.kind.radio(Kind.SELF).click()
    assert not page.form.assessors.isVisible()
    assert offered(page) == ["All roles", *roles]
    assert page.form.role.value() == "SCPD", "what was chosen stays chosen"
    page.form.role.radio(ALL_ROLES).click()
    page.form.kind.radio(Kind.ASSESSOR).click()
    assert (offered(page), page.go_on.isEnabled()) == (roles, False)
    page.form.kind.radio(Kind.SELF).click()
    page.form.role.radio("SCPD").click()
    page.go_on.click()
    settle()
    assert (stored(program).kind, stored(program).role) == (Kind.SELF, "SCPD")


def offered(page: SetupPage) -> list[str]:
    return [radio.text() for radio in page.form.role.findChildren(QRadioButton)]


def test_changing_the_role_later_keeps_the_ratings(
    open_page: Open, settle: Settle, program: Program, start: Start
) -> None:
    assessment = start()
    program.assessments.rate(assessment, "A1", Rating(State.RATED, 6), by="M. Berger")
    page = open_page(assessment=assessment)
    assert page.go_on.text() == "Continue rating"
    assert QApplication.focusWidget() is page.go_on
    page.form.role.radio("SCPM").click()
    press(Qt.Key.Key_Return)
    settle()
    changed = stored(program)
    assert changed.role == "SCPM"
    assert changed.rating("A1").level == 6


def test_nothing_is_written_when_nothing_changed(
    open_page: Open, settle: Settle, program: Program, start: Start
) -> None:
    assessment = start()
    held = set_up_of(program.assessments.load(assessment))
    page = open_page(assessment=assessment)
    if held.held_on is None:
        page.go_on.click()
        settle()
    version = program.assessments.load(assessment).version
    page._session.go(Step.SETUP)
    page.go_on.click()
    settle()
    assert program.assessments.load(assessment).version == version
    assert page._session.flow.step is Step.RATINGS


def test_what_cannot_be_stored_is_told(
    open_page: Open,
    settle: Settle,
    messages: RecordingMessages,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = open_page()

    def refuse(*_args: object, **_named: object) -> None:
        raise UserError("No.")

    monkeypatch.setattr(AssessmentService, "create", refuse)
    press(Qt.Key.Key_Return)
    settle()
    assert len(messages.errors) == 1
    assert page.isVisible()
    assert page.form.role.value() == "SCPD"
    monkeypatch.undo()
    page.go_on.click()
    settle()
    assert page._session.flow.step is Step.RATINGS


def test_a_signed_assessment_is_shown_and_not_changed(
    open_page: Open, settle: Settle, program: Program, start: Start
) -> None:
    assessment = start()
    made = program.assessments.load(assessment)
    for code in program.library.current().requirements("SCPD", "default"):
        program.assessments.rate(assessment, code, Rating(State.RATED, 6), by="M. Berger")
    page = open_page(assessment=assessment)
    page.go_on.click()
    settle()
    program.assessments.decide(made.id, Decision.MEETS, "M. Berger")
    program.signing.sign(made.id, "M. Berger")
    page = open_page(assessment=assessment)
    assert not page.form.isEnabled()
    page.go_on.click()
    assert page._session.flow.step is Step.RATINGS


def test_tab_leads_as_one_reads(open_page: Open) -> None:
    page = open_page()
    form = page.form
    order = list(stops(page.frame))
    who = form.who
    wanted: tuple[QWidget, ...] = (form.role, form.scope, form.kind, who.held_on)
    wanted = (*wanted, form.assessors, form.reading)
    places = [
        next(place for place, stop in enumerate(order) if stop is part or part.isAncestorOf(stop))
        for part in (*wanted, page.plan, page.go_on)
        if part.isVisible() and part.isEnabled() and list(stops(part))
    ]
    assert len(places) >= len(wanted)
    assert places == sorted(places)


@pytest.mark.parametrize(("width", "columns"), [(800, 1), (1300, 2)])
def test_cards_stand_side_by_side_where_there_is_room(
    open_page: Open, width: int, columns: int
) -> None:
    page = open_page(size=(width, 600))
    left = page.form.role.mapTo(page, page.form.role.rect().topLeft()).x()
    right = page.form.version.mapTo(page, page.form.version.rect().topLeft()).x()
    assert (right > left) is (columns == 2)


def test_a_new_set_up_starts_as_is_wished(program: Program) -> None:
    framework = program.library.current()
    wishes = Preferences(
        role="SCPD", scope="all", reading="map", centre="Sofia", assessor="Ana", blind=True
    )
    start = default_choice(framework, Kind.ASSESSOR, wishes)
    assert (start.role, start.reading, start.scope) == ("SCPD", "map", Scope.ALL)
    assert (start.place, start.assessors, start.blind) == ("Sofia", "Ana", True)
    own = default_choice(framework, Kind.SELF, wishes)
    assert (own.role, own.place, own.assessors, own.blind) == (ALL_ROLES, "", "", False)
    other = Preferences(role="gone", reading="gone")
    start = default_choice(framework, Kind.ASSESSOR, other)
    assert (start.role, start.reading, start.scope) == ("", DEFAULT_READING, Scope.MANDATORY)
