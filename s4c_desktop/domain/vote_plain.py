"""A vote as plain data, and the hash over all of it."""

from __future__ import annotations

from s4c_desktop.domain.canonical_text import canonical_json, digest
from s4c_desktop.domain.plain_values import Plain, iso
from s4c_desktop.domain.vote import OPTIONS, AgendaItem, Ballot, Counted, Need, Vote, VoteRound


def vote_plain(vote: Vote) -> Plain:
    """Return everything of a vote as plain data.

    Without what says nothing of the vote itself: the competence that is shown, whether it is
    archived, and the version of its row.
    """
    details, proposed = vote.details, vote.proposed
    return {
        "id": str(vote.id),
        "framework": str(vote.framework_id),
        "title": details.title,
        "role": details.role,
        "role_title": details.role_title,
        "held_on": iso(details.held_on),
        "place": details.place,
        "facilitator": details.facilitator,
        "group": details.group_id and str(details.group_id),
        "threshold": vote.rule.threshold,
        "quorum": vote.rule.quorum,
        "method": vote.rule.method.value,
        "anonymous": vote.rule.anonymous,
        "most_rounds": vote.rule.most_rounds,
        "present": vote.present,
        "phase": vote.phase.value,
        "proposed": proposed and [str(proposed.role_id), str(proposed.reading_id)],
        "items": [_item(item) for item in vote.items],
        "notes": vote.notes,
        "published": vote.published_id and str(vote.published_id),
    }


def vote_digest(vote: Vote) -> str:
    """Return the hash of a vote with its agenda, rounds, tallies and rulings."""
    return digest(canonical_json(vote_plain(vote)))


def _item(item: AgendaItem) -> Plain:
    proposal, ruling = item.proposal, item.ruling
    return {
        "competence": item.competence,
        "proposal": proposal and _need(proposal),
        "sorting": item.sorting.value,
        "rounds": [_round(one) for one in item.rounds],
        "ruling": ruling and {**_need(ruling.need), "by": ruling.by, "reason": ruling.reason},
        "notes": item.notes,
    }


def _round(found: VoteRound) -> Plain:
    return {
        "number": found.number,
        "opened_at": iso(found.opened_at),
        "closed_at": iso(found.closed_at),
        **_counted(found),
        "earlier": [_counted(one) for one in found.earlier],
    }


def _counted(found: VoteRound | Counted) -> Plain:
    ballots = {ballot.question.value: _ballot(ballot) for ballot in found.ballots}
    return {"present": found.present, "ballots": ballots}


def _ballot(ballot: Ballot) -> Plain:
    votes = {option.value: ballot.count(option) for option in OPTIONS[ballot.question]}
    return {"votes": votes, "abstentions": ballot.abstentions}


def _need(need: Need) -> Plain:
    return {"eqf": need.eqf, "mandatory": need.mandatory}
