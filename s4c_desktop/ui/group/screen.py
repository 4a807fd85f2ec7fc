"""Groups: the list of them, who can do what, and the group that is open."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QTabBar, QVBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.changes import Changes
from s4c_desktop.domain.documents import file_name
from s4c_desktop.domain.group_filter import Condition
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.documents import Printout, SavedBar, Writer
from s4c_desktop.ui.group.group_list import GroupList
from s4c_desktop.ui.group.page import GroupPage
from s4c_desktop.ui.group.session import GroupSession
from s4c_desktop.ui.group.skills import SkillsSection
from s4c_desktop.ui.outbox import Outbox
from s4c_desktop.ui.page_stack import PageStack
from s4c_desktop.ui.quality.parts import Section
from s4c_desktop.ui.screen import Screen
from s4c_desktop.ui.unsaved_bar import UnsavedBar
from s4c_desktop.ui.widgets import button, primary_button


class GroupsScreen(Screen):
    """Shows the sections, or one group; every edit saves itself.

    A further section is one more line in `__init__`: what it needs in the header are its buttons.
    """

    votes_requested = Signal()
    """Show the requirement votes."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, _("Groups"), parent)
        self.outbox = outbox = Outbox(context.tasks, self)
        self.session = GroupSession(context, outbox, self)
        self.undo_stack = self.session.undo_stack
        self.list = GroupList(context, outbox, self.undo_stack)
        self.skills = SkillsSection(context, outbox)
        self.sections: tuple[tuple[str, Section], ...] = (
            (_("Focus groups"), self.list),
            (_("Who can do what"), self.skills),
        )
        self.page = GroupPage(self.session)
        self.files = SavedBar(context)
        self._build()
        outbox.changed.connect(self._on_outbox_changed)
        self.session.stored.connect(self.header.saved.show_saved)
        self.session.opened.connect(self._show_page)
        self.session.changed.connect(self._show_title)
        self.session.gone.connect(self.show_list)
        self.list.opened.connect(self.open_group)
        self._leave_page()

    # -- the screen ----------------------------------------------------------------------

    def concerns(self, changes: Changes) -> bool:
        """Tell whether a change touches groups, or what is known of people."""
        return bool(changes.groups) or super().concerns(changes)

    def refresh(self) -> None:
        """Fetch what is shown."""
        if self.session.is_open:
            self.session.look_again()
        else:
            self.section().refresh()

    def leave(self) -> None:
        """Store what was typed."""
        self.page.leave()
        self.section().leave()

    def close_down(self) -> None:
        """Let nothing stay on the projector."""
        self.page.profile.presenting.stop()

    def section(self) -> Section:
        """Return the section that is shown when no group is open."""
        return self.sections[max(self.tabs.currentIndex(), 0)][1]

    def open_group(self, group_id: UUID) -> None:
        """Open a group."""
        self.session.open(group_id)

    def show_list(self) -> None:
        """Go back from a group to the list."""
        self.page.leave()
        self._leave_page()
        self.section().refresh()
        self.section().setFocus()

    def _leave_page(self) -> None:
        self.session.close()
        self.close_down()
        self.session.undo_stack.clear()
        self.files.hide()
        self.header.title.set_text(self.title)
        self._stack.setCurrentWidget(self._overview)
        self._show_section(self.tabs.currentIndex())

    def _show_page(self) -> None:
        self._stack.setCurrentWidget(self.page)
        self._show_buttons(self._page_buttons)
        self.page.setFocus()

    def _show_title(self) -> None:
        self.header.title.set_text(self.session.group.title)
        for made in (self.report, self.workbook):
            made.setVisible(self.session.group.is_shown)

    def _show_section(self, place: int) -> None:
        if self._stack.currentWidget() is not self._overview:
            return
        self._pages.setCurrentIndex(place)
        self._show_buttons(self._holders[place])
        if self.isVisible():
            self.section().refresh()

    def _show_buttons(self, shown: QWidget) -> None:
        for holder in (*self._holders, self._page_buttons):
            holder.setVisible(holder is shown)
        self.header.saved.setVisible(shown is self._page_buttons)

    def _on_outbox_changed(self) -> None:
        holding = self.outbox is not None and self.outbox.holding is not None
        self._stack.setEnabled(not holding)
        if holding:
            self.header.saved.show_failed()

    # -- documents -----------------------------------------------------------------------

    def save_report(self) -> None:
        """Save the report of what is shown as PDF."""
        self._save(self.printout())

    def save_workbook(self) -> None:
        """Save what is shown as XLSX."""
        self._save(self._document(".xlsx", self.context.program.group_documents.workbook, {}))

    def printout(self) -> Printout | None:
        """Return the report of the group that is shown; None before its profile may be."""
        options = {"centre": self.context.preferences.centre}
        return self._document(".pdf", self.context.program.group_documents.report, options)

    def _document(
        self, suffix: str, write: Writer, options: Mapping[str, object]
    ) -> Printout | None:
        if not self.session.is_open or not self.session.group.is_shown:
            return None
        view, group = self.page.profile.view, self.session.group
        last = group.showings[-1].condition
        subject: tuple[UUID, Condition] = (group.id, view.condition if view else last)
        name = file_name(_("Group report"), group.title, suffix=suffix)
        return Printout(name, write, subject, options)

    def _save(self, document: Printout | None) -> None:
        if document is not None:
            self.files.save_printout(document, _("Save"))

    # -- building ------------------------------------------------------------------------

    def _build(self) -> None:
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(_("Sections of groups"))
        self._pages = PageStack()
        self._holders: list[QWidget] = []
        for text, section in self.sections:
            self.tabs.addTab(text)
            self._pages.addWidget(section)
            self._holders.append(self._holder(*self._beside(section), *section.buttons))
            section.stored.connect(lambda: self.header.saved.show_saved(datetime.now(UTC)))
        self.all = button(_("All groups"), self.show_list, role="quiet")
        self.report = button(_("Report…"), self.save_report)
        self.workbook = button(_("Table…"), self.save_workbook)
        self.workbook.setToolTip(_("All figures of what is shown, as XLSX"))
        self.enter = primary_button(_("Enter ratings"), lambda: self.page.enter())
        self._page_buttons = self._holder(self.all, self.report, self.workbook, self.enter)
        self._overview = QWidget()
        column = QVBoxLayout(self._overview)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.tabs)
        column.addWidget(self._pages, 1)
        self._stack = PageStack()
        self._stack.addWidget(self._overview)
        self._stack.addWidget(self.page)
        if self.outbox is not None:
            self.column.addWidget(UnsavedBar(self.context.theme, self.outbox))
        self.column.addWidget(self._stack, 1)
        self.column.addWidget(self.files)
        self.tabs.currentChanged.connect(self._show_section)
        self.setFocusProxy(self.tabs)

    def _beside(self, section: Section) -> tuple[QWidget, ...]:
        """Return what stands before a section's own buttons."""
        if section is not self.list:
            return ()
        self.votes = button(_("Requirement votes"), self.votes_requested.emit)
        return (self.votes,)

    def _holder(self, *buttons: QWidget) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for made in buttons:
            row.addWidget(made)
        self.header.buttons.addWidget(holder)
        return holder
