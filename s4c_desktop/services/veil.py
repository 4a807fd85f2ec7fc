"""Ending a blind rating: from then on what the role requires is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.veil import left_to_rate
from s4c_desktop.services.outcome import Outcome
from s4c_desktop.services.saved import changed

if TYPE_CHECKING:
    from s4c_desktop.domain.assessment import Assessment
    from s4c_desktop.models.unit_of_work import UnitsOfWork
    from s4c_desktop.services.library import LibraryService


class VeilService:
    """Shows what a blind assessment hides, once and for good."""

    def __init__(self, units: UnitsOfWork, library: LibraryService) -> None:
        self._units = units
        self._library = library

    def unveil(self, assessment_id: UUID) -> Outcome[Assessment]:
        """Note that the required levels are shown from now on.

        Raises UserError while a competence in scope is not rated. Where they are shown already,
        the first time counts.
        """
        with self._units.writing() as work:
            row = work.assessments.draft(assessment_id)
            draft = work.assessments.get(assessment_id)
            if not draft.veiled:
                return Outcome(draft, changed(assessment_id))
            left = left_to_rate(draft, self._library.framework(draft.framework_id))
            if left:
                raise UserError(
                    mark(
                        "The required levels stay hidden until every competence in scope is "
                        "rated. Left: {codes}."
                    ),
                    codes=", ".join(left),
                )
            row.unveiled_at = work.now
            work.assessments.touch(row)
            work.seal()
            shown = work.assessments.get(assessment_id)
        return Outcome(shown, changed(assessment_id))
