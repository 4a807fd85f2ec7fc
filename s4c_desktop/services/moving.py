"""Going on with a draft in a newer version of its framework; signed assessments keep theirs."""

from __future__ import annotations

from collections.abc import Callable, Container
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.assessment import Assessment, AssessmentSummary, Phase
from s4c_desktop.domain.changes import Changes
from s4c_desktop.domain.moving import Move, move_of
from s4c_desktop.domain.moving_wording import hindrance_text
from s4c_desktop.models.assessment_list import listed
from s4c_desktop.models.moving import move as move_rows
from s4c_desktop.services.outcome import Outcome

if TYPE_CHECKING:
    from s4c_desktop.domain.framework import Framework
    from s4c_desktop.domain.names import Names
    from s4c_desktop.models.tables import AssessmentRow
    from s4c_desktop.models.unit_of_work import UnitOfWork, UnitsOfWork
    from s4c_desktop.services.library import LibraryService


@dataclass(frozen=True)
class DraftMove:
    """A draft assessment, and what moving it to another version would change."""

    summary: AssessmentSummary
    move: Move
    veiled: bool


class MovingService:
    """Offers the move to the newest version of a framework, and makes it.

    A framework of one's own has a code of its own, but shares the codes of its competences with
    what it was made from: drafts of that move to it only where somebody chooses so.
    """

    def __init__(self, units: UnitsOfWork, library: LibraryService, names: Names) -> None:
        self._units = units
        self._library = library
        self._names = names

    def offer(self, assessment: Assessment) -> Move | None:
        """Return the move that a draft can make.

        None for a signed one or the newest version, and where anything hinders it.
        """
        before = self._library.framework(assessment.framework_id)
        after = self._library.newest(before.code)
        if assessment.phase is Phase.SIGNED or after.id == before.id or after.draft:
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
            return self._moved(work, row, offered.after)

    def preview(
        self,
        after: Framework,
        codes: Container[str],
        check: Callable[[], object] = lambda: None,
    ) -> tuple[DraftMove, ...]:
        """Return what moving each draft assessment to a version would change.

        The drafts are those made with frameworks of some codes; the version need not be published.
        `check` is called for each and may raise to stop.
        """
        with self._units.reading() as work:
            found = []
            for line in listed(work.session, archived=False):
                if line.phase is Phase.SIGNED or line.framework_id == after.id:
                    continue
                check()
                before = self._library.framework(line.framework_id)
                if before.code in codes:
                    assessment = work.assessments.get(line.id)
                    move = move_of(assessment, before, after)
                    found.append(DraftMove(self._names.listed(line), move, assessment.veiled))
        return tuple(found)

    def move_to(self, assessment_id: UUID, framework_id: UUID) -> Outcome[Assessment]:
        """Move a draft to a version that somebody chose, also of another framework.

        Raises UserError where that would lose anything, and for a signed assessment.
        """
        after = self._library.framework(framework_id)
        with self._units.writing() as work:
            row = work.assessments.draft(assessment_id)
            assessment = work.assessments.get(assessment_id)
            move = move_of(assessment, self._library.framework(assessment.framework_id), after)
            if move.hindrance is not None:
                raise UserError(
                    mark("This draft can't be moved. {why} It stays as it is."),
                    why=hindrance_text(move),
                )
            return self._moved(work, row, after)

    def _moved(self, work: UnitOfWork, row: AssessmentRow, after: Framework) -> Outcome[Assessment]:
        move_rows(work.session, row, after.id)
        work.assessments.touch(row)
        work.seal()
        moved = work.assessments.get(row.id)
        return Outcome(moved, Changes(assessments=frozenset({row.id})))
