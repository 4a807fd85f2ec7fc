"""The same reports by fpdf2: texts by `multi_cell`, tables measured and drawn row by row."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from fpdf import FPDF
from fpdf.enums import XPos, YPos

from benchmarks.reports.others import fonts, make

Block = dict[str, Any]
MILLIMETRE = 72 / 25.4
MARGIN, TOP, BOTTOM = 20 * MILLIMETRE, 27 * MILLIMETRE, 22 * MILLIMETRE


def run(sources: str, depth: str, count: int, keep: str = "") -> dict[str, float]:
    """Make so many reports."""

    def write(content: str, place: Path) -> None:
        report = json.loads(content)
        page = _Report(report)
        for block in report["blocks"]:
            page.block(block)
        page.output(str(place))

    return make(write, sources, depth, count, keep)


class _Report(FPDF):
    """Pages with header and footer, on which blocks follow each other."""

    def __init__(self, report: Block) -> None:
        super().__init__(unit="pt", format="A4")
        self._report = report
        folder = fonts()
        self.add_font("Roboto", "", folder / "Roboto-Regular.ttf")
        self.add_font("Roboto", "B", folder / "Roboto-Medium.ttf")
        self.set_margins(MARGIN, TOP, MARGIN)
        self.set_auto_page_break(True, BOTTOM)
        self.c_margin = 0
        self.set_title(report["title"])
        self.add_page()

    def header(self) -> None:
        if self.page_no() > 1:
            self._framed(TOP - 34, self._report["header"], "")
            self.line(MARGIN, TOP - 18, self.w - MARGIN, TOP - 18)
        self.set_y(TOP)

    def footer(self) -> None:
        self.line(MARGIN, self.h - BOTTOM + 8, self.w - MARGIN, self.h - BOTTOM + 8)
        self._framed(
            self.h - BOTTOM + 12, self._report["footer"], f"Page {self.page_no()} of {{nb}}"
        )

    def _framed(self, y: float, left: str, right: str) -> None:
        self.set_font("Roboto", "", 8)
        self.set_text_color("#566173")
        self.set_draw_color("#D9DFE7")
        self.set_line_width(0.5)
        self.set_xy(MARGIN, y)
        self.cell(0, 10, left)
        self.set_xy(MARGIN, y)
        self.cell(0, 10, right, align="R")

    def block(self, block: Block) -> None:
        """Add a block below what there is."""
        match block["is"]:
            case "page":
                self.add_page()
            case "room":
                if self.will_page_break(block["height"]):
                    self.add_page()
            case "gap":
                self.set_y(self.get_y() + block["height"])
            case "table":
                self._table(block)
            case _:
                height = self._height([block], self.epw)
                if self.will_page_break(height + (40 if block.get("keep") else 0)):
                    self.add_page()
                self._place([block], MARGIN, self.get_y(), self.epw)
                self.set_xy(MARGIN, self.get_y())

    def _table(self, table: Block) -> None:
        left, above, right, below = (14, 5, 14, 5) if table["ground"] else (0, 3.5, 8, 3.5)
        for number, row in enumerate(table["rows"]):
            heights = [
                self._height(cell, width - left - right)
                for cell, width in zip(row, table["widths"], strict=True)
            ]
            height = max(heights) + above + below
            if self.will_page_break(height):
                self.add_page()
                for head in table["rows"][: table["head"]] if number >= table["head"] else []:
                    self._row(table, head, 20, (left, above, right))
            self._row(table, row, height, (left, above, right))

    def _row(
        self, table: Block, row: list[list[Block]], height: float, pad: tuple[float, float, float]
    ) -> None:
        left, above, right = pad
        x, y = MARGIN, self.get_y()
        total = sum(table["widths"])
        if table["ground"]:
            self.set_fill_color(table["ground"])
            self.rect(x, y, total, height, style="F")
        for cell, width in zip(row, table["widths"], strict=True):
            self._place(cell, x + left, y + above, width - left - right)
            x += width
        if table["lines"]:
            self.set_draw_color("#D9DFE7")
            self.set_line_width(0.4)
            self.line(MARGIN, y + height, MARGIN + total, y + height)
        self.set_xy(MARGIN, y + height)

    def _height(self, blocks: list[Block], width: float) -> float:
        return sum(self._one_height(block, width) for block in blocks)

    def _one_height(self, block: Block, width: float) -> float:
        if block["is"] == "table":
            return sum(
                max(self._height(cell, w - 8) for cell, w in zip(row, block["widths"], strict=True))
                + 7
                for row in block["rows"]
            )
        if block["is"] != "text":
            return float(block.get("height", 0))
        self._font(block)
        lines = self.multi_cell(
            width - block["indent"], block["leading"], block["text"], dry_run=True, output="HEIGHT"
        )
        return float(lines) + block["before"] + block["after"]

    def _place(self, blocks: list[Block], x: float, y: float, width: float) -> None:
        for block in blocks:
            if block["is"] == "text":
                self._font(block)
                self.set_xy(x + block["indent"], y + block["before"])
                self.multi_cell(
                    width - block["indent"],
                    block["leading"],
                    block["text"],
                    align="R" if block["right"] else "L",
                    new_x=XPos.LEFT,
                    new_y=YPos.NEXT,
                )
                y = self.get_y() + block["after"]
            elif block["is"] == "table":
                self._inner(block, x, y)
                y += self._one_height(block, width)
            else:
                if block["is"] == "chart":
                    for shape in block["shapes"]:
                        self._shape(shape, x, y)
                y += block.get("height", 0)
        self.set_xy(x, y)

    def _inner(self, table: Block, left: float, y: float) -> None:
        for row in table["rows"]:
            x = left
            for cell, width in zip(row, table["widths"], strict=True):
                self._place(cell, x, y + 3.5, width - 8)
                x += width
            y += (
                max(self._height(cell, w - 8) for cell, w in zip(row, table["widths"], strict=True))
                + 7
            )

    def _font(self, block: Block) -> None:
        self.set_font("Roboto", "B" if block["bold"] else "", block["size"])
        self.set_text_color(block.get("colour") or block["fill"])

    def _shape(self, shape: Block, x: float, y: float) -> None:
        style = ("D" if shape["stroke"] else "") + ("F" if shape["fill"] else "")
        if shape["stroke"]:
            self.set_draw_color(shape["stroke"])
            self.set_line_width(shape["width"])
        if shape["fill"]:
            self.set_fill_color(shape["fill"])
        dash = shape["dash"]
        if dash:
            self.set_dash_pattern(dash[0], dash[-1])
        match shape["is"]:
            case "line":
                (x1, y1), (x2, y2) = shape["points"]
                self.line(x + x1, y + y1, x + x2, y + y2)
            case "circle":
                self.circle(x + shape["at"][0], y + shape["at"][1], shape["radius"], style=style)
            case "rect":
                left, top, width, height = shape["box"]
                self.rect(x + left, y + top, width, height, style=style)
            case "path":
                points = [(x + px, y + py) for px, py in shape["points"]]
                with self.local_context(fill_opacity=shape["opacity"]):
                    if shape["closed"]:
                        self.polygon(points, style=style)
                    else:
                        self.polyline(points, style=style)
            case _:
                self._font(shape)
                self.text(x + shape["at"][0], y + shape["at"][1], shape["text"])
        if dash:
            self.set_dash_pattern()
