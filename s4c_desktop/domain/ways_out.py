"""What would bring work before a deadline: more hours, a later day, less work.

No pace can do a piece before its release: the latest day to which the piece, or anything that it
needs, is pinned. Work is never left lying while there is room, so everything is done before the
deadline exactly if, for every release, the days from there to the deadline hold the work that is
released then or later. That makes each way out a short sum, and exact.
"""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from s4c_desktop.domain.schedule import HALF_HOUR, MOST_A_DAY, Piece, TimeFrame, WaysOut

if TYPE_CHECKING:
    from s4c_desktop.domain.learnable_days import LearnableDays


def ways_out(
    pieces: Sequence[Piece], frame: TimeFrame, days: LearnableDays, finish: date
) -> WaysOut:
    """Return the ways out for pieces that are done on `finish`, after the frame's deadline."""
    if frame.deadline is None:
        raise ValueError("without a deadline there is nothing to come out of")
    left = [piece for piece in pieces if not piece.done]
    counted = _Counted(left, days, frame.deadline)
    return WaysOut(
        minutes_a_week=counted.pace(left, frame.learnable_weekdays),
        done_by=finish,
        minutes_over=counted.over(left, frame.minutes_a_day),
        drop=tuple(counted.to_drop(left, frame.minutes_a_day)),
    )


class _Counted:
    """Pieces with their releases, and the days from each release to the deadline."""

    def __init__(self, pieces: Sequence[Piece], days: LearnableDays, deadline: date) -> None:
        self._release = _releases(pieces, days.begin)
        self._days = {day: days.count(day, deadline) for day in set(self._release.values())}

    def _loads(self, pieces: Sequence[Piece]) -> list[tuple[int, Fraction]]:
        """Return, for each release, the days from there and the minutes that lie on them."""
        releases = {self._release[piece.key] for piece in pieces}
        return [(self._days[day], self._from(day, pieces)) for day in releases]

    def _from(self, day: date, pieces: Sequence[Piece]) -> Fraction:
        then = (Fraction(piece.minutes) for piece in pieces if self._release[piece.key] >= day)
        return sum(then, Fraction())

    def pace(self, pieces: Sequence[Piece], weekdays: int) -> int | None:
        loads = self._loads(pieces)
        if any(not count for count, _ in loads):
            return None
        exact = max(minutes * weekdays / count for count, minutes in loads)
        rounded = max(1, math.ceil(exact / HALF_HOUR)) * HALF_HOUR
        return rounded if rounded <= MOST_A_DAY * weekdays else None

    def over(self, pieces: Sequence[Piece], minutes_a_day: Fraction) -> Fraction:
        spare = (minutes - count * minutes_a_day for count, minutes in self._loads(pieces))
        return max(Fraction(), *spare)

    def _fits(self, pieces: Sequence[Piece], minutes_a_day: Fraction) -> bool:
        return all(
            count and minutes <= count * minutes_a_day for count, minutes in self._loads(pieces)
        )

    def to_drop(self, pieces: Sequence[Piece], minutes_a_day: Fraction) -> list[Piece]:
        """Drop from the end until the rest fits, then take back what fits after all."""
        kept = list(pieces)
        dropped: list[Piece] = []
        while not self._fits(kept, minutes_a_day):
            needed = {key for piece in kept for key in piece.needs}
            last = [piece for piece in reversed(kept) if piece.key not in needed]
            goes = next((piece for piece in last if not piece.mandatory), last[0])
            kept.remove(goes)
            dropped.append(goes)
        for piece in reversed(dropped):
            gone = {other.key for other in dropped if other is not piece}
            rest = [other for other in pieces if other.key not in gone]
            if not piece.needs & gone and self._fits(rest, minutes_a_day):
                dropped = [other for other in dropped if other is not piece]
        return [piece for piece in pieces if any(piece is other for other in dropped)]


def _releases(pieces: Sequence[Piece], begin: date) -> Mapping[Hashable, date]:
    by_key = {piece.key: piece for piece in pieces}
    found: dict[Hashable, date] = {}
    waiting = list(by_key)
    while waiting:
        for key in waiting:
            needs = by_key[key].needs & by_key.keys()
            if needs <= found.keys():
                pin = by_key[key].starts_on or begin
                found[key] = max(begin, pin, *(found[need] for need in needs))
        waiting = [key for key in waiting if key not in found]
    return found
