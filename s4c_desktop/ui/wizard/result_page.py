"""Step 5: the result, the decision, the candidate, signing off, and the two documents."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.appeals import Terms
from s4c_desktop.domain.documents import Depth
from s4c_desktop.domain.gap import Result
from s4c_desktop.domain.study import StudyPlan
from s4c_desktop.services.plans import PlanView
from s4c_desktop.services.results import ResultView
from s4c_desktop.ui.announcing import announce
from s4c_desktop.ui.documents import REPORTS, DocumentBar, Printout
from s4c_desktop.ui.flow_layout import FlowLayout
from s4c_desktop.ui.learning.making import make_plan
from s4c_desktop.ui.learning.plan_view import PlanPanel
from s4c_desktop.ui.page_stack import PageStack
from s4c_desktop.ui.results.result_panel import ResultPanel
from s4c_desktop.ui.results.summary_card import SummaryCard
from s4c_desktop.ui.widgets import button, menu_button, primary_button, scrolling, set_look
from s4c_desktop.ui.wizard.after_card import AfterCard
from s4c_desktop.ui.wizard.after_result import AfterResult
from s4c_desktop.ui.wizard.appeal_page import AppealPage
from s4c_desktop.ui.wizard.comments_card import CommentsCard
from s4c_desktop.ui.wizard.decision_card import DecisionCard
from s4c_desktop.ui.wizard.documents_menu import DocumentsMenu
from s4c_desktop.ui.wizard.revision_bar import RevisionBar
from s4c_desktop.ui.wizard.round_bar import RoundBar
from s4c_desktop.ui.wizard.round_card import RoundCard
from s4c_desktop.ui.wizard.session import Session
from s4c_desktop.ui.wizard.sign_off_card import SignOffCard


class ResultPage(QWidget):
    """Shows what was found, first of all the sentence that says it.

    The learning plan, or the appeals against a signed result, take its place when asked for.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._result_shown: Result | None = None
        self._sentence = ""
        context = session.context
        self.report = primary_button(_("Report…"), self._save_report)
        self.plan = button(_("Learning plan"), self._look_for_plan)
        self.round = RoundCard(session)
        self.stack = PageStack()
        self.round_bar = RoundBar(session, self.round, self.stack)
        self.documents = DocumentBar(context)
        self.more = DocumentsMenu(session, self.documents, self)
        self.revision = RevisionBar(session)
        self.panel = ResultPanel(context)
        self.panel.plan_wanted.connect(self._open_plan)
        self.summary = SummaryCard(context)
        self.panel.notices.addWidget(self.revision)
        self.comments = CommentsCard(session)
        self.decision = DecisionCard(session)
        store = AfterResult(session)
        self.after = AfterCard(session, store)
        self.after.appeals_wanted.connect(self._open_appeals)
        self.sign_off = SignOffCard(session)
        self.plan_panel = PlanPanel(context)
        self.plan_panel.back.connect(self._close_plan)
        self.plan_panel.role_chosen.connect(self._open_plan)
        self.plan_panel.follow_wanted.connect(self._follow_plan)
        self.appeal_page = AppealPage(session, store)
        self.appeal_page.back.connect(self._close_appeals)
        self.stack.addWidget(self._result())
        self.stack.addWidget(self.plan_panel)
        self.stack.addWidget(self.appeal_page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)
        session.assessment_changed.connect(self._on_changed)
        session.holding_changed.connect(self._on_changed)
        session.rating_changed.connect(self._on_changed)
        self.round_bar.changed.connect(self._lead)

    def _result(self) -> QWidget:
        content = QWidget()
        inside = QVBoxLayout(content)
        inside.setContentsMargins(0, 0, 8, 0)
        inside.setSpacing(16)
        cards = (self.round, self.summary, self.comments, self.decision, self.after, self.sign_off)
        for part in (self.panel, *cards):
            inside.addWidget(part)
        inside.addStretch(1)
        actions = FlowLayout(spacing=8, at_right=True)
        actions.addWidget(self.round_bar)
        actions.addWidget(menu_button(_("More documents"), self.more))
        actions.addWidget(self.plan)
        actions.addWidget(self.report)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.area = scrolling(content)
        self.area.setAccessibleName(_("Result"))
        column.addWidget(self.area, 1)
        # In a narrow window the buttons need a line for themselves.
        column.addWidget(self.documents)
        column.addLayout(actions)
        return page

    def refresh(self) -> None:
        """Show what the session has."""
        self.stack.setCurrentIndex(0)
        self.comments.refresh()
        self.decision.refresh()
        self.after.refresh()
        self.sign_off.refresh()
        self.revision.refresh()
        self.round.refresh()
        self._compute()

    def enter(self) -> None:
        """Take the focus where the keys that scroll work and nothing is pressed by accident."""
        self.area.setFocus()

    def leave(self) -> None:
        """Hand over what was typed."""
        self._sentence = ""
        self.comments.leave()
        self.decision.leave()

    def printout(self) -> Printout | None:
        """Return the learning plan where it is shown, else the report."""
        self._session.flush()
        if self.stack.currentWidget() is self.plan_panel:
            return self.plan_panel.printout()
        shown = self._session.shown
        if shown is None:
            return None
        return self.documents.printout_of(REPORTS[Depth.CANDIDATE], shown.id, shown.person.name)

    def _on_changed(self) -> None:
        if self.isVisible():
            self._compute()

    def _compute(self) -> None:
        assessment = self._session.shown
        if assessment is not None:
            context = self._session.context
            context.tasks.run(
                context.program.results.of,
                assessment,
                done=self._show,
                failed=self._session.not_fetched,
                owner=self,
            )
            context.tasks.run(
                context.program.appeals.terms,
                assessment,
                done=self._show_terms,
                failed=self._session.not_fetched,
                owner=self,
            )

    def _show(self, view: ResultView) -> None:
        before = self._sentence
        self.panel.show_result(view)
        if self.panel.readiness is not None:
            self._sentence = self.panel.readiness.sentence.text()
        if self._sentence != before:
            announce(self, self._sentence)
        self.summary.show_assessment(view.assessment)
        self._result_shown = view.result
        self._lead()

    def _lead(self) -> None:
        """Let one button lead on: agreeing on a result, signing off, or the report."""
        if self._result_shown is None:
            return
        agreeing_leads = self.round_bar.leads
        signing_leads = self.sign_off.show_readiness(self._result_shown, may=not agreeing_leads)
        set_look(self.report, "role", "" if signing_leads or agreeing_leads else "primary")

    def _show_terms(self, terms: Terms) -> None:
        self.after.show_terms(terms)
        self.appeal_page.show_terms(terms)
        if not self._session.read_only and self.stack.currentWidget() is self.appeal_page:
            self._close_appeals()

    def _save_report(self) -> None:
        assessment = self._session.shown
        if assessment is not None:
            self._session.flush()
            self.documents.save_report(assessment.id, assessment.person.name)

    def _look_for_plan(self) -> None:
        """Show the newest plan that is kept of this assessment, else what one would be."""
        assessment = self._session.assessment
        if assessment is not None:
            context = self._session.context
            context.tasks.run(
                context.program.study.of_assessment,
                assessment.id,
                done=self._open_newest,
                owner=self,
            )

    def _open_newest(self, found: tuple[StudyPlan, ...]) -> None:
        newest = next((plan for plan in found if not plan.archived), None)
        if newest is None:
            self._open_plan(None)
        else:
            self._session.context.events.plan_wanted.emit(newest.id)

    def _open_plan(self, role: str | None) -> None:
        assessment = self._session.assessment
        if assessment is not None:
            context = self._session.context
            context.tasks.run(
                partial(context.program.plans.view, assessment.id, role=role),
                done=self._show_plan,
                owner=self,
            )

    def _follow_plan(self) -> None:
        view = self.plan_panel.view
        if view is not None and not self._session.holding:
            self._session.flush()
            make_plan(self._session.context, view.assessment.id, view.plan.role, self)

    def _show_plan(self, view: PlanView) -> None:
        was_open = self.stack.currentWidget() is self.plan_panel
        self.plan_panel.show_plan(view)
        self.stack.setCurrentWidget(self.plan_panel)
        if not was_open:
            self.plan_panel.follow.setFocus()

    def _open_appeals(self) -> None:
        self.stack.setCurrentWidget(self.appeal_page)
        self.appeal_page.lodge.setFocus()

    def _close_appeals(self) -> None:
        self.stack.setCurrentIndex(0)
        self.after.appeals.setFocus()

    def _close_plan(self) -> None:
        self.stack.setCurrentIndex(0)
        self.plan.setFocus()
