"""Signed results stay what they were; corrections become revisions."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest

from s4c_desktop.base.errors import UserError
from s4c_desktop.bootstrap import Program
from s4c_desktop.domain.assessment import Assessment, Evidence, Phase, Rating
from s4c_desktop.domain.chain import grouped
from s4c_desktop.domain.scale import State
from s4c_desktop.domain.set_up import SetUp
from s4c_desktop.services.assessments import TextField
from tests.services.conftest import complete

pytestmark = pytest.mark.sqlite_first

SIX = Rating(State.RATED, 6)


@pytest.fixture
def signed(program: Program, draft: Assessment) -> Assessment:
    """Sign a complete assessment off."""
    complete(program, draft)
    item = Evidence(UUID(int=9), "Minutes", links=frozenset({"A1"}))
    program.assessments.keep_evidence(draft.id, item)
    return program.signing.sign(draft.id, "Maria Ilieva").value


def test_what_is_missing_is_named_and_nothing_is_signed(
    program: Program, draft: Assessment
) -> None:
    with pytest.raises(UserError, match="nobody has rated: A1, A2") as caught:
        program.signing.sign(draft.id, "Maria")
    assert "A decision." in caught.value.text()
    assert program.assessments.load(draft.id).phase is Phase.DRAFT


def test_signing_needs_a_name(program: Program, draft: Assessment) -> None:
    complete(program, draft)
    with pytest.raises(UserError, match="name of who signs"):
        program.signing.sign(draft.id, " ")


def test_a_signed_assessment_refuses_every_change(program: Program, signed: Assessment) -> None:
    service = program.assessments
    (item,) = signed.evidence
    for change in (
        lambda: service.rate(signed.id, "A1", SIX, by="x"),
        lambda: service.write(signed.id, TextField.COMMENT, "x"),
        lambda: service.decide(signed.id, None, ""),
        lambda: service.set_up(signed.id, SetUp(signed.framework_id, "SCPM")),
        lambda: service.keep_evidence(signed.id, replace(item, links=frozenset({"A2"}))),
        lambda: service.delete(signed.id),
        lambda: program.signing.sign(signed.id, "Again"),
    ):
        with pytest.raises(UserError, match="signed off and can't be changed"):
            change()
    with pytest.raises(UserError, match="rests on this item"):
        service.remove_evidence(item.id)
    assert program.workspace.check() == ()


def test_it_is_shown_as_signed_whatever_happened_to_person_and_evidence_since(
    program: Program, signed: Assessment
) -> None:
    person = program.people.get(signed.person.id)
    program.people.update(replace(person, name="Another Name"))
    later = program.assessments.create(person.id, SetUp(signed.framework_id, "SCPM")).value
    other = replace(later.evidence[0], description="Other words")
    program.assessments.keep_evidence(later.id, other)
    view = program.signing.as_signed(signed.id)
    assert view.assessment == signed
    assert view.assessment.person.name == "Candidate 014"
    assert view.assessment.evidence[0].description == "Minutes"
    assert view.framework.version == "1.0"
    assert program.results.view(signed.id).assessment.person.name == "Candidate 014"
    assert program.assessments.load(signed.id).signature == signed.signature


def test_a_revision_names_its_reason_and_keeps_the_old_one(
    program: Program, signed: Assessment
) -> None:
    new = program.signing.revise(signed.id, "Appeal of 3 October").value
    assert (new.phase, new.revision, new.revises) == (Phase.DRAFT, 2, signed.id)
    assert new.revision_reason == "Appeal of 3 October"
    assert new.ratings == signed.ratings
    assert {e.id: e.links for e in new.evidence} == {e.id: e.links for e in signed.evidence}
    assert new.decision is None
    assert {c.why for c in program.assessments.history(new.id)} == {"Appeal of 3 October"}
    program.assessments.rate(new.id, "A1", SIX, by="Maria", why="heard again")
    assert program.assessments.load(signed.id).rating("A1") == Rating(State.RATED, 5)
    complete(program, new, level=6)
    again = program.signing.sign(new.id, "Maria").value
    assert again.signature is not None
    assert signed.signature is not None
    assert again.signature.digest != signed.signature.digest
    assert program.workspace.check() == ()


def test_a_revision_needs_a_reason_and_a_signed_assessment(
    program: Program, draft: Assessment
) -> None:
    with pytest.raises(UserError, match="needs its reason"):
        program.signing.revise(draft.id, " ")
    with pytest.raises(UserError, match="has not been signed"):
        program.signing.revise(draft.id, "reason")


def test_the_result_and_the_plan_of_a_signed_assessment_come_from_what_was_signed(
    program: Program, signed: Assessment
) -> None:
    view = program.results.view(signed.id)
    assert {c.competence: c.rating for c in view.result.comparisons} == dict(signed.ratings)
    plan = program.plans.view(signed.id).plan
    assert plan.items
    assert plan.not_rated == ()


def test_a_printed_link_is_found_in_the_workspace_that_signed(
    program: Program, signed: Assessment
) -> None:
    assert signed.signature is not None
    found = program.workspace.find_link(grouped(signed.signature.chain).upper())
    assert found is not None
    assert (found.link.sequence, found.whole, found.erased_at) == (1, True, None)
    assert found.link.at == signed.signature.signed_at
    assert program.workspace.find_link("0" * 64) is None
    with pytest.raises(UserError, match="at least its first 8 characters"):
        program.workspace.find_link("1234567")
