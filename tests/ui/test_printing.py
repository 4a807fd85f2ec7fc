"""File > Print…: what is shown becomes a PDF for now, opened where the system prints it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from s4c_desktop.domain.assessment import Phase
from s4c_desktop.domain.catalogue import Kind, Place
from s4c_desktop.domain.flow import Step
from s4c_desktop.ui.learning.screen import LearningScreen
from s4c_desktop.ui.library.screen import LibraryScreen
from s4c_desktop.ui.main_window import MainWindow
from s4c_desktop.ui.printing import Printing
from s4c_desktop.ui.wizard.wizard import Wizard
from s4c_desktop.ui.workspaces import Workspaces
from tests.ui.conftest import RecordingMessages, window_over

Settle = Callable[[], None]


class Viewer:
    """Stands for the system's program for PDFs."""

    def __init__(self) -> None:
        self.is_there = True
        self.opened: list[Path] = []

    def __call__(self, path: Path) -> bool:
        self.opened.append(path)
        return self.is_there

    def text(self) -> str:
        return " ".join(page.extract_text() for page in PdfReader(self.opened[-1]).pages)


@pytest.fixture
def viewer() -> Viewer:
    return Viewer()


@pytest.fixture
def window(
    workspaces: Workspaces, sample_file: Path, settle: Settle, viewer: Viewer
) -> Iterator[MainWindow]:
    def print_to_viewer(made: MainWindow) -> None:
        made.menus._printing = Printing(made, made, workspaces, viewer)

    yield from window_over(workspaces, settle, sample_file, prepare=print_to_viewer)


def test_what_has_a_document_is_printed_and_nothing_else(
    window: MainWindow,
    workspaces: Workspaces,
    messages: RecordingMessages,
    viewer: Viewer,
    qtbot: QtBot,
    settle: Settle,
) -> None:
    action = window.menus.print
    assert action.shortcut() == QKeySequence(QKeySequence.StandardKey.Print)

    def print_shown(name: str) -> str:
        before = len(viewer.opened)
        action.trigger()
        qtbot.waitUntil(lambda: len(viewer.opened) > before)
        settle()
        assert name in viewer.opened[-1].name
        return viewer.text()

    file_menu = action.parent()
    assert isinstance(file_menu, QMenu)
    file_menu.aboutToShow.emit()
    assert not action.isEnabled()
    file_menu.aboutToHide.emit()
    action.trigger()
    assert messages.infos.pop()[0] == "There is nothing to print here"
    assert viewer.opened == []

    window.show_screen("library")
    settle()
    library = window.current()
    assert isinstance(library, LibraryScreen)
    library.open_place(Place(Kind.COMPETENCE, "B6", "SCCF"))
    settle()
    file_menu.aboutToShow.emit()
    assert action.isEnabled()
    assert "Smart sensors" in print_shown("B6")

    assert workspaces.context is not None
    program = workspaces.context.program
    signed = next(s for s in program.assessments.list() if s.phase is Phase.SIGNED)
    window.open_assessment(signed.id)
    settle()
    wizard = window.current()
    assert isinstance(wizard, Wizard)
    wizard.session.go(Step.RESULT)
    settle()
    assert signed.role_title in print_shown("report")

    plan = program.study.start(signed.id).plan
    program.study.keep(plan)
    workspaces.events.plan_wanted.emit(plan.id)
    settle()
    learning = window.current()
    assert isinstance(learning, LearningScreen)
    assert learning.planner is not None
    assert "Learning plan" in print_shown("plan")

    messages.answer = False
    workspaces.leaving.protected = True
    action.trigger()
    settle()
    assert len(viewer.opened) == 3, "a PDF of a protected workspace is told of first"
    messages.answer, viewer.is_there = True, False
    print_shown("plan")
    assert messages.infos.pop()[0] == "No program opens PDFs"

    made = viewer.opened
    workspaces.close(lambda: None)
    settle()
    assert [path for path in made if path.exists()] == []
    assert not action.isEnabled()
