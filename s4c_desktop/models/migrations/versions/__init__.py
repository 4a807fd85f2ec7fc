"""One module a migration, named by its schema version."""
