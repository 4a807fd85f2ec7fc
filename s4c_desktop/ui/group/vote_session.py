"""The vote on the screen: how it stands, what is done in it, undo, and that it saves itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain import vote_place
from s4c_desktop.domain.framework import Framework
from s4c_desktop.domain.vote import AgendaItem, Vote
from s4c_desktop.services.vote_edits import Edited
from s4c_desktop.services.votes import VoteView
from s4c_desktop.ui.group.live_session import LiveSession
from s4c_desktop.ui.group.vote_changes import VoteChanges
from s4c_desktop.ui.group.vote_commands import Change, Step, VoteEdit


class VoteSession(LiveSession[VoteView]):
    """Holds the vote that is open.

    Every change is shown at once and is on its way to the workspace at once. What is not
    possible is refused with a sentence, and changes nothing.
    """

    refused = Signal(str)
    """What was wanted is not possible now: why. Empty once something was possible again."""

    # -- reading -------------------------------------------------------------------------

    @property
    def view(self) -> VoteView:
        """Return the vote with its framework; raises LookupError where none is open."""
        return self._open

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

    def close(self) -> None:
        """Let go of the vote; what is on its way still arrives."""
        self._known = None
        self._waiting = 0
        self.undo_stack.clear()

    def forget_edits(self) -> None:
        """Forget what can be undone: it is published."""
        self.undo_stack.clear()
        self.look_again()

    def when_stored(self, then: Callable[[], object]) -> None:
        """Call once everything that was done so far is in the workspace, or refused."""
        # The workspace does one thing after the other.
        self.context.tasks.run(lambda: None, done=lambda _none: then(), owner=self)

    def _read(self, identity: UUID) -> VoteView:
        return self.context.program.votes.get(identity)

    def _identity(self, known: VoteView) -> UUID:
        return known.vote.id

    def _show_opened(self, known: VoteView) -> None:
        self._known = known
        self._waiting = 0
        self.refused.emit("")
        super()._show_opened(known)

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
        self._known = replace(self.view, vote=vote)
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
            self._known = replace(self.view, vote=edited.vote)
            self.changed.emit()

    def _on_failed(self, vote_id: UUID, edit: VoteEdit | None, error: Exception) -> None:
        self.context.messages.error(error)
        if not self._arrived(vote_id):
            return
        if edit is not None:
            self._drop(edit)
        self.look_again()

    def _arrived(self, vote_id: UUID) -> bool:
        if self._known is None or self.vote.id != vote_id:
            return False
        self._waiting = max(0, self._waiting - 1)
        return True


def _after(vote: Vote, steps: tuple[Step, ...]) -> Vote:
    for step in steps:
        vote = step.show(vote)
    return vote
