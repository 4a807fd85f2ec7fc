"""The ways back, as a person takes them in the window."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from s4c_desktop.base.errors import UserError
from s4c_desktop.bootstrap import open_program
from s4c_desktop.domain.backups import Backup, Reason
from s4c_desktop.domain.condition import Condition
from s4c_desktop.domain.condition_wording import Way
from s4c_desktop.services import protection, recovery
from s4c_desktop.services.backups import BackupService
from s4c_desktop.services.people import PersonDetails
from s4c_desktop.ui.main_window import MainWindow
from s4c_desktop.ui.protection.dialogs import OpenDialog
from s4c_desktop.ui.recovery.page import RecoveryDialog, RecoveryPage
from s4c_desktop.ui.recovery.panel import RecoveryPanel
from s4c_desktop.ui.settings.screen import BACKUPS, WORKSPACE, SettingsScreen
from s4c_desktop.ui.tasks import Tasks
from s4c_desktop.ui.workspaces import Workspaces, default_location
from tests.ui.conftest import RecordingMessages, window_over

Settle = Callable[[], None]
PASSPHRASE = "correct horse battery"


@pytest.fixture
def wait(tasks: Tasks, settle: Settle) -> Settle:
    """Return what waits for both workers, and for what follows."""

    def until_quiet() -> None:
        settle()
        while tasks.long_busy or tasks.busy:
            QApplication.processEvents()
            settle()

    return until_quiet


@pytest.fixture
def window(workspaces: Workspaces, wait: Settle) -> Iterator[MainWindow]:
    yield from window_over(workspaces, wait)


@pytest.fixture(scope="module")
def backed_up(empty_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a folder once with a workspace with somebody in it, and two backups."""
    folder = tmp_path_factory.mktemp("saved")
    program = open_program(shutil.copy(empty_template, folder / "Test.s4cw"))
    assert program.backups is not None
    program.people.create(PersonDetails("Ana Petrova"))
    program.backups.make()
    program.backups.make()
    program.close()
    return folder


@pytest.fixture
def saved(backed_up: Path, workspace_file: Path) -> Path:
    """Return a workspace with somebody in it, and two backups."""
    shutil.copytree(backed_up, workspace_file.parent, dirs_exist_ok=True)
    return workspace_file


def people(workspaces: Workspaces) -> list[str]:
    assert workspaces.context is not None
    return [person.name for person in workspaces.context.program.people.list()]


def panel_of(window: MainWindow) -> RecoveryPanel:
    page = window.current()
    assert isinstance(page, RecoveryPage)
    return page.panel


def test_the_best_backup_is_one_click_away(
    window: MainWindow,
    workspaces: Workspaces,
    saved: Path,
    messages: RecordingMessages,
    wait: Settle,
) -> None:
    saved.write_bytes(saved.read_bytes()[:2000])
    newest = recovery.backups_of(saved)[0].path
    newest.write_bytes(newest.read_bytes()[:-4096])
    workspaces.open(str(saved))
    wait()
    panel = panel_of(window)
    assert str(saved) in panel.reason
    assert not window.rail.isEnabled()
    assert panel.backups is not None
    assert not panel.backups.best.isHidden()
    panel.backups.disclose.click()
    assert "Hide" in panel.backups.disclose.text()
    panel.backups.best.click()
    wait()
    assert people(workspaces) == ["Ana Petrova"]
    assert window.rail.isEnabled()
    assert "is kept" in messages.infos[0][1]
    assert not messages.errors


def test_a_protected_backup_asks_for_its_passphrase(
    window: MainWindow, workspaces: Workspaces, saved: Path, wait: Settle
) -> None:
    protection.change(saved, None, PASSPHRASE)
    saved.unlink()
    workspaces.open(str(saved))
    wait()
    panel = panel_of(window)
    assert panel.backups is not None
    panel.backups.passphrase.setText("something else")
    panel.backups.best.click()
    wait()
    assert "passphrase does not open" in panel.said.text()
    assert not saved.exists()
    panel.backups.passphrase.setText(PASSPHRASE)
    panel.backups.best.click()
    wait()
    assert people(workspaces) == ["Ana Petrova"]


def test_a_protected_workspace_opens_with_its_passphrase(
    window: MainWindow, workspaces: Workspaces, saved: Path, wait: Settle
) -> None:
    protection.change(saved, None, PASSPHRASE)
    workspaces.open(str(saved))
    wait()
    asked = passphrase_dialog()
    asked.given.emit("something else")
    wait()
    # Whoever knows no other one is shown the backups: it may be the file that is damaged.
    asked.reject()
    wait()
    panel = panel_of(window)
    assert panel.condition is Condition.WRONG_KEY
    panel.ways[Way.UNLOCK].click()
    passphrase_dialog().given.emit(PASSPHRASE)
    wait()
    assert people(workspaces) == ["Ana Petrova"]


def passphrase_dialog() -> OpenDialog:
    """Return the dialog that asks for a passphrase."""
    shown = QApplication.activeModalWidget()
    assert isinstance(shown, OpenDialog)
    return shown


def test_a_damaged_file_makes_room_for_a_new_workspace_only_when_asked(
    window: MainWindow,
    workspaces: Workspaces,
    messages: RecordingMessages,
    tmp_path: Path,
    wait: Settle,
) -> None:
    path = tmp_path / "notes.s4cw"
    path.write_text("This is no workspace.")
    workspaces.open(str(path))
    wait()
    messages.answer = False
    panel_of(window).ways[Way.START_NEW].click()
    wait()
    assert path.read_text() == "This is no workspace."
    messages.answer = True
    panel_of(window).ways[Way.START_NEW].click()
    wait()
    assert people(workspaces) == []
    (kept,) = Path(f"{path}.backups").rglob("notes.s4cw")
    assert kept.read_text() == "This is no workspace."


def test_try_again_goes_on_where_the_reason_is_gone(
    window: MainWindow, workspaces: Workspaces, saved: Path, wait: Settle
) -> None:
    other = open_program(saved)
    workspaces.open(str(saved))
    wait()
    assert "open somewhere else" in panel_of(window).headline.text()
    panel_of(window).ways[Way.TRY_AGAIN].click()
    wait()
    other.close()
    panel_of(window).ways[Way.TRY_AGAIN].click()
    wait()
    assert people(workspaces) == ["Ana Petrova"]


def test_the_open_workspace_stays_when_another_fails(
    window: MainWindow, workspaces: Workspaces, saved: Path, tmp_path: Path, wait: Settle
) -> None:
    workspaces.open(str(saved))
    wait()
    workspaces.open(str(tmp_path / "gone.s4cw"))
    wait()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, RecoveryDialog)
    assert people(workspaces) == ["Ana Petrova"]
    dialog.panel.ways[Way.START_NEW].click()
    wait()
    assert QApplication.activeModalWidget() is None
    assert workspaces.location == str(tmp_path / "gone.s4cw")


def test_a_lost_workspace_of_ones_own_is_not_replaced_by_an_empty_one(
    window: MainWindow, workspaces: Workspaces, wait: Settle
) -> None:
    program = open_program(default_location(), create=True)
    assert program.backups is not None
    program.backups.make()
    program.close()
    default_location().unlink()
    workspaces.open_last()
    wait()
    panel = panel_of(window)
    assert not default_location().exists()
    assert panel.backups is not None
    assert Way.START_NEW not in panel.ways


def test_a_backup_is_restored_from_the_settings(
    window: MainWindow,
    workspaces: Workspaces,
    saved: Path,
    messages: RecordingMessages,
    wait: Settle,
) -> None:
    workspaces.open(str(saved))
    wait()
    assert workspaces.context is not None
    workspaces.context.program.people.create(PersonDetails("Boris"))
    window.show_backups()
    wait()
    settings = window.current()
    assert isinstance(settings, SettingsScreen)
    assert settings.backups is not None
    messages.answer = False
    settings.backups.restore.click()
    wait()
    assert "backed up first" in messages.questions[0][1]
    assert people(workspaces) == ["Ana Petrova", "Boris"]
    messages.answer = True
    settings.backups.restore.click()
    assert not window.rail.isEnabled()
    workspaces.open(str(default_location()))  # Nothing gets between.
    wait()
    assert people(workspaces) == ["Ana Petrova"]
    assert workspaces.location == str(saved)
    again = window.current()
    assert isinstance(again, SettingsScreen)
    assert again.tabs.currentIndex() == BACKUPS
    assert recovery.backups_of(saved)[0].reason is Reason.RESTORE
    assert "is now as it was" in messages.infos[0][1]


def test_the_workspace_comes_back_when_work_on_its_file_fails(
    window: MainWindow,
    workspaces: Workspaces,
    saved: Path,
    messages: RecordingMessages,
    wait: Settle,
) -> None:
    workspaces.open(str(saved))
    wait()

    def fail() -> None:
        open_program(saved).close()  # Nobody has it open.
        raise UserError("There is no room.")

    done: list[None] = []
    workspaces.while_closed(fail, "Working", done=done.append)
    wait()
    assert not done
    assert [error.text() for error in messages.errors] == ["There is no room."]
    assert people(workspaces) == ["Ana Petrova"]
    assert window.rail.isEnabled()


def test_todays_backup_is_made_quietly(
    window: MainWindow, workspaces: Workspaces, workspace_file: Path, wait: Settle
) -> None:
    workspaces.open(str(workspace_file))
    wait()
    for _time in range(2):
        window.care.look_after()
        wait()
    assert [backup.reason for backup in recovery.backups_of(workspace_file)] == [Reason.DAY]


def test_a_backup_that_fails_is_told_once(
    window: MainWindow,
    workspaces: Workspaces,
    workspace_file: Path,
    messages: RecordingMessages,
    monkeypatch: pytest.MonkeyPatch,
    wait: Settle,
) -> None:
    def fail(_self: BackupService, _hours: int, _check: object) -> Backup:
        raise UserError("There is no room.")

    monkeypatch.setattr(BackupService, "make_due", fail)
    workspaces.open(str(workspace_file))
    wait()
    for _time in range(2):
        window.care.look_after()
        wait()
    assert [text for _title, text in messages.infos] == ["There is no room."]


@pytest.mark.parametrize("faulty", [True, False])
def test_what_was_not_closed_is_checked(
    window: MainWindow,
    workspaces: Workspaces,
    saved: Path,
    messages: RecordingMessages,
    wait: Settle,
    faulty: bool,
) -> None:
    if faulty:
        with closing(sqlite3.connect(saved)) as file:
            file.execute("UPDATE person SET identity_check = 'forged'")
            file.commit()
    workspaces.open(str(saved))
    wait()
    assert workspaces.context is not None
    workspaces.context.program.workspace.was_unfinished = True
    window.care.look_after()
    wait()
    assert workspaces.context.checks.report is not None
    assert workspaces.context.checks.report.is_sound is not faulty
    assert [title for title, _text in messages.infos] == ["The workspace has faults"] * faulty
    shown = window.current()
    if faulty:
        assert isinstance(shown, SettingsScreen)
        assert shown.tabs.currentIndex() == WORKSPACE
    else:
        assert not isinstance(shown, SettingsScreen)


def test_the_menu_backs_up_and_checks(
    window: MainWindow, workspaces: Workspaces, saved: Path, wait: Settle, qtbot: QtBot
) -> None:
    actions = {a.text().replace("&", ""): a for a in window.findChildren(QAction)}
    assert not actions["Back up now"].isEnabled()
    workspaces.open(str(saved))
    wait()
    actions["Back up now"].trigger()
    wait()
    assert len(recovery.backups_of(saved)) == 3
    actions["Check workspace"].trigger()
    wait()
    assert workspaces.context is not None
    assert workspaces.context.checks.report is not None
    workspaces.open_sample()
    wait()
    assert not actions["Back up now"].isEnabled()
    assert actions["Check workspace"].isEnabled()
