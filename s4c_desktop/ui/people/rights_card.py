"""A person's rights: how long they are kept, their code name, handing over and erasing."""

from __future__ import annotations

from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.assessment import Person
from s4c_desktop.domain.documents import file_name
from s4c_desktop.services.people import PersonRights
from s4c_desktop.ui import widgets
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.dates import short_date
from s4c_desktop.ui.documents import SavedBar, ask_place
from s4c_desktop.ui.flow_layout import FlowLayout
from s4c_desktop.ui.inputs import DateEdit
from s4c_desktop.ui.leaving import Document
from s4c_desktop.ui.tasks import Cancel
from s4c_desktop.ui.transfer.departure import hand_over

ARCHIVE = ".zip"


class RightsCard(widgets.Card):
    """Edits keep-until date and code name; exports by itself, and asks for an erasure."""

    edited = Signal()
    left = Signal()
    erase_requested = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(margin=24, spacing=8)
        self._context = context
        self._person: Person | None = None
        self._suggested: date | None = None
        self.kept = QCheckBox(_("Keep until"))
        self.date = DateEdit()
        self.date.setAccessibleName(_("Keep until"))
        self.take_date = widgets.button("", self._take_date, role="quiet")
        self.code_name = QLineEdit()
        self.code_name.setPlaceholderText(_("none"))
        self.take_name = widgets.button(_("Suggest one"), self._suggest_name, role="quiet")
        self.export = widgets.button(_("Export everything…"), self._export)
        self.hand_over = widgets.button(_("Hand over to another workspace…"), self._hand_over)
        self.erase = widgets.button(_("Erase…"), self.erase_requested.emit, role="danger")
        self.saved = SavedBar(context)
        self._build()
        self._connect()

    def show_person(self, person: Person) -> None:
        """Fill the fields."""
        other = self._person is None or self._person.id != person.id
        self._person = person
        self.blockSignals(True)
        self.kept.setChecked(person.retain_until is not None)
        self.date.setEnabled(person.retain_until is not None)
        self.date.show_value(person.retain_until)
        self.code_name.setText(person.pseudonym)
        self.blockSignals(False)
        if other:
            self.saved.hide()
        self._offer_date(None)
        self._context.tasks.run(
            self._context.program.privacy.suggest,
            person.id,
            done=partial(self._suggest_date, person.id),
            failed=lambda _error: None,  # Somebody who has gone meanwhile needs no date.
            owner=self,
        )

    def rights(self) -> PersonRights:
        """Return what the fields say."""
        return PersonRights(
            self.code_name.text().strip(), self.date.value() if self.kept.isChecked() else None
        )

    def shows(self, person: Person) -> bool:
        """Tell whether the fields say what is stored of a person."""
        return self.rights() == PersonRights(person.pseudonym, person.retain_until)

    # -- suggestions ---------------------------------------------------------------------

    def _suggest_date(self, person_id: UUID, suggested: date | None) -> None:
        if self._person is not None and self._person.id == person_id:
            self._offer_date(suggested)

    def _offer_date(self, suggested: date | None) -> None:
        self._suggested = suggested
        rights = self.rights()
        self.take_date.setVisible(suggested is not None and suggested != rights.retain_until)
        if suggested is not None:
            self.take_date.setText(_("Use {date}").format(date=short_date(suggested)))
            self.take_date.setToolTip(_("So long people are kept here after the last change"))

    def _take_date(self) -> None:
        self.kept.setChecked(True)
        self.date.show_value(self._suggested)
        self.take_date.hide()
        self.edited.emit()
        self.left.emit()

    def _suggest_name(self) -> None:
        self._context.tasks.run(
            self._context.program.people.suggest_code_name, done=self._take_name, owner=self
        )

    def _take_name(self, name: str) -> None:
        self.code_name.setText(name)
        self.edited.emit()
        self.left.emit()

    # -- exporting -----------------------------------------------------------------------

    def _export(self) -> None:
        person = self._person
        if person is None:
            return
        self.left.emit()
        shown = self._context.program.names.of(person)
        name = file_name(_("Everything about"), shown, suffix=ARCHIVE)
        context = self._context
        if not context.leaving.may_leave(Document.COPY, context.messages):
            return
        place = ask_place(name, self, _("Export everything"))
        if place is not None:
            cancel = Cancel()
            self.saved.write(
                self._context.program.privacy.export,
                person.id,
                place,
                cancel=cancel,
                check=cancel.check,
            )

    def _hand_over(self) -> None:
        if self._person is None:
            return
        self.left.emit()
        program = self._context.program
        hand_over(
            self._context,
            self.saved,
            program.transfer.export_person,
            self._person.id,
            program.names.of(self._person),
            self,
        )

    # -- building ------------------------------------------------------------------------

    def _build(self) -> None:
        self.column.addWidget(widgets.section(_("Rights")))
        for sentence in (
            _("Everybody may ask for all that is kept about them, and for it to be erased."),
            _("The View menu shows code names in the place of names, on documents too."),
            _("What is written in notes and comments stays as it is."),
        ):
            self.column.addWidget(widgets.muted(sentence))
        label = widgets.TextLabel(_("Code name"))
        label.setBuddy(self.code_name)
        self.code_name.setAccessibleName(_("Code name"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self.kept, 0, 0)
        grid.addWidget(self.date, 1, 0)
        grid.addWidget(self.take_date, 2, 0)
        grid.addWidget(label, 0, 1)
        grid.addWidget(self.code_name, 1, 1)
        grid.addWidget(self.take_name, 2, 1)
        self.column.addLayout(grid)
        self.column.addSpacing(8)
        buttons = FlowLayout(spacing=8)
        buttons.addWidget(self.export)
        buttons.addWidget(self.hand_over)
        buttons.addWidget(self.erase)
        self.column.addLayout(buttons)
        self.column.addWidget(self.saved)

    def _connect(self) -> None:
        self.kept.toggled.connect(self.date.setEnabled)
        self.kept.toggled.connect(self.edited)
        self.date.dateChanged.connect(self.edited)
        self.code_name.textEdited.connect(self.edited)
        self.code_name.editingFinished.connect(self.left)
