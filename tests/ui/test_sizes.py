"""No text is cut in any window from 900×600 up, in long languages either."""

from __future__ import annotations

import gettext
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QScrollArea, QWidget

from s4c_desktop.base import i18n
from s4c_desktop.bootstrap import Program, open_program
from s4c_desktop.domain.assessment import Kind, Person, Rating
from s4c_desktop.domain.flow import Step
from s4c_desktop.domain.framework import ALL_ROLES
from s4c_desktop.domain.scale import State
from s4c_desktop.domain.set_up import SetUp
from s4c_desktop.domain.vote import Phase as VotePhase
from s4c_desktop.domain.vote import VoteDetails
from s4c_desktop.models.unit_of_work import UnitsOfWork
from s4c_desktop.services.sample import votes as sample_votes
from s4c_desktop.services.votes import ProposedFrom
from s4c_desktop.ui.group.vote_screen import VotesScreen
from s4c_desktop.ui.learning.planner import Page
from s4c_desktop.ui.learning.screen import LearningScreen
from s4c_desktop.ui.main_window import MainWindow
from s4c_desktop.ui.quality.screen import QualityScreen
from s4c_desktop.ui.recovery.page import RecoveryPage
from s4c_desktop.ui.widgets import ElidedLabel
from s4c_desktop.ui.wizard.wizard import Wizard
from s4c_desktop.ui.workspaces import Workspaces
from tests.ui.conftest import window_over

Settle = Callable[[], None]
WORD = 20
SETTLED = "6:claimed,5:shown"
SIZES = ((3840, 2160), (1440, 900), (900, 600))


class Longer(gettext.NullTranslations):
    """A language whose words are 30 % longer, as German's or Greek's are."""

    def gettext(self, message: str) -> str:
        more = "m" * (len(message) * 3 // 10)
        # A sentence has more words, not one as long as a line.
        return " ".join([message, *(more[i : i + WORD] for i in range(0, len(more), WORD))])

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


# What has room for the longer words has room for the English ones, but for the long run.
@pytest.fixture(params=[pytest.param("English", marks=pytest.mark.long), "longer"])
def _language(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "longer":
        monkeypatch.setattr(i18n._Catalogue, "current", Longer())


@pytest.fixture
def window(
    _language: None, workspaces: Workspaces, sample_file: Path, settle: Settle
) -> Iterator[MainWindow]:
    yield from window_over(workspaces, settle, sample_file)


def test_nothing_is_cut_in_the_wizard(
    window: MainWindow, workspaces: Workspaces, settle: Settle
) -> None:
    assert workspaces.context is not None
    listed = workspaces.context.program.assessments.list()
    summary = next(a for a in listed if a.person.startswith("Ivan"))
    window.open_assessment(summary.id)
    settle()
    wizard = window.current()
    assert isinstance(wizard, Wizard)
    for step in Step:
        wizard.session.go(step)
        check_sizes(window, settle)


def test_nothing_is_cut_on_any_screen(
    window: MainWindow, workspaces: Workspaces, settle: Settle
) -> None:
    for name in ("home", "people", "assessments", "quality", "votes", "settings"):
        window.show_screen(name)
        check_sizes(window, settle)
    for section in (window.check, window.back_up):
        section()
        while workspaces.tasks.long_busy:
            QApplication.processEvents()
        check_sizes(window, settle)


@pytest.mark.long
def test_nothing_is_cut_in_a_vote(
    window: MainWindow, workspaces: Workspaces, settle: Settle
) -> None:
    context = workspaces.context
    assert context is not None
    fill_votes(context.program)
    window.show_screen("votes")
    check_sizes(window, settle)
    screen = window.current()
    assert isinstance(screen, VotesScreen)
    item = screen.panel.desk.item
    for view in context.program.votes.all():
        screen.panel.open_vote(view.vote.id)
        check_sizes(window, settle)
        if view.vote.phase is VotePhase.VOTING:
            item.open_round()
            check_sizes(window, settle)
            assert item.grid is not None
            next(iter(item.grid.fields.values())).setValue(99)
            check_sizes(window, settle)
            next(iter(item.grid.fields.values())).setValue(9)
            item.close_round()
            check_sizes(window, settle)
            screen.panel.session.go(view.vote.competences[3])
            check_sizes(window, settle)
        if view.vote.phase is VotePhase.PLANNED:
            screen.panel.buttons.next.click()
            check_sizes(window, settle)


def fill_votes(program: Program) -> None:
    """Plan a vote, and hold one and end another as the sample data have them."""
    framework = program.library.current()
    details = VoteDetails("What the planner needs", "SCPD", "", date(2026, 11, 21), "Varna", "Mira")
    vote = program.votes.create(framework.id, details).value
    program.votes.count_present(vote.id, 12)
    codes = tuple(framework.order)
    program.votes.set_agenda(vote.id, codes, ProposedFrom("SCPD", "default"))
    sample_votes.fill_votes(UnitsOfWork(program._opened.engine), program.library)


@pytest.mark.long
@pytest.mark.parametrize("section", range(1, 5))
def test_nothing_is_cut_in_the_sections_of_quality(
    window: MainWindow, settle: Settle, section: int
) -> None:
    window.show_screen("quality")
    screen = window.current()
    assert isinstance(screen, QualityScreen)
    screen.show_section(section)
    check_sizes(window, settle)


@pytest.mark.parametrize(
    "page",
    [
        Page.ITEMS,
        *(pytest.param(page, marks=pytest.mark.long) for page in Page if page is not Page.ITEMS),
    ],
)
def test_nothing_is_cut_in_the_planner(
    window: MainWindow, workspaces: Workspaces, settle: Settle, page: Page
) -> None:
    assert workspaces.context is not None
    program = workspaces.context.program
    found = next(a for a in program.assessments.list() if a.person == "Candidate 014")
    plan = program.study.start(found.id).plan
    late = replace(plan, deadline=plan.start_on + timedelta(3), minutes_per_week=60)
    workspaces.context.events.plan_wanted.emit(program.study.keep(late).value.plan.id)
    settle()
    screen = window.current()
    assert isinstance(screen, LearningScreen)
    assert screen.planner is not None
    screen.planner.show_part(page)
    check_sizes(window, settle)


@pytest.mark.usefixtures("_language")
def test_nothing_is_cut_where_a_workspace_does_not_open(
    workspaces: Workspaces, sample_file: Path, settle: Settle
) -> None:
    program = open_program(sample_file)
    assert program.backups is not None
    for _time in range(2):
        program.backups.make()
    program.close()
    sample_file.write_bytes(b"")
    window = MainWindow(workspaces)
    window.show()
    workspaces.open(str(sample_file))
    settle()
    while workspaces.tasks.long_busy:
        QApplication.processEvents()
    page = window.current()
    assert isinstance(page, RecoveryPage)
    assert page.panel.backups is not None
    page.panel.backups.disclose.click()
    check_sizes(window, settle)
    window.close()
    settle()
    window.deleteLater()


def check_sizes(window: MainWindow, settle: Settle) -> None:
    """Fail when a visible text has less room than it needs in one of the windows."""
    for size in SIZES:
        window.resize(*size)
        settle()
        for _turn in range(5):  # Wrapped text in cards in a scrolled page takes a few turns.
            QApplication.processEvents()
        assert (window.width(), window.height()) == size, "the window cannot be that small"
        shown = [w for w in window.findChildren(QWidget) if w.isVisible()]
        cut = [_describe(w) for w in shown if _is_cut(w)]
        assert not cut, f"in {size}"


def _is_cut(widget: QWidget) -> bool:
    if isinstance(widget, QScrollArea):
        scrolls = widget.horizontalScrollBarPolicy() != Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        content = widget.widget()
        return not scrolls and content is not None and content.width() > widget.viewport().width()
    if isinstance(widget, ElidedLabel):
        return False  # Its tool tip has the whole text.
    if isinstance(widget, QLabel):
        if widget.wordWrap():
            return widget.height() < widget.heightForWidth(widget.width())
        return widget.width() < widget.sizeHint().width()
    if isinstance(widget, QAbstractButton) and widget.text():
        return (
            widget.width() < widget.minimumSizeHint().width()
            or widget.height() < widget.minimumSizeHint().height()
        )
    return False


def _describe(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""
    return f"{type(widget).__name__} {text!r} in {widget.size().toTuple()}"


def test_nothing_is_cut_where_somebody_rates_themself_for_all_roles(
    window: MainWindow, workspaces: Workspaces, settle: Settle
) -> None:
    assert workspaces.context is not None
    program = workspaces.context.program
    framework = program.library.current()
    ratings = {c: Rating(State.RATED, 5) for c in framework.requirements(ALL_ROLES, "default")}
    ratings |= {"A1": Rating(path="6:not_shown"), "A2": Rating(State.RATED, 5, path=SETTLED)}
    choice = SetUp(framework.id, ALL_ROLES, kind=Kind.SELF)
    made = program.assessments.create_rated(Person(uuid4(), "Ana"), choice, ratings).value
    window.open_assessment(made.id)
    settle()
    wizard = window.current()
    assert isinstance(wizard, Wizard)
    for code in ("A1", "A2"):
        wizard.session.jump(code)
        check_sizes(window, settle)
    wizard.session.go(Step.RESULT)
    check_sizes(window, settle)
