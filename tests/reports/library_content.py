"""Pages with a text in every block, and what a PDF holds beside its letters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

from pypdf import PdfReader

from s4c_desktop.domain.catalogue import Kind, Place
from s4c_desktop.domain.page import (
    BREAK,
    Bullets,
    Crumb,
    Facts,
    Grid,
    Heading,
    Ladder,
    Notice,
    Page,
    Paragraph,
    Run,
    Rung,
    plain,
)

PLACE = Place(Kind.COMPETENCE, "A1", "SCCF 1.0")
# How often `page_with` shows its text.
SHOWN = 33


def page_with(text: str, head: str | None = None) -> Page:
    """Return a page that shows a text in every block and every part of it.

    The heads of tables can be given, because a head must fit on a page.
    """
    name = text if head is None else head
    away = Run(text, address=f"https://example.invalid/{text}")
    inside = Run(text, place=PLACE)
    elsewhere = Run(text, place=Place(Kind.ROLE, text, text))
    line = (Run(text, strong=True), Run(text, muted=True), away, inside, elsewhere)
    return Page(
        PLACE,
        text,
        (Crumb(text),),
        (
            Heading(text),
            Heading(text, 2),
            Paragraph(line, leading=True),
            Bullets((plain(text), plain(text)), numbered=True),
            Bullets((line,)),
            Facts(((text, (Run(text), Run(BREAK), Run(text))),)),
            Grid((name, name), ((plain(text), line),), (30, 70)),
            Ladder((Rung(4, text, text, text, (text,), text), Rung(5, text, text, text))),
            Notice(text, (line,)),
        ),
    )


def outline(reader: PdfReader) -> Iterator[tuple[int, str, int]]:
    """Yield level, title and page number of every bookmark."""

    def walk(entries: list[Any], level: int) -> Iterator[tuple[int, str, int]]:
        for entry in entries:
            if isinstance(entry, list):
                yield from walk(entry, level + 1)
            else:
                number = reader.get_destination_page_number(entry)
                assert number is not None
                yield level, str(entry.title), number + 1

    yield from walk(cast("list[Any]", reader.outline), 0)


def assert_only_embedded_letters(path: Path) -> None:
    """Fail where a page uses a font that is not embedded."""
    for page in PdfReader(path).pages:
        fonts = cast("Any", page["/Resources"])["/Font"]
        for font in fonts.values():
            found = font.get_object()
            assert re.fullmatch(r"/[A-Z]{6}\+Roboto-\w+", found["/BaseFont"])
            assert "/FontFile2" in found["/FontDescriptor"].get_object()


def addresses(path: Path) -> set[str]:
    """Return the addresses outside that a document leads to."""
    return {
        str(link["/A"]["/URI"])
        for page in PdfReader(path).pages
        for link in _links(page)
        if "/A" in link and "/URI" in link["/A"]
    }


def inner_links(path: Path) -> list[Any]:
    """Return where the links within a document lead."""
    return [
        link["/Dest"] for page in PdfReader(path).pages for link in _links(page) if "/Dest" in link
    ]


def _links(page: Any) -> Iterator[Any]:
    for annotation in page.get("/Annots", ()):
        found = annotation.get_object()
        if found["/Subtype"] == "/Link":
            yield found
