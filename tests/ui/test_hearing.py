"""Every view can be heard, walked with the keyboard alone, and shows where the keyboard is.

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
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QDialog,
    QMenu,
    QTableView,
    QTreeView,
)

from s4c_desktop.domain.flow import Step
from s4c_desktop.domain.vote import VoteDetails
from s4c_desktop.services.votes import VoteView
from s4c_desktop.ui.charts.frame import ChartFrame
from s4c_desktop.ui.main_window import MainWindow
from s4c_desktop.ui.roles import Telling
from s4c_desktop.ui.settings.backup_table import BackupTable
from tests.domain.votes import voting
from tests.reliability.test_cycles import DIALOGS, Desk, Matter, put_away
from tests.ui.conftest import wait_until_idle
from tests.ui.focus_ring import ringless
from tests.ui.hearing import (
    clashes,
    described,
    letterless,
    mnemonics,
    out_of_order,
    unexplained,
    unheard,
    way_of_tab,
)

DOCS = Path(__file__).parents[2] / "docs"

TABLE = "the table of a chart"
"""It lies far below what the window shows."""

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


@pytest.fixture(autouse=True)
def _roles(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tell roles as to somebody who listens, in this module alone."""
    monkeypatch.setattr(Telling, "on", False)
    Telling.begin()


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
            if QApplication.activeWindow() is not studio.window:
                studio.window.activateWindow()
                QTest.qWaitForWindowActive(studio.window)
            yield name
            studio.window.candidate.put_down()


@pytest.mark.parametrize(
    ("names", "scheme"),
    [
        pytest.param(SAMPLE, "light", id="sample"),
        pytest.param(None, "light", id="all-light", marks=pytest.mark.long),
        pytest.param(None, "dark", id="all-dark", marks=pytest.mark.long),
    ],
)
def test_every_view_is_heard_and_walked(studio: Any, names: set[str] | None, scheme: str) -> None:
    studio.theme.set_scheme(scheme)
    faults = []
    for name in show_all(studio, names):
        found = unheard(studio.window) + unexplained(studio.window)
        stops, wrong = way_of_tab(studio.window)
        found += wrong or out_of_order(studio.window, stops)
        found += ringless(stops, studio.theme.tokens)
        faults += [f"{name}: {fault}" for fault in found]
    assert not faults, "\n".join(faults)


def test_menus_have_a_letter_for_each_entry(studio: Any) -> None:
    bar = studio.window.menuBar()
    assert not mnemonics([action.text() for action in bar.actions()])
    assert all("&" in action.text() for action in bar.actions())
    for menu in studio.window.findChildren(QMenu):
        menu.aboutToShow.emit()
        menu.aboutToHide.emit()
    menus = [menu for menu in studio.window.findChildren(QMenu) if menu.title()]
    assert len(menus) >= len(bar.actions())
    faults = [fault for menu in menus for fault in clashes(menu)]
    assert not faults, "\n".join(faults)


def test_lists_and_charts_have_a_menu_at_the_keyboard(studio: Any) -> None:
    faults = []
    for name, view in menu_owners(studio):
        view.setFocus(Qt.FocusReason.TabFocusReason)
        if isinstance(view, QAbstractItemView) and not view.currentIndex().isValid():
            view.setCurrentIndex(view.model().index(0, 0))
        if name == "people":
            # A menu that closes takes the keyboard along here: once, while the window has it.
            QTest.keyClick(view, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
        else:
            # What Qt makes of the Menu key.
            corner = QPoint(0, 0)
            by_key = QContextMenuEvent.Reason.Keyboard
            asked = QContextMenuEvent(by_key, corner, view.mapToGlobal(corner))
            QApplication.sendEvent(view, asked)
        menu = QApplication.activePopupWidget()
        if not isinstance(menu, QMenu) or not menu.actions():
            faults.append(f"{name}: no menu of {described(view)}")
            continue
        texts = [action.text() for action in menu.actions() if not action.isSeparator()]
        faults += [f"{name}: {text!r} has no letter" for text in texts if "&" not in text]
        faults += clashes(menu)
        if isinstance(view, QAbstractItemView) and name != TABLE:
            line = view.visualRect(view.currentIndex())
            assert line.contains(view.viewport().mapFromGlobal(menu.pos())), name
        menu.close()
    assert not faults, "\n".join(faults)


def menu_owners(studio: Any) -> Iterator[tuple[str, QAbstractScrollArea]]:
    """Show what people try to get a menu of, and return it."""
    program = studio._workspaces.context.program
    framework = program.library.current()
    program.framework_drafts.copy(framework.id, "CITY", "Our city")
    program.backups.make()
    candidate = next(a for a in program.assessments.list() if a.person == "Candidate 014")
    program.study.keep(program.study.start(candidate.id).plan)
    program.votes.create(framework.id, VoteDetails("What is needed", "SCPD"))
    for screen in ("people", "assessments", "learning", "groups", "votes", "own_frameworks"):
        studio.window.show_screen(screen)
        studio.settle()
        shown = studio.window.current().findChildren(QAbstractItemView)
        tables = [view for view in shown if isinstance(view, QTreeView | QTableView)]
        yield screen, next(view for view in tables if view.isVisible())
    studio.window.show_backups()
    studio.settle()
    yield "backups", studio.window.current().findChild(BackupTable)
    studio.wizard(candidate, Step.RESULT)
    studio.settle()
    for frame in studio.window.current().findChildren(ChartFrame):
        yield frame.drawing.title, frame.view
    frame.as_table.click()
    yield TABLE, frame.table


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


@pytest.mark.parametrize("scheme", ["dark", pytest.param("light", marks=pytest.mark.long)])
def test_every_dialog_is_heard_and_walked(desk: Desk, scheme: str) -> None:
    desk.theme.set_scheme(scheme)
    window, workspaces = desk.open_window()
    assert workspaces.context is not None
    program = workspaces.context.program
    lines = program.assessments.list()
    draft = program.assessments.load(next(a.id for a in lines if a.person == "Candidate 014"))
    vote = VoteView(voting(), program.library.named("SCRO"))
    matter = Matter(program.library.current(), workspaces.context, draft, vote)
    faults = []
    for dialog in dialogs(desk, window, matter):
        found = unheard(dialog) + unexplained(dialog)
        stops, wrong = way_of_tab(dialog)
        found += wrong or out_of_order(dialog, stops)
        found += ringless(stops, desk.theme.tokens)
        found += letterless(dialog)
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
