"""What the pages of the wizard share: the assessment, the place in it, and its edits."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID, uuid4

from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoStack

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.assessment import (
    Assessment,
    Decision,
    Evidence,
    Rating,
)
from s4c_desktop.domain.attachments import still_attached
from s4c_desktop.domain.flow import Step
from s4c_desktop.domain.framework import Framework
from s4c_desktop.domain.scale import State
from s4c_desktop.services.outcome import Outcome
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.wizard.commands import Edit
from s4c_desktop.ui.wizard.edits import (
    DecisionPart,
    EvidencePart,
    Part,
    RatingPart,
    TextPart,
)
from s4c_desktop.ui.wizard.open_assessment import OpenAssessment

if TYPE_CHECKING:
    from s4c_desktop.services.assessments import EvidenceDetails, SetUp, TextField

T = TypeVar("T")

_log = logging.getLogger(__name__)


class Session(OpenAssessment):
    """An assessment being worked on.

    An edit shows at once and is stored on the workspace thread; `saved` comes only after
    the commit of the last one. An edit that cannot be stored is put back.
    """

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(context, parent)
        self.undo_stack = QUndoStack(self)
        self._creating = False
        self.journal.refused.connect(self._on_refused)

    # -- person and set-up -------------------------------------------------------------

    def set_up(self, setup: SetUp, then: Step | None = None) -> None:
        """Store the set-up, creating the assessment the first time; then open a step."""
        if self.read_only or self.person is None or self._creating:
            return
        program = self.context.program
        assessment, person_id = self.assessment, self.person.id

        def work() -> Outcome[tuple[Assessment, Framework]]:
            if assessment is None:
                outcome = program.assessments.create(person_id, setup)
            else:
                outcome = program.assessments.set_up(assessment.id, setup)
            framework = program.library.framework(outcome.value.framework_id)
            return Outcome((outcome.value, framework), outcome.changes)

        self._creating = assessment is None
        self.journal.open_block()
        self.context.tasks.run(
            work, done=partial(self._on_set_up, then), failed=self._on_set_up_failed, owner=self
        )

    def move(self) -> None:
        """Go on in the newest version of the framework; every edit made before is stored first."""
        assessment = self.assessment
        if assessment is None or self.read_only:
            return
        self.flush()
        program, assessment_id = self.context.program, assessment.id

        def work() -> Outcome[tuple[Assessment, Framework]]:
            outcome = program.moving.move(assessment_id)
            framework = program.library.framework(outcome.value.framework_id)
            return Outcome((outcome.value, framework), outcome.changes)

        self.journal.open_block()
        self.context.tasks.run(
            work, done=partial(self._on_set_up, None), failed=self._on_set_up_failed, owner=self
        )

    def _on_set_up(self, then: Step | None, found: tuple[Assessment, Framework]) -> None:
        assessment, framework = found
        self._creating = False
        self.journal.close_block(assessment.saved_at)
        self.stand(assessment, framework, then or self.flow.step)
        self.remember()

    def _on_set_up_failed(self, error: Exception) -> None:
        self._creating = False
        self.journal.close_block()
        self.context.messages.error(error)
        self.assessment_changed.emit()

    # -- edits -------------------------------------------------------------------------

    def rate(self, code: str, rating: Rating) -> None:
        """Rate a competence; whatever else is in `rating` (flag, note) is taken as it is."""
        self._edit(RatingPart(code, self.rater), rating, _("rating of {code}").format(code=code))

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
        self.rate(
            code,
            replace(
                self.rating(code), state=state, level=level, reason=reason, allowed_by=allowed_by
            ),
        )

    def toggle_flag(self, code: str) -> None:
        """Mark a competence to come back to, or take the mark away."""
        rating = self.rating(code)
        self._edit(
            RatingPart(code, self.rater),
            replace(rating, flagged=not rating.flagged),
            _("flag of {code}").format(code=code),
        )

    def change_note(self, code: str, note: str) -> None:
        """Write the note on a competence."""
        self._edit(
            RatingPart(code, self.rater),
            replace(self.rating(code), note=note),
            _("note on {code}").format(code=code),
            typing=True,
        )

    def write(self, field: TextField, text: str) -> None:
        """Write one of the texts that belong to the whole assessment."""
        self._edit(TextPart(field), text, _text_name(field), typing=True)

    def decide(self, decision: Decision | None, decided_by: str) -> None:
        """Take a decision, or take it back."""
        self._edit(DecisionPart(), (decision, decided_by), _("decision"))

    def add_evidence(self, details: EvidenceDetails, code: str | None = None) -> None:
        """Note an item of evidence, linked to a competence if one is named."""
        links = frozenset() if code is None else frozenset((code,))
        item = Evidence(uuid4(), details.description, details.kind, details.date, links)
        self._edit(EvidencePart(item.id), item, _("new evidence"))

    def change_evidence(self, evidence_id: UUID, details: EvidenceDetails) -> None:
        """Describe an item of evidence anew."""
        part = EvidencePart(evidence_id)
        item = part.read(self.assessment) if self.assessment else None
        if item is not None:
            changed = replace(
                item, description=details.description, kind=details.kind, date=details.date
            )
            self._edit(part, changed, _("evidence"))

    def remove_evidence(self, evidence_id: UUID) -> None:
        """Take an item of evidence away, with its links; one with files is kept."""
        part = EvidencePart(evidence_id)
        item = part.read(self.assessment) if self.assessment else None
        if item is not None and item.attachments:
            self.context.messages.error(still_attached())
            return
        self._edit(part, None, _("removal of evidence"))

    def link_evidence(self, evidence_id: UUID, code: str, linked: bool) -> None:
        """Say whether an item of evidence supports a competence."""
        part = EvidencePart(evidence_id)
        item = part.read(self.assessment) if self.assessment else None
        if item is not None:
            links = item.links | {code} if linked else item.links - {code}
            self._edit(part, replace(item, links=links), _("link of evidence"))

    def _edit(self, part: Part[T], after: T, label: str, *, typing: bool = False) -> None:
        if self.assessment is None or self.read_only:
            return
        before = part.read(self.assessment)
        if after != before:
            self.undo_stack.push(
                Edit(self.apply, self.reveal, part, before, after, label, typing=typing)
            )

    def apply(self, part: Part[T], value: T) -> None:
        """Show a value and store it; called by the undo commands."""
        assessment = self.assessment
        if assessment is None or self.read_only:
            return
        self.journal.save(part, assessment, value)
        self.show(part, value)

    def reveal(self, part: Part[Any]) -> None:
        """Go where an edit is undone, among the ratings, so that it is not undone unseen."""
        if isinstance(part, RatingPart) and self.flow.step is Step.RATINGS:
            self.jump(part.code)

    def _on_refused(self, part: Part[Any], error: Exception) -> None:
        # The commands hold values that never were stored.
        self.undo_stack.clear()
        self.context.messages.error(error)
        if isinstance(part, EvidencePart):
            # What was put back says nothing of the files.
            self.reload()

    # -- signing -----------------------------------------------------------------------

    def sign(self, signer: str) -> None:
        """Sign off and lock; every edit made before is committed first."""
        self.flush()
        self._finish(self.context.program.signing.sign, signer, self.flow.step)

    def revise(self, reason: str) -> None:
        """Open a new revision of a signed assessment; the old one stays as it is."""
        self._finish(self.context.program.signing.revise, reason, Step.REVIEW)

    def _finish(
        self, call: Callable[[UUID, str], Outcome[Assessment]], text: str, then: Step
    ) -> None:
        if self.assessment is not None:
            self.journal.open_block()
            self.context.tasks.run(
                call,
                self.assessment.id,
                text,
                done=partial(self._on_finished, then),
                failed=self._on_unfinished,
                owner=self,
            )

    def _on_finished(self, then: Step, assessment: Assessment) -> None:
        self.journal.close_block(assessment.saved_at)
        self.undo_stack.clear()
        self.stand(assessment, self.framework, then)
        self.remember()

    def _on_unfinished(self, error: Exception) -> None:
        self.journal.close_block()
        self.context.messages.error(error)


def _text_name(field: TextField) -> str:
    """Name a text, for undo."""
    return {
        "title": _("name of the assessment"),
        "running_note": _("running note"),
        "comment": _("comment"),
        "candidate_comment": _("comment of the person assessed"),
    }[field.value]
