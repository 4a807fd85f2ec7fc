"""Lists of people as CSV and XLSX: encodings, separators, and whatever is no list."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time

import openpyxl
import pytest

from s4c_desktop.base.errors import Cancelled, UserError
from s4c_desktop.domain.sheet import Cell, Sheet
from s4c_desktop.exchange import spreadsheet
from s4c_desktop.exchange.register_file import read_sheet
from s4c_desktop.exchange.sheet_limits import LARGEST, LONGEST_CELL, MOST_COLUMNS, MOST_ROWS

TEXT = "Name;Tags\nŽofie Müller;a\nÉva;b\n"


def rows(sheet: Sheet) -> list[tuple[Cell, ...]]:
    return [row.cells for row in sheet.rows]


def workbook(*lines: list[object], title: str = "People") -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for line in lines:
        sheet.append(line)
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


# -- CSV ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_encodings(encoding: str) -> None:
    sheet = read_sheet(TEXT.encode(encoding), "p.csv")
    assert rows(sheet) == [("Žofie Müller", "a"), ("Éva", "b")]
    assert sheet.notes == ()


def test_western_letters_are_read_and_the_person_is_told() -> None:
    sheet = read_sheet("Name\nJosé Müller €\n".encode("cp1252"), "p.csv")
    assert rows(sheet) == [("José Müller €",)]
    assert "Windows-1252" in sheet.notes[0]


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("Name,Tags\nA,b\n", 2),
        ("Name;Tags\nA, B;c\n", 2),
        ("Name\tTags\nA;B\tc,d\n", 2),
        ("Name|Tags\nA|c\n", 2),
        ("sep=;\r\nName;Tags\r\nA;b\r\n", 2),
        ("Name\nA; B\nC, D\n", 1),
        ('"Name, full";Tags;x\n"A; B";c;d\n', 3),
        ('Name, "Tags"\nA, "b, c"\n', 2),
        ("\n\n;;\nName;Tags;;\nA;b;;\n", 2),
    ],
)
def test_separators(text: str, columns: int) -> None:
    sheet = read_sheet(text.encode(), "p.csv")
    assert len(sheet.columns) == columns
    assert len(rows(sheet)[0]) == columns


def test_lines_are_counted_as_an_editor_counts_them() -> None:
    sheet = read_sheet(b'sep=,\nName,Note\n\nA,"two\nlines"\n\nB\n,,\nC,x\n', "p.csv")
    assert [(row.line, row.cells) for row in sheet.rows] == [
        (4, ("A", "two\nlines")),
        (7, ("B", "")),
        (9, ("C", "x")),
    ]


def test_columns_without_a_name_or_with_the_same_can_be_told_apart() -> None:
    sheet = read_sheet(b"Name,,Name,Name\nA,b,c,d\n", "p.csv")
    assert sheet.columns == ("Name", "column 2", "Name (2)", "Name (3)")


# -- XLSX --------------------------------------------------------------------------------


def test_a_workbook_is_read_whatever_its_name() -> None:
    content = workbook(
        ["Name", "Number", "Day", "Moment", "Share", "Yes", "Time"],
        [
            "Ana",
            7,
            date(2026, 9, 14),
            datetime.fromisoformat("2026-09-14 08:30"),
            0.5,
            True,
            time(8, 30),
        ],
        [],
        [" Bo ", 7.0, datetime.fromisoformat("2026-09-14")],
    )
    for name in ("p.xlsx", "p.csv"):
        sheet = read_sheet(content, name)
        assert [(row.line, row.cells) for row in sheet.rows] == [
            (2, ("Ana", "7", date(2026, 9, 14), "2026-09-14 08:30", "0.5", "yes", "08:30:00")),
            (4, ("Bo", "7", date(2026, 9, 14), "", "", "", "")),
        ]


def test_formulas_are_text_and_never_calculated() -> None:
    sheet = read_sheet(workbook(["Name", "x"], ["=1+1", '=HYPERLINK("http://a.b","c")']), "p.xlsx")
    assert rows(sheet) == [("=1+1", '=HYPERLINK("http://a.b","c")')]


def test_the_first_sheet_in_sight_that_holds_anything_is_read() -> None:
    book = openpyxl.Workbook()
    book["Sheet"].title = "Empty"
    hidden = book.create_sheet("Hidden")
    hidden.append(["Secret"])
    hidden.sheet_state = "hidden"
    people = book.create_sheet("People")
    people.append(["Name"])
    people.append(["Ana"])
    sheet = read_sheet(saved(book), "p.xlsx")
    assert rows(sheet) == [("Ana",)]
    assert sheet.notes == ("Only the sheet “People” is read; there is 1 more.",)


# -- what is no list ---------------------------------------------------------------------


def packed(**parts: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return file.getvalue()


def replaced(part: str, change: Callable[[str], str]) -> bytes:
    """Return a sound workbook of which one part is changed."""
    source = zipfile.ZipFile(io.BytesIO(workbook(["Name"], ["Ana"])))
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in source.namelist():
            text = source.read(name).decode()
            archive.writestr(name, change(text) if name == part else text)
    return file.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
ANA = '<c r="A2" t="inlineStr"><is><t>Ana</t></is></c>'
FAR = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
LAUGH = (
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>'
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    '<row r="1"><c r="A1" t="inlineStr"><is><t>&c;</t></is></c></row></sheetData></worksheet>'
)
OUTSIDE = LAUGH.replace('<!ENTITY b "ha">', '<!ENTITY b SYSTEM "file:///etc/passwd">')


def flagged(content: bytes) -> bytes:
    """Return an archive whose parts claim to be encrypted."""
    return content.replace(b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01")


BAD: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b"", "p.x is empty"),
    "space": (lambda: b" \r\n\t ", "p.x is empty"),
    "only a mark": (lambda: "\n".encode("utf-8-sig"), "p.x is empty"),
    "only separators": (lambda: b";;;\n;;\n", "p.x is empty"),
    "too large": (lambda: b"x" * (LARGEST + 1), "p.x is larger than 20 MB"),
    "a picture": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(40), "p.x is not a table"),
    "a PDF": (lambda: b"%PDF-1.7\n1 0 obj\n", "p.x is not a table"),
    "zeros": (lambda: bytes(1000), "p.x is not a table"),
    "zero in text": (lambda: b"Name\nA\0B\n", "p.x is not a table"),
    "old Excel": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "protected by a passw"),
    "no letters": (lambda: b"Name\n\x81\x8d\n", "p.x, line 2: the letters can't be read"),
    "half UTF-16": (lambda: "Name\nA".encode("utf-16") + b"\xd8", "letters can't be read"),
    "open quote": (lambda: b'Name,Tags\nA,b\n"C,d\nE,f\n', "p.x, line 3: this is not CSV"),
    "text after quote": (lambda: b'Name,Tags\n"A"x,b\n', "p.x, line 2: this is not CSV"),
    "too many cells": (lambda: b"Name,Tags\nA,b,c\n", "p.x, line 2: there are more cells"),
    "too many columns": (lambda: b"a," * MOST_COLUMNS + b"b\n", "line 1: more than 200 columns"),
    "long cell": (
        lambda: b"Name,Note\nA," + b"x" * (LONGEST_CELL + 1),
        "p.x, line 2, column Note: the cell has 20001 characters",
    ),
    "endless cell": (lambda: b"Name,Note\nA," + b"x" * 140_000, "line 2: this is not CSV"),
    "too many rows": (lambda: b"Name\n" + b"A\n" * (MOST_ROWS + 1), "p.x has more than 20000 rows"),
    "another archive": (lambda: packed(a="b"), "p.x is not a workbook"),
    "cut archive": (lambda: workbook(["Name"])[:900], "p.x is not a workbook"),
    "archive head": (lambda: b"PK\x03\x04" + bytes(100), "p.x is not a workbook"),
    "empty workbook": (lambda: workbook(), "p.x is empty"),
    "workbook of spaces": (lambda: workbook([" ", ""], [" "]), "p.x is empty"),
    "wide workbook": (lambda: workbook(["a"] * 201), "p.x, line 1: more than 200 columns"),
    "cells beside": (lambda: workbook(["Name"], ["A", "b"]), "p.x, line 2: there are more cells"),
    "password": (lambda: flagged(workbook(["Name"])), "p.x is protected by a password"),
    "broken XML": (
        lambda: replaced(SHEET, lambda text: text[:-30]),
        "p.x, line 3: the workbook is",
    ),
    "no XML": (lambda: replaced(SHEET, lambda _text: "hello"), "p.x is not a workbook"),
    "laughs": (lambda: replaced(SHEET, lambda _text: LAUGH), "holds definitions"),
    "outside": (lambda: replaced(SHEET, lambda _text: OUTSIDE), "holds definitions"),
    "laughing strings": (lambda: replaced("xl/workbook.xml", lambda _t: LAUGH), "definitions"),
    "no such string": (
        lambda: replaced(SHEET, lambda text: text.replace(ANA, '<c r="A2" t="s"><v>99</v></c>')),
        "p.x, line 2: the workbook is damaged there",
    ),
    "no number": (
        lambda: replaced(SHEET, lambda text: text.replace(ANA, '<c r="A2"><v>x</v></c>')),
        "p.x, line 2: the workbook is damaged there",
    ),
    "far down": (
        lambda: replaced(SHEET, lambda text: text.replace("</sheetData>", FAR)),
        "p.x goes on below line 40",
    ),
    "ratio": (lambda: packed(a="0" * 5_000_000), "p.x unpacks to far more"),
    "parts": (lambda: packed(**{str(n): "" for n in range(2_001)}), "p.x unpacks to far more"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_list_is_told_in_a_sentence(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    make, sentence = BAD[name]
    monkeypatch.setattr(spreadsheet, "MOST_ROWS", 20)
    with pytest.raises(UserError, match=sentence) as caught:
        read_sheet(make(), "p.x")
    assert caught.value.text().endswith(".")


def test_what_unpacks_to_too_much_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spreadsheet, "LARGEST_UNPACKED", 2_000)
    with pytest.raises(UserError, match="unpacks to far more"):
        read_sheet(workbook(["Name"], ["A"]), "p.xlsx")


def test_reading_can_be_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    def stop() -> None:
        raise Cancelled

    for content in (b"Name\nA\n", workbook(["Name"])):
        with pytest.raises(Cancelled):
            read_sheet(content, "p", stop)
