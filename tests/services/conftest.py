"""A program over an empty workspace, on SQLite and, where there is a server, on PostgreSQL."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, suppress
from dataclasses import replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Connection, create_engine, make_url, text
from sqlalchemy.exc import SQLAlchemyError

from s4c_desktop.bootstrap import Program, open_program
from s4c_desktop.domain.assessment import Assessment, Decision, Kind, Rating, Scope
from s4c_desktop.domain.flow import competences_in_scope
from s4c_desktop.domain.scale import State
from s4c_desktop.domain.set_up import SetUp
from s4c_desktop.services.people import PersonDetails
from s4c_desktop.services.sittings import sitting_now
from tests.services.people_with_canaries import units_of

SERVER = os.environ.get("S4C_TEST_POSTGRES_URL", "")
needs_server = pytest.mark.skipif(not SERVER, reason="no PostgreSQL server")


class ServerDatabases:
    """Makes databases on the server, and drops them."""

    def __init__(self) -> None:
        url = make_url(SERVER).set(drivername="postgresql+psycopg")
        self._admin = create_engine(url, isolation_level="AUTOCOMMIT")
        self._made: list[str] = []

    def new(self, template: str = "template0") -> str:
        """Make a copy of another database, an empty one if none is named; return its address."""
        name = f"s4c_{uuid4().hex}"
        with self._admin.connect() as connection:
            connection.execute(text(f'CREATE DATABASE "{name}" TEMPLATE "{template}"'))
        self._made.append(name)
        return make_url(SERVER).set(database=name).render_as_string(hide_password=False)

    def close(self) -> None:
        """Drop every database made here; one that the server keeps in use stays behind."""
        try:
            with suppress(SQLAlchemyError), self._admin.connect() as connection:
                for name in self._made:
                    _drop(connection, name)
        finally:
            self._admin.dispose()


# Only our own: FORCE is refused where one of the server's own processes cleans up just then.
_END_OURS = text(
    "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity "
    "WHERE datname = :name AND usename = current_user AND pid <> pg_backend_pid()"
)


def _drop(connection: Connection, name: str) -> None:
    """Drop a database; the server ends its own processes in it, and waits five seconds each time.

    Never fails a test: the whole server is thrown away.
    """
    for _attempt in range(3):
        with suppress(SQLAlchemyError):
            connection.execute(_END_OURS, {"name": name})
            connection.execute(text(f'DROP DATABASE IF EXISTS "{name}"'))
            return


@pytest.fixture
def new_server_database() -> Iterator[Callable[[], str]]:
    """Return a function that makes an empty database on the server."""
    with closing(ServerDatabases()) as databases:
        yield databases.new


@pytest.fixture(scope="session")
def server_template() -> Iterator[str]:
    """Make an empty workspace on the server once; tests copy it."""
    with closing(ServerDatabases()) as databases:
        location = databases.new()
        open_program(location).close()
        yield str(make_url(location).database)


@pytest.fixture
def server_workspace(server_template: str) -> Iterator[str]:
    """Copy the empty workspace on the server."""
    with closing(ServerDatabases()) as databases:
        yield databases.new(server_template)


Fill = Callable[[Program], Any]


class Filled:
    """Workspaces with something in them, each made once; tests copy them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made: dict[tuple[str, Fill], tuple[str, Any]] = {}

    def once(self, empty: str, fill: Fill) -> tuple[str, Any]:
        """Return a copy of an empty workspace that was filled, and what was put into it.

        The empty one is a file, or the name of a database on the server.
        """
        if (empty, fill) not in self._made:
            location = str(self._folder / f"{uuid4()}.s4cw")
            if Path(empty).exists():
                shutil.copy(empty, location)
            else:
                location = self._databases.new(empty)
            program = open_program(location)
            inside = fill(program)
            program.close()
            self._made[empty, fill] = location, inside
        return self._made[empty, fill]

    @cached_property
    def _databases(self) -> ServerDatabases:
        return ServerDatabases()

    def close(self) -> None:
        """Drop what is on the server."""
        if "_databases" in vars(self):
            self._databases.close()


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Filled]:
    """Return the workspaces filled so far."""
    with closing(Filled(tmp_path_factory.mktemp("filled"))) as made:
        yield made


@pytest.fixture
def filling(request: pytest.FixtureRequest) -> Fill | None:
    """Return what fills the workspace before it is opened: with the draft, where one is asked for.

    Modules whose tests all need something else return that.
    """
    return new_draft if "draft" in request.fixturenames else None


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave to the long run what is the same on both kinds of database and takes its time."""
    for item in items:
        on_server = item.get_closest_marker("postgres") is not None
        first = item.get_closest_marker("sqlite_first") is not None
        if on_server and first and item.get_closest_marker("on_both") is None:
            item.add_marker(pytest.mark.long)


@pytest.fixture(
    params=["sqlite", pytest.param("postgresql", marks=[pytest.mark.postgres, needs_server])]
)
def copied(
    request: pytest.FixtureRequest,
    filling: Fill | None,
    filled: Filled,
    empty_template: Path,
    tmp_path: Path,
) -> Iterator[tuple[str, Any]]:
    """Copy a workspace on each kind of database in turn; return where, and what is in it."""
    inside = None
    if request.param == "sqlite":
        template = str(empty_template)
        if filling is not None:
            template, inside = filled.once(template, filling)
        yield shutil.copy(template, str(tmp_path / "workspace.s4cw")), inside
        return
    template = request.getfixturevalue("server_template")
    if filling is not None:
        address, inside = filled.once(template, filling)
        template = str(make_url(address).database)
    with closing(ServerDatabases()) as databases:
        yield databases.new(template), inside


@pytest.fixture
def location(copied: tuple[str, Any]) -> str:
    """Name a workspace, empty but for the `draft`, on each kind of database in turn."""
    return copied[0]


@pytest.fixture
def program(location: str) -> Iterator[Program]:
    """Open the workspace."""
    opened = open_program(location)
    yield opened
    opened.close()


@pytest.fixture
def draft(copied: tuple[str, Any]) -> Assessment:
    """Return the assessor's draft for the Developer that is in the workspace."""
    made: Assessment = copied[1]
    return made


def new_draft(
    program: Program, name: str = "Candidate 014", framework_id: UUID | None = None
) -> Assessment:
    """Return a new draft by an assessor of a new person, in the newest version if none is named."""
    person = program.people.create(PersonDetails(name)).value
    choice = SetUp(
        framework_id=framework_id or program.library.current().id,
        role="SCPD",
        kind=Kind.ASSESSOR,
        scope=Scope.MANDATORY,
        held_on=date(2026, 9, 14),
        assessors="Maria Ilieva",
    )
    return program.assessments.create(person.id, choice).value


def complete(program: Program, assessment: Assessment, level: int = 5) -> Assessment:
    """Rate everything mandatory and take a decision."""
    rate_all(program, replace(assessment, scope=Scope.MANDATORY), by="Maria Ilieva", level=level)
    program.assessments.decide(assessment.id, Decision.NOT_YET, "Maria Ilieva")
    return program.assessments.load(assessment.id)


def rate_all(
    program: Program,
    layer: Assessment,
    ratings: Mapping[str, Rating] | None = None,
    level: int = 5,
    by: str = "",
) -> Assessment:
    """Rate everything in scope at a level, but for what is named; in one unit of work.

    Whoever is named with `by` rates in a sitting.
    """
    framework = program.library.framework(layer.framework_id)
    codes = competences_in_scope(framework, layer.role, layer.reading, layer.scope, layer.areas)
    with units_of(program.workspace.location) as units, units.writing() as work:
        row = work.assessments.draft(layer.id)
        sitting = sitting_now(work, row, by) if by else 0
        for code in codes:
            rating = (ratings or {}).get(code, Rating(State.RATED, level))
            work.assessments.rate(row, code, rating, by=by or layer.raters, why="", sitting=sitting)
    return program.assessments.load(layer.id)


def second_layer(
    program: Program,
    first: Assessment,
    ratings: Mapping[str, Rating] | None = None,
    assessors: str = "Petar Petrov",
) -> Assessment:
    """Start a second assessment, and rate all of it."""
    return rate_all(program, program.rounds.start_second(first.id, assessors).value, ratings)
