"""The keyboard of the ratings step, whatever layout is in use."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.interview import Answer
from s4c_desktop.ui.key_names import native


class Action(Enum):
    """What a key does."""

    LEVEL = auto()
    BELOW = auto()
    NO_EVIDENCE = auto()
    EXEMPT = auto()
    CLEAR = auto()
    FLAG = auto()
    NOTE = auto()
    EVIDENCE = auto()
    SUFFICIENT = auto()
    STRANDS = auto()
    TAKE = auto()
    NEXT = auto()
    PREVIOUS = auto()
    HELP = auto()
    ANSWER = auto()
    TAKE_BACK = auto()
    SWITCH = auto()


@dataclass(frozen=True, slots=True)
class Pressed:
    """An action, with its EQF level or its answer to a guided question where it is one."""

    action: Action
    level: int | None = None
    answer: Answer | None = None


_KEYS = {
    Qt.Key.Key_Return: Action.NEXT,
    Qt.Key.Key_Enter: Action.NEXT,
    Qt.Key.Key_Backspace: Action.PREVIOUS,
    Qt.Key.Key_Delete: Action.CLEAR,
    Qt.Key.Key_Question: Action.HELP,
    Qt.Key.Key_F1: Action.HELP,
}

_CHARACTERS = {
    "3": Pressed(Action.BELOW),
    **{str(level): Pressed(Action.LEVEL, level) for level in (4, 5, 6, 7, 8)},
    "E": Pressed(Action.NO_EVIDENCE),
    "X": Pressed(Action.EXEMPT),
    "F": Pressed(Action.FLAG),
    "N": Pressed(Action.NOTE),
    "L": Pressed(Action.EVIDENCE),
    "S": Pressed(Action.SUFFICIENT),
    "R": Pressed(Action.STRANDS),
    "T": Pressed(Action.TAKE),
    "G": Pressed(Action.SWITCH),
}

ANSWER_KEYS = {"1": Answer.SHOWN, "2": Answer.CLAIMED, "3": Answer.NOT_SHOWN}
"""What the digits say while guided questions are asked; no digit is a level then."""

_OF_THE_LADDER = ("R", "T")
_GUIDED = {
    key: asked
    for key, asked in _CHARACTERS.items()
    if not key.isdigit() and key not in _OF_THE_LADDER
} | {key: Pressed(Action.ANSWER, answer=answer) for key, answer in ANSWER_KEYS.items()}

# What the letter keys write under the Greek, Russian (also Ukrainian), Bulgarian and Serbian
# layouts, except for what another of them writes under another layout. Only asked where the
# event does not say which key it was.
_ALPHABETS = {
    "E": "ΕУЕ",
    "X": "ΧЧЙЏ",
    "F": "ΦАОФ",
    "N": "ΝТХН",
    "L": "ΛДВЛ",
    "S": "ΣЫІЯС",
    "R": "ΡКИР",
    "T": "ΤШ",
    "G": "ΓПЖГ",
}
_LETTERS = {letter: key for key, letters in _ALPHABETS.items() for letter in letters}

# Where the keys lie: scan codes of X11 and Wayland, scan codes of Windows, and the virtual
# codes of macOS, which has no scan codes.
_XKB = {9 + i: str(i) for i in range(1, 9)} | {
    26: "E",
    53: "X",
    41: "F",
    57: "N",
    46: "L",
    39: "S",
    27: "R",
    28: "T",
    42: "G",
}
_WINDOWS = {1 + i: str(i) for i in range(1, 9)} | {
    18: "E",
    45: "X",
    33: "F",
    49: "N",
    38: "L",
    31: "S",
    19: "R",
    20: "T",
    34: "G",
}
_MAC = {18: "1", 19: "2", 20: "3", 21: "4", 23: "5", 22: "6", 26: "7", 28: "8"} | {
    14: "E",
    7: "X",
    3: "F",
    45: "N",
    37: "L",
    1: "S",
    15: "R",
    17: "T",
    5: "G",
}

_FOREIGN = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


def pressed(event: QKeyEvent, *, guided: bool = False) -> Pressed | None:
    """Return what a key press asks for, or None; `guided` questions have keys of their own."""
    if event.isAutoRepeat() or event.modifiers() & _FOREIGN:
        return None
    if event.text() == "?":
        return Pressed(Action.HELP)
    action = _KEYS.get(Qt.Key(event.key()))
    if guided and action is Action.PREVIOUS:
        return Pressed(Action.TAKE_BACK)
    if action is not None:
        return Pressed(action)
    return (_GUIDED if guided else _CHARACTERS).get(_character(event))


def _character(event: QKeyEvent) -> str:
    """Return the Latin letter or digit of the key, as printed on it."""
    text = event.text().upper() or _of_key(event.key())
    if text.isascii() and text.isalnum():
        return text
    place = _place(event)
    if place.isdigit() and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
        # French keyboards write digits only with Shift.
        return place
    if text.isalpha():
        return place or ("" if _native_code(event) else _LETTERS.get(text, ""))
    return ""


def _of_key(key: int) -> str:
    return chr(key) if 0 < key < int(Qt.Key.Key_Escape) else ""


def _place(event: QKeyEvent) -> str:
    """Return what a US keyboard has where the key lies; empty if that is not known."""
    table = {"darwin": _MAC, "win32": _WINDOWS}.get(sys.platform, _XKB)
    return table.get(_native_code(event), "")


def _native_code(event: QKeyEvent) -> int:
    """Return what the system says of which key it was; 0 for nothing."""
    return event.nativeVirtualKey() if sys.platform == "darwin" else event.nativeScanCode()


def legend(*, guided: bool = False) -> tuple[tuple[str, str], ...]:
    """Return every key with what it does, for the help; `guided` questions have some others."""
    if guided:
        rating = [(_("1, 2, 3"), _("Shown, claimed only, not shown"))]
        back = _("Take the last answer back; without one, the competence before")
        moving = _("Move over the answers, choose one")
        strands = []
    else:
        rating = [
            (_("4 – 8"), _("The level")),
            ("3", _("Evidence does not reach level 4")),
        ]
        back = _("The competence before")
        moving = _("Move over the ladder, choose a level")
        strands = [
            ("R", _("Rate the strands apart; then their two levels")),
            ("T", _("Take the level that the strands suggest")),
        ]
    return (
        *rating,
        ("E", _("No evidence yet")),
        ("X", _("Exempt, with a reason and a name")),
        (_("Delete"), _("Take the answer back")),
        ("F", _("Flag, to come back to it")),
        ("N", _("Write a note; Escape leads back")),
        ("L", _("To the evidence; Up, Down and Space link or unlink")),
        ("S", _("Evidence sufficient: yes, no, not reviewed")),
        *strands,
        (native("Ctrl+Shift+L"), _("Link what is selected in the running note")),
        ("G", _("Guided questions, or the full ladder")),
        (_("Enter"), _("Next unrated; after the last one, what follows the ratings")),
        (_("Backspace"), back),
        (_("Up, Down, Space"), moving),
        ("?", _("This help")),
    )


def agreeing_legend() -> tuple[tuple[str, str], ...]:
    """Return every key with what it does where two assessors agree on a result."""
    return (
        (_("4 – 8"), _("The level agreed on")),
        ("3", _("Evidence does not reach level 4")),
        ("E", _("No evidence yet")),
        ("X", _("Exempt, with a reason and a name")),
        (_("Delete"), _("Take the answer back")),
        ("F", _("Flag, to come back to it")),
        ("N", _("Write why this level; Escape leads back")),
        (_("Enter"), _("Next open; after the last one, the review")),
        (_("Backspace"), _("The competence before")),
        ("?", _("This help")),
    )
