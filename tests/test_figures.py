"""Figures arrive from every process of a run, and cost an ordinary run nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests import figures
from tests.figures import Row, markdown, rows

ROOT = Path(__file__).parents[1]
OPTIONS = (
    *("-c", os.devnull, "-m", "long", "-n", "1"),
    *("-p", "tests.figures", "-p", "xdist.plugin", "-p", "no:cacheprovider"),
)
SUITE = """
import pytest

@pytest.mark.long
@pytest.mark.parametrize("runs", [2, 1])
def test_promise(runs, figure):
    figure("Nothing | is lost", f"{runs} runs")
    assert runs != 1
"""


def report(outcome: str, *figures_: tuple[str, str], run: str = "") -> pytest.TestReport:
    return pytest.TestReport(
        f"tests/x/test_x.py::test_it{run}",
        ("tests/x/test_x.py", 1, "test_it"),
        {},
        outcome,  # type: ignore[arg-type]
        None,
        "call",
        user_properties=[(figures.PROPERTY, figure) for figure in figures_],
    )


def test_rows_are_sorted_and_failures_say_so() -> None:
    found = rows([report("failed", ("b", "1")), report("passed", ("a", "2"), ("b", "3"))])
    run = "test_x.py::test_it"
    assert found == [Row("a", run, "2"), Row("b", run, "3"), Row("b", run, "FAILED: 1")]
    assert markdown(found[:1]).splitlines()[-1] == f"| a | `{run}` | 2 |"


def test_runs_that_measured_alike_are_one_row() -> None:
    found = rows(
        [
            report("passed", ("a", "told"), run="[a/b]"),
            report("passed", ("a", "told"), run="[two]"),
            report("passed", ("a", "restored"), run="[three]"),
            report("failed", ("a", "told"), run="[four]"),
        ]
    )
    run = "test_x.py::test_it"
    assert found == [
        Row("a", run, "2 × told"),
        Row("a", f"{run}[four]", "FAILED: told"),
        Row("a", f"{run}[three]", "restored"),
    ]


@pytest.mark.long
def test_a_run_over_processes_ends_with_the_table(tmp_path: Path) -> None:
    (tmp_path / "test_suite.py").write_text(SUITE, encoding="utf-8")
    target = tmp_path / "build" / "figures.md"
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *OPTIONS, "--figures", target, tmp_path],
        cwd=ROOT,
        env={**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
        capture_output=True,
        check=False,
        text=True,
    )
    assert "What the runs showed" in done.stdout, done.stdout + done.stderr
    assert "Nothing | is lost  2 runs  (test_suite.py::test_promise[2])" in done.stdout
    written = target.read_text("utf-8").splitlines()
    assert written[4:] == [
        "| Nothing \\| is lost | `test_suite.py::test_promise[1]` | FAILED: 1 runs |",
        "| Nothing \\| is lost | `test_suite.py::test_promise[2]` | 2 runs |",
    ]
