from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from s4c_desktop.ui.collecting import Collector
from s4c_desktop.ui.tasks import Tasks


class Knot:
    """Refers to itself, so that only the collector frees it."""

    def __init__(self, freed_on: list[threading.Thread]) -> None:
        self.itself = self
        self.kept: list[list[int]] = []
        weakref.finalize(self, lambda: freed_on.append(threading.current_thread()))


@pytest.fixture
def collector(qapp: QApplication) -> Iterator[Collector]:
    made = Collector()
    made.start()
    yield made
    made.stop()


def make_garbage(freed_on: list[threading.Thread]) -> None:
    """Make a cycle, and then one of far more objects than Python lets pass before it collects."""
    Knot(freed_on)
    Knot(freed_on).kept = [[number] for number in range(20 * gc.get_threshold()[0])]


def test_a_cycle_made_on_the_workspace_thread_is_freed_on_the_gui_thread(
    collector: Collector, tasks: Tasks, settle: Callable[[], None], qtbot: QtBot
) -> None:
    freed_on: list[threading.Thread] = []
    tasks.run(make_garbage, freed_on)
    settle()
    collector._timer.setInterval(0)
    qtbot.waitUntil(lambda: len(freed_on) == 2)
    assert set(freed_on) == {threading.main_thread()}


def test_the_old_are_looked_at_after_the_young_were_often(collector: Collector) -> None:
    generations: list[int] = []

    def note(phase: str, info: dict[str, int]) -> None:
        if phase == "start":
            generations.append(info["generation"])

    gc.collect()
    gc.callbacks.append(note)
    kept: list[list[int]] = []
    young, middle, _old = gc.get_threshold()
    try:
        collector.look()
        assert generations == []
        while 1 not in generations:
            kept.extend([number] for number in range(young + 1))
            collector.look()
    finally:
        gc.callbacks.remove(note)
    assert generations == [0] * (middle + 1) + [1]


def test_python_collects_by_itself_again_afterwards() -> None:
    collector = Collector()
    collector.start()
    assert not gc.isenabled()
    collector.stop()
    assert gc.isenabled()
    assert not collector._timer.isActive()
