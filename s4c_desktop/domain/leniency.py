"""Whether an assessor rates higher or lower than others, and how that goes over time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum, StrEnum
from fractions import Fraction
from itertools import chain

from s4c_desktop.domain.agreement import Pair, agreement

MIN_PAIRS = 10
"""Below this number of pairs only counts are shown: a mean would say more than is known."""


class Against(StrEnum):
    """Whose ratings an assessor's are set against."""

    COLLEAGUES = "colleagues"
    SECOND_LOOKS = "second_looks"


class Span(Enum):
    """How long a period is, in months."""

    MONTH = 1
    QUARTER = 3


@dataclass(frozen=True, slots=True)
class Look:
    """One assessment of an assessor, set against another rating of the same person.

    In each pair the assessor's rank comes first.
    """

    held_on: date
    against: Against
    pairs: tuple[Pair, ...]


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A month (1-12) or quarter (1-4) of a year."""

    year: int
    number: int


@dataclass(frozen=True, slots=True)
class Standing:
    """How an assessor rated in a period: counts of pairs, and how many looks they are from.

    `mean` is the signed mean rank difference, above 0 where the assessor rates higher; None
    below ten pairs.
    """

    period: Period
    against: Against
    looks: int
    higher: int
    equal: int
    lower: int
    mean: Fraction | None

    @property
    def compared(self) -> int:
        """Return the number of pairs."""
        return self.higher + self.equal + self.lower


def leniency(looks: Iterable[Look], span: Span) -> tuple[Standing, ...]:
    """Return an assessor's standing for each period and side that has pairs, in time order."""
    groups: dict[tuple[Period, Against], list[Look]] = {}
    for look in looks:
        if look.pairs:
            groups.setdefault((_period(look.held_on, span), look.against), []).append(look)
    order = list(Against)
    return tuple(
        _standing(period, against, groups[period, against])
        for period, against in sorted(groups, key=lambda key: (key[0], order.index(key[1])))
    )


def _period(day: date, span: Span) -> Period:
    return Period(day.year, (day.month - 1) // span.value + 1)


def _standing(period: Period, against: Against, looks: list[Look]) -> Standing:
    pairs = tuple(chain.from_iterable(look.pairs for look in looks))
    return Standing(
        period,
        against,
        looks=len(looks),
        higher=sum(pair.difference > 0 for pair in pairs),
        equal=sum(pair.difference == 0 for pair in pairs),
        lower=sum(pair.difference < 0 for pair in pairs),
        mean=agreement(pairs).leniency if len(pairs) >= MIN_PAIRS else None,
    )
