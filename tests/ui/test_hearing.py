"""Every view can be heard and walked with the keyboard alone.

The views are those of `docs/screenshots.py`, so that a new screen is walked as soon as it is
rendered there; the dialogs those of `tests/reliability/test_cycles.py`.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QPushButton, QWidget

from s4c_desktop.services.votes import VoteView
from s4c_desktop.ui.main_window import MainWindow
from tests.domain.votes import voting
from tests.reliability.test_cycles import DIALOGS, Desk, Matter, put_away
from tests.ui.conftest import wait_until_idle
from tests.ui.hearing import (
    clashes,
    kind_of,
    looks_focused,
    mnemonics,
    out_of_order,
    unheard,
    way_of_tab,
)

DOCS = Path(__file__).parents[2] / "docs"

SAMPLE = {"home", "person-plans", "review", "explorer"}
"""Views of the ordinary run: those whose parts are made at different times."""


def screenshots() -> Any:
    """Return the module that knows how every view is shown."""
    sys.path.insert(0, str(DOCS))
    try:
        import screenshots as found  # type: ignore[import-not-found]
    finally:
        sys.path.remove(str(DOCS))
    return found


def _studio(app: QApplication) -> Any:
    """Return the window with a way to wait that leaves no timer behind."""

    class Patient(screenshots().Studio):  # type: ignore[misc] # found at run time
        def settle(self) -> None:
            wait_until_idle(self._tasks)
            while self._tasks.long_busy:
                QApplication.processEvents()

    return Patient(app, (1366, 768))


@pytest.fixture
def studio(qapp: QApplication, sample_file: Path) -> Iterator[Any]:
    """Return the window over the sample data, and what puts a view into it."""
    made = _studio(qapp)
    made.theme.set_scheme("light")
    made._workspaces.open(str(sample_file))
    made.settle()
    made._assessments = made._workspaces.context.program.assessments.list()
    yield made
    made.close()
    made.window.deleteLater()


def show_all(studio: Any, names: set[str] | None) -> Iterator[str]:
    """Show one view after the other, and name it."""
    if names is None:
        studio.open_sample()  # With plans and votes.
    for name, show in screenshots().SCREENS:
        if names is None or name in names:
            show(studio)
            studio.settle()
            for _turn in range(5):
                QApplication.processEvents()
            yield name
            studio.window.candidate.put_down()


@pytest.mark.parametrize(
    "names", [SAMPLE, pytest.param(None, id="all", marks=pytest.mark.long)], ids=["sample", "all"]
)
def test_every_view_is_heard_and_walked(studio: Any, names: set[str] | None) -> None:
    faults = []
    for name in show_all(studio, names):
        found = unheard(studio.window)
        stops, wrong = way_of_tab(studio.window)
        found += wrong or out_of_order(studio.window, stops)
        faults += [f"{name}: {fault}" for fault in found]
    assert not faults, "\n".join(faults)


@pytest.mark.long
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_kind_shows_that_it_has_the_focus(studio: Any, scheme: str) -> None:
    studio.theme.set_scheme(scheme)
    known: set[str] = set()
    faults = []
    for name in show_all(studio, None):
        for stop in way_of_tab(studio.window)[0]:
            kind = kind_of(stop)
            if kind not in known and stop.isVisible():
                known.add(kind)
                if not looks_focused(stop):
                    faults.append(f"{name}: {kind}")
    assert not faults, "\n".join(faults)


def test_menus_have_a_letter_for_each_entry(studio: Any) -> None:
    bar = studio.window.menuBar()
    assert not mnemonics([action.text() for action in bar.actions()])
    assert all("&" in action.text() for action in bar.actions())
    menus = [menu for menu in studio.window.findChildren(QMenu) if menu.title()]
    assert len(menus) >= len(bar.actions())
    faults = [fault for menu in menus for fault in clashes(menu)]
    assert not faults, "\n".join(faults)


@pytest.fixture
def desk(qapp: QApplication, sample_template: Path, tmp_path: Path) -> Iterator[Desk]:
    from s4c_desktop.ui.theme import Theme

    theme = Theme()
    theme.set_scheme("light")
    theme.apply(qapp)
    made = Desk(Path(shutil.copy(sample_template, tmp_path / "Dialogs.s4cw")), theme)
    yield made
    made.tasks.join()


def dialogs(desk: Desk, window: MainWindow, matter: Matter) -> Iterator[QDialog]:
    """Open one dialog after the other."""
    for kind, make in DIALOGS.items():
        dialog = make(window, matter)
        assert type(dialog) is kind
        dialog.open()
        dialog.activateWindow()
        QApplication.processEvents()
        yield dialog
        if dialog.isVisible():
            put_away(dialog)
        else:
            dialog.deleteLater()


def test_every_dialog_is_heard_and_walked(desk: Desk) -> None:
    window, workspaces = desk.open_window()
    assert workspaces.context is not None
    program = workspaces.context.program
    lines = program.assessments.list()
    draft = program.assessments.load(next(a.id for a in lines if a.person == "Candidate 014"))
    vote = VoteView(voting(), program.library.named("SCRO"))
    matter = Matter(program.library.current(), workspaces.context, draft, vote)
    faults = []
    for dialog in dialogs(desk, window, matter):
        found = unheard(dialog)
        stops, wrong = way_of_tab(dialog)
        found += wrong or out_of_order(dialog, stops)
        found += [f"two have {letter!r}" for letter in mnemonics(_texts(dialog))]
        if not dialog.windowTitle():
            found.append("has no title")
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        if dialog.isVisible():
            found.append("Escape does not close it")
        faults += [f"{type(dialog).__name__}: {fault}" for fault in found]
    while desk.tasks.long_busy:
        QApplication.processEvents()
    desk.close(window)
    assert not faults, "\n".join(faults)


def _texts(dialog: QWidget) -> list[str]:
    return [made.text() for made in dialog.findChildren(QPushButton) if made.isVisible()]
