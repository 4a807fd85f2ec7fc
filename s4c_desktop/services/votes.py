"""Votes on what a role should require: the list of them, and planning one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from s4c_desktop.base.errors import ConflictError, UserError
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.changes import Changes
from s4c_desktop.domain.merging import merge_text
from s4c_desktop.domain.vote import Need, Proposed, Rule, Vote, VoteDetails
from s4c_desktop.domain.vote_agenda import (
    proposals,
    with_agenda,
    with_agenda_of,
    with_details,
    with_item_notes,
    with_notes,
    with_present,
    with_rule,
)
from s4c_desktop.domain.vote_outcome import Standing, standing
from s4c_desktop.domain.vote_wording import role_title
from s4c_desktop.services import conflicts
from s4c_desktop.services.outcome import Outcome
from s4c_desktop.services.vote_edits import Edited, edit

if TYPE_CHECKING:
    from s4c_desktop.domain.framework import Framework
    from s4c_desktop.models.unit_of_work import UnitsOfWork
    from s4c_desktop.services.library import LibraryService


@dataclass(frozen=True)
class ProposedFrom:
    """The role and the reading (codes) of the vote's framework version that make the proposals."""

    role: str
    reading: str


@dataclass(frozen=True)
class VoteView:
    """A vote with the framework version it is about, and the version that came of it, if any."""

    vote: Vote
    framework: Framework
    published: Framework | None = None

    @property
    def role_title(self) -> str:
        """Return the title of the role that is voted on."""
        return role_title(self.vote, self.framework)

    @property
    def standing(self) -> Standing:
        """Return how far the vote is."""
        return standing(self.vote)

    @property
    def proposed_from(self) -> ProposedFrom | None:
        """Return where the proposals are from."""
        found = self.vote.proposed
        if found is None:
            return None
        role = next((r.code for r in self.framework.roles if r.id == found.role_id), "")
        reading = next((r.code for r in self.framework.readings if r.id == found.reading_id), "")
        return ProposedFrom(role, reading)


class VoteService:
    """Lists and plans votes.

    Every call that changes one is stored at once, and returns the vote before and after. Notes
    take what was `seen` of them, as another desk may write too.
    """

    def __init__(self, units: UnitsOfWork, library: LibraryService) -> None:
        self._units = units
        self._library = library

    # -- reading -------------------------------------------------------------------------

    def all(self, *, archived: bool = False) -> tuple[VoteView, ...]:
        """Return the votes, the latest first; raises DamagedError for one not as it was saved."""
        with self._units.reading() as work:
            found = work.votes.all()
        return tuple(self._view(vote) for vote in found if vote.archived is archived)

    def get(self, vote_id: UUID) -> VoteView:
        """Return a vote as it is at the moment, with the round that is open, if one is.

        Raises UserError where there is none, DamagedError where it is not as it was saved.
        """
        with self._units.reading() as work:
            found = work.votes.get(vote_id)
        return self._view(found)

    # -- planning ------------------------------------------------------------------------

    def create(
        self, framework_id: UUID, details: VoteDetails, rule: Rule | None = None
    ) -> Outcome[Vote]:
        """Plan a vote on a role of a framework version; raises UserError for bad details."""
        roles = self._roles(framework_id)
        vote = with_details(Vote(uuid4(), framework_id, details), details, roles)
        vote = with_rule(vote, rule or Rule())
        with self._units.writing() as work:
            work.votes.add(vote)
            work.seal()
            kept = work.votes.get(vote.id)
        return Outcome(kept, Changes(votes=frozenset({vote.id})))

    def describe(self, vote_id: UUID, details: VoteDetails) -> Outcome[Edited]:
        """Change title, role, day, place or who leads; raises UserError for bad details."""
        roles = self._roles(self.get(vote_id).vote.framework_id)
        return edit(self._units, vote_id, lambda _work, vote: with_details(vote, details, roles))

    def fix_rule(self, vote_id: UUID, rule: Rule) -> Outcome[Edited]:
        """Set threshold, quorum, method and rounds; raises UserError from the first round on."""
        return edit(self._units, vote_id, lambda _work, vote: with_rule(vote, rule))

    def count_present(self, vote_id: UUID, present: int) -> Outcome[Edited]:
        """Note how many people are there, in an open round too; UserError for too few."""
        return edit(self._units, vote_id, lambda _work, vote: with_present(vote, present))

    def set_agenda(
        self, vote_id: UUID, competences: Iterable[str], propose: ProposedFrom | None = None
    ) -> Outcome[Edited]:
        """Put competences on the agenda, with proposals from a role of the version or without any.

        Raises UserError once sorting or voting has begun, and for unknown codes.
        """
        framework = self._library.framework(self.get(vote_id).vote.framework_id)
        known = tuple(framework.order)
        needs: dict[str, Need] = {}
        proposed = None
        if propose is not None:
            needs = proposals(framework, propose.role, propose.reading)
            reading = next(r.id for r in framework.readings if r.code == propose.reading)
            proposed = Proposed(framework.role(propose.role).id, reading)
        agenda = {code: needs.get(code) for code in competences}
        return edit(
            self._units, vote_id, lambda _work, vote: with_agenda(vote, agenda, known, proposed)
        )

    def restore_agenda(self, before: Vote) -> Outcome[Edited]:
        """Put the agenda back that a vote had `before`, with how it was sorted, and its notes.

        Raises UserError once sorting or voting has begun.
        """
        return edit(self._units, before.id, lambda _work, vote: with_agenda_of(vote, before))

    # -- notes ---------------------------------------------------------------------------

    def note(self, vote_id: UUID, competence: str, text: str, *, seen: str) -> Outcome[Edited]:
        """Keep what was said about a competence; with another desk's words, both are kept."""

        def change(_work: object, vote: Vote) -> Vote:
            stored = vote.item(competence).notes
            kept = merge_text(seen, stored, text, conflicts.line("")).text
            return with_item_notes(vote, competence, kept)

        return edit(self._units, vote_id, change)

    def note_all(self, vote_id: UUID, text: str, *, seen: str) -> Outcome[Edited]:
        """Keep what was said about the whole; with another desk's words, both are kept."""

        def change(_work: object, vote: Vote) -> Vote:
            return with_notes(vote, merge_text(seen, vote.notes, text, conflicts.line("")).text)

        return edit(self._units, vote_id, change)

    # -- putting away --------------------------------------------------------------------

    def archive(self, vote_id: UUID, archived: bool) -> Outcome[Edited]:
        """Put a vote away, or bring it back."""
        return edit(self._units, vote_id, lambda _work, vote: replace(vote, archived=archived))

    def delete(self, vote: Vote) -> Outcome[None]:
        """Delete a vote as it was seen, in which nobody has voted.

        Raises UserError where somebody has, ConflictError where it was changed meanwhile.
        """
        with self._units.writing() as work:
            stored = work.votes.get(vote.id)
            if stored.has_begun:
                raise UserError(
                    mark("People have voted in “{title}”, so it is kept. Archive it instead."),
                    title=stored.title,
                )
            if stored != vote:
                raise ConflictError(
                    mark(
                        "“{title}” was changed at another desk meanwhile, so it was not deleted. "
                        "It is shown as it is now."
                    ),
                    title=stored.title,
                )
            work.votes.delete(vote.id)
        return Outcome(None, Changes(votes=frozenset({vote.id})))

    # -- parts ---------------------------------------------------------------------------

    def _roles(self, framework_id: UUID) -> tuple[str, ...]:
        return tuple(role.code for role in self._library.framework(framework_id).roles)

    def _view(self, vote: Vote) -> VoteView:
        published = vote.published_id
        return VoteView(
            vote,
            self._library.framework(vote.framework_id),
            None if published is None else self._library.framework(published),
        )
