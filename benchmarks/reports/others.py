"""Makes the reports of another tool, one after the other, from what stands in them."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.reports.times import told

FONTS = "files"


def make(
    write: Callable[[str, Path], object], sources: str, depth: str, count: int, keep: str
) -> dict[str, float]:
    """Write each report whole to a file; `write` is given its content as JSON, and the place."""
    found = sorted((Path(sources) / depth).glob("*.json"))[:count]
    assert len(found) == count
    with tempfile.TemporaryDirectory() as made:
        marks = [time.perf_counter()]
        for source in found:
            write(source.read_text(), Path(keep or made) / f"{source.stem}.pdf")
            marks.append(time.perf_counter())
    return told(marks)


def fonts() -> Path:
    """Return the folder of the fonts that all documents are set in."""
    import font_roboto

    return Path(str(font_roboto.__file__)).parent / FONTS
