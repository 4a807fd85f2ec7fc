"""Back to a workspace that opens: from its backups, while nobody has it open."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.backups import Backup, Reason, Trust
from s4c_desktop.domain.condition import Condition, UnusableError
from s4c_desktop.models import cipher, erased, sidecars
from s4c_desktop.models.backup_folder import DAMAGED, BackupFolder
from s4c_desktop.models.compact import compact
from s4c_desktop.models.engine import open_engine
from s4c_desktop.models.rewriting import put_in_place
from s4c_desktop.models.schema import look_at
from s4c_desktop.models.snapshot import sync, take
from s4c_desktop.models.soundness import faults
from s4c_desktop.models.stored_backup import upgraded
from s4c_desktop.models.unit_of_work import UnitsOfWork, utc_now
from s4c_desktop.models.writer import Writer
from s4c_desktop.services.protection import is_protected


@dataclass(frozen=True)
class Restored:
    """What became of a restore.

    `kept` is where the state before lies now: a backup, or the damaged files themselves.
    """

    backup: Backup
    kept: Path | None


@dataclass(frozen=True)
class Offer:
    """A backup to go back to; a protected one needs its passphrase."""

    backup: Backup
    is_protected: bool


def offers(path: Path) -> tuple[Offer, ...]:
    """Return the backups of a workspace, those to be trusted most first, then the newest."""
    order = tuple(Trust)
    found = sorted(backups_of(path), key=lambda backup: order.index(backup.trust))
    return tuple(Offer(backup, is_protected(backup.path)) for backup in found)


def backups_of(path: Path) -> tuple[Backup, ...]:
    """Return the backups of a workspace, whether it is there or not, the newest first."""
    return BackupFolder(path).list()


def restore(path: Path, backup: Backup, passphrase: str | None = None) -> Restored:
    """Put what a backup holds in the place of a workspace that nobody has open.

    The backup is read through first. The state before is kept: as a backup where it can be
    read, else its files are moved into the folder of the backups. Whoever was erased stays
    erased. Raises UserError; the workspace is then as it was.
    """
    path = path.resolve()
    writer = Writer(path)
    writer.take()
    hidden = path.with_name(f".{path.name[:40]}-{uuid4().hex}")
    try:
        _prepare(path, backup, hidden, passphrase)
        kept = _keep_present(path, passphrase)
        put_in_place(hidden, path)
        return Restored(backup, kept)
    finally:
        for leftover in (hidden, *sidecars.beside(hidden)):
            leftover.unlink(missing_ok=True)
        writer.release()


def _prepare(path: Path, backup: Backup, hidden: Path, passphrase: str | None) -> None:
    """Copy the backup beside the workspace, bring it up to date and read it through.

    Who was erased since it was made is erased from the copy.
    """
    try:
        hidden.touch(mode=0o600)
        shutil.copyfile(backup.path, hidden)
        if path.exists():
            shutil.copymode(path, hidden)
    except OSError as error:
        raise UserError(
            mark("{path} can't be copied: {reason}. Nothing was changed."),
            path=backup.path,
            reason=error.strerror or error,
        ) from error
    with upgraded(hidden, passphrase) as engine:
        units = UnitsOfWork(engine)
        with units.reading() as work:
            found = tuple(faults(work))
        if found:
            raise UserError(
                mark(
                    "This backup is damaged, so it was not restored: {fault} Nothing was changed; "
                    "choose another one."
                ),
                fault=found[0].text(),
            )
        with units.writing() as work:
            brought_back = erased.replay(work, erased.read(path))
        if brought_back:
            compact(engine)
    sync(hidden)


def _keep_present(path: Path, passphrase: str | None) -> Path | None:
    """Keep the state that is about to be replaced; return where."""
    if not path.exists():
        return None
    folder = BackupFolder(path)
    try:
        look_at(path, passphrase)
        engine = open_engine(str(path), passphrase if cipher.looks_protected(path) else None)
        key = passphrase if cipher.looks_protected(path) else None
        try:
            made = folder.add(
                utc_now(), Reason.RESTORE, lambda file: take(engine, file, key, lambda: None)
            )
        finally:
            engine.dispose()
        return made.path
    except Exception:  # noqa: BLE001 - whatever is wrong with it, its files are kept
        return _set_apart(path, folder.path)


def set_aside(path: Path) -> Path:
    """Move a file that is no workspace any more among the backups; return the folder it is in.

    Raises UserError; the file is then where it was.
    """
    path = path.resolve()
    writer = Writer(path)
    writer.take()
    try:
        apart = _set_apart(path, BackupFolder(path).path)
        for file in (*sidecars.beside(path), path):
            file.unlink()
    except OSError as error:
        raise UserError(
            mark("{path} can't be moved: {reason}. It is still there."),
            path=path,
            reason=error.strerror or error,
        ) from error
    finally:
        writer.release()
    return apart


def _set_apart(path: Path, folder: Path) -> Path:
    """Copy what can't be read, with what lies beside it, among the backups."""
    stamp = datetime.now(UTC).strftime("%Y-%m-%dT%H%M%SZ")
    apart = folder / f"{DAMAGED}{stamp}"
    try:
        apart.mkdir(parents=True, exist_ok=True)
        for file in (path, *sidecars.beside(path)):
            shutil.copyfile(file, apart / file.name)
            sync(apart / file.name)
    except OSError as error:
        raise UnusableError(
            Condition.NO_SPACE,
            mark(
                "What is there now could not be kept in {path}: {reason}. Nothing was changed. "
                "Make room and try again."
            ),
            path=apart,
            reason=error.strerror or error,
        ) from error
    return apart
