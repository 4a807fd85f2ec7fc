"""A stored plan as it is shown: neighbouring topics of one unit together, all else by itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby
from typing import TYPE_CHECKING
from uuid import UUID

from s4c_desktop.domain.curriculum import Hours
from s4c_desktop.domain.learning_topics import PlacedTopic, place_topics
from s4c_desktop.domain.study import (
    ALL_MODES,
    ItemKind,
    ItemState,
    Mode,
    StudyItem,
    StudyPlan,
    hours_in,
)

if TYPE_CHECKING:
    from s4c_desktop.domain.framework import Framework


@dataclass(frozen=True, slots=True)
class StudyGroup:
    """Items that are shown as one.

    `unit` is the code of the topics' unit, or of their module where they stand in none; empty
    for what is no topic. `path` are the titles of the units above, outermost first.
    """

    items: tuple[StudyItem, ...]
    title: str
    topics: tuple[str, ...]
    hours: Hours
    works_on: tuple[str, ...]
    mandatory: bool
    prepares: bool
    state: ItemState
    unit: str = ""
    path: tuple[str, ...] = ()
    module: str = ""
    module_title: str = ""
    in_curriculum: bool = True

    @property
    def id(self) -> UUID:
        """Return the identity of its first item."""
        return self.items[0].id

    @property
    def ids(self) -> tuple[UUID, ...]:
        """Return the identities of its items."""
        return tuple(item.id for item in self.items)

    @property
    def kind(self) -> ItemKind:
        """Return what its items are."""
        return self.items[0].kind

    @property
    def pinned(self) -> bool:
        """Tell whether it stays where it is."""
        return self.items[0].pinned


class Places:
    """Where the topics of a role's curriculum stand, and how long they take."""

    def __init__(
        self,
        framework: Framework,
        role: str,
        hours: Mapping[str, Hours] | None = None,
        modes: frozenset[Mode] = frozenset(),
    ) -> None:
        """Take the hours that a centre plans for topics (codes) instead of the estimate.

        With `modes`, hours of a topic in other ways of learning do not count, unless it has none
        in these.
        """
        self._modes = modes or ALL_MODES
        self._framework = framework
        self._placed = {one.topic.code: one for one in place_topics(framework, role)}
        self._hours = hours or {}

    def of(self, item: StudyItem) -> PlacedTopic | None:
        """Return where an item's topic stands; None for what is no topic of the framework."""
        return self._placed.get(item.reference) if item.kind is ItemKind.TOPIC else None

    def hours(self, item: StudyItem) -> Hours:
        """Return how long an item takes: as it says itself, as the centre says, or estimated."""
        placed = self.of(item)
        if placed is None:
            return item.hours or Hours()
        whole = item.hours or self._hours.get(item.reference, placed.hours)
        wanted = hours_in(whole, self._modes)
        return wanted if wanted.total else whole

    def minutes(self, item: StudyItem) -> Fraction:
        """Return how many minutes an item takes in all."""
        return self.hours(item).total * 60

    def title(self, item: StudyItem) -> str:
        """Return what an item is called."""
        placed = self.of(item)
        return item.title or (placed.topic.title if placed else item.reference)


def groups(
    plan: StudyPlan, framework: Framework, places: Places, *, removed: bool = False
) -> tuple[StudyGroup, ...]:
    """Return what is in a plan, or with `removed` what was taken out, as it is shown."""
    mandatory = {
        code for code, r in framework.requirements(plan.role, plan.reading).items() if r.mandatory
    }
    items = (item for item in plan.items if item.active is not removed)
    return tuple(
        _group(tuple(members), framework, places, mandatory)
        for _key, members in groupby(items, key=lambda item: _together(item, places))
    )


def _together(item: StudyItem, places: Places) -> tuple[object, ...]:
    placed = places.of(item)
    if placed is None:
        return (item.id,)
    return (
        placed.module,
        tuple(unit.code for unit in placed.path),
        placed.in_curriculum,
        item.prepares,
        item.state,
        item.pinned,
        item.fixed_on,
    )


def _group(
    items: tuple[StudyItem, ...], framework: Framework, places: Places, mandatory: set[str]
) -> StudyGroup:
    first = items[0]
    placed = places.of(first)
    codes = {code for item in items for code in item.works_on}
    base = StudyGroup(
        items=items,
        title=places.title(first),
        topics=(),
        hours=_sum(places.hours(item) for item in items),
        works_on=tuple(sorted(codes, key=framework.order.__getitem__)),
        mandatory=bool(codes & mandatory),
        prepares=first.prepares,
        state=first.state,
    )
    if placed is None:
        return base
    return StudyGroup(
        items=items,
        title=placed.path[-1].title if placed.path else placed.module_title,
        topics=tuple(places.title(item) for item in items),
        hours=base.hours,
        works_on=base.works_on,
        mandatory=base.mandatory,
        prepares=base.prepares,
        state=base.state,
        unit=placed.path[-1].code if placed.path else placed.module,
        path=tuple(unit.title for unit in placed.path),
        module=placed.module,
        module_title=placed.module_title,
        in_curriculum=placed.in_curriculum,
    )


def _sum(hours: Iterable[Hours]) -> Hours:
    return sum(hours, Hours())


@dataclass(frozen=True, slots=True)
class Finished:
    """A module of which everything planned is done, and the competences (codes) it worked on."""

    module: str
    title: str
    works_on: tuple[str, ...]


def finished_modules(shown: Iterable[StudyGroup], framework: Framework) -> Iterator[Finished]:
    """Yield the modules of which nothing planned is left: a re-assessment is worth while.

    It never raises a level.
    """
    by_module: dict[str, list[StudyGroup]] = {}
    for group in shown:
        if group.module:
            by_module.setdefault(group.module, []).append(group)
    for module, members in by_module.items():
        if all(group.state is ItemState.DONE for group in members):
            codes = {code for group in members if not group.prepares for code in group.works_on}
            yield Finished(
                module,
                members[0].module_title,
                tuple(sorted(codes, key=framework.order.__getitem__)),
            )
