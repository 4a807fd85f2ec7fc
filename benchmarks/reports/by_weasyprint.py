"""The same reports by WeasyPrint: HTML with a style sheet, charts as SVG in it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from benchmarks.reports.others import fonts, make

Block = dict[str, Any]
STYLE = """
@font-face {{ font-family: Roboto; font-weight: 400; src: url({fonts}/Roboto-Regular.ttf) }}
@font-face {{ font-family: Roboto; font-weight: 500; src: url({fonts}/Roboto-Medium.ttf) }}
@page {{ size: A4; margin: 27mm 20mm 22mm;
  @top-left {{ content: string(header); font: 8pt Roboto; color: #566173; width: 100%;
    border-bottom: 0.5pt solid #D9DFE7; vertical-align: bottom; padding-bottom: 6pt;
    margin-bottom: 10pt }}
  @bottom-left {{ content: string(footer); font: 8pt Roboto; color: #566173 }}
  @bottom-right {{ content: "Page " counter(page) " of " counter(pages); font: 8pt Roboto;
    color: #566173 }} }}
@page :first {{ @top-left {{ content: none }} }}
body {{ font: 9.5pt Roboto; margin: 0 }}
p {{ margin: 0; overflow-wrap: anywhere }}
header {{ position: absolute; string-set: header attr(data-header), footer attr(data-footer) }}
table {{ border-collapse: collapse; table-layout: fixed }}
td, th {{ vertical-align: top; text-align: left; font-weight: 400; padding: 3.5pt 8pt 3.5pt 0 }}
tr {{ break-inside: avoid }}
.lines td, .lines th {{ border-bottom: 0.4pt solid #D9DFE7 }}
.boxed td {{ padding: 5pt 14pt }}
.boxed {{ border-radius: 6pt }}
.page {{ break-before: page }}
svg {{ display: block }}
svg text {{ font-family: Roboto }}
"""


def run(sources: str, depth: str, count: int, keep: str = "") -> dict[str, float]:
    """Make so many reports."""
    known = FontConfiguration()
    style = CSS(string=STYLE.format(fonts=fonts().as_uri()), font_config=known)

    def write(content: str, place: Path) -> None:
        report = json.loads(content)
        page = HTML(string="".join(_page(report)))
        page.write_pdf(place, stylesheets=[style], font_config=known)

    return make(write, sources, depth, count, keep)


def _page(report: Block) -> Iterator[str]:
    yield f'<!DOCTYPE html><html lang="en"><title>{escape(report["title"])}</title><body>'
    header, footer = escape(report["header"]), escape(report["footer"])
    yield f'<header data-header="{header}" data-footer="{footer}"></header>'
    for block in report["blocks"]:
        yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    match block["is"]:
        case "text":
            yield _text(block)
        case "gap":
            yield f'<div style="height:{block["height"]}pt"></div>'
        case "page":
            yield '<div class="page"></div>'
        case "chart":
            yield from _chart(block)
        case "table":
            yield from _table(block)


def _text(block: Block) -> str:
    style = (
        f"font-size:{block['size']}pt;line-height:{block['leading']}pt;color:{block['colour']};"
        f"padding:{block['before']}pt 0 {block['after']}pt {block['indent']}pt;"
        f"font-weight:{500 if block['bold'] else 400}"
        f"{';text-align:right' if block['right'] else ''}"
        f"{';break-after:avoid' if block['keep'] else ''}"
    )
    shown = escape(block["text"]).replace("\n", "<br>")
    return f'<p style="{style}">{shown}</p>'


def _table(block: Block) -> Iterator[str]:
    kind = "boxed" if block["ground"] else "lines" if block["lines"] else "plain"
    ground = f";background:{block['ground']}" if block["ground"] else ""
    yield f'<table class="{kind}" style="width:{sum(block["widths"])}pt{ground}">'
    yield "".join(f'<col style="width:{width}pt">' for width in block["widths"])
    for number, row in enumerate(block["rows"]):
        if number == 0:
            yield "<thead>" if block["head"] else "<tbody>"
        name = "th" if number < block["head"] else "td"
        yield "<tr>"
        for cell in row:
            yield f"<{name}>{''.join(part for inner in cell for part in _block(inner))}</{name}>"
        yield "</tr>"
        if number + 1 == block["head"]:
            yield "</thead><tbody>"
    yield "</tbody></table>"


def _chart(block: Block) -> Iterator[str]:
    width, height = block["width"], block["height"]
    yield f'<svg width="{width}pt" height="{height}pt" viewBox="0 0 {width} {height}">'
    for shape in block["shapes"]:
        yield _shape(shape)
    yield "</svg>"


def _shape(shape: Block) -> str:
    paint = f'fill="{shape["fill"] or "none"}" fill-opacity="{shape["opacity"]}"'
    if shape["stroke"]:
        paint += f' stroke="{shape["stroke"]}" stroke-width="{shape["width"]}"'
    if shape["dash"]:
        paint += f' stroke-dasharray="{" ".join(map(str, shape["dash"]))}"'
    match shape["is"]:
        case "line":
            (x1, y1), (x2, y2) = shape["points"]
            return f'<line x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}" {paint}/>'
        case "circle":
            x, y = shape["at"]
            return f'<circle cx="{x}" cy="{y}" r="{shape["radius"]}" {paint}/>'
        case "rect":
            x, y, width, height = shape["box"]
            return f'<rect x="{x}" y="{y}" width="{width}" height="{height}" {paint}/>'
        case "path":
            points = "L".join(f"{x} {y}" for x, y in shape["points"])
            return f'<path d="M{points}{"Z" if shape["closed"] else ""}" {paint}/>'
        case _:
            x, y = shape["at"]
            weight = 500 if shape["bold"] else 400
            return (
                f'<text x="{x}" y="{y}" font-size="{shape["size"]}" font-weight="{weight}" '
                f'fill="{shape["fill"]}">{escape(shape["text"])}</text>'
            )
