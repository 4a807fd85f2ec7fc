"""What a vote comes to: shares, what is decided, median and agreement, and what a role requires.

An option is decided when its own votes reach the threshold; votes for higher levels do not count
for it. Who abstains counts for the quorum but not for the share.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from s4c_desktop.domain.consensus import consensus
from s4c_desktop.domain.ordinal import median
from s4c_desktop.domain.vote import (
    NOT_NEEDED,
    OPTIONS,
    AgendaItem,
    Ballot,
    Need,
    Option,
    Question,
    Rule,
    Sorting,
    Vote,
    VoteRound,
)


def share(ballot: Ballot, option: Option) -> int | None:
    """Return an option's share of the votes in whole percent, rounded down; None without votes.

    Votes divided by voters less abstentions. Rounded down, so that no share is shown to reach a
    threshold that it misses.
    """
    return ballot.count(option) * 100 // ballot.votes if ballot.votes else None


def winner(ballot: Ballot, rule: Rule) -> Option | None:
    """Return the option that a tally decides, None where it decides nothing."""
    if not ballot.votes or ballot.voters < rule.quorum:
        return None
    for option in OPTIONS[ballot.question]:
        if ballot.count(option) * 100 >= rule.threshold * ballot.votes:
            return option
    return None


@dataclass(frozen=True, slots=True)
class Figures:
    """What a closed tally shows beside its distribution.

    `median` are the options between which the middle vote lies, twice the same where it is one;
    None without votes and for questions whose options have no order. `agreement` is the
    Tastle–Wierman consensus of the levels, *not needed* being the lowest step; None below three
    votes.
    """

    ballot: Ballot
    winner: Option | None
    quorum_met: bool
    median: tuple[Option, Option] | None
    agreement: float | None


def figures(found: VoteRound, question: Question, rule: Rule) -> Figures | None:
    """Return the figures of a question; None while the round is open or does not ask it."""
    ballot = found.ballot(question)
    if ballot is None or found.is_open:
        return None
    ordered = question is Question.LEVEL
    return Figures(
        ballot,
        winner(ballot, rule),
        ballot.voters >= rule.quorum,
        _median(ballot) if ordered and ballot.votes else None,
        consensus(ballot.counts) if ordered else None,
    )


def _median(ballot: Ballot) -> tuple[Option, Option]:
    options = OPTIONS[ballot.question]
    low, high = median(ballot.counts)
    return options[low], options[high]


# -- a competence -------------------------------------------------------------------------


def voted(item: AgendaItem, rule: Rule) -> Mapping[Question, Option]:
    """Return what the closed rounds of a competence have decided, by question."""
    found: dict[Question, Option] = {}
    for one in item.closed:
        for ballot in one.ballots:
            option = winner(ballot, rule)
            if option is not None:
                found[ballot.question] = option
    return found


def open_questions(item: AgendaItem, rule: Rule) -> tuple[Question, ...]:
    """Return what the votes have not decided; what is not needed is neither mandatory nor not."""
    decided = voted(item, rule)
    if decided.get(Question.LEVEL) is Option.NOT_NEEDED:
        return ()
    return tuple(question for question in Question if question not in decided)


class Basis(StrEnum):
    """On what the outcome of a competence rests."""

    PROPOSAL = "proposal"
    VOTES = "votes"
    RULING = "ruling"


@dataclass(frozen=True, slots=True)
class Settled:
    """What a role is to require of a competence, and what that rests on."""

    competence: str
    need: Need
    basis: Basis


def settled(item: AgendaItem, rule: Rule) -> Settled | None:
    """Return the outcome of a competence; None while it is not sorted, voted on, or open."""
    need = _need(item, rule)
    return None if need is None else Settled(item.competence, *need)


def _need(item: AgendaItem, rule: Rule) -> tuple[Need, Basis] | None:
    if not item.is_sorted or item.open_round is not None:
        return None
    if item.proposal is not None and item.sorting is Sorting.ACCEPTED:
        return item.proposal, Basis.PROPOSAL
    if item.ruling is not None:
        return item.ruling.need, Basis.RULING
    if open_questions(item, rule):
        return None
    decided = voted(item, rule)
    eqf = decided[Question.LEVEL].eqf
    if eqf is None:
        return NOT_NEEDED, Basis.VOTES
    return Need(eqf, decided[Question.MANDATORY] is Option.MANDATORY), Basis.VOTES


def rounds_left(item: AgendaItem, rule: Rule) -> int:
    """Count the rounds that may still be opened on a competence."""
    return rule.most_rounds - len(item.rounds)


# -- a whole vote -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a vote is: competences (codes) by what became of them, in the agenda's order."""

    unsorted: tuple[str, ...] = ()
    accepted: tuple[str, ...] = ()
    voted: tuple[str, ...] = ()
    ruled: tuple[str, ...] = ()
    open: tuple[str, ...] = ()

    @property
    def is_complete(self) -> bool:
        """Tell whether everything on the agenda is settled."""
        return not self.unsorted and not self.open


def standing(vote: Vote) -> Standing:
    """Return how far a vote is."""
    found: dict[str, list[str]] = {}
    for item in vote.items:
        found.setdefault(_group(item, vote.rule), []).append(item.competence)
    return Standing(**{name: tuple(codes) for name, codes in found.items()})


def _group(item: AgendaItem, rule: Rule) -> str:
    outcome = settled(item, rule)
    if outcome is None:
        return "open" if item.is_sorted else "unsorted"
    return {Basis.PROPOSAL: "accepted", Basis.VOTES: "voted", Basis.RULING: "ruled"}[outcome.basis]


def profile(vote: Vote) -> tuple[Settled, ...]:
    """Return what was settled, in the agenda's order."""
    found = (settled(item, vote.rule) for item in vote.items)
    return tuple(one for one in found if one is not None)
