"""A group of 500 people and 40 competences: our sets of bits beside plain NumPy and pandas.

What is done when a facilitator loads a group and turns a filter: the table made from ratings,
then median, type-1 quartiles, counts at each rank and the share at or above the required level, of
every competence, for ten filters of half of the group. All come to the same figures.
"""

from __future__ import annotations

from random import Random
from typing import Any
from uuid import UUID

import numpy as np

from benchmarks.figures import Part, about, beside
from benchmarks.turns import side_by_side
from s4c_desktop.domain.assessment import Rating
from s4c_desktop.domain.group import Distribution
from s4c_desktop.domain.group_table import GroupTable
from s4c_desktop.domain.rank import RANKS, rating_at
from s4c_desktop.domain.scale import State

Figures = list[tuple[int, ...]]
"""For each filter and competence: counts, both medians, both quartiles, how many reach level 6."""

LEVEL = 6
PEOPLE, COMPETENCES = 500, 40
RUNS = 7


class Case:
    """Ratings drawn with a fixed seed, a tenth of them unknown, and ten filters of half of all."""

    def __init__(self, people: int, competences: int) -> None:
        draw = Random(1)
        self.codes = [f"C{n}" for n in range(competences)]
        self.ids = [UUID(int=n) for n in range(people)]
        self.ratings = {
            one: {
                code: Rating(State.NO_EVIDENCE)
                if draw.random() < 0.1
                else rating_at(draw.choice(RANKS))
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


def measure() -> Part:
    """Load the group and turn its filters, each way."""
    case = Case(PEOPLE, COMPETENCES)
    ways: dict[str, Any] = {"ours": Ours(), "NumPy": ByNumPy(), "pandas": ByPandas()}
    tables = {name: way.load(case) for name, way in ways.items()}
    figures = {
        name: [way.filter(case, tables[name], people) for people in case.filters]
        for name, way in ways.items()
    }
    assert all(found == figures["ours"] for found in figures.values())
    loading = side_by_side(
        {name: lambda way=way: way.load(case) for name, way in ways.items()}, RUNS
    )
    filtering = side_by_side(
        {
            name: lambda way=way, table=tables[name]: [
                way.filter(case, table, people) for people in case.filters
            ]
            for name, way in ways.items()
        },
        RUNS,
    )
    rows = [
        beside(f"{what}, {PEOPLE} people × {COMPETENCES}", name, "ms", times["ours"], times[name])
        for what, times in (("the table made", loading), ("ten filters", filtering))
        for name in ("NumPy", "pandas")
    ]

    return Part("A group's figures", about(__doc__), tuple(rows), packages=("pandas",))
