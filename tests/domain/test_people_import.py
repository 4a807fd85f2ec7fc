"""What becomes of the rows of a table: guessed columns, dates, faults and duplicates."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from s4c_desktop.base.errors import Cancelled, UserError
from s4c_desktop.domain.dates import DateOrder, date_order, read_date
from s4c_desktop.domain.people_import import (
    Action,
    Field,
    Mapped,
    Preview,
    check_mapping,
    guess,
    plan_rows,
)
from s4c_desktop.domain.people_import_wording import (
    action_name,
    blocked_sentence,
    done_sentence,
    fault_line,
    field_name,
    preview_sentence,
    row_text,
)
from s4c_desktop.domain.register import PersonLine
from s4c_desktop.domain.sheet import Cell, Sheet, SheetRow

COLUMNS = ("Name", "Code name", "Tags", "Lawful basis", "Notice given on", "Version",
           "Identity", "Adjustments", "Keep until")  # fmt: skip
EVERY = {one: number for number, one in enumerate(Field)}


def sheet(*rows: tuple[Cell, ...], columns: tuple[str, ...] = COLUMNS) -> Sheet:
    full = (row + ("",) * (len(columns) - len(row)) for row in rows)
    return Sheet("p.csv", columns, tuple(SheetRow(n, row) for n, row in enumerate(full, 2)))


def plan(*rows: tuple[Cell, ...], known: tuple[PersonLine, ...] = ()) -> Preview:
    return plan_rows(sheet(*rows), EVERY, known)


@pytest.mark.parametrize(
    ("columns", "found"),
    [
        (COLUMNS, EVERY),
        (("ID", "Full name"), {Field.CODE_NAME: 0, Field.NAME: 1}),
        (("First", "Candidate name"), {Field.NAME: 1}),
        (("Ονοματεπώνυμο", "Κωδικός"), {Field.NAME: 0, Field.CODE_NAME: 1}),
        (("Име", "Код", "Етикети"), {Field.NAME: 0, Field.CODE_NAME: 1, Field.TAGS: 2}),
        (("NOMBRE COMPLETO", "Grupo"), {Field.NAME: 0, Field.TAGS: 1}),
        (("Nume", "Păstrat până la"), {Field.NAME: 0, Field.KEEP_UNTIL: 1}),
        (("retention_date", "person"), {Field.KEEP_UNTIL: 0, Field.NAME: 1}),
        (("Notice version", "Notice date"), {Field.NOTICE_VERSION: 0, Field.NOTICE_DATE: 1}),
        (("Colour", "Size"), {}),
        (("", ""), {}),
    ],
)
def test_columns_are_guessed(columns: tuple[str, ...], found: dict[Field, int]) -> None:
    assert guess(columns) == found


@pytest.mark.parametrize(
    ("mapping", "sentence"),
    [
        ({}, "No column is chosen for the name"),
        ({Field.TAGS: 0}, "No column is chosen for the name"),
        ({Field.NAME: 0, Field.TAGS: 0}, "“Name” is chosen twice"),
        ({Field.NAME: 9}, "no column 10"),
    ],
)
def test_a_mapping_must_make_sense(mapping: Mapped, sentence: str) -> None:
    with pytest.raises(UserError, match=sentence):
        check_mapping(mapping, COLUMNS)


@pytest.mark.parametrize(
    ("text", "order", "found"),
    [
        ("", None, None),
        ("2026-09-14", None, date(2026, 9, 14)),
        ("2026/9/4", None, date(2026, 9, 4)),
        ("2026-09-14T00:00:00", None, date(2026, 9, 14)),
        ("14.09.2026", None, date(2026, 9, 14)),
        ("4. 9. 2026", None, date(2026, 9, 4)),
        ("14/9/2026", None, date(2026, 9, 14)),
        ("9/14/2026", None, date(2026, 9, 14)),
        ("4/9/2026", DateOrder.DAY_FIRST, date(2026, 9, 4)),
        ("4/9/2026", DateOrder.MONTH_FIRST, date(2026, 4, 9)),
        ("5-5-2026", None, date(2026, 5, 5)),
    ],
)
def test_dates_are_read(text: str, order: DateOrder | None, found: date | None) -> None:
    assert read_date(text, order) == found


@pytest.mark.parametrize(
    ("texts", "order"),
    [
        (["4/9/2026", "14/9/2026"], DateOrder.DAY_FIRST),
        (["4/9/2026", "9/14/2026"], DateOrder.MONTH_FIRST),
        (["14/9/2026", "9/14/2026"], None),
        (["4/9/2026", "14.9.2026", "?"], None),
    ],
)
def test_one_clear_date_decides_for_its_column(texts: list[str], order: DateOrder | None) -> None:
    assert date_order(texts) == order


BAD: list[tuple[tuple[Cell, ...], str]] = [
    (("", "P-1"), "line 2, column Name: there is no name"),
    (("   ",  "P-1"), "column Name: there is no name"),
    (("\u00a0", "P-1"), "column Name: there is no name"),
    (("x" * 201,), "column Name: 201 characters are too many: 200"),
    (("A\x00B",), "column Name: there are characters that can't be shown"),
    (("A\x07",), "column Name: there are characters that can't be shown"),
    (("#REF!",), "column Name: there is only the spreadsheet error #REF!"),
    (("#N/A",), "column Name: there is only the spreadsheet error #N/A"),
    (("A", "c" * 61), "column Code name: 61 characters are too many: 60"),
    (("A", "#NAME?"), "column Code name: there is only the spreadsheet error #NAME?"),
    (("A", "", "t" * 41), "column Tags: The tag .*… is too long: 40"),
    (("A", "", ",".join(map(str, range(31)))), "column Tags: A person can have 30 tags"),
    (("A", "", "a\x02"), "column Tags: there are characters"),
    (("A", "", "", "b" * 5001), "column Lawful basis: 5001 characters"),
    (("A", "", "", "\x1b[31m"), "column Lawful basis: there are characters"),
    (("A", "", "", "", "soon"), "column Notice given on: “soon” is not a date"),
    (("A", "", "", "", "14 Sept 2026"), "column Notice given on: “14 Sept 2026” is not a date"),
    (("A", "", "", "", "46279"), "column Notice given on: “46279” is not a date"),
    (("A", "", "", "", "14.9.26"), "column Notice given on: “14.9.26” is not a date"),
    (("A", "", "", "", "2026-09"), "column Notice given on: “2026-09” is not a date"),
    (("A", "", "", "", "2026-13-01"), "column Notice given on: “2026-13-01” is a day that does"),
    (("A", "", "", "", "2026-02-29"), "“2026-02-29” is a day that does not exist"),
    (("A", "", "", "", "31.4.2026"), "“31.4.2026” is a day that does not exist"),
    (("A", "", "", "", "0.0.2026"), "“0.0.2026” is a day that does not exist"),
    (("A", "", "", "", "13/13/2026"), "“13/13/2026” is a day that does not exist"),
    (("A", "", "", "", "3/9/2026"), "“3/9/2026” may be one of two days"),
    (("A", "", "", "", "0001-01-01"), "column Notice given on: the year 1 is out of reach"),
    (("A", "", "", "", date(1899, 12, 31)), "column Notice given on: the year 1899"),
    (("A", "", "", "", "2026-09-14 08:30"), "“2026-09-14 08:30” is not a date"),
    (("A", "", "", "", "=TODAY()"), "“=TODAY\\(\\)” is not a date"),
    (("A", "", "", "", "#VALUE!"), "“#VALUE!” is not a date"),
    (("A", "", "", "", "", "v" * 5001), "column Version: 5001 characters"),
    (("A", "", "", "", "", "", "i" * 5001), "column Identity: 5001 characters"),
    (("A", "", "", "", "", "", "#DIV/0!"), "column Identity: there is only the spreadsheet"),
    (("A", "", "", "", "", "", "", "a" * 5001), "column Adjustments: 5001 characters"),
    (("A", "", "", "", "", "", "", "\x01"), "column Adjustments: there are characters"),
    (("A", "", "", "", "", "", "", "", "never"), "column Keep until: “never” is not a date"),
    (("A", "", "", "", "", "", "", "", "9999-12-31"), "column Keep until: the year 9999"),
    (("A", "", "", "", "", "", "", "", "x" * 60), "column Keep until: “x{40}…” is not a date"),
    (("A", "", "", "", "", "", "", "", "1/2/2028"), "“1/2/2028” may be one of two days"),
]  # fmt: skip


@pytest.mark.parametrize(("row", "sentence"), BAD, ids=range(len(BAD)))
def test_a_bad_row_is_told_with_its_line_and_column(row: tuple[Cell, ...], sentence: str) -> None:
    preview = plan(row, ("Sound",))
    (fault,) = preview.faults
    told = fault_line(preview.file, fault)
    assert told.startswith("p.csv, line 2, column ")
    assert told.endswith(".")
    with pytest.raises(AssertionError, match=sentence):
        raise AssertionError(told)
    assert (preview.faulty, preview.new) == (1, 1)
    assert preview.rows[0].person is None
    assert "nothing is imported" in blocked_sentence(preview)


def test_all_faults_of_a_row_are_told_and_of_all_rows() -> None:
    preview = plan(("", "", "t" * 41, "", "soon"), ("A", "P-1"), ("B", "p-1"))
    assert [(f.line, f.column) for f in preview.faults] == [
        (2, "Name"), (2, "Tags"), (2, "Notice given on"), (4, "Code name"),
    ]  # fmt: skip
    assert "line 3 has the code name “p-1” too" in row_text(preview.rows[2], "")
    assert preview_sentence(preview) == "1 new person, 2 faulty rows."


def test_what_a_sound_row_holds() -> None:
    (row,) = plan(
        (" Ana  B ", "P-1", "North; b|c,  NORTH\nd", "Consent", "14.9.2026", "2", "card",
         "more\ntime", date(2028, 1, 1)),
    ).rows  # fmt: skip
    person = row.person
    assert person is not None
    assert (person.name, person.pseudonym) == ("Ana B", "P-1")
    assert person.tags == ("North", "b", "c", "d")
    assert (person.notice_date, person.retain_until) == (date(2026, 9, 14), date(2028, 1, 1))
    assert (person.adjustments, person.lawful_basis) == ("more\ntime", "Consent")
    assert row_text(row, "") == "new"
    assert row.action({}, Action.SKIP) is Action.CREATE


def test_what_looks_like_a_formula_is_text() -> None:
    rows = plan(("=HYPERLINK(1)",), ("+49",), ("@x", "-1"), ("-2", "=1+1")).rows
    assert [row.person.name for row in rows if row.person] == ["=HYPERLINK(1)", "+49", "@x", "-2"]


def test_duplicates_are_found_and_what_can_become_of_them() -> None:
    ana = PersonLine(UUID(int=1), "Ána", "P-1", ("North",))
    rows = plan(
        ("ana",), ("Other", "p-1"), ("ANA", "", "South"), ("New",), ("new", "", "x"),
        known=(ana,),
    ).rows  # fmt: skip
    assert [row_text(row, "Ána") for row in rows] == [
        "Ána is here already",
        "the code name is that of Ána, who is here already",
        "Ána is here already",
        "new",
        "the same name as on line 5",
    ]
    assert [row.choices for row in rows] == [
        (Action.SKIP, Action.CREATE),
        (Action.SKIP,),
        (Action.SKIP, Action.CREATE, Action.TAGS),
        (),
        (Action.SKIP, Action.CREATE),
    ]
    assert rows[0].action({2: Action.CREATE}, Action.SKIP) is Action.CREATE
    assert rows[0].action({2: Action.TAGS}, Action.SKIP) is Action.SKIP
    assert rows[2].action({}, Action.TAGS) is Action.TAGS
    assert rows[3].action({5: Action.SKIP}, Action.SKIP) is Action.CREATE


def test_a_table_without_rows_is_told() -> None:
    with pytest.raises(UserError, match=r"p\.csv has column names, but no rows"):
        plan()


def test_planning_can_be_stopped() -> None:
    def stop() -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        plan_rows(sheet(("A",)), EVERY, (), stop)


def test_words() -> None:
    assert len({field_name(one) for one in Field}) == len(Field)
    assert len({action_name(one) for one in Action}) == len(Action)
    assert done_sentence(1, 0, 0) == "1 person added."
    assert done_sentence(2, 3, 4) == "2 people added, tags added to 3, 4 left out."
