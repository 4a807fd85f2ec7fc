"""The columns of votes as values, and back."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from uuid import UUID

from s4c_desktop.domain.canonical import canonical_json
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
from s4c_desktop.models.vote_tables import VoteItemRow, VoteRoundRow, VoteRow

_SETTLED = {Basis.PROPOSAL: "proposal", Basis.VOTES: "vote", Basis.RULING: "decision"}
_CONTESTED = {Sorting.UNSORTED: None, Sorting.ACCEPTED: False, Sorting.CONTESTED: True}
_SORTINGS = {stored: sorting for sorting, stored in _CONTESTED.items()}


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


def stored_outcome(row: VoteItemRow) -> Outcome:
    """Return how a competence came out as it is stored."""
    return row.outcome, row.mandatory, row.settled, row.decided_by, row.reason


def _code(need: Need | None) -> str:
    """Return the column of a need; empty for none."""
    if need is None:
        return ""
    return Option.NOT_NEEDED.value if need.eqf is None else str(need.eqf)


def _need(code: str, mandatory: bool | None) -> Need:
    return Need(Option(code).eqf, bool(mandatory))


def as_item(row: VoteItemRow, code: str, rounds: tuple[VoteRound, ...]) -> AgendaItem:
    """Return an item of the agenda; raises ValueError for a proposal that is none."""
    ruling = None
    if row.settled == _SETTLED[Basis.RULING]:
        ruling = Ruling(_need(row.outcome, row.mandatory), row.decided_by, row.reason)
    return AgendaItem(
        code,
        _need(row.proposed, row.proposed_mandatory) if row.proposed else None,
        _SORTINGS[row.contested],
        rounds,
        ruling,
        row.note,
    )


def by_round(row: VoteRoundRow) -> tuple[UUID, int]:
    """Return of which competence's which round a row is."""
    return row.competence_id, row.number


def as_round(
    number: int, rows: Sequence[VoteRoundRow], count: Callable[[VoteRoundRow, Option], int]
) -> VoteRound:
    """Return a round from the rows of its questions; raises ValueError where they differ."""
    asked = {Question(row.question): row for row in rows}
    ballots = tuple(
        Ballot(
            question,
            tuple(count(asked[question], option) for option in OPTIONS[question]),
            asked[question].abstentions,
        )
        for question in Question
        if question in asked
    )
    one = rows[0]
    together = {(row.present, row.opened_at, row.closed_at) for row in rows}
    if len(together) > 1:
        raise ValueError("one round at two times")
    earlier = _read_earlier(asked)
    return VoteRound(number, one.present, ballots, one.opened_at, one.closed_at, earlier)


def earlier_text(found: VoteRound, question: Question) -> str:
    """Return how a question stood each time that its round was reopened; empty for never."""
    stood = [
        [one.present, list(ballot.counts), ballot.abstentions]
        for one in found.earlier
        for ballot in one.ballots
        if ballot.question is question
    ]
    return canonical_json(stood) if stood else ""


def _read_earlier(asked: Mapping[Question, VoteRoundRow]) -> tuple[Counted, ...]:
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
