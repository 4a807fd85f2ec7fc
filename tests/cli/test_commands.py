"""What the commands print and write, in the stable form other programs rely on."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

import pytest
from pypdf import PdfReader

from s4c_desktop.bootstrap import Program, open_program
from s4c_desktop.domain.assessment import Decision, Rating
from s4c_desktop.domain.framework import Framework
from s4c_desktop.domain.scale import State
from s4c_desktop.domain.set_up import SetUp
from s4c_desktop.services.people import PersonDetails
from tests.cli.conftest import Run

COUNTS = ("met", "one_short", "more_short", "below_scale", "unknown", "exempt")


def test_frameworks_are_listed_without_making_a_workspace(run: Run, tmp_path: Path) -> None:
    done = run("framework", "list")
    assert done.code == 0
    title = "Smart City Competence Framework, 40 competences, 3 roles"
    older, newer, draft = done.out.splitlines()
    assert (older, newer) == (f"SCCF 0.1: {title}", f"SCCF 1.0: {title}")
    assert draft.startswith("SCRO 0.1: ")
    assert draft.endswith(", 0 roles")
    assert not list((tmp_path / "home" / "data").iterdir())


def test_a_framework_is_exported_as_json(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "framework.json"
    assert run("framework", "export", "SCCF", "--output", target).code == 0
    found = json.loads(target.read_text(encoding="utf-8"))
    assert (found["code"], found["version"]) == ("SCCF", "1.0")
    assert [len(found[k]) for k in ("levels", "areas", "competences", "roles", "modules")] == [
        5,
        4,
        40,
        3,
        4,
    ]
    mandatory = {r["code"]: sum(c["mandatory"] for c in r["requirements"]) for r in found["roles"]}
    assert mandatory == {"SCPD": 14, "SCPM": 19, "SCPMC": 12}


def test_the_result_has_exactly_the_promised_shape(
    run: Run, workspace: Path, assessed: str
) -> None:
    found = run("result", assessed, "--json", "--workspace", workspace).json()
    assert list(found) == [
        "id",
        "state",
        "kind",
        "role",
        "framework",
        "version",
        "reading",
        "readiness",
        "coverage",
        "competences",
    ]
    assert found["id"] == assessed
    assert (found["state"], found["kind"], found["reading"]) == ("draft", "self", "default")
    assert found["readiness"]["mandatory"] == dict(zip(COUNTS, (1, 1, 0, 1, 11, 0), strict=True))
    assert found["readiness"]["optional"] == dict(zip(COUNTS, (0, 0, 0, 0, 25, 1), strict=True))
    assert found["coverage"] == {"rated": 3, "in_scope": 40}
    competences = {c["code"]: c for c in found["competences"]}
    assert list(competences) == [*competences]
    assert competences["A1"] == {
        "code": "A1",
        "mandatory": True,
        "required": 6,
        "actual": 6,
        "gap": 0,
        "state": "rated",
        "status": "met",
    }
    expected = {
        "A2": (4, 1, "rated", "one_short"),
        "A3": (None, None, "below", "below_scale"),
        "A4": (None, None, "no_evidence", "unknown"),
        "A5": (None, None, "exempt", "exempt"),
        "A6": (None, None, "untouched", "unknown"),
    }
    for code, (actual, gap, state, status) in expected.items():
        row = competences[code]
        assert (row["actual"], row["gap"], row["state"], row["status"]) == (
            actual,
            gap,
            state,
            status,
        )


def test_the_map_reading_has_sixteen_mandatory(run: Run, workspace: Path, ratings: Path) -> None:
    done = run(
        "assess",
        ratings,
        "--role",
        "SCPD",
        "--name",
        "Bob",
        "--reading",
        "map",
        "--workspace",
        workspace,
        "--json",
    )
    found = done.json()
    assert found["reading"] == "map"
    assert sum(found["readiness"]["mandatory"].values()) == 16


def test_an_assessor_is_named_and_allows_exemptions(
    run: Run, workspace: Path, ratings: Path
) -> None:
    done = run(
        "assess", ratings, "--role", "SCPM", "--name", "Bob", "--kind", "assessor",
        "--assessor", "Maria", "--date", "2026-09-14", "--workspace", workspace,
    )  # fmt: skip
    identity, sentence = done.out.splitlines()
    assert sentence.startswith("1 of 19 mandatory met")
    program = open_program(workspace)
    found = program.assessments.load(UUID(identity))
    program.close()
    assert (found.assessors, str(found.held_on)) == ("Maria", "2026-09-14")
    assert found.rating("A5").allowed_by == "Maria"
    assert found.rating("A5").reason == "works abroad"
    assert found.rating("A2").note == "thin"


def test_a_self_assessment_allows_its_own_exemptions_and_is_of_today(
    run: Run, workspace: Path, assessed: str
) -> None:

    program = open_program(workspace)
    found = program.assessments.load(UUID(assessed))
    program.close()
    assert found.rating("A5").allowed_by == "Bob"
    assert found.held_on is not None
    assert abs((datetime.now(UTC).date() - found.held_on).days) <= 1


def test_the_readable_result_says_the_same(run: Run, workspace: Path, assessed: str) -> None:
    done = run("--workspace", workspace, "result", assessed)
    assert "By own rating: 1 of 14 mandatory met, 2 short (A2, A3)" in done.out
    assert "at least 3 levels short" in done.out
    assert "not a qualification held" in done.out
    assert "Backed by" not in done.out


def test_both_documents_are_written(
    run: Run, workspace: Path, assessed: str, tmp_path: Path
) -> None:
    for command in ("report", "plan"):
        target = tmp_path / f"{command}.pdf"
        assert run(command, assessed, "--output", target, "--workspace", workspace).code == 0
        assert "Bob" in PdfReader(target).pages[0].extract_text()


def test_the_plan_has_exactly_the_promised_shape(run: Run, workspace: Path, assessed: str) -> None:
    found = run("plan", assessed, "--json", "--workspace", workspace).json()
    assert list(found) == ["id", "items", "untaught", "evidence_only"]
    assert found["evidence_only"] == ["A4"]
    assert found["items"]
    for item in found["items"]:
        assert list(item) == ["unit", "module", "topics", "hours", "works_on", "reason"]
        assert list(item["hours"]) == ["online", "live", "practical"]
        assert set(item["works_on"]) <= {"A2", "A3"}
        assert item["topics"]
        assert item["reason"]


def test_a_signed_assessment_says_so_and_its_documents_are_no_drafts(
    run: Run, workspace: Path, tmp_path: Path
) -> None:
    program = open_program(workspace)
    identity = str(signed(program, program.library.current()))
    program.close()
    found = run("result", identity, "--json", "--workspace", workspace).json()
    assert (found["state"], found["kind"]) == ("signed", "assessor")
    assert found["coverage"] == {"rated": 14, "in_scope": 14}
    said = run("result", identity, "--workspace", workspace).out
    assert "Backed by sufficient evidence: 0 of 14; thin: A1, " in said
    target = tmp_path / "report.pdf"
    assert run("report", identity, "--output", target, "--workspace", workspace).code == 0
    assert "Draft" not in PdfReader(target).pages[0].extract_text()


def signed(program: Program, framework: Framework) -> UUID:
    """Sign an assessor's assessment off."""
    person = program.people.create(PersonDetails("Bob")).value
    choice = SetUp(framework.id, "SCPD", held_on=date(2026, 9, 14), assessors="Maria")
    draft = program.assessments.create(person.id, choice).value
    for code, requirement in framework.requirements("SCPD", "default").items():
        if requirement.mandatory:
            program.assessments.rate(draft.id, code, Rating(State.RATED, 6), by="Maria")
    program.assessments.decide(draft.id, Decision.NOT_YET, "Maria")
    return program.signing.sign(draft.id, "Maria").value.id


def test_check_is_silent_about_a_sound_workspace(run: Run, workspace: Path, assessed: str) -> None:
    done = run("check", "--workspace", workspace)
    assert (done.code, done.err) == (0, "")


def test_check_finds_the_head_that_a_document_has_printed(
    run: Run, workspace: Path, assessed: str
) -> None:
    program = open_program(workspace)
    identity = UUID(assessed)
    framework = program.library.current()
    for code in framework.requirements("SCPD", "default"):
        program.assessments.rate(identity, code, Rating(State.RATED, 5), by="Maria")
    program.assessments.decide(identity, Decision.NOT_YET, "Maria")
    signature = program.signing.sign(identity, "Maria").value.signature
    program.close()
    assert signature is not None
    found = run("check", "--head", signature.chain[:10].upper(), "--workspace", workspace)
    assert (found.code, found.err) == (0, "")
    assert f"Link 1, signed {signature.signed_at:%Y-%m-%d}. The chain up to it" in found.out
    other = run("check", "--head", "0" * 64, "--workspace", workspace)
    assert other.code == 1
    assert "has no such link: either the document comes from another" in other.err
    wrong = run("check", "--head", "no hash", "--workspace", workspace)
    assert (wrong.code, wrong.out) == (1, "")
    assert "is not the hash of a link" in wrong.err


@pytest.mark.parametrize("separator", [",", ";"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_both_separators_and_a_byte_order_mark_are_read(
    run: Run, workspace: Path, tmp_path: Path, separator: str, mark: str
) -> None:
    path = tmp_path / "r.csv"
    lines = ["competence,level,note", " a1 , Below ,x", "", 'B6,"4","two\nlines"', "C1,NO EVIDENCE"]
    path.write_text(mark + "\n".join(lines).replace(",", separator), encoding="utf-8")
    done = run("assess", path, "--role", "scpd", "--name", "B", "--json", "--workspace", workspace)
    states = {c["code"]: c["state"] for c in done.json()["competences"]}
    assert (states["A1"], states["B6"], states["C1"]) == ("below", "rated", "no_evidence")


def test_the_default_workspace_is_made_by_assess(run: Run, ratings: Path, tmp_path: Path) -> None:
    done = run("assess", ratings, "--role", "SCPD", "--name", "Bob")
    identity = done.out.splitlines()[0]
    assert [p.suffix for p in (tmp_path / "home" / "data").glob("*.s4cw")] == [".s4cw"]
    assert run("result", identity).code == 0


def test_the_program_itself_runs_a_command() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "s4c_desktop", "framework", "list"],
        capture_output=True,
        check=True,
        text=True,
    )
    assert done.stdout.startswith("SCCF 0.1")


# -- for oneself ---------------------------------------------------------------------------


@pytest.fixture
def for_all_roles(run: Run, workspace: Path, ratings: Path) -> str:
    """Rate somebody for all roles; return the assessment's identity."""
    done = run(
        "assess", ratings, "--role", "all", "--name", "Ana", "--date", "2026-09-14",
        "--workspace", workspace,
    )  # fmt: skip
    assert (done.code, done.err) == (0, "")
    identity, sentence = done.out.splitlines()
    assert sentence.startswith("By own rating: ")
    assert sentence.endswith(" are too close to tell.")
    return identity


def test_all_roles_are_rated_at_once(run: Run, workspace: Path, for_all_roles: str) -> None:
    printed = run("result", for_all_roles, "--workspace", workspace).out
    assert "Ana · All roles" in printed
    assert "Smart City Project Manager: 1–" in printed
    assert "  A2 Familiarity with new technologies & ICT: 1 level short, EQF 5" in printed
    found = run("result", for_all_roles, "--json", "--workspace", workspace).json()
    assert found["role"] == "*"
    assert {fit["role"] for fit in found["roles"]} == {"SCPD", "SCPM", "SCPMC"}
    for fit in found["roles"]:
        known = fit["met_worst_case"] + len(fit["short"]) + len(fit["exempt"])
        assert known + len(fit["unknown"]) == fit["mandatory"]
        assert fit["met_best_case"] - fit["met_worst_case"] == len(fit["unknown"])


def test_a_plan_names_its_role(
    run: Run, workspace: Path, assessed: str, for_all_roles: str
) -> None:
    where = ("--json", "--workspace", workspace)
    plans = {
        role: run("plan", for_all_roles, "--role", role, *where).json()["items"]
        for role in ("scpd", "SCPM")
    }
    assert plans["scpd"] != plans["SCPM"]
    refused = run("plan", for_all_roles, "--role", "MAYOR", *where)
    assert refused.code == 1
    assert "Roles to plan for: " in refused.err


def test_a_summary_is_printed_or_written(
    run: Run, workspace: Path, for_all_roles: str, tmp_path: Path
) -> None:
    where = ("--workspace", workspace)
    printed = run("summary", for_all_roles, *where)
    assert (printed.code, printed.err) == (0, "")
    assert printed.out.startswith("Summary of a self-assessment\n====")
    target = tmp_path / "ana.json"
    written = run("summary", for_all_roles, "--format", "json-resume", "--output", target, *where)
    assert (written.code, written.out) == (0, "")
    found = json.loads(target.read_text("utf-8"))
    assert found == run("summary", for_all_roles, "--format", "json-resume", *where).json() | {
        "meta": found["meta"]
    }
    assert found["basics"]["name"] == "Ana"
    refused = run("summary", for_all_roles, "--code-name", *where)
    assert refused.code == 1
    assert "no code name" in refused.err


def test_an_assessor_rates_one_role(run: Run, workspace: Path, ratings: Path) -> None:
    done = run(
        "assess", ratings, "--role", "all", "--name", "Ana", "--kind", "assessor",
        "--assessor", "Maria", "--workspace", workspace,
    )  # fmt: skip
    assert done.code == 1
    assert "Choose one role" in done.err
