"""What becomes of a file that is dropped on the window."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QEvent, QMimeData, QObject, QTimer
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from s4c_desktop.ui.candidate.mode import CandidateMode
from s4c_desktop.ui.drop_sheet import DropSheet
from s4c_desktop.ui.drops import Dropped, Use, dropped, what_is_taken
from s4c_desktop.ui.menus import Menus
from s4c_desktop.ui.workspaces import Workspaces


class Desk(Protocol):
    """What a file asks of the window."""

    menus: Menus
    candidate: CandidateMode

    def bring_in(self, path: Path) -> None:
        """Bring the records of a `.s4c` file in."""

    def show_screen(self, name: str) -> None:
        """Show the screen of a rail entry."""

    def current(self) -> QWidget:
        """Return the page that is shown."""


class Drops(QObject):
    """Takes files that are dropped on the window, and says before what would become of them."""

    def __init__(self, window: QWidget, desk: Desk, workspaces: Workspaces) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._workspaces = workspaces
        self.sheet: DropSheet | None = None
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what is dragged over the window, leaves it again or is dropped."""
        if isinstance(event, QDragEnterEvent):
            self.enter(event)
        elif isinstance(event, QDragLeaveEvent):
            self.leave()
        elif isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            self.take(event)
        else:
            return super().eventFilter(watched, event)
        return True

    def enter(self, event: QDragEnterEvent) -> None:
        """Say what would become of the files that are dragged over the window."""
        files = self._files(event.mimeData())
        if files is None:
            return
        event.acceptProposedAction()
        if self.sheet is None:
            self.sheet = DropSheet(self._workspaces.theme, self._window)
        self.sheet.say(files.promise(ready=self._workspaces.context is not None))

    def leave(self) -> None:
        """Show the window as it was."""
        if self.sheet is not None:
            self.sheet.hide()

    def take(self, event: QDropEvent) -> None:
        """Open a workspace, bring records, people or a framework in, or say why not."""
        self.leave()
        files = self._files(event.mimeData())
        if files is None:
            return
        event.acceptProposedAction()
        # Whoever dropped it holds on to the pointer until this returns.
        QTimer.singleShot(0, self._window, partial(self._use, files))

    def _use(self, files: Dropped) -> None:
        if files.use is Use.NOTHING:
            self._workspaces.messages.info(files.refusal(), what_is_taken())
            return
        if files.needs_workspace and self._workspaces.context is None:
            self._workspaces.messages.info(files.promise(ready=False), what_is_taken())
            return
        path = files.paths[0]
        match files.use:
            case Use.OPEN:
                self._desk.menus.open_location(path)
            case Use.BRING_IN:
                self._desk.bring_in(path)
            case Use.IMPORT_PEOPLE:
                self._import_people(path)
            case Use.READ_FRAMEWORK:
                self._read_framework(path)

    def _import_people(self, path: Path) -> None:
        from s4c_desktop.ui.people.screen import PeopleScreen

        self._desk.show_screen("people")
        screen = self._desk.current()
        if isinstance(screen, PeopleScreen):
            screen.import_people(path)

    def _read_framework(self, path: Path) -> None:
        from s4c_desktop.ui.editor.screen import OwnFrameworksScreen

        self._desk.show_screen("own_frameworks")
        screen = self._desk.current()
        if isinstance(screen, OwnFrameworksScreen):
            screen.read(path)

    def _files(self, data: QMimeData) -> Dropped | None:
        busy = self._desk.candidate.active or QApplication.activeModalWidget() is not None
        return None if busy else dropped(data)
