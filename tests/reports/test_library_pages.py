"""Pages of the library on paper: all of the page, nothing but text, links where they lead."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader

from s4c_desktop.base import paths
from s4c_desktop.domain.catalogue import Catalogue, Kind, Place
from s4c_desktop.domain.framework import Framework
from s4c_desktop.domain.page import (
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
    plain,
)
from s4c_desktop.domain.pages.router import page_of
from s4c_desktop.models.catalogue_reader import read_catalogue
from s4c_desktop.reports.library_card import CardContent, write_card
from tests.reports.conftest import pages, words
from tests.reports.library_content import (
    PLACE,
    SHOWN,
    addresses,
    assert_only_embedded_letters,
    inner_links,
    outline,
    page_with,
)
from tests.reports.test_user_text import bare
from tests.security.texts import HOSTILE


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return read_catalogue(paths.content_database(), "en")


def written(page: Page, framework: Framework, folder: Path) -> Path:
    path = folder / "card.pdf"
    write_card(path, CardContent(page, framework))
    return path


def place(kind: Kind, code: str) -> Place:
    return Place(kind, code, "SCCF 1.0")


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        (Kind.COMPETENCE, "A12"),
        (Kind.COMPETENCE, ""),
        (Kind.AREA, "B"),
        (Kind.ROLE, "SCPMC"),
        (Kind.ROLE, ""),
        (Kind.MODULE, "B"),
        (Kind.CURRICULUM, "SCPM"),
        (Kind.LEVEL, ""),
        (Kind.CASE_STUDY, ""),
        (Kind.GLOSSARY, ""),
        (Kind.READING, ""),
        (Kind.COURSE, ""),
    ],
)
def test_a_card_shows_the_whole_page_with_edition_and_page_numbers(
    kind: Kind, code: str, framework: Framework, catalogue: Catalogue, tmp_path: Path
) -> None:
    page = page_of(place(kind, code), framework, catalogue)
    path = written(page, framework, tmp_path)
    found = pages(path)
    shown = bare("".join(found))
    assert bare(page.title) in shown
    for text in texts(page):
        # A table may break within a text: header and footer of the page then stand in it.
        assert bare(text)[:30] in shown
    for number, text in enumerate(found, 1):
        assert f"Page {number} of {len(found)}" in text
        assert "SCCF, our edition 1.0; not the Skills4Cities project's official tool" in text
        assert "Draft" not in text.splitlines()
    assert_only_embedded_letters(path)


def texts(page: Page) -> list[str]:
    """Return the texts of a page; the explorer is drawn, so of it only the names."""
    if page.place.kind is Kind.COMPETENCE and not page.place.code:
        return [row[0][0].text for b in page.blocks if isinstance(b, Grid) for row in b.rows]
    lines: list[Line] = []
    for block in page.blocks:
        match block:
            case Paragraph(line, _):
                lines.append(line)
            case Bullets(found, _) | Notice(_, found):
                lines += found
            case Facts(rows):
                lines += [line for _, line in rows]
            case Grid(_, cells, _):
                lines += [line for row in cells for line in row]
            case Ladder(rungs):
                lines += [plain(r.knowledge_skills) for r in rungs]
                lines += [plain(r.autonomy) for r in rungs]
            case Heading(text, _):
                lines.append(plain(text))
    return [run.text for line in lines for run in line]


def test_a_card_is_outlined_by_its_headings_and_described(
    framework: Framework, catalogue: Catalogue, tmp_path: Path
) -> None:
    page = page_of(place(Kind.COMPETENCE, "A1"), framework, catalogue)
    reader = PdfReader(written(page, framework, tmp_path))
    found = [(level, title) for level, title, _page in outline(reader)]
    assert found[0] == (0, "A1 Creative thinking")
    assert (1, "Interview questions") in found
    assert (1, "Levels") in found
    assert reader.metadata is not None
    assert reader.metadata.title == "A1 Creative thinking"


def test_levels_name_who_requires_them(
    framework: Framework, catalogue: Catalogue, tmp_path: Path
) -> None:
    page = page_of(place(Kind.COMPETENCE, "B6"), framework, catalogue)
    text = words(written(page, framework, tmp_path))
    for chip in ("EQF 4", "EQF 5", "EQF 6", "EQF 7", "EQF 8"):
        assert chip in text
    assert "Required: Smart City Project Manager, mandatory" in text


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_is_shown_letter_for_letter_in_every_block(
    text: str, framework: Framework, tmp_path: Path
) -> None:
    path = written(page_with(text), framework, tmp_path)
    assert bare(words(path)).count(bare(text)) >= SHOWN
    assert all(found.startswith("https://example.invalid/") for found in addresses(path))
    assert_only_embedded_letters(path)


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "file:///etc/passwd", "ftp://x", "/etc/passwd", "#place-0"]
)
def test_only_addresses_of_the_web_become_links(
    address: str, framework: Framework, tmp_path: Path
) -> None:
    page = Page(PLACE, "Title", (), (Paragraph((Run("shown", address=address),)),))
    path = written(page, framework, tmp_path)
    assert "shown" in words(path)
    assert addresses(path) == set()
    assert inner_links(path) == []


def test_a_card_leads_nowhere_within_itself(
    framework: Framework, catalogue: Catalogue, tmp_path: Path
) -> None:
    page = page_of(place(Kind.ROLE, "SCPD"), framework, catalogue)
    assert inner_links(written(page, framework, tmp_path)) == []


def test_very_long_texts_break_over_pages(framework: Framework, tmp_path: Path) -> None:
    long = " ".join(f"word{n}" for n in range(700))
    text = words(written(page_with(long, "Head"), framework, tmp_path))
    assert text.count("word699") >= SHOWN - 2


def test_long_texts_without_a_space_break_too(framework: Framework, tmp_path: Path) -> None:
    path = written(page_with("x" * 400), framework, tmp_path)
    assert bare(words(path)).count("x") >= 400 * SHOWN


def test_a_table_repeats_its_head_and_keeps_its_rows_whole(
    framework: Framework, tmp_path: Path
) -> None:
    rows = tuple((plain(f"row{n} " + "word " * 60), plain(f"end{n}")) for n in range(40))
    page = Page(PLACE, "Title", (), (Heading("Above"), Grid(("Head", "Other"), rows, (80, 20))))
    found = pages(written(page, framework, tmp_path))
    assert len(found) > 2
    for text in found:
        if "row" in text:
            assert text.count("Head") == 1
    for number in range(40):
        assert [f"row{number} " in text for text in found] == [
            f"end{number}" in " ".join(text.split()).split(" ") for text in found
        ]


# Every third place on the page in the ordinary run, each in the long one.
@pytest.mark.parametrize(
    "lines", [pytest.param(n, marks=[] if n % 3 == 0 else pytest.mark.long) for n in range(30, 46)]
)
def test_no_heading_ends_a_page(lines: int, framework: Framework, tmp_path: Path) -> None:
    rung = Rung(6, "Proficient", "knows " * 30, "does " * 30, ("Role, mandatory",))
    filler = tuple(Paragraph(plain(f"line {n}")) for n in range(lines))
    for block in (
        Ladder((rung,)),
        Grid(("Head",), ((plain("cell " * 120),),)),
        Notice("Notice", (plain("said " * 120),)),
        Facts((("Name", plain("fact " * 60)),)),
        Bullets((plain("point"),)),
        Paragraph(plain("text")),
    ):
        page = Page(PLACE, "T", (), (*filler, Heading("Heading above"), Heading("Below", 2), block))
        for text in pages(written(page, framework, tmp_path)):
            if "Heading above" in text:
                after = text.split("Heading above")[1]
                assert any(
                    word in after for word in ("knows", "cell", "said", "fact", "point", "text")
                )
