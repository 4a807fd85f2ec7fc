"""Layers of a round, judged evidence, strands, sittings, plans, appeals, quality assurance."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_STATE = "state IN ('rated', 'below', 'no_evidence', 'exempt', 'untouched')"
_LEVEL = "(state = 'rated') = (level IS NOT NULL) AND (level IS NULL OR level BETWEEN 4 AND 8)"
_JUDGED = "{} IN ('yes', 'no', 'not_reviewed')"
_RANK = "{0} IS NULL OR {0} BETWEEN 3 AND 8"

# New checks, and those that take an old one's place.
_CHECKS: Mapping[str, Mapping[str, str]] = {
    "assessment": {
        "kind": "kind IN ('self', 'assessor', 'second', 'agreed')",
        "scope": "scope IN ('mandatory', 'all', 'areas')",
        "role": "role_id IS NOT NULL OR kind = 'self'",
    },
    "rating": {
        "sufficient": _JUDGED.format("sufficient"),
        "knowledge": _RANK.format("knowledge"),
        "autonomy": _RANK.format("autonomy"),
    },
    "rating_change": {
        "knowledge": _RANK.format("knowledge"),
        "autonomy": _RANK.format("autonomy"),
    },
    "evidence": {
        "valid": _JUDGED.format("valid"),
        "authentic": _JUDGED.format("authentic"),
        "current": _JUDGED.format("current"),
    },
}
_REPLACED = {"assessment": ("kind", "scope")}
_OPTIONS = {"rating": {"sqlite_with_rowid": False}, "rating_change": {"sqlite_with_rowid": False}}


def upgrade() -> None:
    """Bring the schema of the version before to this one."""
    _extend(
        "workspace",
        sa.Column("separate_decision", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("appeal_days", sa.Integer(), nullable=True),
    )
    _extend("person", _text("tags"))
    _extend("signature", _text("countersigned_by"))
    _extend("rating", _judged("sufficient"), *_said())
    _extend("rating_change", *_said())
    _extend(
        "evidence",
        _judged("valid"),
        _judged("authentic"),
        _judged("current"),
        _text("reviewed_by"),
    )
    _extend(
        "assessment",
        _text("areas"),
        sa.Column("blind", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("unveiled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("appeal_until", sa.Date(), nullable=True),
        optional=("role_id",),
    )
    _interviews()
    _assessors()
    _samples()
    _practice()


def _extend(name: str, *columns: sa.Column[Any], optional: Iterable[str] = ()) -> None:
    """Add columns and the checks on them; the models give the values from now on."""
    options = _OPTIONS.get(name, {})
    with op.batch_alter_table(name, table_kwargs=options) as table:
        for column in columns:
            table.add_column(column)
        for column_name in optional:
            table.alter_column(column_name, existing_type=sa.Uuid(), nullable=True)
        for key in _REPLACED.get(name, ()):
            table.drop_constraint(op.f(f"ck_{name}_{key}"), type_="check")
        for key, condition in _CHECKS.get(name, {}).items():
            table.create_check_constraint(op.f(f"ck_{name}_{key}"), condition)
    with op.batch_alter_table(name, table_kwargs=options) as table:
        for column in columns:
            if column.server_default is not None:
                table.alter_column(column.name, server_default=None)


def _said() -> tuple[sa.Column[Any], ...]:
    return (
        sa.Column("knowledge", sa.Integer(), nullable=True),
        sa.Column("autonomy", sa.Integer(), nullable=True),
        _text("grounds"),
        _text("path"),
        sa.Column("sitting", sa.Integer(), nullable=False, server_default="0"),
    )


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False, server_default="")


def _judged(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(length=16), nullable=False, server_default="not_reviewed")


def _key(table: str, column: str, target: str, *, cascade: bool = True) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column],
        [f"{target}.id"],
        name=op.f(f"fk_{table}_{column}_{target}"),
        ondelete="CASCADE" if cascade else None,
    )


def _index(table: str, column: str) -> None:
    op.create_index(op.f(f"ix_{table}_{column}"), table, [column], unique=False)


def _interviews() -> None:
    op.create_table(
        "sitting",
        sa.Column("assessment_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("led_by", sa.Text(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        _key("sitting", "assessment_id", "assessment"),
        sa.PrimaryKeyConstraint("assessment_id", "number", name=op.f("pk_sitting")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "planned_method",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("assessment_id", sa.Uuid(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("competence_id", sa.Uuid(), nullable=False),
        sa.Column("method", sa.Text(), nullable=False),
        sa.Column("planned_on", sa.Date(), nullable=True),
        sa.Column("assessor", sa.Text(), nullable=False),
        _key("planned_method", "assessment_id", "assessment"),
        _key("planned_method", "competence_id", "competence", cascade=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_planned_method")),
    )
    _index("planned_method", "assessment_id")
    op.create_table(
        "passage",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("assessment_id", sa.Uuid(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        _key("passage", "assessment_id", "assessment"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_passage")),
    )
    _index("passage", "assessment_id")
    op.create_table(
        "passage_link",
        sa.Column("passage_id", sa.Uuid(), nullable=False),
        sa.Column("competence_id", sa.Uuid(), nullable=False),
        _key("passage_link", "passage_id", "passage"),
        _key("passage_link", "competence_id", "competence", cascade=False),
        sa.PrimaryKeyConstraint("passage_id", "competence_id", name=op.f("pk_passage_link")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "acknowledgement",
        sa.Column("assessment_id", sa.Uuid(), nullable=False),
        sa.Column("told_on", sa.Date(), nullable=False),
        sa.Column("how", sa.Text(), nullable=False),
        sa.Column("statement", sa.Text(), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=False),
        _key("acknowledgement", "assessment_id", "assessment"),
        sa.PrimaryKeyConstraint("assessment_id", name=op.f("pk_acknowledgement")),
    )
    op.create_table(
        "appeal",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("assessment_id", sa.Uuid(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("lodged_on", sa.Date(), nullable=False),
        sa.Column("lodged_by", sa.Text(), nullable=False),
        sa.Column("grounds", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("decided_by", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "state IN ('open', 'upheld', 'rejected', 'withdrawn')", name=op.f("ck_appeal_state")
        ),
        _key("appeal", "assessment_id", "assessment"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appeal")),
    )
    _index("appeal", "assessment_id")


def _assessors() -> None:
    op.create_table(
        "assessor",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("content_hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assessor")),
    )
    op.create_table(
        "assessor_record",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("assessor_id", sa.Uuid(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("dated", sa.Date(), nullable=True),
        sa.Column("valid_until", sa.Date(), nullable=True),
        _key("assessor_record", "assessor_id", "assessor"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assessor_record")),
    )
    _index("assessor_record", "assessor_id")


def _samples() -> None:
    op.create_table(
        "sampling_plan",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("period_from", sa.Date(), nullable=False),
        sa.Column("period_until", sa.Date(), nullable=False),
        sa.Column("share", sa.Integer(), nullable=False),
        sa.Column("least", sa.Integer(), nullable=False),
        sa.Column("rules", sa.Text(), nullable=False),
        sa.Column("created_by", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("content_hash", sa.String(length=64), nullable=False),
        sa.CheckConstraint("share BETWEEN 0 AND 100", name=op.f("ck_sampling_plan_share")),
        sa.CheckConstraint("least >= 0", name=op.f("ck_sampling_plan_least")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sampling_plan")),
    )
    op.create_table(
        "sampled",
        sa.Column("plan_id", sa.Uuid(), nullable=False),
        sa.Column("assessment_id", sa.Uuid(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("reasons", sa.Text(), nullable=False),
        sa.Column("verdict", sa.String(length=16), nullable=False),
        sa.Column("looked_by", sa.Text(), nullable=False),
        sa.Column("looked_on", sa.Date(), nullable=True),
        sa.Column("remarks", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "verdict IN ('open', 'confirmed', 'with_actions', 'not_confirmed')",
            name=op.f("ck_sampled_verdict"),
        ),
        _key("sampled", "plan_id", "sampling_plan"),
        _key("sampled", "assessment_id", "assessment"),
        sa.PrimaryKeyConstraint("plan_id", "assessment_id", name=op.f("pk_sampled")),
        sqlite_with_rowid=False,
    )
    _index("sampled", "assessment_id")
    op.create_table(
        "second_look",
        sa.Column("plan_id", sa.Uuid(), nullable=False),
        sa.Column("assessment_id", sa.Uuid(), nullable=False),
        sa.Column("competence_id", sa.Uuid(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("remark", sa.Text(), nullable=False),
        sa.CheckConstraint("rank BETWEEN 3 AND 8", name=op.f("ck_second_look_rank")),
        _key("second_look", "plan_id", "sampling_plan"),
        _key("second_look", "assessment_id", "assessment"),
        _key("second_look", "competence_id", "competence", cascade=False),
        sa.PrimaryKeyConstraint(
            "plan_id", "assessment_id", "competence_id", name=op.f("pk_second_look")
        ),
        sqlite_with_rowid=False,
    )
    _index("second_look", "assessment_id")
    op.create_table(
        "finding",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("plan_id", sa.Uuid(), nullable=False),
        sa.Column("assessment_id", sa.Uuid(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("responsible", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=False),
        _key("finding", "plan_id", "sampling_plan"),
        _key("finding", "assessment_id", "assessment"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_finding")),
    )
    _index("finding", "plan_id")
    _index("finding", "assessment_id")


def _practice() -> None:
    op.create_table(
        "practice",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("vignette", sa.String(length=64), nullable=False),
        sa.Column("rater", sa.Text(), nullable=False),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished", sa.Boolean(), nullable=False),
        sa.Column("content_hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practice")),
    )
    op.create_table(
        "practice_rating",
        sa.Column("practice_id", sa.Uuid(), nullable=False),
        sa.Column("competence", sa.String(length=32), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("level", sa.Integer(), nullable=True),
        sa.Column("why", sa.Text(), nullable=False),
        sa.CheckConstraint(_STATE, name=op.f("ck_practice_rating_state")),
        sa.CheckConstraint(_LEVEL, name=op.f("ck_practice_rating_level")),
        _key("practice_rating", "practice_id", "practice"),
        sa.PrimaryKeyConstraint("practice_id", "competence", name=op.f("pk_practice_rating")),
        sqlite_with_rowid=False,
    )
