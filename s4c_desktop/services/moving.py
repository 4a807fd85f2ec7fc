"""Going on with a draft in a newer version of its framework; signed assessments keep theirs."""

from __future__ import annotations

from uuid import UUID

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.assessment import Assessment, Kind, Phase
from s4c_desktop.domain.changes import Changes
from s4c_desktop.domain.moving import Move, move_of
from s4c_desktop.models.moving import move as move_rows
from s4c_desktop.models.unit_of_work import UnitsOfWork
from s4c_desktop.services.library import LibraryService
from s4c_desktop.services.outcome import Outcome


class MovingService:
    """Offers the move to the newest version of a framework, and makes it."""

    def __init__(self, units: UnitsOfWork, library: LibraryService) -> None:
        self._units = units
        self._library = library

    def offer(self, assessment: Assessment) -> Move | None:
        """Return the move that a draft can make.

        None for a signed one or the newest version, and where two assessors agree on a result:
        all layers of that keep the version they were rated in.
        """
        before = self._library.framework(assessment.framework_id)
        after = self._library.newest(before.code)
        stays = assessment.settled or assessment.kind is Kind.AGREED
        if stays or assessment.phase is Phase.SIGNED or after.id == before.id or after.draft:
            return None
        move = move_of(assessment, before, after)
        return move if move.possible else None

    def move(self, assessment_id: UUID) -> Outcome[Assessment]:
        """Move a draft to the newest version; ratings, notes, evidence and history go along.

        Raises UserError where there is nothing to move to, and for a signed assessment.
        """
        with self._units.writing() as work:
            row = work.assessments.draft(assessment_id)
            offered = self.offer(work.assessments.get(assessment_id))
            if offered is None:
                raise UserError(mark("There is no newer version that this draft could move to."))
            move_rows(work.session, row, offered.after.id)
            work.assessments.touch(row)
            work.seal()
            moved = work.assessments.get(assessment_id)
        return Outcome(moved, Changes(assessments=frozenset({assessment_id})))
