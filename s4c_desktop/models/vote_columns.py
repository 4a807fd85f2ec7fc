"""The columns of votes as values, and back."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import Row

from s4c_desktop.domain.canonical_text import canonical_json
from s4c_desktop.domain.vote import (
    OPTIONS,
    AgendaItem,
    Ballot,
    Counted,
    Need,
    Option,
    Proposed,
    Question,
    Rule,
    Ruling,
    Sorting,
    VoteRound,
)
from s4c_desktop.domain.vote_outcome import Basis, settled

if TYPE_CHECKING:
    from s4c_desktop.models.vote_tables import VoteRow

_SETTLED = {Basis.PROPOSAL: "proposal", Basis.VOTES: "vote", Basis.RULING: "decision"}
_CONTESTED = {Sorting.UNSORTED: None, Sorting.ACCEPTED: False, Sorting.CONTESTED: True}
_SORTINGS = {stored: sorting for sorting, stored in _CONTESTED.items()}

Counts = Mapping[tuple[UUID, str, int, str], int]
"""Votes by competence, question, number of the round, and option."""


def proposed_of(row: VoteRow) -> Proposed | None:
    """Return where the proposals of a vote are from."""
    if row.role_id is None or row.reading_id is None:
        return None
    return Proposed(row.role_id, row.reading_id)


def item_columns(item: AgendaItem, rule: Rule) -> dict[str, object]:
    """Return the columns of an item, without those that say which it is."""
    outcome, mandatory, how, by, reason = outcome_columns(item, rule)
    return {
        "proposed": _code(item.proposal),
        "proposed_mandatory": None if item.proposal is None else item.proposal.mandatory,
        "contested": _CONTESTED[item.sorting],
        "outcome": outcome,
        "mandatory": mandatory,
        "settled": how,
        "decided_by": by,
        "reason": reason,
        "note": item.notes,
    }


Outcome = tuple[str, bool | None, str, str, str]
"""What came out, whether mandatory, on what that rests, who decided, and why."""


def outcome_columns(item: AgendaItem, rule: Rule) -> Outcome:
    """Return what is stored of how a competence came out."""
    found = settled(item, rule)
    if found is None:
        return "", None, "open", "", ""
    by, reason = (item.ruling.by, item.ruling.reason) if item.ruling else ("", "")
    return _code(found.need), found.need.mandatory, _SETTLED[found.basis], by, reason


def stored_outcome(row: Row[Any]) -> Outcome:
    """Return how a competence came out as it is stored."""
    return row.outcome, row.mandatory, row.settled, row.decided_by, row.reason


def _code(need: Need | None) -> str:
    """Return the column of a need; empty for none."""
    if need is None:
        return ""
    return Option.NOT_NEEDED.value if need.eqf is None else str(need.eqf)


def _need(code: str, mandatory: bool | None) -> Need:
    return Need(Option(code).eqf, bool(mandatory))


def as_item(row: Row[Any], rounds: tuple[VoteRound, ...]) -> AgendaItem:
    """Return an item of the agenda; raises ValueError for a proposal that is none."""
    ruling = None
    if row.settled == _SETTLED[Basis.RULING]:
        ruling = Ruling(_need(row.outcome, row.mandatory), row.decided_by, row.reason)
    return AgendaItem(
        row.code,
        _need(row.proposed, row.proposed_mandatory) if row.proposed else None,
        _SORTINGS[row.contested],
        rounds,
        ruling,
        row.note,
    )


def round_columns(key: Mapping[str, UUID], found: VoteRound) -> list[dict[str, object]]:
    """Return the columns of a round, a row for each of its questions."""
    return [
        {
            **key,
            "question": ballot.question.value,
            "number": found.number,
            "present": found.present,
            "abstentions": ballot.abstentions,
            "opened_at": found.opened_at,
            "closed_at": found.closed_at,
            "note": _earlier_text(found, ballot.question),
        }
        for ballot in found.ballots
    ]


def count_columns(key: Mapping[str, UUID], found: VoteRound) -> list[dict[str, object]]:
    """Return the columns of a round's tallies, a row for each option."""
    return [
        {
            **key,
            "question": ballot.question.value,
            "number": found.number,
            "option": option.value,
            "votes": ballot.count(option),
        }
        for ballot in found.ballots
        for option in OPTIONS[ballot.question]
    ]


def by_round(row: Row[Any]) -> tuple[UUID, int]:
    """Return of which competence's which round a row is."""
    return row.competence_id, row.number


def as_round(rows: Sequence[Row[Any]], counts: Counts) -> VoteRound:
    """Return a round from the rows of its questions; raises ValueError where they differ."""
    asked = {Question(row.question): row for row in rows}
    ballots = tuple(
        _ballot(question, asked[question], counts) for question in Question if question in asked
    )
    one = rows[0]
    if len({(row.present, row.opened_at, row.closed_at) for row in rows}) > 1:
        raise ValueError("one round at two times")
    earlier = _read_earlier(asked)
    return VoteRound(one.number, one.present, ballots, one.opened_at, one.closed_at, earlier)


def _ballot(question: Question, row: Row[Any], counts: Counts) -> Ballot:
    key = row.competence_id, row.question, row.number
    votes = tuple(counts[*key, option.value] for option in OPTIONS[question])
    return Ballot(question, votes, row.abstentions)


def _earlier_text(found: VoteRound, question: Question) -> str:
    """Return how a question stood each time that its round was reopened; empty for never."""
    stood = [
        [one.present, list(ballot.counts), ballot.abstentions]
        for one in found.earlier
        for ballot in one.ballots
        if ballot.question is question
    ]
    return canonical_json(stood) if stood else ""


def _read_earlier(asked: Mapping[Question, Row[Any]]) -> tuple[Counted, ...]:
    questions = [question for question in Question if question in asked]
    stood = [json.loads(asked[question].note or "[]") for question in questions]
    return tuple(
        Counted(
            together[0][0],
            tuple(
                Ballot(question, tuple(counts), abstentions)
                for question, (_present, counts, abstentions) in zip(
                    questions, together, strict=True
                )
            ),
        )
        for together in zip(*stood, strict=True)
    )
