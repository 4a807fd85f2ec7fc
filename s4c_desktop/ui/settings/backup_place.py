"""Where the backups lie, and how often one is made by itself."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.settings import BACKUP_HOURS
from s4c_desktop.ui import widgets
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.flow_layout import FlowLayout
from s4c_desktop.ui.settings import parts
from s4c_desktop.ui.settings.fields import Fields, named
from s4c_desktop.ui.settings.wishes import Wishes

if TYPE_CHECKING:
    from s4c_desktop.services.backups import BackupService


class BackupPlaceCard(widgets.Card):
    """Moves the backups that are there when another folder is chosen."""

    moved = Signal()
    """The backups lie in another folder, or could not be moved there."""

    def __init__(self, context: Context, service: BackupService, wishes: Wishes) -> None:
        super().__init__(margin=24)
        self._context = context
        self._service = service
        fields = Fields(context.preferences, wishes)
        self.rhythm = fields.choice("backup_hours", [(h, rhythm_name(h)) for h in BACKUP_HOURS])
        self.folder = widgets.body()
        self.about = widgets.small()
        self.choose = widgets.button(_("Choose another folder…"), self._choose)
        self.beside = widgets.button(_("Keep beside the workspace"), partial(self.move_to, None))
        self.show_folder = widgets.button(_("Show folder"), self._show_folder)
        row = FlowLayout(spacing=8)
        for button in (self.choose, self.beside, self.show_folder):
            row.addWidget(button)
        self.column.addWidget(widgets.section(_("Place and rhythm")))
        self.column.addWidget(
            named(
                _("Make one by itself"),
                self.rhythm,
                _("While the program is open; what is due is made at its start."),
            )
        )
        self.column.addSpacing(8)
        self.column.addWidget(widgets.TextLabel(_("Folder")))
        self.column.addWidget(self.folder)
        self.column.addWidget(self.about)
        self.column.addLayout(row)
        self.refresh()

    def refresh(self) -> None:
        """Show where the backups lie now."""
        self.folder.setText(str(self._service.folder))
        elsewhere = self._service.is_elsewhere
        self.beside.setVisible(elsewhere)
        self.about.setText(
            _("Whoever restores the workspace on another computer finds them there.")
            if elsewhere
            else _(
                "Beside the workspace: if its disk fails, they are lost with it. A folder on "
                "another disk is safer."
            )
        )

    def is_missing(self) -> bool:
        """Tell whether the chosen folder is not there, as when its disk is not connected."""
        return self._service.is_elsewhere and not self._service.folder.is_dir()

    def move_to(self, parent: Path | None) -> None:
        """Keep the backups in a folder, or beside the workspace for None."""
        self._allow(allowed=False)
        self._context.tasks.run_long(
            self._service.move_to,
            parent,
            done=lambda _none: self._moved(),
            failed=self._failed,
            label=_("Moving the backups"),
            owner=self,
        )

    def _choose(self) -> None:
        name = QFileDialog.getExistingDirectory(
            self, _("Choose a folder for the backups"), str(self._service.folder.parent)
        )
        if name:
            self.move_to(Path(name))

    def _moved(self) -> None:
        self._allow(allowed=True)
        self.refresh()
        self.moved.emit()

    def _failed(self, error: Exception) -> None:
        self._moved()
        self._context.messages.error(error)

    def _allow(self, *, allowed: bool) -> None:
        for button in (self.choose, self.beside):
            button.setEnabled(allowed)

    def _show_folder(self) -> None:
        parts.opener(self._service.folder)()


def rhythm_name(hours: int) -> str:
    """Say how often a backup is made by itself."""
    return {
        4: _("Every four hours"),
        24: _("On every day you work"),
        168: _("Every week"),
        0: _("Never"),
    }[hours]
