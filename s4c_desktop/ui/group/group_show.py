"""Shows the audience the profile of a group, page by page, and closes the window in time."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from s4c_desktop.domain.audience import Page
from s4c_desktop.domain.group_audience import group_pages
from s4c_desktop.services.group_profiles import GroupView
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.group.audience_window import AudienceWindow


class GroupShow(QObject):
    """Holds the pages of what is shown on the profile's page, and the window if it is open."""

    turned = Signal()
    """The window was opened or closed, or another page is shown."""

    def __init__(self, context: Context, home: QWidget) -> None:
        super().__init__(home)
        self._context = context
        self._home = home
        self._pages: tuple[Page, ...] = ()
        self._place = 0
        self._window: AudienceWindow | None = None

    @property
    def window(self) -> AudienceWindow | None:
        """Return the window while it is open."""
        return self._window

    @property
    def place(self) -> tuple[int, int]:
        """Return which page is shown, counted from 1, and of how many."""
        return self._place + 1, len(self._pages)

    def take(self, view: GroupView | None) -> None:
        """Show another profile; without one the window closes."""
        if view is None:
            self._pages = ()
            self.stop()
            return
        self._pages = group_pages(view.details, view.framework, view.condition, view.profile)
        self._place = min(self._place, len(self._pages) - 1)
        self._show()

    def start(self) -> None:
        """Open the window at the first page, on a screen of its own if there is one."""
        if self._window is not None or not self._pages:
            return
        made = AudienceWindow(self._context.theme, self._home.window())
        made.next_wanted.connect(self.next)
        made.previous_wanted.connect(self.previous)
        made.closed.connect(self._closed)
        self._window = made
        self._place = 0
        self._show()
        made.open()

    def stop(self) -> None:
        """Close the window, so that nothing stays on the projector."""
        if self._window is not None:
            self._window.close()

    def next(self) -> None:
        """Show the next page."""
        self._turn(1)

    def previous(self) -> None:
        """Show the page before."""
        self._turn(-1)

    def _turn(self, by: int) -> None:
        if self._pages:
            self._place = min(max(self._place + by, 0), len(self._pages) - 1)
            self._show()

    def _show(self) -> None:
        if self._window is not None:
            self._window.show_page(self._pages[self._place])
            self.turned.emit()

    def _closed(self) -> None:
        self._window = None
        self.turned.emit()
