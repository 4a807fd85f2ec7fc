"""A workspace of 10,000 people, an assessment of 40 ratings each: opened, listed, searched.

Beside the program the same by hand: sqlite3 on the same file, the same columns, nothing between it
and the answer, and nothing checked; and pandas on that. The program takes the lock, looks at the
schema, and computes the hash of every record it shows, so that damage is found and never shown.
What is searched is in memory with all three, without case and accents; the words are those in the
field while somebody types a name and a number. Growth is that of people without assessments.
Figures are processor time.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from statistics import median

from benchmarks.figures import Curve, Goal, Part, Row, about, beside
from benchmarks.turns import Contender, column, in_turn

PEOPLE, RATINGS, RUNS = 10_000, 40, 3
GROWTH = (1_000, 10_000, 100_000)
OTHERS = {"sqlite3 by hand": "by_hand", "pandas": "by_pandas"}
CHECKED = (
    "By hand nothing is checked. A third of the time is the query, which also tells drafts, agreed "
    "ones and revisions apart; a quarter is the hash of every person, computed from canonical JSON "
    "and compared with the one stored, so that damage is found and never shown; the rest are "
    "objects made of rows. One hash over many people and lines made of bare tuples would change "
    "it; without the check it would still be three times by hand."
)
GOALS = {
    "open": Goal(
        1.5,
        "It is a fixed price, the same for an empty workspace: the lock of the one writer, the "
        "shape of the schema, the engine; by hand there is only a file handle.",
    ),
    "list": Goal(1.5, CHECKED),
    "prepare": Goal(
        1.5,
        "Names are also put in the order of people's languages, which by hand is left to SQLite's "
        "order of bytes, and the texts are copied side by side, which pays for itself with every "
        "search.",
    ),
    "search": Goal(1.5, "Every word is looked for in every text, as by hand."),
    "summaries": Goal(
        1.5,
        "Progress is counted against what each role demands, once for each kind of set-up, and who "
        "agreed or appealed is looked up, which the query by hand leaves out: a third of the time. "
        "The rest are values of SQLAlchemy's types and lines made of them; bare tuples would "
        "change that.",
    ),
    "assessment": Goal(
        1.5,
        "An assessment is read with its history, sittings, evidence, chain and person, and the "
        "hash of all of it compared; objects of SQLAlchemy are made for the parts. It stays far "
        "below the 16 ms of a frame.",
    ),
}
FIGURES = {
    "open": "the workspace opened",
    "list": "everybody listed",
    "prepare": "put in order and made ready for searching",
    "search": "a search among them",
    "summaries": "all assessments listed",
    "assessment": "one assessment opened",
}


def measure() -> Part:
    """Open, list and search workspaces."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        full = made(folder / "full.s4cw", PEOPLE, RATINGS)
        rows = compared(full)
        grown = [in_turn([ours(made(folder / f"{n}.s4cw", n, 0))], RUNS, 0)["ours"] for n in GROWTH]
    curves = tuple(
        Curve(
            f"people, {FIGURES[figure]}",
            "ms",
            GROWTH,
            tuple(median(column(runs, figure)) for runs in grown),
            Goal(most),
        )
        for figure, most in (("open", 0.1), ("list", 1.1), ("prepare", 1.15), ("search", 1.1))
    )
    title = "A workspace of 10,000 people"
    return Part(title, about(__doc__), tuple(rows), curves, ("pandas",))


def made(place: Path, people: int, ratings: int) -> Path:
    """Make a workspace in a process of its own."""
    filling = f"{__name__}.filling"
    one = Contender.of("filling", filling, place=str(place), people=people, ratings=ratings)
    in_turn([one], 1, warm_ups=0)
    return place


def ours(place: Path) -> Contender:
    """Name the program on a workspace."""
    return Contender.of("ours", f"{__name__}.ours", place=str(place))


def compared(place: Path) -> list[Row]:
    """Do the same with all of them."""
    others = [
        Contender.of(name, f"{__name__}.{module}", place=str(place))
        for name, module in OTHERS.items()
    ]
    found = in_turn([ours(place), *others], RUNS)
    mine = found["ours"]
    assert all(column(runs, "found") == column(mine, "found") for runs in found.values())
    return [
        beside(
            what,
            name,
            "ms",
            column(mine, figure),
            column(found[name], figure),
            goal=GOALS[figure] if name == "sqlite3 by hand" else None,
            memory=(column(mine, "memory"), column(found[name], "memory")),
        )
        for figure, what in FIGURES.items()
        for name in OTHERS
        if figure in found[name][0]
    ]
