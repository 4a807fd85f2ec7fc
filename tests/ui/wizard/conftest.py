"""An assessment in the wizard, on a real workspace."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from s4c_desktop.bootstrap import Program
from s4c_desktop.domain.assessment import Scope
from s4c_desktop.domain.set_up import SetUp
from s4c_desktop.services.people import PersonDetails
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.wizard.ratings_page import RatingsPage
from s4c_desktop.ui.wizard.session import Session

Settle = Callable[[], None]
Start = Callable[..., UUID]


@pytest.fixture
def start(program: Program) -> Start:
    """Return a function that stores a new assessment, standing at the ratings."""

    def make(role: str = "SCPD", scope: Scope = Scope.MANDATORY) -> UUID:
        framework = program.library.current()
        person = program.people.create(PersonDetails("Candidate 014")).value
        choice = SetUp(framework.id, role, scope=scope, assessors="M. Berger")
        made = program.assessments.create(person.id, choice).value
        program.assessments.remember(made.id, "ratings", "")
        return made.id

    return make


@pytest.fixture
def session(context: Context, start: Start, settle: Settle) -> Iterator[Session]:
    """Return a loaded session of the developer's role."""
    made = Session(context)
    made.load(start())
    settle()
    yield made
    settle()
    made.deleteLater()


@pytest.fixture
def page(session: Session, qtbot: QtBot) -> RatingsPage:
    """Return the ratings step, shown and with the focus where it belongs."""
    return show_page(session, qtbot)


def show_page(session: Session, qtbot: QtBot, width: int = 1300, height: int = 800) -> RatingsPage:
    page = RatingsPage(session)
    qtbot.addWidget(page)
    page.resize(width, height)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    page.refresh()
    page.enter()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is page.view.ladder)
    return page


def press(
    key: Qt.Key | int = 0,
    text: str = "",
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    scan_code: int = 0,
) -> None:
    """Press a key as the keyboard would, where the focus is."""
    target = QApplication.focusWidget()
    assert isinstance(target, QWidget)
    for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
        event = QKeyEvent(kind, int(key), modifiers, scan_code, 0, 0, text)
        QApplication.sendEvent(target, event)
