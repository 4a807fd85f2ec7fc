"""Each call is one action, committed when it returns, the same on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest

from s4c_desktop.base.errors import UserError
from s4c_desktop.bootstrap import Program, open_program
from s4c_desktop.domain.assessment import (
    Assessment,
    Decision,
    Evidence,
    Kind,
    Person,
    Phase,
    Rating,
    Scope,
)
from s4c_desktop.domain.flow import competences_in_scope
from s4c_desktop.domain.framework import ALL_ROLES
from s4c_desktop.domain.scale import State
from s4c_desktop.domain.set_up import SetUp
from s4c_desktop.services.assessments import TextField
from s4c_desktop.services.people import PersonDetails
from tests.services.conftest import complete, new_draft

pytestmark = pytest.mark.sqlite_first

SIX = Rating(State.RATED, 6)


def test_a_rating_is_there_for_everybody_as_soon_as_the_call_returns(
    program: Program, draft: Assessment, location: str
) -> None:
    program.assessments.rate(draft.id, "A1", SIX, by="Maria")
    other = open_program(location, writing=False)
    assert other.assessments.load(draft.id).rating("A1") == SIX
    other.close()


@pytest.mark.parametrize(
    "rating",
    [
        SIX,
        Rating(State.BELOW, note="a note"),
        Rating(State.NO_EVIDENCE, flagged=True),
        Rating(State.EXEMPT, reason="abroad", allowed_by="Head"),
        Rating(flagged=True, note="only a flag and a note"),
    ],
)
def test_every_state_comes_back_as_it_was_given(
    program: Program, draft: Assessment, rating: Rating
) -> None:
    program.assessments.rate(draft.id, "B6", rating, by="Maria")
    assert program.assessments.load(draft.id).rating("B6") == rating


@pytest.mark.on_both
def test_history_keeps_every_change_in_order_and_undo_adds_to_it(
    program: Program, draft: Assessment
) -> None:
    for level in (4, 6):
        program.assessments.rate(draft.id, "A1", Rating(State.RATED, level), by="Maria")
    program.assessments.rate(draft.id, "A1", Rating(State.RATED, 4), by="Ivan", why="undone")
    history = program.assessments.history(draft.id)
    assert [(c.sequence, c.level, c.changed_by, c.why) for c in history] == [
        (1, 4, "Maria", ""),
        (2, 6, "Maria", ""),
        (3, 4, "Ivan", "undone"),
    ]


def test_notes_and_flags_are_no_change_of_the_rating(program: Program, draft: Assessment) -> None:
    program.assessments.rate(draft.id, "A1", SIX, by="Maria")
    program.assessments.rate(draft.id, "A1", replace(SIX, note="n", flagged=True), by="Maria")
    assert len(program.assessments.history(draft.id)) == 1


def test_an_exemption_needs_reason_and_name(program: Program, draft: Assessment) -> None:
    with pytest.raises(UserError, match="A1: an exemption needs"):
        program.assessments.rate(draft.id, "A1", Rating(State.EXEMPT, reason="r"), by="Maria")
    assert program.assessments.load(draft.id).ratings == {}


def test_an_unknown_competence_changes_nothing(program: Program, draft: Assessment) -> None:
    with pytest.raises(UserError, match="no competence Z9"):
        program.assessments.rate(draft.id, "Z9", SIX, by="Maria")
    assert program.assessments.history(draft.id) == ()


def test_texts_and_decision_are_kept_and_can_be_taken_back(
    program: Program, draft: Assessment
) -> None:
    for field in TextField:
        program.assessments.write(draft.id, field, f"text of {field.value}")
    program.assessments.decide(draft.id, Decision.MEETS, "Head")
    found = program.assessments.load(draft.id)
    assert found.title == "text of title"
    assert found.running_note == "text of running_note"
    assert found.comment == "text of comment"
    assert found.candidate_comment == "text of candidate_comment"
    assert (found.decision, found.decided_by) == (Decision.MEETS, "Head")
    program.assessments.decide(draft.id, None, "")
    assert program.assessments.load(draft.id).decision is None


def test_the_place_is_kept_and_changes_nothing_else(program: Program, draft: Assessment) -> None:
    program.assessments.remember(draft.id, "ratings", "A4")
    found = program.assessments.load(draft.id)
    assert (found.step, found.position) == ("ratings", "A4")
    assert found.version == draft.version


@pytest.mark.on_both
def test_another_role_keeps_the_ratings(program: Program, draft: Assessment) -> None:
    program.assessments.rate(draft.id, "A1", SIX, by="Maria")
    choice = SetUp(draft.framework_id, "SCPM", "map", Kind.ASSESSOR, Scope.ALL)
    changed = program.assessments.set_up(draft.id, choice).value
    assert (changed.role, changed.reading, changed.scope) == ("SCPM", "map", Scope.ALL)
    assert changed.rating("A1") == SIX


@pytest.mark.parametrize(
    ("role", "reading", "message"),
    [("XX", "default", "no role XX"), ("SCPD", "xx", "no reading xx")],
)
def test_an_unknown_role_or_reading_is_refused(
    program: Program, draft: Assessment, role: str, reading: str, message: str
) -> None:
    with pytest.raises(UserError, match=message):
        program.assessments.set_up(draft.id, SetUp(draft.framework_id, role, reading))


@pytest.mark.on_both
def test_evidence_belongs_to_the_person_and_links_to_many_ratings(
    program: Program, draft: Assessment
) -> None:
    item = Evidence(uuid4(), "Minutes", "Document", date(2025, 1, 2), frozenset({"A1", "B6"}))
    program.assessments.keep_evidence(draft.id, item)
    assert program.assessments.load(draft.id).evidence == (item,)
    changed = Evidence(item.id, "Signed minutes", links=frozenset({"B6"}))
    program.assessments.keep_evidence(draft.id, changed)
    (found,) = program.assessments.load(draft.id).evidence
    assert (found.description, found.kind, found.date) == ("Signed minutes", "", None)
    assert found.links == {"B6"}
    second = program.assessments.create(draft.person.id, SetUp(draft.framework_id, "SCPM")).value
    assert [e.id for e in second.evidence] == [item.id]
    assert second.evidence[0].links == frozenset()
    program.assessments.remove_evidence(item.id)
    assert program.assessments.load(draft.id).evidence == ()
    assert program.workspace.check() == ()


def test_the_list_counts_what_is_answered_in_scope(program: Program, draft: Assessment) -> None:
    program.assessments.rate(draft.id, "A1", SIX, by="Maria")
    program.assessments.rate(draft.id, "A5", SIX, by="Maria")  # optional: out of scope
    program.assessments.rate(draft.id, "A2", Rating(flagged=True), by="Maria")
    (line,) = program.assessments.list()
    assert (line.given, line.in_scope) == (1, 14)
    assert (line.person, line.role, line.role_title) == (
        "Candidate 014",
        "SCPD",
        "Smart City Project Developer",
    )


@pytest.mark.on_both
def test_the_list_counts_each_assessment_by_what_it_asks_for(
    program: Program, draft: Assessment
) -> None:
    """Of several kinds of set-up at once, and several assessments of a kind."""
    framework, person = program.library.framework(draft.framework_id), draft.person.id
    areas = SetUp(framework.id, "SCPM", scope=Scope.AREAS, areas=("B", "D"))
    setups = (
        SetUp(framework.id, "SCPD"),
        SetUp(framework.id, "SCPM"),
        SetUp(framework.id, "SCPM", scope=Scope.ALL),
        areas,
        areas,
        SetUp(framework.id, ALL_ROLES, kind=Kind.SELF, scope=Scope.ALL),
    )
    codes = {}
    for number, setup in enumerate(setups):
        made = program.assessments.create(person, setup).value
        for code in ("A1", "A5", "B6", "D2")[: number + 1]:
            program.assessments.rate(made.id, code, SIX, by="Maria")
        codes[made.id] = competences_in_scope(
            framework, setup.role, made.reading, setup.scope, setup.areas
        )
    lines = {line.id: line for line in program.assessments.list()}
    for assessment_id, in_scope in codes.items():
        rated = program.assessments.load(assessment_id).ratings
        wanted = len(set(rated) & set(in_scope)), len(in_scope)
        assert (lines[assessment_id].given, lines[assessment_id].in_scope) == wanted
    assert (lines[draft.id].given, lines[draft.id].in_scope) == (0, 14)


def test_the_last_saved_comes_first_and_archived_ones_are_apart(program: Program) -> None:
    first, second = new_draft(program, "One"), new_draft(program, "Two")
    program.assessments.rate(first.id, "A1", SIX, by="Maria")
    assert {line.id for line in program.assessments.list()} == {first.id, second.id}
    program.assessments.archive(first.id)
    assert [line.id for line in program.assessments.list()] == [second.id]
    assert [line.id for line in program.assessments.list(archived=True)] == [first.id]
    program.assessments.archive(first.id, archived=False)
    assert len(program.assessments.list()) == 2


@pytest.mark.on_both
def test_a_draft_is_deleted_with_all_that_hangs_on_it(program: Program, draft: Assessment) -> None:
    complete(program, draft)
    program.assessments.delete(draft.id)
    assert program.assessments.list() == ()
    with pytest.raises(UserError, match="no assessment"):
        program.assessments.load(draft.id)
    program.people.delete(draft.person.id)
    assert program.workspace.check() == ()


def test_all_of_a_batch_is_kept_or_nothing(program: Program) -> None:
    choice = SetUp(program.library.current().id, "SCPD", kind=Kind.SELF, scope=Scope.ALL)
    person = Person(uuid4(), "Somebody")
    with pytest.raises(UserError):
        program.assessments.create_rated(
            person, choice, {"A1": SIX, "A2": Rating(State.EXEMPT, reason="r")}
        )
    assert program.people.list() == ()
    assert program.assessments.list() == ()
    created = program.assessments.create_rated(person, choice, {"A1": SIX}).value
    assert created.rating("A1") == SIX
    assert [c.changed_by for c in program.assessments.history(created.id)] == ["Somebody"]


@pytest.mark.on_both
def test_people_are_changed_only_from_their_newest_state(program: Program) -> None:
    person = program.people.create(PersonDetails("Ana", lawful_basis="Consent")).value
    changed = program.people.update(replace(person, name="Ana Maria")).value
    assert program.people.get(person.id).name == "Ana Maria"
    with pytest.raises(UserError, match="in the meantime"):
        program.people.update(replace(person, name="Anna"))
    assert program.people.get(person.id) == changed


def test_somebody_with_assessments_is_kept(program: Program, draft: Assessment) -> None:
    with pytest.raises(UserError, match="has assessments"):
        program.people.delete(draft.person.id)
    assert program.people.get(draft.person.id).name == "Candidate 014"


def test_a_person_needs_a_name(program: Program) -> None:
    with pytest.raises(UserError, match="needs a name"):
        program.people.create(PersonDetails("  "))


@pytest.mark.on_both
def test_myself_is_found_again(program: Program) -> None:
    assert program.people.myself() is None
    me = program.people.create(PersonDetails("Me", is_self=True)).value
    assert program.people.myself() == me
    assert program.assessments.list() == ()


def test_a_draft_is_a_draft(draft: Assessment) -> None:
    assert draft.phase is Phase.DRAFT
    assert draft.decision is None


def test_evidence_with_an_unknown_competence_is_refused_whole(
    program: Program, draft: Assessment
) -> None:
    item = Evidence(uuid4(), "Minutes", links=frozenset({"Z9"}))
    with pytest.raises(UserError, match="no competence Z9"):
        program.assessments.keep_evidence(draft.id, item)
    assert program.assessments.load(draft.id).evidence == ()
