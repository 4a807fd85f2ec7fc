"""Layers of a round: a second assessor, independence, what both agree on, a self-rating beside."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID, uuid4

import pytest

from s4c_desktop.base.errors import UserError
from s4c_desktop.bootstrap import Program
from s4c_desktop.domain.assessment import Assessment, Decision, Evidence, Kind, Phase, Rating, Scope
from s4c_desktop.domain.scale import State
from s4c_desktop.domain.set_up import SetUp, set_up_of
from s4c_desktop.services.assessments import TextField
from s4c_desktop.services.centre import Centre
from tests.services.conftest import rate_all

pytestmark = pytest.mark.sqlite_first

DAY = date(2026, 9, 21)


def rated(level: int, **more: object) -> Rating:
    return replace(Rating(State.RATED, level), **more)  # type: ignore[arg-type] # fields of a test


@pytest.fixture
def second(program: Program, draft: Assessment) -> Assessment:
    """Start a second assessment beside the draft."""
    return program.rounds.start_second(draft.id, " Petar   Petrov ", on=DAY).value


@pytest.fixture
def agreed(program: Program, draft: Assessment, second: Assessment) -> Assessment:
    """Start what both agree on; they differ on A2 and A3."""
    rate_all(program, draft)
    rate_all(program, second, {"A2": rated(6), "A3": Rating(State.NO_EVIDENCE)})
    return program.rounds.start_agreed(draft.id, on=DAY).value


def decided(program: Program, layer: Assessment) -> Assessment:
    """Rate everything, and let who assessed decide."""
    rate_all(program, layer)
    program.assessments.decide(layer.id, Decision.NOT_YET, "Maria Ilieva")
    return layer


def own_assessment(program: Program, like: Assessment, held_on: date = DAY) -> Assessment:
    choice = replace(
        set_up_of(like), kind=Kind.SELF, assessors="", held_on=held_on, no_conflict=False
    )
    return program.assessments.create(like.person.id, choice).value


@pytest.mark.on_both
def test_a_second_assessment_rates_the_same_in_the_same_round(
    program: Program, draft: Assessment, second: Assessment
) -> None:
    assert (second.kind, second.assessors, second.held_on) == (
        Kind.SECOND,
        "Petar Petrov",
        DAY,
    )
    same = ("framework_id", "role", "reading", "scope", "areas", "blind", "round_id")
    assert all(getattr(second, name) == getattr(draft, name) for name in same)
    assert not second.ratings
    view = program.rounds.of(draft.id)
    assert [layer.kind for layer in view.layers] == [Kind.ASSESSOR, Kind.SECOND]
    assert not view.starts_second
    listed = {s.id: s for s in program.assessments.list()}
    assert listed[draft.id].round_id == listed[second.id].round_id


def test_a_second_assessment_is_started_once_however_often_it_is_tried(
    program: Program, draft: Assessment
) -> None:
    new_id = uuid4()
    for _attempt in range(2):
        made = program.rounds.start_second(draft.id, "Petar", new_id=new_id).value
    assert made.id == new_id
    assert len(program.assessments.list()) == 2


def test_a_second_assessor_is_somebody_else(program: Program, draft: Assessment) -> None:
    for names, sentence in (
        ("  ", "A second assessment needs the name of who assesses."),
        ("maria  ILIEVA", "can't be both the first and the second assessor"),
        ("Petar, Maria Ilieva", "Maria Ilieva can't be both"),
    ):
        with pytest.raises(UserError, match=sentence):
            program.rounds.start_second(draft.id, names)
    assert len(program.assessments.list()) == 1


def test_the_register_counts_no_draft_that_an_agreed_result_took_in(
    program: Program, draft: Assessment, second: Assessment
) -> None:
    (line,) = program.register.lines()
    assert (line.drafts, line.signed) == (2, 0)
    rate_all(program, draft)
    rate_all(program, second)
    agreed = program.rounds.start_agreed(draft.id, on=DAY).value
    own_assessment(program, draft)
    (line,) = program.register.lines()
    assert (line.drafts, line.signed) == (2, 0), "the agreed one and their own"
    program.assessments.delete(agreed.id)
    assert program.register.lines()[0].drafts == 3


def test_there_is_no_second_assessment_of_what_is_signed_or_has_one_or_is_a_self_rating(
    program: Program, draft: Assessment, second: Assessment
) -> None:
    own = own_assessment(program, draft)
    for place in (draft.id, second.id, own.id):
        with pytest.raises(UserError, match="beside an assessor's draft that has none yet"):
            program.rounds.start_second(place, "Elena")
        assert not program.rounds.of(place).starts_second
    program.assessments.delete(second.id)
    assert program.rounds.of(draft.id).starts_second
    decided(program, draft)
    program.signing.sign(draft.id, "Maria Ilieva")
    assert not program.rounds.of(draft.id).starts_second
    with pytest.raises(UserError, match="beside an assessor's draft"):
        program.rounds.start_second(draft.id, "Elena")


def test_layers_of_a_round_are_not_made_from_nothing(program: Program, draft: Assessment) -> None:
    for kind in (Kind.SECOND, Kind.AGREED):
        choice = replace(set_up_of(draft), kind=kind)
        with pytest.raises(UserError, match="belong to the round of a first"):
            program.assessments.create(draft.person.id, choice)
        with pytest.raises(UserError, match="belong to the round of a first"):
            program.assessments.set_up(draft.id, choice)


def test_both_go_on_rating_the_same(
    program: Program, draft: Assessment, second: Assessment
) -> None:
    for layer in (draft, second):
        for change in ({"scope": Scope.ALL}, {"role": "SCPM"}, {"reading": "map"}):
            choice: SetUp = replace(set_up_of(layer), **change)
            with pytest.raises(UserError, match="Two assessors rate the same in one round"):
                program.assessments.set_up(layer.id, choice)
        moved = replace(set_up_of(layer), place="Room 4", held_on=DAY)
        assert program.assessments.set_up(layer.id, moved).value.place == "Room 4"
    with pytest.raises(UserError, match="can't be both"):
        program.assessments.set_up(second.id, replace(set_up_of(second), assessors="MARIA Ilieva"))


def test_the_layers_are_hidden_from_each_other_until_both_have_rated_everything(
    program: Program, draft: Assessment, second: Assessment
) -> None:
    rounds = program.rounds
    rate_all(program, draft)
    for mine, other in ((draft, second), (second, draft)):
        assert rounds.hidden_from(mine.id) == {other.id}
        view = rounds.of(mine.id)
        assert {layer.id for layer in view.layers if layer.hidden} == {other.id}
        assert not view.compares
        assert not view.reconciles
        assert not rounds.beside(program.assessments.load(mine.id))
        with pytest.raises(UserError, match="hidden from each other until both"):
            program.agreement.of_round(mine.id)
        with pytest.raises(UserError, match="hidden from each other until both"):
            rounds.start_agreed(mine.id)
        around = program.progress.around(mine.id)
        assert other.id not in {choice.id for choice in around.choices}
    rate_all(program, second)
    for mine, other in ((draft, second), (second, draft)):
        assert rounds.hidden_from(mine.id) == frozenset()
        assert rounds.of(mine.id).compares
        assert [a.id for a in rounds.beside(program.assessments.load(mine.id))] == [other.id]


def test_equal_ratings_are_taken_over_and_the_others_are_open(
    program: Program, draft: Assessment, second: Assessment
) -> None:
    links = frozenset({"A1", "A2"})
    item = Evidence(uuid4(), "Minutes", links=links)
    program.assessments.keep_evidence(draft.id, item)
    exempt = Rating(State.EXEMPT, reason="works abroad", allowed_by="Board")
    rate_all(program, draft, {"A4": exempt})
    rate_all(program, second, {"A2": rated(6), "A4": exempt})
    agreed = program.rounds.start_agreed(second.id, on=DAY).value
    assert (agreed.kind, agreed.held_on) == (Kind.AGREED, DAY)
    assert agreed.assessors == "Maria Ilieva, Petar Petrov"
    assert agreed.rating("A1") == rated(5)
    assert not agreed.rating("A2").given
    assert agreed.rating("A4") == exempt
    assert agreed.position == "A2"
    assert next(e.links for e in agreed.evidence) == links
    assert program.rounds.of(draft.id).agreed == agreed.id
    with pytest.raises(UserError, match="an agreed result of this round already"):
        program.rounds.start_agreed(draft.id)


def test_the_originals_stay_as_they_are_while_there_is_an_agreed_layer(
    program: Program, draft: Assessment, second: Assessment, agreed: Assessment
) -> None:
    before = program.assessments.load(draft.id)
    assert before.settled
    edits = (
        lambda: program.assessments.rate(draft.id, "A1", rated(8), by="Maria"),
        lambda: program.assessments.write(draft.id, TextField.COMMENT, "x"),
        lambda: program.assessments.decide(draft.id, Decision.MEETS, "Maria"),
        lambda: program.assessments.set_up(draft.id, set_up_of(draft)),
        lambda: program.assessments.delete(draft.id),
        lambda: program.signing.sign(draft.id, "Maria"),
    )
    for edit in edits:
        with pytest.raises(UserError, match="so it stays as it is"):
            edit()
    assert program.assessments.load(draft.id) == before
    listed = {s.id: s.agreed for s in program.assessments.list()}
    assert listed == {draft.id: Phase.DRAFT, second.id: Phase.DRAFT, agreed.id: None}
    to_go_on_with = {s.id for s in program.assessments.latest(drafts=3, signed=3)}
    assert to_go_on_with == {agreed.id, program.assessments.list()[0].id}
    program.assessments.delete(agreed.id)
    program.assessments.rate(draft.id, "A1", rated(8), by="Maria")


@pytest.mark.on_both
def test_an_agreed_result_needs_a_reason_wherever_the_two_differed(
    program: Program, agreed: Assessment
) -> None:
    for code in ("A2", "A3"):
        program.assessments.rate(agreed.id, code, rated(6), by=agreed.assessors)
    # Both said 5; what both now say is another level, so that needs its reason too.
    program.assessments.rate(agreed.id, "A1", rated(7), by=agreed.assessors)
    program.assessments.decide(agreed.id, Decision.NOT_YET, "Head of the centre")
    with pytest.raises(UserError, match=r"The reason for the agreed level: A1, A2, A3\."):
        sign(program, agreed.id)
    for code, level in (("A1", 7), ("A2", 6), ("A3", 6)):
        program.assessments.rate(
            agreed.id, code, rated(level, grounds="seen in the talk"), by=agreed.assessors
        )
    signed = sign(program, agreed.id)
    assert signed.signature is not None
    assert (signed.signature.decided_by, signed.signature.countersigned_by) == (
        "Maria Ilieva",
        "petar petrov",
    )
    assert signed.rating("A2").grounds == "seen in the talk"
    assert program.workspace.check() == ()


def sign(program: Program, assessment_id: UUID) -> Assessment:
    done = program.signing.sign(assessment_id, "Maria Ilieva", countersigner="petar petrov")
    return done.value


def ready(program: Program, agreed: Assessment, decided_by: str = "Maria Ilieva") -> None:
    for code in ("A2", "A3"):
        rating = rated(6, grounds="seen in the talk")
        program.assessments.rate(agreed.id, code, rating, by=agreed.assessors)
    program.assessments.decide(agreed.id, Decision.NOT_YET, decided_by)


def test_an_agreed_result_is_signed_by_both(program: Program, agreed: Assessment) -> None:
    ready(program, agreed)
    for signer, countersigner in (
        ("Maria Ilieva", ""),
        ("Maria Ilieva", "maria ilieva"),
        ("Elena", "Petar Petrov"),
        ("Maria Ilieva", "Elena"),
    ):
        with pytest.raises(UserError, match="signed by both: Maria Ilieva, and Petar Petrov"):
            program.signing.sign(agreed.id, signer, countersigner=countersigner)
    assert program.assessments.load(agreed.id).phase is Phase.DRAFT


def test_where_the_centre_keeps_them_apart_who_assessed_does_not_decide(
    program: Program, draft: Assessment, agreed: Assessment
) -> None:
    program.centre.keep(Centre(separate_decision=True, appeal_days=14))
    assert program.centre.get() == Centre(separate_decision=True, appeal_days=14)
    ready(program, agreed, decided_by="  PETAR petrov")
    with pytest.raises(UserError, match="this centre keeps the two apart"):
        sign(program, agreed.id)
    program.assessments.decide(agreed.id, Decision.NOT_YET, "Head of the centre")
    assert sign(program, agreed.id).phase is Phase.SIGNED
    alone = decided(program, program.assessments.create(draft.person.id, set_up_of(draft)).value)
    with pytest.raises(UserError, match="this centre keeps the two apart"):
        program.signing.sign(alone.id, "Maria Ilieva")
    own = own_assessment(program, draft)
    rate_all(program, own)
    program.assessments.decide(own.id, Decision.NOT_YET, draft.person.name)
    assert program.signing.sign(own.id, draft.person.name).value.phase is Phase.SIGNED


def test_appeals_have_a_time_that_can_be_kept(program: Program) -> None:
    for days in (0, 367):
        with pytest.raises(UserError, match="1 to 366 days"):
            program.centre.keep(Centre(appeal_days=days))


def test_what_is_signed_together_is_revised_together(
    program: Program, draft: Assessment, agreed: Assessment
) -> None:
    ready(program, agreed)
    sign(program, agreed.id)
    assert {s.agreed for s in program.assessments.list()} == {Phase.SIGNED, None}
    with pytest.raises(UserError, match="part of a signed agreed result"):
        program.assessments.rate(draft.id, "A1", rated(8), by="Maria")
    revision = program.signing.revise(agreed.id, "A2 was misread").value
    assert revision.kind is Kind.AGREED
    assert revision.rating("A2").grounds == "seen in the talk"
    assert program.rounds.of(draft.id).agreed == revision.id
    program.assessments.decide(revision.id, Decision.MEETS, "Maria Ilieva")
    assert sign(program, revision.id).revision == 2


def test_signed_originals_can_be_agreed_on_and_not_revised_after(
    program: Program, draft: Assessment, second: Assessment
) -> None:
    decided(program, draft)
    program.signing.sign(draft.id, "Maria Ilieva")
    rate_all(program, second, {"A2": rated(6)})
    program.rounds.start_agreed(second.id)
    with pytest.raises(UserError, match="Revise the agreed result instead"):
        program.signing.revise(draft.id, "misread")


def test_a_self_assessment_stands_beside_and_can_be_taken_away(
    program: Program, draft: Assessment
) -> None:
    old = own_assessment(program, draft, date(2026, 3, 1))
    new = own_assessment(program, draft)
    for own in (old, new):
        assert [a.chosen for a in program.rounds.of(draft.id).own_ratings if a.id == own.id] == [
            False
        ]
        view = program.rounds.put_beside(draft.id, own.id).value
        assert [a.id for a in view.own_ratings if a.chosen] == [own.id]
        (beside,) = program.results.view(draft.id).beside
        assert beside.id == own.id
    assert [layer.kind for layer in program.rounds.of(old.id).layers] == [Kind.SELF]
    gone = program.rounds.put_beside(draft.id, None)
    assert not any(a.chosen for a in gone.value.own_ratings)
    assert {draft.id, new.id} <= gone.changes.assessments
    assert program.results.view(draft.id).beside == ()
    assert program.workspace.check() == ()


def test_only_a_self_assessment_of_the_same_fits_beside(
    program: Program, draft: Assessment
) -> None:
    other_role = replace(set_up_of(draft), kind=Kind.SELF, assessors="", role="SCPM")
    wrong = program.assessments.create(draft.person.id, other_role).value
    all_roles = program.assessments.create(
        draft.person.id, replace(other_role, role="*", scope=Scope.ALL)
    ).value
    assert [a.id for a in program.rounds.of(draft.id).own_ratings] == [all_roles.id]
    with pytest.raises(UserError, match="for another role"):
        program.rounds.put_beside(draft.id, wrong.id)
    with pytest.raises(UserError, match="Only a self-assessment"):
        program.rounds.put_beside(draft.id, draft.id)
    program.rounds.put_beside(draft.id, all_roles.id)
    again = program.assessments.create(draft.person.id, set_up_of(draft)).value
    with pytest.raises(UserError, match="stands beside another assessment"):
        program.rounds.put_beside(again.id, all_roles.id)
