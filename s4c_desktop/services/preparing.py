"""Preparing an assessment: its plan, and the centre's rule for appeals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import select

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.preparing import merged
from s4c_desktop.models.tables import WorkspaceRow
from s4c_desktop.services.saved import Saved, saved

if TYPE_CHECKING:
    from s4c_desktop.domain.assessment import PlannedMethod
    from s4c_desktop.models.unit_of_work import UnitsOfWork
    from s4c_desktop.services.outcome import Outcome


class PreparingService:
    """Keeps assessment plans; those of signed assessments refuse every change."""

    def __init__(self, units: UnitsOfWork) -> None:
        self._units = units

    def keep_plan(
        self,
        assessment_id: UUID,
        plan: Sequence[PlannedMethod],
        *,
        seen: Sequence[PlannedMethod] | None = None,
    ) -> Outcome[Saved]:
        """Keep a plan; lines that another desk added since it was `seen` stay.

        Raises UserError for a line without a method and for an unknown competence.
        """
        ours = tuple(_tidy(line) for line in plan)
        with self._units.writing() as work:
            row = work.assessments.draft(assessment_id)
            kept = ours
            if seen is not None:
                kept = merged(tuple(seen), work.assessments.get(assessment_id).plan, ours)
            work.assessments.around(row).keep_plan(assessment_id, kept)
            return saved(work, row, differs=kept != ours)

    def appeal_days(self) -> int | None:
        """Return how many days the centre gives for an appeal; None where it has no rule."""
        with self._units.reading() as work:
            return work.session.scalars(select(WorkspaceRow.appeal_days)).one()


def _tidy(line: PlannedMethod) -> PlannedMethod:
    tidy = replace(line, method=line.method.strip(), assessor=line.assessor.strip())
    if not tidy.method:
        raise UserError(
            mark("{code}: a line of the assessment plan needs a method, such as interview."),
            code=line.competence,
        )
    return tidy
