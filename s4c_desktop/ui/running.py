"""What works behind the window: imported and made once that is painted."""

from __future__ import annotations

from s4c_desktop.ui.application import Application
from s4c_desktop.ui.crash import CrashHandler
from s4c_desktop.ui.events import Events
from s4c_desktop.ui.handed_over import HandedOver
from s4c_desktop.ui.main_window import MainWindow
from s4c_desktop.ui.messages import Messages
from s4c_desktop.ui.tasks import Tasks
from s4c_desktop.ui.theme import Theme, load_fonts
from s4c_desktop.ui.workspaces import Workspaces


def furnish(
    window: MainWindow, app: Application, theme: Theme, crash: CrashHandler, location: str | None
) -> Tasks:
    """Give a window what it works with, and open a workspace or a file of records.

    Returns the tasks, which are to be joined at the end.
    """
    load_fonts()
    messages = Messages(crash.report)
    events = Events()
    tasks = Tasks(events, messages)
    workspaces = Workspaces(tasks, events, theme, messages, window.preferences)
    window.furnish(workspaces)
    handed_over = HandedOver(window, window, workspaces)
    if app.opened_early:
        handed_over.take(app.opened_early)
    app.file_opened.connect(handed_over.take)
    handed_over.begin(location)
    return tasks
