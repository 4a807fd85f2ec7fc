"""The ways from a result to a second assessor, to both side by side, and to progress."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.services.agreement import PairView
from s4c_desktop.services.progress import PersonProgress
from s4c_desktop.services.rounds import RoundView
from s4c_desktop.ui.page_stack import PageStack
from s4c_desktop.ui.progress.progress_panel import ProgressPanel
from s4c_desktop.ui.rounds.comparison_panel import ComparisonPanel
from s4c_desktop.ui.widgets import button, set_look
from s4c_desktop.ui.wizard.round_card import RoundCard
from s4c_desktop.ui.wizard.session import Session


class RoundBar(QWidget):
    """Offers only what there is; what it opens takes the result's place in its stack.

    While two assessors have yet to agree, that `leads`.
    """

    changed = Signal()

    def __init__(self, session: Session, card: RoundCard, stack: PageStack) -> None:
        super().__init__()
        self._session = session
        self._stack = stack
        self.leads = False
        self.comparison: ComparisonPanel | None = None
        self.progress_panel: ProgressPanel | None = None
        self.compare = button(_("Compare"), self._compare)
        self.progress = button(_("Progress"), self._open_progress)
        self.second = button(_("Second assessor…"), card.start_second)
        self.reconcile = button(_("Agree on a result…"), card.reconcile)
        self.agreed = button(_("Agreed result"), card.open_agreed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for made in (self.second, self.compare, self.reconcile, self.agreed, self.progress):
            made.hide()
            row.addWidget(made)
        card.found.connect(self._show)

    def _show(self, view: RoundView) -> None:
        self.second.setVisible(view.starts_second)
        self.compare.setVisible(view.compares)
        self.reconcile.setVisible(view.reconciles)
        self.leads = view.reconciles
        set_look(self.reconcile, "role", "primary" if self.leads else "")
        self.agreed.setVisible(view.agreed not in (None, view.of))
        self.progress.setVisible(view.others > 0)
        self.changed.emit()

    def _compare(self) -> None:
        assessment = self._session.assessment
        if assessment is None:
            return
        self._session.flush()
        program = self._session.context.program
        self._session.context.tasks.run(
            program.agreement.of_round, assessment.id, done=self._show_pair, owner=self
        )

    def _show_pair(self, view: PairView) -> None:
        panel = self.comparison
        if panel is None:
            panel = self.comparison = ComparisonPanel(self._session.context)
            panel.back.connect(lambda: self._back(self.compare))
            self._stack.addWidget(panel)
        panel.show_pair(view)
        self._stack.setCurrentWidget(panel)
        panel.table.setFocus()
        # Over all rounds of a workspace it may take a while; saving never waits for it.
        context = self._session.context
        context.tasks.run_long(
            context.program.agreement.pair,
            view,
            done=panel.show_overall,
            label=_("Counting how far two assessors agree"),
            owner=panel,
        )

    def _open_progress(self) -> None:
        assessment = self._session.assessment
        if assessment is not None:
            self._session.flush()
            program = self._session.context.program
            self._session.context.tasks.run(
                program.progress.around, assessment.id, done=self._show_progress, owner=self
            )

    def _show_progress(self, found: PersonProgress) -> None:
        panel = self.progress_panel
        if panel is None:
            panel = self.progress_panel = ProgressPanel(self._session.context)
            panel.back.connect(lambda: self._back(self.progress))
            self._stack.addWidget(panel)
        panel.show_person(found)
        self._stack.setCurrentWidget(panel)
        panel.before.setFocus()

    def _back(self, way: QWidget) -> None:
        self._stack.setCurrentIndex(0)
        way.setFocus()
