"""The curriculum as values: course hours, modules, units, topics and pathways."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from uuid import UUID

from s4c_desktop.domain.records import NO_ORIGIN, Items, Note, Origin

MODES = ("online", "live", "practical")
"""How course hours are spent, in the order of `Hours`."""

_MINUTES_AN_HOUR = 60


@dataclass(frozen=True, slots=True)
class Hours:
    """Course hours by mode; None where the source gives none."""

    online: Fraction | None = None
    live: Fraction | None = None
    practical: Fraction | None = None

    @property
    def total(self) -> Fraction:
        """Return the sum of the stated hours."""
        return sum((h for h in (self.online, self.live, self.practical) if h), Fraction())

    def __add__(self, other: Hours) -> Hours:
        return Hours(
            _sum(self.online, other.online),
            _sum(self.live, other.live),
            _sum(self.practical, other.practical),
        )

    def share(self, parts: int) -> Hours:
        """Return one of `parts` equal shares."""
        return Hours(*(None if h is None else h / parts for h in self.modes))

    @property
    def modes(self) -> tuple[Fraction | None, Fraction | None, Fraction | None]:
        """Return the hours as (online, live, practical)."""
        return (self.online, self.live, self.practical)

    @property
    def minutes(self) -> dict[str, int | None]:
        """Return the whole minutes by mode; raises ValueError for other hours."""
        found = {
            mode: None if hours is None else hours * _MINUTES_AN_HOUR
            for mode, hours in zip(MODES, self.modes, strict=True)
        }
        if any(m is not None and m.denominator != 1 for m in found.values()):
            raise ValueError("course hours that are not whole minutes")
        return {mode: None if m is None else int(m) for mode, m in found.items()}

    @classmethod
    def of_minutes(cls, minutes: Iterable[int | None]) -> Hours:
        """Return the hours of minutes online, live and practical."""
        return cls(*(None if m is None else Fraction(m, _MINUTES_AN_HOUR) for m in minutes))


def _sum(left: Fraction | None, right: Fraction | None) -> Fraction | None:
    if left is None:
        return right
    return left if right is None else left + right


@dataclass(frozen=True, slots=True)
class Link:
    """A competence that a topic teaches or supports, up to the EQF level `reach`."""

    competence: str
    reach: int
    reason: str


@dataclass(frozen=True, slots=True)
class Topic:
    """A leaf of the curriculum; `requires` names topics, by code, that come before it."""

    id: UUID
    code: str
    title: str
    teaches: tuple[Link, ...] = ()
    supports: tuple[Link, ...] = ()
    requires: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unit:
    """A node of the curriculum above the topics."""

    id: UUID
    code: str
    title: str
    units: tuple[Unit, ...] = ()
    topics: tuple[Topic, ...] = ()

    def walk(self) -> Iterator[tuple[tuple[Unit, ...], Topic]]:
        """Yield every topic below with the units above it, outermost first, in source order."""
        for topic in self.topics:
            yield (self,), topic
        for unit in self.units:
            for path, topic in unit.walk():
                yield (self, *path), topic


@dataclass(frozen=True, slots=True)
class ModuleCard:
    """What a module is about and how it is taught and assessed; empty before version 1.0."""

    description: str = ""
    knowledge: Items = ()
    skills: Items = ()
    methods: Items = ()
    assessment: Items = ()
    lab: Items = ()
    resources: Items = ()


@dataclass(frozen=True, slots=True)
class Module:
    """A training module: hours, listed competences (codes) and its unit tree."""

    id: UUID
    code: str
    title: str
    hours: Hours
    competences: tuple[str, ...]
    units: tuple[Unit, ...]
    notes: tuple[Note, ...] = ()
    origin: Origin = NO_ORIGIN
    card: ModuleCard = ModuleCard()

    def walk(self) -> Iterator[tuple[tuple[Unit, ...], Topic]]:
        """Yield every topic with the units above it, in source order."""
        for unit in self.units:
            yield from unit.walk()


@dataclass(frozen=True, slots=True)
class PathwayModule:
    """The part of a role's pathway that lies in one module."""

    module: str
    title: str
    units: tuple[Unit, ...]
    topics: tuple[Topic, ...] = ()


@dataclass(frozen=True, slots=True)
class Curriculum:
    """A role's curriculum: its own stated hours, listed competences and learning pathway."""

    id: UUID
    role: str
    hours: Hours
    competences: tuple[str, ...]
    pathway: tuple[PathwayModule, ...]
    notes: tuple[Note, ...] = ()
    origin: Origin = NO_ORIGIN

    def topics(self) -> Iterator[tuple[str, tuple[Unit, ...], Topic]]:
        """Yield (module code, units above, topic) along the pathway."""
        for part in self.pathway:
            for topic in part.topics:
                yield part.module, (), topic
            for unit in part.units:
                for path, topic in unit.walk():
                    yield part.module, path, topic
