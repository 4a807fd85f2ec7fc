"""Passages of the running note: what was told once, linked to all it speaks of."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.merging import merge_passage
from s4c_desktop.models.interviews import InterviewReader
from s4c_desktop.services import conflicts
from s4c_desktop.services.saved import Saved, saved

if TYPE_CHECKING:
    from s4c_desktop.domain.assessment import Passage
    from s4c_desktop.models.unit_of_work import UnitsOfWork
    from s4c_desktop.services.outcome import Outcome


class PassageService:
    """Keeps passages as texts of their own: writing on in the note changes none of them."""

    def __init__(self, units: UnitsOfWork) -> None:
        self._units = units

    def keep(
        self, assessment_id: UUID, passage: Passage, *, by: str = "", seen: Passage | None = None
    ) -> Outcome[Saved]:
        """Keep a passage with its links; one that is linked to nothing any more goes.

        What two desks linked meanwhile is kept from both. Raises UserError for an empty text and
        for competences that the framework does not have.
        """
        if not passage.text.strip():
            raise UserError(mark("A passage needs words. Select some of the running note first."))
        with self._units.writing() as work:
            row = work.assessments.draft(assessment_id)
            before = InterviewReader(work.session).passages(assessment_id)
            stored = next((one for one in before if one.id == passage.id), None)
            kept, both = passage, False
            if seen is not None and stored is not None:
                kept, both = merge_passage(seen, stored, passage, conflicts.line(by))
            elif seen is not None:
                # Unlinked from everything at another desk; only what is linked anew is wanted.
                kept = replace(passage, links=passage.links - seen.links)
            others = [one for one in before if one.id != passage.id]
            place = next((n for n, one in enumerate(before) if one.id == passage.id), len(others))
            after = [*others[:place], *((kept,) if kept.links else ()), *others[place:]]
            work.assessments.around(row).keep_passages(assessment_id, after)
            return saved(work, row, differs=kept != passage, both=both)
