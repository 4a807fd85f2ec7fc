"""Changes of the preferences: stored and in effect at once, and undone like any other edit."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from s4c_desktop.base.settings import Preferences

_TYPING = 1
_ALONE = -1


class Wishes(QObject):
    """Changes one preference at a time; `effects` are called with the values of some of them."""

    changed = Signal()
    """A preference was changed, or put back."""

    def __init__(
        self,
        preferences: Preferences,
        effects: dict[str, Callable[[Any], object]],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._effects = effects
        self.stack = QUndoStack(self)

    def choose(self, name: str, value: object, *, typed: bool = False) -> None:
        """Change a preference; what is typed on in one field is undone together."""
        before = getattr(self._preferences, name)
        if value != before:
            self.stack.push(_Change(self._set, name, before, value, typed=typed))

    def do(self, apply: Callable[[Any], object], before: object, after: object) -> None:
        """Change what is kept elsewhere than in the preferences; `apply` takes either state."""

        def change(_name: str, value: object) -> None:
            apply(value)
            self.changed.emit()

        self.stack.push(_Change(change, "", before, after, typed=False))

    def _set(self, name: str, value: object) -> None:
        setattr(self._preferences, name, value)
        self._preferences.save()
        if name in self._effects:
            self._effects[name](value)
        self.changed.emit()


class _Change(QUndoCommand):
    """One preference before and after."""

    def __init__(
        self,
        apply: Callable[[str, object], None],
        name: str,
        before: object,
        after: object,
        *,
        typed: bool,
    ) -> None:
        super().__init__()
        self._apply = apply
        self._name = name
        self._before = before
        self._after = after
        self._typed = typed

    def id(self) -> int:
        """Say whether this change may merge with another."""
        return _TYPING if self._typed else _ALONE

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take in what was typed on in the same field."""
        if not isinstance(other, _Change) or other._name != self._name:
            return False
        self._after = other._after
        return True

    def redo(self) -> None:
        """Make the change."""
        self._apply(self._name, self._after)

    def undo(self) -> None:
        """Take it back."""
        self._apply(self._name, self._before)
