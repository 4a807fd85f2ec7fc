"""Edits: shown at once, stored in order, put back when refused, undone and redone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from PySide6.QtGui import QUndoStack
from pytestqt.qtbot import QtBot

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import mark
from s4c_desktop.bootstrap import Program
from s4c_desktop.domain.assessment import Assessment, Decision, Kind, Phase, Rating, Scope
from s4c_desktop.domain.changes import Changes
from s4c_desktop.domain.flow import Flow, Step
from s4c_desktop.domain.scale import State
from s4c_desktop.domain.set_up import SetUp
from s4c_desktop.services.assessments import EvidenceDetails, TextField
from s4c_desktop.services.people import PersonDetails
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.wizard.session import Session
from tests.ui.conftest import RecordingMessages
from tests.ui.wizard.conftest import Settle

DETAILS = EvidenceDetails("Minutes of a meeting", "Work sample", date(2026, 3, 2))


def stored(session: Session) -> Assessment:
    assert session.assessment is not None
    return session.context.program.assessments.load(session.assessment.id)


def test_saved_comes_only_after_the_commit(session: Session, qtbot: QtBot, settle: Settle) -> None:
    told: list[str] = []
    session.unsaved.connect(lambda: told.append("unsaved"))

    def on_saved(at: datetime) -> None:
        assert stored(session).rating("A1").level == 6
        assert at.tzinfo is UTC
        told.append("saved")

    session.saved.connect(on_saved)
    session.answer("A1", State.RATED, 6)
    assert told == ["unsaved"]
    assert session.rating("A1").level == 6, "an edit shows at once"
    assert session.has_unsaved
    settle()
    assert told == ["unsaved", "saved"]
    assert not session.has_unsaved


def test_several_edits_are_saved_once_all_are_committed(session: Session, settle: Settle) -> None:
    times: list[datetime] = []
    session.saved.connect(times.append)
    for level in (4, 5, 6, 7):
        session.answer("A1", State.RATED, level)
    settle()
    assert len(times) == 1
    assert stored(session).rating("A1").level == 7
    history = session.context.program.assessments.history(stored(session).id)
    assert [change.level for change in history] == [4, 5, 6, 7]


# -- refused -------------------------------------------------------------------------------


def refuse(*_arguments: object, **_named: object) -> Any:
    raise UserError(mark("The disk is full."))


def test_a_refused_rating_is_put_back_and_told(
    session: Session,
    settle: Settle,
    messages: RecordingMessages,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    session.answer("A1", State.RATED, 5)
    settle()
    refused: list[object] = []
    session.not_saved.connect(refused.append)
    monkeypatch.setattr(type(session.context.program.assessments), "rate", refuse)
    session.answer("A1", State.RATED, 8)
    session.toggle_flag("A2")
    assert session.rating("A1").level == 8
    settle()
    assert session.rating("A1").level == 5
    assert session.rating("A2") == Rating()
    assert "A2" not in session.flow.given
    assert len(refused) == 2
    assert [error.text() for error in messages.errors] == ["The disk is full."] * 2
    assert not session.undo_stack.canUndo()
    assert stored(session).rating("A1").level == 5


def test_a_refusal_keeps_what_was_entered_after_it(
    session: Session, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    service = type(session.context.program.assessments)
    rate = service.rate

    def picky(self: Any, assessment_id: Any, code: str, rating: Rating, **named: Any) -> Any:
        if rating.level == 4:
            refuse()
        return rate(self, assessment_id, code, rating, **named)

    monkeypatch.setattr(service, "rate", picky)
    session.answer("A1", State.RATED, 4)
    session.answer("A1", State.RATED, 7)
    settle()
    assert session.rating("A1").level == 7
    assert stored(session).rating("A1").level == 7


def test_refused_evidence_is_put_back_with_its_links(
    session: Session, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(session.context.program.assessments), "keep_evidence", refuse)
    session.add_evidence(DETAILS, "A1")
    settle()
    assert session.assessment is not None
    assert session.assessment.evidence == stored(session).evidence == ()


# -- undo ----------------------------------------------------------------------------------

Edit = Callable[[Session], object]
EDITS: dict[str, Edit] = {
    "level": lambda s: s.answer("A1", State.RATED, 7),
    "below": lambda s: s.answer("A1", State.BELOW),
    "no evidence": lambda s: s.answer("A1", State.NO_EVIDENCE),
    "exempt": lambda s: s.answer("A1", State.EXEMPT, reason="None", allowed_by="M. Berger"),
    "flag": lambda s: s.toggle_flag("A1"),
    "note": lambda s: s.change_note("A1", "Seen."),
    "running note": lambda s: s.write(TextField.RUNNING_NOTE, "A story"),
    "comment": lambda s: s.write(TextField.COMMENT, "Well done"),
    "title": lambda s: s.write(TextField.TITLE, "Second interview"),
    "decision": lambda s: s.decide(Decision.NOT_YET, "M. Berger"),
    "evidence": lambda s: s.add_evidence(DETAILS, "A2"),
    "change of evidence": lambda s: s.change_evidence(
        item(s), EvidenceDetails("Other words", "Test")
    ),
    "link": lambda s: s.link_evidence(item(s), "A1", linked=True),
    "unlink": lambda s: s.link_evidence(item(s), "A3", linked=False),
    "removal": lambda s: s.remove_evidence(item(s)),
}


def item(session: Session) -> Any:
    assert session.assessment is not None
    return session.assessment.evidence[0].id


def content(assessment: Assessment | None) -> tuple[object, ...]:
    assert assessment is not None
    given = {code: r for code, r in assessment.ratings.items() if r != Rating()}
    texts = (assessment.running_note, assessment.comment, assessment.title)
    decided = (assessment.decision, assessment.decided_by)
    return given, set(assessment.evidence), texts, decided


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS.keys())
def test_every_edit_can_be_undone_and_redone(session: Session, settle: Settle, edit: Edit) -> None:
    session.add_evidence(DETAILS, "A3")
    session.answer("A1", State.RATED, 5)
    settle()
    before = content(session.assessment)
    stack: QUndoStack = session.undo_stack
    count = stack.count()
    edit(session)
    settle()
    after = content(session.assessment)
    assert after != before
    assert content(stored(session)) == after
    assert stack.count() == count + 1
    assert stack.undoText()
    stack.undo()
    settle()
    assert content(session.assessment) == before
    assert content(stored(session)) == before
    stack.redo()
    settle()
    assert content(session.assessment) == after
    assert content(stored(session)) == after


def test_undo_is_one_more_change_in_the_history(session: Session, settle: Settle) -> None:
    session.answer("A1", State.RATED, 7)
    session.undo_stack.undo()
    settle()
    history = session.context.program.assessments.history(stored(session).id)
    assert [change.state for change in history] == [State.RATED, State.UNTOUCHED]


def test_undo_goes_where_it_undoes(session: Session) -> None:
    session.answer("A1", State.RATED, 7)
    session.jump("A3")
    session.undo_stack.undo()
    assert session.flow.position == "A1"
    session.go(Step.REVIEW)
    session.undo_stack.redo()
    assert session.flow.step is Step.REVIEW


def test_typing_in_one_note_is_one_command(session: Session) -> None:
    for text in ("S", "Se", "Seen"):
        session.change_note("A1", text)
    session.change_note("A2", "Other")
    assert session.undo_stack.count() == 2
    session.undo_stack.undo()
    session.undo_stack.undo()
    assert session.rating("A1").note == ""


def test_a_rating_between_two_notes_stays_a_command(session: Session) -> None:
    session.change_note("A1", "S")
    session.answer("A1", State.RATED, 6)
    session.change_note("A1", "Seen")
    assert session.undo_stack.count() == 3
    session.undo_stack.undo()
    assert session.rating("A1") == Rating(State.RATED, 6, note="S")


def test_an_edit_that_changes_nothing_is_none(session: Session) -> None:
    session.answer("A1", State.UNTOUCHED)
    session.write(TextField.COMMENT, "")
    assert session.undo_stack.count() == 0


# -- place ---------------------------------------------------------------------------------


def test_the_place_is_found_again(session: Session, context: Context, settle: Settle) -> None:
    third = session.flow.competences[2]
    session.answer(session.flow.competences[0], State.RATED, 6)
    session.jump(third)
    settle()
    again = Session(context)
    assert session.assessment is not None
    again.load(session.assessment.id)
    settle()
    assert again.flow == session.flow
    assert (again.flow.step, again.flow.position) == (Step.RATINGS, third)
    again.deleteLater()


# -- a new one -----------------------------------------------------------------------------


def test_a_new_assessment_is_stored_when_it_is_set_up(
    context: Context, program: Program, settle: Settle
) -> None:
    session = Session(context)
    session.begin(Kind.ASSESSOR)
    settle()
    assert session.flow == Flow()
    session.go(Step.RATINGS)
    assert session.flow == Flow()
    person = program.people.create(PersonDetails("Candidate 015")).value
    session.choose_person(person)
    session.go(Step.SETUP)
    setup = SetUp(session.framework.id, "SCPM", assessors="M. Berger")
    session.set_up(setup, Step.RATINGS)
    session.set_up(setup, Step.RATINGS)
    settle()
    assert len(program.assessments.list()) == 1, "a second click makes no second assessment"
    assert session.flow.step is Step.RATINGS
    assert stored(session).step == "ratings"
    assert session.flow.position == session.flow.competences[0]
    session.deleteLater()


def test_oneself_begins_at_the_set_up_when_known(
    context: Context, program: Program, settle: Settle
) -> None:
    me = program.people.create(PersonDetails("Me", is_self=True)).value
    session = Session(context)
    session.begin(Kind.SELF)
    settle()
    assert (session.person, session.flow.step) == (me, Step.SETUP)
    session.deleteLater()


def test_another_set_up_changes_the_scope_and_keeps_ratings(
    session: Session, settle: Settle
) -> None:
    first = session.flow.competences[0]
    session.answer(first, State.RATED, 6)
    setup = SetUp(session.framework.id, "SCPD", scope=Scope.ALL, assessors="N. Ohm")
    session.set_up(setup)
    settle()
    assert len(session.flow.competences) == 40
    assert session.rating(first).level == 6
    assert first in session.flow.given
    assert session.rater == "N. Ohm"


def test_a_failed_load_says_so(
    context: Context, settle: Settle, messages: RecordingMessages
) -> None:
    from uuid import uuid4

    session = Session(context)
    failed: list[bool] = []
    session.load_failed.connect(lambda: failed.append(True))
    session.load(uuid4())
    settle()
    assert failed == [True]
    assert messages.errors
    session.deleteLater()


# -- signed, and changed by others ---------------------------------------------------------


def test_signed_assessments_refuse_edits_and_revisions_take_them(
    session: Session, settle: Settle
) -> None:
    for code in session.flow.competences:
        session.answer(code, State.RATED, 6)
    assert session.assessment is not None
    held = SetUp(session.framework.id, "SCPD", assessors="M. Berger", held_on=date(2026, 3, 2))
    session.set_up(held)
    session.decide(Decision.MEETS, "M. Berger")
    session.sign("M. Berger")
    settle()
    signed = stored(session)
    assert (session.read_only, signed.phase) == (True, Phase.SIGNED)
    session.answer("A1", State.RATED, 4)
    assert session.rating("A1").level == 6
    assert not session.undo_stack.canUndo()
    session.revise("Appeal")
    settle()
    assert (stored(session).phase, stored(session).revises) == (Phase.DRAFT, signed.id)
    session.answer("A1", State.RATED, 4)
    settle()
    assert stored(session).rating("A1").level == 4


def test_what_others_change_is_fetched(session: Session, context: Context, settle: Settle) -> None:
    assert session.assessment is not None
    outcome = context.program.assessments.rate(
        session.assessment.id, "A1", Rating(State.RATED, 8), by="A colleague"
    )
    session.answer("A2", State.RATED, 5)
    context.events.changed.emit(outcome.changes)
    settle()
    assert session.rating("A1").level == 8
    assert session.rating("A2").level == 5
    assert {"A1", "A2"} <= session.flow.given


def test_changes_elsewhere_are_none_of_its_business(
    session: Session, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(context.program.assessments), "load", refuse)
    context.events.changed.emit(Changes())
    assert not context.tasks.busy
