"""The radar's geometry: rings, breaks and labels that keep out of each other's way."""

from __future__ import annotations

import math
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from s4c_desktop.domain import radar
from s4c_desktop.domain.assessment import Rating
from s4c_desktop.domain.radar import BELOW, RINGS, Point, RingText, Size
from s4c_desktop.domain.scale import EQF_LEVELS, State

CODE = Size(23, 15)
RING_TEXTS = {ring: RingText(Size(12, 13), Size(74, 13)) for ring in RINGS}
VALUES = st.lists(st.one_of(st.none(), st.sampled_from(RINGS)), min_size=3, max_size=40)
ROOMS = st.builds(Size, st.floats(240, 1200), st.floats(220, 1200))


def test_fewer_than_three_axes_are_no_radar() -> None:
    assert [radar.fits(n) for n in range(5)] == [False, False, False, True, True]


@pytest.mark.parametrize(
    ("rating", "expected"),
    [
        (Rating(State.RATED, 6), 6),
        (Rating(State.BELOW), BELOW),
        (Rating(State.NO_EVIDENCE), None),
        (Rating(State.EXEMPT, reason="r", allowed_by="n"), None),
        (Rating(), None),
    ],
)
def test_only_assessed_ratings_have_a_place(rating: Rating, expected: int | None) -> None:
    assert radar.position(rating) == expected


def test_the_first_axis_points_up_and_the_next_ones_turn_clockwise() -> None:
    first, second, third, fourth = (radar.direction(axis, 4) for axis in range(4))
    assert (first.x, first.y) == pytest.approx((0, -1))
    assert (second.x, second.y) == pytest.approx((1, 0), abs=1e-9)
    assert (third.x, third.y) == pytest.approx((0, 1), abs=1e-9)
    assert (fourth.x, fourth.y) == pytest.approx((-1, 0), abs=1e-9)


def test_below_has_its_own_ring_off_the_centre() -> None:
    shares = [radar.fraction(ring) for ring in RINGS]
    assert shares == sorted(shares)
    assert shares[0] > 0
    assert shares[-1] == 1


@given(VALUES, ROOMS)
def test_every_point_lies_on_its_ring_and_axis(values: list[int | None], room: Size) -> None:
    placed = radar.layout(room, [CODE] * len(values), RING_TEXTS)
    for axis, value in enumerate(values):
        if value is None:
            continue
        point = placed.point(axis, value)
        across, down = point.x - placed.centre.x, point.y - placed.centre.y
        assert math.hypot(across, down) == pytest.approx(placed.outer * radar.fraction(value))
        turned = math.atan2(across, -down) % math.tau
        assert math.cos(turned - radar.angle(axis, len(values))) == pytest.approx(1)


@given(VALUES)
def test_a_break_is_never_bridged(values: list[int | None]) -> None:
    count = len(values)
    runs = radar.runs(values)
    assert sorted(axis for run in runs for axis in run.axes) == [
        axis for axis in range(count) if values[axis] is not None
    ]
    joined = {pair for run in runs for pair in zip(run.axes, run.axes[1:], strict=False)}
    joined |= {(run.axes[-1], run.axes[0]) for run in runs if run.closed}
    neighbours = ((axis, (axis + 1) % count) for axis in range(count))
    assert joined == {
        (one, other)
        for one, other in neighbours
        if values[one] is not None and values[other] is not None
    }


@given(VALUES)
def test_nothing_is_filled_beside_a_break(values: list[int | None]) -> None:
    count = len(values)
    placed = radar.layout(Size(300, 300), [CODE] * count, RING_TEXTS)
    areas = [placed.area(run, values) for run in radar.runs(values)]
    for axis in range(count):
        following = (axis + 1) % count
        middle = radar.direction(axis + 0.5, count)
        # A place near the centre, in the middle of the gap between the two axes.
        away = placed.outer * radar.fraction(BELOW) * 0.1
        place = (placed.centre.x + middle.x * away, placed.centre.y + middle.y * away)
        filled = sum(_inside(place, area) for area in areas)
        assert filled == (values[axis] is not None and values[following] is not None)


def _inside(place: tuple[float, float], area: tuple[Point, ...]) -> bool:
    x, y = place
    crossed = [
        (one.y > y) != (other.y > y)
        and x < (other.x - one.x) * (y - one.y) / (other.y - one.y) + one.x
        for one, other in zip(area, (*area[1:], *area[:1]), strict=True)
    ]
    return sum(crossed) % 2 == 1


@given(VALUES, ROOMS)
def test_lines_never_fall_to_the_centre(values: list[int | None], room: Size) -> None:
    placed = radar.layout(room, [CODE] * len(values), RING_TEXTS)
    for run in radar.runs(values):
        for point in placed.line(run, values):
            away = math.hypot(point.x - placed.centre.x, point.y - placed.centre.y)
            assert away >= placed.outer * radar.fraction(BELOW) - 1e-6


def test_one_break_splits_the_line() -> None:
    assert [run.axes for run in radar.runs([6, None, 5, 4, BELOW])] == [(2, 3, 4, 0)]


def test_a_lone_value_is_a_run_without_area() -> None:
    values = [None, 6, None, None]
    (run,) = radar.runs(values)
    assert run == radar.Run((1,), closed=False)
    placed = radar.layout(Size(300, 300), [CODE] * 4, RING_TEXTS)
    assert placed.area(run, values) == ()
    assert len(placed.line(run, values)) == 1


def test_a_full_set_is_closed() -> None:
    (run,) = radar.runs([4, 5, 6])
    assert run.closed
    placed = radar.layout(Size(300, 300), [CODE] * 3, RING_TEXTS)
    line = placed.line(run, [4, 5, 6])
    assert line[0] == line[-1]
    assert placed.area(run, [4, 5, 6]) == line[:-1]


def test_a_break_has_no_point() -> None:
    placed = radar.layout(Size(300, 300), [CODE] * 3, RING_TEXTS)
    with pytest.raises(ValueError, match="no place"):
        placed.line(radar.Run((0, 1), closed=False), [None, 4, 4])


@given(st.integers(3, 40), ROOMS, st.floats(14, 34), st.floats(9, 18))
def test_labels_neither_meet_nor_leave_the_room(
    axes: int, room: Size, width: float, height: float
) -> None:
    placed = radar.layout(room, [Size(width, height)] * axes, RING_TEXTS)
    boxes = [*placed.axis_labels, *placed.ring_labels.values()]
    shown = [box for box in boxes if box is not None]
    for first, second in combinations(shown, 2):
        assert not first.overlaps(second)
    for box in shown:
        assert box.x >= -1e-6
        assert box.y >= -1e-6
        assert box.right <= room.width + 1e-6
        assert box.bottom <= room.height + 1e-6


@given(st.integers(3, 16), ROOMS)
def test_up_to_sixteen_axes_all_keep_their_label(axes: int, room: Size) -> None:
    placed = radar.layout(room, [CODE] * axes, RING_TEXTS)
    assert None not in placed.axis_labels
    assert 8 in placed.ring_labels


def test_forty_axes_keep_their_labels_in_a_usual_card() -> None:
    placed = radar.layout(Size(420, 400), [CODE] * 40, RING_TEXTS)
    assert None not in placed.axis_labels


@given(st.integers(3, 40), ROOMS)
def test_labels_stay_outside_the_rings(axes: int, room: Size) -> None:
    placed = radar.layout(room, [CODE] * axes, RING_TEXTS)
    for box in placed.axis_labels:
        if box is not None:
            x = min(max(placed.centre.x, box.x), box.right) - placed.centre.x
            y = min(max(placed.centre.y, box.y), box.bottom) - placed.centre.y
            assert math.hypot(x, y) >= placed.outer


@given(st.integers(3, 40), ROOMS)
def test_ring_labels_keep_off_the_axes(axes: int, room: Size) -> None:
    placed = radar.layout(room, [CODE] * axes, RING_TEXTS)
    for box in placed.ring_labels.values():
        for axis in range(axes):
            towards = radar.direction(axis, axes)
            sides = {
                towards.x * (corner.y - placed.centre.y) > towards.y * (corner.x - placed.centre.x)
                for corner in box.corners
            }
            away = [
                towards.x * (corner.x - placed.centre.x) + towards.y * (corner.y - placed.centre.y)
                for corner in box.corners
            ]
            assert len(sides) == 1 or max(away) < 0, "the spoke runs through the label"


def test_ring_names_show_where_all_of_them_fit() -> None:
    assert radar.layout(Size(500, 500), [CODE] * 3, RING_TEXTS).named
    crowded = radar.layout(Size(300, 300), [CODE] * 16, RING_TEXTS)
    assert not crowded.named
    assert set(crowded.ring_labels) <= set(EQF_LEVELS) | {BELOW}


def test_labels_are_dropped_only_when_nothing_else_helps() -> None:
    placed = radar.layout(Size(120, 120), [CODE] * 40, {})
    assert None in placed.axis_labels
    hopeless = radar.layout(Size(20, 20), [CODE] * 3, {})
    assert hopeless.outer > 0
