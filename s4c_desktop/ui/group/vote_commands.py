"""Undo and redo of what is done in a vote: each change with the calls that take it back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QUndoCommand

from s4c_desktop.domain.vote import Vote
from s4c_desktop.services.outcome import Outcome
from s4c_desktop.services.vote_edits import Edited
from s4c_desktop.ui.group.live_session import LiveEdit

TYPING = 3
"""The id of commands that merge with the one before when they type in the same field."""

ALONE = -1


@dataclass(frozen=True)
class Step:
    """One call: what it makes of the vote on the screen at once, and what stores it.

    `show` raises UserError, as `store` does, for what is not possible now.
    """

    show: Callable[[Vote], Vote]
    store: Callable[[], Outcome[Edited]]


@dataclass(frozen=True)
class Typed:
    """A number typed in a field: digits typed on in the same `field` are one change."""

    field: object
    before: int
    after: int
    remake: Callable[[int, int], Change]


@dataclass(frozen=True)
class Change:
    """What is done, what takes it back, and the competence (code) that it is about, if one."""

    label: str
    forward: tuple[Step, ...]
    backward: tuple[Step, ...]
    where: str = ""
    typed: Typed | None = None


class VoteEdit(LiveEdit):
    """A change of a vote; one that the workspace refused does nothing any more."""

    def __init__(
        self, change: Change, run: Callable[[VoteEdit, tuple[Step, ...], str], bool]
    ) -> None:
        super().__init__(change.label)
        self._change = change
        self._run = run
        self._is_made = False

    def id(self) -> int:
        """Say whether this command may merge with another."""
        return ALONE if self._change.typed is None else TYPING

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take in what was typed on in the same field."""
        if not isinstance(other, VoteEdit) or self.is_void:
            return False
        mine, theirs = self._change.typed, other._change.typed
        if mine is None or theirs is None or mine.field != theirs.field:
            return False
        self._change = mine.remake(mine.before, theirs.after)
        return True

    def redo(self) -> None:
        """Make the change, at first and again."""
        # Where the person works just now is shown already.
        where = self._change.where if self._is_made else ""
        self._is_made = True
        self._go(self._change.forward, where)

    def undo(self) -> None:
        """Take the change back."""
        self._go(self._change.backward, self._change.where)

    def _go(self, steps: tuple[Step, ...], where: str) -> None:
        if not self.is_void and not self._run(self, steps, where):
            # What is not possible any more stays as it is.
            self.setObsolete(True)
