"""Whether ratings are asked for by guided questions, and what an answer does."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from s4c_desktop.domain.assessment import Kind
from s4c_desktop.domain.guided import interview_of, with_answer, with_answer_taken_back
from s4c_desktop.domain.interview import Answer, Interview
from s4c_desktop.ui.wizard.session import Session


class GuidedMode(QObject):
    """Guided questions in a session: on for oneself unless switched off; the choice is kept."""

    changed = Signal()
    """Switched on or off."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session

    @property
    def own(self) -> bool:
        """Tell whether a person rates themself."""
        return self._session.kind is Kind.SELF

    @property
    def on(self) -> bool:
        """Tell whether questions are asked; what is signed is shown on the ladder."""
        wishes = self._session.context.preferences
        wanted = wishes.guided_self if self.own else wishes.guided_assessor
        return wanted and not self._session.read_only

    def switch(self) -> None:
        """Ask questions, or show the full ladder."""
        if self._session.read_only:
            return
        wishes = self._session.context.preferences
        if self.own:
            wishes.guided_self = not wishes.guided_self
        else:
            wishes.guided_assessor = not wishes.guided_assessor
        wishes.save()
        self.changed.emit()

    @property
    def interview(self) -> Interview | None:
        """Return the answers at the competence at hand; None where it was rated otherwise."""
        return interview_of(self._session.rating(self._session.flow.position))

    @property
    def can_take_back(self) -> bool:
        """Tell whether a guided answer can be taken back at the competence at hand."""
        interview = self.interview
        return interview is not None and bool(interview.answers)

    def say(self, answer: Answer) -> None:
        """Answer the question at hand; one that is settled asks for nothing more."""
        interview = self.interview
        if interview is None or interview.next is not None:
            code = self._session.flow.position
            self._session.rate(code, with_answer(self._session.rating(code), answer))

    def take_back(self) -> None:
        """Take the last answer back, or whatever was said otherwise."""
        code = self._session.flow.position
        self._session.rate(code, with_answer_taken_back(self._session.rating(code)))
