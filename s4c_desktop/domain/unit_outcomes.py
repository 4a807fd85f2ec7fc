"""What somebody can do after a unit: for those who design a course of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from s4c_desktop.domain.cohort_needs import Need, Standing

if TYPE_CHECKING:
    from s4c_desktop.domain.cohort import Member
    from s4c_desktop.domain.curriculum import Hours
    from s4c_desktop.domain.framework import Anchor, Framework
    from s4c_desktop.domain.unit_places import UnitPlace


@dataclass(frozen=True, slots=True)
class Outcome:
    """A competence (code) that a unit teaches.

    `reach` is the highest level its topics lead to, `wanted` the level that most of those who need
    the unit for this competence want in it (of equally many the higher), None where nobody does.
    `level` is what a course can aim at: `wanted`, but not above `reach`; `reach` where nobody
    needs it. `anchor` is what a participant can do then, None where the framework has no text.
    `people` is how many work on it, `topics` (codes) teach it.
    """

    competence: str
    reach: int
    wanted: int | None
    level: int
    anchor: Anchor | None
    people: int
    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TopicTime:
    """A topic of a unit with its time, and how many people need it."""

    code: str
    title: str
    hours: Hours
    people: int


@dataclass(frozen=True, slots=True)
class UnitOutcomes:
    """Everything for designing a course of a unit.

    `supports` are competences (codes) that its topics support and none teaches. `methods` and
    `assessment` are those of the module, empty before version 1.0.
    """

    framework_id: UUID
    unit: UnitPlace
    outcomes: tuple[Outcome, ...]
    supports: tuple[str, ...]
    topics: tuple[TopicTime, ...]
    methods: tuple[str, ...]
    assessment: tuple[str, ...]
    people: int


def unit_outcomes(
    framework: Framework, unit: UnitPlace, need: Need | None, members: Mapping[UUID, Member]
) -> UnitOutcomes:
    """Return the outcomes of a unit for those of a cohort who need it, or for anybody."""
    sharing = [s for s in need.shares.values() if s.standing is not Standing.DONE] if need else []
    wanted: dict[str, list[int]] = {}
    working: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for share in sharing:
        asked.update(share.topics)
        working.update(share.works_on)
        levels = members[share.person_id].levels
        for code in share.works_on:
            if code in levels:
                wanted.setdefault(code, []).append(levels[code])
    taught = _taught(unit)
    module = next((m for m in framework.modules if m.code == unit.module), None)
    supports = {link.competence for placed in unit.topics for link in placed.topic.supports}
    return UnitOutcomes(
        framework.id,
        unit,
        tuple(
            _outcome(framework, code, taught[code], wanted.get(code, ()), working[code])
            for code in sorted(taught, key=framework.order.__getitem__)
        ),
        tuple(sorted(supports - taught.keys(), key=framework.order.__getitem__)),
        tuple(
            TopicTime(placed.topic.code, placed.topic.title, placed.hours, asked[placed.topic.code])
            for placed in unit.topics
        ),
        tuple(item.text for item in module.card.methods) if module else (),
        tuple(item.text for item in module.card.assessment) if module else (),
        len(sharing),
    )


def _taught(unit: UnitPlace) -> dict[str, list[tuple[str, int]]]:
    """Map each competence that is taught to the topics that teach it, with their reach."""
    found: dict[str, list[tuple[str, int]]] = {}
    for placed in unit.topics:
        for link in placed.topic.teaches:
            found.setdefault(link.competence, []).append((placed.topic.code, link.reach))
    return found


def _outcome(
    framework: Framework,
    code: str,
    taught: Iterable[tuple[str, int]],
    wanted: Iterable[int],
    people: int,
) -> Outcome:
    taught = tuple(taught)
    reach = max(level for _topic, level in taught)
    most = _most_wanted(wanted)
    level = reach if most is None else min(most, reach)
    return Outcome(
        code,
        reach,
        most,
        level,
        framework.competence(code).anchor(level),
        people,
        tuple(topic for topic, _level in taught),
    )


def _most_wanted(levels: Iterable[int]) -> int | None:
    counts = Counter(levels)
    return max(counts, key=lambda level: (counts[level], level), default=None)
