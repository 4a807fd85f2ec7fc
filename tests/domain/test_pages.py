"""The pages of the library: each holds what it must, whatever a framework has."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from s4c_desktop.bootstrap import Program, open_program
from s4c_desktop.domain.catalogue import Catalogue, Kind, Place, by_kind
from s4c_desktop.domain.framework import Framework
from s4c_desktop.domain.page import (
    Bullets,
    Facts,
    Grid,
    Heading,
    Ladder,
    Notice,
    Page,
    Paragraph,
    Run,
    Rung,
    line_text,
    page_text,
)
from s4c_desktop.domain.pages.router import page_of
from tests.domain import frameworks as small

EMPTY = Catalogue((), (), {})


@pytest.fixture(scope="module")
def program(empty_template: Path) -> Iterator[Program]:
    opened = open_program(empty_template, writing=False)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def frameworks(program: Program) -> dict[str, Framework]:
    return {framework.name: framework for framework in program.library.frameworks()}


@pytest.fixture(scope="module")
def catalogue(program: Program) -> Catalogue:
    return program.catalogue.all


def places(framework: Framework, catalogue: Catalogue) -> Iterator[Place]:
    """Yield every place there is."""
    name = framework.name
    yield from (Place(Kind.COMPETENCE, code, name) for code in framework.order)
    yield from (Place(Kind.AREA, area.code, name) for area in framework.areas)
    yield from (Place(Kind.ROLE, role.code, name) for role in framework.roles)
    for module in framework.modules:
        yield Place(Kind.MODULE, module.code, name)
        for path, topic in module.walk():
            yield from (Place(Kind.TOPIC, unit.code, name) for unit in path)
            yield Place(Kind.TOPIC, topic.code, name)
    for curriculum in framework.curricula:
        yield Place(Kind.CURRICULUM, curriculum.role, name)
        yield from (Place(Kind.TOPIC, t.code, name) for _, _, t in curriculum.topics())
    yield from (Place(kind, "", name) for kind in Kind if kind is not Kind.TOPIC)
    yield from (Place(Kind.CASE_STUDY, case.code) for case in catalogue.case_studies)
    yield from (Place(entry.kind, entry.code) for entry in catalogue.entries)


def links(page: Page) -> Iterator[Place]:
    """Yield every place that a page leads to."""
    lines = []
    for block in page.blocks:
        match block:
            case Paragraph(line, _):
                lines.append(line)
            case Bullets(more, _) | Notice(_, more):
                lines += more
            case Facts(rows):
                lines += [line for _name, line in rows]
            case Grid(_, cells, _):
                lines += [line for row in cells for line in row]
    yield from (run.place for line in lines for run in line if run.place is not None)
    yield from (crumb.place for crumb in page.crumbs if crumb.place is not None)


@pytest.mark.parametrize("name", ["SCCF 0.1", "SCCF 1.0", "SCRO 0.1"])
def test_every_place_has_a_page_and_every_link_leads_somewhere(
    name: str, frameworks: dict[str, Framework], catalogue: Catalogue
) -> None:
    framework = frameworks[name]
    # Places of the library are shown with the main framework, wherever one comes from.
    main = frameworks["SCCF 1.0"]
    followed: set[Place] = set()
    for place in set(places(framework, catalogue)):
        own = framework if place.framework else main
        page = page_of(place, own, catalogue)
        assert page.title
        assert page_text(page).startswith(page.title)
        followed |= set(links(page))
    assert len(followed) > 20
    for place in followed:
        assert page_of(place, frameworks[place.framework or "SCCF 1.0"], catalogue).title


@pytest.mark.parametrize(
    "place",
    [
        Place(Kind.COMPETENCE, "Z9"),
        Place(Kind.ROLE, "XX"),
        Place(Kind.TOPIC, ""),
        Place(Kind.TOPIC, "A.nothing"),
        Place(Kind.MODULE, "Z"),
        Place(Kind.CURRICULUM, "XX"),
        Place(Kind.CASE_STUDY, "99"),
        Place(Kind.LEVEL, "3"),
        Place(Kind.GLOSSARY, "nothing"),
    ],
)
def test_an_unknown_place_is_an_error(
    place: Place, frameworks: dict[str, Framework], catalogue: Catalogue
) -> None:
    with pytest.raises(KeyError):
        page_of(place, frameworks["SCCF 1.0"], catalogue)


def text_of(program: Program, kind: Kind, code: str, framework: str = "") -> str:
    return page_text(program.catalogue.page(Place(kind, code, framework)))


def test_a_competence_says_all_an_assessor_needs(program: Program) -> None:
    text = text_of(program, Kind.COMPETENCE, "A4")
    for part in (
        "What the roles require",
        "Levels",
        "Interview questions",
        "What good evidence looks like",
        "Common misjudgements",
        "In the words of the role profiles",
        "Where it is taught",
        "Where the source disagrees with itself",
        "role descriptor: mandatory, EQF 5 (000:1086)",
        "our own text",
    ):
        assert part in text, part
    assert text.index("EQF 4 Basic") < text.index("EQF 8 Expert")


@pytest.mark.parametrize("code", ["B7", "D4", "A2"])
def test_what_no_topic_teaches_or_few_do_is_told(program: Program, code: str) -> None:
    text = text_of(program, Kind.COMPETENCE, code)
    taught = any(
        link.competence == code
        for module in program.library.current().modules
        for _path, topic in module.walk()
        for link in topic.teaches
    )
    assert ("No topic of the modules teaches this competence." in text) is not taught


def test_a_role_has_its_card(program: Program) -> None:
    text = text_of(program, Kind.ROLE, "SCPMC")
    for part in (
        "Mission: ",
        "Prerequisites",
        "Tasks",
        "Activities",
        "Accountable: Consulting reports",
        "Mandatory (12)",
        "Optional (28)",
        "(ESCO 2421.2)",
        "60 h online, 5 h live, 5 h practical",
        "LV-3",
    ):
        assert part in text, part
    assert "certified by" not in text.lower()


def test_roles_stand_side_by_side(program: Program) -> None:
    text = text_of(program, Kind.ROLE, "")
    assert "Mandatory\t14\t19\t12" in text
    assert "B6 Smart sensors\tMandatory, EQF 4\tMandatory, EQF 5*\tMandatory, EQF 4" in text
    assert "no roles" in text_of(program, Kind.ROLE, "", "SCRO")


def test_a_module_has_its_tree_with_hours_and_its_lists(program: Program) -> None:
    text = text_of(program, Kind.MODULE, "B")
    for part in ("35 h online, 10 h practical", "Knowledge", "Lab experience", "Big Data"):
        assert part in text, part
    assert "The source names no resources" in text_of(program, Kind.MODULE, "D")


def test_a_curriculum_says_what_it_lacks(program: Program) -> None:
    text = text_of(program, Kind.CURRICULUM, "SCPD")
    assert "Mandatory, but not listed: A2" in text
    assert "80 h online, 10 h practical" in text
    assert "Management of international teams" in text


def test_cells_that_the_source_leaves_empty_stay_empty(program: Program) -> None:
    unnamed = text_of(program, Kind.CASE_STUDY, "08")
    assert "Project name: The source leaves this empty." in unnamed
    assert "inferred from its text" in unnamed
    cut = text_of(program, Kind.CASE_STUDY, "11")
    assert cut.count("The source says: no data was found.") == 2
    assert "breaks off" in cut
    assert "Four are not in it" in text_of(program, Kind.CASE_STUDY, "")


def test_every_disagreement_of_the_source_is_told(program: Program) -> None:
    entries = program.catalogue.all.of(Kind.READING)
    assert len(entries) == 88
    text = text_of(program, Kind.READING, "")
    assert all(entry.title in text for entry in entries)


@pytest.mark.parametrize("name", ["SCCF 0.1", "SCCF 1.0", "SCRO 0.1"])
def test_the_library_reads_beside_every_framework(
    name: str, frameworks: dict[str, Framework], catalogue: Catalogue
) -> None:
    for case in catalogue.case_studies:
        assert case.title in page_text(
            page_of(Place(Kind.CASE_STUDY, case.code), frameworks[name], catalogue)
        )
    for entry in catalogue.entries:
        assert page_of(Place(entry.kind, entry.code), frameworks[name], catalogue).title


def test_the_smallest_framework_has_all_its_pages() -> None:
    """Nothing but what a framework must have: no origins, cards, anchors or texts."""
    modules = [small.module("M", small.unit("u", small.topic("t", "A1")))]
    made = small.framework({"R": [small.requirement("A1")]}, modules)
    for place in places(made, EMPTY):
        assert page_text(page_of(place, made, EMPTY))


def test_a_level_is_found_by_its_number(program: Program) -> None:
    assert "EQF 8" in text_of(program, Kind.LEVEL, "8")


def test_a_role_marks_and_tells_what_the_source_also_says(program: Program) -> None:
    text = text_of(program, Kind.ROLE, "SCPM")
    row = next(line for line in text.splitlines() if line.startswith("B6 Smart sensors"))
    assert "\t5*\t" in row
    assert "An asterisk:" in text


def test_a_topic_leads_to_those_that_only_a_curriculum_has(program: Program) -> None:
    text = text_of(program, Kind.TOPIC, "A.interculturalism")
    assert "Management of international teams" in text.partition("Comes before")[2]


def test_copied_resources_keep_their_addresses(program: Program) -> None:
    resources = program.library.current().modules[0].card.resources
    text = text_of(program, Kind.MODULE, "A")
    addresses = [item.reference for item in resources if item.reference]
    assert addresses
    assert all(f"<{address}>" in text for address in addresses)


def test_a_page_becomes_text() -> None:
    place = Place(Kind.GUIDE, "x")
    page = Page(
        place,
        "Title",
        (),
        (
            Heading("Part"),
            Paragraph((Run("One "), Run("two", strong=True))),
            Bullets(((Run("a"),), (Run("b"),)), numbered=True),
            Facts((("Name", (Run("x\ny"),)), ("", (Run("under it"),)))),
            Grid(("h", "i"), (((Run("1"),), (Run("2"),)),)),
            Ladder((Rung(4, "Basic", "Does.", "Alone.", ("D",)),)),
            Notice("Careful", ((Run("c"),),)),
        ),
    )
    assert page_text(page) == (
        "Title\n=====\n\nPart\n----\n\nOne two\n\n1. a\n2. b\n\nName: x; y\nunder it\n\n"
        "h\ti\n1\t2\n\nEQF 4 Basic (D): Does. Alone.\n\nCareful\n- c\n"
    )
    assert line_text((Run("a"), Run("\n"), Run("b"))) == "a; b"


def test_hits_stand_in_groups(program: Program) -> None:
    kinds = list(by_kind(program.catalogue.search("energy")))
    assert kinds == sorted(kinds, key=list(Kind).index)
    assert kinds[0] is Kind.COMPETENCE
