"""What the program does with a workspace of many people."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path
from statistics import median

from benchmarks.records.asked import EVERY, SEARCHES, took
from s4c_desktop.bootstrap import open_program
from s4c_desktop.domain.register import Register, Wanted


def run(place: str) -> dict[str, float]:
    """Open it, list everybody, search, and open assessments."""
    start = time.process_time()
    program = open_program(Path(place), writing=False)
    opened = time.process_time()
    lines = program.register.lines()
    listed = time.process_time()
    register = Register(lines, date(2026, 1, 1))
    register.find(Wanted())
    ready = time.process_time()
    searches = [took(lambda text=text: register.find(Wanted(text))) for text in SEARCHES]
    figures = {
        "open": (opened - start) * 1000,
        "list": (listed - opened) * 1000,
        "prepare": (ready - listed) * 1000,
        "search": median(searches),
        "found": len(register.find(Wanted(SEARCHES[-1]))),
    }
    summaries = program.assessments.list()
    if len(summaries) > 1:
        figures["summaries"] = took(program.assessments.list)
        chosen = sorted(one.id for one in summaries)[::EVERY]
        figures["assessment"] = median(
            took(lambda one=one: program.assessments.load(one)) for one in chosen
        )
    program.close()
    return figures
