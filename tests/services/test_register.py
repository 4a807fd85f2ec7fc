"""The register of a workspace: lines, news, a person's page, and importing people."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import update

from s4c_desktop.base.errors import Cancelled, DamagedError, UserError
from s4c_desktop.bootstrap import Program
from s4c_desktop.domain.assessment import Evidence
from s4c_desktop.domain.changes import Changes
from s4c_desktop.domain.people_import import Action, Field, guess
from s4c_desktop.domain.timeline import Happening
from s4c_desktop.models.tables import EvidenceRow, PersonRow
from s4c_desktop.services.people import PersonDetails
from s4c_desktop.services.people_import import read_list
from tests.services.conftest import complete, new_draft
from tests.services.people_with_canaries import units_of

pytestmark = pytest.mark.sqlite_first

MAPPING = {Field.NAME: 0, Field.CODE_NAME: 1, Field.TAGS: 2}


@pytest.mark.on_both
def test_a_line_tells_what_the_list_shows(program: Program) -> None:
    draft = new_draft(program, "Ana")
    person = program.people.update(
        replace(draft.person, pseudonym="P-1", tags=("North", "B"), retain_until=date(2030, 1, 1))
    ).value
    complete(program, draft)
    program.signing.sign(draft.id, "Maria")
    revision = program.signing.revise(draft.id, "appeal").value
    (line,) = program.register.lines()
    assert (line.name, line.code_name, line.tags) == ("Ana", "P-1", ("North", "B"))
    assert (line.drafts, line.signed, line.assessments) == (1, 1, 2)
    assert (line.assessed_on, line.retain_until) == (date(2026, 9, 14), date(2030, 1, 1))
    assert line.added_at == person.created_at
    assert line.saved_at is not None
    program.names.code_names = True
    assert program.register.lines()[0].name == "P-1"
    program.assessments.delete(revision.id)
    assert program.register.lines([person.id, uuid4()])[0].drafts == 0
    assert program.register.lines([]) == ()


@pytest.mark.on_both
def test_news_are_read_of_those_alone_that_may_have_changed(program: Program) -> None:
    ana, bea = new_draft(program, "Ana"), new_draft(program, "Bea")
    cid = program.people.create(PersonDetails("Cid")).value
    news = program.register.news(
        Changes(people=frozenset({cid.id}), assessments=frozenset({ana.id}))
    )
    assert news.asked == frozenset({ana.person.id, cid.id})
    assert {line.name for line in news.lines} == {"Ana", "Cid"}
    assert program.register.news(Changes(everything=True)).asked is None
    changes = program.assessments.delete(bea.id).changes
    after = program.register.news(changes)
    assert after.asked is None
    assert {line.name: line.drafts for line in after.lines} == {"Ana": 1, "Bea": 0, "Cid": 0}


@pytest.mark.on_both
@pytest.mark.parametrize("table", [PersonRow, EvidenceRow])
def test_damage_is_never_listed(program: Program, table: type[PersonRow | EvidenceRow]) -> None:
    draft = new_draft(program, "Ana")
    program.assessments.keep_evidence(draft.id, Evidence(uuid4(), "Minutes"))
    with units_of(program.workspace.location) as units, units.writing() as work:
        change = {"tags": "X"} if table is PersonRow else {"description": "X"}
        work.session.execute(update(table).values(**change))
    for look in (
        program.register.lines,
        lambda: program.register.lines([draft.person.id]),
        lambda: program.register.page(draft.person.id),
    ):
        with pytest.raises(DamagedError):
            look()


@pytest.mark.on_both
def test_a_page_brings_together_what_is_known(program: Program) -> None:
    draft = complete(program, new_draft(program, "Ana"))
    item = Evidence(uuid4(), "Minutes", links=frozenset({"A2", "A1"}))
    program.assessments.keep_evidence(draft.id, item)
    program.signing.sign(draft.id, "Ana")
    person = program.people.get(draft.person.id)
    program.people.update(replace(person, pseudonym="P-1"))
    program.assessments.archive(draft.id)
    page = program.register.page(draft.person.id)
    assert page.person.name == "Ana"
    assert [summary.id for summary in page.assessments] == [draft.id]
    happened = {m.happening for m in page.moments}
    assert happened >= {Happening.ADDED, Happening.STARTED, Happening.SIGNED}
    (use,) = page.evidence
    assert (use.item.description, use.supports) == ("Minutes", ((draft.id, ("A1", "A2")),))
    signed = next(m for m in page.moments if m.happening is Happening.SIGNED)
    assert signed.who == "Ana"
    program.names.code_names = True
    masked = program.register.page(draft.person.id).moments
    assert [m.who for m in masked if m.happening is Happening.SIGNED] == ["P-1"]
    (line,) = program.register.plans(draft.person.id)
    assert (line.summary.id, line.why_not) == (draft.id, "")
    assert line.plan is not None
    with pytest.raises(UserError, match="no person"):
        program.register.page(uuid4())


def test_tags_are_kept_clean_and_conflict_like_other_details(program: Program) -> None:
    person = program.people.create(PersonDetails("Ana", tags=(" a ", "A", "b"))).value
    assert person.tags == ("a", "b")
    with pytest.raises(UserError, match="too long"):
        program.people.update(replace(person, tags=("x" * 41,)))
    merged = program.people.update(replace(person, name="Anna"), seen=person).value
    kept = program.people.update(replace(person, tags=("c",)), seen=person).value
    assert (merged.tags, kept.name, kept.tags) == (("a", "b"), "Anna", ("c",))


# -- importing ---------------------------------------------------------------------------


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str], Path]:
    def make(text: str) -> Path:
        path = tmp_path / "p.csv"
        path.write_text(text, encoding="utf-8")
        return path

    return make


@pytest.mark.on_both
def test_people_are_imported_all_at_once(program: Program, write: Callable[[str], Path]) -> None:
    known = program.people.create(PersonDetails("Ána", tags=("North",))).value
    service = program.people_import
    sheet = read_list(write("Name;Code;Group\nana;;South\nBea;P-1;B\nBea;P-2;\n=1+1;;\n"))
    mapping = guess(sheet.columns)
    assert mapping == MAPPING
    preview = service.preview(sheet, mapping)
    assert (preview.new, preview.known, preview.faulty) == (2, 2, 0)
    outcome = service.run(sheet, mapping, {2: Action.TAGS, 4: Action.CREATE})
    assert (outcome.value.added, outcome.value.tagged, outcome.value.skipped) == (3, 1, 0)
    people = {p.pseudonym or p.name: p for p in program.people.list()}
    assert people["Ána"].tags == ("North", "South")
    assert (people["P-1"].tags, people["P-2"].name, people["=1+1"].version) == (("B",), "Bea", 1)
    assert outcome.changes.people == {p.id for p in people.values()}
    again = service.run(sheet, mapping, {})
    assert (again.value.added, again.value.skipped) == (0, 4)
    assert not again.changes.people
    assert program.people.get(known.id).tags == ("North", "South")
    changed = program.people.update(replace(people["P-1"], adjustments="more time")).value
    assert program.people.get(changed.id).adjustments == "more time"


def test_a_faulty_row_stops_all(program: Program, write: Callable[[str], Path]) -> None:
    sheet = read_list(write("Name;Code\nBea;P-1\nCid;p-1\n"))
    with pytest.raises(UserError, match="1 row is faulty, so nothing is imported"):
        program.people_import.run(sheet, {Field.NAME: 0, Field.CODE_NAME: 1}, {})
    assert program.people.list() == ()


def test_what_is_stopped_half_way_leaves_nothing(
    program: Program, write: Callable[[str], Path]
) -> None:
    rows = "".join(f"Person {n}\n" for n in range(1_200))
    sheet = read_list(write(f"Name\n{rows}"))
    calls = 0

    def stop_late() -> None:
        nonlocal calls
        calls += 1
        if calls == 9:
            raise Cancelled

    with pytest.raises(Cancelled):
        program.people_import.run(sheet, {Field.NAME: 0}, {}, check=stop_late)
    assert calls == 9
    assert program.register.lines() == ()


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    for path in (tmp_path / "none.csv", tmp_path):
        with pytest.raises(UserError, match="can't be read"):
            read_list(path)
