"""A framework from plain data, as `framework_plain` wrote it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING
from uuid import UUID

from s4c_desktop.domain.curriculum import (
    MODES,
    Curriculum,
    Hours,
    Link,
    Module,
    ModuleCard,
    PathwayModule,
    Topic,
    Unit,
)
from s4c_desktop.domain.framework import (
    Anchor,
    Area,
    Competence,
    Deliverables,
    Descriptor,
    ExplorerMark,
    Framework,
    Level,
    Reading,
    ReadingSet,
    Requirement,
    Role,
    RoleCard,
)
from s4c_desktop.domain.framework_identity import identified
from s4c_desktop.domain.framework_order import ordered
from s4c_desktop.domain.records import Item, Items, Note, Origin

if TYPE_CHECKING:
    from s4c_desktop.domain.plain_values import Plain

_NOT_YET = UUID(int=0)


def read_framework_plain(plain: Plain) -> Framework:
    """Return a framework in its order, with the identities of its code and version.

    Raises KeyError for a field that is missing, and for a pathway with a unit or topic that its
    modules don't have.
    """
    modules = tuple(_module(one) for one in plain.get("modules", ()))
    nodes = _Nodes(modules)
    framework = Framework(
        id=_NOT_YET,
        code=plain["code"],
        version=plain["version"],
        title=plain["title"],
        edition=plain["edition"],
        draft=plain.get("draft", False),
        readings=tuple(
            ReadingSet(_NOT_YET, one["code"], one["title"], one["description"])
            for one in plain["readings"]
        ),
        levels=tuple(_level(one) for one in plain["levels"]),
        areas=tuple(Area(_NOT_YET, one["code"], one["title"]) for one in plain["areas"]),
        competences=tuple(_competence(one) for one in plain["competences"]),
        roles=tuple(_role(one) for one in plain["roles"]),
        modules=modules,
        curricula=tuple(_curriculum(one, nodes) for one in plain.get("curricula", ())),
    )
    return identified(ordered(framework))


def _level(plain: Plain) -> Level:
    return Level(
        _NOT_YET,
        plain["eqf"],
        plain["number"],
        plain["name"],
        plain["knowledge_skills"],
        plain["autonomy"],
        _notes(plain),
        _origin(plain),
    )


def _competence(plain: Plain) -> Competence:
    return Competence(
        _NOT_YET,
        plain["code"],
        plain["area"],
        plain["title"],
        plain["description"],
        tuple(plain.get("aliases", ())),
        tuple(
            ExplorerMark(one["eqf"], one["basis"], one["source"])
            for one in plain.get("explorer", ())
        ),
        _notes(plain),
        _origin(plain),
        plain.get("meaning", ""),
        tuple(
            Anchor(one["eqf"], one["knowledge_skills"], one["autonomy"], _origin(one))
            for one in plain.get("anchors", ())
        ),
        _items(plain, "questions"),
        _items(plain, "evidence"),
        _items(plain, "misjudgements"),
    )


def _role(plain: Plain) -> Role:
    return Role(
        _NOT_YET,
        plain["code"],
        plain["title"],
        plain["summary"],
        plain["mission"],
        {
            reading: tuple(_requirement(one) for one in demands)
            for reading, demands in plain["requirements"].items()
        },
        _readings(plain.get("readings", {})),
        tuple(plain.get("aliases", ())),
        _notes(plain),
        plain.get("letter", ""),
        _origin(plain),
        RoleCard(
            plain.get("description", ""),
            _items(plain, "prerequisites"),
            _items(plain, "leading"),
            _items(plain, "activities"),
            Deliverables(
                _items(plain, "accountable"),
                _items(plain, "responsible"),
                _items(plain, "contributor"),
            ),
            _items(plain, "tasks"),
            _items(plain, "similar_roles"),
            tuple(_descriptor(one) for one in plain.get("descriptors", ())),
        ),
    )


def _readings(plain: Mapping[str, list[Plain]]) -> dict[str, tuple[Reading, ...]]:
    return {
        code: tuple(
            Reading(one["reading"], one["mandatory"], one["eqf"], one["source"]) for one in said
        )
        for code, said in plain.items()
    }


def _requirement(plain: Plain) -> Requirement:
    return Requirement(
        _NOT_YET,
        plain["competence"],
        plain["mandatory"],
        plain["eqf"],
        plain["basis"],
        plain["source"],
        _notes(plain),
    )


def _descriptor(plain: Plain) -> Descriptor:
    return Descriptor(
        plain["competence"], plain["eqf"], plain["text"], _origin(plain), _notes(plain)
    )


def _module(plain: Plain) -> Module:
    return Module(
        _NOT_YET,
        plain["code"],
        plain["title"],
        _hours(plain["minutes"]),
        tuple(plain["competences"]),
        tuple(_unit(unit) for unit in plain.get("units", ())),
        _notes(plain),
        _origin(plain),
        ModuleCard(
            plain.get("description", ""),
            _items(plain, "knowledge"),
            _items(plain, "skills"),
            _items(plain, "methods"),
            _items(plain, "assessment"),
            _items(plain, "lab"),
            _items(plain, "resources"),
        ),
    )


def _unit(plain: Plain) -> Unit:
    return Unit(
        _NOT_YET,
        plain["code"],
        plain["title"],
        tuple(_unit(below) for below in plain.get("units", ())),
        tuple(_topic(topic) for topic in plain.get("topics", ())),
    )


def _topic(plain: Plain) -> Topic:
    return Topic(
        _NOT_YET,
        plain["code"],
        plain["title"],
        _links(plain.get("teaches", ())),
        _links(plain.get("supports", ())),
        tuple(plain.get("requires", ())),
    )


def _links(plain: Iterable[Plain]) -> tuple[Link, ...]:
    return tuple(Link(one["competence"], one["reach"], one["reason"]) for one in plain)


class _Nodes:
    """The units and topics of all modules, for pathways that name them."""

    def __init__(self, modules: Iterable[Module]) -> None:
        self._topics: dict[str, Topic] = {}
        self._titles: dict[str, str] = {}
        for module in modules:
            self._gather(module.units)

    def _gather(self, units: Iterable[Unit]) -> None:
        for unit in units:
            self._titles[unit.code] = unit.title
            self._topics |= {topic.code: topic for topic in unit.topics}
            self._gather(unit.units)

    def units(self, plain: Plain) -> tuple[Unit, ...]:
        """Return the units below a step; raises KeyError for one that no module has."""
        return tuple(
            Unit(
                _NOT_YET,
                step["code"],
                self._titles[step["code"]],
                self.units(step),
                self.topics(step),
            )
            for step in plain.get("units", ())
        )

    def topics(self, plain: Plain) -> tuple[Topic, ...]:
        """Return the topics below a step; raises KeyError for one that no module has."""
        return tuple(
            _topic(step) if "title" in step else self._topics[step["code"]]
            for step in plain.get("topics", ())
        )


def _curriculum(plain: Plain, nodes: _Nodes) -> Curriculum:
    return Curriculum(
        _NOT_YET,
        plain["role"],
        _hours(plain["minutes"]),
        tuple(plain["competences"]),
        tuple(
            PathwayModule(part["module"], part["title"], nodes.units(part), nodes.topics(part))
            for part in plain["pathway"]
        ),
        _notes(plain),
        _origin(plain),
    )


def _items(plain: Plain, kind: str) -> Items:
    return tuple(
        Item(one["text"], _origin(one), one.get("reference", ""), tuple(one.get("aliases", ())))
        for one in plain.get(kind, ())
    )


def _notes(plain: Plain) -> tuple[Note, ...]:
    return tuple(
        Note(one.get("issue", ""), one["text"], one.get("source", ""))
        for one in plain.get("notes", ())
    )


def _origin(plain: Plain) -> Origin:
    return Origin(plain.get("source", ""), plain.get("basis", ""))


def _hours(minutes: Plain) -> Hours:
    return Hours.of_minutes(minutes[mode] for mode in MODES)
