"""The set-up of an assessment in the columns of its row."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

if TYPE_CHECKING:
    from s4c_desktop.domain.assessment import Assessment
    from s4c_desktop.models.tables import AssessmentRow


def set_up(
    row: AssessmentRow, assessment: Assessment, *, role_id: UUID | None, reading_id: UUID
) -> None:
    """Copy the set-up of an assessment into its row."""
    row.framework_id = assessment.framework_id
    row.role_id, row.reading_id = role_id, reading_id
    row.kind, row.scope = assessment.kind.value, assessment.scope.value
    row.areas = " ".join(assessment.areas)
    row.held_on, row.place = assessment.held_on, assessment.place
    row.assessors, row.no_conflict = assessment.assessors, assessment.no_conflict
    row.blind, row.unveiled_at = assessment.blind, assessment.unveiled_at
    row.appeal_until = assessment.appeal_until
