"""What a workspace keeps of people: assessments, ratings with their history, evidence, signatures.

Identities are UUIDs, so that files from several laptops can merge. Every mutable row has a
`version`, so that two desks never overwrite each other unseen. Order is by `sequence`, not by
clock; times are UTC.
"""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID, uuid4

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    Index,
    LargeBinary,
    String,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from s4c_desktop.models import checks
from s4c_desktop.models import framework_tables as _referred  # noqa: F401 - keys refer to its tables
from s4c_desktop.models.base import Base, UtcDateTime


class WorkspaceRow(Base):
    """The workspace itself; a single row."""

    __tablename__ = "workspace"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    sample: Mapped[bool] = mapped_column(default=False)
    chain_length: Mapped[int] = mapped_column(default=0)
    chain_head: Mapped[str] = mapped_column(String(64), default="")
    retention_months: Mapped[int | None]
    tick: Mapped[int] = mapped_column(default=0)
    separate_decision: Mapped[bool] = mapped_column(default=False)
    appeal_days: Mapped[int | None]
    group_minimum: Mapped[int | None]


class PersonRow(Base):
    """Somebody who is assessed."""

    __tablename__ = "person"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    version: Mapped[int] = mapped_column()
    name: Mapped[str] = mapped_column(Text)
    is_self: Mapped[bool] = mapped_column(default=False)
    lawful_basis: Mapped[str] = mapped_column(Text, default="")
    notice_date: Mapped[date | None]
    notice_version: Mapped[str] = mapped_column(Text, default="")
    identity_check: Mapped[str] = mapped_column(Text, default="")
    adjustments: Mapped[str] = mapped_column(Text, default="")
    pseudonym: Mapped[str] = mapped_column(Text, default="")
    retain_until: Mapped[date | None]
    tags: Mapped[str] = mapped_column(Text, default="")
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    content_hash: Mapped[str] = mapped_column(String(64), default="")

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy's own form


class RoundRow(Base):
    """What groups the layers of one assessment: self, assessor, second, agreed."""

    __tablename__ = "round"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)


class AssessmentRow(Base):
    """One layer of ratings of a person for a role, in a framework version and a reading."""

    __tablename__ = "assessment"
    __table_args__ = (
        CheckConstraint(checks.one_of("kind", "self", "assessor", "second", "agreed"), name="kind"),
        CheckConstraint(checks.one_of("scope", "mandatory", "all", "areas"), name="scope"),
        CheckConstraint(checks.one_of("phase", "draft", "signed"), name="phase"),
        CheckConstraint(
            "decision IS NULL OR "
            + checks.one_of("decision", "meets", "not_yet", "not_enough_evidence"),
            name="decision",
        ),
        # Without a role it is about all of them, which people ask for themselves alone.
        CheckConstraint("role_id IS NOT NULL OR kind = 'self'", name="role"),
        UniqueConstraint("sequence"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    version: Mapped[int] = mapped_column()
    sequence: Mapped[int]
    round_id: Mapped[UUID] = mapped_column(ForeignKey("round.id"), index=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    framework_id: Mapped[UUID] = mapped_column(ForeignKey("framework.id"))
    role_id: Mapped[UUID | None] = mapped_column(ForeignKey("role.id"))
    reading_id: Mapped[UUID] = mapped_column(ForeignKey("requirement_set.id"))
    kind: Mapped[str] = mapped_column(String(16))
    scope: Mapped[str] = mapped_column(String(16))
    phase: Mapped[str] = mapped_column(String(16))
    title: Mapped[str] = mapped_column(Text, default="")
    held_on: Mapped[date | None]
    place: Mapped[str] = mapped_column(Text, default="")
    assessors: Mapped[str] = mapped_column(Text, default="")
    no_conflict: Mapped[bool] = mapped_column(default=False)
    running_note: Mapped[str] = mapped_column(Text, default="")
    comment: Mapped[str] = mapped_column(Text, default="")
    candidate_comment: Mapped[str] = mapped_column(Text, default="")
    decision: Mapped[str | None] = mapped_column(String(32))
    decided_by: Mapped[str] = mapped_column(Text, default="")
    archived: Mapped[bool] = mapped_column(default=False)
    revision: Mapped[int] = mapped_column(default=1)
    revises_id: Mapped[UUID | None] = mapped_column(ForeignKey("assessment.id"))
    revision_reason: Mapped[str] = mapped_column(Text, default="")
    areas: Mapped[str] = mapped_column(Text, default="")
    blind: Mapped[bool] = mapped_column(default=False)
    unveiled_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    appeal_until: Mapped[date | None]
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    saved_at: Mapped[datetime] = mapped_column(UtcDateTime)
    content_hash: Mapped[str] = mapped_column(String(64), default="")

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy's own form


class PositionRow(Base):
    """Where the person stands in the wizard; apart, so that moving about changes no assessment."""

    __tablename__ = "position"

    assessment_id: Mapped[UUID] = mapped_column(
        ForeignKey("assessment.id", ondelete="CASCADE"), primary_key=True
    )
    step: Mapped[str] = mapped_column(String(16))
    competence: Mapped[str] = mapped_column(String(32), default="")


class RatingRow(Base):
    """What was said of one competence; state and level are separate, a flag lies beside both."""

    __tablename__ = "rating"
    __table_args__ = (
        CheckConstraint(checks.STATE, name="state"),
        CheckConstraint(checks.LEVEL, name="level"),
        CheckConstraint(checks.one_of("sufficient", *checks.JUDGEMENTS), name="sufficient"),
        CheckConstraint(checks.rank("knowledge"), name="knowledge"),
        CheckConstraint(checks.rank("autonomy"), name="autonomy"),
        Index("ix_rating_competence_id_level", "competence_id", "level"),
        {"sqlite_with_rowid": False},
    )

    assessment_id: Mapped[UUID] = mapped_column(
        ForeignKey("assessment.id", ondelete="CASCADE"), primary_key=True
    )
    competence_id: Mapped[UUID] = mapped_column(ForeignKey("competence.id"), primary_key=True)
    version: Mapped[int] = mapped_column()
    state: Mapped[str] = mapped_column(String(16))
    level: Mapped[int | None]
    reason: Mapped[str] = mapped_column(Text, default="")
    allowed_by: Mapped[str] = mapped_column(Text, default="")
    flagged: Mapped[bool] = mapped_column(default=False)
    note: Mapped[str] = mapped_column(Text, default="")
    sufficient: Mapped[str] = mapped_column(String(16), default="not_reviewed")
    knowledge: Mapped[int | None]
    autonomy: Mapped[int | None]
    grounds: Mapped[str] = mapped_column(Text, default="")
    path: Mapped[str] = mapped_column(Text, default="")
    sitting: Mapped[int] = mapped_column(default=0)
    rated_by: Mapped[str] = mapped_column(Text, default="")
    rated_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy's own form


class RatingChangeRow(Base):
    """One change of a rating, kept for ever: what it became, who changed it, when and why."""

    __tablename__ = "rating_change"
    __table_args__ = (
        CheckConstraint(checks.STATE, name="state"),
        CheckConstraint(checks.LEVEL, name="level"),
        CheckConstraint(checks.rank("knowledge"), name="knowledge"),
        CheckConstraint(checks.rank("autonomy"), name="autonomy"),
        {"sqlite_with_rowid": False},
    )

    assessment_id: Mapped[UUID] = mapped_column(
        ForeignKey("assessment.id", ondelete="CASCADE"), primary_key=True
    )
    sequence: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    competence_id: Mapped[UUID] = mapped_column(ForeignKey("competence.id"))
    state: Mapped[str] = mapped_column(String(16))
    level: Mapped[int | None]
    reason: Mapped[str] = mapped_column(Text, default="")
    allowed_by: Mapped[str] = mapped_column(Text, default="")
    changed_by: Mapped[str] = mapped_column(Text)
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    why: Mapped[str] = mapped_column(Text, default="")
    knowledge: Mapped[int | None]
    autonomy: Mapped[int | None]
    grounds: Mapped[str] = mapped_column(Text, default="")
    path: Mapped[str] = mapped_column(Text, default="")
    sitting: Mapped[int] = mapped_column(default=0)


class EvidenceRow(Base):
    """An item of evidence; it belongs to the person."""

    __tablename__ = "evidence"
    __table_args__ = (
        CheckConstraint(checks.one_of("valid", *checks.JUDGEMENTS), name="valid"),
        CheckConstraint(checks.one_of("authentic", *checks.JUDGEMENTS), name="authentic"),
        CheckConstraint(checks.one_of("current", *checks.JUDGEMENTS), name="current"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    version: Mapped[int] = mapped_column()
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    sequence: Mapped[int]
    description: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(Text, default="")
    dated: Mapped[date | None]
    valid: Mapped[str] = mapped_column(String(16), default="not_reviewed")
    authentic: Mapped[str] = mapped_column(String(16), default="not_reviewed")
    current: Mapped[str] = mapped_column(String(16), default="not_reviewed")
    reviewed_by: Mapped[str] = mapped_column(Text, default="")

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy's own form


class AttachmentRow(Base):
    """A file that belongs to an item of evidence; its bytes never change."""

    __tablename__ = "attachment"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    evidence_id: Mapped[UUID] = mapped_column(
        ForeignKey("evidence.id", ondelete="CASCADE"), index=True
    )
    sequence: Mapped[int]
    name: Mapped[str] = mapped_column(Text)
    media_type: Mapped[str] = mapped_column(String(100))
    size: Mapped[int]
    sha256: Mapped[str] = mapped_column(String(64))
    added_at: Mapped[datetime] = mapped_column(UtcDateTime)
    data: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)


class EvidenceLinkRow(Base):
    """An item of evidence that supports the rating of a competence in an assessment."""

    __tablename__ = "evidence_link"

    assessment_id: Mapped[UUID] = mapped_column(
        ForeignKey("assessment.id", ondelete="CASCADE"), primary_key=True
    )
    competence_id: Mapped[UUID] = mapped_column(ForeignKey("competence.id"), primary_key=True)
    evidence_id: Mapped[UUID] = mapped_column(
        ForeignKey("evidence.id", ondelete="CASCADE"), primary_key=True, index=True
    )


class SignatureRow(Base):
    """What was signed, as canonical JSON, by whom and when; never changed."""

    __tablename__ = "signature"
    __table_args__ = (UniqueConstraint("sequence"),)

    assessment_id: Mapped[UUID] = mapped_column(ForeignKey("assessment.id"), primary_key=True)
    sequence: Mapped[int]
    signed_by: Mapped[str] = mapped_column(Text)
    signed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    document: Mapped[str] = mapped_column(Text)
    digest: Mapped[str] = mapped_column(String(64))
    salt: Mapped[str] = mapped_column(String(64))
    countersigned_by: Mapped[str] = mapped_column(Text, default="")


class ChainLinkRow(Base):
    """A link of the chain over all that was ever signed, or erased afterwards.

    A signature has the `sequence` of its link; `target` is the link that a tombstone closes.
    """

    __tablename__ = "chain_link"
    __table_args__ = (
        CheckConstraint(checks.one_of("kind", "signed", "erased"), name="kind"),
        CheckConstraint("(kind = 'erased') = (target IS NOT NULL)", name="target"),
    )

    sequence: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    kind: Mapped[str] = mapped_column(String(16))
    target: Mapped[int | None]
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    salted_hash: Mapped[str] = mapped_column(String(64))
    previous: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64))


class ErasureRow(Base):
    """What was erased of a person, without the person."""

    __tablename__ = "erasure"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    erased_at: Mapped[datetime] = mapped_column(UtcDateTime)
    erased_by: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text)
    assessments: Mapped[int]
    signed: Mapped[int]
    evidence: Mapped[int]
    attachments: Mapped[int]
