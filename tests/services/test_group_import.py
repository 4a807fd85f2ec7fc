"""Participants from tables and from their own files: all of it or nothing, and no name."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from s4c_desktop.base.errors import UserError
from s4c_desktop.bootstrap import Program, open_program
from s4c_desktop.domain.assessment import Rating
from s4c_desktop.domain.condition import PassphraseNeededError
from s4c_desktop.domain.focus_group import FocusGroup, GroupDetails, Source
from s4c_desktop.domain.group_matrix import Column, guess_columns
from s4c_desktop.domain.rank import rating_at
from s4c_desktop.domain.sheet import Sheet
from s4c_desktop.services.people_import import read_list
from tests.security.texts import HOSTILE
from tests.services.conftest import complete, new_draft

pytestmark = pytest.mark.sqlite_first

PASSPHRASE = "seven brown bicycles lean on it"


@pytest.fixture
def other(empty_template: Path, tmp_path: Path) -> Iterator[Program]:
    """Open the workspace of somebody who rated themself."""
    path = tmp_path / "other.s4cw"
    shutil.copy(empty_template, path)
    opened = open_program(path)
    yield opened
    opened.close()


@pytest.fixture
def details(program: Program) -> GroupDetails:
    return replace(program.groups.blank(), title="Varna", role="SCPM")


@pytest.fixture
def group(program: Program, details: GroupDetails) -> FocusGroup:
    return program.groups.create(details).value


def table(program: Program, tmp_path: Path, text: str) -> tuple[Sheet, tuple[Column, ...]]:
    path = tmp_path / "group.csv"
    path.write_text(text, encoding="utf-8")
    sheet = read_list(path)
    return sheet, guess_columns(sheet, program.library.current())


def test_a_table_comes_in_whole_and_again(
    program: Program, group: FocusGroup, tmp_path: Path
) -> None:
    found = table(program, tmp_path, "Code,Employer,A1,A2\nAna,city,6,below\nBo,port,5,\n")
    service = program.group_import
    assert len(service.preview_matrix(group.id, *found).rows) == 2
    assert program.groups.get(group.id).participants == ()
    done = service.import_matrix(group.id, *found)
    assert done.value.added == 2
    assert done.changes.groups == {group.id}
    ana, _bo = program.groups.get(group.id).participants
    assert (ana.code_name, ana.source, ana.attributes) == (
        "Ana",
        Source.MATRIX,
        {"Employer": "city"},
    )
    assert ana.rating("A1") == rating_at(6)
    again = table(program, tmp_path, "Code,Years,A1\nANA,10,7\nCleo,3,4\n")
    left = service.import_matrix(group.id, *again).value
    assert (left.added, left.replaced, left.left_out) == (1, 0, 1)
    taken = service.import_matrix(group.id, *again, replace_known=True).value
    assert (taken.added, taken.replaced, taken.left_out) == (0, 2, 0)
    ana = program.groups.get(group.id).participant(ana.id)
    assert (ana.rating("A1"), ana.rating("A2")) == (rating_at(7), rating_at(3))
    assert ana.attributes == {"Employer": "city", "Years": "10"}
    assert program.workspace.report().is_sound


def test_a_faulty_table_changes_nothing_not_even_a_new_group(
    program: Program, details: GroupDetails, tmp_path: Path
) -> None:
    bad = table(program, tmp_path, "Code,A1\nAna,6\nBo,9\n")
    with pytest.raises(UserError, match="1 row is faulty"):
        program.group_import.import_matrix(details, *bad)
    with pytest.raises(UserError, match="needs a title"):
        program.group_import.preview_matrix(replace(details, title=""), *bad)
    assert program.groups.list() == ()
    good = table(program, tmp_path, "Code,A1\nAna,6\nBo,8\n")
    done = program.group_import.import_matrix(details, *good).value
    assert [one.id for one in program.groups.list()] == [done.group.id]
    assert len(done.group.participants) == 2


def test_hostile_texts_are_kept_letter_for_letter(
    program: Program, details: GroupDetails, tmp_path: Path
) -> None:
    texts = [" ".join(text.split()) for text in HOSTILE]
    names = [text[:50] for text in dict.fromkeys(text[:50].strip().casefold() for text in texts)]
    path = tmp_path / "group.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        rows = zip(names, texts, strict=False)
        csv.writer(file).writerows(
            [("Code name", "A1", "<b>Why</b>"), *((n, "6", t) for n, t in rows)]
        )
    sheet = read_list(path)
    columns = guess_columns(sheet, program.library.current())
    done = program.group_import.import_matrix(details, sheet, columns).value
    found = done.group.participants
    assert [one.code_name for one in found] == names
    assert [one.attributes["<b>Why</b>"] for one in found] == texts[: len(names)]


def test_of_a_persons_file_the_ratings_are_taken_and_no_name(
    program: Program, group: FocusGroup, other: Program, tmp_path: Path
) -> None:
    draft = new_draft(other)
    complete(other, draft)
    other.assessments.rate(draft.id, "A1", replace(rating_at(8), note="A secret"), by="Maria")
    file = other.transfer.export_person(draft.person.id, tmp_path / "one.s4c")
    (found,) = program.group_import.preview_files(group.id, [file], code_names={file: "P-1"})
    assert found.participant is not None
    assert found.taken is not None
    assert found.taken.id == draft.id
    done = program.group_import.import_files(group.id, [file], code_names={file: "P-1"}).value
    (one,) = done.group.participants
    assert (one.code_name, one.source, one.person_id) == ("P-1", Source.FILE, None)
    assert one.rating("A1") == rating_at(8)
    assert set(one.ratings.values()) <= {Rating(r.state, r.level) for r in one.ratings.values()}
    assert program.people.list() == ()
    again = program.group_import.import_files(group.id, [file]).value
    assert again.group.participants[1].code_name.startswith("P-")
    assert program.workspace.report().is_sound


def test_files_that_can_not_be_used_say_why_and_nobody_comes(
    program: Program, details: GroupDetails, other: Program, tmp_path: Path
) -> None:
    draft = new_draft(other)
    complete(other, draft)
    person = draft.person.id
    good = other.transfer.export_person(person, tmp_path / "good.s4c")
    twice = other.transfer.export_person(person, tmp_path / "twice.s4c")
    sealed = other.transfer.export_person(person, tmp_path / "sealed.s4c", PASSPHRASE)
    bad = tmp_path / "bad.s4c"
    bad.write_bytes(b"PK\x03\x04 nothing of ours")
    service = program.group_import
    found = service.preview_files(details, [good, twice, sealed, bad])
    assert [one.needs_passphrase for one in found] == [False, False, True, False]
    assert "same person as good.s4c" in found[1].problem
    assert "bad.s4c can't be read" in found[3].problem
    opened = service.preview_files(details, [sealed], passphrases={sealed: PASSPHRASE})
    assert opened[0].participant is not None
    for files in ([good, twice], [good, bad], [sealed]):
        with pytest.raises(UserError):
            service.import_files(details, files)
    scro = replace(details, framework_id=program.library.named("SCRO").id, role="", reading="")
    with pytest.raises(UserError, match="no ratings in SCRO"):
        service.import_files(scro, [good])
    with pytest.raises(PassphraseNeededError):
        program.transfer.read(sealed)
    assert program.groups.list() == ()


def test_an_import_is_taken_back_and_made_again(
    program: Program, group: FocusGroup, tmp_path: Path
) -> None:
    service = program.group_import
    text = "Code,Employer,A1,A2\nAna,city,6,5\nBo,port,5,\n"
    service.import_matrix(group.id, *table(program, tmp_path, text))
    before = program.groups.get(group.id).participants
    text = "Code,Employer,A1,A3\nana,state,8,4\nCem,port,4,4\n"
    done = service.import_matrix(group.id, *table(program, tmp_path, text), replace_known=True)
    after = program.groups.get(group.id).participants
    assert [one.code_name for one in after] == ["Ana", "Bo", "Cem"]
    taken = service.take_back(done.value)
    assert taken.changes.groups == {group.id}
    assert program.groups.get(group.id).participants == before
    service.bring_again(group.id, taken.value)
    assert program.groups.get(group.id).participants == after
    service.take_back(done.value)
    # A code name that was given to somebody else meanwhile is not taken from them.
    program.groups.add_participant(group.id, "Cem")
    with pytest.raises(UserError, match="Cem"):
        service.bring_again(group.id, taken.value)


def test_an_import_that_was_shown_stays(
    program: Program, group: FocusGroup, tmp_path: Path
) -> None:
    rows = "".join(f"P-{n},{4 + n % 4}\n" for n in range(8))
    found = table(program, tmp_path, f"Code,A1\n{rows}")
    done = program.group_import.import_matrix(group.id, *found)
    program.group_profiles.show(group.id)
    with pytest.raises(UserError, match="was shown with P-0"):
        program.group_import.take_back(done.value)
    assert len(program.groups.get(group.id).participants) == 8
