"""Requirement votes: the rule, the agenda, the rounds and their tallies."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID, uuid4

from sqlalchemy import CheckConstraint, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from s4c_desktop.models import checks
from s4c_desktop.models import group_tables as _referred  # noqa: F401 - keys refer to its tables
from s4c_desktop.models.base import Base, HashedRow, UtcDateTime

NEEDS = ("not_needed", "4", "5", "6", "7", "8")
QUESTIONS = ("contested", "need", "mandatory")


class VoteRow(HashedRow):
    """A vote on what a role should need.

    `threshold` is a percentage, `quorum` and `present` count people. `role_id` is the role whose
    levels are the proposals; `role_code` and `role_title` are those of the result.
    """

    __tablename__ = "vote"
    __table_args__ = (
        CheckConstraint("threshold BETWEEN 1 AND 100", name="threshold"),
        CheckConstraint("quorum >= 0", name="quorum"),
        CheckConstraint("present >= 0", name="present"),
        CheckConstraint("most_rounds BETWEEN 1 AND 3", name="most_rounds"),
        CheckConstraint(checks.one_of("method", "hands", "slips"), name="method"),
        CheckConstraint(
            checks.one_of("state", "planned", "sorting", "voting", "decided", "published"),
            name="state",
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    group_id: Mapped[UUID | None] = mapped_column(ForeignKey("focus_group.id"), index=True)
    title: Mapped[str] = mapped_column(Text)
    framework_id: Mapped[UUID] = mapped_column(ForeignKey("framework.id"))
    reading_id: Mapped[UUID | None] = mapped_column(ForeignKey("requirement_set.id"))
    role_id: Mapped[UUID | None] = mapped_column(ForeignKey("role.id"))
    role_code: Mapped[str] = mapped_column(String(32), default="")
    role_title: Mapped[str] = mapped_column(Text, default="")
    method: Mapped[str] = mapped_column(String(16))
    anonymous: Mapped[bool] = mapped_column(default=False)
    threshold: Mapped[int]
    quorum: Mapped[int]
    present: Mapped[int]
    most_rounds: Mapped[int] = mapped_column(default=3)
    state: Mapped[str] = mapped_column(String(16))
    position: Mapped[str] = mapped_column(String(32), default="")
    held_on: Mapped[date | None]
    place: Mapped[str] = mapped_column(Text, default="")
    facilitator: Mapped[str] = mapped_column(Text, default="")
    note: Mapped[str] = mapped_column(Text, default="")
    published_id: Mapped[UUID | None] = mapped_column(ForeignKey("framework.id"))
    archived: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    saved_at: Mapped[datetime] = mapped_column(UtcDateTime)


class VoteItemRow(Base):
    """A competence on the agenda: what is proposed, whether that is contested, what came of it."""

    __tablename__ = "vote_item"
    __table_args__ = (
        CheckConstraint("proposed = '' OR " + checks.one_of("proposed", *NEEDS), name="proposed"),
        CheckConstraint("outcome = '' OR " + checks.one_of("outcome", *NEEDS), name="outcome"),
        CheckConstraint(
            checks.one_of("settled", "open", "proposal", "vote", "decision"), name="settled"
        ),
        {"sqlite_with_rowid": False},
    )

    vote_id: Mapped[UUID] = mapped_column(
        ForeignKey("vote.id", ondelete="CASCADE"), primary_key=True
    )
    competence_id: Mapped[UUID] = mapped_column(ForeignKey("competence.id"), primary_key=True)
    sequence: Mapped[int]
    proposed: Mapped[str] = mapped_column(String(16), default="")
    proposed_mandatory: Mapped[bool | None]
    contested: Mapped[bool | None]
    outcome: Mapped[str] = mapped_column(String(16), default="")
    mandatory: Mapped[bool | None]
    settled: Mapped[str] = mapped_column(String(16), default="open")
    decided_by: Mapped[str] = mapped_column(Text, default="")
    reason: Mapped[str] = mapped_column(Text, default="")
    note: Mapped[str] = mapped_column(Text, default="")


class VoteRoundRow(Base):
    """One round on one question about a competence; `present` count those in the room then."""

    __tablename__ = "vote_round"
    __table_args__ = (
        CheckConstraint(checks.one_of("question", *QUESTIONS), name="question"),
        CheckConstraint("number BETWEEN 1 AND 3", name="number"),
        CheckConstraint("abstentions BETWEEN 0 AND present", name="abstentions"),
        {"sqlite_with_rowid": False},
    )

    vote_id: Mapped[UUID] = mapped_column(
        ForeignKey("vote.id", ondelete="CASCADE"), primary_key=True
    )
    competence_id: Mapped[UUID] = mapped_column(ForeignKey("competence.id"), primary_key=True)
    question: Mapped[str] = mapped_column(String(16), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    present: Mapped[int]
    abstentions: Mapped[int] = mapped_column(default=0)
    opened_at: Mapped[datetime] = mapped_column(UtcDateTime)
    closed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    note: Mapped[str] = mapped_column(Text, default="")


class VoteCountRow(Base):
    """How many voted for an option in a round."""

    __tablename__ = "vote_count"
    __table_args__ = (
        CheckConstraint("number BETWEEN 1 AND 3", name="number"),
        CheckConstraint("votes >= 0", name="votes"),
        CheckConstraint(checks.one_of("option", *NEEDS, "yes", "no"), name="option"),
        {"sqlite_with_rowid": False},
    )

    vote_id: Mapped[UUID] = mapped_column(
        ForeignKey("vote.id", ondelete="CASCADE"), primary_key=True
    )
    competence_id: Mapped[UUID] = mapped_column(ForeignKey("competence.id"), primary_key=True)
    question: Mapped[str] = mapped_column(String(16), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    option: Mapped[str] = mapped_column(String(16), primary_key=True)
    votes: Mapped[int]
