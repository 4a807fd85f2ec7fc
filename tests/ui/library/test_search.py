"""The search: off the GUI thread, by keyboard, and only the newest answer counts."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from s4c_desktop.domain.catalogue import Hit, Kind, Place
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.library.explorer import Explorer
from s4c_desktop.ui.library.screen import LibraryScreen
from s4c_desktop.ui.library.search_results import hit_title

Settle = Callable[[], None]
GLOSSARY = Place(Kind.GLOSSARY, "")


@pytest.fixture
def screen(qtbot: QtBot, settle: Settle, context: Context) -> LibraryScreen:
    made = LibraryScreen(context)
    qtbot.addWidget(made)
    made.resize(1300, 800)
    made.show()
    settle()
    return made


def rows(screen: LibraryScreen) -> list[str]:
    model = screen.results.model
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def look_for(screen: LibraryScreen, text: str, settle: Settle) -> None:
    screen.search_field.setText(text)
    screen.results.search()
    settle()


def test_typing_starts_a_search(screen: LibraryScreen, qtbot: QtBot) -> None:
    screen.sections.setFocus()
    QTest.keyClick(screen.sections, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert screen.search_field.hasFocus()
    with qtbot.waitSignal(screen.results.found):
        QTest.keyClicks(screen.search_field, "blockchain")
    assert screen.stack.currentWidget() is screen.results
    assert "B9  Blockchain" in rows(screen)
    assert rows(screen)[0].startswith("Competences (")


def test_the_first_hit_is_chosen_and_arrows_skip_headings(
    screen: LibraryScreen, settle: Settle
) -> None:
    look_for(screen, "flood", settle)
    first = screen.results.view.currentIndex().row()
    assert screen.results.model.hit(first) is not None
    seen = {first}
    for _step in range(40):
        QTest.keyClick(screen.search_field, Qt.Key.Key_Down)
        row = screen.results.view.currentIndex().row()
        assert screen.results.model.hit(row) is not None
        seen.add(row)
    hits = [r for r in range(len(rows(screen))) if screen.results.model.hit(r) is not None]
    assert sorted(seen) == hits
    QTest.keyClick(screen.search_field, Qt.Key.Key_Up)
    assert screen.results.view.currentIndex().row() < max(seen)


def test_enter_opens_and_escape_leads_back(screen: LibraryScreen, settle: Settle) -> None:
    look_for(screen, "A14", settle)
    QTest.keyClick(screen.search_field, Qt.Key.Key_Return)
    settle()
    assert screen.crumbs.title.full_text() == "A14 Leadership and conflict management"
    look_for(screen, "flood", settle)
    assert screen.stack.currentWidget() is screen.results
    QTest.keyClick(screen.search_field, Qt.Key.Key_Escape)
    settle()
    assert screen.search_field.text() == ""
    assert screen.crumbs.title.full_text() == "A14 Leadership and conflict management"


def test_enter_never_opens_what_an_older_search_found(
    screen: LibraryScreen, settle: Settle
) -> None:
    look_for(screen, "flood", settle)
    screen.focus_search()
    QTest.keyClicks(screen.search_field, "A14")
    QTest.keyClick(screen.search_field, Qt.Key.Key_Return)
    settle()
    assert screen.stack.currentWidget() is screen.results
    assert "“A14”" in screen.results.message.text()
    QTest.keyClick(screen.search_field, Qt.Key.Key_Return)
    settle()
    assert screen.crumbs.title.full_text() == "A14 Leadership and conflict management"


def test_a_place_opened_meanwhile_is_not_covered_by_results(
    screen: LibraryScreen, settle: Settle
) -> None:
    screen.search_field.setText("flood")
    screen.results.search()
    screen.open_place(GLOSSARY)
    settle()
    assert screen.stack.currentWidget() is screen.view
    screen.search_field.selectAll()
    QTest.keyClicks(screen.search_field, "sensor")
    screen.open_place(Place(Kind.GUIDE, ""))
    (pause,) = screen.results.findChildren(QTimer)
    assert not pause.isActive()
    settle()
    assert screen.stack.currentWidget() is screen.view


def test_back_leads_from_the_results_to_what_they_cover(
    screen: LibraryScreen, settle: Settle
) -> None:
    assert not screen.back.isEnabled()
    look_for(screen, "flood", settle)
    assert screen.back.isEnabled()
    assert screen.sections.currentRow() == -1
    screen.back.click()
    settle()
    assert isinstance(screen.stack.currentWidget(), Explorer)
    assert screen.sections.currentRow() == 0
    screen.open_place(GLOSSARY)
    settle()
    look_for(screen, "flood", settle)
    screen.back.click()
    settle()
    assert screen.history.current == GLOSSARY
    assert screen.stack.currentWidget() is screen.view


def test_what_is_hidden_by_results_is_not_copied_or_saved(
    screen: LibraryScreen, settle: Settle
) -> None:
    look_for(screen, "flood", settle)
    assert not screen.copy_action.isEnabled()
    assert not screen.save_action.isEnabled()
    assert screen.handbook_action.isEnabled()
    QTest.keyClick(screen.search_field, Qt.Key.Key_Escape)
    settle()
    assert screen.copy_action.isEnabled()
    assert screen.save_action.isEnabled()


def test_nothing_found_says_what_to_do(screen: LibraryScreen, settle: Settle) -> None:
    look_for(screen, "zyzzyva", settle)
    assert rows(screen) == []
    assert "Try fewer or other words" in screen.results.message.text()
    look_for(screen, "!?", settle)
    assert rows(screen) == []


def test_an_older_answer_is_not_shown(
    screen: LibraryScreen, settle: Settle, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    catalogue = context.program.catalogue
    asked: list[str] = []
    search = type(catalogue).search

    def remember(self: object, text: str, limit: int = 60) -> tuple[Hit, ...]:
        asked.append(text)
        return search(catalogue, text, limit)

    monkeypatch.setattr(type(catalogue), "search", remember)
    screen.search_field.setText("sensor")
    screen.results.search()
    screen.search_field.setText("blockchain")
    screen.results.search()
    settle()
    assert asked == ["sensor", "blockchain"]
    assert "B9  Blockchain" in rows(screen)
    assert "“blockchain”" in screen.results.message.text()


def test_what_is_of_another_framework_says_so() -> None:
    hit = Hit(Place(Kind.COMPETENCE, "RE1", "SCRO"), "Hazards", ())
    assert hit_title(hit) == "RE1  Hazards · framework SCRO"
    assert hit_title(Hit(Place(Kind.COURSE, "x"), "BIM", ())) == "BIM"
