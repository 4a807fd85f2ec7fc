"""The details of a person, as fields."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.assessment import Person
from s4c_desktop.services.people import PersonDetails
from s4c_desktop.ui import widgets
from s4c_desktop.ui.dates import short_date
from s4c_desktop.ui.inputs import ComboBox, DateEdit
from s4c_desktop.ui.people.tag_edit import TagEdit
from s4c_desktop.ui.text_size import scaled
from s4c_desktop.ui.theme import Theme

_NOBODY = UUID(int=0)
_EXAMPLE = date(2026, 9, 14)


class PersonForm(QWidget):
    """Shows a person's details and says when they were edited or left."""

    edited = Signal()
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._is_self = False
        self.tags = TagEdit(theme)
        self.name = QLineEdit()
        self.name_fault = widgets.TextLabel(
            _("A name is needed before anything is stored. A code name will do."), "bad"
        )
        self.name_fault.hide()
        self.lawful_basis = ComboBox()
        self.lawful_basis.setEditable(True)
        # So that one long entry does not make a narrow window too wide.
        self.lawful_basis.setMinimumContentsLength(8)
        self.lawful_basis.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.lawful_basis.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.lawful_basis.addItems(["", *_lawful_bases()])
        self.notice_given = QCheckBox(_("Notice given on"))
        self.notice_date = DateEdit()
        self.notice_date.setAccessibleName(_("Date of the notice"))
        self.notice_date.setEnabled(False)
        self.notice_version = QLineEdit()
        self.notice_version.setPlaceholderText(_("e.g. 2026-03"))
        self.identity_check = QLineEdit()
        example = _("e.g. identity card, by M. Berger on {day}")
        self.identity_check.setPlaceholderText(example.format(day=short_date(_EXAMPLE)))
        self.adjustments = QPlainTextEdit()
        self.adjustments.setPlaceholderText(_("e.g. more time, a quiet room, an interpreter"))
        self.adjustments.setTabChangesFocus(True)
        self.adjustments.setFixedHeight(scaled(88))
        self._build()
        self._connect()

    # -- values --------------------------------------------------------------------------

    def show_person(self, person: Person | None) -> None:
        """Fill the fields, or empty them for somebody new."""
        shown = person or Person(id=_NOBODY, name="")
        self._is_self = shown.is_self
        self.blockSignals(True)
        self.name.setText(shown.name)
        self.name_fault.hide()
        self.lawful_basis.setCurrentText(shown.lawful_basis)
        self.notice_given.setChecked(shown.notice_date is not None)
        self.notice_date.show_value(shown.notice_date)
        self.notice_version.setText(shown.notice_version)
        self.identity_check.setText(shown.identity_check)
        self.adjustments.setPlainText(shown.adjustments)
        self.tags.show_tags(shown.tags)
        self.blockSignals(False)
        self._others.setVisible(not shown.is_self)

    def details(self) -> PersonDetails:
        """Return what the fields say."""
        return PersonDetails(
            name=self.name.text().strip(),
            is_self=self._is_self,
            lawful_basis=self.lawful_basis.currentText().strip(),
            notice_date=self.notice_date.value() if self.notice_given.isChecked() else None,
            notice_version=self.notice_version.text().strip(),
            identity_check=self.identity_check.text().strip(),
            adjustments=self.adjustments.toPlainText().strip(),
            tags=self.tags.tags(),
        )

    def shows(self, person: Person) -> bool:
        """Tell whether the fields say what is stored of a person."""
        details = self.details()
        return all(getattr(person, f.name) == getattr(details, f.name) for f in fields(details))

    def check(self) -> bool:
        """Tell whether there is enough to store, and point to what is missing."""
        sound = bool(self.name.text().strip())
        self.name_fault.setVisible(not sound)
        return sound

    # -- building ------------------------------------------------------------------------

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(_label(_("Name"), self.name))
        column.addWidget(self.name)
        column.addWidget(self.name_fault)
        self._others = QWidget()
        grid = QGridLayout(self._others)
        grid.setContentsMargins(0, 12, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.addWidget(_label(_("Lawful basis"), self.lawful_basis), 0, 0)
        grid.addWidget(self.lawful_basis, 1, 0)
        grid.addWidget(_label(_("Identity checked: how, by whom, when"), self.identity_check), 0, 1)
        grid.addWidget(self.identity_check, 1, 1)
        grid.setRowMinimumHeight(2, 8)
        grid.addWidget(self.notice_given, 3, 0)
        grid.addWidget(self.notice_date, 4, 0)
        grid.addWidget(
            _label(_("Version of the notice"), self.notice_version),
            3,
            1,
            Qt.AlignmentFlag.AlignVCenter,
        )
        grid.addWidget(self.notice_version, 4, 1)
        grid.setRowMinimumHeight(5, 8)
        grid.addWidget(_label(_("Adjustments agreed"), self.adjustments), 6, 0, 1, 2)
        grid.addWidget(self.adjustments, 7, 0, 1, 2)
        grid.setRowMinimumHeight(8, 8)
        grid.addWidget(_label(_("Tags"), self.tags.line), 9, 0, 1, 2)
        grid.addWidget(self.tags, 10, 0, 1, 2)
        column.addWidget(self._others)
        column.addStretch(1)

    def _connect(self) -> None:
        for line in (self.name, self.notice_version, self.identity_check):
            line.textEdited.connect(self.edited)
            line.editingFinished.connect(self.left)
        self.lawful_basis.currentTextChanged.connect(self.edited)
        self.notice_given.toggled.connect(self.notice_date.setEnabled)
        self.notice_given.toggled.connect(self.edited)
        self.notice_date.dateChanged.connect(self.edited)
        self.adjustments.textChanged.connect(self.edited)
        self.tags.edited.connect(self.edited)
        self.tags.left.connect(self.left)
        self.adjustments.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice when the focus leaves the text."""
        if event.type() == QEvent.Type.FocusOut:
            self.left.emit()
        return super().eventFilter(watched, event)


def _label(text: str, buddy: QWidget) -> widgets.TextLabel:
    made = widgets.TextLabel(text)
    made.setBuddy(buddy)
    buddy.setAccessibleName(text)
    return made


def _lawful_bases() -> tuple[str, ...]:
    """Return the usual ones of the General Data Protection Regulation, article 6."""
    return (
        _("Consent"),
        _("Contract"),
        _("Legal obligation"),
        _("Public task"),
        _("Legitimate interests"),
    )
