"""Learners, their plans, the centre's own hours, and trainings with their seats."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID, uuid4

from sqlalchemy import CheckConstraint, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from s4c_desktop.models import checks
from s4c_desktop.models import tables as _referred  # noqa: F401 - keys refer to its tables
from s4c_desktop.models.base import Base, HashedRow, UtcDateTime

_MODES = ("minutes_online", "minutes_live", "minutes_practical")


def _minutes() -> tuple[CheckConstraint, ...]:
    return tuple(CheckConstraint(f"{mode} >= 0", name=mode) for mode in _MODES)


class LearnerRow(HashedRow):
    """How somebody learns: what they bring along, when they can, and what suits them."""

    __tablename__ = "learner"
    __table_args__ = (CheckConstraint("minutes_per_week > 0", name="minutes_per_week"),)

    person_id: Mapped[UUID] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), primary_key=True
    )
    experience: Mapped[str] = mapped_column(Text, default="")
    prior_learning: Mapped[str] = mapped_column(Text, default="")
    modes: Mapped[str] = mapped_column(Text, default="")
    minutes_per_week: Mapped[int | None]
    free_weekdays: Mapped[str] = mapped_column(Text, default="")


class AbsenceRow(Base):
    """Days from first to last on which somebody does not learn."""

    __tablename__ = "absence"
    __table_args__ = ({"sqlite_with_rowid": False},)

    person_id: Mapped[UUID] = mapped_column(
        ForeignKey("learner.person_id", ondelete="CASCADE"), primary_key=True
    )
    sequence: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    first: Mapped[date]
    last: Mapped[date]
    label: Mapped[str] = mapped_column(Text, default="")


class MasteredRow(Base):
    """A topic (its code) that somebody need not learn, and how that is known."""

    __tablename__ = "mastered"
    __table_args__ = (
        CheckConstraint(checks.one_of("how", "stated", "self_check", "learnt"), name="how"),
        {"sqlite_with_rowid": False},
    )

    person_id: Mapped[UUID] = mapped_column(
        ForeignKey("learner.person_id", ondelete="CASCADE"), primary_key=True
    )
    topic: Mapped[str] = mapped_column(String(64), primary_key=True)
    how: Mapped[str] = mapped_column(String(16))
    noted_on: Mapped[date]
    note: Mapped[str] = mapped_column(Text, default="")


class SelfCheckRow(Base):
    """One short check of a topic (its code): how many answers were right, and which were given."""

    __tablename__ = "self_check"
    __table_args__ = (CheckConstraint("answered_right BETWEEN 0 AND asked", name="answered_right"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    person_id: Mapped[UUID] = mapped_column(
        ForeignKey("learner.person_id", ondelete="CASCADE"), index=True
    )
    sequence: Mapped[int]
    topic: Mapped[str] = mapped_column(String(64))
    asked: Mapped[int]
    answered_right: Mapped[int]
    answers: Mapped[str] = mapped_column(Text, default="")
    taken_at: Mapped[datetime] = mapped_column(UtcDateTime)


class StudyPlanRow(HashedRow):
    """A learning plan of a person for a role, made from the gaps of one assessment."""

    __tablename__ = "study_plan"
    __table_args__ = (
        CheckConstraint(checks.one_of("strategy", "blockers", "quick", "broad"), name="strategy"),
        CheckConstraint("minutes_per_week > 0", name="minutes_per_week"),
        CheckConstraint("budget_minutes >= 0", name="budget_minutes"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    assessment_id: Mapped[UUID] = mapped_column(ForeignKey("assessment.id"), index=True)
    framework_id: Mapped[UUID] = mapped_column(ForeignKey("framework.id"))
    role_id: Mapped[UUID] = mapped_column(ForeignKey("role.id"))
    reading_id: Mapped[UUID] = mapped_column(ForeignKey("requirement_set.id"))
    title: Mapped[str] = mapped_column(Text, default="")
    strategy: Mapped[str] = mapped_column(String(16))
    modes: Mapped[str] = mapped_column(Text, default="")
    start_on: Mapped[date]
    deadline: Mapped[date | None]
    minutes_per_week: Mapped[int]
    budget_minutes: Mapped[int | None]
    note: Mapped[str] = mapped_column(Text, default="")
    archived: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    saved_at: Mapped[datetime] = mapped_column(UtcDateTime)


class StudyGoalRow(Base):
    """A competence that a plan puts ahead; with a level, that is wanted instead of the role's."""

    __tablename__ = "study_goal"
    __table_args__ = (
        CheckConstraint("level IS NULL OR level BETWEEN 4 AND 8", name="level"),
        {"sqlite_with_rowid": False},
    )

    plan_id: Mapped[UUID] = mapped_column(
        ForeignKey("study_plan.id", ondelete="CASCADE"), primary_key=True
    )
    competence_id: Mapped[UUID] = mapped_column(ForeignKey("competence.id"), primary_key=True)
    level: Mapped[int | None]


class StudyItemRow(Base):
    """One thing to learn: a topic, an own item, a course, or a case study to read.

    `reference` is the code of a topic, course or case study. `minutes_*` are those of an own
    item, or stand in for the estimate of a topic.
    """

    __tablename__ = "study_item"
    __table_args__ = (
        CheckConstraint(checks.one_of("kind", "topic", "own", "course", "case"), name="kind"),
        CheckConstraint(
            checks.one_of("state", "planned", "started", "done", "removed"), name="state"
        ),
        *_minutes(),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    plan_id: Mapped[UUID] = mapped_column(
        ForeignKey("study_plan.id", ondelete="CASCADE"), index=True
    )
    sequence: Mapped[int]
    kind: Mapped[str] = mapped_column(String(16))
    reference: Mapped[str] = mapped_column(String(64), default="")
    title: Mapped[str] = mapped_column(Text, default="")
    minutes_online: Mapped[int | None]
    minutes_live: Mapped[int | None]
    minutes_practical: Mapped[int | None]
    prepares: Mapped[bool] = mapped_column(default=False)
    state: Mapped[str] = mapped_column(String(16), default="planned")
    pinned: Mapped[bool] = mapped_column(default=False)
    fixed_on: Mapped[date | None]
    started_on: Mapped[date | None]
    done_on: Mapped[date | None]
    evidence_id: Mapped[UUID | None] = mapped_column(ForeignKey("evidence.id"), index=True)
    removed_because: Mapped[str] = mapped_column(Text, default="")
    note: Mapped[str] = mapped_column(Text, default="")


class StudyItemLinkRow(Base):
    """A competence that an item of a plan works on, or prepares for."""

    __tablename__ = "study_item_link"
    __table_args__ = ({"sqlite_with_rowid": False},)

    item_id: Mapped[UUID] = mapped_column(
        ForeignKey("study_item.id", ondelete="CASCADE"), primary_key=True
    )
    competence_id: Mapped[UUID] = mapped_column(ForeignKey("competence.id"), primary_key=True)


class TopicHoursRow(HashedRow):
    """The hours that a centre plans for a topic (its code) instead of the estimate."""

    __tablename__ = "topic_hours"
    __table_args__ = (*_minutes(), {"sqlite_with_rowid": False})

    framework_id: Mapped[UUID] = mapped_column(ForeignKey("framework.id"), primary_key=True)
    topic: Mapped[str] = mapped_column(String(64), primary_key=True)
    minutes_online: Mapped[int | None]
    minutes_live: Mapped[int | None]
    minutes_practical: Mapped[int | None]


class TrainingRow(HashedRow):
    """A training that people take together: a unit (its code), days, place and seats."""

    __tablename__ = "training"
    __table_args__ = (CheckConstraint("seats > 0", name="seats"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    framework_id: Mapped[UUID] = mapped_column(ForeignKey("framework.id"))
    unit: Mapped[str] = mapped_column(String(64))
    title: Mapped[str] = mapped_column(Text, default="")
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    place: Mapped[str] = mapped_column(Text, default="")
    trainer: Mapped[str] = mapped_column(Text, default="")
    seats: Mapped[int]
    note: Mapped[str] = mapped_column(Text, default="")
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)


class TrainingSeatRow(Base):
    """Somebody who has a seat in a training."""

    __tablename__ = "training_seat"
    __table_args__ = (
        CheckConstraint(checks.one_of("state", "planned", "confirmed", "attended"), name="state"),
        {"sqlite_with_rowid": False},
    )

    training_id: Mapped[UUID] = mapped_column(
        ForeignKey("training.id", ondelete="CASCADE"), primary_key=True
    )
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), primary_key=True, index=True)
    sequence: Mapped[int]
    state: Mapped[str] = mapped_column(String(16), default="planned")
