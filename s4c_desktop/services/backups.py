"""Backups of the open workspace: made, listed, verified and thinned."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from s4c_desktop.base.errors import DamagedError, UserError
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.backups import Backup, Reason
from s4c_desktop.models import sidecars
from s4c_desktop.models.backup_folder import BackupFolder
from s4c_desktop.models.snapshot import take
from s4c_desktop.models.stored_backup import backup_faults, holds_person
from s4c_desktop.models.unit_of_work import utc_now
from s4c_desktop.services.recovery import Restored, restore

if TYPE_CHECKING:
    from s4c_desktop.models.opening import Opened

Check = Callable[[], object]

DAILY = 24
"""Hours; a day begins at midnight, whenever the last backup was made."""


class BackupService:
    """Works on a connection of its own: nothing that is being saved waits for it.

    `check` is called now and then and may raise to stop.
    """

    def __init__(self, path: Path, opened: Opened, clock: Callable[[], datetime] = utc_now) -> None:
        self._path = path
        self._opened = opened
        self._path = path
        self._folder = BackupFolder(path)
        self._clock = clock

    @property
    def folder(self) -> Path:
        """Return the folder in which the backups lie."""
        return self._folder.path

    @property
    def is_elsewhere(self) -> bool:
        """Tell whether the backups lie where somebody chose, and not beside the workspace."""
        return self._folder.path != self._folder.beside

    def move_to(self, parent: Path | None) -> None:
        """Keep the backups in a folder in `parent` from now on, or beside the workspace again.

        Raises UserError where they can't be moved; they are then where they were.
        """
        self._folder.move_to(parent)

    def list(self) -> tuple[Backup, ...]:
        """Return the backups, the newest first."""
        return self._folder.list()

    def make(self, reason: Reason = Reason.HAND, check: Check = lambda: None) -> Backup:
        """Make a backup, compare it with the workspace, then thin out the older ones.

        Raises UserError where it can't be made; the workspace is as it was. Raises DamagedError
        where the workspace has faults: the backup is there, and no older one goes for it.
        """
        now, opened = self._clock(), self._opened
        made = self._folder.add(
            now, reason, lambda file: take(opened.engine, file, opened.passphrase, check)
        )
        faults = backup_faults(made.path, opened.passphrase)
        if faults:
            raise DamagedError(
                mark(
                    "The backup was made, but the workspace has faults, and so has the backup: "
                    "{fault} No older backup was thinned out. Check the workspace, and restore the "
                    "newest backup from before."
                ),
                fault=faults[0].text(),
            )
        self._folder.thin(now)
        return made

    def start_of_day(self, check: Check = lambda: None) -> Backup | None:
        """Make today's backup, if there is none yet; days are those of this computer's clock."""
        return self.make_due(DAILY, check)

    def make_due(self, hours: int, check: Check = lambda: None) -> Backup | None:
        """Make a backup if the newest is older than that; 24 asks for one on each day, 0 for none.

        Raises what `make` does.
        """
        return self.make(Reason.DAY, check) if self.is_due(hours) else None

    def is_due(self, hours: int) -> bool:
        """Tell whether the newest backup is older than that; nothing of it is read."""
        newest, now = self._folder.newest(), self._clock()
        if not hours or newest is None:
            return bool(hours)
        if hours == DAILY:
            return newest.astimezone().date() != now.astimezone().date()
        return now - newest >= timedelta(hours=hours)

    def verify(self, backup: Backup) -> tuple[str, ...]:
        """Read all that a backup holds; return a sentence for every fault found."""
        found = tuple(f.text() for f in backup_faults(backup.path, self._opened.passphrase))
        if not found:
            self._folder.vouch(backup)
        return found

    def restoring(self, backup: Backup) -> Callable[[], Restored]:
        """Return what restores a backup, to be called once this workspace is closed."""
        return partial(restore, self._path, backup, self._opened.passphrase)

    def delete(self, backup: Backup) -> None:
        """Delete a backup; raises UserError for the last sound one."""
        others = [b for b in self._folder.list() if b.path != backup.path and b.intact]
        if backup.intact and not others:
            raise UserError(
                mark("This is the last verified backup, so it is kept. Make a new one first.")
            )
        self._folder.remove(backup)

    def leftovers(self) -> tuple[Path, ...]:
        """Return what was set aside as damaged; nobody can tell whom that holds."""
        return (*sidecars.aside(self._path), *self._folder.damaged())

    def replace(self, backups: Iterable[Backup], leftovers: Iterable[Path] = ()) -> Backup:
        """Make a new backup and delete others, also the last verified one, and leftovers.

        Raises UserError where the new one can't be made; the others stay then.
        """
        made = self.make(Reason.DAY)
        for backup in backups:
            self._folder.remove(backup)
        for leftover in leftovers:
            try:
                shutil.rmtree(leftover) if leftover.is_dir() else leftover.unlink()
            except OSError as error:
                raise UserError(
                    mark("{path} can't be deleted: {reason}."),
                    path=leftover,
                    reason=error.strerror or error,
                ) from error
        return made

    def holding(self, person_id: UUID) -> tuple[Backup, ...]:
        """Return the backups that hold a person, and those that can't be read to tell."""
        passphrase = self._opened.passphrase
        return tuple(b for b in self.list() if holds_person(b.path, passphrase, person_id))
