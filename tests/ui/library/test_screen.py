"""The library: every section opens, links lead on, and the way back is remembered."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QPushButton
from pytestqt.qtbot import QtBot

from s4c_desktop.domain.catalogue import Kind, Place
from s4c_desktop.domain.page import Page
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.library.case_list import CaseList
from s4c_desktop.ui.library.explorer import CELL, Explorer
from s4c_desktop.ui.library.markup import place_of, url_of
from s4c_desktop.ui.library.screen import LibraryScreen
from s4c_desktop.ui.library.sections import PLACE

Settle = Callable[[], None]
ROLE = Place(Kind.ROLE, "SCPM", "SCCF 1.0")
B6 = Place(Kind.COMPETENCE, "B6", "SCCF 1.0")
EXPLORER = Place(Kind.COMPETENCE, "", "SCCF 1.0")


@pytest.fixture
def screen(qtbot: QtBot, settle: Settle, context: Context) -> LibraryScreen:
    made = LibraryScreen(context)
    qtbot.addWidget(made)
    made.resize(1300, 800)
    made.show()
    settle()
    return made


def shown(screen: LibraryScreen) -> str:
    return screen.view.toPlainText()


def test_it_opens_at_the_explorer_of_the_newest_edition(screen: LibraryScreen) -> None:
    assert isinstance(screen.stack.currentWidget(), Explorer)
    assert screen.framework.currentText() == "SCCF 1.0"
    assert "not the Skills4Cities project's official tool" in screen.hint.text()


def test_every_section_opens(screen: LibraryScreen, settle: Settle) -> None:
    for row in range(screen.sections.count()):
        item = screen.sections.item(row)
        screen.sections.setCurrentItem(item)
        screen.sections.clicked.emit(screen.sections.currentIndex())
        settle()
        assert screen.history.current == item.data(PLACE)
        assert screen.sections.currentRow() == row
        assert screen.crumbs.title.full_text()
        if screen.stack.currentWidget() is screen.view:
            assert len(shown(screen)) > 100, item.text()


def test_a_link_leads_on_and_back_leads_back(screen: LibraryScreen, settle: Settle) -> None:
    screen.open_place(ROLE)
    settle()
    screen.view.anchorClicked.emit(QUrl(url_of(Place(Kind.COMPETENCE, "B6", "SCCF 1.0"))))
    settle()
    assert screen.crumbs.title.full_text() == "B6 Smart sensors"
    assert "Interview questions" in shown(screen)
    QTest.mouseClick(screen, Qt.MouseButton.BackButton, pos=QPoint(5, 5))
    settle()
    assert screen.crumbs.title.full_text() == "Smart City Project Manager"
    QTest.mouseClick(screen, Qt.MouseButton.ForwardButton, pos=QPoint(5, 5))
    settle()
    assert screen.crumbs.title.full_text() == "B6 Smart sensors"
    screen.back.click()
    settle()
    assert screen.history.current == ROLE
    assert screen.forward.isEnabled()


@pytest.mark.parametrize("second", [ROLE, EXPLORER, Place(Kind.CASE_STUDY, "")])
def test_the_mouse_leads_back_from_wherever_it_is(
    screen: LibraryScreen, settle: Settle, second: Place
) -> None:
    for where in range(2):
        for place in (B6, second):
            screen.open_place(place)
            settle()
        area = screen.stack.currentWidget().findChild(QAbstractScrollArea)
        content = area if isinstance(area, QAbstractScrollArea) else screen.view
        under = (content, screen.sections)[where].viewport()
        QTest.mouseClick(under, Qt.MouseButton.BackButton, pos=QPoint(60, 60))
        settle()
        assert screen.history.current == B6
        QTest.mouseClick(under, Qt.MouseButton.ForwardButton, pos=QPoint(60, 60))
        settle()
        assert screen.history.current == second


def test_keys_lead_back_and_forward(screen: LibraryScreen, settle: Settle) -> None:
    screen.open_place(B6)
    settle()
    screen.open_place(ROLE)
    settle()
    alt = Qt.KeyboardModifier.AltModifier
    for widget in (screen, screen.view, screen.sections, screen.search_field):
        widget.setFocus()
        QTest.keyClick(widget, Qt.Key.Key_Left, alt)
        assert screen.history.current == B6
        QTest.keyClick(widget, Qt.Key.Key_Right, alt)
        assert screen.history.current == ROLE


def test_the_chosen_framework_is_the_one_that_is_shown(
    screen: LibraryScreen, settle: Settle
) -> None:
    row = screen.framework.findData("SCCF 0.1")
    screen.framework.setCurrentIndex(row)
    screen.framework.activated.emit(row)
    settle()
    assert screen.history.current == Place(Kind.COMPETENCE, "", "SCCF 0.1")
    screen.open_place(Place(Kind.COMPETENCE, "B6", "SCCF"))
    settle()
    assert screen.framework.currentData() == "SCCF 1.0"
    assert "Interview questions" in shown(screen)
    screen.open_place(Place(Kind.COMPETENCE, "RE1", "SCRO 0.1"))
    settle()
    screen.open_place(Place(Kind.GLOSSARY, ""))
    settle()
    assert screen.framework.currentData() == "SCRO 0.1"
    screen.open_place(Place(Kind.COMPETENCE, ""))
    settle()
    assert screen.framework.currentData() == "SCCF 1.0"
    explorer = screen.stack.currentWidget()
    assert isinstance(explorer, Explorer)
    assert explorer.model.row_of("B6")


def test_a_place_can_be_opened_before_the_screen_is_shown(
    qtbot: QtBot, settle: Settle, context: Context
) -> None:
    made = LibraryScreen(context)
    qtbot.addWidget(made)
    assert not made.more.isEnabled()
    made.open_place(ROLE)
    settle()
    made.show()
    settle()
    assert made.more.isEnabled()
    assert made.crumbs.title.full_text() == "Smart City Project Manager"
    assert made.history.current == ROLE


def test_a_case_study_is_shown_whole_in_a_window_that_shrinks(
    screen: LibraryScreen, settle: Settle
) -> None:
    screen.open_place(Place(Kind.CASE_STUDY, "08"))
    settle()
    for width, height in ((1300, 2600), (796, 560), (1300, 800), (600, 400)):
        screen.resize(width, height)
        settle()
        assert shown(screen).count("this one is inferred from its text") == 1


def test_breadcrumbs_lead_up(screen: LibraryScreen, settle: Settle) -> None:
    screen.open_place(Place(Kind.COMPETENCE, "B6", "SCCF 1.0"))
    settle()
    steps = [step for step in screen.crumbs.steps if isinstance(step, QPushButton)]
    assert [step.text() for step in steps] == [
        "Smart City Competence Framework",
        "B Disruptive technologies",
    ]
    steps[1].click()
    settle()
    assert screen.history.current == Place(Kind.AREA, "B", "SCCF 1.0")


def test_an_address_outside_is_left_to_the_browser(
    screen: LibraryScreen, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(
        "s4c_desktop.ui.addresses.QDesktopServices.openUrl",
        lambda url: opened.append(url.toString()),
    )
    screen.open_place(Place(Kind.CASE_STUDY, "08"))
    settle()
    before = screen.history.current
    screen.view.anchorClicked.emit(QUrl("https://cordis.europa.eu/project/id/314190"))
    screen.view.anchorClicked.emit(QUrl("file:///etc/passwd"))
    settle()
    assert opened == ["https://cordis.europa.eu/project/id/314190"]
    assert screen.history.current == before


@pytest.mark.parametrize(
    "place", [ROLE, Place(Kind.TOPIC, "A.adaptability", "SCCF 1.0"), Place(Kind.READING, "lv-4")]
)
def test_addresses_lead_where_they_came_from(place: Place) -> None:
    assert place_of(QUrl(url_of(place))) == place
    assert place_of(QUrl("https://example.org/x")) is None


def test_a_page_is_copied_as_text(screen: LibraryScreen, settle: Settle) -> None:
    screen.open_place(Place(Kind.COMPETENCE, "A14", "SCCF 1.0"))
    settle()
    screen.copy_action.trigger()
    text = QGuiApplication.clipboard().text()
    assert text.startswith("A14 Leadership and conflict management\n===")
    assert "EQF 8 Expert (our own text): Originates methods" in text


def test_the_draft_framework_has_no_roles_and_says_so(
    screen: LibraryScreen, settle: Settle
) -> None:
    row = next(i for i in range(screen.framework.count()) if "SCRO" in screen.framework.itemText(i))
    screen.framework.setCurrentIndex(row)
    screen.framework.activated.emit(row)
    settle()
    names = [screen.sections.item(i).text() for i in range(screen.sections.count())]
    assert "Roles side by side" not in names
    assert "Modules" not in names
    assert "not the CRISIS project" in screen.hint.text()
    assert screen.framework.currentText().endswith("(draft)")
    explorer = screen.stack.currentWidget()
    assert isinstance(explorer, Explorer)
    assert explorer.switches == {}
    screen.open_place(Place(Kind.COMPETENCE, "RE1", "SCRO 0.1"))
    settle()
    assert "the general levels" in shown(screen)


def test_the_explorer_shows_demands_and_opens_a_competence(
    screen: LibraryScreen, settle: Settle
) -> None:
    explorer = screen.stack.currentWidget()
    assert isinstance(explorer, Explorer)
    row = explorer.model.row_of("B6")
    cells = [explorer.model.index(row, column).data(CELL) for column in range(1, 6)]
    assert [[d.letter for d in cell.demands] for cell in cells] == [["D", "C"], ["M"], [], [], []]
    assert cells[1].demands[0].differs
    assert [cell.mark for cell in cells] == ["source", "", "", "", ""]
    said = explorer.model.index(row, 2).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Smart City Project Manager: mandatory" in said
    assert "the source also says something else" in said
    explorer.view.setCurrentIndex(explorer.model.index(row, 0))
    explorer.view.setFocus()
    QTest.keyClick(explorer.view, Qt.Key.Key_Return)
    settle()
    assert screen.history.current == Place(Kind.COMPETENCE, "B6", "SCCF 1.0")


def test_case_studies_are_narrowed_down(screen: LibraryScreen, settle: Settle) -> None:
    screen.open_place(Place(Kind.CASE_STUDY, ""))
    settle()
    cases = screen.stack.currentWidget()
    assert isinstance(cases, CaseList)
    assert cases.model.rowCount() == 11
    cases.country.setCurrentIndex(cases.country.findData("RO"))
    assert cases.model.rowCount() == 4
    cases.text.setText("metering")
    assert [cases.model.case(i).code for i in range(cases.model.rowCount())] == ["03"]
    cases.text.setText("nothing like this")
    assert cases.model.rowCount() == 0
    assert "Clear a filter" in cases.count.text()
    cases.clear.click()
    assert cases.model.rowCount() == 11
    cases.view.setCurrentIndex(cases.model.index(7, 0))
    cases.view.setFocus()
    QTest.keyClick(cases.view, Qt.Key.Key_Return)
    settle()
    assert screen.history.current == Place(Kind.CASE_STUDY, "08")
    assert "inferred from its text" in shown(screen)


def test_a_page_is_saved_as_pdf(
    screen: LibraryScreen,
    settle: Settle,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []

    def place(name: str, *_asked: object) -> Path:
        asked.append(name)
        return tmp_path / "card.pdf"

    monkeypatch.setattr("s4c_desktop.ui.documents.ask_place", place)
    screen.open_place(ROLE)
    settle()
    with qtbot.waitSignal(screen.documents.saved):
        screen.save_action.trigger()
    assert asked == ["Smart City Project Manager.pdf"]
    text = PdfReader(tmp_path / "card.pdf").pages[0].extract_text()
    assert "Smart City Project Manager" in text


def test_the_handbook_of_the_chosen_framework_is_saved(
    screen: LibraryScreen,
    settle: Settle,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []

    def place(name: str, *_asked: object) -> Path:
        asked.append(name)
        return tmp_path / "handbook.pdf"

    monkeypatch.setattr("s4c_desktop.ui.documents.ask_place", place)
    screen.open_place(Place(Kind.COMPETENCE, "RE1", "SCRO 0.1"))
    settle()
    with qtbot.waitSignal(screen.documents.saved):
        screen.handbook_action.trigger()
    assert asked == ["Handbook SCRO 0.1.pdf"]
    assert screen.documents.isVisible()
    assert "handbook.pdf" in screen.documents.message.full_text()
    assert len(PdfReader(tmp_path / "handbook.pdf").pages) > 1


def test_it_fits_a_small_window(screen: LibraryScreen, settle: Settle) -> None:
    screen.resize(760, 500)
    settle()
    assert screen.sections.isHidden()
    assert screen.fold.isVisible()
    screen.fold.click()
    assert screen.sections.isVisible()
    screen.sections.opened.emit(Place(Kind.COMPETENCE, "D3", "SCCF 1.0"))
    settle()
    assert screen.sections.isHidden()
    assert screen.hint.wordWrap()
    assert screen.view.horizontalScrollBar().maximum() == 0
    assert screen.crumbs.title.width() > 100


def test_the_key_of_the_explorer_folds_away_in_a_low_window(
    screen: LibraryScreen, settle: Settle
) -> None:
    explorer = screen.stack.currentWidget()
    assert isinstance(explorer, Explorer)
    screen.resize(900, 800)
    settle()
    assert explorer.key.isVisible()
    assert explorer.fold.isHidden()
    screen.resize(760, 480)
    settle()
    assert explorer.key.isHidden()
    explorer.fold.click()
    assert explorer.key.isVisible()


def test_the_colours_follow_the_scheme(
    screen: LibraryScreen, settle: Settle, context: Context
) -> None:
    screen.open_place(ROLE)
    settle()
    page = screen.view.page
    assert isinstance(page, Page)
    light = screen.view.toHtml()
    context.theme.set_scheme("dark")
    assert screen.view.toHtml() != light
    assert screen.view.page is page
