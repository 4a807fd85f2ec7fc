"""The register: everybody as a line, found, filtered and put in order in memory."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property
from typing import Any
from uuid import UUID

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.folding import fold, place_in_order, words

LONGEST_TAG = 40
"""The most characters a tag may have."""

MOST_TAGS = 30
"""The most tags a person may have."""


@dataclass(frozen=True, slots=True)
class PersonLine:
    """What the list shows of a person; `signed` counts results, however often revised.

    `assessed_on` is the last day an assessment was held on.
    """

    id: UUID
    name: str
    code_name: str = ""
    tags: tuple[str, ...] = ()
    is_self: bool = False
    added_at: datetime | None = None
    retain_until: date | None = None
    drafts: int = 0
    signed: int = 0
    assessed_on: date | None = None
    saved_at: datetime | None = None

    @property
    def assessments(self) -> int:
        """Return how many assessments they have, drafts and results."""
        return self.drafts + self.signed


class Order(StrEnum):
    """By what the list is put in order."""

    NAME = "name"
    CODE_NAME = "code_name"
    ASSESSED = "assessed"
    SAVED = "saved"
    ADDED = "added"
    KEEP_UNTIL = "keep_until"


class Having(StrEnum):
    """What can be asked of people besides words and tags."""

    DRAFT = "draft"
    SIGNED = "signed"
    NEVER = "never"
    DUE = "due"
    SELF = "self"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Whom the list is to show: who has all of the words, all of the tags and all else asked."""

    text: str = ""
    having: frozenset[Having] = frozenset()
    tags: frozenset[str] = frozenset()
    order: Order = Order.NAME

    @property
    def everybody(self) -> bool:
        """Tell whether nobody is left out."""
        return not (self.text.strip() or self.having or self.tags)


@dataclass(frozen=True, slots=True)
class _Entry:
    line: PersonLine
    text: str
    tags: frozenset[str]
    name: tuple[tuple[bool, int, str], ...]


@dataclass(frozen=True, slots=True)
class _Ordered:
    """Everybody in an order, and what is searched of them."""

    entries: tuple[_Entry, ...]
    texts: tuple[str, ...]

    @classmethod
    def of(cls, entries: Iterable[_Entry]) -> _Ordered:
        """Copy the texts, so that they lie beside each other in memory.

        Of a hundred thousand that lie about as people were added, waiting for memory is most of a
        search.
        """
        kept = tuple(entries)
        texts = _APART.join(entry.text for entry in kept).split(_APART) if kept else []
        return cls(kept, tuple(texts))


class Register:
    """Everybody, with what is searched worked out beforehand; never changes."""

    def __init__(self, lines: Iterable[PersonLine], today: date) -> None:
        self._set({line.id: _entry(line) for line in lines}, today)

    def _set(self, entries: dict[UUID, _Entry], today: date) -> None:
        self.today = today
        self._entries = entries
        self._ordered: dict[Order, _Ordered] = {}

    def __len__(self) -> int:
        return len(self._entries)

    def get(self, person_id: UUID | None) -> PersonLine | None:
        """Return a person's line; None for somebody who is not there."""
        entry = None if person_id is None else self._entries.get(person_id)
        return None if entry is None else entry.line

    def replaced(self, lines: Iterable[PersonLine], asked: Collection[UUID]) -> Register:
        """Return the register with new lines of those asked for; who has none is gone."""
        entries = dict(self._entries)
        fresh = {line.id: _entry(line) for line in lines}
        for person_id in asked:
            if person_id not in fresh:
                entries.pop(person_id, None)
        made = Register((), self.today)
        made._set(entries | fresh, self.today)
        return made

    def find(self, wanted: Wanted) -> tuple[PersonLine, ...]:
        """Return who is wanted, in order."""
        self.put_in_order(wanted.order)
        ordered = self._ordered[wanted.order]
        entries: Sequence[_Entry] = ordered.entries
        if asked := words(wanted.text):
            first, *others = asked
            found = [i for i, text in enumerate(ordered.texts) if first in text]
            for word in others:
                found = [i for i in found if word in ordered.texts[i]]
            entries = [entries[i] for i in found]
        for tag in map(fold, wanted.tags):
            entries = tuple(entry for entry in entries if tag in entry.tags)
        for having in wanted.having:
            has = _TESTS[having]
            entries = tuple(entry for entry in entries if has(entry.line, self.today))
        return tuple(entry.line for entry in entries)

    def put_in_order(self, order: Order) -> None:
        """Work an order out; done once, off the GUI thread if asked for there."""
        if order not in self._ordered:
            by_name = sorted(self._entries.values(), key=lambda e: (e.name, e.line.id.int))
            self._ordered[order] = _Ordered.of(sorted(by_name, key=_KEYS[order]))

    @cached_property
    def tags(self) -> tuple[tuple[str, int], ...]:
        """Return the tags there are and how many people have each, by name."""
        spelled: dict[str, str] = {}
        counts: dict[str, int] = {}
        for entry in self._entries.values():
            for tag in entry.line.tags:
                key = fold(tag)
                spelled.setdefault(key, tag)
                counts[key] = counts.get(key, 0) + 1
        return tuple((spelled[key], counts[key]) for key in sorted(counts, key=place_in_order))

    def count(self, having: Having) -> int:
        """Return how many people have something."""
        has = _TESTS[having]
        return sum(has(entry.line, self.today) for entry in self._entries.values())


def clean_tags(tags: Iterable[str]) -> tuple[str, ...]:
    """Return tags without superfluous space and repetition; raises UserError for too many.

    Two that differ only in case or accents are one, spelled as the first.
    """
    found: dict[str, str] = {}
    for tag in tags:
        text = " ".join(tag.split())
        if len(text) > LONGEST_TAG:
            raise UserError(
                mark("The tag {tag} is too long: {most} characters at most. Shorten it."),
                tag=text[:LONGEST_TAG] + "…",
                most=LONGEST_TAG,
            )
        if text:
            found.setdefault(fold(text), text)
    if len(found) > MOST_TAGS:
        raise UserError(
            mark("A person can have {most} tags at most. Leave some out."), most=MOST_TAGS
        )
    return tuple(found.values())


_APART = "\x1e"
"""Stands between the texts of two people, and in none of them."""


def _entry(line: PersonLine) -> _Entry:
    text = "\n".join(map(fold, (line.name, line.code_name, *line.tags))).replace(_APART, " ")
    return _Entry(line, text, frozenset(map(fold, line.tags)), place_in_order(line.name))


_TESTS: dict[Having, Callable[[PersonLine, date], bool]] = {
    Having.DRAFT: lambda line, _today: line.drafts > 0,
    Having.SIGNED: lambda line, _today: line.signed > 0,
    Having.NEVER: lambda line, _today: not line.assessments,
    Having.DUE: lambda line, today: line.retain_until is not None and line.retain_until < today,
    Having.SELF: lambda line, _today: line.is_self,
}

# Who has no such date comes last; the latest first, but for the date to keep until.
_KEYS: dict[Order, Callable[[_Entry], Any]] = {
    Order.NAME: lambda _e: 0,
    Order.CODE_NAME: lambda e: (not e.line.code_name, place_in_order(e.line.code_name)),
    Order.ASSESSED: lambda e: -(e.line.assessed_on.toordinal() if e.line.assessed_on else 0),
    Order.SAVED: lambda e: -(e.line.saved_at.timestamp() if e.line.saved_at else 0.0),
    Order.ADDED: lambda e: -(e.line.added_at.timestamp() if e.line.added_at else 0.0),
    Order.KEEP_UNTIL: lambda e: e.line.retain_until or date.max,
}
