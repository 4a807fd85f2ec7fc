"""People's rights: what the export of one person holds, and what an erasure leaves."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID, uuid4
from zipfile import ZipFile

import pytest

from s4c_desktop.base.errors import Cancelled, UserError
from s4c_desktop.bootstrap import Program
from s4c_desktop.models import erased, privacy
from s4c_desktop.models.base import Base
from s4c_desktop.models.tables import PersonRow
from s4c_desktop.services.people import PersonDetails
from tests.figures import Figure
from tests.services.conftest import Fill, complete, new_draft
from tests.services.people_with_canaries import (
    Somebody,
    add_somebody,
    everything,
    texts_without_canary,
    units_of,
)

pytestmark = pytest.mark.sqlite_first


@pytest.fixture
def filling(request: pytest.FixtureRequest) -> Fill | None:
    """Fill the workspace with those whom a test asks for."""
    if "other" in request.fixturenames:
        return add_two
    return add_one if "somebody" in request.fixturenames else None


def add_one(program: Program) -> tuple[Somebody, ...]:
    return (add_somebody(program),)


def add_two(program: Program) -> tuple[Somebody, ...]:
    return add_somebody(program), add_somebody(program)


@pytest.fixture
def somebody(copied: tuple[str, tuple[Somebody, ...]]) -> Somebody:
    return copied[1][0]


@pytest.fixture
def other(copied: tuple[str, tuple[Somebody, ...]]) -> Somebody:
    return copied[1][1]


def exported(program: Program, person_id: UUID, target: Path) -> dict[str, bytes]:
    program.privacy.export(person_id, target)
    with ZipFile(target) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def is_file(location: str) -> bool:
    return "://" not in location


# -- every table is known ----------------------------------------------------------------


def test_every_table_that_refers_to_a_person_is_theirs() -> None:
    theirs = {table.__table__ for table, _rows in privacy.owned(uuid4())}
    reached = {PersonRow.__table__}
    # Tables stand after those they refer to.
    for table in Base.metadata.sorted_tables:
        if any(key.column.table in reached for key in table.foreign_keys):
            reached.add(table)
    assert reached == theirs


@pytest.mark.on_both
def test_the_canaries_are_in_every_text(location: str, somebody: Somebody) -> None:
    assert texts_without_canary(location, somebody) == []


# -- handing over ------------------------------------------------------------------------


@pytest.mark.figure
def test_the_export_of_one_holds_all_of_theirs_and_none_of_the_other(
    program: Program, somebody: Somebody, other: Somebody, tmp_path: Path, figure: Figure
) -> None:
    entries = exported(program, somebody.id, tmp_path / "one.zip")
    assert list(entries)[:2] == ["index.html", "person.json"]
    whole = b"\n".join((*entries.values(), *(name.encode() for name in entries)))
    assert somebody.canaries.missing_in(whole) == []
    assert other.canaries.found_in(whole) == []
    assert str(other.id).encode() not in whole
    figure("handed over", "all canaries of the person, 0 of anybody else")
    data = entries["person.json"] + next(v for k, v in entries.items() if "attachments" in k)
    assert somebody.canaries.missing_in(data) == []


def test_the_page_shows_what_people_said(
    program: Program, somebody: Somebody, tmp_path: Path
) -> None:
    page = exported(program, somebody.id, tmp_path / "one.zip")["index.html"].decode()
    assert "EQF 5, " in page
    assert "A1 " in page
    for told in (
        "Knowledge and skills: EQF 7",
        "Reason for the level: canary",
        "sitting 1",
        "Passage on A1, A3",
        "valid, authentic: not reviewed",
    ):
        assert told in page
    # What stands in files only, and the file's own name, is all the page leaves to the others.
    with units_of(program.workspace.location) as units, units.reading() as work:
        dossier = privacy.collect(work, somebody.id)
        inside = privacy.file_bytes(work, dossier.files[0].attachment.id)
    left = [c for c in somebody.canaries.missing_in(page) if c.encode() not in inside]
    assert left == [dossier.files[0].attachment.media_type.removeprefix("application/")]


def test_an_export_that_is_stopped_leaves_no_file(
    program: Program, somebody: Somebody, tmp_path: Path
) -> None:
    def stop() -> None:
        raise Cancelled

    target = tmp_path / "out" / "one.zip"
    target.parent.mkdir()
    with pytest.raises(Cancelled):
        program.privacy.export(somebody.id, target, stop)
    assert list(target.parent.iterdir()) == []


def test_nobody_can_be_exported_who_is_not_there(program: Program, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no person"):
        program.privacy.export(uuid4(), tmp_path / "nobody.zip")
    assert not (tmp_path / "nobody.zip").exists()


# -- erasing -----------------------------------------------------------------------------


@pytest.mark.figure
def test_after_an_erasure_nothing_of_the_person_is_left(
    program: Program,
    location: str,
    somebody: Somebody,
    other: Somebody,
    tmp_path: Path,
    figure: Figure,
) -> None:
    expected = program.privacy.preview(somebody.id)
    assert (expected.assessments, expected.signed) == (3, 2)
    assert (expected.evidence, expected.attachments) == (1, 1)
    done = program.privacy.erase(somebody.id, "Maria Ilieva", "asked for it").value
    assert done.not_compacted is None
    assert done.erasure.holdings == expected
    left = everything(location)
    figure("erased", "0 canaries left in the workspace")
    assert somebody.canaries.found_in(left) == []
    assert other.canaries.missing_in(left) == []
    assert program.workspace.check() == ()
    assert [person.id for person in program.people.list()] == [other.id]
    if is_file(location):
        files = [path for path in tmp_path.rglob("*") if path.is_file()]
        content = b"\n".join(path.read_bytes() for path in files)
        assert somebody.canaries.found_in(content) == []
        assert other.canaries.missing_in(content) == []


def test_what_was_signed_leaves_its_link_and_a_tombstone(
    program: Program, location: str, somebody: Somebody, other: Somebody
) -> None:
    with units_of(location) as units, units.reading() as work:
        before = work.chain.links()
    program.privacy.erase(somebody.id, "Maria Ilieva", "asked for it")
    with units_of(location) as units, units.reading() as work:
        after = work.chain.links()
    assert after[: len(before)] == before
    assert [link.target for link in after[len(before) :]] == [1, 2]
    signed = program.assessments.load(other.signed)
    assert signed.signature is not None
    assert signed.signature.link == 3


def test_signing_goes_on_after_an_erasure(program: Program, somebody: Somebody) -> None:
    program.privacy.erase(somebody.id, "Maria Ilieva", "asked for it")
    draft = complete(program, new_draft(program))
    program.signing.sign(draft.id, "Maria Ilieva")
    assert program.workspace.check() == ()


def test_an_erasure_is_noted_without_the_person(program: Program, somebody: Somebody) -> None:
    program.privacy.erase(somebody.id, " Maria Ilieva ", "the contract has ended")
    (noted,) = program.privacy.erasures()
    assert (noted.erased_by, noted.reason) == ("Maria Ilieva", "the contract has ended")
    assert noted.holdings.attachments == 1


@pytest.mark.parametrize(
    ("by", "reason"),
    [("", "why"), ("who", " "), ("{name}", "why"), ("who", "({NAME}) asked"), ("who", "{code}!")],
)
def test_a_note_without_who_or_why_or_with_the_name_is_refused(
    program: Program, location: str, by: str, reason: str
) -> None:
    person = program.people.create(PersonDetails("Ana Lupu")).value
    program.people.update(replace(person, pseudonym="P-7K3Q"))
    words = {"name": "Ana Lupu", "NAME": "ana LUPU", "code": "P-7K3Q"}
    with pytest.raises(UserError):
        program.privacy.erase(person.id, by.format(**words), reason.format(**words))
    assert [left.id for left in program.people.list()] == [person.id]
    assert erased.read(Path(location)) == frozenset()


def test_a_name_inside_another_word_is_no_name(program: Program) -> None:
    person = program.people.create(PersonDetails("Al")).value
    program.privacy.erase(person.id, "Maria", "legal duty, all of it")
    assert program.people.list() == ()


# -- how long ----------------------------------------------------------------------------


def test_who_is_past_their_date_is_due(program: Program) -> None:
    people = [program.people.create(PersonDetails(name)).value for name in "ABC"]
    program.people.update(replace(people[0], retain_until=date(2026, 9, 30)))
    program.people.update(replace(people[1], retain_until=date(2026, 9, 29)))
    due = program.people.due(date(2026, 10, 1))
    assert [person.name for person in due] == ["B", "A"]
    assert [person.name for person in program.people.due(date(2026, 9, 30))] == ["B"]


def test_a_date_is_suggested_where_there_is_a_default(program: Program, somebody: Somebody) -> None:
    assert program.privacy.retention() is None
    assert program.privacy.suggest(somebody.id) is None
    program.privacy.set_retention(24)
    assert program.privacy.retention() == 24
    saved = max(line.saved_at for line in program.assessments.list()).date()
    suggested = program.privacy.suggest(somebody.id)
    assert suggested is not None
    assert (suggested.year, suggested.month) == (saved.year + 2, saved.month)
    program.privacy.set_retention(None)
    assert program.privacy.suggest(somebody.id) is None


@pytest.mark.parametrize("months", [0, -1, 1201])
def test_a_default_out_of_bounds_is_refused(program: Program, months: int) -> None:
    with pytest.raises(UserError):
        program.privacy.set_retention(months)
