"""An assessment in the wizard, on a real workspace."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from s4c_desktop.bootstrap import Program, open_program
from s4c_desktop.domain.assessment import Scope
from s4c_desktop.domain.set_up import SetUp
from s4c_desktop.services.people import PersonDetails
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.wizard.ratings_page import RatingsPage
from s4c_desktop.ui.wizard.session import Session

Settle = Callable[[], None]
Start = Callable[..., UUID]


@pytest.fixture(scope="session")
def started_template(empty_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Start the assessment of `session` once: tests copy the workspace, which is quicker."""
    path = Path(shutil.copy(empty_template, tmp_path_factory.mktemp("started") / "Test.s4cw"))
    program = open_program(path)
    start_one(program)
    program.close()
    return path


@pytest.fixture
def workspace_file(request: pytest.FixtureRequest, empty_template: Path, tmp_path: Path) -> Path:
    """Copy an empty workspace, or that with the assessment of `session`."""
    template = empty_template
    if "session" in request.fixturenames:
        template = request.getfixturevalue("started_template")
    return Path(shutil.copy(template, tmp_path / "Test.s4cw"))


def start_one(program: Program, role: str = "SCPD", scope: Scope = Scope.MANDATORY) -> UUID:
    framework = program.library.current()
    person = program.people.create(PersonDetails("Candidate 014")).value
    choice = SetUp(framework.id, role, scope=scope, assessors="M. Berger")
    made = program.assessments.create(person.id, choice).value
    program.assessments.remember(made.id, "ratings", "")
    return made.id


@pytest.fixture
def start(program: Program) -> Start:
    """Return a function that stores a new assessment, standing at the ratings."""
    return partial(start_one, program)


@pytest.fixture
def session(context: Context, program: Program, start: Start, settle: Settle) -> Iterator[Session]:
    """Return a loaded session of the developer's role."""
    made = Session(context)
    # A workspace of the test's own is empty.
    there = [line.id for line in program.assessments.list()]
    made.load(there[0] if there else start())
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
