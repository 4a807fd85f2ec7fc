"""Bringing the records of a file in: look, ask for its passphrase, show what changes, join."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.condition import PassphraseNeededError, WrongPassphraseError
from s4c_desktop.ui.protection.dialogs import OpenDialog
from s4c_desktop.ui.workspaces import Workspaces

if TYPE_CHECKING:
    from s4c_desktop.services.transfer import Arrival


class Arrivals(QObject):
    """Leads a file from the disk into the workspace in use."""

    def __init__(self, window: QWidget, workspaces: Workspaces) -> None:
        super().__init__(window)
        self._window = window
        self._workspaces = workspaces
        self._asking: OpenDialog | None = None

    def look_at(self, path: Path, passphrase: str | None = None) -> None:
        """Show what bringing a file in would change, and bring it in if the person agrees."""
        context = self._workspaces.context
        if context is None:
            return
        context.tasks.run_long(
            context.program.transfer.preview,
            path,
            passphrase,
            done=partial(self._show, path, passphrase),
            failed=partial(self._failed, path),
            label=_("Looking into {name}").format(name=path.name),
            owner=self,
        )

    def _failed(self, path: Path, error: Exception) -> None:
        if isinstance(error, PassphraseNeededError):
            self._ask(path)
        elif isinstance(error, WrongPassphraseError) and self._asking is not None:
            self._asking.entry.refuse()
        else:
            self._close()
            self._workspaces.messages.error(error)

    def _ask(self, path: Path) -> None:
        dialog = OpenDialog(path.name, self._window, file=True)
        dialog.given.connect(partial(self.look_at, path))
        dialog.finished.connect(self._forget)
        self._asking = dialog
        dialog.open()

    def _forget(self) -> None:
        self._asking = None

    def _close(self) -> None:
        if self._asking is not None:
            self._asking.reject()

    def _show(self, path: Path, passphrase: str | None, arrival: Arrival) -> None:
        self._close()
        if self._workspaces.context is None:
            return
        # Seldom needed, and it knows all that a file can hold.
        from s4c_desktop.ui.transfer.arrival_dialog import ArrivalDialog

        dialog = ArrivalDialog(arrival, self._window)
        dialog.accepted.connect(partial(self._bring_in, path, passphrase))
        dialog.open()

    def _bring_in(self, path: Path, passphrase: str | None) -> None:
        context = self._workspaces.context
        if context is None:
            return
        context.tasks.run(
            context.program.transfer.bring_in,
            path,
            passphrase,
            done=self._arrived,
            failed=self._workspaces.messages.error,
            owner=self,
        )

    def _arrived(self, arrival: Arrival) -> None:
        self._workspaces.messages.info(
            _("Brought in"),
            _("The records of {name} are here.").format(name=arrival.joining.person.name),
        )
