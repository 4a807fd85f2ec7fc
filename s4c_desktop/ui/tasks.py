"""Work off the GUI thread: one workspace thread, first in first out, and one for long work."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, TypeVar, TypeVarTuple, overload

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

from s4c_desktop.base.errors import Cancelled
from s4c_desktop.services.outcome import Outcome

if TYPE_CHECKING:
    from s4c_desktop.domain.changes import Changes
    from s4c_desktop.ui.events import Events
    from s4c_desktop.ui.messages import Messages

T = TypeVar("T")
Ts = TypeVarTuple("Ts")

Failed = Callable[[Exception], object]


class Cancel:
    """A wish to stop, shared with a long piece of work, which looks at it now and then."""

    def __init__(self) -> None:
        self._event = threading.Event()

    def set(self) -> None:
        """Ask the work to stop."""
        self._event.set()

    def is_set(self) -> bool:
        """Tell whether the work is to stop."""
        return self._event.is_set()

    def check(self) -> None:
        """Raise Cancelled if the work is to stop."""
        if self._event.is_set():
            raise Cancelled


class _Job:
    """One call with its way back to the GUI thread."""

    def __init__(
        self,
        call: Callable[[], object],
        done: Callable[[Any], object] | None,
        failed: Failed | None,
        owner: QObject | None,
        cancel: Cancel | None = None,
    ) -> None:
        self._call = call
        self._done = done
        self._failed = failed
        self._owner = owner if owner is not None else _object_of(done)
        self._cancel = cancel
        self._result: object = None
        self._error: Exception | None = None

    def work(self) -> None:
        """Make the call and keep what came of it."""
        try:
            if self._cancel is not None:
                self._cancel.check()
            self._result = self._call()
        except Exception as error:  # noqa: BLE001 - whatever it is, the GUI thread is told
            self._error = error
        except BaseException as error:  # noqa: BLE001 - nobody may wait for what has ended
            self._error = RuntimeError("work was ended")
            self._error.__cause__ = error

    def forget(self) -> None:
        """Let go of what was called and whom: the worker may hold on to the job for a moment.

        It would be the one to destroy the widgets otherwise.
        """
        self._call = _nothing
        self._done = self._failed = self._owner = None
        self._result = self._error = None

    def fail(self, error: Exception) -> None:
        """Note that the call could not be made."""
        self._error = error

    @property
    def has_failed(self) -> bool:
        """Tell whether the call raised an exception."""
        return self._error is not None

    def changes(self) -> Changes | None:
        """Return what the call changed."""
        return self._result.changes if isinstance(self._result, Outcome) else None

    def report(self, messages: Messages) -> None:
        """Call back on the GUI thread, unless the owner is gone; an error is never lost."""
        alive = self._owner is None or shiboken6.isValid(self._owner)
        if self._error is None:
            if alive and self._done is not None:
                result = self._result
                self._done(result.value if isinstance(result, Outcome) else result)
            return
        if alive and self._failed is not None:
            self._failed(self._error)
        elif not isinstance(self._error, Cancelled):
            messages.error(self._error)


class Tasks(QObject):
    """Runs service calls off the GUI thread and brings their results back to it.

    `done` gets what the call returned; of an Outcome it gets the value, and the changes go
    to `events.changed` just after. `failed` gets any exception; without it, or when the
    owner is gone, the error goes to the messages. Neither is called once `owner` (if not
    given: the object that `done` belongs to) was destroyed.
    """

    idle = Signal()
    """Nothing is waiting or running on the workspace thread."""

    long_changed = Signal(str)
    """Says what long work is running now; empty when there is none."""

    long_progress = Signal(int, int)
    """Says how much of the long work that runs now is done, and of how much."""

    _finished = Signal(object)
    _finished_long = Signal(object)

    def __init__(self, events: Events, messages: Messages, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._events = events
        self._messages = messages
        self._workspace = ThreadPoolExecutor(1, thread_name_prefix="workspace")
        self._long = ThreadPoolExecutor(1, thread_name_prefix="long")
        self._pending = 0
        self.failures = 0
        """How many calls on the workspace thread raised an exception so far."""
        self._long_jobs: list[tuple[_Job, Cancel, str]] = []
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._finished_long.connect(self._deliver_long, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Tell whether work is waiting or running on the workspace thread."""
        return self._pending > 0

    @property
    def long_busy(self) -> bool:
        """Tell whether work is waiting or running on the second worker."""
        return bool(self._long_jobs)

    @overload
    def run(
        self,
        work: Callable[[*Ts], Outcome[T]],
        *args: *Ts,
        done: Callable[[T], object] | None = None,
        failed: Failed | None = None,
        owner: QObject | None = None,
    ) -> None: ...

    @overload
    def run(
        self,
        work: Callable[[*Ts], T],
        *args: *Ts,
        done: Callable[[T], object] | None = None,
        failed: Failed | None = None,
        owner: QObject | None = None,
    ) -> None: ...

    def run(
        self,
        work: Callable[[*Ts], Any],
        *args: *Ts,
        done: Callable[[Any], object] | None = None,
        failed: Failed | None = None,
        owner: QObject | None = None,
    ) -> None:
        """Call `work(*args)` on the workspace thread, after everything asked for before."""
        job = _Job(lambda: work(*args), done, failed, owner)
        self._pending += 1
        self._hand_over(self._workspace, job, self._finished)

    def run_long(
        self,
        work: Callable[[*Ts], T],
        *args: *Ts,
        done: Callable[[T], object] | None = None,
        failed: Failed | None = None,
        label: str = "",
        cancel: Cancel | None = None,
        owner: QObject | None = None,
    ) -> None:
        """Call `work(*args)` on the second worker, so that saving never waits for it.

        `label` says to the person what is going on. Work that can stop half-way takes the
        same `cancel` among its arguments; other work can be cancelled until it starts.
        """
        flag = cancel or Cancel()
        job = _Job(lambda: work(*args), done, failed, owner, flag)
        self._long_jobs.append((job, flag, label))
        self.long_changed.emit(self._long_jobs[0][2])
        self._hand_over(self._long, job, self._finished_long)

    def tell_progress(self, done: int, total: int) -> None:
        """Say, from within long work, how much of it is done; `total` is not 0."""
        self.long_progress.emit(done, total)

    def run_alone(
        self,
        work: Callable[[*Ts], T],
        *args: *Ts,
        done: Callable[[T], object] | None = None,
        failed: Failed | None = None,
        owner: QObject | None = None,
    ) -> None:
        """Call like `run`, once the long work of this moment, which is asked to stop, has ended."""
        self.cancel_long()
        over = threading.Event()
        try:
            self._long.submit(over.set)
        except RuntimeError:
            over.set()  # The second worker has ended.

        def alone() -> T:
            over.wait()
            return work(*args)

        self.run(alone, done=done, failed=failed, owner=owner)

    def cancel_long(self) -> None:
        """Ask the long work that runs or waits to stop."""
        for _job, cancel, _label in self._long_jobs:
            cancel.set()

    def hush(self, label: str) -> None:
        """Say something else of all long work: what it is about is not to be seen any more."""
        self._long_jobs = [(job, cancel, label) for job, cancel, _label in self._long_jobs]
        if self._long_jobs:
            self.long_changed.emit(label)

    def join(self) -> None:
        """Finish what was asked for and end both threads; long work is asked to stop."""
        self.cancel_long()
        self._workspace.shutdown(wait=True)
        self._long.shutdown(wait=True)

    def _hand_over(self, thread: ThreadPoolExecutor, job: _Job, finished: Any) -> None:
        try:
            thread.submit(self._work, job, finished)
        except RuntimeError as error:
            # Both threads have ended. Raised inside a call from Qt, as an undo command's, this
            # would end the program; told like every other failure, it is never lost.
            job.fail(error)
            finished.emit(job)

    @staticmethod
    def _work(job: _Job, finished: Any) -> None:
        job.work()
        finished.emit(job)

    def _deliver(self, job: _Job) -> None:
        self._pending -= 1
        self.failures += job.has_failed
        try:
            self._report(job)
        finally:
            if self._pending == 0:
                self.idle.emit()

    def _deliver_long(self, job: _Job) -> None:
        self._long_jobs = [entry for entry in self._long_jobs if entry[0] is not job]
        self.long_changed.emit(self._long_jobs[0][2] if self._long_jobs else "")
        self._report(job)

    def _report(self, job: _Job) -> None:
        try:
            job.report(self._messages)
        finally:
            changes = job.changes()
            job.forget()
            if changes is not None:
                self._events.changed.emit(changes)


def _nothing() -> None:
    """Do nothing."""


def _object_of(callback: Callable[..., object] | None) -> QObject | None:
    owner = getattr(callback, "__self__", None)
    return owner if isinstance(owner, QObject) else None
