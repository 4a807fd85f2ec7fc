"""The plan's order, its hours and what it cannot settle."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from s4c_desktop.domain.assessment import Rating, Scope
from s4c_desktop.domain.curriculum import Hours, Module, PathwayModule, Topic
from s4c_desktop.domain.framework import Framework
from s4c_desktop.domain.gap import evaluate
from s4c_desktop.domain.learning import LearningPlan, make_plan
from s4c_desktop.domain.learning_topics import place_topics
from s4c_desktop.domain.scale import State
from tests.domain.frameworks import framework, module, requirement, topic, unit

Ratings = dict[str, Rating]


def rated(**levels: int) -> Ratings:
    return {code: Rating(State.RATED, level) for code, level in levels.items()}


def planned(found: Framework, ratings: Ratings) -> LearningPlan:
    requirements = found.requirements("X", "default").values()
    return make_plan(found, "X", evaluate(requirements, ratings, Scope.ALL))


def topics_in_order(plan: LearningPlan) -> list[str]:
    return [title.lower() for item in plan.items for title in item.topics]


def test_mandatory_before_optional_then_larger_gap() -> None:
    rows = [requirement("A1", mandatory=False), requirement("A2"), requirement("A3")]
    units = [unit("u1", topic("one", "A1")), unit("u2", topic("two", "A2"))]
    found = framework({"X": rows}, [module("M", *units, unit("u3", topic("three", "A3")))])
    plan = planned(found, rated(A1=4, A2=5, A3=4))
    assert topics_in_order(plan) == ["three", "two", "one"]
    assert [item.mandatory for item in plan.items] == [True, True, False]
    assert [item.works_on for item in plan.items] == [("A3",), ("A2",), ("A1",)]


def test_what_is_needed_comes_first_and_says_for_what() -> None:
    rows = [requirement("A1")]
    units = [unit("u1", topic("late", "A1", requires=["early"])), unit("u2", topic("early"))]
    plan = planned(framework({"X": rows}, [module("M", *units)]), rated(A1=5))
    assert topics_in_order(plan) == ["early", "late"]
    first, second = plan.items
    assert first.prepares
    assert not second.prepares
    assert first.works_on == ("A1",)


def test_fewer_hours_decide_between_equal_gaps_then_framework_order() -> None:
    rows = [requirement("A1"), requirement("A2"), requirement("A3")]
    long = module("L", unit("u1", topic("long", "A1")), online=30)
    short = module("S", unit("u2", topic("b", "A3"), topic("a", "A2")), online=2)
    plan = planned(framework({"X": rows}, [long, short]), rated(A1=5, A2=5, A3=5))
    assert topics_in_order(plan) == ["a", "b", "long"]


def test_neighbours_of_one_unit_make_one_item() -> None:
    rows = [requirement("A1")]
    found = framework({"X": rows}, [module("M", unit("u", topic("a", "A1"), topic("b", "A1")))])
    (item,) = planned(found, rated(A1=5)).items
    assert item.topics == ("A", "B")
    assert item.hours == Hours(Fraction(10))


def test_a_topic_that_does_not_lead_beyond_the_level_reached_is_left_out() -> None:
    rows = [requirement("A1", 7)]
    found = framework({"X": rows}, [module("M", unit("u", topic("low", "A1", reach=5)))])
    plan = planned(found, rated(A1=5))
    assert plan.items == ()
    assert [(u.competence, u.best_reach) for u in plan.untaught] == [("A1", 5)]
    assert planned(found, rated(A1=4)).untaught == ()


def test_what_nothing_teaches_is_named() -> None:
    found = framework({"X": [requirement("A1")]}, [module("M", unit("u", topic("t")))])
    (untaught,) = planned(found, rated(A1=4)).untaught
    assert (untaught.competence, untaught.best_reach) == ("A1", None)


def test_missing_evidence_and_missing_ratings_are_no_gaps_to_learn() -> None:
    rows = [requirement("A1"), requirement("A2")]
    units = [unit("u", topic("a", "A1"), topic("b", "A2"))]
    found = framework({"X": rows}, [module("M", *units)])
    plan = planned(found, {"A1": Rating(State.NO_EVIDENCE)})
    assert plan.items == ()
    assert plan.evidence_only == ("A1",)
    assert plan.not_rated == ("A2",)


def test_a_topic_of_the_role_alone_has_no_hours() -> None:
    own = PathwayModule("M", "Module M", (unit("p", topic("own", "A1")),))
    found = framework({"X": [requirement("A1")]}, [module("M", unit("u", topic("a")))], [own])
    (item,) = planned(found, rated(A1=4)).items
    assert item.topics == ("OWN",)
    assert item.in_curriculum
    assert item.hours.total == 0


def test_topics_outside_the_pathway_are_marked() -> None:
    listed = topic("listed", "A1")
    own = PathwayModule("M", "Module M", (unit("u", listed),))
    modules = [module("M", unit("u", listed, topic("other", "A1")))]
    plan = planned(framework({"X": [requirement("A1")]}, modules, [own]), rated(A1=4))
    assert [(item.topics, item.in_curriculum) for item in plan.items] == [
        (("LISTED",), True),
        (("OTHER",), False),
    ]


@given(
    st.lists(st.integers(1, 9), min_size=1, max_size=4),
    st.integers(1, 97),
    st.one_of(st.none(), st.integers(1, 30)),
)
def test_a_modules_topics_sum_to_its_hours_exactly(
    sizes: list[int], online: int, practical: int | None
) -> None:
    units = [
        unit(f"u{n}", *(topic(f"t{n}-{m}") for m in range(size))) for n, size in enumerate(sizes)
    ]
    made = module("M", *units, online=online, practical=practical)
    found = framework({"X": [requirement("A1")]}, [made])
    placed = list(place_topics(found, "X"))
    assert len(placed) == sum(sizes)
    assert sum((p.hours for p in placed), Hours()) == made.hours


@st.composite
def modules_with_needs(draw: st.DrawFn) -> list[Module]:
    """Make topics that teach something and need only earlier ones, dealt to units in any order."""
    count = draw(st.integers(1, 14))
    topics: list[Topic] = []
    for n in range(count):
        teaches = draw(st.lists(st.sampled_from(["A1", "A2", "A3"]), unique=True, max_size=2))
        before = [t.code for t in topics]
        needs = draw(st.lists(st.sampled_from(before), unique=True, max_size=3)) if before else []
        topics.append(topic(f"t{n}", *teaches, requires=needs))
    shuffled = draw(st.permutations(topics))
    half = len(shuffled) // 2
    return [
        module("M", unit("u1", *shuffled[:half]), unit("u2", *shuffled[half:]), online=7),
    ]


@settings(deadline=None)
@given(modules_with_needs(), st.tuples(*(st.integers(4, 7) for _ in range(3))))
def test_prerequisites_always_hold_and_the_plan_is_repeatable(
    modules: list[Module], levels: tuple[int, int, int]
) -> None:
    rows = [requirement("A1"), requirement("A2", mandatory=False), requirement("A3", 7)]
    found = framework({"X": rows}, modules)
    ratings = rated(**dict(zip(("A1", "A2", "A3"), levels, strict=True)))
    plan = planned(found, ratings)
    order = topics_in_order(plan)
    assert len(order) == len(set(order))
    needs = {t.code: t.requires for m in modules for _path, t in m.walk()}
    for place, code in enumerate(order):
        assert all(need in order[:place] for need in needs[code])
    assert planned(found, ratings) == plan
    assert sum((item.hours for item in plan.items), Hours()) == plan.hours
    for item in plan.items:
        assert item.works_on
