"""Levels and *below 4* as ranks on one ordinal scale, so that two ratings can be compared."""

from __future__ import annotations

from s4c_desktop.domain.assessment import Rating
from s4c_desktop.domain.scale import BELOW_RANK, EQF_LEVELS, State

RANKS = (BELOW_RANK, *EQF_LEVELS)


def rating_at(rank: int) -> Rating:
    """Return the rating with a rank; raises ValueError for one off the scale."""
    return Rating(State.BELOW) if rank == BELOW_RANK else Rating(State.RATED, rank)
