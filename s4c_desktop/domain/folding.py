"""Words as they are compared: without case and accents, numbers by their value."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Letters of Latin alphabets that are letters of their own, not a letter with an accent.
_PLAIN = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}
)
_NUMBERS = re.compile(r"(\d{1,12})")


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Return a text without case, accents and superfluous space, as it is searched."""
    if text.isascii():
        return " ".join(text.lower().split())
    parts = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(letter for letter in parts if not unicodedata.combining(letter))
    plain = unicodedata.normalize("NFKC", bare.casefold()).translate(_PLAIN)
    return " ".join(plain.split())


def words(text: str) -> tuple[str, ...]:
    """Return the folded words of what is searched for."""
    return tuple(fold(text).split())


def place_in_order(text: str) -> tuple[tuple[bool, int, str], ...]:
    """Return the key that puts texts in order: "Candidate 9" comes before "Candidate 10"."""
    return tuple(
        (False, int(part), "") if part.isdecimal() else (True, 0, part)
        for part in _NUMBERS.split(fold(text))
        if part
    )
