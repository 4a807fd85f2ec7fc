"""Anchors, descriptors, and the lists of competences, roles and modules."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_BASIS = "basis IN ('source', 'derived', 'editorial')"
_SCALE = "eqf BETWEEN 1 AND 8"


def upgrade() -> None:
    """Bring the schema of the version before to this one."""

    op.create_table(
        "item",
        sa.Column("framework_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("record_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("sort", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("basis", sa.String(), nullable=False),
        sa.CheckConstraint(_BASIS, name=op.f("ck_item_basis")),
        sa.ForeignKeyConstraint(
            ["framework_id"], ["framework.id"], name=op.f("fk_item_framework_id_framework")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_item")),
        sa.UniqueConstraint("record_id", "kind", "sort", name=op.f("uq_item_record_id_kind_sort")),
    )
    op.create_table(
        "anchor",
        sa.Column("framework_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("competence_id", sa.Uuid(), nullable=False),
        sa.Column("eqf", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("basis", sa.String(), nullable=False),
        sa.CheckConstraint(_BASIS, name=op.f("ck_anchor_basis")),
        sa.CheckConstraint(_SCALE, name=op.f("ck_anchor_eqf")),
        sa.ForeignKeyConstraint(
            ["competence_id"], ["competence.id"], name=op.f("fk_anchor_competence_id_competence")
        ),
        sa.ForeignKeyConstraint(
            ["framework_id"], ["framework.id"], name=op.f("fk_anchor_framework_id_framework")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_anchor")),
        sa.UniqueConstraint("competence_id", "eqf", name=op.f("uq_anchor_competence_id_eqf")),
    )
    op.create_table(
        "descriptor",
        sa.Column("framework_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("role_id", sa.Uuid(), nullable=False),
        sa.Column("competence_id", sa.Uuid(), nullable=False),
        sa.Column("eqf", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("basis", sa.String(), nullable=False),
        sa.CheckConstraint(_BASIS, name=op.f("ck_descriptor_basis")),
        sa.CheckConstraint(_SCALE, name=op.f("ck_descriptor_eqf")),
        sa.ForeignKeyConstraint(
            ["competence_id"],
            ["competence.id"],
            name=op.f("fk_descriptor_competence_id_competence"),
        ),
        sa.ForeignKeyConstraint(
            ["framework_id"], ["framework.id"], name=op.f("fk_descriptor_framework_id_framework")
        ),
        sa.ForeignKeyConstraint(["role_id"], ["role.id"], name=op.f("fk_descriptor_role_id_role")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_descriptor")),
        sa.UniqueConstraint(
            "role_id", "competence_id", name=op.f("uq_descriptor_role_id_competence_id")
        ),
    )
    for table in ("item", "anchor", "descriptor"):
        op.create_index(op.f(f"ix_{table}_framework_id"), table, ["framework_id"], unique=False)
