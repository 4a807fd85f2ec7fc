"""`group`: lists, imports and shows, and never tells of single people."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Done, Run, sentence

ROWS = ["Ana,city,4,5", "Bo,city,5,6", "Cleo,city,6,6", "Dan,city,7,7", "Eva,city,8,<4"]


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "group.csv"
    path.write_text("\n".join(("Code name,Employer,A1,A2", *ROWS)), encoding="utf-8")
    return path


def imported(run: Run, workspace: Path, *words: object) -> Done:
    return run("--workspace", workspace, "group", "import", *words)


def test_a_table_makes_a_group_and_its_report(run: Run, workspace: Path, table: Path) -> None:
    new = ("--new", "Varna", "--role", "SCPM")
    dry = imported(run, workspace, table, *new, "--dry-run")
    assert (dry.code, dry.err) == (0, "")
    assert dry.out.splitlines()[0] == "line 2: Ana: new"
    assert dry.out.splitlines()[-1] == "5 new participants."
    assert run("--workspace", workspace, "group", "list").out == ""
    done = imported(run, workspace, table, *new)
    assert done.out.endswith("5 participants added.\n")
    (line,) = run("--workspace", workspace, "group", "list", "--json").json()
    assert (line["title"], line["role"], line["participants"], line["shown"]) == (
        "Varna",
        "SCPM",
        5,
        0,
    )
    shown = run("--workspace", workspace, "group", "report", "varna", "--json").json()
    assert shown["people"] == 5
    by_code = {one["competence"]: one for one in shown["competences"]}
    assert by_code["A1"]["counts"] == {"below": 0, "4": 1, "5": 1, "6": 1, "7": 1, "8": 1}
    assert by_code["A1"]["median"] == [6, 6]
    assert by_code["B1"]["withheld"] == "few"
    assert "counts" not in by_code["B1"]
    text = run("--workspace", workspace, "group", "report", line["id"]).out
    assert "5 people rated · median 6 · middle half from 5 to 7" in text
    assert all(name not in text for name in ("Ana", "Bo", "Cleo", "Dan", "Eva"))
    pdf, xlsx = table.with_name("varna.pdf"), table.with_name("varna.xlsx")
    for place, begins in ((pdf, b"%PDF"), (xlsx, b"PK")):
        done = run("--workspace", workspace, "group", "report", "varna", "--output", place)
        assert (done.code, done.out) == (0, f"{place}\n")
        assert place.read_bytes().startswith(begins)
    late = imported(run, workspace, table, "--group", "Varna", "--replace")
    assert late.code == 1
    assert "was shown already" in late.err
    assert run("--workspace", workspace, "check").code == 0


def test_what_would_set_people_apart_is_refused(run: Run, workspace: Path, table: Path) -> None:
    with table.open("a", encoding="utf-8") as file:
        file.write(
            "\n"
            + "\n".join(row.replace("city", "port") + "" for row in ROWS[:2])
            .replace("Ana", "Fin")
            .replace("Bo", "Gus")
        )
    assert imported(run, workspace, table, "--new", "Varna").code == 0
    assert run("--workspace", workspace, "group", "report", "Varna").code == 0
    words = ("--workspace", workspace, "group", "report", "Varna", "--filter")
    assert "set 2 people apart" in sentence(run(*words, "Employer=city"))
    assert "Only 2 people fit" in sentence(run(*words, "Employer=port"))
    assert run(*words, "Employer").code == 2
    assert "no group Burgas" in sentence(run("--workspace", workspace, "group", "report", "Burgas"))


def test_a_faulty_table_leaves_not_even_a_workspace(run: Run, tmp_path: Path, table: Path) -> None:
    table.write_text("Code name,A1\nAna,9\n", encoding="utf-8")
    place = tmp_path / "new.s4cw"
    done = imported(run, place, table, "--new", "Varna")
    assert done.code == 1
    assert done.err.splitlines()[0].startswith("group.csv, line 2, column A1: “9” is no level.")
    assert "Nothing was imported: 1 row is faulty" in done.err
    assert not place.exists()


def test_misuse_is_told(run: Run, workspace: Path, table: Path, tmp_path: Path) -> None:
    assert imported(run, workspace, table).code == 2
    assert imported(run, workspace, table, "--new", "A", "--group", "B").code == 2
    assert imported(run, workspace, table, tmp_path / "one.s4c", "--new", "A").code == 2
    assert imported(run, workspace, table, table, "--new", "A").code == 2
    assert "needs a title" in sentence(imported(run, workspace, table, "--new", " "))
    assert "no such role" in sentence(imported(run, workspace, table, "--new", "A", "--role", "X"))


def test_files_of_people_bring_ratings_under_code_names(
    run: Run, workspace: Path, assessed: str, tmp_path: Path
) -> None:
    file = tmp_path / "bob.s4c"
    assert run("--workspace", workspace, "export-s4c", assessed, "--output", file).code == 0
    found = imported(run, workspace, file, "--new", "Varna", "--json").json()
    assert found["files"][0]["ratings"] == 5
    assert found["done"]["added"] == 1
    twice = imported(run, workspace, file, file, "--new", "Burgas", "--dry-run")
    assert twice.code == 1
    assert "same person" in twice.err
    listed = run("--workspace", workspace, "group", "list").out
    assert "Varna" in listed
    assert "Bob" not in listed
