"""The window with the real wizard in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from s4c_desktop.base.errors import StorageError
from s4c_desktop.base.i18n import mark
from s4c_desktop.bootstrap import open_program
from s4c_desktop.domain.assessment import Kind
from s4c_desktop.domain.flow import Step
from s4c_desktop.services.assessments import AssessmentService
from s4c_desktop.ui.main_window import MainWindow
from s4c_desktop.ui.wizard.wizard import Wizard
from s4c_desktop.ui.workspaces import Workspaces
from tests.ui.conftest import RecordingMessages

Settle = Callable[[], None]


@pytest.fixture
def window(workspaces: Workspaces, sample_file: Path, settle: Settle) -> Iterator[MainWindow]:
    made = MainWindow(workspaces)
    made.resize(1440, 900)
    made.show()
    made.activateWindow()
    workspaces.open(str(sample_file))
    settle()
    yield made
    made.close()
    settle()
    made.deleteLater()


def open_draft(window: MainWindow, workspaces: Workspaces, settle: Settle) -> Wizard:
    context = workspaces.context
    assert context is not None
    draft = next(a for a in context.program.assessments.list() if a.person.startswith("Dimitra"))
    window.open_assessment(draft.id)
    settle()
    wizard = window.current()
    assert isinstance(wizard, Wizard)
    return wizard


def press(letter: str) -> None:
    key = QKeyEvent(
        QKeyEvent.Type.KeyPress,
        Qt.Key(ord(letter.upper())),
        Qt.KeyboardModifier.NoModifier,
        letter,
    )
    focus = QApplication.focusWidget()
    assert focus is not None
    QApplication.sendEvent(focus, key)


def test_the_assessment_opens_where_it_was_left_ready_for_keys(
    window: MainWindow, workspaces: Workspaces, settle: Settle
) -> None:
    wizard = open_draft(window, workspaces, settle)
    session = wizard.session
    assert session.flow.step is Step.RATINGS
    code = session.flow.position
    press("6")
    settle()
    assert session.rating(code).level == 6
    undo = next(a for a in window.findChildren(QAction) if a.text().startswith("&Undo"))
    assert undo.isEnabled()
    undo.trigger()
    settle()
    assert session.rating(code).level is None


def test_what_was_typed_survives_leaving_and_quitting(
    window: MainWindow, workspaces: Workspaces, sample_file: Path, settle: Settle
) -> None:
    wizard = open_draft(window, workspaces, settle)
    press("5")
    note = next(t for t in wizard.findChildren(QPlainTextEdit) if t.isVisible())
    QTest.keyClicks(note, "Minutes seen")
    position = wizard.session.flow.position
    window.show_screen("home")
    settle()
    again = open_draft(window, workspaces, settle)
    assert again.session.flow.position == position
    assert again.session.rating(position).note == "Minutes seen"
    note = next(t for t in again.findChildren(QPlainTextEdit) if t.isVisible())
    QTest.keyClicks(note, " and copied.")
    window.close()
    settle()

    program = open_program(sample_file)
    draft = next(a for a in program.assessments.list() if a.person.startswith("Dimitra"))
    assert "and copied." in program.assessments.load(draft.id).rating(position).note
    program.close()


@pytest.mark.parametrize("kind", list(Kind))
def test_a_new_assessment_starts_with_the_person(
    window: MainWindow, settle: Settle, kind: Kind
) -> None:
    window.start_assessment(kind)
    settle()
    wizard = window.current()
    assert isinstance(wizard, Wizard)
    assert wizard.session.flow.step is Step.PERSON
    window.show_screen("assessments")
    settle()
    assert window.screen_shown == "assessments"


def test_every_step_can_be_left_at_once(
    window: MainWindow, workspaces: Workspaces, settle: Settle
) -> None:
    """No step leaves timers, threads or callbacks behind; the fixtures would tell."""
    for step in Step:
        wizard = open_draft(window, workspaces, settle)
        wizard.session.go(step)
        window.show_screen("home")
        settle()


# -- while the workspace can't be reached --------------------------------------------------


def unreachable(*_arguments: object, **_named: object) -> None:
    raise StorageError(mark("The server can't be reached."))


def test_leaving_asks_while_something_is_not_saved(
    window: MainWindow,
    workspaces: Workspaces,
    settle: Settle,
    messages: RecordingMessages,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    wizard = open_draft(window, workspaces, settle)
    messages.answer = False
    with monkeypatch.context() as patched:
        patched.setattr(AssessmentService, "rate", unreachable)
        code = wizard.session.flow.position
        wizard.session.toggle_flag(code)
        settle()
        window.rail.button("people").click()
        assert window.current() is wizard
        assert window.rail.button("assessments").isChecked()
        workspaces.open(str(tmp_path / "Other.s4cw"), create=True)
        settle()
        assert window.current() is wizard
        assert not window.close()
        settle()
        assert window.isVisible()
        assert len(messages.questions) == 3
        assert code in messages.questions[0][1]
    wizard.outbox.try_again()
    settle()
    assert not wizard.outbox.waiting
    window.rail.button("people").click()
    assert window.screen_shown == "people"


def test_what_turns_out_unsaved_after_leaving_comes_back(
    window: MainWindow,
    workspaces: Workspaces,
    settle: Settle,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    wizard = open_draft(window, workspaces, settle)
    with monkeypatch.context() as patched:
        patched.setattr(AssessmentService, "rate", unreachable)
        wizard.session.toggle_flag(wizard.session.flow.position)
        window.show_screen("people")
        assert window.screen_shown == "people"
        settle()
        assert window.current() is wizard
        assert wizard.unsaved_bar.isVisible()
    wizard.outbox.try_again()
    settle()
    wizard.session.toggle_flag(wizard.session.flow.position)
    window.show_screen("people")
    settle()
    assert window.screen_shown == "people"
    assert not window.wizards.left_behind
