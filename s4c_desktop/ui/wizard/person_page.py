"""Step 1: whom the assessment is about."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.assessment import Kind, Person
from s4c_desktop.domain.flow import Step
from s4c_desktop.domain.register import Register, Wanted
from s4c_desktop.ui.autosave import Autosave
from s4c_desktop.ui.focus_ring import FocusRing
from s4c_desktop.ui.folding import FoldingRow
from s4c_desktop.ui.people.form import PersonForm
from s4c_desktop.ui.people.list_model import PeopleModel
from s4c_desktop.ui.people.people_table import PeopleTable
from s4c_desktop.ui.people.search_line import SearchLine
from s4c_desktop.ui.people.writer import PersonWriter
from s4c_desktop.ui.text_size import scaled
from s4c_desktop.ui.theme import Theme
from s4c_desktop.ui.widgets import Card, button, muted, primary_button, section
from s4c_desktop.ui.wizard.session import Session
from s4c_desktop.ui.wizard.step_frame import StepFrame

if TYPE_CHECKING:
    from s4c_desktop.bootstrap import Program

WIDEST = 1260
AROUND = 190
"""Height of what stands around the list of people: search, buttons, margins."""
LIST_WIDTH = 260
LEAST = 200


class _People(PeopleTable):
    """Lists people; to pass through with Tab chooses nobody."""

    def __init__(self, theme: Theme, model: PeopleModel) -> None:
        super().__init__(theme, model)
        FocusRing(self)

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
        self._choosing: UUID | None = None
        self._goes_on = False
        self._autosave = Autosave(self._store, self)
        self.model = PeopleModel(self)
        self.search = SearchLine()
        self.view = _People(session.context.theme, self.model)
        self.new = button(_("New person"), self._add)
        self.form = PersonForm(session.context.theme)
        self.heading = section()
        self.advice = muted()
        self.go_on = primary_button(_("Continue"), self._continue)
        self._lay_out()
        self._connect()

    # -- building ------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._known = Card(margin=12, spacing=8)
        self._known.setFixedWidth(scaled(LIST_WIDTH))
        self._known.column.addWidget(self.search)
        self._known.column.addWidget(self.view, 1)
        self._known.column.addWidget(self.new)
        details = Card()
        details.column.addWidget(self.heading)
        details.column.addWidget(self.advice)
        details.column.addWidget(self.form)
        details.column.addStretch()
        self.frame = StepFrame(self.go_on, widest=WIDEST)
        self.frame.column.addWidget(FoldingRow(self._known, details, stretch=(0, 1), spacing=16))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame)
        self._known.hide()

    def _connect(self) -> None:
        session = self._session
        self.search.textChanged.connect(self._search)
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the list of people reach down as far as the window does."""
        super().resizeEvent(event)
        self.view.setMinimumHeight(max(LEAST, self.height() - AROUND))

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

    def _show_people(self, register: Register) -> None:
        had_focus = not self._known.isHidden()
        self._quietly(lambda: self.model.use(register))
        self._known.setVisible(len(register) > 0 and self._session.assessment is None)
        if self._person is not None:
            self._mark(self._person.id)
        elif len(register) and not had_focus and not self.form.name.text():
            self.enter()

    def _search(self, text: str) -> None:
        self._quietly(lambda: self.model.show(Wanted(text)))
        if self._person is not None:
            self._mark(self._person.id)

    def _quietly(self, change: Callable[[], object]) -> None:
        self.view.selectionModel().blockSignals(True)
        change()
        self.view.selectionModel().blockSignals(False)

    def _mark(self, person_id: UUID) -> None:
        """Select a person in the list without showing them anew."""
        index = self.model.index(self.model.row_of(person_id))
        self._quietly(lambda: self.view.setCurrentIndex(index))
        self.view.viewport().update()

    # -- choosing ------------------------------------------------------------------------

    def _on_chosen(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if not current.isValid():
            return
        line = self.model.line(current.row())
        if self._person is not None and self._person.id == line.id:
            return
        self._autosave.flush()
        context = self._session.context
        self._choosing = line.id
        context.tasks.run(
            context.program.people.get,
            line.id,
            done=self._choose,
            failed=self._not_chosen,
            owner=self,
        )

    def _choose(self, person: Person) -> None:
        """Show somebody known, unless another was chosen meanwhile."""
        if self._choosing != person.id:
            return
        self._choosing = None
        self._autosave.flush()
        self._show(person)
        self._session.choose_person(person)
        if self._goes_on:
            self._goes_on = False
            self._continue()

    def _not_chosen(self, error: Exception) -> None:
        self._choosing, self._goes_on = None, False
        self._session.context.messages.error(error)

    def _take_searched(self) -> None:
        """Choose the first person found, or add one by the name that was looked for."""
        first = self.model.index(0)
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
        self._choosing = None
        self.search.clear()
        self.view.clearSelection()
        self.view.setCurrentIndex(QModelIndex())
        self._show(None)
        self.form.name.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- storing -------------------------------------------------------------------------

    def _continue(self) -> None:
        """Go on to the set-up, once what was typed is stored."""
        if self._choosing is not None:
            # As soon as the person is there.
            self._goes_on = True
        elif self._session.read_only:
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
        # The time first: with none yet, the end of the block would say "Not saved".
        self._session.journal.tell_saved(datetime.now(UTC))
        self._session.journal.close_block()
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


def _fetch(program: Program) -> Register:
    lines = program.register.lines()
    today = date.today()  # noqa: DTZ011 - the day where the person is
    return Register((line for line in lines if not line.is_self), today)
