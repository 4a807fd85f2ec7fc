"""A vote as plain data, and the hash over all of it."""

from __future__ import annotations

from s4c_desktop.domain.canonical import canonical_json, digest
from s4c_desktop.domain.plain_values import Plain, iso
from s4c_desktop.domain.vote import OPTIONS, AgendaItem, Ballot, Need, Vote, VoteRound


def vote_plain(vote: Vote) -> Plain:
    """Return everything of a vote as plain data, but for its place and its row's version."""
    return {
        "id": str(vote.id),
        "title": vote.title,
        "framework": str(vote.framework_id),
        "role": vote.role,
        "role_title": vote.role_title,
        "reading": vote.reading,
        "held_on": iso(vote.held_on),
        "place": vote.place,
        "facilitator": vote.facilitator,
        "present": vote.present,
        "threshold": vote.rule.threshold,
        "quorum": vote.rule.quorum,
        "method": vote.rule.method.value,
        "phase": vote.phase.value,
        "notes": vote.notes,
        "items": [_item(item) for item in vote.items],
        "published": None if vote.published_id is None else str(vote.published_id),
    }


def vote_digest(vote: Vote) -> str:
    """Return the hash of a vote with its agenda, rounds, tallies and rulings."""
    return digest(canonical_json(vote_plain(vote)))


def _item(item: AgendaItem) -> Plain:
    proposal, ruling = item.proposal, item.ruling
    return {
        "competence": item.competence,
        "proposal": proposal and {**_need(proposal.need), "source": proposal.source},
        "sorting": item.sorting.value,
        "rounds": [_round(one) for one in item.rounds],
        "ruling": ruling and {**_need(ruling.need), "by": ruling.by, "reason": ruling.reason},
        "notes": item.notes,
    }


def _round(found: VoteRound) -> Plain:
    return {
        "number": found.number,
        "present": found.present,
        "state": found.state.value,
        "ballots": {ballot.question.value: _ballot(ballot) for ballot in found.ballots},
    }


def _ballot(ballot: Ballot) -> Plain:
    votes = {option.value: ballot.count(option) for option in OPTIONS[ballot.question]}
    return {"votes": votes, "abstentions": ballot.abstentions}


def _need(need: Need) -> Plain:
    return {"eqf": need.eqf, "mandatory": need.mandatory}
