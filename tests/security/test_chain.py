"""Signed results cannot be changed unseen: *Check workspace* finds every manipulation."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from s4c_desktop.bootstrap import open_program
from tests.figures import Figure
from tests.security.conftest import SIGNATURES
from tests.security.manipulations import manipulate, state

SAMPLE = 12


def found(path: Path) -> tuple[str, ...]:
    program = open_program(path)
    try:
        return program.workspace.check()
    finally:
        program.close()


def test_the_workspace_is_sound_before_anybody_touches_it(signed_file: Path) -> None:
    assert found(signed_file) == ()
    with closing(sqlite3.connect(signed_file)) as file:
        ((links, erased),) = file.execute(
            "SELECT count(*), sum(kind = 'erased') FROM chain_link"
        ).fetchall()
    assert (links, erased) == (SIGNATURES + 2, 1)


@pytest.mark.parametrize(
    "runs",
    [
        pytest.param(range(SAMPLE), id="sample"),
        pytest.param(range(200), id="all", marks=pytest.mark.long),
    ],
)
def test_every_manipulation_is_found(
    runs: range, signed_template: Path, tmp_path: Path, figure: Figure
) -> None:
    unseen = []
    for run in runs:
        path = Path(shutil.copy(signed_template, tmp_path / "Manipulated.s4cw"))
        with closing(sqlite3.connect(path, isolation_level=None)) as file:
            before = state(file)
            said = ""
            while state(file) == before:
                said = manipulate(file, Random(f"{run} {said}"))
        if not found(path):
            unseen.append(f"{run}: {said}")
    seen = f"{len(runs) - len(unseen)} of {len(runs)} manipulations found by Check workspace"
    figure("Signed results cannot be changed unseen", seen)
    assert unseen == []
