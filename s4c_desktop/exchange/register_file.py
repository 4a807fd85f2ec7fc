"""Lists of people as CSV or XLSX; which of the two it is, the content says, not the name."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.sheet import Cell, Sheet, SheetRow
from s4c_desktop.exchange.sheet_limits import LARGEST, LONGEST_CELL, MOST_COLUMNS, MOST_ROWS

if TYPE_CHECKING:
    import _csv

_DELIMITERS = ";,\t|"
_NONE = "\x1f"
"""Separates nothing: a file of one column may hold commas."""

_LOOKED_AT = 20
"""Records that are looked at to find what separates the cells."""

_ZIP, _OLD_OFFICE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_MARKS = (
    # The longer ones first: UTF-32 begins as UTF-16 does.
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

Check = Callable[[], object]


def read_sheet(content: bytes, file: str, check: Check = lambda: None) -> Sheet:
    """Return the table in a file; `file` names it in sentences.

    `check` is called now and then and may raise to stop. Raises UserError for whatever can't be
    read as a table, and for one that is larger than lists of people are.
    """
    if len(content) > LARGEST:
        raise UserError(
            mark("{file} is larger than {most} MB, which no list of people is. Split it."),
            file=file,
            most=LARGEST // 1024**2,
        )
    if not content.strip():
        raise UserError(
            mark("{file} is empty. Expected: a table whose first row names the columns."),
            file=file,
        )
    if content.startswith(_OLD_OFFICE):
        raise UserError(
            mark(
                "{file} is protected by a password, or of an old kind (.xls). Save it as .xlsx or "
                "CSV without a password."
            ),
            file=file,
        )
    if content.startswith(_ZIP):
        # openpyxl is slow to import.
        from s4c_desktop.exchange.spreadsheet import read_records

        notes, records = read_records(content, file)
    else:
        notes, records = _csv_records(content, file)
    return _sheet(file, notes, records, check)


def _sheet(
    file: str, notes: tuple[str, ...], records: Iterator[tuple[int, list[Cell]]], check: Check
) -> Sheet:
    columns: tuple[str, ...] | None = None
    rows: list[SheetRow] = []
    for line, cells in records:
        if len(rows) % 500 == 0:
            check()
        while cells and cells[-1] == "":
            cells.pop()
        if not cells:
            continue
        if columns is None:
            columns = _column_names(file, line, cells)
            continue
        if len(cells) > len(columns):
            raise UserError(
                mark(
                    "{file}, line {line}: there are more cells than columns. Put quotes around "
                    "a text that holds the separator, or name the column."
                ),
                file=file,
                line=line,
            )
        if len(rows) == MOST_ROWS:
            raise UserError(
                mark("{file} has more than {most} rows. Split it, and import the parts."),
                file=file,
                most=MOST_ROWS,
            )
        for number, cell in enumerate(cells):
            if isinstance(cell, str) and len(cell) > LONGEST_CELL:
                raise UserError(
                    mark(
                        "{file}, line {line}, column {column}: the cell has {n} characters, "
                        "{most} at most. Shorten it."
                    ),
                    file=file,
                    line=line,
                    column=columns[number],
                    n=len(cell),
                    most=LONGEST_CELL,
                )
        cells += [""] * (len(columns) - len(cells))
        rows.append(SheetRow(line, tuple(cells)))
    if columns is None:
        raise UserError(
            mark("{file} is empty. Expected: a table whose first row names the columns."),
            file=file,
        )
    return Sheet(file, columns, tuple(rows), notes)


def _column_names(file: str, line: int, cells: list[Cell]) -> tuple[str, ...]:
    if len(cells) > MOST_COLUMNS:
        raise UserError(
            mark("{file}, line {line}: more than {most} columns. Leave out what is not needed."),
            file=file,
            line=line,
            most=MOST_COLUMNS,
        )
    names: list[str] = []
    for number, cell in enumerate(cells, start=1):
        text = " ".join(str(cell).split())[:100] or _("column {n}").format(n=number)
        name, more = text, 1
        while name in names:
            more += 1
            name = f"{text} ({more})"
        names.append(name)
    return tuple(names)


# -- CSV ---------------------------------------------------------------------------------


def _csv_records(
    content: bytes, file: str
) -> tuple[tuple[str, ...], Iterator[tuple[int, list[Cell]]]]:
    text, notes = _text(content, file)
    told = re.match(r"sep=([^\r\n])\r?\n", text)
    skipped = 0
    if told is not None:
        # The line that Excel writes to say what separates the cells.
        text, skipped = text[told.end() :], 1
    delimiter = told[1] if told is not None else _delimiter(text)
    return notes, _records(text, file, delimiter, skipped)


def _records(
    text: str, file: str, delimiter: str, skipped: int
) -> Iterator[tuple[int, list[Cell]]]:
    reader = _reader(text, delimiter)
    start = 1
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise UserError(
                mark(
                    "{file}, line {line}: this is not CSV ({reason}). Look for a quote that is "
                    "not closed there."
                ),
                file=file,
                line=start + skipped,
                reason=error,
            ) from error
        line, start = start + skipped, reader.line_num + 1
        yield line, [cell.strip() for cell in cells]


def _reader(text: str, delimiter: str) -> _csv.Reader:
    # Spaces before a quote would make the quote a letter.
    return csv.reader(
        io.StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=True, strict=True
    )


def _delimiter(text: str) -> str:
    """Return what separates the cells: what gives the most rows the width of the first."""
    best, found = (0, 0), _NONE
    for delimiter in _DELIMITERS:
        widths: list[int] = []
        try:
            for cells in _reader(text, delimiter):
                if any(cells):
                    widths.append(len(cells))
                if len(widths) == _LOOKED_AT:
                    break
        except csv.Error:
            pass
        if widths and widths[0] > 1:
            score = (sum(1 < width <= widths[0] for width in widths), widths[0])
            if score > best:
                best, found = score, delimiter
    return found


def _text(content: bytes, file: str) -> tuple[str, tuple[str, ...]]:
    encoding = next((name for mark_, name in _MARKS if content.startswith(mark_)), None)
    encoding = encoding or _without_mark(content) or "utf-8"
    notes: tuple[str, ...] = ()
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding != "utf-8":
            raise _unreadable(file, content, error) from error
        try:
            text = content.decode("cp1252")
        except UnicodeDecodeError:
            raise _unreadable(file, content, error) from error
        notes = (
            _(
                "The file is not UTF-8. It was read as Windows-1252, as Western European "
                "programs write it. See whether the letters are right; if not, save it as UTF-8."
            ),
        )
    if not text.strip(_DELIMITERS + '" \r\n'):
        text = ""
    if "\0" in text or text.startswith("%PDF-"):
        raise UserError(
            mark("{file} is not a table. Save it as .xlsx or CSV and choose that."), file=file
        )
    return text, notes


def _without_mark(content: bytes) -> str | None:
    """Return which UTF-16 it seems to be: of plain letters every second byte is zero."""
    start = content[:2000]
    half = len(start) // 2
    if half < 4:
        return None
    if start[1::2].count(0) > half * 0.6 and start[::2].count(0) == 0:
        return "utf-16-le"
    if start[::2].count(0) > half * 0.6 and start[1::2].count(0) == 0:
        return "utf-16-be"
    return None


def _unreadable(file: str, content: bytes, error: UnicodeDecodeError) -> UserError:
    return UserError(
        mark("{file}, line {line}: the letters can't be read. Save the file as CSV UTF-8."),
        file=file,
        line=content.count(b"\n", 0, error.start) + 1,
    )
