"""Signing an assessment off, showing it as signed, and revising it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.assessment import Assessment, Given, Phase
from s4c_desktop.domain.canonical import signed_document
from s4c_desktop.domain.examiners import is_among
from s4c_desktop.domain.merging import same_content
from s4c_desktop.domain.sign_off import obstacles
from s4c_desktop.domain.wording import obstacle_sentence
from s4c_desktop.models.framework_store import stored_hash
from s4c_desktop.models.tables import AssessmentRow
from s4c_desktop.services import conflicts
from s4c_desktop.services.appeal_terms import set_last_day
from s4c_desktop.services.outcome import Outcome
from s4c_desktop.services.round_rules import rules_of
from s4c_desktop.services.saved import changed

if TYPE_CHECKING:
    from s4c_desktop.domain.framework import Framework
    from s4c_desktop.domain.layers import Reconciling
    from s4c_desktop.models.unit_of_work import UnitOfWork, UnitsOfWork
    from s4c_desktop.services.library import LibraryService


@dataclass(frozen=True)
class SignedView:
    """A signed assessment with the framework version of that day."""

    assessment: Assessment
    framework: Framework


class SigningService:
    """The one irreversible step, and what can follow it."""

    def __init__(self, units: UnitsOfWork, library: LibraryService) -> None:
        self._units = units
        self._library = library

    def sign(
        self,
        assessment_id: UUID,
        signer: str,
        *,
        countersigner: str = "",
        seen: Assessment | None = None,
    ) -> Outcome[Assessment]:
        """Close an assessment for good; raises UserError naming everything that is missing.

        What two assessors agreed on needs the signatures of both. Given what was `seen`,
        nothing else is signed: a ConflictError says that it changed.
        """
        if not signer.strip():
            raise UserError(mark("Signing off needs the name of who signs."))
        with self._units.writing() as work:
            row = work.assessments.draft(assessment_id)
            draft = work.assessments.get(assessment_id)
            if seen is not None and not same_content(seen, draft):
                raise conflicts.of_signing()
            rules = rules_of(work, row)
            framework = self._library.framework(draft.framework_id)
            missing = obstacles(draft, framework, rules)
            if missing:
                raise UserError(
                    mark("The assessment can't be signed off yet. Missing: {missing}"),
                    missing=" ".join(obstacle_sentence(obstacle) for obstacle in missing),
                )
            if rules.reconciling is not None:
                _check_both(rules.reconciling, signer, countersigner)
            told = draft.acknowledgement
            set_last_day(work, row, told.on if told else None)
            document = signed_document(
                replace(draft, phase=Phase.SIGNED, appeal_until=row.appeal_until),
                work.assessments.history(assessment_id),
                stored_hash(work.connection, draft.framework_id) or "",
                signer.strip(),
                countersigner.strip(),
            )
            work.assessments.sign(row, signer.strip(), document, countersigner.strip())
            work.seal()
            signed = work.assessments.as_signed(assessment_id)
        return Outcome(signed, changed(assessment_id))

    def as_signed(self, assessment_id: UUID) -> SignedView:
        """Return what was signed, with the wording and reading of that day."""
        with self._units.reading() as work:
            signed = work.assessments.as_signed(assessment_id)
        return SignedView(signed, self._library.framework(signed.framework_id))

    def revise(
        self, assessment_id: UUID, reason: str, *, new_id: UUID | None = None
    ) -> Outcome[Assessment]:
        """Start a new revision of a signed assessment; the signed one is kept.

        With an identity it is started once, however often it is tried. Raises UserError without
        a reason, and for an assessment that is still a draft.
        """
        if not reason.strip():
            raise UserError(mark("A revision needs its reason."))
        with self._units.writing() as work:
            created = start_revision(work, assessment_id, reason.strip(), new_id)
        return Outcome(created, changed(created.id) | changed(assessment_id))


def start_revision(
    work: UnitOfWork, assessment_id: UUID, reason: str, new_id: UUID | None = None
) -> Assessment:
    """Add a draft with all of a signed assessment but its last day for an appeal, and its reason.

    With an identity it is added once. Raises UserError where two assessors agreed on a result
    over it.
    """
    if new_id is not None and work.session.get(AssessmentRow, new_id) is not None:
        return work.assessments.get(new_id)
    signed = work.assessments.as_signed(assessment_id)
    old = work.assessments.row(assessment_id)
    if signed.settled:
        raise UserError(
            mark(
                "Two assessors agree on a result over this assessment. Revise the agreed "
                "result instead."
            )
        )
    new = replace(
        signed,
        id=new_id or uuid4(),
        phase=Phase.DRAFT,
        person=work.people.get(signed.person.id),
        revision=signed.revision + 1,
        revises=signed.id,
        revision_reason=reason,
        plan=tuple(replace(line, id=uuid4()) for line in signed.plan),
        passages=tuple(replace(passage, id=uuid4()) for passage in signed.passages),
        appeal_until=None,
    )
    work.assessments.add(new, role_id=old.role_id, reading_id=old.reading_id)
    row = work.assessments.row(new.id)
    for code, rating in signed.ratings.items():
        given = signed.given.get(code, Given(signed.raters, None))
        work.assessments.rate(row, code, rating, by=given.by, why=reason, sitting=given.sitting)
    for item in signed.evidence:
        work.assessments.link(row, item.id, item.links)
    work.seal()
    return work.assessments.get(new.id)


def _check_both(pair: Reconciling, signer: str, countersigner: str) -> None:
    """Make sure that one of each layer's assessors signs, in whatever order."""
    one, other = pair.first.assessors, pair.second.assessors
    if (is_among(signer, one) and is_among(countersigner, other)) or (
        is_among(signer, other) and is_among(countersigner, one)
    ):
        return
    raise UserError(
        mark("What two assessors agreed on is signed by both: {first}, and {second}."),
        first=one,
        second=other,
    )
