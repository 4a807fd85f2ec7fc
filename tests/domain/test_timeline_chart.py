"""Where bars, ticks, marks and shades of a timeline stand."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from s4c_desktop.domain.radar import Box, Size
from s4c_desktop.domain.schedule import Stretch
from s4c_desktop.domain.study import Absence
from s4c_desktop.domain.timeline_chart import Chart, Marks, Measures, TickUnit, layout

MONDAY = date(2026, 9, 14)
MEASURES = Measures(labels=100, head=20, tick=30)


def day(offset: int) -> date:
    return MONDAY + timedelta(offset)


def stretch(first: int, last: int) -> Stretch:
    return Stretch(day(first), day(last))


def chart(*rows: list[Stretch], marks: Marks | None = None, room: Size | None = None) -> Chart:
    found = layout(room or Size(240, 120), rows, marks or Marks(), MEASURES)
    assert found is not None
    return found


def test_two_weeks_in_fourteen_columns() -> None:
    # Two whole weeks on 140 points: ten points a day.
    found = chart([stretch(1, 2)], [stretch(3, 3), stretch(8, 9)])
    assert found.plot == Box(100, 20, 140, 100)
    assert found.rows[0].label == Box(0, 20, 100, 50)
    assert found.rows[0].bars == (Box(110, 30, 20, 30),)
    assert found.rows[0].line is None
    assert [(bar.x, bar.width) for bar in found.rows[1].bars] == [(130, 10), (180, 20)]
    assert found.rows[1].line == Box(130, 95, 70, 0)
    assert (found.unit, [(t.day, t.x) for t in found.ticks]) == (
        TickUnit.WEEK,
        [(day(0), 100), (day(7), 170)],
    )


def test_marks_and_shades_stand_where_their_days_are() -> None:
    marks = Marks(
        today=day(2),
        deadline=day(13),
        absences=(Absence(day(-9), day(1)), Absence(day(40), day(41))),
    )
    found = chart([stretch(0, 8)], marks=marks)
    assert found.today == 125
    # The whole day of the deadline counts.
    assert found.deadline == 240
    assert found.shades == (Box(100, 20, 20, 100),)


def test_a_today_outside_is_not_drawn_and_a_late_deadline_is_told() -> None:
    found = chart([stretch(0, 6)], marks=Marks(today=day(-1), deadline=day(60)))
    assert (found.today, found.deadline, found.late_deadline) == (None, None, True)
    near = chart([stretch(0, 6)], marks=Marks(deadline=day(13)))
    assert (near.deadline, near.late_deadline) == (240, False)


def test_parts_of_a_chart_have_the_days_of_the_whole() -> None:
    whole = stretch(0, 27)
    found = layout(Size(240, 120), [[stretch(0, 6)]], Marks(), MEASURES, whole)
    assert found is not None
    assert found.rows[0].bars[0].width == 140 / 4


def test_without_days_there_is_no_chart() -> None:
    assert layout(Size(240, 120), [[], []], Marks(), MEASURES) is None


@pytest.mark.parametrize(
    ("weeks", "unit"),
    [
        (3, TickUnit.WEEK),
        (7, TickUnit.FORTNIGHT),
        (13, TickUnit.MONTH),
        (40, TickUnit.QUARTER),
        (150, TickUnit.YEAR),
    ],
)
def test_ticks_are_as_fine_as_their_labels_allow(weeks: int, unit: TickUnit) -> None:
    assert chart([stretch(0, weeks * 7 - 1)]).unit is unit


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.lists(st.tuples(st.integers(0, 900), st.integers(0, 90)), max_size=3),
        min_size=1,
        max_size=12,
    ),
    st.none() | st.integers(-100, 1500),
)
def test_nothing_leaves_the_plot_and_labels_never_touch(
    found_rows: list[list[tuple[int, int]]], deadline: int | None
) -> None:
    rows = [[stretch(first, first + length) for first, length in row] for row in found_rows]
    marks = Marks(deadline=None if deadline is None else day(deadline))
    found = layout(Size(500, 300), rows, marks, MEASURES)
    if not any(rows):
        assert found is None
        return
    assert found is not None
    plot = found.plot
    for row in found.rows:
        for bar in row.bars:
            assert plot.x - 0.01 <= bar.x
            assert bar.right <= plot.right + 0.01
            assert row.label.y <= bar.y
            assert bar.bottom <= row.label.bottom
    labelled = [tick.x for tick in found.ticks if tick.labelled]
    assert all(b - a >= MEASURES.tick for a, b in pairwise(labelled))
    assert all(plot.x - 0.01 <= tick.x <= plot.right for tick in found.ticks)
    assert (found.deadline is None) == (deadline is None or found.late_deadline)
