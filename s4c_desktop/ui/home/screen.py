"""The first screen: four ways to start, and the drafts to go on with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.assessment import AssessmentSummary, Kind, Phase
from s4c_desktop.domain.changes import Changes
from s4c_desktop.domain.register_wording import due_sentence
from s4c_desktop.ui import summaries, text_size, widgets
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.home.cards import ChoiceCard, Choices, DraftCard, SectionHead, signed_row
from s4c_desktop.ui.notice import Notice
from s4c_desktop.ui.screen import Screen

if TYPE_CHECKING:
    from s4c_desktop.bootstrap import Program
    from s4c_desktop.services.study import PlanLine
    from s4c_desktop.ui.home.due import DueSection

DRAFTS = 3
SIGNED = 4
WIDTH = 1312
WIDE = 1416
"""From this width on, what to go on with and what to start stand beside each other."""


@dataclass(frozen=True, slots=True)
class _Found:
    """What is shown: the latest assessments, and how many people are past the date to keep them."""

    assessments: tuple[AssessmentSummary, ...]
    due: int


class HomeScreen(Screen):
    """Offers the four ways to start, below the drafts the person was working on."""

    sample_requested = Signal()

    group_requested = Signal()
    """Run a group."""

    due_requested = Signal()
    """Show who is past the date until which they are to be kept."""

    screen_requested = Signal(str)
    """Show the screen of this name."""

    def __init__(
        self, context: Context, *, sample: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, _("Home"), parent)
        self._sample = sample
        self._content: QWidget | None = None
        self._columns: QBoxLayout | None = None
        self._week_place: QVBoxLayout | None = None
        self._plans: tuple[PlanLine, ...] = ()
        self.due: Notice | None = None
        self.week: DueSection | None = None

    def concerns(self, changes: Changes) -> bool:
        """Tell whether a change touches assessments, people or what is due in plans."""
        return bool(changes.plans) or super().concerns(changes)

    def refresh(self) -> None:
        """Fetch the assessments, who is past the date to keep them, and what is to be learnt."""
        self.context.tasks.run(_look, self.context.program, done=self._show, owner=self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the two parts beside each other where there is room."""
        super().resizeEvent(event)
        self._arrange()

    def _show(self, looked: _Found) -> None:
        if self._content is not None:
            self.column.removeWidget(self._content)
            self._content.hide()
            self._content.deleteLater()
        self._columns = self._week_place = self.week = self.due = None
        found = looked.assessments
        self.header.setVisible(bool(found))
        page = self._filled(looked) if found else self._welcome()
        self._content = self.add_scrolling(page)
        self._arrange()
        # Plans are laid on their days, which takes a while: the rest is shown before.
        tasks = self.context.tasks
        tasks.run(_plans, self.context.program, done=self._show_plans, owner=self)

    def _show_plans(self, lines: tuple[PlanLine, ...]) -> None:
        self._plans = lines
        self._show_week()

    # -- parts ---------------------------------------------------------------------------

    def _welcome(self) -> QWidget:
        """Return what is shown at the first start, in the middle of the window."""
        page = QWidget()
        head = widgets.title(_("Welcome to S4C Desktop"))
        text = widgets.body(
            _(
                "Rate the competences of a smart city role, see where the gaps are, and get a "
                "learning plan. Everything stays on this computer."
            )
        )
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addStretch(2)
        column.addWidget(head)
        column.addWidget(text)
        column.addSpacing(16)
        column.addWidget(self._choices(first=True))
        column.addStretch(3)
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addLayout(column, WIDTH)
        row.addStretch(1)
        return page

    def _filled(self, looked: _Found) -> QWidget:
        """Return what to go on with, and what to start."""
        recent = summaries.recent(looked.assessments)
        drafts = [s for s in recent if summaries.is_draft(s)]
        signed = [s for s in recent if s.phase is Phase.SIGNED]
        page = QWidget()
        page.setMaximumWidth(text_size.scaled(2 * WIDTH))
        outer = QVBoxLayout(page)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(16)
        self.due = Notice(_("Show who"), self.due_requested.emit)
        outer.addWidget(self.due)
        self.due.say(due_sentence(looked.due))
        going_on, starting = _column(), _column()
        self._add_drafts(going_on, drafts)
        self._week_place = QVBoxLayout()
        going_on.addLayout(self._week_place)
        self._show_week()
        self._add_rows(going_on, _("Open appeals"), [s for s in signed if s.appealed])
        going_on.addStretch(1)
        starting.addWidget(SectionHead(_("Start something new")))
        starting.addWidget(self._choices(first=False))
        settled = [s for s in signed if not s.appealed]
        self._add_rows(starting, _("Signed off"), settled[:SIGNED])
        starting.addStretch(1)
        self._columns = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._columns.setSpacing(24)
        self._columns.addLayout(going_on, 1)
        self._columns.addLayout(starting, 1)
        outer.addLayout(self._columns)
        outer.addStretch(1)
        return page

    def _arrange(self) -> None:
        if self._columns is not None:
            direction = QBoxLayout.Direction
            wide = self.width() >= text_size.scaled(WIDE)
            self._columns.setDirection(direction.LeftToRight if wide else direction.TopToBottom)

    def _show_week(self) -> None:
        """Show what is due; where nobody has a plan, what shows plans is not even imported."""
        if self._week_place is None or (self.week is None and not self._plans):
            return
        if self.week is None:
            self.week = self._new_week()
            self._week_place.addWidget(self.week)
        self.week.show_due(self._plans)

    def _new_week(self) -> DueSection:
        from s4c_desktop.ui.home.due import DueSection

        week = DueSection()
        week.opened.connect(self.context.events.plan_wanted)
        week.all_wanted.connect(lambda: self.screen_requested.emit("learning"))
        return week

    def _add_drafts(self, column: QVBoxLayout, drafts: list[AssessmentSummary]) -> None:
        if not drafts:
            return
        more = widgets.button(
            _("All assessments"), partial(self.screen_requested.emit, "assessments"), role="quiet"
        )
        if len(drafts) <= DRAFTS:
            # Not setVisible(True): what has no parent yet would open as a window of its own.
            more.hide()
        column.addWidget(SectionHead(_("Continue where you left off"), more))
        for index, summary in enumerate(drafts[:DRAFTS]):
            card = DraftCard(summary, first=index == 0)
            card.opened.connect(self.open_requested)
            column.addWidget(card)

    def _add_rows(self, column: QVBoxLayout, title: str, signed: list[AssessmentSummary]) -> None:
        if not signed:
            return
        column.addSpacing(8)
        column.addWidget(SectionHead(title))
        card = widgets.Card(margin=8, spacing=0)
        for summary in signed:
            row = signed_row(summary)
            row.opened.connect(partial(self.open_requested.emit, summary.id))
            card.column.addWidget(row)
        column.addWidget(card)

    def _choices(self, *, first: bool) -> Choices:
        theme = self.context.theme
        cards = [
            ChoiceCard(
                theme,
                "chats-circle",
                _("Assess someone"),
                _("Interview a candidate, rate every competence, and sign off the result."),
                lambda: self.start_requested.emit(Kind.ASSESSOR, None),
            ),
            ChoiceCard(
                theme,
                "user-focus",
                _("Assess myself"),
                _("See in twenty minutes which role is closest, and what to learn first."),
                lambda: self.start_requested.emit(Kind.SELF, None),
            ),
            ChoiceCard(
                theme,
                "users-three",
                _("Run a group"),
                _("Enter what a focus group says, and show its profile without telling on anyone."),
                self.group_requested.emit,
            ),
        ]
        if first and not self._sample:
            cards.append(
                ChoiceCard(
                    theme,
                    "compass",
                    _("Look around with sample data"),
                    _("Try everything in a workspace of its own that is thrown away afterwards."),
                    self.sample_requested.emit,
                )
            )
        return Choices(cards)


def _column() -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(8)
    return column


def _plans(program: Program) -> tuple[PlanLine, ...]:
    if not program.workspace.has_plans():
        return ()
    from s4c_desktop.ui.home.due import PLANS

    return program.study.lines(most=PLANS)


def _look(program: Program) -> _Found:
    return _Found(
        program.assessments.latest(drafts=DRAFTS + 1, signed=SIGNED),
        len(program.people.due(datetime.now(UTC).astimezone().date())),
    )
