"""What is said of a plan's days."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from s4c_desktop.domain import schedule_wording
from s4c_desktop.domain.laying import make_schedule
from s4c_desktop.domain.schedule import Piece, Schedule, TimeFrame
from s4c_desktop.domain.timeline_chart import TickUnit

MONDAY, FRIDAY = date(2026, 9, 14), date(2026, 9, 18)
say = date.isoformat


def made(*pieces: Piece, deadline: date | None = FRIDAY) -> Schedule:
    """Lay pieces on an hour a day, Monday to Friday."""
    return make_schedule(pieces, TimeFrame(MONDAY, 300, frozenset({5, 6}), (), deadline))


def piece(key: str, hours: float | Fraction, **more: object) -> Piece:
    return Piece(key, key.upper(), Fraction(hours) * 60, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("hours", "deadline", "said"),
    [
        (3, None, ""),
        (
            3,
            FRIDAY,
            "That is 2 days before the deadline (2026-09-18), with room for 2 h more.",
        ),
        (5, FRIDAY, "That is the day of the deadline, with room for 0 min more."),
        (6, FRIDAY, "That is 3 days after the deadline (2026-09-18)."),
    ],
)
def test_slack(hours: int, deadline: date | None, said: str) -> None:
    found = made(piece("a", hours), deadline=deadline)
    assert schedule_wording.slack_sentence(found, say) == said


def test_finish() -> None:
    found = made(piece("a", 3))
    assert schedule_wording.finish_sentence(found, say) == "Done on 2026-09-16, at 5 h a week."
    assert schedule_wording.finish_sentence(made(), say) == "Nothing is left to do."


def test_three_ways_out() -> None:
    found = made(piece("a", 3), piece("b", 4, mandatory=False))
    assert schedule_wording.misfit_sentence(FRIDAY, say).startswith(
        "This does not fit before 2026-09-18."
    )
    assert schedule_wording.ways_out_sentences(found, say) == (
        "More hours: 7 h a week instead of 5 h.",
        "Later: move the deadline to 2026-09-22.",
        "Less: 2 h have to go; leaving out B saves 4 h.",
    )
    assert schedule_wording.ways_out_sentences(made(piece("a", 3)), say) == ()
    assert found.slack is not None
    assert schedule_wording.slack_text(found.slack) == "4 days late"


def test_ways_out_where_hours_do_not_help_and_many_have_to_go() -> None:
    late = date(2026, 9, 21)
    found = made(piece("a", 0, starts_on=late))
    first, _later, less = schedule_wording.ways_out_sentences(found, say)
    assert first == "More hours alone are not enough, however many a day."
    assert less == "Less: leave out A."
    many = made(*(piece(f"p{n}", 1) for n in range(12)))
    assert (
        "leaving out P5, P6, P7, P8 and 3 more saves 7 h."
        in (schedule_wording.ways_out_sentences(many, say)[2])
    )


def test_a_pinned_piece_that_moved() -> None:
    needs = piece("p", 1, starts_on=MONDAY, needs=frozenset({"q"}))
    (moved,) = made(piece("q", 3), needs).moved
    assert schedule_wording.moved_sentence(moved, say) == (
        "“P” is pinned to 2026-09-14, but “Q” has to be finished before; it begins 2026-09-17."
    )


def test_days_and_ticks_in_short() -> None:
    span = schedule_wording.short_span_text
    assert span(None, FRIDAY) == ""
    assert span(FRIDAY, FRIDAY) == "18 Sep 2026"
    assert span(MONDAY, FRIDAY) == "14 Sep – 18 Sep 2026"
    assert span(MONDAY, date(2027, 1, 4)) == "14 Sep 2026 – 4 Jan 2027"
    assert schedule_wording.span_text(MONDAY, MONDAY, say) == "2026-09-14"
    assert schedule_wording.span_text(MONDAY, FRIDAY, say) == "2026-09-14 – 2026-09-18"
    assert schedule_wording.tick_text(TickUnit.WEEK, MONDAY) == "14 Sep"
    assert schedule_wording.tick_text(TickUnit.MONTH, MONDAY) == "Sep"
    assert schedule_wording.tick_text(TickUnit.QUARTER, date(2027, 1, 1)) == "Jan 2027"
    assert schedule_wording.tick_text(TickUnit.YEAR, date(2027, 1, 1)) == "2027"
    week = made(piece("a", 3)).weeks[0]
    assert schedule_wording.week_text(week, say) == "Week of 2026-09-14: 3 h of 5 h"
