"""What happened to a workspace that can't be opened, what is safe, and the ways out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.backups import Backup, Trust
from s4c_desktop.domain.condition import UnusableError
from s4c_desktop.domain.condition_wording import (
    Way,
    headline,
    ways_out,
    what_is_safe,
    what_to_do,
)
from s4c_desktop.ui import widgets
from s4c_desktop.ui.dates import short_moment
from s4c_desktop.ui.flow_layout import FlowLayout
from s4c_desktop.ui.recovery.backup_list import BackupList
from s4c_desktop.ui.workspaces import Workspaces, is_url

if TYPE_CHECKING:
    from s4c_desktop.services.recovery import Offer, Restored


class RecoveryPanel(QWidget):
    """The ways out appear once the backups were looked for."""

    other_requested = Signal()
    """Let the person choose another workspace."""

    left = Signal()
    """A way out was taken that goes on elsewhere."""

    def __init__(
        self,
        workspaces: Workspaces,
        location: str,
        error: UnusableError,
        last: QPushButton | None = None,
    ) -> None:
        """Take what was to be opened, why it can't be, and a button to stand after the others."""
        super().__init__()
        self._last = last
        self.condition = error.condition
        self.location = location
        self.reason = error.text()
        self._workspaces = workspaces
        self.headline = widgets.title(headline(error.condition))
        self.safe = widgets.body()
        self.todo = widgets.body(_("Looking for backups…"))
        self.said = widgets.TextLabel("", "bad")
        for part in (self.said, last):
            if part is not None:
                part.setParent(self)
                part.hide()
        self.backups: BackupList | None = None
        self.ways: dict[Way, QPushButton] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        icon = workspaces.theme.icon("first-aid-kit", "accent")
        self._column.addWidget(widgets.Picture(icon, 40))
        self._column.addWidget(self.headline)
        self._part(_("What happened"), widgets.body(self.reason))
        self._part(_("What is safe"), self.safe)
        self._part(_("What to do now"), self.todo)
        self.safe.setText(what_is_safe(self.condition, 0))
        if is_url(location):
            self._offer(())
        else:
            workspaces.tasks.run_long(
                _offers,
                Path(location),
                done=self._offer,
                failed=self._not_listed,
                label=_("Looking for backups"),
                owner=self,
            )

    # -- what is shown -------------------------------------------------------------------

    def _part(self, heading: str, text: QWidget) -> None:
        self._column.addSpacing(8)
        self._column.addWidget(widgets.strong(heading))
        self._column.addWidget(text)

    def _not_listed(self, error: Exception) -> None:
        self._offer(())
        if not isinstance(error, UserError):
            self._workspaces.messages.error(error)

    def _offer(self, offers: tuple[Offer, ...]) -> None:
        damaged = sum(offer.backup.trust is Trust.DAMAGED for offer in offers)
        trusted = len(offers) - damaged
        ways = ways_out(self.condition, trusted, damaged)
        self.safe.setText(what_is_safe(self.condition, trusted))
        self.todo.setText(what_to_do(self.condition, len(offers)))
        self.todo.setVisible(bool(self.todo.text()))
        if Way.RESTORE in ways:
            self.backups = BackupList(offers)
            self.backups.chosen.connect(self._restore)
            self._column.addWidget(self.backups)
        self._column.addWidget(self.said)
        self._column.addSpacing(8)
        self._column.addLayout(self._buttons(ways, trusted))
        self._column.addStretch(1)

    def _buttons(self, ways: tuple[Way, ...], trusted: int) -> FlowLayout:
        row = FlowLayout(spacing=8)
        acts: dict[Way, tuple[str, Callable[[], object]]] = {
            Way.UNLOCK: (_("Enter the passphrase…"), self._unlock),
            Way.TRY_AGAIN: (_("Try again"), self._try_again),
            Way.START_NEW: (_("Start a new workspace"), self._start_new),
            Way.OTHER: (_("Open another workspace…"), self.other_requested.emit),
            Way.FOLDER: (_("Show folder"), self._show_folder),
        }
        leading = next((way for way in ways if way is not Way.RESTORE), None)
        for way in ways:
            if way is Way.RESTORE:
                continue
            first = way is leading and not (Way.RESTORE in ways and trusted)
            self.ways[way] = widgets.button(*acts[way], role="primary" if first else "")
            row.addWidget(self.ways[way])
        if self._last is not None:
            row.addWidget(self._last)
            self._last.show()
        return row

    def _say(self, role: str, text: str) -> None:
        self.said.set_role(role)
        self.said.setText(text)
        self.said.show()

    def _allow(self, *, allowed: bool) -> None:
        for button in self.findChildren(QPushButton):
            button.setEnabled(allowed)

    # -- ways out ------------------------------------------------------------------------

    def _try_again(self) -> None:
        self.left.emit()
        self._workspaces.open(self.location)

    def _unlock(self) -> None:
        self.left.emit()
        self._workspaces.passphrase_needed.emit(self.location)

    def _show_folder(self) -> None:
        path = Path(self.location)
        folder = next((p for p in path.parents if p.is_dir()), path.parent)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def _start_new(self) -> None:
        path = Path(self.location)
        if path.exists() and not self._workspaces.messages.ask(
            _("Start a new workspace?"),
            _(
                "The file that can't be read is moved into the folder {folder}; nothing is "
                "deleted. A new, empty workspace takes its place."
            ).format(folder=f"{path.name}.backups"),
            _("Start new"),
        ):
            return
        self._allow(allowed=False)
        self._workspaces.tasks.run(
            _clear_place, path, done=self._place_is_free, failed=self._failed, owner=self
        )

    def _place_is_free(self, _none: None) -> None:
        self.left.emit()
        self._workspaces.open(self.location, create=True)

    def _restore(self, backup: Backup, passphrase: str | None) -> None:
        self._allow(allowed=False)
        when = short_moment(backup.made_at)
        self._say("muted", _("Restoring the backup of {when}…").format(when=when))
        self._workspaces.tasks.run_long(
            _restore,
            Path(self.location),
            backup,
            passphrase,
            done=lambda restored: self._restored(restored, passphrase),
            failed=self._failed,
            label=_("Restoring the backup of {when}").format(when=when),
            owner=self,
        )

    def _restored(self, restored: Restored, passphrase: str | None) -> None:
        self.left.emit()
        self._workspaces.open(self.location, passphrase=passphrase)
        self._workspaces.messages.info(
            _("The backup was restored"), restored_text(restored, Path(self.location).stem)
        )

    def _failed(self, error: Exception) -> None:
        self._allow(allowed=True)
        if isinstance(error, UserError):
            self._say("bad", error.text())
        else:
            self.said.hide()
            self._workspaces.messages.error(error)


def restored_text(restored: Restored, name: str) -> str:
    """Say what a restore did, and where the state before it is."""
    text = _("{name} is now as it was on {when}.").format(
        name=name, when=short_moment(restored.backup.made_at)
    )
    if restored.kept is None:
        return text
    return f"{text} " + _("What was there before is kept: {path}").format(path=restored.kept)


def framed(panel: RecoveryPanel, margin: int) -> QVBoxLayout:
    """Return a column with a panel that scrolls where there is little room."""
    page = QWidget()
    # Here and not on the panel: the height is asked for at this width.
    page.setMaximumWidth(widgets.text_width(panel, 90) + 2 * margin)
    row = QVBoxLayout(page)
    row.setContentsMargins(margin, margin, margin, margin)
    row.addWidget(panel)
    column = QVBoxLayout()
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(widgets.scrolling(page))
    return column


def _offers(path: Path) -> tuple[Offer, ...]:
    from s4c_desktop.services.recovery import offers

    return offers(path)


def _clear_place(path: Path) -> None:
    from s4c_desktop.services.recovery import set_aside

    if path.exists():
        set_aside(path)


def _restore(path: Path, backup: Backup, passphrase: str | None) -> Restored:
    from s4c_desktop.services.recovery import restore

    return restore(path, backup, passphrase)
