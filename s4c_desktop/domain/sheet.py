"""A table somebody handed in: named columns, and rows that know their line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import mark

Cell = str | date

_ERRORS = {"#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#N/A", "#NULL!", "#NUM!"}
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row, with the line it begins on; as many cells as there are columns."""

    line: int
    cells: tuple[Cell, ...]

    def text(self, column: int) -> str:
        """Return what a cell says."""
        cell = self.cells[column]
        return cell.isoformat() if isinstance(cell, date) else cell


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with the file it came from; `notes` are sentences the person should read."""

    file: str
    columns: tuple[str, ...]
    rows: tuple[SheetRow, ...]
    notes: tuple[str, ...] = ()


def text_problem(text: str, most: int) -> UserError | None:
    """Return what keeps a cell's text from being kept, if anything; `most` in characters."""
    if text in _ERRORS:
        return UserError(
            mark("there is only the spreadsheet error {text}. Put the value itself there."),
            text=text,
        )
    if _CONTROL.search(text):
        return UserError(mark("there are characters that can't be shown. Type it anew."))
    if len(text) > most:
        return UserError(
            mark("{n} characters are too many: {most} at most. Shorten it."),
            n=len(text),
            most=most,
        )
    return None
