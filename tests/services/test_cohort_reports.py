"""Reports of a cohort: names, what is there already, what fails, stopping; layers of a round."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from pypdf import PdfReader

from s4c_desktop.base.errors import Cancelled, UserError
from s4c_desktop.bootstrap import Program
from s4c_desktop.domain.assessment import Kind, Rating
from s4c_desktop.domain.documents import Depth, FormChoice, Order, file_name, report_names
from s4c_desktop.domain.scale import State
from s4c_desktop.services import cohort_reports
from s4c_desktop.services.contents import ContentBuilder
from tests.services.conftest import complete, new_draft

pytestmark = pytest.mark.sqlite_first

NAMES = ("Anna", "Anna", "ANNA", "a/b: <c>", "Βασιλική", "CON")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "reports"
    made.mkdir()
    return made


@pytest.fixture
def cohort(program: Program) -> tuple[UUID, ...]:
    """Start assessments of people whose names are alike, or no names of files."""
    return tuple(new_draft(program, name).id for name in NAMES)


@pytest.fixture
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Write a line in the place of a report: the reports have tests of their own."""

    def write(path: Path, content: Any, _depth: Depth) -> None:
        path.write_text(content.assessment.person.name, encoding="utf-8")

    monkeypatch.setattr(cohort_reports, "write_report", write)


@pytest.mark.usefixtures("_quick")
def test_each_gets_a_file_of_its_own_whatever_the_names(
    program: Program, cohort: tuple[UUID, ...], folder: Path
) -> None:
    told: list[tuple[int, int]] = []
    made = program.cohort_reports.make(
        Order(cohort, folder), progress=lambda done, total: told.append((done, total))
    )
    assert not made.failed
    assert sorted(made.files) == sorted(folder.iterdir())
    assert len({path.name.casefold() for path in made.files}) == len(NAMES)
    assert sorted(path.read_text(encoding="utf-8") for path in made.files) == sorted(NAMES)
    assert "Assessment report - a_b_ _c_ - SCPD - 2026-09-14.pdf" in {p.name for p in made.files}
    assert told == [(n, len(NAMES)) for n in range(len(NAMES) + 1)]


def test_an_assessment_keeps_its_name_whoever_is_chosen_with_it(
    program: Program, cohort: tuple[UUID, ...]
) -> None:
    listed = program.assessments.list()
    assert set(report_names(Depth.FILE, listed)) == set(cohort)
    assert report_names(Depth.FILE, listed) == report_names(Depth.FILE, listed[::-1])
    assert all(
        name.startswith("Assessment file - ") for name in report_names(Depth.FILE, listed).values()
    )


def test_names_of_devices_are_not_names_of_files() -> None:
    assert file_name("con") == "_con.pdf"
    assert file_name("Lpt1.x") == "_Lpt1.x.pdf"
    assert file_name("Conny") == "Conny.pdf"


@pytest.mark.usefixtures("_quick")
def test_files_that_are_there_are_replaced_only_where_that_is_allowed(
    program: Program, cohort: tuple[UUID, ...], folder: Path
) -> None:
    service, order = program.cohort_reports, Order(cohort, folder)
    assert service.already_there(order) == ()
    first = service.make(order).files[0]
    first.write_text("older")
    for other in folder.iterdir():
        if other != first:
            other.unlink()
    assert service.already_there(order) == (first,)
    with pytest.raises(UserError, match="is there already"):
        service.make(order)
    assert [path.name for path in folder.iterdir()] == [first.name]
    service.make(replace(order, replace=True))
    assert first.read_text(encoding="utf-8") in NAMES


@pytest.mark.usefixtures("_quick")
def test_one_that_fails_is_listed_and_the_others_are_made(
    program: Program, cohort: tuple[UUID, ...], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = ContentBuilder.report

    def report(self: Any, assessment: UUID, *arguments: Any, **named: Any) -> Any:
        if assessment == cohort[3]:
            raise UserError("It is damaged.")
        return real(self, assessment, *arguments, **named)

    monkeypatch.setattr(ContentBuilder, "report", report)
    made = program.cohort_reports.make(Order(cohort, folder))
    assert [(failed.assessment, failed.reason.text()) for failed in made.failed] == [
        (cohort[3], "It is damaged.")
    ]
    assert len(made.files) == len(list(folder.iterdir())) == len(cohort) - 1


@pytest.mark.usefixtures("_quick")
def test_stopping_keeps_what_was_made(
    program: Program, cohort: tuple[UUID, ...], folder: Path
) -> None:
    def check() -> None:
        if len(list(folder.iterdir())) == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        program.cohort_reports.make(Order(cohort, folder), check)
    assert len(list(folder.iterdir())) == 2


@pytest.mark.usefixtures("_quick")
def test_one_that_is_gone_meanwhile_is_named(
    program: Program, cohort: tuple[UUID, ...], folder: Path
) -> None:
    program.assessments.delete(cohort[0])
    made = program.cohort_reports.make(Order(cohort[:2], folder))
    assert [failed.assessment for failed in made.failed] == [cohort[0]]
    assert len(made.files) == 1


def test_a_folder_that_is_none_is_named(program: Program, folder: Path) -> None:
    with pytest.raises(UserError, match="no folder"):
        program.cohort_reports.make(Order((), folder / "missing"))


def test_tags_name_a_cohort_and_archived_ones_stay_out(
    program: Program, cohort: tuple[UUID, ...]
) -> None:
    people = sorted(program.people.list(), key=lambda person: person.name)
    for person in people[:3]:
        program.people.update(replace(person, tags=("Varna 2026", "evening")))
    service = program.cohort_reports
    assert service.tags() == ("Varna 2026", "evening")
    tagged = service.of_tag("Varna 2026")
    assert len(tagged) == 3
    assert service.of_tag("Varna") == ()
    program.assessments.archive(tagged[0])
    assert len(service.of_tag("evening")) == 2
    assert set(service.everybody()) == set(cohort) - {tagged[0]}


def test_code_names_stand_in_names_of_files_and_everywhere_in_them(
    program: Program, folder: Path
) -> None:
    draft = complete(program, new_draft(program, "Anna Petrova"))
    program.people.update(replace(draft.person, pseudonym="P-7K3Q"))
    program.signing.sign(draft.id, "Anna Petrova")
    for depth in Depth:
        made = program.cohort_reports.make(Order((draft.id,), folder, depth, code_names=True))
        (path,) = made.files
        assert "P-7K3Q" in path.name
        text = "".join(page.extract_text() for page in PdfReader(path).pages)
        assert "P-7K3Q" in text
        assert b"Petrova" not in path.read_bytes()
        assert "Petrova" not in text


def test_a_report_for_the_file_has_the_other_layers_and_the_history(
    program: Program, folder: Path
) -> None:
    draft = complete(program, new_draft(program))
    second = replace(
        draft,
        id=uuid4(),
        kind=Kind.SECOND,
        assessors="Petar Dimov",
        round_id=draft.round_id,
        ratings={},
    )
    with program.people._units.writing() as work:
        row = work.assessments.row(draft.id)
        other = work.assessments.add(second, role_id=row.role_id, reading_id=row.reading_id)
    program.assessments.rate(other, "A1", Rating(State.RATED, 7), by="Petar Dimov")
    target = folder / "file.pdf"
    program.documents.report(draft.id, target)
    text = " ".join(" ".join(page.extract_text() for page in PdfReader(target).pages).split())
    assert "Layers of the round" in text
    assert "Second assessor Petar Dimov" in text
    assert "History of the ratings" in text
    program.documents.report(draft.id, target, depth=Depth.CANDIDATE)
    assert "Petar" not in "".join(page.extract_text() for page in PdfReader(target).pages)


def test_only_a_signed_result_of_others_can_be_appealed_against(
    program: Program, folder: Path
) -> None:
    draft = complete(program, new_draft(program))
    target = folder / "appeal.pdf"
    with pytest.raises(UserError, match="Only a signed result"):
        program.documents.appeal_form(draft.id, target)
    program.signing.sign(draft.id, "Maria Ilieva")
    program.documents.appeal_form(draft.id, target)
    assert "Candidate 014" in PdfReader(target).pages[0].extract_text()


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"role": "NONE"}, "SCCF 1.0 has no role NONE. It has: SCPD, SCPM, SCPMC."),
        ({"areas": ("Z",)}, "SCCF 1.0 has no area Z. It has: A, B, C, D."),
        ({"reading": "own"}, "SCCF 1.0 has no reading own"),
        ({"framework": "SCRO"}, "has no role SCPD. It has: –."),
    ],
)
def test_a_form_that_cannot_be_is_refused_in_a_sentence(
    program: Program, folder: Path, change: dict[str, Any], sentence: str
) -> None:
    choice = replace(FormChoice("SCCF", "SCPD"), **change)
    with pytest.raises(UserError) as error:
        program.library_documents.interview_form(choice, folder / "form.pdf")
    assert sentence in error.value.text()
    assert list(folder.iterdir()) == []
