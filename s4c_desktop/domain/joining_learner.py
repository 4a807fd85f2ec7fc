"""What becomes of how somebody learns, where two workspaces know of it: nothing is lost."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from s4c_desktop.domain.study import Learner


def join_learner(stored: Learner | None, brought: Learner | None, line: str) -> Learner | None:
    """Return a learner with what both sides know; what is here stays where both know it.

    `line` stands above a text of the file that says something else.
    """
    if stored is None or brought is None:
        return stored or brought
    topics = {one.topic for one in stored.mastered}
    checks = {one.id for one in stored.checks}
    mastered = (*stored.mastered, *(m for m in brought.mastered if m.topic not in topics))
    return replace(
        stored,
        experience=_text(stored.experience, brought.experience, line),
        prior_learning=_text(stored.prior_learning, brought.prior_learning, line),
        modes=stored.modes or brought.modes,
        minutes_per_week=stored.minutes_per_week or brought.minutes_per_week,
        free_weekdays=stored.free_weekdays or brought.free_weekdays,
        absences=(*stored.absences, *(a for a in brought.absences if a not in stored.absences)),
        mastered=tuple(sorted(mastered, key=lambda one: one.topic)),
        checks=(*stored.checks, *(c for c in brought.checks if c.id not in checks)),
    )


def _text(stored: str, brought: str, line: str) -> str:
    if not stored or brought in stored:
        return stored or brought
    return f"{stored}\n{line}\n{brought}"
