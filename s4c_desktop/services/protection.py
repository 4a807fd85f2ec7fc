"""Protecting a workspace with a passphrase, changing it, and taking it away."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.condition import PassphraseNeededError, WrongPassphraseError
from s4c_desktop.domain.passphrase import SHORTEST
from s4c_desktop.models import cipher
from s4c_desktop.models.backup_folder import BackupFolder
from s4c_desktop.models.rewriting import put_in_place, rewrite_file
from s4c_desktop.models.schema import look_at
from s4c_desktop.models.writer import Writer

if TYPE_CHECKING:
    from s4c_desktop.domain.backups import Backup

__all__ = [
    "SHORTEST",
    "PassphraseNeededError",
    "WrongPassphraseError",
    "can_protect",
    "change",
    "check_new",
    "is_protected",
]

LONGEST = 1000

Progress = Callable[[int, int], object]


def can_protect() -> bool:
    """Tell whether this computer can encrypt workspaces."""
    return cipher.available()


def is_protected(path: Path) -> bool:
    """Tell whether a file is a protected workspace; False for one that can't be read."""
    try:
        return cipher.looks_protected(path)
    except OSError:
        return False


def check_new(passphrase: str) -> None:
    """Refuse a passphrase that is too short, or that no keyboard could enter again.

    Raises UserError.
    """
    if len(passphrase) < SHORTEST:
        raise UserError(mark("A passphrase needs at least {number} characters."), number=SHORTEST)
    if len(passphrase) > LONGEST:
        raise UserError(mark("A passphrase has at most {number} characters."), number=LONGEST)
    if any(unicodedata.category(sign) in ("Cc", "Cs", "Zl", "Zp") for sign in passphrase):
        raise UserError(mark("A passphrase is one line of text, without control characters."))


def change(
    path: Path,
    old: str | None,
    new: str | None,
    progress: Progress = lambda _done, _all: None,
) -> tuple[Path, ...]:
    """Protect a workspace that nobody has open, change its passphrase, or remove it (None).

    Its backups are rewritten too; `progress` is told how many files of all are done. Returns the
    backups that `old` did not open and that stay as they are. Raises UserError; the workspace is
    then as it was.
    """
    if new is not None:
        if not can_protect():
            raise UserError(
                mark(
                    "This computer lacks the part of the program that protects files, so nothing "
                    "was changed."
                )
            )
        check_new(new)
    writer = Writer(path)
    writer.take()
    try:
        look_at(path, old)
        return _rewrite_all(path.resolve(), old if is_protected(path) else None, new, progress)
    finally:
        writer.release()


def _rewrite_all(
    path: Path, old: str | None, new: str | None, progress: Progress
) -> tuple[Path, ...]:
    folder = BackupFolder(path)
    backups = folder.list()
    hidden = path.with_name(f".{path.name[:40]}-{uuid4().hex}")
    rewrite_file(path, old, hidden, new)
    try:
        # The workspace last: whatever stops this, it opens with one of the two.
        left = []
        for number, backup in enumerate(backups, start=1):
            if not _rewrite_backup(folder, backup, old, new):
                left.append(backup.path)
            progress(number, len(backups) + 1)
        put_in_place(hidden, path)
    finally:
        hidden.unlink(missing_ok=True)
    progress(len(backups) + 1, len(backups) + 1)
    return tuple(left)


def _rewrite_backup(folder: BackupFolder, backup: Backup, old: str | None, new: str | None) -> bool:
    """Write a backup anew; tells whether it could be opened and written."""
    source = backup.path
    try:
        look_at(source, old)
        passphrase = old if is_protected(source) else None
        folder.replace(backup, lambda file: rewrite_file(source, passphrase, file, new))
    except (OSError, UserError):
        return False
    return True
