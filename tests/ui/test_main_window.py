from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from uuid import UUID

import pytest
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QUndoCommand, QUndoStack
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from s4c_desktop.base import settings
from s4c_desktop.domain.assessment import Kind
from s4c_desktop.domain.condition_wording import Way
from s4c_desktop.ui.bars import LongWorkBar
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.home.screen import HomeScreen
from s4c_desktop.ui.main_window import MainWindow
from s4c_desktop.ui.outbox import Outbox
from s4c_desktop.ui.people.screen import PeopleScreen
from s4c_desktop.ui.protection.dialogs import NewWorkspaceDialog
from s4c_desktop.ui.recovery.page import RecoveryDialog, RecoveryPage
from s4c_desktop.ui.screen import Screen
from s4c_desktop.ui.tasks import Cancel, Tasks
from s4c_desktop.ui.theme import DARK, LIGHT
from s4c_desktop.ui.widgets import ElidedLabel
from s4c_desktop.ui.workspaces import Workspaces, default_location
from tests.ui.conftest import RecordingMessages

Settle = Callable[[], None]
MakeWindow = Callable[[Workspaces], MainWindow]
SCREENS = ("home", "people", "assessments", "learning", "groups", "quality", "library", "settings")


class StubWizard(QWidget):
    """Stands in for the wizard: these tests are about the window around it."""

    title_changed = Signal(str)
    turn_wanted = Signal()
    closed = Signal()

    def __init__(
        self,
        context: Context,
        assessment_id: UUID | None,
        kind: Kind | None = None,
        person_id: UUID | None = None,
    ) -> None:
        super().__init__()
        self.opened = (assessment_id, kind, person_id)
        self.undo_stack = QUndoStack(self)
        self.session = SimpleNamespace(holding=False)
        self.outbox = Outbox(context.tasks, self)
        self.title = ElidedLabel("", "title")
        self.left = 0

    def leave(self) -> None:
        self.left += 1


@pytest.fixture(autouse=True)
def _stub_wizard(monkeypatch: pytest.MonkeyPatch) -> None:
    module = SimpleNamespace(Wizard=StubWizard)
    monkeypatch.setitem(sys.modules, "s4c_desktop.ui.wizard.wizard", module)


@pytest.fixture
def make_window(settle: Settle) -> Iterator[Callable[[Workspaces], MainWindow]]:
    """Return a maker of windows, which are closed after the test."""
    made: list[MainWindow] = []

    def make(workspaces: Workspaces) -> MainWindow:
        made.append(MainWindow(workspaces))
        made[-1].show()
        return made[-1]

    yield make
    for window in made:
        close(window, settle)
        window.deleteLater()


@pytest.fixture
def window(
    make_window: MakeWindow, workspaces: Workspaces, workspace_file: Path, settle: Settle
) -> MainWindow:
    """Return the window over an empty workspace."""
    made = make_window(workspaces)
    workspaces.open(str(workspace_file))
    settle()
    return made


def close(window: MainWindow, settle: Settle) -> None:
    """Close the window as a person does; it stays open when it has something to say."""
    window.close()
    settle()
    QApplication.processEvents()


def wait_for_long(tasks: Tasks) -> None:
    """Let the second worker finish, and show what came of it."""
    while tasks.long_busy:
        QApplication.processEvents()


def action(window: MainWindow, text: str) -> QAction:
    return next(a for a in window.findChildren(QAction) if a.text().replace("&", "") == text)


def test_the_window_is_there_before_the_workspace(
    make_window: MakeWindow, workspaces: Workspaces, workspace_file: Path, settle: Settle
) -> None:
    window = make_window(workspaces)
    assert not window.rail.isEnabled()
    assert window.windowTitle() == "S4C Desktop"
    assert not action(window, "Assess someone").isEnabled()
    workspaces.open(str(workspace_file))
    settle()
    assert window.rail.isEnabled()
    assert action(window, "Assess someone").isEnabled()
    assert window.windowTitle() == "Home · Test · S4C Desktop"


@pytest.mark.parametrize("name", SCREENS)
def test_the_rail_shows_each_screen(window: MainWindow, settle: Settle, name: str) -> None:
    QTest.mouseClick(window.rail.button(name), Qt.MouseButton.LeftButton)
    settle()
    screen = window.current()
    assert isinstance(screen, Screen)
    assert screen.isVisible()
    assert window.screen_shown == name
    assert window.rail.button(name).isChecked()
    assert screen.title in window.windowTitle()


def test_the_rail_has_only_what_works(window: MainWindow) -> None:
    assert window.rail.names() == SCREENS


def test_what_was_typed_is_stored_when_a_screen_is_left(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.show_screen("people")
    left: list[str] = []
    monkeypatch.setattr(window.current(), "leave", lambda: left.append("people"))
    window.show_screen("settings")
    assert left == ["people"]


def test_an_assessment_is_opened_and_left(window: MainWindow, settle: Settle) -> None:
    window.show_screen("people")
    assessment = UUID(int=7)
    window.open_assessment(assessment)
    wizard = window.current()
    assert isinstance(wizard, StubWizard)
    assert wizard.opened == (assessment, None, None)
    assert window.rail.button("assessments").isChecked()
    wizard.title_changed.emit("Candidate 014")
    assert "Candidate 014" in window.windowTitle()
    wizard.closed.emit()
    settle()
    assert wizard.left == 1
    assert window.screen_shown == "people"


def test_an_assessment_is_started(window: MainWindow) -> None:
    action(window, "Assess myself").trigger()
    wizard = window.current()
    assert isinstance(wizard, StubWizard)
    assert wizard.opened == (None, Kind.SELF, None)
    action(window, "Assess someone").trigger()
    assert wizard.left == 1
    second = window.current()
    assert isinstance(second, StubWizard)
    assert second.opened == (None, Kind.ASSESSOR, None)


def test_undo_belongs_to_the_open_assessment(window: MainWindow) -> None:
    undo = next(a for a in window.findChildren(QAction) if a.text().startswith("&Undo"))
    assert not undo.isEnabled()
    window.open_assessment(UUID(int=1))
    wizard = window.current()
    assert isinstance(wizard, StubWizard)
    wizard.undo_stack.push(QUndoCommand("rating of A1"))
    assert undo.isEnabled()
    assert "rating of A1" in undo.text()
    window.show_screen("home")
    assert not undo.isEnabled()


def test_the_window_comes_back_as_it_was(
    make_window: MakeWindow, workspaces: Workspaces, workspace_file: Path, settle: Settle
) -> None:
    first = make_window(workspaces)
    first.resize(800, 650)
    workspaces.open(str(workspace_file))
    settle()
    first.show_screen("settings")
    close(first, settle)
    assert not first.isVisible()

    stored = settings.load()
    assert stored.last_screen == "settings"
    assert stored.last_workspace == str(workspace_file)
    again = Workspaces(
        workspaces.tasks, workspaces.events, workspaces.theme, workspaces.messages, stored
    )
    second = make_window(again)
    assert (second.width(), second.height()) == (800, 650)
    again.open_last()
    settle()
    assert second.screen_shown == "settings"


def test_the_first_start_makes_the_persons_own_workspace(
    make_window: MakeWindow, workspaces: Workspaces, settle: Settle
) -> None:
    window = make_window(workspaces)
    workspaces.open_last()
    settle()
    assert default_location().exists()
    assert workspaces.location == str(default_location())
    assert window.screen_shown == "home"


def test_another_workspace_replaces_the_one_in_use(
    window: MainWindow, workspaces: Workspaces, tmp_path: Path, settle: Settle
) -> None:
    before = workspaces.context
    window.show_screen("people")
    workspaces.open(str(tmp_path / "Second.s4cw"), create=True)
    settle()
    assert workspaces.context is not before
    assert "Second" in window.windowTitle()
    assert window.screen_shown == "people"
    assert workspaces.preferences.recent_workspaces[0] == str(tmp_path / "Second.s4cw")


def test_a_workspace_that_cannot_be_opened_leaves_the_one_in_use(
    window: MainWindow,
    workspaces: Workspaces,
    messages: RecordingMessages,
    tmp_path: Path,
    settle: Settle,
) -> None:
    wrong = tmp_path / "notes.s4cw"
    wrong.write_text("This is no workspace.")
    before = workspaces.context
    workspaces.open(str(wrong))
    settle()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, RecoveryDialog)
    assert str(wrong) in dialog.panel.reason
    assert not messages.errors
    assert workspaces.context is before
    assert window.screen_shown == "home"
    wait_for_long(workspaces.tasks)
    dialog.close()


def test_without_a_workspace_a_way_on_is_offered(
    make_window: MakeWindow,
    workspaces: Workspaces,
    messages: RecordingMessages,
    tmp_path: Path,
    settle: Settle,
) -> None:
    window = make_window(workspaces)
    workspaces.open(str(tmp_path / "missing.s4cw"))
    settle()
    assert not window.rail.isEnabled()
    page = window.current()
    assert isinstance(page, RecoveryPage)
    wait_for_long(workspaces.tasks)
    assert not messages.errors
    page.panel.ways[Way.START_NEW].click()
    settle()
    settle()
    assert window.screen_shown == "home"


def test_a_last_workspace_that_is_gone_is_told(
    make_window: MakeWindow,
    workspaces: Workspaces,
    messages: RecordingMessages,
    tmp_path: Path,
    settle: Settle,
) -> None:
    gone = str(tmp_path / "stick" / "gone.s4cw")
    workspaces.preferences.used_workspace(gone)
    window = make_window(workspaces)
    workspaces.open_last()
    settle()
    assert window.screen_shown == "home"
    assert workspaces.location == str(default_location())
    assert gone in messages.infos[0][1]
    assert gone not in workspaces.preferences.recent_workspaces


def test_workspaces_are_made_and_opened_from_the_menu(
    window: MainWindow,
    workspaces: Workspaces,
    workspace_file: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    settle: Settle,
) -> None:
    new = tmp_path / "Café.s4cw"
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *_args, **_more: (str(new.with_suffix("")), "")
    )
    action(window, "New workspace…").trigger()
    settle()
    offer = QApplication.activeModalWidget()
    assert isinstance(offer, NewWorkspaceDialog)
    offer.not_now.click()
    settle()
    assert workspaces.location == str(new)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(workspace_file), ""))
    action(window, "Open workspace…").trigger()
    settle()
    assert workspaces.location == str(workspace_file)
    menu = window.menus.recent_workspaces
    menu.aboutToShow.emit()
    assert [(a.text(), a.isEnabled()) for a in menu.actions()] == [("Test", False), ("Café", True)]
    menu.actions()[1].trigger()
    settle()
    assert workspaces.location == str(new)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: ("", ""))
    action(window, "Open workspace…").trigger()
    settle()
    assert workspaces.location == str(new)


def test_a_new_workspace_never_replaces_a_file(
    window: MainWindow,
    workspaces: Workspaces,
    messages: RecordingMessages,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    settle: Settle,
) -> None:
    precious = tmp_path / "precious.s4cw"
    precious.write_text("years of work")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_more: (str(precious), ""))
    before = workspaces.location
    action(window, "New workspace…").trigger()
    settle()
    assert len(messages.errors) == 1
    assert workspaces.location == before
    assert precious.read_text() == "years of work"


def test_the_end_of_the_session_is_not_held_up(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    left: list[bool] = []
    monkeypatch.setattr(window.current(), "leave", lambda: left.append(True))
    monkeypatch.setattr(QApplication, "isSavingSession", lambda _self: True)
    assert window.close()
    assert left == [True]


def test_long_work_is_shown_with_a_way_to_stop_it(
    window: MainWindow, tasks: Tasks, qtbot: QtBot
) -> None:
    started = threading.Event()
    cancel = Cancel()

    def work() -> None:
        started.set()
        while True:
            cancel.check()

    tasks.run_long(work, label="Checking the workspace", cancel=cancel)
    started.wait()
    bar = next(w for w in window.findChildren(LongWorkBar))
    qtbot.waitUntil(bar.isVisible)
    assert "Checking the workspace" in [label.text() for label in bar.findChildren(QLabel)]
    bar.findChildren(QPushButton)[0].click()
    qtbot.waitUntil(bar.isHidden)


def test_sample_data_is_a_workspace_apart(
    window: MainWindow, workspaces: Workspaces, workspace_file: Path, settle: Settle
) -> None:
    workspaces.open_sample()
    settle()
    sample = Path(workspaces.location)
    assert (workspaces.is_sample, window.sample_bar.isVisible()) == (True, True)
    assert "Sample data" in window.windowTitle()
    assert workspaces.preferences.last_workspace == str(workspace_file)
    home = window.current()
    assert isinstance(home, HomeScreen)
    assert home.due is not None
    home.due.button.click()
    settle()
    people = window.current()
    assert isinstance(people, PeopleScreen)
    assert [people.model.line(row).name for row in range(people.model.rowCount())] == ["C-106"]
    window.sample_bar.left.emit()
    settle()
    assert (workspaces.is_sample, window.sample_bar.isVisible()) == (False, False)
    assert workspaces.location == str(workspace_file)
    assert not sample.exists()


def test_an_unstored_change_keeps_the_window_open_once(
    window: MainWindow, settle: Settle, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    """The message about what could not be stored is not taken away with the window."""
    modal = QWidget()
    qtbot.addWidget(modal)
    monkeypatch.setattr(QApplication, "activeModalWidget", lambda: modal)
    close(window, settle)
    assert [window.isVisible()] == [True]
    close(window, settle)
    assert [window.isVisible()] == [False]


def test_the_theme_is_chosen_in_the_menu(window: MainWindow, workspaces: Workspaces) -> None:
    action(window, "Dark").trigger()
    assert workspaces.theme.tokens is DARK
    assert settings.load().theme == "dark"
    action(window, "Light").trigger()
    assert workspaces.theme.tokens is LIGHT


@pytest.mark.parametrize("text", ["About S4C Desktop", "Keyboard"])
def test_help_is_there(window: MainWindow, text: str) -> None:
    action(window, text).trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QDialog)
    assert dialog.windowTitle() == text
    dialog.close()


def test_recent_assessments_are_listed(
    make_window: MakeWindow, workspaces: Workspaces, sample_file: Path, settle: Settle
) -> None:
    window = make_window(workspaces)
    workspaces.open(str(sample_file))
    settle()
    menu = window.menus.recent_assessments
    menu.aboutToShow.emit()
    settle()
    assert len(menu.actions()) == 4
    menu.actions()[0].trigger()
    assert isinstance(window.current(), StubWizard)
