"""Writes what was measured as Markdown: a section for each part, kept until it is measured anew."""

from __future__ import annotations

import re
from collections.abc import Iterator

from benchmarks.figures import Curve, Goal, Part, Row, Spread

HEAD = """\
# Performance

Speed is measured beside the alternatives, in the same run, never claimed. `make bench` measures all
of it and writes this page; `make bench ARGS="radar group"` measures only those parts. The
alternatives are in the dependency group `bench` alone, in an environment of their own.

What is compared runs in turn, so that a machine that is slow for a while slows all alike: read the
ratios, not the single times. A figure is the median of several runs, with the least and the most;
a ratio is the median of those of each pair. Memory is the peak of a whole process, in MiB. The
exponent of a curve is the k of the power n^k that fits best: 1 is linear, 0 is flat.
"""
_HEADING = re.compile(r"^## (.+)$", re.MULTILINE)


def section(part: Part, taken: str) -> str:
    """Return a part as a section; `taken` says when, where and on what it was measured."""
    blocks = [f"## {part.title}", part.about]
    measured: tuple[Row | Curve, ...] = (*part.rows, *part.curves)
    if part.rows:
        blocks.append("\n".join(_table(part.rows)))
    blocks.extend("\n".join(_curves(sizes, part.curves)) for sizes in _sizes(part.curves))
    blocks.extend(
        f"**Missed: {_named(one)}**, {_by_how_much(one)}. {goal.missed}".rstrip()
        for one in measured
        if (goal := one.goal) is not None and one.met is False
    )
    blocks.append(f"*{taken}*")
    return "\n\n".join(blocks) + "\n"


def page(before: str, sections: dict[str, str], order: tuple[str, ...]) -> str:
    """Return the page with new sections by title, and those of the page before that stay.

    Args:
        before: The page as it was, empty when there was none.
        sections: What was measured now, by title.
        order: The titles of all parts; what is not among them is dropped.
    """
    pieces = _HEADING.split(before)
    old = dict(zip(pieces[1::2], pieces[2::2], strict=True))
    kept = {title: f"## {title}\n\n{text.strip()}\n" for title, text in old.items()}
    known = kept | sections
    return "\n".join([HEAD, *(known[title] for title in order if title in known)])


def number(value: float) -> str:
    """Return the digits of a figure that mean something: 1,234, 12.3, 0.53, 0.012."""
    if value >= 100:
        return f"{value:,.0f}"
    if value >= 10:
        return f"{value:.1f}"
    return f"{value:.2f}" if value >= 0.1 else f"{value:.2g}"


def wanted(goal: Goal | None) -> str:
    """Return what is to be reached in words."""
    if goal is None:
        return ""
    if goal.at_most < 1:
        return f"{1 / goal.at_most:.3g} × less"
    return f"within {goal.at_most:g} ×"


def _table(rows: tuple[Row, ...]) -> Iterator[str]:
    memory = any(row.our_memory is not None for row in rows)
    heads = ["what", "against", "ours", "theirs", "ours ÷ theirs"]
    heads += ["memory, ours / theirs"] if memory else []
    heads += ["to reach", "met"]
    yield _line(heads)
    yield _line(["---"] * len(heads))
    for row in rows:
        ratio = "" if row.ratio is None else number(row.ratio)
        cells = [row.what, row.against, _spread(row.ours, row.unit)]
        cells += ["" if row.theirs is None else _spread(row.theirs, row.unit), ratio]
        if memory:
            peaks = (row.our_memory, row.their_memory)
            cells.append(" / ".join(f"{peak:.0f}" for peak in peaks if peak is not None))
        yield _line([*cells, wanted(row.goal), _yes(row.met)])


def _sizes(curves: tuple[Curve, ...]) -> list[tuple[int, ...]]:
    return list(dict.fromkeys(curve.sizes for curve in curves))


def _curves(sizes: tuple[int, ...], curves: tuple[Curve, ...]) -> Iterator[str]:
    heads = ["growth", *(f"{size:,}" for size in sizes), "exponent", "at most", "met"]
    yield _line(heads)
    yield _line(["---"] * len(heads))
    for curve in curves:
        if curve.sizes == sizes:
            most = "" if curve.goal is None else f"{curve.goal.at_most:g}"
            values = (f"{number(value)} {curve.unit}" for value in curve.values)
            yield _line([curve.what, *values, f"{curve.exponent:.2f}", most, _yes(curve.met)])


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _spread(spread: Spread, unit: str) -> str:
    return f"{number(spread.median)} {unit} ({number(spread.least)}–{number(spread.most)})"


def _yes(met: bool | None) -> str:
    return "" if met is None else "yes" if met else "**no**"


def _named(one: Row | Curve) -> str:
    return f"{one.what}, against {one.against}" if isinstance(one, Row) else one.what


def _by_how_much(one: Row | Curve) -> str:
    assert one.goal is not None
    most = one.goal.at_most
    if isinstance(one, Curve):
        return f"an exponent of {one.exponent:.2f} where {most:g} is the most"
    assert one.ratio is not None
    return f"{number(one.ratio)} × instead of {number(most)} ×, {one.ratio / most - 1:.0%} beyond"
