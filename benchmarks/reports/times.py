"""What the moments of making many reports come to."""

from __future__ import annotations

import itertools


def told(marks: list[float]) -> dict[str, float]:
    """Return ms of the first, the last and of all, from the moments between them, in seconds."""
    took = [(after - before) * 1000 for before, after in itertools.pairwise(marks)]
    return {"first": took[0], "last": took[-1], "all": sum(took)}
