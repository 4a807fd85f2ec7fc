"""Focus groups as values: who took part, under which code name, and what was shown of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.assessment import Rating
from s4c_desktop.domain.group_batches import Attendance, Batches, batches
from s4c_desktop.domain.group_filter import EVERYBODY, Condition
from s4c_desktop.domain.group_privacy import DEFAULT_MINIMUM, Shown
from s4c_desktop.domain.names import new_code_name

LONGEST_CODE_NAME = 64
LONGEST_TEXT = 5_000
MOST_PARTICIPANTS = 2_000


class Source(StrEnum):
    """How a participant came in: entered here, from a person's file, or from a table."""

    QUICK = "quick"
    FILE = "file"
    MATRIX = "matrix"


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody in a group; `batch` counts from 1 once they were shown, with whom they came in.

    `ratings` are by competence (code), without the untouched. `person_id` links somebody of the
    workspace, so that they are erased here too.
    """

    id: UUID
    code_name: str
    present: bool = True
    source: Source = Source.QUICK
    person_id: UUID | None = None
    batch: int | None = None
    attributes: Mapping[str, str] = field(default_factory=dict)
    ratings: Mapping[str, Rating] = field(default_factory=dict)

    def rating(self, competence: str) -> Rating:
        """Return what they said of a competence, untouched where they said nothing."""
        return self.ratings.get(competence, Rating())

    @property
    def said(self) -> tuple[dict[str, str], dict[str, Rating]]:
        """Return attributes and ratings, to be compared."""
        return dict(self.attributes), dict(self.ratings)

    @property
    def attendance(self) -> Attendance:
        """Return whether they can stand behind what is shown."""
        rated = any(rating.assessed for rating in self.ratings.values())
        return Attendance(self.id, self.present, rated, self.batch)


@dataclass(frozen=True, slots=True)
class Showing:
    """What was shown of a group, of whom, and when first."""

    condition: Condition
    shown: Shown
    at: datetime


@dataclass(frozen=True, slots=True)
class GroupDetails:
    """What is said of a group; `role` (code) is empty where no role is looked at.

    `minimum` is how many people have to stand behind whatever is shown.
    """

    title: str
    framework_id: UUID
    role: str = ""
    reading: str = ""
    minimum: int = DEFAULT_MINIMUM
    purpose: str = ""
    held_on: date | None = None
    place: str = ""
    facilitator: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class FocusGroup:
    """A group with its participants, in the order they came, and all that was shown of it."""

    id: UUID
    details: GroupDetails
    participants: tuple[Participant, ...] = ()
    showings: tuple[Showing, ...] = ()
    archived: bool = False
    created_at: datetime | None = None
    saved_at: datetime | None = None
    version: int = 1

    @property
    def title(self) -> str:
        """Return what the group is called."""
        return self.details.title

    @property
    def is_shown(self) -> bool:
        """Tell whether anything of the group was shown."""
        return bool(self.showings)

    @property
    def batches(self) -> Batches:
        """Return who stands behind the next showing, and who waits."""
        return batches((one.attendance for one in self.participants), self.details.minimum)

    def participant(self, participant_id: UUID) -> Participant:
        """Return a participant; raises UserError where they are not in the group."""
        for one in self.participants:
            if one.id == participant_id:
                return one
        raise UserError(
            mark("This participant is no longer in the group “{title}”."), title=self.title
        )

    def last_showing(self, condition: Condition = EVERYBODY) -> Showing | None:
        """Return what was shown last of those whom a condition chooses, if anything was."""
        found = (one for one in reversed(self.showings) if one.condition == condition)
        return next(found, None)


@dataclass(frozen=True, slots=True)
class GroupSummary:
    """One line of the list of groups."""

    id: UUID
    title: str
    framework_id: UUID
    role: str
    held_on: date | None
    place: str
    facilitator: str
    participants: int
    showings: int
    archived: bool
    saved_at: datetime


def alone(group: FocusGroup, participants: Collection[UUID]) -> FocusGroup:
    """Return a group as if only some took part, with nothing of what was shown of all."""
    kept = tuple(one for one in group.participants if one.id in participants)
    return replace(group, participants=kept, showings=())


def check_details(details: GroupDetails) -> None:
    """Raise UserError for a group without a title, or with a text that is too long."""
    if not details.title.strip():
        raise UserError(mark("A group needs a title, such as “Varna, 21 November”."))
    texts = (
        details.title,
        details.purpose,
        details.place,
        details.facilitator,
        details.note,
    )
    for text in texts:
        if len(text) > LONGEST_TEXT:
            raise UserError(
                mark("“{text}…” is too long: {most} characters at most. Shorten it."),
                text=text[:40],
                most=LONGEST_TEXT,
            )


def clean_code_name(code_name: str, others: Iterable[str]) -> str:
    """Return a code name as it is kept, a new one for none; `others` are in the group already.

    Raises UserError for one that is too long or that somebody else has.
    """
    taken = {name.casefold() for name in others}
    name = " ".join(code_name.split())
    if not name:
        return new_code_name({one.upper() for one in taken})
    if len(name) > LONGEST_CODE_NAME:
        raise UserError(
            mark("“{text}…” is too long: {most} characters at most. Shorten it."),
            text=name[:40],
            most=LONGEST_CODE_NAME,
        )
    if name.casefold() in taken:
        raise UserError(
            mark("Somebody else in the group has the code name {name}. Choose another."), name=name
        )
    return name


def check_size(number: int) -> None:
    """Raise UserError for more participants than a group can have."""
    if number > MOST_PARTICIPANTS:
        raise UserError(
            mark("A group has {most} participants at most. Make several groups."),
            most=MOST_PARTICIPANTS,
        )
