"""The program's reports, as the service makes them: read, computed and written."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from typing import Any
from unittest.mock import patch

from benchmarks.reports.times import told
from s4c_desktop.bootstrap import open_program
from s4c_desktop.domain.documents import Depth, Order
from s4c_desktop.reports.assessment_report import write_report
from s4c_desktop.services import cohort_reports


def run(sources: str, depth: str, count: int, keep: str = "") -> dict[str, float]:
    """Make so many reports; return milliseconds of the first, of each and of all."""
    alone: list[float] = []

    def write(*arguments: Any) -> None:
        start = time.perf_counter()
        write_report(*arguments)
        alone.append((time.perf_counter() - start) * 1000)

    program = open_program(Path(sources) / "cohort.s4cw", writing=False)
    marks: list[float] = []
    with (
        tempfile.TemporaryDirectory() as made,
        patch.object(cohort_reports, "write_report", write),
    ):
        folder = Path(keep or made)
        order = Order(program.cohort_reports.everybody()[:count], folder, Depth(depth))
        done = program.cohort_reports.make(
            order, progress=lambda _done, _all: marks.append(time.perf_counter())
        )
        assert len(done.files) == count
    program.close()
    return told(marks) | {"pages": alone[-1], "all pages": sum(alone)}
