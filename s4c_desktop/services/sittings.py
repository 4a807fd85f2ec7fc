"""The sittings of an assessment: who leads each, and that a colleague takes over."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import select

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.assessment import Kind, Sitting
from s4c_desktop.domain.sittings import sits, with_sitting
from s4c_desktop.models.interviews import InterviewReader
from s4c_desktop.models.tables import AssessmentRow, RatingChangeRow
from s4c_desktop.services.saved import Saved, saved

if TYPE_CHECKING:
    from s4c_desktop.models.unit_of_work import UnitOfWork, UnitsOfWork
    from s4c_desktop.services.outcome import Outcome


class SittingService:
    """Starts sittings; what was rated in one keeps it for good."""

    def __init__(self, units: UnitsOfWork) -> None:
        self._units = units

    def start(self, assessment_id: UUID, sitting: Sitting) -> Outcome[Saved]:
        """Start a sitting, led by somebody who is an assessor from then on.

        A number that another desk has given meanwhile is followed by the next one. Raises
        UserError without a name, and for a self-assessment.
        """
        if not sitting.led_by.strip():
            raise UserError(mark("A sitting needs the name of who leads it."))
        with self._units.writing() as work:
            row = work.assessments.draft(assessment_id)
            if not sits(Kind(row.kind)):
                raise UserError(mark("A self-assessment has no sittings."))
            before = work.assessments.get(assessment_id)
            if sitting in before.sittings:
                # Stored already, only the answer got lost on its way.
                return saved(work, row)
            kept = replace(sitting, number=len(before.sittings) + 1)
            after = with_sitting(before, kept)
            row.assessors, row.no_conflict = after.assessors, after.no_conflict
            work.assessments.around(row).keep_sittings(assessment_id, after.sittings)
            return saved(work, row, differs=kept != sitting)

    def take_back(self, assessment_id: UUID, sitting: Sitting) -> Outcome[Saved]:
        """Take the last sitting back; raises UserError once something was rated in it."""
        with self._units.writing() as work:
            row = work.assessments.draft(assessment_id)
            before = InterviewReader(work.session).sittings(assessment_id)
            if sitting not in before:
                return saved(work, row)
            rated = select(RatingChangeRow.sequence).where(
                RatingChangeRow.assessment_id == assessment_id,
                RatingChangeRow.sitting == sitting.number,
            )
            if sitting != before[-1] or work.session.scalars(rated).first() is not None:
                raise UserError(
                    mark("Ratings were given in sitting {number} or after it, so it is kept."),
                    number=sitting.number,
                )
            work.assessments.around(row).keep_sittings(assessment_id, before[:-1])
            return saved(work, row)


def sitting_now(work: UnitOfWork, row: AssessmentRow, by: str) -> int:
    """Return the number of the sitting that is on, 0 for a self-assessment.

    The first one starts by itself, led by the assessors, or by whoever rates if none is named.
    """
    if not sits(Kind(row.kind)):
        return 0
    sittings = InterviewReader(work.session).sittings(row.id)
    if sittings:
        return sittings[-1].number
    first = Sitting(1, row.assessors.strip() or by, work.now, row.place)
    work.assessments.around(row).keep_sittings(row.id, (first,))
    return first.number
