"""Starts the program with its window."""

from __future__ import annotations

import sys
from functools import partial

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from s4c_desktop import __version__
from s4c_desktop.base import faults, log, paths, settings
from s4c_desktop.ui import languages
from s4c_desktop.ui.collecting import Collector
from s4c_desktop.ui.crash import CrashHandler
from s4c_desktop.ui.events import Events
from s4c_desktop.ui.handed_over import Application, HandedOver
from s4c_desktop.ui.main_window import MainWindow
from s4c_desktop.ui.messages import Messages
from s4c_desktop.ui.tasks import Tasks
from s4c_desktop.ui.theme import Theme
from s4c_desktop.ui.windows import Windows
from s4c_desktop.ui.workspaces import Workspaces


def main(location: str | None = None) -> int:
    """Show the window, then open a workspace or a file of records; returns the exit code."""
    log.start()
    died = faults.last()
    faults.start()
    app = Application(sys.argv[:1])
    app.setApplicationName("S4C Desktop")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("s4c-desktop")
    crash = CrashHandler()
    crash.install()
    preferences = settings.load()
    languages.use(preferences.language, paths.locales())
    theme = Theme()
    theme.set_scheme(preferences.theme)
    theme.set_text_size(preferences.text_size)
    theme.apply(app)
    messages = Messages(crash.report)
    events = Events()
    collector = Collector()
    collector.start()
    tasks = Tasks(events, messages)
    workspaces = Workspaces(tasks, events, theme, messages, preferences)
    windows = Windows(workspaces, MainWindow)
    window = windows.window
    handed_over = HandedOver(windows, window, workspaces)
    windows.replaced.connect(handed_over.move_to)
    app.file_opened.connect(handed_over.take)
    # Loading the store would hold up the first painting, and so would a picture.
    window.painted.connect(partial(handed_over.begin, location))
    window.painted.connect(partial(_show_icon, app))
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


def _show_icon(app: QApplication) -> None:
    """Give the window its icon, for desktops that do not know it from a desktop entry."""
    icons = paths.resources() / "desktop" / "icons"
    app.setWindowIcon(QIcon(str(icons / "s4c-desktop-128.png")))
