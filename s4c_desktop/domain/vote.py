"""A vote on what a role should require, as values: agenda, rule fixed beforehand, rounds, rulings.

A round asks one competence's questions that are still open, all on one slip: which level, or not
needed at all, and whether it is mandatory. Nobody's name or single vote is ever part of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.scale import EQF_LEVELS

MOST_ROUNDS = 3
"""How often a competence is voted on before somebody has to decide it."""
USUAL_THRESHOLD = 75
LEAST_THRESHOLD, FULL_THRESHOLD = 51, 100
"""Above a half, so that two options never reach it at once."""
MOST_PRESENT = 9999


class Question(StrEnum):
    """What is asked of a competence."""

    LEVEL = "need"
    MANDATORY = "mandatory"


class Option(StrEnum):
    """What can be voted for."""

    NOT_NEEDED = "not_needed"
    EQF4 = "4"
    EQF5 = "5"
    EQF6 = "6"
    EQF7 = "7"
    EQF8 = "8"
    MANDATORY = "yes"
    OPTIONAL = "no"

    @property
    def eqf(self) -> int | None:
        """Return the level that the option stands for; None for *not needed* and the others."""
        return _LEVELS.get(self)


_LEVELS = {Option(str(eqf)): eqf for eqf in EQF_LEVELS}

OPTIONS: Mapping[Question, tuple[Option, ...]] = {
    Question.LEVEL: (Option.NOT_NEEDED, *_LEVELS),
    Question.MANDATORY: (Option.MANDATORY, Option.OPTIONAL),
}
"""The options of each question, in the order in which they are asked."""


class Method(StrEnum):
    """How people vote."""

    HANDS = "hands"
    SLIPS = "slips"


class Phase(StrEnum):
    """Where a vote stands, in order."""

    PLANNED = "planned"
    SORTING = "sorting"
    VOTING = "voting"
    DECIDED = "decided"
    PUBLISHED = "published"


class Sorting(StrEnum):
    """What became of a proposal when the agenda was sorted; without one, there is a vote."""

    UNSORTED = "unsorted"
    ACCEPTED = "accepted"
    CONTESTED = "contested"


@dataclass(frozen=True, slots=True)
class Need:
    """What a role requires of a competence: nothing (`eqf` None), or a level.

    Raises ValueError for a level off the scale, or for something mandatory that nobody needs.
    """

    eqf: int | None
    mandatory: bool = False

    def __post_init__(self) -> None:
        if self.eqf is None and self.mandatory:
            raise ValueError("what is not needed cannot be mandatory")
        if self.eqf is not None and self.eqf not in EQF_LEVELS:
            raise ValueError(f"no level {self.eqf}")


NOT_NEEDED = Need(None)


@dataclass(frozen=True, slots=True)
class Ballot:
    """The tally of one question: votes for each of its options, in their order."""

    question: Question
    counts: tuple[int, ...]
    abstentions: int = 0

    @property
    def votes(self) -> int:
        """Count the votes for any option."""
        return sum(self.counts)

    @property
    def voters(self) -> int:
        """Count who took part: votes and abstentions."""
        return self.votes + self.abstentions

    def count(self, option: Option) -> int:
        """Return the votes for an option; raises ValueError for one of another question."""
        return self.counts[OPTIONS[self.question].index(option)]


def empty_ballot(question: Question) -> Ballot:
    """Return a tally in which nobody has voted yet."""
    return Ballot(question, (0,) * len(OPTIONS[question]))


@dataclass(frozen=True, slots=True)
class Counted:
    """How a round stood: the people `present` and the tallies."""

    present: int
    ballots: tuple[Ballot, ...]


@dataclass(frozen=True, slots=True)
class VoteRound:
    """One round of votes on a competence: its `number` from 1, people `present`, the tallies.

    `earlier` is how it stood each time that it was closed and then reopened.
    """

    number: int
    present: int
    ballots: tuple[Ballot, ...]
    opened_at: datetime
    closed_at: datetime | None = None
    earlier: tuple[Counted, ...] = ()

    @property
    def is_open(self) -> bool:
        """Tell whether people vote now, so that nothing of it may be shown."""
        return self.closed_at is None

    @property
    def is_empty(self) -> bool:
        """Tell whether nobody has voted or abstained."""
        return not any(ballot.voters for ballot in self.ballots)

    @property
    def voters(self) -> int:
        """Count who took part in the question that most took part in."""
        return max((ballot.voters for ballot in self.ballots), default=0)

    def ballot(self, question: Question) -> Ballot | None:
        """Return the tally of a question; None where the round does not ask it."""
        return next((one for one in self.ballots if one.question is question), None)


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a named person decided, and why, where the votes left a competence open."""

    need: Need
    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One competence (code) to be settled: a proposal or none, its rounds, a ruling, what was said.

    The rounds stand in the order in which they were opened.
    """

    competence: str
    proposal: Need | None = None
    sorting: Sorting = Sorting.UNSORTED
    rounds: tuple[VoteRound, ...] = ()
    ruling: Ruling | None = None
    notes: str = ""

    @property
    def is_contested(self) -> bool:
        """Tell whether the competence is voted on."""
        return self.proposal is None or self.sorting is Sorting.CONTESTED

    @property
    def is_sorted(self) -> bool:
        """Tell whether it is known if the competence is voted on."""
        return self.proposal is None or self.sorting is not Sorting.UNSORTED

    @property
    def open_round(self) -> VoteRound | None:
        """Return the round in which people vote now."""
        return next((one for one in self.rounds if one.is_open), None)

    @property
    def closed(self) -> tuple[VoteRound, ...]:
        """Return the rounds that count, in order."""
        return tuple(one for one in self.rounds if not one.is_open)


@dataclass(frozen=True, slots=True)
class Rule:
    """What was fixed before the first round.

    An option is decided by `threshold` percent of the votes cast or more, if at least `quorum`
    people took part, abstentions included. Only slips can be `anonymous`.
    """

    threshold: int = USUAL_THRESHOLD
    quorum: int = 1
    method: Method = Method.HANDS
    anonymous: bool = False
    most_rounds: int = MOST_ROUNDS


@dataclass(frozen=True, slots=True)
class VoteDetails:
    """What a vote is about, and who holds it where and when.

    `role` is the code of a role of the framework version, or of a new one, which then has a
    `role_title`. `group_id` is the focus group in which it is held.
    """

    title: str
    role: str
    role_title: str = ""
    held_on: date | None = None
    place: str = ""
    facilitator: str = ""
    group_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Proposed:
    """The role and the reading (identities) that the proposals were taken from."""

    role_id: UUID
    reading_id: UUID


@dataclass(frozen=True, slots=True)
class Vote:
    """A vote on what a role of a framework version should require.

    `present` are the people in the room, `position` is the competence that is shown.
    """

    id: UUID
    framework_id: UUID
    details: VoteDetails
    rule: Rule = Rule()
    present: int = 0
    phase: Phase = Phase.PLANNED
    items: tuple[AgendaItem, ...] = ()
    proposed: Proposed | None = None
    notes: str = ""
    position: str = ""
    published_id: UUID | None = None
    archived: bool = False
    version: int = 0

    @property
    def title(self) -> str:
        """Return what the vote is called."""
        return self.details.title

    def item(self, competence: str) -> AgendaItem:
        """Return an item of the agenda; raises UserError where there is none."""
        for one in self.items:
            if one.competence == competence:
                return one
        raise UserError(
            mark("{code} is not on the agenda of “{title}”."), code=competence, title=self.title
        )

    @property
    def competences(self) -> tuple[str, ...]:
        """Return the agenda's competences (codes), in its order."""
        return tuple(item.competence for item in self.items)

    @property
    def has_begun(self) -> bool:
        """Tell whether any round was ever opened, from when on the rule stands."""
        return any(item.rounds for item in self.items)

    @property
    def in_round(self) -> AgendaItem | None:
        """Return the item on which people vote now."""
        return next((item for item in self.items if item.open_round is not None), None)

    def with_item(self, item: AgendaItem) -> Vote:
        """Return the vote with an item in the place of the one on the same competence."""
        return replace(
            self,
            items=tuple(item if one.competence == item.competence else one for one in self.items),
        )
