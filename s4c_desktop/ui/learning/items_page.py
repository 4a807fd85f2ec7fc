"""The items of a plan in their order, and one of them in full."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.ui import widgets
from s4c_desktop.ui.learning.editing import PlanEditing
from s4c_desktop.ui.learning.item_actions import ItemActions
from s4c_desktop.ui.learning.item_page import ItemPage
from s4c_desktop.ui.learning.items_model import item_line
from s4c_desktop.ui.learning.items_view import ItemsView
from s4c_desktop.ui.page_stack import PageStack
from s4c_desktop.ui.panes import Panes
from s4c_desktop.ui.text_size import scaled

_WIDEST = 1600
"""Wider, a row's hours would stand too far from its title."""


class ItemsPage(QWidget):
    """The list at the left, the chosen item at the right."""

    check_wanted = Signal(str)
    """The self-check on this topic (code) is to be taken."""

    def __init__(self, editing: PlanEditing, actions: ItemActions) -> None:
        super().__init__()
        self.setMaximumWidth(scaled(_WIDEST))
        self._editing = editing
        self._actions = actions
        self.list = ItemsView(editing.context.theme)
        self.page = ItemPage(editing, actions)
        self.page.check_wanted.connect(self.check_wanted)
        menu = QMenu(self)
        menu.addAction(_("Item of your own…"), actions.add_own)
        menu.addAction(_("Course of the library…"), actions.add_course)
        menu.addAction(_("Case study to read…"), actions.add_case)
        self.add = widgets.menu_button(_("Add"), menu)
        self.up = widgets.icon_button(
            editing.context.theme.icon("arrow-up"), lambda: self._step(-1)
        )
        widgets.name_widget(self.up, _("Move up (Alt+Up)"))
        self.down = widgets.icon_button(
            editing.context.theme.icon("arrow-down"), lambda: self._step(1)
        )
        widgets.name_widget(self.down, _("Move down (Alt+Down)"))
        self.nothing = widgets.EmptyState(
            editing.context.theme,
            "path",
            _("Nothing is in the plan"),
            _(
                "No topic works on a gap, or all were removed. Add an item of your own, a course "
                "or a case study."
            ),
        )
        self._build()
        self.list.picked.connect(self._show_one)
        self.list.step_wanted.connect(self._step)
        self.list.remove_wanted.connect(self._remove)
        self.list.opened.connect(self._read_on)
        self.list.items.dropped.connect(actions.drop)
        editing.edited.connect(self.refresh)
        editing.followed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the items as they are, with the same one chosen."""
        chosen = self.list.line()
        known = self._editing.settled
        lines = [
            item_line(number, group, self._editing.looked.item(group.id) if known else None)
            for number, group in enumerate(self._editing.shown, start=1)
        ]
        self.list.items.fill(lines)
        self._shown.setCurrentWidget(self._split if lines else self.nothing)
        if lines:
            self._choose(chosen.group.ids if chosen else ())
        self._show_one()

    def reveal(self, ids: Iterable[UUID]) -> None:
        """Choose an item."""
        self._choose(tuple(ids))
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Hand over what was typed."""
        self.page.leave()

    def _choose(self, ids: tuple[UUID, ...]) -> None:
        rows = [row for row in map(self.list.items.row_with, ids) if row >= 0]
        last = len(self.list.items.lines) - 1
        row = rows[0] if rows else min(max(self.list.currentIndex().row(), 0), last)
        if row >= 0 and row != self.list.currentIndex().row():
            self.list.choose(row)

    def _show_one(self) -> None:
        line = self.list.line()
        group = line.group if line else None
        said = self._editing.looked.item(group.id) if group else None
        self.page.show_group(group, said)
        self.up.setEnabled(line is not None)
        self.down.setEnabled(line is not None)

    def _step(self, by: int) -> None:
        line = self.list.line()
        if line is not None:
            self._actions.step(line.group, by)

    def _remove(self) -> None:
        line = self.list.line()
        if line is not None and self.page.remove.isVisibleTo(self.page):
            self._actions.remove(line.group)

    def _read_on(self) -> None:
        self.page.done.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(8)
        bar.addWidget(self.add)
        bar.addStretch(1)
        bar.addWidget(self.up)
        bar.addWidget(self.down)
        area = widgets.scrolling(self.page)
        left = widgets.Card(margin=4, spacing=0)
        left.column.addWidget(self.list)
        self._split = Panes(left, area, least=(250, 290), sizes=(440, 460), grow=(1, 1))
        self._shown = PageStack()
        self._shown.addWidget(self._split)
        self._shown.addWidget(self.nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(bar)
        column.addWidget(self._shown, 1)
