"""What the workspace stores: tables, engine, unit of work and repositories."""
