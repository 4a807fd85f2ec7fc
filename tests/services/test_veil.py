"""Blind rating on a workspace: hidden until all is rated, and a reason for every change after."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from s4c_desktop.base.errors import UserError
from s4c_desktop.bootstrap import Program
from s4c_desktop.domain.assessment import Assessment, Rating
from s4c_desktop.domain.scale import State
from s4c_desktop.domain.set_up import set_up_of
from s4c_desktop.domain.veil import VeiledError
from tests.reports.conftest import words
from tests.services.conftest import complete

pytestmark = pytest.mark.sqlite_first

BY = "Maria Ilieva"
FOUR = Rating(State.RATED, 4)


@pytest.fixture
def blind(program: Program, draft: Assessment) -> Assessment:
    return program.assessments.set_up(draft.id, replace(set_up_of(draft), blind=True)).value


def test_nothing_is_compared_while_it_is_blind(
    program: Program, blind: Assessment, tmp_path: Path
) -> None:
    for ask in (
        lambda: program.results.view(blind.id),
        lambda: program.results.of(blind),
        lambda: program.plans.view(blind.id),
        lambda: program.documents.report(blind.id, tmp_path / "report.pdf"),
        lambda: program.documents.plan(blind.id, tmp_path / "plan.pdf"),
    ):
        with pytest.raises(VeiledError):
            ask()
    assert list(tmp_path.glob("*.pdf")) == []


def test_the_levels_are_shown_once_everything_is_rated(program: Program, blind: Assessment) -> None:
    program.assessments.rate(blind.id, "A1", FOUR, by=BY)
    with pytest.raises(UserError) as refused:
        program.veil.unveil(blind.id)
    assert "Left: A2, " in refused.value.text()
    assert program.assessments.load(blind.id).veiled
    complete(program, blind)
    shown = program.veil.unveil(blind.id).value
    assert shown.unveiled_at is not None
    assert not shown.veiled
    again = program.veil.unveil(blind.id).value
    assert again.unveiled_at == shown.unveiled_at
    assert program.results.view(blind.id).result.comparisons
    assert program.workspace.check() == ()


@pytest.mark.on_both
def test_a_change_afterwards_needs_its_reason_and_the_report_prints_it(
    program: Program, blind: Assessment, tmp_path: Path
) -> None:
    complete(program, blind)
    program.veil.unveil(blind.id)
    with pytest.raises(UserError) as refused:
        program.assessments.rate(blind.id, "A1", FOUR, by=BY, why="  ")
    assert "A1: the required levels have been shown" in refused.value.text()
    before = program.assessments.load(blind.id).rating("A1")
    assert before.level == 5
    program.assessments.rate(blind.id, "A1", replace(before, note="n", flagged=True), by=BY)
    changes = len(program.assessments.history(blind.id))
    program.assessments.rate(blind.id, "A1", FOUR, by=BY, why="Misread the anchor")
    program.assessments.rate(blind.id, "A1", before, by=BY, why="Read it once more")
    assert len(program.assessments.history(blind.id)) == changes + 2
    late = program.results.view(blind.id).late
    assert [(c.change.competence, c.before.level, c.change.level, c.change.why) for c in late] == [
        ("A1", 5, 4, "Misread the anchor"),
        ("A1", 4, 5, "Read it once more"),
    ]
    program.signing.sign(blind.id, BY)
    printed = words(program.documents.report(blind.id, tmp_path / "report.pdf"))
    for text in ("Blind rating", "Misread the anchor", "Read it once more"):
        assert text in printed
    revision = program.signing.revise(blind.id, "An appeal").value
    assert program.results.view(revision.id).late == ()


def test_it_can_be_switched_only_before_the_first_rating(
    program: Program, blind: Assessment
) -> None:
    open_eyed = replace(set_up_of(blind), blind=False)
    assert not program.assessments.set_up(blind.id, open_eyed).value.blind
    program.assessments.set_up(blind.id, replace(open_eyed, blind=True))
    program.assessments.rate(blind.id, "A1", FOUR, by=BY)
    with pytest.raises(UserError):
        program.assessments.set_up(blind.id, open_eyed)
    assert program.assessments.load(blind.id).veiled
