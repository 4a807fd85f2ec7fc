"""Everything a workspace holds about one person, and what is noted when it is erased."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

if TYPE_CHECKING:
    from s4c_desktop.domain.assessment import Assessment, Attachment, Evidence, Person, Rating
    from s4c_desktop.domain.chain import SignedText
    from s4c_desktop.domain.focus_group import FocusGroup
    from s4c_desktop.domain.plain import RatingChange
    from s4c_desktop.domain.quality import Sample
    from s4c_desktop.domain.study import Learner, StudyPlan, Training


@dataclass(frozen=True, slots=True)
class KeptRating:
    """A rating with who gave it, and when."""

    rating: Rating
    rated_by: str
    rated_at: datetime | None


@dataclass(frozen=True, slots=True)
class KeptAssessment:
    """An assessment with all that is stored beside it; `signed` word for word as it was signed.

    `samples` hold what second looks said of it, and nothing of other assessments.
    """

    assessment: Assessment
    round_id: UUID
    ratings: Mapping[str, KeptRating]
    history: tuple[RatingChange, ...]
    signed: SignedText | None
    samples: tuple[Sample, ...] = ()


@dataclass(frozen=True, slots=True)
class Round:
    """What groups the layers of one assessment."""

    id: UUID
    created_at: datetime


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file kept with an item of evidence; its bytes are read when they are needed."""

    evidence_id: UUID
    attachment: Attachment
    added_at: datetime


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything that is kept about one person, as it was at a moment.

    `trainings` are those with a seat for the person, `groups` those they take part in, both
    without anybody else.
    """

    person: Person
    read_at: datetime
    rounds: tuple[Round, ...] = ()
    assessments: tuple[KeptAssessment, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    files: tuple[KeptFile, ...] = ()
    learner: Learner | None = None
    plans: tuple[StudyPlan, ...] = ()
    trainings: tuple[Training, ...] = ()
    groups: tuple[FocusGroup, ...] = ()


@dataclass(frozen=True, slots=True)
class Holdings:
    """How much is kept about a person: `signed` of the `assessments` are signed off."""

    assessments: int
    signed: int
    evidence: int
    attachments: int


@dataclass(frozen=True, slots=True)
class Erasure:
    """What was erased, by whom and why, without the person."""

    id: UUID
    erased_at: datetime
    erased_by: str
    reason: str
    holdings: Holdings


def months_later(day: date, months: int) -> date:
    """Return the same day some months later, or the last day of a month that is too short."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
