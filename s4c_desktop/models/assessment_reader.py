"""An assessment put together from its rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import Table, bindparam, exists, select
from sqlalchemy.orm import Session

from s4c_desktop.domain.assessment import (
    Assessment,
    Decision,
    Evidence,
    Judgement,
    Kind,
    Phase,
    Rating,
    Scope,
    Signature,
)
from s4c_desktop.domain.canonical import assessment_digest, givens, read_signed
from s4c_desktop.domain.framework import ALL_ROLES
from s4c_desktop.domain.layers import ORIGINALS
from s4c_desktop.domain.plain import RatingChange
from s4c_desktop.domain.scale import State
from s4c_desktop.models.attachments import attached_to
from s4c_desktop.models.framework_tables import competence, requirement_set, role
from s4c_desktop.models.interviews import InterviewReader
from s4c_desktop.models.people import EVIDENCE_OF_PERSON, as_evidence, as_person
from s4c_desktop.models.stored import as_stored
from s4c_desktop.models.tables import (
    AssessmentRow,
    EvidenceLinkRow,
    PersonRow,
    PositionRow,
    RatingChangeRow,
    RatingRow,
    SignatureRow,
)

if TYPE_CHECKING:
    from s4c_desktop.models.chain import ChainStore

# Putting a query together takes longer than running it, and these run with every change.
_CODES = {
    table: select(table.c.code).where(table.c.id == bindparam("record"))
    for table in (role, requirement_set)
}
_POSITION = select(PositionRow).where(PositionRow.assessment_id == bindparam("assessment"))
_SIGNATURE = select(SignatureRow).where(SignatureRow.assessment_id == bindparam("assessment"))
_RATINGS = (
    select(RatingRow, competence.c.code)
    .join(competence, competence.c.id == RatingRow.competence_id)
    .where(RatingRow.assessment_id == bindparam("assessment"))
    .order_by(competence.c.sort)
)
_CHANGES = (
    select(
        RatingChangeRow.sequence,
        competence.c.code,
        RatingChangeRow.state,
        RatingChangeRow.level,
        RatingChangeRow.reason,
        RatingChangeRow.allowed_by,
        RatingChangeRow.changed_by,
        RatingChangeRow.changed_at,
        RatingChangeRow.why,
        RatingChangeRow.knowledge,
        RatingChangeRow.autonomy,
        RatingChangeRow.grounds,
        RatingChangeRow.path,
        RatingChangeRow.sitting,
    )
    .join(competence, competence.c.id == RatingChangeRow.competence_id)
    .where(RatingChangeRow.assessment_id == bindparam("assessment"))
    .order_by(RatingChangeRow.sequence)
)
_LINKS = (
    select(EvidenceLinkRow.evidence_id, competence.c.code)
    .join(competence, competence.c.id == EvidenceLinkRow.competence_id)
    .where(EvidenceLinkRow.assessment_id == bindparam("assessment"))
)
_AGREED = select(
    exists().where(
        AssessmentRow.round_id == bindparam("round"), AssessmentRow.kind == Kind.AGREED.value
    )
)


class AssessmentReader:
    """Turns the rows of assessments into values; writes nothing."""

    def __init__(self, session: Session, chain: ChainStore) -> None:
        self._session = session
        self._chain = chain
        self._around = InterviewReader(session)

    def assembled(self, row: AssessmentRow, history: Iterable[RatingChange]) -> Assessment:
        """Return an assessment with all its parts; its history, which is hashed, says who rated."""
        person = self._session.get_one(PersonRow, row.person_id)
        key = {"assessment": row.id}
        position = self._session.scalars(_POSITION, key).one_or_none()
        signature = self._session.scalars(_SIGNATURE, key).one_or_none()
        rows = self._ratings(row.id)
        return Assessment(
            id=row.id,
            person=as_person(person),
            framework_id=row.framework_id,
            role=ALL_ROLES if row.role_id is None else self._code(role, row.role_id),
            reading=self._code(requirement_set, row.reading_id),
            kind=Kind(row.kind),
            scope=Scope(row.scope),
            phase=Phase(row.phase),
            version=row.version,
            title=row.title,
            held_on=row.held_on,
            place=row.place,
            assessors=row.assessors,
            no_conflict=row.no_conflict,
            running_note=row.running_note,
            comment=row.comment,
            candidate_comment=row.candidate_comment,
            decision=Decision(row.decision) if row.decision else None,
            decided_by=row.decided_by,
            archived=row.archived,
            revision=row.revision,
            revises=row.revises_id,
            revision_reason=row.revision_reason,
            step=position.step if position else "",
            position=position.competence if position else "",
            created_at=row.created_at,
            saved_at=row.saved_at,
            signature=self.signature(signature, row) if signature else None,
            ratings={code: as_rating(rating) for code, rating in rows.items()},
            evidence=tuple(self.evidence(row)),
            areas=tuple(row.areas.split()),
            blind=row.blind,
            unveiled_at=row.unveiled_at,
            appeal_until=row.appeal_until,
            round_id=row.round_id,
            given=givens(history),
            sittings=self._around.sittings(row.id),
            plan=self._around.plan(row.id),
            passages=self._around.passages(row.id),
            acknowledgement=self._around.acknowledgement(row.id),
            appeals=self._around.appeals(row.id),
            settled=self.is_settled(row),
        )

    def is_settled(self, row: AssessmentRow) -> bool:
        """Tell whether both assessors work, or worked, on an agreed layer over this one."""
        return Kind(row.kind) in ORIGINALS and bool(
            self._session.scalar(_AGREED, {"round": row.round_id})
        )

    def signature(self, signature: SignatureRow, row: AssessmentRow) -> Signature:
        """Return who signed, with the link in the chain."""
        link = self._chain.at(signature.sequence)
        return Signature(
            row.revision,
            signature.signed_by,
            signature.signed_at,
            signature.digest,
            row.revision_reason,
            signature.sequence,
            link.hash if link else "",
            signature.countersigned_by,
        )

    def as_signed(self, row: AssessmentRow, signature: SignatureRow) -> Assessment:
        """Return what was signed with what only came after.

        That is the signature, the place in the list, the code name of today, and what the
        candidate said to the result.
        """
        signed = read_signed(signature.document)
        person = self._session.get_one(PersonRow, row.person_id)
        return replace(
            signed,
            person=replace(signed.person, pseudonym=person.pseudonym),
            phase=Phase.SIGNED,
            version=row.version,
            archived=row.archived,
            saved_at=row.saved_at,
            round_id=row.round_id,
            signature=self.signature(signature, row),
            acknowledgement=self._around.acknowledgement(row.id),
            appeals=self._around.appeals(row.id),
            settled=self.is_settled(row),
        )

    def _code(self, table: Table, record_id: UUID) -> str:
        code: str = self._session.scalars(_CODES[table], {"record": record_id}).one()
        return code

    def _ratings(self, assessment_id: UUID) -> Mapping[str, RatingRow]:
        rows = self._session.execute(_RATINGS, {"assessment": assessment_id})
        return {code: rating for rating, code in rows}

    def evidence(self, row: AssessmentRow) -> Iterator[Evidence]:
        """Yield the person's evidence, in its order, with the links to this assessment."""
        links: dict[UUID, set[str]] = {}
        for evidence_id, code in self._session.execute(_LINKS, {"assessment": row.id}):
            links.setdefault(evidence_id, set()).add(code)
        files = attached_to(self._session, row.person_id)
        for item in self._session.scalars(EVIDENCE_OF_PERSON, {"person": row.person_id}):
            linked = frozenset(links.get(item.id, ()))
            yield as_evidence(item, linked, files.get(item.id, ()))

    @as_stored()
    def history(self, assessment_id: UUID) -> tuple[RatingChange, ...]:
        """Return every change of the ratings, in order."""
        rows = self._session.execute(_CHANGES, {"assessment": assessment_id})
        return tuple(
            RatingChange(sequence, code, State(state), *others)
            for sequence, code, state, *others in rows
        )

    def digest(self, row: AssessmentRow) -> str:
        """Return the hash of what is stored of an assessment, with its history."""
        history = self.history(row.id)
        return assessment_digest(self.assembled(row, history), history)


def as_rating(row: RatingRow) -> Rating:
    """Return the row as a value."""
    return Rating(
        State(row.state),
        row.level,
        row.reason,
        row.allowed_by,
        row.flagged,
        row.note,
        Judgement(row.sufficient),
        row.knowledge,
        row.autonomy,
        row.grounds,
        row.path,
    )
