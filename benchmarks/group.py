"""A group of 500 people and 40 competences: our sets of bits beside plain NumPy and pandas.

Each measures what is done when a facilitator loads a group and turns a filter: the table made
from ratings, then median, type-1 quartiles, counts at each rank and the share at or above the
required level, of every competence, for ten filters. All three have to come to the same figures.
Each is run in turn, so that a noisy machine slows all alike; read the ratios. Milliseconds:
median over the runs. pandas is not part of the program: it is in the dependency group
`benchmark`, and left out where it is not installed.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from importlib.util import find_spec
from random import Random
from statistics import median
from typing import Any
from uuid import UUID

import numpy as np

from s4c_desktop.domain.assessment import Rating
from s4c_desktop.domain.group import Distribution
from s4c_desktop.domain.group_privacy import DEFAULT_MINIMUM, Door
from s4c_desktop.domain.group_table import GroupTable
from s4c_desktop.domain.rank import RANKS, rating_at
from s4c_desktop.domain.scale import State

Figures = list[tuple[int, ...]]
"""For each filter and competence: counts, both medians, both quartiles, how many reach level 6."""

LEVEL = 6


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


def milliseconds(call: Callable[[], Any]) -> tuple[float, Any]:
    start = time.perf_counter()
    found = call()
    return (time.perf_counter() - start) * 1000, found


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--people", type=int, default=500)
    parser.add_argument("--competences", type=int, default=40)
    options = parser.parse_args()
    case = Case(options.people, options.competences)
    ways: dict[str, Ours | ByNumPy | ByPandas] = {"ours": Ours(), "NumPy": ByNumPy()}
    if find_spec("pandas") is not None:
        ways["pandas"] = ByPandas()
    loading: dict[str, list[float]] = {name: [] for name in ways}
    filtering: dict[str, list[float]] = {name: [] for name in ways}
    results = {}
    for _run in range(options.runs):
        for name, way in ways.items():
            took, table = milliseconds(lambda way=way: way.load(case))
            loading[name].append(took)
            took, results[name] = milliseconds(
                lambda way=way, table=table: [way.filter(case, table, f) for f in case.filters]
            )
            filtering[name].append(took / len(case.filters))
    assert all(found == results["ours"] for found in results.values())
    table = Ours().load(case)
    door, _shown = milliseconds(lambda: Door(table, DEFAULT_MINIMUM, ()).open(case.ids))
    print(f"{options.people} people, {options.competences} competences")
    print(f"{'':10}{'load':>10}{'filter':>10}{'load, ours ÷':>16}{'filter, ours ÷':>16}")
    for name in ways:
        load, one = median(loading[name]), median(filtering[name])
        ratios = (median(loading["ours"]) / load, median(filtering["ours"]) / one)
        print(f"{name:10}{load:10.1f}{one:10.2f}{ratios[0]:16.2f}{ratios[1]:16.2f}")
    print(f"through the door that protects the people: {door:.1f} ms")


if __name__ == "__main__":
    main()
