"""Asks for an assessor's name, and for what shows their competence."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import uuid4

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.assessors import Record, RecordKind
from s4c_desktop.domain.assessors_wording import kind_name
from s4c_desktop.ui import widgets
from s4c_desktop.ui.allowing import allow
from s4c_desktop.ui.dialog import Dialog
from s4c_desktop.ui.inputs import ComboBox
from s4c_desktop.ui.quality.parts import OptionalDate, labelled, today
from s4c_desktop.ui.question import Question
from s4c_desktop.ui.room import make_room
from s4c_desktop.ui.text_size import scaled


class RecordDialog(Dialog):
    """Shows a record, a new one with empty fields."""

    def __init__(self, record: Record | None, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Record"))
        self._id = record.id if record else uuid4()
        self.kind = ComboBox()
        for kind in RecordKind:
            self.kind.addItem(kind_name(kind), kind.value)
        self.description = QPlainTextEdit(record.description if record else "")
        self.description.setTabChangesFocus(True)
        self.description.setFixedHeight(scaled(80))
        self.description.setPlaceholderText(_("Such as: two-day training on interviewing"))
        self.dated = OptionalDate(_("Dated"))
        self.until = OptionalDate(_("Valid until"))
        if record is not None:
            self.kind.setCurrentIndex(self.kind.findData(record.kind.value))
        self.dated.show_value(record.dated if record else today())
        self.until.show_value(record.valid_until if record else None)
        self.ok = widgets.primary_button(_("Change") if record else _("Add"), self.accept)
        self.ok.setDefault(True)
        self._lay_out(_("Record") if record else _("New record"))
        self.description.textChanged.connect(self._check)
        self._check()
        self.description.setFocus()

    def record(self) -> Record:
        """Return the record as it is entered."""
        return Record(
            self._id,
            RecordKind(self.kind.currentData()),
            self.description.toPlainText().strip(),
            self.dated.value(),
            self.until.value(),
        )

    def keep_typed(self) -> None:
        """Note the record as far as it was entered, if it says anything."""
        self.press_or_leave(self.ok)

    def _check(self) -> None:
        described = self.description.toPlainText().strip()
        allow(self.ok, described, _("Write what is recorded first."))

    def _lay_out(self, heading: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        column.addWidget(widgets.section(heading))
        column.addLayout(labelled(_("Kind"), self.kind))
        column.addLayout(labelled(_("What it is"), self.description))
        dates = QHBoxLayout()
        dates.setSpacing(16)
        dates.addWidget(self.dated, 1)
        dates.addWidget(self.until, 1)
        column.addLayout(dates)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, 8, 0, 0)
        buttons.addStretch(1)
        buttons.addWidget(widgets.button(_("Cancel"), self.reject))
        buttons.addWidget(self.ok)
        column.addLayout(buttons)
        self.setMinimumWidth(480)

    def showEvent(self, event: QShowEvent) -> None:
        """Be wide enough for both dates."""
        super().showEvent(event)
        make_room(self)

    @classmethod
    def ask(cls, record: Record | None, parent: QWidget | None) -> Record | None:
        """Return the record as the person wants it; None when they cancel."""
        dialog = cls(record, parent)
        agreed = dialog.exec() == QDialog.DialogCode.Accepted
        entered = dialog.record()
        dialog.deleteLater()
        return entered if agreed else None


class AssessorDialog(Question):
    """Asks for the name of an assessor; those that assessments name are offered."""

    def __init__(self, names: Sequence[str], parent: QWidget | None) -> None:
        super().__init__(
            _("Register an assessor"),
            _("Write the name as the assessments give it, so that they are counted."),
            widgets.primary_button(_("Register")),
            parent,
        )
        self.name = ComboBox()
        self.name.setEditable(True)
        self.name.addItems(list(names))
        column = QVBoxLayout()
        column.addLayout(labelled(_("Name"), self.name))
        self.fields.addLayout(column)
        self.name.currentTextChanged.connect(lambda _text: self._check())
        self._check()
        self.name.setFocus()

    def _check(self) -> None:
        allow(self.go_on, self.name.currentText().strip(), _("Write the name first."))

    @classmethod
    def ask(cls, names: Sequence[str], parent: QWidget | None) -> str:
        """Return the name; empty when the person cancels."""
        dialog = cls(names, parent)
        agreed = dialog.run()
        return dialog.name.currentText().strip() if agreed else ""
