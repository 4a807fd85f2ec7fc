"""Assessments, ratings and evidence as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from s4c_desktop.domain.scale import EQF_LEVELS, State


class Kind(StrEnum):
    """Who rates: the person, or an assessor."""

    SELF = "self"
    ASSESSOR = "assessor"


class Scope(StrEnum):
    """Which competences are to be rated."""

    MANDATORY = "mandatory"
    ALL = "all"


class Decision(StrEnum):
    """What a named person decides; never computed."""

    MEETS = "meets"
    NOT_YET = "not_yet"
    NOT_ENOUGH_EVIDENCE = "not_enough_evidence"


class Phase(StrEnum):
    """Where an assessment stands in its life."""

    DRAFT = "draft"
    SIGNED = "signed"


@dataclass(frozen=True, slots=True)
class Rating:
    """What was said of one competence.

    `level` is set exactly when `state` is *rated*; `reason` and `allowed_by` exactly when
    it is *exempt*. A flag is a mark beside any state.
    """

    state: State = State.UNTOUCHED
    level: int | None = None
    reason: str = ""
    allowed_by: str = ""
    flagged: bool = False
    note: str = ""

    def __post_init__(self) -> None:
        if (self.state is State.RATED) != (self.level in EQF_LEVELS):
            raise ValueError("a level belongs to a rated competence, and only to one")

    @property
    def given(self) -> bool:
        """Tell whether somebody has answered, whatever the answer."""
        return self.state is not State.UNTOUCHED

    @property
    def assessed(self) -> bool:
        """Tell whether the rating places the person on or below the scale."""
        return self.state in (State.RATED, State.BELOW)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file kept with an item of evidence; `size` in bytes, `sha256` in hexadecimal."""

    id: UUID
    name: str
    media_type: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """An item that belongs to the person and may support many ratings (competence codes)."""

    id: UUID
    description: str
    kind: str = ""
    date: date | None = None
    links: frozenset[str] = frozenset()
    attachments: tuple[Attachment, ...] = ()


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who is assessed; `pseudonym` is the code name to show in the name's place."""

    id: UUID
    name: str
    version: int = 1
    is_self: bool = False
    lawful_basis: str = ""
    notice_date: date | None = None
    notice_version: str = ""
    identity_check: str = ""
    adjustments: str = ""
    created_at: datetime | None = None
    pseudonym: str = ""
    retain_until: date | None = None


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signed what off, and when; `digest` is the SHA-256 of the canonical JSON signed.

    `link` and `chain` are the number and the hash of its link in the chain over all signatures.
    """

    revision: int
    decided_by: str
    signed_at: datetime
    digest: str
    reason: str = ""
    link: int = 0
    chain: str = ""


@dataclass(frozen=True, slots=True)
class Assessment:
    """One layer of ratings of a person for a role, with its set-up, ratings and sign-off."""

    id: UUID
    person: Person
    framework_id: UUID
    role: str
    reading: str
    kind: Kind
    scope: Scope
    phase: Phase
    version: int
    title: str = ""
    held_on: date | None = None
    place: str = ""
    assessors: str = ""
    no_conflict: bool = False
    running_note: str = ""
    comment: str = ""
    candidate_comment: str = ""
    decision: Decision | None = None
    decided_by: str = ""
    archived: bool = False
    revision: int = 1
    revises: UUID | None = None
    revision_reason: str = ""
    step: str = ""
    position: str = ""
    created_at: datetime | None = None
    saved_at: datetime | None = None
    signature: Signature | None = None
    ratings: Mapping[str, Rating] = field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()

    def rating(self, competence: str) -> Rating:
        """Return the rating of a competence, untouched where none was given."""
        return self.ratings.get(competence, Rating())

    @property
    def raters(self) -> str:
        """Name who rated: the person or the assessors."""
        return self.person.name if self.kind is Kind.SELF else self.assessors


@dataclass(frozen=True, slots=True)
class AssessmentSummary:
    """One line of the list of assessments; `given` of `in_scope` competences are answered."""

    id: UUID
    title: str
    person: str
    person_id: UUID
    role: str
    framework_id: UUID
    kind: Kind
    phase: Phase
    archived: bool
    given: int
    in_scope: int
    revision: int
    step: str
    saved_at: datetime
    signed_at: datetime | None
    role_title: str = ""
    pseudonym: str = ""
