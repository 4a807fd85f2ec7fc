"""Workspaces of each kind with the bundled framework versions, and empty ones."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Engine, make_url, text

from s4c_desktop.base import paths
from s4c_desktop.domain.framework import Framework
from s4c_desktop.models.engine import open_engine
from s4c_desktop.models.framework_store import heads, install, read_framework, verify
from s4c_desktop.models.schema import upgrade

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture(scope="session")
def content_path() -> Path:
    """Name the content that is bundled; tests leave it as it is."""
    return paths.content_database()


@contextmanager
def empty_workspace(kind: str, folder: Path) -> Iterator[Engine]:
    """Make an engine on an empty workspace."""
    if kind == "sqlite":
        with _upgraded(open_engine(str(folder / "workspace.s4c"))) as found:
            yield found
        return
    address = os.environ.get("S4C_TEST_POSTGRES_URL")
    if not address:
        pytest.skip("no PostgreSQL server")
    schema = f"store_{uuid4().hex}"
    own = make_url(address).update_query_dict({"options": f"-csearch_path={schema}"})
    server = open_engine(address)
    try:
        with server.begin() as connection:
            connection.execute(text(f"CREATE SCHEMA {schema}"))
        with _upgraded(open_engine(own.render_as_string(hide_password=False))) as found:
            yield found
        with server.begin() as connection:
            connection.execute(text(f"DROP SCHEMA {schema} CASCADE"))
    finally:
        server.dispose()


@contextmanager
def _upgraded(engine: Engine) -> Iterator[Engine]:
    try:
        upgrade(engine)
        yield engine
    finally:
        engine.dispose()


KINDS = ["sqlite", pytest.param("server", marks=pytest.mark.postgres)]


@pytest.fixture(params=KINDS)
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """Return an engine on an empty workspace of each kind."""
    with empty_workspace(request.param, tmp_path) as engine:
        yield engine


@pytest.fixture(scope="session", params=KINDS)
def engine(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, content_path: Path
) -> Iterator[Engine]:
    """Return an engine on a workspace of each kind; tests take back what they change in it."""
    with empty_workspace(request.param, tmp_path_factory.mktemp("store")) as made:
        with made.begin() as connection:
            install(connection, content_path, NOW)
        yield made
        with made.connect() as connection:
            assert all(verify(connection, head.id) for head in heads(connection))


@pytest.fixture(scope="session")
def framework_id(engine: Engine) -> UUID:
    with engine.connect() as connection:
        (installed,) = (head.id for head in heads(connection) if head.version == "1.0")
    return installed


@pytest.fixture(scope="session")
def framework(engine: Engine, framework_id: UUID) -> Framework:
    with engine.connect() as connection:
        return read_framework(connection, framework_id)
