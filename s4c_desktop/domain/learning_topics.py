"""Topics where they stand, with their planning hours, and which of them can be planned.

Hours are a planning estimate of course time: a topic's share is its module's hours divided
equally over the module's topics, so that the topics sum to the module's hours exactly. A centre
can give a topic hours of its own.

Only the hours in the ways of learning that are wanted are planned. A topic that has hours, but
none of them in a wanted way, can't be planned, nor can what needs it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.curriculum import Hours, Topic, Unit
from s4c_desktop.domain.learning_wishes import Kept, Wishes
from s4c_desktop.domain.study import hours_in

if TYPE_CHECKING:
    from s4c_desktop.domain.framework import Framework


@dataclass(frozen=True, slots=True)
class PlacedTopic:
    """A topic where it stands: module, the units above it, planning hours, place in the source."""

    topic: Topic
    module: str
    module_title: str
    path: tuple[Unit, ...]
    hours: Hours
    place: int
    in_curriculum: bool

    @property
    def code(self) -> str:
        """Return the topic's code."""
        return self.topic.code


class Why(StrEnum):
    """Why a topic can't be planned."""

    MASTERED = "mastered"
    REMOVED = "removed"
    MODE = "mode"
    NEEDS = "needs"


@dataclass(frozen=True)
class Ground:
    """All topics by code, which of them can be planned, and why the others can't.

    The topics are in framework order, with the hours that would be planned; `beside` are the
    hours of a topic that are not, since they are in a way of learning that is not wanted.
    """

    placed: Mapping[str, PlacedTopic]
    beside: Mapping[str, Hours]
    barred: Mapping[str, Why]
    kept: Mapping[str, Kept]

    def needs(self, code: str) -> Iterator[str]:
        """Yield the topics that must come before this one in the plan."""
        if self.kept.get(code) is Kept.DONE:
            return
        for need in self.placed[code].topic.requires:
            if need in self.placed and need not in self.barred:
                yield need

    def with_needs(self, code: str, found: set[str] | None = None) -> set[str]:
        """Return the topic with all that must come before it."""
        found = set() if found is None else found
        if code not in found:
            found.add(code)
            for need in self.needs(code):
                self.with_needs(need, found)
        return found


def place_topics(framework: Framework, role: str) -> Iterator[PlacedTopic]:
    """Yield every topic of the modules, then those that only the role's curriculum has.

    A topic of the role's alone has no module hours to share, so it has none.
    """
    curriculum = framework.curriculum(role)
    listed = {topic.code for _, _, topic in curriculum.topics()} if curriculum else set()
    titles = {module.code: module.title for module in framework.modules}
    seen: set[str] = set()
    for module in framework.modules:
        leaves = tuple(module.walk())
        share = module.hours.share(len(leaves)) if leaves else Hours()
        for path, topic in leaves:
            yield PlacedTopic(
                topic, module.code, module.title, path, share, len(seen), topic.code in listed
            )
            seen.add(topic.code)
    for code, path, topic in curriculum.topics() if curriculum else ():
        if topic.code not in seen:
            yield PlacedTopic(topic, code, titles[code], path, Hours(), len(seen), True)
            seen.add(topic.code)


def survey(framework: Framework, role: str, wishes: Wishes) -> Ground:
    """Find out which topics can be planned."""
    placed, beside = {}, {}
    for found in place_topics(framework, role):
        hours = wishes.hours.get(found.code, found.hours)
        planned = hours_in(hours, wishes.modes)
        if found.code in wishes.kept and not planned.total:
            planned = hours
        placed[found.code] = replace(found, hours=planned)
        beside[found.code] = Hours(
            *(h if p is None else None for h, p in zip(hours.modes, planned.modes, strict=True))
        )
    kept = {code: why for code, why in wishes.kept.items() if code in placed}
    barred: dict[str, Why] = {}
    for code in placed:
        if code in kept:
            continue
        if code in wishes.removed:
            barred[code] = Why.REMOVED
        elif code in wishes.mastered:
            barred[code] = Why.MASTERED
        elif beside[code].total and not placed[code].hours.total:
            barred[code] = Why.MODE
    _bar_dependents(placed, kept, barred)
    return Ground(placed, beside, barred, kept)


def _bar_dependents(
    placed: Mapping[str, PlacedTopic], kept: Mapping[str, Kept], barred: dict[str, Why]
) -> None:
    """Bar what needs a topic that can't be planned and is not mastered either."""
    found = True
    while found:
        found = False
        for code, place in placed.items():
            if (
                code not in barred
                and code not in kept
                and any(
                    barred.get(need, Why.MASTERED) is not Why.MASTERED
                    for need in place.topic.requires
                )
            ):
                barred[code] = Why.NEEDS
                found = True


def refuse_cycles(ground: Ground, codes: set[str]) -> None:
    """Raise UserError where topics of these need each other in a circle, and name them."""
    settled: set[str] = set()
    for code in ground.placed:
        if code in codes:
            circle = _circle(ground, code, [], settled)
            if circle:
                titles = [ground.placed[c].topic.title for c in circle]
                raise UserError(
                    mark(
                        "These topics need each other in a circle, so none of them can come "
                        "first: {topics}. Remove one of them from the plan, or mend the curriculum."
                    ),
                    topics=" → ".join((*titles, titles[0])),
                )


def _circle(ground: Ground, code: str, way: list[str], settled: set[str]) -> list[str]:
    if code in way:
        return way[way.index(code) :]
    if code in settled:
        return []
    way.append(code)
    for need in ground.needs(code):
        circle = _circle(ground, need, way, settled)
        if circle:
            return circle
    way.pop()
    settled.add(code)
    return []
