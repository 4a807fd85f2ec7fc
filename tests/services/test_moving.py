"""Drafts move to a newer version with all that was said; signed assessments keep theirs."""

from __future__ import annotations

import gzip
import shutil
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from s4c_desktop.base.errors import UserError
from s4c_desktop.bootstrap import Program, open_program
from s4c_desktop.domain.assessment import Assessment, Evidence, Phase, Rating
from s4c_desktop.domain.scale import State
from tests.services.conftest import complete, new_draft

pytestmark = pytest.mark.sqlite_first

RELEASED = Path(__file__).parents[1] / "fixtures" / "workspace-0001.s4cw.gz"


@pytest.fixture(scope="module")
def brought_up(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Bring a workspace to this version once whose assessments were made with SCCF 0.1."""
    path = tmp_path_factory.mktemp("older") / "older.s4cw"
    path.write_bytes(gzip.decompress(RELEASED.read_bytes()))
    open_program(path).close()
    return path


@pytest.fixture
def older(brought_up: Path, tmp_path: Path) -> Iterator[Program]:
    """Open a copy of that workspace."""
    program = open_program(shutil.copy(brought_up, tmp_path / "older.s4cw"))
    yield program
    program.close()


def in_phase(program: Program, phase: Phase) -> Assessment:
    """Return an assessment of a phase that has ratings."""
    found = (program.assessments.load(line.id) for line in program.assessments.list())
    return next(a for a in found if a.phase is phase and a.ratings and a.evidence)


def test_a_draft_moves_with_everything_that_was_said(older: Program) -> None:
    draft = in_phase(older, Phase.DRAFT)
    history = older.assessments.history(draft.id)
    offered = older.moving.offer(draft)
    assert offered is not None
    assert (offered.before.version, offered.after.version) == ("0.1", "1.0")
    assert offered.adds_anchors
    assert offered.differences == ()
    moved = older.moving.move(draft.id).value
    assert moved.framework_id == offered.after.id
    assert moved.ratings == draft.ratings
    assert moved.evidence == draft.evidence
    assert (moved.role, moved.reading) == (draft.role, draft.reading)
    assert older.assessments.history(draft.id) == history
    assert older.assessments.load(draft.id) == moved
    assert older.workspace.check() == ()
    assert older.moving.offer(moved) is None
    with pytest.raises(UserError, match="no newer version"):
        older.moving.move(draft.id)


def test_a_moved_draft_can_be_rated_and_signed(older: Program) -> None:
    moved = older.moving.move(in_phase(older, Phase.DRAFT).id).value
    complete(older, moved)
    signed = older.signing.sign(moved.id, "Maria Ilieva").value
    assert older.signing.as_signed(signed.id).framework.version == "1.0"
    assert older.workspace.check() == ()


def test_a_signed_assessment_keeps_its_version(older: Program) -> None:
    signed = in_phase(older, Phase.SIGNED)
    assert older.moving.offer(signed) is None
    with pytest.raises(UserError, match="signed off"):
        older.moving.move(signed.id)
    assert older.library.framework(signed.framework_id).version == "0.1"


def test_one_made_with_the_newest_version_is_offered_nothing(program: Program) -> None:
    assert program.moving.offer(new_draft(program)) is None


@pytest.mark.on_both
def test_the_move_works_on_every_database(program: Program) -> None:
    """Made with 0.1 here: on a server there is no stored workspace to open."""
    older = next(f for f in program.library.frameworks() if f.version == "0.1")
    draft = new_draft(program, framework_id=older.id)
    program.assessments.rate(draft.id, "A1", Rating(State.RATED, 6), by="Maria")
    item = Evidence(UUID(int=7), "Minutes", links=frozenset({"A1"}))
    program.assessments.keep_evidence(draft.id, item)
    moved = program.moving.move(draft.id).value
    assert moved.ratings["A1"].level == 6
    assert moved.evidence[0].links == {"A1"}
    assert program.workspace.check() == ()
