"""What the runs showed: long suites record figures, and the end of a run prints them as a table.

A test takes the fixture `figure` and calls it with a promise and what was measured. The figures
travel as properties of the test's report, so that they arrive from every process of a run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import pytest

PROPERTY = "figure"
TITLE = "What the runs showed"

Figure = Callable[[str, object], None]


@dataclass(frozen=True, slots=True, order=True)
class Row:
    """A promise, the test that ran, and what it measured."""

    promise: str
    run: str
    result: str


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let the figures be asked for as a file, too."""
    parser.addoption(
        "--figures",
        metavar="FILE",
        help="write what the runs showed as a Markdown table",
    )


@pytest.fixture
def figure(record_property: Callable[[str, object], None]) -> Figure:
    """Return a function that keeps what a test measured for a promise."""
    return lambda name, value: record_property(PROPERTY, (name, str(value)))


def rows(reports: Iterable[pytest.TestReport]) -> list[Row]:
    """Return what was recorded, by promise; the result of a test that failed says so.

    What many runs of one test measured alike is one row.
    """
    found: dict[tuple[str, str, str], set[str]] = {}
    for report in reports:
        file, colons, test = report.nodeid.partition("::")
        run = f"{file.rpartition('/')[2]}{colons}{test}"
        for name, value in report.user_properties:
            if name == PROPERTY:
                promise, result = cast(tuple[str, str], value)
                said = result if report.passed else f"FAILED: {result}"
                found.setdefault((promise, run.partition("[")[0], said), set()).add(run)
    return sorted(
        Row(promise, test, f"{len(runs)} × {said}")
        if len(runs) > 1
        else Row(promise, min(runs), said)
        for (promise, test, said), runs in found.items()
    )


def markdown(table: Iterable[Row]) -> str:
    """Return the rows as a Markdown table."""
    lines = ["| promise | runs | result |", "| --- | --- | --- |"]
    for row in table:
        cells = (cell.replace("|", "\\|") for cell in (row.promise, f"`{row.run}`", row.result))
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the table where a run recorded anything, and write it where asked."""
    config = terminalreporter.config
    finished = [
        report
        for outcome in ("passed", "failed")
        for report in terminalreporter.stats.get(outcome, [])
        if report.when == "call"
    ]
    table = rows(finished)
    target = config.getoption("--figures")
    if target:
        Path(target).parent.mkdir(parents=True, exist_ok=True)
        Path(target).write_text(f"# {TITLE}\n\n{markdown(table)}", encoding="utf-8")
    if table and (target or "not long" not in config.getoption("markexpr")):
        width = max(len(row.promise) for row in table)
        terminalreporter.section(TITLE)
        for row in table:
            terminalreporter.line(f"{row.promise:{width}}  {row.result}  ({row.run})")
