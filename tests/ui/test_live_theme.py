"""Another scheme repaints what is open: nothing of the old one stays on the screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from s4c_desktop.domain.assessment import Kind, Phase
from s4c_desktop.domain.catalogue import Kind as Topic
from s4c_desktop.domain.catalogue import Place
from s4c_desktop.domain.flow import Step
from s4c_desktop.ui.drop_sheet import DropSheet
from s4c_desktop.ui.learning.planner import Page
from s4c_desktop.ui.learning.screen import TRAINING, LearningScreen
from s4c_desktop.ui.library.screen import LibraryScreen
from s4c_desktop.ui.main_window import MainWindow
from s4c_desktop.ui.theme import Theme
from s4c_desktop.ui.tokens import DARK, LIGHT
from s4c_desktop.ui.wizard.wizard import Wizard
from s4c_desktop.ui.workspaces import Workspaces
from tests.ui.conftest import window_over

Settle = Callable[[], None]
Places = Callable[[MainWindow, Workspaces, Settle], Iterator[str]]
GROUNDS = ("window", "surface", "hover", "accent_wash")
"""Tokens that large surfaces are filled with."""


def colours(widget: QWidget) -> dict[str, int]:
    """Count the pixels of each colour."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(image.constBits(), dtype=np.uint32) & 0xFFFFFF
    values, counts = np.unique(pixels, return_counts=True)
    found = zip(values.tolist(), counts.tolist(), strict=True)
    return {f"#{value:06X}": count for value, count in found}


@pytest.fixture
def window(workspaces: Workspaces, sample_file: Path, settle: Settle) -> Iterator[MainWindow]:
    yield from window_over(
        workspaces, settle, sample_file, prepare=lambda made: made.resize(1100, 720)
    )


def few_places(window: MainWindow, _workspaces: Workspaces, settle: Settle) -> Iterator[str]:
    """Show what most others are made of."""
    window.show_screen("library")
    settle()
    yield "explorer"
    library = window.current()
    assert isinstance(library, LibraryScreen)
    library.open_place(Place(Topic.COMPETENCE, "B6", "SCCF"))
    settle()
    yield "competence"


def all_places(window: MainWindow, workspaces: Workspaces, settle: Settle) -> Iterator[str]:
    """Show the freelancer's places one after the other, naming each."""
    yield "home"
    context = workspaces.context
    assert context is not None
    window.show_screen("library")
    settle()
    library = window.current()
    assert isinstance(library, LibraryScreen)
    yield "explorer"
    for kind, code in ((Topic.COMPETENCE, "B6"), (Topic.CASE_STUDY, ""), (Topic.GLOSSARY, "")):
        library.open_place(Place(kind, code, "SCCF" if kind is Topic.COMPETENCE else ""))
        settle()
        yield f"{kind.value} {code}"
    found = context.program.assessments.list()
    signed = next(s for s in found if s.phase is Phase.SIGNED)
    plan = context.program.study.start(signed.id).plan
    context.program.study.keep(plan)
    window.show_screen("learning")
    settle()
    learning = window.current()
    assert isinstance(learning, LearningScreen)
    yield "plans"
    learning.open_plan(plan.id)
    settle()
    assert learning.planner is not None
    for part in Page:
        learning.planner.show_part(part)
        settle()
        yield f"planner {part.name}"
    learning.close_plan()
    learning.show_section(TRAINING)
    settle()
    yield "training"
    own = next(s for s in found if s.kind is Kind.SELF)
    window.open_assessment(own.id)
    settle()
    wizard = window.current()
    assert isinstance(wizard, Wizard)
    for step in Step:
        wizard.session.go(step)
        settle()
        yield f"wizard {step.name}"
    sheet = DropSheet(workspaces.theme, window)
    sheet.say("Drop it")
    yield "drop"


@pytest.mark.parametrize("places", [few_places, pytest.param(all_places, marks=pytest.mark.long)])
def test_nothing_of_the_old_scheme_stays(
    window: MainWindow, workspaces: Workspaces, theme: Theme, settle: Settle, places: Places
) -> None:
    stayed: list[tuple[str, str, str, float]] = []
    for place in places(window, workspaces, settle):
        for scheme, new, old in (("dark", DARK, LIGHT), ("light", LIGHT, DARK)):
            theme.set_scheme(scheme)
            settle()
            seen = colours(window)
            left = {name: seen.get(getattr(old, name), 0) for name in GROUNDS}
            # A letter's rim can happen to have any colour; a surface that stayed has many.
            stayed += [(place, scheme, name, n) for name, n in left.items() if n > 500]
            shown = sum(seen.get(getattr(new, name), 0) for name in GROUNDS)
            share = shown / sum(seen.values())
            if share < 0.6:
                stayed.append((place, scheme, "share", round(share, 2)))
    assert stayed == []
