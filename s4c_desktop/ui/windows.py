"""The window, and the one that takes its place in another language or size of text."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal

from s4c_desktop.base import paths
from s4c_desktop.ui import languages
from s4c_desktop.ui.main_window import MainWindow
from s4c_desktop.ui.workspaces import Workspaces


class Windows(QObject):
    """Makes the window anew when what all of it depends on was chosen otherwise."""

    replaced = Signal(object)
    """This MainWindow has taken the place of the one before."""

    def __init__(
        self,
        workspaces: Workspaces,
        make: Callable[[Workspaces], MainWindow] = MainWindow,
        window: MainWindow | None = None,
    ) -> None:
        """Begin with a window that is there already, or make the first one."""
        super().__init__()
        self._workspaces = workspaces
        self._make = make
        self.window = window or make(workspaces)
        # Not while the click that asks for it is still being handled.
        workspaces.events.renewal_wanted.connect(self.renew, Qt.ConnectionType.QueuedConnection)

    def renew(self) -> None:
        """Show the same screen of the same workspace in a new window."""
        old, workspaces = self.window, self._workspaces
        old.leave()
        shown, geometry, state = old.screen_shown, old.geometry(), old.windowState()
        old.drop_screens()
        old.hide()
        # At once: it must not hear of what the new one is about to be told.
        old.deleteLater()
        QCoreApplication.sendPostedEvents(old, QEvent.Type.DeferredDelete.value)
        use_wishes(workspaces)
        window = self.window = self._make(workspaces)
        window.setGeometry(geometry)
        window.setWindowState(state)
        window.show()
        if workspaces.context is not None:
            workspaces.opened.emit(workspaces.context)
            window.show_screen(shown or "home")
        window.activateWindow()
        self.replaced.emit(window)


def use_wishes(workspaces: Workspaces) -> None:
    """Take over the language and the size of text that were chosen."""
    wishes = workspaces.preferences
    languages.use(wishes.language, paths.locales())
    workspaces.theme.set_text_size(wishes.text_size)
