"""Starts the program with its window: first of all the window is painted."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from s4c_desktop import __version__
from s4c_desktop.base import faults, log, paths, settings
from s4c_desktop.ui import languages
from s4c_desktop.ui.application import Application
from s4c_desktop.ui.collecting import Collector
from s4c_desktop.ui.crash import CrashHandler
from s4c_desktop.ui.frame import Look
from s4c_desktop.ui.main_window import MainWindow
from s4c_desktop.ui.theme import Theme

if TYPE_CHECKING:
    from s4c_desktop.ui.running import Running


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
    if preferences.theme != theme.scheme:
        theme.set_scheme(preferences.theme)
    theme.set_text_size(preferences.text_size)
    theme.begin(app)
    collector = Collector()
    collector.start()
    window = MainWindow(Look(theme, preferences))
    behind: list[Running] = []

    def go_on() -> None:
        # Importing all of this would hold up the first painting, and so would a picture.
        from s4c_desktop.ui.running import Running

        behind.append(Running(window, app, theme, crash, location))
        _show_icon(app)
        collector.spare_what_is_there()

    window.painted.connect(go_on)
    if died:
        window.painted.connect(partial(_tell, died, window))
    window.show()
    try:
        return app.exec()
    finally:
        for running in behind:
            running.tasks.join()
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
