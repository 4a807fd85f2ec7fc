"""A program over an empty workspace, on SQLite and, where there is a server, on PostgreSQL."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from sqlalchemy import create_engine, make_url, text

from s4c_desktop.bootstrap import Program, open_program
from s4c_desktop.domain.assessment import Assessment, Decision, Kind, Rating, Scope
from s4c_desktop.domain.flow import competences_in_scope
from s4c_desktop.domain.scale import State
from s4c_desktop.domain.set_up import SetUp
from s4c_desktop.services.people import PersonDetails

SERVER = os.environ.get("S4C_TEST_POSTGRES_URL", "")
needs_server = pytest.mark.skipif(not SERVER, reason="no PostgreSQL server")


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make an empty workspace once; tests copy it."""
    path = tmp_path_factory.mktemp("template") / "template.s4cw"
    open_program(path, create=True).close()
    return path


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

    def drop(self) -> None:
        """Drop every database made here."""
        with self._admin.connect() as connection:
            for name in self._made:
                connection.execute(text(f'DROP DATABASE "{name}" WITH (FORCE)'))
        self._admin.dispose()


@pytest.fixture
def new_server_database() -> Iterator[Callable[[], str]]:
    """Return a function that makes an empty database on the server."""
    databases = ServerDatabases()
    yield databases.new
    databases.drop()


@pytest.fixture(scope="session")
def server_template() -> Iterator[str]:
    """Make an empty workspace on the server once; tests copy it."""
    databases = ServerDatabases()
    location = databases.new()
    open_program(location).close()
    yield str(make_url(location).database)
    databases.drop()


@pytest.fixture
def server_workspace(server_template: str) -> Iterator[str]:
    """Copy the empty workspace on the server."""
    databases = ServerDatabases()
    yield databases.new(server_template)
    databases.drop()


@pytest.fixture(
    params=["sqlite", pytest.param("postgresql", marks=[pytest.mark.postgres, needs_server])]
)
def location(request: pytest.FixtureRequest, template: Path, tmp_path: Path) -> str:
    """Name an empty workspace, on each kind of database in turn."""
    if request.param == "sqlite":
        path = tmp_path / "workspace.s4cw"
        shutil.copy(template, path)
        return str(path)
    workspace: str = request.getfixturevalue("server_workspace")
    return workspace


@pytest.fixture
def program(location: str) -> Iterator[Program]:
    """Open the workspace."""
    opened = open_program(location)
    yield opened
    opened.close()


@pytest.fixture
def draft(program: Program) -> Assessment:
    """Start an assessor's draft for the Developer."""
    return new_draft(program)


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
    framework = program.library.framework(assessment.framework_id)
    codes = competences_in_scope(framework, assessment.role, assessment.reading, Scope.MANDATORY)
    for code in codes:
        program.assessments.rate(assessment.id, code, Rating(State.RATED, level), by="Maria Ilieva")
    program.assessments.decide(assessment.id, Decision.NOT_YET, "Maria Ilieva")
    return program.assessments.load(assessment.id)
