"""The window turned towards the candidate: their own words, and no way to anything else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from s4c_desktop.bootstrap import open_program
from s4c_desktop.domain.scale import State
from s4c_desktop.domain.set_up import SetUp
from s4c_desktop.services import protection
from s4c_desktop.services.assessments import TextField
from s4c_desktop.services.people import PersonDetails
from s4c_desktop.ui.candidate.leave_dialog import LeaveDialog
from s4c_desktop.ui.candidate.view import CandidateView
from s4c_desktop.ui.main_window import MainWindow
from s4c_desktop.ui.protection.dialogs import ReturnDialog
from s4c_desktop.ui.protection.pages import LockPage
from s4c_desktop.ui.wizard.wizard import Wizard
from s4c_desktop.ui.workspaces import Workspaces

Settle = Callable[[], None]
PASSPHRASE = "harbour candle marble otter"
SECRET = "Never turns up in time"
NAMES = ("text", "toPlainText", "toolTip", "accessibleName", "windowTitle", "title")


@pytest.fixture
def centre(workspace_file: Path) -> Path:
    """Return a workspace with an assessor's notes on a candidate."""
    program = open_program(workspace_file)
    person = program.people.create(PersonDetails("Zsuzsanna")).value
    choice = SetUp(program.library.current().id, "SCPD", assessors="M. Berger, Jo  Lindqvist")
    made = program.assessments.create(person.id, choice).value
    program.assessments.write(made.id, TextField.RUNNING_NOTE, SECRET)
    program.assessments.remember(made.id, "ratings", "")
    program.close()
    return workspace_file


@pytest.fixture
def open_window(workspaces: Workspaces, settle: Settle) -> Iterator[Callable[..., MainWindow]]:
    """Return a function that opens the window over a workspace."""
    windows: list[MainWindow] = []

    def make(path: Path, passphrase: str | None = None) -> MainWindow:
        window = MainWindow(workspaces)
        windows.append(window)
        window.resize(1200, 800)
        window.show()
        window.activateWindow()
        workspaces.open(str(path), passphrase=passphrase)
        settle()
        return window

    yield make
    for window in windows:
        window.candidate.put_down()
        window.close()
        settle()
        window.deleteLater()


def turn(window: MainWindow, workspaces: Workspaces, settle: Settle) -> CandidateView:
    """Open the draft and turn the window towards the candidate."""
    assert workspaces.context is not None
    (draft,) = workspaces.context.program.assessments.list()
    window.open_assessment(draft.id)
    settle()
    wizard = window.current()
    assert isinstance(wizard, Wizard)
    assert wizard.turn.isVisible()
    wizard.turn.click()
    return shown(window)


def shown(window: MainWindow) -> CandidateView:
    view = window.candidate.view
    assert view is not None
    assert view.isVisible()
    return view


def seen() -> str:
    """Return every text of every widget that can be seen."""
    texts = []
    for widget in QApplication.allWidgets():
        if widget.isVisible():
            reads = (getattr(widget, name, None) for name in NAMES)
            texts += [str(read()) for read in reads if callable(read)]
    return "\n".join(texts)


def asked(kind: type[LeaveDialog] | type[ReturnDialog]) -> QWidget:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, kind)
    return dialog


def takes(window: MainWindow, path: Path) -> bool:
    """Tell whether the window would take a file that is dropped on it."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    event = QDragEnterEvent(QPoint(9, 9), copy, data, left, Qt.KeyboardModifier.NoModifier)
    event.ignore()
    QApplication.sendEvent(window, event)
    return event.isAccepted()


def active(window: MainWindow) -> bool:
    """Tell whether the candidate's page is shown at the moment."""
    return window.candidate.active


def own_words(workspaces: Workspaces) -> str:
    assert workspaces.context is not None
    program = workspaces.context.program
    return program.assessments.load(program.assessments.list()[0].id).candidate_comment


def test_only_the_candidates_words_are_there_and_nothing_leads_away(
    open_window: Callable[..., MainWindow],
    centre: Path,
    workspaces: Workspaces,
    settle: Settle,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window = open_window(centre)
    clipboard = QGuiApplication.clipboard()
    clipboard.setText(SECRET)
    monkeypatch.setattr(type(clipboard), "ownsClipboard", lambda _self: True)
    view = turn(window, workspaces, settle)
    wizard = window.wizards.current
    assert wizard is not None
    wizard.session.answer("A1", State.RATED, 6)
    settle()
    for hidden in ("Zsuzsanna", SECRET, "Berger", "A1"):
        assert hidden not in seen()
    assert window.windowTitle() == "S4C Desktop"
    assert clipboard.text() == ""
    assert not view.text.acceptDrops()
    assert not takes(window, centre)
    assert not window.menuBar().isVisible()
    assert not window.rail.isVisible()

    QTest.keyClicks(view.text, "I led the pilot.")
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_N, Qt.Key.Key_O, Qt.Key.Key_Comma):
        QTest.keyClick(view.text, key, control)
    QTest.keyClick(view.text, Qt.Key.Key_N, control | shift)
    for key in (Qt.Key.Key_F1, Qt.Key.Key_F11, Qt.Key.Key_Escape, Qt.Key.Key_Menu):
        QTest.keyClick(view.text, key)
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.AltModifier)
    settle()
    assert shown(window) is view
    assert QApplication.activePopupWidget() is None
    assert QApplication.activeModalWidget() is None
    assert wizard is window.wizards.current

    # Undo takes back the candidate's own words, then nothing more.
    view.leave.setFocus()
    settle()
    assert own_words(workspaces) == "I led the pilot."
    view.text.setFocus()
    for _time in range(5):
        QTest.keyClick(view.text, Qt.Key.Key_Z, control)
    view.text.commit()
    settle()
    assert own_words(workspaces) == ""
    assert wizard.session.rating("A1").level == 6
    QTest.keyClick(view.text, Qt.Key.Key_Y, control)
    view.text.commit()
    settle()
    assert own_words(workspaces) == "I led the pilot."


def test_back_needs_the_name_of_an_assessor(
    open_window: Callable[..., MainWindow], centre: Path, workspaces: Workspaces, settle: Settle
) -> None:
    window = open_window(centre)
    assert takes(window, centre)
    view = turn(window, workspaces, settle)
    preferences = workspaces.preferences
    assert preferences.candidate_view.endswith(f" {centre}")
    window.close()
    dialog = asked(LeaveDialog)
    assert isinstance(dialog, LeaveDialog)
    assert window.isVisible()
    for name in ("", "Zsuzsanna", "M. Berger, Jo Lindqvist"):
        dialog.name.setText(name)
        QTest.keyClick(dialog.name, Qt.Key.Key_Return)
        assert active(window)
    dialog.reject()
    view.leave.click()
    dialog = asked(LeaveDialog)
    assert isinstance(dialog, LeaveDialog)
    dialog.name.setText("jo lindqvist ")
    QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    assert not active(window)
    assert preferences.candidate_view == ""
    assert window.menuBar().isVisible()
    assert window.rail.isVisible()
    assert "Zsuzsanna" in window.windowTitle()
    QTest.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert window.screen_shown == "home"


def test_after_a_kill_the_candidate_finds_their_own_page(
    open_window: Callable[..., MainWindow],
    centre: Path,
    workspaces: Workspaces,
    settle: Settle,
    tmp_path: Path,
) -> None:
    program = open_program(centre)
    (draft,) = program.assessments.list()
    program.assessments.write(draft.id, TextField.CANDIDATE_COMMENT, "Half a sent")
    program.close()
    workspaces.preferences.candidate_view = f"{draft.id} {centre}"
    window = open_window(centre)
    assert shown(window).text.toPlainText() == "Half a sent"
    for hidden in ("Zsuzsanna", SECRET, "Berger"):
        assert hidden not in seen()


@pytest.mark.parametrize("left", ["nonsense {path}", "{id} /elsewhere.s4cw"])
def test_what_is_remembered_of_elsewhere_turns_nothing(
    open_window: Callable[..., MainWindow], centre: Path, workspaces: Workspaces, left: str
) -> None:
    known = "6a0c5f0e-0000-4000-8000-000000000000"
    workspaces.preferences.candidate_view = left.format(path=centre, id=known)
    assert not open_window(centre).candidate.active


def test_it_comes_back_after_a_lock_and_opens_with_the_passphrase(
    open_window: Callable[..., MainWindow],
    centre: Path,
    workspaces: Workspaces,
    settle: Settle,
    qtbot: QtBot,
) -> None:
    protection.change(centre, None, PASSPHRASE)
    window = open_window(centre, PASSPHRASE)
    view = turn(window, workspaces, settle)
    QTest.keyClicks(view.text, "Mine")
    window.lock_now()
    qtbot.waitUntil(
        lambda: window.locking.page is not None and window.locking.page.entry.isEnabled()
    )
    page = window.current()
    assert isinstance(page, LockPage)
    assert page.isVisible()
    QTest.keyClicks(page.entry.line, PASSPHRASE)
    with qtbot.waitSignal(workspaces.opened):
        QTest.keyClick(page.entry.line, Qt.Key.Key_Return)
    settle()
    view = shown(window)
    assert view.text.toPlainText() == "Mine"
    view.leave.click()
    dialog = asked(ReturnDialog)
    assert isinstance(dialog, ReturnDialog)
    QTest.keyClicks(dialog.entry.line, "M. Berger")
    dialog.go_on.click()
    assert active(window)
    dialog.entry.line.clear()
    QTest.keyClicks(dialog.entry.line, PASSPHRASE)
    dialog.go_on.click()
    settle()
    assert not active(window)
    assert isinstance(window.current(), Wizard)


def test_where_nobody_is_named_any_name_will_do(qtbot: QtBot) -> None:
    dialog = LeaveDialog(("", " "), None)
    qtbot.addWidget(dialog)
    assert not dialog.go_on.isEnabled()
    dialog.name.setText("Somebody")
    assert dialog.go_on.isEnabled()
    dialog.reject()
