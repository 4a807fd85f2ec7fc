"""Turns a page of the library into the rich text that Qt shows."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QUrl

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.catalogue import Kind, Place
from s4c_desktop.domain.page import (
    BREAK,
    Block,
    Bullets,
    Facts,
    Grid,
    Heading,
    Ladder,
    Line,
    Notice,
    Page,
    Paragraph,
    Run,
    Rung,
)
from s4c_desktop.ui.text_size import scaled
from s4c_desktop.ui.tokens import Tokens

SCHEME = "place"


def url_of(place: Place) -> str:
    """Return the address that leads to a place within the program."""
    parts = (place.kind.value, place.code, place.framework)
    return f"{SCHEME}:" + "/".join(bytes(QUrl.toPercentEncoding(p).data()).decode() for p in parts)


def place_of(url: QUrl) -> Place | None:
    """Return the place an address leads to; None for an address outside."""
    if url.scheme() != SCHEME:
        return None
    encoded = url.path(QUrl.ComponentFormattingOption.FullyEncoded).split("/")
    kind, code, framework = (QUrl.fromPercentEncoding(part.encode()) for part in encoded)
    return Place(Kind(kind), code, framework)


class Markup:
    """Writes the rich text of pages in the colours of a scheme.

    `spare` is how many pixels a line of text ends before the page does.
    """

    def __init__(self, tokens: Tokens, spare: int) -> None:
        self._tokens = tokens
        self._spare = spare

    def page(self, page: Page) -> str:
        """Return a page."""
        body = "".join(self._block(block) for block in page.blocks)
        return f'<html><body style="color:{self._tokens.text}">{body}</body></html>'

    def _block(self, block: Block) -> str:
        match block:
            case Heading(text, level):
                size, above = (18, 24) if level == 1 else (15, 16)
                style = f"font-size:{scaled(size)}px; font-weight:500; margin-top:{above}px"
                return f'<p style="{style}; margin-bottom:4px">{escape(text)}</p>'
            case Paragraph(line, leading):
                return self._paragraph(
                    self._line(line), f"font-size:{scaled(16)}px;" if leading else ""
                )
            case Bullets(lines, numbered):
                return self._list(lines, "ol" if numbered else "ul")
            case Facts(rows):
                return self._facts(rows)
            case Grid():
                return self._grid(block)
            case Ladder(rungs):
                return self._ladder(rungs)
            case Notice(title, lines):
                return self._notice(title, lines)

    def _paragraph(self, text: str, style: str = "") -> str:
        margins = f"margin-top:6px; margin-bottom:6px; margin-right:{self._spare}px"
        return f'<p style="{style} {margins}; line-height:120%">{text}</p>'

    def _list(self, lines: tuple[Line, ...], kind: str) -> str:
        style = f"margin-top:3px; margin-bottom:3px; margin-right:{self._spare}px"
        items = "".join(
            f'<li style="{style}; line-height:118%">{self._line(line)}</li>' for line in lines
        )
        return f'<{kind} style="margin-left:-16px">{items}</{kind}>'

    def _facts(self, rows: tuple[tuple[str, Line], ...]) -> str:
        cells = "".join(
            f'<tr><td width="24%" style="color:{self._tokens.muted}; padding:5px 16px 5px 0">'
            f'{escape(name)}</td><td style="padding:5px 0">{self._line(line)}</td></tr>'
            for name, line in rows
        )
        return f'<table width="100%" cellspacing="0" style="margin-top:8px">{cells}</table>'

    def _grid(self, grid: Grid) -> str:
        widths = grid.widths or (100 // len(grid.head),) * len(grid.head)
        rule = f"border-bottom:1px solid {self._tokens.border}"
        head = "".join(
            f'<td width="{width}%" style="color:{self._tokens.muted}; font-size:{scaled(12)}px; '
            f'padding:6px 8px 6px 0; {rule}">{escape(text)}</td>'
            for text, width in zip(grid.head, widths, strict=True)
        )
        rows = "".join(
            "<tr>"
            + "".join(
                f'<td style="padding:6px 8px 6px 0; {rule}">{self._line(cell)}</td>' for cell in row
            )
            + "</tr>"
            for row in grid.rows
        )
        style = "margin-top:8px; border-collapse:collapse"
        return (
            f'<table width="100%" cellspacing="0" style="{style}">'
            f"<thead><tr>{head}</tr></thead>{rows}</table>"
        )

    def _ladder(self, rungs: tuple[Rung, ...]) -> str:
        rows = "".join(self._rung(rung) for rung in reversed(rungs))
        style = "margin-top:8px; border-collapse:collapse"
        return f'<table width="100%" cellspacing="0" style="{style}">{rows}</table>'

    def _rung(self, rung: Rung) -> str:
        tokens = self._tokens
        rule = f"border-bottom:1px solid {tokens.border}; padding:10px 12px 10px 0"
        marks = "".join(f"<br>{escape(mark)}" for mark in rung.marks)
        basis = f"<br>{escape(rung.basis)}" if rung.basis else ""
        level = escape(_("EQF {level}").format(level=rung.eqf))
        small = f"font-size:{scaled(12)}px"
        return (
            f'<tr><td width="8%" align="center" style="{rule}; background-color:{tokens.hover};'
            f' font-size:{scaled(18)}px; font-weight:500; padding-right:0">{rung.eqf}</td>'
            f'<td width="25%" style="{rule}; padding-left:16px">'
            f'<span style="font-weight:500">{escape(rung.name)}</span>'
            f'<br><span style="color:{tokens.muted}; {small}">{level}{basis}</span>'
            f'<span style="{small}">{marks}</span></td>'
            f'<td style="{rule}">{escape(rung.knowledge_skills)}'
            f'<br><span style="color:{tokens.muted}">{escape(rung.autonomy)}</span></td></tr>'
        )

    def _notice(self, title: str, lines: tuple[Line, ...]) -> str:
        tokens = self._tokens
        items = "".join(f'<p style="margin:4px 0">{self._line(line)}</p>' for line in lines)
        return (
            f'<table width="100%" cellspacing="0" style="margin-top:16px"><tr>'
            f'<td style="background-color:{tokens.caution_wash}; padding:10px 14px">'
            f'<p style="font-weight:500; margin:0 0 4px 0">{escape(title)}</p>{items}</td>'
            f"</tr></table>"
        )

    def _line(self, line: Line) -> str:
        return "".join(self._run(run) for run in line)

    def _run(self, run: Run) -> str:
        text = escape(run.text).replace(BREAK, "<br>")
        address = url_of(run.place) if run.place is not None else run.address
        if address:
            style = f"color:{self._tokens.accent}; text-decoration:none"
            text = f'<a href="{escape(address)}" style="{style}">{text}</a>'
        elif run.muted:
            text = f'<span style="color:{self._tokens.muted}">{text}</span>'
        return f'<span style="font-weight:500">{text}</span>' if run.strong else text
