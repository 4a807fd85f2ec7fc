"""Everything a workspace shows, as plain values to compare."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from s4c_desktop.base.errors import UserError
from s4c_desktop.bootstrap import Program

Records = dict[tuple[str, str], object]


def records(program: Program) -> tuple[Records, list[str]]:
    """Return all that is shown, and the sentences in the place of what is not."""
    shown: Records = {}
    refused: list[str] = []

    def take(kind: str, read: Callable[[], dict[str, object]]) -> None:
        try:
            shown.update({(kind, name): value for name, value in read().items()})
        except UserError as error:
            refused.append(error.text())

    take("person", lambda: {str(p.id): replace(p, version=0) for p in program.people.list()})
    take("framework", lambda: {code: program.library.newest(code) for code in ("SCCF", "SCRO")})
    lines = []
    try:
        lines = list(program.assessments.list())
    except UserError as error:
        refused.append(error.text())
    shown.update({("line", str(line.id)): line for line in lines})
    for line in lines:
        take(
            "assessment",
            lambda line=line: {  # type: ignore[misc]
                str(line.id): program.assessments.load(line.id),
                f"{line.id} result": program.results.view(line.id).result,
            },
        )
    groups = []
    try:
        groups = list(program.groups.list())
    except UserError as error:
        refused.append(error.text())
    shown.update({("line", str(one.id)): one for one in groups})
    for one in groups:
        take(
            "group",
            lambda one=one: {  # type: ignore[misc]
                str(one.id): replace(program.groups.get(one.id), version=0),
                f"{one.id} profile": program.group_profiles.shown(one.id),
            },
        )
    return shown, refused
