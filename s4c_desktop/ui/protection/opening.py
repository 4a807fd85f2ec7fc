"""Asks for the passphrase of a workspace that is opened, and offers one for a new workspace."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.condition import WrongPassphraseError
from s4c_desktop.ui.protection.dialogs import NewWorkspaceDialog, OpenDialog
from s4c_desktop.ui.workspaces import Workspaces, display_name


class Opening(QObject):
    """The person's side of opening and making protected workspaces."""

    def __init__(self, window: QWidget, workspaces: Workspaces) -> None:
        super().__init__(window)
        self._window = window
        self._workspaces = workspaces
        workspaces.passphrase_needed.connect(self.ask)

    def ask(self, location: str) -> None:
        """Ask for the passphrase until it opens the workspace or the person goes back."""
        workspaces = self._workspaces
        dialog = OpenDialog(display_name(location), self._window)
        wrong: list[WrongPassphraseError] = []

        def attempt_over(error: Exception) -> None:
            if isinstance(error, WrongPassphraseError):
                wrong.append(error)
                dialog.entry.refuse()
            else:
                dialog.entry.rest()

        def give_up() -> None:
            if wrong:
                # It may be the file that is damaged: its backups are a way back.
                workspaces.unusable.emit(location, wrong[-1])
            else:
                workspaces.give_up()

        dialog.given.connect(lambda text: workspaces.open(location, passphrase=text))
        dialog.rejected.connect(give_up)
        refused = workspaces.refused.connect(attempt_over)
        opened = workspaces.opened.connect(
            lambda _context: dialog.done(OpenDialog.DialogCode.Accepted)
        )

        def forget() -> None:
            workspaces.refused.disconnect(refused)
            workspaces.opened.disconnect(opened)

        dialog.finished.connect(forget)
        dialog.open()

    def make(self, location: str) -> None:
        """Make a workspace, protected if the person likes and this computer can."""
        if Path(location).exists():
            # Refused with its sentence: nobody chooses a passphrase for nothing.
            self._workspaces.open(location, create=True)
            return
        self._workspaces.tasks.run(
            can_protect, done=lambda able: self._offer(location, able=able), owner=self
        )

    def _offer(self, location: str, *, able: bool) -> None:
        workspaces = self._workspaces
        if not able:
            if self.agrees_to_go_without(_("Create it unencrypted")):
                workspaces.open(location, create=True)
            return
        dialog = NewWorkspaceDialog(self._window)
        dialog.chosen.connect(
            lambda _old, new: workspaces.open(location, create=True, passphrase=new)
        )
        dialog.declined.connect(lambda: workspaces.open(location, create=True))
        dialog.open()

    def agrees_to_go_without(self, go_on: str) -> bool:
        """Say that this computer cannot encrypt; tells whether the person goes on without."""
        return self._workspaces.messages.ask(
            _("Encryption is not available on this computer"),
            _(
                "The part of the program that encrypts files is missing here. Without it whoever "
                "gets the file of the workspace can read it."
            ),
            go_on,
        )


def can_protect() -> bool:
    """Tell whether this computer can encrypt; called on the workspace thread."""
    from s4c_desktop.services import protection

    return protection.can_protect()
