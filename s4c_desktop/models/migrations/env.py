"""Alembic's entry: migrate the connection handed over by the program."""

from __future__ import annotations

from alembic import context

from s4c_desktop.models import (  # noqa: F401 - fill the metadata
    draft_tables,
    framework_tables,
    group_tables,
    interview_tables,
    learning_tables,
    quality_tables,
    tables,
    vote_tables,
)
from s4c_desktop.models.base import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
