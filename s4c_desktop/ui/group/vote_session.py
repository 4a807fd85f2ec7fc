"""The vote on the screen: how it stands, what is done in it, undo, and that it saves itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain import vote_place
from s4c_desktop.domain.framework import Framework
from s4c_desktop.domain.vote import AgendaItem, Vote
from s4c_desktop.services.vote_edits import Edited
from s4c_desktop.services.votes import VoteView
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.group.vote_changes import VoteChanges
from s4c_desktop.ui.group.vote_commands import Change, Step, VoteEdit
from s4c_desktop.ui.outbox import Outbox


class VoteSession(QObject):
    """Holds the vote that is open; whoever shows a part of it listens to `changed`.

    Every change is shown at once and is on its way to the workspace at once. What is not
    possible is refused with a sentence, and changes nothing.
    """

    changed = Signal()
    """The vote is another, or something of it."""

    opened = Signal()
    """Another vote is open."""

    refused = Signal(str)
    """What was wanted is not possible now: why. Empty once something was possible again."""

    gone = Signal()
    """The vote can't be read any more."""

    stored = Signal(object)
    """A change is in the workspace, since this moment."""

    def __init__(self, context: Context, outbox: Outbox, parent: QObject) -> None:
        super().__init__(parent)
        self.context = context
        self.undo_stack = QUndoStack(self)
        self._outbox = outbox
        self._view: VoteView | None = None
        self._waiting = 0

    # -- reading -------------------------------------------------------------------------

    @property
    def is_open(self) -> bool:
        """Tell whether a vote is open."""
        return self._view is not None

    @property
    def view(self) -> VoteView:
        """Return the vote with its framework; raises LookupError where none is open."""
        if self._view is None:
            raise LookupError("no vote is open")
        return self._view

    @property
    def vote(self) -> Vote:
        """Return the vote; raises LookupError where none is open."""
        return self.view.vote

    @property
    def framework(self) -> Framework:
        """Return its framework version; raises LookupError where none is open."""
        return self.view.framework

    @property
    def item(self) -> AgendaItem | None:
        """Return the item that is shown, None where the agenda is empty."""
        vote = self.vote
        if not vote.items:
            return None
        return vote.item(vote.position) if vote.position in vote.competences else vote.items[0]

    @property
    def changes(self) -> VoteChanges:
        """Return what can be done in the vote."""
        program = self.context.program
        return VoteChanges(program.votes, program.voting, self.vote.id)

    # -- opening -------------------------------------------------------------------------

    def open(self, vote_id: UUID) -> None:
        """Open a vote where it stands."""
        self._fetch(vote_id, self._show_opened)

    def close(self) -> None:
        """Let go of the vote; what is on its way still arrives."""
        self._view = None
        self._waiting = 0
        self.undo_stack.clear()

    def look_again(self) -> None:
        """Fetch what another desk may have changed, unless something is on its way there."""
        if self._view is not None and not self._waiting:
            self._fetch(self.vote.id, self._show_again)

    def forget_edits(self) -> None:
        """Forget what can be undone: it is published."""
        self.undo_stack.clear()
        self.look_again()

    def when_stored(self, then: Callable[[], object]) -> None:
        """Call once everything that was done so far is in the workspace, or refused."""
        # The workspace does one thing after the other.
        self.context.tasks.run(lambda: None, done=lambda _none: then(), owner=self)

    def _fetch(self, vote_id: UUID, done: Callable[[VoteView], object]) -> None:
        self.context.tasks.run(
            self.context.program.votes.get, vote_id, done=done, failed=self._lost, owner=self
        )

    def _lost(self, error: Exception) -> None:
        self.context.messages.error(error)
        self.gone.emit()

    def _show_opened(self, view: VoteView) -> None:
        self._view = view
        self._waiting = 0
        self.undo_stack.clear()
        self.refused.emit("")
        self.opened.emit()
        self.changed.emit()

    def _show_again(self, view: VoteView) -> None:
        if self._view is None or view.vote.id != self.vote.id or self._waiting:
            return
        if view != self._view:
            self._view = view
            self.changed.emit()

    # -- going through the agenda --------------------------------------------------------

    def go(self, code: str) -> None:
        """Show a competence."""
        voting = self.context.program.voting
        self._move(lambda vote: vote_place.go(vote, code), partial(voting.go, self.vote.id, code))

    def next(self) -> None:
        """Show the next competence; a round that is open stays open, and is shown."""
        voting = self.context.program.voting
        self._move(vote_place.go_next, partial(voting.next, self.vote.id))

    def previous(self) -> None:
        """Show the competence before."""
        voting = self.context.program.voting
        self._move(vote_place.go_previous, partial(voting.previous, self.vote.id))

    def next_open(self) -> None:
        """Show the next competence that is not settled."""
        voting = self.context.program.voting
        self._move(vote_place.go_open, partial(voting.next_open, self.vote.id))

    def _move(self, show: Callable[[Vote], Vote], store: Callable[[], object]) -> None:
        voting = self.vote.in_round
        step = Step(show, store)  # type: ignore[arg-type] # partial hides what it returns
        try:
            after = show(self.vote)
        except UserError as error:
            if voting is None:
                self.refused.emit(error.text())
            else:
                self.refused.emit(
                    _("The round on {code} is open. Close it, then go on.").format(
                        code=voting.competence
                    )
                )
            return
        if after != self.vote:
            self._send(step, None)
            self._show(after)

    # -- changing ------------------------------------------------------------------------

    def do(self, change: Change) -> bool:
        """Make a change that can be undone; tells whether it was possible."""
        edit = VoteEdit(change, self._run)
        try:
            _after(self.vote, change.forward)
        except UserError as error:
            self.refused.emit(error.text())
            return False
        self.undo_stack.push(edit)
        return True

    def _run(self, edit: VoteEdit, steps: tuple[Step, ...], where: str) -> bool:
        try:
            after = _after(self.vote, steps)
        except UserError as error:
            self.refused.emit(error.text())
            return False
        for step in steps:
            self._send(step, edit)
        self._show(after)
        if where and self.vote.in_round is None:
            self.go(where)
        return True

    def _show(self, vote: Vote) -> None:
        self._view = replace(self.view, vote=vote)
        self.refused.emit("")
        self.changed.emit()

    def _send(self, step: Step, edit: VoteEdit | None) -> None:
        self._waiting += 1
        vote_id = self.vote.id
        self._outbox.put(
            _("Vote"),
            step.store,
            done=partial(self._on_stored, vote_id),
            failed=partial(self._on_failed, vote_id, edit),
        )

    def _on_stored(self, vote_id: UUID, edited: Edited) -> None:
        if not self._arrived(vote_id):
            return
        self.stored.emit(datetime.now(UTC))
        if not self._waiting and edited.vote != self.vote:
            self._view = replace(self.view, vote=edited.vote)
            self.changed.emit()

    def _on_failed(self, vote_id: UUID, edit: VoteEdit | None, error: Exception) -> None:
        self.context.messages.error(error)
        if not self._arrived(vote_id):
            return
        if edit is not None:
            self._drop(edit)
        self.look_again()

    def _drop(self, edit: VoteEdit) -> None:
        """Let an edit that the workspace refused be neither taken back nor made again."""
        edit.void()
        stack = self.undo_stack
        if stack.index() and stack.command(stack.index() - 1) is edit:
            stack.undo()
        elif stack.index() < stack.count() and stack.command(stack.index()) is edit:
            stack.redo()

    def _arrived(self, vote_id: UUID) -> bool:
        if self._view is None or self.vote.id != vote_id:
            return False
        self._waiting = max(0, self._waiting - 1)
        return True


def _after(vote: Vote, steps: tuple[Step, ...]) -> Vote:
    for step in steps:
        vote = step.show(vote)
    return vote
