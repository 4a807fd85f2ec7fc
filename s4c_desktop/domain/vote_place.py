"""Where a vote stands on its agenda: next, previous, the next that is open, and a jump."""

from __future__ import annotations

from dataclasses import replace

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.vote import Phase, Vote
from s4c_desktop.domain.vote_outcome import standing


def stops(vote: Vote) -> tuple[str, ...]:
    """Return the competences that *next* and *previous* go through.

    While sorting those with a proposal, while voting those voted on, else the whole agenda.
    """
    match vote.phase:
        case Phase.SORTING:
            return tuple(item.competence for item in vote.items if item.proposal is not None)
        case Phase.VOTING:
            return tuple(item.competence for item in vote.items if item.is_contested)
        case _:
            return vote.competences


def go(vote: Vote, competence: str) -> Vote:
    """Show a competence; raises UserError for one not on the agenda or while a round is open."""
    found = vote.item(competence).competence
    voting = vote.in_round
    if voting is not None and voting.competence != found:
        raise UserError(
            mark("People are voting on {code}. Close that round first."), code=voting.competence
        )
    return replace(vote, position=found)


def go_next(vote: Vote) -> Vote:
    """Show the next competence; stays at the last."""
    return _shift(vote, 1)


def go_previous(vote: Vote) -> Vote:
    """Show the competence before; stays at the first."""
    return _shift(vote, -1)


def go_open(vote: Vote) -> Vote:
    """Show the next competence that is not settled, from the start again after the end."""
    found = standing(vote)
    left = {*found.unsorted, *found.open} - {vote.position}
    at = _place(vote) + 1
    ahead = [code for code in (*vote.competences[at:], *vote.competences[:at]) if code in left]
    return go(vote, ahead[0]) if ahead else vote


def _shift(vote: Vote, by: int) -> Vote:
    at, on_way = _place(vote), stops(vote)
    places = [(i, code) for i, code in enumerate(vote.competences) if code in on_way]
    if by > 0:
        found = next((code for i, code in places if i > at), None)
    else:
        found = next((code for i, code in reversed(places) if i < at), None)
    return vote if found is None else go(vote, found)


def _place(vote: Vote) -> int:
    """Return the index of the competence shown, -1 where there is none."""
    codes = vote.competences
    return codes.index(vote.position) if vote.position in codes else -1
