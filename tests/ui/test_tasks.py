from __future__ import annotations

import threading
from collections.abc import Callable
from uuid import uuid4

import pytest
import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from s4c_desktop.base.errors import Cancelled, UserError
from s4c_desktop.domain.changes import Changes
from s4c_desktop.services.outcome import Outcome
from s4c_desktop.ui.events import Events
from s4c_desktop.ui.tasks import Cancel, Tasks
from tests.ui.conftest import RecordingMessages

Settle = Callable[[], None]


def test_work_is_done_in_order_off_the_gui_thread(tasks: Tasks, settle: Settle) -> None:
    seen: list[tuple[int, str]] = []
    called: list[tuple[int, bool]] = []

    def work(n: int) -> int:
        seen.append((n, threading.current_thread().name))
        return n

    def done(n: int) -> None:
        called.append((n, threading.current_thread() is threading.main_thread()))

    for i in range(20):
        tasks.run(work, i, done=done)
    settle()
    assert [n for n, _name in seen] == list(range(20))
    assert {name for _n, name in seen} == {"workspace_0"}
    assert called == [(n, True) for n in range(20)]


def test_an_outcome_is_unwrapped_and_its_changes_announced_after(
    tasks: Tasks, events: Events, settle: Settle
) -> None:
    order: list[object] = []
    changes = Changes(people=frozenset({uuid4()}))
    events.changed.connect(order.append)
    tasks.run(lambda: Outcome("value", changes), done=order.append)
    settle()
    assert order == ["value", changes]


def test_a_user_error_without_a_handler_is_a_message(
    tasks: Tasks, messages: RecordingMessages, settle: Settle
) -> None:
    tasks.run(_raise, UserError("Not {n}.", n=1))
    settle()
    assert [e.text() for e in messages.errors] == ["Not 1."]


def test_failed_gets_the_error(tasks: Tasks, messages: RecordingMessages, settle: Settle) -> None:
    failures: list[Exception] = []
    tasks.run(_raise, UserError("No."), failed=failures.append)
    tasks.run(_raise, KeyError("bug"), failed=failures.append)
    settle()
    assert [type(f) for f in failures] == [UserError, KeyError]
    assert not messages.errors


def test_a_bug_goes_to_the_crash_handler(
    tasks: Tasks, messages: RecordingMessages, settle: Settle
) -> None:
    tasks.run(_raise, ZeroDivisionError())
    settle()
    assert [type(b) for b in messages.bugs] == [ZeroDivisionError]
    messages.bugs.clear()


def test_nobody_is_called_back_once_the_owner_is_gone(tasks: Tasks, settle: Settle) -> None:
    called: list[object] = []
    gate = threading.Event()
    owner = QObject()
    tasks.run(gate.wait, done=called.append, failed=called.append, owner=owner)
    shiboken6.delete(owner)
    gate.set()
    settle()
    assert called == []


def test_the_object_of_a_bound_method_is_the_owner(
    tasks: Tasks, qtbot: QtBot, settle: Settle
) -> None:
    label = QLabel()
    gate = threading.Event()

    def text() -> str:
        gate.wait()
        return "late"

    tasks.run(text, done=label.setText)
    shiboken6.delete(label)
    gate.set()
    settle()


def test_an_error_is_told_even_when_the_owner_is_gone(
    tasks: Tasks, messages: RecordingMessages, settle: Settle
) -> None:
    owner = QObject()
    gate = threading.Event()

    def fail() -> None:
        gate.wait()
        raise UserError("Could not store it.")

    tasks.run(fail, failed=lambda _error: None, owner=owner)
    shiboken6.delete(owner)
    gate.set()
    settle()
    assert [e.text() for e in messages.errors] == ["Could not store it."]


def test_long_work_does_not_hold_up_the_workspace(
    tasks: Tasks, qtbot: QtBot, settle: Settle
) -> None:
    gate = threading.Event()
    labels: list[str] = []
    order: list[str] = []
    tasks.long_changed.connect(labels.append)
    tasks.run_long(gate.wait, done=lambda _ok: order.append("long"), label="Checking")
    tasks.run(lambda: None, done=lambda _none: order.append("short"))
    settle()
    assert order == ["short"]
    with qtbot.waitSignal(tasks.long_changed):
        gate.set()
    assert order == ["short", "long"]
    assert labels == ["Checking", ""]


def test_long_work_can_be_cancelled(
    tasks: Tasks, qtbot: QtBot, messages: RecordingMessages
) -> None:
    cancel = Cancel()
    started = threading.Event()
    failures: list[Exception] = []

    def work(flag: Cancel) -> None:
        started.set()
        while True:
            flag.check()

    tasks.run_long(work, cancel, failed=failures.append, label="Counting", cancel=cancel)
    tasks.run_long(failures.append, KeyError("never begun"), label="Waiting")
    started.wait()
    with qtbot.waitSignals([tasks.long_changed, tasks.long_changed]):
        tasks.cancel_long()
    assert [type(f) for f in failures] == [Cancelled]
    assert not messages.errors


def test_joining_finishes_what_was_asked_for(tasks: Tasks) -> None:
    done: list[int] = []
    for i in range(5):
        tasks.run(done.append, i)
    tasks.join()
    assert done == list(range(5))


def _raise(error: Exception) -> None:
    raise error


@pytest.fixture(autouse=True)
def _apply(qapp: object) -> None:
    """Every test here needs an event loop."""


def test_work_asked_for_after_joining_is_told_as_a_failure(tasks: Tasks, settle: Settle) -> None:
    tasks.join()
    errors: list[Exception] = []
    tasks.run(lambda: None, failed=errors.append)
    settle()
    tasks.run_long(lambda: None, failed=errors.append)
    settle()
    assert [type(error) for error in errors] == [RuntimeError, RuntimeError]
