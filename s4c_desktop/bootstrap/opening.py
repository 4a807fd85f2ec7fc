"""Opens workspaces and makes new ones: the one place that puts engine and services together."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar
from uuid import uuid4

from s4c_desktop.base import paths
from s4c_desktop.base.temporary import clear_leftovers
from s4c_desktop.bootstrap.documents import DocumentServices
from s4c_desktop.domain.condition import NameTakenError
from s4c_desktop.models import sidecars
from s4c_desktop.models.engine import is_server
from s4c_desktop.models.new_file import give_file_name, make_folder, reserve
from s4c_desktop.models.opening import fill_new, open_workspace
from s4c_desktop.models.places import check_place

T = TypeVar("T")


class Program(DocumentServices):
    """The services of one open workspace, each imported and made when it is first asked for."""

    def reopening(self) -> Callable[[], Program]:
        """Return what opens this workspace again, as it was opened, once it is closed."""
        return partial(
            open_program,
            self._opened.location,
            passphrase=self._opened.passphrase,
            keeps_backups=self.has_backups,
        )


def open_program(
    location: str | Path,
    *,
    create: bool = False,
    content: Path | None = None,
    passphrase: str | None = None,
    writing: bool = True,
    keeps_backups: bool = True,
) -> Program:
    """Open a workspace, or create it, bring it up to date, and return its services.

    `location` is a file or a database URL; `create` makes a new file and refuses an old one.
    Who opens it to read only, works beside whoever writes. Raises UserError for whatever can't
    be opened, UnusableError where `recovery` may help; nothing is changed then.
    """
    place = str(location)
    content = content or paths.content_database()
    clear_leftovers(_is_running)
    if create:
        make_workspace(Path(place), lambda _program: None, content, passphrase)
    opened = open_workspace(place, content, passphrase, writing=writing)
    return Program(opened, content, keeps_backups)


def make_workspace(
    path: Path,
    work: Callable[[Program], T],
    content: Path | None = None,
    passphrase: str | None = None,
) -> T:
    """Make a new workspace file with what `work` writes into it, and return what it returns.

    The file is made under a hidden name beside its place, and appears there whole or not at
    all. Raises NameTakenError where a file has that name, also one that somebody else made
    meanwhile, and UserError where the place can't be written or is not safe.
    """
    content = content or paths.content_database()
    name = Path(os.path.realpath(path))
    if name.exists():
        raise NameTakenError(path)
    check_place(name)
    make_folder(name.parent)
    hidden = name.with_name(f".{name.name[:40]}-{uuid4().hex}")
    try:
        reserve(hidden)
        program = Program(fill_new(hidden, content, passphrase), content)
        try:
            done = work(program)
        finally:
            program.close()
        give_file_name(hidden, name)
    finally:
        for leftover in (hidden, *sidecars.beside(hidden)):
            leftover.unlink(missing_ok=True)
    return done


def is_missing(location: str) -> bool:
    """Tell whether a location names a file that is not there."""
    return not is_server(location) and not Path(location).exists()


def _is_running(process: int) -> bool:
    # Seldom needed, and slow to import.
    import psutil

    return bool(psutil.pid_exists(process))
