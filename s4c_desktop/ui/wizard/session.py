"""What the pages of the wizard share: the assessment, the place in it, and its edits."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID, uuid4

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.assessment import (
    Assessment,
    Decision,
    Evidence,
    Kind,
    Person,
    Phase,
    Rating,
)
from s4c_desktop.domain.changes import Changes
from s4c_desktop.domain.flow import Flow, Step, resume
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

if TYPE_CHECKING:
    from s4c_desktop.services.assessments import EvidenceDetails, SetUp, TextField

T = TypeVar("T")

_log = logging.getLogger(__name__)


class Session(QObject):
    """One assessment being worked on.

    An edit shows at once and is stored on the workspace thread; `saved` comes only after
    the commit of the last one. An edit that cannot be stored is put back. Pages read
    `assessment`, `framework` and `flow`, and never keep a copy.
    """

    loaded = Signal()
    """Everything is there: build or rebuild the pages."""

    load_failed = Signal()
    flow_changed = Signal()
    rating_changed = Signal(str)
    assessment_changed = Signal()
    evidence_changed = Signal()

    unsaved = Signal()
    saved = Signal(object)
    """All is committed; carries the time, in UTC."""

    not_saved = Signal(object)
    """The edit of this part was refused and is about to be put back."""

    flushing = Signal()
    """Text that is still being typed is to be committed now."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.undo_stack = QUndoStack(self)
        self.assessment: Assessment | None = None
        self.person: Person | None = None
        self.kind = Kind.ASSESSOR
        self.flow = Flow()
        self._framework: Framework | None = None
        self._pending: Counter[Part[Any]] = Counter()
        self._stored: dict[Part[Any], Any] = {}
        self._setting_up = False
        self._own_change = False
        context.events.changed.connect(self._on_changed)

    # -- what is there -----------------------------------------------------------------

    @property
    def framework(self) -> Framework:
        """Return the framework version in use; only once `loaded` was emitted."""
        if self._framework is None:
            raise LookupError("the session is not loaded")
        return self._framework

    @property
    def is_loaded(self) -> bool:
        """Tell whether there is something to show."""
        return self._framework is not None

    @property
    def read_only(self) -> bool:
        """Tell whether the assessment is signed and nothing can be edited any more."""
        return self.assessment is not None and self.assessment.phase is Phase.SIGNED

    @property
    def has_unsaved(self) -> bool:
        """Tell whether an edit waits for its commit."""
        return bool(self._pending) or self._setting_up

    @property
    def rater(self) -> str:
        """Name who gives the ratings."""
        if self.assessment is None:
            return self.context.preferences.assessor
        return self.assessment.raters or self.context.preferences.assessor

    def rating(self, code: str) -> Rating:
        """Return the rating of a competence."""
        return self.assessment.rating(code) if self.assessment else Rating()

    # -- loading -----------------------------------------------------------------------

    def load(self, assessment_id: UUID) -> None:
        """Fetch a stored assessment and stand where the person left it."""
        program = self.context.program

        def work() -> tuple[Assessment, Framework]:
            assessment = program.assessments.load(assessment_id)
            return assessment, program.library.framework(assessment.framework_id)

        self.context.tasks.run(work, done=self._on_loaded, failed=self._on_load_failed, owner=self)

    def begin(self, kind: Kind, person_id: UUID | None = None) -> None:
        """Prepare a new assessment; it is stored when it is set up."""
        self.kind = kind
        program = self.context.program

        def work() -> tuple[Framework, Person | None]:
            people = program.people
            person: Person | None = None
            if person_id is not None:
                person = people.get(person_id)
            elif kind is Kind.SELF:
                person = people.myself()
            return program.library.current(), person

        self.context.tasks.run(work, done=self._on_begun, failed=self._on_load_failed, owner=self)

    def _on_loaded(self, found: tuple[Assessment, Framework]) -> None:
        assessment, framework = found
        self._adopt(assessment, framework)
        self.flow = resume(assessment, framework)
        self.undo_stack.clear()
        self.loaded.emit()
        if assessment.saved_at is not None:
            self.saved.emit(assessment.saved_at)

    def _on_begun(self, found: tuple[Framework, Person | None]) -> None:
        self._framework, self.person = found
        self.flow = Flow(has_person=self.person is not None)
        if self.person is not None:
            self.flow = self.flow.go(Step.SETUP)
        self.loaded.emit()

    def _on_load_failed(self, error: Exception) -> None:
        self.context.messages.error(error)
        self.load_failed.emit()

    def _adopt(self, assessment: Assessment, framework: Framework | None = None) -> None:
        self.assessment = assessment
        self.person = assessment.person
        self.kind = assessment.kind
        if framework is not None:
            self._framework = framework

    # -- person and set-up -------------------------------------------------------------

    def choose_person(self, person: Person) -> None:
        """Say whom a new assessment is about, before it is set up."""
        if self.assessment is not None:
            return
        self.person = person
        self.flow = replace(self.flow, has_person=True)
        self.assessment_changed.emit()
        self.flow_changed.emit()

    def set_up(self, setup: SetUp, then: Step | None = None) -> None:
        """Store the set-up, creating the assessment the first time; then open a step."""
        if self.read_only or self.person is None or self._setting_up:
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

        self._setting_up = True
        self.unsaved.emit()
        self.context.tasks.run(
            work, done=partial(self._on_set_up, then), failed=self._on_set_up_failed, owner=self
        )

    def _on_set_up(self, then: Step | None, found: tuple[Assessment, Framework]) -> None:
        self._setting_up = False
        self._own_change = True
        assessment, framework = found
        stands = self.flow
        self._adopt(self._with_pending(assessment), framework)
        resumed = resume(assessment, framework)
        in_scope = stands.position in resumed.competences
        self.flow = replace(resumed, position=stands.position if in_scope else resumed.position).go(
            then or stands.step
        )
        self._remember()
        self.assessment_changed.emit()
        self.flow_changed.emit()
        self._tell_saved(assessment.saved_at)

    def _on_set_up_failed(self, error: Exception) -> None:
        self._setting_up = False
        self.context.messages.error(error)
        self.assessment_changed.emit()

    # -- moving about ------------------------------------------------------------------

    def go(self, step: Step) -> None:
        """Open a step, if it can be reached."""
        self._move(self.flow.go(step))

    def jump(self, code: str) -> None:
        """Go to a competence."""
        self._move(self.flow.jump(code))

    def next(self) -> None:
        """Go to the following competence."""
        self._move(self.flow.next())

    def previous(self) -> None:
        """Go to the competence before."""
        self._move(self.flow.previous())

    def next_unrated(self) -> None:
        """Go to the next competence nobody has answered; to the review when there is none."""
        self._move(self.flow.next_unrated())

    def _move(self, flow: Flow) -> None:
        if flow == self.flow:
            return
        self.flush()
        self.flow = flow
        self._remember()
        self.flow_changed.emit()

    def _remember(self) -> None:
        """Store the place, so that the person comes back to it whatever happens."""
        if self.assessment is None or self.read_only:
            return
        self.context.tasks.run(
            self.context.program.assessments.remember,
            self.assessment.id,
            self.flow.step.value,
            self.flow.position,
            failed=_place_lost,
            owner=self,
        )

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
        self._edit(TextPart(field), text, _("text"), typing=True)

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
        """Take an item of evidence away, with its links."""
        self._edit(EvidencePart(evidence_id), None, _("removal of evidence"))

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
            self.undo_stack.push(Edit(self, part, before, after, label, typing=typing))

    def apply(self, part: Part[T], value: T) -> None:
        """Show a value and store it; called by the undo commands."""
        assessment = self.assessment
        if assessment is None or self.read_only:
            return
        before = part.read(assessment)
        self._stored.setdefault(part, before)
        self._pending[part] += 1
        self._show(part, value)
        self.unsaved.emit()
        service = self.context.program.assessments

        def work() -> Outcome[datetime]:
            return part.save(service, assessment, before, value)

        self.context.tasks.run(
            work,
            done=partial(self._on_stored, part, value),
            failed=partial(self._on_refused, part),
            owner=self,
        )

    def _show(self, part: Part[Any], value: object) -> None:
        if self.assessment is None:
            return
        self.assessment = part.put(self.assessment, value)
        if isinstance(part, RatingPart):
            flow = self.flow.answered(part.code, self.assessment.rating(part.code))
            moved, self.flow = flow != self.flow, flow
            self.rating_changed.emit(part.code)
            if moved:
                self.flow_changed.emit()
        elif isinstance(part, EvidencePart):
            self.evidence_changed.emit()
        else:
            self.assessment_changed.emit()

    def _on_stored(self, part: Part[T], value: T, at: datetime) -> None:
        self._own_change = True
        self._stored[part] = value
        self._settle(part)
        self._tell_saved(at)

    def _on_refused(self, part: Part[Any], error: Exception) -> None:
        """Put the value back that is in the workspace, and say so."""
        self.not_saved.emit(part)
        value = self._stored[part]
        if self._settle(part):
            self._show(part, value)
        # The commands hold values that never were stored.
        self.undo_stack.clear()
        self.context.messages.error(error)
        if isinstance(part, EvidencePart):
            # Several calls store one edit; some of them may have been committed.
            self._reload()

    def _settle(self, part: Part[Any]) -> bool:
        """Count one save less; tells whether it was the last one of this part."""
        self._pending[part] -= 1
        if self._pending[part]:
            return False
        del self._pending[part], self._stored[part]
        return True

    def _tell_saved(self, at: datetime | None) -> None:
        if at is not None and not self.has_unsaved:
            self.saved.emit(at)

    def _with_pending(self, assessment: Assessment) -> Assessment:
        """Return a freshly stored assessment with the edits that still wait for their commit."""
        if self.assessment is not None:
            for part in self._pending:
                assessment = part.put(assessment, part.read(self.assessment))
        return assessment

    def flush(self) -> None:
        """Commit text that is still being typed."""
        self.flushing.emit()

    # -- signing -----------------------------------------------------------------------

    def sign(self, signer: str) -> None:
        """Sign off and lock; every edit made before is committed first."""
        self.flush()
        self._finish(self.context.program.signing.sign, signer)

    def revise(self, reason: str) -> None:
        """Open a new revision of a signed assessment; the old one stays as it is."""
        self._finish(self.context.program.signing.revise, reason)

    def _finish(self, call: Callable[[UUID, str], Outcome[Assessment]], text: str) -> None:
        if self.assessment is not None:
            self.context.tasks.run(
                call, self.assessment.id, text, done=self._on_finished, owner=self
            )

    def _on_finished(self, assessment: Assessment) -> None:
        self._own_change = True
        step = self.flow.step
        self._on_loaded((assessment, self.framework))
        self.flow = self.flow.go(step)
        self._remember()
        self.flow_changed.emit()

    # -- what others changed -----------------------------------------------------------

    def _on_changed(self, changes: Changes) -> None:
        # The tasks announce an outcome's changes just after calling back.
        own, self._own_change = self._own_change, False
        if own:
            return
        person = self.person.id if self.person is not None else None
        known = self.assessment is not None and self.assessment.id in changes.assessments
        if known or person in changes.people:
            self._reload()

    def _reload(self) -> None:
        program = self.context.program
        if self.assessment is not None:
            self.context.tasks.run(
                program.assessments.load, self.assessment.id, done=self._on_reloaded, owner=self
            )
        elif self.person is not None:
            self.context.tasks.run(
                program.people.get, self.person.id, done=self.choose_person, owner=self
            )

    def _on_reloaded(self, assessment: Assessment) -> None:
        self._adopt(self._with_pending(assessment))
        for code in self.flow.competences:
            self.flow = self.flow.answered(code, self.rating(code))
        self.assessment_changed.emit()
        self.evidence_changed.emit()
        self.flow_changed.emit()


def _place_lost(error: Exception) -> None:
    """Note it and no more: losing the place costs nothing, and a save says what is wrong."""
    _log.warning("place in the assessment not stored: %s", error)
