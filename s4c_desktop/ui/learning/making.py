"""Makes a plan from an assessment, keeps it, and shows it in the planner."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QObject

from s4c_desktop.services.outcome import Outcome
from s4c_desktop.services.study import Studied
from s4c_desktop.ui.context import Context


def make_plan(context: Context, assessment_id: UUID, role: str | None, owner: QObject) -> None:
    """Make a plan, for another role (code) where one is named, and show it once it is stored."""
    study = context.program.study

    def make() -> Outcome[Studied]:
        return study.keep(study.start(assessment_id, role).plan)

    context.tasks.run(
        make, done=lambda kept: context.events.plan_wanted.emit(kept.plan.id), owner=owner
    )
