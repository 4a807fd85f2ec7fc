"""Cohorts and trainings: who needs what from stored plans and assessments, seats, marked plans."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from s4c_desktop.base.errors import Cancelled, ConflictError, UserError
from s4c_desktop.bootstrap import Program
from s4c_desktop.domain import framework_edits as edits
from s4c_desktop.domain import study_edits
from s4c_desktop.domain.assessment import Assessment, Rating
from s4c_desktop.domain.catalogue import Kind
from s4c_desktop.domain.cohort import Subject
from s4c_desktop.domain.cohort_sheet import CohortSheet
from s4c_desktop.domain.curriculum import Hours
from s4c_desktop.domain.scale import State
from s4c_desktop.domain.set_up import SetUp
from s4c_desktop.domain.study import (
    ItemKind,
    ItemState,
    Known,
    Learner,
    Mastered,
    Seat,
    SeatState,
    StudyItem,
    StudyPlan,
    Training,
)
from s4c_desktop.domain.training_change import TrainingChange
from s4c_desktop.domain.training_groups import GroupSize
from s4c_desktop.services.cohorts import CohortChoice
from s4c_desktop.services.people import PersonDetails
from tests.services.conftest import new_draft, rate_all
from tests.services.people_with_canaries import units_of
from tests.services.quality import signed

pytestmark = pytest.mark.sqlite_first

TODAY = datetime.now(UTC).astimezone().date()
UNIT = "A.analytical-skills"
ONLY_A4 = {"A4": Rating(State.RATED, 4)}


def assessed(program: Program, name: str) -> Assessment:
    """Rate a new person: well in everything but A4."""
    return rate_all(program, new_draft(program, name), ONLY_A4, level=8)


def planned(program: Program, name: str) -> StudyPlan:
    """Keep a plan of a new person: two topics of a unit, and one of another."""
    draft = new_draft(program, name)
    topics = ("A.policy-mapping", "A.urban-development-theories", "A.adaptability")
    plan = StudyPlan(
        id=uuid4(),
        person_id=draft.person.id,
        assessment_id=draft.id,
        framework_id=draft.framework_id,
        role=draft.role,
        reading=draft.reading,
        start_on=TODAY,
        minutes_per_week=60,
        items=tuple(
            StudyItem(uuid4(), ItemKind.TOPIC, topic, works_on=("A4",)) for topic in topics
        ),
    )
    with units_of(program.workspace.location) as units:
        with units.writing() as work:
            work.plans.add(plan)
        with units.reading() as work:
            return work.plans.get(plan.id)


def stored(program: Program, plan: StudyPlan) -> StudyPlan:
    (found,) = program.study.of_assessment(plan.assessment_id)
    return found


def saved(program: Program, plan: StudyPlan) -> StudyPlan:
    with units_of(program.workspace.location) as units, units.writing() as work:
        work.plans.save(plan)
    return stored(program, plan)


def everybody(program: Program) -> CohortSheet:
    return program.cohorts.of(CohortChoice())


def about(found: CohortSheet, code: str) -> Subject:
    (framework,) = found.used_frameworks
    return Subject(framework.id, code)


def standing(found: CohortSheet, person: UUID) -> dict[str, str]:
    return {
        need.subject.code or need.title: need.shares[person].standing.value
        for need in found.needs
        if person in need.shares
    }


def training(program: Program, unit: str, *seats: Seat, on: date | None = None) -> Training:
    framework = program.library.current()
    return Training(uuid4(), framework.id, unit, 10, starts_on=on, ends_on=on, taken=seats)


def kept(program: Program, made: Training) -> Training:
    return program.training.keep(made, seen=None).value


@pytest.mark.on_both
def test_needs_come_from_the_latest_plan_else_from_what_was_signed_last(program: Program) -> None:
    plan = planned(program, "Ann")
    saved(program, study_edits.finish(plan, {i.id for i in plan.items}, TODAY, today=TODAY))
    ben = signed(program, "Ben", level=4).person.id
    program.assessments.create(ben, _setup(program))
    eve = assessed(program, "Eve").person.id
    tom = program.people.create(PersonDetails("Tom", tags=("New",))).value.id
    found = everybody(program)
    assert [found.names[one] for one in found.people] == ["Ann", "Ben", "Eve", "Tom"]
    assert found.members[plan.person_id].plan_id == plan.id
    assert found.members[ben].plan_id is None
    assert found.without == {tom: "No assessment yet: nothing is known of a gap."}
    need = found.by_subject[about(found, UNIT)]
    assert need.mandatory == (ben, eve)
    assert need.done == (plan.person_id,)
    # Archived, it counts no more; and what was rated so far shows no gap.
    program.study.archive(plan.id)
    assert standing(everybody(program), plan.person_id) == {}
    only = program.cohorts.of(CohortChoice(people=frozenset({ben})))
    assert (only.people, only.picked) == ((ben,), True)
    tagged = program.cohorts.of(CohortChoice(tags=("new",)))
    assert tagged.people == (tom,)
    with pytest.raises(UserError, match="Nobody has the tag Old"):
        program.cohorts.of(CohortChoice(tags=("Old",)))


def _setup(program: Program) -> SetUp:
    return SetUp(framework_id=program.library.current().id, role="SCPM", assessors="Maria")


def test_names_are_the_ones_to_show_and_long_work_can_be_stopped(program: Program) -> None:
    person = assessed(program, "Ann").person
    program.people.update(replace(person, pseudonym="P-7"))
    told: list[tuple[int, int]] = []
    found = program.cohorts.of(CohortChoice(), progress=lambda *p: told.append(p))
    assert (found.names[person.id], told) == ("Ann", [(0, 1)])
    program.names.code_names = True
    assert everybody(program).names[person.id] == "P-7"

    def stop() -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        program.cohorts.of(CohortChoice(), stop)


def test_what_a_learner_has_mastered_and_a_centre_plans_counts(program: Program) -> None:
    assessment = assessed(program, "Ann")
    person = assessment.person.id
    found = everybody(program)
    (need, *_rest) = [n for n in found.needs if n.subject.code == UNIT]
    longer = dict.fromkeys(need.topics, Hours(live=Fraction(3)))
    program.topic_hours.keep(need.subject.framework_id, longer)
    again = everybody(program).by_subject[need.subject]
    assert again.hours == again.shares[person].hours == Hours(live=Fraction(3 * len(longer)))
    mastered = tuple(Mastered(code, Known.STATED, TODAY) for code in need.topics)
    program.learners.save(Learner(person, mastered=mastered))
    assert everybody(program).by_subject[need.subject].done == (person,)
    # Whatever is rated anew counts at once.
    now = program.assessments.load(assessment.id).ratings["A4"]
    program.assessments.rate(assessment.id, "A4", replace(now, level=8), seen=now, by="Maria")
    program.learners.save(Learner(person))
    assert need.subject not in everybody(program).by_subject


@pytest.mark.on_both
def test_trainings_are_kept_changed_and_deleted(program: Program) -> None:
    person = program.people.create(PersonDetails("Ann")).value.id
    made = replace(
        training(program, "A.vision", Seat(person), on=TODAY),
        title="  Vision   days",
        place="Varna",
        trainer="Petar",
        note=" By train ",
    )
    outcome = program.training.keep(made, seen=None)
    assert outcome.changes.trainings
    assert (outcome.value.title, outcome.value.note) == ("Vision days", "By train")
    assert program.training.all() == (outcome.value,)
    changed = replace(outcome.value, taken=(Seat(person, SeatState.CONFIRMED),))
    assert program.training.keep(changed, seen=outcome.value).value == changed
    # Whoever still sees the one before may neither change nor delete it.
    for late in (
        lambda: program.training.keep(replace(made, place="Burgas"), seen=outcome.value),
        lambda: program.training.delete(seen=outcome.value),
        lambda: program.training.keep(made, seen=None),
    ):
        with pytest.raises(ConflictError, match="Somebody else has changed this training"):
            late()
    assert program.training.due() == (changed,)
    attended = replace(changed, taken=(Seat(person, SeatState.ATTENDED),))
    program.training.keep(attended, seen=changed)
    assert program.training.due() == ()
    assert program.training.delete(seen=attended).changes.trainings
    assert program.training.all() == ()
    with pytest.raises(UserError, match="no longer in the workspace"):
        program.training.delete(seen=attended)
    assert kept(program, attended) == replace(attended, created_at=attended.created_at)
    assert program.workspace.check() == ()


def test_what_makes_no_sense_is_refused_and_nothing_of_it_is_kept(program: Program) -> None:
    person = program.people.create(PersonDetails("Ann")).value.id
    good = training(program, "A.vision", Seat(person))
    for bad, sentence in (
        (replace(good, seats=0), "at least one seat"),
        (replace(good, unit="A.magic"), "SCCF 1.0 has no unit A.magic"),
        (replace(good, unit=""), "it needs a title"),
        (replace(good, taken=(Seat(person), Seat(person))), "two seats in one training"),
        (replace(good, taken=(Seat(uuid4()),)), "There is no person"),
        (replace(good, starts_on=TODAY, ends_on=TODAY - timedelta(1)), "before it starts"),
    ):
        with pytest.raises(UserError, match=sentence):
            program.training.change(
                [TrainingChange(None, good), TrainingChange(None, replace(bad, id=uuid4()))]
            )
    assert program.training.all() == ()
    course = program.catalogue.all.of(Kind.COURSE)[0].code
    assert kept(program, replace(good, unit=course)).unit == course


def test_attending_changes_plans_only_when_asked_and_can_be_taken_back(program: Program) -> None:
    ann, ben, eve = (planned(program, name) for name in ("Ann", "Ben", "Eve"))
    begun = saved(program, study_edits.start(ben, {ben.items[0].id}, TODAY - timedelta(3)))
    seats = (
        Seat(ann.person_id, SeatState.ATTENDED),
        Seat(ben.person_id, SeatState.ATTENDED),
        Seat(eve.person_id, SeatState.CONFIRMED),
    )
    made = kept(program, training(program, UNIT, *seats, on=TODAY - timedelta(1)))
    assert [stored(program, one) for one in (ann, ben, eve)] == [ann, begun, eve]
    outcome = program.training.mark_plans(made.id, ItemState.DONE, TODAY)
    assert [(one.plan_id, one.before) for one in outcome.value] == [
        (ann.id, ann.items[:2]),
        (ben.id, begun.items[:2]),
    ]
    assert outcome.changes.plans == {ann.id, ben.id}
    for plan in (ann, ben, eve):
        done = [item.done_on == TODAY for item in stored(program, plan).items]
        assert done == ([False] * 3 if plan is eve else [True, True, False])
    assert program.training.mark_plans(made.id, ItemState.DONE, TODAY).value == ()
    assert program.training.mark_plans(made.id, ItemState.STARTED, TODAY).value == ()
    # What was changed since stays: Ann noted something at one of hers.
    now = stored(program, ann)
    noted = replace(now.items[0], note="Hard")
    saved(program, study_edits.change(now, noted))
    program.training.take_back(outcome.value)
    assert stored(program, ann).items == (noted, *ann.items[1:])
    assert stored(program, ben).items == begun.items
    assert program.workspace.check() == ()


def test_a_day_that_cannot_be_marks_nobodys_plan(program: Program) -> None:
    ann, ben = (planned(program, name) for name in ("Ann", "Ben"))
    seats = [Seat(one.person_id, SeatState.ATTENDED) for one in (ann, ben)]
    made = kept(program, training(program, UNIT, *seats))
    saved(program, study_edits.start(ben, {i.id for i in ben.items}, TODAY))
    for day, sentence in (
        (TODAY + timedelta(1), "Ann: The training can't have been on"),
        (TODAY - timedelta(1), "Ben: The item was begun on"),
    ):
        with pytest.raises(UserError, match=sentence):
            program.training.mark_plans(made.id, ItemState.DONE, day)
    assert stored(program, ann) == ann


def test_a_framework_without_modules_has_courses_and_own_items(
    program: Program, tmp_path: Path
) -> None:
    """So it is with a city's own framework made from the draft of SCRO."""
    drafts = program.framework_drafts
    draft = drafts.copy(program.library.named("SCRO").id, "CITY", "Our city").value
    content = edits.add_role(draft.content, "CRO", "Resilience officer")
    reading = content.chosen.readings[0].code
    code = content.chosen.competences[0].code
    content = edits.require(content, reading, "CRO", code, mandatory=True, eqf=6)
    draft = drafts.save(draft.id, content, draft.stored).value
    framework = drafts.publish(draft.id, draft.stored).value
    assert framework.modules == ()
    person = program.people.create(PersonDetails("Ann")).value.id
    choice = SetUp(framework_id=framework.id, role="CRO", reading=reading, assessors="Maria")
    assessment = program.assessments.create(person, choice).value
    rate_all(program, assessment, level=4)
    # What follows from the gaps alone is nothing: no topic teaches anything.
    assert everybody(program).needs == ()
    plan = program.study.start(assessment.id).plan
    assert plan.items == ()
    own = StudyItem(uuid4(), ItemKind.OWN, title="Shadow a planner", works_on=(code,))
    program.study.keep(study_edits.add(plan, own))
    found = everybody(program)
    assert standing(found, person) == {"Shadow a planner": "mandatory"}
    seat = Seat(person, SeatState.ATTENDED)
    made = Training(uuid4(), framework.id, "", 4, "Shadow a planner", taken=(seat,))
    kept(program, made)
    assert standing(everybody(program), person) == {"Shadow a planner": "done"}
    ((marked,),) = (program.training.mark_plans(made.id, ItemState.DONE, TODAY).value,)
    assert [item.title for item in marked.after] == ["Shadow a planner"]
    target = tmp_path / "needs.json"
    program.training_documents.needs(everybody(program), target, size=GroupSize(1, 2))
    written = json.loads(target.read_text(encoding="utf-8"))
    assert written["needs"][0]["kind"] == "own"
    for suffix in ("xlsx", "pdf"):
        place = tmp_path / f"needs.{suffix}"
        program.training_documents.needs(everybody(program), place, size=GroupSize(1, 2))
        assert place.stat().st_size > 1000
    with pytest.raises(UserError, match=r"ends in .xlsx, .pdf or .json"):
        program.training_documents.needs(found, tmp_path / "needs.txt", size=GroupSize())
