"""The people screen with ten thousand people: what the GUI thread spends on a key and on a scroll.

The window is not shown on a screen, but painted as if it were. Beside each figure stands the same
with a hundred people; read the ratios, and the single steps against the 16 ms of a frame. Figures
are milliseconds of the GUI thread's own time, so that what else the machine does is left out.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from statistics import median
from uuid import uuid4

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from s4c_desktop.base.settings import Preferences
from s4c_desktop.bootstrap import Program, open_program
from s4c_desktop.domain.people_import import Field
from s4c_desktop.domain.register import Having
from s4c_desktop.domain.sheet import Sheet, SheetRow
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.events import Events
from s4c_desktop.ui.messages import Messages
from s4c_desktop.ui.people.screen import PeopleScreen
from s4c_desktop.ui.tasks import Tasks
from s4c_desktop.ui.theme import Theme

FIRST = ("Ana", "Бояна", "Çağrı", "Dimitra", "Élodie", "Fernão", "Ğizem", "Ιωάννα")
LAST = ("Müller", "Petrova", "Łukasz", "Παπαδάκη", "O'Neill", "Ștefănescu", "García", "Ünal")
TYPED = "ana muller 12"
PAGES = 40


def fill(program: Program, n: int) -> None:
    """Add people by an import, as a centre would."""
    rows = (
        SheetRow(i + 2, (f"{FIRST[i % 8]} {LAST[i // 8 % 8]} {i}", f"P-{i}", f"Group {i % 50}"))
        for i in range(n)
    )
    sheet = Sheet("people.csv", ("Name", "Code", "Tags"), tuple(rows))
    program.people_import.run(sheet, {Field.NAME: 0, Field.CODE_NAME: 1, Field.TAGS: 2}, {})


@contextmanager
def screen_of(n: int, folder: Path, theme: Theme) -> Iterator[tuple[PeopleScreen, float]]:
    """Show the screen of a workspace with so many people; tell how long reading them took."""
    program = open_program(folder / f"{n}-{uuid4().hex}.s4cw", create=True)
    fill(program, n)
    start = time.perf_counter()
    program.register.lines()
    reading = (time.perf_counter() - start) * 1000
    events = Events()
    messages = Messages(_give_up)
    tasks = Tasks(events, messages)
    screen = PeopleScreen(Context(program, tasks, events, theme, messages, Preferences()))
    screen.resize(1200, 800)
    screen.show()
    settle(tasks)
    yield screen, reading
    screen.close()
    settle(tasks)
    tasks.join()
    screen.deleteLater()
    QApplication.processEvents()
    program.close()


def settle(tasks: Tasks) -> None:
    """Wait until everything asked for is shown."""
    QApplication.processEvents()
    while tasks.busy:
        loop = QEventLoop()
        tasks.idle.connect(loop.quit)
        loop.exec()
        QApplication.processEvents()


def timed(step: Callable[[], object]) -> float:
    """Return what a step and all painting that follows cost the GUI thread."""
    start = time.thread_time()
    step()
    QApplication.processEvents()
    return (time.thread_time() - start) * 1000


def measure(screen: PeopleScreen, runs: int) -> dict[str, list[float]]:
    """Type, filter, put in order and scroll."""
    found: dict[str, list[float]] = {"key": [], "filter": [], "order": [], "scroll": [], "down": []}
    bar = screen.view.verticalScrollBar()
    for _run in range(runs):
        for letter in TYPED:
            found["key"].append(timed(lambda letter=letter: QTest.keyClicks(screen.search, letter)))
        while screen.search.text():
            found["key"].append(timed(lambda: QTest.keyClick(screen.search, Qt.Key.Key_Backspace)))
        for on in (True, False):
            found["filter"].append(timed(lambda on=on: filtered(screen, on=on)))
        for order in (2, 5, 0):
            found["order"].append(timed(lambda order=order: ordered(screen, order)))
        for page in range(PAGES):
            place = bar.maximum() * page // PAGES
            found["scroll"].append(timed(lambda place=place: bar.setValue(place)))
        bar.setValue(0)
        for _key in range(10):
            found["down"].append(timed(lambda: QTest.keyClick(screen.view, Qt.Key.Key_Down)))
        settle(screen.context.tasks)
    return found


def filtered(screen: PeopleScreen, *, on: bool) -> None:
    """Filter by a tag and by never having been assessed, or no longer."""
    screen.list.filters.toggle_tag("Group 7", on=on)
    screen.list.filters.toggle(Having.NEVER, on=on)


def ordered(screen: PeopleScreen, order: int) -> None:
    """Put the list in another order."""
    screen.list.filters.order.setCurrentIndex(order)


def main() -> None:
    """Print a line for each kind of step."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=5)
    arguments = parser.parse_args()
    app = QApplication([])
    theme = Theme()
    theme.apply(app)
    write = sys.stdout.write
    with tempfile.TemporaryDirectory() as folder:
        with screen_of(100, Path(folder), theme) as (screen, _reading):
            few = measure(screen, arguments.runs)
        with screen_of(arguments.people, Path(folder), theme) as (screen, reading):
            many = measure(screen, arguments.runs)
    write(f"{arguments.people} people, {date.today()}\n")  # noqa: DTZ011
    write(f"{'step':10}{'median':>9}{'largest':>9}{'with 100':>10}{'ratio':>8}\n")
    for name, times in many.items():
        usual, base = median(times), median(few[name])
        write(f"{name:10}{usual:9.2f}{max(times):9.2f}{base:10.2f}{usual / base:8.2f}\n")
    write(f"reading and checking all of them, off the GUI thread: {reading:.0f} ms\n")


def _give_up(error: BaseException) -> None:
    raise error


if __name__ == "__main__":
    main()
