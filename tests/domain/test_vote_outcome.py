"""What a tally decides, and what is shown of it."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from s4c_desktop.domain.vote import (
    NOT_NEEDED,
    OPTIONS,
    Ballot,
    Need,
    Option,
    Question,
    Rule,
    Ruling,
    Sorting,
    Vote,
    VoteRound,
)
from s4c_desktop.domain.vote_outcome import (
    Basis,
    Figures,
    figures,
    open_questions,
    profile,
    rounds_left,
    settled,
    share,
    standing,
    voted,
    winner,
)
from s4c_desktop.domain.vote_phases import begin, sort
from s4c_desktop.domain.vote_rounds import decide, open_round
from tests.domain.votes import AT, CODES, counted, planned, voted_once, voting

LEVELS = OPTIONS[Question.LEVEL]
FIVE, SIX, SEVEN = Option.EQF5, Option.EQF6, Option.EQF7
YES, NO = Option.MANDATORY, Option.OPTIONAL


def ballot(*counts: int, abstentions: int = 0) -> Ballot:
    return Ballot(Question.LEVEL, counts, abstentions)


def closed(*ballots: Ballot) -> VoteRound:
    return VoteRound(1, 50, ballots, AT, AT)


def shown(found: Ballot, rule: Rule | None = None) -> Figures:
    result = figures(closed(found), found.question, rule or Rule())
    assert result is not None
    return result


def test_an_option_is_decided_by_its_own_votes_and_nothing_else() -> None:
    """Every tally of up to five votes on the six options, at every possible threshold of theirs."""
    for counts in product(range(6), repeat=len(LEVELS)):
        votes = sum(counts)
        if not 1 <= votes <= 5:
            continue
        for threshold in (51, 60, 66, 67, 75, 80, 100):
            expected = [
                option
                for option, count in zip(LEVELS, counts, strict=True)
                if Fraction(count, votes) >= Fraction(threshold, 100)
            ]
            assert len(expected) <= 1
            found = winner(ballot(*counts), Rule(threshold))
            assert found == (expected[0] if expected else None)


@given(
    st.lists(st.integers(0, 60), min_size=6, max_size=6),
    st.integers(0, 20),
    st.integers(51, 100),
    st.integers(1, 80),
)
def test_abstentions_count_for_the_quorum_but_not_for_the_share(
    counts: list[int], abstentions: int, threshold: int, quorum: int
) -> None:
    rule = Rule(threshold, quorum)
    found = winner(ballot(*counts, abstentions=abstentions), rule)
    if sum(counts) + abstentions < quorum:
        assert found is None
    else:
        assert found == winner(ballot(*counts), Rule(threshold, 0))
    reached = [o for o in LEVELS if (share(ballot(*counts), o) or 0) >= threshold]
    assert winner(ballot(*counts), Rule(threshold, 0)) == (reached[0] if reached else None)


def test_higher_levels_do_not_count_for_lower_ones() -> None:
    assert winner(ballot(0, 0, 0, 6, 6, 4), Rule(51)) is None


def test_a_share_is_never_rounded_up_to_a_threshold() -> None:
    found = ballot(0, 0, 0, 299, 100)
    assert share(ballot(0, 0, 0, 299, 100, 0), SIX) == 74
    assert winner(ballot(0, 0, 0, 299, 100, 0), Rule(75)) is None
    assert winner(ballot(0, 0, 0, 300, 100, 0), Rule(75)) is SIX
    assert share(ballot(0, 0, 0, 0, 0, 0), SIX) is None
    assert found.votes == 399


def test_nothing_is_shown_while_the_round_is_open() -> None:
    vote = counted(open_round(voting(), "RE1", AT), "RE1", Question.LEVEL, {SIX: 9, FIVE: 3})
    opened = vote.item("RE1").open_round
    assert opened is not None
    assert all(figures(opened, question, vote.rule) is None for question in Question)
    assert open_questions(vote.item("RE1"), vote.rule) == tuple(Question)


def test_agreement_is_the_measure_of_the_votes_on_six_steps_from_three_on() -> None:
    assert shown(ballot(0, 0, 1, 1, 0, 0)).agreement is None
    assert shown(ballot(0, 0, 0, 5, 0, 0)).agreement == 1
    assert shown(ballot(4, 0, 0, 0, 0, 4)).agreement == pytest.approx(0)
    # By hand: mean 3.25, so 1 - |point - mean| / 5 is 0.75, 0.95, 0.85; log2 of it, weighted 1:1:2.
    assert shown(ballot(0, 0, 1, 1, 2, 0)).agreement == pytest.approx(0.7605078)
    both = VoteRound(1, 9, (Ballot(Question.MANDATORY, (3, 1)),), AT, AT)
    of_mandatory = figures(both, Question.MANDATORY, Rule())
    assert of_mandatory is not None
    assert (of_mandatory.agreement, of_mandatory.median) == (None, None)
    assert figures(both, Question.LEVEL, Rule()) is None


@given(st.lists(st.integers(0, 9), min_size=6, max_size=6).filter(lambda counts: sum(counts) > 0))
def test_the_median_is_the_middle_of_the_votes_in_order(counts: list[int]) -> None:
    in_order = [option for option, n in zip(LEVELS, counts, strict=True) for _ in range(n)]
    middle = in_order[(len(in_order) - 1) // 2], in_order[len(in_order) // 2]
    assert shown(ballot(*counts)).median == middle


def test_without_votes_there_is_neither_median_nor_decision() -> None:
    found = shown(ballot(0, 0, 0, 0, 0, 0, abstentions=12), Rule(75, 10))
    assert (found.median, found.winner, found.quorum_met) == (None, None, True)


# -- a competence -------------------------------------------------------------------------


def needs(vote: Vote) -> dict[str, tuple[Need, Basis]]:
    return {one.competence: (one.need, one.basis) for one in profile(vote)}


def test_a_level_and_whether_it_is_mandatory_make_a_requirement() -> None:
    vote = voted_once(voting(), "RE1", {SIX: 12, FIVE: 2, None: 2}, {YES: 13, NO: 1, None: 2})
    assert needs(vote) == {"RE1": (Need(6, mandatory=True), Basis.VOTES)}


def test_what_is_not_needed_needs_no_second_answer() -> None:
    vote = voted_once(voting(), "RE1", {Option.NOT_NEEDED: 12}, {YES: 5, NO: 5})
    assert needs(vote) == {"RE1": (NOT_NEEDED, Basis.VOTES)}
    later = voted_once(voting(), "RE1", {SIX: 8, FIVE: 8}, {YES: 16})
    assert voted(later.item("RE1"), later.rule) == {Question.MANDATORY: YES}
    later = open_round(later, "RE1", AT)
    again = later.item("RE1").open_round
    assert again is not None
    assert [one.question for one in again.ballots] == [Question.LEVEL]


def test_only_what_is_open_is_asked_again_and_what_was_decided_stays() -> None:
    vote = voted_once(voting(), "RE1", {SIX: 13, FIVE: 3}, {YES: 8, NO: 8})
    assert settled(vote.item("RE1"), vote.rule) is None
    assert rounds_left(vote.item("RE1"), vote.rule) == 2
    vote = open_round(vote, "RE1", AT)
    asked = vote.item("RE1").open_round
    assert asked is not None
    assert [one.question for one in asked.ballots] == [Question.MANDATORY]
    assert needs(vote) == {}


def test_a_question_left_out_of_a_round_is_asked_in_the_next() -> None:
    vote = voted_once(voting(), "RE1", {SIX: 16})
    assert open_questions(vote.item("RE1"), vote.rule) == (Question.MANDATORY,)


def test_how_far_a_vote_is() -> None:
    proposals = {"RE1": Need(5, mandatory=True), "RE2": Need(6)}
    vote = begin(planned(proposals=proposals))
    assert standing(vote).unsorted == ("RE1", "RE2")
    assert standing(vote).open == ("RE3",)
    vote = sort(vote, "RE1", Sorting.ACCEPTED)
    assert needs(vote) == {"RE1": (Need(5, mandatory=True), Basis.PROPOSAL)}
    vote = voting(proposals=proposals)
    assert standing(vote).open == CODES
    vote = voted_once(vote, "RE1", {FIVE: 16}, {YES: 16})
    vote = decide(vote, "RE2", Ruling(Need(4), "Ana Ionescu", "No time left."))
    found = standing(vote)
    assert (found.voted, found.ruled, found.open) == (("RE1",), ("RE2",), ("RE3",))
    assert not found.is_complete
    assert needs(vote)["RE2"] == (Need(4), Basis.RULING)


@pytest.mark.parametrize(("eqf", "mandatory"), [(None, True), (3, False), (9, True)])
def test_a_need_that_makes_no_sense_is_refused(eqf: int | None, mandatory: bool) -> None:
    with pytest.raises(ValueError, match=r"level|needed"):
        Need(eqf, mandatory)
