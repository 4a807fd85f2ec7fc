"""Whether there is anything to go back to; asked at every start, so it imports little."""

from __future__ import annotations

from pathlib import Path

from s4c_desktop.models.backup_folder import BackupFolder


def has_backups(path: Path) -> bool:
    """Tell, without reading them, whether there are backups of a workspace."""
    return BackupFolder(path).has_any()
