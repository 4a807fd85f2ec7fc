"""Numbers on pages, each written once: a page has hundreds, of which most stand there often.

ReportLab writes them in Python where its accelerator in C is not installed, which takes a sixth of
the time of a report.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from reportlab.lib import rl_accel

KEPT = 50_000
"""Numbers that are remembered; a report for the file has a few thousand."""

Write = Callable[..., str]


def remembering(write: Write) -> Write:
    """Return what writes numbers as `write` does, separated by spaces, each of them once."""
    one = lru_cache(KEPT)(write)

    def written(*numbers: Any) -> str:
        first = numbers[0] if len(numbers) == 1 else None
        return " ".join(map(one, first if isinstance(first, (list, tuple)) else numbers))

    return written


def remember() -> None:
    """Let all of ReportLab that is imported from now on write numbers so."""
    if rl_accel.fp_str.__module__ == rl_accel.__name__:
        rl_accel.fp_str = remembering(rl_accel.fp_str)
