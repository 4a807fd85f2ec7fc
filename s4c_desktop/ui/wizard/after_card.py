"""Beside the result: that the candidate was told, until when they may appeal, and appeals."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.appeals import Terms, open_appeals
from s4c_desktop.domain.appeals_wording import open_sentence, term_sentence, told_sentence
from s4c_desktop.domain.assessment import Assessment, Kind
from s4c_desktop.ui.dates import short_date
from s4c_desktop.ui.widgets import Card, body, button, muted, section, text_width
from s4c_desktop.ui.wizard.after_result import AfterResult
from s4c_desktop.ui.wizard.session import Session
from s4c_desktop.ui.wizard.tell_dialogs import AddStatementDialog, TellDialog


class AfterCard(Card):
    """Hidden for a self-assessment, which nobody is told and nobody appeals against."""

    appeals_wanted = Signal()

    def __init__(self, session: Session, store: AfterResult) -> None:
        super().__init__()
        self._session = session
        self._store = store
        self.told = body()
        self.statement = muted()
        self.term = body()
        self.open = body()
        self.tell = button(_("Note that the result was told…"), self._tell)
        self.add = button(_("Add what the candidate said…"), self._add)
        self.take_back = button(_("Take the note back"), self._take_back, role="quiet")
        self.appeals = button(_("Appeals…"), self.appeals_wanted.emit)
        row = QHBoxLayout()
        row.setSpacing(8)
        for way in (self.tell, self.add, self.appeals, self.take_back):
            row.addWidget(way)
        row.addStretch(1)
        self.column.addWidget(section(_("The candidate and the result")))
        for label in (self.told, self.statement, self.term, self.open):
            label.setMaximumWidth(text_width(label))
            self.column.addWidget(label)
        self.column.addLayout(row)
        session.assessment_changed.connect(self.refresh)
        session.holding_changed.connect(self.refresh)

    def refresh(self) -> None:
        """Show what the session has."""
        session = self._session
        assessment = session.shown
        if assessment is None:
            return
        self.setVisible(assessment.kind is not Kind.SELF)
        told, decided = assessment.acknowledgement, assessment.decision is not None
        self.told.setText(_told_text(assessment))
        self.statement.setText(told.statement if told else "")
        self.statement.setVisible(bool(self.statement.text()))
        self.tell.setText(
            _("Change the note…") if told is not None else _("Note that the result was told…")
        )
        self.tell.setVisible(decided and (told is None or not session.read_only))
        self.add.setVisible(told is not None and session.read_only)
        self.take_back.setVisible(told is not None and not session.read_only)
        self.appeals.setVisible(session.read_only)
        count = len(open_appeals(assessment))
        self.open.setText(open_sentence(count))
        self.open.setVisible(count > 0)
        self.open.set_role("caution" if count else "")
        for way in (self.tell, self.add, self.take_back):
            way.setEnabled(not session.holding)

    def show_terms(self, terms: Terms) -> None:
        """Say until when an appeal is possible."""
        self.term.setText(term_sentence(terms, short_date))

    def _tell(self) -> None:
        assessment = self._session.assessment
        if assessment is None:
            return
        session = self._session
        known = assessment.acknowledgement
        told = TellDialog.ask(
            session.said(assessment.person.name), known, session.rater, self.window()
        )
        if told is not None and told != known:
            self._store.acknowledge(told, known)

    def _add(self) -> None:
        assessment = self._session.assessment
        told = assessment.acknowledgement if assessment is not None else None
        if assessment is None or told is None:
            return
        name = self._session.said(assessment.person.name)
        added = AddStatementDialog.ask(name, self._session.rater, self.window())
        if added is not None:
            statement = "\n\n".join(part for part in (told.statement, added) if part)
            self._store.acknowledge(replace(told, statement=statement), told)

    def _take_back(self) -> None:
        assessment = self._session.assessment
        if assessment is not None and assessment.acknowledgement is not None:
            self._store.take_back(assessment.acknowledgement)


def _told_text(assessment: Assessment) -> str:
    told = assessment.acknowledgement
    if told is not None:
        if assessment.decision is None:
            return _("{told} The decision has been taken back since.").format(
                told=told_sentence(told, short_date)
            )
        return told_sentence(told, short_date)
    if assessment.decision is None:
        return _("Once a decision is taken, note here how the candidate was told.")
    return _("It is not noted yet that the candidate was told the result.")
