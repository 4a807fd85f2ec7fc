"""The keyboard page and the keyboard dialog say what the program does."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from s4c_desktop.ui import key_reference
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.editor import requirement_grid
from s4c_desktop.ui.group.vote_desk import VoteDesk
from s4c_desktop.ui.group.vote_panel import VotesPanel
from s4c_desktop.ui.key_names import native
from s4c_desktop.ui.main_window import MainWindow
from s4c_desktop.ui.workspaces import Workspaces

PAGE = Path(__file__).parents[3] / "docs" / "keyboard.md"


def rows(title: str) -> dict[str, str]:
    """Return the keys of a group, with what they do."""
    (group,) = (found for found in key_reference.reference() if found.title == title)
    return dict(group.rows)


@pytest.mark.skipif(sys.platform == "darwin", reason="the page is written for the other keyboards")
@pytest.mark.usefixtures("qapp")
def test_the_page_is_what_the_program_says() -> None:
    assert PAGE.read_text("utf-8") == key_reference.markdown(), "run make screenshots"


def test_every_shortcut_of_the_menus_is_listed_and_no_other(
    qtbot: QtBot, workspaces: Workspaces
) -> None:
    window = MainWindow(workspaces)
    qtbot.addWidget(window)
    actions = [
        action
        for menu in window.menuBar().findChildren(QMenu)
        for action in menu.actions()
        if not action.shortcut().isEmpty()
    ]
    shortcuts = {_native(action): action.text().replace("&", "") for action in actions}
    listed = rows("Anywhere")
    assert set(shortcuts) == set(listed)
    same = ("Home", "People", "Assessments", "Learning", "Groups", "Quality", "Library", "Settings")
    for key, text in shortcuts.items():
        if text in same:
            assert listed[key] == text


def test_the_letters_of_a_vote_are_listed(qtbot: QtBot, context: Context) -> None:
    panel = VotesPanel(context)
    qtbot.addWidget(panel)
    qtbot.addWidget(panel.buttons)
    desk = panel.findChild(VoteDesk)
    assert desk is not None
    letters = {QKeySequence(key).toString() for key in desk._letters()}
    assert letters | {"B"} == {key for key in rows("In a vote") if len(key) == 1}


def test_the_letters_of_the_requirements_are_listed() -> None:
    found = rows("Requirements of a framework of your own")
    listed = {part for key in found for part in key.split(", ")}
    wanted = {QKeySequence(key).toString() for key in requirement_grid._MANDATORY}
    assert wanted | {"N", "R"} <= listed
    assert "4 – 8" in listed
    assert [*requirement_grid._LEVELS.values()] == [4, 5, 6, 7, 8]


def _native(action: QAction) -> str:
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)


GROUPS = {
    "assessments": "Assessments",
    "audience_window": "The audience's window",
    "charts": "A chart that has the focus",
    "check_dialog": "Questions to check oneself",
    "guides": "These guides",
    "items_view": "A learning plan",
    "library": "The library",
    "menus": "Anywhere",
    "participants": "Participants of a group",
    "people": "People",
    "plans_section": "Learning plans",
    "requirement_grid": "Requirements of a framework of your own",
    "vote_": "In a vote",
    "wizard": "While rating",
}
"""Where keys are listed that modules, or all of a folder, take; the others are lists or dialogs."""

USUAL = {"Up", "Down", "Left", "Right", "Home", "End", "PageUp", "PageDown", "Enter", "Escape"}
"""What everybody tries in a list or dialog: listed once for all of them, or together."""

ALSO = {("requirement_grid", "Backspace"), ("items_view", "Backspace"), ("wizard", "F1")}
"""Keys that do the same as one that is listed: keyboards differ in what they have."""

DESCRIBED = {
    "A learning plan",
    "Anywhere",
    "In a vote",
    "Lists and dialogs",
    "Questions to check oneself",
    "The audience's window",
    "These guides",
    "While rating",
}
"""Groups with keys that are written otherwise in the code; tests of their own press them."""

NAMES = {
    "Return": "Enter",
    "Del": "Delete",
    "Question": "?",
    "Plus": "+",
    "Minus": "−",
    "Period": ".",
    "0": "4 – 8",
}
TAKEN = re.compile(r'Key\.Key_(\w+)|StandardKey\.(\w+)|QKeySequence\("([^"]+)"\)|, "(F2|Alt\+\w+)"')


def taken() -> dict[str, set[str]]:
    """Return the keys that the modules of each group name."""
    found: dict[str, set[str]] = {}
    root = Path(key_reference.__file__).parent
    for path in root.rglob("*.py"):
        if path.name in ("key_reference.py", "key_names.py"):
            continue
        place = next((p for p in GROUPS if path.stem.startswith(p) or p in path.parts), "")
        for match in TAKEN.finditer(path.read_text("utf-8")):
            key, standard, written, other = match.groups()
            name = NAMES.get(key, key) or written or other
            if standard:
                name = native(getattr(QKeySequence.StandardKey, standard))
            elif written or other:
                name = native(name)
            name = NAMES.get(name, name)
            if name not in USUAL and (place, name) not in ALSO:
                found.setdefault(GROUPS.get(place, "Lists and dialogs"), set()).add(name)
    return found


@pytest.mark.skipif(sys.platform == "darwin", reason="keys have other names there")
@pytest.mark.usefixtures("qapp")
def test_every_key_that_the_program_takes_is_listed_where_it_works() -> None:
    everywhere = {**rows("Anywhere"), **rows("Lists and dialogs")}
    for title, keys in taken().items():
        known = {**everywhere, **rows(title)}
        listed = {*known, *(part for row in known for part in re.split(", | ", row))}
        assert keys <= listed, title
        if title not in DESCRIBED:
            own = {part for row in rows(title) for part in row.split(", ")}
            assert own <= keys | USUAL, title
