"""Runs what is compared in turn, so that a machine that is slow for a while slows all alike."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

Figures = dict[str, float]
"""What a process tells of itself, and `whole` (ms of wall clock from start to end), `processor`
(ms of processor time in all) and `memory` (its peak, in MiB)."""

STARTED = "S4C_BENCH_STARTED"
"""The variable that tells a process when it was started, in seconds of `time.monotonic`."""
MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Contender:
    """One of those that are compared, in a process of its own: arguments for Python."""

    name: str
    arguments: tuple[str, ...]
    environment: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, name: str, module: str, **inputs: str | int) -> Contender:
        """Name the module whose `run(**inputs)` returns the figures."""
        return cls(name, ("-m", "benchmarks.contender", module, json.dumps(inputs)))


def in_turn(
    contenders: Sequence[Contender], runs: int, warm_ups: int = 1
) -> dict[str, list[Figures]]:
    """Run all of them one after the other, again and again; return the figures by name.

    Raises:
        RuntimeError: One of them failed; what it wrote is in the message.
    """
    found: dict[str, list[Figures]] = {one.name: [] for one in contenders}
    for number in range(-warm_ups, runs):
        for one in contenders:
            figures = _figures(one)
            if number >= 0:
                found[one.name].append(figures)
    return found


def side_by_side(
    ways: Mapping[str, Callable[[], object]],
    runs: int,
    clock: Callable[[], float] = time.perf_counter,
) -> dict[str, list[float]]:
    """Call all of them one after the other in this process; return milliseconds by name."""
    found: dict[str, list[float]] = {name: [] for name in ways}
    for number in range(-1, runs):
        for name, call in ways.items():
            took = milliseconds(call, clock)
            if number >= 0:
                found[name].append(took)
    return found


def milliseconds(
    call: Callable[[], object], clock: Callable[[], float] = time.perf_counter
) -> float:
    """Return how long a call takes."""
    start = clock()
    call()
    return (clock() - start) * 1000


def column(runs: Sequence[Figures], name: str) -> list[float]:
    """Return one figure of each run."""
    return [figures[name] for figures in runs]


def _figures(one: Contender) -> Figures:
    """Run a contender to its end; its last line may be figures of its own, as JSON."""
    with tempfile.TemporaryFile() as errors:
        start = time.monotonic()
        environment = {**os.environ, **one.environment, STARTED: repr(start)}
        process = subprocess.Popen(
            [sys.executable, *one.arguments],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=errors,
        )
        assert process.stdout is not None
        written = process.stdout.read().decode()
        process.stdout.close()
        _pid, status, used = os.wait4(process.pid, 0)
        whole = (time.monotonic() - start) * 1000
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            errors.seek(0)
            said = f"{written}\n{errors.read().decode()}"
            raise RuntimeError(f"{one.name} ended with {process.returncode}: {said}")
    unit = MEBIBYTE if sys.platform == "darwin" else 1024
    figures = {
        "whole": whole,
        "processor": (used.ru_utime + used.ru_stime) * 1000,
        "memory": used.ru_maxrss / unit,
    }
    last = written.strip().rpartition("\n")[2]
    return figures | (json.loads(last) if last.startswith("{") else {})
