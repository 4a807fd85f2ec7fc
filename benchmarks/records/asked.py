"""What is asked of every contender."""

from __future__ import annotations

SEARCHES = ("a", "an", "ana", "ana m", "ana mu", "ana mull", "ana muller", "ana muller 12")
"""What is in the search field while somebody types."""

EVERY = 97
"""Every so manieth assessment is opened."""
