"""A locked window shows nobody's name, and gives everything back."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QPlainTextEdit,
    QPushButton,
)
from pytestqt.qtbot import QtBot

from s4c_desktop.base.errors import UserError
from s4c_desktop.bootstrap import open_program
from s4c_desktop.domain.assessment import Scope
from s4c_desktop.domain.scale import State
from s4c_desktop.domain.set_up import SetUp
from s4c_desktop.services import protection
from s4c_desktop.services.assessments import AssessmentService
from s4c_desktop.services.people import PersonDetails
from s4c_desktop.ui.documents import DocumentBar
from s4c_desktop.ui.main_window import MainWindow
from s4c_desktop.ui.protection import clearing
from s4c_desktop.ui.protection.dialogs import NewDialog, OpenDialog, RemoveDialog
from s4c_desktop.ui.protection.pages import LockPage
from s4c_desktop.ui.settings.screen import SettingsScreen
from s4c_desktop.ui.wizard.evidence_dialog import EvidenceDialog
from s4c_desktop.ui.wizard.exempt_dialog import ExemptDialog
from s4c_desktop.ui.wizard.wizard import Wizard
from s4c_desktop.ui.workspaces import Workspaces
from tests.figures import Figure
from tests.ui.conftest import RecordingMessages

Settle = Callable[[], None]
PASSPHRASE = "harbour candle marble otter"
CANARY = "Zsuzsanna Kanári"


@pytest.fixture(scope="session")
def protected_template(empty_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a protected workspace with one person and a draft."""
    path = Path(shutil.copy(empty_template, tmp_path_factory.mktemp("protected") / "P.s4cw"))
    program = open_program(path)
    person = program.people.create(PersonDetails(CANARY)).value
    framework = program.library.current()
    choice = SetUp(framework.id, "SCPD", scope=Scope.MANDATORY, assessors=CANARY)
    made = program.assessments.create(person.id, choice).value
    program.assessments.remember(made.id, "ratings", "")
    program.close()
    protection.change(path, None, PASSPHRASE)
    return path


@pytest.fixture
def protected(protected_template: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(protected_template, tmp_path / "Kept.s4cw"))


@pytest.fixture
def window(workspaces: Workspaces, protected: Path, settle: Settle) -> Iterator[MainWindow]:
    made = MainWindow(workspaces)
    made.resize(1440, 900)
    made.show()
    made.activateWindow()
    workspaces.open(str(protected), passphrase=PASSPHRASE)
    settle()
    yield made
    made.close()
    settle()
    made.deleteLater()


def open_draft(window: MainWindow, workspaces: Workspaces, settle: Settle) -> Wizard:
    context = workspaces.context
    assert context is not None
    (draft,) = context.program.assessments.list()
    window.open_assessment(draft.id)
    settle()
    wizard = window.current()
    assert isinstance(wizard, Wizard)
    return wizard


def wait_locked(window: MainWindow, qtbot: QtBot) -> LockPage:
    qtbot.waitUntil(
        lambda: window.locking.page is not None and window.locking.page.entry.isEnabled()
    )
    page = window.current()
    assert isinstance(page, LockPage)
    return page


def unlock(page: LockPage, workspaces: Workspaces, qtbot: QtBot) -> None:
    QTest.keyClicks(page.entry.line, PASSPHRASE)
    with qtbot.waitSignal(workspaces.opened):
        QTest.keyClick(page.entry.line, Qt.Key.Key_Return)


def seen() -> str:
    """Return every text that any widget, action or model of the program holds."""
    texts: list[str] = []
    for widget in QApplication.allWidgets():
        for name in ("text", "toPlainText", "toolTip", "accessibleName", "windowTitle", "title"):
            read = getattr(widget, name, None)
            if callable(read):
                texts.append(str(read()))
        texts += [f"{a.text()} {a.toolTip()}" for a in widget.findChildren(QAction)]
        model = widget.model() if isinstance(widget, QAbstractItemView) else None
        if model is not None:
            texts += [str(model.index(row, 0).data()) for row in range(model.rowCount())]
    return "\n".join(texts)


class Time:
    """Two clocks that stand still until they are set."""

    def __init__(self, window: MainWindow) -> None:
        self.now = 1000.0
        watch = window.locking.watch
        watch._clock = watch._calendar = lambda: self.now
        watch.start(10)

    def pass_minutes(self, window: MainWindow, minutes: float) -> None:
        for _tick in range(round(minutes * 4)):
            self.now += 15
            window.locking.watch.look()


def go_idle(window: MainWindow) -> None:
    time = Time(window)
    time.pass_minutes(window, 9.75)
    assert window.locking.page is None
    time.pass_minutes(window, 0.25)


def sleep(window: MainWindow) -> None:
    time = Time(window)
    time.now += 3600
    window.locking.watch.look()


def lock_screen(window: MainWindow) -> None:
    window.locking.watch.lock_due.emit("screen")


@pytest.mark.figure
@pytest.mark.parametrize("away", [go_idle, sleep, lock_screen])
def test_no_name_stays_when_the_person_is_away(
    window: MainWindow,
    workspaces: Workspaces,
    settle: Settle,
    qtbot: QtBot,
    away: Callable[[MainWindow], None],
    figure: Figure,
) -> None:
    window.show_screen("people")
    settle()
    window.menus.recent_assessments.aboutToShow.emit()
    open_draft(window, workspaces, settle)
    assert CANARY in seen()
    away(window)
    page = wait_locked(window, qtbot)
    settle()
    qtbot.waitUntil(lambda: CANARY not in seen())
    assert "Kept" not in window.windowTitle()
    assert workspaces.context is None
    assert not window.locking.watch.active
    assert page.isVisible()
    figure("locks itself", "0 names left")


def test_unlocking_leads_back_to_the_competence(
    window: MainWindow, workspaces: Workspaces, settle: Settle, qtbot: QtBot
) -> None:
    wizard = open_draft(window, workspaces, settle)
    wizard.session.next()
    wizard.session.next()
    place = wizard.session.flow.position
    note = next(t for t in wizard.findChildren(QPlainTextEdit) if t.isVisible())
    QTest.keyClicks(note, "half a sen")
    window.lock_now()
    unlock(wait_locked(window, qtbot), workspaces, qtbot)
    settle()
    again = window.current()
    assert isinstance(again, Wizard)
    assert again.session.flow.position == place
    assert again.session.rating(place).note == "half a sen"
    assert window.locking.watch.active


def test_unlocking_leads_back_to_the_screen(
    window: MainWindow, workspaces: Workspaces, settle: Settle, qtbot: QtBot
) -> None:
    window.show_screen("people")
    settle()
    window.lock_now()
    unlock(wait_locked(window, qtbot), workspaces, qtbot)
    settle()
    assert window.screen_shown == "people"


def test_a_wrong_passphrase_is_told_gently(
    window: MainWindow, workspaces: Workspaces, settle: Settle, qtbot: QtBot
) -> None:
    window.lock_now()
    page = wait_locked(window, qtbot)
    QTest.keyClicks(page.entry.line, "Harbour candle")
    page.go_on.click()
    settle()
    assert page.entry.sentence.isVisible()
    assert page.entry.line.selectedText()
    assert page.go_on.isEnabled()
    page.go_on.click()
    settle()
    assert not page.go_on.isEnabled(), "a pause comes first"
    page.entry.line.clear()
    page.entry._pause.stop()
    unlock(page, workspaces, qtbot)


def test_evidence_that_is_being_described_is_kept(
    window: MainWindow, workspaces: Workspaces, settle: Settle, qtbot: QtBot
) -> None:
    wizard = open_draft(window, workspaces, settle)
    add = next(b for b in wizard.findChildren(QPushButton) if b.text() == "Add evidence…")

    def describe() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, EvidenceDialog)
        dialog.description.setPlainText("Minutes of the port authority")
        window.lock_now()

    qtbot.waitUntil(add.isEnabled)
    QTimer.singleShot(0, window, describe)
    add.click()
    unlock(wait_locked(window, qtbot), workspaces, qtbot)
    settle()
    again = window.current()
    assert isinstance(again, Wizard)
    assert again.session.assessment is not None
    assert [e.description for e in again.session.assessment.evidence] == [
        "Minutes of the port authority"
    ]


def test_what_cannot_be_stored_keeps_the_workspace_open(
    window: MainWindow,
    workspaces: Workspaces,
    messages: RecordingMessages,
    settle: Settle,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    wizard = open_draft(window, workspaces, settle)
    place = wizard.session.flow.position
    note = next(t for t in wizard.findChildren(QPlainTextEdit) if t.isVisible())
    QTest.keyClicks(note, "precious")

    def full(*_arguments: object, **_more: object) -> None:
        raise UserError("The disk is full.")

    with monkeypatch.context() as disk:
        disk.setattr(AssessmentService, "rate", full)
        window.lock_now()
        qtbot.waitUntil(lambda: bool(messages.infos))
    assert messages.infos[0][0] == "Not locked yet"
    assert window.current() is wizard
    assert note.toPlainText() == "precious"
    window.lock_now()
    unlock(wait_locked(window, qtbot), workspaces, qtbot)
    settle()
    again = window.current()
    assert isinstance(again, Wizard)
    assert again.session.rating(place).note == "precious"


def test_the_clipboard_is_emptied_if_it_is_ours(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    clipboard = QGuiApplication.clipboard()
    clipboard.setText(CANARY)
    monkeypatch.setattr(type(clipboard), "ownsClipboard", lambda _self: False)
    clearing.clear_clipboard()
    assert clipboard.text() == CANARY
    monkeypatch.setattr(type(clipboard), "ownsClipboard", lambda _self: True)
    window.lock_now()
    wait_locked(window, qtbot)
    assert clipboard.text() == ""


def test_opening_asks_for_the_passphrase(
    workspaces: Workspaces, protected: Path, settle: Settle, qtbot: QtBot
) -> None:
    window = MainWindow(workspaces)
    window.show()
    workspaces.open(str(protected))
    settle()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, OpenDialog)
    QTest.keyClicks(dialog.entry.line, "not this one")
    dialog.go_on.click()
    settle()
    assert dialog.isVisible()
    dialog.entry.line.clear()
    QTest.keyClicks(dialog.entry.line, PASSPHRASE)
    dialog.go_on.click()
    settle()
    assert workspaces.location == str(protected)
    assert QApplication.activeModalWidget() is None
    window.close()
    settle()
    window.deleteLater()


def test_the_passphrase_is_changed_and_removed(
    window: MainWindow, workspaces: Workspaces, protected: Path, settle: Settle, qtbot: QtBot
) -> None:
    window.show_screen("settings")
    screen = window.current()
    assert isinstance(screen, SettingsScreen)
    screen.workspace.protection.buttons["change"].click()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, NewDialog)
    assert dialog.present is not None
    for line, text in (
        (dialog.present.line, PASSPHRASE),
        (dialog.first, "seven lamps by the river"),
        (dialog.second, "seven lamps by the river"),
    ):
        QTest.keyClicks(line, text)
    with qtbot.waitSignal(workspaces.opened):
        dialog.go_on.click()
    settle()
    assert window.screen_shown == "settings"
    assert protection.is_protected(protected)

    screen = window.current()
    assert isinstance(screen, SettingsScreen)
    screen.workspace.protection.buttons["remove"].click()
    question = QApplication.activeModalWidget()
    assert isinstance(question, RemoveDialog)
    QTest.keyClicks(question.entry.line, "seven lamps by the river")
    with qtbot.waitSignal(workspaces.opened):
        question.go_on.click()
    settle()
    assert not protection.is_protected(protected)
    assert not window.locking.watch.active


def test_a_change_that_fails_leaves_everything_as_it_was(
    window: MainWindow,
    workspaces: Workspaces,
    messages: RecordingMessages,
    settle: Settle,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(*_arguments: object) -> None:
        raise UserError("The disk is full.")

    monkeypatch.setattr(protection, "change", full)
    with qtbot.waitSignal(workspaces.opened):
        window.locking.change(PASSPHRASE, None)
    settle()
    assert [str(error) for error in messages.errors] == ["The disk is full."]
    assert workspaces.context is not None
    assert workspaces.context.program.workspace.is_protected


def test_an_exemption_that_nobody_agreed_to_becomes_a_note(
    window: MainWindow, workspaces: Workspaces, settle: Settle, qtbot: QtBot
) -> None:
    wizard = open_draft(window, workspaces, settle)
    place = wizard.session.flow.position

    def explain() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ExemptDialog)
        QTest.keyClicks(dialog.reason, "No port in this city")
        window.lock_now()

    QTimer.singleShot(0, window, explain)
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_X)
    unlock(wait_locked(window, qtbot), workspaces, qtbot)
    settle()
    again = window.current()
    assert isinstance(again, Wizard)
    rating = again.session.rating(place)
    assert rating.state is State.UNTOUCHED
    assert rating.note.startswith("No port in this city")


def test_a_report_is_told_of_before_it_leaves(
    window: MainWindow, workspaces: Workspaces, messages: RecordingMessages, settle: Settle
) -> None:
    wizard = open_draft(window, workspaces, settle)
    context = workspaces.context
    assert context is not None
    assert wizard.session.assessment is not None
    bar = DocumentBar(context)
    messages.answer = False
    bar.save_report(wizard.session.assessment.id, CANARY)
    assert [title for title, _text, _ok in messages.questions] == ["This file will be readable"]
    bar.deleteLater()
