"""Stored plans as pieces of work, and as they are handed out."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from uuid import UUID

from s4c_desktop.domain.curriculum import Hours
from s4c_desktop.domain.laying import make_schedule
from s4c_desktop.domain.plan_of_study import StudyContent, plan_of_study
from s4c_desktop.domain.plan_sheet import Fact, LeftOut, PlanSheet
from s4c_desktop.domain.schedule import Hindrance, Schedule, Stretch
from s4c_desktop.domain.study import (
    Absence,
    Goal,
    ItemKind,
    ItemState,
    Learner,
    Mode,
    StudyItem,
    StudyPlan,
)
from s4c_desktop.domain.study_groups import Places, groups
from s4c_desktop.domain.study_schedule import frame_of, pieces_of
from tests.domain.frameworks import framework, module, requirement, topic, unit

MONDAY = date(2026, 9, 14)
NOW = datetime(2026, 9, 14, 12, tzinfo=UTC)

# Four topics of an hour each; t3 builds on t4, which stands after it.
FRAMEWORK = framework(
    {"R": (requirement("A1"), requirement("A2", mandatory=False))},
    [
        module(
            "M",
            unit("u1", topic("t1", "A1"), topic("t2", "A1")),
            unit("u2", topic("t3", "A2", requires=("t4",)), topic("t4", "A2")),
            online=4,
        )
    ],
)
PLACES = Places(FRAMEWORK, "R", {"t4": Hours(live=Fraction(2))})
LEARNER = Learner(
    UUID(int=9),
    experience="Six years",
    free_weekdays=frozenset({5, 6}),
    absences=(Absence(MONDAY + timedelta(2), MONDAY + timedelta(2)),),
)


def item(number: int, **more: object) -> StudyItem:
    values: dict[str, object] = {
        "kind": ItemKind.TOPIC,
        "reference": f"t{number}",
        "works_on": ("A1",) if number < 3 else ("A2",),
    }
    return StudyItem(UUID(int=number), **(values | more))  # type: ignore[arg-type]


def study(*items: StudyItem, **more: object) -> StudyPlan:
    values: dict[str, object] = {"deadline": MONDAY + timedelta(20)} | more
    return StudyPlan(
        UUID(int=50), UUID(int=9), UUID(int=51), FRAMEWORK.id, "R", "default", MONDAY, 300,
        items=items, **values,  # type: ignore[arg-type]
    )  # fmt: skip


def laid(plan: StudyPlan) -> Schedule:
    shown = groups(plan, FRAMEWORK, PLACES)
    return make_schedule(pieces_of(shown, PLACES), frame_of(plan, LEARNER))


def handed_out(plan: StudyPlan) -> PlanSheet:
    base = PlanSheet(UUID(int=51), "Anna", "Role", "T 1.0", "", NOW)
    content = StudyContent(
        plan,
        FRAMEWORK,
        PLACES,
        groups(plan, FRAMEWORK, PLACES),
        groups(plan, FRAMEWORK, PLACES, removed=True),
        (LeftOut("Beyond", Hours()),),
        LEARNER,
        {UUID(int=70): "A certificate"},
    )
    return plan_of_study(base, content).on_days(laid(plan), MONDAY)


def test_a_topic_waits_for_what_it_builds_on_even_inside_a_group() -> None:
    found = laid(study(item(3), item(4)))
    days = {one.key: (one.first, one.last) for one in found.placed}
    # Two hours of t4 on Monday and Tuesday, Wednesday is an absence, then t3.
    assert days[UUID(int=4)] == (MONDAY, MONDAY + timedelta(1))
    assert days[UUID(int=3)] == (MONDAY + timedelta(3), MONDAY + timedelta(3))


def test_a_group_fixed_to_a_day_is_one_piece() -> None:
    day = MONDAY + timedelta(3)
    fixed = {"pinned": True, "fixed_on": day}
    found = laid(study(item(1, **fixed), item(2, **fixed), item(4)))
    assert not found.moved
    (first, second) = found.placed
    assert (first.key, first.first, first.last) == (UUID(int=1), day, day + timedelta(1))
    assert second.key == UUID(int=4)
    free = laid(study(item(1, pinned=True, fixed_on=MONDAY + timedelta(2))))
    assert [moved.hindrance for moved in free.moved] == [Hindrance.ABSENCE]


def test_done_and_removed_items_take_no_time() -> None:
    plan = study(
        item(1, state=ItemState.DONE, done_on=MONDAY), item(2, state=ItemState.REMOVED), item(4)
    )
    assert [one.key for one in laid(plan).placed] == [UUID(int=4)]


def test_a_stored_plan_is_handed_out_with_all_that_is_known() -> None:
    own = StudyItem(
        UUID(int=5),
        ItemKind.OWN,
        title="Shadow",
        hours=Hours(practical=Fraction(1)),
        started_on=MONDAY - timedelta(3),
        state=ItemState.STARTED,
        note="Ask Petar.",
    )
    plan = study(
        item(
            1,
            state=ItemState.DONE,
            started_on=MONDAY - timedelta(9),
            done_on=MONDAY - timedelta(7),
            evidence_id=UUID(int=70),
        ),
        own,
        item(3),
        item(4),
        item(2, state=ItemState.REMOVED, removed_because="Learnt at work"),
        goals=(Goal("A2", 7), Goal("A1")),
        budget=600,
        modes=frozenset({Mode.ONLINE}),
        title="My plan",
        version=3,
        saved_at=NOW,
    )
    sheet = handed_out(plan)
    assert (sheet.id, sheet.title, sheet.version, sheet.saved_at) == (plan.id, "My plan", 3, NOW)
    assert sheet.summary == "3 items that work on 2 gaps."
    assert sheet.hours.total == 5
    done, shadow, group = sheet.items
    assert (done.title, done.topics, done.evidence) == ("U1", ("T1",), "A certificate")
    assert (done.first, done.last) == (MONDAY - timedelta(9), MONDAY - timedelta(7))
    assert done.estimate == "The hours of module M, shared equally over its topics."
    # Begun on Friday; what is left of it is an hour on Monday.
    assert (shadow.first, shadow.last) == (MONDAY - timedelta(3), MONDAY)
    assert (shadow.why, shadow.note) == ("", "Ask Petar.")
    assert shadow.estimate == "As entered in the plan."
    assert group.topics == ("T3", "T4")
    assert group.why.startswith("Works on A2 Title A2 (optional")
    assert group.estimate == "As the centre plans it."
    # Tuesday, Thursday and Friday: the absence between is no interruption.
    assert group.stretches == (Stretch(MONDAY + timedelta(1), MONDAY + timedelta(4)),)
    assert [(left.title, left.why) for left in sheet.left_out] == [
        ("Beyond", ""),
        ("U1", "Removed: Learnt at work"),
    ]
    assert sheet.goals == (
        Fact("Goes for", "Blockers first"),
        Fact("At most", "10 h"),
        Fact("Put ahead", "A2 at EQF 7, A1"),
    )
    assert sheet.profile == (
        Fact("Ways of learning", "online"),
        Fact("Experience", "Six years"),
        Fact("Days kept free", "Saturday, Sunday"),
        Fact("Away", "16 Sep 2026"),
    )


def test_an_item_that_others_interrupt_keeps_its_stretches() -> None:
    long = StudyItem(UUID(int=5), ItemKind.OWN, title="Long", hours=Hours(live=Fraction(4)))
    pinned = item(1, pinned=True, fixed_on=MONDAY + timedelta(1))
    first, _second = handed_out(study(long, pinned)).items
    assert first.stretches == (
        Stretch(MONDAY, MONDAY),
        Stretch(MONDAY + timedelta(3), MONDAY + timedelta(7)),
    )
