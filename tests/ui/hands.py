"""A person at the keyboard of the main window: no mouse, no shortcuts through the code.

Used in the test's own process and in one that gets killed.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from s4c_desktop.ui.main_window import MainWindow
from s4c_desktop.ui.tasks import Tasks
from s4c_desktop.ui.wizard.person_page import PersonPage
from s4c_desktop.ui.wizard.setup_page import SetupPage
from s4c_desktop.ui.wizard.wizard import Wizard
from tests.ui.conftest import PATIENCE, wait_until_idle

MOST_TABS = 120


class Hands:
    """Presses keys where the focus is, and waits as a person does until the screen follows."""

    def __init__(self, window: MainWindow, tasks: Tasks) -> None:
        self._window = window
        self._tasks = tasks
        self.pressed = 0

    @property
    def wizard(self) -> Wizard:
        """Return the wizard that is shown."""
        shown = self._window.current()
        assert isinstance(shown, Wizard), f"{shown} is shown"
        return shown

    def wait(self) -> None:
        """Wait until everything asked for is stored and shown."""
        wait_until_idle(self._tasks)
        QCoreApplication.processEvents()
        if QApplication.activeWindow() is None:
            # A window manager gives the window its focus back when a dialog closes.
            self._window.activateWindow()
            QTest.qWaitForWindowActive(self._window, PATIENCE)

    def press(
        self,
        key: Qt.Key | int,
        text: str = "",
        modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        """Press and release a key."""
        self.pressed += 1
        target = QApplication.focusWidget() or self._window
        if modifiers is not Qt.KeyboardModifier.NoModifier:
            QTest.keyClick(target, Qt.Key(key), modifiers)
            return
        for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
            QApplication.sendEvent(target, QKeyEvent(kind, int(key), modifiers, text))

    def write(self, text: str) -> None:
        """Type a text, in whatever alphabet."""
        for letter in text:
            self.press(0, letter)

    def tab_to(self, wanted: QWidget) -> None:
        """Press Tab until a widget has the focus."""
        for _count in range(MOST_TABS):
            if QApplication.focusWidget() is wanted:
                return
            self.press(Qt.Key.Key_Tab, "\t")
        raise AssertionError(f"the keyboard does not lead to {wanted}")

    def in_dialog(self, kind: type[QDialog], do: Callable[[], object]) -> None:
        """Prepare what to press once a dialog has opened, which holds up everything else."""

        def go() -> None:
            dialog = QApplication.activeModalWidget()
            focused = QApplication.focusWidget()
            if not isinstance(dialog, kind) or focused is None or not dialog.isAncestorOf(focused):
                QTimer.singleShot(10, self._window, go)
                return
            try:
                do()
            finally:
                if dialog.isVisible():
                    dialog.reject()

        QTimer.singleShot(0, self._window, go)


def begin(hands: Hands, role: str, name: str, assessor: str) -> None:
    """Start an assessment of somebody new and stand at its first competence."""
    hands.press(Qt.Key.Key_N, modifiers=Qt.KeyboardModifier.ControlModifier)
    hands.wait()
    person = hands.wizard.page()
    assert isinstance(person, PersonPage)
    hands.tab_to(person.form.name)
    hands.write(name)
    hands.press(Qt.Key.Key_Return)
    hands.wait()
    setup = hands.wizard.page()
    assert isinstance(setup, SetupPage)
    hands.press(Qt.Key.Key_Space, " ")
    roles = [each.code for each in hands.wizard.session.framework.roles]
    for _step in range(roles.index(role)):
        hands.press(Qt.Key.Key_Down)
    hands.tab_to(setup.form.assessors)
    hands.write(assessor)
    hands.press(Qt.Key.Key_Return)
    hands.wait()


def answer(hands: Hands, key: str) -> None:
    """Rate the competence that is shown; a digit or a letter, as printed on the screen."""
    hands.press(ord(key.upper()), key)
