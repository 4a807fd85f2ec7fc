"""Attachments, the chain over what was signed, erasures, code names and dates to keep until."""

from __future__ import annotations

import hashlib
import json
import secrets
from datetime import UTC, datetime
from uuid import uuid4

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_signature = sa.table(
    "signature",
    sa.column("sequence", sa.Integer),
    sa.column("signed_at", sa.DateTime(timezone=True)),
    sa.column("document", sa.Text),
    sa.column("salt", sa.String),
)
_workspace = sa.table(
    "workspace",
    sa.column("id", sa.Uuid),
    sa.column("created_at", sa.DateTime(timezone=True)),
    sa.column("sample", sa.Boolean),
    sa.column("chain_length", sa.Integer),
    sa.column("chain_head", sa.String),
    sa.column("tick", sa.Integer),
)


def upgrade() -> None:
    """Bring the schema of the version before to this one."""
    with op.batch_alter_table("workspace") as table:
        table.add_column(
            sa.Column("chain_length", sa.Integer(), nullable=False, server_default="0")
        )
        table.add_column(
            sa.Column("chain_head", sa.String(length=64), nullable=False, server_default="")
        )
        table.add_column(sa.Column("retention_months", sa.Integer(), nullable=True))
        table.add_column(sa.Column("tick", sa.Integer(), nullable=False, server_default="0"))
    with op.batch_alter_table("person") as table:
        table.add_column(sa.Column("pseudonym", sa.Text(), nullable=False, server_default=""))
        table.add_column(sa.Column("retain_until", sa.Date(), nullable=True))
    with op.batch_alter_table("signature") as table:
        table.add_column(sa.Column("salt", sa.String(length=64), nullable=False, server_default=""))
    # The models give the values from now on.
    for name, columns in (
        ("workspace", ("chain_length", "chain_head", "tick")),
        ("person", ("pseudonym",)),
        ("signature", ("salt",)),
    ):
        with op.batch_alter_table(name) as table:
            for column in columns:
                table.alter_column(column, server_default=None)
    op.create_table(
        "attachment",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("evidence_id", sa.Uuid(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("media_type", sa.String(length=100), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["evidence_id"],
            ["evidence.id"],
            name=op.f("fk_attachment_evidence_id_evidence"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachment")),
    )
    op.create_index(op.f("ix_attachment_evidence_id"), "attachment", ["evidence_id"], unique=False)
    chain_link = op.create_table(
        "chain_link",
        sa.Column("sequence", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("target", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("salted_hash", sa.String(length=64), nullable=False),
        sa.Column("previous", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.CheckConstraint("kind IN ('signed', 'erased')", name=op.f("ck_chain_link_kind")),
        sa.CheckConstraint(
            "(kind = 'erased') = (target IS NOT NULL)", name=op.f("ck_chain_link_target")
        ),
        sa.PrimaryKeyConstraint("sequence", name=op.f("pk_chain_link")),
    )
    op.create_table(
        "erasure",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("erased_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("erased_by", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("assessments", sa.Integer(), nullable=False),
        sa.Column("signed", sa.Integer(), nullable=False),
        sa.Column("evidence", sa.Integer(), nullable=False),
        sa.Column("attachments", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_erasure")),
    )
    _link_what_is_signed(chain_link)


def _link_what_is_signed(chain_link: sa.Table) -> None:
    """Begin the chain with every signature there is, in the order they were given."""
    connection = op.get_bind()
    columns = _signature.c
    query = sa.select(columns.sequence, columns.signed_at, columns.document)
    length, head = 0, ""
    for sequence, signed_at, document in connection.execute(query.order_by(columns.sequence)).all():
        moment = signed_at.replace(tzinfo=UTC) if signed_at.tzinfo is None else signed_at
        length += 1
        salt = secrets.token_hex(32)
        salted = _sha256(salt + document)
        link = {
            "sequence": length,
            "kind": "signed",
            "target": None,
            "at": moment.astimezone(UTC).isoformat(),
            "salted_hash": salted,
            "previous": head,
        }
        text = json.dumps(link, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        hashed = _sha256(text)
        connection.execute(
            sa.insert(chain_link).values(
                sequence=length,
                kind="signed",
                target=None,
                at=moment,
                salted_hash=salted,
                previous=head,
                hash=hashed,
            )
        )
        connection.execute(
            sa.update(_signature)
            .where(columns.sequence == sequence)
            .values(sequence=length, salt=salt)
        )
        head = hashed
    connection.execute(sa.delete(_workspace))
    connection.execute(
        sa.insert(_workspace).values(
            id=uuid4(),
            created_at=datetime.now(UTC),
            sample=False,
            chain_length=length,
            chain_head=head,
            tick=0,
        )
    )


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
