"""People: find, change, assess and import them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.assessment import Kind, Person
from s4c_desktop.domain.changes import Changes
from s4c_desktop.domain.register import Having, Register
from s4c_desktop.domain.register_wording import due_sentence
from s4c_desktop.services.register import PersonPage
from s4c_desktop.ui import widgets
from s4c_desktop.ui.autosave import Autosave
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.notice import Notice
from s4c_desktop.ui.outbox import Outbox
from s4c_desktop.ui.page_stack import PageStack
from s4c_desktop.ui.panes import Panes
from s4c_desktop.ui.people.eraser import Eraser
from s4c_desktop.ui.people.keeper import Keeper
from s4c_desktop.ui.people.people_list import PeopleList
from s4c_desktop.ui.people.person_view import PersonView, Section
from s4c_desktop.ui.people.writer import PersonWriter
from s4c_desktop.ui.screen import Screen
from s4c_desktop.ui.unsaved_bar import UnsavedBar

EVERYTHING = Changes(everything=True)


class PeopleScreen(Screen):
    """Lists people and stores what is typed about the one that is chosen."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, _("People"), parent)
        self._keeper = Keeper(context.program.register)
        self._news = Changes()
        self._person: Person | None = None
        self._is_new = False
        self._wanted: UUID | None = None
        self._asking = False
        self._asks_again = False
        self._writer: PersonWriter | None = None
        self._autosave = Autosave(self._store, self)
        self.outbox = self._outbox = Outbox(context.tasks, self)
        self._outbox.changed.connect(self._on_outbox_changed)

        context.events.names_changed.connect(self._on_names_changed)

        self.list = PeopleList(context.theme)
        self.list.chosen.connect(self._on_chosen)
        self.list.opened.connect(self._edit)
        self.search, self.view, self.model = self.list.search, self.list.view, self.list.model
        self.page = PersonView(context, self.delete_person)
        self.page.left.connect(self._autosave.flush)
        self.form, self.rights = self.page.form, self.page.rights
        for edited in (self.form, self.rights):
            edited.edited.connect(self._autosave.touch)
            edited.left.connect(self._autosave.flush)
        self.page.assessments.opened.connect(self.open_requested)
        self.page.plans.opened.connect(self.open_requested)
        self.page.assessments.started.connect(self._start)
        self.rights.erase_requested.connect(self._erase)
        self.eraser = Eraser(context, self)
        self.eraser.confirmed.connect(self._let_go)
        self.eraser.not_erased.connect(self.refresh)
        self.due = Notice(_("Show who"), self.show_due)
        self.traces = Notice(_("Compact now"), self.eraser.compact)
        self.eraser.traces_left.connect(self.traces.say)
        self._new = widgets.primary_button(_("New person"), self.new_person)
        self._import = widgets.button(_("Import…"), lambda: self.import_people())
        self.header.buttons.addWidget(self._import)
        self.header.buttons.addWidget(self._new)
        self.column.addWidget(UnsavedBar(context.theme, self._outbox))
        self._make_actions()
        self._build()

    # -- what is shown -------------------------------------------------------------------

    def refresh(self) -> None:
        """Read everybody, or, where it is known what changed, those alone."""
        changes, self._news = self._news, Changes()
        self.context.tasks.run(
            self._keeper.read,
            EVERYTHING if changes == Changes() else changes,
            done=self._show,
            owner=self,
        )

    def leave(self) -> None:
        """Store what was typed."""
        self._autosave.flush()

    def _on_changed(self, changes: Changes) -> None:
        if self.concerns(changes):
            self._news |= changes
        super()._on_changed(changes)

    def _on_names_changed(self) -> None:
        """Read everybody anew once the screen is shown; one that is shown does so at once."""
        if not self.isVisible():
            self._news |= EVERYTHING

    def _show(self, register: Register) -> None:
        self.due.say(due_sentence(register.count(Having.DUE)))
        self.list.setVisible(len(register) > 0)
        self.list.fill(register)
        shown = self._shown_id()
        if register.get(shown) is not None and shown is not None:
            self.list.mark(shown)
            self._ask(shown)
        elif self._is_new or self._outbox.waiting:
            pass  # Somebody is being entered and not stored yet.
        elif not self.list.choose_first():
            self._show_nobody()

    def _on_chosen(self, person_id: UUID) -> None:
        if person_id != self._shown_id():
            self._autosave.flush()
            self._ask(person_id)

    def _shown_id(self) -> UUID | None:
        """Return who is shown, or is just being read to be shown."""
        return self._wanted or (self._person.id if self._person else None)

    def _ask(self, person_id: UUID) -> None:
        """Read a person's page; while one is being read, only the last that is asked for waits."""
        self._wanted = person_id
        if self._asking:
            self._asks_again = True
            return
        self._asking = True
        self.context.tasks.run(
            self.context.program.register.page,
            person_id,
            done=self._show_page,
            failed=self._not_read,
            owner=self,
        )

    def _is_last(self) -> bool:
        """Tell whether nothing newer was asked for; ask for that if it was."""
        again, self._asking, self._asks_again = self._asks_again, False, False
        if again and self._wanted is not None:
            self._ask(self._wanted)
        return not again

    def _show_page(self, page: PersonPage) -> None:
        if not self._is_last() or page.person.id != self._wanted:
            return
        other = self._person is None or self._person.id != page.person.id
        if other:
            self._autosave.flush()
        busy = self._autosave.pending or self._outbox.waiting
        if other or (not busy and page.person != self._person):
            self._show_person(page.person)
        self.page.show_around(page)
        self._pages.setCurrentWidget(self.page)

    def _not_read(self, error: Exception) -> None:
        if self._is_last():
            self.context.messages.error(error)
            self._show_nobody()

    def _show_person(self, person: Person) -> None:
        self._person = person
        self._is_new = False
        self._writer = PersonWriter(self.context.program.people, person)
        self.form.tags.offer(tag for tag, _n in self.model.register.tags)
        self.page.show_person(person)

    def _show_nobody(self) -> None:
        self._wanted = None
        self._person = None
        self._writer = None
        self._pages.setCurrentWidget(self._nobody)

    # -- actions -------------------------------------------------------------------------

    def new_person(self) -> None:
        """Offer empty fields; the person exists once there is a name."""
        self._autosave.flush()
        self.list.mark(None)
        self._person = None
        self._is_new = True
        self._wanted = None
        self._writer = PersonWriter(self.context.program.people, None)
        self.form.tags.offer(tag for tag, _n in self.model.register.tags)
        self.page.show_new()
        self._pages.setCurrentWidget(self.page)
        self.form.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def import_people(self, path: Path | None = None) -> None:
        """Bring people in from a file, which is asked for unless it is known."""
        from s4c_desktop.ui.people.import_dialog import ImportDialog

        self._autosave.flush()
        dialog = ImportDialog(self.context, self)
        dialog.open()
        if path is not None:
            dialog.read(path)

    def delete_person(self) -> None:
        """Delete the person that is shown, after asking."""
        person = self._person
        if person is None or not self.context.messages.ask(
            _("Delete {name}?").format(name=self.context.program.names.of(person)),
            _("The person's details are deleted for good."),
            _("Delete"),
        ):
            return
        self._let_go()
        self.context.tasks.run(self.context.program.people.delete, person.id)

    def show_due(self) -> None:
        """Show who is past their date, and nobody else."""
        self.list.show_everybody()
        self.list.filters.toggle(Having.DUE, on=True)
        self.list.choose_first()

    def _edit(self) -> None:
        """Go to the fields of the person."""
        if self._pages.currentWidget() is self.page:
            self.page.show_section(Section.OVERVIEW)
            self.form.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _copy_name(self) -> None:
        line = self.list.chosen_line()
        if line is not None:
            QGuiApplication.clipboard().setText(line.name)

    def _export(self) -> None:
        self.page.show_section(Section.RIGHTS)
        self.rights.export.click()

    def _erase(self) -> None:
        if self._person is not None:
            self._autosave.flush()
            self.eraser.ask(self._person)

    def _delete_chosen(self) -> None:
        """Delete with the key, where the person may be deleted."""
        line = self.list.chosen_line()
        shown = self._person is not None and line is not None and line.id == self._person.id
        if shown and self.page.delete.isEnabled():
            self.delete_person()

    def _let_go(self) -> None:
        """Show nobody: whoever is shown is about to go."""
        self._autosave.drop()
        self._show_nobody()

    def _start(self) -> None:
        if self._person is not None:
            self._autosave.flush()
            kind = Kind.SELF if self._person.is_self else Kind.ASSESSOR
            self.start_requested.emit(kind, self._person.id)

    # -- storing -------------------------------------------------------------------------

    def _store(self) -> None:
        writer = self._writer
        if writer is None or not self.form.check():
            return
        rights = None if self._is_new else self.rights.rights()
        self._outbox.put(
            _("Person"),
            partial(writer.store, self.form.details(), rights),
            done=lambda person: self._stored(writer, person),
            failed=self._not_stored,
        )

    def _stored(self, writer: PersonWriter, person: Person) -> None:
        if writer is self._writer:
            self._person = person
            if self._is_new:
                self._is_new = False
                self.rights.show_person(person)
            busy = self._autosave.pending or self._outbox.waiting
            if not (busy or (self.form.shows(person) and self.rights.shows(person))):
                # Another desk changed something else at the same time.
                self._show_person(person)
            self.header.saved.show_saved(datetime.now(UTC))

    def _not_stored(self, error: Exception) -> None:
        self.context.messages.error(error)
        if self._person is not None:
            # Of no version there is, so that what is stored is shown anew.
            self._person = replace(self._person, version=0)
        self.refresh()

    def _on_outbox_changed(self) -> None:
        """Keep what was typed on screen, and take no more, until it is stored."""
        holding = self._outbox.holding is not None
        for widget in (self.page, self.list, self._new, self._import):
            widget.setEnabled(not holding)
        if holding:
            self.header.saved.show_failed()

    # -- building ------------------------------------------------------------------------

    def _make_actions(self) -> None:
        """Offer in the context menu of the list what the person's page offers."""
        find = QAction(self)
        find.setShortcut(QKeySequence(QKeySequence.StandardKey.Find))
        find.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.triggered.connect(self.list.start_search)
        self.addAction(find)
        self.list.offer(
            [
                self._action(_("Edit"), self._edit, "F2"),
                self._action(_("New assessment"), self._start),
                None,
                self._action(_("Copy the name"), self._copy_name, QKeySequence.StandardKey.Copy),
                self._action(_("Export everything…"), self._export),
                None,
                self._action(
                    _("Delete person…"), self._delete_chosen, QKeySequence.StandardKey.Delete
                ),
                self._action(_("Erase…"), self._erase),
            ]
        )

    def _action(
        self,
        text: str,
        call: Callable[[], object],
        key: QKeySequence.StandardKey | str | None = None,
    ) -> QAction:
        action = QAction(text, self)
        if key is not None:
            action.setShortcut(QKeySequence(key))
        action.triggered.connect(lambda _checked=False: call())
        return action

    def _build(self) -> None:
        self._nobody = widgets.EmptyState(
            self.context.theme,
            "users",
            _("Nobody is here yet"),
            _("Create a person or import a list, then assess them. You can use code names."),
        )
        self._pages = PageStack()
        self._pages.addWidget(self._nobody)
        self._pages.addWidget(self.page)
        split = Panes(self.list, self._pages, least=(200, 320), sizes=(300, 800))
        self.column.addWidget(self.traces)
        self.column.addWidget(self.due)
        self.column.addWidget(split, 1)
        self.list.hide()
        self.setFocusProxy(self.view)
