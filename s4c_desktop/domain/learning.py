"""From gaps to a learning plan: which topics work on them, in which order, and at what cost.

Hours are a planning estimate of course time: a topic's share is its module's hours divided
equally over the module's topics, so that the topics sum to the module's hours exactly.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby

from s4c_desktop.domain.curriculum import Hours, Topic, Unit
from s4c_desktop.domain.framework import Framework
from s4c_desktop.domain.gap import Comparison, Result
from s4c_desktop.domain.scale import LOWEST, SHORT, State


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


@dataclass(frozen=True, slots=True)
class PlanItem:
    """Topics of one unit to study together, and why they are there.

    `works_on` names the competences with a gap that the topics teach, or, where the item only
    prepares for later ones (`prepares`), those that the later topics teach.
    """

    unit: str
    path: tuple[str, ...]
    module: str
    module_title: str
    topics: tuple[str, ...]
    hours: Hours
    works_on: tuple[str, ...]
    mandatory: bool
    in_curriculum: bool
    prepares: bool


@dataclass(frozen=True, slots=True)
class Untaught:
    """A competence with a gap that no topic helps with.

    `best_reach` is the highest EQF level any topic teaches it to, None where none teaches it.
    """

    competence: str
    best_reach: int | None


@dataclass(frozen=True, slots=True)
class LearningPlan:
    """What to learn, in order, and what learning cannot settle."""

    role: str
    items: tuple[PlanItem, ...]
    untaught: tuple[Untaught, ...]
    evidence_only: tuple[str, ...]
    not_rated: tuple[str, ...]
    hours: Hours
    role_hours: Hours | None


@dataclass(frozen=True, slots=True, order=True)
class _Rank:
    """The documented order: mandatory, larger gap, fewer hours, framework order, place."""

    optional: bool
    gap: int
    hours: object
    competence: int
    place: int


@dataclass(slots=True)
class _Candidate:
    placed: PlacedTopic
    teaches: set[str] = field(default_factory=set)
    prepares: set[str] = field(default_factory=set)
    rank: _Rank | None = None


def make_plan(framework: Framework, role: str, result: Result) -> LearningPlan:
    """Turn the gaps of a result into plan items, in the order MEASURES documents."""
    gaps = {c.competence: c for c in result.comparisons if c.status in SHORT}
    placed = {p.topic.code: p for p in place_topics(framework, role)}
    chosen = _choose(framework, placed, gaps)
    items = tuple(_items(framework, gaps, _ordered(chosen)))
    taught = {code for candidate in chosen.values() for code in candidate.teaches}
    curriculum = framework.curriculum(role)
    return LearningPlan(
        role=role,
        items=items,
        untaught=tuple(
            Untaught(code, _best_reach(placed.values(), code))
            for code in gaps
            if code not in taught
        ),
        evidence_only=_with_state(result, State.NO_EVIDENCE),
        not_rated=_with_state(result, State.UNTOUCHED),
        hours=sum((item.hours for item in items), Hours()),
        role_hours=curriculum.hours if curriculum else None,
    )


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


def _with_state(result: Result, state: State) -> tuple[str, ...]:
    return tuple(c.competence for c in result.comparisons if c.rating.state is state)


def _best_reach(placed: Iterable[PlacedTopic], competence: str) -> int | None:
    return max(
        (link.reach for p in placed for link in p.topic.teaches if link.competence == competence),
        default=None,
    )


def _actual(comparison: Comparison) -> int:
    """Return the level reached; below the scale counts as just under its lowest level."""
    return comparison.rating.level or LOWEST - 1


def _choose(
    framework: Framework, placed: Mapping[str, PlacedTopic], gaps: Mapping[str, Comparison]
) -> dict[str, _Candidate]:
    """Pick the topics that lead beyond a level reached, and what those topics need first."""
    chosen: dict[str, _Candidate] = {}
    for code, place in placed.items():
        helped = {
            link.competence
            for link in place.topic.teaches
            if link.competence in gaps and link.reach > _actual(gaps[link.competence])
        }
        if helped:
            chosen[code] = _Candidate(place, teaches=helped)
    for candidate in tuple(chosen.values()):
        _add_needed(candidate, candidate.teaches, placed, chosen)
    for candidate in chosen.values():
        candidate.rank = min(
            _rank(candidate.placed, gaps[code], framework.order[code])
            for code in candidate.teaches | candidate.prepares
        )
    return chosen


def _add_needed(
    candidate: _Candidate,
    for_the_sake_of: set[str],
    placed: Mapping[str, PlacedTopic],
    chosen: dict[str, _Candidate],
) -> None:
    for code in candidate.placed.topic.requires:
        if code not in placed:
            continue
        needed = chosen.setdefault(code, _Candidate(placed[code]))
        if not for_the_sake_of <= needed.prepares:
            needed.prepares |= for_the_sake_of
            _add_needed(needed, for_the_sake_of, placed, chosen)


def _rank(placed: PlacedTopic, gap: Comparison, order: int) -> _Rank:
    return _Rank(not gap.mandatory, -gap.missing, placed.hours.total, order, placed.place)


def _ordered(chosen: Mapping[str, _Candidate]) -> Iterator[_Candidate]:
    """Yield by rank, but every topic after what it needs (Kahn's algorithm with a heap)."""
    waiting = {
        code: {need for need in candidate.placed.topic.requires if need in chosen}
        for code, candidate in chosen.items()
    }
    ready = [(chosen[code].rank, code) for code, needs in waiting.items() if not needs]
    heapq.heapify(ready)
    while ready:
        _, code = heapq.heappop(ready)
        yield chosen[code]
        for other, needs in waiting.items():
            if code in needs:
                needs.remove(code)
                if not needs:
                    heapq.heappush(ready, (chosen[other].rank, other))


def _items(
    framework: Framework, gaps: Mapping[str, Comparison], ordered: Iterable[_Candidate]
) -> Iterator[PlanItem]:
    """Join neighbours of the same unit that are there for the same kind of reason."""

    def kind(candidate: _Candidate) -> tuple[object, ...]:
        codes = candidate.teaches or candidate.prepares
        return (
            candidate.placed.module,
            tuple(unit.code for unit in candidate.placed.path),
            bool(candidate.teaches),
            any(gaps[code].mandatory for code in codes),
            candidate.placed.in_curriculum,
        )

    for _, group in groupby(ordered, key=kind):
        members = tuple(group)
        first = members[0].placed
        codes = {code for m in members for code in (m.teaches or m.prepares)}
        path = tuple(unit.title for unit in first.path)
        yield PlanItem(
            unit=path[-1] if path else first.module_title,
            path=path,
            module=first.module,
            module_title=first.module_title,
            topics=tuple(m.placed.topic.title for m in members),
            hours=sum((m.placed.hours for m in members), Hours()),
            works_on=tuple(sorted(codes, key=framework.order.__getitem__)),
            mandatory=any(gaps[code].mandatory for code in codes),
            in_curriculum=first.in_curriculum,
            prepares=not members[0].teaches,
        )
