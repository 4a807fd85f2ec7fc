"""Reports of a cohort: seconds and memory for more and more people, in both depths.

Each cohort is made in a process of its own, so that its peak of memory is its own. Half-way
through, the process tells how much it needs; flat means that the second half needs no more.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from uuid import uuid4

import psutil

from s4c_desktop.bootstrap import Program, open_program
from s4c_desktop.domain.assessment import Decision, Evidence, Kind, Rating, Scope
from s4c_desktop.domain.documents import Depth, Order
from s4c_desktop.domain.flow import competences_in_scope
from s4c_desktop.domain.scale import State
from s4c_desktop.domain.set_up import SetUp
from s4c_desktop.services.people import PersonDetails

MEGABYTE = 1024 * 1024
ROLES = ("SCPD", "SCPM", "SCPMC")


def fill(program: Program, people: int) -> None:
    """Assess people, every third for another role, with notes and evidence."""
    framework = program.library.current()
    for number in range(people):
        role = ROLES[number % len(ROLES)]
        person = program.people.create(PersonDetails(f"Candidate {number:03}")).value
        choice = SetUp(
            framework.id,
            role,
            kind=Kind.ASSESSOR,
            scope=Scope.MANDATORY,
            held_on=date(2026, 9, 1 + number % 28),
            assessors="Maria Ilieva",
            no_conflict=True,
        )
        draft = program.assessments.create(person.id, choice).value
        codes = competences_in_scope(framework, role, choice.reading, choice.scope)
        for place, code in enumerate(codes):
            rating = Rating(State.RATED, 4 + (number + place) % 4, note=f"Note on {code}.")
            program.assessments.rate(draft.id, code, rating, by="Maria Ilieva")
        item = Evidence(uuid4(), "Minutes", "Document", links=frozenset(codes[:3]))
        program.assessments.keep_evidence(draft.id, item)
        program.assessments.decide(draft.id, Decision.NOT_YET, "Maria Ilieva")


def measure(workspace: Path, people: int, depth: Depth) -> None:
    """Make the reports of a cohort, and print seconds, megabytes half-way and at the end."""
    process = psutil.Process()
    half = 0.0

    def watch(done: int, total: int) -> None:
        nonlocal half
        if done == total // 2:
            half = process.memory_info().rss / MEGABYTE

    program = open_program(workspace, writing=False)
    with tempfile.TemporaryDirectory() as folder:
        order = Order(program.cohort_reports.everybody()[:people], Path(folder), depth)
        start = time.perf_counter()
        made = program.cohort_reports.make(order, progress=watch)
        seconds = time.perf_counter() - start
    program.close()
    end = process.memory_info().rss / MEGABYTE
    sys.stdout.write(
        f"{len(made.files):8}{depth.value:>12}{seconds:10.1f}"
        f"{1000 * seconds / people:12.0f}{half:12.0f}{end:12.0f}\n"
    )


def main() -> None:
    """Print a line for each cohort and depth."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, nargs="+", default=[60, 200])
    parser.add_argument("--one", nargs=3, metavar=("WORKSPACE", "PEOPLE", "DEPTH"), default=None)
    arguments = parser.parse_args()
    if arguments.one is not None:
        workspace, people, depth = arguments.one
        measure(Path(workspace), int(people), Depth(depth))
        return
    sys.stdout.write(
        f"{'reports':>8}{'depth':>12}{'seconds':>10}{'ms each':>12}{'MB half':>12}{'MB end':>12}\n"
    )
    sys.stdout.flush()
    with tempfile.TemporaryDirectory() as folder:
        workspace = Path(folder) / "cohort.s4cw"
        program = open_program(workspace, create=True)
        fill(program, max(arguments.people))
        program.close()
        for people in arguments.people:
            for depth in Depth:
                command = [sys.executable, __file__, "--one", str(workspace), str(people), depth]
                subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
