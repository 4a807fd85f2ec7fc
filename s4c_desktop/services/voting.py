"""A vote while it is held: sorting, rounds, tallies, decisions, and where it stands.

Every call is one unit of work, so that whatever happens to the computer, the vote goes on with
what was counted last. What a call takes back is another call here: a round opened is withdrawn, a
closed one reopened, a tally set to what `Edited.before` says.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING
from uuid import UUID

from s4c_desktop.base.errors import ConflictError
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain import vote_phases, vote_place, vote_rounds
from s4c_desktop.domain.vote import Option, Question, Ruling, Sorting, Vote
from s4c_desktop.services.vote_edits import Edited, edit

if TYPE_CHECKING:
    from s4c_desktop.models.unit_of_work import UnitOfWork, UnitsOfWork
    from s4c_desktop.services.outcome import Outcome

Step = Callable[[Vote], Vote]


class VotingService:
    """Leads through a vote; raises UserError, and changes nothing, for what is not possible now."""

    def __init__(self, units: UnitsOfWork) -> None:
        self._units = units

    # -- phases --------------------------------------------------------------------------

    def begin(self, vote_id: UUID) -> Outcome[Edited]:
        """Begin with sorting the proposals, or with voting where there is none."""
        return self._step(vote_id, vote_phases.begin)

    def back_to_planning(self, vote_id: UUID) -> Outcome[Edited]:
        """Return to planning while no round was opened."""
        return self._step(vote_id, vote_phases.back_to_planning)

    def sort(self, vote_id: UUID, sortings: Mapping[str, Sorting]) -> Outcome[Edited]:
        """Note of competences (codes) whether the proposal is contested, or take that back."""

        def change(vote: Vote) -> Vote:
            for competence, sorting in sortings.items():
                vote = vote_phases.sort(vote, competence, sorting)
            return vote

        return self._step(vote_id, change)

    def accept_rest(self, vote_id: UUID) -> Outcome[Edited]:
        """Accept every proposal that is not sorted yet."""
        return self._step(vote_id, vote_phases.accept_rest)

    def begin_voting(self, vote_id: UUID) -> Outcome[Edited]:
        """Go on from sorting to the votes."""
        return self._step(vote_id, vote_phases.begin_voting)

    def back_to_sorting(self, vote_id: UUID) -> Outcome[Edited]:
        """Return to sorting while no round was opened."""
        return self._step(vote_id, vote_phases.back_to_sorting)

    def finish(self, vote_id: UUID) -> Outcome[Edited]:
        """End the vote once everything is settled."""
        return self._step(vote_id, vote_phases.finish)

    def go_on(self, vote_id: UUID) -> Outcome[Edited]:
        """Go on with a vote that was ended and is not published."""
        return self._step(vote_id, vote_phases.go_on)

    # -- place ---------------------------------------------------------------------------

    def go(self, vote_id: UUID, competence: str) -> Outcome[Edited]:
        """Show a competence (code)."""
        return self._step(vote_id, lambda vote: vote_place.go(vote, competence))

    def next(self, vote_id: UUID) -> Outcome[Edited]:
        """Show the next competence; stays at the last."""
        return self._step(vote_id, vote_place.go_next)

    def previous(self, vote_id: UUID) -> Outcome[Edited]:
        """Show the competence before; stays at the first."""
        return self._step(vote_id, vote_place.go_previous)

    def next_open(self, vote_id: UUID) -> Outcome[Edited]:
        """Show the next competence that is not settled."""
        return self._step(vote_id, vote_place.go_open)

    # -- rounds --------------------------------------------------------------------------

    def open_round(self, vote_id: UUID, competence: str) -> Outcome[Edited]:
        """Open the next round on a competence."""
        return edit(
            self._units,
            vote_id,
            lambda work, vote: vote_rounds.open_round(vote, competence, work.now),
        )

    def tally(
        self,
        vote_id: UUID,
        competence: str,
        question: Question,
        option: Option | None,
        count: int,
        *,
        seen: int,
    ) -> Outcome[Edited]:
        """Set the votes for an option, with None the abstentions, from what was `seen`.

        Raises ConflictError where another desk has counted something else meanwhile.
        """

        def change(vote: Vote) -> Vote:
            stored = vote_rounds.counted(vote, competence, question, option)
            if stored not in (seen, count):
                raise ConflictError(
                    mark(
                        "{code} was counted at another desk at the same time: {theirs} was there "
                        "first and is shown now, {ours} was not kept."
                    ),
                    code=competence,
                    theirs=stored,
                    ours=count,
                )
            return vote_rounds.tally(vote, competence, question, option, count)

        return self._step(vote_id, change)

    def close_round(self, vote_id: UUID, competence: str) -> Outcome[Edited]:
        """Close the open round, so that its result is shown."""
        return edit(
            self._units,
            vote_id,
            lambda work, vote: vote_rounds.close_round(vote, competence, work.now),
        )

    def withdraw_round(self, vote_id: UUID, competence: str) -> Outcome[Edited]:
        """Take back an open round that was never closed."""
        return self._step(vote_id, lambda vote: vote_rounds.withdraw_round(vote, competence))

    def reopen_round(self, vote_id: UUID, competence: str) -> Outcome[Edited]:
        """Open the last round on a competence again; how it stood is kept."""
        return self._step(vote_id, lambda vote: vote_rounds.reopen_round(vote, competence))

    def decide(self, vote_id: UUID, competence: str, ruling: Ruling) -> Outcome[Edited]:
        """Note who decided what the votes left open, and why."""
        return self._step(vote_id, lambda vote: vote_rounds.decide(vote, competence, ruling))

    def take_back(self, vote_id: UUID, competence: str) -> Outcome[Edited]:
        """Take back who decided a competence."""
        return self._step(vote_id, lambda vote: vote_rounds.take_back(vote, competence))

    # -- parts ---------------------------------------------------------------------------

    def _step(self, vote_id: UUID, step: Step) -> Outcome[Edited]:
        def change(_work: UnitOfWork, vote: Vote) -> Vote:
            return step(vote)

        return edit(self._units, vote_id, change)
