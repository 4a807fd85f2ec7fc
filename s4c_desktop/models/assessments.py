"""Assessments with their ratings, links and signatures, between rows and values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from s4c_desktop.base.errors import DamagedError, UserError
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.assessment import (
    Assessment,
    Evidence,
    Kind,
    Phase,
    Rating,
)
from s4c_desktop.domain.canonical import assessment_digest
from s4c_desktop.domain.canonical_text import digest
from s4c_desktop.domain.layers import current
from s4c_desktop.domain.merging import answer
from s4c_desktop.models.assessment_reader import AssessmentReader, as_rating
from s4c_desktop.models.framework_tables import competence
from s4c_desktop.models.interviews import InterviewStore
from s4c_desktop.models.people import check_person
from s4c_desktop.models.set_up import set_up
from s4c_desktop.models.stored import as_stored
from s4c_desktop.models.tables import (
    AssessmentRow,
    EvidenceLinkRow,
    PersonRow,
    PositionRow,
    RatingChangeRow,
    RatingRow,
    RoundRow,
    SignatureRow,
)

if TYPE_CHECKING:
    from s4c_desktop.domain.plain import RatingChange
    from s4c_desktop.models.chain import ChainStore


class AssessmentStore:
    """Reads and writes assessments."""

    def __init__(self, session: Session, chain: ChainStore, now: datetime) -> None:
        self._session = session
        self._chain = chain
        self._reader = AssessmentReader(session, chain)
        self._now = now
        self._changed: set[UUID] = set()
        self._unsealed: set[UUID] = set()

    # -- reading -------------------------------------------------------------------------

    @as_stored()
    def get(self, assessment_id: UUID) -> Assessment:
        """Return an assessment and all its parts.

        Raises UserError where there is none, and DamagedError where it is not as saved.
        """
        row = self.row(assessment_id)
        history = self._reader.history(assessment_id)
        found = self._reader.assembled(row, history)
        if row.id not in self._changed:
            self._check(row, found, history)
        return found

    @as_stored()
    def as_signed(self, assessment_id: UUID) -> Assessment:
        """Return a signed assessment exactly as it was signed; raises DamagedError if it can't."""
        signature = self._session.get(SignatureRow, assessment_id)
        if signature is None:
            raise UserError(mark("This assessment has not been signed off."))
        if signature.digest != digest(signature.document):
            raise _damaged()
        return self._reader.as_signed(self.row(assessment_id), signature)

    def row(self, assessment_id: UUID) -> AssessmentRow:
        """Return the row; raises UserError where there is none."""
        row = self._session.get(AssessmentRow, assessment_id)
        if row is None:
            raise UserError(
                mark("There is no assessment {id} in this workspace."), id=assessment_id
            )
        return row

    def draft(self, assessment_id: UUID) -> AssessmentRow:
        """Return a row that may be changed; raises UserError for a signed or settled one."""
        row = self.row(assessment_id)
        if row.phase == Phase.SIGNED.value:
            raise UserError(
                mark(
                    "This assessment is signed off and can't be changed. Make a revision to "
                    "correct it; the signed one is kept."
                )
            )
        if self._reader.is_settled(row):
            raise UserError(
                mark(
                    "Two assessors agree on a result over this assessment, so it stays as it is. "
                    "To change it, delete the agreed draft first."
                )
                if self._agreed(row, Phase.SIGNED) is None
                else mark("This assessment is part of a signed agreed result and stays as it is.")
            )
        return row

    def in_round(self, round_id: UUID) -> tuple[AssessmentRow, ...]:
        """Return the rows of a round, every revision, in the order they were made."""
        query = select(AssessmentRow).where(AssessmentRow.round_id == round_id)
        return tuple(self._session.scalars(query.order_by(AssessmentRow.sequence)))

    def layers(self, row: AssessmentRow) -> dict[Kind, Assessment]:
        """Return the newest revision of each layer in the round of an assessment."""
        return current(self.get(each.id) for each in self.in_round(row.round_id))

    def put_into_round(self, rows: Iterable[AssessmentRow], round_id: UUID | None) -> None:
        """Move rows into a round, a new one if none is named; a round left empty goes."""
        for row in tuple(rows):
            before = row.round_id
            if round_id is None:
                round_id = self._new_round(row.person_id)
            row.round_id = round_id
            self._session.flush()
            self._drop_empty(before)

    def history(self, assessment_id: UUID) -> tuple[RatingChange, ...]:
        """Return every change of the ratings, in order."""
        return self._reader.history(assessment_id)

    # -- writing -------------------------------------------------------------------------

    def add(self, assessment: Assessment, *, role_id: UUID | None, reading_id: UUID) -> UUID:
        """Add an assessment, a layer of its round, of that of the one it revises, or of a new one.

        The plan, the sittings and the passages of its running note go along.
        """
        last = self._session.scalar(select(func.max(AssessmentRow.sequence)))
        row = AssessmentRow(
            id=assessment.id,
            sequence=(last or 0) + 1,
            round_id=self._round(assessment),
            person_id=assessment.person.id,
            framework_id=assessment.framework_id,
            phase=Phase.DRAFT.value,
            title=assessment.title,
            revision=assessment.revision,
            revises_id=assessment.revises,
            revision_reason=assessment.revision_reason,
            created_at=self._now,
            running_note=assessment.running_note,
            comment=assessment.comment,
            candidate_comment=assessment.candidate_comment,
        )
        set_up(row, assessment, role_id=role_id, reading_id=reading_id)
        self._session.add(row)
        self.touch(row)
        self._session.flush()
        around = self.around(row)
        around.keep_sittings(row.id, assessment.sittings)
        around.keep_plan(row.id, assessment.plan)
        around.keep_passages(row.id, assessment.passages)
        return row.id

    def around(self, row: AssessmentRow) -> InterviewStore:
        """Return what writes around the ratings of an assessment, and take note of the change."""
        self.touch(row)
        return InterviewStore(self._session, lambda code: self._competence(row.framework_id, code))

    def touch(self, row: AssessmentRow) -> None:
        """Take note that the assessment changed now."""
        row.saved_at = self._now
        self._changed.add(row.id)
        self._unsealed.add(row.id)

    def rating(self, row: AssessmentRow, code: str) -> tuple[Rating, str]:
        """Return the rating of a competence and who gave it."""
        found = self._session.get(RatingRow, (row.id, self._competence(row.framework_id, code)))
        return (as_rating(found), found.rated_by) if found else (Rating(), "")

    def rate(
        self,
        row: AssessmentRow,
        code: str,
        rating: Rating,
        *,
        by: str,
        why: str,
        sitting: int = 0,
    ) -> None:
        """Keep a rating, and its change where the answer changed.

        A note, a flag and whether the evidence suffices are no part of the answer.
        """
        competence_id = self._competence(row.framework_id, code)
        found = self._session.get(RatingRow, (row.id, competence_id))
        before = as_rating(found) if found else Rating()
        if found is None:
            found = RatingRow(assessment_id=row.id, competence_id=competence_id)
            self._session.add(found)
        found.state, found.level = rating.state.value, rating.level
        found.reason, found.allowed_by = rating.reason, rating.allowed_by
        found.flagged, found.note = rating.flagged, rating.note
        found.sufficient = rating.sufficient.value
        found.knowledge, found.autonomy = rating.knowledge, rating.autonomy
        found.grounds, found.path = rating.grounds, rating.path
        if answer(before) != answer(rating):
            found.rated_by, found.rated_at, found.sitting = by, self._now, sitting
            self._remember_change(found, why)
        self.touch(row)

    def link(self, row: AssessmentRow, evidence_id: UUID, codes: Iterable[str]) -> None:
        """Let an item of evidence support these competences of an assessment, and no others."""
        wanted = {self._competence(row.framework_id, code) for code in codes}
        found = self._session.scalars(
            select(EvidenceLinkRow).where(
                EvidenceLinkRow.assessment_id == row.id,
                EvidenceLinkRow.evidence_id == evidence_id,
            )
        ).all()
        for link in found:
            if link.competence_id not in wanted:
                self._session.delete(link)
        for competence_id in wanted - {link.competence_id for link in found}:
            self._session.add(
                EvidenceLinkRow(
                    assessment_id=row.id, competence_id=competence_id, evidence_id=evidence_id
                )
            )
        self.touch(row)

    def item(self, row: AssessmentRow, evidence_id: UUID) -> Evidence | None:
        """Return an item of evidence with its links to this assessment; None where it is gone."""
        return next((item for item in self._reader.evidence(row) if item.id == evidence_id), None)

    def supported_by(self, evidence_id: UUID) -> tuple[AssessmentRow, ...]:
        """Return the assessments that an item of evidence is linked to."""
        linked = select(EvidenceLinkRow.assessment_id).where(
            EvidenceLinkRow.evidence_id == evidence_id
        )
        return tuple(
            self._session.scalars(select(AssessmentRow).where(AssessmentRow.id.in_(linked)))
        )

    def remember(self, assessment_id: UUID, step: str, position: str) -> None:
        """Keep where the person stands."""
        self.row(assessment_id)
        self._session.merge(
            PositionRow(assessment_id=assessment_id, step=step, competence=position)
        )

    def sign(
        self,
        row: AssessmentRow,
        signer: str,
        document: str,
        countersigner: str = "",
        at: datetime | None = None,
    ) -> None:
        """Keep what was signed, now or elsewhere before, link it, and close the assessment."""
        signed_at = at or self._now
        link, salt = self._chain.append_signed(document, signed_at)
        self._session.add(
            SignatureRow(
                assessment_id=row.id,
                sequence=link.sequence,
                signed_by=signer,
                signed_at=signed_at,
                document=document,
                digest=digest(document),
                salt=salt,
                countersigned_by=countersigner,
            )
        )
        row.phase = Phase.SIGNED.value
        self.touch(row)

    def delete(self, row: AssessmentRow) -> None:
        """Delete a draft with all that hangs on it."""
        round_id = row.round_id
        self._session.delete(row)
        self._session.flush()
        self._changed.discard(row.id)
        self._unsealed.discard(row.id)
        self._drop_empty(round_id)

    # -- soundness -----------------------------------------------------------------------

    def seal(self) -> None:
        """Write the content hash of every assessment that changed since this was done before."""
        for assessment_id in self._unsealed:
            row = self.row(assessment_id)
            row.content_hash = self._reader.digest(row)
        self._unsealed.clear()

    def unsound(self, check: Callable[[], object] = lambda: None) -> Iterator[UUID]:
        """Yield the assessments whose stored hash, or signature, does not fit what is stored.

        `check` is called before each and may raise to stop.
        """
        for row in self._session.scalars(select(AssessmentRow)):
            check()
            signature = self._session.get(SignatureRow, row.id)
            signed = row.phase == Phase.SIGNED.value
            if (
                row.content_hash != self._reader.digest(row)
                or signed != (signature is not None)
                or (signature is not None and signature.digest != digest(signature.document))
            ):
                yield row.id

    def _check(
        self, row: AssessmentRow, found: Assessment, history: Iterable[RatingChange]
    ) -> None:
        """Make sure that an assessment and its person are as saved; raises DamagedError."""
        if row.content_hash != assessment_digest(found, history):
            raise _damaged()
        # The round is no part of the hash, which is older than rounds of several layers.
        placed = self._session.get(RoundRow, row.round_id)
        if placed is None or placed.person_id != row.person_id:
            raise _damaged()
        check_person(self._session.get_one(PersonRow, row.person_id), found.evidence)

    # -- parts ---------------------------------------------------------------------------

    def _round(self, assessment: Assessment) -> UUID:
        if assessment.revises is not None:
            return self.row(assessment.revises).round_id
        if assessment.round_id is not None:
            return assessment.round_id
        return self._new_round(assessment.person.id)

    def _new_round(self, person_id: UUID) -> UUID:
        row = RoundRow(id=uuid4(), person_id=person_id, created_at=self._now)
        self._session.add(row)
        self._session.flush()
        return row.id

    def _drop_empty(self, round_id: UUID) -> None:
        alone = ~select(AssessmentRow.id).where(AssessmentRow.round_id == round_id).exists()
        self._session.execute(delete(RoundRow).where(RoundRow.id == round_id, alone))

    def _agreed(self, row: AssessmentRow, phase: Phase) -> UUID | None:
        found: UUID | None = self._session.scalar(
            select(AssessmentRow.id).where(
                AssessmentRow.round_id == row.round_id,
                AssessmentRow.kind == Kind.AGREED.value,
                AssessmentRow.phase == phase.value,
            )
        )
        return found

    def _remember_change(self, rating: RatingRow, why: str) -> None:
        last = self._session.scalar(
            select(func.max(RatingChangeRow.sequence)).where(
                RatingChangeRow.assessment_id == rating.assessment_id
            )
        )
        self._session.add(
            RatingChangeRow(
                assessment_id=rating.assessment_id,
                sequence=(last or 0) + 1,
                competence_id=rating.competence_id,
                state=rating.state,
                level=rating.level,
                reason=rating.reason,
                allowed_by=rating.allowed_by,
                changed_by=rating.rated_by,
                changed_at=self._now,
                why=why,
                knowledge=rating.knowledge,
                autonomy=rating.autonomy,
                grounds=rating.grounds,
                path=rating.path,
                sitting=rating.sitting,
            )
        )

    def _competence(self, framework_id: UUID, code: str) -> UUID:
        found: UUID | None = self._session.scalar(
            select(competence.c.id).where(
                competence.c.framework_id == framework_id, competence.c.code == code
            )
        )
        if found is None:
            raise UserError(mark("This framework has no competence {code}."), code=code)
        return found


def _damaged() -> DamagedError:
    return DamagedError(
        mark(
            "This assessment is not as it was saved: the file is damaged. It is not shown. Check "
            "the workspace, and restore a backup."
        )
    )
