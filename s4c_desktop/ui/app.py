"""Starts the program with its window."""

from __future__ import annotations

import sys
from functools import partial

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from s4c_desktop import __version__
from s4c_desktop.base import faults, log, paths, settings
from s4c_desktop.base.i18n import use_language
from s4c_desktop.ui.collecting import Collector
from s4c_desktop.ui.crash import CrashHandler
from s4c_desktop.ui.events import Events
from s4c_desktop.ui.main_window import MainWindow
from s4c_desktop.ui.messages import Messages
from s4c_desktop.ui.tasks import Tasks
from s4c_desktop.ui.theme import Theme
from s4c_desktop.ui.workspaces import Workspaces


def main(workspace: str | None = None) -> int:
    """Show the window, then open the workspace; returns the exit code."""
    log.start()
    died = faults.last()
    faults.start()
    app = QApplication(sys.argv[:1])
    app.setApplicationName("S4C Desktop")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("s4c-desktop")
    crash = CrashHandler()
    crash.install()
    preferences = settings.load()
    use_language(preferences.language or QLocale().name(), paths.locales())
    theme = Theme()
    theme.set_scheme(preferences.theme)
    theme.apply(app)
    messages = Messages(crash.report)
    events = Events()
    collector = Collector()
    collector.start()
    tasks = Tasks(events, messages)
    workspaces = Workspaces(tasks, events, theme, messages, preferences)
    window = MainWindow(workspaces)
    # Loading the store would hold up the first painting.
    window.painted.connect(partial(_open, workspaces, workspace))
    if died:
        window.painted.connect(partial(_tell, died, window))
    window.show()
    collector.spare_what_is_there()
    try:
        return app.exec()
    finally:
        tasks.join()
        collector.stop()
        crash.uninstall()


def _tell(trace: str, window: MainWindow) -> None:
    """Say that the last run was ended by a fault."""
    from s4c_desktop.ui import last_run

    last_run.tell(trace, window)


def _open(workspaces: Workspaces, location: str | None) -> None:
    """Open the workspace that was asked for, or the last one."""
    if location is None:
        workspaces.open_last()
    else:
        workspaces.open(location)
