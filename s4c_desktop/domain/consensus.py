"""Tastle–Wierman consensus of votes on an ordered scale."""

from __future__ import annotations

from collections.abc import Sequence
from math import log2

MIN_VOTES = 3


def consensus(counts: Sequence[int]) -> float | None:
    """Return 1 where all votes are equal down to 0 where half of them are at either end.

    `counts` are the votes for each point of the scale, in order, zeros included: the width
    of the scale matters. Treats the steps between points as equal. None below three votes.
    Raises ValueError for negative counts or fewer than two points.
    """
    if len(counts) < 2 or min(counts) < 0:
        raise ValueError("votes are counted on two points or more, and never negative")
    votes = sum(counts)
    if votes < MIN_VOTES:
        return None
    mean = sum(point * count for point, count in enumerate(counts)) / votes
    width = len(counts) - 1
    found = 1 + sum(
        count / votes * log2(1 - abs(point - mean) / width)
        for point, count in enumerate(counts)
        if count
    )
    return min(1.0, max(0.0, found))
