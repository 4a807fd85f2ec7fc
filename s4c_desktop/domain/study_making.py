"""Makes the items of a stored plan from gaps and wishes, and makes them anew later."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING
from uuid import uuid4

from s4c_desktop.domain.curriculum import Hours
from s4c_desktop.domain.learning import LearningPlan, grouped
from s4c_desktop.domain.learning_order import Arranged, arrange
from s4c_desktop.domain.learning_outcome import ChosenTopic, Outcome, plan_learning
from s4c_desktop.domain.learning_topics import place_topics, survey
from s4c_desktop.domain.learning_wishes import Kept, Wishes
from s4c_desktop.domain.learning_wording import (
    Titles,
    budget_sentence,
    left_out_sentence,
    minimal_sentence,
    mode_notes,
    out_of_order_sentence,
    removal_sentence,
    titles,
    unreachable_sentence,
)
from s4c_desktop.domain.plan_sheet import LeftOut
from s4c_desktop.domain.study import (
    ALL_MODES,
    ItemKind,
    ItemState,
    Learner,
    StudyItem,
    StudyPlan,
)
from s4c_desktop.domain.wording import competence_name

if TYPE_CHECKING:
    from s4c_desktop.domain.framework import Framework
    from s4c_desktop.domain.gap import Result

NOTHING = Fraction()


@dataclass(frozen=True, slots=True)
class Made:
    """What the gaps and wishes of a plan come to.

    `items` are the plan's items made anew: what is done, pinned, begun, removed or no topic is
    kept. `learning` tells what no topic settles; `left_out` what was not chosen, and what it would
    cost. `notes` are sentences about what the person should know.
    """

    items: tuple[StudyItem, ...]
    learning: LearningPlan
    left_out: tuple[LeftOut, ...] = ()
    notes: tuple[str, ...] = ()


def make_items(
    plan: StudyPlan,
    framework: Framework,
    result: Result,
    learner: Learner,
    hours: Mapping[str, Hours],
) -> Made:
    """Choose the topics of a plan by its wishes, and put them among what stays.

    `hours` are the centre's own by topic (code). What is done, begun or pinned keeps its place, as
    does what is no topic; a topic that was planned before keeps its identity. What is no topic
    takes of the limit of hours too. Raises UserError for topics that need each other in a circle.
    """
    others = sum(
        (item.hours.total * 60 for item in plan.items if item.hours and _takes_of_limit(item)),
        Fraction(),
    )
    wishes = wishes_of(plan, learner, hours, others)
    outcome = plan_learning(framework, plan.role, result, wishes)
    chosen = {topic.code: topic for topic in outcome.topics}
    arranged = arrange(
        tuple(chosen),
        [item.reference for item in _topics(plan)],
        {item.reference for item in _topics(plan) if _stays(item)},
        survey(framework, plan.role, wishes).needs,
    )
    named = titles(place_topics(framework, plan.role))
    return Made(
        _merged(plan, [chosen[code] for code in arranged.order]),
        grouped(framework, outcome),
        tuple(_left_out(outcome, framework, named)),
        tuple(_notes(plan, outcome, framework, arranged, named, others)),
    )


def wishes_of(
    plan: StudyPlan, learner: Learner, hours: Mapping[str, Hours], others: Fraction = NOTHING
) -> Wishes:
    """Return what a plan asks for; `others` are the minutes of what is no topic."""
    own = {item.reference: item.hours for item in _topics(plan) if item.hours is not None}
    budget = plan.budget
    if budget is not None:
        # Where nothing is left for topics, a minute keeps out all that take any time.
        budget = max(int(budget - others), 1)
    return Wishes(
        strategy=plan.strategy,
        goals={goal.competence: goal.level for goal in plan.goals},
        budget=budget,
        modes=plan.modes or ALL_MODES,
        mastered=frozenset(one.topic for one in learner.mastered),
        kept={item.reference: _kept(item) for item in _topics(plan) if _stays(item)},
        removed=frozenset(
            item.reference for item in plan.items if item.kind is ItemKind.TOPIC and not item.active
        ),
        hours={**hours, **own},
    )


def _topics(plan: StudyPlan) -> list[StudyItem]:
    return [item for item in plan.items if item.kind is ItemKind.TOPIC and item.active]


def _stays(item: StudyItem) -> bool:
    return item.pinned or item.state in (ItemState.STARTED, ItemState.DONE)


def _kept(item: StudyItem) -> Kept:
    if item.state is ItemState.DONE:
        return Kept.DONE
    return Kept.STARTED if item.state is ItemState.STARTED else Kept.PINNED


def _takes_of_limit(item: StudyItem) -> bool:
    return item.kind is not ItemKind.TOPIC and item.active and item.state is not ItemState.DONE


def _merged(plan: StudyPlan, chosen: Iterable[ChosenTopic]) -> tuple[StudyItem, ...]:
    """Return the items of the topics, with what is no topic at its place, and what was removed."""
    before = {item.reference: item for item in _topics(plan)}
    merged = [_item(topic, before.get(topic.code)) for topic in chosen]
    active = [item for item in plan.items if item.active]
    for place, item in enumerate(active):
        if item.kind is not ItemKind.TOPIC:
            merged.insert(min(place, len(merged)), item)
    return (*merged, *(item for item in plan.items if not item.active))


def _item(chosen: ChosenTopic, before: StudyItem | None) -> StudyItem:
    item = before or StudyItem(uuid4(), ItemKind.TOPIC, chosen.code)
    return replace(item, works_on=chosen.reasons, prepares=not chosen.works_on)


def _left_out(outcome: Outcome, framework: Framework, named: Titles) -> Iterator[LeftOut]:
    for left in outcome.left_out:
        yield LeftOut(
            title=competence_name(framework, left.competence),
            hours=Hours(),
            works_on=(left.competence,),
            why=left_out_sentence(left, framework, named),
        )
    for gone in outcome.unreachable:
        yield LeftOut(
            title=competence_name(framework, gone.competence),
            hours=Hours(),
            works_on=(gone.competence,),
            why=unreachable_sentence(gone, framework, named),
        )


def _notes(
    plan: StudyPlan,
    outcome: Outcome,
    framework: Framework,
    arranged: Arranged,
    named: Titles,
    others: Fraction,
) -> Iterator[str]:
    if plan.budget is not None:
        total = replace(
            outcome,
            budget=plan.budget,
            used=outcome.used + others,
            over=max(Fraction(), outcome.used + others - plan.budget),
        )
        yield budget_sentence(total)
    if minimal := minimal_sentence(outcome):
        yield minimal
    yield from mode_notes(outcome)
    yield from (removal_sentence(one, framework, named) for one in outcome.removals)
    yield from (out_of_order_sentence(pair, named) for pair in arranged.warnings)
