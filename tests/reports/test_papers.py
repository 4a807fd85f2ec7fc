"""The skills card, the two forms and the comparison: what they show, and that they are whole."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, cast
from uuid import UUID

import pytest
from pypdf import PdfReader

from s4c_desktop.base.errors import UserError
from s4c_desktop.domain.assessment import Assessment, Evidence, Kind, Rating, Scope
from s4c_desktop.domain.documents import Depth
from s4c_desktop.domain.framework import Framework, Requirement
from s4c_desktop.domain.gap import evaluate
from s4c_desktop.domain.scale import State
from s4c_desktop.domain.set_up import in_scope
from s4c_desktop.domain.side_by_side import side_by_side
from s4c_desktop.reports.appeal_form import write_appeal_form
from s4c_desktop.reports.assessment_report import write_report
from s4c_desktop.reports.comparison_report import ComparisonContent, write_comparison
from s4c_desktop.reports.content import Layer, ReportContent
from s4c_desktop.reports.interview_form import FormContent, write_form
from s4c_desktop.reports.skills_card import write_skills_card
from tests.reports.conftest import NOW, pages, words
from tests.reports.rich import history, layers_of, rich
from tests.reports.test_user_text import bare
from tests.security.texts import HOSTILE

ReportOf = Callable[[Assessment], ReportContent]
SAMPLED = HOSTILE[5::20]
"""A few of the hostile texts for the ordinary run; the long run has them all."""


def compared(one: Assessment, other: Assessment, framework: Framework) -> ComparisonContent:
    sides = side_by_side(one, other, framework.order)
    before, after = (
        evaluate(framework.requirements(each.role, each.reading).values(), each.ratings, each.scope)
        for each in (sides.before, sides.after)
    )
    return ComparisonContent(sides, framework, before, after, NOW, "Varna")


def form_of(
    framework: Framework, requirements: Sequence[Requirement], *, blind: bool = True
) -> FormContent:
    return FormContent(
        framework, "SCPD", "default", "All", tuple(requirements), NOW, blind, "Varna"
    )


@pytest.fixture
def later(signed: Assessment) -> Assessment:
    """The same person half a year later: one up, one down, one newly rated."""
    return replace(
        signed,
        id=UUID(int=40),
        held_on=date(2027, 3, 1),
        ratings={
            **signed.ratings,
            "A1": Rating(State.RATED, 6, grounds="Ran the workshop.", note="Twice."),
            "A2": Rating(State.RATED, 4),
            "A3": Rating(State.RATED, 5),
        },
        evidence=(Evidence(UUID(int=41), "Film of the workshop", links=frozenset({"A1"})),),
    )


# -- skills card ---------------------------------------------------------------------------


@pytest.mark.parametrize("scope", [Scope.MANDATORY, Scope.ALL])
def test_the_card_is_one_page_with_every_level_and_what_a_level_is_not(
    signed: Assessment, report_of: ReportOf, framework: Framework, tmp_path: Path, scope: Scope
) -> None:
    path = tmp_path / "card.pdf"
    content = report_of(replace(signed, scope=scope))
    write_skills_card(path, content)
    (page,) = pages(path)
    text = " ".join(page.split())
    for part in (
        "Δήμητρα Ștefănescu",
        "Smart City Project Developer",
        "Signed off",
        "signed off on 14 September 2026",
        "SCCF, our edition 1.0",
        "Levels relate to EQF descriptors; they are not a qualification held.",
        "not the Skills4Cities project's official tool",
        "below 4",
        "no evidence yet",
        "exempt",
        *(area.title for area in framework.areas),
        *(c.competence for c in content.result.comparisons),
    ):
        assert part in text, part
    assert "Draft" not in text


def test_the_card_of_a_draft_says_so_and_shrinks_long_names(
    assessment: Assessment, report_of: ReportOf, tmp_path: Path
) -> None:
    path = tmp_path / "card.pdf"
    person = replace(assessment.person, name="Δημητρα " * 40)
    write_skills_card(path, report_of(replace(assessment, person=person)))
    (page,) = pages(path)
    assert "Draft" in page
    assert "…" in page


# -- forms ---------------------------------------------------------------------------------


def test_the_interview_has_a_page_for_each_competence_with_all_there_is_to_tick(
    framework: Framework, tmp_path: Path
) -> None:
    path = tmp_path / "form.pdf"
    demanded = framework.requirements("SCPD", "default").values()
    inside = tuple(in_scope(framework, demanded, Scope.MANDATORY))
    write_form(path, form_of(framework, inside))
    found = [" ".join(page.split()) for page in pages(path)]
    assert len(found) == 1 + len(inside) + 1
    for part in ("Identity checked", "Adjustments agreed", "notice", "no conflict of interest"):
        assert part in found[0], part
    for requirement, page in zip(inside, found[1:-1], strict=True):
        competence = framework.competence(requirement.competence)
        assert f"{competence.code} {competence.title}" in page
        assert "Mandatory" in page
        for level in (4, 5, 6, 7, 8):
            anchor = competence.anchor(level)
            assert anchor is not None
            assert " ".join(anchor.knowledge_skills.split()) in page
        assert {"Below 4", "No evidence yet", "Exempt"} <= {
            name for name in ("Below 4", "No evidence yet", "Exempt") if name in page
        }
        for item in (*competence.questions, *competence.evidence):
            assert " ".join(item.text.split()) in page
        assert "Required: EQF" not in page
    assert "Decision" in found[-1]


def test_required_levels_are_printed_only_where_asked_for(
    framework: Framework, tmp_path: Path
) -> None:
    path = tmp_path / "form.pdf"
    requirement = framework.requirements("SCPD", "default")["A1"]
    write_form(path, form_of(framework, (requirement,), blind=False))
    assert f"Required: EQF {requirement.eqf}" in pages(path)[1]


@pytest.mark.long
def test_no_competence_of_the_framework_needs_a_second_page(
    framework: Framework, tmp_path: Path
) -> None:
    path = tmp_path / "form.pdf"
    demanded = tuple(framework.requirements("SCPM", "default").values())
    write_form(path, form_of(framework, demanded))
    titles = [page for page in pages(path) if "What was said and seen" in page]
    assert len(titles) == len(demanded) == 40
    assert len(pages(path)) == 1 + 40 + 2


def test_the_appeal_form_is_one_page_and_knows_what_is_known(
    signed: Assessment, report_of: ReportOf, tmp_path: Path
) -> None:
    path = tmp_path / "appeal.pdf"
    long = replace(
        rich(signed), assessors="Maria " * 200, person=replace(signed.person, name="N" * 400)
    )
    for assessment in (rich(signed), long):
        write_appeal_form(path, replace(report_of(assessment), centre="Varna"))
        (page,) = pages(path)
        for part in ("until 12 October 2026", "14 September 2026", "The decision: Not yet"):
            assert part in page


# -- comparison ----------------------------------------------------------------------------


def test_progress_shows_what_changed_and_why(
    signed: Assessment, later: Assessment, framework: Framework, tmp_path: Path
) -> None:
    path = tmp_path / "progress.pdf"
    write_comparison(path, compared(later, signed, framework))
    text = words(path)
    for part in (
        "Progress report",
        "1 up (A1), 1 down (A2), 26 at the same level, 1 newly rated (A3).",
        "14 September 2026 1 March 2027",
        "at least 3 levels up",
        "A1 Creative thinking: at least 3 levels up Ran the workshop. Twice.",
        "New evidence: Film of the workshop",
        "Without a reason written down: A2, A3.",
    ):
        assert part in text, part
    assert all("Draft" not in page for page in pages(path))


def test_two_kinds_stand_beside_each_other_without_the_word_progress(
    signed: Assessment, later: Assessment, framework: Framework, tmp_path: Path
) -> None:
    path = tmp_path / "beside.pdf"
    second = replace(later, kind=Kind.SECOND, assessors="Petar Dimov")
    write_comparison(path, compared(second, signed, framework))
    text = words(path)
    assert "Progress" not in text
    assert "Assessor Second assessor" in text
    assert "at least 3 levels apart" in text
    assert "Agreement of the two assessors" in text
    assert "newly rated" not in text


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"reading": "map"}, "different framework versions or readings"),
        ({"framework_id": UUID(int=99)}, "different framework versions or readings"),
        ({"person": None}, "of two people"),
    ],
)
def test_what_cannot_be_compared_is_refused(
    signed: Assessment,
    later: Assessment,
    framework: Framework,
    change: dict[str, Any],
    sentence: str,
) -> None:
    if "person" in change:
        change = {"person": replace(later.person, id=UUID(int=98))}
    with pytest.raises(UserError, match=sentence):
        side_by_side(signed, replace(later, **change), framework.order)


# -- all of them ---------------------------------------------------------------------------


def write_all(
    folder: Path, text: str, assessment: Assessment, framework: Framework, report_of: ReportOf
) -> dict[str, Path]:
    """Write every document with a text in every field that somebody fills in."""
    full = rich(assessment, text)
    hostile = replace(
        full,
        person=replace(full.person, name=text),
        place=text,
        assessors=text,
        running_note=text,
        comment=text,
        candidate_comment=text,
        decided_by=text,
        evidence=(replace(full.evidence[0], description=text, kind=text),),
    )
    plain = replace(report_of(hostile), centre=text)
    layers = tuple(Layer(layer, plain.result) for layer in layers_of(hostile, text))
    after = replace(
        hostile,
        id=UUID(int=50),
        held_on=date(2027, 1, 1),
        revises=hostile.id,
        revision_reason=text,
        ratings={"A1": Rating(State.RATED, 6, grounds=text, note=text)},
        evidence=(replace(hostile.evidence[0], id=UUID(int=51), links=frozenset({"A1"})),),
    )
    competence = replace(
        framework.competence("A1"),
        title=text,
        meaning=text,
        questions=(replace(framework.competence("A1").questions[0], text=text),),
        evidence=(replace(framework.competence("A1").evidence[0], text=text),),
        anchors=tuple(
            replace(anchor, knowledge_skills=text, autonomy=text)
            for anchor in framework.competence("A1").anchors
        ),
    )
    own = replace(framework, competences=(competence, *framework.competences[1:]))
    requirement = framework.requirements("SCPD", "default")["A1"]
    places = {
        name: folder / f"{name}.pdf"
        for name in ("candidate", "file", "card", "appeal", "comparison", "form")
    }
    write_report(places["candidate"], plain, Depth.CANDIDATE)
    write_report(places["file"], replace(plain, history=history(text), layers=layers), Depth.FILE)
    write_skills_card(places["card"], plain)
    write_appeal_form(places["appeal"], plain)
    write_comparison(
        places["comparison"], replace(compared(hostile, after, framework), centre=text)
    )
    write_form(places["form"], replace(form_of(own, (requirement,)), centre=text))
    return places


TIMES = {"candidate": 9, "file": 40, "card": 1, "appeal": 3, "comparison": 7, "form": 16}
"""How often a text stands in each document at the least."""


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(text, id=f"text {number}", marks=() if text in SAMPLED else pytest.mark.long)
        for number, text in enumerate(HOSTILE)
    ],
)
def test_what_people_write_is_shown_letter_for_letter_in_every_document(
    text: str,
    assessment: Assessment,
    framework: Framework,
    report_of: ReportOf,
    tmp_path: Path,
) -> None:
    mandatory = replace(assessment, scope=Scope.MANDATORY)
    for name, place in write_all(tmp_path, text, mandatory, framework, report_of).items():
        assert bare(words(place)).count(bare(text)) >= TIMES[name], name


def test_every_document_uses_embedded_letters_only_and_is_the_same_each_time(
    assessment: Assessment, framework: Framework, report_of: ReportOf, tmp_path: Path
) -> None:
    folders = tmp_path / "one", tmp_path / "other"
    for folder in folders:
        folder.mkdir()
    mandatory = replace(assessment, scope=Scope.MANDATORY)
    one, other = (
        write_all(folder, "Ελληνικά Български ș ț", mandatory, framework, report_of)
        for folder in folders
    )
    for name, place in one.items():
        assert place.read_bytes() == other[name].read_bytes(), name
        for page in PdfReader(place).pages:
            fonts = cast("Any", page["/Resources"])["/Font"]
            for font in fonts.values():
                assert re.fullmatch(r"/[A-Z]{6}\+Roboto-\w+", font.get_object()["/BaseFont"]), name
