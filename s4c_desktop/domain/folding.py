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


def fold(text: str) -> str:
    """Return a text without case, accents and superfluous space, as it is searched."""
    if text.isascii():
        return " ".join(text.lower().split())
    # Word by word: many people share their names, and what came of them is remembered. A letter
    # may come apart into a space and an accent, so that they are divided once more.
    return " ".join(" ".join(map(_folded, text.split())).split())


@lru_cache(maxsize=16_384)
def _folded(word: str) -> str:
    parts = unicodedata.normalize("NFKD", word.casefold())
    bare = "".join(letter for letter in parts if not unicodedata.combining(letter))
    return unicodedata.normalize("NFKC", bare.casefold()).translate(_PLAIN)


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
