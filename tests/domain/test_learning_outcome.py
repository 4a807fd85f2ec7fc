"""What a person wants of a plan, what it then has, and what it says of the rest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from itertools import combinations
from random import Random

import pytest

from s4c_desktop.base.errors import UserError
from s4c_desktop.domain import learning_wording as words
from s4c_desktop.domain.assessment import Rating, Scope
from s4c_desktop.domain.curriculum import Hours, Module, Topic
from s4c_desktop.domain.framework import Area, Framework, Requirement
from s4c_desktop.domain.gap import evaluate
from s4c_desktop.domain.learning_needs import Need, find_needs
from s4c_desktop.domain.learning_order import OutOfOrder, arrange
from s4c_desktop.domain.learning_outcome import Outcome, plan_learning
from s4c_desktop.domain.learning_topics import Why, place_topics
from s4c_desktop.domain.learning_wishes import Kept, Wishes
from s4c_desktop.domain.scale import State
from s4c_desktop.domain.study import Mode, Strategy
from tests.domain.frameworks import framework, identity, module, requirement, topic, unit

ROWS = [requirement("A1", 7), requirement("A2"), requirement("A3", mandatory=False)]


def one_each(*topics: Topic, online: int = 1) -> Framework:
    """Make a framework in which each topic is a module of its own, of an hour if not told."""
    modules = [module(f"M{t.code}", unit(f"u{t.code}", t), online=online) for t in topics]
    return framework({"X": ROWS}, modules)


def planned(
    found: Framework, wishes: Wishes | None = None, levels: Mapping[str, int] | None = None
) -> Outcome:
    ratings = {
        code: Rating(State.RATED, level)
        for code, level in (levels or {"A1": 4, "A2": 5, "A3": 5}).items()
    }
    rows = found.requirements("X", "default").values()
    return plan_learning(found, "X", evaluate(rows, ratings, Scope.ALL), wishes)


def codes(outcome: Outcome) -> list[str]:
    return [t.code for t in outcome.topics]


def test_a_budget_takes_the_least_and_says_what_more_would_cost() -> None:
    found = one_each(
        topic("a", "A1"), topic("b", "A2", requires=["need"]), topic("need"), topic("c", "A3")
    )
    outcome = planned(found, Wishes(budget=150))
    assert codes(outcome) == ["a", "c"]
    assert outcome.used == 120
    (left,) = outcome.left_out
    assert (left.competence, left.mandatory, int(left.minutes)) == ("A2", True, 120)
    assert left.topics == ("need", "b")
    assert outcome.left_out_topics == ("b", "need")
    named = words.titles(place_topics(found, "X"))
    assert words.left_out_sentence(left, found, named) == "A2 Title A2: 2 h more, for NEED, B."
    assert words.budget_sentence(outcome) == "Takes 2 h of 2 h 30 min; 1 competence is left out."
    assert words.minimal_sentence(outcome).startswith("2 more topics would help")
    assert codes(planned(found, Wishes(budget=180))) == ["a", "need", "b"]
    everything = planned(found, Wishes(budget=240))
    assert words.budget_sentence(everything) == "Takes 4 h of 4 h; nothing is left out."
    assert not words.minimal_sentence(everything)
    assert not words.budget_sentence(planned(found))


def test_what_one_more_competence_costs_counts_on_what_is_chosen() -> None:
    """A2's topics need one that the plan has anyway, so only the rest is to be paid."""
    found = one_each(
        topic("base", "A1"), topic("b", "A2", requires=["base"]), topic("alone", "A2"), online=2
    )
    found = framework(
        {"X": ROWS}, [*found.modules[:2], module("L", unit("l", topic("alone", "A2")), online=3)]
    )
    outcome = planned(found, Wishes(budget=150))
    assert codes(outcome) == ["base"]
    (left,) = outcome.left_out
    assert (int(left.minutes), *left.topics) == (120, "b")


@pytest.mark.parametrize(
    ("strategy", "expected"),
    [(Strategy.BLOCKERS, {"A1"}), (Strategy.QUICK, {"A2", "A3"}), (Strategy.BROAD, {"A2", "A3"})],
)
def test_strategies_choose_differently(strategy: Strategy, expected: set[str]) -> None:
    """Two hours hold the large mandatory gap, or two small ones of which one is optional."""
    rows = [
        requirement("A1", 8),
        requirement("A2", mandatory=False),
        requirement("A3", mandatory=False),
    ]
    modules = [
        module("L", unit("l", topic("long", "A1")), online=2),
        module("S", unit("s", topic("b", "A2"), topic("c", "A3")), online=2),
    ]
    outcome = planned(framework({"X": rows}, modules), Wishes(strategy=strategy, budget=120))
    assert {c for t in outcome.topics for c in t.works_on} == expected


@pytest.mark.parametrize(
    ("strategy", "expected"),
    [
        (Strategy.BLOCKERS, ["a", "a2", "b", "c"]),
        (Strategy.QUICK, ["b", "c", "a", "a2"]),
        (Strategy.BROAD, ["a", "b", "c", "a2"]),
    ],
)
def test_strategies_order_differently(strategy: Strategy, expected: list[str]) -> None:
    found = one_each(topic("a", "A1"), topic("a2", "A1"), topic("b", "A2"), topic("c", "A3"))
    assert codes(planned(found, Wishes(strategy=strategy))) == expected


def test_goals_come_first_among_equals_and_raise_levels() -> None:
    found = one_each(topic("a", "A1"), topic("b", "A2"), topic("c", "A3"))
    outcome = planned(found, Wishes(goals={"A2": None}))
    assert codes(outcome) == ["b", "a", "c"]
    assert [t.goal for t in outcome.topics] == [True, False, False]
    levels = {"A1": 7, "A2": 6, "A3": 5}
    raised = planned(found, Wishes(goals={"A1": 8, "A2": 4}), levels)
    assert codes(raised) == ["a", "c"]
    assert raised.goals_met == ("A2",)
    assert words.topic_reason(raised.topics[0], found).endswith("A goal of yours.")


def test_a_goal_never_lowers_what_the_role_requires() -> None:
    rows = ROWS
    result = evaluate(rows, {"A1": Rating(State.RATED, 5)}, Scope.ALL)
    found = one_each(topic("a", "A1"))
    assert find_needs(found, result, {"A1": 6})["A1"].missing == 2
    below = evaluate(rows, {"A2": Rating(State.BELOW)}, Scope.ALL)
    assert find_needs(found, below, {})["A2"].missing == 3
    assert find_needs(found, below, {"A2": 7})["A2"].missing == 4


def test_mastered_topics_are_known_and_never_planned() -> None:
    found = one_each(topic("a", "A1", requires=["base"]), topic("base", "A2"))
    outcome = planned(found, Wishes(mastered=frozenset({"base"})))
    assert codes(outcome) == ["a"]
    (gone,) = outcome.unreachable
    assert gone.topics == (("base", Why.MASTERED),)
    named = words.titles(place_topics(found, "X"))
    assert words.unreachable_sentence(gone, found, named) == (
        "A2 Title A2: no topic is left. BASE (mastered already)."
    )


def test_removed_topics_take_what_needs_them_and_the_plan_says_so() -> None:
    found = one_each(
        topic("base", "A2"), topic("a", "A1", requires=["base"]), topic("top", requires=["a"])
    )
    outcome = planned(found, Wishes(removed=frozenset({"base"})))
    assert codes(outcome) == []
    (removal,) = outcome.removals
    assert removal.with_it == ("a", "top")
    assert removal.competences == ("A1", "A2")
    named = words.titles(place_topics(found, "X"))
    assert words.removal_sentence(removal, found, named) == (
        "Without BASE, A, TOP can't be learnt either, and nothing works on A1 Title A1, "
        "A2 Title A2."
    )
    spare = one_each(topic("one", "A1"), topic("two", "A1"))
    (removal,) = planned(spare, Wishes(removed=frozenset({"one"}))).removals
    assert words.removal_sentence(removal, spare, {}) == (
        "one is left out; other topics work on the same."
    )


def test_only_wanted_ways_of_learning_are_planned() -> None:
    both = module("B", unit("b", topic("both", "A1")), online=2, practical=3)
    online = module(
        "O", unit("o", topic("online", "A2"), topic("after", "A3", requires=["online"]))
    )
    found = framework({"X": ROWS}, [both, online])
    outcome = planned(found, Wishes(modes=frozenset({Mode.PRACTICAL})))
    assert codes(outcome) == ["both"]
    assert outcome.hours == Hours(practical=Fraction(3))
    assert outcome.beside == Hours(online=Fraction(2))
    assert list(words.mode_notes(outcome)) == [
        "Not counted, since not wanted: 2 h online of the topics in the plan."
    ]
    assert [(u.competence, u.topics) for u in outcome.unreachable] == [
        ("A2", (("online", Why.MODE),)),
        ("A3", (("after", Why.MODE),)),
    ]


def test_a_centres_own_hours_count_instead() -> None:
    found = one_each(topic("a", "A1"), topic("b", "A1"))
    longer = Wishes(budget=60, hours={"a": Hours(live=Fraction(2)), "b": Hours(Fraction(1, 2))})
    outcome = planned(found, longer)
    assert codes(outcome) == ["b"]
    assert outcome.used == 30


def test_kept_topics_stay_and_only_those_not_done_take_of_the_budget() -> None:
    found = one_each(topic("a", "A1"), topic("b", "A2"), topic("c", "A3"), topic("d"))
    kept = {"b": Kept.DONE, "d": Kept.PINNED}
    outcome = planned(found, Wishes(budget=120, kept=kept, removed=frozenset({"d"})))
    assert codes(outcome) == ["a", "b", "d"]
    assert [*map(int, (outcome.used, outcome.done.total, outcome.over))] == [120, 1, 0]
    assert [left.competence for left in outcome.left_out] == ["A3"]
    assert words.topic_reason(outcome.topics[-1], found) == "Kept in the plan; it works on no gap."


def test_what_is_kept_may_exceed_the_budget_and_the_plan_says_so() -> None:
    found = one_each(topic("a", "A1"), topic("b", "A2", requires=["need"]), topic("need"))
    outcome = planned(found, Wishes(budget=60, kept={"b": Kept.PINNED}))
    assert codes(outcome) == ["need", "b"]
    assert [int(outcome.used), int(outcome.over)] == [120, 60]
    assert words.budget_sentence(outcome).startswith(
        "What is kept takes 2 h, 1 h more than the budget of 1 h"
    )


def test_a_circle_is_refused_by_name_where_it_matters() -> None:
    found = one_each(
        topic("a", "A1", requires=["b"]), topic("b", requires=["c"]), topic("c", requires=["a"])
    )
    with pytest.raises(UserError, match="A → B → C → A"):
        planned(found)
    assert codes(planned(found, Wishes(mastered=frozenset({"b"})))) == ["a"]
    assert codes(planned(found, levels={"A1": 7})) == []


@pytest.mark.parametrize(
    ("wishes", "sentence"),
    [
        (Wishes(budget=0), "A budget of 0 minutes"),
        (Wishes(modes=frozenset()), "No way of learning"),
        (Wishes(goals={"Z9": 5}), "T 1.0 has no competence Z9"),
        (Wishes(goals={"A1": 9}), "EQF 9. Levels go from 4 to 8"),
        (Wishes(hours={"a": Hours(Fraction(-1))}), "topic a are below 0"),
    ],
)
def test_wishes_that_cannot_be_are_refused(wishes: Wishes, sentence: str) -> None:
    with pytest.raises(UserError, match=sentence):
        planned(one_each(topic("a", "A1")), wishes)


def _objective(strategy: Strategy, needs: Mapping[str, Need], served: set[str]) -> tuple[int, ...]:
    """Return what the strategies promise, written down once more."""
    found = [needs[code] for code in served]
    mandatory = [need for need in found if need.mandatory]
    optional = [need for need in found if not need.mandatory]
    match strategy:
        case Strategy.BLOCKERS:
            parts = (mandatory, optional)
            return tuple(n for part in parts for n in (len(part), sum(x.missing for x in part)))
        case Strategy.QUICK:
            return (len(found), sum(x.missing == 1 for x in found), len(mandatory))
        case Strategy.BROAD:
            levels = sum(need.missing for need in found)
            return (len({need.area for need in found}), len(found), len(mandatory), levels)


def _random_case(random: Random) -> tuple[Framework, Wishes, dict[str, int]]:
    rows: list[Requirement] = [
        requirement(f"A{n}", random.randint(5, 8), mandatory=random.random() < 0.5)
        for n in range(1, 6)
    ]
    topics = [
        topic(
            f"t{n}",
            *random.sample([row.competence for row in rows], random.choice((0, 1, 1, 2))),
            reach=random.randint(5, 8),
            requires=[
                f"t{p}" for p in random.sample(range(n), min(n, random.choice((0, 0, 1, 2))))
            ],
        )
        for n in range(8)
    ]
    random.shuffle(topics)
    modules: list[Module] = [
        module("M", unit("m", *topics[:4]), online=random.randint(1, 9)),
        module("N", unit("n", *topics[4:]), online=random.randint(1, 9), practical=3),
    ]
    kept = {t.code: random.choice(list(Kept)) for t in random.sample(topics, random.choice((0, 1)))}
    wishes = Wishes(
        budget=random.randint(1, 700),
        modes=random.choice((frozenset(Mode), frozenset({Mode.ONLINE}))),
        mastered=frozenset(t.code for t in random.sample(topics, random.choice((0, 1)))),
        kept=kept,
        removed=frozenset(t.code for t in random.sample(topics, random.choice((0, 0, 1)))),
    )
    found = framework({"X": rows}, modules)
    areas = (*found.areas, Area(identity("B"), "B", "Other area"))
    spread = tuple(replace(c, area=random.choice("AB")) for c in found.competences)
    return (
        replace(found, areas=areas, competences=spread),
        wishes,
        {r.competence: random.randint(4, 6) for r in rows},
    )


def agrees(strategy: Strategy, random: Random) -> None:
    """Compare a plan with every set of topics that could be one."""
    found, drawn, levels = _random_case(random)
    budget = drawn.budget or 0
    wishes = Wishes(
        strategy, {}, drawn.budget, drawn.modes, drawn.mastered, drawn.kept, drawn.removed
    )
    outcome = planned(found, wishes, levels)
    assert planned(found, wishes, levels) == outcome
    order = codes(outcome)
    free = Wishes(
        modes=wishes.modes, mastered=wishes.mastered, kept=wishes.kept, removed=wishes.removed
    )
    every = planned(found, free, levels)
    placed = {t.code: t for t in every.topics}
    assert set(order) <= set(placed)
    requires = {
        code: []
        if wishes.kept.get(code) is Kept.DONE
        else [n for n in placed[code].placed.topic.requires if n in placed]
        for code in placed
    }
    assert all(order.index(n) < order.index(c) for c in order for n in requires[c])
    ratings = {code: Rating(State.RATED, level) for code, level in levels.items()}
    rows = found.requirements("X", "default").values()
    needs = find_needs(found, evaluate(rows, ratings, Scope.ALL), {})

    def length(chosen: frozenset[str]) -> Fraction:
        return sum(
            (placed[c].hours.total * 60 for c in chosen if wishes.kept.get(c) is not Kept.DONE),
            Fraction(),
        )

    def value(chosen: frozenset[str]) -> tuple[tuple[int, ...], Fraction]:
        served = {code for c in chosen for code in placed[c].works_on}
        return _objective(strategy, needs, served), -length(chosen)

    def closed(chosen: frozenset[str]) -> bool:
        return all(n in chosen for c in chosen for n in requires[c]) and chosen >= set(wishes.kept)

    best = max(
        (
            value(chosen)
            for size in range(len(placed) + 1)
            for chosen in map(frozenset, combinations(placed, size))
            if closed(chosen) and (length(chosen) <= budget)
        ),
        default=None,
    )
    if best is not None:
        assert value(frozenset(order)) == best
        assert outcome.used == length(frozenset(order)) <= budget
    else:
        assert outcome.over > 0


@pytest.mark.parametrize("strategy", list(Strategy))
def test_plans_are_the_best_of_all_sets_of_topics(strategy: Strategy) -> None:
    random = Random(strategy.value)
    for _case in range(40):
        agrees(strategy, random)


REQUIRES = {"b": ("a",), "c": ("b",), "z": ("y",)}


def needs_of(code: str) -> tuple[str, ...]:
    return REQUIRES.get(code, ())


def test_planning_anew_keeps_fixed_topics_at_their_places() -> None:
    found = arrange(["p", "q", "r", "s"], ["s", "x", "q", "p"], {"s", "q"}, needs_of)
    assert found.order == ("s", "p", "q", "r")
    assert found.warnings == ()


def test_what_a_fixed_topic_needs_comes_before_it() -> None:
    found = arrange(["a", "b", "c", "d"], ["c", "d"], {"c", "d"}, needs_of)
    assert found.order == ("a", "b", "c", "d")
    assert found.warnings == ()


def test_a_persons_own_order_stands_and_is_warned_of() -> None:
    found = arrange(["y", "z", "p"], ["z", "p", "y"], {"y", "z"}, needs_of)
    assert found.order == ("z", "p", "y")
    assert found.warnings == (OutOfOrder("z", "y"),)
    sentence = words.out_of_order_sentence(found.warnings[0], {"z": "Zones", "y": "Yards"})
    assert sentence == "Zones stands before Yards, which it builds on."


def test_a_place_beyond_the_end_is_the_end() -> None:
    found = arrange(["p", "q"], ["x", "w", "v", "p"], {"p"}, needs_of)
    assert found.order == ("q", "p")


def test_planning_anew_never_breaks_what_a_person_did_not() -> None:
    random = Random(9)
    for _case in range(150):
        count = random.randint(1, 9)
        requires = {
            str(n): [str(p) for p in random.sample(range(n), min(n, random.choice((0, 1, 2))))]
            for n in range(count)
        }
        order = [str(n) for n in range(count)]
        previous = random.sample(order, random.randint(0, count))
        fixed = set(random.sample(previous, random.randint(0, len(previous))))
        found = arrange(order, previous, fixed, requires.__getitem__)
        assert sorted(found.order) == sorted(order)
        at = {code: place for place, code in enumerate(found.order)}
        kept = [code for code in previous if code in fixed]
        assert [code for code in found.order if code in fixed] == kept
        wrong = {(c, n) for c in order for n in requires[c] if at[n] > at[c]}
        assert wrong == {(pair.topic, pair.need) for pair in found.warnings}
        assert all(need in fixed for _code, need in wrong)
        if not fixed:
            assert list(found.order) == order


def test_every_strategy_way_and_reason_has_its_words() -> None:
    assert len({words.strategy_sentence(s) for s in Strategy}) == len(Strategy)
    assert len({words.kept_name(k) for k in Kept}) == len(Kept)
    assert len({words.why_barred(w) for w in Why}) == len(Why)
