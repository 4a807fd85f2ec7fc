"""The one function that turns text entered by a person into report markup."""

from __future__ import annotations

import unicodedata
from xml.sax.saxutils import escape

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph

_KEPT = {"\n"}
# Controls that reorder what is read: shown text must be in the order it was entered.
_REORDERING = {
    "\u202a",
    "\u202b",
    "\u202c",
    "\u202d",
    "\u202e",
    "\u2066",
    "\u2067",
    "\u2068",
    "\u2069",
}


def escaped(text: str) -> str:
    """Return markup that shows `text` letter for letter; only line breaks become markup.

    Nothing in the text is read as a tag, an entity or an address; control characters, which
    cannot be shown, are left out.
    """
    unified = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", "    ")
    return escape("".join(filter(_shown, unified))).replace("\n", "<br/>")


def paragraph(text: str, style: ParagraphStyle) -> Paragraph:
    """Return a paragraph that shows the text letter for letter."""
    return Paragraph(escaped(text), style)


def plain(text: str) -> str:
    """Return the text on one line, without controls, for titles and metadata."""
    return " ".join("".join(filter(_shown, text)).split())


def _shown(letter: str) -> bool:
    if letter in _KEPT:
        return True
    if letter in _REORDERING:
        return False
    return unicodedata.category(letter) not in ("Cc", "Cs", "Cn", "Co")
