"""Bringing people in from a table: which column is what, what is wrong, who is here already."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from uuid import uuid4

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.assessment import Person
from s4c_desktop.domain.dates import DateOrder, date_order, read_date
from s4c_desktop.domain.folding import fold
from s4c_desktop.domain.register import PersonLine, clean_tags
from s4c_desktop.domain.sheet import Sheet, SheetRow, text_problem

LONGEST = {"name": 200, "code_name": 60}
"""The most characters of these; of all else `LONGEST_TEXT`."""

LONGEST_TEXT = 5_000
LONGEST_QUOTE = 40
"""The most characters that a sentence repeats of the file."""

LOOK_EVERY = 200
"""After so many rows, work on them looks whether it is to stop."""

_SEPARATORS = re.compile(r"[;,|\n]")


class Field(StrEnum):
    """What a column may hold."""

    NAME = "name"
    CODE_NAME = "code_name"
    TAGS = "tags"
    LAWFUL_BASIS = "lawful_basis"
    NOTICE_DATE = "notice_date"
    NOTICE_VERSION = "notice_version"
    IDENTITY_CHECK = "identity_check"
    ADJUSTMENTS = "adjustments"
    KEEP_UNTIL = "keep_until"


DATES = (Field.NOTICE_DATE, Field.KEEP_UNTIL)

Mapped = Mapping[Field, int]
"""The column of each field, by number from 0."""


class Action(StrEnum):
    """What becomes of somebody who is here already."""

    SKIP = "skip"
    CREATE = "create"
    TAGS = "tags"


class Why(StrEnum):
    """Why somebody is taken for one who is here already."""

    NAME = "name"
    CODE_NAME = "code_name"
    LINE = "line"


@dataclass(frozen=True, slots=True)
class Twin:
    """Who a row seems to be: a person, or, without one, an earlier `line` of the file."""

    why: Why
    person: PersonLine | None = None
    line: int = 0


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a row; `column` is its name in the file."""

    line: int
    column: str
    problem: UserError


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """A row as it would be brought in; `person` is None where it is faulty."""

    line: int
    shown: str
    person: Person | None = None
    twin: Twin | None = None
    faults: tuple[Fault, ...] = ()

    @property
    def choices(self) -> tuple[Action, ...]:
        """Return what can become of it; nothing is to be chosen for somebody new."""
        if self.person is None or self.twin is None:
            return ()
        found = [Action.SKIP]
        if self.twin.why is not Why.CODE_NAME:
            found.append(Action.CREATE)
        if self.twin.person is not None and self.person.tags:
            found.append(Action.TAGS)
        return tuple(found)

    def action(self, chosen: Mapping[int, Action], default: Action) -> Action:
        """Return what becomes of it: what was chosen for its line, where that can be."""
        if self.twin is None:
            return Action.CREATE
        wanted = chosen.get(self.line, default)
        return wanted if wanted in self.choices else Action.SKIP


@dataclass(frozen=True, slots=True)
class Preview:
    """What a table would bring, row by row."""

    file: str
    rows: tuple[PlannedRow, ...]
    new: int = field(init=False)
    known: int = field(init=False)
    faulty: int = field(init=False)

    def __post_init__(self) -> None:
        faulty = sum(bool(row.faults) for row in self.rows)
        known = sum(row.twin is not None and not row.faults for row in self.rows)
        object.__setattr__(self, "faulty", faulty)
        object.__setattr__(self, "known", known)
        object.__setattr__(self, "new", len(self.rows) - faulty - known)

    @property
    def faults(self) -> tuple[Fault, ...]:
        """Return all that is wrong, line by line."""
        return tuple(fault for row in self.rows for fault in row.faults)


def guess(columns: Iterable[str]) -> dict[Field, int]:
    """Return which column seems to hold what, from the words of its name."""
    found: dict[Field, int] = {}
    names = [" ".join(re.findall(r"\w+", fold(name))) for name in columns]
    for exact in (True, False):
        for wanted, hints in _HINTS.items():
            words = tuple(map(fold, hints))
            for number, name in enumerate(names):
                if wanted in found or number in found.values() or not name:
                    continue
                if name in words if exact else any(w in name for w in words if len(w) > 3):
                    found[wanted] = number
    return found


def check_mapping(mapping: Mapped, columns: tuple[str, ...]) -> None:
    """Make sure that the mapping can be used; raises UserError with what to choose."""
    if Field.NAME not in mapping:
        raise UserError(
            mark("No column is chosen for the name. Choose the one that holds people's names.")
        )
    seen: set[int] = set()
    for column in mapping.values():
        if not 0 <= column < len(columns):
            raise UserError(mark("The table has no column {number}."), number=column + 1)
        if column in seen:
            raise UserError(
                mark("The column {column} is chosen twice. Choose it for one thing only."),
                column=quoted(columns[column]),
            )
        seen.add(column)


def plan_rows(
    sheet: Sheet,
    mapping: Mapped,
    known: Iterable[PersonLine],
    check: Callable[[], object] = lambda: None,
) -> Preview:
    """Return what a table would bring to a workspace where these people are known.

    `check` is called now and then and may raise to stop. Raises UserError for a mapping that
    can't be used, and for a table without rows.
    """
    check_mapping(mapping, sheet.columns)
    if not sheet.rows:
        raise UserError(
            mark("{file} has column names, but no rows below them. There is nobody to import."),
            file=sheet.file,
        )
    reader = _Reader(sheet, mapping, known)
    rows = []
    for number, row in enumerate(sheet.rows):
        if number % LOOK_EVERY == 0:
            check()
        rows.append(reader.read(row))
    return Preview(sheet.file, tuple(rows))


def with_tags(tags: tuple[str, ...], more: tuple[str, ...]) -> tuple[str, ...]:
    """Return a person's tags and those that came with a file; raises UserError for too many."""
    return clean_tags((*tags, *more))


def quoted(text: str) -> str:
    """Return what stands in the file so that it fits into a sentence."""
    return f"“{text if len(text) <= LONGEST_QUOTE else text[:LONGEST_QUOTE] + '…'}”"


class _Reader:
    """Turns rows into people, one after the other, and remembers whom it has read."""

    def __init__(self, sheet: Sheet, mapping: Mapped, known: Iterable[PersonLine]) -> None:
        self._sheet = sheet
        self._mapping = mapping
        self._by_name: dict[str, PersonLine] = {}
        self._by_code: dict[str, PersonLine] = {}
        self._names: dict[str, int] = {}
        self._codes: dict[str, int] = {}
        for line in known:
            self._by_name.setdefault(fold(line.name), line)
            if line.code_name:
                self._by_code.setdefault(line.code_name.casefold(), line)
        self._orders: dict[Field, DateOrder | None] = {
            one: date_order(
                cell for row in sheet.rows if isinstance(cell := row.cells[mapping[one]], str)
            )
            for one in DATES
            if one in mapping
        }

    def read(self, row: SheetRow) -> PlannedRow:
        """Return what becomes of a row."""
        faults: list[Fault] = []
        texts = {one: self._text(row, one, faults) for one in Field if one not in DATES}
        dates = {one: self._date(row, one, faults) for one in DATES}
        name, code = texts[Field.NAME], texts[Field.CODE_NAME]
        if not name:
            faults.append(
                self._fault(row, Field.NAME, mark("there is no name. Enter one, or a code name."))
            )
        tags: tuple[str, ...] = ()
        try:
            tags = clean_tags(_SEPARATORS.split(texts[Field.TAGS]))
        except UserError as error:
            faults.append(Fault(row.line, self._column(Field.TAGS), error))
        before = self._codes.get(code.casefold()) if code else None
        if before is not None:
            faults.append(
                self._fault(
                    row,
                    Field.CODE_NAME,
                    mark("line {line} has the code name {name} too. Give each their own."),
                    line=before,
                    name=quoted(code),
                )
            )
        twin = self._twin(name, code)
        self._names.setdefault(fold(name), row.line)
        if code:
            self._codes.setdefault(code.casefold(), row.line)
        if faults:
            faults.sort(key=lambda fault: self._sheet.columns.index(fault.column))
            return PlannedRow(row.line, name or code, faults=tuple(faults))
        person = Person(
            id=uuid4(),
            name=name,
            lawful_basis=texts[Field.LAWFUL_BASIS],
            notice_date=dates[Field.NOTICE_DATE],
            notice_version=texts[Field.NOTICE_VERSION],
            identity_check=texts[Field.IDENTITY_CHECK],
            adjustments=texts[Field.ADJUSTMENTS],
            pseudonym=code,
            retain_until=dates[Field.KEEP_UNTIL],
            tags=tags,
        )
        return PlannedRow(row.line, name, person, twin)

    def _twin(self, name: str, code: str) -> Twin | None:
        found = self._by_code.get(code.casefold()) if code else None
        if found is not None:
            return Twin(Why.CODE_NAME, found)
        found = self._by_name.get(fold(name))
        if found is not None:
            return Twin(Why.NAME, found)
        line = self._names.get(fold(name))
        return None if line is None else Twin(Why.LINE, line=line)

    def _text(self, row: SheetRow, one: Field, faults: list[Fault]) -> str:
        if one not in self._mapping:
            return ""
        text = row.text(self._mapping[one]).strip()
        if one not in (Field.ADJUSTMENTS, Field.TAGS):
            text = " ".join(text.split())
        most = LONGEST.get(one.value, LONGEST_TEXT)
        problem = text_problem(text, most)
        if problem is not None:
            faults.append(Fault(row.line, self._column(one), problem))
        return text

    def _date(self, row: SheetRow, one: Field, faults: list[Fault]) -> date | None:
        if one not in self._mapping:
            return None
        cell = row.cells[self._mapping[one]]
        try:
            found = cell if isinstance(cell, date) else read_date(cell, self._orders[one])
        except UserError as error:
            faults.append(Fault(row.line, self._column(one), error))
            return None
        if found is not None and not 1900 <= found.year <= 2200:
            faults.append(
                self._fault(
                    row, one, mark("the year {year} is out of reach. Correct it."), year=found.year
                )
            )
            return None
        return found

    def _fault(self, row: SheetRow, one: Field, what: str, **values: object) -> Fault:
        return Fault(row.line, self._column(one), UserError(what, **values))

    def _column(self, one: Field) -> str:
        return self._sheet.columns[self._mapping[one]]


# Folded words of column names, in the languages people's lists come in; whole names first.
_HINTS: dict[Field, tuple[str, ...]] = {
    Field.NAME: (
        "name", "full name", "person", "candidate", "participant", "learner", "employee",
        "nombre", "nombre completo", "nume", "nume complet", "όνομα", "ονομα", "ονοματεπωνυμο",
        "име", "имена", "nom", "naam", "имя", "nome",
    ),
    Field.CODE_NAME: (
        "code name", "codename", "code", "pseudonym", "alias", "id", "number", "codigo", "cod",
        "κωδικος", "код", "псевдоним",
    ),
    Field.TAGS: (
        "tags", "tag", "group", "groups", "label", "labels", "cohort", "department", "team",
        "category", "etiquetas", "grupo", "grup", "ετικετες", "ομαδα", "етикети", "група",
    ),
    Field.LAWFUL_BASIS: (
        "lawful basis", "legal basis", "basis", "consent", "base legal", "base juridica",
        "temei legal", "νομικη βαση", "правно основание",
    ),
    Field.NOTICE_DATE: (
        "notice date", "notice given", "notice given on", "notice", "informed on", "notified",
        "privacy notice date", "fecha del aviso", "data notificarii", "дата на уведомление",
    ),
    Field.NOTICE_VERSION: (
        "notice version", "version of the notice", "version", "versiunea", "версия",
    ),
    Field.IDENTITY_CHECK: (
        "identity check", "identity checked", "identity", "id check", "id checked",
        "identidad", "identitate", "ταυτοτητα", "самоличност",
    ),
    Field.ADJUSTMENTS: (
        "adjustments", "adjustments agreed", "accommodations", "special needs", "support needs",
        "adaptaciones", "adaptari", "προσαρμογες", "адаптации",
    ),
    Field.KEEP_UNTIL: (
        "keep until", "retain until", "retention", "retention date", "delete after", "delete on",
        "kept until", "conservar hasta", "pastrat pana la", "διατηρηση εως", "пази до",
    ),
}  # fmt: skip
