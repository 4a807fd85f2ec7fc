"""The middle of votes or ratings that are counted on an ordered scale; nothing is averaged."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate


def point_at(counts: Sequence[int], place: int) -> int:
    """Return the point (from 0) of whoever is at a place, counted from 1 at the lowest.

    Raises ValueError where nobody is.
    """
    for point, reached in enumerate(accumulate(counts)):
        if reached >= place > 0:
            return point
    raise ValueError("nobody is at that place")


def median(counts: Sequence[int]) -> tuple[int, int]:
    """Return the points (from 0) between which the middle lies, twice the same where it is one.

    Raises ValueError where nobody is counted.
    """
    n = sum(counts)
    return point_at(counts, (n + 1) // 2), point_at(counts, n // 2 + 1)
