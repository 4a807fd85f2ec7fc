"""From process start to the window painted, and to its data shown, beside a bare PySide6 window.

The bare window is the least a PySide6 program can be: a main window with a label.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from benchmarks.figures import Goal, Part, about, beside
from benchmarks.turns import Contender, column, in_turn

HERE = Path(__file__).parent
RUNS = 9


def contender(name: str, script: str, folder: Path) -> Contender:
    """Name a window whose program runs on folders of its own."""
    folders = {
        f"S4C_{kind}_DIR": str(folder / kind.lower())
        for kind in ("CONFIG", "DATA", "LOG", "DOCUMENTS")
    }
    arguments = (str(HERE / script), str(folder / "bench.s4cw"))
    return Contender(name, arguments, {"PYTHONPATH": str(HERE.parent), **folders})


def measure() -> Part:
    """Open both windows in turn; the warm-up creates our workspace."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        windows = (
            contender("bare", "_bare_window.py", folder),
            contender("ours", "_our_window.py", folder),
        )
        found = in_turn(windows, RUNS)
    ours, bare = found["ours"], found["bare"]
    painted, memory = column(bare, "painted"), column(bare, "painted, MiB")
    rows = (
        beside(
            "start to first paint",
            "a bare window",
            "s",
            column(ours, "painted"),
            painted,
            goal=Goal(1.35),
        ),
        beside("start to the home filled", "a bare window", "s", column(ours, "filled"), painted),
        beside(
            "memory at first paint",
            "a bare window",
            "MiB",
            column(ours, "painted, MiB"),
            memory,
            goal=Goal(1.4),
        ),
        beside("memory, filled", "a bare window", "MiB", column(ours, "filled, MiB"), memory),
    )
    return Part("Starting", about(__doc__), rows)
