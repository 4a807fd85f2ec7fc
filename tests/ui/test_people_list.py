"""The list of people, their pages and the import, by keyboard; bounds are of work, not of time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from s4c_desktop.bootstrap import Program
from s4c_desktop.domain.changes import Changes
from s4c_desktop.domain.people_import import Action, Field
from s4c_desktop.domain.register import Having, Order
from s4c_desktop.domain.sheet import Sheet, SheetRow
from s4c_desktop.services.people import PersonDetails
from s4c_desktop.services.register import RegisterService
from s4c_desktop.ui import documents
from s4c_desktop.ui.chips import RemovableChip
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.people.import_dialog import COLUMNS, DONE, FILE, PREVIEW, ImportDialog
from s4c_desktop.ui.people.people_table import PeopleTable
from s4c_desktop.ui.people.person_view import Section
from s4c_desktop.ui.people.screen import PeopleScreen
from tests.ui.conftest import RecordingMessages
from tests.ui.hearing import without_letter

Settle = Callable[[], None]


def open_screen(context: Context, qtbot: QtBot, settle: Settle) -> PeopleScreen:
    screen = PeopleScreen(context)
    qtbot.addWidget(screen)
    screen.resize(1100, 700)
    screen.show()
    settle()
    settle()
    return screen


def add(program: Program, *names: str, tags: tuple[str, ...] = ()) -> list[UUID]:
    people = program.people
    return [people.create(PersonDetails(name, tags=tags)).value.id for name in names]


def names(screen: PeopleScreen) -> list[str]:
    return [screen.model.line(row).name for row in range(screen.model.rowCount())]


def chips(root: QWidget) -> list[RemovableChip]:
    QApplication.processEvents()  # A layout shows what is added a moment later.
    return [c for c in root.findChildren(RemovableChip) if not c.isHidden()]


def texts(root: QWidget) -> str:
    return "\n".join(label.text() for label in root.findChildren(QLabel) if not label.isHidden())


def press(widget: QWidget, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(widget, key)


def test_people_are_searched_filtered_and_put_in_order(
    context: Context, program: Program, qtbot: QtBot, settle: Settle
) -> None:
    ana, bea = add(program, "Ána Łukasz", "Bea & Co", tags=("North",))
    (cid,) = add(program, "Cid 10")
    add(program, "Cid 9", tags=("South & East",))
    program.people.update(replace(program.people.get(bea), retain_until=date(2020, 1, 1)))
    program.people.update(replace(program.people.get(cid), retain_until=date(2019, 1, 1)))
    screen = open_screen(context, qtbot, settle)
    assert names(screen) == ["Ána Łukasz", "Bea & Co", "Cid 9", "Cid 10"]
    assert screen.list.count.text() == "4 people"
    assert screen.due.text.text().startswith("2 people are past")

    QTest.keyClicks(screen.search, "LUKASZ ana")
    assert names(screen) == ["Ána Łukasz"]
    assert screen.list.count.text() == "1 of 4 people"
    press(screen.search, Qt.Key.Key_Escape)
    QTest.keyClicks(screen.search, "zzz")
    assert screen.list.everybody.isVisible()
    screen.list.everybody.click()
    assert screen.list.count.text() == "4 people"

    filters = screen.list.filters
    filters.menu.aboutToShow.emit()
    actions = {without_letter(action.text()): action for action in filters.menu.actions()}
    assert "Never assessed (4)" in actions
    actions["South & East (1)"].trigger()
    assert names(screen) == ["Cid 9"]
    actions["Past the date to keep (2)"].trigger()
    assert (names(screen), [chip.full_text for chip in chips(filters)]) == (
        [],
        ["Past the date to keep", "South & East"],
    )
    press(chips(filters)[1], Qt.Key.Key_Delete)
    assert names(screen) == ["Bea & Co", "Cid 10"]
    filters.order.setCurrentIndex(list(Order).index(Order.KEEP_UNTIL))
    assert names(screen) == ["Cid 10", "Bea & Co"]
    assert "keep until" in str(screen.model.index(0).data(screen.model.SUBTITLE))
    chips(filters)[0].click()
    assert (chips(filters), len(names(screen))) == ([], 4)

    # A filter by a tag that nobody has any more goes with it.
    filters.toggle_tag("North", on=True)
    for one in (ana, bea):
        context.tasks.run(program.people.update, replace(program.people.get(one), tags=()))
    settle()
    settle()
    assert (chips(filters), len(names(screen))) == ([], 4)


def test_typing_asks_the_workspace_for_nothing_and_news_are_read_alone(
    context: Context,
    program: Program,
    qtbot: QtBot,
    settle: Settle,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rows = tuple(SheetRow(n + 2, (f"Person {n}", f"Group {n % 9}")) for n in range(500))
    sheet = Sheet("p.csv", ("Name", "Tags"), rows)
    program.people_import.run(sheet, {Field.NAME: 0, Field.TAGS: 1}, {})
    screen = open_screen(context, qtbot, settle)
    calls: Counter[str] = Counter()
    for name in ("lines", "news", "page"):
        whole = getattr(RegisterService, name)

        def counted(
            *args: object, name: str = name, whole: Callable[..., object] = whole
        ) -> object:
            calls[name] += 1
            return whole(*args)

        monkeypatch.setattr(RegisterService, name, counted)
    model, seen = screen.model, Counter[str]()
    model.modelReset.connect(lambda: seen.update(["reset"]))
    model.dataChanged.connect(
        lambda first, last: seen.update(["rows"] * (last.row() - first.row() + 1))
    )
    rows_asked = Counter[int]()
    data = type(model).data
    monkeypatch.setattr(
        type(model),
        "data",
        lambda self, index, role=0: (rows_asked.update([index.row()]), data(self, index, role))[1],
    )

    QTest.keyClicks(screen.search, "person 19")
    assert len(names(screen)) == sum("19" in str(n) for n in range(500))
    screen.list.filters.toggle_tag("Group 1", on=True)
    screen.list.filters.toggle(Having.NEVER, on=True)
    screen.list.show_everybody()
    settle()
    # One reset for each key that left somebody out, and for each filter that did.
    assert seen["reset"] <= 9 + 4
    assert calls == Counter()
    screen.view.verticalScrollBar().setValue(screen.view.verticalScrollBar().maximum())
    settle()
    assert len(rows_asked) < 150

    seen.clear()
    person = program.people.get(model.line(7).id)
    context.tasks.run(program.people.update, replace(person, tags=("New",)))
    settle()
    settle()
    assert (seen["reset"], seen["rows"]) == (0, 1)
    assert calls["lines"] == 0
    assert calls["news"] == 1
    assert model.line(7).tags == ("New",)
    context.events.changed.emit(Changes(everything=True))
    settle()
    settle()
    assert seen["reset"] == 0
    assert calls["lines"] == 1


def test_keys_and_menu_do_what_the_page_offers(
    context: Context,
    program: Program,
    qtbot: QtBot,
    settle: Settle,
    messages: RecordingMessages,
) -> None:
    add(program, "Ana", "Bea", "Cid")
    screen = open_screen(context, qtbot, settle)
    screen.activateWindow()
    screen.search.setFocus()
    press(screen.search, Qt.Key.Key_Down)
    press(screen.view, Qt.Key.Key_End)
    settle()
    settle()
    assert screen.form.name.text() == "Cid"
    press(screen.view, Qt.Key.Key_Home, Qt.Key.Key_Down)
    settle()
    settle()
    assert screen.form.name.text() == "Bea"
    menu = screen.list.make_menu()
    offered = [action.text() for action in menu.actions() if action.text()]
    assert offered[:2] == ["Edit", "New assessment"]
    started: list[object] = []
    screen.start_requested.connect(lambda _kind, person: started.append(person))
    next(a for a in menu.actions() if a.text() == "New assessment").trigger()
    assert started == [screen.model.line(1).id]
    screen.page.show_section(Section.TIMELINE)
    press(screen.view, Qt.Key.Key_Return)
    assert screen.page.section is Section.OVERVIEW
    next(a for a in menu.actions() if a.text() == "Delete person…").trigger()
    menu.deleteLater()
    settle()
    settle()
    assert names(screen) == ["Ana", "Cid"]
    assert "Bea" in messages.questions[0][0]
    assert isinstance(screen.view, PeopleTable)


def test_a_page_has_its_sections_and_tags_are_completed(
    sample_context: Context,
    qtbot: QtBot,
    settle: Settle,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    program = sample_context.program
    add(program, "Zoe", tags=("North",))
    signed = next(s for s in program.assessments.list() if s.signed_at)
    screen = open_screen(sample_context, qtbot, settle)
    screen.list.choose(signed.person_id)
    settle()
    settle()
    page, tags = screen.page, screen.form.tags
    assert page.name.full_text() == signed.person
    assert "Signed off, by Maria Ilieva" in texts(page.timeline)
    assert "Added to the register" in texts(page.timeline)
    assert "signed off" in texts(page.assessments)
    assert "Minutes of the agreement" in " ".join(
        label.accessibleName() for label in page.evidence.findChildren(QLabel)
    )
    assert not page.delete.isEnabled()

    QTest.keyClicks(tags.line, "NORTH,Night shift")
    press(tags.line, Qt.Key.Key_Return)
    QTest.keyClicks(tags.line, "x,")
    press(tags.line, Qt.Key.Key_Backspace)
    QTest.keyClicks(tags.line, "north,")
    assert tags.tags() == ("North", "Night shift")
    page.show_section(Section.PLANS)
    settle()
    settle()
    settle()
    assert program.people.get(signed.person_id).tags == ("North", "Night shift")
    assert [chip.full_text for chip in chips(tags)] == ["North", "Night shift"]
    assert "topics" in " ".join(x.accessibleName() for x in page.plans.findChildren(QLabel))
    opened: list[object] = []
    screen.open_requested.connect(opened.append)
    next(b for b in page.plans.findChildren(QPushButton) if b.text() == "Show").click()
    assert opened == [signed.id]

    target = tmp_path / "report.pdf"
    monkeypatch.setattr(documents, "ask_place", lambda *_: target)
    page.show_section(Section.DOCUMENTS)
    buttons = page.documents.findChildren(QPushButton)
    offered = [b for b in buttons if b.accessibleName().startswith("Assessment report")]
    with qtbot.waitSignal(page.documents.bar.saved):
        offered[0].click()
    assert target.read_bytes().startswith(b"%PDF")
    screen.resize(700, 600)
    assert page.choice.isVisible() or page.tabs.isVisible()


def test_people_are_imported_in_three_steps(
    context: Context,
    program: Program,
    qtbot: QtBot,
    settle: Settle,
    tmp_path: Path,
) -> None:
    add(program, "Ana", "Bea", "Cid")
    screen = open_screen(context, qtbot, settle)
    file = tmp_path / "people.csv"
    head = "Person,Cohort,Born\n"
    file.write_text(f"{head}Ana,North,1\nbea,North,2\nDan,\xad,3\n,North,4\n", encoding="utf-8")
    dialog = ImportDialog(context, screen)
    dialog.show()

    def read(page: int) -> None:
        dialog.read(file)
        qtbot.waitUntil(lambda: dialog.page == page and dialog.go_on.isEnabled())

    assert dialog.page == FILE
    read(COLUMNS)
    columns = dialog.columns
    assert columns.mapping() == {Field.NAME: 0, Field.TAGS: 1}
    assert "4 rows" in columns.about.text()
    columns.choices[Field.NAME].setCurrentIndex(0)
    assert "No column is chosen for the name" in dialog.trouble.text()
    assert not dialog.go_on.isEnabled()
    columns.choices[Field.NAME].setCurrentIndex(2)
    assert "chosen twice" in dialog.trouble.text()
    columns.choices[Field.NAME].setCurrentIndex(1)
    assert dialog.trouble.isHidden()
    dialog.go_on.click()
    qtbot.waitUntil(lambda: dialog.page == PREVIEW)
    preview = dialog.preview
    assert not dialog.go_on.isEnabled()
    assert "1 row is faulty, so nothing is imported" in preview.blocked.text()
    assert "Line 5, column Person: there is no name" in preview.detail.text()

    dialog.back.click()
    dialog.back.click()
    file.write_text(f"{head}Ana,North,1\nbea,North,2\nDan,,3\nCid,South,4\n", encoding="utf-8")
    read(COLUMNS)
    dialog.go_on.click()
    qtbot.waitUntil(lambda: dialog.page == PREVIEW)
    assert preview.sentence.text() == "1 new person, 3 known already."
    model = preview.model
    cells = [model.index(row, 3).data() for row in range(4)]
    assert cells == ["Leave out", "Leave out", "Add", "Leave out"]
    preview.duplicates.setCurrentIndex(list(Action).index(Action.TAGS))
    preview.view.setCurrentIndex(model.index(1, 0))
    menu = preview.make_menu()
    next(a for a in menu.actions() if a.text() == "Add anyway").trigger()
    menu.deleteLater()
    preview.view.setCurrentIndex(model.index(3, 0))
    menu = preview.make_menu()
    next(a for a in menu.actions() if a.text() == "Leave out").trigger()
    menu.deleteLater()
    press(preview.view, Qt.Key.Key_Up)
    assert dialog.page == PREVIEW
    cells = [model.index(row, 3).data() for row in range(4)]
    assert cells == ["Add the tags", "Add anyway", "Add", "Leave out"]
    dialog.go_on.click()
    settle()
    assert dialog.page == DONE
    assert dialog.outcome.text() == "2 people added, tags added to 1, 1 left out."
    dialog.go_on.click()
    settle()
    settle()
    assert [name.lower() for name in names(screen)] == ["ana", "bea", "bea", "cid", "dan"]
    assert screen.model.line(0).tags == ("North",)


def test_reading_is_stopped_and_what_is_no_table_is_told(
    context: Context, program: Program, qtbot: QtBot, settle: Settle, tmp_path: Path
) -> None:
    dialog = ImportDialog(context)
    dialog.show()
    file = tmp_path / "p.csv"
    file.write_bytes(b"\x89PNG" + bytes(50))
    dialog.read(file)
    qtbot.waitUntil(lambda: not dialog.trouble.isHidden())
    assert "p.csv is not a table" in dialog.trouble.text()
    assert (dialog.page, dialog.go_on.isEnabled()) == (FILE, True)
    file.write_text("Name\nAna\n", encoding="utf-8")
    dialog.read(file)
    # On the second worker it may have begun already: then it stops at its next look.
    dialog.cancel.click()
    qtbot.waitUntil(lambda: dialog.busy.isHidden())
    assert dialog.page in (FILE, COLUMNS)
    dialog.reject()
    settle()
    assert program.people.list() == ()
