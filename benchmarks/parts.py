"""Which parts there are, and measuring one of them."""

from __future__ import annotations

import os
import platform
import time
from datetime import UTC, datetime
from importlib import import_module
from importlib.metadata import version

from benchmarks.figures import Part
from benchmarks.page import section

PARTS = {
    "start_up": "Starting",
    "commands": "Commands",
    "wizard_step": "The next competence",
    "radar": "Redrawing a radar",
    "reports": "Reports as PDF",
    "search": "Searching the library",
    "records": "A workspace of 10,000 people",
    "people": "The list of people",
    "group": "A group's figures",
    "choosing": "Choosing topics under a budget",
    "verify": "Verifying a framework",
}
"""The title of each part by its module, whose `measure()` returns it, in the order of the page."""
OURS = ("PySide6-Essentials", "SQLAlchemy", "numpy", "reportlab", "pyqtgraph")


def measured(name: str) -> str:
    """Measure one part and return its section of the page."""
    start = time.monotonic()
    part: Part = import_module(f"benchmarks.{name}").measure()
    assert part.title == PARTS[name], part.title
    return section(part, taken(part, time.monotonic() - start))


def taken(part: Part, seconds: float) -> str:
    """Say when, in how long, on what machine and with which versions a part was measured."""
    packages = ", ".join(f"{name} {version(name)}" for name in (*OURS, *part.packages))
    return (
        f"Taken on {datetime.now(UTC):%Y-%m-%d} in {seconds:.0f} s on {os.cpu_count()} processors "
        f"({platform.machine()}, {platform.system()}; load {os.getloadavg()[1]:.1f}), with Python "
        f"{platform.python_version()}, {packages}."
    )
