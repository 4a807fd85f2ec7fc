"""Gap, surplus, status and counts are those of MEASURES: ordinal, never averaged or offset."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from s4c_desktop.domain.assessment import Rating, Scope
from s4c_desktop.domain.gap import compare, evaluate
from s4c_desktop.domain.scale import EQF_LEVELS, State, Status
from tests.domain.frameworks import requirement

LEVEL = st.sampled_from(EQF_LEVELS)
RATING = st.one_of(
    LEVEL.map(lambda level: Rating(State.RATED, level)),
    st.sampled_from(
        [
            Rating(),
            Rating(State.BELOW),
            Rating(State.NO_EVIDENCE),
            Rating(State.EXEMPT, reason="r", allowed_by="n"),
        ]
    ),
)


@pytest.mark.parametrize(
    ("required", "actual", "status", "gap", "surplus"),
    [
        (6, 6, Status.MET, 0, 0),
        (6, 8, Status.MET, 0, 2),
        (6, 5, Status.ONE_SHORT, 1, 0),
        (6, 4, Status.MORE_SHORT, 2, 0),
        (8, 4, Status.MORE_SHORT, 4, 0),
        (4, 4, Status.MET, 0, 0),
    ],
)
def test_a_level_is_compared_with_what_is_required(
    required: int, actual: int, status: Status, gap: int, surplus: int
) -> None:
    found = compare(requirement("A1", required), Rating(State.RATED, actual))
    assert (found.status, found.gap, found.surplus) == (status, gap, surplus)
    assert found.at_least_short is None


@pytest.mark.parametrize(("required", "short"), [(4, 1), (5, 2), (6, 3), (8, 5)])
def test_below_four_is_its_own_status_never_one_short(required: int, short: int) -> None:
    found = compare(requirement("A1", required), Rating(State.BELOW))
    assert found.status is Status.BELOW_SCALE
    assert found.at_least_short == short
    assert found.gap is None


@pytest.mark.parametrize("state", [State.UNTOUCHED, State.NO_EVIDENCE])
def test_what_is_not_known_is_unknown_not_failed(state: State) -> None:
    found = compare(requirement("A1"), Rating(state))
    assert found.status is Status.UNKNOWN
    assert (found.gap, found.surplus, found.missing) == (None, None, 0)


def test_an_exemption_stays_in_the_denominator() -> None:
    rows = [requirement("A1"), requirement("A2")]
    ratings = {"A1": Rating(State.EXEMPT, reason="r", allowed_by="n")}
    counts = evaluate(rows, ratings, Scope.ALL).counts(mandatory=True)
    assert counts[Status.EXEMPT] == 1
    assert sum(counts.values()) == 2


def test_without_a_required_level_nothing_is_met_or_short() -> None:
    for rating in (Rating(State.RATED, 8), Rating(State.BELOW)):
        assert compare(requirement("A1", None), rating).status is Status.UNKNOWN


def test_a_rating_has_a_level_exactly_when_it_is_rated() -> None:
    with pytest.raises(ValueError, match="level"):
        Rating(State.RATED)
    with pytest.raises(ValueError, match="level"):
        Rating(State.NO_EVIDENCE, 5)
    with pytest.raises(ValueError, match="level"):
        Rating(State.RATED, 3)


@given(LEVEL, LEVEL)
def test_gap_and_surplus_exclude_each_other(required: int, actual: int) -> None:
    found = compare(requirement("A1", required), Rating(State.RATED, actual))
    assert found.gap is not None
    assert found.surplus is not None
    assert min(found.gap, found.surplus) == 0
    assert found.surplus - found.gap == actual - required


@given(st.lists(st.tuples(st.booleans(), LEVEL, RATING), max_size=12))
def test_counts_add_up_and_gaps_are_ordered(rows: list[tuple[bool, int, Rating]]) -> None:
    requirements = [
        requirement(f"A{n}", level, mandatory=mandatory)
        for n, (mandatory, level, _rating) in enumerate(rows)
    ]
    ratings = {f"A{n}": rating for n, (_m, _l, rating) in enumerate(rows)}
    result = evaluate(requirements, ratings, Scope.ALL)
    for mandatory in (True, False):
        part = result.part(mandatory=mandatory)
        assert sum(result.counts(mandatory=mandatory).values()) == len(part)
    order = [(not c.mandatory, -c.missing) for c in result.by_gap]
    assert order == sorted(order)
    assert result.rated == sum(r.assessed for r in ratings.values())


def test_the_mandatory_scope_leaves_optional_competences_out() -> None:
    rows = [requirement("A1"), requirement("A2", mandatory=False)]
    assert [c.competence for c in evaluate(rows, {}, Scope.MANDATORY).comparisons] == ["A1"]
