from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from s4c_desktop.base import log, logo, settings
from s4c_desktop.base.paths import display_location
from s4c_desktop.domain.backups import Reason
from s4c_desktop.services.centre import Centre
from s4c_desktop.services.people import PersonDetails
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.settings.backups import BackupsSection
from s4c_desktop.ui.settings.screen import BACKUPS, WORKSPACE, SettingsScreen
from s4c_desktop.ui.theme import DARK, LIGHT
from s4c_desktop.ui.workspaces import display_name
from tests.ui.conftest import RecordingMessages

Settle = Callable[[], None]


@pytest.fixture
def screen(context: Context, qtbot: QtBot, settle: Settle) -> SettingsScreen:
    made = SettingsScreen(context)
    qtbot.addWidget(made)
    made.show()
    settle()
    return made


def test_the_theme_changes_at_once(screen: SettingsScreen, context: Context) -> None:
    screen.preferences.look.schemes["dark"].click()
    assert context.theme.tokens is DARK
    assert settings.load().theme == "dark"
    context.theme.set_scheme("light")
    assert screen.preferences.look.schemes["light"].isChecked()
    assert context.theme.tokens is LIGHT


def test_names_are_remembered(screen: SettingsScreen) -> None:
    QTest.keyClicks(screen.preferences.assessments.assessor, "M. Ivanova ")
    QTest.keyClicks(screen.preferences.centre, "Sofia")
    screen.leave()
    stored = settings.load()
    assert (stored.assessor, stored.centre) == ("M. Ivanova", "Sofia")


def test_a_choice_holds_at_once_and_can_be_undone(screen: SettingsScreen, context: Context) -> None:
    assert screen.undo_stack is not None
    card, wishes = screen.preferences.assessments, context.preferences
    card.blind.click()
    choose(card.scope, 1)
    roles = [card.role.itemData(row) for row in range(card.role.count())]
    assert roles[:2] == ["", context.program.library.current().roles[0].code]
    choose(card.role, 1)
    QTest.keyClicks(card.assessor, "Ivanova")
    screen.leave()
    QTest.keyClicks(card.assessor, "!")
    screen.leave()
    stored = settings.load()
    assert (stored.blind, stored.scope, stored.role) == (True, "all", roles[1])
    assert stored.assessor == "Ivanova!"
    for _time in range(4):
        screen.undo_stack.undo()
    assert not screen.undo_stack.canUndo()
    assert settings.load() == wishes
    assert (wishes.blind, wishes.scope, wishes.role) == (False, "mandatory", "")
    assert not card.blind.isChecked()
    assert (card.role.currentIndex(), card.assessor.text()) == (0, "")
    screen.undo_stack.redo()
    assert card.blind.isChecked()


def choose(field: QComboBox, row: int) -> None:
    """Choose a row as a person does."""
    field.setCurrentIndex(row)
    field.activated.emit(row)


def test_the_logo_is_kept_shown_and_removed(
    screen: SettingsScreen,
    context: Context,
    qtbot: QtBot,
    messages: RecordingMessages,
    tmp_path: Path,
) -> None:
    field = screen.preferences.logo
    assert not field.picture.isVisible()
    file = tmp_path / "logo.jpg"
    image = QImage(3000, 1500, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkGreen)
    image.setText("Author", "Somebody")
    assert image.save(str(file))
    field.take(file)
    wait_for_long(context, qtbot)
    kept = QImage.fromData(logo.stored())
    assert (kept.width(), kept.height()) == (960, 480)
    assert b"Somebody" not in logo.stored()
    assert field.picture.isVisible()
    for name, content in (
        ("drawing.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        ("broken.png", b"\x89PNG\r\n\x1a\n" + bytes(40)),
        ("long.png", b"\x89PNG\r\n\x1a\n" + bytes(4_000_000)),
        ("none.png", b""),
    ):
        (tmp_path / name).write_bytes(content)
        field.take(tmp_path / name)
        wait_for_long(context, qtbot)
        assert name in messages.errors.pop().text()
    image = QImage(9000, 10, QImage.Format.Format_Mono)
    image.fill(0)
    assert image.save(str(tmp_path / "wide.png"))
    field.take(tmp_path / "wide.png")
    wait_for_long(context, qtbot)
    assert "9000 × 10 pixels" in messages.errors.pop().text()
    field.remove.click()
    assert logo.stored() == b""
    assert not field.picture.isVisible()
    screen.wishes.stack.undo()
    assert QImage.fromData(logo.stored()) == kept


def test_what_the_centre_agreed_on_is_kept(
    screen: SettingsScreen, context: Context, settle: Settle
) -> None:
    screen.show_section(WORKSPACE)
    settle()
    centre = screen.workspace.centre
    assert not centre.days.isEnabled()
    centre.separate.click()
    centre.appeals.click()
    centre.days.setValue(21)
    centre.minimum.setValue(6)
    screen.leave()
    settle()
    assert context.program.centre.get() == Centre(True, appeal_days=21, group_minimum=6)
    centre.minimum.setValue(5)
    centre.separate.click()
    centre.appeals.click()
    screen.show_section(BACKUPS)
    screen.show_section(WORKSPACE)
    settle()
    assert (centre.separate.isChecked(), centre.days.isEnabled()) == (False, False)
    assert context.program.centre.get() == Centre()


def check(screen: SettingsScreen, context: Context, qtbot: QtBot) -> None:
    screen.show_section(WORKSPACE)
    with qtbot.waitSignal(
        context.checks.changed, check_params_cb=lambda: not context.checks.running
    ):
        screen.workspace.check.check()


def test_the_workspace_is_checked(screen: SettingsScreen, context: Context, qtbot: QtBot) -> None:
    assert "Not checked" in screen.workspace.check.state.text()
    check(screen, context, qtbot)
    assert "The workspace is sound." in screen.workspace.check.state.text()
    assert not screen.workspace.check.restore.isVisible()
    screen.workspace.check.copy.click()
    assert "People (0): in order" in QApplication.clipboard().text()


def test_faults_are_named_by_what_a_person_knows(
    screen: SettingsScreen, context: Context, qtbot: QtBot
) -> None:
    person = context.program.people.create(PersonDetails("Ana Petrova")).value
    with closing(sqlite3.connect(context.program.workspace.location)) as file:
        file.execute("UPDATE person SET identity_check = 'x'")
        file.commit()
    check(screen, context, qtbot)
    card = screen.workspace.check
    shown = [label.text() for label in card.findChildren(QLabel)]
    assert "The person Ana Petrova is not as it was saved." in shown
    assert not any(str(person.id) in text for text in shown)
    assert "1 fault was found" in card.state.text()
    card.restore.click()
    assert screen.tabs.currentIndex() == BACKUPS


def test_folders_are_shown(
    screen: SettingsScreen, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[Path] = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: shown.append(Path(QUrl(url).toLocalFile()))
    )
    for button in screen.findChildren(QPushButton):
        if button.text() == "Show folder":
            button.click()
    workspace = Path(context.program.workspace.location).parent
    assert sorted(shown) == sorted([log.file().parent, workspace, workspace])


@pytest.fixture
def backups(screen: SettingsScreen, context: Context, qtbot: QtBot) -> BackupsSection:
    screen.show_section(BACKUPS)
    wait_for_long(context, qtbot)
    assert screen.backups is not None
    return screen.backups


def wait_for_long(context: Context, qtbot: QtBot) -> None:
    """Wait until the second worker has nothing left and all is shown."""
    qtbot.waitUntil(lambda: not context.tasks.long_busy)


def test_backups_are_made_verified_and_deleted(
    backups: BackupsSection, context: Context, qtbot: QtBot, messages: RecordingMessages
) -> None:
    assert "no backups yet" in backups.said.text()
    assert not backups.restore.isEnabled()
    for _time in range(2):
        backups.make.click()
        wait_for_long(context, qtbot)
    model = backups.table.backups
    assert [backup.reason for backup in model.backups] == [Reason.HAND, Reason.HAND]
    row = [model.data(model.index(0, column)) for column in range(model.columnCount())]
    assert row[1:] == ["By hand", row[2], "Verified", "You delete it"]
    assert "compared with the workspace" in backups.said.text()

    newest = model.backups[0].path
    newest.write_bytes(newest.read_bytes()[:-5000])
    backups.refresh()
    wait_for_long(context, qtbot)
    assert model.data(model.index(0, 3)) == "Damaged"
    backups.verify.click()
    wait_for_long(context, qtbot)
    assert "is damaged" in backups.said.text()
    backups.delete.click()
    wait_for_long(context, qtbot)
    assert [b.path for b in model.backups] != [newest]
    assert len(model.backups) == 1
    backups.verify.click()
    wait_for_long(context, qtbot)
    assert "is sound" in backups.said.text()
    backups.delete.click()
    wait_for_long(context, qtbot)
    assert "last verified backup" in messages.errors[0].text()
    assert len(model.backups) == 1
    with qtbot.waitSignal(backups.restore_requested):
        backups.restore.click()


def test_backups_are_kept_elsewhere(
    backups: BackupsSection,
    context: Context,
    qtbot: QtBot,
    messages: RecordingMessages,
    tmp_path: Path,
) -> None:
    assert context.program.backups is not None
    context.program.backups.make()
    card, disk = backups.keeping, tmp_path / "other disk"
    assert not card.beside.isVisible()
    disk.mkdir()
    card.move_to(disk)
    wait_for_long(context, qtbot)
    assert disk in Path(card.folder.text()).parents
    assert [backup.intact for backup in backups.table.backups.backups] == [True]
    disk.rename(tmp_path / "unplugged")
    backups.refresh()
    wait_for_long(context, qtbot)
    assert "is not there at the moment" in backups.said.text()
    (tmp_path / "unplugged").rename(disk)
    card.move_to(tmp_path / "nowhere")
    wait_for_long(context, qtbot)
    assert "They are where they were" in messages.errors.pop().text()
    card.beside.click()
    wait_for_long(context, qtbot)
    assert Path(card.folder.text()).name.endswith(".s4cw.backups")
    assert [backup.intact for backup in backups.table.backups.backups] == [True]
    assert list(disk.iterdir()) == []
    choose(card.rhythm, card.rhythm.findData(0))
    assert settings.load().backup_hours == 0


def test_sections_are_reached_by_keyboard(screen: SettingsScreen) -> None:
    screen.setFocus()
    QTest.keyClick(screen.tabs, Qt.Key.Key_Right)
    assert screen.workspace.isVisible()
    QTest.keyClick(screen.tabs, Qt.Key.Key_Right)
    assert screen.backups is not None
    assert screen.backups.isVisible()
    QTest.keyClick(screen.tabs, Qt.Key.Key_Left)
    assert screen.workspace.isVisible()


@pytest.mark.parametrize(("sample", "said"), [(True, "thrown away"), (False, "server")])
def test_what_has_no_backups_says_why(
    context: Context, qtbot: QtBot, sample: bool, said: str
) -> None:
    other = replace(context, program=replace(context.program, _keeps_backups=False))
    screen = SettingsScreen(other, sample=sample)
    qtbot.addWidget(screen)
    screen.show()
    screen.show_section(BACKUPS)
    assert screen.backups is None
    texts = [label.text() for label in screen.findChildren(QLabel) if label.isVisible()]
    assert any(said in text for text in texts)
    assert "Back up now" not in [button.text() for button in screen.findChildren(QPushButton)]


def test_a_server_is_named_without_its_password() -> None:
    location = "postgresql+psycopg://ana:secret@db.example:5432/centre"
    assert display_location(location) == "postgresql+psycopg://db.example:5432/centre"
    assert display_name(location) == "centre"
    assert display_name("/home/ana/Mine.s4cw") == "Mine"
