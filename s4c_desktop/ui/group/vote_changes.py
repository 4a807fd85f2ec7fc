"""What can be done in a vote, each with what takes it back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial
from uuid import UUID

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain import vote_phases, vote_rounds
from s4c_desktop.domain.vote import (
    OPTIONS,
    Option,
    Phase,
    Question,
    Rule,
    Ruling,
    Sorting,
    Vote,
    VoteDetails,
)
from s4c_desktop.domain.vote_agenda import (
    with_agenda_of,
    with_item_notes,
    with_notes,
    with_present,
    with_rule,
)
from s4c_desktop.services.votes import ProposedFrom, VoteService
from s4c_desktop.services.voting import VotingService
from s4c_desktop.ui.group.vote_commands import Change, Step, Typed


def _as_it_is(vote: Vote) -> Vote:
    """Wait for the workspace before anything else is shown."""
    return vote


class VoteChanges:
    """Makes the changes of one vote, from how it is on the screen."""

    def __init__(self, votes: VoteService, voting: VotingService, vote_id: UUID) -> None:
        self._votes = votes
        self._voting = voting
        self._id = vote_id

    # -- phases --------------------------------------------------------------------------

    def begin(self) -> Change:
        """Begin with sorting, or with voting where nothing is proposed."""
        return Change(_("Begin"), (self._begin(),), (self._back_to_planning(),))

    def back_to_planning(self, vote: Vote) -> Change:
        """Return to planning while no round was opened."""
        again = [self._begin()]
        if vote.phase is Phase.VOTING and any(i.proposal for i in vote.items):
            again.append(self._begin_voting())
        return Change(_("Back to planning"), (self._back_to_planning(),), tuple(again))

    def begin_voting(self) -> Change:
        """Go on from sorting to the votes."""
        return Change(_("Begin voting"), (self._begin_voting(),), (self._back_to_sorting(),))

    def back_to_sorting(self) -> Change:
        """Return to sorting while no round was opened."""
        return Change(_("Back to sorting"), (self._back_to_sorting(),), (self._begin_voting(),))

    def finish(self) -> Change:
        """End the vote once everything is settled."""
        return Change(_("End the vote"), (self._finish(),), (self._go_on(),))

    def go_on(self) -> Change:
        """Go on with a vote that was ended."""
        return Change(_("Go on voting"), (self._go_on(),), (self._finish(),))

    # -- sorting -------------------------------------------------------------------------

    def sort(self, vote: Vote, code: str, sorting: Sorting) -> Change:
        """Note whether a proposal is contested."""
        before = vote.item(code).sorting
        label = _("{code}: sorted").format(code=code)
        return Change(label, (self._sort({code: sorting}),), (self._sort({code: before}),), code)

    def accept_rest(self, vote: Vote) -> Change:
        """Accept every proposal that is not sorted yet."""
        left = {one.competence: Sorting.UNSORTED for one in vote.items if not one.is_sorted}
        accept = Step(vote_phases.accept_rest, partial(self._voting.accept_rest, self._id))
        return Change(_("Accept the rest"), (accept,), (self._sort(left),))

    # -- rounds --------------------------------------------------------------------------

    def open_round(self, code: str) -> Change:
        """Open the next round."""
        label = _("{code}: open a round").format(code=code)
        return Change(label, (self._open(code),), (self._withdraw(code),), code)

    def withdraw_round(self, vote: Vote, code: str) -> Change:
        """Take back the open round with what was counted in it."""
        found = vote.item(code).open_round
        again = [self._open(code)]
        for ballot in found.ballots if found is not None else ():
            counts = [*zip(OPTIONS[ballot.question], ballot.counts, strict=True)]
            for option, count in [*counts, (None, ballot.abstentions)]:
                if count:
                    again.append(self._tally(code, ballot.question, option, 0, count))
        label = _("{code}: take the round back").format(code=code)
        return Change(label, (self._withdraw(code),), tuple(again), code)

    def close_round(self, code: str) -> Change:
        """Close the open round."""
        label = _("{code}: close the round").format(code=code)
        return Change(label, (self._close(code),), (self._reopen(code),), code)

    def reopen_round(self, code: str) -> Change:
        """Open the last round again."""
        label = _("{code}: reopen the round").format(code=code)
        return Change(label, (self._reopen(code),), (self._close(code),), code)

    def tally(
        self,
        vote: Vote,
        code: str,
        question: Question,
        option: Option | None,
        count: int,
        *,
        field: object | None = None,
    ) -> Change:
        """Set the votes for an option; digits typed in one `field` are one change."""
        seen = vote_rounds.counted(vote, code, question, option)

        def made(before: int, after: int) -> Change:
            return Change(
                _("{code}: votes").format(code=code),
                (self._tally(code, question, option, before, after),),
                (self._tally(code, question, option, after, before),),
                code,
                None if field is None else Typed(field, before, after, made),
            )

        return made(seen, count)

    def decide(self, vote: Vote, code: str, ruling: Ruling) -> Change:
        """Note who decided what the votes left open."""
        before = vote.item(code).ruling
        back = self._take_back(code) if before is None else self._decide(code, before)
        label = _("{code}: decision").format(code=code)
        return Change(label, (self._decide(code, ruling),), (back,), code)

    def take_back(self, vote: Vote, code: str) -> Change:
        """Take back who decided a competence; raises UserError where nobody has."""
        before = vote.item(code).ruling
        again = () if before is None else (self._decide(code, before),)
        label = _("{code}: take the decision back").format(code=code)
        return Change(label, (self._take_back(code),), again, code)

    # -- plan and notes ------------------------------------------------------------------

    def describe(self, vote: Vote, details: VoteDetails) -> Change:
        """Change what the vote is about."""

        def step(wanted: VoteDetails) -> Step:
            return Step(_as_it_is, partial(self._votes.describe, self._id, wanted))

        return Change(_("Change the vote"), (step(details),), (step(vote.details),))

    def rule(self, vote: Vote, rule: Rule) -> Change:
        """Change threshold, quorum, method and rounds."""

        def step(wanted: Rule) -> Step:
            return Step(
                lambda found: with_rule(found, wanted),
                partial(self._votes.fix_rule, self._id, wanted),
            )

        return Change(_("Change the rule"), (step(rule),), (step(vote.rule),))

    def agenda(self, vote: Vote, codes: Sequence[str], propose: ProposedFrom | None) -> Change:
        """Put competences on the agenda."""
        make = Step(_as_it_is, partial(self._votes.set_agenda, self._id, tuple(codes), propose))
        back = Step(
            lambda found: with_agenda_of(found, vote), partial(self._votes.restore_agenda, vote)
        )
        return Change(_("Change the agenda"), (make,), (back,))

    def count_present(self, vote: Vote, present: int, field: object) -> Change:
        """Note how many people are there; digits typed in one `field` are one change."""

        def step(wanted: int) -> Step:
            return Step(
                lambda found: with_present(found, wanted),
                partial(self._votes.count_present, self._id, wanted),
            )

        def made(before: int, after: int) -> Change:
            return Change(
                _("People present"),
                (step(after),),
                (step(before),),
                typed=Typed(field, before, after, made),
            )

        return made(vote.present, present)

    def note(self, vote: Vote, code: str, text: str) -> Change:
        """Keep what was said about a competence, or with no code about the whole."""

        def step(wanted: str, seen: str) -> Step:
            if not code:
                return Step(
                    lambda found: with_notes(found, wanted),
                    partial(self._votes.note_all, self._id, wanted, seen=seen),
                )
            return Step(
                lambda found: with_item_notes(found, code, wanted),
                partial(self._votes.note, self._id, code, wanted, seen=seen),
            )

        before = vote.item(code).notes if code else vote.notes
        return Change(_("Discussion note"), (step(text, before),), (step(before, text),), code)

    # -- single calls --------------------------------------------------------------------

    def _begin(self) -> Step:
        return Step(vote_phases.begin, partial(self._voting.begin, self._id))

    def _back_to_planning(self) -> Step:
        return Step(vote_phases.back_to_planning, partial(self._voting.back_to_planning, self._id))

    def _begin_voting(self) -> Step:
        return Step(vote_phases.begin_voting, partial(self._voting.begin_voting, self._id))

    def _back_to_sorting(self) -> Step:
        return Step(vote_phases.back_to_sorting, partial(self._voting.back_to_sorting, self._id))

    def _finish(self) -> Step:
        return Step(vote_phases.finish, partial(self._voting.finish, self._id))

    def _go_on(self) -> Step:
        return Step(vote_phases.go_on, partial(self._voting.go_on, self._id))

    def _sort(self, sortings: dict[str, Sorting]) -> Step:
        def show(vote: Vote) -> Vote:
            for code, sorting in sortings.items():
                vote = vote_phases.sort(vote, code, sorting)
            return vote

        return Step(show, partial(self._voting.sort, self._id, sortings))

    def _open(self, code: str) -> Step:
        return Step(
            lambda vote: vote_rounds.open_round(vote, code, datetime.now(UTC)),
            partial(self._voting.open_round, self._id, code),
        )

    def _withdraw(self, code: str) -> Step:
        return Step(
            lambda vote: vote_rounds.withdraw_round(vote, code),
            partial(self._voting.withdraw_round, self._id, code),
        )

    def _close(self, code: str) -> Step:
        return Step(
            lambda vote: vote_rounds.close_round(vote, code, datetime.now(UTC)),
            partial(self._voting.close_round, self._id, code),
        )

    def _reopen(self, code: str) -> Step:
        return Step(
            lambda vote: vote_rounds.reopen_round(vote, code),
            partial(self._voting.reopen_round, self._id, code),
        )

    def _tally(
        self, code: str, question: Question, option: Option | None, seen: int, count: int
    ) -> Step:
        return Step(
            lambda vote: vote_rounds.tally(vote, code, question, option, count),
            partial(self._voting.tally, self._id, code, question, option, count, seen=seen),
        )

    def _decide(self, code: str, ruling: Ruling) -> Step:
        return Step(
            lambda vote: vote_rounds.decide(vote, code, ruling),
            partial(self._voting.decide, self._id, code, ruling),
        )

    def _take_back(self, code: str) -> Step:
        return Step(
            lambda vote: vote_rounds.take_back(vote, code),
            partial(self._voting.take_back, self._id, code),
        )
