"""The full-text search: over what ships, and over the frameworks that people made themselves."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from heapq import merge
from pathlib import Path
from typing import TYPE_CHECKING

from s4c_desktop.domain.catalogue import Hit, Kind, Place
from s4c_desktop.models.framework_query import FALLBACK
from s4c_desktop.models.framework_rows import content_database

if TYPE_CHECKING:
    from s4c_desktop.domain.framework_search import SearchEntry

# How much a match in the title, the aliases and the body counts.
_WEIGHTS = (10.0, 8.0, 1.0)
_SNIPPET_WORDS = 18
_OPEN, _CLOSE = "\x02", "\x03"
_WORD = re.compile(r"\w+")

# As in the content; the tests compare what both find.
_TABLE = """
CREATE VIRTUAL TABLE search USING fts5 (
    title, aliases, body, kind UNINDEXED, code UNINDEXED, framework UNINDEXED, language UNINDEXED,
    tokenize = "porter unicode61 remove_diacritics 2", prefix = '2 3'
)
"""

Scored = tuple[float, Hit]


class OwnIndex:
    """An index in memory of what the content has not; kept as bytes, so that nothing stays open."""

    def __init__(self, entries: Iterable[SearchEntry]) -> None:
        with closing(sqlite3.connect(":memory:")) as database:
            database.execute(_TABLE)
            database.executemany(
                "INSERT INTO search VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    (
                        *(one.title, one.aliases, one.body, one.place.kind.value),
                        *(one.place.code, one.place.framework, FALLBACK),
                    )
                    for one in entries
                ),
            )
            database.commit()
            self._stored = database.serialize()

    def matching(self, query: str, limit: int) -> list[Scored]:
        """Return what matches a query, the best (lowest) score first."""
        with closing(sqlite3.connect(":memory:")) as database:
            database.deserialize(self._stored)
            return _matching(database, query, limit, FALLBACK)


def search(
    content: Path, text: str, limit: int, language: str = FALLBACK, own: OwnIndex | None = None
) -> tuple[Hit, ...]:
    """Return what has all the words of a text, or words that begin so; the best match first.

    Accents, case and English endings do not count. Where nothing has all the words, what has
    any of them is returned. Raises UserError where the content can't be read.
    """
    words = [f'"{word}"*' for word in _WORD.findall(text)]
    if not words:
        return ()
    with content_database(content) as database:
        for joint in (" ", " OR "):
            query = joint.join(words)
            lists: Sequence[list[Scored]] = (
                _matching(database, query, limit, language),
                own.matching(query, limit) if own is not None else [],
            )
            found = [hit for _score, hit in merge(*lists, key=lambda one: one[0])]
            if found:
                return tuple(found[:limit])
    return ()


def _matching(database: sqlite3.Connection, query: str, limit: int, language: str) -> list[Scored]:
    rows = database.execute(
        "SELECT kind, code, framework, title, snippet(search, 2, ?, ?, '…', ?), "
        "bm25(search, ?, ?, ?) AS score FROM search "
        "WHERE search MATCH ? AND language = ? ORDER BY score, rowid LIMIT ?",
        (_OPEN, _CLOSE, _SNIPPET_WORDS, *_WEIGHTS, query, language, limit),
    )
    return [
        (score, Hit(Place(Kind(kind), code, framework), title, _marked(snippet)))
        for kind, code, framework, title, snippet, score in rows
    ]


def _marked(snippet: str) -> tuple[tuple[str, bool], ...]:
    """Split a snippet at its marks into (text, matched)."""
    parts: list[tuple[str, bool]] = []
    for i, part in enumerate(snippet.split(_OPEN)):
        matched, mark, rest = part.partition(_CLOSE)
        if i == 0 or not mark:
            parts.append((part, False))
        else:
            parts += [(matched, True), (rest, False)]
    return tuple((text, matched) for text, matched in parts if text)
