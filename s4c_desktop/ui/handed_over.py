"""Files that the desktop hands the program: at its start, and on macOS at any time."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.condition import Condition, UnusableError
from s4c_desktop.ui.dropping import Desk
from s4c_desktop.ui.drops import is_records
from s4c_desktop.ui.workspaces import Workspaces, is_url


class HandedOver(QObject):
    """Opens a workspace; keeps a file of records until there is a workspace to bring it into."""

    def __init__(self, parent: QObject, desk: Desk, workspaces: Workspaces) -> None:
        super().__init__(parent)
        self._desk = desk
        self._workspaces = workspaces
        self._waiting: str | None = None
        self._begun = False
        workspaces.opened.connect(lambda _context: self._go_on())
        workspaces.unusable.connect(self._give_back)
        desk.candidate.changed.connect(self._go_on)

    def move_to(self, desk: Desk) -> None:
        """Hand files to another window from now on."""
        self._desk = desk
        desk.candidate.changed.connect(self._go_on)

    def begin(self, location: str | None) -> None:
        """Open the workspace that was asked for, or else the last one."""
        asked = location or self._waiting
        self._begun = True
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

    def _give_back(self, _location: str, error: UnusableError) -> None:
        """Say where records have to go that came with a second start of the program."""
        if self._waiting is None or error.condition is not Condition.IN_USE:
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
        if self._waiting is None or self._desk.candidate.active:
            return
        path = Path(self._waiting)
        records = is_records(path)
        if records and self._workspaces.context is None:
            return
        self._waiting = None
        then = self._desk.bring_in if records else self._desk.menus.open_location
        # The window is about to show its first screen.
        QTimer.singleShot(0, self, partial(then, path))
