"""The parts of an interview around its ratings: passages of the running note, and sittings."""

from __future__ import annotations

from dataclasses import dataclass, replace
from dataclasses import field as dataclass_field
from typing import TYPE_CHECKING
from uuid import UUID

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.assessment import Assessment, Passage, Sitting
from s4c_desktop.domain.sittings import with_sitting, without_sitting
from s4c_desktop.services.outcome import Outcome

if TYPE_CHECKING:
    from s4c_desktop.bootstrap import Program
    from s4c_desktop.services.saved import Saved


@dataclass(frozen=True, slots=True)
class PassagePart:
    """One passage with its links; None stands for one that is linked to nothing."""

    id: UUID
    by: str = dataclass_field(default="", compare=False)

    def name(self) -> str:
        """Name a passage."""
        return _("Passage of the running note")

    def read(self, assessment: Assessment) -> Passage | None:
        """Return the passage, or None."""
        return next((p for p in assessment.passages if p.id == self.id), None)

    def put(self, assessment: Assessment, value: Passage | None) -> Assessment:
        """Return the assessment with the passage added, changed or taken out."""
        if value is None:
            kept = tuple(p for p in assessment.passages if p.id != self.id)
        elif self.read(assessment) is None:
            kept = (*assessment.passages, value)
        else:
            kept = tuple(value if p.id == self.id else p for p in assessment.passages)
        return replace(assessment, passages=kept)

    def save(
        self,
        program: Program,
        assessment: Assessment,
        before: Passage | None,
        after: Passage | None,
    ) -> Outcome[Saved]:
        """Store the passage; one that goes loses the links that were seen, and no others."""
        wanted = after or (replace(before, links=frozenset()) if before is not None else None)
        if wanted is None:
            raise ValueError("there is no passage to store")
        return program.passages.keep(assessment.id, wanted, by=self.by, seen=before)


@dataclass(frozen=True, slots=True)
class SittingPart:
    """A sitting by its number; None stands for one that has not begun."""

    number: int

    def name(self) -> str:
        """Name the sitting."""
        return _("Sitting {number}").format(number=self.number)

    def read(self, assessment: Assessment) -> Sitting | None:
        """Return the sitting, or None."""
        return next((s for s in assessment.sittings if s.number == self.number), None)

    def put(self, assessment: Assessment, value: Sitting | None) -> Assessment:
        """Return the assessment in this sitting, or without it."""
        if value is None:
            return without_sitting(assessment, self.number)
        return with_sitting(assessment, value)

    def save(
        self,
        program: Program,
        assessment: Assessment,
        before: Sitting | None,
        after: Sitting | None,
    ) -> Outcome[Saved]:
        """Start the sitting, or take it back."""
        if after is not None:
            return program.sittings.start(assessment.id, after)
        if before is None:
            raise ValueError("there is no sitting to take back")
        return program.sittings.take_back(assessment.id, before)
