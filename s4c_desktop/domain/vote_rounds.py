"""The rounds of a vote: open, count, close, reopen, and decide what the votes left open.

Every function returns a new vote, or raises UserError and changes nothing. At most one round of a
vote is open at a time. Nothing that was closed is ever lost: a round that is reopened keeps how
it stood.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.vote import (
    NOT_NEEDED,
    OPTIONS,
    AgendaItem,
    Ballot,
    Counted,
    Option,
    Phase,
    Question,
    Ruling,
    Vote,
    VoteRound,
    empty_ballot,
)
from s4c_desktop.domain.vote_agenda import check_quorum
from s4c_desktop.domain.vote_outcome import open_questions, rounds_left, settled, voted


def open_round(vote: Vote, competence: str, at: datetime) -> Vote:
    """Open the next round on a competence, with the questions that are still open.

    Raises UserError for a competence that is settled or was voted on three times, while another
    round is open, and where the quorum cannot be met.
    """
    item = _item(vote, competence)
    _check_none_open(vote)
    if not item.is_contested:
        raise UserError(
            mark("Nobody contested the proposal for {code}. Mark it contested to vote on it."),
            code=competence,
        )
    if settled(item, vote.rule) is not None:
        raise UserError(
            mark("{code} is decided. Reopen its last round to vote again."), code=competence
        )
    if rounds_left(item, vote.rule) < 1:
        raise UserError(
            mark("{code} has had its {n} rounds. Note who decides it, and why."),
            code=competence,
            n=vote.rule.most_rounds,
        )
    check_quorum(vote)
    questions = open_questions(item, vote.rule)
    ballots = tuple(empty_ballot(asked) for asked in questions)
    opened = VoteRound(len(item.rounds) + 1, vote.present, ballots, opened_at=at)
    changed = replace(item, rounds=(*item.rounds, opened))
    return replace(vote.with_item(changed), position=competence)


def tally(
    vote: Vote, competence: str, question: Question, option: Option | None, count: int
) -> Vote:
    """Set the votes for an option, with None the abstentions, in the open round.

    Raises UserError for a negative count, for more votes than people present, and where the
    round is not open or does not ask this.
    """
    item = _item(vote, competence)
    found = _open(item)
    before = found.ballot(question)
    if before is None:
        raise UserError(
            mark("Round {n} on {code} does not ask this: it is decided already."),
            n=found.number,
            code=competence,
        )
    if count < 0:
        raise UserError(mark("{n} votes are not possible. Enter 0 or more."), n=count)
    after = _counted(before, option, count)
    if after.voters > found.present:
        raise UserError(
            mark(
                "That makes {voters} votes and abstentions, but {present} people are present. "
                "Count again, or correct the number of people present."
            ),
            voters=after.voters,
            present=found.present,
        )
    ballots = tuple(after if one is before else one for one in found.ballots)
    return _with_last(vote, item, replace(found, ballots=ballots))


def counted(vote: Vote, competence: str, question: Question, option: Option | None) -> int:
    """Return what `tally` would change: the votes for an option, with None the abstentions.

    Raises UserError where no round is open that asks this.
    """
    ballot = _open(_item(vote, competence)).ballot(question)
    if ballot is None:
        raise UserError(mark("{code} is decided in this already."), code=competence)
    return ballot.abstentions if option is None else ballot.count(option)


def _counted(ballot: Ballot, option: Option | None, count: int) -> Ballot:
    if option is None:
        return replace(ballot, abstentions=count)
    place = OPTIONS[ballot.question].index(option)
    counts = (*ballot.counts[:place], count, *ballot.counts[place + 1 :])
    return replace(ballot, counts=counts)


def close_round(vote: Vote, competence: str, at: datetime) -> Vote:
    """Close the open round, so that its result is shown; raises UserError for an empty one."""
    item = _item(vote, competence)
    found = _open(item)
    if found.is_empty:
        raise UserError(
            mark("Nobody has voted yet. Enter the votes and abstentions, or take the round back.")
        )
    return _with_last(vote, item, replace(found, closed_at=at))


def withdraw_round(vote: Vote, competence: str) -> Vote:
    """Take the open round back with what was counted; raises UserError for one closed before."""
    item = _item(vote, competence)
    if _open(item).earlier:
        raise UserError(
            mark("This round was closed before, so it cannot be taken back. Close it again.")
        )
    return vote.with_item(replace(item, rounds=item.rounds[:-1]))


def reopen_round(vote: Vote, competence: str) -> Vote:
    """Open the last round on a competence again, with its tallies as they were.

    How it stood is kept. Raises UserError where there is none, a round is open, or somebody has
    decided the competence.
    """
    item = _item(vote, competence)
    _check_none_open(vote)
    if item.ruling is not None:
        raise UserError(
            mark("{code} was decided by {name}. Take that back first."),
            code=competence,
            name=item.ruling.by,
        )
    if not item.rounds:
        raise UserError(mark("There is no round on {code} to reopen."), code=competence)
    last = item.rounds[-1]
    earlier = (*last.earlier, Counted(last.present, last.ballots))
    again = replace(last, closed_at=None, earlier=earlier)
    return replace(_with_last(vote, item, again), position=competence)


def decide(vote: Vote, competence: str, ruling: Ruling) -> Vote:
    """Note who decided what the votes left open, and why; what they decided stands.

    Raises UserError for a competence that is not open, and without a name or a reason.
    """
    item = _item(vote, competence)
    if item.open_round is not None:
        raise UserError(mark("Close the round on {code} first."), code=competence)
    if not item.is_contested or (item.ruling is None and settled(item, vote.rule) is not None):
        raise UserError(mark("{code} is not open, so there is nothing to decide."), code=competence)
    if not ruling.by.strip():
        raise UserError(mark("Enter the name of who decides."))
    if not ruling.reason.strip():
        raise UserError(mark("Enter the reason of the decision: the protocol prints it."))
    _check_kept(item, ruling, vote)
    return vote.with_item(replace(item, ruling=ruling))


def _check_kept(item: AgendaItem, ruling: Ruling, vote: Vote) -> None:
    """Raise UserError for a ruling against what was voted."""
    decided, need = voted(item, vote.rule), ruling.need
    level = decided.get(Question.LEVEL)
    if level is not None and level.eqf != need.eqf:
        raise UserError(
            mark("The vote decided EQF {level} for {code}. Only the rest is open."),
            level=level.eqf,
            code=item.competence,
        )
    mandatory = decided.get(Question.MANDATORY)
    if mandatory is None:
        return
    if (mandatory is Option.MANDATORY) != need.mandatory and (
        need != NOT_NEEDED or mandatory is Option.MANDATORY
    ):
        raise UserError(
            mark("The vote decided whether {code} is mandatory. Only its level is open."),
            code=item.competence,
        )


def take_back(vote: Vote, competence: str) -> Vote:
    """Take back who decided a competence; raises UserError where nobody has."""
    item = _item(vote, competence)
    if item.ruling is None:
        raise UserError(mark("Nobody has decided {code}."), code=competence)
    return vote.with_item(replace(item, ruling=None))


# -- parts --------------------------------------------------------------------------------


def _item(vote: Vote, competence: str) -> AgendaItem:
    if vote.phase is not Phase.VOTING:
        raise UserError(mark("“{title}” is not being voted on now."), title=vote.title)
    return vote.item(competence)


def _open(item: AgendaItem) -> VoteRound:
    found = item.open_round
    if found is None:
        raise UserError(mark("No round is open on {code}. Open one first."), code=item.competence)
    return found


def _check_none_open(vote: Vote) -> None:
    item = vote.in_round
    if item is not None:
        raise UserError(
            mark("People are voting on {code}. Close that round first."), code=item.competence
        )


def _with_last(vote: Vote, item: AgendaItem, last: VoteRound) -> Vote:
    return vote.with_item(replace(item, rounds=(*item.rounds[:-1], last)))
