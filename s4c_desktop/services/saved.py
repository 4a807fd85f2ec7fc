"""The proof that a change of an assessment is kept, and the assessment as it is then."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from s4c_desktop.domain.assessment import Assessment, Phase
from s4c_desktop.domain.changes import Changes
from s4c_desktop.services.outcome import Outcome

if TYPE_CHECKING:
    from s4c_desktop.models.tables import AssessmentRow
    from s4c_desktop.models.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Saved:
    """When the workspace confirmed a change, and the assessment's version since.

    `differs` tells that the workspace now holds something else than was given, because somebody
    else changed the same part meanwhile; `both` that two texts were put together.
    """

    at: datetime
    version: int
    differs: bool = False
    both: bool = False


def saved(
    work: UnitOfWork, row: AssessmentRow, *, differs: bool = False, both: bool = False
) -> Outcome[Saved]:
    """Return the proof of a change, with the version it will have once committed."""
    work.seal()
    return Outcome(Saved(work.now, row.version, differs, both), changed(row.id))


def loaded(work: UnitOfWork, assessment_id: UUID) -> Assessment:
    """Return an assessment, a signed one exactly as it was signed."""
    found = work.assessments.get(assessment_id)
    if found.phase is Phase.SIGNED:
        signed = work.assessments.as_signed(assessment_id)
        return replace(signed, step=found.step, position=found.position)
    return found


def changed(assessment_id: UUID, person_id: UUID | None = None) -> Changes:
    """Return that an assessment changed, and its person where one is named."""
    people = frozenset({person_id}) if person_id else frozenset[UUID]()
    return Changes(people=people, assessments=frozenset({assessment_id}))
