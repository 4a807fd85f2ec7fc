"""The parts of an assessment a person edits: how each is read, put back and stored."""

from __future__ import annotations

from dataclasses import dataclass, replace
from dataclasses import field as dataclass_field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Protocol, TypeVar
from uuid import UUID

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.assessment import Assessment, Decision, Evidence, Rating
from s4c_desktop.domain.merging import answer
from s4c_desktop.domain.preparing import Plan
from s4c_desktop.domain.sittings import begun, given_now
from s4c_desktop.services.outcome import Outcome

if TYPE_CHECKING:
    # Importing the services loads the store; by the time one is called it is there.
    from s4c_desktop.bootstrap import Program
    from s4c_desktop.services.assessments import TextField
    from s4c_desktop.services.saved import Saved

T = TypeVar("T")


class Part(Protocol[T]):
    """One editable part of an assessment; equal parts are the same place in it."""

    def read(self, assessment: Assessment) -> T:
        """Return the part's value."""

    def put(self, assessment: Assessment, value: T) -> Assessment:
        """Return the assessment with another value in this place."""

    def name(self) -> str:
        """Return what a person calls this part."""

    def save(self, program: Program, assessment: Assessment, before: T, after: T) -> Outcome[Saved]:
        """Store the step from one value to another; called on the workspace thread.

        `before` is what the person had before their eyes: where something else is stored by
        now, nothing is overwritten.
        """


@dataclass(frozen=True, slots=True)
class RatingPart:
    """The rating of one competence, with its flag and note; `by` names who gives it.

    `why` is the reason that another answer needs once a blind rating is over.
    """

    code: str
    by: str = dataclass_field(compare=False)
    why: str = dataclass_field(default="", compare=False)

    def name(self) -> str:
        """Return the competence's code."""
        return self.code

    def read(self, assessment: Assessment) -> Rating:
        """Return the rating."""
        return assessment.rating(self.code)

    def put(self, assessment: Assessment, value: Rating) -> Assessment:
        """Return the assessment with another rating; an answer is given here and now."""
        changed = replace(assessment, ratings={**assessment.ratings, self.code: value})
        if answer(value) == answer(self.read(assessment)):
            return changed
        now = datetime.now(UTC)
        sitting = begun(changed, now, self.by)
        return replace(
            sitting, given={**sitting.given, self.code: given_now(sitting, self.by, now)}
        )

    def save(
        self, program: Program, assessment: Assessment, before: Rating, after: Rating
    ) -> Outcome[Saved]:
        """Store the rating; the workspace keeps the one before in its history."""
        return program.assessments.rate(
            assessment.id, self.code, after, by=self.by, why=self.why, seen=before
        )


def with_reason(part: Part[Any], why: str) -> Part[Any]:
    """Return the part with the reason of its next edit, if it is one that can have a reason."""
    return replace(part, why=why) if isinstance(part, RatingPart) else part


@dataclass(frozen=True, slots=True)
class TextPart:
    """One of the texts that belong to the whole assessment; `by` names who writes."""

    field: TextField
    by: str = dataclass_field(default="", compare=False)

    def name(self) -> str:
        """Name the text."""
        return {
            "title": _("Name of the assessment"),
            "running_note": _("Running note"),
            "comment": _("Comment"),
            "candidate_comment": _("Comment of the person assessed"),
        }[self.field.value]

    def word(self) -> str:
        """Name the text after "Undo" and "Redo"."""
        return {
            "title": _("name of the assessment"),
            "running_note": _("running note"),
            "comment": _("comment"),
            "candidate_comment": _("comment of the person assessed"),
        }[self.field.value]

    def read(self, assessment: Assessment) -> str:
        """Return the text."""
        return str(getattr(assessment, self.field.value))

    def put(self, assessment: Assessment, value: str) -> Assessment:
        """Return the assessment with another text."""
        changed: dict[str, Any] = {self.field.value: value}
        return replace(assessment, **changed)

    def save(
        self, program: Program, assessment: Assessment, before: str, after: str
    ) -> Outcome[Saved]:
        """Store the text."""
        return program.assessments.write(assessment.id, self.field, after, by=self.by, seen=before)


Decided = tuple[Decision | None, str]
"""What was decided, and by whom."""


@dataclass(frozen=True, slots=True)
class DecisionPart:
    """The decision and the name of who takes it."""

    def name(self) -> str:
        """Name the decision."""
        return _("Decision")

    def read(self, assessment: Assessment) -> Decided:
        """Return the decision."""
        return assessment.decision, assessment.decided_by

    def put(self, assessment: Assessment, value: Decided) -> Assessment:
        """Return the assessment with another decision."""
        return replace(assessment, decision=value[0], decided_by=value[1])

    def save(
        self, program: Program, assessment: Assessment, before: Decided, after: Decided
    ) -> Outcome[Saved]:
        """Store the decision."""
        return program.assessments.decide(assessment.id, *after, seen=before)


@dataclass(frozen=True, slots=True)
class PlanPart:
    """The assessment plan, all lines of it."""

    def name(self) -> str:
        """Name the plan."""
        return _("Assessment plan")

    def read(self, assessment: Assessment) -> Plan:
        """Return the lines."""
        return assessment.plan

    def put(self, assessment: Assessment, value: Plan) -> Assessment:
        """Return the assessment with other lines."""
        return replace(assessment, plan=value)

    def save(
        self, program: Program, assessment: Assessment, before: Plan, after: Plan
    ) -> Outcome[Saved]:
        """Store the plan; lines that somebody else added meanwhile stay."""
        return program.preparing.keep_plan(assessment.id, after, seen=before)


@dataclass(frozen=True, slots=True)
class EvidencePart:
    """One item of evidence with its links; None stands for an item that is not there.

    Its files are no part of the edit: whatever is undone, the files attached stay.
    """

    id: UUID
    by: str = dataclass_field(default="", compare=False)

    def name(self) -> str:
        """Name evidence."""
        return _("Evidence")

    def read(self, assessment: Assessment) -> Evidence | None:
        """Return the item, or None."""
        return next((e for e in assessment.evidence if e.id == self.id), None)

    def put(self, assessment: Assessment, value: Evidence | None) -> Assessment:
        """Return the assessment with the item added, changed or taken out."""
        present = self.read(assessment)
        if value is None:
            kept = tuple(e for e in assessment.evidence if e.id != self.id)
        elif present is None:
            kept = (*assessment.evidence, value)
        else:
            changed = replace(value, attachments=present.attachments)
            kept = tuple(changed if e.id == self.id else e for e in assessment.evidence)
        return replace(assessment, evidence=kept)

    def save(
        self,
        program: Program,
        assessment: Assessment,
        before: Evidence | None,
        after: Evidence | None,
    ) -> Outcome[Saved]:
        """Store the item with its links, or take both away."""
        if after is not None:
            return program.assessments.keep_evidence(assessment.id, after, by=self.by, seen=before)
        # Importing the services loads the store; here it is there already.
        from s4c_desktop.services.saved import Saved

        removed = program.assessments.remove_evidence(
            self.id, assessment_id=assessment.id, seen=before
        )
        return Outcome(Saved(datetime.now(UTC), assessment.version), removed.changes)
