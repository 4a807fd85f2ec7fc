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


@pytest.fixture
def assessed(run: Run, workspace: Path, ratings: Path) -> str:
    """Assess somebody; return the assessment's identity."""
    done = run(
        "--workspace", workspace, "assess", ratings, "--role", "SCPD", "--name", "Bob", "--json"
    )
    assert done.code == 0, done.err
    return str(done.json()["id"])


def sentence(done: Done) -> str:
    """Return the one sentence of a command that was refused."""
    assert (done.code, done.out) == (1, ""), done
    assert done.err.count("\n") == 1, done.err
    return done.err.strip()


def rows(workspace: Path) -> list[str]:
    """Return everything a workspace holds."""
    with closing(sqlite3.connect(workspace)) as file:
        return list(file.iterdump())
