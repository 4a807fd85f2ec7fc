"""The folder beside a workspace that holds its backups."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.files import give_name, write_atomically
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.backups import Backup, Reason, superfluous
from s4c_desktop.models import backup_place
from s4c_desktop.models.snapshot import file_digest

SUFFIX = ".s4cw"
SUMS = "SHA256SUMS"
DAMAGED = "damaged "
PLACE = "PLACE"
"""A file beside the workspace that names the folder of its backups, where that is elsewhere."""

_FORM = "%Y-%m-%dT%H%M%S.%fZ"
_NAME = re.compile(r"(\d{4}-\d\d-\d\dT\d{6}\.\d{6}Z) (\w+)" + re.escape(SUFFIX))


class BackupFolder:
    """Lists, adds and removes backups; a list of their hashes lies among them.

    The folder lies beside the workspace unless another place was chosen. Where that is stands in
    a file beside the workspace, so that backups are found also when the workspace can't be opened.
    """

    def __init__(self, workspace: Path) -> None:
        name = Path(os.path.realpath(workspace))
        self.beside = name.with_name(f"{name.name}.backups")
        self.path = backup_place.chosen(self.beside / PLACE) or self.beside

    def list(self) -> tuple[Backup, ...]:
        """Return the backups, the newest first; every byte of them is read."""
        sums = self._sums()
        found = []
        for file, match in self._named():
            with suppress(OSError, ValueError):  # Gone, unreadable, or no date: no backup.
                found.append(
                    Backup(
                        file,
                        datetime.strptime(match[1], _FORM).replace(tzinfo=UTC),
                        Reason(match[2]),
                        file.stat().st_size,
                        intact=sums.get(file.name) == file_digest(file),
                        noted=file.name in sums,
                    )
                )
        return tuple(sorted(found, key=lambda backup: backup.made_at, reverse=True))

    def newest(self) -> datetime | None:
        """Return when the newest backup was made, without reading any."""
        times = []
        for _file, match in self._named():
            with suppress(ValueError):
                times.append(datetime.strptime(match[1], _FORM).replace(tzinfo=UTC))
        return max(times, default=None)

    def move_to(self, parent: Path | None) -> None:
        """Keep the backups in a folder of their own in `parent`, or beside the workspace again.

        Those there are come along. Raises UserError where they can't; all is then as it was.
        """
        if parent is None and self.path == self.beside:
            return
        before, ours = self.path, _ours(self.path)
        self.path = backup_place.move(ours, self.beside, parent, PLACE)
        backup_place.clear(before, ours)

    def has_any(self) -> bool:
        """Tell whether there are files with the names of backups."""
        return any(self._named())

    def add(self, made_at: datetime, reason: Reason, write: Callable[[Path], object]) -> Backup:
        """Let `write` make a backup under a hidden name, and give it its own once complete.

        Raises UserError where the folder can't be written, and whatever `write` raises.
        """
        hidden = self.path / f".{uuid4().hex}"
        try:
            self.path.mkdir(mode=0o700, exist_ok=True)
            write(hidden)
            target = self.path / f"{made_at.astimezone(UTC).strftime(_FORM)} {reason}{SUFFIX}"
            digest, size = file_digest(hidden), hidden.stat().st_size
            if not give_name(hidden, target):
                raise UserError(mark("A backup of this very moment is there already."))
            self._write_sums({**self._sums(), target.name: digest})
        except OSError as error:
            raise UserError(
                mark(
                    "No backup could be made in {path}: {reason}. The workspace itself is as it "
                    "was. Make room there, or make sure that the folder may be written."
                ),
                path=self.path,
                reason=error.strerror or error,
            ) from error
        finally:
            for leftover in self.path.glob(f"{hidden.name}*"):
                leftover.unlink(missing_ok=True)
        return Backup(target, made_at, reason, size, intact=True)

    def replace(self, backup: Backup, write: Callable[[Path], object]) -> None:
        """Let `write` make another version of a backup's file, in its place once complete."""
        hidden = self.path / f".{uuid4().hex}"
        try:
            write(hidden)
            digest = file_digest(hidden)
            hidden.replace(backup.path)
            self._write_sums({**self._sums(), backup.path.name: digest})
        finally:
            for leftover in self.path.glob(f"{hidden.name}*"):
                leftover.unlink(missing_ok=True)

    def vouch(self, backup: Backup) -> None:
        """Note the hash of a backup that was found sound by reading all it holds."""
        self._write_sums({**self._sums(), backup.path.name: file_digest(backup.path)})

    def remove(self, backup: Backup) -> None:
        """Delete a backup; raises UserError where that can't be done."""
        try:
            backup.path.unlink(missing_ok=True)
            sums = self._sums()
            sums.pop(backup.path.name, None)
            self._write_sums(sums)
        except OSError as error:
            raise UserError(
                mark("{path} can't be deleted: {reason}."),
                path=backup.path,
                reason=error.strerror or error,
            ) from error

    def thin(self, now: datetime) -> tuple[Backup, ...]:
        """Remove what is no longer needed; return it."""
        if self.path != self.beside:
            # A move that was interrupted left them there after it had copied them.
            there = {file.name for file in self._files()}
            old = _ours(self.beside)
            backup_place.clear(self.beside, tuple(f for f in old if f.name in there))
        gone = superfluous(self.list(), now)
        for backup in gone:
            self.remove(backup)
        return gone

    def damaged(self) -> tuple[Path, ...]:
        """Return the folders in which damaged workspaces are kept as they were."""
        return tuple(sorted(f for f in self._files() if f.is_dir() and f.name.startswith(DAMAGED)))

    def _named(self) -> Iterator[tuple[Path, re.Match[str]]]:
        for file in self._files():
            match = _NAME.fullmatch(file.name)
            if match is not None and match[2] in set(Reason):
                yield file, match

    def _files(self) -> tuple[Path, ...]:
        return _inside(self.path)

    def _sums(self) -> dict[str, str]:
        try:
            lines = (self.path / SUMS).read_text("utf-8").splitlines()
        except (OSError, ValueError):
            return {}
        pairs = (line.split("  ", 1) for line in lines if "  " in line)
        return {name: digest for digest, name in pairs}

    def _write_sums(self, sums: dict[str, str]) -> None:
        """Write the hashes as `sha256sum --check` reads them."""
        there = {file.name for file in self._files()}
        text = "".join(
            f"{digest}  {name}\n" for name, digest in sorted(sums.items()) if name in there
        )
        write_atomically(self.path / SUMS, lambda file: file.write(text.encode()))


def _inside(folder: Path) -> tuple[Path, ...]:
    try:
        return tuple(folder.iterdir())
    except OSError:
        return ()


def _ours(folder: Path) -> tuple[Path, ...]:
    """Return what lies in a folder because this program put it there."""
    return tuple(
        file
        for file in _inside(folder)
        if file.name == SUMS
        or _NAME.fullmatch(file.name)
        or (file.name.startswith(DAMAGED) and file.is_dir())
    )
