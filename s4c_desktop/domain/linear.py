"""A small linear programme, kept as a dictionary: the simplex method with upper bounds.

It works with floating-point numbers and finds good values, not exact ones. Only `choice_prices`
uses it, which asks for guesses alone: whatever they are, its bounds hold.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import inf

_TINY = 1e-9
_WORTH_A_STEP = 1e-7
_MOST_STEPS = 3000
_FAR = 1e4


class Programme:
    """Variables between 0 and 1, under rows that say "sum of factor times variable <= bound".

    Each row has a slack, a variable numbered after all others in the order the rows came.
    Every bound must be 0 or more, so that all variables at 0 is where to start.
    """

    def __init__(self, variables: int, rows: Iterable[tuple[Mapping[int, float], float]]) -> None:
        listed = list(rows)
        self._count = variables
        self._upper = [1.0] * variables + [inf] * len(listed)
        self._flipped = [False] * len(self._upper)
        self._outside = list(range(variables))
        self._inside = list(range(variables, variables + len(listed)))
        self._rows = [[row.get(v, 0.0) for v in range(variables)] for row, _ in listed]
        self._bounds = [bound for _, bound in listed]
        self._gains: list[float] = []

    def copy(self) -> Programme:
        """Return another that stands at the same place and goes its own way."""
        other = Programme(0, ())
        other._count = self._count
        other._upper = self._upper.copy()
        other._flipped = self._flipped.copy()
        other._outside = self._outside.copy()
        other._inside = self._inside.copy()
        other._rows = [row.copy() for row in self._rows]
        other._bounds = self._bounds.copy()
        other._gains = self._gains.copy()
        return other

    def require(self, factors: Mapping[int, float], least: float) -> None:
        """Add a row "sum >= least"; where it does not hold here, `restore` has to follow."""
        gains, value = self._express(factors)
        self._inside.append(len(self._upper))
        self._rows.append([-gain for gain in gains])
        self._bounds.append(_clean(value - least))
        self._upper.append(inf)
        self._flipped.append(False)

    def maximise(self, factors: Mapping[int, float]) -> list[float]:
        """Go to where the sum is greatest; return what each row's bound is worth there."""
        self._gains, _ = self._express(factors)
        for _step in range(_MOST_STEPS):
            column = max(range(self._count), key=self._gains.__getitem__, default=None)
            if column is None or self._gains[column] <= _WORTH_A_STEP:
                break
            if not self._raise(column):
                break
        return self._worth()

    def restore(self) -> list[float]:
        """Go to where the sum maximised last is greatest under the rows added since.

        Return what each row's bound is worth there; where the rows contradict each other, so
        much that the sum's bound falls below all that is reached.
        """
        for _step in range(_MOST_STEPS):
            number = self._worst_row()
            if number is None:
                break
            row = self._rows[number]
            columns = [column for column, entry in enumerate(row) if entry < -_TINY]
            if not columns:
                return self._worth_of_contradiction(number)
            column = min(columns, key=lambda c: (self._gains[c] / row[c], row[c]))
            self._exchange(number, column)
        return self._worth()

    def _worth_of_contradiction(self, number: int) -> list[float]:
        """Return what the bounds are worth far along the way on which nothing is left to gain."""
        worth = self._worth()
        pairs = zip(self._outside, self._rows[number], strict=True)
        for variable, entry in (*pairs, (self._inside[number], 1.0)):
            if variable >= self._count:
                worth[variable - self._count] += max(0.0, _FAR * entry)
        return worth

    def _worst_row(self) -> int | None:
        """Return the row farthest out of its bounds, turned so that it is below 0."""
        worst, found = -1e-7, None
        for number, bound in enumerate(self._bounds):
            out = min(bound, self._upper[self._inside[number]] - bound)
            if out < worst:
                worst, found = out, number
        if found is not None and self._bounds[found] > 0:
            self._flip_inside(found)
        return found

    def _worth(self) -> list[float]:
        worth = [0.0] * (len(self._upper) - self._count)
        for variable, gain in zip(self._outside, self._gains, strict=True):
            if variable >= self._count:
                worth[variable - self._count] = max(0.0, -gain)
        return worth

    def values(self) -> list[float]:
        """Return the variables where the programme stands."""
        found = [0.0] * len(self._upper)
        for variable, bound in zip(self._inside, self._bounds, strict=True):
            found[variable] = bound
        return [
            upper - value if flipped else value
            for value, upper, flipped in zip(found, self._upper, self._flipped, strict=True)
        ][: self._count]

    def _express(self, factors: Mapping[int, float]) -> tuple[list[float], float]:
        """Say a sum by the variables outside; return their factors and the value here."""
        gains, value = [0.0] * self._count, 0.0
        column = {variable: number for number, variable in enumerate(self._outside)}
        line = {variable: number for number, variable in enumerate(self._inside)}
        for variable, stated in factors.items():
            factor = stated
            if self._flipped[variable]:
                value += factor * self._upper[variable]
                factor = -factor
            if variable in column:
                gains[column[variable]] += factor
            else:
                number = line[variable]
                value += factor * self._bounds[number]
                for place, entry in enumerate(self._rows[number]):
                    if entry:
                        gains[place] -= factor * entry
        return gains, value

    def _raise(self, column: int) -> bool:
        """Raise the variable of a column as far as it goes; tell whether it is bounded."""
        entering = self._outside[column]
        far, leaving, at_top, strength = self._upper[entering], -1, False, 0.0
        for number, row in enumerate(self._rows):
            entry = row[column]
            if entry > _TINY:
                room, top = self._bounds[number] / entry, False
            elif entry < -_TINY and self._upper[self._inside[number]] < inf:
                room = (self._upper[self._inside[number]] - self._bounds[number]) / -entry
                top = True
            else:
                continue
            if room < far - _TINY or (room <= far and abs(entry) > strength):
                far, leaving, at_top, strength = room, number, top, abs(entry)
        if far == inf:
            return False
        if leaving < 0:
            self._flip_outside(column, far)
            return True
        if at_top:
            self._flip_inside(leaving)
        self._exchange(leaving, column)
        return True

    def _flip_outside(self, column: int, far: float) -> None:
        for number, row in enumerate(self._rows):
            if row[column]:
                self._bounds[number] = _clean(self._bounds[number] - row[column] * far)
                row[column] = -row[column]
        self._gains[column] = -self._gains[column]
        variable = self._outside[column]
        self._flipped[variable] = not self._flipped[variable]

    def _flip_inside(self, number: int) -> None:
        variable = self._inside[number]
        self._rows[number] = [-entry for entry in self._rows[number]]
        self._bounds[number] = self._upper[variable] - self._bounds[number]
        self._flipped[variable] = not self._flipped[variable]

    def _exchange(self, leaving: int, column: int) -> None:
        part = 1.0 / self._rows[leaving][column]
        pivot = [entry * part for entry in self._rows[leaving]]
        pivot[column] = part
        bound = self._bounds[leaving] * part
        for number, row in enumerate(self._rows):
            factor = row[column]
            if factor and number != leaving:
                row[column] = 0.0
                self._rows[number] = [a - factor * b for a, b in zip(row, pivot)]  # noqa: B905
                self._bounds[number] = _clean(self._bounds[number] - factor * bound)
        self._rows[leaving], self._bounds[leaving] = pivot, bound
        factor, self._gains[column] = self._gains[column], 0.0
        self._gains = [a - factor * b for a, b in zip(self._gains, pivot, strict=True)]
        self._inside[leaving], self._outside[column] = self._outside[column], self._inside[leaving]


def _clean(bound: float) -> float:
    """Take what is hardly below 0 for 0."""
    return 0.0 if -_TINY < bound < 0.0 else bound
