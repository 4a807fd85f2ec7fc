"""What is said of a vote."""

from __future__ import annotations

from dataclasses import replace

import pytest

from s4c_desktop.domain.vote import Method, Need, Option, Question, Rule, Ruling, Sorting
from s4c_desktop.domain.vote_outcome import Figures, figures, standing
from s4c_desktop.domain.vote_phases import begin, sort
from s4c_desktop.domain.vote_rounds import decide, open_round, reopen_round
from s4c_desktop.domain.vote_wording import (
    agreement_text,
    ballot_sentence,
    basis_sentence,
    median_text,
    method_sentence,
    need_text,
    outcome_text,
    provenance,
    round_name,
    rule_sentence,
    sorting_name,
    standing_sentence,
)
from tests.domain.votes import AT, Votes, planned, voted_once, voting

FIVE, SIX, SEVEN = Option.EQF5, Option.EQF6, Option.EQF7
YES, NO = Option.MANDATORY, Option.OPTIONAL


TIED = "Nothing decided: most votes for EQF 5 and EQF 6, 8 of 16 votes (50 %); 75 % are needed."


def shown(level: Votes) -> tuple[Figures, Rule]:
    vote = voted_once(voting(), "RE1", level)
    found = figures(vote.item("RE1").rounds[0], Question.LEVEL, vote.rule)
    assert found is not None
    return found, vote.rule


@pytest.mark.parametrize(
    ("level", "sentence"),
    [
        ({SIX: 12, FIVE: 3, None: 1}, "Decided: EQF 6, by 12 of 15 votes (80 %)."),
        (
            {SIX: 9, FIVE: 6},
            "Nothing decided: most votes for EQF 6, 9 of 15 votes (60 %); 75 % are needed.",
        ),
        (
            {SIX: 8, FIVE: 8},
            TIED,
        ),
        ({SIX: 9}, "Nothing decided: 9 people took part, and the quorum is 10."),
        ({None: 16}, "Nothing decided: all abstained."),
        ({Option.NOT_NEEDED: 16}, "Decided: Not needed, by 16 of 16 votes (100 %)."),
    ],
)
def test_what_a_tally_decides(level: Votes, sentence: str) -> None:
    assert ballot_sentence(*shown(level)) == sentence


def test_median_and_agreement_stand_beside_the_distribution() -> None:
    found, _rule = shown({SIX: 8, FIVE: 8})
    assert median_text(found) == "Median: between EQF 5 and EQF 6"
    assert agreement_text(found).startswith("Consensus 0.85 of 16 votes")
    assert median_text(shown({SIX: 9, FIVE: 6})[0]) == "Median: EQF 6"
    vote = voted_once(voting(), "RE1", {SIX: 2}, {YES: 12})
    few = figures(vote.item("RE1").rounds[0], Question.LEVEL, vote.rule)
    other = figures(vote.item("RE1").rounds[0], Question.MANDATORY, vote.rule)
    assert few is not None
    assert other is not None
    assert agreement_text(few) == "2 votes; consensus is shown from 3 votes on."
    assert (median_text(other), agreement_text(other)) == ("", "")


def test_only_secret_slips_are_called_delphi() -> None:
    assert method_sentence(Rule()) == (
        "Votes are cast by raised hands, in the open. At most 3 rounds for a competence."
    )
    assert method_sentence(Rule(method=Method.SLIPS, most_rounds=1)) == (
        "Votes are cast on paper slips. At most 1 round for a competence."
    )
    secret = method_sentence(Rule(method=Method.SLIPS, anonymous=True))
    assert "Delphi" in secret


def test_the_rule_is_said_in_full() -> None:
    assert rule_sentence(Rule(75, 10)) == (
        "An option is decided by 75 % of the votes cast or more, if at least 10 people take part."
    )


def test_what_a_competence_came_to_and_on_what_that_rests() -> None:
    vote = begin(planned(proposals={"RE1": Need(5, mandatory=True)}))
    item = vote.item("RE1")
    assert sorting_name(item) == "Not sorted yet"
    assert outcome_text(item, vote.rule) == "Not sorted yet"
    item = sort(vote, "RE1", Sorting.ACCEPTED).item("RE1")
    assert outcome_text(item, vote.rule) == "EQF 5, mandatory"
    assert basis_sentence(item, vote.rule) == "Accepted: nobody contested it."
    assert sorting_name(vote.item("RE2")) == "No proposal: voted on"

    vote = voted_once(voting(), "RE1", {SIX: 16}, {YES: 8, NO: 8})
    item = vote.item("RE1")
    assert outcome_text(item, vote.rule) == "EQF 6; the rest is open"
    assert basis_sentence(item, vote.rule) == "Open after 1 round."
    ruled = decide(vote, "RE1", Ruling(Need(6), "Ana Ionescu", "Budget."))
    assert basis_sentence(ruled.item("RE1"), vote.rule) == (
        "Open after 1 round, decided by Ana Ionescu: Budget."
    )
    assert outcome_text(ruled.item("RE1"), vote.rule) == "EQF 6, optional"
    assert standing_sentence(standing(ruled)) == "1 decided by a named person, 2 open."
    untouched = decide(voting(), "RE1", Ruling(Need(6), "Ana", "No time."))
    assert basis_sentence(untouched.item("RE1"), vote.rule) == (
        "Open, not voted on, decided by Ana: No time."
    )
    again = reopen_round(vote, "RE1").item("RE1")
    assert (outcome_text(again, vote.rule), round_name(again.rounds[0])) == ("Round 1, open",) * 2
    assert outcome_text(open_round(vote, "RE1", AT).item("RE1"), vote.rule) == "Round 2, open"
    assert need_text(Need(None)) == "Not needed"


def test_a_requirement_says_which_vote_it_is_from() -> None:
    vote = voted_once(voting(), "RE1", {SIX: 9, FIVE: 6, None: 1}, {YES: 14, NO: 2})
    vote = voted_once(vote, "RE1", {SIX: 12, FIVE: 3, None: 1})
    assert provenance(vote, vote.item("RE1")) == (
        "Vote “What our resilience officer needs”, 2026-11-21: Decided by vote in 2 rounds. "
        "Mandatory, 14 of 16 votes (87 %), 0 abstentions, 16 present; "
        "EQF 6, 12 of 15 votes (80 %), 1 abstention, 16 present. "
        "Threshold 75 %, quorum 10, raised hands."
    )
    accepted = replace(vote.item("RE2"), proposal=Need(4), sorting=Sorting.ACCEPTED)
    assert provenance(vote, accepted) == (
        "Vote “What our resilience officer needs”, 2026-11-21: Accepted: nobody "
        "contested it. Threshold 75 %, quorum 10, raised hands."
    )
