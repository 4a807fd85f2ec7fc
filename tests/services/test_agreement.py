"""Two assessors side by side, and over everybody whom both have rated."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from s4c_desktop.base.errors import UserError
from s4c_desktop.bootstrap import Program
from s4c_desktop.domain.agreement import MIN_PEOPLE, NotEstimable
from s4c_desktop.domain.assessment import Assessment, Kind, Rating
from s4c_desktop.domain.scale import State
from s4c_desktop.domain.set_up import set_up_of
from tests.services.conftest import new_draft, rate_all, second_layer

pytestmark = pytest.mark.sqlite_first


@pytest.mark.on_both
def test_two_layers_side_by_side(program: Program, draft: Assessment) -> None:
    rate_all(program, draft, {"A1": Rating(State.RATED, 7)})
    second = second_layer(
        program, draft, {"A2": Rating(State.RATED, 6), "A3": Rating(State.NO_EVIDENCE)}
    )
    view = program.agreement.of(second.id, draft.id)
    assert (view.first.kind, view.second.kind) == (Kind.ASSESSOR, Kind.SECOND)
    assert [row.competence for row in view.differing] == ["A1", "A2", "A3"]
    assert len(view.rows) == 14
    found = view.agreement
    # What one of them did not place on the scale can't be compared.
    assert (found.compared, found.equal, found.within_one) == (13, 11, 12)
    assert found.leniency == Fraction(2 - 1, 13)
    assert view.agreed is None
    agreed = program.rounds.start_agreed(draft.id).value
    again = program.agreement.of_round(agreed.id)
    assert again.agreement == found
    assert again.agreed is not None
    assert next(row.agreed for row in again.rows if row.competence == "A4") == Rating(
        State.RATED, 5
    )


def test_only_the_two_layers_of_one_round_have_an_agreement(
    program: Program, draft: Assessment
) -> None:
    agreement = program.agreement
    with pytest.raises(UserError, match="one and the same"):
        agreement.of(draft.id, draft.id)
    with pytest.raises(UserError, match="different people"):
        agreement.of(draft.id, new_draft(program, "Somebody else").id)
    with pytest.raises(UserError, match="no second assessor"):
        agreement.of_round(draft.id)
    own = program.assessments.create(
        draft.person.id, replace(set_up_of(draft), kind=Kind.SELF, assessors="")
    ).value
    with pytest.raises(UserError, match="self-assessment has no agreement"):
        agreement.of(draft.id, own.id)
    other_round = program.assessments.create(draft.person.id, set_up_of(draft)).value
    with pytest.raises(UserError, match="not of one round"):
        agreement.of(draft.id, other_round.id)


@pytest.mark.on_both
def test_figures_over_all_rounds_of_two_assessors(program: Program, draft: Assessment) -> None:
    """Who came first in a round and how names are written make no difference."""
    rate_all(program, draft, {"A1": Rating(State.RATED, 7)})
    second_layer(program, draft, {"A2": Rating(State.RATED, 6)})
    other = new_draft(program, "Candidate 015")
    program.assessments.set_up(other.id, replace(set_up_of(other), assessors="PETAR petrov"))
    rate_all(program, program.assessments.load(other.id), {"A1": Rating(State.RATED, 8)})
    second_layer(program, other, assessors="Maria  Ilieva")
    unfinished = new_draft(program, "Candidate 016")
    program.rounds.start_second(unfinished.id, "Petar Petrov")
    (pair,) = program.agreement.overall()
    assert (pair.first, pair.second, pair.rounds) == ("Maria Ilieva", "Petar Petrov", 2)
    assert pair.agreement.compared == 28
    assert pair.agreement.leniency == Fraction(2 - 1 - 3, 28)
    assert pair.kappa.reason is NotEstimable.FEW_PEOPLE
    view = program.agreement.of_round(draft.id)
    assert program.agreement.pair(view) == pair


@pytest.mark.long
def test_from_ten_people_on_there_is_a_kappa(program: Program) -> None:
    for number in range(MIN_PEOPLE):
        first = new_draft(program, f"Candidate {number:03}")
        rate_all(program, first, {"A1": Rating(State.RATED, 4 + number % 5)})
        second_layer(program, first, {"A1": Rating(State.RATED, 4 + (number + number % 2) % 5)})
    (pair,) = program.agreement.overall()
    assert pair.kappa.people == MIN_PEOPLE
    assert pair.kappa.value is not None
    assert pair.kappa.interval is not None
    assert pair.kappa.interval[0] <= pair.kappa.value <= pair.kappa.interval[1]
