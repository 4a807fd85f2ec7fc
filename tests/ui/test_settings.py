from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from s4c_desktop.base import log, settings
from s4c_desktop.base.paths import display_location
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.settings.screen import SettingsScreen
from s4c_desktop.ui.theme import DARK, LIGHT
from s4c_desktop.ui.workspaces import display_name

Settle = Callable[[], None]


@pytest.fixture
def screen(context: Context, qtbot: QtBot, settle: Settle) -> SettingsScreen:
    made = SettingsScreen(context)
    qtbot.addWidget(made)
    made.show()
    settle()
    return made


def test_the_theme_changes_at_once(screen: SettingsScreen, context: Context) -> None:
    screen.schemes["dark"].click()
    assert context.theme.tokens is DARK
    assert settings.load().theme == "dark"
    context.theme.set_scheme("light")
    assert screen.schemes["light"].isChecked()
    assert context.theme.tokens is LIGHT


def test_names_are_remembered(screen: SettingsScreen) -> None:
    QTest.keyClicks(screen.assessor, "M. Ivanova ")
    QTest.keyClicks(screen.centre, "Sofia")
    screen.leave()
    stored = settings.load()
    assert (stored.assessor, stored.centre) == ("M. Ivanova", "Sofia")


def test_the_workspace_is_checked(screen: SettingsScreen, qtbot: QtBot) -> None:
    screen.check()
    qtbot.waitUntil(screen.check_result.isVisible)
    assert screen.check_result.text() == "The workspace is sound."


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
    assert shown == [workspace, log.file().parent]


def test_a_server_is_named_without_its_password() -> None:
    location = "postgresql+psycopg://ana:secret@db.example:5432/centre"
    assert display_location(location) == "postgresql+psycopg://db.example:5432/centre"
    assert display_name(location) == "centre"
    assert display_name("/home/ana/Mine.s4cw") == "Mine"
