"""How the window closes: everything stored first, then the workspace, then the window."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QWidget

from s4c_desktop.ui.candidate.mode import CandidateMode
from s4c_desktop.ui.workspaces import Workspaces


class Desk(Protocol):
    """What the closing asks of the window."""

    candidate: CandidateMode

    def leave(self) -> None:
        """Hand over everything that was typed."""

    def may_leave(self) -> bool:
        """Store what was typed; tell whether what can't be stored may be given up."""

    def gives_up(self) -> bool:
        """Tell whether what can't be stored may be given up."""

    def drop_screens(self) -> None:
        """Drop everything that shows the workspace."""


class Closing(QObject):
    """Holds the window open until everything is stored."""

    def __init__(self, window: QWidget, desk: Desk, workspaces: Workspaces) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._workspaces = workspaces
        self._may_close = False
        self._warned = False

    def handle(self, event: QCloseEvent) -> None:
        """Accept the event once nothing is left to be stored."""
        if self._may_close:
            event.accept()
            return
        if _ends_session():
            self._desk.leave()
        elif self._desk.candidate.active:
            event.ignore()
            self._desk.candidate.ask()
            return
        elif not self._desk.may_leave():
            event.ignore()
            return
        self._remember_geometry()
        if _ends_session():
            # To refuse would stop the computer from shutting down; the threads are joined
            # before the program ends, so nothing is lost.
            event.accept()
            return
        event.ignore()
        # First in, first out: this comes back after everything that had to be stored.
        self._workspaces.tasks.run(_nothing, done=self._stored, owner=self)

    def _remember_geometry(self) -> None:
        preferences = self._workspaces.preferences
        geometry = self._window.saveGeometry().toBase64().data()
        preferences.geometry = bytes(geometry).decode("ascii")
        preferences.save()

    def _stored(self, _none: None) -> None:
        if QApplication.activeModalWidget() is not None and not self._warned:
            # Something could not be stored and the person is being told; next time is final.
            self._warned = True
            return
        if not self._desk.gives_up():
            return
        self._desk.drop_screens()
        self._workspaces.close(then=self._close)

    def _close(self) -> None:
        self._may_close = True
        QTimer.singleShot(0, self._window, self._window.close)


def _ends_session() -> bool:
    app = QApplication.instance()
    return isinstance(app, QApplication) and app.isSavingSession()


def _nothing() -> None:
    """Do nothing, in turn."""
