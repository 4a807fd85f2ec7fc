"""What is kept beside a result, stored in the order of everything else that is edited."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import uuid4

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.assessment import Acknowledgement, Appeal, Assessment
from s4c_desktop.domain.flow import Step
from s4c_desktop.services.outcome import Outcome
from s4c_desktop.ui.wizard.session import Session


class AfterResult:
    """Notes that a result was told, and keeps appeals; what comes back is shown at once."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def acknowledge(self, told: Acknowledgement, seen: Acknowledgement | None) -> None:
        """Note that the candidate was told; `seen` is the note that was shown."""
        acknowledge = self._session.context.program.acknowledging.acknowledge
        self._keep(
            _("Telling the result"),
            lambda assessment: acknowledge(assessment.id, told, seen=seen),
        )

    def take_back(self, seen: Acknowledgement) -> None:
        """Take the note back from a draft."""
        take_back = self._session.context.program.acknowledging.take_back
        self._keep(_("Telling the result"), lambda assessment: take_back(assessment.id, seen=seen))

    def lodge(self, appeal: Appeal) -> None:
        """Keep an appeal."""
        lodge = self._session.context.program.appeals.lodge
        self._keep(_("Appeal"), lambda assessment: lodge(assessment.id, appeal))

    def decide(self, decided: Appeal) -> None:
        """Keep what became of an appeal."""
        decide = self._session.context.program.appeals.decide
        self._keep(_("Appeal"), lambda assessment: decide(assessment.id, decided))

    def uphold(self, decided: Appeal) -> None:
        """Uphold an appeal and open the revision that follows."""
        uphold = partial(self._session.context.program.appeals.uphold, new_id=uuid4())
        self._keep(_("Appeal"), lambda assessment: uphold(assessment.id, decided), then=Step.REVIEW)

    def _keep(
        self,
        name: str,
        work: Callable[[Assessment], Outcome[Assessment]],
        then: Step | None = None,
    ) -> None:
        session = self._session
        if session.assessment is None or session.holding:
            return
        session.flush()
        session.journal.keep(
            name,
            partial(work, session.assessment),
            done=partial(self._done, then),
            failed=self._failed,
        )

    def _done(self, then: Step | None, kept: Assessment) -> None:
        session = self._session
        session.journal.close_block(kept.saved_at)
        if then is not None:
            session.undo_stack.clear()
        session.stand(kept, session.framework, then or session.flow.step)
        if then is not None:
            session.remember()

    def _failed(self, error: Exception) -> None:
        self._session.journal.close_block()
        self._session.context.messages.error(error)
        self._session.reload()
