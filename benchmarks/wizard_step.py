"""The next competence in the wizard: from the key to the last pixel painted.

For every competence of eight assessments a level is typed, then Return for the next one; the
rating is committed in the background meanwhile, and Return does not wait for it. Figures are
milliseconds of the GUI thread's own time, so that what else the machine does is left out, beside
the 16 ms of a frame. The rows of 99 % are what only one step of a hundred exceeds. After the last
competence Return opens the review, a page made for it, which is no next competence: it has a row of
its own.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from benchmarks.figures import Goal, Part, about, beside
from s4c_desktop.base.settings import Preferences
from s4c_desktop.bootstrap import open_program
from s4c_desktop.domain.assessment import Kind, Scope
from s4c_desktop.domain.flow import Step
from s4c_desktop.domain.set_up import SetUp
from s4c_desktop.services.people import PersonDetails
from s4c_desktop.ui.collecting import Collector
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.events import Events
from s4c_desktop.ui.messages import Messages
from s4c_desktop.ui.tasks import Tasks
from s4c_desktop.ui.theme import Theme
from s4c_desktop.ui.wizard.wizard import Wizard

FRAME = 16.0
CROWDED = (
    "Half of it is painting the ladder and the questions beside it, half finding room for their "
    "texts. A machine that shares its processors makes a thread's own time longer; the texts of "
    "the next competence could be broken beforehand."
)
ASSESSMENTS = 8
LEVELS = (6, 5, 7, 4, 8)


def wizard_of(context: Context) -> Wizard:
    """Make an assessment of everything, and the wizard standing at its ratings."""
    program = context.program
    framework = program.library.current()
    person = program.people.create(PersonDetails("Candidate")).value
    choice = SetUp(framework.id, "SCPM", kind=Kind.ASSESSOR, scope=Scope.ALL, assessors="M. I.")
    made = program.assessments.create(person.id, choice).value
    program.assessments.remember(made.id, "ratings", "")
    wizard = Wizard(context, made.id)
    wizard.resize(1200, 800)
    wizard.show()
    wizard.activateWindow()
    settle(context.tasks)
    return wizard


def settle(tasks: Tasks) -> None:
    """Wait until everything asked for is shown."""
    QApplication.processEvents()
    while tasks.busy:
        loop = QEventLoop()
        tasks.idle.connect(loop.quit)
        loop.exec()
        QApplication.processEvents()


def typed(key: Qt.Key) -> float:
    """Press a key; return what it and all painting that follows cost the GUI thread, in ms."""
    begun = time.thread_time()
    QTest.keyClick(QApplication.focusWidget(), key)
    QApplication.processEvents()
    return (time.thread_time() - begun) * 1000


def steps(context: Context) -> tuple[list[float], list[float], list[float]]:
    """Rate and go on, through all competences of one assessment after the other.

    Returns what the levels cost, the ways on, and the last ones of these, to the review.
    """
    rated: list[float] = []
    gone_on: list[float] = []
    reviewed: list[float] = []
    for number in range(ASSESSMENTS):
        wizard = wizard_of(context)
        for place in range(len(wizard.session.flow.competences)):
            level = LEVELS[(place + number) % len(LEVELS)]
            rated.append(typed(Qt.Key(Qt.Key.Key_0 + level)))
            cost = typed(Qt.Key.Key_Return)
            (gone_on if wizard.session.flow.step is Step.RATINGS else reviewed).append(cost)
        settle(context.tasks)
        stored = len(context.program.assessments.load(wizard.session.assessment.id).ratings)
        assert stored == len(wizard.session.flow.competences), "not everything was rated"
        wizard.close()
        wizard.deleteLater()
        settle(context.tasks)
    return rated, gone_on, reviewed


def at_99_percent(values: Sequence[float]) -> float:
    """Return the value that one of a hundred exceeds."""
    return sorted(values)[len(values) * 99 // 100]


def measure() -> Part:
    """Go through an assessment."""
    app = QApplication([])
    collector = Collector()
    collector.start()
    with tempfile.TemporaryDirectory() as folder:
        program = open_program(Path(folder) / "bench.s4cw", create=True)
        events = Events()
        messages = Messages(_give_up)
        theme = Theme()
        theme.apply(app)
        tasks = Tasks(events, messages)
        collector.spare_what_is_there()
        rated, gone_on, reviewed = steps(
            Context(program, tasks, events, theme, messages, Preferences())
        )
        tasks.join()
        collector.stop()
        program.close()
    app.processEvents()
    goal = Goal(1, CROWDED)
    rows = []
    for what, found in (("a level typed", rated), ("the next competence", gone_on)):
        rows.append(beside(what, "one frame", "ms", found, [FRAME] * len(found)))
        worst = [at_99_percent(found)]
        rows.append(beside(f"{what}, 99 %", "one frame", "ms", worst, [FRAME], goal=goal))
    rows.append(beside("the review opened", "one frame", "ms", reviewed, [FRAME] * len(reviewed)))
    return Part("The next competence", about(__doc__), tuple(rows))


def _give_up(error: BaseException) -> None:
    raise error
