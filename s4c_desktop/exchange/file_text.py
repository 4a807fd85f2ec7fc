"""User text as file formats take it: letter for letter, without what they cannot hold."""

from __future__ import annotations

import unicodedata


def without_controls(text: str) -> str:
    """Return the text with line breaks as one sign each and without other control characters.

    Tabs stay; half surrogates, which no encoding holds, go.
    """
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(
        letter
        for letter in unified
        if letter in "\n\t" or unicodedata.category(letter) not in ("Cc", "Cs")
    )
