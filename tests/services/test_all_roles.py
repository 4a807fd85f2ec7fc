"""Rating oneself for all roles at once: the result, plans role by role, summaries."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from pypdf import PdfReader

from s4c_desktop.base.errors import UserError
from s4c_desktop.bootstrap import Program
from s4c_desktop.domain.assessment import Decision, Kind, Person, Rating, Scope
from s4c_desktop.domain.framework import ALL_ROLES
from s4c_desktop.domain.role_fit_wording import (
    all_roles_note,
    change_lines,
    first_sentence,
    standing,
)
from s4c_desktop.domain.scale import State
from s4c_desktop.domain.set_up import SetUp
from s4c_desktop.services.people import PersonDetails
from s4c_desktop.services.summaries import Form

Ratings = dict[str, Rating]


pytestmark = pytest.mark.sqlite_first


def add(program: Program, role: str = ALL_ROLES, kind: Kind = Kind.SELF) -> UUID:
    """Store an assessment with every third competence at 5, the first unknown, others at 7."""
    framework = program.library.current()
    codes = list(framework.requirements(role, "default"))
    ratings = {c: Rating(State.RATED, 5 if n % 3 == 0 else 7) for n, c in enumerate(codes)}
    ratings[codes[0]] = Rating(State.NO_EVIDENCE)
    ratings[codes[1]] = Rating(State.BELOW)
    choice = SetUp(
        framework.id, role, kind=kind, held_on=date(2026, 9, 14), assessors="Maria Berger"
    )
    person = Person(uuid4(), "Ana <b>Petrova</b>", pseudonym="Lark")
    return program.assessments.create_rated(person, choice, ratings).value.id


def bare(text: str) -> str:
    return "".join(text.split())


def test_the_result_says_how_every_role_stands(program: Program) -> None:
    view = program.results.view(add(program))
    assert view.role.title == "All roles"
    assert {fit.role for fit in view.fits} == {role.code for role in view.framework.roles}
    assert list(view.fits) == sorted(view.fits, key=lambda fit: -fit.share[0])
    union = {
        r.competence
        for role in view.framework.roles
        for r in role.requirements["default"]
        if r.mandatory
    }
    assert {c.competence for c in view.result.comparisons} == union
    (summary,) = program.assessments.list()
    assert (summary.role, summary.role_title) == (ALL_ROLES, "All roles")
    assert (summary.given, summary.in_scope) == (len(union), len(union))


def test_a_plan_is_made_for_the_closest_role_or_for_any_other(program: Program) -> None:
    made = add(program)
    fits = program.results.view(made).fits
    assert program.plans.view(made).plan.role == fits[0].role
    for fit in fits:
        found = program.plans.view(made, role=fit.role)
        assert found.plan.role == fit.role
        assert found.roles == tuple(each.role for each in fits)
        curriculum = found.framework.curriculum(fit.role)
        assert curriculum is not None
        assert found.plan.role_hours == curriculum.hours
        short = {c.competence for c in fit.short}
        taught = {code for item in found.plan.items for code in item.works_on}
        assert taught | {gap.competence for gap in found.plan.untaught} == short
        assert set(found.plan.evidence_only) == {c.competence for c in fit.unknown}


def test_another_role_is_planned_for_only_after_a_self_assessment(program: Program) -> None:
    own, assessed = add(program, "SCPD"), add(program, "SCPD", Kind.ASSESSOR)
    assert program.plans.view(own, role="SCPM").plan.role == "SCPM"
    assert program.plans.view(assessed, role="SCPD").roles == ()
    for made, role in ((assessed, "SCPM"), (own, "MAYOR"), (own, ALL_ROLES)):
        with pytest.raises(UserError, match=f"no plan for role {'[*]' if role == '*' else role}"):
            program.plans.view(made, role=role)


def test_only_oneself_is_rated_for_all_roles(program: Program) -> None:
    framework = program.library.current()
    person = program.people.create(PersonDetails("Candidate 014")).value
    with pytest.raises(UserError, match="Choose one role"):
        program.assessments.create(person.id, SetUp(framework.id, ALL_ROLES))
    made = program.assessments.create(person.id, SetUp(framework.id, "SCPD", kind=Kind.SELF))
    choice = SetUp(framework.id, ALL_ROLES, kind=Kind.SELF, scope=Scope.ALL)
    assert program.assessments.set_up(made.value.id, choice).value.role == ALL_ROLES


def test_report_and_plan_of_all_roles_are_printed(program: Program, tmp_path: Path) -> None:
    made = add(program)
    view = program.results.view(made)
    report = tmp_path / "report.pdf"
    program.documents.report(made, report)
    said = bare("".join(page.extract_text() for page in PdfReader(report).pages))
    wanted = [first_sentence(view.assessment, view.result, view.fits, view.framework)]
    wanted.append(all_roles_note())
    for fit in view.fits:
        wanted += [standing(fit, view.framework), *change_lines(fit, view.framework)]
    for text in wanted:
        assert bare(text) in said, text
    plan = tmp_path / "plan.pdf"
    program.documents.plan(made, plan, role="SCPM")
    cover = PdfReader(plan).pages[0].extract_text()
    assert "Smart City Project Manager" in cover
    assert "All roles" not in cover


def test_a_summary_tells_the_levels_as_they_were_said(program: Program) -> None:
    made = add(program)
    view = program.results.view(made)
    text = program.summaries.text(made)
    flat = " ".join(text.split())
    assert max(map(len, text.splitlines())) <= 76
    for said in (
        "Ana <b>Petrova</b>",
        "By own rating, 2026-09-14, draft.",
        "SCCF, our edition 1.0",
        "they are not a qualification held.",
        *(standing(fit, view.framework) for fit in view.fits),
    ):
        assert said in flat
    for comparison in view.result.comparisons:
        title = view.framework.competence(comparison.competence).title
        line = f"{comparison.competence} {title}: "
        match comparison.rating.state:
            case State.RATED:
                assert f"{line}EQF {comparison.rating.level} (" in flat
            case State.BELOW:
                assert f"{line}Evidence does not reach level 4" in flat
            case _:
                assert line not in flat


@pytest.mark.parametrize("form", Form)
def test_a_summary_goes_to_a_file_under_the_code_name(
    program: Program, tmp_path: Path, form: Form
) -> None:
    made = add(program, "SCPD")
    target = tmp_path / "summary"
    program.summaries.write(made, target, form=form, code_names=True)
    written = target.read_text("utf-8")
    assert "Lark" in written
    assert "Petrova" not in written


def test_an_assessor_sums_up_only_what_is_signed(program: Program) -> None:
    made = add(program, "SCPD", Kind.ASSESSOR)
    with pytest.raises(UserError, match="Sign it off first"):
        program.summaries.text(made)
    program.assessments.decide(made, Decision.NOT_YET, "Maria Berger")
    program.signing.sign(made, "Maria Berger")
    flat = " ".join(program.summaries.text(made).split())
    assert "By Maria Berger, 2026-09-14, signed off. Not yet, decided by Maria Berger." in flat
    assert "own rating" not in flat
