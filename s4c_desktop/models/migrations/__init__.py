"""The history of the workspace's schema; each migration stands alone, apart from today's models."""

SCHEMA_VERSION = 5
"""One number a migration, kept as SQLite's `user_version`."""

HEAD = f"{SCHEMA_VERSION:04d}"
"""The newest revision, as Alembic names it."""
