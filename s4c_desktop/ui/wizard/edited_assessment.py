"""The assessment in the wizard while it is edited: each edit shown, stored, undone."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID, uuid4

from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoStack

from s4c_desktop.base.errors import ConflictError, UserError
from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.answering import answered
from s4c_desktop.domain.assessment import Assessment, Decision, Evidence, Rating
from s4c_desktop.domain.attachments import still_attached
from s4c_desktop.domain.flow import Step
from s4c_desktop.domain.framework import Framework
from s4c_desktop.domain.merging import same_content
from s4c_desktop.domain.scale import State
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.wizard.commands import Edit
from s4c_desktop.ui.wizard.edits import (
    DecisionPart,
    EvidencePart,
    Part,
    PlanPart,
    RatingPart,
    TextPart,
    with_reason,
)
from s4c_desktop.ui.wizard.open_assessment import OpenAssessment
from s4c_desktop.ui.wizard.reasons import Reasons

if TYPE_CHECKING:
    from s4c_desktop.domain.preparing import Plan
    from s4c_desktop.services.assessments import EvidenceDetails, TextField

T = TypeVar("T")


class EditedAssessment(OpenAssessment):
    """An assessment whose parts are edited one by one.

    An edit shows at once and is stored on the workspace thread; `saved` comes only after
    the commit of the last one. An edit that is refused is put back. While the workspace cannot
    be reached edits stay as they are shown, and no further answer is taken; only what was
    typed before that is still taken, so that it is not lost.
    """

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(context, parent)
        self.undo_stack = QUndoStack(self)
        self.reasons = Reasons(self.undo_stack, self)
        self.journal.refused.connect(self._on_refused)
        self.journal.merged.connect(self._on_merged)

    # -- edits -------------------------------------------------------------------------

    def rate(self, code: str, rating: Rating, *, typed: bool = False) -> None:
        """Rate a competence; whatever else is in `rating` (flag, note) is taken as it is."""
        label = _("rating of {code}").format(code=code)
        self.edit(RatingPart(code, self.rater), rating, label, typed=typed)

    def answer(
        self,
        code: str,
        state: State,
        level: int | None = None,
        *,
        reason: str = "",
        allowed_by: str = "",
    ) -> None:
        """Give a competence its state, keeping flag and note."""
        after = answered(self.rating(code), state, level, reason=reason, allowed_by=allowed_by)
        self.rate(code, after, typed=bool(reason))

    def edit_rating(self, code: str, rating: Rating, label: str) -> None:
        """Change what stands beside a competence's answer."""
        self.edit(RatingPart(code, self.rater), rating, label)

    def toggle_flag(self, code: str) -> None:
        """Mark a competence to come back to, or take the mark away."""
        rating = self.rating(code)
        flagged = replace(rating, flagged=not rating.flagged)
        self.edit_rating(code, flagged, _("flag of {code}").format(code=code))

    def change_note(self, code: str, note: str, seen: str | None = None) -> None:
        """Write the note on a competence; `seen` is the note that it was written over."""
        rating = self.rating(code)
        self.edit(
            RatingPart(code, self.rater),
            replace(rating, note=note),
            _("note on {code}").format(code=code),
            typing=True,
            seen=None if seen is None else replace(rating, note=seen),
        )

    def add_to_note(self, code: str, text: str) -> None:
        """Put a text beneath the note on a competence."""
        note = self.rating(code).note
        self.change_note(code, "\n".join(filter(None, (note, text))))

    def change_grounds(self, code: str, grounds: str, seen: str | None = None) -> None:
        """Write why a competence has its level; `seen` is what it was written over."""
        rating = self.rating(code)
        self.edit(
            RatingPart(code, self.rater),
            replace(rating, grounds=grounds),
            _("reason for {code}").format(code=code),
            typing=True,
            seen=None if seen is None else replace(rating, grounds=seen),
        )

    def write(self, field: TextField, text: str, seen: str | None = None) -> None:
        """Write one of the texts of the whole assessment; `seen` is what it was written over."""
        part = TextPart(field, self.rater)
        self.edit(part, text, part.word(), typing=True, seen=seen)

    def decide(
        self,
        decision: Decision | None,
        decided_by: str,
        seen: tuple[Decision | None, str] | None = None,
    ) -> None:
        """Take a decision, or take it back; `seen` is the one that was shown."""
        typed = self.assessment is not None and decision is self.assessment.decision
        self.edit(DecisionPart(), (decision, decided_by), _("decision"), typed=typed, seen=seen)

    def add_evidence(self, details: EvidenceDetails, code: str | None = None) -> UUID:
        """Note an item of evidence, linked to a competence if one is named; return its identity."""
        links = frozenset() if code is None else frozenset((code,))
        item = Evidence(uuid4(), links=links, **_words(details))
        self.edit(EvidencePart(item.id, self.rater), item, _("new evidence"), typed=True)
        return item.id

    def change_evidence(
        self, evidence_id: UUID, details: EvidenceDetails, seen: Evidence | None = None
    ) -> None:
        """Describe an item of evidence anew; `seen` is the item that was described."""
        part = EvidencePart(evidence_id, self.rater)
        item = part.read(self.assessment) if self.assessment else None
        if item is not None:
            changed = replace(item, **_words(details))
            known = None if seen is None else replace(seen, links=item.links)
            self.edit(part, changed, _("evidence"), typed=True, seen=known)

    def remove_evidence(self, evidence_id: UUID) -> None:
        """Take an item of evidence away, with its links; one with files is kept."""
        part = EvidencePart(evidence_id, self.rater)
        item = part.read(self.assessment) if self.assessment else None
        if item is not None and item.attachments:
            self.context.messages.error(still_attached())
            return
        self.edit(part, None, _("removal of evidence"))

    def link_evidence(self, evidence_id: UUID, code: str, linked: bool) -> None:
        """Say whether an item of evidence supports a competence."""
        part = EvidencePart(evidence_id, self.rater)
        item = part.read(self.assessment) if self.assessment else None
        if item is not None:
            links = item.links | {code} if linked else item.links - {code}
            self.edit(part, replace(item, links=links), _("link of evidence"))

    def plan(self, lines: Plan, label: str, seen: Plan | None = None) -> None:
        """Give the assessment plan other lines; `seen` are those that were shown."""
        self.edit(PlanPart(), lines, label, typed=True, seen=seen)

    def edit(
        self,
        part: Part[T],
        after: T,
        label: str,
        *,
        typing: bool = False,
        typed: bool = False,
        seen: T | None = None,
    ) -> None:
        """Give a part another value, to be undone under a label.

        `typing` goes on in a text, `typed` brings one along: both are taken while the workspace
        cannot be reached. `seen` is what was there when the person began.
        """
        if self.assessment is None or self.read_only:
            return
        if self.holding and not (typing or typed):
            return
        before = part.read(self.assessment) if seen is None else seen
        if after == before:
            return

        def push(part: Part[T]) -> None:
            self.undo_stack.push(
                Edit(self.apply, self.reveal, part, before, after, label, typing=typing)
            )

        if not self.reasons.ask(
            self.assessment, part, after, lambda why: push(with_reason(part, why))
        ):
            push(part)

    def apply(self, part: Part[T], value: T, seen: T | None = None) -> None:
        """Show a value and store it; called by the undo commands."""
        assessment = self.assessment
        if assessment is None or self.read_only:
            return
        if seen is None and self.reasons.ask_again(
            assessment, part, value, lambda why: self._store(with_reason(part, why), value)
        ):
            return
        self._store(part, value, seen)

    def _store(self, part: Part[T], value: T, seen: T | None = None) -> None:
        assessment = self.assessment
        if assessment is None or self.read_only:
            return
        self.journal.save(part, assessment, value, seen)
        self.show(part, value)

    def reveal(self, part: Part[Any]) -> None:
        """Go where a rating or the plan is undone, so that it is not undone unseen."""
        if isinstance(part, RatingPart) and self.flow.step is Step.RATINGS:
            self.jump(part.code)
        elif isinstance(part, PlanPart):
            self.go(Step.SETUP)

    def _on_refused(self, part: Part[Any], error: Exception) -> None:
        # The commands hold values that never were stored.
        self.undo_stack.clear()
        if isinstance(error, ConflictError) and self.journal.is_pending(part):
            # What was entered on top of it meets the same; told once.
            return
        self.context.messages.error(error)
        if isinstance(error, UserError) or isinstance(part, EvidencePart):
            # Somebody else may have changed it; and what was put back says nothing of the files.
            self.reload()

    def _on_merged(self, part: Part[Any], both: bool) -> None:
        self.undo_stack.clear()
        self.reload()
        if both:
            self.context.messages.info(
                _("Two texts were put together"),
                _(
                    "{what}: somebody else wrote at the same time. Nothing is lost; both texts "
                    "are kept, theirs first and yours beneath it."
                ).format(what=part.name()),
            )

    def _on_reloaded(self, found: tuple[Assessment, Framework]) -> None:
        fresh, framework = found
        shown = self.assessment
        if shown is None or fresh.id != shown.id:
            return
        both = self.journal.with_pending(fresh, shown)
        both_with_person = replace(both, person=shown.person)
        if not same_content(_without_files(both_with_person), _without_files(shown)):
            # To undo would take back what somebody else has stored meanwhile.
            self.undo_stack.clear()
        elif both.person == shown.person and same_content(both_with_person, shown):
            self.adopt(both, framework)
            return
        self.stand(fresh, framework, self.flow.step)

    def _on_holding_changed(self) -> None:
        # The actions of undo and redo follow the stack that is active.
        self.undo_stack.setActive(not self.holding)
        super()._on_holding_changed()


def _words(details: EvidenceDetails) -> dict[str, Any]:
    return {field.name: getattr(details, field.name) for field in fields(details)}


def _without_files(assessment: Assessment) -> Assessment:
    """Leave out what no undo touches: files are attached and removed for good."""
    return replace(
        assessment, evidence=tuple(replace(item, attachments=()) for item in assessment.evidence)
    )
