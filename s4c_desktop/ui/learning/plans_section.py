"""The stored plans of everybody, and what of them is due this week."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QUndoCommand, QUndoStack
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QSizePolicy,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain import study_wording
from s4c_desktop.domain.study import StudyPlan
from s4c_desktop.services.outcome import Outcome
from s4c_desktop.services.study import PlanLine
from s4c_desktop.ui import text_size, widgets
from s4c_desktop.ui.allowing import allow
from s4c_desktop.ui.columns import fit_columns
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.context_menu import offer_buttons
from s4c_desktop.ui.delegates import ProgressDelegate, TwoLineDelegate
from s4c_desktop.ui.learning.plans_model import (
    DEADLINE,
    DUE,
    FINISH,
    PERSON,
    PROGRESS,
    PlansModel,
)
from s4c_desktop.ui.outbox import Outbox
from s4c_desktop.ui.page_stack import PageStack
from s4c_desktop.ui.quality.tables import TwoLineList

_WIDTHS = {PROGRESS: 150, DUE: 120, FINISH: 204, DEADLINE: 110}
_LITTLE = 720
_LOW = 330
"""Below this height the plans have all the room."""

_FEWEST, _MOST = 2, 5
"""Entries of what is due that are seen at once."""


class PlansSection(QWidget):
    """A table of plans above what is due this week over all of them."""

    opened = Signal(object)
    """The plan with this UUID is to be shown."""

    def __init__(self, context: Context, outbox: Outbox, undo_stack: QUndoStack) -> None:
        super().__init__()
        self._context = context
        self._outbox = outbox
        self._undo_stack = undo_stack
        self._found: tuple[PlanLine, ...] = ()
        theme = context.theme
        self.table = _PlansTable(context)
        self.table.activated.connect(lambda _index: self._open())
        self.table.remove_wanted.connect(self.delete_chosen)
        self.table.selectionModel().currentChanged.connect(lambda *_: self._enable())
        self.due = TwoLineList(theme, _("Due this week"))
        self.due.itemActivated.connect(lambda _item: self._open_due())
        self.archived = QCheckBox(_("Show archived plans"))
        self.archived.toggled.connect(lambda _on: self._fill())
        self.open = widgets.button(_("Open"), self._open)
        self.archive = widgets.button(_("Archive"), self._archive)
        self.delete = widgets.button(_("Delete"), self.delete_chosen, role="danger")
        offer_buttons(self.table, self.open, self.archive, self.delete)
        self.new = widgets.primary_button(_("New plan…"))
        self.first = widgets.button(_("New plan…"), self.new.click)
        self.due.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.table.setMinimumHeight(160)
        self._nothing_due = widgets.muted(_("Nothing is due this week."))
        self._build()

    def refresh(self) -> None:
        """Fetch the plans."""
        lines = partial(self._context.program.study.lines, archived=None)
        self._context.tasks.run(lines, done=self._show, owner=self)

    def chosen(self) -> PlanLine | None:
        """Return the plan that is chosen."""
        row = self.table.currentIndex().row()
        lines = self.table.plans.lines
        return lines[row] if 0 <= row < len(lines) else None

    def delete_chosen(self) -> None:
        """Delete the chosen plan; undo brings it back."""
        line = self.chosen()
        if line is not None and self._outbox.holding is None:
            self._undo_stack.push(_Deletion(self, line.plan))

    # -- storing -------------------------------------------------------------------------

    def delete_plan(self, plan_id: UUID) -> None:
        """Delete a plan; called by the undo commands."""
        self._store(partial(self._context.program.study.delete, plan_id))

    def keep_again(self, plan: StudyPlan) -> None:
        """Keep a plan that was deleted; called by the undo commands."""
        self._store(partial(self._context.program.study.keep, plan))

    def put_aside(self, plan_id: UUID, archived: bool) -> None:
        """Archive a plan or take it back; called by the undo commands."""
        self._store(partial(self._context.program.study.archive, plan_id, archived=archived))

    def _archive(self) -> None:
        line = self.chosen()
        if line is not None and self._outbox.holding is None:
            self._undo_stack.push(_Archiving(self, line.plan.id, not line.plan.archived))

    def _store(self, work: Callable[[], Outcome[Any]]) -> None:
        self._outbox.put(_("Learning plans"), work, done=lambda _value: None, failed=self._failed)

    def _failed(self, error: Exception) -> None:
        self._undo_stack.clear()
        self._context.messages.error(error)
        self.refresh()

    # -- what is shown -------------------------------------------------------------------

    def _show(self, found: tuple[PlanLine, ...]) -> None:
        self._found = found
        self.archived.setVisible(any(line.plan.archived for line in found))
        self._fill()

    def _fill(self) -> None:
        chosen = self.chosen()
        in_use = [line for line in self._found if not line.plan.archived]
        archived = [line for line in self._found if line.plan.archived]
        lines = [*in_use, *(archived if self.archived.isChecked() else ())]
        self.table.plans.fill(lines)
        ids = [line.plan.id for line in lines]
        if ids:
            known = chosen is not None and chosen.plan.id in ids
            row = ids.index(chosen.plan.id) if chosen is not None and known else 0
            self.table.setCurrentIndex(self.table.plans.index(row, 0))
        due = [
            (
                (line.plan.id, group.id),
                study_wording.item_name(group.title, group.topics),
                f"{line.person.name} · {line.role_title}",
            )
            for line in in_use
            for group in line.followed.due
        ]
        self.due.fill(due)
        row = self.due.sizeHintForRow(0)
        self.due.setMinimumHeight(min(len(due), _FEWEST) * row)
        self.due.setMaximumHeight(min(len(due), _MOST) * row)
        self.due.setVisible(bool(due))
        self._nothing_due.setVisible(not due)
        self._pages.setCurrentWidget(self._page if self._found else self._nothing)
        self._enable()

    def _enable(self) -> None:
        line = self.chosen()
        for button in (self.open, self.archive, self.delete):
            allow(button, line is not None, _("Choose a plan first."))
        archived = line is not None and line.plan.archived
        self.archive.setText(_("Take back") if archived else _("Archive"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the plans the room in a low window; what is due stands on Home and in each."""
        super().resizeEvent(event)
        self._due_card.setVisible(event.size().height() >= text_size.scaled(_LOW))

    def _open(self) -> None:
        line = self.chosen()
        if line is not None:
            self.opened.emit(line.plan.id)

    def _open_due(self) -> None:
        key = self.due.key()
        if isinstance(key, tuple):
            self.opened.emit(key[0])

    def _build(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(8)
        bar.addWidget(self.open)
        bar.addWidget(self.archive)
        bar.addWidget(self.delete)
        bar.addStretch(1)
        bar.addWidget(self.archived)
        self._due_card = due = widgets.Card(margin=16, spacing=8)
        due.column.addWidget(widgets.section(_("Due this week")))
        due.column.addWidget(self._nothing_due)
        due.column.addWidget(self.due, 1)
        self._page = QWidget()
        column = QVBoxLayout(self._page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(bar)
        column.addWidget(self.table, 1)
        column.addWidget(due)
        self._nothing = widgets.EmptyState(
            self._context.theme,
            "path",
            _("No learning plans yet"),
            _(
                "A plan is made from an assessment: from its gaps, by what the learner wants, laid "
                "on the days there are."
            ),
            self.first,
        )
        self._pages = PageStack()
        self._pages.addWidget(self._page)
        self._pages.addWidget(self._nothing)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._pages)


class _PlansTable(QTreeView):
    """The plans; Enter opens one, Delete deletes it."""

    remove_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.plans = PlansModel(context.theme)
        self.setModel(self.plans)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAccessibleName(_("Learning plans"))
        self.setItemDelegateForColumn(
            PERSON, TwoLineDelegate(context.theme, PlansModel.BELOW, self)
        )
        self.setItemDelegateForColumn(
            PROGRESS, ProgressDelegate(context.theme, PlansModel.SHARE, self)
        )
        header = self.header()
        header.setSectionsMovable(False)
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(48)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(PERSON, QHeaderView.ResizeMode.Stretch)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold a column away where there is little room."""
        super().resizeEvent(event)
        self.setColumnHidden(DEADLINE, event.size().width() < text_size.scaled(_LITTLE))
        fit_columns(self.header(), _WIDTHS, event.size().width())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete with the key that deletes."""
        if event.key() == Qt.Key.Key_Delete:
            self.remove_wanted.emit()
        else:
            super().keyPressEvent(event)


class _Deletion(QUndoCommand):
    """A plan that was deleted."""

    def __init__(self, section: PlansSection, plan: StudyPlan) -> None:
        super().__init__(_("deletion of a plan"))
        self._section = section
        self._plan = plan

    def redo(self) -> None:
        """Delete the plan."""
        self._section.delete_plan(self._plan.id)

    def undo(self) -> None:
        """Keep the plan again."""
        self._section.keep_again(replace(self._plan, version=0))


class _Archiving(QUndoCommand):
    """A plan that was archived, or taken back."""

    def __init__(self, section: PlansSection, plan_id: UUID, archived: bool) -> None:
        super().__init__(_("archiving of a plan") if archived else _("taking back of a plan"))
        self._section = section
        self._plan_id = plan_id
        self._archived = archived

    def redo(self) -> None:
        """Put the plan where it was wanted."""
        self._section.put_aside(self._plan_id, self._archived)

    def undo(self) -> None:
        """Put the plan where it was."""
        self._section.put_aside(self._plan_id, not self._archived)
