"""Stores one thing after the other, and holds on to what the workspace cannot take now."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from s4c_desktop.base.errors import StorageError
from s4c_desktop.services.outcome import Outcome
from s4c_desktop.ui.tasks import Tasks

RETRY_MS = 5_000
"""How long to wait before trying again by itself."""


@dataclass(frozen=True, eq=False)
class _Entry:
    """Something to store; `name` is what a person calls it."""

    name: str
    work: Callable[[], Outcome[Any]]
    done: Callable[[Any], object]
    failed: Callable[[Exception], object]


class Outbox(QObject):
    """A queue to the workspace that loses nothing while the workspace cannot be reached.

    Once a StorageError stops one entry, those behind it are stopped too: all stay in their
    order, are tried again every few seconds or when asked, and each is told `done` or `failed`
    in the end. Any other error is told at once, and what follows goes on.
    """

    changed = Signal()
    """Something is held, or another thing, or nothing any more."""

    emptied = Signal()
    """All is stored or refused."""

    def __init__(self, tasks: Tasks, parent: QObject, retry_ms: int = RETRY_MS) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._entries: list[_Entry] = []
        self._on_their_way = 0
        self._holding: StorageError | None = None
        # Set and read on the workspace thread, which works on one entry at a time; taken away
        # here only while no entry is on its way.
        self._stopped: StorageError | None = None
        self._timer = QTimer(self, singleShot=True, interval=retry_ms)
        self._timer.timeout.connect(self.try_again)

    @property
    def waiting(self) -> bool:
        """Tell whether anything is not stored yet."""
        return bool(self._entries)

    @property
    def holding(self) -> StorageError | None:
        """Return why nothing can be stored at the moment; None while all is well."""
        return self._holding

    def names(self) -> tuple[str, ...]:
        """Name what is not stored yet, each thing once, in order."""
        return tuple(dict.fromkeys(entry.name for entry in self._entries))

    def put(
        self,
        name: str,
        work: Callable[[], Outcome[Any]],
        *,
        done: Callable[[Any], object],
        failed: Callable[[Exception], object],
    ) -> None:
        """Store something after everything that was put here before."""
        entry = _Entry(name, work, done, failed)
        self._entries.append(entry)
        if self._holding is None:
            self._send(entry)
        else:
            self.changed.emit()

    def try_again(self) -> None:
        """Try to store what is held."""
        self._timer.stop()
        if self._holding is None or self._on_their_way:
            return
        self._stopped = None
        for entry in self._entries:
            self._send(entry)

    def give_up(self) -> None:
        """Forget what is not stored."""
        self._timer.stop()
        self._entries.clear()
        self._release()

    def _send(self, entry: _Entry) -> None:
        self._on_their_way += 1
        self._tasks.run(
            self._attempt,
            entry,
            done=partial(self._on_done, entry),
            failed=partial(self._on_failed, entry),
            owner=self,
        )

    def _attempt(self, entry: _Entry) -> Outcome[Any]:
        """Make the call, unless one before it was stopped; runs on the workspace thread."""
        if self._stopped is not None:
            raise self._stopped
        try:
            return entry.work()
        except StorageError as error:
            self._stopped = error
            raise

    def _on_done(self, entry: _Entry, value: object) -> None:
        self._arrived(entry)
        entry.done(value)
        self._settle()

    def _on_failed(self, entry: _Entry, error: Exception) -> None:
        if isinstance(error, StorageError):
            self._on_their_way -= 1
            if entry in self._entries:
                self._holding = error
                self.changed.emit()
        else:
            self._arrived(entry)
            entry.failed(error)
        self._settle()

    def _arrived(self, entry: _Entry) -> None:
        self._on_their_way -= 1
        if entry in self._entries:
            self._entries.remove(entry)

    def _settle(self) -> None:
        if not self._entries:
            self.emptied.emit()
        if self._holding is None or self._on_their_way:
            return
        if self._entries:
            self._timer.start()
        else:
            self._release()

    def _release(self) -> None:
        if self._holding is not None:
            self._holding = None
            self._stopped = None
            self.changed.emit()
