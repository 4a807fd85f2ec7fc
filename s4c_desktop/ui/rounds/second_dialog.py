"""Asks who assesses a second time."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.examiners import examiners, shared
from s4c_desktop.ui.allowing import allow
from s4c_desktop.ui.question import Question
from s4c_desktop.ui.widgets import TextLabel, primary_button, strong


class SecondDialog(Question):
    """Asks for the names of the second assessors, who must be others than the first."""

    def __init__(self, first: str, parent: QWidget | None) -> None:
        super().__init__(
            _("Second assessor"),
            _(
                "Somebody else rates the same competences in the same round. Neither sees the "
                "other's ratings until both have rated everything."
            ),
            primary_button(_("Start the second assessment")),
            parent,
        )
        self._first = first
        self.names = QLineEdit()
        self.names.setAccessibleName(_("Who assesses the second time"))
        self.names.setPlaceholderText(_("One name or several, with commas between them"))
        self.refused = TextLabel("", "small")
        self.fields.addWidget(strong(_("Who assesses the second time")))
        self.fields.addWidget(self.names)
        self.fields.addWidget(self.refused)
        self.names.textChanged.connect(self._check)
        self._check()
        self.names.setFocus()

    def _check(self) -> None:
        names = self.names.text()
        both = shared(names, self._first)
        text = _("{names} assessed first already.").format(names=", ".join(both)) if both else ""
        self.refused.setText(text or _("First: {names}").format(names=self._first))
        missing = text or _("Write who assesses the second time first.")
        allow(self.go_on, examiners(names) and not both, missing)

    @classmethod
    def ask(cls, first: str, parent: QWidget | None) -> str | None:
        """Return the names, or None when the person thinks better of it."""
        dialog = cls(first, parent)
        return ", ".join(examiners(dialog.names.text())) if dialog.run() else None
