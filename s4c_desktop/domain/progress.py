"""What changed between two assessments of a person, one competence at a time.

Only assessments of the same kind, framework version and reading are compared: levels given
by somebody else or against another wording are no progress.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from uuid import UUID

from s4c_desktop.domain.assessment import Kind, Rating
from s4c_desktop.domain.scale import BELOW_RANK


@dataclass(frozen=True, slots=True)
class Basis:
    """What two assessments must share to be compared."""

    kind: Kind
    framework_id: UUID
    reading: str


@dataclass(frozen=True, slots=True)
class Side:
    """One assessment as progress sees it."""

    basis: Basis
    held_on: date
    ratings: Mapping[str, Rating] = field(default_factory=dict)


class Unlike(StrEnum):
    """Why two assessments are not comparable."""

    KIND = "kind"
    FRAMEWORK = "framework"
    READING = "reading"


class Movement(StrEnum):
    """What became of a rating."""

    UP = "up"
    DOWN = "down"
    SAME = "same"
    NEWLY_RATED = "newly_rated"
    NO_LONGER_RATED = "no_longer_rated"


@dataclass(frozen=True, slots=True)
class Change:
    """A competence that at least one side places on or below the scale.

    `difference` is later minus earlier in ranks, None unless both sides place it. Where one
    of them is *below 4*, it is the least that it can be.
    """

    competence: str
    before: Rating
    after: Rating
    movement: Movement
    difference: int | None = None

    @property
    def at_least(self) -> bool:
        """Tell whether the person moved at least `difference` levels, perhaps more."""
        return bool(self.difference) and BELOW_RANK in (self.before.rank, self.after.rank)


@dataclass(frozen=True, slots=True)
class Progress:
    """The changes in framework order, or why there is nothing to compare."""

    unlike: tuple[Unlike, ...] = ()
    changes: tuple[Change, ...] = ()

    def of(self, movement: Movement) -> tuple[Change, ...]:
        """Return the changes of one kind."""
        return tuple(change for change in self.changes if change.movement is movement)


def progress(before: Side, after: Side, competences: Iterable[str]) -> Progress:
    """Compare two assessments over the competences (codes, in order)."""
    unlike = _unlike(before.basis, after.basis)
    if unlike:
        return Progress(unlike)
    changes = (
        _change(code, before.ratings.get(code, Rating()), after.ratings.get(code, Rating()))
        for code in competences
    )
    return Progress(changes=tuple(change for change in changes if change is not None))


def _unlike(one: Basis, other: Basis) -> tuple[Unlike, ...]:
    differs = (
        (Unlike.KIND, one.kind is not other.kind),
        (Unlike.FRAMEWORK, one.framework_id != other.framework_id),
        (Unlike.READING, one.reading != other.reading),
    )
    return tuple(reason for reason, stands in differs if stands)


def _change(code: str, before: Rating, after: Rating) -> Change | None:
    was, now = before.rank, after.rank
    if was is not None and now is not None:
        movement = Movement.UP if now > was else Movement.DOWN if now < was else Movement.SAME
        return Change(code, before, after, movement, now - was)
    if now is not None:
        return Change(code, before, after, Movement.NEWLY_RATED)
    if was is not None:
        return Change(code, before, after, Movement.NO_LONGER_RATED)
    return None


@dataclass(frozen=True, slots=True)
class Point:
    """Where a competence stood on a day, as a rank."""

    held_on: date
    rank: int


@dataclass(frozen=True, slots=True)
class Series:
    """Comparable assessments of a person, with the points of each competence in time order."""

    basis: Basis
    dates: tuple[date, ...]
    points: Mapping[str, tuple[Point, ...]]


def series(sides: Iterable[Side], competences: Iterable[str]) -> tuple[Series, ...]:
    """Put a person's assessments in time order, those that are comparable together.

    Assessments of one day keep the order given. A competence has a point only where it is
    placed on or below the scale, and is left out where it never is.
    """
    codes = tuple(competences)
    groups: dict[Basis, list[Side]] = {}
    for side in sorted(sides, key=lambda side: side.held_on):
        groups.setdefault(side.basis, []).append(side)
    return tuple(
        Series(
            basis,
            tuple(side.held_on for side in group),
            {code: points for code in codes if (points := _points(code, group))},
        )
        for basis, group in groups.items()
    )


def _points(code: str, sides: Iterable[Side]) -> tuple[Point, ...]:
    placed = ((side.held_on, side.ratings.get(code, Rating()).rank) for side in sides)
    return tuple(Point(held_on, place) for held_on, place in placed if place is not None)
