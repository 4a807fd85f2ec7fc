"""Running commands in this process, on a workspace of their own."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from s4c_desktop.cli import main

RATINGS = """competence,level,note
A1,6,
A2,4,thin
A3,below,
A4,no evidence,
A5,exempt,works abroad
"""


@dataclass(frozen=True)
class Done:
    """What a command left: exit code, output and complaint."""

    code: int
    out: str
    err: str

    def json(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Done]


@pytest.fixture
def workspace(empty_template: Path, tmp_path: Path) -> Path:
    path = tmp_path / "work.s4cw"
    shutil.copy(empty_template, path)
    return path


@pytest.fixture
def run(capfdbinary: pytest.CaptureFixture[bytes]) -> Run:
    """Run a command as the program would."""

    def call(*arguments: object) -> Done:
        capfdbinary.readouterr()
        code = main([str(argument) for argument in arguments])
        out, err = capfdbinary.readouterr()
        return Done(code, out.decode(), err.decode())

    return call


@pytest.fixture
def ratings(tmp_path: Path) -> Path:
    path = tmp_path / "ratings.csv"
    path.write_text(RATINGS, encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def with_bob() -> list[tuple[Path, str]]:
    """Return the workspace in which Bob is assessed, and that assessment, once there is one."""
    return []


@pytest.fixture
def assessed(
    run: Run,
    workspace: Path,
    ratings: Path,
    empty_template: Path,
    with_bob: list[tuple[Path, str]],
    tmp_path_factory: pytest.TempPathFactory,
) -> str:
    """Assess Bob, once for all tests; return the assessment's identity."""
    assert workspace.read_bytes() == empty_template.read_bytes(), "something would get lost"
    if not with_bob:
        words = ("assess", ratings, "--role", "SCPD", "--name", "Bob", "--json")
        done = run("--workspace", workspace, *words)
        assert done.code == 0, done.err
        kept = tmp_path_factory.mktemp("assessed") / workspace.name
        _copy(workspace, kept)
        with_bob.append((kept, str(done.json()["id"])))
    else:
        _copy(with_bob[0][0], workspace)
    return with_bob[0][1]


def _copy(source: Path, target: Path) -> None:
    """Copy a workspace with its backups."""
    shutil.copyfile(source, target)
    shutil.copytree(f"{source}.backups", f"{target}.backups")


def sentence(done: Done) -> str:
    """Return the one sentence of a command that was refused."""
    assert (done.code, done.out) == (1, ""), done
    assert done.err.count("\n") == 1, done.err
    return done.err.strip()


def rows(workspace: Path) -> list[str]:
    """Return everything a workspace holds."""
    with closing(sqlite3.connect(workspace)) as file:
        return list(file.iterdump())
