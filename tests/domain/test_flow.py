"""Where the wizard stands, without a widget."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from s4c_desktop.domain.assessment import Assessment, Kind, Person, Phase, Rating, Scope
from s4c_desktop.domain.flow import STEPS, Flow, Step, competences_in_scope, resume
from s4c_desktop.domain.framework import (
    DEFAULT_READING,
    Area,
    Competence,
    Framework,
    Requirement,
    Role,
)
from s4c_desktop.domain.scale import State

CODES = ("A1", "A2", "A3", "B1", "B2")
OPTIONAL = ("A3",)


def framework() -> Framework:
    requirements = tuple(
        Requirement(uuid4(), code, code not in OPTIONAL, 6, "", "") for code in CODES
    )
    return Framework(
        id=uuid4(),
        code="T",
        version="0.1",
        title="Test",
        edition="",
        draft=False,
        readings=(),
        levels=(),
        areas=(Area(uuid4(), "A", "Area A"), Area(uuid4(), "B", "Area B")),
        competences=tuple(Competence(uuid4(), c, c[0], f"Title {c}", "") for c in CODES),
        roles=(Role(uuid4(), "R", "Role", "", "", {DEFAULT_READING: requirements}),),
        modules=(),
        curricula=(),
    )


def assessment(**changes: object) -> Assessment:
    made = Assessment(
        id=uuid4(),
        person=Person(uuid4(), "Somebody"),
        framework_id=uuid4(),
        role="R",
        reading=DEFAULT_READING,
        kind=Kind.ASSESSOR,
        scope=Scope.ALL,
        phase=Phase.DRAFT,
        version=1,
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def at(position: str, *given_codes: str, step: Step = Step.RATINGS) -> Flow:
    return Flow(step, True, CODES, position, frozenset(given_codes))


# -- steps ---------------------------------------------------------------------------------


def test_steps_open_one_after_the_other() -> None:
    nobody = Flow()
    assert [step for step in STEPS if nobody.reachable(step)] == [Step.PERSON]
    somebody = Flow(has_person=True)
    assert [step for step in STEPS if somebody.reachable(step)] == [Step.PERSON, Step.SETUP]
    assert all(at("A1").reachable(step) for step in STEPS)


def test_a_step_that_cannot_be_reached_is_not_opened() -> None:
    assert Flow().go(Step.REVIEW) == Flow()
    assert Flow().next_step() == Flow()


def test_steps_follow_each_other_both_ways() -> None:
    flow = at("A1", step=Step.PERSON)
    seen = [flow.step]
    while (following := flow.next_step()) != flow:
        flow = following
        seen.append(flow.step)
    assert seen == list(STEPS)
    while (before := flow.previous_step()) != flow:
        flow = before
    assert flow.step is Step.PERSON


def test_a_step_is_done_when_nothing_is_left_to_do() -> None:
    flow = at("A1", *CODES[:-1])
    assert [flow.done(step) for step in STEPS] == [True, True, False, False, False]
    assert at("A1", *CODES).done(Step.RATINGS)
    assert not Flow(has_person=True).done(Step.RATINGS)


# -- competences ---------------------------------------------------------------------------


def test_next_leads_through_all_and_to_the_review() -> None:
    flow, seen = at("A1"), ["A1"]
    for _number in CODES[1:]:
        flow = flow.next()
        seen.append(flow.position)
    assert tuple(seen) == CODES
    assert flow.number == len(CODES)
    assert flow.next().step is Step.REVIEW


def test_previous_stays_at_the_first() -> None:
    assert at("B1").previous().position == "A3"
    assert at("A1").previous() == at("A1")


def test_jumping_opens_the_ratings() -> None:
    assert at("A1", step=Step.REVIEW).jump("B2") == at("B2")
    assert at("A1", step=Step.REVIEW).jump("Z9") == at("A1", step=Step.REVIEW)


@pytest.mark.parametrize(
    ("flow", "position", "step"),
    [
        (at("A1"), "A2", Step.RATINGS),
        (at("A1", "A1", "A2", "A3"), "B1", Step.RATINGS),
        # From the start again after the end.
        (at("B2", "B2", "A1"), "A2", Step.RATINGS),
        # The only one left is where the person stands.
        (at("A2", "A1", "A3", "B1", "B2"), "A2", Step.RATINGS),
        # Nothing is left.
        (at("A2", *CODES), "A2", Step.REVIEW),
    ],
)
def test_next_unrated(flow: Flow, position: str, step: Step) -> None:
    after = flow.next_unrated()
    assert (after.position, after.step) == (position, step)


def test_answers_can_be_taken_back() -> None:
    flow = at("A1").answered("A1", Rating(State.NO_EVIDENCE))
    assert flow.unrated == CODES[1:]
    assert flow.answered("A1", Rating(flagged=True)).unrated == CODES


# -- resuming ------------------------------------------------------------------------------


def test_the_scope_follows_role_and_choice() -> None:
    assert competences_in_scope(framework(), "R", DEFAULT_READING, Scope.ALL) == CODES
    mandatory = competences_in_scope(framework(), "R", DEFAULT_READING, Scope.MANDATORY)
    assert mandatory == ("A1", "A2", "B1", "B2")


def test_a_new_assessment_stands_at_its_set_up() -> None:
    flow = resume(assessment(), framework())
    assert (flow.step, flow.position, flow.has_person) == (Step.SETUP, "A1", True)


def test_the_very_place_is_resumed() -> None:
    left = assessment(
        step="ratings",
        position="B1",
        ratings={"A1": Rating(State.RATED, 6), "A2": Rating(flagged=True)},
    )
    flow = resume(left, framework())
    assert (flow.step, flow.position) == (Step.RATINGS, "B1")
    assert flow.given == {"A1"}, "a flag alone is no answer"


@pytest.mark.parametrize("position", ["", "Z9", "A3"])
def test_a_place_out_of_scope_gives_way_to_the_first_unrated(position: str) -> None:
    left = assessment(
        scope=Scope.MANDATORY,
        step="ratings",
        position=position,
        ratings={"A1": Rating(State.BELOW)},
    )
    assert resume(left, framework()).position == "A2"


def test_ratings_out_of_scope_do_not_count() -> None:
    left = assessment(scope=Scope.MANDATORY, ratings={"A3": Rating(State.RATED, 4)})
    assert resume(left, framework()).given == frozenset()


# -- what always holds ---------------------------------------------------------------------

MOVES = ("next", "previous", "next_unrated", "next_step", "previous_step")
moves = st.one_of(
    st.sampled_from(MOVES).map(lambda name: ("move", name)),
    st.sampled_from(STEPS).map(lambda step: ("go", step)),
    st.sampled_from((*CODES, "Z9")).map(lambda code: ("jump", code)),
    st.sampled_from(CODES).map(lambda code: ("answer", code)),
    st.sampled_from(CODES).map(lambda code: ("clear", code)),
)


def make(flow: Flow, move: tuple[str, object]) -> Flow:
    match move:
        case ("move", str(name)):
            moved = getattr(flow, name)()
            assert isinstance(moved, Flow)
            return moved
        case ("go", Step() as step):
            return flow.go(step)
        case ("jump", str(code)):
            return flow.jump(code)
        case ("answer", str(code)):
            return flow.answered(code, Rating(State.RATED, 5))
        case (_, str(code)):
            return flow.answered(code, Rating())
    raise AssertionError(move)


@given(st.lists(moves, max_size=40))
def test_the_place_is_always_one_that_exists(made: list[tuple[str, object]]) -> None:
    flow = at("A1")
    for move in made:
        flow = make(flow, move)
        assert flow.position in CODES
        assert 1 <= flow.number <= len(CODES)
        assert flow.reachable(flow.step)
        assert set(flow.unrated) | flow.given == set(CODES)
        assert not set(flow.unrated) & flow.given


@given(st.sets(st.sampled_from(CODES)), st.sampled_from(CODES))
def test_rating_and_going_on_rates_everything_once(done: set[str], start: str) -> None:
    flow, rated = at(start, *done), []
    while flow.step is Step.RATINGS:
        if flow.position not in done:
            rated.append(flow.position)
        flow = flow.answered(flow.position, Rating(State.RATED, 6)).next_unrated()
    assert sorted(rated) == sorted(set(CODES) - done)


@given(st.sampled_from(CODES[1:]))
def test_previous_takes_next_back(code: str) -> None:
    assert at(code).previous().next() == at(code)


# -- for oneself ---------------------------------------------------------------------------


def own_flow(**changes: object) -> Flow:
    return resume(assessment(kind=Kind.SELF, scope=Scope.ALL, **changes), framework())


def test_whoever_rates_themself_is_asked_for_the_mandatory_first() -> None:
    flow = own_flow(step="ratings")
    asked = []
    while flow.step is Step.RATINGS:
        asked.append(flow.position)
        flow = flow.answered(flow.position, Rating(State.RATED, 6)).next_unrated()
    assert asked == ["A1", "A2", "B1", "B2", "A3"]


def test_for_oneself_the_result_follows_the_last_rating() -> None:
    flow = own_flow(step="ratings", ratings={c: Rating(State.RATED, 6) for c in CODES})
    assert flow.next_unrated().step is Step.RESULT
    assert replace(flow, own=False).next_unrated().step is Step.REVIEW


def test_going_on_starts_with_what_is_mandatory() -> None:
    rated = {c: Rating(State.RATED, 6) for c in CODES if c not in ("A3", "B2")}
    assert own_flow(ratings=rated).position == "B2"
