"""A table of a group: a row for each participant, columns for competences and attributes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import uuid4

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.assessment import Rating
from s4c_desktop.domain.focus_group import (
    LONGEST_CODE_NAME,
    MOST_PARTICIPANTS,
    Participant,
    Source,
    clean_code_name,
)
from s4c_desktop.domain.folding import fold
from s4c_desktop.domain.group_filter import LONGEST_NAME, LONGEST_VALUE, clean_attributes
from s4c_desktop.domain.people_import import LOOK_EVERY, Fault, Field, guess, quoted
from s4c_desktop.domain.scale import EQF_LEVELS, State
from s4c_desktop.domain.sheet import Sheet, SheetRow, text_problem

if TYPE_CHECKING:
    from s4c_desktop.domain.framework import Framework


class Use(StrEnum):
    """What a column holds."""

    CODE_NAME = "code_name"
    COMPETENCE = "competence"
    ATTRIBUTE = "attribute"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Column:
    """What a column holds; `code` is the competence's, for one that holds ratings."""

    use: Use
    code: str = ""


class Fate(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    REPLACES = "replaces"
    LEFT_OUT = "left_out"
    FAULTY = "faulty"


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A row as it would be brought in; `participant` is None where it is faulty.

    For one who is in the group already, what the row says takes the place of what they said
    before, or the row is left out.
    """

    line: int
    code_name: str
    fate: Fate
    participant: Participant | None = None
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class MatrixPreview:
    """What a table would bring into a group, row by row; `columns` are what they were taken for."""

    file: str
    columns: tuple[Column, ...]
    rows: tuple[MatrixRow, ...]

    def having(self, fate: Fate) -> tuple[MatrixRow, ...]:
        """Return the rows of which that becomes."""
        return tuple(row for row in self.rows if row.fate is fate)

    @property
    def faults(self) -> tuple[Fault, ...]:
        """Return all that is wrong, line by line."""
        return tuple(fault for row in self.rows for fault in row.faults)


_STATES = {
    "below": State.BELOW,
    "below 4": State.BELOW,
    "<4": State.BELOW,
    "3": State.BELOW,
    "no evidence": State.NO_EVIDENCE,
    "?": State.NO_EVIDENCE,
    "e": State.NO_EVIDENCE,
    "exempt": State.EXEMPT,
    "x": State.EXEMPT,
}
_NOTHING = {"", "-", "–", "—"}


def guess_columns(sheet: Sheet, framework: Framework) -> tuple[Column, ...]:
    """Return what each column seems to hold, from its name.

    A column is a competence's by its code, alone or before other words, or by its title.
    """
    codes = {fold(one.code): one.code for one in framework.competences}
    titles = {fold(one.title): one.code for one in framework.competences}
    found: list[Column] = []
    seen: set[str] = set()
    for name in sheet.columns:
        folded = fold(name)
        first = re.split(r"[\s:.–-]", folded, maxsplit=1)[0]
        code = codes.get(folded) or titles.get(folded) or codes.get(first)
        if code is None or code in seen:
            found.append(Column(Use.ATTRIBUTE))
        else:
            seen.add(code)
            found.append(Column(Use.COMPETENCE, code))
    others = [n for n, column in enumerate(found) if column.use is Use.ATTRIBUTE]
    guessed = guess(sheet.columns[n] for n in others)
    place = guessed.get(Field.CODE_NAME, guessed.get(Field.NAME))
    if place is not None:
        found[others[place]] = Column(Use.CODE_NAME)
    return tuple(found)


def check_columns(sheet: Sheet, columns: Sequence[Column], framework: Framework) -> None:
    """Make sure that the columns can be used; raises UserError with what to choose."""
    if len(columns) != len(sheet.columns):
        raise UserError(
            mark("The table has {n} columns. Say of each what it holds."), n=len(sheet.columns)
        )
    ratings = [column.code for column in columns if column.use is Use.COMPETENCE]
    if not ratings:
        raise UserError(
            mark(
                "{file} has no column for a competence of {framework}. Name the columns by the "
                "codes, such as {code}."
            ),
            file=sheet.file,
            framework=framework.name,
            code=framework.competences[0].code,
        )
    for code in ratings:
        if code not in framework.order:
            raise UserError(mark("The framework has no competence {code}."), code=code)
        if ratings.count(code) > 1:
            raise UserError(
                mark("Two columns are chosen for {code}. Choose one of them."), code=code
            )
    if sum(column.use is Use.CODE_NAME for column in columns) > 1:
        raise UserError(mark("Two columns are chosen for the code name. Choose one of them."))


def plan_matrix(
    sheet: Sheet,
    columns: Sequence[Column],
    framework: Framework,
    known: Iterable[Participant],
    *,
    replace_known: bool = False,
    check: Callable[[], object] = lambda: None,
) -> MatrixPreview:
    """Return what a table would bring to a group in which these take part.

    `check` is called now and then and may raise to stop. Raises UserError for columns that can't
    be used, for a table without rows and for too many.
    """
    check_columns(sheet, columns, framework)
    if not sheet.rows:
        raise UserError(
            mark("{file} has column names, but no rows below them. There is nobody to import."),
            file=sheet.file,
        )
    reader = _Reader(sheet, columns, tuple(known), replace_known)
    rows = []
    for number, row in enumerate(sheet.rows):
        if number % LOOK_EVERY == 0:
            check()
        rows.append(reader.read(row))
    if reader.size > MOST_PARTICIPANTS:
        raise UserError(
            mark("{file} would make it {n} participants, {most} at most. Make several groups."),
            file=sheet.file,
            n=reader.size,
            most=MOST_PARTICIPANTS,
        )
    return MatrixPreview(sheet.file, tuple(columns), tuple(rows))


class _Reader:
    """Turns rows into participants, and remembers the code names it has read."""

    def __init__(
        self,
        sheet: Sheet,
        columns: Sequence[Column],
        known: tuple[Participant, ...],
        replace_known: bool,
    ) -> None:
        self._sheet = sheet
        self._columns = tuple(enumerate(columns))
        self._known = {one.code_name.casefold(): one for one in known}
        self._replace = replace_known
        self._lines: dict[str, int] = {}
        self._taken = [one.code_name for one in known]
        self.size = len(known)

    def read(self, row: SheetRow) -> MatrixRow:
        """Return what becomes of a row."""
        faults: list[Fault] = []
        name = self._code_name(row, faults)
        ratings = self._ratings(row, faults)
        attributes = self._attributes(row, faults)
        known = self._known.get(name.casefold()) if name else None
        if known is not None and known.batch is not None and self._replace:
            faults.append(
                self._fault(
                    row,
                    self._place(Use.CODE_NAME),
                    mark("{name} was shown already, so what they said stays. Leave this row out."),
                    name=quoted(name),
                )
            )
        if faults:
            faults.sort(key=lambda fault: self._sheet.columns.index(fault.column))
            return MatrixRow(row.line, name, Fate.FAULTY, faults=tuple(faults))
        if known is not None:
            fate = Fate.REPLACES if self._replace else Fate.LEFT_OUT
            changed = Participant(known.id, known.code_name, attributes=attributes, ratings=ratings)
            return MatrixRow(row.line, known.code_name, fate, changed)
        name = clean_code_name(name, self._taken)
        self._taken.append(name)
        self.size += 1
        made = Participant(
            uuid4(), name, source=Source.MATRIX, attributes=attributes, ratings=ratings
        )
        return MatrixRow(row.line, name, Fate.NEW, made)

    def _code_name(self, row: SheetRow, faults: list[Fault]) -> str:
        place = self._place(Use.CODE_NAME)
        if place is None:
            return ""
        name = " ".join(row.text(place).split())
        self._check_text(row, place, name, LONGEST_CODE_NAME, faults)
        before = self._lines.get(name.casefold())
        if name and before is not None:
            faults.append(
                self._fault(
                    row,
                    place,
                    mark("line {line} has the code name {name} too. Give each their own."),
                    line=before,
                    name=quoted(name),
                )
            )
        self._lines.setdefault(name.casefold(), row.line)
        return name

    def _ratings(self, row: SheetRow, faults: list[Fault]) -> dict[str, Rating]:
        found = {}
        for place, column in self._columns:
            if column.use is not Use.COMPETENCE:
                continue
            text = " ".join(row.text(place).lower().split())
            rating = read_rating(text)
            if rating is None:
                faults.append(
                    self._fault(
                        row,
                        place,
                        mark("{text} is no level. Write 4 to 8, below, no evidence or exempt."),
                        text=quoted(row.text(place)),
                    )
                )
            elif rating.given:
                found[column.code] = rating
        return found

    def _attributes(self, row: SheetRow, faults: list[Fault]) -> dict[str, str]:
        found = {}
        for place, column in self._columns:
            if column.use is Use.ATTRIBUTE:
                text = " ".join(row.text(place).split())
                if self._check_text(row, place, text, LONGEST_VALUE, faults):
                    found[self._sheet.columns[place][:LONGEST_NAME]] = text
        try:
            return clean_attributes(found)
        except UserError as error:
            place = self._place(Use.ATTRIBUTE) or 0
            faults.append(Fault(row.line, self._sheet.columns[place], error))
            return {}

    def _check_text(
        self, row: SheetRow, place: int, text: str, most: int, faults: list[Fault]
    ) -> bool:
        problem = text_problem(text, most)
        if problem is not None:
            faults.append(Fault(row.line, self._sheet.columns[place], problem))
        return problem is None

    def _place(self, use: Use) -> int | None:
        return next((place for place, column in self._columns if column.use is use), None)

    def _fault(self, row: SheetRow, place: int | None, what: str, **values: object) -> Fault:
        return Fault(row.line, self._sheet.columns[place or 0], UserError(what, **values))


def read_rating(text: str) -> Rating | None:
    """Return what a cell in small letters says, untouched for nothing, None for what is none."""
    if text in _NOTHING:
        return Rating()
    if text in {str(level) for level in EQF_LEVELS}:
        return Rating(State.RATED, int(text))
    state = _STATES.get(text)
    return None if state is None else Rating(state)
