"""A file sealed with a passphrase: an encrypted database with nothing in it but the file."""

from __future__ import annotations

import tempfile
from contextlib import closing
from pathlib import Path

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.condition import Condition, WrongPassphraseError
from s4c_desktop.models import cipher

SCHEMA = "CREATE TABLE sealed (content BLOB NOT NULL)"


def is_sealed(path: Path) -> bool:
    """Tell whether a file begins as a sealed one does; raises UserError for one that can't be read.

    Only opening it tells for sure.
    """
    try:
        return cipher.looks_protected(path)
    except OSError as error:
        raise UserError(
            mark("{path} can't be read: {reason}. Make sure that you may read it, and try again."),
            path=path,
            reason=error.strerror or error,
        ) from error


def seal(content: bytes, passphrase: str) -> bytes:
    """Return the bytes of a sealed file; raises UserError where this computer can't seal."""
    _check_available()
    with tempfile.TemporaryDirectory(prefix="s4c-desktop-sealing-") as folder:
        path = Path(folder) / "sealed"
        with closing(cipher.connect(path, passphrase)) as file:
            file.execute(SCHEMA)
            file.execute("INSERT INTO sealed VALUES (?)", (content,))
        return path.read_bytes()


def unseal(sealed: bytes, passphrase: str, path: Path) -> bytes:
    """Return what was sealed; `path` names the file in errors.

    Raises WrongPassphraseError, which also stands for damage, and UserError.
    """
    _check_available()
    with tempfile.TemporaryDirectory(prefix="s4c-desktop-sealing-") as folder:
        copy = Path(folder) / "sealed"
        copy.write_bytes(sealed)
        try:
            with closing(cipher.connect(copy, passphrase, read_only=True)) as file:
                made = file.execute("SELECT type, name, sql FROM sqlite_master").fetchall()
                if made != [("table", "sealed", SCHEMA)]:
                    raise UserError(
                        mark("{path} is protected, but no file that carries records. Open it."),
                        path=path,
                    )
                (content,) = file.execute("SELECT content FROM sealed").fetchone()
        except (cipher.driver(passphrase).Error, TypeError, MemoryError) as error:
            raise _wrong(path) from error
    if not isinstance(content, bytes):
        raise _wrong(path)
    return content


def _wrong(path: Path) -> WrongPassphraseError:
    return WrongPassphraseError(
        Condition.WRONG_KEY,
        mark(
            "The passphrase does not open {path}: it is another one, or the file is damaged. "
            "Nothing was changed."
        ),
        path=path,
    )


def _check_available() -> None:
    if not cipher.available():
        raise UserError(
            mark(
                "This computer can't protect files with a passphrase: the package sqlcipher3 is "
                "missing. Leave the passphrase out, or use another computer."
            )
        )
