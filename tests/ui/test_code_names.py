"""With code names shown, no name of somebody who has one stands anywhere in the window."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QFileDialog,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from s4c_desktop.bootstrap import Program, open_program
from s4c_desktop.domain.assessment import Decision, Kind, Rating, Scope
from s4c_desktop.domain.flow import Step, competences_in_scope
from s4c_desktop.domain.scale import State
from s4c_desktop.domain.set_up import SetUp
from s4c_desktop.services.people import PersonDetails
from s4c_desktop.ui.assessments.screen import AssessmentsScreen
from s4c_desktop.ui.main_window import MainWindow
from s4c_desktop.ui.people.form import PersonForm
from s4c_desktop.ui.people.list_model import PeopleModel
from s4c_desktop.ui.people.screen import PeopleScreen
from s4c_desktop.ui.protection.dialogs import OfferDialog
from s4c_desktop.ui.question import Question
from s4c_desktop.ui.widgets import ElidedLabel
from s4c_desktop.ui.wizard.exempt_dialog import ExemptDialog
from s4c_desktop.ui.wizard.result_page import ResultPage
from s4c_desktop.ui.wizard.wizard import Wizard
from s4c_desktop.ui.workspaces import Workspaces
from tests.ui.conftest import RecordingMessages, window_over

Settle = Callable[[], None]

NAMES = ("Kanarina Wren", "Myself Canary")
CODES = ("P-7K3Q", "P-4XHA")
PLAIN = "Nobody Special"
ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.EditRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
    Qt.ItemDataRole.UserRole,
    PeopleModel.SUBTITLE,
)


@dataclass(frozen=True)
class Known:
    """A signed assessment, two drafts, and who they are about."""

    signed: UUID
    draft: UUID
    own: UUID
    people: tuple[UUID, UUID]

    @property
    def assessments(self) -> tuple[UUID, ...]:
        return (self.signed, self.draft, self.own)


def start(program: Program, person: UUID, kind: Kind, name: str) -> UUID:
    """Rate everything, one competence exempt, and decide, all under the same name."""
    framework = program.library.current()
    choice = SetUp(
        framework.id,
        "SCPD",
        kind=kind,
        scope=Scope.MANDATORY,
        held_on=date(2026, 9, 14),
        assessors="Maria Ilieva" if kind is Kind.ASSESSOR else "",
    )
    made = program.assessments.create(person, choice).value
    first, *others = competences_in_scope(framework, "SCPD", "default", Scope.MANDATORY)
    exempt = Rating(State.EXEMPT, reason="Works abroad", allowed_by=name)
    program.assessments.rate(made.id, first, exempt, by=name)
    for code in others:
        program.assessments.rate(made.id, code, Rating(State.RATED, 5), by=name)
    program.assessments.decide(made.id, Decision.NOT_YET, name)
    return made.id


@pytest.fixture(scope="module")
def template(empty_template: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Known]:
    """Let people be assessed under their names first, and have code names afterwards; once."""
    path = Path(shutil.copy(empty_template, tmp_path_factory.mktemp("known") / "Test.s4cw"))
    program = open_program(path)
    people = program.people
    one = people.create(PersonDetails(NAMES[0])).value
    me = people.create(PersonDetails(NAMES[1], is_self=True)).value
    people.create(PersonDetails(PLAIN))
    signed = start(program, one.id, Kind.ASSESSOR, NAMES[0])
    program.signing.sign(signed, NAMES[0])
    made = Known(
        signed,
        start(program, one.id, Kind.ASSESSOR, "Maria Ilieva"),
        start(program, me.id, Kind.SELF, NAMES[1]),
        (one.id, me.id),
    )
    for person, code in zip((one, me), CODES, strict=True):
        people.update(replace(person, pseudonym=code, retain_until=date(2026, 1, 1)))
    program.close()
    return path, made


@pytest.fixture
def known(template: tuple[Path, Known], workspace_file: Path) -> Known:
    shutil.copyfile(template[0], workspace_file)
    return template[1]


@pytest.fixture
def window(
    known: Known, workspace_file: Path, workspaces: Workspaces, settle: Settle
) -> Iterator[MainWindow]:
    workspaces.preferences.code_names = True
    yield from window_over(workspaces, settle, workspace_file)


def test_no_screen_shows_a_name(window: MainWindow, settle: Settle) -> None:
    for name in ("home", "people", "assessments", "learning", "library", "settings"):
        window.show_screen(name)
        settle()
        texts = list(shown(window))
        assert not names_in(texts), name
        if name in ("home", "people", "assessments"):
            assert CODES[0] in " ".join(texts)
    window.show_screen("people")
    settle()
    assert PLAIN in " ".join(shown(window))


def test_no_step_of_any_assessment_shows_a_name(
    window: MainWindow, known: Known, settle: Settle
) -> None:
    for assessment_id in known.assessments:
        window.open_assessment(assessment_id)
        settle()
        wizard = window.current()
        assert isinstance(wizard, Wizard)
        code = CODES[assessment_id == known.own]
        assert code in window.windowTitle()
        for step in Step:
            wizard.session.go(step)
            settle()
            assert not names_in(shown(window)), step
        assert code in " ".join(shown(window))


def test_a_new_assessment_shows_no_name(window: MainWindow, known: Known, settle: Settle) -> None:
    for kind, person in (
        (Kind.ASSESSOR, None),
        (Kind.ASSESSOR, known.people[0]),
        (Kind.SELF, None),
    ):
        window.start_assessment(kind, person)
        settle()
        wizard = window.current()
        assert isinstance(wizard, Wizard)
        for step in (Step.PERSON, Step.SETUP):
            wizard.session.go(step)
            settle()
            assert not names_in(shown(window))


def test_no_menu_shows_a_name(window: MainWindow, settle: Settle) -> None:
    window.menus.recent_assessments.aboutToShow.emit()
    settle()
    texts = [action.text() for action in window.menus.recent_assessments.actions()]
    assert len(texts) == 3
    assert not names_in(texts)


def test_no_question_shows_a_name(
    window: MainWindow,
    known: Known,
    settle: Settle,
    messages: RecordingMessages,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []

    def look(dialog: QDialog) -> bool:
        asked.append(type(dialog).__name__)
        assert not names_in(shown(dialog))
        dialog.deleteLater()
        return False

    monkeypatch.setattr(Question, "run", look)
    monkeypatch.setattr(ExemptDialog, "exec", look)
    window.show_screen("people")
    settle()
    screen = window.current()
    assert isinstance(screen, PeopleScreen)
    screen.rights.erase.click()
    settle()
    screen.delete_person()
    assert not names_in(text for question in messages.questions for text in question)
    window.open_assessment(known.own)
    settle()
    wizard = window.current()
    assert isinstance(wizard, Wizard)
    wizard.session.go(Step.RATINGS)
    settle()
    wizard.page()._ask_exemption(wizard.session.flow.position)  # type: ignore[union-attr]
    wizard.session.go(Step.RESULT)
    settle()
    page = wizard.page()
    assert isinstance(page, ResultPage)
    page.sign_off._sign()
    assert asked == ["EraseDialog", "ExemptDialog", "SignDialog"]


def test_documents_are_offered_and_made_by_code_name(
    window: MainWindow,
    workspaces: Workspaces,
    known: Known,
    settle: Settle,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    offered: list[str] = []

    def ask(_parent: QWidget, _title: str, start: str, _kinds: str) -> tuple[str, str]:
        offered.append(Path(start).name)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    window.open_assessment(known.signed)
    settle()
    wizard = window.current()
    assert isinstance(wizard, Wizard)
    wizard.session.go(Step.RESULT)
    settle()
    page = wizard.page()
    assert isinstance(page, ResultPage)
    code = CODES[0]
    page.report.click()
    assert offered == [f"Assessment report - {code}.pdf"]
    assert (printed := page.printout()) is not None
    assert printed.name == offered.pop()
    for action in (page.more.file_report, page.more.card, page.more.appeal_form):
        action.trigger()
    page.summary.as_text.trigger()
    page.plan.click()
    settle()
    page.plan_panel.save.click()
    assert (printed := page.printout()) is not None
    assert printed.name == offered[-1]
    window.show_screen("assessments")
    settle()
    screen = window.current()
    assert isinstance(screen, AssessmentsScreen)
    assert workspaces.context is not None
    listed = [s for s in workspaces.context.program.assessments.list() if s.person == code]
    screen.documents.compare(listed)
    screen.documents.hand_over(listed[0]).declined.emit()
    window.show_screen("people")
    settle()
    people = window.current()
    assert isinstance(people, PeopleScreen)
    people.list.choose(known.people[0])
    settle()
    people.rights.export.click()
    people.rights.hand_over.click()
    people.findChildren(OfferDialog)[-1].declined.emit()
    assert offered == [
        f"Assessment file - {code}.pdf",
        f"Skills card - {code}.pdf",
        f"Appeal form - {code}.pdf",
        f"Summary - {code}.txt",
        f"Learning plan - {code}.pdf",
        f"Comparison - {code}.pdf",
        f"{code} · Smart City Project Developer.s4c",
        f"Everything about - {code}.zip",
        f"{code}.s4c",
    ]


def test_looking_and_editing_keep_the_names_that_are_stored(
    window: MainWindow, workspaces: Workspaces, known: Known, settle: Settle
) -> None:
    window.open_assessment(known.own)
    settle()
    wizard = window.current()
    assert isinstance(wizard, Wizard)
    wizard.session.go(Step.RESULT)
    settle()
    page = wizard.page()
    assert isinstance(page, ResultPage)
    assert page.decision.name.text() == CODES[1]
    page.decision.choices[Decision.MEETS].click()
    page.leave()
    wizard.session.go(Step.PERSON)
    settle()
    window.show_screen("people")
    settle()
    assert workspaces.context is not None
    stored = workspaces.context.program.assessments.load(known.own)
    assert (stored.decision, stored.decided_by) == (Decision.MEETS, NAMES[1])
    assert stored.person.name == NAMES[1]


def test_names_come_and_go_with_the_switch(
    window: MainWindow, workspaces: Workspaces, known: Known, settle: Settle
) -> None:
    switch = window.menus.code_names
    assert switch.isChecked()
    window.open_assessment(known.draft)
    settle()
    for on in (False, True):
        switch.setChecked(on)
        settle()
        assert workspaces.preferences.code_names is on
        assert (NAMES[0] in window.windowTitle()) is not on
        window.show_screen("assessments")
        settle()
        assert bool(names_in(shown(window))) is not on
        window.open_assessment(known.draft)
        settle()


def names_in(texts: Iterator[str] | list[str]) -> list[str]:
    """Return the texts that hold a name of somebody with a code name."""
    return [text for text in texts if any(name in text for name in NAMES)]


def shown(root: QWidget) -> Iterator[str]:
    """Yield every text of a window and all that is in it, hidden pages too."""
    excepted = [form.name for form in root.findChildren(PersonForm)]
    for action in root.findChildren(QAction):
        yield from (action.text(), action.toolTip())
    for widget in (root, *root.findChildren(QWidget)):
        if widget in excepted:
            continue
        yield from (widget.windowTitle(), widget.toolTip(), widget.statusTip())
        yield from (widget.accessibleName(), widget.accessibleDescription(), widget.whatsThis())
        if isinstance(widget, QPlainTextEdit):
            yield from (widget.toPlainText(), widget.placeholderText())
        elif isinstance(widget, QLineEdit):
            yield from (widget.text(), widget.placeholderText())
        elif isinstance(widget, QComboBox):
            yield from (widget.itemText(row) for row in range(widget.count()))
        elif isinstance(widget, QAbstractItemView) and widget.model() is not None:
            yield from cells(widget.model())
        elif callable(text := getattr(widget, "text", None)):
            yield str(text())
        if isinstance(widget, ElidedLabel):
            yield widget.full_text()


def cells(model: QAbstractItemModel, parent: QModelIndex | None = None) -> Iterator[str]:
    """Yield every text of a model."""
    above = parent or QModelIndex()
    for row in range(model.rowCount(above)):
        # A list's one column is private to it.
        for column in range(
            1 if isinstance(model, QAbstractListModel) else model.columnCount(above)
        ):
            index = model.index(row, column, above)
            values = (index.data(role) for role in ROLES)
            yield from (value for value in values if isinstance(value, str))
        yield from cells(model, model.index(row, 0, above))
