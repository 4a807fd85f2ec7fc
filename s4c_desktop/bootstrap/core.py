"""What all services of an open workspace are made of."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from s4c_desktop.base.temporary import TemporaryRoom
from s4c_desktop.domain.names import Names
from s4c_desktop.models.opening import Opened
from s4c_desktop.models.unit_of_work import UnitsOfWork

if TYPE_CHECKING:
    from s4c_desktop.services.backups import BackupService


@dataclass(frozen=True)
class Core:
    """An open workspace, and what looks after its file."""

    _opened: Opened = field(repr=False)
    _content: Path = field(repr=False)
    _keeps_backups: bool = True
    names: Names = field(default_factory=Names)
    _room: TemporaryRoom = field(default_factory=TemporaryRoom, repr=False)

    @cached_property
    def _units(self) -> UnitsOfWork:
        return UnitsOfWork(self._opened.engine)

    @property
    def has_backups(self) -> bool:
        """Tell whether the workspace is backed up here.

        Backups are the server's on a server; sample data have none, nor has a new workspace
        that has no name yet.
        """
        return self._keeps_backups and self._opened.path is not None

    @cached_property
    def backups(self) -> BackupService | None:
        """Return what makes backups and restores them; None where there are none."""
        from s4c_desktop.services.backups import BackupService

        path = self._opened.path if self._keeps_backups else None
        return None if path is None else BackupService(path, self._opened)

    def close(self) -> None:
        """Let go of the workspace, and of every temporary copy of its files."""
        self._room.clear()
        self._opened.close()
