"""An assessor beside others over time: means only where there is enough to mean something."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from s4c_desktop.domain.agreement import Pair
from s4c_desktop.domain.leniency import Against, Look, Period, Span, Standing, leniency
from s4c_desktop.domain.leniency_wording import against_name, period_name, standing_text
from tests.domain.test_agreement import PAIR

COLLEAGUES, SECOND_LOOKS = Against
JANUARY, MARCH, APRIL = date(2026, 1, 31), date(2026, 3, 1), date(2026, 4, 1)


def look(day: date, *pairs: tuple[int, int], against: Against = COLLEAGUES) -> Look:
    return Look(day, against, tuple(Pair(own, other) for own, other in pairs))


LOOKS = [
    look(APRIL, (6, 5)),
    look(JANUARY, *[(6, 5)] * 6),
    look(MARCH, *[(5, 5)] * 3, (4, 6), against=COLLEAGUES),
    look(MARCH, (5, 7), (5, 5), against=SECOND_LOOKS),
    look(MARCH),
]


def test_by_quarter() -> None:
    assert leniency(LOOKS, Span.QUARTER) == (
        Standing(Period(2026, 1), COLLEAGUES, 2, 6, 3, 1, Fraction(4, 10)),
        Standing(Period(2026, 1), SECOND_LOOKS, 1, 0, 1, 1, None),
        Standing(Period(2026, 2), COLLEAGUES, 1, 1, 0, 0, None),
    )


def test_by_month_the_numbers_are_too_small_for_a_mean() -> None:
    found = leniency(LOOKS, Span.MONTH)
    assert [(s.period.number, s.against, s.compared) for s in found] == [
        (1, COLLEAGUES, 6),
        (3, COLLEAGUES, 4),
        (3, SECOND_LOOKS, 2),
        (4, COLLEAGUES, 1),
    ]
    assert {s.mean for s in found} == {None}


def test_periods_are_those_of_the_calendar() -> None:
    days = [date(2025, 12, 31), *(date(2026, month, 1) for month in range(1, 13))]
    looks = [look(day, (5, 5)) for day in reversed(days)]
    assert [s.period for s in leniency(looks, Span.QUARTER)] == [
        Period(2025, 4),
        *(Period(2026, quarter) for quarter in (1, 2, 3, 4)),
    ]
    assert len(leniency(looks, Span.MONTH)) == 13


@given(st.lists(st.builds(Look, st.dates(), st.sampled_from(Against), st.lists(PAIR).map(tuple))))
def test_no_pair_is_lost_and_order_makes_no_difference(looks: list[Look]) -> None:
    for span in Span:
        found = leniency(looks, span)
        assert sum(s.compared for s in found) == sum(len(each.pairs) for each in looks)
        assert leniency(reversed(looks), span) == found
        assert all((s.mean is None) is (s.compared < 10) for s in found)
        periods = [s.period for s in found]
        assert periods == sorted(periods)


def test_the_words() -> None:
    big, small, one = leniency(LOOKS, Span.QUARTER)
    assert standing_text(big) == "0.40 levels higher in the mean (10 ratings of 2 assessments)"
    assert standing_text(small) == ("0 higher, 1 the same, 1 lower (2 ratings of 1 assessment)")
    assert standing_text(one) == "1 higher, 0 the same, 0 lower (1 rating of 1 assessment)"
    (lower,) = leniency([look(MARCH, *[(4, 6)] * 12)], Span.MONTH)
    assert standing_text(lower).startswith("2.00 levels lower in the mean")
    (even,) = leniency([look(MARCH, *[(4, 5), (5, 4)] * 6)], Span.MONTH)
    assert standing_text(even).startswith("neither higher nor lower in the mean")
    assert period_name(big.period, Span.QUARTER) == "2026 Q1"
    assert period_name(lower.period, Span.MONTH) == "2026-03"
    assert len({against_name(a) for a in Against}) == 2
