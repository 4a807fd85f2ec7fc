"""The planner: what is wanted of a plan, what is in it, and what follows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from enum import IntEnum
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QTabBar, QVBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.changes import Changes
from s4c_desktop.ui import text_size, widgets
from s4c_desktop.ui.learning.anew_dialog import AnewDialog
from s4c_desktop.ui.learning.beyond_page import BeyondPage, ShowPage
from s4c_desktop.ui.learning.editing import PlanEditing
from s4c_desktop.ui.learning.follow_page import FollowPage
from s4c_desktop.ui.learning.follows_bar import FollowsBar
from s4c_desktop.ui.learning.item_actions import ItemActions
from s4c_desktop.ui.learning.items_page import ItemsPage
from s4c_desktop.ui.learning.saving import PlanSavedBar
from s4c_desktop.ui.learning.timeline_page import TimelinePage
from s4c_desktop.ui.learning.wishes import WishesForm
from s4c_desktop.ui.page_stack import PageStack

BESIDE = 1020
"""From this width on the wishes stand beside everything else."""

LOW = 620
"""Below this height only what is most needed is said above the pages."""

_WISHES = 376


class Page(IntEnum):
    """The pages, in order; the wishes are one only where there is little room."""

    WISHES = 0
    ITEMS = 1
    TIMELINE = 2
    SHOW = 3
    BEYOND = 4
    FOLLOW = 5


class Planner(QWidget):
    """Edits one stored plan; everything saves itself."""

    assess_wanted = Signal(object)
    """The person with this UUID is to be assessed again."""

    profile_wanted = Signal()
    check_wanted = Signal(str)

    def __init__(self, editing: PlanEditing) -> None:
        super().__init__()
        self.editing = editing
        context = editing.context
        self.edits = ItemActions(editing, self)
        self.follows = FollowsBar(editing)
        self.follows.anew_wanted.connect(self.make_anew)
        self.wishes = WishesForm(editing)
        self.wishes.profile_wanted.connect(self.profile_wanted)
        self.items = ItemsPage(editing, self.edits)
        self.items.check_wanted.connect(self.check_wanted)
        self.timeline = TimelinePage(editing)
        self.show_page = ShowPage(editing)
        self.beyond = BeyondPage(editing, self.edits)
        self.follow = FollowPage(editing)
        person = editing.studied.person
        self.follow.assess_wanted.connect(lambda: self.assess_wanted.emit(person.id))
        self.files = PlanSavedBar(context, editing.plan.id, lambda: editing.studied.person.name)
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(_("Parts of the plan"))
        self._wishes_area = widgets.scrolling(self.wishes)
        self._pages = PageStack()
        self._narrow = QWidget()
        self._narrow_column = QVBoxLayout(self._narrow)
        self._narrow_column.setContentsMargins(0, 0, 0, 0)
        for text, page in (
            (_("Wishes"), self._narrow),
            (_("Items"), self.items),
            (_("Timeline"), self.timeline),
            (_("Show what you can"), self.show_page),
            (_("Not in the plan"), self.beyond),
            (_("Progress"), self.follow),
        ):
            self.tabs.addTab(text)
            self._pages.addWidget(page)
        self._build()
        self.tabs.currentChanged.connect(self._show_page)
        self._pages.setCurrentWidget(self.items)
        editing.revealed.connect(self._reveal)
        context.events.changed.connect(self._on_changed)
        context.events.names_changed.connect(self._on_names_changed)

    @property
    def title(self) -> str:
        """Return what the plan is called."""
        studied = self.editing.studied
        role = studied.framework.role(self.editing.plan.role).title
        name = self.editing.plan.title or role
        return f"{studied.person.name} · {name}"

    def show_part(self, page: Page) -> None:
        """Show one of the pages."""
        self.tabs.setCurrentIndex(page)

    def leave(self) -> None:
        """Hand over what was typed."""
        self.wishes.leave()
        self.items.leave()

    def make_anew(self) -> None:
        """Show what would change, and make the plan anew if that is wanted."""
        self.leave()
        studied = self.editing.studied
        if AnewDialog(studied, self).run():
            self.editing.edit(
                _("plan made anew"), lambda plan: replace(plan, items=studied.made.items)
            )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the wishes beside the rest where there is room."""
        super().resizeEvent(event)
        self._fold(beside=event.size().width() >= text_size.scaled(BESIDE))
        self.follows.fold(little=event.size().height() < LOW)

    # -- parts ---------------------------------------------------------------------------

    def _fold(self, *, beside: bool) -> None:
        if beside is not self.tabs.isTabVisible(Page.WISHES):
            return
        if beside:
            self._row.insertWidget(0, self._wishes_area)
            if self.tabs.currentIndex() == Page.WISHES:
                self.tabs.setCurrentIndex(Page.ITEMS)
        else:
            self._narrow_column.addWidget(self._wishes_area)
        self._wishes_area.setMaximumWidth(_WISHES if beside else 16_777_215)
        self._wishes_area.setMinimumWidth(_WISHES if beside else 0)
        self._wishes_area.show()
        self.tabs.setTabVisible(Page.WISHES, not beside)

    def _show_page(self, page: int) -> None:
        self.leave()
        self._pages.setCurrentIndex(page)

    def _reveal(self, ids: Iterable[UUID]) -> None:
        known = tuple(ids)
        if known and self._pages.currentWidget() not in (self.items, self.beyond, self.timeline):
            self.show_part(Page.ITEMS)
        elif not known and self.tabs.isTabVisible(Page.WISHES):
            self.show_part(Page.WISHES)
        if known and self._pages.currentWidget() is self.items:
            self.items.reveal(known)

    def _on_changed(self, changes: Changes) -> None:
        self.editing.catch_up(changes)

    def _on_names_changed(self) -> None:
        self.editing.reload()

    def _build(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(self.follows)
        right.addWidget(self.tabs)
        right.addWidget(self._pages, 1)
        self._row = QHBoxLayout()
        self._row.setSpacing(16)
        self._row.addWidget(self._wishes_area)
        self._row.addLayout(right, 1)
        self._wishes_area.setMaximumWidth(_WISHES)
        self._wishes_area.setMinimumWidth(_WISHES)
        self.tabs.setTabVisible(Page.WISHES, False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.files)
        column.addLayout(self._row, 1)
