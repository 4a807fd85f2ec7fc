"""Who needs which unit: counted by person, mandatory gaps first, seats and doneness kept apart."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from fractions import Fraction
from uuid import UUID, uuid4

from s4c_desktop.domain.assessment import Rating, Scope
from s4c_desktop.domain.attendance import mark_attended, take_back
from s4c_desktop.domain.cohort import (
    Member,
    Step,
    Subject,
    member_of_learning,
    member_of_plan,
    own_subject,
    subject_of,
)
from s4c_desktop.domain.cohort_needs import Need, Standing
from s4c_desktop.domain.cohort_sheet import CohortSheet
from s4c_desktop.domain.curriculum import Hours
from s4c_desktop.domain.framework import Anchor, Framework
from s4c_desktop.domain.gap import evaluate
from s4c_desktop.domain.learning import make_plan
from s4c_desktop.domain.page import page_text
from s4c_desktop.domain.pages.outcomes import outcomes_page
from s4c_desktop.domain.scale import State
from s4c_desktop.domain.study import (
    Goal,
    ItemKind,
    ItemState,
    Seat,
    SeatState,
    StudyItem,
    StudyPlan,
    Training,
)
from s4c_desktop.domain.training_wording import cohort_sentence, share_sentence
from s4c_desktop.domain.unit_places import units_of
from tests.domain.frameworks import framework, module, requirement, topic, unit

ANN, BEN, EVE, TOM = (UUID(int=number) for number in range(1, 5))
DAY = date(2026, 9, 14)

WORLD = framework(
    {"R": [requirement("A1"), requirement("A2", mandatory=False), requirement("A3", 7)]},
    [
        module("M", unit("U", topic("t1", "A1"), topic("t2", "A2")), unit("V", topic("t3", "A2"))),
        module("N", unit("W", topic("t4", "A3", reach=5), topic("t5", "A1", requires=["t1"]))),
    ],
)


def subject(code: str) -> Subject:
    return Subject(WORLD.id, code)


def to_do(code: str, *works_on: str, mandatory: bool = True, done: bool = False) -> Step:
    return Step(ItemKind.TOPIC, code, works_on=works_on, mandatory=mandatory, done=done)


def member(person: UUID, *steps: Step, levels: dict[str, int] | None = None) -> Member:
    return Member(person, WORLD.id, "R", steps, levels or {}, DAY)


def sheet(members: Iterable[Member], *trainings: Training, world: Framework = WORLD) -> CohortSheet:
    members = tuple(members)
    return CohortSheet(
        people=tuple(one.person_id for one in members),
        names={ANN: "Ann", BEN: "Ben", EVE: "Eve", TOM: "Tom"},
        members={one.person_id: one for one in members},
        without={},
        frameworks={world.id: world},
        trainings=trainings,
        titles={"course-1": "A bundled course"},
    )


def training(code: str, *seats: Seat, ends: date | None = None, title: str = "") -> Training:
    return Training(uuid4(), WORLD.id, code, 12, title, ends_on=ends, taken=seats)


def counts(need: Need) -> tuple[str, int, int, int]:
    return need.title, len(need.mandatory), len(need.optional), len(need.done)


def test_units_come_by_the_number_of_people_with_a_mandatory_gap() -> None:
    found = sheet(
        (
            member(ANN, to_do("t3", "A2", mandatory=False), to_do("t4", "A3")),
            member(BEN, to_do("t3", "A2", mandatory=False), to_do("t1", "A1", done=True)),
            member(EVE, to_do("t3", "A2", mandatory=False), to_do("t1", "A1"), to_do("t2", "A2")),
        )
    )
    # Of equally many the one with more needs, then the framework's order: U before W.
    assert [counts(need) for need in found.needs] == [
        ("U", 1, 0, 1),
        ("W", 1, 0, 0),
        ("V", 0, 3, 0),
    ]
    first, second, third = found.needs
    assert (first.topics, first.works_on) == (("t1", "t2"), ("A1", "A2"))
    assert first.hours == Hours(Fraction(20, 3))
    assert second.shares[ANN].topics == ("t4",)
    assert (third.optional, third.module) == ((ANN, BEN, EVE), "M")
    assert cohort_sentence(found) == "3 people, 3 need training."


def test_one_topic_for_a_mandatory_gap_makes_the_unit_mandatory() -> None:
    (need,) = sheet([member(ANN, to_do("t1", "A1"), to_do("t2", "A2", mandatory=False))]).needs
    assert need.mandatory == (ANN,)
    assert share_sentence(need.shares[ANN]) == (
        "needed for a mandatory gap, 2 topics, 6 h 40 min online"
    )


def test_what_an_assessment_shows_is_needed_with_what_it_builds_on() -> None:
    requirements = WORLD.requirements("R", "default").values()
    ratings = {code: Rating(State.RATED, level) for code, level in (("A1", 5), ("A2", 6))}
    result = evaluate(requirements, ratings, Scope.ALL)
    found = member_of_learning(ANN, WORLD, "default", make_plan(WORLD, "R", result), DAY)
    assert [(step.reference, step.works_on, step.mandatory) for step in found.steps] == [
        ("t1", ("A1",), True),
        ("t5", ("A1",), True),
    ]
    assert found.levels == {"A1": 6, "A2": 6, "A3": 7}


def test_a_stored_plan_counts_as_it_stands() -> None:
    def item(code: str, works_on: str, state: ItemState = ItemState.PLANNED) -> StudyItem:
        return StudyItem(uuid4(), ItemKind.TOPIC, code, works_on=(works_on,), state=state)

    plan = StudyPlan(
        id=uuid4(),
        person_id=ANN,
        assessment_id=uuid4(),
        framework_id=WORLD.id,
        role="R",
        reading="default",
        start_on=DAY,
        minutes_per_week=60,
        goals=(Goal("A2", 8), Goal("A1")),
        items=(
            item("t1", "A1", ItemState.DONE),
            item("t2", "A2", ItemState.STARTED),
            item("t4", "A3", ItemState.REMOVED),
            StudyItem(uuid4(), ItemKind.COURSE, "course-1", works_on=("A3",)),
            StudyItem(uuid4(), ItemKind.OWN, title="Sit in  on council", hours=Hours(Fraction(2))),
        ),
    )
    found = member_of_plan(plan, WORLD, DAY)
    assert found.levels == {"A1": 6, "A2": 8, "A3": 7}
    needs = {need.title: need for need in sheet([found]).needs}
    assert [counts(need) for need in needs.values()] == [
        ("A bundled course", 1, 0, 0),
        ("U", 0, 1, 0),
        ("Sit in  on council", 0, 1, 0),
    ]
    assert needs["Sit in  on council"].hours == Hours(Fraction(2))
    assert needs["Sit in  on council"].subject == own_subject(WORLD.id, "sit in on COUNCIL")
    without = found.without(frozenset({"t2", "t3"}))
    assert [counts(need) for need in sheet([without]).needs if need.module] == [
        ("U", 0, 0, 1),
        ("V", 0, 0, 1),
    ]


def test_a_framework_without_curriculum_has_courses_and_own_items() -> None:
    bare = framework({"R": [requirement("A1", None)]})
    steps = (
        Step(ItemKind.OWN, "", "Shadow a planner"),
        Step(ItemKind.COURSE, "course-1", works_on=("A1",)),
    )
    people = [replace(member(person, *steps), framework_id=bare.id) for person in (ANN, BEN)]
    found = sheet(people, world=bare)
    assert [counts(need) for need in found.needs] == [
        ("A bundled course", 0, 2, 0),
        ("Shadow a planner", 0, 2, 0),
    ]
    assert units_of(bare).by_code == {}
    assert all(found.outcomes(need.subject) is None for need in found.needs)
    assert list(found.all_outcomes()) == []


def test_a_seat_does_not_take_the_need_away_but_attending_does() -> None:
    planned = training("U", Seat(ANN), Seat(BEN, SeatState.CONFIRMED))
    attended = training("U", Seat(BEN, SeatState.ATTENDED), ends=date(2026, 10, 1))
    people = [member(person, to_do("t1", "A1")) for person in (ANN, BEN, EVE)]
    (need,) = sheet(people, planned, attended).needs
    assert (need.mandatory, need.done) == ((ANN, EVE), (BEN,))
    assert need.shares[ANN].seat is SeatState.PLANNED
    assert [share.open for share in need.shares.values()] == [False, False, True]


def test_a_later_assessment_that_shows_the_gap_again_outweighs_having_attended() -> None:
    before = training("U", Seat(ANN, SeatState.ATTENDED), ends=date(2026, 9, 13))
    (need,) = sheet([member(ANN, to_do("t1", "A1"))], before).needs
    assert need.shares[ANN].standing is Standing.MANDATORY
    assert need.shares[ANN].open


def test_a_training_without_a_unit_is_known_by_its_title() -> None:
    own = training("", Seat(ANN), title="Shadow a planner")
    steps = Step(ItemKind.OWN, "", "shadow a  Planner")
    (need,) = sheet([member(ANN, steps)], own).needs
    assert (need.subject, need.shares[ANN].seat) == (subject_of(own), SeatState.PLANNED)


def test_outcomes_are_at_the_level_that_most_need_and_no_higher_than_the_unit_leads() -> None:
    six, five = Anchor(6, "Can do six", "Answers for six"), Anchor(5, "Five", "Five alone")
    competences = tuple(replace(c, anchors=(five, six)) for c in WORLD.competences)
    world = replace(WORLD, competences=competences)
    people = [
        member(ANN, to_do("t1", "A1"), to_do("t4", "A3"), levels={"A1": 6, "A3": 7}),
        member(BEN, to_do("t1", "A1"), levels={"A1": 6}),
        member(EVE, to_do("t1", "A1"), levels={"A1": 5}),
        member(TOM, to_do("t1", "A1", done=True), levels={"A1": 8}),
    ]
    found = sheet(people, world=world)
    outcomes = found.outcomes(subject("U"))
    assert outcomes is not None
    a1, a2 = outcomes.outcomes
    assert (a1.competence, a1.wanted, a1.level, a1.anchor, a1.people) == ("A1", 6, 6, six, 3)
    assert (a2.competence, a2.wanted, a2.level, a2.reach, a2.anchor) == ("A2", None, 8, 8, None)
    assert [(one.code, one.people) for one in outcomes.topics] == [("t1", 3), ("t2", 0)]
    beyond = found.outcomes(subject("W"))
    assert beyond is not None
    a3 = next(one for one in beyond.outcomes if one.competence == "A3")
    assert (a3.wanted, a3.reach, a3.level, a3.anchor) == (7, 5, 5, five)
    text = page_text(outcomes_page(world, beyond))
    for said in ("most need EQF 7, the unit leads to EQF 5", "- Five alone", "Taught in: T4"):
        assert said in text
    assert [one.unit.code for one in found.all_outcomes()] == ["U", "W"]


def test_of_equally_many_levels_the_higher_is_aimed_at() -> None:
    people = [
        member(ANN, to_do("t1", "A1"), levels={"A1": 5}),
        member(BEN, to_do("t1", "A1"), levels={"A1": 7}),
    ]
    outcomes = sheet(people).outcomes(subject("U"))
    assert outcomes is not None
    assert outcomes.outcomes[0].level == 7


def test_a_training_of_a_module_is_one_of_all_its_units() -> None:
    whole = training("M", Seat(ANN), Seat(BEN, SeatState.ATTENDED), ends=date(2026, 10, 1))
    people = [member(person, to_do("t1", "A1"), to_do("t3", "A2")) for person in (ANN, BEN)]
    found = sheet(people, whole)
    for need in found.needs:
        assert (need.mandatory, need.done) == ((ANN,), (BEN,))
        assert need.shares[ANN].seat is SeatState.PLANNED
    assert found.called(whole) == "Module M"
    units = found.units[WORLD.id]
    assert list(units.titles) == ["M", "U", "V", "N", "W"]
    assert [unit.code for unit in units.below("M")] == ["U", "V"]
    plan = StudyPlan(
        id=uuid4(),
        person_id=BEN,
        assessment_id=uuid4(),
        framework_id=WORLD.id,
        role="R",
        reading="default",
        start_on=DAY,
        minutes_per_week=60,
        items=tuple(StudyItem(uuid4(), ItemKind.TOPIC, code) for code in ("t1", "t3", "t4")),
    )
    made, marked = mark_attended(plan, whole, units, ItemState.DONE, DAY, DAY)
    assert [item.state is ItemState.DONE for item in made.items] == [True, True, False]
    assert marked is not None
    assert take_back(made, marked) == plan
