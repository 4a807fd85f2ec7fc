"""How one person learns, as part of the page of everything that is kept about them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING
from uuid import UUID

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain import wording
from s4c_desktop.domain.study import Learner, Mode, StudyItem, StudyPlan, Training, minutes_of
from s4c_desktop.domain.study_wording import (
    known_name,
    mode_name,
    seat_name,
    state_name,
    strategy_name,
    weekday_name,
)
from s4c_desktop.exchange.page_parts import Row, day, facts, table, text, time

if TYPE_CHECKING:
    from s4c_desktop.domain.dossier import Dossier
    from s4c_desktop.domain.framework import Framework


def learning_parts(dossier: Dossier, frameworks: Mapping[UUID, Framework]) -> Iterator[str]:
    """Yield what is kept of how somebody learns: nothing where nothing is."""
    if dossier.learner is None and not dossier.plans and not dossier.trainings:
        return
    yield f"<h2>{text(_('Learning'))}</h2>\n"
    if dossier.learner is not None:
        yield from _learner(dossier.learner)
    for plan in dossier.plans:
        yield from _plan(plan, frameworks[plan.framework_id])
    yield table(
        (_("Training"), _("Starts"), _("Ends"), _("Place"), _("Seat")),
        (_training(training) for training in dossier.trainings),
    )


def _learner(learner: Learner) -> Iterator[str]:
    minutes = learner.minutes_per_week
    yield facts(
        (
            (_("Experience"), learner.experience),
            (_("Prior learning"), learner.prior_learning),
            (_("Likes to learn"), _modes(learner.modes)),
            (_("Time a week"), wording.minutes_text(minutes) if minutes else ""),
            (
                _("Free days of the week"),
                ", ".join(weekday_name(one) for one in sorted(learner.free_weekdays)),
            ),
        )
    )
    yield table(
        (_("Days off from"), _("Until"), _("What for")),
        ((day(one.first), day(one.last), one.label) for one in learner.absences),
    )
    yield table(
        (_("Topic mastered"), _("How that is known"), _("Since"), _("Note")),
        ((one.topic, known_name(one.how), day(one.noted_on), one.note) for one in learner.mastered),
    )
    yield table(
        (_("Self-check of topic"), _("Right"), _("Asked"), _("Answers"), _("When")),
        (
            (
                one.topic,
                str(one.answered_right),
                str(one.asked),
                ", ".join(str(answer + 1) for answer in one.answers),
                time(one.taken_at),
            )
            for one in learner.checks
        ),
    )


def _plan(plan: StudyPlan, framework: Framework) -> Iterator[str]:
    role = framework.role(plan.role).title
    heading = _("Learning plan: {title}").format(title=plan.title or role)
    yield f"<h3>{text(heading)}</h3>\n"
    yield facts(_set_up(plan, framework, role))
    yield table(
        (_("Item"), _("Works on"), _("Time"), _("State"), _("Note")),
        (_item(item) for item in plan.items),
    )


def _set_up(plan: StudyPlan, framework: Framework, role: str) -> Iterator[Row]:
    yield _("Role"), role
    yield _("Framework"), wording.framework_line(framework, plan.reading)
    yield _("Strategy"), strategy_name(plan.strategy)
    yield _("Starts"), day(plan.start_on)
    yield _("Deadline"), day(plan.deadline)
    yield _("Time a week"), wording.minutes_text(plan.minutes_per_week)
    yield _("Limit"), "" if plan.budget is None else wording.minutes_text(plan.budget)
    yield _("Ways of learning"), _modes(plan.modes)
    yield (
        _("Goals"),
        ", ".join(
            goal.competence if goal.level is None else f"{goal.competence}: EQF {goal.level}"
            for goal in plan.goals
        ),
    )
    yield _("Note"), plan.note
    yield _("Archived"), _("Yes") if plan.archived else ""
    yield _("Made"), time(plan.created_at)
    yield _("Last saved"), time(plan.saved_at)


def _item(item: StudyItem) -> tuple[str, ...]:
    spent = sum(minutes or 0 for minutes in minutes_of(item.hours))
    days = " – ".join(filter(None, (day(item.started_on), day(item.done_on))))
    state = ", ".join(filter(None, (state_name(item.state), days, item.removed_because)))
    return (
        ": ".join(filter(None, (item.reference, item.title))),
        ", ".join(item.works_on),
        wording.minutes_text(spent) if item.hours is not None else "",
        state,
        item.note,
    )


def _training(training: Training) -> tuple[str, ...]:
    (seat,) = training.taken
    return (
        training.title or training.unit,
        day(training.starts_on),
        day(training.ends_on),
        training.place,
        seat_name(seat.state),
    )


def _modes(modes: frozenset[Mode]) -> str:
    return ", ".join(mode_name(mode) for mode in Mode if mode in modes)
