"""Commands from the shell, from start to end, beside importing what they keep their data with.

`framework list` and `result` work on a workspace with one assessment of sixteen ratings; the other
process only imports SQLAlchemy's ORM. Figures are wall clock, as somebody who waits sees it, and
processor time.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from benchmarks.choices import manager
from benchmarks.figures import Goal, Part, about, beside
from benchmarks.turns import Contender, column, in_turn
from s4c_desktop.bootstrap import open_program
from s4c_desktop.domain.assessment import Rating
from s4c_desktop.domain.flow import competences_in_scope
from s4c_desktop.domain.scale import State
from s4c_desktop.services.people import PersonDetails

RUNS = 15
LIMIT = Goal(
    1.8,
    "Of what is beyond the import, half is mapping the tables of assessments to classes and "
    "importing the rest of the program, a quarter reading the framework version, whose rows are "
    "verified whole. Reading assessments without the ORM would change that.",
)


def fill(workspace: Path) -> str:
    """Make a workspace with an assessment; return its identity."""
    program = open_program(workspace, create=True)
    framework = program.library.current()
    person = program.people.create(PersonDetails("Candidate")).value
    choice = manager(framework)
    draft = program.assessments.create(person.id, choice).value
    codes = competences_in_scope(framework, "SCPM", choice.reading, choice.scope)
    for place, code in enumerate(codes):
        rating = Rating(State.RATED, 4 + place % 5)
        program.assessments.rate(draft.id, code, rating, by="Maria Ilieva")
    program.close()
    return str(draft.id)


def measure() -> Part:
    """Run the commands and the import in turn."""
    with tempfile.TemporaryDirectory() as name:
        workspace = Path(name) / "bench.s4cw"
        assessment = fill(workspace)
        private = {"HOME": name, "TMPDIR": name, "XDG_STATE_HOME": name}
        program = ("-m", "s4c_desktop", "--workspace", str(workspace))
        commands = {"framework list": ("framework", "list"), "result": ("result", assessment)}
        found = in_turn(
            (
                Contender("import", ("-c", "import sqlalchemy.orm"), private),
                *(Contender(n, (*program, *words), private) for n, words in commands.items()),
            ),
            RUNS,
        )
    base = "import sqlalchemy.orm"
    memory = column(found["import"], "memory")
    rows = tuple(
        beside(
            what if kind == "whole" else f"{what}, processor time",
            base,
            "ms",
            column(found[what], kind),
            column(found["import"], kind),
            goal=LIMIT,
            memory=(column(found[what], "memory"), memory),
        )
        for what in commands
        for kind in ("whole", "processor")
    )
    return Part("Commands", about(__doc__), rows)
