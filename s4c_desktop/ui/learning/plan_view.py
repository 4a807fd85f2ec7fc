"""The learning plan: what to learn, in order, and what learning cannot settle."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain import plan_wording, wording
from s4c_desktop.domain.framework import Framework
from s4c_desktop.domain.learning import LearningPlan, PlanItem
from s4c_desktop.services.plans import PlanView
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.documents import DocumentBar, Printout, plan_for
from s4c_desktop.ui.folding import FoldingRow, side_by_side
from s4c_desktop.ui.text_size import scaled
from s4c_desktop.ui.widgets import (
    Bullet,
    Card,
    Chip,
    TextLabel,
    button,
    muted,
    primary_button,
    scrolling,
    section,
    small,
    strong,
)

WIDEST = 760
"""Keeps the lines of the cards within 75 characters or so."""


class PlanPanel(QWidget):
    """Shows a plan; `back` asks for the result again. Who rated themself can choose the role."""

    back = Signal()
    role_chosen = Signal(str)
    """The person wants the plan for another role (code)."""

    follow_wanted = Signal()
    """The plan is to be kept, changed and followed."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.view: PlanView | None = None
        self.heading = section(_("Learning plan"))
        self.documents = DocumentBar(context)
        self.role = QComboBox()
        self.role.setAccessibleName(_("Role to plan for"))
        self.role.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.role.activated.connect(lambda _row: self.role_chosen.emit(self.role.currentData()))
        self.save = button(_("Save as PDF…"), self._save)
        self.follow = primary_button(_("Plan and follow"), self.follow_wanted.emit)
        self.back_button = button(_("Back to the result"), self.back.emit)
        self._content = QWidget()
        self.heading.setWordWrap(False)
        head = FoldingRow(
            side_by_side(self.heading, self.role),
            side_by_side(self.back_button, self.save, self.follow),
            stretch=(1, 0),
        )
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self._column.addWidget(head)
        self._column.addWidget(self.documents)
        self._area = scrolling(self._content)
        self._column.addWidget(self._area, 1)

    def show_plan(self, view: PlanView) -> None:
        """Show a plan."""
        self.view = view
        self._show_roles(view)
        self._content = QWidget()
        column = QVBoxLayout(self._content)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(12)
        self._content.setMaximumWidth(scaled(WIDEST))
        column.addWidget(_overview(view.plan))
        for number, item in enumerate(view.plan.items, start=1):
            column.addWidget(_item_card(number, item, view.framework))
        for found in plan_wording.beyond(view.plan, view.framework):
            column.addWidget(_beyond_card(found))
        column.addStretch()
        self._content.setProperty("role", "page")
        self._area.setWidget(self._content)

    def _show_roles(self, view: PlanView) -> None:
        self.role.clear()
        for code in view.roles:
            self.role.addItem(view.framework.role(code).title, code)
        self.role.setCurrentIndex(self.role.findData(view.plan.role))
        self.role.setVisible(bool(view.roles))

    def printout(self) -> Printout | None:
        """Return the plan as a document."""
        if self.view is None:
            return None
        assessment = self.view.assessment
        name = self.documents.context.program.names.of(assessment.person)
        return self.documents.printout_of(plan_for(self.view.plan.role), assessment.id, name)

    def _save(self) -> None:
        if self.view is not None:
            assessment = self.view.assessment
            name = self.documents.context.program.names.of(assessment.person)
            self.documents.save_plan(assessment.id, name, self.view.plan.role)


def _overview(plan: LearningPlan) -> Card:
    card = Card()
    card.column.addWidget(section(plan_wording.summary(plan)))
    card.column.addLayout(_hours_grid(plan))
    card.column.addWidget(small(wording.hours_label()))
    return card


def _hours_grid(plan: LearningPlan) -> QGridLayout:
    """Return the plan's hours by mode beside those the role's curriculum states."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(4)
    names = plan_wording.mode_names()
    for column, name in enumerate(names, start=1):
        grid.addWidget(small(name), 0, column)
    for row, (name, lengths) in enumerate(plan_wording.hours_by_mode(plan), start=1):
        grid.addWidget(TextLabel(name, "muted", wrap=False), row, 0)
        for column, length in enumerate(lengths, start=1):
            grid.addWidget(TextLabel(length, wrap=False), row, column)
    grid.setColumnStretch(len(names) + 1, 1)
    return grid


def _item_card(number: int, item: PlanItem, framework: Framework) -> Card:
    card = Card(spacing=4)
    head = QHBoxLayout()
    head.setSpacing(12)
    head.addWidget(TextLabel(str(number), "section", wrap=False))
    head.addWidget(strong(item.unit), 1)
    head.addWidget(Chip(_("Mandatory") if item.mandatory else _("Optional")))
    hours = TextLabel(wording.hours_text(item.hours), "muted", wrap=False)
    hours.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    head.addWidget(hours)
    card.column.addLayout(head)
    place = plan_wording.place(item)
    card.column.addWidget(small(_("Module {code}: {place}").format(code=item.module, place=place)))
    for topic in item.topics:
        card.column.addWidget(Bullet(topic))
    card.column.addWidget(muted(wording.item_reason(item, framework)))
    card.setAccessibleName(f"{number}. {item.unit}")
    return card


def _beyond_card(found: plan_wording.Beyond) -> Card:
    card = Card(spacing=4)
    card.column.addWidget(section(found.title))
    card.column.addWidget(muted(found.advice))
    for entry in found.entries:
        card.column.addWidget(Bullet(entry))
    return card
