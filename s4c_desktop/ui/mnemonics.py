"""The underlined letters of dialogs and menus: one for each entry, in whatever language.

They are chosen when a dialog or menu is shown, so that no translation can give two entries the
same one. macOS has none.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QWidget,
)

FIELDS = (QLineEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox)
MOST_CHOICES = 8
"""More boxes than that are a list, in which the arrows lead."""

_AVAILABLE = sys.platform != "darwin"
_WRITTEN = "letters"
"""The property that holds a label's text as it was written here: its own may have ampersands."""


@dataclass(frozen=True)
class _Entry:
    """What a letter leads to: its text with an ampersand where there is one already."""

    text: str
    write: Callable[[str], object]


def letter_dialog(dialog: QWidget) -> None:
    """Give every button, and every name of a field, that is shown in a dialog a letter."""
    if not _AVAILABLE:
        return
    inside = dialog.findChildren(QWidget)
    shown = [one for one in inside if one.isVisibleTo(dialog) and one.window() is dialog]
    _give_names(shown)
    choices = [one for one in shown if isinstance(one, QCheckBox | QRadioButton)]
    _write(
        [
            *_of_buttons(one for one in shown if isinstance(one, QPushButton)),
            *_of_labels(one for one in shown if isinstance(one, QLabel)),
            *(_of_buttons(choices) if len(choices) <= MOST_CHOICES else ()),
        ]
    )


def letter_menu(menu: QMenu) -> None:
    """Give every entry of a menu that is shown a letter."""
    if _AVAILABLE:
        actions = [one for one in menu.actions() if one.isVisible() and one.text()]
        _write([_Entry(one.text(), one.setText) for one in actions])


def chosen(texts: Sequence[str]) -> list[int | None]:
    """Return which letter of each text leads to it; the first ones find theirs first.

    A text has none only where all of its letters are needed for others.
    """
    owners: dict[str, int] = {}
    places: list[dict[str, int]] = [_letters(text) for text in texts]

    def find(entry: int, tried: set[str]) -> bool:
        for letter in places[entry]:
            if letter in tried:
                continue
            tried.add(letter)
            owner = owners.get(letter)
            if owner is None or find(owner, tried):
                owners[letter] = entry
                return True
        return False

    for entry, letters in enumerate(places):
        # Nobody's letter is taken while another of its own is free.
        free = next((letter for letter in letters if letter not in owners), None)
        if free is not None:
            owners[free] = entry
        else:
            find(entry, set())
    found: list[int | None] = [None] * len(places)
    for letter, entry in owners.items():
        found[entry] = places[entry][letter]
    return found


def _letters(text: str) -> dict[str, int]:
    """Return where each letter stands, the best ones to choose first."""
    marked = text.replace("&&", "  ").find("&") + 1
    plain = [place for place, letter in enumerate(text) if letter.isalnum()]
    begins = [place for place in plain if place == 0 or not text[place - 1].isalnum()]
    wanted = [marked] if marked in plain and marked else []
    found: dict[str, int] = {}
    for place in (*wanted, *begins, *plain):
        found.setdefault(text[place].lower(), place)
    return found


def _write(entries: Sequence[_Entry]) -> None:
    """Mark the letters; what has the right one already is left alone."""
    for entry, place in zip(entries, chosen([one.text for one in entries]), strict=True):
        text = _marked(entry.text, place)
        if text != entry.text:
            entry.write(text)


def _marked(text: str, place: int | None) -> str:
    """Return a text with an ampersand at a place and at no other; doubled ones stay."""
    kept, at = "", 0
    while at < len(text):
        if text.startswith("&&", at):
            kept += "&&"
            at += 2
            continue
        if text[at] != "&":
            kept += f"&{text[at]}" if at == place else text[at]
        at += 1
    return kept


def _of_buttons(buttons: Iterator[QAbstractButton] | Sequence[QAbstractButton]) -> list[_Entry]:
    """Return the entries of buttons with words; what was entered as a tag is no command."""
    return [
        _Entry(one.text(), one.setText)
        for one in buttons
        if any(map(str.isalnum, one.text())) and one.property("role") != "chip"
    ]


def _of_labels(labels: Iterator[QLabel]) -> list[_Entry]:
    return [_Entry(_text_of(one), _writer(one)) for one in labels if one.buddy() is not None]


def _text_of(label: QLabel) -> str:
    """Return a label's text; one that was not written here says what it says."""
    text = label.text()
    return text if text == label.property(_WRITTEN) else text.replace("&", "&&")


def _writer(label: QLabel) -> Callable[[str], None]:
    def write(text: str) -> None:
        label.setProperty(_WRITTEN, text)
        label.setText(text)

    return write


def _give_names(shown: Sequence[QWidget]) -> None:
    """Let the label above a field lead to it where it says what the field is called."""
    labels = [one for one in shown if isinstance(one, QLabel) and one.buddy() is None]
    named = {one.buddy() for one in shown if isinstance(one, QLabel)}
    for field in shown:
        if isinstance(field, FIELDS) and field not in named and field.accessibleName():
            for label in labels:
                if label.text() == field.accessibleName():
                    label.setBuddy(field)
                    break
