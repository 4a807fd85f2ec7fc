"""Undo and redo: one command for every edit, with the value before and after it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

from PySide6.QtGui import QUndoCommand

from s4c_desktop.ui.wizard.edits import Part

T = TypeVar("T")

Apply = Callable[[Part[Any], Any, Any], object]
"""Shows and stores a value of a part, given what was seen of it; None for what is shown."""

Reveal = Callable[[Part[Any]], object]

TYPING = 1
"""The id of commands that merge with the one before when they type in the same place."""

ALONE = -1


class Edit(QUndoCommand, Generic[T]):
    """One edit of one part of the assessment; typing in one text becomes one command.

    Undoing stores the value before as a new edit, so that history only ever grows.
    `reveal` shows the place of an edit that is taken back or made again.
    """

    def __init__(
        self,
        apply: Apply,
        reveal: Reveal,
        part: Part[T],
        before: T,
        after: T,
        label: str,
        *,
        typing: bool,
    ) -> None:
        super().__init__(label)
        self._apply = apply
        self._reveal = reveal
        self._made = False
        self._part = part
        self._before = before
        self._after = after
        self._typing = typing

    def id(self) -> int:
        """Say whether this command may merge with another."""
        return TYPING if self._typing else ALONE

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take in what was typed on in the same text."""
        if not isinstance(other, Edit) or other._part != self._part:
            return False
        self._after = other._after
        return True

    def redo(self) -> None:
        """Make the edit, at first and again."""
        seen = None if self._made else self._before
        if self._made:
            self._reveal(self._part)
        self._made = True
        self._apply(self._part, self._after, seen)

    def undo(self) -> None:
        """Take the edit back."""
        self._reveal(self._part)
        self._apply(self._part, self._before, None)
