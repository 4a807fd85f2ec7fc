"""What both windows of the start-up benchmark share: taking the time of what is seen."""

from __future__ import annotations

import json
import os
import resource
import sys
import time

from PySide6.QtCore import QEvent, QObject

STARTED = float(os.environ["S4C_BENCH_STARTED"])


class Marks(QObject):
    """Notes when the window was first painted, and what came later."""

    def __init__(self) -> None:
        super().__init__()
        self.figures: dict[str, float] = {}

    def mark(self, name: str) -> None:
        """Note the time since the process was started, in seconds, and the peak memory, in MiB."""
        if name not in self.figures:
            self.figures[name] = time.monotonic() - STARTED
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
            self.figures[f"{name}, MiB"] = peak / (1024 if sys.platform != "darwin" else 1024**2)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """See the first painting of the window watched."""
        if event.type() == QEvent.Type.Paint:
            self.mark("painted")
        return False

    def report(self) -> None:
        """Print the figures as JSON."""
        print(json.dumps(self.figures))
