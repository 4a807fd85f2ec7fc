"""What is wanted of a plan: role, days, hours, ways of learning, strategy, goals."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain import schedule_wording, study_wording
from s4c_desktop.domain.study import Learner, Mode, Strategy, StudyPlan
from s4c_desktop.ui import widgets
from s4c_desktop.ui.autosave import Autosave
from s4c_desktop.ui.flow_layout import FlowLayout
from s4c_desktop.ui.inputs import ComboBox, DateEdit
from s4c_desktop.ui.learning.editing import Change, PlanEditing
from s4c_desktop.ui.learning.goals import GoalsEdit
from s4c_desktop.ui.learning.item_dialogs import HoursSpin
from s4c_desktop.ui.quality.parts import KeptText, OptionalDate, labelled
from s4c_desktop.ui.segments import Segments
from s4c_desktop.ui.text_size import scaled

PAUSE = 300
"""Milliseconds without a change until what follows is worked out."""


class WishesForm(QWidget):
    """Fields over the plan; each change is one edit, and what follows is shown elsewhere."""

    profile_wanted = Signal()

    def __init__(self, editing: PlanEditing) -> None:
        super().__init__()
        self._editing = editing
        self._showing = False
        self._changes: dict[str, Change] = {}
        self._soon = QTimer(self, singleShot=True, interval=PAUSE)
        self._soon.timeout.connect(self.flush)
        self.title = QLineEdit()
        self._titled = Autosave(self._keep_title, self)
        self.role = ComboBox()
        self.role.setSizeAdjustPolicy(
            ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.start = DateEdit()
        self.deadline = OptionalDate(_("Deadline"))
        self.weekly = HoursSpin(_("Hours a week"), 112)
        self.budget = HoursSpin(_("At most, hours in all"), 9999)
        self.budget.setSpecialValueText(_("no limit"))
        self.modes = {mode: QCheckBox(study_wording.mode_name(mode)) for mode in Mode}
        self.strategy = Segments[Strategy](
            _("Strategy"),
            [(one, study_wording.strategy_name(one)) for one in Strategy],
            flowing=True,
        )
        for one in Strategy:
            self.strategy.explain(one, study_wording.strategy_text(one))
        self.meaning = widgets.small()
        self.goals = GoalsEdit(editing)
        self.wrong = widgets.TextLabel("", "bad")
        self.wrong.hide()
        self.profile = widgets.button(_("Learner's profile…"), self.profile_wanted.emit)
        self.known = widgets.small()
        self.note = KeptText(_("Note on the plan"), _("Shown in the plan's documents"), height=64)
        self._build()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Show the wishes of the plan, but for what is being typed."""
        if self._changes or self._soon.isActive():
            return
        plan = self._editing.plan
        self._showing = True
        if not self._titled.pending:
            self.title.setText(plan.title)
        self._show_roles(plan)
        self.start.show_value(plan.start_on)
        self.deadline.show_value(plan.deadline)
        self.weekly.setValue(plan.minutes_per_week / 60)
        self.budget.setValue((plan.budget or 0) / 60)
        for mode, box in self.modes.items():
            box.setChecked(not plan.modes or mode in plan.modes)
        self.strategy.show_value(plan.strategy)
        self.meaning.setText(study_wording.strategy_text(plan.strategy))
        self.goals.refresh()
        self.note.show_text(plan.note)
        self.known.setText(_profile_text(self._editing.learner))
        self._showing = False

    def leave(self) -> None:
        """Hand over what was typed."""
        self._titled.flush()
        self.note.flush()
        self.flush()

    def flush(self) -> None:
        """Ask now what follows from what was changed."""
        self._soon.stop()
        changes, self._changes = self._changes, {}
        if not changes:
            return
        self.wrong.hide()
        label = ", ".join(changes)

        def all_of(plan: StudyPlan) -> StudyPlan:
            for change in changes.values():
                plan = change(plan)
            return plan

        self._editing.wish(label, all_of)

    def show_wrong(self, error: UserError) -> None:
        """Say why a wish makes no sense; the plan is as it was."""
        self.wrong.setText(error.text())
        self.wrong.show()

    # -- changes -------------------------------------------------------------------------

    def _want(self, label: str, change: Change) -> None:
        if not self._showing:
            self._changes[label] = change
            self._soon.start()

    def _keep_title(self) -> None:
        text = self.title.text().strip()
        self._editing.edit(_("title"), lambda plan: replace(plan, title=text))

    def _keep_note(self, text: str) -> None:
        self._editing.edit(_("note"), lambda plan: replace(plan, note=text))

    def _on_role(self) -> None:
        role = self.role.currentData()
        self._want(_("role"), lambda plan: replace(plan, role=role))

    def _on_start(self) -> None:
        day = self.start.value()
        self._want(_("start"), lambda plan: replace(plan, start_on=day))

    def _on_deadline(self) -> None:
        day = self.deadline.value()
        self._want(_("deadline"), lambda plan: replace(plan, deadline=day))

    def _on_weekly(self, hours: float) -> None:
        minutes = round(hours * 60)
        self._want(_("hours a week"), lambda plan: replace(plan, minutes_per_week=minutes))

    def _on_budget(self, hours: float) -> None:
        minutes = round(hours * 60) or None
        self._want(_("limit of hours"), lambda plan: replace(plan, budget=minutes))

    def _on_mode(self) -> None:
        chosen = frozenset(mode for mode, box in self.modes.items() if box.isChecked())
        modes = frozenset[Mode]() if chosen == frozenset(Mode) else chosen
        self._want(_("ways of learning"), lambda plan: replace(plan, modes=modes))

    def _on_strategy(self, strategy: Strategy) -> None:
        self.meaning.setText(study_wording.strategy_text(strategy))
        self._want(_("strategy"), lambda plan: replace(plan, strategy=strategy))

    # -- building ------------------------------------------------------------------------

    def _show_roles(self, plan: StudyPlan) -> None:
        framework = self._editing.studied.framework
        if not self.role.count():
            for role in framework.roles:
                self.role.addItem(role.title, role.code)
        self.role.setCurrentIndex(self.role.findData(plan.role))

    def _connect(self) -> None:
        self.title.textEdited.connect(lambda _text: self._titled.touch())
        self.title.editingFinished.connect(self._titled.flush)
        self.note.settled.connect(self._keep_note)
        self.role.activated.connect(lambda _row: self._on_role())
        self.start.dateChanged.connect(lambda _date: self._on_start())
        self.deadline.edited.connect(self._on_deadline)
        self.weekly.valueChanged.connect(self._on_weekly)
        self.budget.valueChanged.connect(self._on_budget)
        for box in self.modes.values():
            box.toggled.connect(lambda _on: self._on_mode())
        self.strategy.chosen.connect(self._on_strategy)
        self._editing.refused.connect(self.show_wrong)
        self._editing.edited.connect(self.refresh)
        self._editing.followed.connect(self.refresh)

    def _build(self) -> None:
        card = widgets.Card(spacing=12)
        add = card.column.addLayout
        card.column.addWidget(widgets.section(_("Goals and wishes")))
        add(labelled(_("Target role"), self.role))
        add(labelled(_("Start"), self.start))
        card.column.addWidget(self.deadline)
        numbers = QHBoxLayout()
        numbers.setSpacing(16)
        for name, spin in ((_("Hours a week"), self.weekly), (_("At most, hours"), self.budget)):
            numbers.addLayout(labelled(name, _wide(spin)))
        numbers.addStretch(1)
        add(numbers)
        card.column.addWidget(self.wrong)
        ways = FlowLayout(spacing=12)
        for box in self.modes.values():
            ways.addWidget(box)
        add(_titled(_("Ways of learning"), ways))
        strategy = QVBoxLayout()
        strategy.setSpacing(4)
        strategy.addWidget(self.strategy)
        strategy.addWidget(self.meaning)
        add(_titled(_("What goes first"), strategy))
        card.column.addWidget(self.goals)
        card.column.addWidget(widgets.line())
        card.column.addWidget(self.profile)
        card.column.addWidget(self.known)
        add(labelled(_("Title of the plan"), self.title))
        add(labelled(_("Note on the plan"), self.note))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 8, 0)
        column.addWidget(card)
        column.addStretch(1)


def _wide(spin: QDoubleSpinBox) -> QDoubleSpinBox:
    spin.setFixedWidth(scaled(104))
    return spin


def _titled(text: str, inside: FlowLayout | QVBoxLayout) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(4)
    column.addWidget(widgets.strong(text))
    column.addLayout(inside)
    return column


def _profile_text(learner: Learner) -> str:
    """Say in small print what is known of how somebody learns."""
    parts: list[str] = []
    if learner.minutes_per_week is not None:
        hours = schedule_wording.length(Fraction(learner.minutes_per_week))
        parts.append(_("{hours} a week").format(hours=hours))
    if learner.free_weekdays:
        days = (study_wording.weekday_name(day) for day in sorted(learner.free_weekdays))
        parts.append(_("free: {days}").format(days=", ".join(days)))
    if learner.absences:
        parts.append(_("days off: {n}").format(n=len(learner.absences)))
    if learner.mastered:
        parts.append(_("topics mastered: {n}").format(n=len(learner.mastered)))
    return " · ".join(parts) or _("Nothing is known yet of how this person learns.")
