"""Step 1: whom the assessment is about."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListView, QVBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.assessment import AssessmentSummary, Kind, Person
from s4c_desktop.domain.flow import Step
from s4c_desktop.ui.autosave import Autosave
from s4c_desktop.ui.delegates import TwoLineDelegate
from s4c_desktop.ui.people.form import PersonForm
from s4c_desktop.ui.people.list_model import PeopleFilter, PeopleModel
from s4c_desktop.ui.people.writer import PersonWriter
from s4c_desktop.ui.widgets import Card, button, muted, primary_button, section
from s4c_desktop.ui.wizard.session import Session
from s4c_desktop.ui.wizard.step_frame import StepFrame

if TYPE_CHECKING:
    from s4c_desktop.bootstrap import Program

WIDEST = 960
LIST_WIDTH = 260

Found = tuple[tuple[Person, ...], tuple[AssessmentSummary, ...]]


class _Search(QLineEdit):
    """Searches the list below; Down goes there."""

    down = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.down.emit()
        else:
            super().keyPressEvent(event)


class _People(QListView):
    """Lists people; to pass through with Tab chooses nobody."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        passing = event.reason() in (
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
        )
        nobody = not self.currentIndex().isValid()
        chosen = self.selectionModel()
        chosen.blockSignals(passing)
        super().focusInEvent(event)
        if passing and nobody:
            # Qt makes the first line the current one; what is typed next would change them.
            self.setCurrentIndex(QModelIndex())
        chosen.blockSignals(False)


class PersonPage(QWidget):
    """Chooses somebody known or adds somebody new; in a self-assessment only asks one's name.

    What is typed stores itself; the person exists once there is a name.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._person: Person | None = None
        self._writer = PersonWriter(session.context.program.people, None)
        self._shown = False
        self._storing = 0
        self._leads_on = False
        self._autosave = Autosave(self._store, self)
        self.model = PeopleModel(session.context.program.names, self)
        self._filter = PeopleFilter(self.model, self)
        self.search = _Search()
        self.view = _People()
        self.new = button(_("New person"), self._add)
        self.form = PersonForm()
        self.heading = section()
        self.advice = muted()
        self.go_on = primary_button(_("Continue"), self._continue)
        self._lay_out()
        self._connect()

    # -- building ------------------------------------------------------------------------

    def _lay_out(self) -> None:
        theme = self._session.context.theme
        self.search.setPlaceholderText(_("Find a person"))
        self.search.setAccessibleName(_("Find a person"))
        self.search.setClearButtonEnabled(True)
        self.view.setModel(self._filter)
        self.view.setItemDelegate(TwoLineDelegate(theme, PeopleModel.SUBTITLE, self.view))
        self.view.setAccessibleName(_("People"))
        self.view.setProperty("role", "plain")
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setMinimumHeight(200)
        self._known = Card(margin=12, spacing=8)
        self._known.setFixedWidth(LIST_WIDTH)
        self._known.column.addWidget(self.search)
        self._known.column.addWidget(self.view, 1)
        self._known.column.addWidget(self.new)
        details = Card()
        details.column.addWidget(self.heading)
        details.column.addWidget(self.advice)
        details.column.addWidget(self.form)
        details.column.addStretch()
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self._known)
        row.addWidget(details, 1)
        self.frame = StepFrame(self.go_on, widest=WIDEST)
        self.frame.column.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame)
        self._known.hide()

    def _connect(self) -> None:
        session = self._session
        self.search.textChanged.connect(self._filter.setFilterFixedString)
        self.search.returnPressed.connect(self._take_searched)
        self.search.down.connect(self.view.setFocus)
        self.view.selectionModel().currentChanged.connect(self._on_chosen)
        self.view.activated.connect(lambda _index: self._continue())
        self.form.edited.connect(self._autosave.touch)
        self.form.left.connect(self._autosave.flush)
        self.form.name.returnPressed.connect(self._continue)
        session.assessment_changed.connect(self._on_session_changed)
        session.flushing.connect(self._autosave.flush)
        session.holding_changed.connect(self._on_holding_changed)

    # -- the page ------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show the person the session has, and everybody who could be chosen."""
        session = self._session
        if not self._shown or session.person is not None:
            self._show(session.person)
            self._shown = True
        if session.kind is Kind.ASSESSOR and session.assessment is None:
            context = session.context
            context.tasks.run(_fetch, context.program, done=self._show_people, owner=self)
        else:
            self._known.hide()

    def enter(self) -> None:
        """Take the focus: the search where there is somebody to find, else the name."""
        if self._session.read_only or self._person is not None:
            self.go_on.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self._known.isHidden():
            self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.form.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Store what was typed."""
        self._autosave.flush()

    def _on_session_changed(self) -> None:
        person = self._session.person
        busy = self._autosave.pending or self._storing
        if person is not None and person != self._person and not busy:
            self._show(person)

    def _on_holding_changed(self) -> None:
        locked = self._session.locked
        for widget in (self.form, self._known, self.go_on):
            widget.setEnabled(not locked)

    # -- what is shown -------------------------------------------------------------------

    def _show(self, person: Person | None) -> None:
        session = self._session
        self._person = person
        own = session.kind is Kind.SELF and (person is None or person.is_self)
        self._writer = PersonWriter(session.context.program.people, person)
        self.form.show_person(person or _nobody(is_self=own))
        self.form.setEnabled(not session.locked)
        if own:
            self.heading.setText(_("Who are you?"))
            self.advice.setText(
                _("Your name stands on the report. Nothing leaves this computer by itself.")
            )
        elif session.assessment is not None:
            self.heading.setText(_("Person"))
            self.advice.setText(
                _("This assessment stays with its person. For somebody else, start a new one.")
            )
        else:
            self.heading.setText(_("Person") if person else _("New person"))
            self.advice.setText(
                _("A code name will do where the name itself is not needed on the report.")
            )

    def _show_people(self, found: Found) -> None:
        everybody, assessments = found
        people = tuple(p for p in everybody if not p.is_self)
        had_focus = not self._known.isHidden()
        self._quietly_fill(people, Counter(a.person_id for a in assessments))
        self._known.setVisible(bool(people) and self._session.assessment is None)
        if self._person is not None:
            self._mark(self._person.id)
        elif people and not had_focus and not self.form.name.text():
            self.enter()

    def _quietly_fill(self, people: tuple[Person, ...], counts: Counter[UUID]) -> None:
        self.view.selectionModel().blockSignals(True)
        self.model.fill(people, counts)
        self.view.selectionModel().blockSignals(False)

    def _mark(self, person_id: UUID) -> None:
        """Select a person in the list without showing them anew."""
        index = self._filter.mapFromSource(self.model.index(self.model.row_of(person_id)))
        self.view.selectionModel().blockSignals(True)
        self.view.setCurrentIndex(index)
        self.view.selectionModel().blockSignals(False)
        self.view.viewport().update()

    # -- choosing ------------------------------------------------------------------------

    def _on_chosen(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if not current.isValid():
            return
        person = self.model.person(self._filter.mapToSource(current).row())
        if self._person is not None and self._person.id == person.id:
            return
        self._autosave.flush()
        self._show(person)
        self._session.choose_person(person)

    def _take_searched(self) -> None:
        """Choose the first person found, or add one by the name that was looked for."""
        first = self._filter.index(0, 0)
        if first.isValid():
            self.view.setCurrentIndex(first)
            self.go_on.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            name = self.search.text().strip()
            self._add()
            self.form.name.setText(name)
            self._autosave.touch()

    def _add(self) -> None:
        """Offer empty fields for somebody new."""
        self._autosave.flush()
        self.search.clear()
        self.view.clearSelection()
        self.view.setCurrentIndex(QModelIndex())
        self._show(None)
        self.form.name.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- storing -------------------------------------------------------------------------

    def _continue(self) -> None:
        """Go on to the set-up, once what was typed is stored."""
        if self._session.read_only:
            self._session.go(Step.SETUP)
        elif not self.form.check():
            self.form.name.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._leads_on = True
            if self._person is None and not self._storing:
                self._autosave.touch()
            self._autosave.flush()
            self._lead_on()

    def _lead_on(self) -> None:
        if self._leads_on and not self._storing:
            self._leads_on = False
            self._session.go(Step.SETUP)

    def _store(self) -> None:
        if self._session.read_only or not self.form.name.text().strip():
            return
        writer = self._writer
        self._storing += 1
        self._session.journal.keep(
            _("Person"),
            partial(writer.store, self.form.details()),
            done=lambda person: self._on_stored(writer, person),
            failed=self._on_not_stored,
        )

    def _on_stored(self, writer: PersonWriter, person: Person) -> None:
        self._storing -= 1
        self._session.journal.close_block()
        if not self._session.has_unsaved:
            self._session.saved.emit(datetime.now(UTC))
        if writer is not self._writer:
            return
        is_new = self._person is None
        self._person = person
        if not (self._autosave.pending or self._storing or self.form.shows(person)):
            # Another desk changed something else at the same time.
            self._show(person)
        self._session.choose_person(person)
        if is_new and not self._known.isHidden():
            self.refresh()
        self._lead_on()

    def _on_not_stored(self, error: Exception) -> None:
        self._storing -= 1
        self._leads_on = False
        self._session.journal.close_block()
        self._session.not_saved.emit(None)
        self._session.context.messages.error(error)
        if self._person is not None:
            context = self._session.context
            context.tasks.run(
                context.program.people.get, self._person.id, done=self._show, owner=self
            )


def _nobody(*, is_self: bool) -> Person:
    return Person(UUID(int=0), "", is_self=is_self)


def _fetch(program: Program) -> Found:
    return program.people.list(), program.assessments.list()
