"""The backups of the workspace: made, restored, verified and deleted."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.backup_wording import reason_name
from s4c_desktop.domain.backups import Backup, Reason
from s4c_desktop.ui import widgets
from s4c_desktop.ui.announcing import announce
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.context_menu import offer_buttons
from s4c_desktop.ui.dates import short_moment
from s4c_desktop.ui.flow_layout import FlowLayout
from s4c_desktop.ui.settings import parts
from s4c_desktop.ui.settings.backup_place import BackupPlaceCard
from s4c_desktop.ui.settings.backup_table import BackupTable
from s4c_desktop.ui.settings.wishes import Wishes
from s4c_desktop.ui.tasks import Cancel

if TYPE_CHECKING:
    from s4c_desktop.services.backups import BackupService


class BackupsSection(QWidget):
    """Lists the backups; every byte of them is read, so that happens on the second worker."""

    restore_requested = Signal(object)
    """Restore this Backup."""

    def __init__(self, context: Context, service: BackupService, wishes: Wishes) -> None:
        super().__init__()
        self._context = context
        self._service = service
        self.table = BackupTable(context.theme)
        self.said = widgets.muted()
        self.make = widgets.primary_button(_("Back up now"), self.back_up)
        self.restore = widgets.button(_("Restore…"), self._restore)
        self.verify = widgets.button(_("Verify"), self._verify)
        self.delete = widgets.button(_("Delete…"), self._delete, role="danger")
        offer_buttons(self.table, self.restore, self.verify, self.delete)
        self.keeping = BackupPlaceCard(context, service, wishes)
        self.keeping.moved.connect(self.refresh)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(parts.page((self._card(), self.keeping)))
        self.table.selectionModel().currentChanged.connect(lambda *_changed: self._allow())
        self._allow()

    def refresh(self) -> None:
        """List the backups anew."""
        self._context.tasks.run_long(
            self._service.list, done=self._show, label=_("Reading the backups"), owner=self
        )

    def back_up(self) -> None:
        """Make a backup now."""
        self._begin()
        cancel = Cancel()
        self._context.tasks.run_long(
            self._service.make,
            Reason.HAND,
            cancel.check,
            done=self._made,
            failed=self._failed,
            label=_("Making a backup"),
            cancel=cancel,
            owner=self,
        )

    # -- what is shown -------------------------------------------------------------------

    def _card(self) -> widgets.Card:
        card = parts.card(_("Backups"))
        card.column.addWidget(
            widgets.muted(
                _(
                    "Each is compared with the workspace before older ones are thinned out; one is "
                    "also made before an upgrade or a restore."
                )
            )
        )
        row = FlowLayout(spacing=8)
        for button in (self.make, self.restore, self.verify, self.delete):
            row.addWidget(button)
        card.column.addSpacing(4)
        card.column.addLayout(row)
        card.column.addWidget(self.said)
        card.column.addSpacing(4)
        card.column.addWidget(self.table)
        return card

    def _show(self, found: tuple[Backup, ...]) -> None:
        self.table.fill(found)
        self.keeping.refresh()
        none = _("There are no backups yet. Make the first one now.")
        if not found and self.keeping.is_missing():
            self._say(
                "caution",
                _(
                    "The folder {folder} is not there at the moment, so neither are the backups. "
                    "Connect its disk, or choose another folder."
                ).format(folder=self._service.folder),
            )
        elif not found:
            self._say("muted", none)
        elif self.said.text() in ("", none):
            self._say("muted", "")
        self._allow()

    def _allow(self) -> None:
        chosen = self.table.chosen()
        for button in (self.restore, self.verify, self.delete):
            button.setEnabled(chosen is not None)

    def _say(self, role: str, text: str) -> None:
        self.said.set_role(role)
        self.said.setText(text)
        self.said.setVisible(bool(text))
        announce(self.said, text)

    def _begin(self) -> None:
        """Nothing else can be asked for while something is being done."""
        self._say("muted", "")
        for button in (self.make, self.restore, self.verify, self.delete):
            button.setEnabled(False)

    def _end(self) -> None:
        self.make.setEnabled(True)
        self._allow()

    # -- what can be done ----------------------------------------------------------------

    def _made(self, backup: Backup) -> None:
        self._say(
            "good",
            _("The backup of {when} was made and compared with the workspace.").format(
                when=short_moment(backup.made_at)
            ),
        )
        self._end()
        self.table.select(backup.path)
        self.refresh()

    def _failed(self, error: Exception) -> None:
        self._end()
        self._context.messages.error(error)

    def _restore(self) -> None:
        chosen = self.table.chosen()
        if chosen is not None:
            self.restore_requested.emit(chosen)

    def _verify(self) -> None:
        chosen = self.table.chosen()
        if chosen is None:
            return
        self._begin()
        self._context.tasks.run_long(
            self._service.verify,
            chosen,
            done=lambda faults: self._verified(chosen, faults),
            failed=self._failed,
            label=_("Verifying the backup"),
            owner=self,
        )

    def _verified(self, backup: Backup, faults: tuple[str, ...]) -> None:
        when = short_moment(backup.made_at)
        intact = not faults
        known = replace(backup, intact=intact, noted=True)
        shown = self.table.backups.backups
        self.table.fill(tuple(known if b.path == backup.path else b for b in shown))
        if intact:
            self._say("good", _("The backup of {when} is sound.").format(when=when))
        else:
            text = _("The backup of {when} is damaged: {fault} Make a new one now.")
            self._say("bad", text.format(when=when, fault=faults[0]))
        self._end()

    def _delete(self) -> None:
        chosen = self.table.chosen()
        if chosen is None:
            return
        title = _("Delete the backup of {when}?").format(when=short_moment(chosen.made_at))
        text = _("{reason}. It is deleted for good; the workspace and other backups stay.")
        if not self._context.messages.ask(
            title, text.format(reason=reason_name(chosen.reason)), _("Delete")
        ):
            return
        self._begin()
        self._context.tasks.run_long(
            self._service.delete,
            chosen,
            done=lambda _none: self._deleted(chosen),
            failed=self._failed,
            label=_("Deleting the backup"),
            owner=self,
        )

    def _deleted(self, backup: Backup) -> None:
        text = _("The backup of {when} was deleted.")
        self._say("muted", text.format(when=short_moment(backup.made_at)))
        self._end()
        self.refresh()


def no_backups(*, sample: bool) -> QWidget:
    """Return a page that says why there are no backups here."""
    card = parts.card(_("Backups"))
    card.column.addWidget(
        widgets.body(
            _("Sample data are thrown away when you leave them, and not backed up.")
            if sample
            else _(
                "This workspace lies on a database server. Its backups are made there, with the "
                "server's own tools; ask whoever runs it. Encryption is the server's matter too."
            )
        )
    )
    return parts.page((card,))
