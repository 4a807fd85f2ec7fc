"""Practice: rated unseen, closed, then compared with the reference and with each other."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest

from s4c_desktop.base.errors import ConflictError, UserError
from s4c_desktop.bootstrap import Program
from s4c_desktop.domain.assessment import Rating
from s4c_desktop.domain.rank import rating_at
from s4c_desktop.domain.scale import State
from s4c_desktop.domain.vignette import Vignette
from tests.services.quality import IVAN, MARIA

pytestmark = pytest.mark.sqlite_first


@pytest.fixture
def vignette(program: Program) -> Vignette:
    return program.practice.vignettes()[0].vignette


def practise(program: Program, vignette: Vignette, rater: str, rank: int) -> UUID:
    """Rate all competences alike and finish."""
    task = program.practice.begin(vignette.id, rater, practice_id=uuid4()).value
    for code in vignette.competences:
        program.practice.rate(task.round.id, code, rating_at(rank), seen=Rating())
    program.practice.finish(task.round.id)
    return task.round.id


def test_no_reference_is_given_before_the_end(program: Program, vignette: Vignette) -> None:
    task = program.practice.begin(vignette.id, MARIA, practice_id=uuid4()).value
    for part in (*vignette.parts, *task.vignette.parts):
        assert (part.reference, part.reasoning) == (Rating(), "")
        assert part.account
    with pytest.raises(UserError, match="once this practice is finished"):
        program.practice.compare(task.round.id)
    first, *rest = vignette.competences
    program.practice.rate(
        task.round.id, first, Rating(State.NO_EVIDENCE, note="Only told."), seen=Rating()
    )
    with pytest.raises(UserError, match=", ".join(rest)):
        program.practice.finish(task.round.id)
    # Whoever begins anew goes on where they were.
    again = program.practice.begin(vignette.id, MARIA.upper(), practice_id=uuid4()).value
    assert again.round.id == task.round.id
    assert again.round.rating(first).note == "Only told."
    assert again.open == tuple(rest)
    assert program.workspace.check() == ()


@pytest.mark.on_both
def test_what_is_finished_stays_and_is_compared(program: Program, vignette: Vignette) -> None:
    ids = [
        practise(program, vignette, name, rank)
        for name, rank in ((MARIA, 6), (IVAN, 5), ("Elena Dimitrova", 6))
    ]
    found = program.practice.compare(ids[0])
    assert all(part.reasoning for part in found.vignette.parts)
    assert found.practised.rated == len(vignette.parts)
    assert found.raters == (MARIA, IVAN, "Elena Dimitrova")
    assert [spread.counts for spread in found.spreads] == [(0, 0, 1, 2, 0, 0)] * len(vignette.parts)
    assert found.spreads[0].consensus is not None
    code = vignette.competences[0]
    with pytest.raises(UserError, match="finished"):
        program.practice.rate(ids[0], code, rating_at(4), seen=rating_at(6))
    with pytest.raises(UserError, match="is kept"):
        program.practice.drop(ids[0])
    # A second time counts for nobody but the rater: they know the reference.
    again = program.practice.compare(practise(program, vignette, MARIA, 8))
    assert not again.counts
    assert again.spreads == found.spreads
    assert again.practised != found.practised


@pytest.mark.on_both
def test_two_desks_and_bad_input(program: Program, vignette: Vignette) -> None:
    for rater in ("", f"{MARIA}, {IVAN}"):
        with pytest.raises(UserError, match="one assessor"):
            program.practice.begin(vignette.id, rater, practice_id=uuid4())
    task = program.practice.begin(vignette.id, MARIA, practice_id=uuid4()).value
    code = vignette.competences[0]
    program.practice.rate(task.round.id, code, rating_at(7), seen=Rating())
    with pytest.raises(ConflictError, match=code):
        program.practice.rate(task.round.id, code, rating_at(4), seen=Rating())
    for wrong, rating in (("Z9", rating_at(4)), (code, Rating(State.EXEMPT))):
        with pytest.raises(UserError, match="can't be rated so"):
            program.practice.rate(task.round.id, wrong, rating, seen=rating_at(7))
    with pytest.raises(UserError, match="does not"):
        program.practice.begin(uuid4(), MARIA, practice_id=uuid4())
    program.practice.drop(task.round.id)
    assert program.practice.vignettes()[0].rounds == ()
    with pytest.raises(UserError, match="no longer"):
        program.practice.task(task.round.id)
