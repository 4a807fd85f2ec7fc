"""Lays pieces of work on the days that are learnt on, one after the other.

On each day, as long as there is room, the first of these goes on whose needs are finished: a pinned
piece whose day has come; a pinned piece that was begun, the latest one first; the piece that was
begun; the next piece in order. So a pinned piece interrupts what is under way, and nothing but
pinned pieces does. A day stays empty only where everything left waits for a pinned day.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from itertools import pairwise

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.learnable_days import LearnableDays, check_year
from s4c_desktop.domain.schedule import (
    HORIZON_YEARS,
    Hindrance,
    Moved,
    Piece,
    Placed,
    Schedule,
    Slack,
    Stretch,
    TimeFrame,
    Week,
    monday_of,
)
from s4c_desktop.domain.ways_out import ways_out


@dataclass(slots=True)
class _Work:
    """A piece with what is left of it."""

    piece: Piece
    place: int
    left: Fraction
    needs: frozenset[Hashable]
    days: list[tuple[date, Fraction]] = field(default_factory=list)

    @property
    def begun(self) -> bool:
        return bool(self.days)

    def rank(self) -> tuple[int, int, int]:
        """Return what decides who comes first, the smallest first."""
        pin = self.piece.starts_on
        if pin is None:
            return (2 if self.begun else 3, 0, self.place)
        return (1, -pin.toordinal(), self.place) if self.begun else (0, pin.toordinal(), self.place)


def make_schedule(pieces: Sequence[Piece], frame: TimeFrame, today: date | None = None) -> Schedule:
    """Lay the pieces on days; nothing that is not done lies before `today`.

    Raises UserError where the frame makes no sense, pieces need each other in a circle, a piece
    has less than no minutes or an impossible day, or the work takes longer than the horizon.
    """
    days = LearnableDays(frame, today)
    _check(pieces, days)
    works = _lay(pieces, frame, days)
    placed = tuple(_placed(work, days) for work in works)
    finish = max((one.last for one in placed), default=None)
    missed = frame.deadline is not None and finish is not None and finish > frame.deadline
    out = ways_out(pieces, frame, days, finish) if missed and finish else None
    return Schedule(
        frame=frame,
        placed=placed,
        weeks=_weeks(placed, days, finish),
        moved=tuple(_moved(works, days)),
        finish=finish,
        slack=_slack(frame, days, placed, finish, out.minutes_over if out else Fraction()),
        ways_out=out,
    )


def _lay(pieces: Sequence[Piece], frame: TimeFrame, days: LearnableDays) -> list[_Work]:
    open_keys = {piece.key for piece in pieces if not piece.done}
    works = [
        _Work(piece, place, Fraction(piece.minutes), piece.needs & open_keys)
        for place, piece in enumerate(pieces)
        if not piece.done
    ]
    waiting = list(works)
    finished: set[Hashable] = set()
    for day in days.days:
        room = frame.minutes_a_day
        while waiting:
            work = _next(waiting, finished, day)
            if work is None or (work.left and not room):
                break
            taken = min(work.left, room)
            work.days.append((day, taken))
            work.left -= taken
            room -= taken
            if not work.left:
                waiting.remove(work)
                finished.add(work.piece.key)
        if not waiting:
            return works
    raise UserError(
        mark(
            "At this pace the plan takes more than {years} years. Set more hours a week, or leave "
            "something out."
        ),
        years=HORIZON_YEARS,
    )


def _next(waiting: Sequence[_Work], finished: set[Hashable], day: date) -> _Work | None:
    able = (
        work
        for work in waiting
        if work.needs <= finished and (work.piece.starts_on is None or work.piece.starts_on <= day)
    )
    return min(able, key=_Work.rank, default=None)


def _placed(work: _Work, days: LearnableDays) -> Placed:
    first, last = work.days[0][0], work.days[-1][0]
    breaks = [
        (earlier, later)
        for (earlier, _), (later, _) in pairwise(work.days)
        if days.count(earlier, later) > 2
    ]
    starts = [first, *(later for _, later in breaks)]
    ends = [*(earlier for earlier, _ in breaks), last]
    return Placed(
        key=work.piece.key,
        first=first,
        last=last,
        minutes=tuple((day, minutes) for day, minutes in work.days if minutes),
        stretches=tuple(Stretch(*both) for both in zip(starts, ends, strict=True)),
    )


def _weeks(placed: Sequence[Placed], days: LearnableDays, finish: date | None) -> tuple[Week, ...]:
    if finish is None:
        return ()
    load: dict[date, Fraction] = {}
    for one in placed:
        for day, minutes in one.minutes:
            load[monday_of(day)] = load.get(monday_of(day), Fraction()) + minutes
    first = monday_of(days.begin).toordinal()
    mondays = (date.fromordinal(n) for n in range(first, finish.toordinal() + 1, 7))
    return tuple(
        Week(
            monday,
            load.get(monday, Fraction()),
            days.room(monday, date.fromordinal(monday.toordinal() + 6)),
        )
        for monday in mondays
    )


def _slack(
    frame: TimeFrame,
    days: LearnableDays,
    placed: Sequence[Placed],
    finish: date | None,
    over: Fraction,
) -> Slack | None:
    if frame.deadline is None or finish is None:
        return None
    apart = (frame.deadline - finish).days
    if apart < 0:
        return Slack(apart, -over)
    used = sum((m for one in placed for day, m in one.minutes if day == finish), Fraction())
    return Slack(apart, days.room(finish, frame.deadline) - used)


# -- pinned pieces that could not begin on their day -------------------------------------


def _moved(works: Sequence[_Work], days: LearnableDays) -> list[Moved]:
    by_key = {work.piece.key: work for work in works}
    found = []
    for work in works:
        wanted = work.piece.starts_on
        begins = work.days[0][0]
        if wanted is not None and begins != wanted:
            hindrance, other = _hindrance(work, wanted, by_key, days)
            found.append(Moved(work.piece, wanted, begins, hindrance, other))
    return found


def _hindrance(
    work: _Work, wanted: date, by_key: dict[Hashable, _Work], days: LearnableDays
) -> tuple[Hindrance, Piece | None]:
    begins = work.days[0][0]
    earliest = days.between(wanted, days.horizon)[0]
    needed = max(
        (by_key[key] for key in work.needs),
        key=lambda other: (other.days[-1][0], other.place),
        default=None,
    )
    if begins > earliest:
        if needed is not None and needed.days[-1][0] >= earliest:
            return Hindrance.NEEDS, needed.piece
        there = (w for w in by_key.values() if w is not work and _is_on(w, earliest))
        return Hindrance.CROWDED, next(there).piece
    if wanted < days.begin:
        return Hindrance.PAST, None
    return (Hindrance.ABSENCE if days.is_absent(wanted) else Hindrance.FREE_DAY), None


def _is_on(work: _Work, day: date) -> bool:
    return any(minutes for on, minutes in work.days if on == day)


# -- input -------------------------------------------------------------------------------


def _check(pieces: Sequence[Piece], days: LearnableDays) -> None:
    if len({piece.key for piece in pieces}) < len(pieces):
        raise ValueError("two pieces have the same key")
    for piece in pieces:
        if piece.minutes < 0:
            raise UserError(
                mark("“{title}” has less than 0 hours. Correct its hours."), title=piece.title
            )
        if piece.starts_on is not None and not piece.done:
            check_year(piece.starts_on)
            if piece.starts_on > days.days[-1]:
                raise UserError(
                    mark(
                        "“{title}” is set to begin on {day}, after the last day a plan can reach "
                        "({last}). Choose an earlier day."
                    ),
                    title=piece.title,
                    day=piece.starts_on.isoformat(),
                    last=days.days[-1].isoformat(),
                )
    check_circles(pieces)


def check_circles(pieces: Sequence[Piece]) -> None:
    """Raise UserError naming the pieces that need each other in a circle."""
    by_key = {piece.key: piece for piece in pieces if not piece.done}
    free: set[Hashable] = set()
    freed = {key for key, piece in by_key.items() if not piece.needs & by_key.keys()}
    while freed:
        free |= freed
        freed = {
            key
            for key, piece in by_key.items()
            if key not in free and not (piece.needs & by_key.keys()) - free
        }
    stuck = [key for key in by_key if key not in free]
    if not stuck:
        return
    path: list[Hashable] = []
    at = stuck[0]
    while at not in path:
        path.append(at)
        at = next(key for key in stuck if key in by_key[at].needs)
    circle = [*path[path.index(at) :], at]
    raise UserError(
        mark("These need each other in a circle: {titles}. Take one of the links away."),
        titles=" → ".join(by_key[key].title for key in circle),
    )
