"""The assessment plan in the set-up: several competences at once, or one cell at a time."""

from __future__ import annotations

from uuid import UUID, uuid4

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QTreeView,
    QWidget,
)

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import ngettext
from s4c_desktop.domain.assessment import PlannedMethod
from s4c_desktop.domain.preparing import (
    Method,
    Plan,
    coverage,
    out_of_scope,
    suggested_method,
)
from s4c_desktop.domain.preparing_wording import coverage_sentence, method_name
from s4c_desktop.ui.allowing import allow
from s4c_desktop.ui.flow_layout import FlowLayout
from s4c_desktop.ui.inputs import ComboBox, DateEdit
from s4c_desktop.ui.widgets import Card, body, button, muted, section
from s4c_desktop.ui.wizard.plan_model import METHOD, PlanModel
from s4c_desktop.ui.wizard.session import Session

MOST_ROWS = 10
"""More than these are scrolled to."""


class PlanCard(Card):
    """Competence, method, date and assessor; every change is stored and can be undone."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._asked: frozenset[UUID] = frozenset()
        self.coverage = body()
        self.advice = muted(_("Choose a role first; then the plan can be made."))
        self.model = PlanModel(
            lambda plan, seen: session.plan(plan, _("assessment plan"), seen),
            session.context.messages.error,
            session.said,
            session.meant,
            self,
        )
        self.view = _Table()
        self.view.setModel(self.model)
        self.method = ComboBox()
        self.method.setEditable(True)
        self.method.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.method.addItems([method_name(method) for method in Method])
        self.method.setAccessibleName(_("Method"))
        self.dated = QCheckBox(_("on"))
        self.date = DateEdit()
        self.date.setAccessibleName(_("Date"))
        self.assessor = QLineEdit()
        self.assessor.setAccessibleName(_("Assessor"))
        self.assessor.setPlaceholderText(_("Assessor"))
        self.add = button(_("Plan for the chosen"), self._add)
        self.choose = button(_("Choose all without a method"), self._choose, role="quiet")
        self.suggest = button(_("Suggest methods"), self._suggest)
        self.remove = button(_("Remove chosen lines"), self._remove, role="quiet")
        self._lay_out()
        self.view.selectionModel().selectionChanged.connect(self._show_tools)
        self.model.modelReset.connect(self._show_tools)
        self.dated.toggled.connect(self._show_tools)
        session.assessment_changed.connect(self.refresh)
        session.flow_changed.connect(self.refresh)
        session.holding_changed.connect(self.refresh)

    def _lay_out(self) -> None:
        self.column.addWidget(section(_("Assessment plan")))
        self.column.addWidget(self.advice)
        self.column.addWidget(self.coverage)
        self._tools = QWidget()
        tools = FlowLayout(spacing=8)
        self._tools.setLayout(tools)
        self.method.setMinimumWidth(180)
        self.assessor.setMinimumWidth(160)
        day = QWidget()
        row = QHBoxLayout(day)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.dated)
        row.addWidget(self.date)
        for widget in (self.method, day, self.assessor, self.add):
            tools.addWidget(widget)
        self._more = QWidget()
        more = FlowLayout(spacing=8)
        self._more.setLayout(more)
        for made in (self.suggest, self.choose, self.remove):
            more.addWidget(made)
        for widget in (self._tools, self.view, self._more):
            self.column.addWidget(widget)

    # -- showing -------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show what the session has; there is no plan before there is an assessment."""
        session = self._session
        assessment = session.assessment
        there = assessment is not None and bool(session.flow.competences)
        planned = assessment is not None and bool(assessment.plan)
        self.advice.setVisible(not there)
        self.coverage.setVisible(there)
        self.view.setVisible(there and (planned or not session.read_only))
        for tools in (self._tools, self._more):
            tools.setVisible(there and not session.read_only)
        if assessment is None or not there:
            return
        self.coverage.setText(
            _("No plan was made.")
            if session.read_only and not planned
            else coverage_sentence(
                coverage(assessment, session.framework), all_of_scope=session.veiled
            )
        )
        self.model.locked = session.locked
        self.model.fill(assessment.plan, session.flow.competences, session.framework)
        self.view.fit()
        if not self.assessor.isModified():
            self.assessor.setText(session.said(session.rater))
            self.assessor.setCursorPosition(0)
        if not self.dated.isChecked():
            self.date.show_value(assessment.held_on)
        self._show_tools()

    def _show_tools(self) -> None:
        session = self._session
        locked, assessment = session.locked, session.assessment
        rows = [self.model.row(number) for number in self.view.chosen()]
        self.date.setEnabled(self.dated.isChecked() and not locked)
        for field in (self.method, self.dated, self.assessor):
            field.setEnabled(not locked)
        final = _("What is locked stays as it is.")
        choose = final if locked else _("Choose competences in the table first.")
        planned = final if locked else _("Choose lines of the plan in the table first.")
        allow(self.add, rows and not locked, choose)
        allow(self.remove, any(row.line for row in rows) and not locked, planned)
        allow(self.choose, self.model.without_method(), _("Every competence has a method."))
        uncovered = assessment is not None and coverage(assessment, session.framework).missing
        covered = final if locked else _("Every competence has the methods it needs.")
        allow(self.suggest, uncovered and not locked, covered)

    # -- changing ------------------------------------------------------------------------

    def _add(self) -> None:
        method = self.method.currentText().strip()
        if not method:
            self.method.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        codes = dict.fromkeys(self.model.row(number).code for number in self.view.chosen())
        on = self.date.value() if self.dated.isChecked() else None
        assessor = self._session.meant(self.assessor.text().strip())
        self._extend(tuple(PlannedMethod(uuid4(), code, method, on, assessor) for code in codes))

    def _suggest(self) -> None:
        session, assessment = self._session, self._session.assessment
        if assessment is None:
            return
        self._extend(
            tuple(
                PlannedMethod(
                    uuid4(),
                    code,
                    method_name(suggested_method(session.framework.competence(code))),
                    assessment.held_on,
                    session.rater,
                )
                for code in coverage(assessment, session.framework).missing
            )
        )

    def _remove(self) -> None:
        gone = {self.model.row(number).line for number in self.view.chosen()}
        self._keep(tuple(line for line in self._plan if line not in gone))

    def _choose(self) -> None:
        self.view.choose(self.model.without_method())
        self.method.setFocus(Qt.FocusReason.OtherFocusReason)

    def _extend(self, lines: Plan) -> None:
        self._keep((*self._plan, *lines))

    def _keep(self, plan: Plan) -> None:
        self._session.plan(plan, _("assessment plan"), self._plan)

    @property
    def _plan(self) -> Plan:
        assessment = self._session.assessment
        return assessment.plan if assessment is not None else ()

    # -- scope ---------------------------------------------------------------------------

    def ask_about_leftovers(self) -> None:
        """Ask once what is to become of lines about competences that are not rated any more."""
        assessment = self._session.assessment
        if assessment is None:
            return
        left = frozenset(line.id for line in out_of_scope(assessment, self._session.framework))
        if left - self._asked:
            # Whoever told of the change goes on first.
            QTimer.singleShot(0, self, self._ask)
        self._asked = left

    def _ask(self) -> None:
        session, assessment = self._session, self._session.assessment
        if assessment is None or session.locked:
            return
        left = out_of_scope(assessment, session.framework)
        text = ngettext(
            "{n} line of the assessment plan is about a competence that is not rated any more.",
            "{n} lines of the assessment plan are about competences that are not rated any more.",
            len(left),
        ).format(n=len(left))
        if left and session.context.messages.ask(
            _("Take them out of the plan?"), text, _("Take out")
        ):
            self._keep(tuple(line for line in self._plan if line not in left))


class _Table(QTreeView):
    """Rows to choose several of; high enough for a few, with the rest scrolled."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Assessment plan"))
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def chosen(self) -> list[int]:
        """Return the rows that are chosen, from top to bottom."""
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    def choose(self, rows: list[int]) -> None:
        """Choose these rows and no others."""
        model = self.model()
        selection = QItemSelection()
        for row in rows:
            selection.select(model.index(row, 0), model.index(row, model.columnCount() - 1))
        self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if rows:
            self.scrollTo(model.index(rows[0], METHOD))

    def fit(self) -> None:
        """Take the height of the rows, and give most of the width to the competences."""
        header = self.header()
        if header.sectionResizeMode(0) is not QHeaderView.ResizeMode.Stretch:
            header.setStretchLastSection(False)
            header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
            for column, width in enumerate((170, 110, 150), start=1):
                header.resizeSection(column, width)
        rows = min(self.model().rowCount(), MOST_ROWS)
        row = max(self.sizeHintForRow(0), 32) if rows else 32
        self.setFixedHeight(header.sizeHint().height() + rows * row + 2 * self.frameWidth() + 2)
