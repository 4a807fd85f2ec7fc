"""Learners and their plans, trainings, focus groups, requirement votes, framework drafts."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema of the version before to this one."""
    op.add_column("workspace", sa.Column("group_minimum", sa.Integer(), nullable=True))
    _learners()
    _plans()
    _trainings()
    _groups()
    _votes()
    _drafts()


def _key(
    table: str, column: str, target: str, *, cascade: bool = True, to: str = "id"
) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column],
        [f"{target}.{to}"],
        name=op.f(f"fk_{table}_{column}_{target}"),
        ondelete="CASCADE" if cascade else None,
    )


def _check(table: str, name: str, condition: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(condition, name=op.f(f"ck_{table}_{name}"))


def _index(table: str, column: str) -> None:
    op.create_index(op.f(f"ix_{table}_{column}"), table, [column], unique=False)


def _learners() -> None:
    op.create_table(
        "learner",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("experience", sa.Text(), nullable=False),
        sa.Column("prior_learning", sa.Text(), nullable=False),
        sa.Column("modes", sa.Text(), nullable=False),
        sa.Column("minutes_per_week", sa.Integer(), nullable=True),
        sa.Column("free_weekdays", sa.Text(), nullable=False),
        sa.Column("content_hash", sa.String(length=64), nullable=False),
        _check("learner", "minutes_per_week", "minutes_per_week > 0"),
        _key("learner", "person_id", "person"),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_learner")),
    )
    op.create_table(
        "absence",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("sequence", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        _key("absence", "person_id", "learner", to="person_id"),
        sa.PrimaryKeyConstraint("person_id", "sequence", name=op.f("pk_absence")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "mastered",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("topic", sa.String(length=64), nullable=False),
        sa.Column("how", sa.String(length=16), nullable=False),
        sa.Column("noted_on", sa.Date(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        _check("mastered", "how", "how IN ('stated', 'self_check', 'learnt')"),
        _key("mastered", "person_id", "learner", to="person_id"),
        sa.PrimaryKeyConstraint("person_id", "topic", name=op.f("pk_mastered")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "self_check",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("topic", sa.String(length=64), nullable=False),
        sa.Column("asked", sa.Integer(), nullable=False),
        sa.Column("answered_right", sa.Integer(), nullable=False),
        sa.Column("answers", sa.Text(), nullable=False),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=False),
        _check("self_check", "answered_right", "answered_right BETWEEN 0 AND asked"),
        _key("self_check", "person_id", "learner", to="person_id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_self_check")),
    )
    _index("self_check", "person_id")


def _plans() -> None:
    op.create_table(
        "study_plan",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("assessment_id", sa.Uuid(), nullable=False),
        sa.Column("framework_id", sa.Uuid(), nullable=False),
        sa.Column("role_id", sa.Uuid(), nullable=False),
        sa.Column("reading_id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("strategy", sa.String(length=16), nullable=False),
        sa.Column("modes", sa.Text(), nullable=False),
        sa.Column("start_on", sa.Date(), nullable=False),
        sa.Column("deadline", sa.Date(), nullable=True),
        sa.Column("minutes_per_week", sa.Integer(), nullable=False),
        sa.Column("budget_minutes", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("archived", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("content_hash", sa.String(length=64), nullable=False),
        _check("study_plan", "strategy", "strategy IN ('blockers', 'quick', 'broad')"),
        _check("study_plan", "budget_minutes", "budget_minutes >= 0"),
        _check("study_plan", "minutes_per_week", "minutes_per_week > 0"),
        _key("study_plan", "assessment_id", "assessment", cascade=False),
        _key("study_plan", "framework_id", "framework", cascade=False),
        _key("study_plan", "person_id", "person", cascade=False),
        _key("study_plan", "reading_id", "requirement_set", cascade=False),
        _key("study_plan", "role_id", "role", cascade=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_study_plan")),
    )
    _index("study_plan", "assessment_id")
    _index("study_plan", "person_id")
    op.create_table(
        "study_goal",
        sa.Column("plan_id", sa.Uuid(), nullable=False),
        sa.Column("competence_id", sa.Uuid(), nullable=False),
        sa.Column("level", sa.Integer(), nullable=True),
        _check("study_goal", "level", "level IS NULL OR level BETWEEN 4 AND 8"),
        _key("study_goal", "competence_id", "competence", cascade=False),
        _key("study_goal", "plan_id", "study_plan"),
        sa.PrimaryKeyConstraint("plan_id", "competence_id", name=op.f("pk_study_goal")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "study_item",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("plan_id", sa.Uuid(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("reference", sa.String(length=64), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("minutes_online", sa.Integer(), nullable=True),
        sa.Column("minutes_live", sa.Integer(), nullable=True),
        sa.Column("minutes_practical", sa.Integer(), nullable=True),
        sa.Column("prepares", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("pinned", sa.Boolean(), nullable=False),
        sa.Column("fixed_on", sa.Date(), nullable=True),
        sa.Column("started_on", sa.Date(), nullable=True),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("evidence_id", sa.Uuid(), nullable=True),
        sa.Column("removed_because", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        _check("study_item", "kind", "kind IN ('topic', 'own', 'course', 'case')"),
        _check("study_item", "state", "state IN ('planned', 'started', 'done', 'removed')"),
        _check("study_item", "minutes_live", "minutes_live >= 0"),
        _check("study_item", "minutes_online", "minutes_online >= 0"),
        _check("study_item", "minutes_practical", "minutes_practical >= 0"),
        _key("study_item", "evidence_id", "evidence", cascade=False),
        _key("study_item", "plan_id", "study_plan"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_study_item")),
    )
    _index("study_item", "evidence_id")
    _index("study_item", "plan_id")
    op.create_table(
        "study_item_link",
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("competence_id", sa.Uuid(), nullable=False),
        _key("study_item_link", "competence_id", "competence", cascade=False),
        _key("study_item_link", "item_id", "study_item"),
        sa.PrimaryKeyConstraint("item_id", "competence_id", name=op.f("pk_study_item_link")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "topic_hours",
        sa.Column("framework_id", sa.Uuid(), nullable=False),
        sa.Column("topic", sa.String(length=64), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("minutes_online", sa.Integer(), nullable=True),
        sa.Column("minutes_live", sa.Integer(), nullable=True),
        sa.Column("minutes_practical", sa.Integer(), nullable=True),
        sa.Column("content_hash", sa.String(length=64), nullable=False),
        _check("topic_hours", "minutes_live", "minutes_live >= 0"),
        _check("topic_hours", "minutes_online", "minutes_online >= 0"),
        _check("topic_hours", "minutes_practical", "minutes_practical >= 0"),
        _key("topic_hours", "framework_id", "framework", cascade=False),
        sa.PrimaryKeyConstraint("framework_id", "topic", name=op.f("pk_topic_hours")),
        sqlite_with_rowid=False,
    )


def _trainings() -> None:
    op.create_table(
        "training",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("framework_id", sa.Uuid(), nullable=False),
        sa.Column("unit", sa.String(length=64), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("trainer", sa.Text(), nullable=False),
        sa.Column("seats", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("content_hash", sa.String(length=64), nullable=False),
        _check("training", "seats", "seats > 0"),
        _key("training", "framework_id", "framework", cascade=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_training")),
    )
    op.create_table(
        "training_seat",
        sa.Column("training_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        _check("training_seat", "state", "state IN ('planned', 'confirmed', 'attended')"),
        _key("training_seat", "person_id", "person", cascade=False),
        _key("training_seat", "training_id", "training"),
        sa.PrimaryKeyConstraint("training_id", "person_id", name=op.f("pk_training_seat")),
        sqlite_with_rowid=False,
    )
    _index("training_seat", "person_id")


def _groups() -> None:
    op.create_table(
        "focus_group",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=True),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("facilitator", sa.Text(), nullable=False),
        sa.Column("framework_id", sa.Uuid(), nullable=False),
        sa.Column("role_id", sa.Uuid(), nullable=True),
        sa.Column("reading_id", sa.Uuid(), nullable=True),
        sa.Column("minimum", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("archived", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("content_hash", sa.String(length=64), nullable=False),
        _check("focus_group", "minimum", "minimum >= 3"),
        _key("focus_group", "framework_id", "framework", cascade=False),
        _key("focus_group", "reading_id", "requirement_set", cascade=False),
        _key("focus_group", "role_id", "role", cascade=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_focus_group")),
    )
    op.create_table(
        "participant",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("group_id", sa.Uuid(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("code_name", sa.String(length=64), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("present", sa.Boolean(), nullable=False),
        sa.Column("source", sa.String(length=16), nullable=False),
        sa.Column("batch", sa.Integer(), nullable=True),
        _check("participant", "source", "source IN ('quick', 'file', 'matrix')"),
        _key("participant", "group_id", "focus_group"),
        _key("participant", "person_id", "person", cascade=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_participant")),
        sa.UniqueConstraint(
            "group_id", "code_name", name=op.f("uq_participant_group_id_code_name")
        ),
    )
    _index("participant", "group_id")
    _index("participant", "person_id")
    op.create_table(
        "participant_attribute",
        sa.Column("participant_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        _key("participant_attribute", "participant_id", "participant"),
        sa.PrimaryKeyConstraint("participant_id", "name", name=op.f("pk_participant_attribute")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "participant_rating",
        sa.Column("participant_id", sa.Uuid(), nullable=False),
        sa.Column("competence_id", sa.Uuid(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("level", sa.Integer(), nullable=True),
        _check(
            "participant_rating",
            "level",
            "(state = 'rated') = (level IS NOT NULL) AND (level IS NULL OR level BETWEEN 4 AND 8)",
        ),
        _check(
            "participant_rating",
            "state",
            "state IN ('rated', 'below', 'no_evidence', 'exempt', 'untouched')",
        ),
        _key("participant_rating", "competence_id", "competence", cascade=False),
        _key("participant_rating", "participant_id", "participant"),
        sa.PrimaryKeyConstraint(
            "participant_id", "competence_id", name=op.f("pk_participant_rating")
        ),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "shown_set",
        sa.Column("group_id", sa.Uuid(), nullable=False),
        sa.Column("sequence", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("condition", sa.Text(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("shown_at", sa.DateTime(timezone=True), nullable=False),
        _key("shown_set", "group_id", "focus_group"),
        sa.PrimaryKeyConstraint("group_id", "sequence", name=op.f("pk_shown_set")),
        sqlite_with_rowid=False,
    )


def _votes() -> None:
    op.create_table(
        "vote",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Uuid(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("framework_id", sa.Uuid(), nullable=False),
        sa.Column("reading_id", sa.Uuid(), nullable=True),
        sa.Column("role_id", sa.Uuid(), nullable=True),
        sa.Column("role_code", sa.String(length=32), nullable=False),
        sa.Column("role_title", sa.Text(), nullable=False),
        sa.Column("method", sa.String(length=16), nullable=False),
        sa.Column("anonymous", sa.Boolean(), nullable=False),
        sa.Column("threshold", sa.Integer(), nullable=False),
        sa.Column("quorum", sa.Integer(), nullable=False),
        sa.Column("present", sa.Integer(), nullable=False),
        sa.Column("most_rounds", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("position", sa.String(length=32), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=True),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("facilitator", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("published_id", sa.Uuid(), nullable=True),
        sa.Column("archived", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("content_hash", sa.String(length=64), nullable=False),
        _check("vote", "method", "method IN ('hands', 'slips')"),
        _check(
            "vote", "state", "state IN ('planned', 'sorting', 'voting', 'decided', 'published')"
        ),
        _check("vote", "most_rounds", "most_rounds BETWEEN 1 AND 3"),
        _check("vote", "present", "present >= 0"),
        _check("vote", "quorum", "quorum >= 0"),
        _check("vote", "threshold", "threshold BETWEEN 1 AND 100"),
        _key("vote", "framework_id", "framework", cascade=False),
        _key("vote", "group_id", "focus_group", cascade=False),
        _key("vote", "published_id", "framework", cascade=False),
        _key("vote", "reading_id", "requirement_set", cascade=False),
        _key("vote", "role_id", "role", cascade=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vote")),
    )
    _index("vote", "group_id")
    op.create_table(
        "vote_item",
        sa.Column("vote_id", sa.Uuid(), nullable=False),
        sa.Column("competence_id", sa.Uuid(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("proposed", sa.String(length=16), nullable=False),
        sa.Column("proposed_mandatory", sa.Boolean(), nullable=True),
        sa.Column("contested", sa.Boolean(), nullable=True),
        sa.Column("outcome", sa.String(length=16), nullable=False),
        sa.Column("mandatory", sa.Boolean(), nullable=True),
        sa.Column("settled", sa.String(length=16), nullable=False),
        sa.Column("decided_by", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        _check(
            "vote_item",
            "outcome",
            "outcome = '' OR outcome IN ('not_needed', '4', '5', '6', '7', '8')",
        ),
        _check(
            "vote_item",
            "proposed",
            "proposed = '' OR proposed IN ('not_needed', '4', '5', '6', '7', '8')",
        ),
        _check("vote_item", "settled", "settled IN ('open', 'proposal', 'vote', 'decision')"),
        _key("vote_item", "competence_id", "competence", cascade=False),
        _key("vote_item", "vote_id", "vote"),
        sa.PrimaryKeyConstraint("vote_id", "competence_id", name=op.f("pk_vote_item")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "vote_round",
        sa.Column("vote_id", sa.Uuid(), nullable=False),
        sa.Column("competence_id", sa.Uuid(), nullable=False),
        sa.Column("question", sa.String(length=16), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("present", sa.Integer(), nullable=False),
        sa.Column("abstentions", sa.Integer(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        _check("vote_round", "question", "question IN ('contested', 'need', 'mandatory')"),
        _check("vote_round", "abstentions", "abstentions BETWEEN 0 AND present"),
        _check("vote_round", "number", "number BETWEEN 1 AND 3"),
        _key("vote_round", "competence_id", "competence", cascade=False),
        _key("vote_round", "vote_id", "vote"),
        sa.PrimaryKeyConstraint(
            "vote_id", "competence_id", "question", "number", name=op.f("pk_vote_round")
        ),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "vote_count",
        sa.Column("vote_id", sa.Uuid(), nullable=False),
        sa.Column("competence_id", sa.Uuid(), nullable=False),
        sa.Column("question", sa.String(length=16), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("option", sa.String(length=16), nullable=False),
        sa.Column("votes", sa.Integer(), nullable=False),
        _check(
            "vote_count", "option", "option IN ('not_needed', '4', '5', '6', '7', '8', 'yes', 'no')"
        ),
        _check("vote_count", "number", "number BETWEEN 1 AND 3"),
        _check("vote_count", "votes", "votes >= 0"),
        _key("vote_count", "competence_id", "competence", cascade=False),
        _key("vote_count", "vote_id", "vote"),
        sa.PrimaryKeyConstraint(
            "vote_id", "competence_id", "question", "number", "option", name=op.f("pk_vote_count")
        ),
        sqlite_with_rowid=False,
    )


def _drafts() -> None:
    op.create_table(
        "framework_draft",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("base_id", sa.Uuid(), nullable=True),
        sa.Column("code", sa.String(length=32), nullable=False),
        sa.Column("label", sa.String(length=32), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("published_id", sa.Uuid(), nullable=True),
        sa.Column("archived", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("content_hash", sa.String(length=64), nullable=False),
        _key("framework_draft", "base_id", "framework", cascade=False),
        _key("framework_draft", "published_id", "framework", cascade=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_framework_draft")),
    )
