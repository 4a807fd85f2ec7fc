"""Workbooks (XLSX) written so that texts stay texts and the same content makes the same bytes."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter

from s4c_desktop.exchange.file_text import without_controls

Value = str | int | float | date | None

_EARLIEST = (1980, 1, 1, 0, 0, 0)
_HEAD = PatternFill("solid", fgColor="E6F0FB")
_HOURS = "0.0"
_DAY = "yyyy-mm-dd"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the name in its head, and its width in letters."""

    name: str
    width: int


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet of a workbook: its name, its columns and its rows."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]


def write_workbook(tables: Iterable[Table], title: str, made_at: datetime) -> bytes:
    """Return a workbook with a sheet for each table; `made_at` is when it says it was made."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for table in tables:
        _fill(book.create_sheet(table.name), table)
    moment = made_at.astimezone(UTC).replace(tzinfo=None, microsecond=0)
    book.properties.creator = "S4C Desktop"
    book.properties.title = without_controls(title)
    book.properties.created = book.properties.modified = moment
    file = io.BytesIO()
    with _Archive(file, "w", ZIP_DEFLATED) as archive:
        _Writer(book, archive).write_data()
    return file.getvalue()


def _fill(sheet: Any, table: Table) -> None:
    for number, column in enumerate(table.columns, start=1):
        cell = sheet.cell(1, number)
        _put(cell, column.name)
        cell.font = Font(bold=True)
        cell.fill = _HEAD
        sheet.column_dimensions[get_column_letter(number)].width = column.width
    for row, values in enumerate(table.rows, start=2):
        for number, value in enumerate(values, start=1):
            _put(sheet.cell(row, number), value)
    sheet.freeze_panes = "A2"
    if table.rows:
        sheet.auto_filter.ref = sheet.dimensions
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _put(cell: Any, value: Value) -> None:
    cell.alignment = Alignment(vertical="top", wrap_text=isinstance(value, str))
    if not isinstance(value, str):
        cell.value = value
        if isinstance(value, date):
            cell.number_format = _DAY
        elif isinstance(value, float):
            cell.number_format = _HOURS
        return
    text = without_controls(value)
    cell.value = text
    if text:
        # Never a formula or an error, whatever it begins with, nor when it is edited.
        cell.data_type = "s"
        cell.quotePrefix = text[0] in "=+-@"


class _Archive(ZipFile):
    """Dates every part alike, so that the time of writing does not show."""

    def writestr(
        self,
        zinfo_or_arcname: str | ZipInfo,
        data: Any,
        compress_type: int | None = ZIP_DEFLATED,
        compresslevel: int | None = None,
    ) -> None:
        name = zinfo_or_arcname
        part = ZipInfo(name.filename if isinstance(name, ZipInfo) else name, _EARLIEST)
        super().writestr(part, data, compress_type, compresslevel)


class _Writer(ExcelWriter):
    """Keeps sheets in memory on their way: what is about people is in no other file."""

    _archive: ZipFile

    def write_worksheet(self, ws: Any) -> None:
        ws._drawing = SpreadsheetDrawing()
        out = io.BytesIO()
        writer: Any = WorksheetWriter(ws, out)
        writer.write()
        ws._rels = writer._rels
        self._archive.writestr(ws.path[1:], out.getvalue())
        self.manifest.append(ws)
