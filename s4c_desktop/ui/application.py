"""Qt's application, which also hears of files that the desktop hands the program."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication


class Application(QApplication):
    """Tells of files that are opened with the program while it runs, as macOS does."""

    file_opened = Signal(str)

    def __init__(self, arguments: Sequence[str]) -> None:
        super().__init__(list(arguments))
        self.opened_early = ""
        """The file that was opened last, perhaps before anybody listened; empty for none."""

    def event(self, event: QEvent) -> bool:
        """Take the files; the rest is Qt's."""
        if isinstance(event, QFileOpenEvent) and event.file():
            self.opened_early = event.file()
            self.file_opened.emit(event.file())
            return True
        return super().event(event)
