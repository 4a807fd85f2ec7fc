"""The two questions around signing: who signs, and why a signed result is revised."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.ui.widgets import body, button, primary_button, section, strong


class _Question(QDialog):
    """A dialog with a heading, an explanation, fields and two buttons."""

    def __init__(self, heading: str, text: str, go_on: QPushButton, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(heading)
        self.setMinimumWidth(460)
        self.go_on = go_on
        self.go_on.setDefault(True)
        self.go_on.clicked.connect(self.accept)
        self.fields = QVBoxLayout()
        self.fields.setSpacing(8)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, 8, 0, 0)
        buttons.addStretch(1)
        buttons.addWidget(button(_("Cancel"), self.reject))
        buttons.addWidget(go_on)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        column.addWidget(section(heading))
        column.addWidget(body(text))
        column.addLayout(self.fields)
        column.addLayout(buttons)

    def run(self) -> bool:
        """Ask; tells whether the person agreed."""
        agreed = self.exec() == QDialog.DialogCode.Accepted
        self.deleteLater()
        return agreed


class SignDialog(_Question):
    """Asks who signs, and for an explicit yes."""

    def __init__(self, subject: str, name: str, parent: QWidget | None) -> None:
        text = _(
            "After this, the result of {subject} can't be changed any more. It is kept word for "
            "word and can be shown as signed at any time. A correction makes a new revision."
        )
        super().__init__(
            _("Sign off and lock"),
            text.format(subject=subject),
            primary_button(_("Sign off and lock")),
            parent,
        )
        self.name = QLineEdit(name)
        self.name.setAccessibleName(_("Signed by"))
        self.sure = QCheckBox(_("I have checked the result and want to lock it"))
        self.fields.addWidget(strong(_("Signed by")))
        self.fields.addWidget(self.name)
        self.fields.addWidget(self.sure)
        self.name.textChanged.connect(self._check)
        self.sure.toggled.connect(self._check)
        self._check()
        (self.sure if name else self.name).setFocus()

    def _check(self) -> None:
        self.go_on.setEnabled(bool(self.name.text().strip()) and self.sure.isChecked())

    @classmethod
    def ask(cls, subject: str, name: str, parent: QWidget | None) -> str | None:
        """Return the name of who signs, or None when the person thinks better of it."""
        dialog = cls(subject, name, parent)
        return dialog.name.text().strip() if dialog.run() else None


class ReviseDialog(_Question):
    """Asks why a signed result is revised."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(
            _("Revise"),
            _(
                "A revision starts as a draft with the ratings of the signed result. The signed "
                "result stays as it is. The report prints the reason."
            ),
            primary_button(_("Start the revision")),
            parent,
        )
        self.reason = QPlainTextEdit()
        self.reason.setAccessibleName(_("Reason"))
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(96)
        self.fields.addWidget(strong(_("Reason")))
        self.fields.addWidget(self.reason)
        self.reason.textChanged.connect(self._check)
        self._check()
        self.reason.setFocus()

    def _check(self) -> None:
        self.go_on.setEnabled(bool(self.reason.toPlainText().strip()))

    @classmethod
    def ask(cls, parent: QWidget | None) -> str | None:
        """Return the reason, or None when the person thinks better of it."""
        dialog = cls(parent)
        return dialog.reason.toPlainText().strip() if dialog.run() else None
