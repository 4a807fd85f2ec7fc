"""Work on calendar days: examples worked out by hand, and what holds for every schedule."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from s4c_desktop.base.errors import UserError
from s4c_desktop.domain.laying import make_schedule
from s4c_desktop.domain.schedule import (
    Hindrance,
    Piece,
    Schedule,
    Slack,
    Stretch,
    TimeFrame,
    monday_of,
)
from s4c_desktop.domain.study import Absence

MONDAY = date(2026, 9, 14)
WEEKEND = frozenset({5, 6})

Problem = tuple[list[Piece], TimeFrame]


def day(offset: int) -> date:
    """Return the day so many days after the Monday on which all begins."""
    return MONDAY + timedelta(offset)


def piece(
    key: str, hours: float | Fraction, *needs: str, pin: int | None = None, mandatory: bool = True
) -> Piece:
    return Piece(
        key,
        key.upper(),
        Fraction(hours) * 60,
        None if pin is None else day(pin),
        frozenset(needs),
        mandatory=mandatory,
    )


def frame(
    hours: float = 5,
    *absences: tuple[int, int],
    deadline: int | None = None,
    free: frozenset[int] = WEEKEND,
    start: int = 0,
) -> TimeFrame:
    """Return a frame that gives an hour on each of five days, unless told otherwise."""
    return TimeFrame(
        day(start),
        int(hours * 60),
        free,
        tuple(Absence(day(first), day(last)) for first, last in absences),
        None if deadline is None else day(deadline),
    )


def spans(found: Schedule) -> dict[object, tuple[int, int]]:
    return {one.key: ((one.first - MONDAY).days, (one.last - MONDAY).days) for one in found.placed}


# -- by hand -----------------------------------------------------------------------------


def test_pieces_follow_each_other_over_days_and_weeks() -> None:
    found = make_schedule([piece("a", 1.5), piece("b", 0.5), piece("c", 4)], frame())
    # An hour a day: a on Monday and half of Tuesday, b the other half, c Wednesday to next Monday.
    assert spans(found) == {"a": (0, 1), "b": (1, 1), "c": (2, 7)}
    assert found.placed[0].minutes == ((day(0), Fraction(60)), (day(1), Fraction(30)))
    assert found.finish == day(7)
    assert [(w.monday, int(w.minutes), int(w.room)) for w in found.weeks] == [
        (day(0), 300, 300),
        (day(7), 60, 300),
    ]
    assert found.placed[2].stretches == (Stretch(day(2), day(7)),)
    assert found.slack is None
    assert found.fits


def test_the_days_of_an_absence_and_before_the_start_lose_their_share() -> None:
    # Starts on Thursday: two hours this week. Away on Tuesday: four in the next.
    found = make_schedule([piece("a", 7)], frame(5, (8, 8), start=3))
    assert [(int(w.minutes), int(w.room)) for w in found.weeks] == [
        (120, 120),
        (240, 240),
        (60, 300),
    ]
    assert spans(found) == {"a": (3, 14)}
    # What lies between is no interruption: nothing else was learnt there.
    assert found.placed[0].stretches == (Stretch(day(3), day(14)),)


def test_minutes_stay_exact_where_a_week_does_not_divide_evenly() -> None:
    found = make_schedule([piece("a", Fraction(37, 3))], frame(5, free=frozenset()))
    assert found.minutes == Fraction(37, 3) * 60
    assert found.placed[0].minutes[0] == (day(0), Fraction(300, 7))


def test_a_pinned_piece_interrupts_what_is_under_way() -> None:
    found = make_schedule([piece("a", 4), piece("b", 1, pin=2), piece("c", 1)], frame())
    assert spans(found) == {"a": (0, 4), "b": (2, 2), "c": (7, 7)}
    assert found.placed[0].stretches == (Stretch(day(0), day(1)), Stretch(day(3), day(4)))
    assert not found.moved


def test_a_later_pinned_piece_interrupts_an_earlier_one_until_it_is_finished() -> None:
    found = make_schedule([piece("a", 3, pin=0), piece("b", 2, pin=1)], frame())
    assert spans(found) == {"a": (0, 4), "b": (1, 2)}


def test_what_was_begun_goes_on_before_what_stands_before_it() -> None:
    # x could begin on Wednesday, when p is finished; y is under way by then.
    pieces = [piece("x", 1, "p"), piece("y", 3), piece("p", 1, pin=1)]
    assert spans(make_schedule(pieces, frame())) == {"x": (4, 4), "y": (0, 3), "p": (1, 1)}


def test_work_that_waits_for_a_pinned_day_leaves_the_days_before_empty() -> None:
    found = make_schedule([piece("a", 1), piece("b", 1, pin=9)], frame(deadline=11))
    assert spans(found) == {"a": (0, 0), "b": (9, 9)}
    assert found.slack is not None
    # Thursday and Friday are left; the empty days before count for nothing.
    assert found.slack == Slack(2, Fraction(120))


@pytest.mark.parametrize(
    ("pieces", "absences", "hindrance", "other", "begins"),
    [
        ([piece("p", 1, pin=5)], (), Hindrance.FREE_DAY, None, 7),
        ([piece("p", 1, pin=1)], ((0, 2),), Hindrance.ABSENCE, None, 3),
        ([piece("p", 1, pin=-3)], (), Hindrance.PAST, None, 0),
        ([piece("q", 3), piece("p", 1, "q", pin=1)], (), Hindrance.NEEDS, "q", 3),
        ([piece("q", 2), piece("p", 1, "q", pin=1)], (), Hindrance.NEEDS, "q", 2),
        ([piece("q", 2, pin=1), piece("p", 1, pin=1)], (), Hindrance.CROWDED, "q", 2),
    ],
)
def test_a_pinned_piece_that_cannot_begin_on_its_day_says_why(
    pieces: list[Piece],
    absences: tuple[tuple[int, int], ...],
    hindrance: Hindrance,
    other: str | None,
    begins: int,
) -> None:
    found = make_schedule(pieces, frame(5, *absences))
    (moved,) = found.moved
    assert (moved.piece, moved.hindrance) == (pieces[-1], hindrance)
    assert (moved.other.key if moved.other else None) == other
    assert (moved.wanted, moved.begins) == (pieces[-1].starts_on, day(begins))


def test_done_pieces_take_no_time_and_nothing_lies_before_today() -> None:
    done = Piece("a", "A", 600, done=True)
    found = make_schedule([done, piece("b", 1, "a")], frame(), today=day(2))
    assert spans(found) == {"b": (2, 2)}
    nothing = make_schedule([done], frame(deadline=20), today=day(2))
    assert (nothing.finish, nothing.slack, nothing.placed, nothing.weeks) == (None, None, (), ())
    assert nothing.fits


def test_a_piece_without_hours_has_a_day_and_no_minutes() -> None:
    found = make_schedule([piece("a", 1), piece("b", 0), piece("c", 1)], frame())
    assert spans(found) == {"a": (0, 0), "b": (0, 0), "c": (1, 1)}
    assert found.placed[1].minutes == ()


def test_slack_in_days_and_hours() -> None:
    found = make_schedule([piece("a", 2.5)], frame(deadline=7))
    assert found.slack is not None
    # Done on Wednesday half way; Thursday, Friday and Monday remain.
    assert found.slack == Slack(5, Fraction(210))


def test_three_ways_out_of_a_missed_deadline() -> None:
    pieces = [piece("a", 3), piece("b", 2, mandatory=False), piece("c", 3), piece("d", 1)]
    found = make_schedule(pieces, frame(deadline=4))
    # Nine hours where five are: 9 h a week, or Thursday of next week, or four hours less.
    ways = found.ways_out
    assert ways is not None
    assert (ways.minutes_a_week, ways.done_by) == (9 * 60, day(10))
    assert ways.minutes_over == 240
    # b and d are too little, with c there is no need for d to go.
    assert [p.key for p in ways.drop] == ["b", "c"]
    assert ways.minutes_dropped == 300
    assert found.slack is not None
    assert found.slack == Slack(-6, Fraction(-240))


def test_hours_are_rounded_up_to_the_next_half() -> None:
    ways = make_schedule([piece("a", 5.01)], frame(deadline=4)).ways_out
    assert ways is not None
    assert ways.minutes_a_week == 5.5 * 60


def test_what_a_remaining_piece_needs_is_not_dropped() -> None:
    pieces = [piece("a", 3, mandatory=False), piece("b", 3, "a"), piece("c", 1)]
    ways = make_schedule(pieces, frame(deadline=4)).ways_out
    assert ways is not None
    assert [p.key for p in ways.drop] == ["b"]


def test_what_builds_on_a_dropped_piece_stays_dropped() -> None:
    pieces = [piece("c", 4), piece("a", 3, mandatory=False), piece("b", 1, "a", mandatory=False)]
    ways = make_schedule(pieces, frame(deadline=4)).ways_out
    assert ways is not None
    # b would fit, but not without a.
    assert [p.key for p in ways.drop] == ["a", "b"]


def test_what_builds_on_a_late_piece_is_as_late() -> None:
    pieces = [piece("p", 1, pin=8), piece("a", 2, "p"), piece("c", 1)]
    ways = make_schedule(pieces, frame(deadline=4)).ways_out
    assert ways is not None
    assert ways.minutes_over == 180
    assert [p.key for p in ways.drop] == ["p", "a"]


def test_no_pace_helps_where_something_is_pinned_after_the_deadline() -> None:
    ways = make_schedule([piece("a", 1), piece("b", 0, pin=8)], frame(deadline=4)).ways_out
    assert ways is not None
    assert ways.minutes_a_week is None
    assert ways.minutes_over == 0
    assert [p.key for p in ways.drop] == ["b"]


def test_no_pace_helps_beyond_sixteen_hours_a_day() -> None:
    enough = make_schedule([piece("a", 80)], frame(deadline=4)).ways_out
    too_much = make_schedule([piece("a", 81)], frame(deadline=4)).ways_out
    assert enough is not None
    assert too_much is not None
    assert (enough.minutes_a_week, too_much.minutes_a_week) == (80 * 60, None)


@pytest.mark.parametrize(
    ("pieces", "given_frame", "said"),
    [
        ([], frame(0), "With 0 hours a week nothing gets done"),
        ([], frame(-2.5), "With -2.5 hours a week nothing gets done"),
        ([], frame(81), "81 hours a week are more than 16 hours on each of 5 days"),
        ([], frame(free=frozenset(range(7))), "Every day of the week is free"),
        ([], frame(deadline=-1), "The deadline 2026-09-13 lies before the start 2026-09-14"),
        ([], TimeFrame(date(2206, 9, 14), 60), "2206-09-14 can't be meant"),
        ([], TimeFrame(MONDAY, 60, deadline=date(2999, 1, 1)), "2999-01-01 can't be meant"),
        ([], frame(5, (4, 3)), "from 2026-09-18 to 2026-09-17 ends before it begins"),
        ([], frame(5, (0, 9999)), "The absences cover every day of the next 10 years"),
        ([piece("a", -1)], frame(), "“A” has less than 0 hours"),
        ([piece("a", 1, pin=5000)], frame(), "“A” is set to begin on 2040-05-23, after the last"),
        ([piece("a", 9999)], frame(), "At this pace the plan takes more than 10 years"),
        (
            [piece("x", 1, "b"), piece("a", 1, "b"), piece("b", 1, "c"), piece("c", 1, "a")],
            frame(),
            "in a circle: B → C → A → B.",
        ),
    ],
)
def test_bad_input_gets_its_sentence(
    pieces: list[Piece], given_frame: TimeFrame, said: str
) -> None:
    with pytest.raises(UserError, match=r"^[^\n]+\.$") as caught:
        make_schedule(pieces, given_frame)
    assert said in caught.value.text()


def test_two_pieces_of_one_key_are_a_bug() -> None:
    with pytest.raises(ValueError, match="same key"):
        make_schedule([piece("a", 1), piece("a", 1)], frame())


# -- always ------------------------------------------------------------------------------


@st.composite
def problems(draw: st.DrawFn) -> Problem:
    count = draw(st.integers(1, 8))
    pieces = []
    # What a piece needs may stand after it: people move pieces by hand.
    rank = draw(st.permutations(range(count)))
    for n in range(count):
        earlier = [m for m in range(count) if rank[m] < rank[n]]
        needs = draw(st.sets(st.sampled_from(earlier), max_size=2)) if earlier else set()
        minutes = Fraction(draw(st.integers(0, 900)), draw(st.sampled_from((1, 1, 3, 7))))
        pin = draw(st.none() | st.integers(-5, 60))
        pieces.append(
            Piece(
                n,
                str(n),
                minutes,
                None if pin is None else day(pin),
                frozenset(needs),
                done=draw(st.integers(0, 5)) == 0,
                mandatory=draw(st.booleans()),
            )
        )
    absences = [
        (first, first + draw(st.integers(0, 20)))
        for first in draw(st.lists(st.integers(-10, 50), max_size=3))
    ]
    made = frame(
        draw(st.integers(1, 60)) / 2,
        *absences,
        deadline=draw(st.none() | st.integers(0, 70)),
        free=draw(st.frozensets(st.integers(0, 6), max_size=5)),
    )
    return pieces, made


@settings(max_examples=50, deadline=None)
@given(problems(), st.none() | st.integers(-5, 20))
def test_what_holds_for_every_schedule(problem: Problem, offset: int | None) -> None:
    check_schedule(problem, offset)


@pytest.mark.long
@settings(max_examples=3000, deadline=None)
@given(problems(), st.none() | st.integers(-5, 20))
def test_what_holds_for_every_schedule_at_length(problem: Problem, offset: int | None) -> None:
    check_schedule(problem, offset)


def check_schedule(problem: Problem, offset: int | None) -> None:
    pieces, made = problem
    today = None if offset is None else day(offset)
    found = make_schedule(pieces, made, today)
    left = {p.key: p for p in pieces if not p.done}
    assert [one.key for one in found.placed] == list(left)
    on_day: dict[date, Fraction] = defaultdict(Fraction)
    for one in found.placed:
        assert sum(m for _, m in one.minutes) == left[one.key].minutes
        assert all(one.first <= on <= one.last for on, _ in one.minutes)
        assert (one.stretches[0].first, one.stretches[-1].last) == (one.first, one.last)
        pin = left[one.key].starts_on
        assert pin is None or pin <= one.first
        for need in left[one.key].needs & left.keys():
            before = found.of(need)
            assert before is not None
            assert before.last <= one.first
        for on, minutes in one.minutes:
            on_day[on] += minutes
    for on, minutes in on_day.items():
        assert on >= max(made.start, today or made.start)
        assert on.weekday() not in made.free_weekdays
        assert not any(absence.first <= on <= absence.last for absence in made.absences)
        assert minutes <= made.minutes_a_day
    assert sum(week.minutes for week in found.weeks) == sum(on_day.values())
    assert all(week.minutes <= week.room <= made.minutes_a_week for week in found.weeks)
    assert all(week.monday == monday_of(week.monday) for week in found.weeks)
    assert {m.piece.key for m in found.moved} == {
        one.key for one in found.placed if left[one.key].starts_on not in (None, one.first)
    }
    assert make_schedule(list(pieces), made, today) == found


@settings(max_examples=50, deadline=None)
@given(problems())
def test_each_way_out_is_enough_and_no_more_than_enough(problem: Problem) -> None:
    check_ways_out(problem)


@pytest.mark.long
@settings(max_examples=3000, deadline=None)
@given(problems())
def test_each_way_out_is_enough_and_no_more_than_enough_at_length(problem: Problem) -> None:
    check_ways_out(problem)


def check_ways_out(problem: Problem) -> None:
    pieces, made = problem
    found = make_schedule(pieces, made)
    late = made.deadline is not None and found.finish is not None and found.finish > made.deadline
    assert found.fits is not late
    ways = found.ways_out
    if ways is None or made.deadline is None:
        return

    def fits(some: list[Piece], minutes: int | Fraction) -> bool:
        return make_schedule(
            some,
            TimeFrame(made.start, minutes, made.free_weekdays, made.absences, made.deadline),
        ).fits

    most = 960 * made.learnable_weekdays
    if ways.minutes_a_week is None:
        assert not fits(pieces, most)
    else:
        assert ways.minutes_a_week % 30 == 0
        assert fits(pieces, ways.minutes_a_week)
        assert ways.minutes_a_week == 30 or not fits(pieces, ways.minutes_a_week - 30)
    assert ways.done_by == found.finish
    kept = [p for p in pieces if p not in ways.drop]
    assert fits(kept, made.minutes_a_week)
    assert not {need for p in kept if not p.done for need in p.needs} & {p.key for p in ways.drop}
    assert ways.minutes_dropped >= ways.minutes_over
    for back in ways.drop:
        # Nothing goes that could have stayed.
        if not back.needs & ({p.key for p in ways.drop} - {back.key}):
            assert not fits([p for p in pieces if p in kept or p is back], made.minutes_a_week)
