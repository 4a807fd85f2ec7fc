"""The list of focus groups: open, archive, delete."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.focus_group import FocusGroup, GroupSummary
from s4c_desktop.services.group_edits import EditedGroup
from s4c_desktop.services.outcome import Outcome
from s4c_desktop.ui import widgets
from s4c_desktop.ui.allowing import allow
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.context_menu import offer_buttons
from s4c_desktop.ui.dates import short_date
from s4c_desktop.ui.flow_layout import FlowLayout
from s4c_desktop.ui.group.commands import GroupEdit, Work
from s4c_desktop.ui.group.new_dialog import NewGroupDialog
from s4c_desktop.ui.outbox import Outbox
from s4c_desktop.ui.page_stack import PageStack
from s4c_desktop.ui.quality.parts import Section
from s4c_desktop.ui.quality.tables import Line, LineTable


class GroupList(Section):
    """Shows the groups, the last saved first; what is deleted can be brought back by undo."""

    opened = Signal(object)
    """Open this group (UUID)."""

    def __init__(self, context: Context, outbox: Outbox, undo_stack: QUndoStack) -> None:
        super().__init__(context, outbox)
        self._undo_stack = undo_stack
        self._lines: tuple[GroupSummary, ...] = ()
        self.new = widgets.primary_button(_("New group…"), self.make_group)
        self.buttons = (self.new,)
        self.archived = QCheckBox(_("Show archived groups"))
        self.archived.toggled.connect(lambda _on: self.refresh())
        self.table = LineTable(
            context.theme,
            _("Focus groups"),
            (_("Group"), _("Held on"), _("Place"), _("Role"), _("People"), _("Shown")),
            (112, 150, 120, 72, 110),
            lesser=(2, 3),
        )
        self.table.opened.connect(self._open)
        self.table.chosen.connect(self._enable)
        self.open = widgets.button(_("Open"), self._open)
        self.archive = widgets.button(_("Archive"), self._archive)
        self.delete = widgets.button(_("Delete"), self._delete, role="danger")
        offer_buttons(self.table, self.open, self.archive, self.delete)
        self._build()

    def refresh(self) -> None:
        """Fetch the groups."""
        self.context.tasks.run(
            partial(self.context.program.groups.list, archived=self.archived.isChecked()),
            done=self._show,
            owner=self,
        )

    def _show(self, lines: tuple[GroupSummary, ...]) -> None:
        self._lines = lines
        self.table.fill([_line(one) for one in lines])
        nothing = not lines and not self.archived.isChecked()
        self._pages.setCurrentWidget(self._nothing if nothing else self._page)
        self._enable()

    def _chosen(self) -> GroupSummary | None:
        return next((one for one in self._lines if one.id == self.table.key()), None)

    def _enable(self) -> None:
        chosen = self._chosen()
        for button in (self.open, self.archive, self.delete):
            allow(button, chosen is not None, _("Choose a group first."))
        archived = chosen is not None and chosen.archived
        self.archive.setText(_("Take out of the archive") if archived else _("Archive"))

    # -- what can be done ----------------------------------------------------------------

    def make_group(self) -> None:
        """Ask what a new group is to be, make it, and open it."""
        program = self.context.program

        def fetch() -> NewGroupDialog.Known:
            return program.groups.blank(), program.library.frameworks()

        self.context.tasks.run(fetch, done=self._ask_new, owner=self)

    def _ask_new(self, known: NewGroupDialog.Known) -> None:
        dialog = NewGroupDialog(*known, self)
        if dialog.run():
            self.context.tasks.run(
                self.context.program.groups.create,
                dialog.details(),
                done=lambda made: self.opened.emit(made.id),
                owner=self,
            )

    def _open(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self.opened.emit(chosen.id)

    def _archive(self) -> None:
        chosen = self._chosen()
        if chosen is None:
            return
        archive = self.context.program.groups.archive

        def step(archived: bool) -> Work:
            def work() -> Outcome[EditedGroup]:
                return archive(chosen.id, archived)

            return work

        label = _("Take {title} out of the archive") if chosen.archived else _("Archive {title}")
        self._push(label, chosen, step(not chosen.archived), step(chosen.archived))

    def _delete(self) -> None:
        chosen = self._chosen()
        if chosen is None:
            return
        service = self.context.program.groups
        gone: list[FocusGroup] = []

        def delete() -> Outcome[FocusGroup]:
            done = service.delete(chosen.id)
            gone.append(done.value)
            return done

        def bring_back() -> Outcome[FocusGroup]:
            done = service.restore(gone[-1])
            gone.pop()
            return done

        self._push(_("Delete {title}"), chosen, delete, bring_back)

    def _push(self, label: str, chosen: GroupSummary, make: Work, back: Work) -> None:
        text = label.format(title=chosen.title)
        self._undo_stack.push(GroupEdit(text, (make, None), (back, None), self._send))

    def _send(self, edit: GroupEdit, work: Work) -> None:
        self.outbox.put(
            edit.text(),
            work,
            done=lambda _value: self.stored.emit(),
            failed=partial(self._refused, edit),
        )

    def _refused(self, edit: GroupEdit, error: Exception) -> None:
        self.context.messages.error(error)
        edit.void()
        stack = self._undo_stack
        if stack.index() and stack.command(stack.index() - 1) is edit:
            stack.undo()

    # -- building ------------------------------------------------------------------------

    def _build(self) -> None:
        self._page = QWidget()
        page = widgets.Card(margin=16, spacing=12)
        page.column.addWidget(self.table, 1)
        buttons = FlowLayout(spacing=8)
        for button in (self.open, self.archive, self.delete):
            buttons.addWidget(button)
        below = QHBoxLayout()
        below.addLayout(buttons, 1)
        below.addWidget(self.archived)
        page.column.addLayout(below)
        row = QHBoxLayout(self._page)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(page)
        first = widgets.button(_("New group…"), self.make_group)
        self._nothing: QWidget = widgets.EmptyState(
            self.context.theme,
            "users-three",
            _("No group yet"),
            _(
                "A focus group is a list of participants under code names. Enter what each of "
                "them says of the competences, or bring in their files or a table; then show "
                "what may be shown of all of them together."
            ),
            first,
        )
        self._pages = PageStack()
        self._pages.addWidget(self._nothing)
        self._pages.addWidget(self._page)
        self.column.addWidget(self._pages, 1)
        self.setFocusProxy(self.table)


def _line(one: GroupSummary) -> Line:
    return Line(
        one.id,
        (
            one.title,
            _day(one.held_on),
            one.place,
            one.role,
            str(one.participants),
            _("shown") if one.showings else _("not yet"),
        ),
        ("", "", "", "", "", "" if one.showings else "muted"),
    )


def _day(day: date | None) -> str:
    return short_date(day) if day else ""
