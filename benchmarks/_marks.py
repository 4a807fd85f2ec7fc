"""What all windows of the start-up benchmark share: noting when something is first seen."""

from __future__ import annotations

import json
import os
import time

from benchmarks.contender import peak
from benchmarks.turns import STARTED

figures: dict[str, float] = {}
_started = float(os.environ[STARTED])


def mark(name: str) -> None:
    """Note the time since the process was started, in ms, and its peak of memory, in MiB."""
    if name not in figures:
        figures[name] = (time.monotonic() - _started) * 1000
        figures[f"{name}, processor"] = time.process_time() * 1000
        figures[f"{name}, memory"] = peak()


def report() -> None:
    """Print the figures as JSON."""
    print(json.dumps(figures), flush=True)
