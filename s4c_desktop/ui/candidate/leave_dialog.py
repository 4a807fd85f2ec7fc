"""The way back from the candidate's page where no passphrase protects the workspace."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.ui.allowing import allow
from s4c_desktop.ui.question import Question
from s4c_desktop.ui.widgets import primary_button, strong


class LeaveDialog(Question):
    """Asks for the assessor's name; whoever types it means to go back.

    Without a passphrase nothing can prove who sits there. A name takes more than a slip of the
    hand, and needs nothing that has to be remembered.
    """

    agreed = Signal()

    def __init__(self, names: Collection[str], parent: QWidget | None) -> None:
        super().__init__(
            _("Back to the assessor"),
            _(
                "Assessor: type your name to go back to your notes. The workspace has no "
                "passphrase, so this only keeps anybody from getting there by accident."
            ),
            primary_button(_("Go back")),
            parent,
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._names = {_plain(name) for name in names if _plain(name)}
        self.name = QLineEdit()
        self.name.setAccessibleName(_("Name of the assessor"))
        self.fields.addWidget(strong(_("Name of the assessor")))
        self.fields.addWidget(self.name)
        self.name.textChanged.connect(self._check)
        self._check()
        self.name.setFocus()

    def accept(self) -> None:
        """Go back, if the name is right."""
        if self.go_on.isEnabled():
            super().accept()
            self.agreed.emit()

    def _check(self) -> None:
        typed = _plain(self.name.text())
        # Where nobody is named, any name says as much.
        allow(
            self.go_on,
            typed in self._names if self._names else typed,
            _("Write the assessor's name first."),
        )


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()
