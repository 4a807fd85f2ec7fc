"""The first schema: frameworks, people, assessments."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema of the version before to this one."""

    op.create_table(
        "framework",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("draft", sa.Boolean(), nullable=False),
        sa.Column("content_hash", sa.String(length=64), nullable=False),
        sa.Column("installed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_framework")),
        sa.UniqueConstraint("code", "version", name=op.f("uq_framework_code_version")),
    )
    op.create_table(
        "person",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("is_self", sa.Boolean(), nullable=False),
        sa.Column("lawful_basis", sa.Text(), nullable=False),
        sa.Column("notice_date", sa.Date(), nullable=True),
        sa.Column("notice_version", sa.Text(), nullable=False),
        sa.Column("identity_check", sa.Text(), nullable=False),
        sa.Column("adjustments", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("content_hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
    )
    op.create_table(
        "workspace",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sample", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_workspace")),
    )
    op.create_table(
        "alias",
        sa.Column("framework_id", sa.Uuid(), nullable=False),
        sa.Column("record_id", sa.Uuid(), nullable=False),
        sa.Column("sort", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["framework_id"], ["framework.id"], name=op.f("fk_alias_framework_id_framework")
        ),
        sa.PrimaryKeyConstraint("record_id", "sort", name=op.f("pk_alias")),
    )
    with op.batch_alter_table("alias", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_alias_framework_id"), ["framework_id"], unique=False)

    op.create_table(
        "area",
        sa.Column("framework_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("sort", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("basis", sa.String(), nullable=False),
        sa.CheckConstraint(
            "basis IN ('source', 'derived', 'editorial')", name=op.f("ck_area_basis")
        ),
        sa.ForeignKeyConstraint(
            ["framework_id"], ["framework.id"], name=op.f("fk_area_framework_id_framework")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_area")),
        sa.UniqueConstraint("framework_id", "code", name=op.f("uq_area_framework_id_code")),
    )
    with op.batch_alter_table("area", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_area_framework_id"), ["framework_id"], unique=False)

    op.create_table(
        "evidence",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("dated", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_evidence_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evidence")),
    )
    with op.batch_alter_table("evidence", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_evidence_person_id"), ["person_id"], unique=False)

    op.create_table(
        "level",
        sa.Column("framework_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("eqf", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("basis", sa.String(), nullable=False),
        sa.CheckConstraint(
            "basis IN ('source', 'derived', 'editorial')", name=op.f("ck_level_basis")
        ),
        sa.CheckConstraint("eqf BETWEEN 1 AND 8", name=op.f("ck_level_eqf")),
        sa.ForeignKeyConstraint(
            ["framework_id"], ["framework.id"], name=op.f("fk_level_framework_id_framework")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_level")),
        sa.UniqueConstraint("framework_id", "eqf", name=op.f("uq_level_framework_id_eqf")),
    )
    with op.batch_alter_table("level", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_level_framework_id"), ["framework_id"], unique=False)

    op.create_table(
        "module",
        sa.Column("framework_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("sort", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("minutes_online", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("minutes_live", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("minutes_practical", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("basis", sa.String(), nullable=False),
        sa.CheckConstraint(
            "basis IN ('source', 'derived', 'editorial')", name=op.f("ck_module_basis")
        ),
        sa.CheckConstraint("minutes_live > 0", name=op.f("ck_module_minutes_live")),
        sa.CheckConstraint("minutes_online > 0", name=op.f("ck_module_minutes_online")),
        sa.CheckConstraint("minutes_practical > 0", name=op.f("ck_module_minutes_practical")),
        sa.ForeignKeyConstraint(
            ["framework_id"], ["framework.id"], name=op.f("fk_module_framework_id_framework")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_module")),
        sa.UniqueConstraint("framework_id", "code", name=op.f("uq_module_framework_id_code")),
    )
    with op.batch_alter_table("module", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_module_framework_id"), ["framework_id"], unique=False)

    op.create_table(
        "note",
        sa.Column("framework_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("record_id", sa.Uuid(), nullable=False),
        sa.Column("sort", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("issue", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["framework_id"], ["framework.id"], name=op.f("fk_note_framework_id_framework")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_note")),
        sa.UniqueConstraint("record_id", "sort", name=op.f("uq_note_record_id_sort")),
    )
    with op.batch_alter_table("note", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_note_framework_id"), ["framework_id"], unique=False)

    op.create_table(
        "requirement_set",
        sa.Column("framework_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("sort", sa.Integer(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["framework_id"],
            ["framework.id"],
            name=op.f("fk_requirement_set_framework_id_framework"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_requirement_set")),
        sa.UniqueConstraint(
            "framework_id", "code", name=op.f("uq_requirement_set_framework_id_code")
        ),
    )
    with op.batch_alter_table("requirement_set", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_requirement_set_framework_id"), ["framework_id"], unique=False
        )

    op.create_table(
        "role",
        sa.Column("framework_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("letter", sa.String(), nullable=False),
        sa.Column("sort", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("basis", sa.String(), nullable=False),
        sa.CheckConstraint(
            "basis IN ('source', 'derived', 'editorial')", name=op.f("ck_role_basis")
        ),
        sa.ForeignKeyConstraint(
            ["framework_id"], ["framework.id"], name=op.f("fk_role_framework_id_framework")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_role")),
        sa.UniqueConstraint("framework_id", "code", name=op.f("uq_role_framework_id_code")),
    )
    with op.batch_alter_table("role", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_role_framework_id"), ["framework_id"], unique=False)

    op.create_table(
        "round",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_round_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_round")),
    )
    with op.batch_alter_table("round", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_round_person_id"), ["person_id"], unique=False)

    op.create_table(
        "text",
        sa.Column("framework_id", sa.Uuid(), nullable=False),
        sa.Column("record_id", sa.Uuid(), nullable=False),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["framework_id"], ["framework.id"], name=op.f("fk_text_framework_id_framework")
        ),
        sa.PrimaryKeyConstraint("record_id", "field", "language", name=op.f("pk_text")),
    )
    with op.batch_alter_table("text", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_text_framework_id"), ["framework_id"], unique=False)

    op.create_table(
        "assessment",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("round_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("framework_id", sa.Uuid(), nullable=False),
        sa.Column("role_id", sa.Uuid(), nullable=False),
        sa.Column("reading_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("scope", sa.String(length=16), nullable=False),
        sa.Column("phase", sa.String(length=16), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=True),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("assessors", sa.Text(), nullable=False),
        sa.Column("no_conflict", sa.Boolean(), nullable=False),
        sa.Column("running_note", sa.Text(), nullable=False),
        sa.Column("comment", sa.Text(), nullable=False),
        sa.Column("candidate_comment", sa.Text(), nullable=False),
        sa.Column("decision", sa.String(length=32), nullable=True),
        sa.Column("decided_by", sa.Text(), nullable=False),
        sa.Column("archived", sa.Boolean(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("revises_id", sa.Uuid(), nullable=True),
        sa.Column("revision_reason", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("content_hash", sa.String(length=64), nullable=False),
        sa.CheckConstraint(
            "decision IS NULL OR decision IN ('meets', 'not_yet', 'not_enough_evidence')",
            name=op.f("ck_assessment_decision"),
        ),
        sa.CheckConstraint("kind IN ('self', 'assessor')", name=op.f("ck_assessment_kind")),
        sa.CheckConstraint("phase IN ('draft', 'signed')", name=op.f("ck_assessment_phase")),
        sa.CheckConstraint("scope IN ('mandatory', 'all')", name=op.f("ck_assessment_scope")),
        sa.ForeignKeyConstraint(
            ["framework_id"], ["framework.id"], name=op.f("fk_assessment_framework_id_framework")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_assessment_person_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["reading_id"],
            ["requirement_set.id"],
            name=op.f("fk_assessment_reading_id_requirement_set"),
        ),
        sa.ForeignKeyConstraint(
            ["revises_id"], ["assessment.id"], name=op.f("fk_assessment_revises_id_assessment")
        ),
        sa.ForeignKeyConstraint(["role_id"], ["role.id"], name=op.f("fk_assessment_role_id_role")),
        sa.ForeignKeyConstraint(
            ["round_id"], ["round.id"], name=op.f("fk_assessment_round_id_round")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assessment")),
        sa.UniqueConstraint("sequence", name=op.f("uq_assessment_sequence")),
    )
    with op.batch_alter_table("assessment", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_assessment_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_assessment_round_id"), ["round_id"], unique=False)

    op.create_table(
        "competence",
        sa.Column("framework_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("area_id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("sort", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("basis", sa.String(), nullable=False),
        sa.CheckConstraint(
            "basis IN ('source', 'derived', 'editorial')", name=op.f("ck_competence_basis")
        ),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_competence_area_id_area")),
        sa.ForeignKeyConstraint(
            ["framework_id"], ["framework.id"], name=op.f("fk_competence_framework_id_framework")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_competence")),
        sa.UniqueConstraint("framework_id", "code", name=op.f("uq_competence_framework_id_code")),
    )
    with op.batch_alter_table("competence", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_competence_framework_id"), ["framework_id"], unique=False
        )

    op.create_table(
        "curriculum",
        sa.Column("framework_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("role_id", sa.Uuid(), nullable=False),
        sa.Column("minutes_online", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("minutes_live", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("minutes_practical", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("basis", sa.String(), nullable=False),
        sa.CheckConstraint(
            "basis IN ('source', 'derived', 'editorial')", name=op.f("ck_curriculum_basis")
        ),
        sa.CheckConstraint("minutes_live > 0", name=op.f("ck_curriculum_minutes_live")),
        sa.CheckConstraint("minutes_online > 0", name=op.f("ck_curriculum_minutes_online")),
        sa.CheckConstraint("minutes_practical > 0", name=op.f("ck_curriculum_minutes_practical")),
        sa.ForeignKeyConstraint(
            ["framework_id"], ["framework.id"], name=op.f("fk_curriculum_framework_id_framework")
        ),
        sa.ForeignKeyConstraint(["role_id"], ["role.id"], name=op.f("fk_curriculum_role_id_role")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_curriculum")),
        sa.UniqueConstraint("role_id", name=op.f("uq_curriculum_role_id")),
    )
    with op.batch_alter_table("curriculum", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_curriculum_framework_id"), ["framework_id"], unique=False
        )

    op.create_table(
        "curriculum_competence",
        sa.Column("framework_id", sa.Uuid(), nullable=False),
        sa.Column("curriculum_id", sa.Uuid(), nullable=False),
        sa.Column("competence_id", sa.Uuid(), nullable=False),
        sa.Column("sort", sa.Integer(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["competence_id"],
            ["competence.id"],
            name=op.f("fk_curriculum_competence_competence_id_competence"),
        ),
        sa.ForeignKeyConstraint(
            ["curriculum_id"],
            ["curriculum.id"],
            name=op.f("fk_curriculum_competence_curriculum_id_curriculum"),
        ),
        sa.ForeignKeyConstraint(
            ["framework_id"],
            ["framework.id"],
            name=op.f("fk_curriculum_competence_framework_id_framework"),
        ),
        sa.PrimaryKeyConstraint(
            "curriculum_id", "competence_id", name=op.f("pk_curriculum_competence")
        ),
    )
    with op.batch_alter_table("curriculum_competence", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_curriculum_competence_framework_id"), ["framework_id"], unique=False
        )

    op.create_table(
        "evidence_link",
        sa.Column("assessment_id", sa.Uuid(), nullable=False),
        sa.Column("competence_id", sa.Uuid(), nullable=False),
        sa.Column("evidence_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["assessment_id"],
            ["assessment.id"],
            name=op.f("fk_evidence_link_assessment_id_assessment"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["competence_id"],
            ["competence.id"],
            name=op.f("fk_evidence_link_competence_id_competence"),
        ),
        sa.ForeignKeyConstraint(
            ["evidence_id"],
            ["evidence.id"],
            name=op.f("fk_evidence_link_evidence_id_evidence"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "assessment_id", "competence_id", "evidence_id", name=op.f("pk_evidence_link")
        ),
    )
    with op.batch_alter_table("evidence_link", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_evidence_link_evidence_id"), ["evidence_id"], unique=False
        )

    op.create_table(
        "explorer_mark",
        sa.Column("framework_id", sa.Uuid(), nullable=False),
        sa.Column("competence_id", sa.Uuid(), nullable=False),
        sa.Column("eqf", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("basis", sa.String(), nullable=False),
        sa.CheckConstraint(
            "basis IN ('source', 'derived', 'editorial')", name=op.f("ck_explorer_mark_basis")
        ),
        sa.CheckConstraint("eqf BETWEEN 1 AND 8", name=op.f("ck_explorer_mark_eqf")),
        sa.ForeignKeyConstraint(
            ["competence_id"],
            ["competence.id"],
            name=op.f("fk_explorer_mark_competence_id_competence"),
        ),
        sa.ForeignKeyConstraint(
            ["framework_id"], ["framework.id"], name=op.f("fk_explorer_mark_framework_id_framework")
        ),
        sa.PrimaryKeyConstraint("competence_id", "eqf", name=op.f("pk_explorer_mark")),
    )
    with op.batch_alter_table("explorer_mark", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_explorer_mark_framework_id"), ["framework_id"], unique=False
        )

    op.create_table(
        "module_competence",
        sa.Column("framework_id", sa.Uuid(), nullable=False),
        sa.Column("module_id", sa.Uuid(), nullable=False),
        sa.Column("competence_id", sa.Uuid(), nullable=False),
        sa.Column("sort", sa.Integer(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["competence_id"],
            ["competence.id"],
            name=op.f("fk_module_competence_competence_id_competence"),
        ),
        sa.ForeignKeyConstraint(
            ["framework_id"],
            ["framework.id"],
            name=op.f("fk_module_competence_framework_id_framework"),
        ),
        sa.ForeignKeyConstraint(
            ["module_id"], ["module.id"], name=op.f("fk_module_competence_module_id_module")
        ),
        sa.PrimaryKeyConstraint("module_id", "competence_id", name=op.f("pk_module_competence")),
    )
    with op.batch_alter_table("module_competence", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_module_competence_framework_id"), ["framework_id"], unique=False
        )

    op.create_table(
        "node",
        sa.Column("framework_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("module_id", sa.Uuid(), nullable=False),
        sa.Column("curriculum_id", sa.Uuid(), nullable=True),
        sa.Column("parent_id", sa.Uuid(), nullable=True),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("sort", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.CheckConstraint("kind IN ('unit', 'topic')", name=op.f("ck_node_kind")),
        sa.ForeignKeyConstraint(
            ["curriculum_id"], ["curriculum.id"], name=op.f("fk_node_curriculum_id_curriculum")
        ),
        sa.ForeignKeyConstraint(
            ["framework_id"], ["framework.id"], name=op.f("fk_node_framework_id_framework")
        ),
        sa.ForeignKeyConstraint(
            ["module_id"], ["module.id"], name=op.f("fk_node_module_id_module")
        ),
        sa.ForeignKeyConstraint(["parent_id"], ["node.id"], name=op.f("fk_node_parent_id_node")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_node")),
        sa.UniqueConstraint("framework_id", "code", name=op.f("uq_node_framework_id_code")),
    )
    with op.batch_alter_table("node", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_node_framework_id"), ["framework_id"], unique=False)

    op.create_table(
        "position",
        sa.Column("assessment_id", sa.Uuid(), nullable=False),
        sa.Column("step", sa.String(length=16), nullable=False),
        sa.Column("competence", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["assessment_id"],
            ["assessment.id"],
            name=op.f("fk_position_assessment_id_assessment"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("assessment_id", name=op.f("pk_position")),
    )
    op.create_table(
        "rating",
        sa.Column("assessment_id", sa.Uuid(), nullable=False),
        sa.Column("competence_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("level", sa.Integer(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("allowed_by", sa.Text(), nullable=False),
        sa.Column("flagged", sa.Boolean(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("rated_by", sa.Text(), nullable=False),
        sa.Column("rated_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(state = 'rated') = (level IS NOT NULL) AND (level IS NULL OR level BETWEEN 4 AND 8)",
            name=op.f("ck_rating_level"),
        ),
        sa.CheckConstraint(
            "state IN ('rated', 'below', 'no_evidence', 'exempt', 'untouched')",
            name=op.f("ck_rating_state"),
        ),
        sa.ForeignKeyConstraint(
            ["assessment_id"],
            ["assessment.id"],
            name=op.f("fk_rating_assessment_id_assessment"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["competence_id"], ["competence.id"], name=op.f("fk_rating_competence_id_competence")
        ),
        sa.PrimaryKeyConstraint("assessment_id", "competence_id", name=op.f("pk_rating")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("rating", schema=None) as batch_op:
        batch_op.create_index(
            "ix_rating_competence_id_level", ["competence_id", "level"], unique=False
        )

    op.create_table(
        "rating_change",
        sa.Column("assessment_id", sa.Uuid(), nullable=False),
        sa.Column("sequence", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("competence_id", sa.Uuid(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("level", sa.Integer(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("allowed_by", sa.Text(), nullable=False),
        sa.Column("changed_by", sa.Text(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "(state = 'rated') = (level IS NOT NULL) AND (level IS NULL OR level BETWEEN 4 AND 8)",
            name=op.f("ck_rating_change_level"),
        ),
        sa.CheckConstraint(
            "state IN ('rated', 'below', 'no_evidence', 'exempt', 'untouched')",
            name=op.f("ck_rating_change_state"),
        ),
        sa.ForeignKeyConstraint(
            ["assessment_id"],
            ["assessment.id"],
            name=op.f("fk_rating_change_assessment_id_assessment"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["competence_id"],
            ["competence.id"],
            name=op.f("fk_rating_change_competence_id_competence"),
        ),
        sa.PrimaryKeyConstraint("assessment_id", "sequence", name=op.f("pk_rating_change")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "reading",
        sa.Column("framework_id", sa.Uuid(), nullable=False),
        sa.Column("role_id", sa.Uuid(), nullable=False),
        sa.Column("competence_id", sa.Uuid(), nullable=False),
        sa.Column("sort", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("reading", sa.String(), nullable=False),
        sa.Column("mandatory", sa.Boolean(), nullable=True),
        sa.Column("eqf", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("source", sa.String(), nullable=False),
        sa.CheckConstraint("eqf BETWEEN 1 AND 8", name=op.f("ck_reading_eqf")),
        sa.ForeignKeyConstraint(
            ["competence_id"], ["competence.id"], name=op.f("fk_reading_competence_id_competence")
        ),
        sa.ForeignKeyConstraint(
            ["framework_id"], ["framework.id"], name=op.f("fk_reading_framework_id_framework")
        ),
        sa.ForeignKeyConstraint(["role_id"], ["role.id"], name=op.f("fk_reading_role_id_role")),
        sa.PrimaryKeyConstraint("role_id", "competence_id", "sort", name=op.f("pk_reading")),
    )
    with op.batch_alter_table("reading", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_reading_framework_id"), ["framework_id"], unique=False)

    op.create_table(
        "requirement",
        sa.Column("framework_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("requirement_set_id", sa.Uuid(), nullable=False),
        sa.Column("role_id", sa.Uuid(), nullable=False),
        sa.Column("competence_id", sa.Uuid(), nullable=False),
        sa.Column("mandatory", sa.Boolean(), nullable=False),
        sa.Column("eqf", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("basis", sa.String(), nullable=False),
        sa.CheckConstraint(
            "basis IN ('source', 'derived', 'editorial')", name=op.f("ck_requirement_basis")
        ),
        sa.CheckConstraint("eqf BETWEEN 1 AND 8", name=op.f("ck_requirement_eqf")),
        sa.ForeignKeyConstraint(
            ["competence_id"],
            ["competence.id"],
            name=op.f("fk_requirement_competence_id_competence"),
        ),
        sa.ForeignKeyConstraint(
            ["framework_id"], ["framework.id"], name=op.f("fk_requirement_framework_id_framework")
        ),
        sa.ForeignKeyConstraint(
            ["requirement_set_id"],
            ["requirement_set.id"],
            name=op.f("fk_requirement_requirement_set_id_requirement_set"),
        ),
        sa.ForeignKeyConstraint(["role_id"], ["role.id"], name=op.f("fk_requirement_role_id_role")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_requirement")),
        sa.UniqueConstraint(
            "requirement_set_id",
            "role_id",
            "competence_id",
            name=op.f("uq_requirement_requirement_set_id_role_id_competence_id"),
        ),
    )
    with op.batch_alter_table("requirement", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_requirement_framework_id"), ["framework_id"], unique=False
        )

    op.create_table(
        "signature",
        sa.Column("assessment_id", sa.Uuid(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("signed_by", sa.Text(), nullable=False),
        sa.Column("signed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["assessment_id"], ["assessment.id"], name=op.f("fk_signature_assessment_id_assessment")
        ),
        sa.PrimaryKeyConstraint("assessment_id", name=op.f("pk_signature")),
        sa.UniqueConstraint("sequence", name=op.f("uq_signature_sequence")),
    )
    op.create_table(
        "curriculum_node",
        sa.Column("framework_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("curriculum_id", sa.Uuid(), nullable=False),
        sa.Column("parent_id", sa.Uuid(), nullable=True),
        sa.Column("module_id", sa.Uuid(), nullable=False),
        sa.Column("node_id", sa.Uuid(), nullable=True),
        sa.Column("sort", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.CheckConstraint(
            "(parent_id IS NULL) = (node_id IS NULL)", name=op.f("ck_curriculum_node_place")
        ),
        sa.ForeignKeyConstraint(
            ["curriculum_id"],
            ["curriculum.id"],
            name=op.f("fk_curriculum_node_curriculum_id_curriculum"),
        ),
        sa.ForeignKeyConstraint(
            ["framework_id"],
            ["framework.id"],
            name=op.f("fk_curriculum_node_framework_id_framework"),
        ),
        sa.ForeignKeyConstraint(
            ["module_id"], ["module.id"], name=op.f("fk_curriculum_node_module_id_module")
        ),
        sa.ForeignKeyConstraint(
            ["node_id"], ["node.id"], name=op.f("fk_curriculum_node_node_id_node")
        ),
        sa.ForeignKeyConstraint(
            ["parent_id"],
            ["curriculum_node.id"],
            name=op.f("fk_curriculum_node_parent_id_curriculum_node"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_curriculum_node")),
    )
    with op.batch_alter_table("curriculum_node", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_curriculum_node_framework_id"), ["framework_id"], unique=False
        )

    op.create_table(
        "topic_link",
        sa.Column("framework_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("node_id", sa.Uuid(), nullable=False),
        sa.Column("competence_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("reach", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("sort", sa.Integer(), autoincrement=False, nullable=False),
        sa.CheckConstraint("kind IN ('teaches', 'supports')", name=op.f("ck_topic_link_kind")),
        sa.CheckConstraint("reach BETWEEN 1 AND 8", name=op.f("ck_topic_link_reach")),
        sa.ForeignKeyConstraint(
            ["competence_id"],
            ["competence.id"],
            name=op.f("fk_topic_link_competence_id_competence"),
        ),
        sa.ForeignKeyConstraint(
            ["framework_id"], ["framework.id"], name=op.f("fk_topic_link_framework_id_framework")
        ),
        sa.ForeignKeyConstraint(["node_id"], ["node.id"], name=op.f("fk_topic_link_node_id_node")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_topic_link")),
        sa.UniqueConstraint(
            "node_id", "competence_id", name=op.f("uq_topic_link_node_id_competence_id")
        ),
    )
    with op.batch_alter_table("topic_link", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_topic_link_framework_id"), ["framework_id"], unique=False
        )

    op.create_table(
        "topic_requires",
        sa.Column("framework_id", sa.Uuid(), nullable=False),
        sa.Column("node_id", sa.Uuid(), nullable=False),
        sa.Column("required_id", sa.Uuid(), nullable=False),
        sa.Column("sort", sa.Integer(), autoincrement=False, nullable=False),
        sa.CheckConstraint("node_id <> required_id", name=op.f("ck_topic_requires_other")),
        sa.ForeignKeyConstraint(
            ["framework_id"],
            ["framework.id"],
            name=op.f("fk_topic_requires_framework_id_framework"),
        ),
        sa.ForeignKeyConstraint(
            ["node_id"], ["node.id"], name=op.f("fk_topic_requires_node_id_node")
        ),
        sa.ForeignKeyConstraint(
            ["required_id"], ["node.id"], name=op.f("fk_topic_requires_required_id_node")
        ),
        sa.PrimaryKeyConstraint("node_id", "required_id", name=op.f("pk_topic_requires")),
    )
    with op.batch_alter_table("topic_requires", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_topic_requires_framework_id"), ["framework_id"], unique=False
        )
