"""A table somebody handed in: named columns, and rows that know their line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

Cell = str | date


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
