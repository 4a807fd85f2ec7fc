"""The one place that puts engine, units of work and services together."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from uuid import uuid4

from sqlalchemy import Engine
from sqlalchemy.exc import DatabaseError, DBAPIError

from s4c_desktop.base import paths
from s4c_desktop.base.errors import UserError
from s4c_desktop.base.files import give_name
from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import mark
from s4c_desktop.models.engine import is_server, open_engine
from s4c_desktop.models.framework_store import install, is_current
from s4c_desktop.models.schema import look_at, upgrade
from s4c_desktop.models.unit_of_work import UnitsOfWork, utc_now
from s4c_desktop.services.assessments import AssessmentService
from s4c_desktop.services.catalogue import CatalogueService
from s4c_desktop.services.library import LibraryService
from s4c_desktop.services.moving import MovingService
from s4c_desktop.services.people import PeopleService
from s4c_desktop.services.plans import PlanService
from s4c_desktop.services.results import ResultService
from s4c_desktop.services.signing import SigningService
from s4c_desktop.services.workspace import SUFFIX, WorkspaceService

if TYPE_CHECKING:
    from s4c_desktop.services.documents import DocumentService


T = TypeVar("T")

# What SQLite keeps beside a file that is open.
_LOG_SUFFIXES = ("-wal", "-shm")


class NameTakenError(UserError):
    """A new workspace can't have the name of a file that is there."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            mark("There is already a file at {path}. Open it, or choose another name."), path=path
        )


@dataclass(frozen=True)
class Program:
    """The services of one open workspace."""

    workspace: WorkspaceService
    library: LibraryService
    catalogue: CatalogueService
    people: PeopleService
    assessments: AssessmentService
    signing: SigningService
    moving: MovingService
    results: ResultService
    plans: PlanService
    _engine: Engine = field(repr=False)

    @cached_property
    def documents(self) -> DocumentService:
        """Return the service that makes PDFs; it is slow to import, so it comes on first use."""
        from s4c_desktop.services.documents import DocumentService

        return DocumentService(self.results, self.plans, self.library, self.catalogue, utc_now)

    def close(self) -> None:
        """Let go of the workspace."""
        self._engine.dispose()


def open_program(
    location: str | Path, *, create: bool = False, content: Path | None = None
) -> Program:
    """Open a workspace, or create it, bring it up to date, and return its services.

    `location` is a file or a database URL; `create` makes a new file and refuses an old one.
    Raises UserError for whatever cannot be opened; nothing is changed then.
    """
    place = str(location)
    if create:
        make_workspace(Path(place), lambda _program: None, content)
    if not is_server(place):
        look_at(Path(place))
    return _open(place, content)


def make_workspace(path: Path, work: Callable[[Program], T], content: Path | None = None) -> T:
    """Make a new workspace file with what `work` writes into it, and return what it returns.

    The file is made under a hidden name beside its place, and appears there whole or not at
    all. Raises NameTakenError where a file has that name, also one that somebody else made
    meanwhile, and UserError where the place can't be written.
    """
    name = Path(os.path.realpath(path))
    if name.exists():
        raise NameTakenError(path)
    _make_folder(name.parent)
    hidden = name.with_name(f".{name.name[:40]}-{uuid4().hex}")
    try:
        program = _open(str(hidden), content)
        try:
            done = work(program)
        finally:
            program.close()
        _name(hidden, name)
    finally:
        for suffix in ("", *_LOG_SUFFIXES, "-journal"):
            Path(f"{hidden}{suffix}").unlink(missing_ok=True)
    return done


def _name(hidden: Path, name: Path) -> None:
    """Give a finished workspace its name."""
    if any(Path(f"{hidden}{suffix}").exists() for suffix in _LOG_SUFFIXES):
        # Closing could not bring everything from the log into the file.
        raise UserError(
            mark(
                "{path} can't be written: not all of it reached the disk. Make room and try again."
            ),
            path=name,
        )
    try:
        free = give_name(hidden, name)
    except OSError as error:
        raise UserError(
            mark("{path} can't be written: {reason}. Choose another place."),
            path=name,
            reason=error.strerror or error,
        ) from error
    if not free:
        raise NameTakenError(name)


def _open(place: str, content: Path | None) -> Program:
    """Open a workspace, or an empty place for one, and bring it up to date."""
    content = content or paths.content_database()
    engine = open_engine(place)
    units = UnitsOfWork(engine)
    try:
        with _sentences(place):
            upgrade(engine)
            _bring_frameworks(units, content)
    except BaseException:
        engine.dispose()
        raise
    return _assemble(engine, units, place, content)


def is_missing(location: str) -> bool:
    """Tell whether a location names a file that is not there."""
    return not is_server(location) and not Path(location).exists()


def open_sample(folder: Path) -> Program:
    """Create a throw-away workspace with invented people in a folder, and return its services."""
    from s4c_desktop.services.sample import fill

    program = open_program(folder / f"{_('Sample data')}{SUFFIX}", create=True)
    fill(program.library, program.people, program.assessments, program.signing)
    return program


def _assemble(engine: Engine, units: UnitsOfWork, location: str, content: Path) -> Program:
    """Put the services of a workspace together."""
    library = LibraryService(units)
    assessments = AssessmentService(units, library)
    results = ResultService(assessments, library)
    return Program(
        workspace=WorkspaceService(units, location),
        library=library,
        catalogue=CatalogueService(content, library),
        people=PeopleService(units),
        assessments=assessments,
        signing=SigningService(units, library),
        moving=MovingService(units, library),
        results=results,
        plans=PlanService(results),
        _engine=engine,
    )


def _bring_frameworks(units: UnitsOfWork, content: Path) -> None:
    """Install what is missing; an opening that finds nothing to do writes nothing."""
    with units.reading() as work:
        if is_current(work.connection, content):
            return
    with units.writing() as work:
        install(work.connection, content, work.now)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(
            mark("The folder {path} can't be created: {reason}. Choose another place."),
            path=folder,
            reason=error.strerror,
        ) from error


@contextmanager
def _sentences(place: str) -> Iterator[None]:
    """Turn what the database says of a workspace into a sentence."""
    try:
        yield
    except DatabaseError as error:
        raise UserError(
            mark("The workspace {name} can't be opened: {reason}. Nothing was changed."),
            name=paths.display_location(place),
            reason=_first_line(error),
        ) from error


def _first_line(error: DBAPIError) -> str:
    return str(error.orig).strip().splitlines()[0] if error.orig else str(error)
