"""While the workspace can't be reached: all stays on screen, nothing more is taken."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from s4c_desktop.base.errors import ConflictError, StorageError
from s4c_desktop.base.i18n import mark
from s4c_desktop.bootstrap import Program
from s4c_desktop.domain.assessment import Assessment, Decision, Rating
from s4c_desktop.domain.changes import Changes
from s4c_desktop.domain.flow import Step
from s4c_desktop.domain.scale import State
from s4c_desktop.services.assessments import AssessmentService, EvidenceDetails, TextField
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.unsaved_bar import may_give_up
from s4c_desktop.ui.wizard.ratings_page import RatingsPage
from s4c_desktop.ui.wizard.session import Session
from s4c_desktop.ui.wizard.wizard import Wizard
from tests.ui.conftest import RecordingMessages
from tests.ui.wizard.conftest import Settle, Start, press

EVERY_CALL = ("rate", "write", "decide", "keep_evidence", "remove_evidence", "set_up", "remember")


def unreachable(*_arguments: object, **_named: object) -> Any:
    raise StorageError(mark("The server can't be reached."))


class Network:
    """Can be cut: then no call that changes an assessment comes through."""

    def __init__(self) -> None:
        self._patch: pytest.MonkeyPatch | None = None

    def cut(self) -> None:
        self._patch = pytest.MonkeyPatch()
        for name in EVERY_CALL:
            self._patch.setattr(AssessmentService, name, unreachable)

    def mend(self) -> None:
        if self._patch is not None:
            self._patch.undo()


@pytest.fixture
def network() -> Iterator[Network]:
    made = Network()
    yield made
    made.mend()


@pytest.fixture
def wizard(context: Context, start: Start, settle: Settle, qtbot: QtBot) -> Wizard:
    return show_wizard(context, start(), settle, qtbot)


def show_wizard(context: Context, identity: Any, settle: Settle, qtbot: QtBot) -> Wizard:
    made = Wizard(context, identity)
    qtbot.addWidget(made)
    made.resize(1300, 800)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    settle()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is ratings(made).view.ladder)
    return made


def ratings(wizard: Wizard) -> RatingsPage:
    page = wizard.page()
    assert isinstance(page, RatingsPage)
    return page


def stored(session: Session) -> Assessment:
    assert session.assessment is not None
    return session.context.program.assessments.load(session.assessment.id)


def test_an_answer_stays_on_screen_and_no_further_one_is_taken(
    wizard: Wizard, settle: Settle, network: Network, messages: RecordingMessages
) -> None:
    session = wizard.session
    network.cut()
    press(Qt.Key.Key_6, "6")
    settle()
    assert session.rating("A1").level == 6
    assert wizard.unsaved_bar.text.text() == (
        "The server can't be reached. A1 is not saved yet. No further entries are taken until "
        "it is."
    )
    assert wizard.unsaved_bar.isVisible()
    assert wizard.save_mark.text() == "Not saved"
    for key in "478EF":
        press(Qt.Key(ord(key)), key)
    settle()
    assert session.rating("A1") == Rating(State.RATED, 6)
    assert session.journal.outbox.names() == ("A1",)
    assert ratings(wizard).panel.note.isReadOnly()
    assert not ratings(wizard).view.flag.isEnabled()
    network.mend()
    wizard.unsaved_bar.retry.click()
    settle()
    assert stored(session).rating("A1").level == 6
    assert not wizard.unsaved_bar.isVisible()
    assert wizard.save_mark.text().startswith("Saved")
    press(Qt.Key.Key_7, "7")
    settle()
    assert stored(session).rating("A1").level == 7
    assert messages.errors == []


def test_it_tries_again_by_itself(
    wizard: Wizard, settle: Settle, network: Network, qtbot: QtBot
) -> None:
    wizard.outbox._timer.setInterval(0)
    network.cut()
    wizard.session.answer("A1", State.RATED, 6)
    with qtbot.waitSignals([wizard.outbox.changed] * 2):
        pass
    with qtbot.waitSignal(wizard.outbox.emptied):
        network.mend()
    settle()
    assert stored(wizard.session).rating("A1").level == 6


def test_edits_on_their_way_are_kept_in_order(
    wizard: Wizard, settle: Settle, network: Network
) -> None:
    session = wizard.session
    network.cut()
    for level in (4, 5, 8):
        session.answer("A1", State.RATED, level)
    session.write(TextField.RUNNING_NOTE, "A story")
    session.add_evidence(EvidenceDetails("Minutes"), "A1")
    settle()
    assert wizard.unsaved_bar.text.text().endswith(
        "A1, Running note, Evidence are not saved yet. No further entries are taken until they are."
    )
    wizard.outbox.try_again()
    settle()
    assert session.holding
    network.mend()
    wizard.outbox.try_again()
    settle()
    kept = stored(session)
    assert (kept.rating("A1").level, kept.running_note) == (8, "A story")
    assert [item.description for item in kept.evidence] == ["Minutes"]
    history = session.context.program.assessments.history(kept.id)
    assert [change.level for change in history] == [4, 5, 8]


def test_what_was_being_typed_is_taken_along(
    wizard: Wizard, settle: Settle, network: Network
) -> None:
    page = ratings(wizard)
    page.panel.note.setFocus()
    press(Qt.Key.Key_S, "S")
    network.cut()
    wizard.session.answer("A1", State.RATED, 6)
    settle()
    assert page.panel.note.isReadOnly()
    wizard.session.next()
    wizard.session.previous()
    assert page.panel.note.toPlainText() == "S"
    network.mend()
    wizard.outbox.try_again()
    settle()
    assert stored(wizard.session).rating("A1") == Rating(State.RATED, 6, note="S")


def test_undo_waits_too(wizard: Wizard, settle: Settle, network: Network) -> None:
    from PySide6.QtGui import QUndoGroup

    group = QUndoGroup(wizard)
    group.addStack(wizard.undo_stack)
    group.setActiveStack(wizard.undo_stack)
    wizard.session.answer("A1", State.RATED, 6)
    settle()
    network.cut()
    wizard.session.answer("A2", State.RATED, 6)
    settle()
    assert not group.canUndo()
    network.mend()
    wizard.outbox.try_again()
    settle()
    assert group.canUndo()


def test_a_conflict_met_when_it_is_mended_is_told_and_the_rest_is_stored(
    wizard: Wizard,
    settle: Settle,
    network: Network,
    messages: RecordingMessages,
    program: Program,
) -> None:
    session = wizard.session
    network.cut()
    session.answer("A1", State.RATED, 6)
    session.answer("A2", State.RATED, 7)
    settle()
    network.mend()
    program.assessments.rate(stored(session).id, "A1", Rating(State.RATED, 4), by="Ivan Petrov")
    wizard.outbox.try_again()
    settle()
    (error,) = messages.errors
    assert isinstance(error, ConflictError)
    assert "Ivan Petrov" in error.text()
    assert not session.holding
    assert (session.rating("A1").level, session.rating("A2").level) == (4, 7)


def test_leaving_asks_and_staying_is_the_default(
    wizard: Wizard, settle: Settle, network: Network, messages: RecordingMessages
) -> None:
    network.cut()
    wizard.session.decide(Decision.MEETS, "M. Berger")
    settle()
    messages.answer = False
    assert not may_give_up(wizard.outbox, messages)
    assert "Decision is not saved yet." in messages.questions[0][1]
    assert wizard.session.holding
    messages.answer = True
    assert may_give_up(wizard.outbox, messages)
    network.mend()
    settle()
    assert stored(wizard.session).decision is None


def test_the_set_up_stays_in_its_form(
    wizard: Wizard, settle: Settle, network: Network, context: Context
) -> None:
    from s4c_desktop.ui.wizard.setup_page import SetupPage

    wizard.session.go(Step.SETUP)
    settle()
    page = wizard.page()
    assert isinstance(page, SetupPage)
    network.cut()
    page.form.place.setText("Varna")
    page.form.typed.emit()
    page.leave()
    settle()
    context.events.changed.emit(Changes(everything=True))
    settle()
    assert page.form.place.text() == "Varna"
    assert not page.form.isEnabled()
    network.mend()
    wizard.outbox.try_again()
    settle()
    assert stored(wizard.session).place == "Varna"
    assert page.form.isEnabled()


def test_a_full_disk_loses_nothing(
    wizard: Wizard, settle: Settle, program: Program, workspace_file: Path
) -> None:
    session = wizard.session
    settle()
    with program._opened.engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    text = "A long story. " * 20_000
    session.write(TextField.RUNNING_NOTE, text)
    settle()
    assert wizard.unsaved_bar.text.text().startswith("The disk is full. Running note is not saved")
    assert session.assessment is not None
    assert session.assessment.running_note == text
    assert stored(session).running_note == ""
    with program._opened.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1073741823")
    wizard.outbox.try_again()
    settle()
    assert stored(session).running_note == text
    assert program.workspace.check() == ()


# -- another desk --------------------------------------------------------------------------


def test_both_texts_are_shown_and_told(
    wizard: Wizard, settle: Settle, program: Program, messages: RecordingMessages
) -> None:
    page = ratings(wizard)
    page.panel.running_note.setFocus()
    press(Qt.Key.Key_S, "S")
    program.assessments.write(
        stored(wizard.session).id, TextField.RUNNING_NOTE, "Ivan's", by="Ivan Petrov", seen=""
    )
    # What the other desk wrote arrives while the person still types.
    wizard.session.context.events.changed.emit(Changes(everything=True))
    settle()
    assert page.panel.running_note.toPlainText() == "S"
    page.leave()
    settle()
    assert stored(wizard.session).running_note.startswith("Ivan's\n\nWritten at the same time by")
    assert page.panel.running_note.toPlainText() == stored(wizard.session).running_note
    assert len(messages.infos) == 1


def test_a_rating_of_another_desk_is_shown_and_not_undone(
    wizard: Wizard, settle: Settle, program: Program, messages: RecordingMessages
) -> None:
    wizard.session.answer("A1", State.RATED, 5)
    settle()
    program.assessments.rate(
        stored(wizard.session).id, "A1", Rating(State.RATED, 5, note="Theirs"), by="Ivan Petrov"
    )
    wizard.session.context.events.changed.emit(Changes(everything=True))
    settle()
    assert wizard.session.rating("A1").note == "Theirs"
    assert not wizard.undo_stack.canUndo()


def test_who_sits_here_is_named_of_several_assessors(
    wizard: Wizard, settle: Settle, program: Program
) -> None:
    from dataclasses import replace

    from s4c_desktop.domain.set_up import set_up_of

    held = stored(wizard.session)
    program.assessments.set_up(held.id, replace(set_up_of(held), assessors="Ana, Boris"))
    wizard.session.reload()
    settle()
    assert wizard.session.rater == "Ana, Boris"
    wizard.session.context.preferences.assessor = "Boris"
    assert wizard.session.rater == "Boris"
