"""Learners, plans and trainings as plain data: what is hashed, and what is handed over."""

from __future__ import annotations

from s4c_desktop.domain.canonical_text import canonical_json, digest
from s4c_desktop.domain.plain_values import Plain, iso
from s4c_desktop.domain.study import (
    Learner,
    Mode,
    StudyItem,
    StudyPlan,
    Training,
    minutes_of,
)


def learner_plain(learner: Learner) -> Plain:
    """Return everything that is known of how somebody learns."""
    return {
        "person": str(learner.person_id),
        "experience": learner.experience,
        "prior_learning": learner.prior_learning,
        "modes": [mode.value for mode in Mode if mode in learner.modes],
        "minutes_per_week": learner.minutes_per_week,
        "free_weekdays": sorted(learner.free_weekdays),
        "absences": [
            {"first": iso(one.first), "last": iso(one.last), "label": one.label}
            for one in learner.absences
        ],
        "mastered": [
            {
                "topic": one.topic,
                "how": one.how.value,
                "noted_on": iso(one.noted_on),
                "note": one.note,
            }
            for one in sorted(learner.mastered, key=lambda one: one.topic)
        ],
        "checks": [
            {
                "id": str(one.id),
                "topic": one.topic,
                "asked": one.asked,
                "answered_right": one.answered_right,
                "answers": list(one.answers),
                "taken_at": iso(one.taken_at),
            }
            for one in learner.checks
        ],
    }


def plan_plain(plan: StudyPlan) -> Plain:
    """Return everything of a plan but its counter and when it was last saved."""
    return {
        "id": str(plan.id),
        "person": str(plan.person_id),
        "assessment": str(plan.assessment_id),
        "framework": str(plan.framework_id),
        "role": plan.role,
        "reading": plan.reading,
        "title": plan.title,
        "strategy": plan.strategy.value,
        "modes": [mode.value for mode in Mode if mode in plan.modes],
        "start_on": iso(plan.start_on),
        "deadline": iso(plan.deadline),
        "minutes_per_week": plan.minutes_per_week,
        "budget": plan.budget,
        "goals": {goal.competence: goal.level for goal in plan.goals},
        "items": [item_plain(item) for item in plan.items],
        "note": plan.note,
        "archived": plan.archived,
        "created_at": iso(plan.created_at),
    }


def item_plain(item: StudyItem) -> Plain:
    """Return an item of a plan."""
    return {
        "id": str(item.id),
        "kind": item.kind.value,
        "reference": item.reference,
        "title": item.title,
        "minutes": list(minutes_of(item.hours)),
        "works_on": list(item.works_on),
        "prepares": item.prepares,
        "state": item.state.value,
        "pinned": item.pinned,
        "fixed_on": iso(item.fixed_on),
        "started_on": iso(item.started_on),
        "done_on": iso(item.done_on),
        "evidence": str(item.evidence_id) if item.evidence_id else None,
        "removed_because": item.removed_because,
        "note": item.note,
    }


def training_plain(training: Training) -> Plain:
    """Return everything of a training."""
    return {
        "id": str(training.id),
        "framework": str(training.framework_id),
        "unit": training.unit,
        "title": training.title,
        "starts_on": iso(training.starts_on),
        "ends_on": iso(training.ends_on),
        "place": training.place,
        "trainer": training.trainer,
        "seats": training.seats,
        "note": training.note,
        "taken": [
            {"person": str(one.person_id), "state": one.state.value} for one in training.taken
        ],
        "created_at": iso(training.created_at),
    }


def learner_digest(learner: Learner) -> str:
    """Return the hash of how somebody learns."""
    return digest(canonical_json(learner_plain(learner)))


def plan_digest(plan: StudyPlan) -> str:
    """Return the hash of a plan."""
    return digest(canonical_json(plan_plain(plan)))


def training_digest(training: Training) -> str:
    """Return the hash of a training."""
    return digest(canonical_json(training_plain(training)))
