"""The names of those who assess, told apart as people would."""

from __future__ import annotations

import re
from unicodedata import normalize

_BETWEEN = re.compile(r"[,;\n]")


def examiners(text: str) -> tuple[str, ...]:
    """Return the single names of a list with commas or semicolons between them."""
    return tuple(name for part in _BETWEEN.split(text) if (name := " ".join(part.split())))


def folded(name: str) -> str:
    """Return a name as it is compared: without regard to case, width and spaces."""
    return " ".join(normalize("NFKC", name).casefold().split())


def is_among(name: str, text: str) -> bool:
    """Tell whether somebody is one of those who assess."""
    return folded(name) in {folded(each) for each in examiners(text)}


def shared(one: str, other: str) -> tuple[str, ...]:
    """Return the names that stand in both lists, as the first writes them."""
    return tuple(name for name in examiners(one) if is_among(name, other))
