"""Rating a person: each call is one action of the person who rates, kept when it returns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.assessment import (
    Assessment,
    AssessmentSummary,
    Decision,
    Evidence,
    Judgement,
    Person,
    Phase,
    Rating,
)
from s4c_desktop.domain.changes import Changes
from s4c_desktop.domain.framework import ALL_ROLES
from s4c_desktop.domain.merging import (
    ClashError,
    Text,
    answer,
    merge_evidence,
    merge_fields,
    merge_rating,
    same_evidence,
)
from s4c_desktop.domain.set_up import SetUp, set_up_of
from s4c_desktop.domain.sittings import corrected
from s4c_desktop.domain.veil import check_switch, wants_reason
from s4c_desktop.models.assessment_list import latest, listed
from s4c_desktop.models.set_up import set_up
from s4c_desktop.models.tables import AssessmentRow
from s4c_desktop.services import conflicts
from s4c_desktop.services.entry_rules import check_choice, check_exemption, check_strands
from s4c_desktop.services.outcome import Outcome
from s4c_desktop.services.round_rules import check_new, check_set_up
from s4c_desktop.services.saved import Saved, changed, loaded, saved
from s4c_desktop.services.sittings import sitting_now

if TYPE_CHECKING:
    from s4c_desktop.domain.names import Names
    from s4c_desktop.domain.plain import RatingChange
    from s4c_desktop.models.unit_of_work import UnitOfWork, UnitsOfWork
    from s4c_desktop.services.library import LibraryService


class TextField(Enum):
    """The free texts of an assessment."""

    TITLE = "title"
    RUNNING_NOTE = "running_note"
    COMMENT = "comment"
    CANDIDATE_COMMENT = "candidate_comment"


@dataclass(frozen=True, slots=True)
class EvidenceDetails:
    """What is entered about an item of evidence."""

    description: str
    kind: str = ""
    date: date | None = None
    valid: Judgement = Judgement.NOT_REVIEWED
    authentic: Judgement = Judgement.NOT_REVIEWED
    current: Judgement = Judgement.NOT_REVIEWED
    reviewed_by: str = ""


class AssessmentService:
    """Creates, changes, lists and removes assessments; signed ones refuse every change.

    Calls that change what somebody may have looked at take what was `seen` of it. Where the
    workspace holds something else by now, texts are put together, and for the rest a
    ConflictError is raised; what only one side changed is kept. Without `seen` nobody is asked.
    """

    def __init__(self, units: UnitsOfWork, library: LibraryService, names: Names) -> None:
        self._units = units
        self._library = library
        self._names = names

    # -- reading -------------------------------------------------------------------------

    def list(self, *, archived: bool = False) -> tuple[AssessmentSummary, ...]:
        """Return the assessments, the last saved first, with the names to show."""
        with self._units.reading() as work:
            return self._shown(listed(work.session, archived=archived))

    def latest(self, *, drafts: int, signed: int) -> tuple[AssessmentSummary, ...]:
        """Return what somebody may want to go on with, the last saved first.

        That is so many drafts that are still worked on, so many that are signed, all with an
        open appeal, and the last saved of all; none is archived.
        """
        with self._units.reading() as work:
            return self._shown(latest(work.session, drafts=drafts, signed=signed))

    def of_person(self, person_id: UUID) -> tuple[AssessmentSummary, ...]:
        """Return a person's assessments, archived ones too, the last saved first."""
        with self._units.reading() as work:
            return self._shown(listed(work.session, archived=None, person_id=person_id))

    def load(self, assessment_id: UUID) -> Assessment:
        """Return an assessment, a signed one exactly as it was signed."""
        with self._units.reading() as work:
            return loaded(work, assessment_id)

    def history(self, assessment_id: UUID) -> tuple[RatingChange, ...]:
        """Return every change of the ratings, in order."""
        with self._units.reading() as work:
            return work.assessments.history(assessment_id)

    # -- creating and setting up ---------------------------------------------------------

    def create(
        self, person_id: UUID, choice: SetUp, *, assessment_id: UUID | None = None
    ) -> Outcome[Assessment]:
        """Start an assessment of a person; with an identity, once however often it is tried."""
        check_new(choice)
        check_choice(choice, self._library.framework(choice.framework_id))
        with self._units.writing() as work:
            found = assessment_id and work.session.get(AssessmentRow, assessment_id)
            if assessment_id is not None and found is not None:
                created = work.assessments.get(assessment_id)
            else:
                person = work.people.get(person_id)
                created = self._add(work, person, choice, assessment_id or uuid4())
        return Outcome(created, changed(created.id, person_id))

    def create_rated(
        self, person: Person | UUID, choice: SetUp, ratings: Mapping[str, Rating]
    ) -> Outcome[Assessment]:
        """Add an assessment with all its ratings, or nothing at all.

        It is of a new person, or of one who is there, by identity; raises UserError for nobody.
        """
        check_new(choice)
        check_choice(choice, self._library.framework(choice.framework_id))
        with self._units.writing() as work:
            of = work.people.get(person) if isinstance(person, UUID) else work.people.add(person)
            created = self._add(work, of, choice, uuid4())
            row = work.assessments.row(created.id)
            for code, rating in ratings.items():
                check_exemption(code, rating)
                work.assessments.rate(row, code, rating, by=created.raters, why="")
            work.seal()
            created = work.assessments.get(created.id)
        return Outcome(created, changed(created.id, created.person.id))

    def set_up(
        self, assessment_id: UUID, choice: SetUp, *, seen: SetUp | None = None
    ) -> Outcome[Assessment]:
        """Change what is assessed; ratings given stay.

        Of a detail that somebody else changed too, theirs stays and a ConflictError names both.
        """
        clashes: tuple[ClashError, ...] = ()
        with self._units.writing() as work:
            row = work.assessments.draft(assessment_id)
            before = work.assessments.get(assessment_id)
            if seen is not None:
                names = [field.name for field in fields(SetUp)]
                values, clashes = merge_fields(seen, set_up_of(before), choice, names)
                choice = SetUp(**values)
            check_set_up(work.assessments.layers(row), before, choice)
            check_choice(choice, self._library.framework(choice.framework_id))
            check_switch(before, choice.blind)
            role_id, reading_id = self._ids(choice)
            wanted = replace(before, **_fields(choice))
            set_up(row, wanted, role_id=role_id, reading_id=reading_id)
            sittings = corrected(before.sittings, before.assessors, wanted.assessors)
            work.assessments.around(row).keep_sittings(row.id, sittings)
            work.seal()
            stored = work.assessments.get(assessment_id)
        if clashes:
            raise conflicts.of_details(stored.person.name, clashes)
        return Outcome(stored, changed(assessment_id))

    # -- rating --------------------------------------------------------------------------

    def rate(
        self,
        assessment_id: UUID,
        competence: str,
        rating: Rating,
        *,
        by: str,
        why: str = "",
        seen: Rating | None = None,
    ) -> Outcome[Saved]:
        """Keep what was said of a competence, in the sitting that is on.

        Raises UserError for a bare exemption, and for a level without the reason that strands
        far apart ask for. Once a blind rating knows what is required, another answer needs to
        say `why`.
        """
        check_exemption(competence, rating)
        check_strands(competence, rating)
        with self._units.writing() as work:
            row = work.assessments.draft(assessment_id)
            kept, both = rating, False
            stored, theirs = work.assessments.rating(row, competence)
            if seen is not None:
                try:
                    kept, both = merge_rating(seen, stored, rating, conflicts.line(by))
                except ClashError as clash:
                    raise conflicts.of_rating(competence, stored, theirs, rating) from clash
            before, _by = work.assessments.rating(row, competence)
            if wants_reason(row.blind, row.unveiled_at, before, kept) and not why.strip():
                raise UserError(
                    mark(
                        "{code}: the required levels have been shown since this was rated blind, "
                        "so another rating needs its reason."
                    ),
                    code=competence,
                )
            sitting = sitting_now(work, row, by) if answer(before) != answer(kept) else 0
            work.assessments.rate(row, competence, kept, by=by, why=why.strip(), sitting=sitting)
            return saved(work, row, differs=kept != rating, both=both)

    def write(
        self,
        assessment_id: UUID,
        field: TextField,
        text: str,
        *,
        by: str = "",
        seen: str | None = None,
    ) -> Outcome[Saved]:
        """Keep one of the free texts."""
        with self._units.writing() as work:
            row = work.assessments.draft(assessment_id)
            kept = Text(text)
            if seen is not None:
                kept = conflicts.text(field.value, seen, getattr(row, field.value), text, by)
            setattr(row, field.value, kept.text)
            work.assessments.touch(row)
            return saved(work, row, differs=kept.text != text, both=kept.both)

    def decide(
        self,
        assessment_id: UUID,
        decision: Decision | None,
        decided_by: str,
        *,
        seen: tuple[Decision | None, str] | None = None,
    ) -> Outcome[Saved]:
        """Keep the decision that a named person chose, or take it back."""
        with self._units.writing() as work:
            row = work.assessments.draft(assessment_id)
            stored = (Decision(row.decision) if row.decision else None, row.decided_by)
            if seen is not None and stored not in (seen, (decision, decided_by)):
                raise conflicts.of_decision(*stored, decision)
            row.decision = decision.value if decision else None
            row.decided_by = decided_by
            work.assessments.touch(row)
            return saved(work, row)

    def remember(self, assessment_id: UUID, step: str, position: str) -> None:
        """Keep where the person stands, to resume there."""
        with self._units.writing() as work:
            work.assessments.remember(assessment_id, step, position)

    # -- evidence ------------------------------------------------------------------------

    def keep_evidence(
        self, assessment_id: UUID, item: Evidence, *, by: str = "", seen: Evidence | None = None
    ) -> Outcome[Saved]:
        """Keep an item of the person's evidence with its links to this assessment."""
        if not item.description.strip():
            raise UserError(mark("An item of evidence needs a few words that say what it is."))
        with self._units.writing() as work:
            row = work.assessments.draft(assessment_id)
            kept, both = item, False
            stored = work.assessments.item(row, item.id) if seen is not None else None
            if seen is not None and stored is not None:
                try:
                    kept, both = merge_evidence(seen, stored, item, conflicts.line(by))
                except ClashError as clash:
                    raise conflicts.of_details(item.description, (clash,)) from clash
            elif seen is not None and replace(seen, links=item.links) == item:
                # Words that somebody wrote are put back; a mere tick is not worth that.
                raise conflicts.removed(item)
            work.people.keep_evidence(row.person_id, kept)
            work.session.flush()
            work.assessments.link(row, kept.id, kept.links)
            proof = saved(work, row, differs=not same_evidence(kept, item), both=both)
            theirs = changed(assessment_id, row.person_id)
            return Outcome(proof.value, proof.changes | theirs)

    def remove_evidence(
        self, evidence_id: UUID, *, assessment_id: UUID | None = None, seen: Evidence | None = None
    ) -> Outcome[None]:
        """Remove an item with its links; raises UserError when a signed result rests on it.

        `seen` is the item with its links to the assessment named. One that is gone is no fault
        then.
        """
        with self._units.writing() as work:
            if seen is not None and assessment_id is not None:
                stored = work.assessments.item(work.assessments.row(assessment_id), evidence_id)
                if stored is None:
                    return Outcome(None, changed(assessment_id))
                if not same_evidence(stored, seen):
                    raise conflicts.of_removal(stored)
            rows = work.assessments.supported_by(evidence_id)
            if any(row.phase == Phase.SIGNED.value for row in rows):
                raise UserError(
                    mark("A signed assessment rests on this item of evidence, so it is kept.")
                )
            if work.plans.with_evidence(evidence_id):
                raise UserError(
                    mark(
                        "A learning plan shows with this item that something is done. Take it "
                        "out there first."
                    )
                )
            for row in rows:
                work.assessments.touch(row)
            person_id = work.people.remove_evidence(evidence_id)
            touched = frozenset(row.id for row in rows)
            return Outcome(None, Changes(frozenset({person_id}), touched))

    # -- housekeeping --------------------------------------------------------------------

    def archive(self, assessment_id: UUID, *, archived: bool = True) -> Outcome[None]:
        """Put an assessment out of the way, or back."""
        with self._units.writing() as work:
            work.assessments.row(assessment_id).archived = archived
        return Outcome(None, changed(assessment_id))

    def delete(self, assessment_id: UUID) -> Outcome[None]:
        """Delete a draft; raises UserError for a signed one, and while a plan is made from it."""
        with self._units.writing() as work:
            row = work.assessments.draft(assessment_id)
            if work.plans.of_assessment(assessment_id):
                raise UserError(
                    mark("A learning plan is made from this assessment. Delete the plan first.")
                )
            work.assessments.delete(row)
        return Outcome(None, changed(assessment_id))

    # -- parts ---------------------------------------------------------------------------

    def _add(
        self, work: UnitOfWork, person: Person, choice: SetUp, assessment_id: UUID
    ) -> Assessment:
        drafted = Assessment(
            id=assessment_id,
            person=person,
            phase=Phase.DRAFT,
            version=1,
            **_fields(choice),
        )
        role_id, reading_id = self._ids(choice)
        work.assessments.add(drafted, role_id=role_id, reading_id=reading_id)
        work.seal()
        return work.assessments.get(drafted.id)

    def _shown(self, found: tuple[AssessmentSummary, ...]) -> tuple[AssessmentSummary, ...]:
        titles: dict[tuple[int, str], str] = {}
        for summary in found:
            key = summary.framework_id.int, summary.role
            if key not in titles:
                titles[key] = self._library.role_title(summary.framework_id, summary.role)
        return tuple(
            self._names.listed(summary).with_role_title(
                titles[summary.framework_id.int, summary.role]
            )
            for summary in found
        )

    def _ids(self, choice: SetUp) -> tuple[UUID | None, UUID]:
        framework = self._library.framework(choice.framework_id)
        reading = next(r for r in framework.readings if r.code == choice.reading)
        role_id = None if choice.role == ALL_ROLES else framework.role(choice.role).id
        return role_id, reading.id


def _fields(choice: SetUp) -> dict[str, Any]:
    return {field.name: getattr(choice, field.name) for field in fields(SetUp)}
