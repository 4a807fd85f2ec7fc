"""What stands around the ratings: strands, judged evidence, passages, sittings and handover."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from s4c_desktop.domain.assessment import Assessment, Evidence, Judgement, Kind, Rating
from s4c_desktop.domain.scale import State
from s4c_desktop.services.assessments import EvidenceDetails
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.wizard import interview, sitting_bar
from s4c_desktop.ui.wizard.evidence_dialog import EvidenceDialog
from s4c_desktop.ui.wizard.grounds_dialog import GroundsDialog
from s4c_desktop.ui.wizard.passage_dialog import PassageDialog
from s4c_desktop.ui.wizard.rating_history import RatingHistory
from s4c_desktop.ui.wizard.ratings_page import RatingsPage
from s4c_desktop.ui.wizard.session import Session
from s4c_desktop.ui.wizard.sitting_bar import SittingBar, SittingDialog, SittingMenu
from tests.ui.conftest import RecordingMessages
from tests.ui.wizard.conftest import Settle, press

KEY = Qt.Key
NOTE = "Ran the harbour lighting project. Then a year abroad."


def stored(session: Session) -> Assessment:
    assert session.assessment is not None
    return session.context.program.assessments.load(session.assessment.id)


def tick(dialog: PassageDialog, code: str, state: Qt.CheckState) -> None:
    (item,) = dialog.list.findItems(f"{code} ", Qt.MatchFlag.MatchStartsWith)
    item.setCheckState(state)


# -- strands -------------------------------------------------------------------------------


def test_strands_by_keys_alone(page: RatingsPage, session: Session, settle: Settle) -> None:
    assert page.view.strands.isHidden(), "folded away until somebody wants them"
    press(KEY.Key_T, "t")
    assert session.rating("A1") == Rating()
    press(KEY.Key_R, "r")
    assert not page.view.ladder.rungs[6].keys_live
    press(KEY.Key_7, "7")
    press(KEY.Key_6, "6")
    assert QApplication.focusWidget() is page.view.ladder
    assert session.rating("A1") == Rating(knowledge=7, autonomy=6)
    assert page.view.strands.sentence.text() == "The lower strand is suggested: EQF 6."
    press(KEY.Key_T, "t")
    assert session.rating("A1") == Rating(State.RATED, 6, knowledge=7, autonomy=6)
    assert page.view.strands.take.isHidden()
    assert page.view.open_strands.text() == "Strands 7 · 6"
    for expected in (Rating(knowledge=7, autonomy=6), Rating(knowledge=7), Rating()):
        session.undo_stack.undo()
        assert session.rating("A1") == expected
    session.undo_stack.redo()
    page.view.strands.clear.click()
    assert session.rating("A1") == Rating()
    press(KEY.Key_R, "r")
    assert page.view.strands.isHidden()
    settle()
    history = session.context.program.assessments.history(stored(session).id)
    assert [(c.level, c.knowledge, c.autonomy) for c in history][:3] == [
        (None, 7, None),
        (None, 7, 6),
        (6, 7, 6),
    ]


def test_strands_far_apart_suggest_nothing_and_ask_for_a_reason(
    page: RatingsPage, session: Session, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Rating] = []
    reasons = iter(("", "Worked under guidance", ""))

    def ask(_name: str, rating: Rating, _parent: object) -> str:
        asked.append(rating)
        return next(reasons)

    monkeypatch.setattr(GroundsDialog, "ask", ask)
    page.view.open_box(True)
    page.view.strands.knowledge.button(7).click()
    page.view.strands.autonomy.button(3).click()
    assert "4 levels apart" in page.view.strands.sentence.text()
    page.enter()
    for key in ("t", "5", "5"):
        assert session.rating("A1").level is None
        press(ord(key.upper()), key)
    assert [rating.level for rating in asked] == [5, 5], "without a reason no level is kept"
    assert session.rating("A1").grounds == "Worked under guidance"
    assert page.view.strands.grounds.text() == "Reason: Worked under guidance"
    press(KEY.Key_5, "5")
    press(KEY.Key_E, "e")
    assert session.rating("A1") == Rating(State.NO_EVIDENCE)
    session.next()
    press(KEY.Key_6, "6")
    code = session.flow.position
    page.view.strands.knowledge.button(8).click()
    page.view.strands.autonomy.button(4).click()
    assert session.rating(code) == Rating(State.RATED, 6, knowledge=8), "thought better of it"
    assert page.view.strands.autonomy.value() is None
    settle()
    assert stored(session).rating(code) == session.rating(code)


def test_the_dialog_wants_a_reason(qtbot: QtBot) -> None:
    dialog = GroundsDialog("A1 Creativity", Rating(State.BELOW, knowledge=7, autonomy=3), None)
    qtbot.addWidget(dialog)
    assert not dialog.go_on.isEnabled()
    dialog.reason.setPlainText("  because ")
    assert dialog.go_on.isEnabled()
    dialog.keep_typed()
    assert (dialog.result(), dialog.answer) == (dialog.DialogCode.Accepted, "because")


# -- evidence ------------------------------------------------------------------------------


def test_evidence_is_judged_and_says_what_counts(
    page: RatingsPage, session: Session, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ask(
        item: Evidence | None, _parent: object, reviewer: str | None, _text: str = ""
    ) -> EvidenceDetails:
        dialog = EvidenceDialog(item, None, reviewer)
        qualms = Judgement.NO if item else Judgement.YES
        dialog.description.setPlainText("Minutes")
        assert dialog.review is not None
        dialog.review.questions["valid"].button(Judgement.YES).click()
        dialog.review.questions["authentic"].button(qualms).click()
        details = dialog.details()
        dialog.deleteLater()
        return details

    monkeypatch.setattr(EvidenceDialog, "ask", ask)
    sufficient = page.panel.sufficient
    page.panel.evidence.add.click()
    assert page.panel.evidence.rows[0]._review.text() == (
        "valid, authentic, current: not reviewed · M. Berger"
    )
    assert sufficient.summary.text() == "1 item linked. Evidence: not reviewed."
    press(KEY.Key_6, "6")
    press(KEY.Key_S, "s")
    assert sufficient.choice.value() is Judgement.YES
    assert sufficient.summary.text() == "1 item linked. Evidence: sufficient."
    page.panel.evidence.rows[0].change.click()
    assert page.panel.evidence.rows[0]._review.text().endswith("does not count · M. Berger")
    assert sufficient.summary.text() == (
        "1 item linked, 1 does not count. Evidence: not sufficient yet."
    )
    session.undo_stack.undo()
    session.undo_stack.undo()
    assert session.rating("A1").sufficient is Judgement.NOT_REVIEWED
    sufficient.choice.button(Judgement.NO).click()
    press(KEY.Key_L, "l")
    assert QApplication.focusWidget() is page.panel.evidence.rows[0].tick
    press(KEY.Key_Space, " ")
    assert sufficient.summary.text() == "Nothing linked. Evidence: not sufficient yet."
    settle()
    (item,) = stored(session).evidence
    assert (item.valid, item.reviewed_by, item.links) == (Judgement.YES, "M. Berger", frozenset())
    assert stored(session).rating("A1").sufficient is Judgement.NO


def test_who_reviews_is_named(qtbot: QtBot) -> None:
    dialog = EvidenceDialog(None, None, "")
    qtbot.addWidget(dialog)
    dialog.description.setPlainText("Minutes")
    assert dialog.ok.isEnabled()
    assert dialog.review is not None
    dialog.review.questions["current"].button(Judgement.NO).click()
    assert not dialog.ok.isEnabled()
    dialog.review.reviewed_by.setText("Maria")
    assert dialog.ok.isEnabled()
    dialog.review.questions["current"].button(Judgement.NOT_REVIEWED).click()
    assert dialog.details() == EvidenceDetails("Minutes"), "nobody reviewed it"


def test_oneself_is_asked_for_none_of_it(page: RatingsPage, session: Session) -> None:
    session.context.preferences.guided_self = False
    session.kind = Kind.SELF
    page.refresh()
    assert page.panel.sufficient.isHidden()
    press(KEY.Key_S, "s")
    press(KEY.Key_6, "6")
    assert session.rating("A1") == Rating(State.RATED, 6)
    assert page.view.given.isHidden()


# -- passages ------------------------------------------------------------------------------


def test_a_passage_is_linked_opened_and_unlinked(
    page: RatingsPage, session: Session, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, other = session.flow.competences[:2]
    asked: list[tuple[str, frozenset[str]]] = []
    answers = iter((frozenset({here, other}), None, frozenset({other})))

    def ask(
        text: str, _competences: object, links: frozenset[str], *_rest: object, **_named: object
    ) -> frozenset[str] | None:
        asked.append((text, links))
        return next(answers)

    monkeypatch.setattr(PassageDialog, "ask", ask)
    note, passages = page.panel.running_note, page.panel.passages
    note.setPlainText(NOTE)
    assert not note.link_button.isEnabled()
    assert passages.isHidden()
    cursor = note.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor, 33)
    note.setTextCursor(cursor)
    note.setFocus()
    note.link.trigger()
    assert asked == [(NOTE[:33], frozenset({here}))]
    (row,) = passages.rows
    assert row.text.text() == NOTE[:33]
    note.setPlainText("Nothing of it is left.")
    note.commit()
    session.next()
    (row,) = passages.rows
    row.open.click()
    assert asked[-1] == (NOTE[:33], frozenset({here, other}))
    row.open.click()
    assert not passages.isHidden()
    settle()
    (passage,) = stored(session).passages
    assert (passage.text, passage.links) == (NOTE[:33], frozenset({other}))
    passages.rows[0].unlink.click()
    assert passages.isHidden()
    settle()
    assert stored(session).passages == ()
    session.undo_stack.undo()
    settle()
    assert stored(session).passages == (passage,)
    assert [row.passage for row in passages.rows] == [passage]


def test_the_dialog_finds_and_ticks(qtbot: QtBot, session: Session) -> None:
    competences = session.framework.competences
    dialog = PassageDialog(NOTE, competences, frozenset({"A1"}), None)
    qtbot.addWidget(dialog)
    dialog.search.setText("internet things")
    rows = [dialog.list.item(row) for row in range(dialog.list.count())]
    assert [row.text()[:2] for row in rows if not row.isHidden()] == ["B4"]
    tick(dialog, "B4", Qt.CheckState.Checked)
    assert dialog.links() == {"A1", "B4"}, "what is not shown stays ticked"
    for code in ("A1", "B4"):
        tick(dialog, code, Qt.CheckState.Unchecked)
    assert (dialog.ok.text(), dialog.ok.isEnabled()) == ("Unlink", True)
    new = PassageDialog(NOTE, competences, frozenset(), None)
    qtbot.addWidget(new)
    assert not new.ok.isEnabled()


# -- sittings ------------------------------------------------------------------------------


def test_a_rating_says_who_when_and_in_which_sitting(
    page: RatingsPage, session: Session, settle: Settle, qtbot: QtBot
) -> None:
    assert page.view.given.isHidden()
    press(KEY.Key_6, "6")
    assert page.view.given.full_text().startswith("M. Berger, ")
    assert page.view.given.full_text().endswith(", sitting 1")
    settle()
    assert session.assessment is not None
    session.reload()
    settle()
    assert session.assessment.sittings == stored(session).sittings
    interview.start_sitting(session, "Ivan Petrov", "Room 4")
    press(KEY.Key_7, "7")
    settle()
    found = stored(session)
    assert [s.led_by for s in found.sittings] == ["M. Berger", "Ivan Petrov"]
    assert found.given["A1"].by == "Ivan Petrov"
    assert page.view.given.full_text().endswith(", sitting 2")
    page.view.given.click()
    settle()
    (shown,) = page.findChildren(RatingHistory)
    told = [line.text() for line in shown.lines]
    assert told[0] == "EQF 7"
    assert told[1].startswith("Ivan Petrov, ")
    assert told[2] == "EQF 6"
    assert told[3].endswith(", sitting 1")
    with qtbot.waitSignal(shown.finished):
        shown.close()


def test_a_new_sitting_is_offered_on_another_day(
    page: RatingsPage,
    session: Session,
    settle: Settle,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    day = timedelta(days=0)
    bar = SittingBar(session, lambda: datetime.now(UTC) + day)
    menu = SittingMenu(session)
    qtbot.addWidget(bar)
    qtbot.addWidget(menu)
    bar.refresh()
    assert bar.isHidden()
    session.answer("A1", State.RATED, 6)
    settle()
    assert bar.isHidden()
    assert menu.button.text() == "Sitting 1"
    day = timedelta(days=1)
    bar.refresh()
    assert "led by M. Berger" in bar.text.text()
    assert not bar.isHidden()
    bar.decline.click()
    assert bar.isHidden()

    asked: list[SittingDialog] = []

    def run(dialog: SittingDialog) -> bool:
        asked.append(dialog)
        dialog.leader.setCurrentText("Ivan Petrov")
        dialog.deleteLater()
        return True

    monkeypatch.setattr(sitting_bar.SittingDialog, "run", run)
    menu.hand_over.trigger()
    assert menu.button.text() == "Sitting 2"
    settle()
    assert session.rater == "Ivan Petrov"
    assert stored(session).assessors == "M. Berger, Ivan Petrov"
    session.undo_stack.undo()
    settle()
    assert [s.number for s in stored(session).sittings] == [1]
    assert session.rater == "M. Berger"


def test_a_sitting_that_was_rated_in_stays(
    session: Session, settle: Settle, messages: RecordingMessages, context: Context
) -> None:
    interview.start_sitting(session, "Ivan Petrov", "")
    settle()
    assert session.assessment is not None
    other = context.program.assessments
    other.rate(session.assessment.id, "A2", Rating(State.RATED, 5), by="Ivan Petrov")
    session.undo_stack.undo()
    settle()
    assert "so it is kept" in messages.errors[0].text()
    assert [s.led_by for s in session.assessment.sittings] == ["Ivan Petrov"]


def test_the_sitting_dialog(qtbot: QtBot) -> None:
    dialog = SittingDialog(("Sitting 1",), ("Maria",), "Maria", "Room 4", None, handing_over=True)
    qtbot.addWidget(dialog)
    assert dialog.details() == ("", "Room 4")
    assert not dialog.go_on.isEnabled()
    dialog.leader.setCurrentText("Maria")
    assert (dialog.go_on.isEnabled(), dialog.newcomer.isHidden()) == (True, True)
    dialog.leader.setCurrentText(" Ivan ")
    assert (dialog.details()[0], dialog.newcomer.isHidden()) == ("Ivan", False)
