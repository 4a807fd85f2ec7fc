"""Every key of the program: what the keyboard dialog shows, and the page of the guides."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.ui.context_menu import MENU_KEYS
from s4c_desktop.ui.key_names import native
from s4c_desktop.ui.wizard import keys

LINE = 100
"""Characters of a line of the page's source."""

KeyRow = tuple[str, str]
"""A key as it is printed on the keyboard, and what it does."""


@dataclass(frozen=True, slots=True)
class KeyGroup:
    """The keys of one place."""

    title: str
    rows: tuple[KeyRow, ...]
    note: str = ""


def anywhere() -> KeyGroup:
    """Return the keys of the window, whatever screen is shown."""
    key = QKeySequence.StandardKey
    return KeyGroup(
        _("Anywhere"),
        (
            (native(key.HelpContents), _("The guide to what is shown")),
            (native("Ctrl+F1"), _("This list of keys")),
            (native(key.New), _("Assess someone")),
            (native("Ctrl+Shift+N"), _("Assess myself")),
            (native(key.Open), _("Open a workspace")),
            (native(key.Print), _("Print what is shown")),
            (native("Ctrl+L"), _("Lock a protected workspace")),
            (native("Ctrl+Q"), _("Quit")),
            (native("Ctrl+1"), _("Home")),
            (native("Ctrl+2"), _("People")),
            (native("Ctrl+3"), _("Assessments")),
            (native("Ctrl+4"), _("Learning")),
            (native("Ctrl+5"), _("Groups")),
            (native("Ctrl+6"), _("Quality")),
            (native("Ctrl+7"), _("Library")),
            (native("Ctrl+,"), _("Settings")),
            (native(key.Undo), _("Undo")),
            (native(key.Redo), _("Redo")),
            (native(key.FullScreen), _("Full screen")),
        ),
    )


def lists_and_dialogs() -> KeyGroup:
    """Return the keys that lists, fields and dialogs have wherever they are."""
    return KeyGroup(
        _("Lists and dialogs"),
        (
            (_("Tab, Shift+Tab"), _("To the next part, and back")),
            (_("Alt and a letter"), _("To what has this letter underlined, or presses it")),
            (_("Space"), _("Presses or ticks what has the focus")),
            (_("Enter"), _("Opens the line, or does what the dialog is for")),
            (_("Escape"), _("Closes the dialog without doing it")),
            (
                _("Menu, {keys}").format(keys=native(MENU_KEYS)),
                _("What can be done with the line, chart or text"),
            ),
            (_("Delete, Backspace"), _("Takes away the tag that has the focus")),
        ),
    )


def voting() -> KeyGroup:
    """Return the keys of a requirement vote."""
    return KeyGroup(
        _("In a vote"),
        (
            ("A", _("Accept the proposal")),
            ("C", _("Contested: vote on it")),
            ("O", _("Open a round")),
            (_("0 – 9"), _("The number of votes, in the field that has the focus")),
            (_("+, −, Up, Down"), _("One vote more or less")),
            (_("Enter"), _("The next field, or the next competence")),
            (_("Right, Left"), _("To the next field and back")),
            (native("Ctrl+Return"), _("Close the round")),
            ("R", _("Reopen the round")),
            ("D", _("Decided by somebody, where the votes decided nothing")),
            ("N", _("The next open one")),
            ("B", _("Blank screen for the audience, and back")),
            (_("Page Down, Page Up"), _("The audience's next page, or the one before")),
        ),
    )


def reference() -> tuple[KeyGroup, ...]:
    """Return the keys of every place, in the order of the page of the guides."""
    # Only now: the window's menus need the keys of the window alone, and soon.
    from s4c_desktop.ui.group import audience_window

    rating = keys.legend()
    return (
        anywhere(),
        lists_and_dialogs(),
        KeyGroup(
            _("While rating"),
            rating,
            _(
                "They work while the ladder has the focus, on every layout: a letter counts by "
                "its place on the keyboard where the layout has no such letter. In a text field "
                "they write."
            ),
        ),
        KeyGroup(
            _("Guided questions"),
            _others(keys.legend(guided=True), rating),
            _("The other keys of rating work as well, but for R and T; no digit is a level here."),
        ),
        KeyGroup(
            _("Agreeing on a result"),
            _others(keys.agreeing_legend(), rating),
            _("Levels, flags and moving work as while rating."),
        ),
        KeyGroup(
            _("People"),
            (
                (native(QKeySequence.StandardKey.Find), _("To the search")),
                (_("Down"), _("From the search to the list")),
                (_("Escape"), _("Empties the search")),
                ("F2", _("Edit the person")),
                (native(QKeySequence.StandardKey.Copy), _("Copy the name")),
                (_("Delete"), _("Delete somebody without assessments, after asking")),
            ),
        ),
        KeyGroup(
            _("Assessments"),
            (
                (_("Enter"), _("Open the assessment")),
                ("F2", _("Rename it")),
                (_("Delete"), _("Delete a draft, after asking")),
            ),
        ),
        KeyGroup(
            _("Participants of a group"),
            (
                (_("Space"), _("Here, or not here")),
                (_("Delete"), _("Remove the participant")),
            ),
        ),
        KeyGroup(
            _("Learning plans"),
            (
                (_("Enter"), _("Open the plan")),
                (_("Delete"), _("Delete the plan; Undo brings it back")),
            ),
        ),
        KeyGroup(
            _("A learning plan"),
            (
                (native("Alt+Up"), _("Move the item up")),
                (native("Alt+Down"), _("Move the item down")),
                (_("Delete"), _("Remove the item, with a reason")),
            ),
        ),
        KeyGroup(
            _("Questions to check oneself"),
            (
                (_("1, 2, 3 …"), _("The answer")),
                (_("Up, Down"), _("Move over the answers")),
            ),
        ),
        voting(),
        KeyGroup(
            _("The audience's window"),
            (
                (_names(audience_window.NEXT), _("Next")),
                (_names(audience_window.PREVIOUS), _("Previous")),
                (_names(audience_window.BLANK), _("Blank screen, and back")),
                ("M", _("Move to the other screen")),
                ("H", _("Show or hide the buttons")),
                ("F11", _("Full screen")),
                (_("Escape"), _("Close")),
            ),
            _("A clicker sends these keys, so it works wherever it is pointed."),
        ),
        KeyGroup(
            _("Requirements of a framework of your own"),
            (
                ("M", _("Mandatory")),
                ("O", _("Optional")),
                (_("N, −, Delete"), _("Not required")),
                (_("4 – 8"), _("The level")),
                (_("R, Enter"), _("The reason")),
            ),
        ),
        KeyGroup(
            _("The library"),
            (
                (native(QKeySequence.StandardKey.Find), _("To the search")),
                (native("Alt+Left"), _("Back")),
                (native("Alt+Right"), _("Forward")),
            ),
        ),
        KeyGroup(
            _("A chart that has the focus"),
            (
                (_("Down, Right, Up, Left"), _("From value to value; each is named")),
                (_("Home, End"), _("The first and the last value")),
                (native(QKeySequence.StandardKey.Copy), _("Copy it")),
            ),
        ),
        KeyGroup(
            _("These guides"),
            (
                (native(QKeySequence.StandardKey.Find), _("Find words")),
                (_("Enter"), _("The next place")),
                (native("Shift+Return"), _("The place before")),
                (native("Alt+Left"), _("Back")),
                (native("Alt+Right"), _("Forward")),
                (_("Escape"), _("Empties the search; closes the window")),
                (native(QKeySequence.StandardKey.Close), _("Closes the window")),
            ),
        ),
    )


def markdown() -> str:
    """Return the page of the guides."""
    parts = [
        "# Keyboard",
        _filled(
            "Everything can be done without a mouse: Tab and Shift+Tab go from part to part, Space "
            "presses what has the focus, Alt with an underlined letter opens a menu or leads to a "
            "part of a dialog."
        ),
        _filled(
            "Written for Windows and Linux (where Redo is Ctrl+Shift+Z); on macOS ⌘ takes the "
            "place of Ctrl. *Help › Keyboard* shows the keys of your system. This page is made "
            "from the program itself."
        ),
    ]
    for group in reference():
        table = [f"| {_cell(key)} | {_cell(meaning)} |" for key, meaning in group.rows]
        parts.append(f"## {group.title}")
        if group.note:
            parts.append(_filled(group.note))
        parts.append("\n".join(("| key | does |", "| --- | --- |", *table)))
    return "\n\n".join(parts) + "\n"


def _filled(text: str) -> str:
    return textwrap.fill(text, LINE)


def _others(rows: tuple[KeyRow, ...], known: tuple[KeyRow, ...]) -> tuple[KeyRow, ...]:
    return tuple(row for row in rows if row not in known)


def _names(found: frozenset[Qt.Key]) -> str:
    return ", ".join(QKeySequence(key).toString() for key in sorted(found, key=_value))


def _value(key: Qt.Key) -> int:
    return key.value


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "\\<")
