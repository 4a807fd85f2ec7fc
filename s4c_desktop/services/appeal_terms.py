"""What the centre has set for appeals, and the last day that follows from it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from s4c_desktop.domain.appeals import Terms, terms
from s4c_desktop.domain.assessment import Assessment, Kind
from s4c_desktop.models.tables import AssessmentRow, WorkspaceRow

if TYPE_CHECKING:
    from s4c_desktop.models.unit_of_work import UnitOfWork


def today(work: UnitOfWork) -> date:
    """Return the day that it is where the program runs."""
    return work.now.astimezone().date()


def terms_of(work: UnitOfWork, assessment: Assessment) -> Terms:
    """Return what applies to appeals against a result today."""
    row = _centre(work)
    return terms(assessment, today(work), days=row.appeal_days, separate=row.separate_decision)


def set_last_day(work: UnitOfWork, row: AssessmentRow, told_on: date | None) -> None:
    """Give a draft the centre's time for an appeal from a day on, today if none is named.

    A day that was set stays, and a self-assessment needs none.
    """
    days = _centre(work).appeal_days
    if days is not None and row.appeal_until is None and row.kind != Kind.SELF.value:
        row.appeal_until = (told_on or today(work)) + timedelta(days=days)
        work.assessments.touch(row)


def _centre(work: UnitOfWork) -> WorkspaceRow:
    return work.session.scalars(select(WorkspaceRow)).one()
