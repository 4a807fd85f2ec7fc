"""What an audience sees on the projector: pages of few words, no name and no note on any."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bar:
    """An option with its votes; `decided` marks the one that the votes decide."""

    label: str
    count: int
    decided: bool = False


@dataclass(frozen=True, slots=True)
class BarChart:
    """The distribution of one question, with what is said below it."""

    title: str
    bars: tuple[Bar, ...]
    said: tuple[str, ...] = ()

    def text(self) -> str:
        """Return the chart in words."""
        counts = ", ".join(f"{bar.label}: {bar.count}" for bar in self.bars)
        return "\n".join((self.title, counts, *self.said))


@dataclass(frozen=True, slots=True)
class Span:
    """One axis of a group's radar, as ranks (3 for below the scale): middle, quartiles, required.

    A withheld axis has None for all but what is required.
    """

    label: str
    required: int | None
    median: tuple[int, int] | None = None
    quartiles: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A page: a line above, a heading, and below it text, options, charts, axes or lines.

    Whatever is empty is not there. `hint` stands at the foot.
    """

    heading: str
    above: str = ""
    text: str = ""
    options: tuple[str, ...] = ()
    charts: tuple[BarChart, ...] = ()
    axes: tuple[Span, ...] = ()
    lines: tuple[str, ...] = ()
    hint: str = ""

    def words(self) -> str:
        """Return everything on the page as text, for a screen reader."""
        parts = (
            self.above,
            self.heading,
            self.text,
            ", ".join(self.options),
            *(chart.text() for chart in self.charts),
            *(axis.label for axis in self.axes),
            *self.lines,
            self.hint,
        )
        return "\n".join(part for part in parts if part)
