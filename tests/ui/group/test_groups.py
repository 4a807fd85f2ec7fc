"""A facilitator runs a focus group on the screen: entry by keyboard, profile, undo, documents."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from s4c_desktop.bootstrap import Program
from s4c_desktop.domain.assessment import Rating
from s4c_desktop.domain.focus_group import FocusGroup, Participant
from s4c_desktop.domain.rank import rating_at
from s4c_desktop.domain.scale import State
from s4c_desktop.services.people import PersonDetails
from s4c_desktop.ui.charts.export import csv_file
from s4c_desktop.ui.charts.group_dots import GroupDots
from s4c_desktop.ui.charts.heat import PeopleMap
from s4c_desktop.ui.charts.people_radar import PeopleRadar
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.group.files_dialog import FilesDialog
from s4c_desktop.ui.group.new_dialog import NewGroupDialog
from s4c_desktop.ui.group.page import COMPARE, DETAILS, ENTRY, PARTICIPANTS, PROFILE, RATINGS
from s4c_desktop.ui.group.people_dialog import ParticipantsDialog
from s4c_desktop.ui.group.screen import GroupsScreen
from s4c_desktop.ui.group.skills import INVENTORY, TEAM
from s4c_desktop.ui.group.table_dialog import TableDialog
from tests.services.conftest import complete, new_draft
from tests.ui.conftest import RecordingMessages

Settle = Callable[[], None]


@pytest.fixture
def screen(qtbot: QtBot, context: Context, settle: Settle) -> GroupsScreen:
    made = GroupsScreen(context)
    qtbot.addWidget(made)
    made.resize(1100, 760)
    made.show()
    settle()
    return made


@pytest.fixture
def group(program: Program) -> FocusGroup:
    """Return a group of twelve, seven of them of the city, that was not shown."""
    codes = ("A1", "A2", "A3", "D1", "D2", "D3")
    people = [
        Participant(
            uuid4(),
            f"P-{n:02d}",
            attributes={
                "employer": "city" if n < 7 else "agency",
                "years": "new" if n < 2 else "old",
            },
            ratings={code: rating_at(4 + (n + k) % 4) for k, code in enumerate(codes)},
        )
        for n in range(12)
    ]
    details = replace(program.groups.blank(), title="Varna", role="SCPM")
    return program.groups.restore(FocusGroup(uuid4(), details, tuple(people))).value


def agree(monkeypatch: pytest.MonkeyPatch, kind: type[Any], fill: Callable[[Any], object]) -> None:
    """Fill a dialog that is asked, and agree."""

    def run(dialog: Any) -> bool:
        fill(dialog)
        assert dialog.go_on.isEnabled()
        dialog.deleteLater()
        return True

    monkeypatch.setattr(kind, "run", run)


def opened(screen: GroupsScreen, group: FocusGroup, settle: Settle, part: int) -> None:
    screen.open_group(group.id)
    settle()
    screen.page.show_part(part)
    settle()


def said(group: FocusGroup, place: int) -> Sequence[Rating]:
    return list(group.participants[place].ratings.values())


def test_a_group_is_entered_by_keyboard_and_taken_back(
    screen: GroupsScreen, program: Program, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert screen.list.new.isVisible()

    def fill(dialog: NewGroupDialog) -> None:
        assert not dialog.go_on.isEnabled()
        dialog.title.setText("Varna & port")
        dialog.role.setCurrentIndex(dialog.role.findData("SCPM"))

    agree(monkeypatch, NewGroupDialog, fill)
    QTest.mouseClick(screen.list.new, Qt.MouseButton.LeftButton)
    settle()
    assert screen.header.title.full_text() == "Varna & port"
    group_id = screen.session.group.id
    QTest.mouseClick(screen.enter, Qt.MouseButton.LeftButton)
    settle()
    entry = screen.page.entry
    asked = screen.session.asked
    assert len(asked) == 19
    table = entry.table
    assert table.hasFocus() or not screen.isActiveWindow()
    # A participant is as many keys as there are ratings, and one more for the next one.
    QTest.keyClicks(table, "3e" + "6" * (len(asked) - 2))
    assert "All 19 entered" in entry.progress.text()
    QTest.keyClick(table, Qt.Key.Key_N)
    QTest.keyClicks(table, "45678")
    QTest.keyClick(table, Qt.Key.Key_Backspace)
    QTest.keyClick(table, Qt.Key.Key_Delete)
    settle()
    stored = program.groups.get(group_id)
    assert len(stored.participants) == 2
    assert [one.state for one in said(stored, 0)] == [
        State.BELOW,
        State.NO_EVIDENCE,
        *[State.RATED] * 17,
    ]
    assert [one.level for one in said(stored, 1)] == [4, 5, 6, 7]
    assert "Saved" in screen.header.saved.text()
    # Enter leads to what is open, and after the last one to the next participant.
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert table.key() == asked[5]
    # Letters that mean nothing here do nothing.
    QTest.keyClicks(table, "efq")
    settle()
    assert said(program.groups.get(group_id), 1)[-1].state is State.NO_EVIDENCE
    stack = screen.undo_stack
    assert stack is not None
    steps = stack.count()
    while stack.canUndo():
        stack.undo()
    settle()
    assert program.groups.get(group_id).participants == ()
    assert screen.session.group.participants == ()
    for _step in range(steps):
        stack.redo()
    settle()
    again = program.groups.get(group_id)
    assert [one.ratings for one in again.participants[:1]] == [stored.participants[0].ratings]
    assert screen.session.group == again
    # Everything can be asked about, too.
    entry.scope.chosen.emit(True)
    assert len(entry.table.cells()) == len(screen.session.framework.order)
    # The list names the group; it is archived, deleted and brought back.
    screen.show_list()
    settle()
    assert screen.list.table.cells()[0][0] == "Varna & port"
    QTest.mouseClick(screen.list.archive, Qt.MouseButton.LeftButton)
    settle()
    assert program.groups.list() == ()
    stack.undo()
    settle()
    QTest.mouseClick(screen.list.delete, Qt.MouseButton.LeftButton)
    settle()
    assert program.groups.list() == ()
    stack.undo()
    settle()
    assert program.groups.get(group_id).participants == again.participants


def test_attendance_attributes_and_details_save_themselves(
    screen: GroupsScreen,
    program: Program,
    group: FocusGroup,
    settle: Settle,
    messages: RecordingMessages,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened(screen, group, settle, PARTICIPANTS)
    page = screen.page.participants
    page.choose(group.participants[1].id)
    QTest.keyClick(page.table, Qt.Key.Key_Space)
    page.name.setText("p-00")
    page.name.editingFinished.emit()
    settle()
    # A name that is taken is refused with a sentence, and shown as it was; so undo stays right.
    assert [error.text() for error in messages.errors] == [
        "Somebody else in the group has the code name p-00. Choose another."
    ]
    assert not program.groups.get(group.id).participants[1].present
    page.attributes.name.setText("  sector ")
    page.attributes.add()
    page.attributes.field("sector").setEditText("water")
    page.attributes.flush()
    settle()
    one = program.groups.get(group.id).participants[1]
    assert dict(one.attributes) == {"employer": "city", "years": "new", "sector": "water"}
    assert one.code_name == "P-01"
    stack = screen.undo_stack
    assert stack is not None
    for _step in range(2):
        stack.undo()
    settle()
    assert program.groups.get(group.id).participants == group.participants
    # Removed, and back in the same place.
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    assert len(page.table.cells()) == 11
    stack.undo()
    settle()
    assert program.groups.get(group.id).participants == group.participants
    person = program.people.create(PersonDetails("Ana Popova")).value
    agree(
        monkeypatch,
        ParticipantsDialog,
        lambda dialog: dialog.picker.list.item(0).setCheckState(Qt.CheckState.Checked),
    )
    screen.page.choose_people()
    settle()
    added = program.groups.get(group.id).participants[-1]
    assert added.person_id == person.id
    assert "Ana" not in added.code_name
    screen.page.show_part(DETAILS)
    details = screen.page.details
    details.place.setText("Port")
    details.place.textEdited.emit("Port")
    details.purpose.setPlainText("What to train")
    details.minimum.setValue(6)
    # Leaving is enough.
    screen.leave()
    settle()
    kept = program.groups.get(group.id).details
    assert (kept.place, kept.purpose, kept.minimum) == ("Port", "What to train", 6)


def test_what_is_shown_goes_through_the_door(
    screen: GroupsScreen,
    program: Program,
    group: FocusGroup,
    settle: Settle,
    messages: RecordingMessages,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    assert not program.groups.get(group.id).is_shown
    opened(screen, group, settle, PROFILE)
    page = screen.page.profile
    assert not screen.report.isVisible()
    QTest.mouseClick(page.show_button, Qt.MouseButton.LeftButton)
    settle()
    assert "can't be changed then" in messages.questions[0][1]
    assert page.view is not None
    assert page.headline.text().startswith("12 people: 6 of ")
    dots = page.board.wide[0].drawing
    assert isinstance(dots, GroupDots)
    assert "12 people rated · median between" in dots.describe(0)
    qtbot.waitUntil(lambda: page.board.is_complete)
    titles = [frame.drawing.title for frame in page.board.cards]
    assert titles[0] == "Training needs"
    assert any(title.startswith("A ") for title in titles)
    # With room for more columns than two the widest chart is one card of many, else above them.
    needs = page.board.cards[0]
    for width in (2300, 1100):
        screen.resize(width, 760)
        settle()
        widest = page.board.wide[0]
        beside = widest.mapTo(page.board, QPoint(0, 0)), needs.mapTo(page.board, QPoint(0, 0))
        assert (beside[0].y() == beside[1].y()) == (width > 2000)
        assert beside[0].y() == 0
    # Of a filter that leaves too few on one side nothing is shown, and why is said.
    (new,) = [one for one in page.filter.buttons["years"].menu().actions() if one.text() == "new"]
    new.trigger()
    settle()
    assert "2 people are chosen." in page.who.text()
    assert page.refused.isVisible()
    assert not page.show_button.isEnabled()
    assert page.board.wide[0].drawing is dots
    QTest.mouseClick(page.filter.everybody, Qt.MouseButton.LeftButton)
    settle()
    assert page.show_button.isEnabled()
    employer = page.filter.buttons["employer"].menu().actions()
    (agency,) = [action for action in employer if action.text() == "agency"]
    agency.trigger()
    settle()
    assert page.refused.isHidden()
    QTest.mouseClick(page.show_button, Qt.MouseButton.LeftButton)
    settle()
    assert page.view.profile.size == 5
    # What was shown stays as it is: neither entry nor undo changes it.
    stack = screen.undo_stack
    assert stack is not None
    assert not stack.canUndo()
    screen.page.enter(group.participants[0].id)
    QTest.keyClicks(screen.page.entry.table, "8")
    settle()
    assert program.groups.get(group.id).participants[0].rating("A1") == rating_at(4)
    assert screen.page.entry.frozen.isVisible()
    # The audience sees pages of what is on the screen, and none once the group is left.
    screen.page.show_part(PROFILE)
    settle()
    QTest.mouseClick(page.audience, Qt.MouseButton.LeftButton)
    window = page.presenting.window
    assert window is not None
    QTest.keyClick(window, Qt.Key.Key_PageDown)
    assert page.page_label.text().startswith("Page 2 of ")
    saved: list[Path] = []
    screen.files.saved.connect(saved.append)
    for suffix, save in ((".pdf", screen.save_report), (".xlsx", screen.save_workbook)):
        place = tmp_path / f"group{suffix}"
        monkeypatch.setattr(
            QFileDialog, "getSaveFileName", lambda *_args, place=place: (str(place), "")
        )
        save()
        wait_until(settle, lambda: bool(saved))
        assert saved.pop().stat().st_size > 1000
    screen.show_list()
    settle()
    assert page.presenting.window is None


def wait_until(settle: Settle, done: Callable[[], bool]) -> None:
    """Let the second worker end as well."""
    while not done():
        settle()
        QApplication.processEvents()


def test_groups_and_parts_of_one_are_compared(
    screen: GroupsScreen, program: Program, group: FocusGroup, settle: Settle
) -> None:
    better = tuple(
        replace(one, id=uuid4(), ratings={"A1": rating_at(7 + n % 2), "A2": rating_at(5 + n % 2)})
        for n, one in enumerate(group.participants)
    )
    later = replace(group.details, title="Varna, later")
    program.groups.restore(FocusGroup(uuid4(), later, better))
    opened(screen, group, settle, COMPARE)
    page = screen.page.compare
    QTest.mouseClick(page.go, Qt.MouseButton.LeftButton)
    assert "Both sides are the same" in page.trouble.text()
    page.other.setCurrentIndex(1)
    page.other.activated.emit(1)
    settle()
    QTest.mouseClick(page.go, Qt.MouseButton.LeftButton)
    settle()
    assert page.frame is not None
    assert page.sentence.text().startswith("Varna, later beside Varna: higher in ")
    first = page.frame.drawing.table().rows[0]
    assert (first[0], first[-1]) == ("A1", "higher")
    assert "Varna, later: 12 people rated" in page.frame.drawing.describe(0)
    # A part of the group beside another one; one that can't be shown is refused with a sentence.
    page.other.setCurrentIndex(0)
    page.other.activated.emit(0)
    settle()
    for bar, value in ((page.first, "city"), (page.second, "agency")):
        menu = bar.buttons["employer"].menu()
        next(action for action in menu.actions() if action.text() == value).trigger()
    QTest.mouseClick(page.go, Qt.MouseButton.LeftButton)
    settle()
    assert page.sentence.text().startswith("employer: agency beside employer: city")


def test_tables_and_files_come_in_after_a_look(
    screen: GroupsScreen,
    program: Program,
    group: FocusGroup,
    settle: Settle,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    opened(screen, group, settle, PARTICIPANTS)
    table = tmp_path / "group.csv"
    table.write_text("Code,Employer,A1,A2\nP-00,port,6,5\nNew,city,7,nine\n", encoding="utf-8")

    def drop(path: Path) -> None:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path))])
        screen.page.dropEvent(
            QDropEvent(
                QPointF(9, 9),
                Qt.DropAction.CopyAction,
                data,
                Qt.MouseButton.LeftButton,
                Qt.KeyboardModifier.NoModifier,
            )
        )

    def shown(kind: type[Any]) -> Any:
        qtbot.waitUntil(lambda: bool(screen.page.findChildren(kind)))
        (dialog,) = screen.page.findChildren(kind)
        return dialog

    drop(table)
    dialog = shown(TableDialog)
    qtbot.waitUntil(lambda: len(dialog.rows.cells()) == 2)
    assert "is no level" in dialog.rows.cells()[1][2]
    assert not dialog.go_on.isEnabled()
    dialog.choices[3].setCurrentIndex(0)
    dialog.replace.setChecked(True)
    qtbot.waitUntil(dialog.go_on.isEnabled)
    QTest.mouseClick(dialog.go_on, Qt.MouseButton.LeftButton)
    settle()
    after = program.groups.get(group.id)
    assert len(after.participants) == 13
    assert after.participants[0].rating("A1") == rating_at(6)
    stack = screen.undo_stack
    assert stack is not None
    stack.undo()
    settle()
    assert program.groups.get(group.id).participants == group.participants
    stack.redo()
    settle()
    assert program.groups.get(group.id).participants == after.participants
    # A file without ratings in this framework is named, and left out before anything comes in.
    person = new_draft(program, "Ana")
    complete(program, person)
    brought, foreign = tmp_path / "ana.s4c", tmp_path / "other.s4c"
    program.transfer.export_person(person.person.id, brought)
    foreign.write_bytes(b"no records")
    screen.page.bring_files([brought, foreign])
    files = shown(FilesDialog)
    qtbot.waitUntil(lambda: len(files.table.cells()) == 2)
    assert not files.go_on.isEnabled()
    files.table.choose(foreign)
    QTest.mouseClick(files.leave_out, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(files.go_on.isEnabled)
    name = files.table.cells()[0][1]
    QTest.mouseClick(files.go_on, Qt.MouseButton.LeftButton)
    settle()
    assert program.groups.get(group.id).participants[-1].code_name == name
    # What everybody said is there for whoever enters it, and can't leave the program.
    screen.page.show_part(RATINGS)
    page = screen.page.ratings
    assert page.frame is not None
    drawing = page.frame.drawing
    assert isinstance(drawing, PeopleMap)
    assert "P-00, A1 " in drawing.describe(0)
    assert page.frame.more.isHidden()
    assert b"P-00" in csv_file(drawing.table())
    page.view_choice.setCurrentIndex(1)
    page.view_choice.activated.emit(1)
    assert isinstance(page.frame.drawing, PeopleRadar)
    assert page.frame.drawing.describe(0).startswith("P-00: A1 6")
    screen.page.show_part(ENTRY)
    settle()


def test_who_can_do_what_names_people_only_where_it_may(
    screen: GroupsScreen, program: Program, settle: Settle
) -> None:
    screen.tabs.setCurrentIndex(1)
    settle()
    skills = screen.skills
    assert skills.names.isVisible() is False
    ids: list[UUID] = []
    for name in ("Ana", "Boris"):
        draft = new_draft(program, name)
        complete(program, draft, level=6)
        ids.append(draft.id)
    program.assessments.rate(ids[1], "A1", rating_at(8), by="Maria")
    skills.refresh()
    settle()
    assert skills.sentence.text() == "2 of 2 people reach EQF 6 in A1 Creative thinking."
    skills.level.button(8).click()
    assert [cells[0] for cells in skills.table.cells()] == ["Person 2"]
    skills.names.setChecked(True)
    settle()
    assert [cells[0] for cells in skills.table.cells()] == ["Boris"]
    skills.question.show_value(TEAM)
    skills.question.chosen.emit(TEAM)
    while not skills.team.cells():
        settle()
        QApplication.processEvents()
    assert "cover" in skills.sentence.text()
    skills.role.setCurrentIndex(0)
    skills.role.activated.emit(0)
    assert skills.sentence.text() == "Write which levels the project needs."
    skills.project.setText("A1 8, Z9 6")
    skills.project.editingFinished.emit()
    assert "“Z9 6” names no competence" in skills.sentence.text()
    skills.project.setText("a1 8")
    skills.project.editingFinished.emit()
    while not skills.team.cells():
        settle()
        QApplication.processEvents()
    assert [cells[1:] for cells in skills.team.cells()] == [("8", "Boris")]
    skills.question.show_value(INVENTORY)
    skills.question.chosen.emit(INVENTORY)
    assert skills.frame is not None
    assert [row[0] for row in skills.frame.drawing.table().rows] == ["Ana", "Boris"]
    # Where code names are shown, nobody is named, whatever was ticked.
    program.names.code_names = True
    skills.refresh()
    settle()
    assert not skills.names.isEnabled()
    assert [row[0] for row in skills.frame.drawing.table().rows] == ["Person 1", "Person 2"]
