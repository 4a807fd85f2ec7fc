"""What all radars of the benchmark show, and how their redraws are timed."""

from __future__ import annotations

import time
from collections.abc import Callable
from random import Random
from statistics import median

WIDTH, HEIGHT = 520, 480
LEVELS = (4, 5, 6, 7, 8)
REDRAWS, WARM_UPS = 20, 3


def outlines(axes: int, polygons: int) -> list[list[int]]:
    """Return a level on every axis for every outline, the first of which is dashed."""
    draw = Random(1)
    return [[draw.choice(LEVELS) for _axis in range(axes)] for _outline in range(polygons)]


def codes(axes: int) -> list[str]:
    """Return what stands at the end of each axis."""
    return [f"C{number}" for number in range(1, axes + 1)]


def redraws(
    step: Callable[[int], object], items: int, resize: Callable[[int, int], object]
) -> dict[str, float]:
    """Return medians in ms: of one thing after the other standing out, and of other sizes."""
    return {
        "redraw": _median(lambda number: step(number % items)),
        "resize": _median(lambda number: resize(WIDTH - number % 7, HEIGHT - number % 7)),
    }


def _median(call: Callable[[int], object]) -> float:
    found = []
    for number in range(-WARM_UPS, REDRAWS):
        start = time.thread_time()
        call(number)
        found.append((time.thread_time() - start) * 1000)
    return median(found[WARM_UPS:])
