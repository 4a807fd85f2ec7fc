"""Stores edits in order and knows which of them still wait for their commit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Signal

from s4c_desktop.base.errors import StorageError, UserError
from s4c_desktop.domain.assessment import Assessment
from s4c_desktop.services.outcome import Outcome
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.outbox import Outbox
from s4c_desktop.ui.wizard.edits import Part

if TYPE_CHECKING:
    from s4c_desktop.services.saved import Saved

T = TypeVar("T")


class Journal(QObject):
    """Saves on the workspace thread; remembers, for each part, what the workspace holds.

    What the workspace cannot take now stays in the outbox and on screen; what it refuses is put
    back.
    """

    unsaved = Signal()
    saved = Signal(object)
    """All is committed; carries the time, in UTC."""

    not_saved = Signal(object)
    """The edit of this part was refused and is about to be put back."""

    refused = Signal(object, object)
    """The edit of this part was put back, because of this error."""

    merged = Signal(object, bool)
    """Of this part something else is stored than was given; of two texts both, if true."""

    holding_changed = Signal()
    """Edits wait for a workspace that cannot be reached, others than before, or none any more."""

    def __init__(
        self, context: Context, put_back: Callable[[Part[Any], Any], object], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._put_back = put_back
        self._pending: Counter[Part[Any]] = Counter()
        self._stored: dict[Part[Any], Any] = {}
        # What was refused, and what it was entered over: an edit made on top of it meanwhile
        # was made over that. Written on the workspace thread.
        self._refused_steps: dict[Part[Any], tuple[Any, Any]] = {}
        self._blocks = 0
        self._own_change = False
        self._last: datetime | None = None
        self.outbox = Outbox(context.tasks, self)
        self.outbox.changed.connect(self.holding_changed)

    @property
    def has_unsaved(self) -> bool:
        """Tell whether anything waits for its commit."""
        return self.outbox.waiting or self._blocks > 0

    @property
    def holding(self) -> StorageError | None:
        """Return why nothing can be stored at the moment; None while all is well."""
        return self.outbox.holding

    def save(self, part: Part[T], assessment: Assessment, value: T, seen: T | None = None) -> None:
        """Store the step from what the assessment holds, or what was seen of it, to a value."""
        before = part.read(assessment)
        known = before if seen is None else seen
        self._stored.setdefault(part, before)
        self._pending[part] += 1
        self.unsaved.emit()
        program = self._context.program

        def work() -> Outcome[Saved]:
            refused, before_it = self._refused_steps.get(part, (None, None))
            base = before_it if refused == known and part in self._refused_steps else known
            try:
                return part.save(program, assessment, base, value)
            except StorageError:
                raise
            except UserError:
                self._refused_steps[part] = (value, base)
                raise

        self.outbox.put(
            part.name(),
            work,
            done=partial(self._on_stored, part, value),
            failed=partial(self._on_refused, part),
        )

    def keep(
        self,
        name: str,
        work: Callable[[], Outcome[T]],
        *,
        done: Callable[[T], object],
        failed: Callable[[Exception], object],
    ) -> None:
        """Store something bigger than one part; `done` and `failed` close the block."""
        self.open_block()
        self.outbox.put(name, work, done=done, failed=failed)

    def is_pending(self, part: Part[Any]) -> bool:
        """Tell whether an edit of this part waits for its commit."""
        return part in self._pending

    def open_block(self) -> None:
        """Note that something bigger than one part is being stored."""
        self._blocks += 1
        self.unsaved.emit()

    def close_block(self, at: datetime | None = None) -> None:
        """Note that it is stored, at a time, or failed: then the last time counts again."""
        self._blocks -= 1
        self._own_change = at is not None
        self.tell_saved(at or self._last)

    def tell_saved(self, at: datetime | None) -> None:
        """Say when the last commit was, unless something waits for its own."""
        self._last = at
        if self.has_unsaved:
            return
        if at is None:
            self.not_saved.emit(None)
        else:
            self.saved.emit(at)

    def with_pending(self, fresh: Assessment, shown: Assessment | None) -> Assessment:
        """Return a freshly fetched assessment with the edits that still wait for their commit."""
        if shown is not None:
            for part in self._pending:
                fresh = part.put(fresh, part.read(shown))
        return fresh

    def was_own_change(self) -> bool:
        """Tell, once, whether the change announced now is one that was stored here.

        The tasks announce an outcome's changes just after calling back.
        """
        own, self._own_change = self._own_change, False
        return own

    def _on_stored(self, part: Part[T], value: T, saved: Saved) -> None:
        self._own_change = True
        self._stored[part] = value
        self._settle(part)
        self.tell_saved(saved.at)
        if saved.differs:
            self.merged.emit(part, saved.both)

    def _on_refused(self, part: Part[Any], error: Exception) -> None:
        self.not_saved.emit(part)
        value = self._stored[part]
        if self._settle(part):
            self._put_back(part, value)
        self.refused.emit(part, error)

    def _settle(self, part: Part[Any]) -> bool:
        """Count one save less; tells whether it was the last one of this part."""
        self._pending[part] -= 1
        if self._pending[part]:
            return False
        del self._pending[part], self._stored[part]
        self._refused_steps.pop(part, None)
        return True
