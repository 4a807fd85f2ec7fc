"""A plan sheet of a stored plan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain import plan_wording, schedule_wording, study_wording, wording
from s4c_desktop.domain.curriculum import Hours
from s4c_desktop.domain.plan_sheet import Fact, LeftOut, PlanSheet, SheetItem
from s4c_desktop.domain.schedule import Stretch
from s4c_desktop.domain.study import ALL_MODES, Learner, StudyPlan
from s4c_desktop.domain.study_schedule import parts_of

if TYPE_CHECKING:
    from s4c_desktop.domain.framework import Framework
    from s4c_desktop.domain.study_groups import Places, StudyGroup


@dataclass(frozen=True, slots=True)
class StudyContent:
    """What is told of a stored plan beside what its assessment says.

    `shown` are the groups in the plan, `removed` those taken out; `left_out` is what was never
    chosen, with why. `evidence` describes, by identity, what shows that items are done.
    """

    plan: StudyPlan
    framework: Framework
    places: Places
    shown: Sequence[StudyGroup]
    removed: Sequence[StudyGroup] = ()
    left_out: tuple[LeftOut, ...] = ()
    learner: Learner | None = None
    evidence: Mapping[UUID, str] | None = None


def plan_of_study(base: PlanSheet, content: StudyContent) -> PlanSheet:
    """Return the sheet of a stored plan, without days (`PlanSheet.on_days` gives it these).

    `base` is that of its assessment (`plan_of_assessment`), which knows what learning does not
    settle.
    """
    plan = content.plan
    return replace(
        base,
        id=plan.id,
        version=plan.version,
        saved_at=plan.saved_at,
        title=plan.title,
        note=plan.note,
        summary=plan_wording.items_sentence([group.works_on for group in content.shown]),
        items=tuple(_item(group, content) for group in content.shown),
        hours=sum((group.hours for group in content.shown), Hours()),
        left_out=(*content.left_out, *map(_removed, content.removed)),
        goals=tuple(_goals(content)),
        profile=tuple(_profile(content)),
    )


def _item(group: StudyGroup, content: StudyContent) -> SheetItem:
    first, last = _begun(group), _ended(group)
    evidence = content.evidence or {}
    proofs = (item.evidence_id for item in group.items if item.evidence_id is not None)
    shown_by = dict.fromkeys(evidence[proof] for proof in proofs if proof in evidence)
    notes = dict.fromkeys(item.note for item in group.items if item.note)
    return SheetItem(
        id=group.id,
        kind=group.kind,
        title=group.title,
        hours=group.hours,
        module=group.module,
        place=" › ".join(filter(None, (group.module_title, *group.path[:-1]))),
        topics=group.topics,
        works_on=group.works_on,
        mandatory=group.mandatory,
        why=wording.item_reason(group, content.framework) if group.works_on else "",
        estimate=_estimate(group, content.places),
        state=group.state,
        pinned_on=group.items[0].fixed_on,
        first=first,
        last=last,
        stretches=(Stretch(first, last),) if first and last else (),
        evidence="; ".join(shown_by),
        note="\n".join(notes),
        parts=parts_of(group),
    )


def _begun(group: StudyGroup) -> date | None:
    """Return the day on which the first of a group was begun, as far as it is known."""
    days = [day for item in group.items for day in (item.started_on, item.done_on) if day]
    return min(days, default=None)


def _ended(group: StudyGroup) -> date | None:
    """Return the day on which the last of a group was done; None before all are."""
    days = [item.done_on for item in group.items if item.done_on]
    return max(days) if len(days) == len(group.items) else None


def _estimate(group: StudyGroup, places: Places) -> str:
    for item in group.items:
        placed = places.of(item)
        if item.hours is not None or placed is None:
            return plan_wording.entered_estimate()
        if places.hours(item) != placed.hours:
            return plan_wording.centre_estimate()
    return plan_wording.shared_estimate(group.module)


def _removed(group: StudyGroup) -> LeftOut:
    reasons = dict.fromkeys(i.removed_because for i in group.items if i.removed_because)
    return LeftOut(
        title=group.title,
        hours=group.hours,
        module=group.module,
        works_on=group.works_on,
        why=plan_wording.removed_sentence("; ".join(reasons)),
    )


def _goals(content: StudyContent) -> Iterator[Fact]:
    plan = content.plan
    yield Fact(_("Goes for"), study_wording.strategy_name(plan.strategy))
    if plan.budget is not None:
        yield Fact(_("At most"), schedule_wording.length(plan.budget))
    if plan.goals:
        first = ", ".join(
            goal.competence
            if goal.level is None
            else _("{code} at EQF {level}").format(code=goal.competence, level=goal.level)
            for goal in plan.goals
        )
        yield Fact(_("Put ahead"), first)


def _profile(content: StudyContent) -> Iterator[Fact]:
    learner, modes = content.learner, content.plan.modes
    if modes and modes != ALL_MODES:
        names = (study_wording.mode_name(mode) for mode in sorted(modes, key=lambda m: m.value))
        yield Fact(_("Ways of learning"), ", ".join(names))
    if learner is None:
        return
    if learner.experience:
        yield Fact(_("Experience"), learner.experience)
    if learner.prior_learning:
        yield Fact(_("Prior learning"), learner.prior_learning)
    if learner.free_weekdays:
        days = (study_wording.weekday_name(day) for day in sorted(learner.free_weekdays))
        yield Fact(_("Days kept free"), ", ".join(days))
    if learner.absences:
        away = (
            schedule_wording.short_span_text(absence.first, absence.last)
            for absence in learner.absences
        )
        yield Fact(_("Away"), ", ".join(away))
