"""Long runs of equal ratings, which may mean that somebody stopped looking."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from s4c_desktop.domain.assessment import Rating

NOTICED = 8
"""From this length on a run is mentioned; never more than mentioned."""


def longest_run(
    competences: Iterable[str], ratings: Mapping[str, Rating], least: int = NOTICED
) -> tuple[str, ...]:
    """Return the longest run of competences (codes, in order) placed at the same level.

    Levels and *below 4* count; other states end a run. Empty when none has at least
    so many.
    """
    found: tuple[str, ...] = ()
    for (assessed, *_), group in groupby(competences, key=lambda c: _place(ratings.get(c))):
        run = tuple(group)
        if assessed and len(run) > len(found):
            found = run
    return found if len(found) >= least else ()


def _place(rating: Rating | None) -> tuple[bool, int | None]:
    return (rating.assessed, rating.level) if rating is not None else (False, None)
