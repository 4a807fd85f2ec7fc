"""Every released workspace version opens, is sound, and shows what it held."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from s4c_desktop.bootstrap import open_program
from s4c_desktop.domain.scale import Status
from s4c_desktop.models.migrations import SCHEMA_VERSION

FIXTURES = Path(__file__).parents[1] / "fixtures"
RELEASED = sorted(FIXTURES.glob("workspace-*.s4cw.gz"))


def test_there_is_a_stored_workspace_of_every_version() -> None:
    versions = [int(path.name.split("-")[1][:4]) for path in RELEASED]
    assert versions == list(range(1, SCHEMA_VERSION + 1))


@pytest.mark.parametrize("stored", RELEASED, ids=lambda path: path.name)
def test_a_released_workspace_opens_and_is_sound(stored: Path, tmp_path: Path) -> None:
    path = tmp_path / "old.s4cw"
    path.write_bytes(gzip.decompress(stored.read_bytes()))
    program = open_program(path)
    try:
        assert program.workspace.check() == ()
        lines = {line.person: line for line in program.assessments.list()}
        signed = program.results.view(lines["Candidate 011"].id)
        assert signed.assessment.signature is not None
        assert signed.result.counts(mandatory=True)[Status.MET] == 15
        draft = program.results.view(lines["Candidate 014"].id)
        assert draft.result.counts(mandatory=True)[Status.MET] == 9
        assert draft.assessment.evidence[0].links == {"A3", "A6"}
    finally:
        program.close()
