"""Use cases: one call is one action of a person and one unit of work."""
