"""What the window said it saved survives its death, in the right person's assessment."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

from s4c_desktop.bootstrap import Program, open_program
from tests.figures import Figure

ROOT = Path(__file__).parents[2]
KEYS = "345678E"


def rate_until_killed(workspace: Path, name: str, chance: random.Random) -> dict[str, Any]:
    """Let a window rate somebody by keyboard and kill it at any moment; return what it saved."""
    keys = "".join(chance.choices(KEYS, k=12))
    saves = chance.randrange(1, len(keys))
    saved: dict[str, Any] = {}
    with subprocess.Popen(
        [sys.executable, "-m", "tests.ui.killed", str(workspace), "SCPD", name, "Maria", keys],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            saved = json.loads(line).get("saved", saved)
            saves -= "saved" in line
            if saves < 0:
                break
        threading.Event().wait(chance.uniform(0, 0.05))
        process.kill()
        # What it had told before it died counts too.
        for line in process.stdout:
            if line.endswith("\n"):
                saved = json.loads(line).get("saved", saved)
    return saved


@pytest.mark.parametrize(
    "runs",
    [
        pytest.param(1, id="sample"),
        pytest.param(100, id="all", marks=[pytest.mark.long, pytest.mark.timeout(3600)]),
    ],
)
def test_what_the_window_saved_survives_its_death(
    empty_workspace: Path, runs: int, figure: Figure
) -> None:
    chance = random.Random(8)
    known: dict[str, dict[str, Any]] = {}
    for run in range(runs):
        name = f"Candidate {run}"
        known[name] = rate_until_killed(empty_workspace, name, chance)
        program = open_program(empty_workspace)
        try:
            assert program.workspace.check() == ()
            compare(program, known, latest=name)
        finally:
            program.close()
    answers = sum(len(saved) for saved in known.values())
    figure("killed windows", f"{runs} kills, {answers} saved answers, 0 lost, 0 misplaced")


def compare(program: Program, known: dict[str, dict[str, Any]], *, latest: str) -> None:
    """Compare every person's assessment with what the windows said they had saved."""
    lines = {line.person: line for line in program.assessments.list()}
    assert set(lines) == set(known)
    for name, saved in known.items():
        ratings = program.assessments.load(lines[name].id).ratings
        stored = {code: [r.state.value, r.level] for code, r in ratings.items() if r.given}
        if name != latest:
            assert stored == saved
            continue
        # One more answer may have been on its way.
        assert saved.items() <= stored.items()
        assert len(stored) - len(saved) <= 1
        known[name] = stored
