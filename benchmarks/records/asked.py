"""What is asked of every contender, and how long an answer takes."""

from __future__ import annotations

import time
from collections.abc import Callable

from benchmarks.turns import milliseconds

SEARCHES = ("a", "an", "ana", "ana m", "ana mu", "ana mull", "ana muller", "ana muller 12")
"""What is in the search field while somebody types."""

EVERY = 97
"""Every so manieth assessment is opened."""


def took(call: Callable[[], object]) -> float:
    """Return the processor time of a call in ms: all of it is computing on files in memory."""
    return milliseconds(call, time.process_time)
