"""What becomes of a file that is dropped on the window."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from s4c_desktop.ui.candidate.mode import CandidateMode
from s4c_desktop.ui.drops import file_of, is_records
from s4c_desktop.ui.menus import Menus
from s4c_desktop.ui.workspaces import Workspaces


class Desk(Protocol):
    """What a file asks of the window."""

    menus: Menus
    candidate: CandidateMode

    def bring_in(self, path: Path) -> None:
        """Bring the records of a `.s4c` file in."""


class Drops(QObject):
    """Takes files that are dropped on the window, while it can do something with them."""

    def __init__(self, window: QWidget, desk: Desk, workspaces: Workspaces) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._workspaces = workspaces

    def enter(self, event: QDragEnterEvent) -> None:
        """Say whether what is dragged over the window can be dropped."""
        if self._taken(event.mimeData()) is not None:
            event.acceptProposedAction()

    def take(self, event: QDropEvent) -> None:
        """Bring records in, or open a workspace."""
        path = self._taken(event.mimeData())
        if path is None:
            return
        event.acceptProposedAction()
        # Whoever dropped it holds on to the pointer until this returns.
        then = self._desk.bring_in if is_records(path) else self._desk.menus.open_location
        QTimer.singleShot(0, self._window, partial(then, path))

    def _taken(self, data: QMimeData) -> Path | None:
        path = None if self._desk.candidate.active else file_of(data)
        if path is None or QApplication.activeModalWidget() is not None:
            return None
        needs_workspace = is_records(path)
        return path if not needs_workspace or self._workspaces.context is not None else None
