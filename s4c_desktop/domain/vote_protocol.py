"""Everything that the protocol of a vote says, for paper and table alike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.vote import AgendaItem, Ballot, Counted, Phase, Question, Vote, VoteRound
from s4c_desktop.domain.vote_wording import role_title
from s4c_desktop.domain.wording import reading_title

if TYPE_CHECKING:
    from s4c_desktop.domain.framework import Framework


@dataclass(frozen=True, slots=True)
class VoteProtocol:
    """A vote with its framework version; `published` names the version that came of it, if any."""

    vote: Vote
    framework: Framework
    made_at: datetime
    published: str = ""
    centre: str = ""

    @property
    def role_title(self) -> str:
        """Return the title of the role that was voted on."""
        return role_title(self.vote, self.framework)

    @property
    def is_final(self) -> bool:
        """Tell whether nothing more can be voted on without going back."""
        return self.vote.phase in (Phase.DECIDED, Phase.PUBLISHED)

    @property
    def proposed_from(self) -> str:
        """Say which role's profile the proposals are; empty where nothing was proposed."""
        found = self.vote.proposed
        if found is None:
            return ""
        role = next(r.title for r in self.framework.roles if r.id == found.role_id)
        reading = next(r.code for r in self.framework.readings if r.id == found.reading_id)
        return _("{role}, {reading}, {framework}").format(
            role=role, reading=reading_title(self.framework, reading), framework=self.framework.name
        )


@dataclass(frozen=True, slots=True)
class Tally:
    """One tally of the history: its round, its question, and whether it was reopened later."""

    item: AgendaItem
    found: VoteRound
    ballot: Ballot
    present: int
    reopened: bool


def tallies(vote: Vote) -> Iterator[Tally]:
    """Yield every tally that was closed, in the order of agenda, rounds, closings and questions."""
    for item in vote.items:
        for found in item.rounds:
            stood = [(one, True) for one in found.earlier]
            if not found.is_open:
                stood.append((Counted(found.present, found.ballots), False))
            for one, reopened in stood:
                for ballot in one.ballots:
                    yield Tally(item, found, ballot, one.present, reopened)


def question_name(question: Question) -> str:
    """Name a question, for heads of tables."""
    return {Question.LEVEL: _("EQF level"), Question.MANDATORY: _("Mandatory or optional")}[
        question
    ]
