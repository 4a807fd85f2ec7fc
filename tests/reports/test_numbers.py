"""Numbers on pages are remembered, and written as ReportLab writes them."""

from __future__ import annotations

import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st
from reportlab.lib import rl_accel

from s4c_desktop.reports.numbers import remembering

NUMBERS = st.floats(-1e5, 1e5) | st.integers(-100_000, 100_000)


@given(st.lists(NUMBERS, max_size=6))
def test_they_are_written_as_before(numbers: list[float]) -> None:
    plainly = rl_accel._py_fp_str
    written = remembering(plainly)
    for _again in range(2):
        assert written(*numbers) == plainly(*numbers)
        assert written(numbers) == plainly(numbers)
        assert written(tuple(numbers)) == plainly(tuple(numbers))


def test_each_is_written_once() -> None:
    asked: list[float] = []

    def write(number: float) -> str:
        asked.append(number)
        return str(number)

    written = remembering(write)
    assert written(1.5, 2.5) == "1.5 2.5"
    assert written([2.5, 1.5]) == "2.5 1.5"
    assert asked == [1.5, 2.5]


def test_pages_are_written_so() -> None:
    """In a process of its own: whoever imported ReportLab before has its own writing."""
    script = "import s4c_desktop.reports.document as _; from reportlab.pdfgen.canvas import fp_str"
    done = subprocess.run(
        [sys.executable, "-c", f"{script}; print(fp_str.__module__)"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() in {"s4c_desktop.reports.numbers", "_rl_accel"}
