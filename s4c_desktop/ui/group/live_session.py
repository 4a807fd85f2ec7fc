"""What sessions of a group and of a vote share: reading, opening, undo, and what was refused."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from functools import partial
from typing import Generic, TypeVar
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from s4c_desktop.ui.context import Context
from s4c_desktop.ui.outbox import Outbox

Known = TypeVar("Known")


class LiveEdit(QUndoCommand):
    """An edit that is shown and stored at once; one that was refused does nothing any more."""

    def __init__(self, label: str) -> None:
        super().__init__(label)
        self.is_void = False

    def void(self) -> None:
        """Do nothing from now on: the workspace refused it."""
        self.is_void = True
        self.setObsolete(True)


class LiveSession(QObject, Generic[Known]):
    """Holds what is open; whoever shows a part of it listens to `changed`."""

    changed = Signal()
    """What is open is another, or something of it."""

    opened = Signal()
    """Another one is open."""

    gone = Signal()
    """It can't be read any more."""

    stored = Signal(object)
    """An edit is in the workspace, since this moment."""

    def __init__(self, context: Context, outbox: Outbox, parent: QObject) -> None:
        super().__init__(parent)
        self.context = context
        self.undo_stack = QUndoStack(self)
        self._outbox = outbox
        self._known: Known | None = None
        self._waiting = 0

    @abstractmethod
    def _read(self, identity: UUID) -> Known:
        """Read it; runs on the workspace thread, raises UserError where it is not there."""

    @abstractmethod
    def _identity(self, known: Known) -> UUID:
        """Return whose reading it is."""

    @property
    def is_open(self) -> bool:
        """Tell whether anything is open."""
        return self._known is not None

    @property
    def _open(self) -> Known:
        if self._known is None:
            raise LookupError("nothing is open")
        return self._known

    def open(self, identity: UUID) -> None:
        """Open a group or vote where it stands."""
        self._fetch(identity, self._show_opened)

    def look_again(self) -> None:
        """Fetch what another desk may have changed, unless something is on its way there."""
        if self._known is not None and not self._waiting:
            self._fetch(self._identity(self._known), self._show_again)

    def _fetch(self, identity: UUID, done: Callable[[Known], object]) -> None:
        self.context.tasks.run(
            partial(self._read, identity), done=done, failed=self._lost, owner=self
        )

    def _lost(self, error: Exception) -> None:
        self.context.messages.error(error)
        self.gone.emit()

    def _show_opened(self, known: Known) -> None:
        self._known = known
        self.undo_stack.clear()
        self.opened.emit()
        self.changed.emit()

    def _show_again(self, known: Known) -> None:
        before = self._known
        if before is None or self._waiting or self._identity(known) != self._identity(before):
            return
        if known != before:
            self._known = known
            self.changed.emit()

    def _drop(self, edit: LiveEdit) -> None:
        """Let an edit that the workspace refused be neither taken back nor made again."""
        edit.void()
        stack = self.undo_stack
        if stack.index() and stack.command(stack.index() - 1) is edit:
            stack.undo()
        elif stack.index() < stack.count() and stack.command(stack.index()) is edit:
            stack.redo()
