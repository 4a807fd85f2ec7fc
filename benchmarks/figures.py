"""What a benchmark finds: rows with a figure of ours beside another, and curves of growth."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log
from statistics import linear_regression, median


@dataclass(frozen=True, slots=True)
class Spread:
    """The median of several runs, with the least and the most."""

    median: float
    least: float
    most: float

    @classmethod
    def of(cls, values: Iterable[float]) -> Spread:
        """Summarise at least one value."""
        found = tuple(values)
        return cls(median(found), min(found), max(found))


@dataclass(frozen=True, slots=True)
class Goal:
    """What a ratio or an exponent may be at most.

    `missed` says in a sentence or two why it is missed and what would change that; it is shown
    only while the goal is missed.
    """

    at_most: float
    missed: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A figure of ours beside the same of another; memory is the peak of each process, in MiB."""

    what: str
    against: str
    unit: str
    ours: Spread
    theirs: Spread | None = None
    ratio: float | None = None
    goal: Goal | None = None
    our_memory: float | None = None
    their_memory: float | None = None

    @property
    def met(self) -> bool | None:
        """Whether the goal is reached; None where there is none, or nothing to compare with."""
        return None if self.goal is None or self.ratio is None else self.ratio <= self.goal.at_most


@dataclass(frozen=True, slots=True)
class Curve:
    """How a figure grows with a size; `goal` bounds the exponent."""

    what: str
    unit: str
    sizes: tuple[int, ...]
    values: tuple[float, ...]
    goal: Goal | None = None

    @property
    def exponent(self) -> float:
        """The k of the power n^k that fits best: 1 is linear, 0 is flat."""
        return fitted_exponent(self.sizes, self.values)

    @property
    def met(self) -> bool | None:
        """Whether the goal is reached; None where there is none."""
        return None if self.goal is None else self.exponent <= self.goal.at_most


@dataclass(frozen=True, slots=True)
class Part:
    """What one benchmark found; `about` says what is measured, and with what.

    `packages` are the alternatives whose versions stand in the page.
    """

    title: str
    about: str
    rows: tuple[Row, ...] = ()
    curves: tuple[Curve, ...] = ()
    packages: tuple[str, ...] = ()


def beside(
    what: str,
    against: str,
    unit: str,
    ours: Sequence[float],
    theirs: Sequence[float],
    *,
    goal: Goal | None = None,
    memory: tuple[Sequence[float], Sequence[float]] | None = None,
) -> Row:
    """Compare runs made in turn: the ratio is the median of those of each pair.

    A machine that is slow for a while slows both of a pair, so that their ratio stays.
    """
    ratio = median(a / b for a, b in zip(ours, theirs, strict=True))
    peaks = (None, None) if memory is None else (max(memory[0]), max(memory[1]))
    return Row(what, against, unit, Spread.of(ours), Spread.of(theirs), ratio, goal, *peaks)


def about(doc: str | None) -> str:
    """Return what stands below the first line of a benchmark's text, for the page."""
    return (doc or "").partition("\n\n")[2].strip()


def fitted_exponent(sizes: Sequence[float], values: Sequence[float]) -> float:
    """Return the slope of the line through the logarithms of two or more points."""
    return linear_regression([log(n) for n in sizes], [log(v) for v in values]).slope
