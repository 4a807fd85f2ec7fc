"""Undo and redo of edits of a framework draft: the value before and after each."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QUndoCommand

from s4c_desktop.domain.framework_draft import DraftContent
from s4c_desktop.domain.framework_findings import Where

TYPING = 2
"""The id of commands that merge with the one before when they type in the same field."""

ALONE = -1

Apply = Callable[[DraftContent, Where | None], object]
"""Shows and stores a content, at the place of the edit where that is to be shown."""


class FrameworkEdit(QUndoCommand):
    """One edit of a draft; typing in one `field` of a place becomes one command."""

    def __init__(
        self,
        label: str,
        before: DraftContent,
        after: DraftContent,
        where: Where,
        field: str,
        apply: Apply,
    ) -> None:
        super().__init__(label)
        self._before = before
        self._after = after
        self._place = (where, field)
        self._apply = apply
        self._made = False

    def id(self) -> int:
        """Say whether this command may merge with another."""
        return TYPING if self._place[1] else ALONE

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take in what was typed on in the same field."""
        if not isinstance(other, FrameworkEdit) or other._place != self._place:
            return False
        self._after = other._after
        return True

    def redo(self) -> None:
        """Make the edit, at first and again."""
        # Where the person types just now is shown already.
        self._apply(self._after, self._place[0] if self._made else None)
        self._made = True

    def undo(self) -> None:
        """Take the edit back."""
        self._apply(self._before, self._place[0])
