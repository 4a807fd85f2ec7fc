"""Focus groups: who took part, how they rated, and what of it was shown."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID, uuid4

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from s4c_desktop.models import checks
from s4c_desktop.models import tables as _referred  # noqa: F401 - keys refer to its tables
from s4c_desktop.models.base import Base, HashedRow, UtcDateTime


class FocusGroupRow(HashedRow):
    """A group of people whose ratings are looked at together; `minimum` protects each of them."""

    __tablename__ = "focus_group"
    __table_args__ = (CheckConstraint("minimum >= 3", name="minimum"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    title: Mapped[str] = mapped_column(Text)
    purpose: Mapped[str] = mapped_column(Text, default="")
    held_on: Mapped[date | None]
    place: Mapped[str] = mapped_column(Text, default="")
    facilitator: Mapped[str] = mapped_column(Text, default="")
    framework_id: Mapped[UUID] = mapped_column(ForeignKey("framework.id"))
    role_id: Mapped[UUID | None] = mapped_column(ForeignKey("role.id"))
    reading_id: Mapped[UUID | None] = mapped_column(ForeignKey("requirement_set.id"))
    minimum: Mapped[int]
    note: Mapped[str] = mapped_column(Text, default="")
    archived: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    saved_at: Mapped[datetime] = mapped_column(UtcDateTime)


class ParticipantRow(Base):
    """Somebody in a group, known by a code name; `batch` counts from 1 when first shown."""

    __tablename__ = "participant"
    __table_args__ = (
        UniqueConstraint("group_id", "code_name"),
        CheckConstraint(checks.one_of("source", "quick", "file", "matrix"), name="source"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    group_id: Mapped[UUID] = mapped_column(
        ForeignKey("focus_group.id", ondelete="CASCADE"), index=True
    )
    sequence: Mapped[int]
    code_name: Mapped[str] = mapped_column(String(64))
    person_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"), index=True)
    present: Mapped[bool] = mapped_column(default=True)
    source: Mapped[str] = mapped_column(String(16), default="quick")
    batch: Mapped[int | None]


class ParticipantAttributeRow(Base):
    """What is known of a participant that a group can be filtered by, as "employer: city"."""

    __tablename__ = "participant_attribute"
    __table_args__ = ({"sqlite_with_rowid": False},)

    participant_id: Mapped[UUID] = mapped_column(
        ForeignKey("participant.id", ondelete="CASCADE"), primary_key=True
    )
    name: Mapped[str] = mapped_column(String(64), primary_key=True)
    value: Mapped[str] = mapped_column(Text)


class ParticipantRatingRow(Base):
    """What a participant said of one competence."""

    __tablename__ = "participant_rating"
    __table_args__ = (
        CheckConstraint(checks.STATE, name="state"),
        CheckConstraint(checks.LEVEL, name="level"),
        {"sqlite_with_rowid": False},
    )

    participant_id: Mapped[UUID] = mapped_column(
        ForeignKey("participant.id", ondelete="CASCADE"), primary_key=True
    )
    competence_id: Mapped[UUID] = mapped_column(ForeignKey("competence.id"), primary_key=True)
    state: Mapped[str] = mapped_column(String(16))
    level: Mapped[int | None]


class ShownSetRow(Base):
    """What was once shown of a group: the filter, and (as JSON) who stood behind each cell."""

    __tablename__ = "shown_set"
    __table_args__ = ({"sqlite_with_rowid": False},)

    group_id: Mapped[UUID] = mapped_column(
        ForeignKey("focus_group.id", ondelete="CASCADE"), primary_key=True
    )
    sequence: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    condition: Mapped[str] = mapped_column(Text, default="")
    document: Mapped[str] = mapped_column(Text)
    shown_at: Mapped[datetime] = mapped_column(UtcDateTime)
