"""Another language or size of text builds the window anew, where it is, with what it shows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from s4c_desktop.base import settings
from s4c_desktop.ui.settings.screen import SettingsScreen
from s4c_desktop.ui.windows import Windows
from s4c_desktop.ui.workspaces import Workspaces

Settle = Callable[[], None]


def test_text_is_shown_larger_at_once(
    workspaces: Workspaces, workspace_file: Path, settle: Settle
) -> None:
    windows = Windows(workspaces)
    first = windows.window
    first.resize(1000, 700)
    first.show()
    workspaces.open(str(workspace_file))
    settle()
    first.show_screen("settings")
    settle()
    screen = first.current()
    assert isinstance(screen, SettingsScreen)
    before = screen.preferences.look.language.height()
    QTest.keyClicks(screen.preferences.centre, "Sofia")
    screen.preferences.look.sizes.button(200).click()
    settle()
    window = windows.window
    assert window is not first
    assert not shiboken6.isValid(first)
    assert (window.width(), window.height()) == (1000, 700)
    screen = window.current()
    assert isinstance(screen, SettingsScreen)
    assert screen.preferences.look.sizes.value() == 200
    assert screen.preferences.centre.text() == "Sofia"
    assert screen.preferences.look.language.height() > 1.4 * before
    assert settings.load().text_size == 200
    # What the first window listened to says nothing to it any more.
    workspaces.theme.set_scheme("dark")
    workspaces.open(str(workspace_file))
    settle()
    QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    workspaces.preferences.text_size = 100
    workspaces.events.renewal_wanted.emit()
    settle()
    windows.window.close()
    settle()
    windows.window.deleteLater()
