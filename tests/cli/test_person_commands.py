"""Listing, exporting and erasing people, and documents by code name, from the command line."""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from s4c_desktop.bootstrap import open_program
from s4c_desktop.domain.assessment import Person
from tests.cli.conftest import Run


def change(workspace: Path, **values: object) -> Person:
    """Change the one person there is."""
    with closing(open_program(workspace)) as program:
        (person,) = program.people.list()
        return program.people.update(replace(person, **values)).value  # type: ignore[arg-type]


@pytest.fixture
def bob(workspace: Path, assessed: str) -> Person:
    return change(workspace, pseudonym="P-7K3Q", retain_until=date(2026, 1, 31))


def test_people_are_listed(run: Run, workspace: Path, bob: Person) -> None:
    done = run("--workspace", workspace, "person", "list")
    assert done.out == f"{bob.id}  Bob · P-7K3Q · keep until 2026-01-31\n"
    found = run("person", "list", "--json", "--workspace", workspace).json()
    assert found == [
        {"id": str(bob.id), "name": "Bob", "code_name": "P-7K3Q", "keep_until": "2026-01-31"}
    ]


def test_only_who_is_due_is_listed(run: Run, workspace: Path, bob: Person) -> None:
    assert str(bob.id) in run("--workspace", workspace, "person", "list", "--due").out
    change(workspace, retain_until=date(9999, 12, 31))
    assert run("--workspace", workspace, "person", "list", "--due").out == ""


def test_everything_about_somebody_is_exported(
    run: Run, workspace: Path, assessed: str, bob: Person, tmp_path: Path
) -> None:
    target = tmp_path / "bob.zip"
    done = run("--workspace", workspace, "person", "export", bob.id, "--output", target)
    assert (done.code, done.out, done.err) == (0, "", "")
    with ZipFile(target) as archive:
        found = json.loads(archive.read("person.json"))
    assert found["person"]["name"] == "Bob"
    assert [line["id"] for line in found["assessments"]] == [assessed]


def test_the_workspace_is_never_replaced(run: Run, workspace: Path, bob: Person) -> None:
    done = run("--workspace", workspace, "person", "export", bob.id, "--output", workspace)
    assert done.code == 1
    assert "workspace itself" in done.err


def test_somebody_is_erased(run: Run, workspace: Path, bob: Person) -> None:
    words = ("--by", "Maria Ilieva", "--reason", "asked for it", "--yes")
    done = run("--workspace", workspace, "person", "erase", bob.id, *words)
    assert (done.code, done.err) == (0, "")
    assert done.out == "Erased: assessments 1, of them signed 0, evidence 0, files 0.\n"
    assert run("--workspace", workspace, "person", "list").out == ""
    assert run("--workspace", workspace, "check").code == 0


def test_nobody_is_erased_without_yes_or_by_name(run: Run, workspace: Path, bob: Person) -> None:
    words = ("--workspace", workspace, "person", "erase", bob.id, "--by", "Maria", "--reason")
    assert run(*words, "asked for it").code == 2
    named = run(*words, "Bob asked for it", "--yes")
    assert named.code == 1
    assert "must not name" in named.err
    assert str(bob.id) in run("--workspace", workspace, "person", "list").out


@pytest.mark.parametrize("text", ["x", str(UUID(int=7))])
def test_an_unknown_person_is_named(run: Run, workspace: Path, bob: Person, text: str) -> None:
    done = run("--workspace", workspace, "person", "export", text, "--output", "out.zip")
    assert done.code == 1
    assert text in done.err
    assert not Path("out.zip").exists()


@pytest.mark.parametrize("command", ["report", "plan"])
def test_documents_name_people_by_code_name(
    run: Run, workspace: Path, assessed: str, bob: Person, tmp_path: Path, command: str
) -> None:
    target = tmp_path / "out.pdf"
    words = ("--workspace", workspace, command, assessed, "--output", target)
    assert run(*words, "--code-name").code == 0
    reader = PdfReader(target)
    text = "\n".join(page.extract_text() for page in reader.pages) + str(reader.metadata)
    assert "P-7K3Q" in text
    assert "Bob" not in text
    assert run(*words).code == 0
    assert "Bob" in PdfReader(target).pages[0].extract_text()


def test_somebody_without_a_code_name_is_not_printed_by_name(
    run: Run, workspace: Path, assessed: str, tmp_path: Path
) -> None:
    target = tmp_path / "out.pdf"
    words = ("--workspace", workspace, "report", assessed, "--output", target, "--code-name")
    done = run(*words)
    assert done.code == 1
    assert "no code name" in done.err
    assert not target.exists()
