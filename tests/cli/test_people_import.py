"""`people import`: what it prints, what it keeps, and when it keeps nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Run

Import = Callable[..., object]


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "people.csv"
    path.write_text(
        "Full name,Cohort,Keep until\nAna,North;B,2028-01-31\nBea,,\nana,,\n", encoding="utf-8"
    )
    return path


def test_people_are_imported_with_the_columns_guessed(
    run: Run, workspace: Path, table: Path
) -> None:
    words = ("--workspace", workspace, "people", "import", table)
    dry = run(*words, "--dry-run")
    assert (dry.code, dry.err) == (0, "")
    assert dry.out == "line 4: ana: the same name as on line 2\n2 new people, 1 known already.\n"
    assert run("--workspace", workspace, "person", "list").out == ""
    done = run(*words)
    assert done.out.splitlines()[-1] == "2 people added, 1 left out."
    listed = run("--workspace", workspace, "person", "list", "--json").json()
    assert [(p["name"], p["keep_until"]) for p in listed] == [("Ana", "2028-01-31"), ("Bea", None)]
    assert run("--workspace", workspace, "check").code == 0


def test_columns_can_be_named_and_duplicates_told_about(
    run: Run, workspace: Path, table: Path
) -> None:
    words = ("--workspace", workspace, "people", "import", table, "--json", "--map", "tags=")
    found = run(*words, "--map", "keep-until = Keep until", "--duplicates", "create").json()
    assert found["columns"] == {"name": "Full name", "keep_until": "Keep until"}
    assert found["done"] == {"added": 3, "tagged": 0, "skipped": 0}
    again = run(*words, "--dry-run").json()
    assert [(k["line"], k["why"], k["action"]) for k in again["known"]] == [
        (2, "name", "skip"),
        (3, "name", "skip"),
        (4, "name", "skip"),
    ]
    assert all(k["person"] for k in again["known"])
    assert (again["new"], again["done"]) == (0, None)


def test_a_faulty_row_leaves_not_even_a_workspace(run: Run, tmp_path: Path, table: Path) -> None:
    table.write_text("Name,Keep until\nAna,soon\nBea,3/4/2028\n", encoding="utf-8")
    place = tmp_path / "new.s4cw"
    done = run("--workspace", place, "people", "import", table)
    assert done.code == 1
    how = "Write it as year-month-day, such as 2026-09-14."
    assert done.err.splitlines() == [
        f"people.csv, line 2, column Keep until: “soon” is not a date. {how}",
        f"people.csv, line 3, column Keep until: “3/4/2028” may be one of two days. {how}",
        "2 rows are faulty, so nothing is imported. Correct them in the file and read it again.",
    ]
    found = run("--workspace", place, "people", "import", table, "--json")
    assert (found.code, len(found.json()["faults"])) == (1, 2)
    assert not place.exists()


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (("--map", "name=Nme"), 1, "has no column “Nme”. It has: Full name, Cohort, Keep until."),
        (("--map", "name="), 1, "No column is chosen for the name"),
        (("--map", "name=Cohort", "--map", "tags=Cohort"), 1, "“Cohort” is chosen twice"),
        (("--map", "nam=Full name"), 2, "the fields are name, code-name, tags"),
        (("--map", "name"), 2, "write FIELD=COLUMN"),
        (("--duplicates", "all"), 2, "not one of"),
    ],
)
def test_bad_words(
    run: Run, workspace: Path, table: Path, words: tuple[str, ...], code: int, sentence: str
) -> None:
    done = run("--workspace", workspace, "people", "import", table, *words)
    assert done.code == code
    assert sentence in done.err
    assert run("--workspace", workspace, "person", "list").out == ""


def test_a_file_that_is_not_there(run: Run, workspace: Path) -> None:
    done = run("--workspace", workspace, "people", "import", "none.csv")
    assert (done.code, done.out) == (1, "")
    assert "none.csv can't be read" in done.err
