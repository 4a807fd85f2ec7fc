"""The first screen: four ways to start, and the drafts to go on with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.assessment import AssessmentSummary, Kind, Phase
from s4c_desktop.domain.register_wording import due_sentence
from s4c_desktop.ui import summaries, widgets
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.home.cards import ChoiceCard, Choices, DraftCard, SignedRow
from s4c_desktop.ui.notice import Notice
from s4c_desktop.ui.screen import MARGIN, Screen

if TYPE_CHECKING:
    from s4c_desktop.bootstrap import Program

DRAFTS = 5
SIGNED = 4
WIDTH = 1312


@dataclass(frozen=True, slots=True)
class _Found:
    """What the screen shows: assessments, and how many people are past the date to keep them."""

    assessments: tuple[AssessmentSummary, ...]
    due: int


class HomeScreen(Screen):
    """Offers the four ways to start, below the drafts the person was working on."""

    sample_requested = Signal()

    group_requested = Signal()
    """Run a group."""

    due_requested = Signal()
    """Show who is past the date until which they are to be kept."""

    def __init__(
        self, context: Context, *, sample: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, _("Home"), parent)
        self._sample = sample
        self._content: QWidget | None = None
        self.due = Notice(_("Show who"), self.due_requested.emit)
        # The scrolled page below reaches the window's edge; this does not.
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, MARGIN, 0)
        self.due.setMaximumWidth(WIDTH - MARGIN)
        row.addWidget(self.due, WIDTH)
        row.addStretch(1)
        self.column.addLayout(row)

    def refresh(self) -> None:
        """Fetch the assessments, and who is past the date to keep them."""
        self.context.tasks.run(_look, self.context.program, done=self._show, owner=self)

    def _show(self, looked: _Found) -> None:
        found = looked.assessments
        self.due.say(due_sentence(looked.due))
        if self._content is not None:
            self.column.removeWidget(self._content)
            self._content.hide()
            self._content.deleteLater()
        page = QWidget()
        page.setMaximumWidth(WIDTH)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        recent = summaries.recent(found)
        drafts = [s for s in recent if summaries.is_draft(s)]
        signed = [s for s in recent if s.phase is Phase.SIGNED]
        if found:
            self.header.title.set_text(_("Home"))
            self._add_drafts(column, drafts)
            self._add_rows(column, _("Open appeals"), [s for s in signed if s.appealed])
            column.addSpacing(8)
            column.addWidget(widgets.section(_("Start something new")))
            column.addWidget(self._choices(first=False))
            settled = [s for s in signed if not s.appealed]
            self._add_rows(column, _("Signed off"), settled[:SIGNED])
        else:
            self.header.title.set_text(_("Welcome"))
            column.addWidget(
                widgets.body(
                    _(
                        "Rate the competences of a smart city role, see where the gaps are, and "
                        "get a learning plan. Everything stays on this computer."
                    )
                )
            )
            column.addSpacing(8)
            column.addWidget(self._choices(first=True))
        column.addStretch(1)
        self._content = self.add_scrolling(page)

    def _add_drafts(self, column: QVBoxLayout, drafts: list[AssessmentSummary]) -> None:
        if not drafts:
            return
        column.addWidget(widgets.section(_("Continue where you left off")))
        for index, summary in enumerate(drafts[:DRAFTS]):
            card = DraftCard(summary, first=index == 0)
            card.opened.connect(self.open_requested)
            column.addWidget(card)

    def _add_rows(self, column: QVBoxLayout, title: str, signed: list[AssessmentSummary]) -> None:
        if not signed:
            return
        column.addSpacing(8)
        column.addWidget(widgets.section(title))
        card = widgets.Card(margin=8, spacing=0)
        for summary in signed:
            row = SignedRow(summary)
            row.opened.connect(self.open_requested)
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


def _look(program: Program) -> _Found:
    return _Found(
        program.assessments.list(),
        len(program.privacy.due(datetime.now(UTC).astimezone().date())),
    )
