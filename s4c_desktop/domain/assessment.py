"""Assessments, ratings and evidence as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from enum import StrEnum
from operator import attrgetter
from uuid import UUID

from s4c_desktop.domain.scale import BELOW_RANK, EQF_LEVELS, State


class Kind(StrEnum):
    """Which layer of a round it is: who rates, and whether they agreed on it."""

    SELF = "self"
    ASSESSOR = "assessor"
    SECOND = "second"
    AGREED = "agreed"


class Scope(StrEnum):
    """Which competences are to be rated."""

    MANDATORY = "mandatory"
    ALL = "all"
    AREAS = "areas"


class Decision(StrEnum):
    """What a named person decides; never computed."""

    MEETS = "meets"
    NOT_YET = "not_yet"
    NOT_ENOUGH_EVIDENCE = "not_enough_evidence"


class Phase(StrEnum):
    """Where an assessment stands in its life."""

    DRAFT = "draft"
    SIGNED = "signed"


class Judgement(StrEnum):
    """What a reviewer says to a question about evidence."""

    YES = "yes"
    NO = "no"
    NOT_REVIEWED = "not_reviewed"


@dataclass(frozen=True, slots=True)
class Rating:
    """What was said of one competence.

    `level` is set exactly when `state` is *rated*; `reason` and `allowed_by` exactly when
    it is *exempt*. A flag is a mark beside any state. `sufficient` judges the evidence behind
    it. The strands `knowledge` and `autonomy` are ranks (4-8, 3 for *below 4*), None where they
    were not rated apart. `grounds` say why it is this level, where that needs a reason; `path`
    holds the answers of guided rating.
    """

    state: State = State.UNTOUCHED
    level: int | None = None
    reason: str = ""
    allowed_by: str = ""
    flagged: bool = False
    note: str = ""
    sufficient: Judgement = Judgement.NOT_REVIEWED
    knowledge: int | None = None
    autonomy: int | None = None
    grounds: str = ""
    path: str = ""

    def __post_init__(self) -> None:
        if (self.state is State.RATED) != (self.level in EQF_LEVELS):
            raise ValueError("a level belongs to a rated competence, and only to one")
        for strand in (self.knowledge, self.autonomy):
            if strand is not None and strand not in (BELOW_RANK, *EQF_LEVELS):
                raise ValueError("a strand is a level or below the scale")

    @property
    def given(self) -> bool:
        """Tell whether somebody has answered, whatever the answer."""
        return self.state is not State.UNTOUCHED

    @property
    def assessed(self) -> bool:
        """Tell whether the rating places the person on or below the scale."""
        return self.state in (State.RATED, State.BELOW)

    @property
    def rank(self) -> int | None:
        """Return the level, 3 for *below 4*, None where nobody was placed on the scale."""
        return BELOW_RANK if self.state is State.BELOW else self.level


_UNTOUCHED = Rating()


@dataclass(frozen=True, slots=True)
class Given:
    """Who gave a rating, when, and in which sitting (0 for none)."""

    by: str
    at: datetime | None
    sitting: int = 0


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
    """An item that belongs to the person and may support many ratings (competence codes).

    The three questions are about the item itself; whether it suffices is asked for each rating.
    """

    id: UUID
    description: str
    kind: str = ""
    date: date | None = None
    links: frozenset[str] = frozenset()
    attachments: tuple[Attachment, ...] = ()
    valid: Judgement = Judgement.NOT_REVIEWED
    authentic: Judgement = Judgement.NOT_REVIEWED
    current: Judgement = Judgement.NOT_REVIEWED
    reviewed_by: str = ""


@dataclass(frozen=True, slots=True)
class Sitting:
    """One meeting of an assessment, numbered from 1, and who led it."""

    number: int
    led_by: str
    started_at: datetime
    place: str = ""


@dataclass(frozen=True, slots=True)
class PlannedMethod:
    """A line of the assessment plan: how a competence (code) is to be assessed, when, by whom."""

    id: UUID
    competence: str
    method: str
    on: date | None = None
    assessor: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """A part of the running note that speaks of some competences (codes)."""

    id: UUID
    text: str
    links: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """That a candidate was told the result: when, how, and what they said to it."""

    on: date
    how: str
    statement: str = ""
    recorded_by: str = ""


class AppealState(StrEnum):
    """What became of an appeal."""

    OPEN = "open"
    UPHELD = "upheld"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Appeal:
    """A candidate's appeal against a signed result, and its outcome."""

    id: UUID
    lodged_on: date
    lodged_by: str
    grounds: str
    state: AppealState = AppealState.OPEN
    decided_on: date | None = None
    decided_by: str = ""
    outcome: str = ""


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
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signed what off, and when; `digest` is the SHA-256 of the canonical JSON signed.

    `link` and `chain` are the number and the hash of its link in the chain over all signatures.
    `countersigned_by` is the second assessor of an agreed result.
    """

    revision: int
    decided_by: str
    signed_at: datetime
    digest: str
    reason: str = ""
    link: int = 0
    chain: str = ""
    countersigned_by: str = ""


@dataclass(frozen=True, slots=True)
class Assessment:
    """One layer of ratings of a person for a role, with its set-up, ratings and sign-off.

    `areas` (codes) belong to the scope of chosen areas. A `blind` assessment hides what is
    required until it was `unveiled_at`. `given` tells of each rating who gave it; what a
    candidate said after the sign-off stands in `acknowledgement` and `appeals`. A layer is
    `settled` once both assessors work on an agreed one: it stays as it is.
    """

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
    areas: tuple[str, ...] = ()
    blind: bool = False
    unveiled_at: datetime | None = None
    appeal_until: date | None = None
    round_id: UUID | None = None
    given: Mapping[str, Given] = field(default_factory=dict)
    sittings: tuple[Sitting, ...] = ()
    plan: tuple[PlannedMethod, ...] = ()
    passages: tuple[Passage, ...] = ()
    acknowledgement: Acknowledgement | None = None
    appeals: tuple[Appeal, ...] = ()
    settled: bool = False

    def rating(self, competence: str) -> Rating:
        """Return the rating of a competence, untouched where none was given."""
        return self.ratings.get(competence, _UNTOUCHED)

    @property
    def raters(self) -> str:
        """Name who rated: the person or the assessors."""
        return self.person.name if self.kind is Kind.SELF else self.assessors

    @property
    def veiled(self) -> bool:
        """Tell whether what is required is still hidden from whoever rates."""
        return self.blind and self.unveiled_at is None


@dataclass(frozen=True, slots=True)
class AssessmentSummary:
    """One line of the list of assessments; `given` of `in_scope` competences are answered.

    `agreed` tells, of a layer that two assessors agreed on, how far the agreed one is; `appealed`
    that an appeal against the result waits for a decision.
    """

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
    round_id: UUID | None = None
    held_on: date | None = None
    assessors: str = ""
    decision: Decision | None = None
    agreed: Phase | None = None
    appealed: bool = False

    def with_role_title(self, title: str) -> AssessmentSummary:
        """Return the line with what its role is called; `replace` takes ten times as long."""
        values = list(_SUMMARY_VALUES(self))
        values[_ROLE_TITLE] = title
        return AssessmentSummary(*values)


_SUMMARY_FIELDS = tuple(field.name for field in fields(AssessmentSummary))
_SUMMARY_VALUES = attrgetter(*_SUMMARY_FIELDS)
_ROLE_TITLE = _SUMMARY_FIELDS.index("role_title")
