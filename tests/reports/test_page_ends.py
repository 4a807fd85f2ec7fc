"""Where a page ends: headings go with what follows, tables break, and no row stands alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader
from reportlab.platypus import Flowable

from s4c_desktop.reports import parts, theme
from s4c_desktop.reports.document import Frontispiece, write
from s4c_desktop.reports.text import paragraph

FRONT = Frontispiece("T", "S", "", "H", "F", draft=False)
ROWS = 14


def pages_with(story: list[Flowable], target: Path) -> list[str]:
    write(target, story, FRONT)
    return [page.extract_text() for page in PdfReader(target).pages]


def chapter() -> list[Flowable]:
    theme.register_fonts()
    lines = [[paragraph(f"row {n:02}.", theme.CELL)] for n in range(ROWS)]
    return [parts.heading("Chapter"), parts.table(("Head",), lines, (theme.WIDTH,))]


@pytest.mark.parametrize("left", range(20, 420, 25))
def test_a_heading_stands_above_rows_and_none_is_alone(tmp_path: Path, left: int) -> None:
    found = pages_with([parts.gap(theme.HEIGHT - left), *chapter()], tmp_path / "a.pdf")
    begins = next(n for n, text in enumerate(found) if "Chapter" in text)
    counts = [text.count("row ") for text in found[begins:]]
    assert sum(counts) == ROWS
    assert counts[0] >= 2, f"{counts} with {left} left"
    assert min(counts) >= 2, f"{counts} with {left} left"


def test_half_a_page_is_not_left_empty(tmp_path: Path) -> None:
    found = pages_with([parts.gap(theme.HEIGHT - 240), *chapter()], tmp_path / "a.pdf")
    assert len(found) == 2
    assert "Chapter" in found[0]
