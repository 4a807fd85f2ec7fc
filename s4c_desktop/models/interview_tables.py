"""What surrounds the ratings: sittings, the assessment plan, passages, what the candidate says."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID, uuid4

from sqlalchemy import CheckConstraint, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from s4c_desktop.models import checks
from s4c_desktop.models import tables as _referred  # noqa: F401 - keys refer to its tables
from s4c_desktop.models.base import Base, UtcDateTime


class SittingRow(Base):
    """One meeting of an assessment, and who led it."""

    __tablename__ = "sitting"
    __table_args__ = ({"sqlite_with_rowid": False},)

    assessment_id: Mapped[UUID] = mapped_column(
        ForeignKey("assessment.id", ondelete="CASCADE"), primary_key=True
    )
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    led_by: Mapped[str] = mapped_column(Text)
    started_at: Mapped[datetime] = mapped_column(UtcDateTime)
    place: Mapped[str] = mapped_column(Text, default="")


class PlannedMethodRow(Base):
    """A line of the assessment plan: competence, method, day, assessor."""

    __tablename__ = "planned_method"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    assessment_id: Mapped[UUID] = mapped_column(
        ForeignKey("assessment.id", ondelete="CASCADE"), index=True
    )
    sequence: Mapped[int]
    competence_id: Mapped[UUID] = mapped_column(ForeignKey("competence.id"))
    method: Mapped[str] = mapped_column(Text)
    planned_on: Mapped[date | None]
    assessor: Mapped[str] = mapped_column(Text, default="")


class PassageRow(Base):
    """A part of the running note, written once and linked to what it speaks of."""

    __tablename__ = "passage"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    assessment_id: Mapped[UUID] = mapped_column(
        ForeignKey("assessment.id", ondelete="CASCADE"), index=True
    )
    sequence: Mapped[int]
    text: Mapped[str] = mapped_column(Text)


class PassageLinkRow(Base):
    """A passage that speaks of a competence."""

    __tablename__ = "passage_link"
    __table_args__ = ({"sqlite_with_rowid": False},)

    passage_id: Mapped[UUID] = mapped_column(
        ForeignKey("passage.id", ondelete="CASCADE"), primary_key=True
    )
    competence_id: Mapped[UUID] = mapped_column(ForeignKey("competence.id"), primary_key=True)


class AcknowledgementRow(Base):
    """That the candidate was told the result, and what they said to it."""

    __tablename__ = "acknowledgement"

    assessment_id: Mapped[UUID] = mapped_column(
        ForeignKey("assessment.id", ondelete="CASCADE"), primary_key=True
    )
    told_on: Mapped[date]
    how: Mapped[str] = mapped_column(Text)
    statement: Mapped[str] = mapped_column(Text, default="")
    recorded_by: Mapped[str] = mapped_column(Text, default="")


class AppealRow(Base):
    """An appeal against a signed result, and its outcome."""

    __tablename__ = "appeal"
    __table_args__ = (
        CheckConstraint(
            checks.one_of("state", "open", "upheld", "rejected", "withdrawn"), name="state"
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    assessment_id: Mapped[UUID] = mapped_column(
        ForeignKey("assessment.id", ondelete="CASCADE"), index=True
    )
    sequence: Mapped[int]
    lodged_on: Mapped[date]
    lodged_by: Mapped[str] = mapped_column(Text)
    grounds: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(String(16))
    decided_on: Mapped[date | None]
    decided_by: Mapped[str] = mapped_column(Text, default="")
    outcome: Mapped[str] = mapped_column(Text, default="")
