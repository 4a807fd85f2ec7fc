"""Asks why a competence does not apply, and who allowed that."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.ui.allowing import allow
from s4c_desktop.ui.dialog import Dialog
from s4c_desktop.ui.text_size import scaled
from s4c_desktop.ui.widgets import body, button, primary_button, section, strong


class ExemptDialog(Dialog):
    """Asks for the reason of an exemption and the name of who allowed it; both are needed."""

    def __init__(self, competence: str, reason: str, name: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Exempt"))
        self.reason = QPlainTextEdit(reason)
        self.reason.setAccessibleName(_("Reason"))
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(scaled(96))
        self.name = QLineEdit(name)
        self.name.setAccessibleName(_("Allowed by"))
        self.ok = primary_button(_("Exempt"), self.accept)
        self.ok.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        column.addWidget(section(_("{name}: exempt").format(name=competence)))
        column.addWidget(
            body(_("Why does this competence not apply? The report prints reason and name."))
        )
        column.addWidget(strong(_("Reason")))
        column.addWidget(self.reason, 1)
        column.addWidget(strong(_("Allowed by")))
        column.addWidget(self.name)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, 8, 0, 0)
        buttons.addStretch(1)
        buttons.addWidget(button(_("Cancel"), self.reject))
        buttons.addWidget(self.ok)
        column.addLayout(buttons)
        self.reason.textChanged.connect(self._check)
        self.name.textChanged.connect(self._check)
        self.unfinished = ""
        """What was typed when the dialog had to close before the person agreed."""
        self.setMinimumWidth(440)
        self._check()
        self.reason.setFocus()

    def _check(self) -> None:
        allow(self.ok, all(self.answer), _("Write the reason and who allows it first."))

    def keep_typed(self) -> None:
        """Keep reason and name as text: nobody has agreed to the exemption yet."""
        if self.reason.document().isModified():
            self.unfinished = "\n".join(part for part in self.answer if part)
        self.reject()

    @property
    def answer(self) -> tuple[str, str]:
        """Return reason and name."""
        return self.reason.toPlainText().strip(), self.name.text().strip()

    @classmethod
    def ask(
        cls, competence: str, reason: str, name: str, parent: QWidget | None
    ) -> tuple[str, str] | str:
        """Return reason and name; or what was typed, mostly nothing, where nobody agreed."""
        dialog = cls(competence, reason, name, parent)
        agreed = dialog.exec() == QDialog.DialogCode.Accepted
        answer, unfinished = dialog.answer, dialog.unfinished
        dialog.deleteLater()
        return answer if agreed else unfinished
