"""Parts of a page that shows texts as they are, whatever they hold."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from html import escape

Row = tuple[str, str]


def facts(rows: Iterable[Row]) -> str:
    """Return a table of names and values, without those that say nothing."""
    lines = [
        f"<tr><th>{text(name)}</th><td>{text(value)}</td></tr>\n" for name, value in rows if value
    ]
    return f'<table class="facts">\n{"".join(lines)}</table>\n' if lines else ""


def table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """Return a table with a heading, or nothing where it has no rows."""
    lines = ["".join(f"<td>{text(cell)}</td>" for cell in row) for row in rows]
    if not lines:
        return ""
    titles = "".join(f"<th>{text(title)}</th>" for title in head)
    body = "".join(f"<tr>{line}</tr>\n" for line in lines)
    return f"<table>\n<tr>{titles}</tr>\n{body}</table>\n"


def paragraph(words: str) -> str:
    """Return a paragraph."""
    return f"<p>{text(words)}</p>\n"


def text(words: str) -> str:
    """Return text as markup that shows it as it is, kept apart from what is around it."""
    return f"<bdi>{escape(clean(words))}</bdi>"


def clean(words: str) -> str:
    """Show control characters, which no page may hold, as the sign for what can't be shown."""
    return "".join(
        letter if letter.isprintable() or ord(letter) > 0x9F or letter in "\n\t" else "\ufffd"
        for letter in words
    )


def day(found: date | None) -> str:
    """Return a day as ISO 8601 has it."""
    return "" if found is None else found.isoformat()


def time(moment: datetime | None) -> str:
    """Return a moment in this place's time."""
    return "" if moment is None else f"{moment.astimezone():%Y-%m-%d %H:%M}"
