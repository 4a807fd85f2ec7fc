"""Workspaces to be ill-treated, and processes to be killed."""

from __future__ import annotations

import json
import os
import select
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest


class Nursery:
    """Makes one child at a time, in a process that has imported everything already."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.reliability.nursery"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=Path(__file__).parents[2],
            bufsize=0,
        )
        assert self._process.stdout is not None
        self._out = self._process.stdout.fileno()
        self._child = 0
        self._rest = b""

    def make(self, act: str, *arguments: object) -> None:
        """Make a child that acts."""
        order = {"act": act, "arguments": [str(argument) for argument in arguments]}
        self._write(json.dumps(order))
        self._child = int(self._answer())

    def watch(self, number: int, patience: float = 120) -> list[list[Any]]:
        """Return what the child tells until it told so many lines."""
        told: list[list[Any]] = []
        while len(told) < number:
            assert select.select([self._out], [], [], patience)[0], told
            told += self._read()
        return told

    def kill(self, after: float = 0) -> list[list[Any]]:
        """Kill the child some seconds from now; return what it had still told."""
        threading.Event().wait(after)
        os.kill(self._child, signal.SIGKILL)
        self._write("")
        assert self._answer() == "gone"
        told: list[list[Any]] = []
        while select.select([self._out], [], [], 0)[0]:
            told += self._read()
        self._rest = b""  # half a line of the one that died
        return told

    def close(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.communicate()

    def _read(self) -> list[list[Any]]:
        *whole, self._rest = (self._rest + os.read(self._out, 1 << 20)).split(b"\n")
        return [json.loads(line) for line in whole]

    def _write(self, line: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(f"{line}\n".encode())

    def _answer(self) -> str:
        assert self._process.stderr is not None
        return self._process.stderr.readline().decode().strip()


@pytest.fixture(scope="session")
def nursery() -> Iterator[Nursery]:
    made = Nursery()
    yield made
    made.close()


@pytest.fixture
def empty_workspace(empty_template: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(empty_template, tmp_path / "Work.s4cw"))


@pytest.fixture
def sample_workspace(sample_template: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(sample_template, tmp_path / "Work.s4cw"))
