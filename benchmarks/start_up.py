"""From process start to the window painted, and to its data shown, beside other Qt programs.

The bare window is the least a PySide6 program can be: a main window with a label. Vorta (a window
over a database, of PyQt6) and ReText (an editor, of PyQt6) are started by their own commands; they
show nothing later than their first window. All have a home of their own, with the settings of a
first start, and their bytecode is compiled. Memory is the peak of the process at that moment.
Ten thousand people have an assessment each.
"""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path
from uuid import uuid4

from benchmarks.choices import manager
from benchmarks.figures import Goal, Part, about, beside
from benchmarks.turns import Contender, column, in_turn
from s4c_desktop.bootstrap import open_program
from s4c_desktop.services.people import PersonDetails

HERE = Path(__file__).parent
RUNS = 11
PEOPLE = 10_000
EMPTY, ONE, MANY = "empty", "one person", "10,000 people"
LATE = (
    "Half of what comes after the first painting is importing SQLAlchemy and its ORM, a quarter "
    "importing what is behind the window, an eighth mapping the tables of assessments. Reading the "
    "home screen without the ORM would change that."
)
MORE_SHOWN = (
    "The home screen of an empty workspace shows no drafts, so no framework is verified for it: "
    "beside a workspace with one draft the row below tells what the number of people costs."
)


def contender(name: str, home: Path, script: str, *arguments: str) -> Contender:
    """Name a window whose program has a home of its own."""
    folders = {
        "HOME": home,
        "TMPDIR": home / "tmp",
        "XDG_CACHE_HOME": home / "cache",
        "XDG_CONFIG_HOME": home / "config",
        "XDG_DATA_HOME": home / "data",
        "XDG_STATE_HOME": home / "state",
    }
    for folder in folders.values():
        folder.mkdir(parents=True, exist_ok=True)
    environment = {variable: str(folder) for variable, folder in folders.items()}
    return Contender(
        name, (str(HERE / script), *arguments), {"PYTHONPATH": str(HERE.parent), **environment}
    )


def fill(workspace: Path, people: int) -> None:
    """Make a workspace with so many people, each with a draft that is a copy of the first one."""
    program = open_program(workspace, create=True)
    if people:
        person = program.people.create(PersonDetails("Candidate")).value
        program.assessments.create(person.id, manager(program.library.current()))
    program.close()
    with closing(sqlite3.connect(workspace)) as file, file:
        file.row_factory = sqlite3.Row
        for number in range(1, people):
            person_id, assessment_id, round_id = (uuid4().hex for _id in range(3))
            name = f"Candidate {number}"
            _copy(file, "person", {"id": person_id, "name": name})
            new = {"id": assessment_id, "person_id": person_id, "round_id": round_id}
            _copy(file, "assessment", {**new, "sequence": number + 1})


def _copy(file: sqlite3.Connection, table: str, values: dict[str, str | int]) -> None:
    """Copy the first row of a table, with other values in some columns."""
    row = {**file.execute(f"SELECT * FROM {table} ORDER BY rowid LIMIT 1").fetchone()}
    columns = ", ".join(row)
    places = ", ".join("?" * len(row))
    file.execute(f"INSERT INTO {table} ({columns}) VALUES ({places})", [*(row | values).values()])


def measure() -> Part:
    """Open all windows in turn."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        sizes = {EMPTY: 0, ONE: 1, MANY: PEOPLE}
        workspaces = {who: folder / f"{people}.s4cw" for who, people in sizes.items()}
        for who, people in sizes.items():
            fill(workspaces[who], people)
        windows = (
            contender("bare", folder / "bare", "_bare_window.py"),
            *(
                contender(who, folder / f"ours {people}", "_our_window.py", str(workspaces[who]))
                for who, people in sizes.items()
            ),
            contender("Vorta", folder / "vorta", "_other_window.py", "vorta"),
            contender("ReText", folder / "retext", "_other_window.py", "retext"),
        )
        found = in_turn(windows, RUNS)
    painted = {who: column(found[who], "painted") for who in found}
    memory = {who: column(found[who], "painted, memory") for who in found}
    filled = {who: column(found[who], "filled") for who in sizes}
    full = {who: column(found[who], "filled, memory") for who in sizes}
    start, data = "start to first paint", "start to the home filled"
    held, held_full = "memory at first paint", "memory, filled"
    rows = (
        beside(start, "a bare window", "ms", painted[EMPTY], painted["bare"], goal=Goal(1.35)),
        beside(data, "a bare window", "ms", filled[EMPTY], painted["bare"]),
        beside(data, "Vorta", "ms", filled[EMPTY], painted["Vorta"], goal=Goal(1, LATE)),
        beside(data, "ReText", "ms", filled[EMPTY], painted["ReText"]),
        beside(
            f"{data}, {MANY}",
            "an empty workspace",
            "ms",
            filled[MANY],
            filled[EMPTY],
            goal=Goal(1.15, MORE_SHOWN),
        ),
        beside(f"{data}, {MANY}", ONE, "ms", filled[MANY], filled[ONE]),
        beside(held, "a bare window", "MiB", memory[EMPTY], memory["bare"], goal=Goal(1.4)),
        beside(held_full, "a bare window", "MiB", full[EMPTY], memory["bare"]),
        beside(held_full, "Vorta", "MiB", full[EMPTY], memory["Vorta"]),
        beside(held_full, "ReText", "MiB", full[EMPTY], memory["ReText"]),
        beside(f"{held_full}, {MANY}", "an empty workspace", "MiB", full[MANY], full[EMPTY]),
    )
    return Part("Starting", about(__doc__), rows, packages=("vorta", "ReText"))
