"""The units that topics stand in, whichever role needs them: what a training can be about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from s4c_desktop.domain.curriculum import Hours
from s4c_desktop.domain.learning_topics import PlacedTopic, place_topics

if TYPE_CHECKING:
    from s4c_desktop.domain.framework import Framework


@dataclass(frozen=True, slots=True)
class UnitPlace:
    """A unit with the topics right below it; `path` are the titles of the units above.

    `above` are the codes of the module and of those units. Topics that stand in no unit are
    together under their module's code and title.
    """

    code: str
    title: str
    path: tuple[str, ...]
    module: str
    module_title: str
    topics: tuple[PlacedTopic, ...]
    place: int
    above: tuple[str, ...] = ()

    @property
    def hours(self) -> Hours:
        """Return how long all its topics take."""
        return sum((placed.hours for placed in self.topics), Hours())


@dataclass(frozen=True)
class Units:
    """The units of a framework by their codes, in its order; empty where it has no curriculum."""

    by_code: Mapping[str, UnitPlace]

    @cached_property
    def titles(self) -> Mapping[str, str]:
        """Name every unit and module by its code, also those that only have units below."""
        found: dict[str, str] = {}
        for unit in self.by_code.values():
            names = zip(unit.above, (unit.module_title, *unit.path), strict=False)
            found |= {code: title for code, title in names if code not in found}
            found.setdefault(unit.code, unit.title)
        return found

    def below(self, code: str) -> tuple[UnitPlace, ...]:
        """Return the units that a unit or module, by its code, consists of; itself if none."""
        return tuple(
            unit for unit in self.by_code.values() if unit.code == code or code in unit.above
        )

    @cached_property
    def of_topic(self) -> Mapping[str, UnitPlace]:
        """Map each topic's code to the unit it stands in."""
        return {placed.topic.code: unit for unit in self.by_code.values() for placed in unit.topics}

    @cached_property
    def topics(self) -> Mapping[str, PlacedTopic]:
        """Map each topic's code to where it stands."""
        return {
            placed.topic.code: placed for unit in self.by_code.values() for placed in unit.topics
        }


def units_of(framework: Framework, hours: Mapping[str, Hours] | None = None) -> Units:
    """Return the units of a framework that have topics.

    `hours` are those that a centre plans for topics (codes) instead of the estimate.
    """
    planned = hours or {}
    found: dict[str, list[PlacedTopic]] = {}
    for placed in _placed(framework):
        code = placed.path[-1].code if placed.path else placed.module
        time = planned.get(placed.topic.code, placed.hours)
        found.setdefault(code, []).append(replace(placed, hours=time))
    return Units(
        {
            code: UnitPlace(
                code=code,
                title=topics[0].path[-1].title if topics[0].path else topics[0].module_title,
                path=tuple(unit.title for unit in topics[0].path[:-1]),
                module=topics[0].module,
                module_title=topics[0].module_title,
                topics=tuple(topics),
                place=place,
                above=(topics[0].module, *(unit.code for unit in topics[0].path[:-1])),
            )
            for place, (code, topics) in enumerate(found.items())
        }
    )


def _placed(framework: Framework) -> Iterator[PlacedTopic]:
    """Yield every topic once: those of the modules, then those that only a role's pathway has."""
    seen: set[str] = set()
    for role in ("", *(role.code for role in framework.roles)):
        for placed in place_topics(framework, role):
            if placed.topic.code not in seen:
                seen.add(placed.topic.code)
                yield placed
