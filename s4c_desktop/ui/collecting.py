"""Python's cyclic garbage, collected on the GUI thread alone.

Python collects on whichever thread makes an object at the wrong moment, and so the workspace
thread would now and then destroy widgets, which Qt answers with a crash.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

INTERVAL = 1_000
"""Milliseconds between two looks at how much there may be to collect."""


class Collector(QObject):
    """Collects as often as Python would by itself, by generation, but only from the event loop."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, interval=INTERVAL)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Take the work over from Python; called on the GUI thread."""
        gc.disable()
        self._timer.start()

    def stop(self) -> None:
        """Hand the work back to Python, once no other thread runs any more."""
        self._timer.stop()
        gc.enable()

    @staticmethod
    def spare_what_is_there() -> None:
        """Never look through what exists now again: it lives as long as the program."""
        gc.freeze()

    def look(self) -> None:
        """Collect the oldest generation that is due, and with it all younger ones."""
        for generation in (2, 1, 0):
            threshold = gc.get_threshold()[generation]
            if threshold and gc.get_count()[generation] > threshold:
                gc.collect(generation)
                return
