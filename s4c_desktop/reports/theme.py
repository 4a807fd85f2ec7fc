"""Fonts, colours and paragraph styles of the documents: the screen's light tokens on paper."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

from reportlab import rl_config
from reportlab.lib.colors import Color, HexColor
from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from s4c_desktop.domain.scale import Status

PAGE = A4
MARGIN = 20 * mm
TOP = 27 * mm
BOTTOM = 22 * mm
WIDTH = PAGE[0] - 2 * MARGIN
HEIGHT = PAGE[1] - TOP - BOTTOM

TEXT = HexColor("#1B2430")
MUTED = HexColor("#566173")
BORDER = HexColor("#D9DFE7")
WASH = HexColor("#F4F6F9")
ACCENT = HexColor("#0B5CAD")
ACCENT_WASH = HexColor("#E6F0FB")
GOOD = HexColor("#1B7F4B")
CAUTION = HexColor("#9A5B00")
BAD = HexColor("#B3261E")
REQUIRED = HexColor("#D55E00")
ACTUAL = HexColor("#0072B2")
OTHER = HexColor("#009E73")
GOOD_WASH = HexColor("#E7F4EC")
RULE = HexColor("#9AA5B4")
CAUTION_WASH = HexColor("#FFF4E0")
WHITE = HexColor("#FFFFFF")

STATUS_COLOURS = {
    Status.MET: GOOD,
    Status.ONE_SHORT: CAUTION,
    Status.MORE_SHORT: BAD,
    Status.BELOW_SCALE: BAD,
    Status.UNKNOWN: MUTED,
    Status.EXEMPT: MUTED,
}

REGULAR = "Roboto"
MEDIUM = "Roboto-Medium"
BOLD = "Roboto-Bold"
ITALIC = "Roboto-Italic"
_FILES = {
    REGULAR: "Roboto-Regular.ttf",
    MEDIUM: "Roboto-Medium.ttf",
    BOLD: "Roboto-Bold.ttf",
    ITALIC: "Roboto-Italic.ttf",
}


class _Font(TTFont):
    """Remembers how wide words are: most of a document's stand in it, or in the next, again."""

    def __init__(self, name: str, file: str) -> None:
        super().__init__(name, file)
        self._widths: Callable[[str], float] = lru_cache(maxsize=20_000)(self._width)

    def stringWidth(  # noqa: N802 - ReportLab's name
        self, text: str | bytes, size: float, encoding: str = "utf-8"
    ) -> float:
        """Return the width in points."""
        return size * self._widths(text if isinstance(text, str) else text.decode(encoding))

    def _width(self, text: str) -> float:
        return float(super().stringWidth(text, 1))


@cache
def register_fonts() -> None:
    """Make the embedded fonts known, once; raises FileNotFoundError where they are missing."""
    # Bytes written as letters, for channels that lose a bit, make files larger by a quarter.
    rl_config.useA85 = 0
    found = find_spec("font_roboto")
    if found is None or found.origin is None:
        raise FileNotFoundError("font_roboto")
    folder = Path(found.origin).parent / "files"
    for name, file in _FILES.items():
        pdfmetrics.registerFont(_Font(name, str(folder / file)))
    pdfmetrics.registerFontFamily(
        REGULAR, normal=REGULAR, bold=MEDIUM, italic=ITALIC, boldItalic=MEDIUM
    )


def _style(
    name: str,
    size: float,
    *,
    font: str = REGULAR,
    colour: Color = TEXT,
    before: float = 0,
    after: float = 4,
    leading: float = 1.4,
    keep: bool = False,
    right: bool = False,
) -> ParagraphStyle:
    return ParagraphStyle(
        name,
        fontName=font,
        bulletFontName=font,
        fontSize=size,
        leading=size * leading,
        textColor=colour,
        spaceBefore=before,
        spaceAfter=after,
        keepWithNext=keep,
        splitLongWords=True,
        allowWidows=0,
        alignment=TA_RIGHT if right else 0,
    )


BODY = _style("body", 9.5)
SMALL = _style("small", 8.5, colour=MUTED, after=3)
LABEL = _style("label", 8, colour=MUTED, after=1)
VALUE = _style("value", 10, after=6)
VALUE_CELL = _style("value cell", 10, after=0)
CELL = _style("cell", 8.5, after=0, leading=1.3)
CELL_TIGHT = _style("cell tight", 8, after=0, leading=1.25)
CELL_MUTED = _style("cell muted", 8.5, colour=MUTED, after=0, leading=1.3)
CELL_HEAD = _style("cell head", 8, font=MEDIUM, colour=MUTED, after=0)
CELL_STRONG = _style("cell strong", 8.5, font=MEDIUM, after=0, leading=1.3)
CELL_HEADLINE = _style("cell headline", 10, font=MEDIUM, after=0, leading=1.3)
STRONG_RIGHT = _style("strong right", 8.5, font=MEDIUM, after=0, leading=1.3, right=True)
NUMBER_HEAD = _style("number head", 8, font=MEDIUM, colour=MUTED, after=0, right=True)
NUMBER = _style("number", 8.5, after=0, leading=1.3, right=True)
LEAD = _style("lead", 13, font=MEDIUM, after=6, leading=1.35)
TITLE = _style("title", 26, font=MEDIUM, after=6, leading=1.2)
SUBTITLE = _style("subtitle", 14, colour=MUTED, after=14)
HEADING = _style("heading", 15, font=MEDIUM, before=14, after=8, leading=1.25, keep=True)
SUBHEADING = _style("subheading", 11, font=MEDIUM, before=10, after=4, keep=True)
GROUP = _style("group", 15, font=MEDIUM, before=14, after=2, leading=1.25)
LEADING = _style("leading", 11, after=6)
PART = _style("part", 11.5, font=MEDIUM, before=9, after=4, leading=1.25)
SUBPART = _style("subpart", 10, font=MEDIUM, before=6, after=3, leading=1.25)
ENTRY = _style("entry", 9.5, font=MEDIUM, before=7, after=2)
BULLET = ParagraphStyle(
    "bullet", parent=BODY, leading=12.6, leftIndent=14, bulletIndent=2, spaceAfter=1.8
)
CELL_ITEM = _style("cell item", 8.5, after=2.5, leading=1.3)
CELL_NOTE = _style("cell note", 7.5, colour=MUTED, after=0, leading=1.3)
GRID_NAME = _style("grid name", 8, after=0, leading=1.15)
MIDDLE_HEAD = ParagraphStyle("middle head", parent=CELL_HEAD, alignment=TA_CENTER)
COVER = _style("cover", 32, font=MEDIUM, after=8, leading=1.15)
CARD = _style("card", 19, font=MEDIUM, after=8, leading=1.2)
CONTENTS = (
    _style("contents", 9.5, font=MEDIUM, after=0, leading=1.3),
    ParagraphStyle("contents below", parent=CELL, leftIndent=14, leading=10.5),
    ParagraphStyle("contents deep", parent=CELL_MUTED, leftIndent=28, leading=10),
)
EYEBROW = _style("eyebrow", 9, font=MEDIUM, colour=ACCENT, after=4)


@cache
def indented(style: ParagraphStyle, spaces: int) -> ParagraphStyle:
    """Return a style that is set in by a number of spaces."""
    if not spaces:
        return style
    return ParagraphStyle(f"{style.name} in {spaces}", parent=style, leftIndent=spaces * 2.2)
