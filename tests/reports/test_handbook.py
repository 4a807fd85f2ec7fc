"""The handbook: everything of a framework in one outlined document that leads the reader."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import pytest
from pypdf import PdfReader

from s4c_desktop.base.errors import Cancelled
from s4c_desktop.bootstrap import Program, open_program
from s4c_desktop.domain.catalogue import Catalogue, Kind
from s4c_desktop.domain.framework import Framework
from s4c_desktop.reports.handbook import HandbookContent, write_handbook
from tests.reports.conftest import pages
from tests.reports.library_content import (
    addresses,
    assert_only_embedded_letters,
    inner_links,
    outline,
)

MOST_BYTES = 5_000_000


@dataclass(frozen=True)
class Made:
    """A handbook that was written, and what it was made of."""

    path: Path
    framework: Framework
    catalogue: Catalogue | None
    pages: list[str]
    outline: list[tuple[int, str, int]]

    @property
    def text(self) -> str:
        """Return all text with every run of white space as one space."""
        return " ".join(" ".join(self.pages).split())

    def number(self, title: str) -> int:
        """Return the page on which an entry of the outline begins."""
        return next(page for _level, found, page in self.outline if found == title)


@pytest.fixture(scope="module")
def program(empty_template: Path) -> Iterator[Program]:
    opened = open_program(empty_template, writing=False)
    yield opened
    opened.close()


def made(program: Program, name: str, folder: Path) -> Made:
    path = program.library_documents.handbook(name, folder / "handbook.pdf")
    framework = program.library.named(name)
    catalogue = program.catalogue.all if framework.code == "SCCF" else None
    return Made(path, framework, catalogue, pages(path), list(outline(PdfReader(path))))


@pytest.fixture(scope="module")
def full(program: Program, tmp_path_factory: pytest.TempPathFactory) -> Made:
    return made(program, "SCCF 1.0", tmp_path_factory.mktemp("full"))


@pytest.fixture(scope="module")
def draft(program: Program, tmp_path_factory: pytest.TempPathFactory) -> Made:
    return made(program, "SCRO", tmp_path_factory.mktemp("draft"))


def test_the_cover_says_what_it_is_and_what_it_is_not(full: Made) -> None:
    cover = " ".join(full.pages[0].split())
    for text in (
        "Handbook",
        "Smart City Competence Framework",
        "SCCF, our edition 1.0",
        "not the Skills4Cities project's official tool",
        "40 competences in 4 areas",
        "200 anchors",
        "3 roles",
    ):
        assert text in cover


def test_every_page_has_edition_and_number_and_none_is_marked_draft(full: Made) -> None:
    total = len(full.pages)
    for number, text in enumerate(full.pages, 1):
        assert f"Page {number} of {total}" in text
        assert "SCCF, our edition 1.0" in text
    assert not any(line == "Draft" for text in full.pages for line in text.splitlines())


def test_chapters_hold_roles_areas_and_competences_in_the_outline(full: Made) -> None:
    framework = full.framework
    chapters = [title for level, title, _page in full.outline if level == 0]
    assert chapters == [
        "About this handbook",
        "User guide",
        "Levels",
        "Framework explorer",
        "Roles side by side",
        "Competences",
        "Modules",
        "Role curricula",
        "Case studies",
        "Courses",
        "Glossary",
        "Characteristics of a smart city",
        "Project domains",
        "Challenges",
        "Macro-challenges",
        "Policy options",
        "Background",
        "Where the source disagrees",
        "Sources",
        "Links",
    ]
    at = {title: level for level, title, _page in full.outline}
    for role in framework.roles:
        assert at[role.title] == 1
    for area in framework.areas:
        assert at[f"{area.code} {area.title}"] == 1
    for competence in framework.competences:
        assert at[f"{competence.code} {competence.title}"] == 2


def test_bookmarks_and_contents_lead_to_the_page_where_a_thing_begins(full: Made) -> None:
    contents = " ".join(" ".join(full.pages[1:4]).split())
    for competence in full.framework.competences:
        name = f"{competence.code} {competence.title}"
        number = full.number(name)
        assert name in " ".join(full.pages[number - 1].split())
        assert f"{number} {name}" in contents


def test_a_competence_has_its_ladder_questions_evidence_and_misjudgements(full: Made) -> None:
    order = list(full.framework.competences)
    for competence, following in zip(order, [*order[1:], None], strict=True):
        first = full.number(f"{competence.code} {competence.title}")
        after = (
            full.number(f"{following.code} {following.title}")
            if following is not None and following.area == competence.area
            else first + 4
        )
        text = " ".join(" ".join(full.pages[first - 1 : after - 1]).split())
        for anchor in competence.anchors:
            assert f"EQF {anchor.eqf}" in text
            assert is_shown(anchor.knowledge_skills, text)
            assert is_shown(anchor.autonomy, text)
        for item in (*competence.questions, *competence.evidence, *competence.misjudgements):
            assert is_shown(item.text, text)


def is_shown(wanted: str, text: str) -> bool:
    """Tell whether a text's beginning and end are there; columns may stand between its lines."""
    return wanted[:20] in text and wanted[-12:] in text


def test_all_that_ships_beside_the_framework_is_there_in_full(full: Made) -> None:
    assert full.catalogue is not None
    text = "".join("".join(full.pages).split())
    for case in full.catalogue.case_studies:
        assert "".join(case.title.split()) in text
    for entry in full.catalogue.entries:
        assert "".join(entry.title.split()) in text
        for point in entry.points:
            assert "".join(point.text.split())[:40] in text
    readings = full.catalogue.of(Kind.READING)
    for entry in readings:
        assert "".join(entry.text.split())[:60] in text


def test_links_lead_to_their_place_within_the_document_and_to_the_web(full: Made) -> None:
    found = inner_links(full.path)
    assert len(found) > 1_000
    assert {str(target[1]) for target in found} == {"/XYZ"}
    assert all(found.startswith(("http://", "https://")) for found in addresses(full.path))


def test_what_teaches_a_competence_is_a_link_into_the_module(full: Made) -> None:
    reader = PdfReader(full.path)
    first = full.number("A1 Creative thinking")
    modules = range(full.number("Modules"), full.number("Role curricula"))
    led = {reader.get_page_number(target[0].get_object()) for target in links_of(reader, first)}
    assert led & {number - 1 for number in modules}


def links_of(reader: PdfReader, number: int) -> list[Any]:
    """Return where the links of two pages lead."""
    return [
        link["/Dest"]
        for page in reader.pages[number - 1 : number + 1]
        for link in (annotation.get_object() for annotation in cast("Any", page["/Annots"]))
        if "/Dest" in link
    ]


def test_the_explorer_names_every_competence_and_role_letter_on_one_page(full: Made) -> None:
    text = full.pages[full.number("Framework explorer") - 1]
    flat = " ".join(text.split())
    for competence in full.framework.competences:
        assert f"{competence.code} {competence.title}" in flat
    lines = text.split()
    for letter in ("D", "M", "C"):
        assert lines.count(letter) >= 40
    assert "D Smart City Project Developer" in flat


def test_it_is_small_and_has_only_embedded_letters(full: Made) -> None:
    assert full.path.stat().st_size < MOST_BYTES
    assert_only_embedded_letters(full.path)


def test_every_letter_has_a_shape(full: Made) -> None:
    from reportlab.pdfbase import pdfmetrics

    known = pdfmetrics.getFont("Roboto").face.charToGlyph
    assert {letter for letter in full.text if ord(letter) not in known} == set()


def test_a_draft_without_roles_modules_and_anchors_has_a_handbook_too(draft: Made) -> None:
    chapters = [title for level, title, _page in draft.outline if level == 0]
    assert chapters == ["About this handbook", "Levels", "Competences"]
    assert "This framework is a draft" in draft.text
    for text in draft.pages:
        assert "SCRO, our draft 0.1; not the CRISIS project's profile" in text
    for competence in draft.framework.competences:
        assert draft.number(f"{competence.code} {competence.title}")
    assert "role" not in draft.pages[0].lower().replace("smart city resilience officer", "")


@pytest.mark.long
def test_a_version_without_cards_and_anchors_has_a_handbook_too(
    program: Program, tmp_path: Path
) -> None:
    older = made(program, "SCCF 0.1", tmp_path)
    assert "SCCF, our edition 0.1" in older.pages[0]
    assert "anchors" not in older.pages[0]
    assert "no anchors of its own" in older.text


@pytest.mark.parametrize("share", [0.0, 0.5, 1.0])
def test_it_can_be_stopped_from_the_first_page_to_the_last(
    share: float, program: Program, tmp_path: Path
) -> None:
    content = HandbookContent(program.library.named("SCRO"), None)
    path = tmp_path / "handbooks" / "handbook.pdf"
    path.parent.mkdir()
    counted = Countdown(10**9)
    write_handbook(path, content, counted)
    before = path.read_bytes()
    with pytest.raises(Cancelled):
        write_handbook(path, content, Countdown(int(share * (counted.asked - 1))))
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


class Countdown:
    """Lets work go on so often, then stops it."""

    def __init__(self, allowed: int) -> None:
        self._allowed = allowed
        self.asked = 0

    def __call__(self) -> None:
        if self.asked == self._allowed:
            raise Cancelled
        self.asked += 1
