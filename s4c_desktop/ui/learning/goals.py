"""The competences that a plan puts ahead, each perhaps with a level of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.scale import EQF_LEVELS
from s4c_desktop.domain.study import Goal
from s4c_desktop.domain.wording import competence_name
from s4c_desktop.ui import widgets
from s4c_desktop.ui.inputs import ComboBox
from s4c_desktop.ui.learning.editing import PlanEditing
from s4c_desktop.ui.theme import Theme


class GoalsEdit(QWidget):
    """A row for each goal, and a choice of what else to put ahead."""

    def __init__(self, editing: PlanEditing) -> None:
        super().__init__()
        self._editing = editing
        self._shown: tuple[Goal, ...] | None = None
        self.rows: list[GoalRow] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(4)
        self.more = ComboBox()
        self.more.setAccessibleName(_("Put a competence ahead"))
        self.more.setSizeAdjustPolicy(
            ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.more.activated.connect(self._add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(widgets.strong(_("Goals")))
        column.addLayout(self._column)
        column.addWidget(self.more)

    def refresh(self) -> None:
        """Show the goals of the plan."""
        goals = self._editing.plan.goals
        if goals == self._shown:
            return
        self._shown = goals
        for row in self.rows:
            widgets.put_away(row)
        framework = self._editing.studied.framework
        self.rows = [
            GoalRow(
                self._editing.context.theme,
                goal,
                competence_name(framework, goal.competence),
                self._change,
                self._remove,
            )
            for goal in goals
        ]
        for row in self.rows:
            self._column.addWidget(row)
        known = {goal.competence for goal in goals}
        self.more.clear()
        self.more.addItem(_("Put a competence ahead…"))
        for one in framework.competences:
            if one.code not in known:
                self.more.addItem(f"{one.code} {one.title}", one.code)

    def _add(self, row: int) -> None:
        code = self.more.itemData(row)
        self.more.setCurrentIndex(0)
        if code is not None:
            self._wish((*self._editing.plan.goals, Goal(code)))

    def _change(self, goal: Goal) -> None:
        goals = self._editing.plan.goals
        self._wish(tuple(goal if one.competence == goal.competence else one for one in goals))

    def _remove(self, goal: Goal) -> None:
        goals = self._editing.plan.goals
        self._wish(tuple(one for one in goals if one.competence != goal.competence))
        self.more.setFocus()

    def _wish(self, goals: tuple[Goal, ...]) -> None:
        self._editing.wish(_("goals"), lambda plan: replace(plan, goals=goals))


class GoalRow(QWidget):
    """A goal: its competence, the level wanted, and a way to drop it."""

    def __init__(
        self,
        theme: Theme,
        goal: Goal,
        name: str,
        change: Callable[[Goal], object],
        remove: Callable[[Goal], object],
    ) -> None:
        super().__init__()
        self.level = ComboBox()
        self.level.setAccessibleName(_("Level wanted for {competence}").format(competence=name))
        self.level.addItem(_("as the role"), None)
        for level in EQF_LEVELS:
            self.level.addItem(_("EQF {level}").format(level=level), level)
        self.level.setCurrentIndex(self.level.findData(goal.level) if goal.level else 0)
        self.level.activated.connect(
            lambda _row: change(Goal(goal.competence, self.level.currentData()))
        )
        self.drop = widgets.icon_button(theme.icon("x", "muted"), lambda: remove(goal))
        widgets.name_widget(self.drop, _("Remove: {text}").format(text=name))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(widgets.ElidedLabel(name), 1)
        row.addWidget(self.level)
        row.addWidget(self.drop)
