"""How a vote goes on: from its plan through sorting and voting to the end, and back again.

Every function returns a new vote, or raises UserError and changes nothing.
"""

from __future__ import annotations

from dataclasses import replace

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.vote import Phase, Sorting, Vote
from s4c_desktop.domain.vote_agenda import check_quorum, published
from s4c_desktop.domain.vote_outcome import standing


def begin(vote: Vote) -> Vote:
    """Begin with sorting, or at once with voting where nothing is proposed.

    Raises UserError where something is missing: an agenda, the day, who leads, enough people.
    """
    _expect(vote, Phase.PLANNED)
    if not vote.items:
        raise UserError(mark("The agenda is empty. Put competences on it first."))
    if vote.details.held_on is None:
        raise UserError(mark("Enter the day on which the vote is held."))
    if not vote.details.facilitator.strip():
        raise UserError(mark("Enter the name of who leads the vote."))
    check_quorum(vote)
    if any(item.proposal is not None for item in vote.items):
        first = next(item for item in vote.items if item.proposal is not None)
        return replace(vote, phase=Phase.SORTING, position=first.competence)
    return _voting(vote)


def back_to_planning(vote: Vote) -> Vote:
    """Return to planning, with the sorting kept; raises UserError once a round was opened."""
    if vote.phase not in (Phase.SORTING, Phase.VOTING) or vote.has_begun:
        raise UserError(
            mark("The first round of “{title}” has been opened, so its agenda stands."),
            title=vote.title,
        )
    return replace(vote, phase=Phase.PLANNED)


def sort(vote: Vote, competence: str, sorting: Sorting) -> Vote:
    """Note whether anybody contests a proposal, or take that back.

    Also while others are voted on already; but what has been voted on stays contested.
    """
    if vote.phase not in (Phase.SORTING, Phase.VOTING):
        raise UserError(mark("“{title}” is not being sorted now."), title=vote.title)
    item = vote.item(competence)
    if item.proposal is None:
        raise UserError(mark("Nothing is proposed for {code}, so it is voted on."), code=competence)
    if item.rounds or item.ruling is not None:
        raise UserError(
            mark("{code} has been voted on, so its proposal stays contested."), code=competence
        )
    if vote.phase is Phase.VOTING and sorting is Sorting.UNSORTED:
        raise UserError(
            mark("Say of {code} whether it is contested: voting has begun."), code=competence
        )
    return vote.with_item(replace(item, sorting=sorting))


def accept_rest(vote: Vote) -> Vote:
    """Accept every proposal that nobody has said anything about."""
    _expect(vote, Phase.SORTING)
    items = tuple(
        item if item.is_sorted else replace(item, sorting=Sorting.ACCEPTED) for item in vote.items
    )
    return replace(vote, items=items)


def begin_voting(vote: Vote) -> Vote:
    """Go on to the votes; raises UserError while a proposal is not sorted."""
    _expect(vote, Phase.SORTING)
    left = standing(vote).unsorted
    if left:
        raise UserError(
            mark("Not sorted yet: {codes}. Say of each whether anybody contests the proposal."),
            codes=", ".join(left),
        )
    return _voting(vote)


def _voting(vote: Vote) -> Vote:
    still = standing(vote).open
    position = still[0] if still else vote.items[0].competence
    return replace(vote, phase=Phase.VOTING, position=position)


def back_to_sorting(vote: Vote) -> Vote:
    """Return from voting to sorting; raises UserError once a round was opened."""
    _expect(vote, Phase.VOTING)
    if vote.has_begun:
        raise UserError(
            mark(
                "The first round has been opened. A proposal can still be marked contested where "
                "it stands."
            )
        )
    return replace(vote, phase=Phase.SORTING)


def finish(vote: Vote) -> Vote:
    """End the vote; raises UserError while a round or a competence is open."""
    _expect(vote, Phase.VOTING)
    left = standing(vote).open
    if left:
        raise UserError(
            mark("Still open: {codes}. Vote on them, or note who decides them and why."),
            codes=", ".join(left),
        )
    return replace(vote, phase=Phase.DECIDED)


def go_on(vote: Vote) -> Vote:
    """Go on with a vote that was ended and is not published."""
    _expect(vote, Phase.DECIDED)
    return replace(vote, phase=Phase.VOTING)


def _expect(vote: Vote, phase: Phase) -> None:
    if vote.phase is Phase.PUBLISHED:
        raise published(vote)
    if vote.phase is not phase:
        raise UserError(
            mark(
                "“{title}” has moved on meanwhile, or is not that far yet. It is shown as it is "
                "now."
            ),
            title=vote.title,
        )
