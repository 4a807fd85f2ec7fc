"""Opening a workspace: looked at first, locked for its writer, backed up before it is upgraded."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.exc import DatabaseError, DBAPIError

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import mark
from s4c_desktop.base.paths import display_location
from s4c_desktop.domain.backups import Reason
from s4c_desktop.domain.condition import Condition, UnusableError
from s4c_desktop.models import cipher, sidecars
from s4c_desktop.models.backup_folder import BackupFolder
from s4c_desktop.models.engine import is_server, open_engine
from s4c_desktop.models.framework_store import install, is_current
from s4c_desktop.models.places import check_place
from s4c_desktop.models.schema import look_at, needs_upgrade, upgrade
from s4c_desktop.models.snapshot import take
from s4c_desktop.models.unit_of_work import UnitsOfWork, utc_now
from s4c_desktop.models.writer import Writer


@dataclass
class Opened:
    """An open workspace; `path` is None on a server, `writer` for somebody who only reads."""

    engine: Engine
    location: str
    path: Path | None = None
    passphrase: str | None = field(default=None, repr=False)
    writer: Writer | None = None
    was_unfinished: bool = False
    """Whether whoever had it open before did not close it."""

    def close(self) -> None:
        """Let go of the workspace; a file then holds all of it."""
        self.engine.dispose()
        self.passphrase = None
        if self.writer is not None and self.path is not None:
            with suppress(OSError):
                sidecars.closed(self.path)
            self.writer.release()


def open_workspace(
    location: str, content: Path, passphrase: str | None = None, *, writing: bool = True
) -> Opened:
    """Open a workspace and bring it up to date.

    Who only reads takes no lock, unless there is something to bring up to date. Raises
    UnusableError, or UserError for an address, where it can't be opened; nothing is changed then.
    """
    if is_server(location):
        opened = Opened(open_engine(location), location)
        return _brought_up(opened, content)
    path = Path(location)
    check_place(path)
    look_at(path, passphrase)
    if not cipher.looks_protected(path):
        passphrase = None
    if not writing:
        reading = _reading(path, location, content, passphrase)
        if reading is not None:
            return reading
    writer = Writer(path)
    writer.take()
    try:
        unfinished = sidecars.unfinished(path) and not sidecars.drop_stale(path)
        sidecars.opening(path)
        engine = open_engine(location, passphrase)
        opened = Opened(engine, location, path, passphrase, writer, unfinished)
    except BaseException:
        writer.release()
        raise
    return _brought_up(opened, content)


def fill_new(path: Path, content: Path, passphrase: str | None) -> Opened:
    """Make a new workspace in a file that nobody else knows of yet."""
    opened = Opened(open_engine(str(path), passphrase), str(path), path=None, passphrase=passphrase)
    return _brought_up(opened, content)


def back_up(opened: Opened, reason: Reason) -> None:
    """Make a backup before something is done to the whole workspace; nothing for a server."""
    if opened.path is not None:
        engine, passphrase = opened.engine, opened.passphrase
        BackupFolder(opened.path).add(
            utc_now(), reason, lambda file: take(engine, file, passphrase, lambda: None)
        )


def _reading(path: Path, location: str, content: Path, passphrase: str | None) -> Opened | None:
    """Open a file to read; None where it has to be brought up to date first."""
    sidecars.drop_stale(path)
    opened = Opened(open_engine(location, passphrase, read_only=True), location, path, passphrase)
    try:
        with sentences(location):
            if needs_upgrade(opened.engine):
                opened.close()
                return None
            with UnitsOfWork(opened.engine).reading() as work:
                current = is_current(work.connection, content)
        if not current and _is_free(path):
            opened.close()
            return None
    except BaseException:
        opened.close()
        raise
    return opened


def _is_free(path: Path) -> bool:
    """Tell whether nobody writes: then a newer framework version can be installed first."""
    writer = Writer(path)
    try:
        writer.take()
    except UnusableError:
        return False
    writer.release()
    return True


def _brought_up(opened: Opened, content: Path) -> Opened:
    try:
        with sentences(opened.location):
            if needs_upgrade(opened.engine):
                _upgrade(opened)
            _bring_frameworks(UnitsOfWork(opened.engine), content)
    except BaseException:
        opened.close()
        raise
    return opened


def _upgrade(opened: Opened) -> None:
    back_up(opened, Reason.UPGRADE)
    try:
        upgrade(opened.engine)
    except (DatabaseError, UserError):
        raise
    except Exception as error:
        # A migration is one transaction: the file is as it was.
        raise UnusableError(
            Condition.NOT_UPGRADED,
            mark(
                "{name} could not be brought to this version of the program. Nothing was changed, "
                "and there is a backup. Use the older version to open it, or restore a backup."
            ),
            name=display_location(opened.location),
        ) from error


def _bring_frameworks(units: UnitsOfWork, content: Path) -> None:
    """Install what is missing; an opening that finds nothing to do writes nothing."""
    with units.reading() as work:
        if is_current(work.connection, content):
            return
    with units.writing() as work:
        install(work.connection, content, work.now)


_CONDITIONS = {
    "SQLITE_FULL": Condition.NO_SPACE,
    "SQLITE_READONLY": Condition.READ_ONLY,
    "SQLITE_CANTOPEN": Condition.READ_ONLY,
    "SQLITE_PERM": Condition.NOT_ALLOWED,
    "SQLITE_BUSY": Condition.IN_USE,
    "SQLITE_LOCKED": Condition.IN_USE,
}


@contextmanager
def sentences(location: str) -> Iterator[None]:
    """Turn what the database says of a workspace while it is opened into an UnusableError."""
    try:
        yield
    except (DatabaseError, UserError) as error:
        said = error if isinstance(error, DatabaseError) else error.__cause__
        if not isinstance(said, DatabaseError):
            raise
        raise UnusableError(
            _condition(said),
            mark("The workspace {name} can't be opened: {reason}. Nothing was changed."),
            name=display_location(location),
            reason=_first_line(said),
        ) from error


def _condition(error: DBAPIError) -> Condition:
    name = getattr(error.orig, "sqlite_errorname", "")
    for start, condition in _CONDITIONS.items():
        if name.startswith(start):
            return condition
    return Condition.DAMAGED if name else Condition.UNREACHABLE


def _first_line(error: DBAPIError) -> str:
    return str(error.orig).strip().splitlines()[0] if error.orig else str(error)
