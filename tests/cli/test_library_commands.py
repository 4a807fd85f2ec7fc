"""Searching and printing the library from the command line; neither needs a workspace."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pypdf import PdfReader

from s4c_desktop.reports.handbook import HandbookContent
from s4c_desktop.services import library_documents
from tests.cli.conftest import Run, rows, sentence


def test_a_search_answers_in_groups(run: Run, tmp_path: Path) -> None:
    done = run("search", "blockchain")
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines()[0].startswith("Competences (")
    assert "  B9  Blockchain" in done.out
    assert not list((tmp_path / "home" / "data").iterdir())


def test_a_search_answers_as_json(run: Run) -> None:
    found = run("search", "public security", "--json").json()
    assert {
        "kind": "competence",
        "code": "C4",
        "framework": "SCCF",
        "title": "Public safety",
    }.items() <= next(hit for hit in found if hit["code"] == "C4").items()
    assert all(set(hit) == {"kind", "code", "framework", "title", "snippet"} for hit in found)


def test_nothing_found_is_said_and_no_fault(run: Run) -> None:
    done = run("search", "zyzzyva")
    assert done.code == 0
    assert "Nothing found" in done.out
    assert run("search", "zyzzyva", "--json").json() == []
    assert run("search").code == 2


def test_the_handbook_is_written(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "draft.pdf"
    done = run("handbook", "--framework", "scro", "--output", target)
    assert (done.code, done.out, done.err) == (0, "", "")
    first = PdfReader(target).pages[0].extract_text()
    assert "Smart City Resilience Officer" in first
    done = run("handbook", "--framework", "XY", "--output", tmp_path / "x.pdf")
    assert done.code == 1
    assert "no framework XY" in done.err
    assert not (tmp_path / "x.pdf").exists()
    assert run("handbook").code == 2


def test_the_export_has_anchors_cards_and_the_library(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "sccf.json"
    assert run("framework", "export", "SCCF", "--output", target).code == 0
    found = json.loads(target.read_text(encoding="utf-8"))
    assert sum(len(c["anchors"]) for c in found["competences"]) == 200
    assert all(3 <= len(c["questions"]) <= 5 for c in found["competences"])
    assert [len(found[key]) for key in ("case_studies", "courses")] == [11, 26]
    assert len(found["glossary"]) >= 60
    roles = {role["code"]: role for role in found["roles"]}
    assert [len(roles[code]["tasks"]) for code in ("SCPD", "SCPM", "SCPMC")] == [5, 8, 5]
    assert {"title": "Project Manager", "reference": "ESCO 1219.6"} in roles["SCPM"][
        "similar_roles"
    ]
    assert len(roles["SCPMC"]["deliverables"]["accountable"]) == 1
    other = tmp_path / "scro.json"
    assert run("framework", "export", "scro", "--output", other).code == 0
    draft = json.loads(other.read_text(encoding="utf-8"))
    assert (draft["roles"], draft["case_studies"]) == ([], [])
    assert len(draft["competences"]) == 22


@pytest.mark.parametrize("text", ["qqqzzz", "", "%", '"', "*", "-"])
def test_a_search_that_finds_nothing_says_so(run: Run, text: str) -> None:
    done = run("search", "--", text)
    assert done.code == 0, done.err
    assert "Nothing found" in done.out
    assert run("search", "--json", "--", text).json() == []


def test_a_handbook_is_written_without_making_a_workspace(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "handbook.pdf"
    done = run("handbook", "--output", target, "--framework", "scro")
    assert (done.code, done.err) == (0, "")
    text = " ".join(page.extract_text() for page in PdfReader(target).pages)
    assert "Smart City Resilience Officer" in text
    assert not list((tmp_path / "home" / "data").iterdir())


def test_the_main_framework_is_meant_unless_another_is_named(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    meant: list[HandbookContent] = []
    monkeypatch.setattr(
        library_documents, "write_handbook", lambda _path, found, _check: meant.append(found)
    )
    assert run("handbook", "--output", tmp_path / "handbook.pdf").code == 0
    (content,) = meant
    assert content.framework.name == "SCCF 1.0"
    assert content.catalogue is not None


def test_an_unknown_framework_is_refused_with_those_there_are(run: Run, tmp_path: Path) -> None:
    done = run("handbook", "--output", tmp_path / "x.pdf", "--framework", "NOPE")
    assert done.code == 1
    assert "There is no framework NOPE." in done.err
    assert "SCCF 0.1" in done.err
    assert not (tmp_path / "x.pdf").exists()


def test_the_workspace_is_never_replaced(run: Run, workspace: Path) -> None:
    before = workspace.read_bytes()
    done = run("handbook", "--output", workspace, "--workspace", workspace)
    assert done.code == 1
    assert "it is the workspace itself" in done.err
    assert workspace.read_bytes() == before


def test_a_place_that_cannot_be_written_is_named(run: Run, tmp_path: Path) -> None:
    done = run("handbook", "--framework", "SCRO", "--output", tmp_path / "none" / "x.pdf")
    assert done.code == 1
    assert "x.pdf" in done.err


def test_a_framework_travels_whole_as_a_file(run: Run, workspace: Path, tmp_path: Path) -> None:
    here = ("--workspace", workspace)
    file = tmp_path / "sccf.json"
    assert run("framework", "export", "sccf", "--complete", "--output", file).code == 0
    kept = rows(workspace)
    # The bundled code is not for others.
    refused = sentence(run("framework", "import", file, "--publish", *here))
    assert "SCCF 1.0 can't be published. SCCF is the code of a framework that comes with" in refused
    assert rows(workspace) == kept
    data = json.loads(file.read_text("utf-8"))
    data["framework"].update(code="CITY", title="Our city")
    file.write_text(json.dumps(data), "utf-8")
    done = run("framework", "import", file, *here)
    assert (done.code, done.out) == (0, "CITY 1.0 is brought in as a draft.\n"), done.err
    done = run("framework", "import", file, "--publish", *here)
    assert done.out == "CITY 1.0 is published: Our city.\n"
    listed = run("framework", "list", *here).out.splitlines()
    assert "CITY 1.0: Our city, 40 competences, 3 roles" in listed
    assert "CITY 1.0: Our city, a draft in the making" in listed
    kept = rows(workspace)
    data["framework"]["roles"][0]["requirements"]["default"][2]["eqf"] = 9
    file.write_text(json.dumps(data), "utf-8")
    for options in ((), ("--publish",)):
        refused = sentence(run("framework", "import", file, *options, *here))
        assert refused.endswith("There is no level EQF 9. Nothing was changed.")
    assert rows(workspace) == kept


def test_an_import_says_what_moving_drafts_would_change(
    run: Run, workspace: Path, assessed: str, tmp_path: Path
) -> None:
    file = tmp_path / "sccf.json"
    run("framework", "export", "SCCF", "--complete", "--output", file)
    data = json.loads(file.read_text("utf-8"))
    data["framework"].update(code="CITY", title="Our city", left_out=["A5"])
    data["framework"]["roles"][0]["requirements"]["default"][0]["eqf"] = 8
    file.write_text(json.dumps(data), "utf-8")
    done = run("framework", "import", file, "--workspace", workspace)
    assert done.out.splitlines() == [
        "CITY 1.0 is brought in as a draft.",
        "What moving draft assessments to it would change:",
        "  Bob, Self-assessment",
        "    CITY 1.0 lacks what is rated in it: A5.",
    ]
    data["framework"].pop("left_out")
    file.write_text(json.dumps(data), "utf-8")
    done = run("framework", "import", file, "--publish", "--workspace", workspace)
    assert done.out.splitlines()[-1] == (
        "    A1 Creative thinking: Mandatory, EQF 6, then Mandatory, EQF 8"
    )
