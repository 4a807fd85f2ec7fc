"""A small framework and its parts, for tests of the domain."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from uuid import UUID, uuid5

from s4c_desktop.domain.curriculum import (
    Curriculum,
    Hours,
    Link,
    Module,
    PathwayModule,
    Topic,
    Unit,
)
from s4c_desktop.domain.framework import (
    Area,
    Competence,
    Framework,
    Level,
    ReadingSet,
    Requirement,
    Role,
)

SPACE = UUID(int=7)


def identity(name: str) -> UUID:
    return uuid5(SPACE, name)


def requirement(code: str, eqf: int | None = 6, *, mandatory: bool = True) -> Requirement:
    return Requirement(identity(f"r{code}"), code, mandatory, eqf, "source", "000:1")


def topic(code: str, *teaches: str, reach: int = 8, requires: Iterable[str] = ()) -> Topic:
    links = tuple(Link(competence, reach, "because") for competence in teaches)
    return Topic(identity(code), code, code.upper(), teaches=links, requires=tuple(requires))


def unit(code: str, *topics: Topic) -> Unit:
    return Unit(identity(code), code, code.upper(), topics=topics)


def module(code: str, *units: Unit, online: int = 10, practical: int | None = None) -> Module:
    hours = Hours(Fraction(online), None, None if practical is None else Fraction(practical))
    return Module(identity(code), code, f"Module {code}", hours, (), units)


def framework(
    roles: Mapping[str, Iterable[Requirement]],
    modules: Iterable[Module] = (),
    pathway: Iterable[PathwayModule] = (),
) -> Framework:
    codes = sorted({r.competence for requirements in roles.values() for r in requirements})
    curricula = tuple(
        Curriculum(identity(f"c{role}"), role, Hours(Fraction(40)), (), tuple(pathway))
        for role in roles
    )
    return Framework(
        id=identity("framework"),
        code="T",
        version="1.0",
        title="Test",
        edition="An edition for tests.",
        draft=False,
        readings=(ReadingSet(identity("default"), "default", "Default", ""),),
        levels=tuple(Level(identity(f"l{n}"), n, n - 3, f"L{n}", "", "") for n in range(4, 9)),
        areas=(Area(identity("A"), "A", "Area"),),
        competences=tuple(Competence(identity(c), c, "A", f"Title {c}", "") for c in codes),
        roles=tuple(
            Role(identity(code), code, f"Role {code}", "", "", {"default": tuple(requirements)})
            for code, requirements in roles.items()
        ),
        modules=tuple(modules),
        curricula=curricula,
    )
