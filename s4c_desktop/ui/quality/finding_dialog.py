"""Asks what was found, what is to be done about it, by whom and until when."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.quality import Finding
from s4c_desktop.ui import widgets
from s4c_desktop.ui.allowing import allow
from s4c_desktop.ui.dialog import Dialog
from s4c_desktop.ui.quality.parts import OptionalDate, labelled
from s4c_desktop.ui.text_size import scaled


class FindingDialog(Dialog):
    """Shows a finding, a new one with empty fields; `done` asks for the outcome first."""

    def __init__(
        self, finding: Finding, parent: QWidget | None, *, is_new: bool, done: bool = False
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Finding"))
        self._finding = finding
        self.text = self._field(finding.text, 72)
        self.text.setPlaceholderText(_("Such as: no second source behind C5"))
        self.action = self._field(finding.action, 72)
        self.action.setPlaceholderText(_("Leave empty where nothing is to be done"))
        self.responsible = QLineEdit(finding.responsible)
        self.due_on = OptionalDate(_("Due on"))
        self.due_on.show_value(finding.due_on)
        self.done_on = OptionalDate(_("Done on"))
        self.done_on.show_value(finding.done_on)
        if done and finding.done_on is None:
            self.done_on.given.setChecked(True)
        self.outcome = self._field(finding.outcome, 56)
        self.outcome.setPlaceholderText(_("What came of it"))
        self.fault = widgets.small()
        label = _("Add") if is_new else (_("Mark done") if done else _("Change"))
        self.ok = widgets.primary_button(label, self.accept)
        self.ok.setDefault(True)
        self._lay_out(_("New finding") if is_new else _("Finding"))
        for field in (self.text, self.action):
            field.textChanged.connect(self._check)
        self.responsible.textChanged.connect(self._check)
        self._check()
        (self.outcome if done else self.text).setFocus()

    def finding(self) -> Finding:
        """Return the finding as it is entered."""
        return replace(
            self._finding,
            text=self.text.toPlainText().strip(),
            action=self.action.toPlainText().strip(),
            responsible=self.responsible.text().strip(),
            due_on=self.due_on.value(),
            done_on=self.done_on.value(),
            outcome=self.outcome.toPlainText().strip(),
        )

    def keep_typed(self) -> None:
        """Note the finding as far as it was entered, if it can be."""
        self.press_or_leave(self.ok)

    def _check(self) -> None:
        found = self.finding()
        nobody = bool(found.action) and not found.responsible
        self.fault.setText(_("Name who is responsible for the action.") if nobody else "")
        missing = self.fault.text() or _("Write what was found first.")
        allow(self.ok, found.text and not nobody, missing)

    @staticmethod
    def _field(text: str, height: int) -> QPlainTextEdit:
        made = QPlainTextEdit(text)
        made.setTabChangesFocus(True)
        made.setFixedHeight(scaled(height))
        return made

    def _lay_out(self, heading: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        column.addWidget(widgets.section(heading))
        column.addLayout(labelled(_("What was found"), self.text))
        column.addLayout(labelled(_("Action"), self.action))
        column.addLayout(labelled(_("Responsible"), self.responsible))
        dates = QHBoxLayout()
        dates.setSpacing(16)
        dates.addWidget(self.due_on, 1)
        dates.addWidget(self.done_on, 1)
        column.addLayout(dates)
        column.addLayout(labelled(_("Outcome"), self.outcome))
        column.addWidget(self.fault)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(widgets.button(_("Cancel"), self.reject))
        buttons.addWidget(self.ok)
        column.addLayout(buttons)
        self.setMinimumWidth(520)

    @classmethod
    def ask(
        cls, finding: Finding, parent: QWidget | None, *, is_new: bool, done: bool = False
    ) -> Finding | None:
        """Return the finding as the person wants it; None when they cancel."""
        dialog = cls(finding, parent, is_new=is_new, done=done)
        agreed = dialog.exec() == QDialog.DialogCode.Accepted
        entered = dialog.finding()
        dialog.deleteLater()
        return entered if agreed else None
