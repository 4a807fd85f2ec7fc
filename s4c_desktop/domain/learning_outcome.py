"""What follows from gaps and wishes: topics in order with their reasons, and what is left out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from s4c_desktop.domain.curriculum import Hours
from s4c_desktop.domain.learning_choice import (
    choose,
    helped,
    helpful_topics,
    kept_topics,
    minutes,
)
from s4c_desktop.domain.learning_needs import Need, find_needs
from s4c_desktop.domain.learning_order import in_order
from s4c_desktop.domain.learning_topics import Ground, PlacedTopic, Why, refuse_cycles, survey
from s4c_desktop.domain.learning_wishes import Kept, Wishes
from s4c_desktop.domain.scale import State
from s4c_desktop.domain.study import Strategy

if TYPE_CHECKING:
    from s4c_desktop.domain.framework import Framework
    from s4c_desktop.domain.gap import Result


@dataclass(frozen=True, slots=True)
class ChosenTopic:
    """A topic of the plan and why it is there.

    `works_on` names the competences with a gap that it teaches, `prepares_for` those that later
    topics teach which build on it. `beside` are hours in ways of learning that are not wanted.
    """

    placed: PlacedTopic
    works_on: tuple[str, ...]
    prepares_for: tuple[str, ...]
    mandatory: bool
    goal: bool
    kept: Kept | None
    beside: Hours

    @property
    def code(self) -> str:
        """Return the topic's code."""
        return self.placed.code

    @property
    def hours(self) -> Hours:
        """Return the planning hours."""
        return self.placed.hours

    @property
    def reasons(self) -> tuple[str, ...]:
        """Return the competences it works on, or else those it prepares for."""
        return self.works_on or self.prepares_for


@dataclass(frozen=True, slots=True)
class Untaught:
    """A competence with a gap that no topic helps with.

    `best_reach` is the highest EQF level any topic teaches it to, None where none teaches it.
    """

    competence: str
    best_reach: int | None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A competence that the budget leaves out, and the least it would take to work on it.

    `minutes` come on top of the plan; `topics` (codes, in order of need) are what they are for.
    """

    competence: str
    mandatory: bool
    missing: int
    minutes: Fraction
    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unreachable:
    """A competence that topics would help with, none of which can be planned, and why."""

    competence: str
    mandatory: bool
    topics: tuple[tuple[str, Why], ...]


@dataclass(frozen=True, slots=True)
class Removal:
    """A removed topic, the topics that fall with it, and the competences nothing works on now."""

    topic: str
    with_it: tuple[str, ...]
    competences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """A plan at the grain of topics, with what it leaves out and why.

    `hours` are those of the topics that are not done, `done` those of the others. `used` and
    `over` are minutes: what the plan takes of the budget, and by how much what is kept exceeds
    it. `left_out_topics` help but are not chosen. `goals_met` are goals with nothing to learn.
    """

    role: str
    strategy: Strategy
    topics: tuple[ChosenTopic, ...]
    left_out: tuple[LeftOut, ...]
    left_out_topics: tuple[str, ...]
    unreachable: tuple[Unreachable, ...]
    removals: tuple[Removal, ...]
    untaught: tuple[Untaught, ...]
    evidence_only: tuple[str, ...]
    not_rated: tuple[str, ...]
    goals_met: tuple[str, ...]
    hours: Hours
    done: Hours
    beside: Hours
    role_hours: Hours | None
    budget: int | None
    used: Fraction
    over: Fraction


def plan_learning(
    framework: Framework, role: str, result: Result, wishes: Wishes | None = None
) -> Outcome:
    """Choose and order topics for the gaps of a result.

    Without a budget, everything that helps is chosen. Raises UserError for wishes that can't be
    (see `Wishes.check`) and for topics that need each other in a circle.
    """
    wishes = wishes or Wishes()
    wishes.check(framework)
    needs = find_needs(framework, result, wishes.goals)
    ground = survey(framework, role, wishes)
    helpful = helpful_topics(ground, needs)
    kept = kept_topics(ground)
    refuse_cycles(ground, helpful | kept)
    chosen = helpful | kept
    if wishes.budget is not None:
        chosen = choose(ground, needs, wishes.strategy, wishes.budget)
    topics = _topics(ground, needs, chosen, wishes.strategy)
    used = minutes(ground, chosen)
    curriculum = framework.curriculum(role)
    return Outcome(
        role=role,
        strategy=wishes.strategy,
        topics=topics,
        left_out=tuple(_left_out(ground, needs, chosen)),
        left_out_topics=tuple(code for code in ground.placed if code in helpful - chosen),
        unreachable=tuple(_unreachable(ground, needs, helpful | kept)),
        removals=tuple(_removals(ground, needs)),
        untaught=tuple(_untaught(ground, needs)),
        evidence_only=_with_state(result, State.NO_EVIDENCE),
        not_rated=_with_state(result, State.UNTOUCHED),
        goals_met=tuple(
            c.competence
            for c in result.comparisons
            if c.competence in wishes.goals
            and c.competence not in needs
            and c.rating.state is State.RATED
        ),
        hours=_sum(topic.hours for topic in topics if topic.kept is not Kept.DONE),
        done=_sum(topic.hours for topic in topics if topic.kept is Kept.DONE),
        beside=_sum(topic.beside for topic in topics if topic.kept is not Kept.DONE),
        role_hours=curriculum.hours if curriculum else None,
        budget=wishes.budget,
        used=used,
        over=max(Fraction(), used - wishes.budget) if wishes.budget is not None else Fraction(),
    )


def _topics(
    ground: Ground, needs: Mapping[str, Need], chosen: set[str], strategy: Strategy
) -> tuple[ChosenTopic, ...]:
    works_on = {code: helped(ground, code, needs) for code in chosen}
    prepares: dict[str, set[str]] = {code: set() for code in chosen}
    for code in chosen:
        for need in ground.with_needs(code) - {code}:
            prepares[need] |= works_on[code]
    reasons = {
        code: [needs[competence] for competence in works_on[code] | prepares[code]]
        for code in chosen
    }
    in_framework_order = sorted(needs, key=lambda code: needs[code].place)
    return tuple(
        ChosenTopic(
            placed=ground.placed[code],
            works_on=tuple(c for c in in_framework_order if c in works_on[code]),
            prepares_for=tuple(c for c in in_framework_order if c in prepares[code]),
            mandatory=any(needs[c].mandatory for c in works_on[code] or prepares[code]),
            goal=any(needs[c].goal for c in works_on[code] or prepares[code]),
            kept=ground.kept.get(code),
            beside=ground.beside[code],
        )
        for code in in_order(strategy, ground.placed, reasons, ground.needs)
    )


def _left_out(ground: Ground, needs: Mapping[str, Need], chosen: set[str]) -> Iterable[LeftOut]:
    """Yield what could be worked on and is not, with the least that would add it."""
    served = {need for code in chosen for need in helped(ground, code, needs)}
    for need in needs.values():
        ways = [
            ground.with_needs(code) - chosen
            for code, place in ground.placed.items()
            if code not in ground.barred and need.helped_by(place.topic)
        ]
        if need.competence in served or not ways:
            continue
        least = min(ways, key=lambda way: minutes(ground, way))
        yield LeftOut(
            need.competence,
            need.mandatory,
            need.missing,
            minutes(ground, least),
            tuple(_first_things_first(ground, least)),
        )


def _first_things_first(ground: Ground, codes: set[str]) -> list[str]:
    return in_order(Strategy.BLOCKERS, ground.placed, dict.fromkeys(codes, ()), ground.needs)


def _unreachable(
    ground: Ground, needs: Mapping[str, Need], possible: set[str]
) -> Iterable[Unreachable]:
    for need in needs.values():
        teaching = [c for c, place in ground.placed.items() if need.helped_by(place.topic)]
        if teaching and not possible.intersection(teaching):
            yield Unreachable(
                need.competence,
                need.mandatory,
                tuple((code, ground.barred[code]) for code in teaching),
            )


def _removals(ground: Ground, needs: Mapping[str, Need]) -> Iterable[Removal]:
    """Yield what each removed topic takes with it."""
    for removed, why in ground.barred.items():
        if why is not Why.REMOVED:
            continue
        fallen = _fallen_with(ground, removed)
        lost = (
            need.competence
            for need in needs.values()
            if any(need.helped_by(ground.placed[code].topic) for code in fallen)
            and not any(
                need.helped_by(place.topic)
                for code, place in ground.placed.items()
                if code not in ground.barred
            )
        )
        yield Removal(
            removed, tuple(c for c in ground.placed if c in fallen - {removed}), tuple(lost)
        )


def _fallen_with(ground: Ground, removed: str) -> set[str]:
    fallen, before = {removed}, 0
    while len(fallen) > before:
        before = len(fallen)
        fallen |= {
            code
            for code, why in ground.barred.items()
            if why is Why.NEEDS and fallen.intersection(ground.placed[code].topic.requires)
        }
    return fallen


def _untaught(ground: Ground, needs: Mapping[str, Need]) -> Iterable[Untaught]:
    for code, need in needs.items():
        if not any(need.helped_by(place.topic) for place in ground.placed.values()):
            reaches = (
                link.reach
                for place in ground.placed.values()
                for link in place.topic.teaches
                if link.competence == code
            )
            yield Untaught(code, max(reaches, default=None))


def _with_state(result: Result, state: State) -> tuple[str, ...]:
    return tuple(c.competence for c in result.comparisons if c.rating.state is state)


def _sum(hours: Iterable[Hours]) -> Hours:
    return sum(hours, Hours())
