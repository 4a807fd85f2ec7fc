"""The competence that is shown: what it means, what is proposed, its rounds, and what was said."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.vote import AgendaItem, Option, Phase, Question, Sorting
from s4c_desktop.domain.vote_outcome import rounds_left, settled
from s4c_desktop.domain.vote_wording import (
    basis_sentence,
    need_text,
    outcome_text,
    sorting_question,
)
from s4c_desktop.domain.wording import competence_name
from s4c_desktop.ui import widgets
from s4c_desktop.ui.flow_layout import FlowLayout
from s4c_desktop.ui.group.vote_anchors import AnchorList
from s4c_desktop.ui.group.vote_commands import Change
from s4c_desktop.ui.group.vote_results import RoundResults
from s4c_desktop.ui.group.vote_session import VoteSession
from s4c_desktop.ui.group.vote_tally import TallyGrid
from s4c_desktop.ui.quality.parts import KeptText, labelled

_NOTE_HEIGHT = 76


class ItemPage(QWidget):
    """Shows the item of a session that is being sorted or voted on, with what can be done now."""

    decided = Signal()
    """Ask who decides it, and why."""

    def __init__(self, session: VoteSession) -> None:
        super().__init__()
        self._session = session
        self._shown = ""
        self.grid: TallyGrid | None = None
        self._grid_of: object = None
        self.heading = widgets.section()
        self.state = widgets.Chip("", "neutral")
        self.basis = widgets.muted()
        self.meaning = widgets.body()
        self.proposal = widgets.strong()
        self.anchors = AnchorList()
        self.question = widgets.strong()
        self.refusal = widgets.TextLabel("", "bad")
        self.results = RoundResults(session)
        self.notes = KeptText(
            _("Discussion of this competence"),
            _("What was said; names are not needed."),
            height=_NOTE_HEIGHT,
        )
        self.all_notes = KeptText(_("Discussion of the whole vote"), height=_NOTE_HEIGHT)
        self._build_buttons()
        self._build()
        self.notes.settled.connect(lambda text: keep(session, self._shown, text))
        self.all_notes.settled.connect(lambda text: keep(session, "", text))

    # -- showing -------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show the item as it stands."""
        session, item = self._session, self._session.item
        if item is None:
            return
        if item.competence != self._shown:
            self._turn_to(item)
        vote, framework = session.vote, session.framework
        competence = framework.competence(item.competence)
        self.heading.setText(competence_name(framework, item.competence))
        self.state.setText(outcome_text(item, vote.rule))
        self.state.set_tone("good" if settled(item, vote.rule) is not None else "caution")
        self.basis.setText(basis_sentence(item, vote.rule))
        self.meaning.setText(competence.description or competence.meaning)
        self.proposal.setText(
            _("No proposal: it is voted on.")
            if item.proposal is None
            else _("Proposed: {need}").format(need=need_text(item.proposal))
        )
        self.anchors.show_competence(competence)
        self._show_buttons(item)
        made_slip = self._show_grid(item)
        self.results.show_item(item)
        if made_slip and not (self.notes.hasFocus() or self.all_notes.hasFocus()):
            self.start()
            self._reveal(self.heading if self.grid is None else self.close_button)
        self.notes.show_text(item.notes)
        self.all_notes.show_text(vote.notes)

    def refuse(self, sentence: str) -> None:
        """Say why something is not possible; the fields show what is counted."""
        self.refusal.setText(sentence)
        self.refusal.setVisible(bool(sentence))
        item = self._session.item if self._session.is_open else None
        if sentence:
            self._reveal(self.refusal)
        if sentence and self.grid is not None and item is not None and item.open_round is not None:
            self.grid.show_round(item.open_round)

    def flush(self) -> None:
        """Hand over what was typed."""
        self.notes.flush()
        self.all_notes.flush()

    def start(self) -> None:
        """Put the keyboard where it goes on: the tally of an open round, else the page."""
        if self.grid is not None:
            self.grid.start()
            return
        # Never a button that takes something back.
        leading = (self.accept, self.next_sorted, self.open, self.next_open)
        first = next((made for made in leading if not made.isHidden()), self.notes)
        first.setFocus()

    def _reveal(self, widget: QWidget) -> None:
        """Scroll to a widget, once what was shown with it has its place."""
        QTimer.singleShot(0, widget, lambda: self._area.ensureWidgetVisible(widget, 0, 60))

    def _turn_to(self, item: AgendaItem) -> None:
        """Show another competence: what was typed belongs to the one before."""
        self.notes.flush()
        self._shown = item.competence
        self.anchors.fold()
        self._area.verticalScrollBar().setValue(0)

    def _show_buttons(self, item: AgendaItem) -> None:
        vote = self._session.vote
        sorting, voting = vote.phase is Phase.SORTING, vote.phase is Phase.VOTING
        is_open = item.open_round is not None
        done = settled(item, vote.rule) is not None
        untouched = item.proposal is not None and not item.rounds and item.ruling is None
        left = rounds_left(item, vote.rule)
        contested = item.is_contested
        asks = voting and contested and not is_open and not done
        shown = {
            self.accept: untouched and (sorting or (voting and contested)),
            self.contest: untouched and (sorting or (voting and not contested)),
            self.next_sorted: sorting,
            self.accept_rest: sorting and bool(self._session.view.standing.unsorted),
            self.open: asks and left > 0,
            self.decide: asks,
            self.close_button: voting and is_open,
            self.withdraw: voting and is_open and not (item.open_round and item.open_round.earlier),
            self.reopen: voting and bool(item.closed) and not is_open and item.ruling is None,
            self.take_back: voting and item.ruling is not None,
            self.next_open: voting and not is_open,
        }
        for made, visible in shown.items():
            made.setVisible(visible)
        self.accept.setChecked(item.sorting is Sorting.ACCEPTED)
        self.contest.setChecked(item.sorting is Sorting.CONTESTED)
        self.open.setText(_("Open round {n} (O)").format(n=len(item.rounds) + 1))
        self.question.setText(sorting_question())
        self.question.setVisible(sorting and item.proposal is not None)

    def _show_grid(self, item: AgendaItem) -> bool:
        """Show the slip of the round that is open; tells whether it is another one."""
        found = item.open_round
        key = (
            None
            if found is None
            else (item.competence, found.number, tuple(b.question for b in found.ballots))
        )
        if key != self._grid_of:
            self._grid_of = key
            if self.grid is not None:
                widgets.put_away(self.grid)
                self.grid = None
            if found is not None:
                self.grid = TallyGrid(found, self._session.view.role_title)
                self.grid.counted.connect(self._count)
                self.grid.finished.connect(self.close_button.setFocus)
                self._slip.addWidget(self.grid)
                # A layout shows what it takes in only in the next turn: too late for the focus.
                self.grid.show()
            return True
        if self.grid is not None and found is not None:
            self.grid.show_round(found)
        return False

    # -- doing ---------------------------------------------------------------------------

    def sort(self, sorting: Sorting) -> None:
        """Note whether anybody contests the proposal, and go on to the next."""
        session, item = self._session, self._session.item
        if item is None:
            return
        if item.sorting is not sorting and not session.do(
            session.changes.sort(session.vote, item.competence, sorting)
        ):
            return
        if session.vote.phase is Phase.SORTING:
            session.next()

    def _accept_rest(self) -> None:
        self._session.do(self._session.changes.accept_rest(self._session.vote))

    def open_round(self) -> None:
        """Open the next round."""
        self._do_with(self._session.changes.open_round)

    def close_round(self) -> None:
        """Close the open round, so that its result is shown."""
        self._do_with(self._session.changes.close_round)

    def _withdraw_round(self) -> None:
        vote = self._session.vote
        self._do_with(lambda code: self._session.changes.withdraw_round(vote, code))

    def reopen_round(self) -> None:
        """Open the last round again."""
        self._do_with(self._session.changes.reopen_round)

    def _take_back(self) -> None:
        vote = self._session.vote
        self._do_with(lambda code: self._session.changes.take_back(vote, code))

    def _do_with(self, change: Callable[[str], Change]) -> None:
        item = self._session.item
        if item is not None:
            self._session.do(change(item.competence))

    def _count(self, question: Question, option: Option | None, count: int, typing: object) -> None:
        session, item = self._session, self._session.item
        if item is None or item.open_round is None:
            return
        session.do(
            session.changes.tally(
                session.vote, item.competence, question, option, count, field=typing
            )
        )

    # -- building ------------------------------------------------------------------------

    def _build_buttons(self) -> None:
        session = self._session
        self.accept = _toggle(_("Accept (A)"), lambda: self.sort(Sorting.ACCEPTED))
        self.contest = _toggle(_("Contested (C)"), lambda: self.sort(Sorting.CONTESTED))
        self.next_sorted = widgets.button(_("Next (Enter)"), session.next)
        self.accept_rest = widgets.button(_("Accept the rest"), self._accept_rest)
        self.open = widgets.primary_button("", self.open_round)
        self.close_button = widgets.primary_button(
            _("Close the round (Ctrl+Enter)"), self.close_round
        )
        self.withdraw = widgets.button(_("Take the round back"), self._withdraw_round)
        self.reopen = widgets.button(_("Reopen the round (R)"), self.reopen_round)
        self.decide = widgets.button(_("Decided by somebody… (D)"), self.decided.emit)
        self.take_back = widgets.button(_("Take the decision back"), self._take_back)
        self.next_open = widgets.button(_("Next open (N)"), session.next_open)
        self.buttons = (
            self.accept,
            self.contest,
            self.next_sorted,
            self.accept_rest,
            self.open,
            self.close_button,
            self.withdraw,
            self.reopen,
            self.decide,
            self.take_back,
            self.next_open,
        )

    def _build(self) -> None:
        flow = FlowLayout(spacing=8)
        for made in self.buttons:
            flow.addWidget(made)
        row = QWidget()
        row.setLayout(flow)
        self._slip = QVBoxLayout()
        standing = QHBoxLayout()
        standing.setSpacing(10)
        standing.addWidget(self.state, 0, Qt.AlignmentFlag.AlignTop)
        standing.addWidget(self.basis, 1)
        card = widgets.Card(margin=20, spacing=8)
        card.column.addWidget(self.heading)
        card.column.addLayout(standing)
        card.column.addWidget(self.meaning)
        card.column.addWidget(self.proposal)
        card.column.addWidget(self.anchors)
        card.column.addSpacing(8)
        card.column.addWidget(self.question)
        card.column.addLayout(self._slip)
        card.column.addWidget(self.refusal)
        card.column.addWidget(row)
        self.refusal.hide()
        notes = widgets.Card(margin=20, spacing=12)
        notes.column.addLayout(labelled(_("Discussion of this competence"), self.notes))
        notes.column.addLayout(labelled(_("Discussion of the whole vote"), self.all_notes))
        page = QWidget()
        inner = QVBoxLayout(page)
        inner.setContentsMargins(0, 0, 8, 0)
        inner.setSpacing(12)
        inner.addWidget(card)
        inner.addWidget(self.results)
        inner.addWidget(notes)
        inner.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._area = widgets.scrolling(page)
        column.addWidget(self._area)


def keep(session: VoteSession, code: str, text: str) -> None:
    """Keep what was typed about a competence, or with no code about the whole vote."""
    if not session.is_open or (code and code not in session.vote.competences):
        return
    before = session.vote.item(code).notes if code else session.vote.notes
    if text != before:
        session.do(session.changes.note(session.vote, code, text))


def _toggle(text: str, act: Callable[[], object]) -> QPushButton:
    made = widgets.button(text, act)
    made.setCheckable(True)
    return made
