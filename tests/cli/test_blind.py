"""The commands say plainly that an assessment is still blind, and write nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from s4c_desktop.bootstrap import open_program
from s4c_desktop.domain.set_up import SetUp
from s4c_desktop.services.people import PersonDetails
from tests.cli.conftest import Run


@pytest.fixture
def blind(workspace: Path) -> str:
    program = open_program(workspace)
    person = program.people.create(PersonDetails("Candidate 014")).value
    choice = SetUp(program.library.current().id, "SCPD", assessors="Maria", blind=True)
    made = program.assessments.create(person.id, choice).value
    program.close()
    return str(made.id)


@pytest.mark.parametrize("command", ["result", "report", "plan"])
def test_a_blind_draft_has_no_result(
    run: Run, workspace: Path, blind: str, tmp_path: Path, command: str
) -> None:
    output = () if command == "result" else ("--output", tmp_path / "out.pdf")
    done = run(command, "--workspace", workspace, blind, *output)
    assert done.code == 1
    assert done.out == ""
    assert "still blind" in done.err
    assert not (tmp_path / "out.pdf").exists()
