"""Noting that a candidate was told the result, and what they said to it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.assessment import Acknowledgement, Assessment, Kind, Phase
from s4c_desktop.services import conflicts
from s4c_desktop.services.appeal_terms import set_last_day, today
from s4c_desktop.services.outcome import Outcome
from s4c_desktop.services.saved import changed, loaded

if TYPE_CHECKING:
    from s4c_desktop.models.tables import AssessmentRow
    from s4c_desktop.models.unit_of_work import UnitOfWork, UnitsOfWork


class AcknowledgingService:
    """Keeps what is no part of the signed document: it may be noted before and after signing.

    On a draft a note can be changed and taken back. Beside a signed result it stays; whatever
    the candidate says later is added to it.
    """

    def __init__(self, units: UnitsOfWork) -> None:
        self._units = units

    def acknowledge(
        self, assessment_id: UUID, told: Acknowledgement, *, seen: Acknowledgement | None = None
    ) -> Outcome[Assessment]:
        """Note that the candidate was told; gives a draft its last day for an appeal.

        `seen` is the note that was shown: a ConflictError says that it changed meanwhile. Raises
        UserError for a result that nobody decided on, a day to come, and a note without how.
        """
        with self._units.writing() as work:
            row = work.assessments.row(assessment_id)
            found = work.assessments.get(assessment_id)
            _check(work, found, told)
            stored = found.acknowledgement
            if stored != told:
                if stored != seen:
                    raise conflicts.of_acknowledgement()
                if found.phase is Phase.SIGNED and stored is not None:
                    _check_added(stored, told)
                self._keep(work, row, told)
            if found.phase is Phase.DRAFT:
                set_last_day(work, row, told.on)
            work.seal()
            return Outcome(loaded(work, assessment_id), changed(assessment_id))

    def take_back(self, assessment_id: UUID, *, seen: Acknowledgement) -> Outcome[Assessment]:
        """Take the note back from a draft; raises UserError for a signed result."""
        with self._units.writing() as work:
            row = work.assessments.draft(assessment_id)
            stored = work.assessments.get(assessment_id).acknowledgement
            if stored not in (seen, None):
                raise conflicts.of_acknowledgement()
            self._keep(work, row, None)
            work.seal()
            return Outcome(loaded(work, assessment_id), changed(assessment_id))

    @staticmethod
    def _keep(work: UnitOfWork, row: AssessmentRow, told: Acknowledgement | None) -> None:
        work.assessments.around(row).acknowledge(row.id, told)


def _check(work: UnitOfWork, found: Assessment, told: Acknowledgement) -> None:
    if found.kind is Kind.SELF:
        raise UserError(mark("Whoever rates themself needs no telling: there is nothing to note."))
    if found.decision is None:
        raise UserError(mark("There is nothing to tell yet: take the decision first."))
    if not told.how.strip():
        raise UserError(mark("Say how the candidate was told, for example in person."))
    if told.on > today(work):
        raise UserError(
            mark("{day} has not come yet. Enter the day on which the candidate was told."),
            day=told.on.isoformat(),
        )


def _check_added(stored: Acknowledgement, told: Acknowledgement) -> None:
    """Let words be added beneath what stands beside a signed result, and nothing be changed."""
    same = (stored.on, stored.how, stored.recorded_by) == (told.on, told.how, told.recorded_by)
    if not same or not told.statement.startswith(stored.statement):
        raise UserError(
            mark(
                "The result is signed off, so what was noted beside it stays. What the candidate "
                "says later can be added."
            )
        )
