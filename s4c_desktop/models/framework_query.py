"""Queries for one framework version: its rows, texts, aliases, notes and codes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import Column, Connection, Row, select

from s4c_desktop.domain.curriculum import Hours
from s4c_desktop.domain.records import Item, Items, Note, Origin
from s4c_desktop.models import framework_tables as tables

FALLBACK = "en"

K = TypeVar("K")
V = TypeVar("V")


class FrameworkQuery:
    """Reads rows of one framework version, with texts in one language, else in English.

    `codes` maps the identities of areas, competences, roles and modules read so far to their
    codes, in the order in which they were read.
    """

    def __init__(self, connection: Connection, framework_id: UUID, language: str) -> None:
        self.framework_id = framework_id
        self.codes: dict[UUID, str] = {}
        self._connection = connection
        self._texts = self._read_texts(language)
        self.aliases = self._read_aliases()
        self.notes = self._read_notes()
        self._items = self._read_items()

    def rows(
        self, *columns: Column[Any], order: Sequence[Column[Any]] = ()
    ) -> Sequence[Row[*tuple[Any, ...]]]:
        """Return this version's rows of the table that the columns belong to."""
        owner = columns[0].table.c.framework_id
        query = select(*columns).where(owner == self.framework_id).order_by(*order)
        return self._connection.execute(query).all()

    def coded(
        self, *columns: Column[Any], order: Sequence[Column[Any]]
    ) -> Sequence[Row[*tuple[Any, ...]]]:
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

    def _read_items(self) -> dict[tuple[UUID, str], Items]:
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

    def _read_texts(self, language: str) -> dict[tuple[UUID, str], str]:
        columns = tables.text.c
        query = select(columns.record_id, columns.field, columns.value, columns.language).where(
            columns.framework_id == self.framework_id, columns.language.in_((language, FALLBACK))
        )
        texts: dict[tuple[UUID, str], str] = {}
        for record_id, field, value, found in self._connection.execute(query):
            if found == language or (record_id, field) not in texts:
                texts[record_id, field] = value
        return texts

    def _read_aliases(self) -> dict[UUID, tuple[str, ...]]:
        columns = tables.alias.c
        rows = self.rows(columns.record_id, columns.value, order=(columns.sort,))
        return grouped((record_id, value) for record_id, value in rows)

    def _read_notes(self) -> dict[UUID, tuple[Note, ...]]:
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


def hours(row: Row[*tuple[Any, ...]]) -> Hours:
    """Return the course hours in a row."""
    return Hours.of_minutes((row.minutes_online, row.minutes_live, row.minutes_practical))
