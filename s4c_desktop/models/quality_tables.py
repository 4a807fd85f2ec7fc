"""Internal quality assurance: assessors, samples of assessments, findings, practice ratings."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID, uuid4

from sqlalchemy import CheckConstraint, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from s4c_desktop.models import checks
from s4c_desktop.models import tables as _referred  # noqa: F401 - keys refer to its tables
from s4c_desktop.models.base import Base, UtcDateTime


class AssessorRow(Base):
    """Somebody who assesses for the centre; known by the name that assessments give."""

    __tablename__ = "assessor"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    version: Mapped[int] = mapped_column()
    name: Mapped[str] = mapped_column(Text)
    active: Mapped[bool] = mapped_column(default=True)
    note: Mapped[str] = mapped_column(Text, default="")
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    content_hash: Mapped[str] = mapped_column(String(64), default="")

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy's own form


class AssessorRecordRow(Base):
    """What shows that an assessor is competent: a training, an experience, an observation."""

    __tablename__ = "assessor_record"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    assessor_id: Mapped[UUID] = mapped_column(
        ForeignKey("assessor.id", ondelete="CASCADE"), index=True
    )
    sequence: Mapped[int]
    kind: Mapped[str] = mapped_column(Text)
    description: Mapped[str] = mapped_column(Text)
    dated: Mapped[date | None]
    valid_until: Mapped[date | None]


class SamplingPlanRow(Base):
    """Which assessments of a period are to be looked at a second time, and by which rules."""

    __tablename__ = "sampling_plan"
    __table_args__ = (
        CheckConstraint("share BETWEEN 0 AND 100", name="share"),
        CheckConstraint("least >= 0", name="least"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    version: Mapped[int] = mapped_column()
    title: Mapped[str] = mapped_column(Text)
    period_from: Mapped[date]
    period_until: Mapped[date]
    share: Mapped[int]
    least: Mapped[int]
    rules: Mapped[str] = mapped_column(Text, default="")
    created_by: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    content_hash: Mapped[str] = mapped_column(String(64), default="")

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy's own form


class SampledRow(Base):
    """An assessment in a sample: why it was chosen, and what the second look said."""

    __tablename__ = "sampled"
    __table_args__ = (
        CheckConstraint(
            checks.one_of("verdict", "open", "confirmed", "with_actions", "not_confirmed"),
            name="verdict",
        ),
        {"sqlite_with_rowid": False},
    )

    plan_id: Mapped[UUID] = mapped_column(
        ForeignKey("sampling_plan.id", ondelete="CASCADE"), primary_key=True
    )
    assessment_id: Mapped[UUID] = mapped_column(
        ForeignKey("assessment.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    sequence: Mapped[int]
    reasons: Mapped[str] = mapped_column(Text, default="")
    verdict: Mapped[str] = mapped_column(String(16), default="open")
    looked_by: Mapped[str] = mapped_column(Text, default="")
    looked_on: Mapped[date | None]
    remarks: Mapped[str] = mapped_column(Text, default="")


class SecondLookRow(Base):
    """The rank (3 for below the scale) that a second look gives a competence of a sample."""

    __tablename__ = "second_look"
    __table_args__ = (
        CheckConstraint("rank BETWEEN 3 AND 8", name="rank"),
        {"sqlite_with_rowid": False},
    )

    plan_id: Mapped[UUID] = mapped_column(
        ForeignKey("sampling_plan.id", ondelete="CASCADE"), primary_key=True
    )
    assessment_id: Mapped[UUID] = mapped_column(
        ForeignKey("assessment.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    competence_id: Mapped[UUID] = mapped_column(ForeignKey("competence.id"), primary_key=True)
    rank: Mapped[int]
    remark: Mapped[str] = mapped_column(Text, default="")


class FindingRow(Base):
    """What a second look found, what is to be done about it, by whom, and when it was done."""

    __tablename__ = "finding"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    plan_id: Mapped[UUID] = mapped_column(
        ForeignKey("sampling_plan.id", ondelete="CASCADE"), index=True
    )
    assessment_id: Mapped[UUID] = mapped_column(
        ForeignKey("assessment.id", ondelete="CASCADE"), index=True
    )
    sequence: Mapped[int]
    text: Mapped[str] = mapped_column(Text)
    action: Mapped[str] = mapped_column(Text, default="")
    responsible: Mapped[str] = mapped_column(Text, default="")
    due_on: Mapped[date | None]
    done_on: Mapped[date | None]
    outcome: Mapped[str] = mapped_column(Text, default="")


class PracticeRow(Base):
    """One assessor's ratings of a practice vignette (its code in the content)."""

    __tablename__ = "practice"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    version: Mapped[int] = mapped_column()
    vignette: Mapped[str] = mapped_column(String(64))
    rater: Mapped[str] = mapped_column(Text)
    taken_at: Mapped[datetime] = mapped_column(UtcDateTime)
    finished: Mapped[bool] = mapped_column(default=False)
    content_hash: Mapped[str] = mapped_column(String(64), default="")

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy's own form


class PracticeRatingRow(Base):
    """What an assessor said of one competence (code) of a vignette, and why."""

    __tablename__ = "practice_rating"
    __table_args__ = (
        CheckConstraint(checks.STATE, name="state"),
        CheckConstraint(checks.LEVEL, name="level"),
        {"sqlite_with_rowid": False},
    )

    practice_id: Mapped[UUID] = mapped_column(
        ForeignKey("practice.id", ondelete="CASCADE"), primary_key=True
    )
    competence: Mapped[str] = mapped_column(String(32), primary_key=True)
    state: Mapped[str] = mapped_column(String(16))
    level: Mapped[int | None]
    why: Mapped[str] = mapped_column(Text, default="")
