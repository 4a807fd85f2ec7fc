"""The page of appeals in the wizard: what is asked for there is stored, and shown again."""

from __future__ import annotations

from s4c_desktop.domain.appeals import Terms
from s4c_desktop.domain.assessment import Appeal
from s4c_desktop.ui.results.appeal_panel import AppealPanel
from s4c_desktop.ui.wizard.after_result import AfterResult
from s4c_desktop.ui.wizard.appeal_dialogs import LodgeDialog, OutcomeDialog
from s4c_desktop.ui.wizard.session import Session


class AppealPage(AppealPanel):
    """The appeals against the result of the session."""

    def __init__(self, session: Session, store: AfterResult) -> None:
        super().__init__()
        self._session = session
        self._store = store
        self._terms: Terms | None = None
        self.lodge_wanted.connect(self._lodge)
        self.decide_wanted.connect(self._decide)

    def show_terms(self, terms: Terms) -> None:
        """Show the appeals of the session with what applies to them."""
        self._terms = terms
        assessment = self._session.shown
        if assessment is not None:
            self.show_appeals(assessment, terms, locked=self._session.holding)

    def _lodge(self) -> None:
        assessment = self._session.shown
        if assessment is None or self._terms is None:
            return
        appeal = LodgeDialog.ask(assessment.person.name, self._terms, self.window())
        if appeal is not None:
            named = self._session.meant(appeal.lodged_by)
            self._store.lodge(Appeal(appeal.id, appeal.lodged_on, named, appeal.grounds))

    def _decide(self, appeal: Appeal) -> None:
        if self._terms is None:
            return
        verdict = OutcomeDialog.ask(appeal, self._terms, self.window())
        if verdict is None:
            return
        if verdict.revise:
            self._store.uphold(verdict.appeal)
        else:
            self._store.decide(verdict.appeal)
