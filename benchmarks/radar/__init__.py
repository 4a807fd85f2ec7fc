"""Redrawing a radar: the program's beside matplotlib's Qt canvas and a bare QPainter drawing.

A redraw is what moving along a radar with the arrow keys costs: another axis (of sixteen axes with
what is required and what was rated) or another person (of thirty people on forty axes) stands out,
and the widget is painted before the next step. All three draw the same rings, axes, labels and
outlines at the same size; at another size, all of it is laid out anew. The bare drawing is a widget
whose polygons, pens and texts are made once and painted each time, and nothing else: no hover, no
words for screen readers, no marks for states, no labels that make room for each other. Figures are
processor time, and of whole processes their peak of memory.
"""

from __future__ import annotations

from benchmarks.figures import Goal, Part, Row, about, beside
from benchmarks.turns import Contender, column, in_turn

RUNS = 5
SHAPES = ((16, 2), (40, 30))
OTHERS = {
    "a bare QPainter drawing": ("bare", Goal(1.2)),
    "matplotlib's Qt canvas": ("matplotlib_canvas", Goal(1 / 15)),
}


def rows(axes: int, polygons: int) -> list[Row]:
    """Redraw one radar with each."""

    def contender(name: str, module: str) -> Contender:
        return Contender.of(name, f"{__name__}.{module}", axes=axes, polygons=polygons)

    others = [contender(name, module) for name, (module, _goal) in OTHERS.items()]
    found = in_turn([contender("ours", "ours"), *others], RUNS)
    ours = found["ours"]
    return [
        beside(
            f"{axes} axes × {polygons} outlines, {what}",
            name,
            "ms",
            column(ours, figure),
            column(found[name], figure),
            goal=goal if figure == "redraw" else None,
            memory=(column(ours, "memory"), column(found[name], "memory")),
        )
        for figure, what in (("redraw", "redrawn"), ("resize", "at another size"))
        for name, (_module, goal) in OTHERS.items()
    ]


def measure() -> Part:
    """Redraw a small and a full radar."""
    found = [row for shape in SHAPES for row in rows(*shape)]
    return Part("Redrawing a radar", about(__doc__), tuple(found), packages=("matplotlib",))
