"""What a backup's file holds, read from a passing copy: the backup itself is never written."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from uuid import UUID

from sqlalchemy import Engine
from sqlalchemy.exc import DatabaseError

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import mark
from s4c_desktop.models import cipher
from s4c_desktop.models.engine import open_engine
from s4c_desktop.models.schema import look_at, upgrade
from s4c_desktop.models.soundness import faults
from s4c_desktop.models.unit_of_work import UnitsOfWork


def backup_faults(path: Path, passphrase: str | None) -> tuple[UserError, ...]:
    """Return a sentence for everything wrong with a backup, or for why it can't be read."""
    try:
        with tempfile.TemporaryDirectory(prefix=".s4c-", dir=path.parent) as folder:
            copy = Path(folder) / path.name
            shutil.copyfile(path, copy)
            with upgraded(copy, passphrase) as engine, UnitsOfWork(engine).reading() as work:
                return tuple(faults(work))
    except UserError as error:
        return (error,)
    except OSError as error:
        return (
            UserError(
                mark("{path} can't be read: {reason}."), path=path, reason=error.strerror or error
            ),
        )
    except DatabaseError as error:
        return (UserError(mark("The file is damaged: {line}"), line=error.orig),)


@contextmanager
def upgraded(path: Path, passphrase: str | None) -> Iterator[Engine]:
    """Open a copy of a workspace, brought to this program's schema.

    Raises UserError for what is no workspace, and DatabaseError for a damaged one.
    """
    look_at(path, passphrase)
    engine = open_engine(str(path), passphrase if cipher.looks_protected(path) else None)
    try:
        upgrade(engine)
        yield engine
    finally:
        engine.dispose()


def holds_person(path: Path, passphrase: str | None, person_id: UUID) -> bool:
    """Tell whether a backup holds a person; one that can't be read is taken to."""
    try:
        passphrase = passphrase if cipher.looks_protected(path) else None
        with closing(cipher.connect(path, passphrase, read_only=True)) as file:
            query = "SELECT 1 FROM person WHERE id = ?"
            return file.execute(query, (person_id.hex,)).fetchone() is not None
    except (OSError, sqlite3.Error, cipher.driver(passphrase).Error):
        return True
