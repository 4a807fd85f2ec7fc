"""A city makes a framework its own on the screen, with the keyboard, and takes things back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from s4c_desktop.base.errors import StorageError
from s4c_desktop.base.i18n import mark
from s4c_desktop.bootstrap import Program
from s4c_desktop.domain import framework_edits as edits
from s4c_desktop.domain.assessment import Rating
from s4c_desktop.domain.framework import DEFAULT_READING as D
from s4c_desktop.domain.framework_draft import (
    FrameworkDraft,
    Reason,
    ReasonKind,
    reason_of,
)
from s4c_desktop.domain.framework_findings import HEAD
from s4c_desktop.domain.framework_identity import identified
from s4c_desktop.domain.scale import State
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.editor.dialogs import CopyDialog, MovesDialog, NamingDialog, PublishDialog
from s4c_desktop.ui.editor.editor import (
    COMPETENCES,
    FINDINGS,
    FRAMEWORK,
    LEVELS,
    REQUIREMENTS,
    ROLES,
)
from s4c_desktop.ui.editor.requirement_grid import BELOW, Cell
from s4c_desktop.ui.editor.screen import OwnFrameworksScreen
from s4c_desktop.ui.library.screen import LibraryScreen
from s4c_desktop.ui.main_window import MainWindow
from s4c_desktop.ui.tasks import Tasks
from s4c_desktop.ui.workspaces import Workspaces
from tests.services.conftest import new_draft
from tests.ui.conftest import RecordingMessages, wait_until_idle

Settle = Callable[[], None]


@pytest.fixture
def settle(tasks: Tasks) -> Settle:
    """Return a function that waits until nothing is left to be done, also by the second worker."""

    def wait() -> None:
        wait_until_idle(tasks)
        while tasks.long_busy:
            QApplication.processEvents()
        wait_until_idle(tasks)

    return wait


@pytest.fixture
def screen(qtbot: QtBot, context: Context, settle: Settle) -> OwnFrameworksScreen:
    made = OwnFrameworksScreen(context)
    qtbot.addWidget(made)
    made.resize(1100, 760)
    made.show()
    settle()
    return made


@pytest.fixture
def draft(program: Program) -> FrameworkDraft:
    return program.framework_drafts.copy(program.library.current().id, "CITY", "Our city").value


def opened(screen: OwnFrameworksScreen, draft: FrameworkDraft, settle: Settle) -> None:
    screen.open_draft(draft.id)
    settle()
    assert screen.session.is_open


def stored(screen: OwnFrameworksScreen, program: Program, settle: Settle) -> FrameworkDraft:
    """Return the draft as it is in the workspace once everything typed is there."""
    screen.leave()
    settle()
    return program.framework_drafts.get(screen.session.draft.id)


def agree(monkeypatch: pytest.MonkeyPatch, kind: type[Any], fill: Callable[[Any], object]) -> None:
    """Fill a dialog that is asked, and agree."""

    def run(dialog: Any) -> bool:
        fill(dialog)
        assert dialog.go_on.isEnabled()
        dialog.deleteLater()
        return True

    monkeypatch.setattr(kind, "run", run)


def test_from_a_copy_to_a_published_version_by_keyboard(
    screen: OwnFrameworksScreen,
    program: Program,
    settle: Settle,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    moving = new_draft(program, "Ana")
    program.assessments.rate(moving.id, "A1", Rating(State.RATED, 6), by="Maria")
    lost = new_draft(program, "Boris")
    program.assessments.rate(lost.id, "B2", Rating(State.RATED, 6), by="Maria")

    def fill(dialog: CopyDialog) -> None:
        assert not dialog.go_on.isEnabled()
        dialog.code.setText("SCCF")
        dialog.title.setText("Our city")
        assert "taken" in dialog.fault.text()
        assert dialog.reading.count() == 2
        dialog.code.setText("CITY")

    agree(monkeypatch, CopyDialog, fill)
    assert not screen.copy.isVisible()
    QTest.mouseClick(screen.list.first, Qt.MouseButton.LeftButton)
    settle()
    assert screen.header.title.full_text() == "CITY 1.0: Our city"
    # Space leaves out the competence that is chosen, and an area with all of it.
    tree = screen.editor.competences.tree
    tree.choose("B", "B2")
    QTest.keyClick(tree, Qt.Key.Key_Space)
    assert screen.session.content.left_out == {"B2"}
    tree.choose("D", "")
    QTest.keyClick(tree, Qt.Key.Key_Space)
    assert screen.session.content.left_out == {"B2", "D1", "D2", "D3", "D4", "D5"}
    assert screen.editor.competences.count.text() == "34 of 40 taken in"
    assert "Left out" in screen.editor.competences.form.left_out.text()
    # Level, mark and reason from the keys of the grid.
    screen.editor.show_page(REQUIREMENTS)
    page = screen.editor.requirements
    page.grid.choose(Cell("SCPD", "A1"))
    for key in (Qt.Key.Key_8, Qt.Key.Key_Down, Qt.Key.Key_N, Qt.Key.Key_Down, Qt.Key.Key_O):
        QTest.keyClick(page.grid, key)
    place = page.grid.cells.place(Cell("SCPD", "A1"))
    assert (place.data(), place.data(BELOW)) == ("Mandatory, EQF 8", "no reason given")
    assert page.grid.cells.place(Cell("SCPD", "A2")).data() == "Not required"
    assert page.grid.cells.place(Cell("SCPD", "A3")).data() == "Optional, EQF 6"
    page.grid.choose(Cell("SCPD", "A1"))
    QTest.keyClick(page.grid, Qt.Key.Key_R)
    page.kind.setCurrentIndex(page.kind.findData(ReasonKind.NEED.value))
    page.kind.activated.emit(page.kind.currentIndex())
    QTest.keyClicks(page.words, "Floods")
    QTest.keyClick(page.words, Qt.Key.Key_Return)
    assert place.data(BELOW) == "Need: Floods"
    # It saved itself.
    assert stored(screen, program, settle).content.left_out == screen.session.content.left_out

    def publish(dialog: PublishDialog) -> None:
        assert "Publish CITY 1.0?" in dialog.windowTitle()
        assert "Left out: B2 Data analytics" in "\n".join(dialog.lines)
        assert any("CITY 1.0 lacks what is rated in it: B2." in line for line in dialog.lines)
        assert set(dialog.choice.boxes) == {moving.id}
        dialog.choice.boxes[moving.id].setChecked(True)

    agree(monkeypatch, PublishDialog, publish)
    QTest.mouseClick(screen.publish_button, Qt.MouseButton.LeftButton)
    settle()
    published = program.library.newest("CITY")
    assert published.requirements("SCPD", D)["A1"].eqf == 8
    assert "CITY 1.0 is published" in screen.list.told.text()
    assert screen.list.table.cells() == [
        ("Our city", "CITY 1.0", "published, 34 competences, 3 roles")
    ]
    assert program.assessments.load(moving.id).framework_id == published.id
    assert program.assessments.load(lost.id).framework_id == lost.framework_id


def test_everything_is_undone_and_done_again_where_it_was(
    screen: OwnFrameworksScreen,
    program: Program,
    draft: FrameworkDraft,
    settle: Settle,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened(screen, draft, settle)
    session, editor = screen.session, screen.editor
    form = editor.competences.form
    form.title.setFocus()
    form.title.selectAll()
    QTest.keyClicks(form.title, "Invention")
    form.flush()
    form.knowledge[6].setPlainText("Invents for the city")
    form.lists["questions"].setPlainText("What?\n\nWhy?  \n")
    form.flush()
    a1 = session.framework.competence("A1")
    anchor = a1.anchor(6)
    assert anchor is not None
    assert (a1.title, anchor.knowledge_skills) == ("Invention", "Invents for the city")
    assert [item.text for item in a1.questions] == ["What?", "Why?"]

    def name(code: str, title: str) -> Callable[[NamingDialog], None]:
        def fill(dialog: NamingDialog) -> None:
            dialog.code.setText("A1" if "competence" in dialog.windowTitle() else code)
            dialog.title.setText(title)
            dialog.code.setText(code)
            if dialog.like.count():
                dialog.like.setCurrentIndex(dialog.like.findData("SCPD"))

        return fill

    agree(monkeypatch, NamingDialog, name("E", "Water"))
    QTest.mouseClick(editor.competences.add_area, Qt.MouseButton.LeftButton)
    assert editor.competences.tree.chosen() == ("E", "")
    agree(monkeypatch, NamingDialog, name("E1", "Floods"))
    QTest.mouseClick(editor.competences.add, Qt.MouseButton.LeftButton)
    assert editor.competences.tree.chosen() == ("E", "E1")
    assert editor.competences.remove.isEnabled()
    editor.show_page(ROLES)
    agree(monkeypatch, NamingDialog, name("HEAD", "Head"))
    QTest.mouseClick(editor.roles.add, Qt.MouseButton.LeftButton)
    editor.roles.mission.setPlainText("Leads.")
    editor.roles.flush()
    head = session.framework.role("HEAD")
    assert (head.mission, len(head.requirements[D])) == ("Leads.", 40)
    card = editor.roles.card
    card.lists["tasks"].setPlainText("Walks the city\n\nListens")
    card.competence.setCurrentIndex(card.competence.findData("A2"))
    card.meaning.setPlainText("Knows what is new.")
    # Another one chosen: what was typed is about the one before.
    card.competence.setCurrentIndex(card.competence.findData("A3"))
    card.flush()
    head = session.framework.role("HEAD")
    assert [item.text for item in head.card.tasks] == ["Walks the city", "Listens"]
    assert [(one.competence, one.text) for one in head.card.descriptors] == [
        ("A2", "Knows what is new.")
    ]
    editor.show_page(LEVELS)
    editor.levels.names[6].setText("Able")
    editor.levels.names[6].textEdited.emit("Able")
    editor.levels.autonomy[6].setPlainText("Decides alone.")
    editor.levels.flush()
    assert (session.framework.level(6).name, session.framework.level(6).autonomy) == (
        "Able",
        "Decides alone.",
    )
    editor.show_page(FRAMEWORK)
    editor.head.version.setText("2.0")
    editor.head.version.textEdited.emit("2.0")
    editor.head.flush()
    assert "New: E1 Floods" in editor.head.differences.text()
    assert screen.header.title.full_text().startswith("CITY 2.0")
    done = session.content
    places = []
    while session.undo_stack.canUndo():
        session.undo_stack.undo()
        places.append(editor.tabs.currentIndex())
    assert session.framework == draft.content.framework
    assert places == [FRAMEWORK, *[LEVELS] * 2, *[ROLES] * 4, *[COMPETENCES] * 5]
    assert form.title.text() == "Creative thinking"
    while session.undo_stack.canRedo():
        session.undo_stack.redo()
    assert session.content == done
    labels = [label for label in screen.findChildren(QLabel) if label.text()]
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}
    # Only identities follow the name once it is stored.
    assert stored(screen, program, settle).content.framework == identified(done.framework)


def test_findings_lead_to_their_place_and_keep_from_publishing(
    screen: OwnFrameworksScreen,
    context: Context,
    draft: FrameworkDraft,
    settle: Settle,
) -> None:
    opened(screen, draft, settle)
    content = edits.require(screen.session.content, D, "SCPM", "B3", mandatory=True, eqf=None)
    content = edits.rename_area(content, "C", "")
    content = edits.describe_role(content, "SCPMC", title="")
    content = edits.word_level(content, 5, name="")
    screen.session.edit("Spoil", content, HEAD)
    screen.publish()
    settle()
    assert screen.editor.tabs.currentIndex() == FINDINGS
    assert screen.editor.tabs.tabText(FINDINGS) == "Findings (4)"
    assert [finding.blocks for finding in screen.editor.findings.found][:5] == [
        *[True] * 4,
        False,
    ]
    table = screen.editor.findings.table
    for number, place in enumerate((COMPETENCES, LEVELS, REQUIREMENTS, ROLES)):
        screen.editor.show_page(FINDINGS)
        table.choose(number)
        table.setFocus()
        QTest.keyClick(table, Qt.Key.Key_Return)
        said = screen.editor.findings.found[number].text
        assert screen.editor.tabs.currentIndex() == place, said
    assert screen.editor.competences.tree.chosen() == ("C", "")
    assert screen.editor.roles.list.key() == "SCPMC"
    # Several cells at once, from the strip.
    screen.editor.show_page(REQUIREMENTS)
    page = screen.editor.requirements
    assert page.grid.chosen() == (Cell("SCPM", "B3"),)
    QTest.keyClick(page.grid, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert page.about.full_text() == "2 cells chosen"
    page.level.button(7).click()
    page.kind.setCurrentIndex(page.kind.findData(ReasonKind.BUDGET.value))
    page.kind.activated.emit(page.kind.currentIndex())
    for code in ("B3", "B4"):
        demand = edits.demand_of(screen.session.content, D, "SCPM", code)
        assert demand is not None
        assert (demand.eqf, reason_of(demand)) == (7, Reason(ReasonKind.BUDGET))
    screen.session.undo_stack.undo()
    screen.session.undo_stack.undo()
    assert screen.session.content is content
    screen.leave()
    settle()


def test_files_next_versions_and_moves_from_the_list(
    screen: OwnFrameworksScreen,
    context: Context,
    program: Program,
    draft: FrameworkDraft,
    settle: Settle,
    messages: RecordingMessages,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    moving = new_draft(program, "Ana")
    first = program.framework_drafts.publish(draft.id, draft.stored).value
    screen.refresh()
    settle()
    file = tmp_path / "city.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(file), ""))
    with qtbot.waitSignal(screen.files.saved):
        QTest.mouseClick(screen.list.export, Qt.MouseButton.LeftButton)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a, **_k: (str(file), ""))
    QTest.mouseClick(screen.bring, Qt.MouseButton.LeftButton)
    settle()
    assert screen.session.framework == first
    assert screen.session.base is None
    QTest.mouseClick(screen.all, Qt.MouseButton.LeftButton)
    settle()
    assert [cells[1] for cells in screen.list.table.cells()] == ["CITY 1.0", "CITY 1.0"]
    QTest.mouseClick(screen.list.delete, Qt.MouseButton.LeftButton)
    settle()
    assert "deleted for good" in messages.questions[-1][1]
    agree(
        monkeypatch,
        MovesDialog,
        lambda dialog: dialog.choice.boxes[moving.id].setChecked(True),
    )
    QTest.mouseClick(screen.list.drafts, Qt.MouseButton.LeftButton)
    settle()
    assert program.assessments.load(moving.id).framework_id == first.id
    QTest.mouseClick(screen.list.drafts, Qt.MouseButton.LeftButton)
    settle()
    assert "No draft assessment could move" in screen.list.told.text()
    wanted: list[str] = []
    screen.library_requested.connect(wanted.append)
    QTest.mouseClick(screen.list.look, Qt.MouseButton.LeftButton)
    assert wanted == ["CITY 1.0"]
    QTest.mouseClick(screen.list.next, Qt.MouseButton.LeftButton)
    settle()
    assert screen.header.title.full_text() == "CITY 1.1: Our city"
    file.write_text("{", "utf-8")
    screen.bring_in()
    settle()
    assert "line 1" in messages.errors[-1].text()


def test_two_desks_and_a_workspace_that_takes_nothing(
    screen: OwnFrameworksScreen,
    context: Context,
    program: Program,
    draft: FrameworkDraft,
    settle: Settle,
    messages: RecordingMessages,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened(screen, draft, settle)
    theirs = edits.choose(draft.content, ("A1",), chosen=False)
    saved = program.framework_drafts.save(draft.id, theirs, draft.stored).value
    mine = edits.choose(screen.session.content, ("A2",), chosen=False)
    screen.session.edit("Leave out", mine, HEAD)
    screen.leave()
    settle()
    assert "at another desk" in messages.errors[-1].text()
    assert screen.session.content == saved.content
    # What another desk saved is shown when nothing is being edited here.
    theirs = edits.choose(saved.content, ("A3",), chosen=False)
    program.framework_drafts.save(draft.id, theirs, saved.stored)
    screen.refresh()
    settle()
    assert screen.session.content.left_out == {"A1", "A3"}

    def refuse(*_: object) -> None:
        raise StorageError(mark("The disk is full."))

    service = type(program.framework_drafts)
    with monkeypatch.context() as broken:
        broken.setattr(service, "save", refuse)
        screen.session.edit("Leave out", mine, HEAD)
        screen.leave()
        settle()
        assert screen.outbox is not None
        assert screen.outbox.holding is not None
        assert not screen.editor.isEnabled()
        assert screen.header.saved.text() == "Not saved"
        screen._leave_editor()
        assert screen.session.is_open
    screen.outbox.try_again()
    settle()
    assert program.framework_drafts.get(draft.id).content.left_out == {"A2"}
    assert not screen.session.is_open


def test_the_window_leads_there_and_back_and_undoes(
    workspaces: Workspaces, workspace_file: Path, settle: Settle, qtbot: QtBot
) -> None:
    window = MainWindow(workspaces)
    qtbot.addWidget(window)
    window.show()
    workspaces.open(str(workspace_file))
    settle()
    context = workspaces.context
    assert context is not None
    library = context.program.library
    draft = context.program.framework_drafts.copy(library.current().id, "CITY", "Our city").value
    window.show_screen("library")
    settle()
    shown = window.current()
    assert isinstance(shown, LibraryScreen)
    QTest.mouseClick(shown.own, Qt.MouseButton.LeftButton)
    settle()
    screen = window.current()
    assert isinstance(screen, OwnFrameworksScreen)
    assert window.rail.button("library").isChecked()
    QTest.keyClick(screen.list.table, Qt.Key.Key_Return)
    settle()
    tree = screen.editor.competences.tree
    tree.choose("A", "A1")
    QTest.keyClick(tree, Qt.Key.Key_Space)
    assert screen.session.content.left_out == {"A1"}
    assert window.undo_group.undoText() == "Leave out"
    window.undo_group.undo()
    assert screen.session.content.left_out == frozenset()
    tree.choose("A", "A2")
    QTest.keyClick(tree, Qt.Key.Key_Space)
    # Going away stores it at once.
    window.show_screen("home")
    settle()
    assert context.program.framework_drafts.get(draft.id).content.left_out == {"A2"}
    window.show_screen("own_frameworks")
    assert window.undo_group.canUndo()
    window.close()
    settle()
