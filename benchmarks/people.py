"""The people screen with ten thousand people: what the GUI thread spends on a key and on a scroll.

Each step is a key typed into the search, a filter, another order, a page scrolled, the next row,
with all painting that follows. The window is not shown on a screen, but painted as if it were.
Figures are the GUI thread's own processor time, beside the same with a hundred people; a frame
of a screen lasts 16 ms.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from benchmarks.figures import Part, about, beside
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
PEOPLE, FEW = 10_000, 100
RUNS = 5
STEPS = {
    "key": "a key in the search",
    "filter": "a filter",
    "order": "another order",
    "scroll": "a page scrolled",
    "down": "the next row",
}


def fill(program: Program, n: int) -> None:
    """Add people by an import, as a centre would."""
    rows = (
        SheetRow(i + 2, (f"{FIRST[i % 8]} {LAST[i // 8 % 8]} {i}", f"P-{i}", f"Group {i % 50}"))
        for i in range(n)
    )
    sheet = Sheet("people.csv", ("Name", "Code", "Tags"), tuple(rows))
    program.people_import.run(sheet, {Field.NAME: 0, Field.CODE_NAME: 1, Field.TAGS: 2}, {})


@contextmanager
def screen_of(n: int, folder: Path, theme: Theme) -> Iterator[PeopleScreen]:
    """Show the screen of a workspace with so many people."""
    program = open_program(folder / f"{n}.s4cw", create=True)
    fill(program, n)
    events = Events()
    messages = Messages(_give_up)
    tasks = Tasks(events, messages)
    screen = PeopleScreen(Context(program, tasks, events, theme, messages, Preferences()))
    screen.resize(1200, 800)
    screen.show()
    settle(tasks)
    yield screen
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


def steps(screen: PeopleScreen) -> dict[str, list[float]]:
    """Type, filter, put in order and scroll."""
    found: dict[str, list[float]] = {name: [] for name in STEPS}
    bar = screen.view.verticalScrollBar()
    for _run in range(RUNS):
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


def measure() -> Part:
    """Do each kind of step with many and with few people."""
    app = QApplication([])
    theme = Theme()
    theme.apply(app)
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        for n in (FEW, PEOPLE):
            with screen_of(n, Path(folder), theme) as screen:
                found[n] = steps(screen)
    rows = tuple(
        beside(f"{what}, {PEOPLE:,} people", f"{FEW} people", "ms", found[PEOPLE][k], found[FEW][k])
        for k, what in STEPS.items()
    )
    return Part("The list of people", about(__doc__), rows)


def _give_up(error: BaseException) -> None:
    raise error
