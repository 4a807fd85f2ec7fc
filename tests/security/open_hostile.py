"""Opens workspaces under a limit of memory and time, and prints what became of each as JSON.

A child process of the tests: what breaks a limit ends it, and what is no sentence shows.
"""

from __future__ import annotations

import json
import resource
import sys
import traceback
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from uuid import UUID

from s4c_desktop.base.errors import UserError
from s4c_desktop.bootstrap import Program, open_program

MEMORY = 2 * 1024**3
"""Bytes of address space, the interpreter and its libraries included."""

SECONDS = 300
"""Processor time for all files together."""


def uses(program: Program) -> Iterator[Callable[[], object]]:
    """Yield what a person would do first in a workspace."""
    yield program.people.list
    yield program.assessments.list
    try:
        lines = program.assessments.list()
    except UserError:
        return
    of_one: tuple[Callable[[UUID], object], ...] = (
        program.assessments.load,
        program.assessments.history,
        program.results.view,
        program.plans.view,
    )
    for line in lines[:2]:
        for use in of_one:
            yield partial(use, line.id)
    yield partial(program.workspace.find_link, "0" * 64)


def sentence(use: Callable[[], object]) -> str:
    """Return the sentence a use ends with, or nothing."""
    try:
        use()
    except UserError as error:
        return error.text()
    return ""


def look(path: Path) -> dict[str, object]:
    """Open a workspace, use it and check it."""
    try:
        program = open_program(path)
    except UserError as error:
        return {"refused": error.text()}
    try:
        said = [sentence(use) for use in uses(program)]
        return {"said": [text for text in said if text], "faults": program.workspace.check()}
    finally:
        program.close()


def main() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    for path in sys.argv[1:]:
        try:
            found = look(Path(path))
        except BaseException as error:  # noqa: BLE001 - the test shows it
            found = {"crashed": "".join(traceback.format_exception(error)[-4:])}
        sys.stdout.write(json.dumps(found) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
