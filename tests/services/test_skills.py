"""Who can do what: the people of a workspace by their newest ratings."""

from __future__ import annotations

from dataclasses import replace

import pytest

from s4c_desktop.base.errors import Cancelled, UserError
from s4c_desktop.bootstrap import Program
from s4c_desktop.domain.assessment import Kind, Phase
from s4c_desktop.domain.rank import rating_at
from s4c_desktop.services.people import PersonDetails
from tests.services.conftest import complete, new_draft
from tests.services.quality import signed

pytestmark = pytest.mark.sqlite_first


def rated(program: Program, name: str, **levels: int) -> None:
    draft = new_draft(program, name)
    for code, level in levels.items():
        program.assessments.rate(draft.id, code, rating_at(level), by="Maria")


def test_people_by_competence_and_level_and_the_team_they_make(program: Program) -> None:
    rated(program, "Ana", A1=7, A2=4)
    rated(program, "Bo", A1=5, A2=6, A3=6)
    rated(program, "Cleo", A3=8)
    program.people.create(PersonDetails("Dan"))
    found = program.skills.skills(named=True)
    assert (len(found.people), found.unknown) == (3, 1)
    assert [one.name for one in found.able("A1", 5)] == ["Ana", "Bo"]
    assert found.able("A1", 8) == ()
    team = found.team({"A1": 6, "A2": 6, "A3": 6, "B1": 4})
    assert sorted(found.called(one) for one in team.members) == ["Ana", "Bo"]
    assert [one.competence for one in team.uncovered] == ["B1"]
    (cleo,) = (one for one in found.people if one.name == "Cleo")
    with_cleo = found.team({"A1": 6, "A2": 6, "A3": 6}, fixed=[cleo.id])
    assert len(with_cleo.members) == 3
    wanted = found.wanted_by("SCPM", "default")
    assert wanted == {
        need.competence: need.eqf
        for need in found.framework.requirements("SCPM", "default").values()
        if need.mandatory
    }
    for wrong in ({"Z9": 5}, {"A1": 9}):
        with pytest.raises(UserError, match="Choose a level from 4 to 8"):
            found.team(wrong)


def test_names_are_shown_only_where_asked_for_and_allowed(program: Program) -> None:
    rated(program, "Ana", A1=7)
    rated(program, "Bo", A1=6)
    ana = next(one for one in program.people.list() if one.name == "Ana")
    program.people.update(replace(ana, pseudonym="P-7"))
    assert [one.name for one in program.skills.skills().people] == ["P-7", "Person 2"]
    assert [one.name for one in program.skills.skills(named=True).people] == ["Ana", "Bo"]
    program.names.code_names = True
    assert [one.name for one in program.skills.skills(named=True).people] == ["P-7", "Bo"]


def test_the_latest_signed_assessment_counts_before_any_draft(program: Program) -> None:
    one = signed(program, "Ana")
    draft = new_draft(program, "Bo")
    complete(program, draft)
    found = program.skills.skills(named=True)
    assert {p.name: (p.assessment_id, p.phase) for p in found.people} == {
        "Ana": (one.id, Phase.SIGNED),
        "Bo": (draft.id, Phase.DRAFT),
    }
    program.signing.revise(one.id, "A slip")
    again = program.skills.skills(signed_only=True)
    assert [p.assessment_id for p in again.people] == [one.id]
    assert again.people[0].kind is Kind.ASSESSOR
    program.assessments.archive(draft.id)
    assert program.skills.skills().unknown == 1

    def stop() -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        program.skills.skills(check=stop)
