"""Practice ratings beside the reference and beside one another."""

from __future__ import annotations

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from s4c_desktop.domain.assessment import Rating
from s4c_desktop.domain.practice import Spread, Verdict, beside, practised, spread
from s4c_desktop.domain.practice_wording import (
    beside_sentence,
    counts_text,
    leaning_sentence,
    practised_sentence,
    spread_consensus,
    spread_sentence,
    verdict_name,
)
from s4c_desktop.domain.scale import EQF_LEVELS, State
from s4c_desktop.domain.vignette import Part, Vignette

BELOW = Rating(State.BELOW)
NO_EVIDENCE = Rating(State.NO_EVIDENCE)
EXEMPT = Rating(State.EXEMPT, reason="r", allowed_by="n")
REFERENCES = (BELOW, NO_EVIDENCE, *(Rating(State.RATED, eqf) for eqf in EQF_LEVELS))
REFERENCE = st.sampled_from(REFERENCES)
GIVEN = st.sampled_from((Rating(), EXEMPT, *REFERENCES))


def level(eqf: int) -> Rating:
    return Rating(State.RATED, eqf)


def part(competence: str, reference: Rating) -> Part:
    return Part(competence, "What was said.", reference, "Why.")


def vignette(**references: Rating) -> Vignette:
    parts = tuple(part(code, reference) for code, reference in references.items())
    return Vignette(UUID(int=1), UUID(int=2), "SCPX-1", "A case", "SCPX", "Wren", "Told.", parts)


CASE = vignette(A1=level(5), A2=BELOW, A3=NO_EVIDENCE, A4=level(7))


@pytest.mark.parametrize(
    ("given", "reference", "verdict", "difference", "sentence"),
    [
        (level(5), level(5), Verdict.EXACT, 0, "as the reference (EQF 5)"),
        (BELOW, BELOW, Verdict.EXACT, 0, "as the reference (Evidence does not reach level 4)"),
        (NO_EVIDENCE, NO_EVIDENCE, Verdict.EXACT, None, "as the reference (No evidence yet)"),
        (level(6), level(5), Verdict.HIGH, 1, "1 level above the reference (EQF 5)"),
        (level(4), level(7), Verdict.LOW, -3, "3 levels below the reference (EQF 7)"),
        (BELOW, level(4), Verdict.LOW, -1, "1 level below the reference (EQF 4)"),
        (
            level(5),
            BELOW,
            Verdict.HIGH,
            2,
            "2 levels above the reference (Evidence does not reach level 4)",
        ),
        (
            level(6),
            NO_EVIDENCE,
            Verdict.ASSUMED,
            None,
            "rated, where the reference finds no evidence yet",
        ),
        (
            BELOW,
            NO_EVIDENCE,
            Verdict.ASSUMED,
            None,
            "rated, where the reference finds no evidence yet",
        ),
        (
            NO_EVIDENCE,
            level(6),
            Verdict.OVERLOOKED,
            None,
            "no evidence found, where the reference has some (EQF 6)",
        ),
        (Rating(), level(6), Verdict.NOT_RATED, None, "not rated; the reference: EQF 6"),
        (EXEMPT, level(6), Verdict.NOT_RATED, None, "not rated; the reference: EQF 6"),
    ],
)
def test_a_rating_beside_the_reference(
    given: Rating, reference: Rating, verdict: Verdict, difference: int | None, sentence: str
) -> None:
    found = beside(part("A1", reference), given)
    assert (found.verdict, found.difference) == (verdict, difference)
    assert beside_sentence(found) == sentence


@given(REFERENCE, REFERENCE)
def test_changing_places_turns_the_verdict_round(first: Rating, second: Rating) -> None:
    turned = {
        Verdict.EXACT: Verdict.EXACT,
        Verdict.HIGH: Verdict.LOW,
        Verdict.LOW: Verdict.HIGH,
        Verdict.ASSUMED: Verdict.OVERLOOKED,
        Verdict.OVERLOOKED: Verdict.ASSUMED,
    }
    one, other = beside(part("A1", second), first), beside(part("A1", first), second)
    assert other.verdict is turned[one.verdict]
    assert one.within_one is other.within_one
    if one.difference is not None:
        assert other.difference == -one.difference


def test_a_whole_vignette_is_counted_and_told() -> None:
    found = practised(CASE, {"A1": level(6), "A2": BELOW, "A3": level(4), "B9": level(4)})
    assert [p.verdict for p in found.parts] == [
        *(Verdict.HIGH, Verdict.EXACT, Verdict.ASSUMED, Verdict.NOT_RATED)
    ]
    assert (found.rated, found.within_one) == (3, 2)
    assert practised_sentence(found) == (
        "1 of 4 as the reference, 2 within one level of it, 1 too high (A1), "
        "1 rated without evidence (A3), 1 not rated (A4)."
    )


def test_nothing_rated_is_said() -> None:
    assert practised_sentence(practised(CASE, {"A1": EXEMPT})) == "Nothing was rated."


@pytest.mark.parametrize(
    ("levels", "leaning", "sentence"),
    [
        ((6, 7, 8, 5), Verdict.HIGH, "All 3 levels that differ are above the reference."),
        ((4, 4, 4, 5), Verdict.LOW, "All 3 levels that differ are below the reference."),
        ((6, 6, 5, 5), None, ""),
        ((6, 6, 6, 4), None, ""),
        ((4, 4, 4, 6), None, ""),
    ],
)
def test_a_leaning_is_told_from_three_on_and_only_where_nothing_contradicts_it(
    levels: tuple[int, ...], leaning: Verdict | None, sentence: str
) -> None:
    codes = ("A1", "A2", "A3", "A4")
    case = vignette(**dict.fromkeys(codes, level(5)))
    ratings = {code: level(eqf) for code, eqf in zip(codes, levels, strict=True)}
    found = practised(case, ratings)
    assert found.leaning is leaning
    assert leaning_sentence(found) == sentence


def test_raters_are_counted_for_each_competence() -> None:
    raters = [
        {"A1": level(5), "A2": level(4), "A3": NO_EVIDENCE, "A4": level(4)},
        {"A1": level(5), "A2": BELOW, "A3": level(6), "A4": level(8)},
        {"A1": level(6), "A2": BELOW, "A3": NO_EVIDENCE},
        {"A1": NO_EVIDENCE, "A2": level(8), "A3": EXEMPT, "A4": level(7)},
    ]
    a1, a2, a3, a4 = spread(CASE, raters)
    assert a1.counts == (0, 0, 2, 1, 0, 0)
    assert (a1.raters, a1.no_evidence, a1.exact, a1.within_one, a1.span) == (4, 1, 2, 3, 1)
    assert counts_text(a1) == "5: 2, 6: 1, no evidence yet: 1"
    assert spread_sentence(a1) == (
        "2 of 4 assessors as the reference (EQF 5), 3 within one level of it."
    )
    assert counts_text(a2) == "<4: 2, 4: 1, 8: 1"
    assert (a2.exact, a2.within_one, a2.span) == (2, 3, 5)
    assert counts_text(a3) == "6: 1, no evidence yet: 2, not rated: 1"
    assert (a3.exact, a3.raters, a3.not_rated, a3.consensus) == (2, 3, 1, None)
    assert counts_text(a4) == "4: 1, 7: 1, 8: 1, not rated: 1"
    assert (a4.exact, a4.within_one, a4.span) == (1, 2, 4)


def test_consensus_is_over_six_ranks_and_from_three_levels_on() -> None:
    def of(*given: Rating) -> Spread:
        return spread(vignette(A1=level(5)), [{"A1": rating} for rating in given])[0]

    assert of(level(5), level(5), level(5)).consensus == 1
    assert of(BELOW, BELOW, level(8), level(8)).consensus == pytest.approx(0)
    # 1 + 2/3·log2(1 - (1/3)/5) + 1/3·log2(1 - (2/3)/5), by hand.
    assert of(level(5), level(5), level(6)).consensus == pytest.approx(0.865, abs=5e-4)
    assert of(level(5), level(5), NO_EVIDENCE).consensus is None
    assert spread_consensus(of(level(5), level(5), NO_EVIDENCE)) == (
        "Consensus is shown from 3 levels on; 2 given."
    )
    assert spread_consensus(of(level(5), level(5), level(6), NO_EVIDENCE)) == (
        "Consensus 0.86 of 3 levels given, where 1 is all alike. "
        "Tastle–Wierman measure: it treats the steps between levels as equal."
    )


def test_without_raters_there_is_nothing_to_spread() -> None:
    (found,) = spread(vignette(A1=level(5)), [])
    assert (found.raters, found.span, found.consensus, counts_text(found)) == (0, 0, None, "")


@given(REFERENCE, st.lists(GIVEN, max_size=9))
def test_every_rater_is_counted_once(reference: Rating, ratings: list[Rating]) -> None:
    case = vignette(A1=reference)
    (found,) = spread(case, [{"A1": rating} for rating in ratings])
    assert found.raters + found.not_rated == len(ratings)
    assert sum(found.counts) == sum(rating.rank is not None for rating in ratings)
    assert found.exact == sum(rating == reference for rating in ratings)
    assert found.exact <= found.within_one <= found.raters


def test_every_verdict_has_its_name() -> None:
    names = [verdict_name(verdict) for verdict in Verdict]
    assert len(set(names)) == len(names)
