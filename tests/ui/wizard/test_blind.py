"""Blind rating in the wizard: nothing of it depends on what is required, until that is shown."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from s4c_desktop.bootstrap import Program
from s4c_desktop.domain.assessment import Rating, Scope
from s4c_desktop.domain.flow import Step
from s4c_desktop.domain.framework import Framework, Requirement, Role
from s4c_desktop.domain.scale import State
from s4c_desktop.domain.set_up import SetUp
from s4c_desktop.services.people import PersonDetails
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.wizard.move_bar import MoveDialog
from s4c_desktop.ui.wizard.reason_dialog import ReasonDialog
from s4c_desktop.ui.wizard.review_page import ReviewPage
from s4c_desktop.ui.wizard.wizard import Wizard
from tests.ui.conftest import RecordingMessages
from tests.ui.wizard.conftest import Settle

NAMES = ("text", "toPlainText", "toolTip", "whatsThis", "statusTip", "accessibleName")
ROLES = (*range(16), Qt.ItemDataRole.UserRole.value, Qt.ItemDataRole.UserRole.value + 1)
RATED = Rating(State.RATED, 5)


@pytest.fixture
def blind(program: Program) -> UUID:
    """Store a blind draft of one area, with all but one competence rated."""
    framework = program.library.current()
    person = program.people.create(PersonDetails("Candidate 014")).value
    choice = SetUp(
        framework.id, "SCPD", scope=Scope.AREAS, areas=("D",), assessors="M. Berger", blind=True
    )
    made = program.assessments.create(person.id, choice).value
    for code in ("D1", "D2", "D3", "D4"):
        program.assessments.rate(made.id, code, RATED, by="M. Berger")
    return made.id


@pytest.fixture
def wizard(context: Context, blind: UUID, settle: Settle, qtbot: QtBot) -> Iterator[Wizard]:
    made = Wizard(context, blind)
    qtbot.addWidget(made)
    made.resize(1440, 900)
    with qtbot.waitExposed(made):
        made.show()
    settle()
    yield made
    made.leave()
    settle()


def turned_over(framework: Framework) -> Framework:
    """Return a framework that requires something else of every competence."""

    def other(requirement: Requirement) -> Requirement:
        level = 4 if requirement.eqf == 7 else 7
        return replace(requirement, eqf=level, mandatory=not requirement.mandatory)

    def turned(role: Role) -> Role:
        found = {code: tuple(map(other, each)) for code, each in role.requirements.items()}
        return replace(role, requirements=found)

    return replace(framework, roles=tuple(map(turned, framework.roles)))


def told(wizard: Wizard) -> list[str]:
    """Return every text of every widget, action and model of what the wizard shows."""
    page = wizard.stack.currentWidget()
    found = []
    for widget in (wizard.steps, wizard.move_bar, page, *page.findChildren(QWidget)):
        reads = (getattr(widget, name, None) for name in NAMES)
        found += [str(read()) for read in reads if callable(read)]
        found.append(f"{widget.accessibleDescription()} {widget.isVisible()}")
        found += [f"{a.text()} {a.toolTip()}" for a in widget.actions()]
        model = widget.model() if isinstance(widget, QAbstractItemView) else None
        for row in range(model.rowCount() if model is not None else 0):
            assert model is not None
            found += [repr(model.index(row, 0).data(role)) for role in ROLES]
    return found


def picture(wizard: Wizard) -> str:
    """Return the hash of what is painted."""
    image = wizard.stack.currentWidget().grab().toImage()
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    return hashlib.sha256(bytes(plain.constBits())).hexdigest()


def shown_with(wizard: Wizard, framework: Framework) -> tuple[list[str], str]:
    session = wizard.session
    assert session.assessment is not None
    session.adopt(session.assessment, framework)
    session.assessment_changed.emit()
    session.evidence_changed.emit()
    before, painted = "", picture(wizard)
    while before != painted:
        # Wrapped text inside cards inside a scrolled page finds its height in a few turns.
        QApplication.processEvents()
        before, painted = painted, picture(wizard)
    return told(wizard), painted


@pytest.mark.parametrize("step", [Step.RATINGS, Step.REVIEW])
def test_nothing_shown_depends_on_what_is_required(
    wizard: Wizard, settle: Settle, step: Step
) -> None:
    session = wizard.session
    session.go(step)
    settle()
    framework = session.framework
    other = turned_over(framework)
    as_it_is = shown_with(wizard, framework)
    assert len(as_it_is[0]) > 200
    assert shown_with(wizard, other) == as_it_is
    # The same look finds the levels as soon as they are shown.
    assert session.assessment is not None
    shown = replace(session.assessment, unveiled_at=session.assessment.created_at)
    session.adopt(shown)
    as_required, otherwise = shown_with(wizard, framework), shown_with(wizard, other)
    assert as_required[0] != otherwise[0]
    assert as_required[1] != otherwise[1]


def test_the_levels_are_shown_when_all_is_rated_and_somebody_says_so(
    wizard: Wizard, program: Program, blind: UUID, settle: Settle, messages: RecordingMessages
) -> None:
    session = wizard.session
    assert not wizard.steps.buttons[Step.RESULT].isEnabled()
    session.go(Step.REVIEW)
    review = wizard.page()
    assert isinstance(review, ReviewPage)
    assert not review.go_on.isEnabled()
    assert "; 1 is left." in " ".join(label.text() for label in review.findChildren(QLabel))
    for code in session.flow.unrated:
        session.answer(code, State.NO_EVIDENCE)
    settle()
    assert review.go_on.isEnabled()
    messages.answer = False
    review.go_on.click()
    settle()
    assert program.assessments.load(blind).veiled
    messages.answer = True
    wizard.activateWindow()
    review.go_on.setFocus()
    review.go_on.click()
    settle()
    assert not program.assessments.load(blind).veiled
    # Enter leads on: the button had to wait, and has the focus again.
    assert wizard.focusWidget() is review.go_on
    assert not session.undo_stack.canUndo()
    assert wizard.steps.buttons[Step.RESULT].isEnabled()
    review.go_on.click()
    assert session.flow.step is Step.RESULT


@pytest.fixture
def shown(wizard: Wizard, program: Program, settle: Settle) -> Wizard:
    """Rate the rest and show the required levels."""
    for code in wizard.session.flow.unrated:
        wizard.session.answer(code, State.NO_EVIDENCE)
    settle()
    wizard.session.unveil()
    settle()
    wizard.session.jump("D1")
    return wizard


def reason(wizard: Wizard) -> ReasonDialog:
    QApplication.processEvents()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ReasonDialog)
    return dialog


def changes(program: Program, blind: UUID) -> list[tuple[int | None, str]]:
    history = program.assessments.history(blind)
    return [(c.level, c.why) for c in history if c.competence == "D1"]


def test_a_change_afterwards_and_its_undo_each_have_their_reason(
    shown: Wizard, program: Program, blind: UUID, settle: Settle
) -> None:
    session = shown.session
    session.toggle_flag("D1")
    assert QApplication.activeModalWidget() is None
    session.answer("D1", State.RATED, 7)
    dialog = reason(shown)
    assert session.rating("D1").level == 5
    assert not dialog.go_on.isEnabled()
    dialog.reject()
    assert session.rating("D1").level == 5

    session.answer("D1", State.RATED, 7)
    dialog = reason(shown)
    dialog.reason.setPlainText("Misread the anchor")
    dialog.go_on.click()
    settle()
    assert session.rating("D1").level == 7

    session.undo_stack.undo()
    reason(shown).reject()
    settle()
    assert session.rating("D1").level == 7
    assert session.undo_stack.canUndo()
    assert not session.undo_stack.canRedo()

    session.undo_stack.undo()
    dialog = reason(shown)
    dialog.reason.setPlainText("Read it once more")
    dialog.go_on.click()
    settle()
    assert session.rating("D1").level == 5
    session.undo_stack.redo()
    reason(shown).reject()
    settle()
    assert session.rating("D1").level == 5
    assert session.undo_stack.canRedo()
    assert changes(program, blind) == [
        (5, ""),
        (7, "Misread the anchor"),
        (5, "Read it once more"),
    ]
    assert program.assessments.load(blind).rating("D1").flagged


def test_a_lock_keeps_the_reason_that_was_begun_in_the_note(shown: Wizard, settle: Settle) -> None:
    shown.session.answer("D1", State.BELOW)
    dialog = reason(shown)
    dialog.reason.setPlainText("Begun")
    dialog.keep_typed()
    settle()
    assert shown.session.rating("D1") == replace(RATED, note="Begun")


def test_moving_to_another_edition_tells_no_level(
    program: Program, qapp: QApplication, make_move: Callable[[], object]
) -> None:
    """The dialog counts what changes and does not say it."""
    move = make_move()
    open_eyed = MoveDialog(move, None)  # type: ignore[arg-type]
    veiled = MoveDialog(move, None, veiled=True)  # type: ignore[arg-type]
    assert any("EQF" in line for line in open_eyed.lines)
    assert not any("EQF" in line for line in veiled.lines)
    assert "blind rating hides what" in veiled.lines[-1]
    for dialog in (open_eyed, veiled):
        dialog.deleteLater()


@pytest.fixture
def make_move(program: Program) -> Callable[[], object]:
    from s4c_desktop.domain.moving import Difference, Move

    def make() -> Move:
        framework = program.library.current()
        required = framework.requirements("SCPD", "default")["A1"]
        changed = Difference("A1", required, replace(required, eqf=8))
        return Move(framework, framework, (changed,), (), None, True)

    return make
