"""Measures all parts, or those named, and writes docs/performance.md; see `make bench`."""

from __future__ import annotations

import argparse
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from benchmarks.page import page
from benchmarks.parts import PARTS, measured

PAGE = Path(__file__).parent.parent / "docs" / "performance.md"


def main() -> None:
    """Measure, show each part when it is done, and write the page."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="part", help=f"of {', '.join(PARTS)}")
    chosen = parser.parse_args().parts or list(PARTS)
    if unknown := [name for name in chosen if name not in PARTS]:
        parser.error(f"no such part: {', '.join(unknown)}")
    # Each in a process of its own, so that none inherits the memory of another.
    spawned = get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=spawned, max_tasks_per_child=1) as processes:
        for name in chosen:
            text = processes.submit(measured, name).result()
            print(text, flush=True)
            before = PAGE.read_text() if PAGE.exists() else ""
            PAGE.write_text(page(before, {PARTS[name]: text}, tuple(PARTS.values())))


if __name__ == "__main__":
    main()
