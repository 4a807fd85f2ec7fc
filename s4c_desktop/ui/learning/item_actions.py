"""What a person does with the items of a plan; each asks what it needs and is undone as one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain import study_edits
from s4c_desktop.domain.catalogue import Kind
from s4c_desktop.domain.study import ItemKind, ItemState, StudyItem, StudyPlan
from s4c_desktop.domain.study_groups import StudyGroup
from s4c_desktop.ui.learning.editing import PlanEditing
from s4c_desktop.ui.learning.item_dialogs import (
    DayDialog,
    DoneDialog,
    HoursDialog,
    RemoveItemDialog,
)
from s4c_desktop.ui.learning.own_item_dialog import OwnItemDialog, new_item
from s4c_desktop.ui.learning.pick_dialog import PickDialog, cases, courses
from s4c_desktop.ui.quality.parts import today


class ItemActions(QObject):
    """Edits the plan of the planner, item by item."""

    def __init__(self, editing: PlanEditing, window: QWidget) -> None:
        super().__init__(window)
        self._editing = editing
        self._window = window

    # -- order ---------------------------------------------------------------------------

    def step(self, group: StudyGroup, by: int) -> None:
        """Move an item so many places down among those that are not done."""
        shown = [one for one in self._editing.shown if one.state is not ItemState.DONE]
        if group.id not in (one.id for one in shown):
            return
        place = [one.id for one in shown].index(group.id)
        target = place + by if by < 0 else place + by + 1
        if 0 <= target <= len(shown):
            self._move(group, shown[target].id if target < len(shown) else None)

    def drop(self, source: int, target: int) -> None:
        """Move the item of a row before that of another row, or behind all."""
        shown = self._editing.shown
        if target in (source, source + 1) or not 0 <= source < len(shown):
            return
        while target < len(shown) and shown[target].state is ItemState.DONE:
            target += 1
        self._move(shown[source], shown[target].id if target < len(shown) else None)

    def _move(self, group: StudyGroup, before: UUID | None) -> None:
        self._edit(_("order"), lambda plan: study_edits.move(plan, group.ids, before), group)

    # -- state ---------------------------------------------------------------------------

    def begin(self, group: StudyGroup) -> None:
        """Ask when an item was begun, and mark it so."""
        dialog = DayDialog(
            _("Begin"),
            _("“{title}” was begun on this day.").format(title=group.title),
            _("Mark as begun"),
            today(),
            self._window,
        )
        dialog.not_later(today())
        if dialog.run():
            self.begin_on(group, dialog.day.value())

    def begin_on(self, group: StudyGroup, day: date) -> None:
        """Mark an item as begun on a day."""
        self._edit(_("begin"), lambda plan: study_edits.start(plan, group.ids, day), group)

    def finish(self, group: StudyGroup) -> None:
        """Ask when an item was done and what shows it, and mark it as done."""
        dialog = DoneDialog(group.title, today(), self._editing.studied.evidence, self._window)
        if dialog.run():
            self.finish_on(group, dialog.day.value(), dialog.evidence_id())

    def finish_on(self, group: StudyGroup, day: date, evidence: UUID | None) -> None:
        """Mark an item as done on a day."""
        self._edit(
            _("done"),
            lambda plan: study_edits.finish(
                plan, group.ids, day, today=today(), evidence_id=evidence
            ),
            group,
        )

    def restore(self, group: StudyGroup) -> None:
        """Take a removed item back, or mark another as not begun."""
        self._edit(_("back in the plan"), lambda plan: study_edits.restore(plan, group.ids), group)

    def remove(self, group: StudyGroup) -> None:
        """Ask why, and take an item out of the plan."""
        dialog = RemoveItemDialog(group.title, self._window)
        if dialog.run():
            self.remove_because(group, dialog.because())

    def remove_because(self, group: StudyGroup, because: str) -> None:
        """Take an item out of the plan for a reason."""
        self._edit(_("removal"), lambda plan: study_edits.remove(plan, group.ids, because), group)

    # -- place and time ------------------------------------------------------------------

    def pin(self, group: StudyGroup) -> None:
        """Keep an item where it is when the plan is made anew, or let it go."""
        change = study_edits.unpin if group.pinned else study_edits.pin
        self._edit(_("pin"), lambda plan: change(plan, group.ids), group)

    def pin_to_day(self, group: StudyGroup) -> None:
        """Ask for a day, and let the item begin on it."""
        fixed = group.items[0].fixed_on
        said = self._editing.looked.item(group.id)
        dialog = DayDialog(
            _("Pin to a day"),
            _("“{title}” begins on this day, whatever comes before it.").format(title=group.title),
            _("Pin"),
            fixed or (said.first if said and said.first else today()),
            self._window,
        )
        if dialog.run():
            self.pin_on(group, dialog.day.value())

    def pin_on(self, group: StudyGroup, day: date) -> None:
        """Let an item begin on a day."""
        self._edit(_("pin"), lambda plan: study_edits.pin(plan, group.ids, on=day), group)

    def hours(self, group: StudyGroup) -> None:
        """Ask how long the topics of an item take."""
        places = self._editing.studied.places
        rows = [(places.title(item), places.hours(item)) for item in group.items]
        entered = any(item.hours is not None for item in group.items)
        dialog = HoursDialog(rows, self._window, estimated=entered)
        if not dialog.run():
            return
        hours = dict(zip(group.ids, dialog.hours(), strict=True))

        def change(plan: StudyPlan) -> StudyPlan:
            for item_id, wanted in hours.items():
                plan = study_edits.change(plan, replace(plan.item(item_id), hours=wanted))
            return plan

        self._edit(_("hours"), change, group)

    # -- what is there -------------------------------------------------------------------

    def add_own(self, works_on: tuple[str, ...] = ()) -> None:
        """Ask for something to learn, and put it at the end."""
        dialog = self._own_dialog(new_item(works_on))
        if dialog.run():
            self.add(dialog.item())

    def add_course(self) -> None:
        """Let a course of the library be chosen, and put it at the end."""
        self._pick(_("Add a course of the library"), ItemKind.COURSE)

    def add_case(self) -> None:
        """Let a case study be chosen for reading, and put it at the end."""
        self._pick(_("Add a case study to read"), ItemKind.CASE)

    def add(self, item: StudyItem) -> None:
        """Put an item at the end of what is to be learnt."""
        self._editing.edit(_("new item"), lambda plan: study_edits.add(plan, item), (item.id,))

    def change(self, group: StudyGroup) -> None:
        """Ask what an own item, a course or a case study is to be."""
        dialog = self._own_dialog(group.items[0])
        if dialog.run():
            item = dialog.item()
            self._edit(_("item"), lambda plan: study_edits.change(plan, item), group)

    def write_note(self, group: StudyGroup, text: str) -> None:
        """Keep a note on an item."""
        item = replace(self._editing.plan.item(group.id), note=text)
        self._edit(_("note"), lambda plan: study_edits.change(plan, item), group)

    def about(self, item: StudyItem) -> str:
        """Return what the library says of a course or case study; empty for an own item."""
        catalogue = self._editing.context.program.catalogue.all
        try:
            if item.kind is ItemKind.COURSE:
                return catalogue.entry(Kind.COURSE, item.reference).text
            if item.kind is ItemKind.CASE:
                return catalogue.case_study(item.reference).summary
        except KeyError:
            return ""
        return ""

    def on_topic(self, item_id: UUID, action: Callable[[StudyGroup], object]) -> None:
        """Do with one topic of an item what is else done with all."""
        group = next((one for one in self._editing.shown if item_id in one.ids), None)
        if group is None:
            return
        item = self._editing.plan.item(item_id)
        title = self._editing.studied.places.title(item)
        action(replace(group, items=(item,), title=title, topics=(title,)))

    # -- parts ---------------------------------------------------------------------------

    def gaps(self) -> tuple[str, ...]:
        """Return the competences (codes) with a gap."""
        learning = self._editing.studied.made.learning
        codes = {code for item in learning.items for code in item.works_on}
        codes |= {one.competence for one in learning.untaught}
        order = self._editing.studied.framework.order
        return tuple(sorted(codes, key=order.__getitem__))

    def _own_dialog(self, item: StudyItem) -> OwnItemDialog:
        return OwnItemDialog(item, self._editing.studied.framework, self.gaps(), self._window)

    def _pick(self, heading: str, kind: ItemKind) -> None:
        context = self._editing.context
        catalogue = context.program.catalogue.all
        offers = courses(catalogue) if kind is ItemKind.COURSE else cases(catalogue)
        known = self._editing.studied.framework.order
        dialog = PickDialog(context.theme, heading, offers, self.gaps(), known, self._window)
        if dialog.run():
            item = dialog.item()
            if item is not None:
                self.add(item)

    def _edit(
        self, label: str, change: Callable[[StudyPlan], StudyPlan], group: StudyGroup
    ) -> None:
        self._editing.edit(label, change, group.ids)
