"""The tables of the installed framework versions, named and shaped as in the content database.

Rows come only from the content database and never change once installed. Everything hangs on
a framework's identity; codes are unique only within one version. Texts live in one table by
language; the records they belong to are of many kinds, so `text`, `alias` and `note` name
them by identity without a foreign key. Course hours are kept in whole minutes.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
)
from sqlalchemy.schema import SchemaItem

from s4c_desktop.models.base import Base, UtcDateTime


def _id() -> Column[object]:
    return Column("id", Uuid, primary_key=True)


def _to(
    table: str, name: str | None = None, *, key: bool = False, null: bool = False
) -> Column[object]:
    target = ForeignKey(f"{table}.id")
    return Column(name or f"{table}_id", Uuid, target, primary_key=key, nullable=null)


def _text(name: str, *, key: bool = False, null: bool = False) -> Column[object]:
    return Column(name, String, primary_key=key, nullable=null)


def _number(name: str, *, key: bool = False, null: bool = False) -> Column[object]:
    return Column(name, Integer, primary_key=key, nullable=null, autoincrement=False)


def _flag(name: str, *, null: bool = False) -> Column[object]:
    return Column(name, Boolean, nullable=null)


def _hours() -> tuple[SchemaItem, ...]:
    modes = ("minutes_online", "minutes_live", "minutes_practical")
    return (
        *(_number(mode, null=True) for mode in modes),
        *(CheckConstraint(f"{mode} > 0", name=mode) for mode in modes),
    )


def _scale(name: str = "eqf") -> CheckConstraint:
    return CheckConstraint(f"{name} BETWEEN 1 AND 8", name=name)


def _basis() -> tuple[SchemaItem, ...]:
    return (
        _text("basis"),
        CheckConstraint("basis IN ('source', 'derived', 'editorial')", name="basis"),
    )


def _table(name: str, *parts: SchemaItem) -> Table:
    """Declare a table that belongs to a framework."""
    table = Table(name, Base.metadata, _to("framework"), *parts)
    Index(None, table.c.framework_id)
    return table


framework = Table(
    "framework",
    Base.metadata,
    _id(),
    _text("code"),
    _text("version"),
    _flag("draft"),
    Column("content_hash", String(64), nullable=False),
    Column("installed_at", UtcDateTime, nullable=False),
    UniqueConstraint("code", "version"),
)

text = _table(
    "text",
    Column("record_id", Uuid, primary_key=True),
    _text("field", key=True),
    _text("language", key=True),
    Column("value", Text, nullable=False),
)

alias = _table(
    "alias",
    Column("record_id", Uuid, primary_key=True),
    _number("sort", key=True),
    _text("value"),
)

note = _table(
    "note",
    _id(),
    Column("record_id", Uuid, nullable=False),
    _number("sort"),
    _text("issue"),
    _text("source"),
    UniqueConstraint("record_id", "sort"),
)

requirement_set = _table(
    "requirement_set",
    _id(),
    _text("code"),
    _number("sort"),
    UniqueConstraint("framework_id", "code"),
)

level = _table(
    "level",
    _id(),
    _number("eqf"),
    _number("number"),
    _text("source"),
    *_basis(),
    UniqueConstraint("framework_id", "eqf"),
    _scale(),
)

area = _table(
    "area",
    _id(),
    _text("code"),
    _number("sort"),
    _text("source"),
    *_basis(),
    UniqueConstraint("framework_id", "code"),
)

competence = _table(
    "competence",
    _id(),
    _to("area"),
    _text("code"),
    _number("sort"),
    _text("source"),
    *_basis(),
    UniqueConstraint("framework_id", "code"),
)

# Entries of the lists that competences, roles and modules have.
item = _table(
    "item",
    _id(),
    Column("record_id", Uuid, nullable=False),
    _text("kind"),
    _number("sort"),
    _text("reference"),
    _text("source"),
    *_basis(),
    UniqueConstraint("record_id", "kind", "sort"),
)

anchor = _table(
    "anchor",
    _id(),
    _to("competence"),
    _number("eqf"),
    _text("source"),
    *_basis(),
    UniqueConstraint("competence_id", "eqf"),
    _scale(),
)

explorer_mark = _table(
    "explorer_mark",
    _to("competence", key=True),
    _number("eqf", key=True),
    _text("source"),
    *_basis(),
    _scale(),
)

role = _table(
    "role",
    _id(),
    _text("code"),
    _text("letter"),
    _number("sort"),
    _text("source"),
    *_basis(),
    UniqueConstraint("framework_id", "code"),
)

descriptor = _table(
    "descriptor",
    _id(),
    _to("role"),
    _to("competence"),
    _number("eqf"),
    _text("source"),
    *_basis(),
    UniqueConstraint("role_id", "competence_id"),
    _scale(),
)

requirement = _table(
    "requirement",
    _id(),
    _to("requirement_set"),
    _to("role"),
    _to("competence"),
    _flag("mandatory"),
    _number("eqf", null=True),
    _text("source"),
    *_basis(),
    UniqueConstraint("requirement_set_id", "role_id", "competence_id"),
    _scale(),
)

reading = _table(
    "reading",
    _to("role", key=True),
    _to("competence", key=True),
    _number("sort", key=True),
    _text("reading"),
    _flag("mandatory", null=True),
    _number("eqf", null=True),
    _text("source"),
    _scale(),
)

module = _table(
    "module",
    _id(),
    _text("code"),
    _number("sort"),
    *_hours(),
    _text("source"),
    *_basis(),
    UniqueConstraint("framework_id", "code"),
)

module_competence = _table(
    "module_competence",
    _to("module", key=True),
    _to("competence", key=True),
    _number("sort"),
)

curriculum = _table(
    "curriculum",
    _id(),
    _to("role"),
    *_hours(),
    _text("source"),
    *_basis(),
    UniqueConstraint("role_id"),
)

curriculum_competence = _table(
    "curriculum_competence",
    _to("curriculum", key=True),
    _to("competence", key=True),
    _number("sort"),
)

# A node belongs to a module's tree, or, with `curriculum_id`, only to a role's pathway.
node = _table(
    "node",
    _id(),
    _to("module"),
    _to("curriculum", null=True),
    _to("node", "parent_id", null=True),
    _text("code"),
    _text("kind"),
    _number("sort"),
    _text("source"),
    UniqueConstraint("framework_id", "code"),
    CheckConstraint("kind IN ('unit', 'topic')", name="kind"),
)

topic_link = _table(
    "topic_link",
    _id(),
    _to("node"),
    _to("competence"),
    _text("kind"),
    _number("reach"),
    _number("sort"),
    UniqueConstraint("node_id", "competence_id"),
    CheckConstraint("kind IN ('teaches', 'supports')", name="kind"),
    _scale("reach"),
)

topic_requires = _table(
    "topic_requires",
    _to("node", key=True),
    _to("node", "required_id", key=True),
    _number("sort"),
    CheckConstraint("node_id <> required_id", name="other"),
)

# A pathway's top entries name a module only (`node_id` is null); all below refer to nodes.
curriculum_node = _table(
    "curriculum_node",
    _id(),
    _to("curriculum"),
    _to("curriculum_node", "parent_id", null=True),
    _to("module"),
    _to("node", null=True),
    _number("sort"),
    _text("source"),
    CheckConstraint("(parent_id IS NULL) = (node_id IS NULL)", name="place"),
)

# Parents before children: the order in which rows are installed.
FRAMEWORK_TABLES = (
    framework,
    text,
    alias,
    note,
    requirement_set,
    level,
    area,
    competence,
    item,
    anchor,
    explorer_mark,
    role,
    descriptor,
    requirement,
    reading,
    module,
    module_competence,
    curriculum,
    curriculum_competence,
    node,
    topic_link,
    topic_requires,
    curriculum_node,
)
