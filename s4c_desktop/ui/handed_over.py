"""Files that the desktop hands the program: at its start, and on macOS at any time."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.condition import Condition, UnusableError
from s4c_desktop.ui.calling import Calls, come_forward
from s4c_desktop.ui.drops import is_records
from s4c_desktop.ui.workspaces import Workspaces, is_url

if TYPE_CHECKING:
    from s4c_desktop.ui.main_window import MainWindow


PATIENCE = 3_000
"""Milliseconds in which another window answers, if one hears the call."""


class HandedOver(QObject):
    """Opens a workspace; keeps a file of records until there is a workspace to bring it into.

    A second start hands over to the window that has the workspace, and is over.
    """

    def __init__(self, parent: QObject, window: MainWindow, workspaces: Workspaces) -> None:
        super().__init__(parent)
        self._window = window
        self._workspaces = workspaces
        self._waiting: str | None = None
        self._begun = False
        self._starts = False
        self._calls = Calls(self)
        self._calls.called.connect(self._come)
        self._calls.answered.connect(self._leave)
        self._patience = QTimer(self, singleShot=True)
        self._patience.timeout.connect(self._give_back)
        workspaces.opened.connect(lambda _context: self._on_opened())
        workspaces.closing.connect(self._calls.stop)
        workspaces.unusable.connect(self._call)
        window.candidate.changed.connect(self._go_on)

    def move_to(self, window: MainWindow) -> None:
        """Hand files to another window from now on."""
        self._window = window
        window.candidate.changed.connect(self._go_on)

    def begin(self, location: str | None) -> None:
        """Open the workspace that was asked for, or else the last one."""
        asked = location or self._waiting
        self._begun = self._starts = True
        if asked is None or is_records(Path(asked)):
            self._waiting = asked
            self._workspaces.open_last()
        else:
            self._waiting = None
            # It is remembered, and the next start may be from another folder.
            self._workspaces.open(asked if is_url(asked) else str(Path(asked).resolve()))

    def take(self, location: str) -> None:
        """Open a file that is handed over while the program runs."""
        self._waiting = location
        if self._begun:
            self._go_on()

    def _on_opened(self) -> None:
        self._starts = False
        self._calls.listen(self._workspaces.location)
        self._go_on()

    # -- two windows ---------------------------------------------------------------------

    def _call(self, location: str, error: UnusableError) -> None:
        """Call the window that has the workspace; `PATIENCE` is for one that hears nothing."""
        if error.condition is Condition.IN_USE:
            self._calls.call(location, self._waiting or "")
            self._patience.start(PATIENCE)
        else:
            self._starts = False

    def _come(self, records: str) -> None:
        """Come before the eyes of whoever started the program again, with what they have."""
        come_forward(self._window)
        if records:
            self.take(records)

    def _leave(self) -> None:
        """Be gone where this was only a second start: the other window has taken over."""
        self._patience.stop()
        self._waiting = None
        if self._starts and self._workspaces.context is None:
            self._window.close()

    def _give_back(self) -> None:
        """Say where records have to go that came with a second start of the program."""
        self._calls.give_up()
        self._starts = False
        if self._waiting is None:
            return
        name, self._waiting = Path(self._waiting).name, None
        self._workspaces.messages.info(
            _("S4C Desktop is open already"),
            _(
                "{name} was not brought in from here: the other window has the workspace. Drop the "
                "file onto that window, or choose it there under File, Bring in records."
            ).format(name=name),
        )

    def _go_on(self) -> None:
        """Open what waits, unless the candidate has the window or records lack a workspace."""
        if self._waiting is None or self._window.candidate.active:
            return
        path = Path(self._waiting)
        records = is_records(path)
        if records and self._workspaces.context is None:
            return
        self._waiting = None
        then = self._window.bring_in if records else self._window.menus.open_location
        # The window is about to show its first screen.
        QTimer.singleShot(0, self, partial(then, path))
