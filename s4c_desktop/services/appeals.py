"""Appeals against signed results: lodged, decided on, and followed by a revision."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.appeals_wording import revision_reason
from s4c_desktop.domain.assessment import Appeal, AppealState, Assessment, Phase
from s4c_desktop.services import conflicts
from s4c_desktop.services.appeal_terms import terms_of, today
from s4c_desktop.services.outcome import Outcome
from s4c_desktop.services.saved import changed, loaded
from s4c_desktop.services.signing import start_revision

if TYPE_CHECKING:
    from s4c_desktop.domain.appeals import Terms
    from s4c_desktop.models.unit_of_work import UnitOfWork, UnitsOfWork


class AppealService:
    """Keeps appeals beside the signed result; what was signed is never touched."""

    def __init__(self, units: UnitsOfWork) -> None:
        self._units = units

    def terms(self, assessment: Assessment) -> Terms:
        """Return what applies to appeals against a result today."""
        with self._units.reading() as work:
            return terms_of(work, assessment)

    def lodge(self, assessment_id: UUID, appeal: Appeal) -> Outcome[Assessment]:
        """Keep an appeal, a late one too; once, however often it is tried.

        Raises UserError for a result that is not signed off, for a day to come, and without a
        name and grounds.
        """
        appeal = replace(
            appeal,
            lodged_by=appeal.lodged_by.strip(),
            grounds=appeal.grounds.strip(),
            state=AppealState.OPEN,
            decided_on=None,
            decided_by="",
            outcome="",
        )
        if not appeal.lodged_by or not appeal.grounds:
            raise UserError(mark("An appeal needs the name of who lodges it, and its grounds."))
        with self._units.writing() as work:
            found = _signed(work, assessment_id)
            if appeal.lodged_on > today(work):
                raise UserError(
                    mark("{day} has not come yet. Enter the day on which the appeal was lodged."),
                    day=appeal.lodged_on.isoformat(),
                )
            if appeal.id not in {each.id for each in found.appeals}:
                _keep(work, found, (*found.appeals, appeal))
            return Outcome(loaded(work, assessment_id), changed(assessment_id))

    def decide(self, assessment_id: UUID, decided: Appeal) -> Outcome[Assessment]:
        """Keep what became of an open appeal.

        Raises UserError without a name and a reason, for a day to come or before the appeal, and
        for somebody whom the centre keeps from deciding; ConflictError where somebody else
        decided meanwhile.
        """
        with self._units.writing() as work:
            _decide(work, _signed(work, assessment_id), decided)
            return Outcome(loaded(work, assessment_id), changed(assessment_id))

    def uphold(
        self, assessment_id: UUID, decided: Appeal, *, new_id: UUID | None = None
    ) -> Outcome[Assessment]:
        """Uphold an appeal and start the revision it asks for, both or neither.

        Returns the revision; its reason are the grounds of the appeal. Raises what `decide` does.
        """
        revision_id = new_id or uuid4()
        with self._units.writing() as work:
            found = _signed(work, assessment_id)
            kept = _decide(work, found, replace(decided, state=AppealState.UPHELD))
            revision = start_revision(work, assessment_id, revision_reason(kept), revision_id)
        return Outcome(revision, changed(revision.id) | changed(assessment_id))


def _signed(work: UnitOfWork, assessment_id: UUID) -> Assessment:
    found = work.assessments.get(assessment_id)
    if found.phase is not Phase.SIGNED:
        raise UserError(
            mark(
                "This assessment is not signed off, so there is no result to appeal against. A "
                "draft can be changed."
            )
        )
    return loaded(work, assessment_id)


def _decide(work: UnitOfWork, found: Assessment, decided: Appeal) -> Appeal:
    """Keep the outcome of an appeal; returns the appeal as it is kept."""
    stored = next((each for each in found.appeals if each.id == decided.id), None)
    if stored is None:
        raise UserError(mark("There is no such appeal against this result."))
    kept = replace(
        stored,
        state=decided.state,
        decided_on=decided.decided_on or today(work),
        decided_by=decided.decided_by.strip(),
        outcome=decided.outcome.strip(),
    )
    _check(work, found, kept)
    if stored == kept:
        return kept
    if stored.state is not AppealState.OPEN:
        raise conflicts.of_appeal(stored)
    appeals = tuple(kept if each.id == kept.id else each for each in found.appeals)
    _keep(work, found, appeals)
    return kept


def _check(work: UnitOfWork, found: Assessment, kept: Appeal) -> None:
    if kept.state is AppealState.OPEN:
        raise UserError(mark("Say what became of the appeal: upheld, rejected or withdrawn."))
    if not kept.decided_by or not kept.outcome:
        raise UserError(mark("The outcome of an appeal needs the name of who decides, and why."))
    day = kept.decided_on or today(work)
    if not kept.lodged_on <= day <= today(work):
        raise UserError(
            mark("An appeal of {lodged} can't have been decided on {day}. Enter another day."),
            lodged=kept.lodged_on.isoformat(),
            day=day.isoformat(),
        )
    # Who withdraws an appeal decides nothing about the result.
    terms = terms_of(work, found)
    if kept.state is not AppealState.WITHDRAWN and terms.excludes(kept.decided_by):
        raise UserError(
            mark(
                "{name} decided on this result or signed it. In this centre somebody else decides "
                "on the appeal: name them."
            ),
            name=kept.decided_by,
        )


def _keep(work: UnitOfWork, found: Assessment, appeals: tuple[Appeal, ...]) -> None:
    row = work.assessments.row(found.id)
    work.assessments.around(row).keep_appeals(row.id, appeals)
    work.seal()
