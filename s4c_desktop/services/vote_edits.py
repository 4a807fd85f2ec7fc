"""One change of a vote, as one unit of work that tells how the vote was before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from s4c_desktop.domain.changes import Changes
from s4c_desktop.services.outcome import Outcome

if TYPE_CHECKING:
    from s4c_desktop.domain.vote import Vote
    from s4c_desktop.models.unit_of_work import UnitOfWork, UnitsOfWork


@dataclass(frozen=True)
class Edited:
    """A vote before and after a change; the values before are what an undo gives back."""

    before: Vote
    vote: Vote


def edit(
    units: UnitsOfWork, vote_id: UUID, change: Callable[[UnitOfWork, Vote], Vote]
) -> Outcome[Edited]:
    """Change what is stored of a vote, at once; raises UserError where `change` does."""
    with units.writing() as work:
        before = work.votes.get(vote_id)
        after = change(work, before)
        if after == before:
            return Outcome(Edited(before, before), Changes())
        work.votes.save(after, before)
        work.seal()
        kept = work.votes.get(vote_id)
    return Outcome(Edited(before, kept), Changes(votes=frozenset({vote_id})))
