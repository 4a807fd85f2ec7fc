"""The check of the workspace in use: at most one at a time, and what the last one found."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.soundness import Report
from s4c_desktop.ui.tasks import Cancel, Tasks

if TYPE_CHECKING:
    from s4c_desktop.bootstrap import Program


class Checks(QObject):
    """Checks on the second worker; whoever shows the result follows `changed`."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.report: Report | None = None
        self.running = False

    def run(self, program: Program, tasks: Tasks, failed: Callable[[Exception], object]) -> None:
        """Check everything, unless that is being done already."""
        if self.running:
            return
        self.running = True
        self.changed.emit()
        cancel = Cancel()

        def not_checked(error: Exception) -> None:
            self.running = False
            self.changed.emit()
            failed(error)

        tasks.run_long(
            program.workspace.report,
            cancel.check,
            done=self._checked,
            failed=not_checked,
            label=_("Checking the workspace"),
            cancel=cancel,
            owner=self,
        )

    def _checked(self, report: Report) -> None:
        self.running = False
        self.report = report
        self.changed.emit()
