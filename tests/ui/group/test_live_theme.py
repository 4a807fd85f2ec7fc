"""A theme that changes while a facilitator's screen is open repaints all of it."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from itertools import cycle
from typing import Any

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from s4c_desktop.domain.vote import Method, Rule, VoteDetails
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.editor.screen import OwnFrameworksScreen
from s4c_desktop.ui.group.audience_window import AudienceWindow
from s4c_desktop.ui.group.page import ENTRY, PROFILE
from s4c_desktop.ui.group.screen import GroupsScreen
from s4c_desktop.ui.group.vote_screen import VotesScreen
from s4c_desktop.ui.learning.screen import TRAINING, LearningScreen
from s4c_desktop.ui.screen import Screen
from s4c_desktop.ui.theme import DARK, LIGHT, Theme, Tokens

FEW = 1000
"""Pixels of a colour that the numbers on a heat map may have."""

Settle = Callable[[], None]
Pages = Iterator[tuple[str, QWidget]]


def all_done(screen: Screen, settle: Settle) -> None:
    """Wait until nothing is left to be done, also by the second worker."""
    settle()
    while screen.context.tasks.long_busy:
        QApplication.processEvents()
    settle()


def parts(screen: GroupsScreen, settle: Settle, shown: tuple[int, ...]) -> Pages:
    screen.open_group(screen.context.program.groups.list()[0].id)
    settle()
    for part in shown:
        screen.page.show_part(part)
        settle()
        while not screen.page.profile.board.is_complete:
            QApplication.processEvents()
        yield f"part {part}", screen


def profile_pages(screen: GroupsScreen, settle: Settle) -> Pages:
    return parts(screen, settle, (ENTRY, PROFILE))


def group_pages(screen: GroupsScreen, settle: Settle) -> Pages:
    yield "list", screen
    screen.tabs.setCurrentIndex(1)
    for asked in range(3):
        screen.skills.question.show_value(asked)
        screen.skills.refresh()
        all_done(screen, settle)
        yield f"skills {asked}", screen
    yield from parts(screen, settle, tuple(range(screen.page.tabs.count())))
    show = screen.page.profile.presenting
    show.start()
    assert isinstance(show.window, AudienceWindow)
    show.window.showNormal()
    for page in range(3):
        yield f"audience {page}", show.window
        show.next()


def vote_pages(screen: VotesScreen, settle: Settle) -> Pages:
    program = screen.context.program
    details = VoteDetails("Tram", "NEW", "New", held_on=date(2026, 11, 21), facilitator="Mira")
    rule = Rule(75, 10, Method.HANDS)
    vote = program.votes.create(program.library.current().id, details, rule).value
    program.votes.set_agenda(vote.id, ("A1", "A2"))
    program.votes.count_present(vote.id, 12)
    screen.refresh()
    settle()
    yield "votes", screen
    screen.panel.open_vote(vote.id)
    settle()
    yield "agenda", screen
    program.voting.begin(vote.id)
    program.voting.open_round(vote.id, "A1")
    screen.panel.open_vote(vote.id)
    settle()
    yield "round", screen


def editor_pages(screen: OwnFrameworksScreen, settle: Settle) -> Pages:
    yield "own frameworks", screen
    program = screen.context.program
    base = program.library.current().id
    screen.open_draft(program.framework_drafts.copy(base, "CITY", "City").value.id)
    settle()
    for page in range(screen.editor.tabs.count()):
        screen.editor.show_page(page)
        settle()
        yield f"page {page}", screen


def training_pages(screen: LearningScreen, settle: Settle) -> Pages:
    screen.show_section(TRAINING)
    assert screen.training is not None
    for part in range(3):
        all_done(screen, settle)
        screen.training.show_part(part)
        yield f"part {part}", screen


def grounds(image: QImage, tokens: Tokens) -> list[str]:
    """Return which of a scheme's colours of areas are in a picture."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    pixels = Counter(array("I", bytes(plain.constBits())))
    names = ("window", "surface", "hover", "accent_wash", "border")
    return [name for name in names if pixels[QColor(getattr(tokens, name)).rgb()] > FEW]


@pytest.mark.parametrize(
    ("kind", "pages"),
    [
        pytest.param(GroupsScreen, profile_pages, id="profile"),
        pytest.param(VotesScreen, vote_pages, id="votes"),
        pytest.param(GroupsScreen, group_pages, id="groups", marks=pytest.mark.long),
        pytest.param(OwnFrameworksScreen, editor_pages, id="editor", marks=pytest.mark.long),
        pytest.param(LearningScreen, training_pages, id="training", marks=pytest.mark.long),
    ],
)
def test_a_theme_that_changes_leaves_no_area_of_the_other(
    qtbot: QtBot,
    sample_context: Context,
    theme: Theme,
    settle: Settle,
    kind: Callable[[Context], Screen],
    pages: Callable[[Any, Settle], Pages],
) -> None:
    screen = kind(sample_context)
    qtbot.addWidget(screen)
    screen.resize(1100, 760)
    screen.show()
    settle()
    schemes = cycle((("dark", LIGHT, DARK), ("light", DARK, LIGHT)))
    left = {}
    for name, window in pages(screen, settle):
        scheme, before, now = next(schemes)
        theme.set_scheme(scheme)
        QApplication.processEvents()
        image = window.grab().toImage()
        left[name] = grounds(image, before)
        assert "surface" in grounds(image, now), name
    screen.close_down()
    theme.set_scheme("light")
    assert {name: found for name, found in left.items() if found} == {}
