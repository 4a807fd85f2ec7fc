"""Looks every few seconds whether another desk has changed something."""

from __future__ import annotations

import logging

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

from s4c_desktop.ui.context import Context

EVERY_MS = 3_000

_log = logging.getLogger(__name__)


class Watch(QObject):
    """Asks the workspace whether it was written elsewhere; the tasks announce what it answers.

    Only while the program is in use and nothing else goes on, so that it is never in the way.
    """

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self._look_if_active)
        self._timer.start()

    def look(self) -> None:
        """Ask now, unless the workspace is busy."""
        tasks = self._context.tasks
        if not tasks.busy:
            workspace = self._context.program.workspace
            tasks.run(workspace.look_for_changes, failed=_unanswered, owner=self)

    def stop(self) -> None:
        """Ask no more."""
        self._timer.stop()

    def _look_if_active(self) -> None:
        if QGuiApplication.applicationState() is Qt.ApplicationState.ApplicationActive:
            self.look()


def _unanswered(error: Exception) -> None:
    """Note it and no more: whoever changes something meanwhile is told."""
    _log.warning("could not look for changes: %s", type(error).__name__)
