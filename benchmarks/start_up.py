"""From process start to the window painted, and to its data shown, beside a bare PySide6 window.

Both programs start in turn, so that a noisy machine slows both alike; read the ratios. Figures
are seconds and MiB: median over the runs, with the smallest and largest.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

HERE = Path(__file__).parent
BARE = HERE / "_bare_window.py"
OURS = HERE / "_our_window.py"
Figures = dict[str, float]


def start(script: Path, folder: Path) -> Figures:
    """Run one program to its last mark; return its figures."""
    environment = os.environ | {
        f"S4C_{name}_DIR": str(folder / name.lower())
        for name in ("CONFIG", "DATA", "LOG", "DOCUMENTS")
    }
    environment["S4C_BENCH_STARTED"] = repr(time.monotonic())
    done = subprocess.run(
        [sys.executable, str(script), str(folder / "bench.s4cw")],
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    )
    figures: Figures = json.loads(done.stdout)
    return figures


def rows(ours: list[Figures], bare: list[Figures]) -> Iterator[str]:
    """Yield the table, one line a figure."""
    yield f"{'':24}{'median':>9}{'min':>9}{'max':>9}{'ratio to bare':>16}"
    base = {name: median(run[name] for run in bare) for name in bare[0]}
    for label, runs in (("bare window", bare), ("S4C Desktop", ours)):
        for name in runs[0]:
            values = [run[name] for run in runs]
            against = base["painted, MiB" if name.endswith("MiB") else "painted"]
            yield (
                f"{label + ', ' + name:24}{median(values):9.3f}{min(values):9.3f}"
                f"{max(values):9.3f}{median(values) / against:16.2f}"
            )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=9)
    arguments = parser.parse_args()
    ours: list[Figures] = []
    bare: list[Figures] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for script in (BARE, OURS):
            start(script, folder)  # a warm-up; ours creates its workspace
        for _ in range(arguments.runs):
            bare.append(start(BARE, folder))
            ours.append(start(OURS, folder))
    print("\n".join(rows(ours, bare)))


if __name__ == "__main__":
    main()
