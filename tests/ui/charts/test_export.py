"""Charts as files: valid, whole or not there, and with the values of the table."""

from __future__ import annotations

import csv
import io
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QImage
from PySide6.QtSvg import QSvgRenderer

from s4c_desktop.domain.framework import Framework
from s4c_desktop.domain.gap import Result
from s4c_desktop.ui.charts import export
from s4c_desktop.ui.charts.dot_plot import DotPlot
from s4c_desktop.ui.charts.drawing import Drawing, Table
from s4c_desktop.ui.charts.levels import levels
from s4c_desktop.ui.charts.look import Look
from s4c_desktop.ui.charts.radar_drawing import Radar
from s4c_desktop.ui.charts.status_bars import StatusBars


@pytest.fixture(params=["dots", "radar", "bars"])
def drawing(request: pytest.FixtureRequest, framework: Framework, result: Result) -> Drawing:
    shown = levels(framework, result.comparisons)
    made: dict[str, Drawing] = {
        "dots": DotPlot("Gaps", shown),
        "radar": Radar("Area A", shown),
        "bars": StatusBars("Overview", framework, result),
    }
    return made[request.param]


def test_png_is_sharp_and_holds_more_than_ground(drawing: Drawing, look: Look) -> None:
    image = QImage.fromData(QByteArray(export.png(drawing, look)))
    assert image.width() >= 2 * drawing.best_size(look).width()
    colours = {
        image.pixelColor(x, y).name()
        for x in range(0, image.width(), 3)
        for y in range(0, image.height(), 3)
    }
    assert look.tokens.surface.lower() in colours
    assert len(colours) > 10


def test_svg_is_valid_and_carries_title_and_texts(drawing: Drawing, look: Look) -> None:
    data = export.svg(drawing, look)
    root = ElementTree.fromstring(data)
    texts = "".join(root.itertext())
    assert drawing.title in texts
    for entry in drawing.legend():
        assert entry.text in texts
    assert QSvgRenderer(QByteArray(data)).isValid()
    assert b"<image" not in data


def test_csv_equals_the_table(drawing: Drawing) -> None:
    table = drawing.table()
    rows = list(csv.reader(io.StringIO(export.csv_file(table).decode("utf-8-sig"))))
    assert tuple(rows[0]) == table.headers
    assert [tuple(row) for row in rows[1:]] == list(table.rows)
    pasted = [tuple(line.split("\t")) for line in export.as_text(table).splitlines()]
    assert pasted == [table.headers, *table.rows]


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@SUM", "\t=1"])
def test_what_looks_like_a_formula_stays_text(start: str) -> None:
    data = export.csv_file(Table(("Name",), ((start,), ("A1",)))).decode("utf-8-sig")
    assert [row[0] for row in csv.reader(io.StringIO(data))] == ["Name", f"'{start}", "A1"]


def test_greek_and_cyrillic_come_out_right() -> None:
    data = export.csv_file(Table(("Ελληνικά",), (("Български ș ț",),)))
    assert data.startswith(b"\xef\xbb\xbf")
    assert "Български ș ț" in data.decode("utf-8-sig")
