"""The report of a group as PDF and XLSX: what was shown, hostile texts as texts, nobody's name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from pypdf import PdfReader

from s4c_desktop.base.errors import UserError
from s4c_desktop.domain.audience import Page
from s4c_desktop.domain.focus_group import GroupDetails
from s4c_desktop.domain.framework import Framework
from s4c_desktop.domain.group import Distribution
from s4c_desktop.domain.group_audience import MOST_LINES, group_pages
from s4c_desktop.domain.group_filter import condition
from s4c_desktop.domain.group_privacy import Cell, Withheld
from s4c_desktop.domain.group_profile import group_profile
from s4c_desktop.domain.group_report import GroupReport
from s4c_desktop.exchange.group_xlsx import group_to_workbook
from s4c_desktop.reports.group_report import write_group_report
from tests.reports.conftest import words
from tests.security.texts import HOSTILE

AT = datetime(2026, 11, 21, 17, 0, tzinfo=UTC)


def report(framework: Framework, text: str = "Varna, 21 November") -> GroupReport:
    """Return a report of twelve people: strong in A1, short in A2, A3 withheld, A4 not rated."""
    reading = framework.readings[0].code
    details = GroupDetails(
        text,
        framework.id,
        "SCPM",
        reading,
        purpose=text,
        held_on=date(2026, 11, 21),
        place=text,
        facilitator=text,
        note="A private remark",
    )
    cells = {
        "A1": Cell(12, Distribution((0, 0, 1, 8, 2, 1))),
        "A2": Cell(12, Distribution((2, 6, 1, 3, 0, 0))),
        "A3": Cell(4, withheld=Withheld.FEW),
        "A4": Cell(0, withheld=Withheld.FEW),
        "D1": Cell(12, Distribution((0, 0, 6, 6, 0, 0))),
    }
    profile = group_profile(12, cells, framework.requirements("SCPM", reading))
    chosen = condition({text[:60]: [text]})
    return GroupReport(details, framework, chosen, AT, profile, AT, text)


def all_words(pages: Sequence[Page]) -> str:
    return "\n".join(page.words() for page in pages)


def test_the_report_says_on_its_first_page_what_came_out(
    framework: Framework, tmp_path: Path
) -> None:
    path = tmp_path / "report.pdf"
    write_group_report(path, report(framework))
    first = " ".join(PdfReader(path).pages[0].extract_text().split())
    assert "12 people: 3 of 4 competences are shown." in first
    assert "Strengths, met by at least three quarters: A1 Creative thinking" in first
    assert "1. A2 " in first
    whole = words(path)
    assert "8 of 12 (67 %) short of 5" in whole
    assert "4 people rated, not shown" in whole
    assert "median between 5 and 6" in whole
    assert "Behind every figure stand at least 5 people." in whole
    # Below the rows of both areas there is a radar of A; D has too few axes for one.
    assert whole.count("A Transversal skills") == 2
    assert whole.count("D Smart City Challenges") == 1
    assert "A private remark" not in whole
    assert "A4 City" not in whole
    with pytest.raises(UserError):
        write_group_report(tmp_path / "gone" / "report.pdf", report(framework))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(text, marks=[] if place % 10 == 0 else pytest.mark.long)
        for place, text in enumerate(HOSTILE)
    ],
)
def test_texts_are_texts(framework: Framework, tmp_path: Path, text: str) -> None:
    path = tmp_path / "report.pdf"
    content = report(framework, text)
    write_group_report(path, content)
    whole = "".join(words(path).split())
    assert whole.count("".join(text.split())) >= 5
    book = openpyxl.load_workbook(BytesIO(group_to_workbook(content)))
    about = {row[0].value: row[1] for row in book["About"].iter_rows()}
    assert about["Place"].data_type in ("s", "n")
    assert "".join(str(about["Place"].value).split()).lstrip("'") == "".join(text.split())


def test_the_workbook_holds_figures_and_no_participant(framework: Framework) -> None:
    content = report(framework)
    data = group_to_workbook(content)
    assert data == group_to_workbook(content)
    book = openpyxl.load_workbook(BytesIO(data))
    assert book.sheetnames == ["Profile", "Training needs", "About"]
    rows = [[cell.value for cell in row] for row in book["Profile"].iter_rows()]
    by_code = {row[0]: row for row in rows}
    assert by_code["A2"][4:14] == [12, 2, 6, 1, 3, 0, 0, "4", "4", "5"]
    assert by_code["A2"][14:16] == [4, 33]
    assert by_code["A3"][4:16] == [4, *[None] * 11]
    assert "Fewer than 5" in str(by_code["A3"][16])
    assert [row[1].value for row in book["Training needs"].iter_rows()][1] == "A2"


def test_the_audience_sees_no_name_and_no_note(framework: Framework) -> None:
    content = report(framework)
    details = replace(content.details, facilitator="Mira Facilitator")
    pages = group_pages(details, framework, content.condition, content.profile)
    said = all_words(pages)
    assert "Mira" not in said
    assert "private remark" not in said
    headings = [page.heading for page in pages]
    assert headings[0] == "Varna, 21 November"
    assert headings[-3:] == ["Strengths", "Train first", "How it goes on"]
    (area,) = [page for page in pages if page.heading.startswith("A ")]
    assert [(span.median, span.quartiles) for span in area.axes] == [
        ((6, 6), (6, 6)),
        ((4, 4), (4, 5)),
        (None, None),
    ]
    assert all(span.required for span in area.axes)
    assert all(len(page.lines) <= MOST_LINES for page in pages)
    # Without a role there is nothing to be strong in or short of.
    bare = group_profile(12, {"A1": Cell(12, Distribution((0, 0, 1, 8, 2, 1)))}, {})
    pages = group_pages(replace(details, role=""), framework, content.condition, bare)
    assert [page.heading for page in pages][1:] == ["A Transversal skills", "How it goes on"]
