"""A second start of the program calls the window that has the workspace already.

The call is a small file in the program's own folder: no other way of speaking to another program
would be open to nobody else on every system. Whoever hears it takes it away, which is the answer.
"""

from __future__ import annotations

import hashlib
import logging
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from s4c_desktop.base import paths
from s4c_desktop.base.errors import UserError
from s4c_desktop.base.files import read_at_most, write_atomically
from s4c_desktop.ui.workspaces import is_url

LONGEST = 32_768
"""Bytes of a call: more than any system has in the name of a file."""

_log = logging.getLogger(__name__)


class Calls(QObject):
    """Calls whoever has a workspace open, and hears who calls for the one that is open here."""

    called = Signal(str)
    """Somebody wants to work here; with the file of records that they have, else nothing."""

    answered = Signal()
    """The other window has heard the call."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._folder = paths.data_dir() / "calls"
        self._own: Path | None = None
        self._sent: Path | None = None
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(lambda _folder: self._look())

    def listen(self, location: str) -> None:
        """Hear from now on who calls for a workspace; a server has room for everybody."""
        self.stop()
        if is_url(location) or not self._watch():
            return
        self._own = self._place(location)
        # Of a window that was gone before it heard it.
        self._take(self._own)

    def stop(self) -> None:
        """Hear nothing any more."""
        self._own = None

    def call(self, location: str, records: str = "") -> None:
        """Call the window that has a workspace open; records are to be brought in there."""
        if is_url(location) or not self._watch():
            return
        place = self._place(location)
        try:
            write_atomically(place, lambda file: file.write(records.encode("utf-8")))
        except OSError as error:
            _log.warning("nobody could be called: %s", type(error).__name__)
            return
        self._sent = place

    def give_up(self) -> None:
        """Take the call back: nobody answers."""
        if self._sent is not None:
            self._take(self._sent)
            self._sent = None

    def _look(self) -> None:
        if self._own is not None and self._own.exists():
            records = self._take(self._own)
            self.called.emit(records)
        if self._sent is not None and not self._sent.exists():
            self._sent = None
            self.answered.emit()

    def _watch(self) -> bool:
        """Look at the folder from now on; tells whether that can be done."""
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            _log.warning("no calls can be heard: %s", type(error).__name__)
            return False
        folder = str(self._folder)
        return folder in self._watcher.directories() or self._watcher.addPath(folder)

    def _place(self, location: str) -> Path:
        whole = str(Path(location).resolve())
        return self._folder / hashlib.sha256(whole.encode("utf-8")).hexdigest()[:32]

    @staticmethod
    def _take(call: Path) -> str:
        """Take a call away, and return what it says."""
        said = ""
        with suppress(UserError):  # There may be none.
            said = read_at_most(call, LONGEST).decode("utf-8", "replace")
        try:
            call.unlink(missing_ok=True)
        except OSError as error:
            _log.warning("a call stays: %s", type(error).__name__)
        return said


def come_forward(window: QWidget) -> None:
    """Show a window above the others, or where the system does not let it, that it wants to be."""
    state = window.windowState()
    if state & Qt.WindowState.WindowMinimized:
        window.setWindowState(state & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()
    QApplication.alert(window)
