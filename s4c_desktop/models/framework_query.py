"""Queries over the rows of one framework version: its records, texts, aliases, notes and codes.

The rows are those that were compared with the version's hash; nothing is read a second time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, cached_property
from operator import itemgetter
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from sqlalchemy import Boolean, Column, Uuid

from s4c_desktop.domain.curriculum import Hours
from s4c_desktop.domain.records import Item, Items, Note, Origin
from s4c_desktop.models import framework_tables as tables
from s4c_desktop.models.framework_rows import content_columns
from s4c_desktop.models.framework_text import Stored

FALLBACK = "en"

K = TypeVar("K")
V = TypeVar("V")


class Record(tuple[Any, ...]):
    """A row whose values have the names of their columns, too."""

    __slots__ = ()

    if TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            """Return a value."""


class FrameworkQuery:
    """Looks rows of one framework version up, with texts in one language, else in English.

    `codes` maps the identities of areas, competences, roles and modules read so far to their
    codes, in the order in which they were read.
    """

    def __init__(self, stored: Stored, language: str) -> None:
        self.codes: dict[UUID, str] = {}
        self._stored = stored
        self._language = language
        self._identities = _Identities()

    def rows(self, *columns: Column[Any], order: Sequence[Column[Any]] = ()) -> Sequence[Record]:
        """Return this version's rows of the table that the columns belong to."""
        table: Any = columns[0].table
        places = {column.name: place for place, column in enumerate(content_columns(table))}
        found: Sequence[tuple[Any, ...]] = self._stored.rows[table.name]
        if order:
            found = sorted(found, key=itemgetter(*(places[column.name] for column in order)))
        made = _record(tuple(column.name for column in columns))
        cells = (
            self._values(column, map(itemgetter(places[column.name]), found)) for column in columns
        )
        return list(map(made, zip(*cells, strict=True)))

    def _values(self, column: Column[Any], kept: Iterator[Any]) -> Iterator[Any]:
        """Return the values of a column, made of what the database keeps."""
        if isinstance(column.type, Uuid):
            return map(self._identities.__getitem__, kept)
        if isinstance(column.type, Boolean):
            return (None if value is None else bool(value) for value in kept)
        return kept

    def coded(self, *columns: Column[Any], order: Sequence[Column[Any]]) -> Sequence[Record]:
        """Return rows with identity and code, whose codes are then known."""
        rows = self.rows(*columns, order=order)
        self.codes |= {row.id: row.code for row in rows}
        return rows

    def places(self) -> dict[UUID, int]:
        """Return the place, in the framework's order, of every record whose code is known."""
        return {record_id: place for place, record_id in enumerate(self.codes)}

    def text(self, record_id: UUID, field: str) -> str:
        """Return a text of a record."""
        return self._texts[record_id, field]

    def text_or_empty(self, record_id: UUID, field: str) -> str:
        """Return a text of a record, empty where the version has none."""
        return self._texts.get((record_id, field), "")

    def items(self, record_id: UUID, kind: str) -> Items:
        """Return one of the lists of a record."""
        return self._items.get((record_id, kind), ())

    @cached_property
    def _items(self) -> dict[tuple[UUID, str], Items]:
        columns = tables.item.c
        rows = self.rows(
            columns.id,
            columns.record_id,
            columns.kind,
            columns.reference,
            columns.source,
            columns.basis,
            order=(columns.sort,),
        )
        return grouped(
            (
                (row.record_id, row.kind),
                Item(
                    self.text(row.id, "text"),
                    Origin(row.source, row.basis),
                    row.reference,
                    self.aliases.get(row.id, ()),
                ),
            )
            for row in rows
        )

    @cached_property
    def _texts(self) -> dict[tuple[UUID, str], str]:
        columns, language = tables.text.c, self._language
        rows = self.rows(columns.record_id, columns.field, columns.value, columns.language)
        spoken: dict[str, dict[tuple[UUID, str], str]] = {language: {}, FALLBACK: {}}
        for record_id, field, value, found in rows:
            if found in spoken:
                spoken[found][record_id, field] = value
        return spoken[FALLBACK] | spoken[language]

    @cached_property
    def aliases(self) -> dict[UUID, tuple[str, ...]]:
        """Return the other names of each record."""
        columns = tables.alias.c
        rows = self.rows(columns.record_id, columns.value, order=(columns.sort,))
        return grouped((record_id, value) for record_id, value in rows)

    @cached_property
    def notes(self) -> dict[UUID, tuple[Note, ...]]:
        """Return the notes on each record."""
        columns = tables.note.c
        rows = self.rows(
            columns.id, columns.record_id, columns.issue, columns.source, order=(columns.sort,)
        )
        return grouped(
            (row.record_id, Note(row.issue, self.text(row.id, "text"), row.source)) for row in rows
        )


def grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, tuple[V, ...]]:
    """Return the values of each key, in their order."""
    groups: dict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return {key: tuple(values) for key, values in groups.items()}


def hour_columns(columns: Any) -> tuple[Column[Any], ...]:
    """Return the columns of course hours."""
    return (columns.minutes_online, columns.minutes_live, columns.minutes_practical)


def hours(row: Record) -> Hours:
    """Return the course hours in a row."""
    return Hours.of_minutes((row.minutes_online, row.minutes_live, row.minutes_practical))


@cache
def _record(names: tuple[str, ...]) -> Callable[[tuple[Any, ...]], Record]:
    named = {name: property(itemgetter(place)) for place, name in enumerate(names)}
    return type("Record", (Record,), {"__slots__": (), **named})


class _Identities(dict[str | None, UUID | None]):
    """Identities as the database keeps them, each made once: most stand in many rows."""

    def __missing__(self, kept: str | None) -> UUID | None:
        self[kept] = made = None if kept is None else UUID(kept)
        return made
