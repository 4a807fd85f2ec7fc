"""What the pages of the wizard share: the assessment, the place in it, and its edits."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from PySide6.QtCore import QObject

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.assessment import Assessment
from s4c_desktop.domain.flow import Step
from s4c_desktop.domain.framework import Framework
from s4c_desktop.services.outcome import Outcome
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.wizard.edited_assessment import EditedAssessment

if TYPE_CHECKING:
    from s4c_desktop.bootstrap import Program
    from s4c_desktop.domain.set_up import SetUp


class Session(EditedAssessment):
    """An assessment being worked on: set up, edited, signed and revised."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(context, parent)
        self._setup: SetUp | None = None
        self._creating = False

    @property
    def setting_up(self) -> bool:
        """Tell whether a set-up waits for its commit."""
        return self._setup is not None

    def load(self, assessment_id: UUID) -> None:
        """Fetch a stored assessment, in the place of the one that is shown once all is stored."""
        if not self.holding:
            self.flush()
            super().load(assessment_id)

    def _on_loaded(self, found: tuple[Assessment, Framework]) -> None:
        if self.assessment is not None and self.assessment.id != found[0].id:
            # What was done to one assessment is not to be undone in another.
            self.undo_stack.clear()
        super()._on_loaded(found)

    # -- person and set-up -------------------------------------------------------------

    def set_up(self, setup: SetUp, then: Step | None = None, seen: SetUp | None = None) -> None:
        """Store the set-up, creating the assessment the first time; then open a step."""
        if self.read_only or self.person is None or self._creating:
            return
        program = self.context.program
        assessment, person_id, new_id = self.assessment, self.person.id, uuid4()

        def work() -> Outcome[tuple[Assessment, Framework]]:
            if assessment is None:
                outcome = program.assessments.create(person_id, setup, assessment_id=new_id)
            else:
                outcome = program.assessments.set_up(assessment.id, setup, seen=seen)
            framework = program.library.framework(outcome.value.framework_id)
            return Outcome((outcome.value, framework), outcome.changes)

        self._creating = assessment is None
        self._setup = setup
        self.journal.keep(
            _("Set-up"), work, done=partial(self._on_set_up, then), failed=self._on_set_up_failed
        )

    def move(self) -> None:
        """Go on in the newest version of the framework; every edit made before is stored first."""
        self._change_whole(lambda program, assessment_id: program.moving.move(assessment_id))

    def unveil(self) -> None:
        """End the blind rating; nothing given before can be undone without its reason then."""
        self._change_whole(lambda program, assessment_id: program.veil.unveil(assessment_id))

    def _change_whole(self, change: Callable[[Program, UUID], Outcome[Assessment]]) -> None:
        assessment = self.assessment
        if assessment is None or self.locked:
            return
        self.flush()
        program, assessment_id = self.context.program, assessment.id

        def work() -> Outcome[tuple[Assessment, Framework]]:
            outcome = change(program, assessment_id)
            framework = program.library.framework(outcome.value.framework_id)
            return Outcome((outcome.value, framework), outcome.changes)

        self.journal.open_block()
        self.context.tasks.run(
            work, done=partial(self._on_set_up, None), failed=self._on_set_up_failed, owner=self
        )

    def _on_set_up(self, then: Step | None, found: tuple[Assessment, Framework]) -> None:
        assessment, framework = found
        self._creating, self._setup = False, None
        self.journal.close_block(assessment.saved_at)
        if self.veiled and not assessment.veiled:
            self.undo_stack.clear()
        self.stand(assessment, framework, then or self.flow.step)
        self.remember()

    def _on_set_up_failed(self, error: Exception) -> None:
        self._creating, self._setup = False, None
        self.journal.close_block()
        self.context.messages.error(error)
        self.assessment_changed.emit()
        if self.assessment is not None:
            self.reload()

    # -- signing -----------------------------------------------------------------------

    def sign(self, signer: str, countersigner: str = "") -> None:
        """Sign off and lock what is shown; every edit made before is committed first.

        Never tried again by itself: what can't be taken back is done when the person says so.
        """
        assessment = self.assessment
        if assessment is None or self.locked:
            return
        self.flush()
        seen = self.assessment or assessment
        if self._setup is not None:
            # It is stored first, and was entered here.
            setup = self._setup
            seen = replace(seen, **{f.name: getattr(setup, f.name) for f in fields(setup)})
        sign = self.context.program.signing.sign
        work = partial(sign, assessment.id, signer, countersigner=countersigner, seen=seen)
        self.journal.open_block()
        self.context.tasks.run(
            work,
            done=partial(self._on_finished, self.flow.step),
            failed=self._on_unfinished,
            owner=self,
        )

    def revise(self, reason: str) -> None:
        """Open a new revision of a signed assessment; the old one stays as it is."""
        if self.assessment is not None and not self.holding:
            revise = self.context.program.signing.revise
            work = partial(revise, self.assessment.id, reason, new_id=uuid4())
            self.journal.keep(
                _("Revision"),
                work,
                done=partial(self._on_finished, Step.REVIEW),
                failed=self._on_unfinished,
            )

    def _on_finished(self, then: Step, assessment: Assessment) -> None:
        self.journal.close_block(assessment.saved_at)
        self.undo_stack.clear()
        self.stand(assessment, self.framework, then)
        self.remember()

    def _on_unfinished(self, error: Exception) -> None:
        self.journal.close_block()
        self.context.messages.error(error)
        self.reload()
