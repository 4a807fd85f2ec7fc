"""How large a table of people may be."""

from __future__ import annotations

LARGEST = 20 * 1024 * 1024
"""The most bytes a file may have."""

MOST_ROWS = 20_000
"""The most rows below the names of the columns."""

MOST_COLUMNS = 200

LONGEST_CELL = 20_000
"""Characters."""
