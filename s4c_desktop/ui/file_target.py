"""A part of the window that files can be dropped on."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from s4c_desktop.ui.drops import dropped_files
from s4c_desktop.ui.widgets import set_look


class FileTarget(QWidget):
    """Stands out while files that it wants are dragged over it; whoever derives takes them."""

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def wants(self, _files: tuple[Path, ...]) -> bool:
        """Tell whether files, one or more, can be dropped here."""
        return True

    def take(self, files: tuple[Path, ...]) -> None:
        """Do with files what they were dropped for.

        Whoever dropped them holds on to the pointer until this returns: questions come later.
        """
        raise NotImplementedError

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Let in what is wanted, nothing else."""
        if self._wanted(event):
            event.acceptProposedAction()
            set_look(self, "dropping", "true")

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Look as before."""
        set_look(self, "dropping", "false")
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take what is wanted."""
        set_look(self, "dropping", "false")
        if files := self._wanted(event):
            event.acceptProposedAction()
            self.take(files)

    def _wanted(self, event: QDropEvent) -> tuple[Path, ...]:
        files = dropped_files(event.mimeData())
        return files if files and self.wants(files) else ()
