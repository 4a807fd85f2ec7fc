"""The competence framework as values: areas, competences, roles, requirements, curriculum."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from uuid import UUID

DEFAULT_READING = "default"
MAP_READING = "map"


@dataclass(frozen=True, slots=True)
class Note:
    """Where the source disagrees with itself about a record, and what is done about it."""

    issue: str
    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Level:
    """A proficiency level: its EQF number, the framework's own number, and its wording."""

    id: UUID
    eqf: int
    number: int
    name: str
    knowledge_skills: str
    autonomy: str
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Area:
    """A group of competences."""

    id: UUID
    code: str
    title: str


@dataclass(frozen=True, slots=True)
class ExplorerMark:
    """A level marked for a competence in the source's overview, or derived where it has none."""

    eqf: int
    basis: str
    source: str


@dataclass(frozen=True, slots=True)
class Competence:
    """One competence of the framework; `area` is the area's code."""

    id: UUID
    code: str
    area: str
    title: str
    description: str
    aliases: tuple[str, ...] = ()
    explorer: tuple[ExplorerMark, ...] = ()
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What one place of the source says about a requirement; None where it is silent."""

    reading: str
    mandatory: bool | None
    eqf: int | None
    source: str


@dataclass(frozen=True, slots=True)
class Requirement:
    """What a role demands of one competence (by code) in one reading of the framework.

    `notes` say where the source disagrees with itself about this cell, whatever the reading.
    """

    id: UUID
    competence: str
    mandatory: bool
    eqf: int | None
    basis: str
    source: str
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Role:
    """A professional role, with its requirements per selectable reading and all other readings.

    `requirements` maps a reading's code to the requirements in framework order; `readings`
    maps a competence's code to everything the source says of that cell.
    """

    id: UUID
    code: str
    title: str
    summary: str
    mission: str
    requirements: Mapping[str, tuple[Requirement, ...]]
    readings: Mapping[str, tuple[Reading, ...]] = field(default_factory=dict)
    aliases: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()


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
class Module:
    """A training module: hours, listed competences (codes) and its unit tree."""

    id: UUID
    code: str
    title: str
    hours: Hours
    competences: tuple[str, ...]
    units: tuple[Unit, ...]
    notes: tuple[Note, ...] = ()

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

    def topics(self) -> Iterator[tuple[str, tuple[Unit, ...], Topic]]:
        """Yield (module code, units above, topic) along the pathway."""
        for part in self.pathway:
            for topic in part.topics:
                yield part.module, (), topic
            for unit in part.units:
                for path, topic in unit.walk():
                    yield part.module, path, topic


@dataclass(frozen=True, slots=True)
class ReadingSet:
    """A selectable, published reading of the requirements."""

    id: UUID
    code: str
    title: str
    description: str


@dataclass(frozen=True)
class Framework:
    """One published version of a competence framework."""

    id: UUID
    code: str
    version: str
    title: str
    edition: str
    draft: bool
    readings: tuple[ReadingSet, ...]
    levels: tuple[Level, ...]
    areas: tuple[Area, ...]
    competences: tuple[Competence, ...]
    roles: tuple[Role, ...]
    modules: tuple[Module, ...]
    curricula: tuple[Curriculum, ...]

    @cached_property
    def _competences(self) -> dict[str, Competence]:
        return {c.code: c for c in self.competences}

    @cached_property
    def order(self) -> dict[str, int]:
        """Map each competence's code to its place in the framework."""
        return {c.code: i for i, c in enumerate(self.competences)}

    def competence(self, code: str) -> Competence:
        """Return the competence; raises KeyError for an unknown code."""
        return self._competences[code]

    def area(self, code: str) -> Area:
        """Return the area; raises KeyError for an unknown code."""
        return {a.code: a for a in self.areas}[code]

    def role(self, code: str) -> Role:
        """Return the role; raises KeyError for an unknown code."""
        return {r.code: r for r in self.roles}[code]

    def level(self, eqf: int) -> Level:
        """Return the level; raises KeyError for one off the scale."""
        return {level.eqf: level for level in self.levels}[eqf]

    def curriculum(self, role: str) -> Curriculum | None:
        """Return the role's curriculum, if the framework has one."""
        return next((c for c in self.curricula if c.role == role), None)

    def requirements(self, role: str, reading: str) -> dict[str, Requirement]:
        """Map competence codes to the role's requirements in a reading, in framework order."""
        return {r.competence: r for r in self.role(role).requirements[reading]}
