"""The rows of an XLSX workbook, read as a stream: nothing is calculated, no address opened."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile, ZipFile

import openpyxl
from defusedxml.common import DefusedXmlException

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import mark, ngettext
from s4c_desktop.exchange.sheet_limits import MOST_COLUMNS, MOST_ROWS

if TYPE_CHECKING:
    from s4c_desktop.domain.sheet import Cell

LARGEST_UNPACKED = 64 * 1024 * 1024
"""The most bytes all parts of a workbook may have together."""

MOST_PARTS = 2_000
HIGHEST_RATIO = 300
"""How much smaller a big part may be packed; what people write stays far below."""

BIG = 4 * 1024 * 1024
"""Bytes from which a part is big."""


def read_records(
    content: bytes, file: str
) -> tuple[tuple[str, ...], Iterator[tuple[int, list[Cell]]]]:
    """Return sentences the person should read, and the rows of the first sheet that holds any.

    Raises UserError for what is no workbook, or one that unpacks to more than lists of people
    have; the iterator raises it too.
    """
    _check_parts(content, file)
    with warnings.catch_warnings():
        # openpyxl tells of what it leaves out: charts, rules, colours.
        warnings.simplefilter("ignore")
        try:
            book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
            sheets = [s for s in book.worksheets if s.sheet_state == "visible"] or book.worksheets
            sheet = next((s for s in sheets if _holds_any(s)), None)
        except Exception as error:
            raise _no_workbook(file, error) from error
    if sheet is None:
        return (), iter(())
    notes: tuple[str, ...] = ()
    if len(sheets) > 1:
        others = len(sheets) - 1
        notes = (
            ngettext(
                "Only the sheet “{name}” is read; there is {n} more.",
                "Only the sheet “{name}” is read; there are {n} more.",
                others,
            ).format(name=sheet.title, n=others),
        )
    return notes, _records(sheet, file)


def _check_parts(content: bytes, file: str) -> None:
    try:
        parts = ZipFile(io.BytesIO(content)).infolist()
    except (BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise _no_workbook(file, error) from error
    unpacked = sum(part.file_size for part in parts)
    bomb = any(
        part.file_size > BIG and part.file_size > HIGHEST_RATIO * max(1, part.compress_size)
        for part in parts
    )
    if bomb or unpacked > LARGEST_UNPACKED or len(parts) > MOST_PARTS:
        raise UserError(
            mark(
                "{file} unpacks to far more than a list of people holds. Copy the list into a new "
                "workbook, or save it as CSV."
            ),
            file=file,
        )
    if any(part.flag_bits & 1 for part in parts):
        raise UserError(mark("{file} is protected by a password. Save it without one."), file=file)


def _holds_any(sheet: Any) -> bool:
    # What a file says of its own size need not be true.
    sheet.reset_dimensions()
    rows = sheet.iter_rows(max_row=MOST_ROWS + 2, max_col=MOST_COLUMNS + 1, values_only=True)
    return any(value is not None for row in rows for value in row)


def _records(sheet: Any, file: str) -> Iterator[tuple[int, list[Cell]]]:
    last = MOST_ROWS * 2 + 1
    rows = sheet.iter_rows(max_row=last, max_col=MOST_COLUMNS + 1, values_only=True)
    line = 0
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        while True:
            line += 1
            try:
                row = next(rows)
                # Rows that the file leaves out come as rows of nothing.
                empty = row.count(None) == len(row)
                cells = [] if empty else [_cell(value) for value in row]
            except StopIteration:
                return
            except Exception as error:
                raise _no_workbook(file, error, line) from error
            if line == last:
                raise UserError(
                    mark(
                        "{file} goes on below line {most}. Delete the rows below the list, or "
                        "split it."
                    ),
                    file=file,
                    most=last - 1,
                )
            yield line, cells


def _cell(value: Any) -> Cell:
    """Return what a cell holds; a formula as it was typed, never what it comes to."""
    match value:
        case None:
            return ""
        case bool():
            return _("yes") if value else _("no")
        case float() if value.is_integer():
            return str(int(value))
        case datetime():
            return value.date() if value.time() == time() else f"{value:%Y-%m-%d %H:%M}"
        case date():
            return value
        case str():
            return value.strip()
    return str(getattr(value, "text", value)).strip()


def _no_workbook(file: str, error: Exception, line: int = 0) -> UserError:
    if _is_forbidden(error):
        return UserError(
            mark(
                "{file} holds definitions that no spreadsheet program writes, so it is not read. "
                "Copy the list into a new workbook, or save it as CSV."
            ),
            file=file,
        )
    if line:
        return UserError(
            mark("{file}, line {line}: the workbook is damaged there. Save it anew, or as CSV."),
            file=file,
            line=line,
        )
    return UserError(
        mark("{file} is not a workbook that can be read. Save it as .xlsx or CSV anew."),
        file=file,
    )


def _is_forbidden(error: BaseException | None) -> bool:
    """Tell whether definitions in the XML are behind an error; openpyxl puts its own in front."""
    while error is not None:
        if isinstance(error, DefusedXmlException):
            return True
        error = error.__cause__ or error.__context__
    return False
