"""Assessors' ratings of practice vignettes, between rows and values."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from s4c_desktop.base.errors import DamagedError, UserError
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.assessment import Rating
from s4c_desktop.domain.practice_round import PracticeRound, practice_digest
from s4c_desktop.domain.scale import State
from s4c_desktop.models.quality_tables import PracticeRatingRow, PracticeRow
from s4c_desktop.models.stored import as_stored


class PracticeStore:
    """Reads and writes practice; vignettes are named by their identity in the content."""

    def __init__(self, session: Session, now: datetime) -> None:
        self._session = session
        self._now = now
        self._changed: set[UUID] = set()

    @as_stored()
    def all(self) -> tuple[PracticeRound, ...]:
        """Return everybody's practice, in the order it was taken; raises DamagedError as `get`."""
        query = select(PracticeRow).order_by(PracticeRow.taken_at, PracticeRow.id)
        return tuple(self._checked(row) for row in self._session.scalars(query))

    @as_stored()
    def get(self, practice_id: UUID) -> PracticeRound:
        """Return a practice.

        Raises UserError where there is none, and DamagedError where it is not as it was saved.
        """
        return self._checked(self._row(practice_id))

    def begin(self, practice_id: UUID, vignette: UUID, rater: str) -> PracticeRound:
        """Start rating a vignette."""
        row = PracticeRow(
            id=practice_id,
            vignette=str(vignette),
            rater=rater,
            taken_at=self._now,
            finished=False,
        )
        self._session.add(row)
        self._session.flush()
        self._changed.add(practice_id)
        return self._assembled(row)

    def rate(self, practice_id: UUID, competence: str, rating: Rating) -> None:
        """Keep a rating, with why in its note."""
        row = self._session.get(PracticeRatingRow, (practice_id, competence))
        if row is None:
            row = PracticeRatingRow(practice_id=practice_id, competence=competence)
            self._session.add(row)
        row.state, row.level, row.why = rating.state.value, rating.level, rating.note
        self._changed.add(practice_id)
        self._session.flush()

    def finish(self, practice_id: UUID) -> None:
        """Close a practice: the reference is shown from now on."""
        self._row(practice_id).finished = True
        self._changed.add(practice_id)

    def delete(self, practice_id: UUID) -> None:
        """Remove a practice with its ratings."""
        self._session.delete(self._row(practice_id))
        self._session.flush()
        self._changed.discard(practice_id)

    def seal(self) -> None:
        """Write the content hash of every practice that changed."""
        for practice_id in self._changed:
            row = self._row(practice_id)
            row.content_hash = practice_digest(self._assembled(row))

    def unsound(self) -> Iterator[str]:
        """Yield the raters of practice whose stored hash does not fit what is stored."""
        for row in self._session.scalars(select(PracticeRow).order_by(PracticeRow.rater)):
            try:
                with as_stored():
                    sound = row.content_hash == practice_digest(self._assembled(row))
            except UserError:
                sound = False
            if not sound:
                yield row.rater

    def _row(self, practice_id: UUID) -> PracticeRow:
        row = self._session.get(PracticeRow, practice_id)
        if row is None:
            raise UserError(mark("This practice is no longer in the workspace."))
        return row

    def _checked(self, row: PracticeRow) -> PracticeRound:
        found = self._assembled(row)
        if row.id not in self._changed and row.content_hash != practice_digest(found):
            raise DamagedError(
                mark(
                    "A practice in this workspace is not as it was saved: the file is damaged. It "
                    "is not shown. Check the workspace, and restore a backup."
                )
            )
        return found

    def _assembled(self, row: PracticeRow) -> PracticeRound:
        ratings = self._session.scalars(
            select(PracticeRatingRow)
            .where(PracticeRatingRow.practice_id == row.id)
            .order_by(PracticeRatingRow.competence)
        )
        return PracticeRound(
            row.id,
            UUID(row.vignette),
            row.rater,
            row.taken_at,
            row.finished,
            {r.competence: Rating(State(r.state), r.level, note=r.why) for r in ratings},
        )
