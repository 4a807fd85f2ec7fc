"""Keeps the audience's window at the page of the vote that is open, and closes it in time."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from s4c_desktop.domain.audience import Page
from s4c_desktop.domain.vote import Phase
from s4c_desktop.domain.vote_audience import outcome_pages, vote_page
from s4c_desktop.ui.group.audience_window import AudienceWindow
from s4c_desktop.ui.group.vote_session import VoteSession


class VoteShow(QObject):
    """Leads the audience through a session; next and previous mean the same in both windows."""

    turned = Signal()
    """The window was opened or closed."""

    brought_home = Signal()
    """The screen of the window was unplugged."""

    def __init__(self, session: VoteSession, home: QWidget) -> None:
        super().__init__(home)
        self._session = session
        self._home = home
        self._window: AudienceWindow | None = None
        self._outcome_page = 0
        session.changed.connect(self._follow)
        session.opened.connect(self.stop)
        session.gone.connect(self.stop)

    @property
    def window(self) -> AudienceWindow | None:
        """Return the window while it is open."""
        return self._window

    @property
    def page(self) -> Page:
        """Return the page that the audience is to see."""
        vote, framework = self._session.vote, self._session.framework
        if not self._pages_outcome:
            return vote_page(vote, framework)
        pages = [*outcome_pages(vote, framework)]
        return pages[min(self._outcome_page, len(pages) - 1)]

    def start(self) -> None:
        """Open the window, on a screen of its own if there is one."""
        if self._window is not None or not self._session.is_open:
            return
        self._outcome_page = 0
        made = AudienceWindow(self._session.context.theme, self._home.window())
        made.next_wanted.connect(self.next)
        made.previous_wanted.connect(self.previous)
        made.closed.connect(self._closed)
        made.brought_home.connect(self.brought_home)
        self._window = made
        made.show_page(self.page)
        made.open()
        self.turned.emit()

    def stop(self) -> None:
        """Close the window, so that nothing stays on the projector."""
        if self._window is not None:
            self._window.close()

    def toggle_blank(self) -> None:
        """Show the audience nothing, or the page again."""
        if self._window is not None:
            self._window.toggle_blank()

    def move_on(self) -> None:
        """Move the window to the next screen."""
        if self._window is not None:
            self._window.move_on()

    def next(self) -> None:
        """Go on: to the next competence, or the next page of the outcome."""
        self._step(1)

    def previous(self) -> None:
        """Go back."""
        self._step(-1)

    @property
    def _pages_outcome(self) -> bool:
        return self._session.vote.phase in (Phase.DECIDED, Phase.PUBLISHED)

    def _step(self, by: int) -> None:
        session = self._session
        if not session.is_open or session.vote.phase is Phase.PLANNED:
            return
        if self._pages_outcome:
            count = len([*outcome_pages(session.vote, session.framework)])
            self._outcome_page = min(max(self._outcome_page + by, 0), count - 1)
            self._follow()
        elif by > 0:
            session.next()
        else:
            session.previous()

    def _follow(self) -> None:
        if self._window is None:
            return
        if not self._session.is_open:
            self.stop()
            return
        if not self._pages_outcome:
            self._outcome_page = 0
        self._window.show_page(self.page)

    def _closed(self) -> None:
        self._window = None
        self.turned.emit()
