"""Assesses half of somebody by keyboard and tells what is stored, until the process is killed.

`python -m tests.ui.killed WORKSPACE ROLE NAME ASSESSOR KEYS` prints one JSON object a line:
`saved` with every rating given, each time the program says "Saved"; `stands` with the
competence shown after the last of KEYS; then `pressed`, while one more rating is on its way.
"""

from __future__ import annotations

import json
import os
import sys

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from s4c_desktop.base.settings import Preferences
from s4c_desktop.ui import care
from s4c_desktop.ui.collecting import Collector
from s4c_desktop.ui.events import Events
from s4c_desktop.ui.main_window import MainWindow
from s4c_desktop.ui.messages import Messages
from s4c_desktop.ui.tasks import Tasks
from s4c_desktop.ui.theme import Theme
from s4c_desktop.ui.wizard.session import Session
from s4c_desktop.ui.workspaces import Workspaces
from tests.ui.conftest import LONG, PATIENCE
from tests.ui.hands import Hands, answer, begin

LONGEST_LIFE = 60_000
"""Milliseconds after which a process that nobody kills ends by itself."""


class NoMessages(Messages):
    """Ends the process at once: a message box would take the keys meant for the ratings."""

    def __init__(self) -> None:
        super().__init__(_give_up)

    def error(self, error: BaseException) -> None:
        """Take no error."""
        _give_up(error)

    def info(self, title: str, text: str) -> None:
        """Take no news."""
        _give_up(AssertionError(f"{title}: {text}"))


def main() -> int:
    """Assess and wait for the end."""
    care.CALM = LONG  # A slow machine would meet today's backup.
    workspace, role, name, assessor, keys = sys.argv[1:]
    app = QApplication([])
    theme = Theme()
    theme.apply(app)
    messages = NoMessages()
    events = Events()
    collector = Collector()
    collector.start()
    tasks = Tasks(events, messages)
    workspaces = Workspaces(tasks, events, theme, messages, Preferences())
    window = MainWindow(workspaces)
    window.show()
    QTest.qWaitForWindowActive(window, PATIENCE)
    workspaces.open(workspace)
    hands = Hands(window, tasks)
    hands.wait()
    begin(hands, role, name, assessor)
    session = hands.wizard.session
    session.saved.connect(lambda _at: _tell_saved(session))
    for key in keys:
        answer(hands, key)
        hands.press(Qt.Key.Key_Return)
        hands.wait()
    _tell({"stands": session.flow.position})
    answer(hands, "8")
    _tell({"pressed": session.flow.position})
    QTimer.singleShot(LONGEST_LIFE, app.quit)
    return app.exec()


def _tell_saved(session: Session) -> None:
    assessment = session.assessment
    if assessment is not None:
        given = {c: [r.state.value, r.level] for c, r in assessment.ratings.items() if r.given}
        _tell({"saved": given})


def _tell(what: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


def _give_up(error: BaseException) -> None:
    sys.stderr.write(f"{error!r}\n")
    sys.stderr.flush()
    os._exit(1)


if __name__ == "__main__":
    sys.exit(main())
