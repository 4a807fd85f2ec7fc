"""The same commands on a workspace that is a PostgreSQL database."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text

from s4c_desktop.bootstrap import open_program
from tests.cli.conftest import Run
from tests.services.conftest import needs_server
from tests.services.conftest import new_server_database as new_server_database

pytestmark = [pytest.mark.postgres, needs_server]


@pytest.fixture
def server(new_server_database: Callable[[], str]) -> str:
    """Name an empty workspace as a person would write it."""
    url = make_url(new_server_database()).set(drivername="postgresql")
    return url.render_as_string(hide_password=False)


def people(server: str) -> list[str]:
    program = open_program(server)
    try:
        return [person.name for person in program.people.list()]
    finally:
        program.close()


def test_every_command_works_on_a_url(run: Run, server: str, ratings: Path, tmp_path: Path) -> None:
    words = ("--role", "SCPD", "--name", "Δήμητρα", "--json")
    made = run("--workspace", server, "assess", ratings, *words)
    assert made.code == 0, made.err
    identity = made.json()["id"]
    assert run("result", identity, "--json", "--workspace", server).json() == made.json()
    assert run("plan", identity, "--json", "--workspace", server).json()["id"] == identity
    assert run("report", identity, "--output", tmp_path / "r.pdf", "--workspace", server).code == 0
    assert run("framework", "list", "--workspace", server).out.startswith("SCCF 0.1")
    assert run("check", "--workspace", server).code == 0
    engine = create_engine(make_url(server).set(drivername="postgresql+psycopg"))
    with engine.begin() as connection:
        connection.execute(text("UPDATE rating SET level = 8 WHERE level = 6"))
    engine.dispose()
    done = run("check", "--workspace", server)
    assert (done.code, done.out) == (1, "")
    assert "is not as it was saved" in done.err


def test_bad_input_adds_nobody(run: Run, server: str, ratings: Path) -> None:
    for words in (["--role", "XX"], ["--role", "SCPD", "--reading", "xx"]):
        done = run("assess", ratings, "--name", "B", *words, "--workspace", server)
        assert (done.code, done.err.count("\n")) == (1, 1)
    assert people(server) == []


def test_no_password_is_ever_repeated(run: Run, server: str) -> None:
    """Neither a wrong password nor a missing database brings the address onto the screen."""
    url = make_url(server)
    for wrong in (url.set(password="topsecret"), url.set(database="s4c_none")):
        done = run("--workspace", wrong.render_as_string(hide_password=False), "check")
        assert (done.code, done.err.count("\n")) == (1, 1)
        assert "topsecret" not in done.err
        assert str(url.password) not in done.err
