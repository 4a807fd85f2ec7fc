"""Learning: plans that are kept and followed, and who is trained together."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QUndoStack
from PySide6.QtWidgets import QHBoxLayout, QTabBar, QVBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.assessment import AssessmentSummary, Kind
from s4c_desktop.domain.changes import Changes
from s4c_desktop.ui import widgets
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.documents import Printout
from s4c_desktop.ui.learning.choose_dialog import ChooseDialog
from s4c_desktop.ui.learning.editing import PlanEditing
from s4c_desktop.ui.learning.looking import Looked, open_plan
from s4c_desktop.ui.learning.making import make_plan
from s4c_desktop.ui.learning.planner import Planner
from s4c_desktop.ui.learning.plans_section import PlansSection
from s4c_desktop.ui.learning.profiles import Known, ask_profile, take_check
from s4c_desktop.ui.outbox import Outbox
from s4c_desktop.ui.page_stack import PageStack
from s4c_desktop.ui.screen import Screen
from s4c_desktop.ui.unsaved_bar import UnsavedBar

if TYPE_CHECKING:
    from s4c_desktop.ui.learning.training_panel import TrainingPanel

PLANS, TRAINING = range(2)


class LearningScreen(Screen):
    """The list of plans and the trainer's view, or one plan in the planner.

    Everything saves itself.
    """

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, _("Learning"), parent)
        self.outbox = outbox = Outbox(context.tasks, self)
        outbox.changed.connect(self._on_outbox_changed)
        outbox.emptied.connect(self._on_emptied)
        self.undo_stack = self._plan_undo = undo_stack = QUndoStack(self)
        self.plans = PlansSection(context, outbox, undo_stack)
        self.plans.opened.connect(self.open_plan)
        self.plans.new.clicked.connect(lambda _checked=False: self.choose())
        self.planner: Planner | None = None
        self._wanted: UUID | None = None
        self.back = widgets.button(_("All plans"), self.close_plan)
        self._list_buttons = _holder(self.plans.new)
        self._plan_buttons = _holder(self.back)
        self.header.buttons.addWidget(self._list_buttons)
        self.header.buttons.addWidget(self._plan_buttons)
        self._plan_buttons.hide()
        self.training: TrainingPanel | None = None
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(_("Sections of learning"))
        for text in (_("Plans"), _("Training")):
            self.tabs.addTab(text)
        self.tabs.currentChanged.connect(self._show_section)
        self._sections = PageStack()
        self._sections.addWidget(self.plans)
        self._home = QWidget()
        home = QVBoxLayout(self._home)
        home.setContentsMargins(0, 0, 0, 0)
        home.setSpacing(12)
        home.addWidget(self.tabs)
        home.addWidget(self._sections, 1)
        self._pages = PageStack()
        self._pages.addWidget(self._home)
        self.column.addWidget(UnsavedBar(context.theme, outbox))
        self.column.addWidget(self._pages, 1)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Let the keyboard begin at the items of a plan, or at the sections.

        No proxy for the focus: Tab would go on from it and leave out what stands before.
        """
        super().focusInEvent(event)
        target = self.tabs if self.planner is None else self.planner.items.list
        target.setFocus(event.reason())

    def concerns(self, changes: Changes) -> bool:
        """Tell whether a change touches plans or what they rest on."""
        return bool(changes.plans or changes.frameworks) or super().concerns(changes)

    def refresh(self) -> None:
        """Fetch the plans; the planner keeps up by itself."""
        if self.planner is None:
            self.plans.refresh()
        else:
            self._show_title()

    def leave(self) -> None:
        """Hand over what was typed."""
        if self.planner is not None:
            self.planner.leave()

    # -- sections ------------------------------------------------------------------------

    def show_section(self, section: int) -> None:
        """Show the plans, or the trainer's view."""
        self.tabs.setCurrentIndex(section)

    def _show_section(self, section: int) -> None:
        if self.training is None and section == TRAINING:
            from s4c_desktop.ui.learning.training_panel import TrainingPanel

            self.training = TrainingPanel(self.context)
            self._sections.addWidget(self.training)
        self._sections.setCurrentIndex(section)
        self._choose_undo()
        self._show_buttons()

    def _choose_undo(self) -> None:
        """Let Undo and Redo work on what is shown: plans, or trainings."""
        trains = self.planner is None and self.tabs.currentIndex() == TRAINING
        self.undo_stack = (
            self.training.undo_stack if trains and self.training is not None else self._plan_undo
        )
        if self.isVisible():
            self.undo_changed.emit()

    # -- plans ---------------------------------------------------------------------------

    def choose(self) -> None:
        """Let an assessment be chosen, and make a plan from it."""
        self.context.tasks.run(
            self.context.program.assessments.list, done=self._choose_from, owner=self
        )

    def _choose_from(self, found: tuple[AssessmentSummary, ...]) -> None:
        dialog = ChooseDialog(self.context.theme, found, self)
        if dialog.run():
            chosen = dialog.assessment()
            if chosen is not None:
                make_plan(self.context, chosen, None, self)

    def open_plan(self, plan_id: UUID) -> None:
        """Show a stored plan in the planner."""
        self._wanted = plan_id
        self.context.tasks.run(
            open_plan, self.context.program, plan_id, done=self._show_plan, owner=self
        )

    def close_plan(self) -> None:
        """Show the list of plans."""
        self._wanted = None
        self._drop_planner()
        self._pages.setCurrentWidget(self._home)
        self._show_buttons()
        self._choose_undo()
        self.header.title.set_text(self.title)
        self.plans.refresh()
        self.plans.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_plan(self, found: Looked) -> None:
        if found.plan.id != self._wanted or self.outbox is None:
            return
        self._drop_planner()
        editing = PlanEditing(self.context, self.outbox, self._plan_undo, found)
        editing.stored.connect(self._show_saved)
        editing.edited.connect(self.header.saved.wait)
        editing.gone.connect(self.close_plan)
        planner = Planner(editing)
        planner.assess_wanted.connect(self._assess)
        planner.profile_wanted.connect(self._ask_profile)
        planner.check_wanted.connect(self._take_check)
        editing.followed.connect(self._show_title)
        self.planner = planner
        self._pages.addWidget(planner)
        self._pages.setCurrentWidget(planner)
        self._save = widgets.menu_button(_("Save…"), planner.files.menu(planner))
        holder = self._plan_buttons.layout()
        if holder is not None:
            holder.addWidget(self._save)
        self._show_buttons()
        self._choose_undo()
        self._show_title()
        planner.items.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _drop_planner(self) -> None:
        if self.planner is not None:
            # What was typed is stored, whether or not the planner is there to see it.
            self.planner.leave()
        self._plan_undo.clear()
        if self.planner is not None:
            self._pages.removeWidget(self.planner)
            widgets.put_away(self.planner)
            widgets.put_away(self._save)
            self.planner = None

    def printout(self) -> Printout | None:
        """Return the plan that is shown as a document, or the training needs."""
        if self.planner is not None:
            self.planner.leave()
            return self.planner.files.printout()
        if self.training is not None and self.tabs.currentIndex() == TRAINING:
            return self.training.printout()
        return None

    # -- what the planner asks for ---------------------------------------------------------

    def _assess(self, person_id: UUID) -> None:
        own = self.planner is not None and self.planner.editing.studied.person.is_self
        self.start_requested.emit(Kind.SELF if own else Kind.ASSESSOR, person_id)

    def _ask_profile(self) -> None:
        if self.planner is not None:
            editing = self.planner.editing
            known = Known(editing.learner, editing.studied.framework)
            ask_profile(self.context, known, self, editing.profile)

    def _take_check(self, topic: str) -> None:
        if self.planner is not None:
            editing = self.planner.editing
            follow = editing.expect_mastered()
            framework = editing.studied.framework
            take_check(self.context, editing.plan.person_id, framework, topic, self, follow)

    # -- parts ---------------------------------------------------------------------------

    def _show_buttons(self) -> None:
        planning = self.planner is not None
        self._list_buttons.setVisible(not planning and self.tabs.currentIndex() == PLANS)
        self._plan_buttons.setVisible(planning)

    def _show_title(self) -> None:
        if self.planner is not None:
            self.header.title.set_text(self.planner.title)

    def _show_saved(self) -> None:
        self.header.saved.show_saved(datetime.now(UTC))

    def _on_emptied(self) -> None:
        if self.planner is None:
            self._show_saved()

    def _on_outbox_changed(self) -> None:
        holding = self.outbox is not None and self.outbox.holding is not None
        self._pages.setEnabled(not holding)
        if self.isVisible() and self.undo_stack is self._plan_undo:
            # The actions of undo and redo follow the stack that is active.
            self._plan_undo.setActive(not holding)
        if holding:
            self.header.saved.show_failed()


def _holder(*buttons: QWidget) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    for button in buttons:
        row.addWidget(button)
    return holder
