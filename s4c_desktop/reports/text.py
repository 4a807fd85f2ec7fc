"""The one function that turns text entered by a person into report markup."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.colors import Color
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


class _Text(Paragraph):
    """Breaks its lines once for a width: whatever it stands in asks several times."""

    _broken_at: float | None = None

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Return the size at a width."""
        if self._broken_at == width and hasattr(self, "blPara"):
            return self.width, self.height
        found: tuple[float, float] = super().wrap(width, height)
        self._broken_at = width if hasattr(self, "blPara") else None
        return found


def escaped(text: str) -> str:
    """Return markup that shows `text` letter for letter; only line breaks become markup.

    Nothing in the text is read as a tag, an entity or an address; control characters, which
    cannot be shown, are left out.
    """
    unified = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", "    ")
    return escape("".join(filter(_shown, unified))).replace("\n", "<br/>")


def paragraph(text: str, style: ParagraphStyle, colour: Color | None = None) -> Paragraph:
    """Return a paragraph that shows the text letter for letter, in a colour of its own if given."""
    line = text.strip()
    if line and text.isprintable():
        # Nothing in it is to be parsed, which would take longer than laying it out.
        piece = _piece(style).clone(text=line)
        if colour is not None:
            piece.textColor = colour
        return _Text(line, style, frags=[piece])
    markup = escaped(text)
    if colour is not None:
        markup = f'<font color="#{colour.hexval()[2:]}">{markup}</font>'
    return _Text(markup, style)


@lru_cache(maxsize=256)
def _piece(style: ParagraphStyle) -> Any:
    """Return what ReportLab makes of a word in a style."""
    (piece,) = Paragraph("x", style).frags
    return piece


def plain(text: str) -> str:
    """Return the text on one line, without controls, for titles and metadata."""
    return " ".join("".join(filter(_shown, text)).split())


def _shown(letter: str) -> bool:
    if letter in _KEPT:
        return True
    if letter in _REORDERING:
        return False
    return unicodedata.category(letter) not in ("Cc", "Cs", "Cn", "Co")
