"""Stores what is typed half a second after the last key."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

PAUSE = 500
"""Milliseconds without a key until the text is stored."""


class Autosave(QObject):
    """Calls `store` when nothing was typed for a moment, or at once when flushed."""

    def __init__(self, store: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._store = store
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self._due)

    @property
    def pending(self) -> bool:
        """Tell whether something waits to be stored."""
        return self._timer.isActive()

    def touch(self) -> None:
        """Something was typed."""
        self._timer.start()

    def flush(self) -> None:
        """Store now what waits, as when the focus leaves."""
        if self._timer.isActive():
            self._due()

    def drop(self) -> None:
        """Forget what waits."""
        self._timer.stop()

    def _due(self) -> None:
        self._timer.stop()
        self._store()
