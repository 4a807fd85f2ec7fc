"""Geometry of the radar chart, shared by screen and PDF.

Lengths are in the unit of the sizes given (pixels or points); y grows downwards. The first
axis points up, the others follow clockwise. The centre stands for no value at all: the
innermost ring is *below 4*, the next ones are EQF 4-8.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from s4c_desktop.domain.scale import EQF_LEVELS, LOWEST, State

if TYPE_CHECKING:
    from s4c_desktop.domain.assessment import Rating

BELOW = LOWEST - 1
RINGS = (BELOW, *EQF_LEVELS)

_FEWEST_AXES = 3
_LABEL_GAP = 5.0
_CLEARANCE = 1.0
_TIERS = 3
# The outer radius in percent of the shorter half-side: a triangle, lower than it is wide, may
# exceed it; labels may not take more than the rest.
_LARGEST = 120
_SMALLEST = 45


@dataclass(frozen=True, slots=True)
class Point:
    """A place, or a direction of length 1."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Size:
    """Width and height of a text."""

    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Box:
    """The upright rectangle a label occupies; `x` and `y` are its left and top."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Return the right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Return the lower edge."""
        return self.y + self.height

    @property
    def corners(self) -> tuple[Point, ...]:
        """Return the four corners."""
        return tuple(Point(x, y) for x in (self.x, self.right) for y in (self.y, self.bottom))

    def overlaps(self, other: Box, clearance: float = 0.0) -> bool:
        """Tell whether the boxes share room, or come closer than `clearance`."""
        return (
            self.x < other.right + clearance
            and other.x < self.right + clearance
            and self.y < other.bottom + clearance
            and other.y < self.bottom + clearance
        )

    def moved(self, by: Point) -> Box:
        """Return the box, moved."""
        return Box(self.x + by.x, self.y + by.y, self.width, self.height)


@dataclass(frozen=True, slots=True)
class Run:
    """Axes in a row that carry a value; `closed` when the last one meets the first again."""

    axes: tuple[int, ...]
    closed: bool


@dataclass(frozen=True, slots=True)
class RingText:
    """Sizes of what a ring can be labelled with: its number, or number and name."""

    number: Size
    name: Size


Span = tuple[int, int]
"""Two rings, the inner one first."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Where everything stands in a given room.

    `axis_labels` holds one box per axis, None where a label was left out because nothing
    else helps; `ring_labels` holds the rings that can be labelled without touching an axis,
    with their names when `named`, else with their numbers.
    """

    centre: Point
    outer: float
    axes: int
    axis_labels: tuple[Box | None, ...]
    ring_labels: Mapping[int, Box]
    named: bool

    def point(self, axis: int, ring: int) -> Point:
        """Return the place of a value on its axis."""
        towards = direction(axis, self.axes)
        radius = self.outer * fraction(ring)
        return Point(self.centre.x + towards.x * radius, self.centre.y + towards.y * radius)

    def ring(self, ring: int) -> tuple[Point, ...]:
        """Return the corners of a ring; straight between axes, as the lines of values are."""
        return tuple(self.point(axis, ring) for axis in range(self.axes))

    def line(self, run: Run, values: Sequence[int | None]) -> tuple[Point, ...]:
        """Return the points of a run in order, the first again at the end of a closed one."""
        axes = (*run.axes, run.axes[0]) if run.closed else run.axes
        return tuple(self.point(axis, _known(values[axis])) for axis in axes)

    def area(self, run: Run, values: Sequence[int | None]) -> tuple[Point, ...]:
        """Return what a run fills: the sectors between neighbours; nothing beside a break."""
        if run.closed:
            return tuple(self.point(axis, _known(values[axis])) for axis in run.axes)
        return (self.centre, *self.line(run, values)) if len(run.axes) > 1 else ()

    def band(self, axis: int, here: Span, beyond: Span) -> tuple[Point, ...]:
        """Return the strip between the spans on an axis and on the next one."""
        after = (axis + 1) % self.axes
        return (
            self.point(axis, here[0]),
            self.point(axis, here[1]),
            self.point(after, beyond[1]),
            self.point(after, beyond[0]),
        )


def fits(axes: int) -> bool:
    """Tell whether a radar can be drawn at all; fewer than three axes are shown as dots."""
    return axes >= _FEWEST_AXES


def position(rating: Rating) -> int | None:
    """Return the ring of a rating; None, a break in the line, unless it is assessed."""
    return BELOW if rating.state is State.BELOW else rating.level


def fraction(ring: int) -> float:
    """Return a ring's radius as a share of the outermost one."""
    return (ring - BELOW + 1) / len(RINGS)


def angle(axis: float, axes: int) -> float:
    """Return an axis's angle in radians, clockwise from straight up."""
    return math.tau * axis / axes


@lru_cache(maxsize=1024)
def direction(axis: float, axes: int) -> Point:
    """Return the direction of an axis; half an axis on is the middle of the gap after it."""
    turned = angle(axis, axes)
    return Point(math.sin(turned), -math.cos(turned))


def runs(values: Sequence[int | None]) -> tuple[Run, ...]:
    """Return the unbroken stretches of values, clockwise; a lone value is a run of one."""
    count = len(values)
    breaks = [axis for axis in range(count) if values[axis] is None]
    if not breaks:
        return (Run(tuple(range(count)), closed=True),) if count else ()
    found: list[Run] = []
    current: list[int] = []
    first = breaks[0] + 1
    for axis in (index % count for index in range(first, first + count)):
        if values[axis] is not None:
            current.append(axis)
        elif current:
            found.append(Run(tuple(current), closed=False))
            current = []
    return tuple(sorted(found, key=lambda run: run.axes[0]))


def layout(room: Size, labels: Sequence[Size], rings: Mapping[int, RingText]) -> Layout:
    """Fit the largest radar with its labels into a room; labels never touch each other.

    Labels that would meet step outwards; when even that leaves too little to the rings,
    every second, third … label is left out.
    """
    return _layout(room, tuple(labels), tuple(rings.items()))


@lru_cache(maxsize=64)
def _layout(
    room: Size, labels: tuple[Size, ...], rings: tuple[tuple[int, RingText], ...]
) -> Layout:
    """Fit a radar once: those of one area differ in their values alone."""
    count = len(labels)
    half = min(room.width, room.height) / 2
    for step in range(1, count + 1):
        shown = [size if index % step == 0 else None for index, size in enumerate(labels)]
        for percent in range(_LARGEST, _SMALLEST - 1, -1):
            boxes = _around(half * percent / 100, shown)
            placed = None if boxes is None else _centred(room, half * percent / 100, boxes)
            if placed is not None:
                return _with_rings(placed, dict(rings))
    middle = Point(room.width / 2, room.height / 2)
    return Layout(middle, half * _SMALLEST / 100, count, (None,) * count, {}, named=False)


def _known(value: int | None) -> int:
    if value is None:
        raise ValueError("a break has no place")
    return value


def _around(outer: float, sizes: Sequence[Size | None]) -> list[Box | None] | None:
    """Place labels around the origin, stepping outwards where they meet; None if that fails."""
    placed: list[Box | None] = []
    for axis, size in enumerate(sizes):
        box = None
        if size is not None:
            towards = direction(axis, len(sizes))
            tries = (_outside(outer, size, towards, tier) for tier in range(_TIERS))
            box = next((b for b in tries if _free(b, placed)), None)
            if box is None:
                return None
        placed.append(box)
    return placed


def _outside(outer: float, size: Size, towards: Point, tier: int) -> Box:
    """Return a box that lies beyond the circle's tangent in its direction."""
    reach = (abs(towards.x) * size.width + abs(towards.y) * size.height) / 2
    distance = outer + _LABEL_GAP + reach + tier * (size.height + _CLEARANCE)
    return _box_at(Point(towards.x * distance, towards.y * distance), size)


def _box_at(middle: Point, size: Size) -> Box:
    return Box(middle.x - size.width / 2, middle.y - size.height / 2, size.width, size.height)


def _free(box: Box, placed: Iterable[Box | None]) -> bool:
    return not any(other is not None and box.overlaps(other, _CLEARANCE) for other in placed)


def _centred(room: Size, outer: float, boxes: Sequence[Box | None]) -> Layout | None:
    """Centre what was placed around the origin; None where it is larger than the room."""
    count = len(boxes)
    tips = [direction(axis, count) for axis in range(count)]
    shown = [box for box in boxes if box is not None]
    left = min([t.x * outer for t in tips] + [b.x for b in shown], default=0.0)
    right = max([t.x * outer for t in tips] + [b.right for b in shown], default=0.0)
    top = min([t.y * outer for t in tips] + [b.y for b in shown], default=0.0)
    bottom = max([t.y * outer for t in tips] + [b.bottom for b in shown], default=0.0)
    if right - left > room.width or bottom - top > room.height:
        return None
    centre = Point((room.width - left - right) / 2, (room.height - top - bottom) / 2)
    moved = tuple(None if box is None else box.moved(centre) for box in boxes)
    return Layout(centre, outer, count, moved, {}, named=False)


def _with_rings(placed: Layout, rings: Mapping[int, RingText]) -> Layout:
    """Label the rings in one gap between axes: names where all fit, else numbers."""
    for share in (0.5, 0.0):
        names = _ring_boxes(placed, {ring: text.name for ring, text in rings.items()}, share)
        if names.keys() >= set(EQF_LEVELS) & rings.keys():
            return _labelled(placed, names, named=True)
    numbers = _ring_boxes(placed, {ring: text.number for ring, text in rings.items()}, 0.5)
    return _labelled(placed, numbers, named=False)


def _labelled(placed: Layout, boxes: Mapping[int, Box], *, named: bool) -> Layout:
    return Layout(placed.centre, placed.outer, placed.axes, placed.axis_labels, boxes, named=named)


def _ring_boxes(placed: Layout, sizes: Mapping[int, Size], share: float) -> dict[int, Box]:
    """Return the boxes that stay between two axes; `share` of each lies before its ring."""
    gap = _gap(placed.axes)
    towards = direction(gap + 0.5, placed.axes)
    found: dict[int, Box] = {}
    # The outermost first and every second one next, so that thinning out stays regular.
    for ring in sorted(sizes, key=lambda ring: (ring % 2 != max(RINGS) % 2, -ring)):
        size = sizes[ring]
        along = placed.outer * fraction(ring) * math.cos(math.pi / placed.axes)
        x = placed.centre.x + towards.x * along - size.width * share
        y = placed.centre.y + towards.y * along - size.height / 2
        box = Box(x, y, size.width, size.height)
        others = (*placed.axis_labels, *found.values())
        if _in_gap(placed, gap, box) and _free(box, others):
            found[ring] = box
    return found


def _gap(axes: int) -> int:
    """Return the axis before the gap that runs most nearly straight down or up.

    There, labels of lines stacked on each other come into each other's way least.
    """
    return axes // 2 if axes % 2 else 0


def _in_gap(placed: Layout, gap: int, box: Box) -> bool:
    """Tell whether a box lies between an axis and the next without touching them."""
    first, second = direction(gap, placed.axes), direction(gap + 1, placed.axes)
    return all(
        _beside(first, placed.centre, corner) > _CLEARANCE
        and _beside(second, placed.centre, corner) < -_CLEARANCE
        for corner in box.corners
    )


def _beside(axis: Point, centre: Point, place: Point) -> float:
    """Return how far a place lies clockwise of an axis's line."""
    return axis.x * (place.y - centre.y) - axis.y * (place.x - centre.x)
