"""What the settings offer about the passphrase of the workspace in use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.ui.protection.dialogs import Check, NewDialog, RemoveDialog
from s4c_desktop.ui.protection.locking import Locking
from s4c_desktop.ui.protection.opening import Opening, can_protect
from s4c_desktop.ui.workspaces import Workspaces

if TYPE_CHECKING:
    from s4c_desktop.ui.settings.protection import ProtectionCard


class Changing(QObject):
    """Asks for passphrases and has the workspace written anew under another one."""

    def __init__(
        self, window: QWidget, workspaces: Workspaces, opening: Opening, locking: Locking
    ) -> None:
        super().__init__(window)
        self._window = window
        self._workspaces = workspaces
        self._opening = opening
        self._locking = locking

    def listen_to(self, card: ProtectionCard) -> None:
        """Do what a card of the settings asks for."""
        card.protect_requested.connect(self.protect)
        card.change_requested.connect(self.change)
        card.remove_requested.connect(self.remove)
        card.minutes_changed.connect(self._locking.set_minutes)

    def protect(self) -> None:
        """Give the workspace a passphrase, if this computer can."""
        self._workspaces.tasks.run(can_protect, done=self._protect, owner=self)

    def _protect(self, able: bool) -> None:
        if not able:
            self._opening.agrees_to_go_without(_("Go on unencrypted"))
            return
        self._ask_new(
            _("Protect the workspace"),
            _("The workspace and its backups are encrypted, and it locks when you are away."),
            _("Protect"),
            None,
        )

    def change(self) -> None:
        """Give the workspace another passphrase."""
        self._ask_new(
            _("Change the passphrase"),
            _("The workspace and its backups are written anew under the new passphrase."),
            _("Change"),
            self._check(),
        )

    def remove(self) -> None:
        """Take the passphrase away."""
        dialog = RemoveDialog(self._check(), self._window)
        dialog.agreed.connect(lambda old: self._locking.change(old, None))
        dialog.open()

    def _ask_new(self, heading: str, text: str, go_on: str, check: Check | None) -> None:
        dialog = NewDialog(heading, text, go_on, self._window, check)
        dialog.chosen.connect(self._locking.change)
        dialog.open()

    def _check(self) -> Check:
        context = self._workspaces.context
        if context is None:
            return lambda _passphrase: False
        return context.program.workspace.opens_with
