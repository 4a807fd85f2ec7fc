"""Asks why a rating is changed although the required levels are known by now."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.wording import actual_text
from s4c_desktop.ui.allowing import allow
from s4c_desktop.ui.question import Question
from s4c_desktop.ui.text_size import scaled
from s4c_desktop.ui.widgets import primary_button, strong
from s4c_desktop.ui.wizard.reasons import Wanted


class ReasonDialog(Question):
    """Gives the rating its reason, or drops it."""

    unfinished = Signal(str)
    """What was typed when the dialog had to close before the person agreed."""

    def __init__(self, wanted: Wanted, parent: QWidget | None) -> None:
        super().__init__(
            _("{code}: change the rating").format(code=wanted.code),
            _(
                "From “{before}” to “{after}”. This was rated blind, and the required levels have "
                "been shown since. The report prints the reason."
            ).format(before=actual_text(wanted.before), after=actual_text(wanted.after)),
            primary_button(_("Change the rating")),
            parent,
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._wanted = wanted
        self.reason = QPlainTextEdit()
        self.reason.setAccessibleName(_("Reason"))
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(scaled(96))
        self.fields.addWidget(strong(_("Reason")))
        self.fields.addWidget(self.reason)
        self.reason.textChanged.connect(self._check)
        self._check()
        self.reason.setFocus()

    def keep_typed(self) -> None:
        """Hand the text over; nobody has agreed to the change yet."""
        if self._text:
            self.unfinished.emit(self._text)
        self.reject()

    def accept(self) -> None:
        """Change the rating."""
        text = self._text
        super().accept()
        self._wanted.give(text)

    def reject(self) -> None:
        """Leave the rating as it is."""
        super().reject()
        self._wanted.drop()

    @property
    def _text(self) -> str:
        return self.reason.toPlainText().strip()

    def _check(self) -> None:
        allow(self.go_on, self._text, _("Write the reason first."))
