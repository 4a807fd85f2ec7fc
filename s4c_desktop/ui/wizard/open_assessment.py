"""The assessment in the wizard: what is known of it, and where the person stands in it."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from s4c_desktop.base.errors import StorageError
from s4c_desktop.domain.assessment import Assessment, Kind, Person, Phase, Rating
from s4c_desktop.domain.changes import Changes
from s4c_desktop.domain.flow import Flow, Step, resume
from s4c_desktop.domain.framework import Framework, Requirement
from s4c_desktop.domain.names import Names
from s4c_desktop.domain.sign_off import Rules
from s4c_desktop.domain.sittings import names_in, raters_now
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.wizard.edits import EvidencePart, Part, RatingPart
from s4c_desktop.ui.wizard.journal import Journal

if TYPE_CHECKING:
    from s4c_desktop.bootstrap import Program

_log = logging.getLogger(__name__)


class OpenAssessment(QObject):
    """An assessment being shown; it keeps up with what others change in the workspace.

    Pages read `assessment`, `framework` and `flow`, and never keep a copy.
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

    holding_changed = Signal()
    """Edits wait for a workspace that cannot be reached, others than before, or none any more."""

    flushing = Signal()
    """Text that is still being typed is to be committed now."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.assessment: Assessment | None = None
        self.person: Person | None = None
        self.kind = Kind.ASSESSOR
        self.flow = Flow()
        self.rules = Rules()
        self._rules_of: UUID | None = None
        self._framework: Framework | None = None
        self._required: tuple[object, Mapping[str, Requirement]] | None = None
        self.journal = Journal(context, self.show, self)
        self.journal.unsaved.connect(self.unsaved)
        self.journal.saved.connect(self.saved)
        self.journal.not_saved.connect(self.not_saved)
        self.journal.holding_changed.connect(self._on_holding_changed)
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
        """Tell whether the assessment is signed, or agreed on, and can't be edited any more."""
        assessment = self.assessment
        return assessment is not None and (assessment.phase is Phase.SIGNED or assessment.settled)

    @property
    def holding(self) -> bool:
        """Tell whether edits wait for a workspace that cannot be reached."""
        return self.journal.holding is not None

    @property
    def locked(self) -> bool:
        """Tell whether nothing can be edited, for good or until what is held is stored."""
        return self.read_only or self.holding

    @property
    def has_unsaved(self) -> bool:
        """Tell whether an edit waits for its commit."""
        return self.journal.has_unsaved

    @property
    def rater(self) -> str:
        """Name who gives the ratings: of several in the sitting the one who sits here, if known."""
        own = self.context.preferences.assessor
        raters = raters_now(self.assessment) if self.assessment is not None else ""
        return own if own in names_in(raters) else raters or own

    @property
    def names(self) -> Names:
        """Return how people are shown."""
        return self.context.program.names

    @property
    def shown(self) -> Assessment | None:
        """Return the assessment with the names to show; never to be stored."""
        return None if self.assessment is None else self.names.shown(self.assessment)

    def said(self, name: str) -> str:
        """Return the name to show of somebody who is named as having done something."""
        return name if self.person is None else self.names.said(self.person, name)

    def meant(self, name: str) -> str:
        """Return the name to store for one that was typed where names are shown."""
        return name if self.person is None else self.names.meant(self.person, name)

    @property
    def veiled(self) -> bool:
        """Tell whether what is required is hidden from whoever rates."""
        return self.assessment is not None and self.assessment.veiled

    @property
    def requirements(self) -> Mapping[str, Requirement]:
        """Return what the role requires, by code; nothing as long as that is hidden.

        Whatever shows a required level, or that a competence is mandatory, takes it from here.
        """
        assessment = self.assessment
        if assessment is None or assessment.veiled:
            return {}
        asked = self.framework, assessment.role, assessment.reading
        if self._required is None or self._required[0] != asked:
            self._required = asked, self.framework.requirements(assessment.role, assessment.reading)
        return self._required[1]

    def mandatory(self, code: str) -> bool | None:
        """Tell whether the role demands a competence; None as long as that is hidden."""
        if self.veiled:
            return None
        found = self.requirements.get(code)
        return found is not None and found.mandatory

    def rating(self, code: str) -> Rating:
        """Return the rating of a competence."""
        return self.assessment.rating(code) if self.assessment else Rating()

    # -- loading -----------------------------------------------------------------------

    def load(self, assessment_id: UUID) -> None:
        """Fetch a stored assessment and stand where the person left it."""
        self.context.tasks.run(
            self._fetch, assessment_id, done=self._on_loaded, failed=self._on_load_failed
        )

    def _fetch(self, assessment_id: UUID) -> tuple[Assessment, Framework]:
        """Look assessment and framework up; called on the workspace thread."""
        program = self.context.program
        assessment = program.assessments.load(assessment_id)
        return assessment, program.library.framework(assessment.framework_id)

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
        self.adopt(assessment, framework)
        self.flow = resume(assessment, framework)
        self.loaded.emit()
        self.look_up_rules()
        if assessment.saved_at is not None:
            self.journal.tell_saved(assessment.saved_at)

    def look_up_rules(self) -> None:
        """Look up what else the sign-off has to keep to; tells when it is something else."""
        if self.assessment is not None:
            self._rules_of = self.assessment.id
            self.context.tasks.run(
                _rules,
                self.context.program,
                self.assessment.id,
                done=self._on_rules,
                failed=self.not_fetched,
                owner=self,
            )

    def _on_rules(self, found: tuple[UUID, Rules]) -> None:
        assessment_id, rules = found
        if self.assessment is None or self.assessment.id != assessment_id or rules == self.rules:
            return
        self.rules = rules
        self.assessment_changed.emit()

    def _on_begun(self, found: tuple[Framework, Person | None]) -> None:
        self._framework, self.person = found
        self.flow = Flow(has_person=self.person is not None)
        if self.person is not None:
            self.flow = self.flow.go(Step.SETUP)
        self.loaded.emit()

    def _on_load_failed(self, error: Exception) -> None:
        self.context.messages.error(error)
        self.load_failed.emit()

    def adopt(self, assessment: Assessment, framework: Framework | None = None) -> None:
        """Take another state of the assessment for the present one, without telling."""
        self.assessment = assessment
        self.person = assessment.person
        self.kind = assessment.kind
        if framework is not None:
            self._framework = framework

    def choose_person(self, person: Person) -> None:
        """Say whom a new assessment is about, before it is set up."""
        if self.assessment is not None:
            return
        self.person = person
        self.flow = replace(self.flow, has_person=True)
        self.assessment_changed.emit()
        self.flow_changed.emit()

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
        self.remember()
        self.flow_changed.emit()

    def remember(self) -> None:
        """Store the place, so that the person comes back to it whatever happens."""
        if self.assessment is None or self.locked:
            return
        self.context.tasks.run(
            self.context.program.assessments.remember,
            self.assessment.id,
            self.flow.step.value,
            self.flow.position,
            failed=_place_lost,
            owner=self,
        )

    def flush(self) -> None:
        """Commit text that is still being typed."""
        self.flushing.emit()

    # -- showing -----------------------------------------------------------------------

    def show(self, part: Part[Any], value: object) -> None:
        """Show another value of a part, stored or not yet."""
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

    def stand(self, assessment: Assessment, framework: Framework, step: Step) -> None:
        """Show another state of the assessment at a step, keeping the place if it is there."""
        place = self.flow.position
        self.adopt(self.journal.with_pending(assessment, self.assessment), framework)
        flow = resume(self.assessment or assessment, framework)
        self.flow = replace(flow, position=place) if place in flow.competences else flow
        self.flow = self.flow.go(step)
        self.assessment_changed.emit()
        self.evidence_changed.emit()
        self.flow_changed.emit()
        if self._rules_of != assessment.id:
            self.look_up_rules()

    # -- what others changed -----------------------------------------------------------

    def reload(self) -> None:
        """Fetch everything again that is stored."""
        tasks, program = self.context.tasks, self.context.program
        if self.assessment is not None:
            work = partial(self._fetch, self.assessment.id)
            tasks.run(work, done=self._on_reloaded, failed=self.not_fetched)
        elif self.person is not None:
            tasks.run(program.people.get, self.person.id, done=self.choose_person)

    def _on_reloaded(self, found: tuple[Assessment, Framework]) -> None:
        self.stand(*found, self.flow.step)

    def not_fetched(self, error: Exception) -> None:
        """Tell that something could not be shown anew, unless an edit tells why anyway."""
        if not isinstance(error, StorageError):
            self.context.messages.error(error)

    def _on_holding_changed(self) -> None:
        self.holding_changed.emit()
        # Where the person went meanwhile.
        self.remember()

    def _on_changed(self, changes: Changes) -> None:
        if self.journal.was_own_change():
            return
        person = self.person.id if self.person is not None else None
        known = self.assessment is not None and changes.of_assessment(self.assessment.id)
        if known or (person is not None and changes.of_person(person)):
            self.reload()


def _rules(program: Program, assessment_id: UUID) -> tuple[UUID, Rules]:
    """Look up the rules of an assessment; runs on the workspace thread."""
    return assessment_id, program.rounds.rules(assessment_id)


def _place_lost(error: Exception) -> None:
    """Note it and no more: losing the place costs nothing, and a save says what is wrong."""
    _log.warning("place in the assessment not stored: %s", error)
