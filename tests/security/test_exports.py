"""What the program writes for other programs holds texts, never formulas, markup or code."""

from __future__ import annotations

import csv
import io
import json

import pytest

from s4c_desktop.exchange.framework_json import dump_json
from s4c_desktop.ui.charts.drawing import Table
from s4c_desktop.ui.charts.export import as_text, csv_file
from tests.security.texts import HOSTILE

FORMULAS = ("=1+1", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", '=HYPERLINK("http://x")')
STARTS = ("=", "+", "-", "@", "\t", "\r")
TEXTS = (*HOSTILE, *FORMULAS)


def restored(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(STARTS) else cell


def test_cells_of_a_table_are_stored_as_text_in_heads_too() -> None:
    table = Table(TEXTS, (TEXTS, tuple(reversed(TEXTS))))
    text = csv_file(table).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert not [cell for row in rows for cell in row if cell.startswith(STARTS)]
    assert [tuple(map(restored, row)) for row in rows] == [TEXTS, *table.rows]


def test_cells_that_are_pasted_are_text_and_stay_in_their_cell() -> None:
    lines = as_text(Table(("a", "b"), tuple((text, "next") for text in TEXTS))).split("\n")
    assert [line.count("\t") for line in lines] == [1] * (len(TEXTS) + 1)
    assert not [line for line in lines if line.startswith(STARTS)]


@pytest.mark.parametrize("text", TEXTS)
def test_json_holds_every_text_as_it_is(text: str) -> None:
    assert json.loads(dump_json({text: [text]})) == {text: [text]}


def test_json_refuses_numbers_that_are_none() -> None:
    with pytest.raises(ValueError, match="Out of range"):
        dump_json({"level": float("nan")})
