"""Everybody who is assessed: a list with a search, and one person's details."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListView,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import ngettext
from s4c_desktop.domain.assessment import AssessmentSummary, Kind, Person
from s4c_desktop.ui import summaries, widgets
from s4c_desktop.ui.autosave import Autosave
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.delegates import TwoLineDelegate
from s4c_desktop.ui.outbox import Outbox
from s4c_desktop.ui.people.eraser import Eraser
from s4c_desktop.ui.people.form import PersonForm
from s4c_desktop.ui.people.list_model import PeopleFilter, PeopleModel
from s4c_desktop.ui.people.notice import Notice
from s4c_desktop.ui.people.person_assessments import PersonAssessments
from s4c_desktop.ui.people.rights_card import RightsCard
from s4c_desktop.ui.people.writer import PersonWriter
from s4c_desktop.ui.screen import Screen
from s4c_desktop.ui.unsaved_bar import UnsavedBar

if TYPE_CHECKING:
    from s4c_desktop.bootstrap import Program

Found = tuple[tuple[Person, ...], tuple[AssessmentSummary, ...], tuple[Person, ...]]

WIDTH = 1000


class PeopleScreen(Screen):
    """Lists people and stores what is typed about the one that is chosen."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, _("People"), parent)
        self._assessments: tuple[AssessmentSummary, ...] = ()
        self._due: tuple[UUID, ...] = ()
        self._person: Person | None = None
        self._is_new = False
        self._writer: PersonWriter | None = None
        self._autosave = Autosave(self._store, self)
        self.outbox = self._outbox = Outbox(context.tasks, self)
        self._outbox.changed.connect(self._on_outbox_changed)

        self.model = PeopleModel(context.program.names, self)
        self._filter = PeopleFilter(self.model, self)
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Find a person"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter.setFilterFixedString)
        self.view = QListView()
        self.view.setModel(self._filter)
        self.view.setItemDelegate(TwoLineDelegate(context.theme, PeopleModel.SUBTITLE, self.view))
        self.view.setAccessibleName(_("People"))
        self.view.selectionModel().currentChanged.connect(self._on_chosen)
        self.form = PersonForm()
        self.form.edited.connect(self._autosave.touch)
        self.form.left.connect(self._autosave.flush)
        self.theirs = PersonAssessments(context.theme)
        self.theirs.opened.connect(self.open_requested)
        self.theirs.started.connect(self._start)
        self.rights = RightsCard(context)
        self.rights.edited.connect(self._autosave.touch)
        self.rights.left.connect(self._autosave.flush)
        self.rights.erase_requested.connect(self._erase)
        self.eraser = Eraser(context, self)
        self.eraser.confirmed.connect(self._let_go)
        self.eraser.not_erased.connect(self.refresh)
        self.due = Notice(_("Show who"), self.show_due)
        self.traces = Notice(_("Compact now"), self.eraser.compact)
        self.eraser.traces_left.connect(self.traces.say)
        self._delete = widgets.button(_("Delete person…"), self.delete_person, role="danger")
        self._kept = widgets.small(_("A person with assessments is kept. Erase them under Rights."))
        self._new = widgets.primary_button(_("New person"), self.new_person)
        self.header.buttons.addWidget(self._new)
        self.column.addWidget(UnsavedBar(context.theme, self._outbox))
        self._build()

    # -- what is shown -------------------------------------------------------------------

    def refresh(self) -> None:
        """Fetch everybody and their assessments."""
        self.context.tasks.run(_fetch, self.context.program, done=self._show, owner=self)

    def leave(self) -> None:
        """Store what was typed."""
        self._autosave.flush()

    def _show(self, found: Found) -> None:
        people, self._assessments, due = found
        self._due = tuple(person.id for person in due)
        self.due.say(_due_sentence(len(due)))
        self._left.setVisible(bool(people))
        counts = Counter(a.person_id for a in self._assessments)
        chosen = self._person.id if self._person else None
        self.view.selectionModel().blockSignals(True)
        self.model.fill(people, counts)
        self.view.selectionModel().blockSignals(False)
        fresh = next((p for p in people if p.id == chosen), None)
        if fresh is not None:
            self._mark(fresh.id)
            busy = self._autosave.pending or self._outbox.waiting
            if not busy and fresh != self._person:
                self._show_person(fresh)
            else:
                self._show_theirs(fresh)
        elif self._is_new or self._outbox.waiting:
            pass  # Somebody is being entered and not stored yet.
        elif people:
            self._choose_first()
        else:
            self._show_nobody()

    def _choose_first(self) -> None:
        index = self._filter.index(0, 0)
        if index.isValid():
            self.view.setCurrentIndex(index)
        else:
            self._show_nobody()

    def _on_chosen(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if not current.isValid():
            return
        person = self.model.person(self._filter.mapToSource(current).row())
        if self._person is not None and person.id == self._person.id:
            return
        self._autosave.flush()
        self._show_person(person)

    def _show_person(self, person: Person) -> None:
        self._person = person
        self._is_new = False
        self._writer = PersonWriter(self.context.program.people, person)
        self.form.show_person(person)
        self.rights.show_person(person)
        self.rights.show()
        self._show_theirs(person)
        self._pages.setCurrentWidget(self._details)

    def _show_theirs(self, person: Person) -> None:
        theirs = [a for a in self._assessments if a.person_id == person.id]
        self.theirs.fill(person, summaries.recent(theirs))
        self.theirs.show()
        self._delete.setEnabled(not theirs)
        self._delete.show()
        self._kept.setVisible(bool(theirs))

    def _show_nobody(self) -> None:
        self._person = None
        self._writer = None
        self._pages.setCurrentWidget(self._nobody)

    def _mark(self, person_id: UUID) -> None:
        """Select a person in the list without showing them anew."""
        index = self._filter.mapFromSource(self.model.index(self.model.row_of(person_id)))
        if index.isValid():
            self.view.selectionModel().blockSignals(True)
            self.view.setCurrentIndex(index)
            self.view.selectionModel().blockSignals(False)
            self.view.viewport().update()

    # -- actions -------------------------------------------------------------------------

    def new_person(self) -> None:
        """Offer empty fields; the person exists once there is a name."""
        self._autosave.flush()
        self.view.clearSelection()
        self.view.setCurrentIndex(QModelIndex())
        self._person = None
        self._is_new = True
        self._writer = PersonWriter(self.context.program.people, None)
        self.form.show_person(None)
        self.theirs.hide()
        self.rights.hide()
        self._delete.hide()
        self._kept.hide()
        self._pages.setCurrentWidget(self._details)
        self.form.name.setFocus(Qt.FocusReason.OtherFocusReason)

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
        """Show somebody past their date; the next one each time."""
        shown = self._person.id if self._person else None
        after = self._due.index(shown) + 1 if shown in self._due else 0
        self.search.clear()
        row = self.model.row_of(self._due[after % len(self._due)])
        self.view.setCurrentIndex(self._filter.mapFromSource(self.model.index(row)))

    def _erase(self) -> None:
        if self._person is not None:
            self._autosave.flush()
            self.eraser.ask(self._person)

    def _let_go(self) -> None:
        """Show nobody: whoever is shown is about to go."""
        self._autosave.drop()
        self._show_nobody()

    def _start(self) -> None:
        if self._person is not None:
            self._autosave.flush()
            kind = Kind.SELF if self._person.is_self else Kind.ASSESSOR
            self.start_requested.emit(kind, self._person.id)

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
                self.rights.show()
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
        for widget in (self.form, self._left, self._new, self._delete, self.theirs, self.rights):
            widget.setEnabled(not holding)
        if holding:
            self.header.saved.show_failed()
        elif self._person is not None:
            self._show_theirs(self._person)

    # -- building ------------------------------------------------------------------------

    def _build(self) -> None:
        left = self._left = widgets.Card(margin=12, spacing=12)
        left.column.addWidget(self.search)
        left.column.addWidget(self.view, 1)
        self.view.setProperty("role", "plain")

        page = QWidget()
        page.setMaximumWidth(WIDTH)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        fields = widgets.Card(margin=24)
        fields.column.addWidget(self.form)
        column.addWidget(fields)
        column.addWidget(self.theirs)
        column.addWidget(self.rights)
        foot = QHBoxLayout()
        foot.addWidget(self._delete)
        foot.addWidget(self._kept, 1)
        column.addLayout(foot)
        column.addStretch(1)
        self._details = widgets.scrolling(page)

        self._nobody = widgets.EmptyState(
            self.context.theme,
            "users",
            _("Nobody is here yet"),
            _("Create a person first, then assess them. You can use code names."),
        )
        self._pages = QStackedWidget()
        self._pages.addWidget(self._nobody)
        self._pages.addWidget(self._details)
        split = QSplitter()
        split.setChildrenCollapsible(False)
        split.setHandleWidth(16)
        split.addWidget(left)
        split.addWidget(self._pages)
        split.setStretchFactor(1, 1)
        split.setSizes([280, 800])
        left.setMinimumWidth(200)
        self.column.addWidget(self.traces)
        self.column.addWidget(self.due)
        self.column.addWidget(split, 1)
        left.hide()
        self.setFocusProxy(self.view)


def _fetch(program: Program) -> Found:
    assessments = program.assessments
    everything = (*assessments.list(), *assessments.list(archived=True))
    today = date.today()  # noqa: DTZ011 - the day where the person is
    return program.people.list(), everything, program.privacy.due(today)


def _due_sentence(n: int) -> str:
    if not n:
        return ""
    return ngettext(
        "{n} person is past the date until which they are to be kept.",
        "{n} people are past the date until which they are to be kept.",
        n,
    ).format(n=n)
