from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from s4c_desktop.bootstrap import Program
from s4c_desktop.domain.assessment import Phase
from s4c_desktop.ui.assessments.model import Column, Show
from s4c_desktop.ui.assessments.screen import AssessmentsScreen
from s4c_desktop.ui.context import Context
from tests.ui.conftest import RecordingMessages

Settle = Callable[[], None]


@pytest.fixture
def screen(sample_context: Context, qtbot: QtBot, settle: Settle) -> AssessmentsScreen:
    return show(sample_context, qtbot, settle)


def show(context: Context, qtbot: QtBot, settle: Settle) -> AssessmentsScreen:
    made = AssessmentsScreen(context)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    settle()
    return made


def column(screen: AssessmentsScreen, which: Column) -> list[str]:
    model = screen.view.model()
    return [model.index(row, which).data() for row in range(model.rowCount())]


def choose(screen: AssessmentsScreen, person: str) -> QModelIndex:
    row = next(i for i, p in enumerate(column(screen, Column.PERSON)) if p.startswith(person))
    index = screen.view.model().index(row, 0)
    screen.view.setCurrentIndex(index)
    return index


def test_an_empty_list_says_what_to_do_first(
    context: Context, qtbot: QtBot, settle: Settle
) -> None:
    screen = show(context, qtbot, settle)
    assert not screen.view.isVisible()
    assert not screen.open_action.isEnabled()


def test_rows_say_who_what_and_how_far(screen: AssessmentsScreen) -> None:
    index = choose(screen, "Dimitra")
    cells = [index.siblingAtColumn(c).data() for c in Column]
    assert cells[Column.ROLE] == "Smart City Project Management Consultant"
    assert cells[Column.PROGRESS] == "5 of 12"
    assert cells[Column.STATE] == "Draft"
    assert cells[Column.SAVED].startswith("today")


def test_the_last_saved_comes_first_and_every_column_sorts(screen: AssessmentsScreen) -> None:
    for which in Column:
        screen.view.sortByColumn(which, Qt.SortOrder.AscendingOrder)
        up = column(screen, Column.PERSON)
        screen.view.sortByColumn(which, Qt.SortOrder.DescendingOrder)
        assert sorted(up) == sorted(column(screen, Column.PERSON))
    screen.view.sortByColumn(Column.PROGRESS, Qt.SortOrder.AscendingOrder)
    assert column(screen, Column.PERSON)[0].startswith("Dimitra")


def test_words_are_searched_in_person_role_and_title(screen: AssessmentsScreen) -> None:
    QTest.keyClicks(screen.search, "consultant dimi")
    assert len(column(screen, Column.PERSON)) == 1
    QTest.keyClicks(screen.search, " nothing like it")
    assert not screen.view.isVisible()
    screen.search.clear()
    assert len(column(screen, Column.PERSON)) == 4
    assert screen.view.isVisible()


def test_only_some_are_shown(screen: AssessmentsScreen) -> None:
    def shown(which: Show) -> int:
        screen.show_only.setCurrentIndex(screen.show_only.findData(which))
        return len(column(screen, Column.PERSON))

    assert [shown(s) for s in Show] == [4, 3, 1, 0, 0]


def test_enter_and_double_click_open(screen: AssessmentsScreen) -> None:
    opened: list[UUID] = []
    screen.open_requested.connect(opened.append)
    choose(screen, "Dimitra")
    QTest.keyClick(screen.view, Qt.Key.Key_Return)
    screen.view.doubleClicked.emit(screen.view.currentIndex())
    chosen = screen.chosen()
    assert chosen is not None
    assert opened == [chosen.id, chosen.id]


def test_a_draft_is_renamed_in_its_row(
    screen: AssessmentsScreen, sample_program: Program, settle: Settle
) -> None:
    choose(screen, "Dimitra")
    screen.rename_chosen()
    editor = screen.view.focusWidget()
    assert editor is not None
    QTest.keyClicks(editor, "Second interview")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    settle()
    titles = {a.title for a in sample_program.assessments.list()}
    assert "Second interview" in titles
    chosen = screen.chosen()
    assert chosen is not None
    assert chosen.title == "Second interview"


def test_archived_ones_are_out_of_the_way_and_come_back(
    screen: AssessmentsScreen, settle: Settle
) -> None:
    choose(screen, "Dimitra")
    screen.archive_action.trigger()
    settle()
    assert len(column(screen, Column.PERSON)) == 3
    screen.show_only.setCurrentIndex(screen.show_only.findData(Show.ARCHIVED))
    choose(screen, "Dimitra")
    assert screen.archive_action.text() == "Take out of the archive"
    screen.archive_action.trigger()
    settle()
    assert column(screen, Column.PERSON) == []


def test_a_draft_is_deleted_after_asking(
    screen: AssessmentsScreen,
    sample_program: Program,
    messages: RecordingMessages,
    settle: Settle,
) -> None:
    choose(screen, "Dimitra")
    messages.answer = False
    QTest.keyClick(screen.view, Qt.Key.Key_Delete)
    settle()
    assert len(sample_program.assessments.list()) == 4
    messages.answer = True
    screen.delete_action.trigger()
    settle()
    assert len(sample_program.assessments.list()) == 3
    assert "5 of 12 rated" in messages.questions[0][1]


def test_a_signed_assessment_is_neither_renamed_nor_deleted(
    screen: AssessmentsScreen,
) -> None:
    choose(screen, "Candidate 011")
    chosen = screen.chosen()
    assert chosen is not None
    assert chosen.phase is Phase.SIGNED
    assert screen.open_action.isEnabled()
    assert not screen.rename_action.isEnabled()
    assert not screen.delete_action.isEnabled()


def test_the_context_menu_offers_the_same(screen: AssessmentsScreen) -> None:
    choose(screen, "Dimitra")
    menu = screen.make_menu()
    texts = [a.text() for a in menu.actions() if a.text()]
    assert texts == [
        "Open",
        "Rename",
        "Archive",
        "Reports of several…",
        "Comparison of two…",
        "Hand over to another workspace…",
        "Delete draft…",
    ]
    off = [a.text() for a in menu.actions() if not a.isEnabled()]
    assert off == ["Comparison of two…"]


def test_the_selection_outlives_a_change(
    screen: AssessmentsScreen, sample_context: Context, settle: Settle
) -> None:
    choose(screen, "Dimitra")
    screen.refresh()
    settle()
    chosen = screen.chosen()
    assert chosen is not None
    assert chosen.person.startswith("Dimitra")
