"""The competence framework as values: levels, areas, competences, roles, requirements."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.records import NO_ORIGIN, Items, Note, Origin

if TYPE_CHECKING:
    from s4c_desktop.domain.curriculum import Curriculum, Module

DEFAULT_READING = "default"
ALL_ROLES = "*"
"""The code that stands for everything the roles of a framework demand together."""
MAP_READING = "map"

BUNDLED = frozenset({"SCCF", "SCRO"})
"""The codes of the frameworks that come with the program; nobody's own one may have them."""


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
    origin: Origin = NO_ORIGIN


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
class Anchor:
    """What an assessor can observe at one level of one competence."""

    eqf: int
    knowledge_skills: str
    autonomy: str
    origin: Origin = NO_ORIGIN


@dataclass(frozen=True, slots=True)
class Competence:
    """One competence of the framework; `area` is the area's code.

    Versions before 1.0 have no meaning, anchors, questions, evidence or misjudgements.
    """

    id: UUID
    code: str
    area: str
    title: str
    description: str
    aliases: tuple[str, ...] = ()
    explorer: tuple[ExplorerMark, ...] = ()
    notes: tuple[Note, ...] = ()
    origin: Origin = NO_ORIGIN
    meaning: str = ""
    anchors: tuple[Anchor, ...] = ()
    questions: Items = ()
    evidence: Items = ()
    misjudgements: Items = ()

    def anchor(self, eqf: int) -> Anchor | None:
        """Return the anchor at a level, if the framework has one."""
        return next((anchor for anchor in self.anchors if anchor.eqf == eqf), None)


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
class Deliverables:
    """What a role is accountable and responsible for, and what it contributes to."""

    accountable: Items = ()
    responsible: Items = ()
    contributor: Items = ()


@dataclass(frozen=True, slots=True)
class Descriptor:
    """What a role's mandatory competence (by code) means for this role at its level."""

    competence: str
    eqf: int
    text: str
    origin: Origin = NO_ORIGIN
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class RoleCard:
    """What a role is and does, beyond its summary and mission; empty before version 1.0.

    `leading` are the activities that the source puts before its list.
    """

    description: str = ""
    prerequisites: Items = ()
    leading: Items = ()
    activities: Items = ()
    deliverables: Deliverables = Deliverables()
    tasks: Items = ()
    similar_roles: Items = ()
    descriptors: tuple[Descriptor, ...] = ()


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
    letter: str = ""
    origin: Origin = NO_ORIGIN
    card: RoleCard = RoleCard()


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

    @property
    def name(self) -> str:
        """Return code and version, as in "SCCF 1.0"; no two frameworks share it."""
        return f"{self.code} {self.version}"

    @property
    def is_own(self) -> bool:
        """Tell whether somebody made it for their own use."""
        return self.code not in BUNDLED

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
        """Return the role, for ALL_ROLES all of them as one; raises KeyError for an unknown code.

        What all roles demand is the union: of each competence the highest level that any of
        them requires, mandatory where it is mandatory for any.
        """
        if code == ALL_ROLES and self.roles:
            found, title = self._all_roles, _("All roles")
            # The language may be another one by now.
            return found if found.title == title else replace(found, title=title)
        return {r.code: r for r in self.roles}[code]

    @cached_property
    def _all_roles(self) -> Role:
        return Role(
            id=uuid5(self.id, ALL_ROLES),
            code=ALL_ROLES,
            title=_("All roles"),
            summary="",
            mission="",
            requirements={reading.code: self._union(reading.code) for reading in self.readings},
        )

    def _union(self, reading: str) -> tuple[Requirement, ...]:
        demanded: dict[str, list[Requirement]] = {}
        for role in self.roles:
            for requirement in role.requirements.get(reading, ()):
                demanded.setdefault(requirement.competence, []).append(requirement)
        return tuple(
            replace(
                max(demanded[code], key=lambda r: r.eqf or 0),
                mandatory=any(r.mandatory for r in demanded[code]),
                notes=(),
            )
            for code in self.order
            if code in demanded
        )

    def level(self, eqf: int) -> Level:
        """Return the level; raises KeyError for one off the scale."""
        return {level.eqf: level for level in self.levels}[eqf]

    def curriculum(self, role: str) -> Curriculum | None:
        """Return the role's curriculum, if the framework has one."""
        return next((c for c in self.curricula if c.role == role), None)

    def requirements(self, role: str, reading: str) -> dict[str, Requirement]:
        """Map competence codes to the role's requirements in a reading, in framework order."""
        return {r.competence: r for r in self.role(role).requirements[reading]}
