"""Votes for tests: on a new role of a framework with three competences, or what is asked for."""

from __future__ import annotations

from datetime import UTC, date, datetime
from uuid import UUID

from s4c_desktop.domain.vote import (
    Method,
    Need,
    Option,
    Phase,
    Question,
    Rule,
    Sorting,
    Vote,
    VoteDetails,
)
from s4c_desktop.domain.vote_agenda import with_agenda, with_details, with_present, with_rule
from s4c_desktop.domain.vote_phases import begin, begin_voting, sort
from s4c_desktop.domain.vote_rounds import close_round, open_round, tally

AT = datetime(2026, 11, 21, 14, 0, tzinfo=UTC)
CODES = ("RE1", "RE2", "RE3")
DETAILS = VoteDetails(
    "What our resilience officer needs",
    "SCRO",
    "Smart City Resilience Officer",
    held_on=date(2026, 11, 21),
    place="Varna",
    facilitator="Mira Stoyanova",
)
USUAL = Rule(75, 10, Method.HANDS)

Votes = dict[Option | None, int]


def planned(
    *codes: str, rule: Rule = USUAL, present: int = 16, proposals: dict[str, Need] | None = None
) -> Vote:
    vote = Vote(UUID(int=1), UUID(int=2), DETAILS)
    vote = with_rule(with_details(vote, DETAILS, ("SCPM",)), rule)
    agenda = {code: (proposals or {}).get(code) for code in codes or CODES}
    return with_agenda(with_present(vote, present), agenda, CODES)


def voting(
    *codes: str, rule: Rule = USUAL, present: int = 16, proposals: dict[str, Need] | None = None
) -> Vote:
    """Return a vote in which every proposal is contested and the votes have begun."""
    vote = begin(planned(*codes, rule=rule, present=present, proposals=proposals))
    if vote.phase is Phase.SORTING:
        for code in proposals or {}:
            vote = sort(vote, code, Sorting.CONTESTED)
        vote = begin_voting(vote)
    return vote


def counted(vote: Vote, code: str, question: Question, votes: Votes) -> Vote:
    for option, count in votes.items():
        vote = tally(vote, code, question, option, count)
    return vote


def voted_once(vote: Vote, code: str, level: Votes, mandatory: Votes | None = None) -> Vote:
    """Return the vote after one more round on a competence."""
    vote = open_round(vote, code, AT)
    vote = counted(vote, code, Question.LEVEL, level)
    vote = counted(vote, code, Question.MANDATORY, mandatory or {})
    return close_round(vote, code, AT)
