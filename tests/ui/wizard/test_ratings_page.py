"""The ratings step beyond its keys: list, texts that save themselves, evidence, folding."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.assessment import Scope
from s4c_desktop.domain.flow import Step
from s4c_desktop.domain.scale import State
from s4c_desktop.domain.set_up import SetUp
from s4c_desktop.services.assessments import EvidenceDetails
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.rating.rung import Detail, Rung
from s4c_desktop.ui.wizard.competence_model import AreaEntry, CompetenceEntry
from s4c_desktop.ui.wizard.evidence_dialog import EvidenceDialog
from s4c_desktop.ui.wizard.exempt_dialog import ExemptDialog
from s4c_desktop.ui.wizard.ratings_page import RatingsPage
from s4c_desktop.ui.wizard.session import Session
from tests.ui.conftest import RecordingMessages
from tests.ui.wizard.conftest import Settle, press

DETAILS = EvidenceDetails("Minutes of a meeting", "Work sample", date(2026, 3, 2))


def codes(page: RatingsPage) -> list[str]:
    return [entry.competence.code for entry in page.list.model.entries()]


def whole_framework(session: Session, settle: Settle) -> None:
    session.set_up(SetUp(session.framework.id, "SCPD", scope=Scope.ALL, assessors="M. Berger"))
    settle()


# -- the list ------------------------------------------------------------------------------


def test_the_list_shows_the_scope_by_area(page: RatingsPage, session: Session) -> None:
    assert tuple(codes(page)) == session.flow.competences
    model = page.list.model
    rows = [model.index(row).data(Qt.ItemDataRole.UserRole) for row in range(model.rowCount())]
    areas = [row.area.code for row in rows if isinstance(row, AreaEntry)]
    assert areas == [area.code for area in session.framework.areas]
    heading: AreaEntry | None = None
    for row in rows:
        if isinstance(row, AreaEntry):
            heading = row
        elif isinstance(row, CompetenceEntry):
            assert heading is not None
            assert row.competence.area == heading.area.code


def test_progress_is_counted_for_each_area_and_for_all(page: RatingsPage, session: Session) -> None:
    session.answer("A1", State.NO_EVIDENCE)
    session.answer("A2", State.RATED, 4)
    session.toggle_flag("A3")
    total = len(session.flow.competences)
    first = page.list.model.index(0).data(Qt.ItemDataRole.UserRole)
    assert (first.done, page.list.bar.value(), page.list.bar.maximum()) == (2, 2, total)
    assert page.list.done.text() == f"2 of {total} done"
    assert page.list.flags.text() == "1 flagged"


@pytest.mark.parametrize("words", ["INTERNET", "things internet", "b4", "ïnternet"])
def test_search_finds_words_of_code_title_and_aliases(
    page: RatingsPage, session: Session, words: str
) -> None:
    page.list.search.setText(words)
    shown = codes(page)
    assert "B4" in shown
    assert len(shown) < len(session.flow.competences)


def test_enter_in_the_search_jumps_to_the_first_found(page: RatingsPage, session: Session) -> None:
    page.list.search.setFocus()
    page.list.search.setText("internet of things")
    press(Qt.Key.Key_Return)
    assert session.flow.position == "B4"
    assert QApplication.focusWidget() is page.view.ladder
    assert tuple(codes(page)) == session.flow.competences


def test_a_search_that_finds_nothing_says_so(page: RatingsPage, session: Session) -> None:
    assert page.list.nothing.isHidden()
    page.list.search.setText("zzz")
    assert not page.list.nothing.isHidden()
    assert codes(page) == [session.flow.position], "where the person stands stays in sight"
    page.list.search.setFocus()
    press(Qt.Key.Key_Escape)
    assert page.list.nothing.isHidden()


def test_filters(page: RatingsPage, session: Session, settle: Settle) -> None:
    whole_framework(session, settle)
    session.jump("A2")
    session.answer("A2", State.RATED, 6)
    session.toggle_flag("B4")
    page.list.flagged.click()
    assert codes(page) == ["A2", "B4"]
    page.list.flagged.click()
    page.list.unrated.click()
    assert len(codes(page)) == 40, "the current one stays, rated or not"
    session.jump("A3")
    assert "A2" not in codes(page)
    page.list.unrated.click()
    assert not page.list.mandatory.isHidden()
    page.list.mandatory.click()
    requirements = session.framework.requirements("SCPD", "default")
    assert set(codes(page)) == {c for c, r in requirements.items() if r.mandatory} | {"A3"}


def test_mandatory_is_no_choice_where_all_are(page: RatingsPage) -> None:
    assert page.list.mandatory.isHidden()


def test_rows_say_everything_to_screen_readers(page: RatingsPage, session: Session) -> None:
    session.answer("B4", State.NO_EVIDENCE)
    session.toggle_flag("B4")
    model = page.list.model
    row = model.row_of("B4")
    assert row is not None
    said = model.index(row).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "B4 Internet of Things, Mandatory, No evidence yet, flagged"


# -- the ladder ----------------------------------------------------------------------------


def test_no_evidence_and_untouched_choose_no_rung(page: RatingsPage, session: Session) -> None:
    position = session.flow.position
    assert page.view.ladder.selected() is None
    session.answer(position, State.NO_EVIDENCE)
    assert page.view.ladder.selected() is None
    assert page.view.no_evidence.isChecked()
    assert page.view.state.text() == "No evidence yet"
    session.answer(position, State.BELOW)
    assert page.view.ladder.selected() is page.view.ladder.rungs[None]
    assert not page.view.no_evidence.isChecked()


def test_the_required_level_is_marked(page: RatingsPage, session: Session) -> None:
    requirement = session.framework.requirements("SCPD", "default")[session.flow.position]
    marked = [place for place, rung in page.view.ladder.rungs.items() if rung.required]
    assert marked == [requirement.eqf]


def test_where_the_source_disagrees_about_the_level_it_is_said(
    page: RatingsPage, session: Session
) -> None:
    panel = page.panel
    session.jump("A1")
    assert panel.source.isHidden()
    session.jump("B4")
    assert not panel.source.isHidden()
    assert "EQF 5 stands" in panel.source.text()


def test_a_second_click_keeps_the_choice(page: RatingsPage, session: Session) -> None:
    rung = page.view.ladder.rungs[6]
    rung.click()
    rung.click()
    assert rung.isChecked()
    assert session.rating(session.flow.position).level == 6


def test_buttons_do_what_their_keys_do(page: RatingsPage, session: Session) -> None:
    position = session.flow.position
    page.view.no_evidence.click()
    page.view.flag.click()
    rating = session.rating(position)
    assert (rating.state, rating.flagged) == (State.NO_EVIDENCE, True)
    page.view.no_evidence.click()
    assert session.rating(position).state is State.NO_EVIDENCE
    assert page.view.no_evidence.isChecked()
    page.view.forward.click()
    assert session.flow.number == 2
    page.view.back.click()
    assert session.flow.number == 1


def test_the_last_one_leads_to_the_review(page: RatingsPage, session: Session) -> None:
    *others, last = session.flow.competences
    for code in others:
        session.answer(code, State.RATED, 6)
    session.jump(last)
    assert page.view.forward.text() == "Next unrated"
    press(Qt.Key.Key_6, "6")
    assert page.view.forward.text() == "Review"
    page.view.forward.click()
    assert session.flow.step is Step.REVIEW


@pytest.mark.parametrize("width", [480, 820, 1300, 2400])
@pytest.mark.parametrize("height", [400, 520, 820, 1800])
def test_nothing_is_clipped(page: RatingsPage, width: int, height: int) -> None:
    page.resize(width, height)
    QApplication.processEvents()
    ladder = page.view.ladder
    for rung in ladder.rungs.values():
        detail, is_open = rung._detail, rung.is_open
        assert rung.height() >= rung.height_for(rung.width(), detail, is_open=is_open)
        assert rung.geometry().right() <= ladder.width()
    for button in page.view.findChildren(QAbstractButton):
        if button.isVisible() and not isinstance(button, Rung):
            place = button.mapTo(page, button.rect().bottomRight())
            assert button.width() >= button.minimumSizeHint().width()
            assert place.x() <= page.width()
            assert place.y() <= page.height()


def test_the_ladder_shows_more_where_there_is_room(page: RatingsPage) -> None:
    details = []
    for height in (1800, 400):
        page.resize(1300, height)
        QApplication.processEvents()
        details.append(page.view.ladder._detail)
    assert details == [Detail.FULL, Detail.ONE_LINE]


def test_the_ladder_leaves_no_room_for_a_further_line(page: RatingsPage) -> None:
    ladder = page.view.ladder
    line = ladder.fontMetrics().lineSpacing()
    for room in range(320, 900, 10):
        ladder.fit(640, room)
        left = room - ladder.height()
        shortened = ladder._detail.lines is not None
        assert left >= 0, f"{room}: {ladder._detail}"
        assert not shortened or left < 4 * line, f"{room}: {ladder._detail}, {left} left"


# -- texts ---------------------------------------------------------------------------------


def test_a_note_is_saved_after_a_pause(page: RatingsPage, session: Session, qtbot: QtBot) -> None:
    page.panel.note.setFocus()
    with qtbot.waitSignal(session.saved):
        press(Qt.Key.Key_S, "S")
        assert session.rating(session.flow.position).note == "", "not before the pause"
    assert session.assessment is not None
    stored = session.context.program.assessments.load(session.assessment.id)
    assert stored.rating(session.flow.position).note == "S"


def test_a_note_is_saved_when_focus_leaves(page: RatingsPage, session: Session) -> None:
    page.panel.note.setFocus()
    press(Qt.Key.Key_S, "S")
    page.panel.running_note.setFocus()
    assert session.rating(session.flow.position).note == "S"


def test_a_note_stays_with_its_competence(page: RatingsPage, session: Session) -> None:
    first = session.flow.position
    page.panel.note.setFocus()
    press(Qt.Key.Key_S, "S")
    session.next()
    assert session.rating(first).note == "S"
    assert session.rating(session.flow.position).note == ""
    assert page.panel.note.toPlainText() == ""


def test_typing_goes_on_while_a_save_is_on_its_way(
    page: RatingsPage, session: Session, settle: Settle
) -> None:
    page.panel.note.setFocus()
    press(Qt.Key.Key_S, "S")
    page.panel.note.commit()
    press(Qt.Key.Key_E, "e")
    settle()
    assert page.panel.note.toPlainText() == "Se"
    page.leave()
    assert session.rating(session.flow.position).note == "Se"


def test_refused_text_stays_in_its_field(
    page: RatingsPage,
    session: Session,
    settle: Settle,
    messages: RecordingMessages,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_arguments: object, **_named: object) -> Any:
        raise UserError(mark("The disk is full."))

    page.panel.note.setFocus()
    with monkeypatch.context() as patched:
        patched.setattr(type(session.context.program.assessments), "rate", refuse)
        press(Qt.Key.Key_S, "S")
        page.leave()
        settle()
    assert len(messages.errors) == 1
    assert session.rating(session.flow.position).note == ""
    assert page.panel.note.toPlainText() == "S", "what was typed is not lost"
    page.leave()
    settle()
    assert session.rating(session.flow.position).note == "S"


def test_undo_shows_in_the_field(page: RatingsPage, session: Session) -> None:
    session.change_note(session.flow.position, "Seen")
    assert page.panel.note.toPlainText() == "Seen"
    session.undo_stack.undo()
    assert page.panel.note.toPlainText() == ""


# -- evidence ------------------------------------------------------------------------------


def test_evidence_is_added_linked_changed_and_removed(
    page: RatingsPage, session: Session, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = session.flow.position
    monkeypatch.setattr(EvidenceDialog, "ask", lambda *_arguments: DETAILS)
    page.panel.evidence.add.click()
    (row,) = page.panel.evidence.rows
    assert row.tick.isChecked(), "what is noted here supports this competence"
    session.next()
    (row,) = page.panel.evidence.rows
    assert not row.tick.isChecked()
    row.tick.click()
    other = EvidenceDetails("Other words", "Test")
    monkeypatch.setattr(EvidenceDialog, "ask", lambda *_arguments: other)
    page.panel.evidence.rows[0].change.click()
    settle()
    assert session.assessment is not None
    (item,) = session.assessment.evidence
    assert (item.description, item.kind, item.date) == ("Other words", "Test", None)
    assert item.links == {first, session.flow.position}
    page.panel.evidence.rows[0].remove.click()
    settle()
    assert session.assessment.evidence == ()
    assert page.panel.evidence.rows == []


def test_a_tick_by_key_keeps_the_focus(page: RatingsPage, session: Session) -> None:
    session.add_evidence(DETAILS)
    tick = page.panel.evidence.rows[0].tick
    tick.setFocus()
    press(Qt.Key.Key_Space, " ")
    assert session.assessment is not None
    assert session.assessment.evidence[0].links == {session.flow.position}
    assert QApplication.focusWidget() is page.panel.evidence.rows[0].tick
    press(Qt.Key.Key_Space, " ")
    assert session.assessment.evidence[0].links == frozenset()


def test_the_evidence_dialog(qtbot: QtBot) -> None:
    dialog = EvidenceDialog(None, None)
    qtbot.addWidget(dialog)
    assert not dialog.ok.isEnabled()
    dialog.description.setPlainText("  Minutes ")
    dialog.kind.setCurrentText("Work sample")
    assert dialog.ok.isEnabled()
    assert dialog.details() == EvidenceDetails("Minutes", "Work sample", None)
    dialog.dated.setChecked(True)
    dialog.date.setDate(dialog.date.date().fromString("2026-03-02", "yyyy-MM-dd"))
    assert dialog.details().date == date(2026, 3, 2)


def test_the_exempt_dialog_needs_reason_and_name(qtbot: QtBot) -> None:
    dialog = ExemptDialog("A1 Creative thinking", "", "", None)
    qtbot.addWidget(dialog)
    dialog.reason.setPlainText("Not part of the post")
    assert not dialog.ok.isEnabled()
    dialog.name.setText(" M. Berger ")
    assert dialog.ok.isEnabled()
    assert dialog.answer == ("Not part of the post", "M. Berger")


# -- folding -------------------------------------------------------------------------------


def test_list_and_notes_fold_away_and_open_again(page: RatingsPage, session: Session) -> None:
    assert page.list.isVisible()
    assert page.panel.isVisible()
    page.resize(700, 500)
    QApplication.processEvents()
    assert page.list.isHidden()
    assert page.panel.isHidden()
    page.view.open_list.click()
    assert page.list.isVisible()
    press(Qt.Key.Key_Escape)
    assert page.list.isHidden()
    page.view.open_list.click()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert page.list.isHidden()
    assert session.flow.number == 2
    press(Qt.Key.Key_N, "n")
    assert page.panel.isVisible()
    assert QApplication.focusWidget() is page.panel.note
    press(Qt.Key.Key_Escape)
    assert page.panel.isHidden()
    assert QApplication.focusWidget() is page.view.ladder
    press(Qt.Key.Key_6, "6")
    assert session.rating(session.flow.position).level == 6


def test_the_notes_can_be_put_away_in_a_wide_window(page: RatingsPage) -> None:
    page.view.open_panel.click()
    assert page.panel.isHidden()
    press(Qt.Key.Key_N, "n")
    assert page.panel.isVisible()


# -- reading only, and names ---------------------------------------------------------------


@pytest.fixture
def signed(page: RatingsPage, session: Session, settle: Settle) -> RatingsPage:
    from s4c_desktop.domain.assessment import Decision

    for code in session.flow.competences:
        session.answer(code, State.RATED, 6)
    session.set_up(
        SetUp(session.framework.id, "SCPD", assessors="M. Berger", held_on=date(2026, 3, 2))
    )
    session.decide(Decision.MEETS, "M. Berger")
    session.sign("M. Berger")
    settle()
    page.refresh()
    return page


def test_a_signed_assessment_is_only_read(signed: RatingsPage, session: Session) -> None:
    assert signed.panel.note.isReadOnly()
    assert signed.view.no_evidence.isHidden()
    assert signed.panel.evidence.add.isHidden()
    signed.enter()
    press(Qt.Key.Key_4, "4")
    assert session.rating(session.flow.position).level == 6
    before = session.flow.number
    press(Qt.Key.Key_Return)
    assert session.flow.number == before + 1


def test_rungs_are_one_choice_among_several(page: RatingsPage, session: Session) -> None:
    session.answer(session.flow.position, State.RATED, 6)
    spoken = {}
    for place, rung in page.view.ladder.rungs.items():
        interface = QAccessible.queryAccessibleInterface(rung)
        assert interface.role() == QAccessible.Role.RadioButton
        spoken[place] = (interface.text(QAccessible.Text.Name), interface.state().checked)
    assert spoken[6] == ("Proficient, EQF 6, required", 1)
    assert spoken[None] == ("Below 4, key 3", 0)


def test_tab_goes_from_left_to_right(page: RatingsPage) -> None:
    page.list.search.setFocus()
    parts: list[QWidget] = []
    for _number in range(40):
        press(Qt.Key.Key_Tab)
        widget = QApplication.focusWidget()
        assert widget is not None
        for part in (page.list, page.view, page.panel):
            if part.isAncestorOf(widget) and (not parts or parts[-1] is not part):
                parts.append(part)
        if widget is page.panel.running_note:
            break
    assert parts == [page.list, page.view, page.panel]


def test_everything_that_takes_the_focus_has_a_name(
    page: RatingsPage, session: Session, context: Context
) -> None:
    session.add_evidence(DETAILS)
    for widget in page.findChildren(QWidget):
        named = isinstance(widget, (QAbstractButton, QLineEdit, QPlainTextEdit))
        if named and widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
            text = widget.text() if isinstance(widget, QAbstractButton) else ""
            assert widget.accessibleName() or text, widget
    assert page.view.ladder.accessibleName()
    assert page.list.view.accessibleName()
