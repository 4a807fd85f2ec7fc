"""Step 4: everything at a glance, and what stands in the way of signing off."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from s4c_desktop.domain.assessment import Scope
from s4c_desktop.domain.flow import Step
from s4c_desktop.domain.scale import State
from s4c_desktop.ui.wizard.competence_grid import CompetenceGrid
from s4c_desktop.ui.wizard.competence_model import ENTRY
from s4c_desktop.ui.wizard.review_page import ReviewPage
from s4c_desktop.ui.wizard.session import Session
from tests.ui.wizard.conftest import Settle, Start, press

Open = Callable[..., ReviewPage]


@pytest.fixture
def open_page(session: Session, settle: Settle, qtbot: QtBot) -> Iterator[Open]:
    """Return a function that shows the page of the session."""

    def make(width: int = 900) -> ReviewPage:
        session.go(Step.REVIEW)
        page = ReviewPage(session)
        qtbot.addWidget(page)
        page.resize(width, 600)
        with qtbot.waitExposed(page):
            page.show()
        page.activateWindow()
        page.refresh()
        page.enter()
        return page

    yield make
    settle()


def codes(grid: CompetenceGrid) -> list[str]:
    model = grid.tiles
    return [model.index(row).data(ENTRY).competence.code for row in range(model.rowCount())]


def said(page: ReviewPage) -> str:
    return " ".join(label.text() for label in page._summary.findChildren(QLabel))


def test_the_unrated_stand_first_and_are_named(open_page: Open, session: Session) -> None:
    session.answer("A1", State.RATED, 6)
    session.answer("A2", State.NO_EVIDENCE)
    page = open_page()
    assert codes(page.given) == ["A1", "A2"]
    assert len(codes(page.unrated)) == 12
    assert "2 of 14 competences are done." in said(page)
    listed = ", ".join(codes(page.unrated))
    assert f"Mandatory competences nobody has rated: {listed}." in said(page)


def test_mandatory_ones_come_before_optional_ones(
    open_page: Open, session: Session, start: Start, settle: Settle
) -> None:
    session.load(start(scope=Scope.ALL))
    settle()
    page = open_page()
    required = session.framework.requirements("SCPD", "default")
    marks = [required[code].mandatory for code in codes(page.unrated)]
    assert marks == sorted(marks, reverse=True)
    assert len(marks) == 40


def test_enter_leads_to_the_first_unrated(open_page: Open, session: Session) -> None:
    session.answer("A1", State.RATED, 6)
    page = open_page()
    assert QApplication.focusWidget() is page.unrated
    press(Qt.Key.Key_Return)
    assert (session.flow.step, session.flow.position) == (Step.RATINGS, codes(page.unrated)[0])


def test_arrows_move_over_the_tiles_in_both_directions(open_page: Open, session: Session) -> None:
    page = open_page(900)
    columns = page.unrated.columns()
    assert columns == 3
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert session.flow.position == codes(page.unrated)[columns + 1]


def test_a_click_leads_to_a_competence(open_page: Open, session: Session, qtbot: QtBot) -> None:
    session.answer("A1", State.RATED, 6)
    page = open_page()
    tile = page.given.visualRect(page.given.tiles.index(0)).center()
    qtbot.mouseClick(  # type: ignore[no-untyped-call]
        page.given.viewport(), Qt.MouseButton.LeftButton, pos=tile
    )
    assert (session.flow.step, session.flow.position) == (Step.RATINGS, "A1")


def test_what_is_missing_leads_to_where_it_is_given(open_page: Open, session: Session) -> None:
    page = open_page()
    ways = {b.text(): b for b in page._summary.findChildren(QPushButton)}
    assert list(ways) == ["Go to A1", "Go to the set-up"]
    assert "The date of the assessment." in said(page)
    ways["Go to the set-up"].click()
    assert session.flow.step is Step.SETUP


def test_with_everything_rated_enter_leads_to_the_result(open_page: Open, session: Session) -> None:
    for code in session.flow.competences:
        session.answer(code, State.RATED, 6)
    page = open_page()
    assert not page.unrated.isVisible()
    assert "All 14 competences are done." in said(page)
    assert QApplication.focusWidget() is page.go_on
    press(Qt.Key.Key_Return)
    assert session.flow.step is Step.RESULT


def test_a_straight_run_and_flags_are_mentioned_and_block_nothing(
    open_page: Open, session: Session
) -> None:
    for code in session.flow.competences:
        session.answer(code, State.RATED, 6)
    session.toggle_flag("A3")
    page = open_page()
    assert "14 competences in a row have the same rating" in said(page)
    assert "1 flag left (A3)." in said(page)
    assert page.go_on.isEnabled()


def test_undo_is_seen_at_once(open_page: Open, session: Session) -> None:
    session.answer("A1", State.RATED, 6)
    page = open_page()
    session.undo_stack.undo()
    assert codes(page.given) == []
    assert codes(page.unrated)[0] == "A1"


def test_every_tile_says_all_it_shows(open_page: Open, session: Session) -> None:
    session.answer("A1", State.BELOW)
    session.toggle_flag("A1")
    page = open_page()
    text = page.given.tiles.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert text == (
        "A1 Creative thinking, Mandatory · Evidence does not reach level 4 · "
        "thin evidence · flagged"
    )
