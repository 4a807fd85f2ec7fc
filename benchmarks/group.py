"""Groups of up to 10,000 assessments of 40 ratings: sets of bits beside NumPy and pandas.

What is done when a facilitator loads a group and turns a filter: the table made from ratings,
then median, type-1 quartiles, counts at each rank and the share at or above the required level, of
every competence, for ten filters of half of the group. All come to the same figures. A group in the
program has 500 participants at most.
"""

from __future__ import annotations

from random import Random
from typing import Any
from uuid import UUID

import numpy as np

from benchmarks.figures import Curve, Goal, Part, Row, about, beside
from benchmarks.turns import milliseconds, side_by_side
from s4c_desktop.domain.assessment import Rating
from s4c_desktop.domain.group import Distribution
from s4c_desktop.domain.group_table import GroupTable
from s4c_desktop.domain.rank import RANKS, rating_at
from s4c_desktop.domain.scale import State

Figures = list[tuple[int, ...]]
"""For each filter and competence: counts, both medians, both quartiles, how many reach level 6."""

LEVEL = 6
SHAPES = ((500, 7), (10_000, 3))
"""How many people, and how many runs of it."""

COMPETENCES = 40
BY_HAND = Goal(
    1.5,
    "The table is made from the ratings as the program knows them, one object each; NumPy is given "
    "numbers to copy. A table made straight from the columns of the database would change it.",
)
GROWTH = (1_000, 10_000, 100_000)
LINEAR = Goal(
    1.15,
    "Every rating is looked at once; what comes on top is memory that does not fit the caches of "
    "the processor any more.",
)


class Case:
    """Ratings drawn with a fixed seed, a tenth of them unknown, and ten filters of half of all."""

    def __init__(self, people: int, competences: int) -> None:
        draw = Random(1)
        nothing, ranked = Rating(State.NO_EVIDENCE), {rank: rating_at(rank) for rank in RANKS}
        self.codes = [f"C{n}" for n in range(competences)]
        self.ids = [UUID(int=n) for n in range(people)]
        self.ratings = {
            one: {
                code: nothing if draw.random() < 0.1 else ranked[draw.choice(RANKS)]
                for code in self.codes
            }
            for one in self.ids
        }
        self.filters = [sorted(draw.sample(range(people), people // 2)) for _filter in range(10)]

    def ranks(self) -> list[list[int]]:
        """Return the ranks by person and competence, 0 for the unknown, as a matrix is made of."""
        return [[rating.rank or 0 for rating in row.values()] for row in self.ratings.values()]


class Ours:
    """As the program does it."""

    def load(self, case: Case) -> GroupTable:
        return GroupTable(case.ratings, case.codes)

    def filter(self, case: Case, table: GroupTable, people: list[int]) -> Figures:
        chosen = table.people(case.ids[place] for place in people)
        found = []
        for code in table.codes:
            one = Distribution(table.counts(code, chosen))
            found.append((*one.counts, *one.median, *one.quartiles, one.at_or_above(LEVEL)))
        return found


class ByNumPy:
    """By hand: sort each column, take the places."""

    def load(self, case: Case) -> Any:
        return np.array(case.ranks(), dtype=np.int8)

    def filter(self, _case: Case, matrix: Any, people: list[int]) -> Figures:
        part = np.sort(matrix[people], axis=0)
        unknown = (part == 0).sum(axis=0)
        n = len(people) - unknown
        counts = np.stack([(part == rank).sum(axis=0) for rank in RANKS])
        columns = np.arange(part.shape[1])
        places = (
            unknown + (n + 1) // 2 - 1,
            unknown + n // 2,
            unknown - (-n // 4) - 1,
            unknown - (-n * 3 // 4) - 1,
        )
        rows = [part[place, columns] for place in places]
        return [
            tuple(map(int, row))
            for row in np.vstack([counts, *rows, (part >= LEVEL).sum(axis=0)]).T
        ]


class ByPandas:
    """By pandas' own functions."""

    def load(self, case: Case) -> Any:
        import pandas as pd

        frame = pd.DataFrame(case.ranks(), columns=case.codes)
        return frame.where(frame > 0)

    def filter(self, case: Case, frame: Any, people: list[int]) -> Figures:
        part = frame.iloc[people]
        counts = part.apply(lambda column: column.value_counts()).reindex(RANKS).fillna(0)
        low = part.quantile(0.5, interpolation="lower")
        high = part.quantile(0.5, interpolation="higher")
        # pandas has no type 1: it is taken from the counts.
        reached = counts.cumsum()
        quartiles = [(reached * 4 >= counts.sum() * k).idxmax() for k in (1, 3)]
        above = (part >= LEVEL).sum()
        return [
            tuple(
                int(value)
                for value in (
                    *counts[code],
                    low[code],
                    high[code],
                    *(q[code] for q in quartiles),
                    above[code],
                )
            )
            for code in case.codes
        ]


def compared(people: int, runs: int) -> list[Row]:
    """Load a group and turn its filters, each way."""
    case = Case(people, COMPETENCES)
    ways: dict[str, Any] = {"ours": Ours(), "NumPy": ByNumPy(), "pandas": ByPandas()}
    tables = {name: way.load(case) for name, way in ways.items()}
    figures = {
        name: [way.filter(case, tables[name], chosen) for chosen in case.filters]
        for name, way in ways.items()
    }
    assert all(found == figures["ours"] for found in figures.values())
    loading = side_by_side(
        {name: lambda way=way: way.load(case) for name, way in ways.items()}, runs
    )
    filtering = side_by_side(
        {
            name: lambda way=way, table=tables[name]: [
                way.filter(case, table, chosen) for chosen in case.filters
            ]
            for name, way in ways.items()
        },
        runs,
    )
    return [
        beside(
            f"{what}, {people:,} × {COMPETENCES}",
            name,
            "ms",
            times["ours"],
            times[name],
            goal=BY_HAND,
        )
        for what, times in (("the table made", loading), ("ten filters", filtering))
        for name in ("NumPy", "pandas")
    ]


def growth() -> tuple[Curve, ...]:
    """Load larger and larger groups, and turn their filters."""
    found: dict[str, list[float]] = {"the table made": [], "ten filters": []}
    way = Ours()
    for people in GROWTH:
        case = Case(people, COMPETENCES)
        table = way.load(case)
        found["the table made"].append(milliseconds(lambda case=case: way.load(case)))
        found["ten filters"].append(
            milliseconds(
                lambda case=case, table=table: [
                    way.filter(case, table, chosen) for chosen in case.filters
                ]
            )
        )
    return tuple(
        Curve(f"{what}, people × {COMPETENCES}", "ms", GROWTH, tuple(times), LINEAR)
        for what, times in found.items()
    )


def measure() -> Part:
    """Load groups and turn their filters."""
    rows = [row for people, runs in SHAPES for row in compared(people, runs)]
    return Part("A group's figures", about(__doc__), tuple(rows), growth(), ("pandas",))
