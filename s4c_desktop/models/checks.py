"""What columns of several tables may hold, as SQL that both databases understand."""

from __future__ import annotations

STATES = ("rated", "below", "no_evidence", "exempt", "untouched")
JUDGEMENTS = ("yes", "no", "not_reviewed")


def one_of(column: str, *values: str) -> str:
    """Return the condition that a column holds one of some words."""
    return f"{column} IN ({', '.join(repr(v) for v in values)})"


def rank(column: str) -> str:
    """Return the condition that a column holds a level, 3 for below the scale, or nothing."""
    return f"{column} IS NULL OR {column} BETWEEN 3 AND 8"


STATE = one_of("state", *STATES)
LEVEL = "(state = 'rated') = (level IS NOT NULL) AND (level IS NULL OR level BETWEEN 4 AND 8)"
