"""Learning plans that are kept: made, changed, followed, and what refuses nonsense."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from typing import Any
from uuid import uuid4

import pytest

from s4c_desktop.base.errors import UserError
from s4c_desktop.bootstrap import Program
from s4c_desktop.domain import study_edits
from s4c_desktop.domain.assessment import Evidence, Rating
from s4c_desktop.domain.curriculum import Hours
from s4c_desktop.domain.scale import State
from s4c_desktop.domain.study import (
    Absence,
    Goal,
    ItemKind,
    ItemState,
    Known,
    Learner,
    Mastered,
    Mode,
    StudyItem,
    StudyPlan,
)
from s4c_desktop.services.study import Studied
from tests.services.conftest import Fill, new_draft, rate_all

pytestmark = pytest.mark.sqlite_first

TODAY = datetime.now(UTC).astimezone().date()


def keep_one(program: Program) -> Studied:
    """Keep a plan of somebody who is one level short of nearly everything."""
    draft = new_draft(program)
    shown = {"A2": Rating(State.NO_EVIDENCE)}
    rate_all(program, draft, shown, level=4, by="Maria Ilieva")
    return program.study.keep(program.study.start(draft.id).plan).value


@pytest.fixture
def filling(request: pytest.FixtureRequest) -> Fill | None:
    """Begin with the plan, where one is asked for."""
    return keep_one if "studied" in request.fixturenames else None


@pytest.fixture
def studied(copied: tuple[str, Any]) -> Studied:
    """Return the plan that is in the workspace."""
    made: Studied = copied[1]
    return made


def stored(program: Program, plan: StudyPlan) -> StudyPlan:
    return program.study.open(plan.id).plan


@pytest.mark.on_both
def test_a_plan_is_kept_as_it_is_and_opened_again(program: Program, studied: Studied) -> None:
    plan = studied.plan
    assert plan.version > 0
    assert plan.items
    assert studied.up_to_date
    evidence = Evidence(uuid4(), "Site plan", "document")
    program.assessments.keep_evidence(plan.assessment_id, evidence)
    changed = replace(
        plan,
        role="SCPD" if plan.role != "SCPD" else "SCPM",
        title="Spring",
        goals=(Goal("A4"), Goal("B1", 7)),
        deadline=TODAY + timedelta(days=200),
        budget=1200,
        modes=frozenset({Mode.ONLINE}),
        note="By train",
        items=(
            replace(
                plan.items[0],
                state=ItemState.DONE,
                done_on=TODAY,
                evidence_id=evidence.id,
            ),
            *plan.items[1:],
            StudyItem(
                uuid4(),
                ItemKind.OWN,
                title="Read the city's strategy",
                hours=Hours(practical=Fraction(3, 2)),
                works_on=("A4", "D1"),
                note="In the archive",
            ),
        ),
    )
    kept = program.study.keep(changed)
    assert kept.changes.plans == {plan.id}
    found = stored(program, plan)
    assert found == kept.value.plan
    assert replace(found, version=plan.version, saved_at=plan.saved_at) == changed


def test_what_somebody_else_saved_is_not_written_over(program: Program, studied: Studied) -> None:
    plan = studied.plan
    program.study.keep(replace(plan, title="Theirs"))
    with pytest.raises(UserError, match="Somebody else"):
        program.study.keep(replace(plan, title="Ours"))
    assert stored(program, plan).title == "Theirs"


def test_made_anew_a_plan_keeps_what_is_done_pinned_removed_and_own(
    program: Program, studied: Studied
) -> None:
    plan = studied.plan
    done, pinned, gone = plan.items[5], plan.items[9], plan.items[2]
    own = StudyItem(uuid4(), ItemKind.OWN, title="Mentoring")
    plan = study_edits.finish(plan, {done.id}, TODAY, today=TODAY)
    plan = study_edits.move(study_edits.pin(plan, {pinned.id}), {pinned.id}, plan.items[1].id)
    plan = study_edits.remove(plan, {gone.id}, "Known from work")
    plan = study_edits.add(plan, own, plan.items[4].id)
    anew = program.study.anew(plan).plan
    states = {item.id: item.state for item in anew.items}
    active = [item.id for item in anew.items if item.active]
    assert [active.index(pinned.id), active.index(done.id)] == [1, 6]
    assert states[done.id] is ItemState.DONE
    assert states[gone.id] is ItemState.REMOVED
    assert own.id in states
    assert anew.item(pinned.id).pinned
    assert program.study.anew(anew).plan == anew


def test_a_limit_of_hours_leaves_out_and_says_what_that_costs(
    program: Program, studied: Studied
) -> None:
    whole = sum(studied.places.minutes(item) for item in studied.plan.items)
    own = StudyItem(uuid4(), ItemKind.OWN, title="Mentoring", hours=Hours(live=Fraction(1)))
    limited = study_edits.add(replace(studied.plan, budget=int(whole / 20)), own)
    anew = program.study.anew(limited)
    taken = sum(anew.places.minutes(item) for item in anew.plan.items)
    assert 60 < taken <= whole / 20
    assert anew.made.left_out
    assert "more, for" in anew.made.left_out[0].why
    assert any("is left out" in note or "are left out" in note for note in anew.made.notes)
    mastered = tuple(
        Mastered(item.reference, Known.STATED, TODAY) for item in anew.plan.items if item.reference
    )
    program.learners.save(Learner(studied.plan.person_id, mastered=mastered))
    known = {one.topic for one in mastered}
    assert not {item.reference for item in program.study.anew(studied.plan).plan.items} & known


def test_topics_in_unwanted_ways_are_not_planned_and_that_is_said(
    program: Program, studied: Studied
) -> None:
    live = replace(studied.plan, modes=frozenset({Mode.LIVE}))
    anew = program.study.anew(live)
    assert {group.module for group in anew.shown} == {"A"}
    assert any("no topic is left" in left.why for left in anew.made.left_out)
    assert any("not wanted" in note for note in anew.made.notes)


def test_a_plan_lies_on_the_days_that_the_learner_has(program: Program, studied: Studied) -> None:
    plan = studied.plan
    away = Absence(TODAY, TODAY + timedelta(days=13), "Holiday")
    weekend = frozenset({5, 6})
    program.learners.save(
        Learner(plan.person_id, minutes_per_week=300, free_weekdays=weekend, absences=(away,))
    )
    followed = program.study.open(plan.id).followed
    days = [day for one in followed.schedule.placed for day, _minutes in one.minutes]
    assert min(days) > away.last
    assert not {day.weekday() for day in days} & weekend
    assert followed.minutes_done == 0
    assert followed.due == ()


def test_done_hours_and_finished_modules_are_told(program: Program, studied: Studied) -> None:
    module = studied.shown[0].module
    ids = {item for group in studied.shown if group.module == module for item in group.ids}
    plan = study_edits.finish(studied.plan, ids, TODAY, today=TODAY)
    followed = program.study.look(plan).followed
    assert [one.module for one in followed.finished] == [module]
    assert 0 < followed.share_done < 1
    assert followed.finished[0].works_on


def test_the_lists_show_plans_by_person_and_assessment(program: Program, studied: Studied) -> None:
    plan = studied.plan
    (line,) = program.study.lines()
    assert line.plan == plan
    assert line.person.id == plan.person_id
    assert [one.plan for one in program.study.of_person(plan.person_id)] == [plan]
    assert program.study.of_assessment(plan.assessment_id) == (plan,)
    program.study.archive(plan.id)
    assert program.study.lines() == ()
    assert [one.plan.id for one in program.study.lines(archived=True)] == [plan.id]


@pytest.mark.on_both
def test_a_deleted_plan_can_be_kept_again(program: Program, studied: Studied) -> None:
    gone = program.study.delete(studied.plan.id).value
    assert program.study.lines() == ()
    again = program.study.keep(gone).value.plan
    assert again.items == studied.plan.items


def test_what_a_plan_rests_on_stays(program: Program, studied: Studied) -> None:
    with pytest.raises(UserError, match="learning plan is made from"):
        program.assessments.delete(studied.plan.assessment_id)
    program.study.delete(studied.plan.id)
    program.assessments.delete(studied.plan.assessment_id)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"minutes_per_week": 0}, "more than zero"),
        ({"minutes_per_week": -60}, "more than zero"),
        ({"minutes_per_week": 60 * 200}, "Nobody can learn"),
        ({"budget": 0}, "more than zero"),
        ({"deadline": TODAY - timedelta(days=900)}, "before it starts"),
        ({"start_on": date(1926, 1, 1)}, "can't be meant"),
        ({"deadline": date(2926, 1, 1)}, "can't be meant"),
    ],
)
def test_impossible_hours_and_dates_are_refused(
    program: Program, studied: Studied, changes: dict[str, object], sentence: str
) -> None:
    with pytest.raises(UserError, match=sentence):
        program.study.keep(replace(studied.plan, **changes))  # type: ignore[arg-type]
    assert stored(program, studied.plan) == studied.plan


def test_the_centre_s_hours_take_the_place_of_the_estimate(
    program: Program, studied: Studied
) -> None:
    item = studied.plan.items[0]
    before = program.topic_hours.keep(
        studied.plan.framework_id, {item.reference: Hours(online=Fraction(9))}
    )
    assert before.value == {item.reference: None}
    assert before.changes.plans == {studied.plan.id}
    anew = program.study.open(studied.plan.id)
    assert anew.places.minutes(item) == 540
    program.topic_hours.keep(studied.plan.framework_id, before.value)
    assert program.study.open(studied.plan.id).places.minutes(item) != 540
    with pytest.raises(UserError, match="no topic"):
        program.topic_hours.keep(studied.plan.framework_id, {"nothing": None})
    with pytest.raises(UserError, match="negative"):
        program.topic_hours.keep(
            studied.plan.framework_id, {item.reference: Hours(live=Fraction(-1))}
        )


@pytest.mark.parametrize(
    ("learner", "sentence"),
    [
        ({"free_weekdays": frozenset(range(7))}, "Every day"),
        ({"minutes_per_week": 0}, "more than zero"),
        ({"absences": (Absence(TODAY, TODAY - timedelta(days=1)),)}, "before they begin"),
    ],
)
def test_a_profile_by_which_nobody_can_learn_is_refused(
    program: Program, studied: Studied, learner: dict[str, object], sentence: str
) -> None:
    wanted = Learner(studied.plan.person_id, **learner)  # type: ignore[arg-type]
    with pytest.raises(UserError, match=sentence):
        program.learners.save(wanted)
    assert program.learners.of(studied.plan.person_id) == Learner(studied.plan.person_id)


def test_the_sheet_says_what_the_plan_says(program: Program, studied: Studied) -> None:
    assert studied.plan.saved_at is not None
    sheet = program.study.sheet(studied, studied.plan.saved_at)
    assert [item.id for item in sheet.items] == [group.id for group in studied.shown]
    assert [found.competence for found in sheet.to_show] == ["A2"]
    assert all(item.first is not None for item in sheet.items if item.hours.total)
