"""The two questions around signing: who signs, and why a signed result is revised."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QCheckBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.examiners import folded
from s4c_desktop.ui.allowing import allow
from s4c_desktop.ui.question import Question
from s4c_desktop.ui.text_size import scaled
from s4c_desktop.ui.widgets import primary_button, strong


class _Signing(Question):
    """Asks for an explicit yes, and the name of who signs."""

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
        signed = self.name.text().strip() and self.sure.isChecked()
        allow(self.go_on, signed, _("Write the name and tick the box first."))


class SignDialog(_Signing):
    """Asks who signs."""

    @classmethod
    def ask(cls, subject: str, name: str, parent: QWidget | None) -> str | None:
        """Return the name of who signs, or None when the person thinks better of it."""
        dialog = cls(subject, name, parent)
        return dialog.name.text().strip() if dialog.run() else None


class SignTogetherDialog(_Signing):
    """Asks both assessors to sign what they agreed on."""

    def __init__(self, subject: str, first: str, second: str, parent: QWidget | None) -> None:
        self.other = QLineEdit(second)
        super().__init__(subject, first, parent)
        self.other.setAccessibleName(_("Signed by the second assessor"))
        self.fields.insertWidget(2, strong(_("Signed by the second assessor")))
        self.fields.insertWidget(3, self.other)
        self.setTabOrder(self.name, self.other)
        self.setTabOrder(self.other, self.sure)
        self.other.textChanged.connect(self._check)
        self._check()

    def _check(self) -> None:
        names = [folded(field.text()) for field in (self.name, self.other)]
        two = all(names) and names[0] != names[1]
        signed = two and self.sure.isChecked()
        allow(self.go_on, signed, _("Write two different names and tick the box first."))

    @classmethod
    def ask_both(
        cls, subject: str, first: str, second: str, parent: QWidget | None
    ) -> tuple[str, str] | None:
        """Return the names of both, or None when they think better of it."""
        dialog = cls(subject, first, second, parent)
        return (dialog.name.text().strip(), dialog.other.text().strip()) if dialog.run() else None


class ReviseDialog(Question):
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
        self.reason.setFixedHeight(scaled(96))
        self.fields.addWidget(strong(_("Reason")))
        self.fields.addWidget(self.reason)
        self.reason.textChanged.connect(self._check)
        self._check()
        self.reason.setFocus()

    def _check(self) -> None:
        allow(self.go_on, self.reason.toPlainText().strip(), _("Write the reason first."))

    def keep_typed(self) -> None:
        """Start the revision if there is a reason: a draft can be deleted, the text is lost."""
        self.press_or_leave(self.go_on)

    @classmethod
    def ask(cls, parent: QWidget | None) -> str | None:
        """Return the reason, or None when the person thinks better of it."""
        dialog = cls(parent)
        return dialog.reason.toPlainText().strip() if dialog.run() else None
