"""Rating by keyboard alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from s4c_desktop.bootstrap import Program
from s4c_desktop.domain.assessment import Rating, Scope
from s4c_desktop.domain.flow import Step
from s4c_desktop.domain.scale import State
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.wizard.exempt_dialog import ExemptDialog
from s4c_desktop.ui.wizard.key_help import KeyHelp
from s4c_desktop.ui.wizard.keys import Action, Pressed, pressed
from s4c_desktop.ui.wizard.ratings_page import RatingsPage
from s4c_desktop.ui.wizard.session import Session
from tests.ui.wizard.conftest import Settle, Start, press, show_page

KEY = Qt.Key
KEYPAD = Qt.KeyboardModifier.KeypadModifier


@pytest.mark.parametrize("role", ["SCPD", "SCPM", "SCPMC"])
def test_a_whole_role_takes_two_keys_a_competence(
    context: Context, start: Start, settle: Settle, qtbot: QtBot, program: Program, role: str
) -> None:
    assessment_id = start(role)
    session = Session(context)
    session.load(assessment_id)
    settle()
    page = show_page(session, qtbot)
    competences = session.flow.competences
    strokes = 0
    while session.flow.step is Step.RATINGS:
        press(KEY.Key_6, "6")
        press(KEY.Key_Return)
        strokes += 2
        assert strokes <= 2 * len(competences)
    settle()
    stored = program.assessments.load(assessment_id)
    assert {code: r.level for code, r in stored.ratings.items()} == dict.fromkeys(competences, 6)
    assert session.flow.step is Step.REVIEW
    page.leave()
    session.deleteLater()


def test_all_forty_take_at_most_eighty(
    context: Context, start: Start, settle: Settle, qtbot: QtBot
) -> None:
    session = Session(context)
    session.load(start(scope=Scope.ALL))
    settle()
    show_page(session, qtbot)
    assert len(session.flow.competences) == 40
    for _number in range(40):
        press(KEY.Key_4, "4")
        press(KEY.Key_Enter, modifiers=KEYPAD)
    assert session.flow.step is Step.REVIEW
    settle()
    session.deleteLater()


def check(session: Session, expected: Rating, case: object) -> None:
    """Compare the rating of the competence at hand, and take it back."""
    position = session.flow.position
    assert session.rating(position) == expected, case
    session.undo_stack.undo()
    assert session.rating(position) == Rating()
    assert session.flow.position == position


def test_keys_rate_the_competence_at_hand(page: RatingsPage, session: Session) -> None:
    for key, text, expected in (
        (KEY.Key_3, "3", Rating(State.BELOW)),
        (KEY.Key_4, "4", Rating(State.RATED, 4)),
        (KEY.Key_8, "8", Rating(State.RATED, 8)),
        (KEY.Key_E, "e", Rating(State.NO_EVIDENCE)),
        (KEY.Key_E, "E", Rating(State.NO_EVIDENCE)),
        (KEY.Key_F, "f", Rating(flagged=True)),
    ):
        press(key, text)
        check(session, expected, text)


def test_the_keypad_rates(page: RatingsPage, session: Session) -> None:
    for level in range(4, 9):
        press(KEY.Key_0 + level, str(level), KEYPAD)
        check(session, Rating(State.RATED, level), level)


def test_delete_takes_an_answer_back(page: RatingsPage, session: Session) -> None:
    press(KEY.Key_F, "f")
    press(KEY.Key_7, "7")
    press(KEY.Key_Delete)
    assert session.rating(session.flow.position) == Rating(flagged=True)


def test_an_exemption_asks_for_reason_and_name(
    page: RatingsPage, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, ...]] = []

    def ask(competence: str, reason: str, name: str, parent: object) -> tuple[str, str]:
        asked.append((competence, reason, name))
        return "Not part of the post", "M. Berger"

    monkeypatch.setattr(ExemptDialog, "ask", ask)
    press(KEY.Key_X, "x")
    rating = session.rating(session.flow.position)
    assert rating == Rating(State.EXEMPT, reason="Not part of the post", allowed_by="M. Berger")
    assert asked[0][1:] == ("", "M. Berger")
    assert "Not part of the post." in page.view.ladder_area.exemption.text()


def test_an_exemption_thought_better_of_changes_nothing(
    page: RatingsPage, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ExemptDialog, "ask", lambda *_arguments: None)
    press(KEY.Key_X, "x")
    assert session.rating(session.flow.position) == Rating()
    assert not page.view.exempt.isChecked()


def test_backspace_goes_back_and_stays_at_the_first(page: RatingsPage, session: Session) -> None:
    first, second = session.flow.competences[:2]
    session.jump(second)
    press(KEY.Key_Backspace)
    assert session.flow.position == first
    press(KEY.Key_Backspace)
    assert session.flow.position == first


def test_keys_are_inert_in_text_fields(page: RatingsPage, session: Session) -> None:
    position = session.flow.position
    for field in (page.panel.note, page.panel.running_note, page.list.search):
        field.setFocus()
        for key, text in ((KEY.Key_6, "6"), (KEY.Key_E, "e"), (KEY.Key_F, "f"), (KEY.Key_X, "x")):
            press(key, text)
        press(KEY.Key_Backspace)
    assert page.panel.note.toPlainText() == "6ef"
    assert page.list.search.text() == "6ef"
    rating = session.rating(position)
    assert (rating.state, rating.flagged) == (State.UNTOUCHED, False)
    assert session.flow.position == position


def test_enter_in_the_note_writes_a_line(page: RatingsPage, session: Session) -> None:
    position = session.flow.position
    press(KEY.Key_N, "n")
    assert QApplication.focusWidget() is page.panel.note
    press(KEY.Key_A, "a")
    press(KEY.Key_Return, "\r")
    press(KEY.Key_B, "b")
    assert page.panel.note.toPlainText() == "a\nb"
    press(KEY.Key_Escape)
    assert QApplication.focusWidget() is page.view.ladder
    assert session.rating(position).note == "a\nb"
    press(KEY.Key_5, "5")
    assert session.rating(position).level == 5


def test_letters_of_other_alphabets(page: RatingsPage, session: Session) -> None:
    for letter, expected in (
        ("у", Rating(State.NO_EVIDENCE)),  # Russian and Ukrainian E
        ("е", Rating(State.NO_EVIDENCE)),  # Bulgarian and Serbian E
        ("ε", Rating(State.NO_EVIDENCE)),  # Greek E
        ("а", Rating(flagged=True)),  # Russian F
        ("о", Rating(flagged=True)),  # Bulgarian F
        ("φ", Rating(flagged=True)),  # Greek F
        ("А", Rating(flagged=True)),  # Russian F with Caps Lock
    ):
        press(ord(letter.upper()), letter)
        check(session, expected, letter)


def test_exempt_in_other_alphabets(
    page: RatingsPage, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def ask(*arguments: object) -> tuple[str, str]:
        asked.append(arguments)
        return "Reason", "Name"

    monkeypatch.setattr(ExemptDialog, "ask", ask)
    for number, letter in enumerate(("ч", "й", "џ", "χ"), 1):
        press(ord(letter.upper()), letter)
        assert session.rating(session.flow.position).state is State.EXEMPT, letter
        assert len(asked) == number
        session.undo_stack.undo()
        assert session.rating(session.flow.position) == Rating()


def test_note_in_other_alphabets(page: RatingsPage) -> None:
    for letter in ("т", "х", "н", "ν"):
        press(ord(letter.upper()), letter)
        assert QApplication.focusWidget() is page.panel.note, letter
        press(KEY.Key_Escape)
        assert QApplication.focusWidget() is page.view.ladder, letter


@pytest.mark.parametrize(
    ("letters", "expected"),
    [
        ("sσыіяс", Action.SUFFICIENT),
        ("lλдвл", Action.EVIDENCE),
        ("rρкир", Action.STRANDS),
        ("tτш", Action.TAKE),
    ],
)
def test_the_other_keys_in_every_alphabet(letters: str, expected: Action) -> None:
    for letter in letters:
        event = QKeyEvent(
            QKeyEvent.Type.KeyPress, ord(letter.upper()), Qt.KeyboardModifier.NoModifier, letter
        )
        assert pressed(event) == Pressed(expected), letter


@pytest.mark.parametrize(
    ("platform", "codes"),
    [("linux", (39, 46, 27, 28)), ("win32", (31, 38, 19, 20))],
)
def test_the_other_keys_by_their_place(
    monkeypatch: pytest.MonkeyPatch, platform: str, codes: tuple[int, ...]
) -> None:
    monkeypatch.setattr("s4c_desktop.ui.wizard.keys.sys.platform", platform)
    found = []
    for code in (*codes, 56):
        # Under a Russian layout: what "и" means elsewhere is not asked where the key is known.
        event = QKeyEvent(
            QKeyEvent.Type.KeyPress, 0x418, Qt.KeyboardModifier.NoModifier, code, 0, 0, "и"
        )
        found.append(pressed(event))
    actions = (Action.SUFFICIENT, Action.EVIDENCE, Action.STRANDS, Action.TAKE)
    assert found == [*(Pressed(action) for action in actions), None]


def test_keys_by_their_place(
    page: RatingsPage, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    for platform, scan_code, letter, expected in (
        ("linux", 26, "у", Rating(State.NO_EVIDENCE)),
        ("linux", 41, "а", Rating(flagged=True)),
        ("win32", 18, "у", Rating(State.NO_EVIDENCE)),
        # French digits without Shift.
        ("linux", 15, "-", Rating(State.RATED, 6)),
        # Dvorak has a full stop where QWERTY has E.
        ("linux", 26, ".", Rating()),
        # Where the key lies wins over what the letter would mean on another layout.
        ("linux", 38, "т", Rating()),
    ):
        monkeypatch.setattr("s4c_desktop.ui.wizard.keys.sys.platform", platform)
        press(ord(letter.upper()), letter, scan_code=scan_code)
        assert session.rating(session.flow.position) == expected, letter
        if expected != Rating():
            check(session, expected, letter)


@pytest.mark.parametrize(
    "modifier", [Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier]
)
def test_shortcuts_of_the_program_do_not_rate(
    page: RatingsPage, session: Session, modifier: Qt.KeyboardModifier
) -> None:
    press(KEY.Key_6, "6", modifier)
    press(KEY.Key_F, "f", modifier)
    assert session.rating(session.flow.position) == Rating()


def test_arrows_and_space_choose_a_rung(page: RatingsPage, session: Session) -> None:
    press(KEY.Key_Down)
    press(KEY.Key_Down)
    press(KEY.Key_Space, " ")
    assert session.rating(session.flow.position).level == 7
    press(KEY.Key_Up)
    press(KEY.Key_Space, " ")
    assert session.rating(session.flow.position).level == 8
    press(KEY.Key_Return)
    assert session.flow.number == 2
    assert QApplication.focusWidget() is page.view.ladder


def test_up_enters_the_ladder_from_below(page: RatingsPage, session: Session) -> None:
    press(KEY.Key_Up)
    press(KEY.Key_Space, " ")
    assert session.rating(session.flow.position).state is State.BELOW


def test_the_question_mark_lists_the_keys(page: RatingsPage, qtbot: QtBot) -> None:
    press(KEY.Key_Question, "?", Qt.KeyboardModifier.ShiftModifier)
    (shown,) = page.findChildren(KeyHelp)
    qtbot.waitUntil(lambda: QApplication.activeWindow() is shown)
    with qtbot.waitSignal(shown.finished):
        press(KEY.Key_Question, "?", Qt.KeyboardModifier.ShiftModifier)


def test_rating_goes_on_from_the_list(page: RatingsPage, session: Session) -> None:
    first, second = session.flow.competences[:2]
    page.list.view.setFocus()
    press(KEY.Key_Down)
    assert session.flow.position == second
    press(KEY.Key_5, "5")
    assert session.rating(second).level == 5
    assert session.rating(first) == Rating()
