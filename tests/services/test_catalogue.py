"""The bundled library and its search."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from s4c_desktop.base import paths
from s4c_desktop.base.errors import UserError
from s4c_desktop.bootstrap import Program
from s4c_desktop.domain import framework_edits as edits
from s4c_desktop.domain.assessment import Rating
from s4c_desktop.domain.catalogue import CaseFilter, Kind, Place
from s4c_desktop.domain.framework import BUNDLED
from s4c_desktop.domain.framework_search import search_entries
from s4c_desktop.domain.scale import State
from s4c_desktop.domain.wording import framework_line
from s4c_desktop.models.search import OwnIndex, search
from s4c_desktop.reports.report_parts import framework_text
from s4c_desktop.services.catalogue import CatalogueService

pytestmark = pytest.mark.sqlite_first


def test_everything_is_there(program: Program) -> None:
    catalogue = program.catalogue.all
    assert len(catalogue.case_studies) == 11
    counts = {kind: len(catalogue.of(kind)) for kind in Kind if catalogue.of(kind)}
    assert counts[Kind.COURSE] == 26
    assert counts[Kind.GUIDE] == 9
    assert counts[Kind.DOMAIN] == 8
    assert counts[Kind.MACRO_CHALLENGE] == 8
    assert counts[Kind.GLOSSARY] >= 60
    with pytest.raises(KeyError):
        catalogue.entry(Kind.GUIDE, "nothing")


def test_case_studies_are_filtered(program: Program) -> None:
    cases = program.catalogue.all.case_studies

    def codes(wanted: CaseFilter) -> list[str]:
        return [case.code for case in cases if wanted.admits(case)]

    assert len(codes(CaseFilter())) == 11
    assert codes(CaseFilter(country="RO")) == ["01", "02", "03", "04"]
    assert codes(CaseFilter(country="RO", funding="eu")) == ["03"]
    assert codes(CaseFilter(domain="C5")) == [c.code for c in cases if "C5" in c.domains]
    assert codes(CaseFilter(country="FR")) == []


def test_vignettes_belong_to_the_main_framework(program: Program) -> None:
    framework = program.library.named("SCCF 1.0")
    vignettes = program.catalogue.vignettes
    assert [v.code for v in vignettes] == [
        *("SCPD-1", "SCPD-2", "SCPM-1", "SCPM-2", "SCPMC-1", "SCPMC-2")
    ]
    for vignette in vignettes:
        assert vignette.framework_id == framework.id
        demands = framework.requirements(vignette.role, "default")
        assert set(vignette.competences) <= {r.competence for r in demands.values() if r.mandatory}
        assert len(set(vignette.competences)) == len(vignette.parts)


def test_a_vignette_is_read_whole(program: Program) -> None:
    vignette = program.catalogue.vignette("SCPM-1")
    assert (vignette.role, vignette.candidate) == ("SCPM", "Basalt")
    assert vignette.title == "Eleven thousand lamps"
    assert vignette.situation.startswith("Basalt, fifteen years with the works department")
    assert [(p.competence, p.reference) for p in vignette.parts] == [
        ("A12", Rating(State.RATED, 6)),
        ("A13", Rating(State.RATED, 4)),
        ("A14", Rating(State.RATED, 5)),
        ("A15", Rating(State.BELOW)),
        ("D4", Rating(State.RATED, 5)),
        ("A7", Rating(State.RATED, 6)),
        ("C8", Rating(State.NO_EVIDENCE)),
    ]
    assert vignette.parts[0].account.endswith("The last lamp came three weeks late.")
    assert vignette.parts[0].reasoning.startswith('She "Replans an entire project"')


def test_an_unknown_vignette_is_named(program: Program) -> None:
    with pytest.raises(UserError, match="no practice vignette SCPX-9"):
        program.catalogue.vignette("SCPX-9")


def test_the_search_does_not_give_references_away(program: Program) -> None:
    assert program.catalogue.search("Cormorant") == ()


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A14", Place(Kind.COMPETENCE, "A14", "SCCF")),
        ("public security", Place(Kind.COMPETENCE, "C4", "SCCF")),
        ("Мобилизиране", Place(Kind.COMPETENCE, "A11", "SCCF")),
        ("cyber phys", Place(Kind.COMPETENCE, "B5", "SCCF")),
        ("universita", Place(Kind.CASE_STUDY, "08")),
        ("UNIVERSITÀ", Place(Kind.CASE_STUDY, "08")),
        ("participatory budgeting", Place(Kind.CASE_STUDY, "01")),
        ("interculturalism", Place(Kind.TOPIC, "A.interculturalism", "SCCF")),
        ("digital twin", Place(Kind.GLOSSARY, "digital-twin")),
        ("lv-4", Place(Kind.READING, "lv-4")),
        ("resilience", Place(Kind.COMPETENCE, "RE2", "SCRO")),
        ("consulting reports", Place(Kind.ROLE, "SCPMC", "SCCF")),
    ],
)
def test_it_is_found(program: Program, text: str, place: Place) -> None:
    assert place in [hit.place for hit in program.catalogue.search(text)]


def test_a_title_counts_more_than_a_mention(program: Program) -> None:
    first = program.catalogue.search("blockchain")
    titled = [hit for hit in first if "lockchain" in hit.title]
    assert len(titled) > 1
    assert first[0] in titled


def test_the_words_found_are_marked(program: Program) -> None:
    hit = next(h for h in program.catalogue.search("flood") if h.place.code == "C4")
    assert "floods" in [text for text, matched in hit.snippet if matched]
    assert "\x02" not in hit.plain_snippet


def test_all_words_count_before_any(program: Program) -> None:
    both = program.catalogue.search("smart metering")
    assert both[0].place == Place(Kind.CASE_STUDY, "03")
    either = program.catalogue.search("metering zyzzyva")
    assert Place(Kind.CASE_STUDY, "03") in [hit.place for hit in either]


def test_own_frameworks_are_found_by_their_newest_version(program: Program) -> None:
    service = program.framework_drafts
    draft = service.copy(program.library.current().id, "CITY", "Our city").value
    assert {hit.place.framework for hit in program.catalogue.search("tramway")} <= {"", "SCCF"}
    content = edits.describe_competence(draft.content, "A1", title="Tramway craft")
    draft = service.save(draft.id, content, draft.stored).value
    first = service.publish(draft.id, draft.stored).value
    own = Place(Kind.COMPETENCE, "A1", "CITY")
    found = program.catalogue.search("tramways")
    assert [(hit.place, hit.title) for hit in found if hit.place == own] == [(own, "Tramway craft")]
    assert program.catalogue.page(own).title.endswith("Tramway craft")
    following = service.next_of(first.id).value
    content = edits.describe_competence(following.content, "A1", title="Ferry craft")
    following = service.save(following.id, content, following.stored).value
    service.publish(following.id, following.stored)
    assert own not in [hit.place for hit in program.catalogue.search("tramways")]
    assert own in [hit.place for hit in program.catalogue.search("ferries")]
    assert len(program.catalogue.search("city", 5)) == 5


def test_an_own_index_finds_what_the_content_finds_of_a_framework(program: Program) -> None:
    framework = program.library.current()
    index = OwnIndex(search_entries(framework))
    for text in ("A14", "Мобилизиране", "cyber phys", "interculturalism", "UNIVERSITÀ", "flood"):
        words = " ".join(f'"{word}"*' for word in text.split())
        own = {hit.place for _score, hit in index.matching(words, 1000)}
        shipped = search(paths.content_database(), text, 1000)
        assert own == {hit.place for hit in shipped if hit.place.framework == "SCCF"}, text


def test_an_edition_is_named_as_what_it_is(program: Program) -> None:
    assert {head.split(" ")[0] for head in program.library.codes()} == BUNDLED
    framework = program.library.current()
    assert framework_line(framework, "default") == (
        "SCCF, our edition 1.0, reading: Framework profile"
    )
    own = replace(framework, code="CITY", version="1.1")
    assert framework_line(own, "default") == "CITY 1.1, reading: Framework profile"
    assert framework_text(own) == "Smart City Competence Framework (CITY 1.1)"


@pytest.mark.parametrize("text", ["", "  ", '"', "*", "AND", 'a" OR "b', "NEAR(", "x:y", "\x00"])
def test_any_text_is_only_text(program: Program, text: str) -> None:
    assert isinstance(program.catalogue.search(text), tuple)


def test_only_so_many_are_returned(program: Program) -> None:
    assert len(program.catalogue.search("city", 5)) == 5


def test_an_unknown_place_is_said(program: Program) -> None:
    with pytest.raises(UserError, match="nothing called Z9"):
        program.catalogue.page(Place(Kind.COMPETENCE, "Z9"))
    with pytest.raises(UserError, match="no framework XY"):
        program.catalogue.page(Place(Kind.COMPETENCE, "A1", "XY"))


def test_an_older_version_keeps_its_own_page(program: Program) -> None:
    older = program.catalogue.page(Place(Kind.COMPETENCE, "A1", "SCCF 0.1"))
    newer = program.catalogue.page(Place(Kind.COMPETENCE, "A1", "SCCF"))
    assert (older.place.framework, newer.place.framework) == ("SCCF 0.1", "SCCF 1.0")
    assert len(newer.blocks) > len(older.blocks)


def test_content_that_is_missing_or_damaged_is_said(program: Program, tmp_path: Path) -> None:
    missing = CatalogueService(tmp_path / "no.sqlite", program.library)
    with pytest.raises(UserError, match="Install the program again"):
        missing.search("x")
    with pytest.raises(UserError, match="Install the program again"):
        _ = missing.all


def test_the_index_needs_no_pages_that_are_not_there() -> None:
    with closing(sqlite3.connect(paths.content_database())) as database:
        (n,) = database.execute("SELECT count(*) FROM search").fetchone()
        assert n > 400
