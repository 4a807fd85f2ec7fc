"""With text of twice the size nothing is cut, and nothing is scrolled sideways on a laptop."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from s4c_desktop.domain.flow import Step
from s4c_desktop.ui.main_window import MainWindow
from s4c_desktop.ui.rail import ENTRY_OF
from s4c_desktop.ui.theme import Theme
from s4c_desktop.ui.wizard.wizard import Wizard
from s4c_desktop.ui.workspaces import Workspaces
from tests.ui.test_sizes import _describe, _is_cut

Settle = Callable[[], None]
TURNS = 5


@pytest.fixture
def _twice(theme: Theme) -> Iterator[None]:
    theme.set_text_size(200)
    yield
    theme.set_text_size(100)


def cut_in(window: MainWindow, settle: Settle, where: str) -> list[str]:
    settle()
    for _turn in range(TURNS):
        QApplication.processEvents()
    assert (window.width(), window.height()) == (900, 600), where
    shown = [w for w in window.findChildren(QWidget) if w.isVisible()]
    found = [
        f"{where}: {_describe(w)}" for w in shown if not isinstance(w, QScrollArea) and _is_cut(w)
    ]
    return [*found, *sideways_in(window, settle, where)]


def sideways_in(window: MainWindow, settle: Settle, where: str) -> list[str]:
    """Tell which pages are wider than a laptop's window; tables may scroll in themselves."""
    window.resize(1366, 768)
    settle()
    for _turn in range(TURNS):
        QApplication.processEvents()
    pages = [a for a in window.findChildren(QScrollArea) if a.isVisible()]
    over = [(a.horizontalScrollBar().maximum(), a.accessibleName()) for a in pages]
    window.resize(900, 600)
    return [f"{where}: {name!r} is too wide by {by}" for by, name in over if by]


@pytest.mark.usefixtures("_twice")
def test_nothing_is_cut(workspaces: Workspaces, sample_file: Path, settle: Settle) -> None:
    window = MainWindow(workspaces)
    window.resize(900, 600)
    window.show()
    workspaces.open(str(sample_file))
    settle()
    cut = []
    for name in (*window.rail.names(), *ENTRY_OF):
        window.show_screen(name)
        cut += cut_in(window, settle, name)
    assert workspaces.context is not None
    listed = workspaces.context.program.assessments.list()
    window.open_assessment(next(a for a in listed if a.person.startswith("Ivan")).id)
    settle()
    wizard = window.current()
    assert isinstance(wizard, Wizard)
    for step in Step:
        wizard.session.go(step)
        cut += cut_in(window, settle, step.value)
    window.close()
    settle()
    window.deleteLater()
    assert not cut, "\n".join(cut)
