"""What works behind the window: imported and made once that is painted."""

from __future__ import annotations

from s4c_desktop.ui.application import Application
from s4c_desktop.ui.crash import CrashHandler
from s4c_desktop.ui.events import Events
from s4c_desktop.ui.handed_over import HandedOver
from s4c_desktop.ui.main_window import MainWindow
from s4c_desktop.ui.messages import Messages
from s4c_desktop.ui.roles import tell_listeners
from s4c_desktop.ui.tasks import Tasks
from s4c_desktop.ui.theme import Theme
from s4c_desktop.ui.windows import Windows
from s4c_desktop.ui.workspaces import Workspaces


class Running:
    """Gives a window what it works with, and opens a workspace or a file of records.

    `tasks` are to be joined at the end.
    """

    def __init__(
        self,
        window: MainWindow,
        app: Application,
        theme: Theme,
        crash: CrashHandler,
        location: str | None,
    ) -> None:
        theme.complete()
        messages = Messages(crash.report)
        events = Events()
        self.tasks = Tasks(events, messages)
        workspaces = Workspaces(self.tasks, events, theme, messages, window.preferences)
        # Before the window hears of a workspace, and makes what is told of.
        workspaces.opened.connect(lambda _context: tell_listeners())
        window.furnish(workspaces)
        self._windows = Windows(workspaces, type(window), window)
        handed_over = HandedOver(self._windows, window, workspaces)
        self._windows.replaced.connect(handed_over.move_to)
        if app.opened_early:
            handed_over.take(app.opened_early)
        app.file_opened.connect(handed_over.take)
        handed_over.begin(location)
