"""Samples, second looks and findings: kept, merged, sealed, and gone with the person."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from uuid import uuid4

import pytest
from sqlalchemy import update

from s4c_desktop.base.errors import ConflictError, DamagedError, UserError
from s4c_desktop.bootstrap import Program, open_program
from s4c_desktop.domain.assessment import Decision, Rating
from s4c_desktop.domain.leniency import Against, Period
from s4c_desktop.domain.names import Names
from s4c_desktop.domain.quality import Finding, Judged, Sampled, SecondLevel, Verdict
from s4c_desktop.domain.sampling import Plan, Reason
from s4c_desktop.domain.scale import State
from s4c_desktop.domain.soundness import Area
from s4c_desktop.domain.soundness_wording import area_name
from s4c_desktop.models.quality_tables import (
    AssessorRow,
    FindingRow,
    PracticeRow,
    SampledRow,
    SecondLookRow,
)
from tests.services.conftest import complete, new_draft
from tests.services.people_with_canaries import units_of
from tests.services.quality import FROM, IVAN, MARIA, UNTIL, sample_of, signed, signed_by_two

pytestmark = pytest.mark.sqlite_first

DAY = date(2026, 10, 1)


@pytest.fixture
def other(location: str, program: Program) -> Iterator[Program]:
    """Open the workspace at another desk; of a file, which has one writer, in another window."""
    if not program.workspace.is_shared:
        yield program
        return
    opened = open_program(location)
    yield opened
    opened.close()


def test_a_period_shows_what_the_rules_need(program: Program) -> None:
    first = signed(program, "Candidate 1", day=date(2026, 8, 3))
    levels = {"A1": 4, "A2": 8}
    short, layer = signed_by_two(program, "Candidate 2", levels=levels, decision=Decision.MEETS)
    signed(program, "Candidate 3", day=date(2026, 10, 1))
    new_draft(program, "Candidate 4")
    period = program.quality.period(FROM, UNTIL)
    found = {one.id: one for one in period.candidates}
    assert set(found) == {short.id, layer.id} == set(period.lines)
    one = found[short.id]
    assert (one.assessors, one.experience, one.decision) == ((MARIA,), 1, Decision.MEETS)
    assert one.gaps > 0
    assert one.thin == one.rated == 14
    assert one.longest_run == 12
    assert (one.second_assessor, one.no_conflict, one.revision, one.appeal) == (
        True,
        True,
        False,
        False,
    )
    assert one.seconds is None  # All ratings came in at once.
    assert (found[layer.id].experience, found[layer.id].second_assessor) == (0, True)
    before = program.quality.period(first.held_on or FROM, FROM).candidates
    assert [(c.id, c.second_assessor) for c in before] == [(first.id, False)]


def test_of_a_revised_assessment_only_the_last_revision_is_chosen_from(program: Program) -> None:
    old = signed(program)
    new = program.signing.revise(old.id, "A slip").value
    assert [c.id for c in program.quality.period(FROM, UNTIL).candidates] == [old.id]
    program.assessments.decide(new.id, Decision.NOT_YET, MARIA)
    program.signing.sign(new.id, MARIA)
    (one,) = program.quality.period(FROM, UNTIL).candidates
    assert (one.id, one.revision) == (new.id, True)


def test_a_plan_is_kept_as_it_chose_and_draws_what_came_later(program: Program) -> None:
    one = signed(program, "Candidate 1")
    period = program.quality.period(FROM, UNTIL)
    plan = Plan(uuid4(), 100, rules={Reason.NEW_ASSESSOR: 1})
    chosen = period.choose(plan)
    sample = replace(
        sample_of(), choosing=plan, sampled=tuple(Sampled(c.id, c.reasons) for c in chosen)
    )
    kept = program.quality.create(sample).value
    assert replace(kept, created_at=None) == sample
    later = signed(program, "Candidate 2")
    added = program.quality.draw_again(kept.id).value
    assert added == (Sampled(later.id, (Reason.SHARE,)),)
    assert program.quality.draw_again(kept.id).value == ()
    (view,) = program.quality.samples()
    assert [s.assessment_id for s in view.sample.sampled] == [one.id, later.id]
    assert view.lines[one.id].person == "Candidate 1"
    program.quality.delete(kept.id)
    assert program.quality.samples() == ()


def test_what_makes_no_plan_is_told(program: Program) -> None:
    draft = new_draft(program)
    good = sample_of(draft.id)
    for wrong, told in (
        (replace(good, title=" "), "title"),
        (replace(good, period_until=FROM - timedelta(1)), "before it begins"),
        (replace(good, created_by=""), "name"),
        (replace(good, sampled=()), "chooses no"),
        (good, "erased meanwhile"),
    ):
        with pytest.raises(UserError, match=told):
            program.quality.create(wrong)
    assert program.quality.samples() == ()


@pytest.mark.on_both
def test_a_second_look_is_kept_and_changes_nothing_signed(program: Program) -> None:
    assessment = signed(program)
    sample = program.quality.create(sample_of(assessment.id)).value
    key = sample.id, assessment.id
    program.quality.level(*key, "A2", SecondLevel(3), seen=None)
    program.quality.level(*key, "A1", SecondLevel(6, "More than told."), seen=None)
    program.quality.level(*key, "A2", None, seen=SecondLevel(3))
    with pytest.raises(UserError, match="name of who"):
        program.quality.judge(*key, Judged(Verdict.CONFIRMED), seen=Judged())
    judged = Judged(Verdict.WITH_ACTIONS, IVAN, DAY, "Well led.")
    program.quality.judge(*key, judged, seen=Judged())
    view = program.quality.look(*key)
    assert view.sampled == Sampled(
        assessment.id, (Reason.SHARE,), judged, {"A1": SecondLevel(6, "More than told.")}
    )
    assert view.assessment == assessment
    with pytest.raises(UserError, match="kept"):
        program.quality.delete(sample.id)
    with pytest.raises(UserError, match="no competence Z9"):
        program.quality.level(*key, "Z9", SecondLevel(5), seen=None)
    assert program.workspace.check() == ()


def test_findings_stand_in_the_order_of_their_urgency(program: Program) -> None:
    assessment = signed(program)
    sample = program.quality.create(sample_of(assessment.id)).value

    def keep(text: str, due: date | None, done: date | None = None) -> Finding:
        finding = Finding(uuid4(), assessment.id, text, "Talk", IVAN, due, done)
        return program.quality.keep_finding(sample.id, finding, seen=None).value

    keep("done", None, DAY)
    keep("someday", None)
    late = keep("late", DAY + timedelta(9))
    keep("soon", DAY)
    assert [f.finding.text for f in program.quality.findings()] == [
        "soon",
        "late",
        "someday",
        "done",
    ]
    with pytest.raises(UserError, match="responsible"):
        program.quality.keep_finding(sample.id, replace(late, responsible=""), seen=late)
    with pytest.raises(UserError, match="what was found"):
        program.quality.keep_finding(sample.id, replace(late, text=" "), seen=late)
    program.quality.remove_finding(sample.id, late)
    assert len(program.quality.findings()) == 3
    with pytest.raises(UserError, match="removed at another desk"):
        program.quality.keep_finding(sample.id, replace(late, text="Later"), seen=late)


@pytest.mark.on_both
def test_two_desks_lose_nothing_unseen(program: Program, other: Program) -> None:
    assessment = signed(program)
    sample = program.quality.create(sample_of(assessment.id)).value
    key = sample.id, assessment.id
    other.quality.level(*key, "A1", SecondLevel(6, "Theirs."), seen=None)
    with pytest.raises(ConflictError, match=r"A1.*EQF 6.*EQF 4"):
        program.quality.level(*key, "A1", SecondLevel(4), seen=None)
    seen = SecondLevel(6, "Theirs.")
    other.quality.level(*key, "A1", SecondLevel(6, "Theirs. More."), seen=seen)
    program.quality.level(*key, "A1", SecondLevel(6, "Ours."), seen=seen)
    remark = program.quality.look(*key).sampled.levels["A1"].remark
    assert remark.startswith("Theirs. More.")
    assert remark.endswith("Ours.")

    other.quality.judge(*key, Judged(Verdict.CONFIRMED, IVAN, DAY), seen=Judged())
    with pytest.raises(ConflictError, match="Autumn 2026"):
        program.quality.judge(*key, Judged(Verdict.NOT_CONFIRMED, MARIA, DAY), seen=Judged())
    assert program.quality.look(*key).sampled.judged.by == IVAN

    finding = Finding(uuid4(), assessment.id, "Thin evidence")
    other.quality.keep_finding(sample.id, finding, seen=None)
    ours = replace(finding, action="Ask for proof", responsible=MARIA)
    program.quality.keep_finding(sample.id, ours, seen=finding)
    other.quality.keep_finding(sample.id, replace(finding, due_on=DAY), seen=finding)
    merged = replace(ours, due_on=DAY)
    assert program.quality.look(*key).findings == (merged,)
    with pytest.raises(ConflictError, match="not removed"):
        program.quality.remove_finding(sample.id, finding)
    with pytest.raises(ConflictError, match="2026-10-01"):
        program.quality.keep_finding(sample.id, replace(finding, due_on=FROM), seen=finding)


def test_an_assessor_stands_beside_colleagues_and_second_looks(program: Program) -> None:
    assert program.leniency.all() == ()
    mine, _second = signed_by_two(program, level=6)
    sample = program.quality.create(sample_of(mine.id)).value
    program.quality.level(sample.id, mine.id, "A1", SecondLevel(7), seen=None)
    maria = {line.name: line for line in program.leniency.all()}[MARIA]
    assert maria.beside(Against.SECOND_LOOKS) == ()  # No verdict yet.
    program.quality.judge(sample.id, mine.id, Judged(Verdict.CONFIRMED, IVAN, DAY), seen=Judged())
    ivan, maria = program.leniency.all()
    (beside,) = maria.beside(Against.COLLEAGUES)
    assert (beside.period, beside.higher, beside.mean) == (Period(2026, 3), 14, Fraction(1))
    (looked,) = maria.beside(Against.SECOND_LOOKS)
    assert (looked.lower, looked.compared, looked.mean) == (1, 1, None)
    assert [s.mean for s in ivan.standings] == [-1]


def test_what_was_agreed_on_counts_for_both_once_it_is_signed(program: Program) -> None:
    first = complete(program, new_draft(program), level=6)
    second = program.rounds.start_second(first.id, IVAN).value
    complete(program, second, level=5)
    agreed = program.rounds.start_agreed(first.id).value
    assert program.leniency.all() == ()
    for code in program.assessments.load(first.id).ratings:
        rating = Rating(State.RATED, 6, grounds="Both saw the same work sample.")
        program.assessments.rate(agreed.id, code, rating, by=MARIA)
    program.assessments.decide(agreed.id, Decision.NOT_YET, MARIA)
    program.signing.sign(agreed.id, MARIA, countersigner=IVAN)
    assert {line.name: [s.mean for s in line.standings] for line in program.leniency.all()} == {
        MARIA: [Fraction(1)],
        IVAN: [Fraction(-1)],
    }


def test_an_erased_person_leaves_every_sample_sound(program: Program) -> None:
    gone, stays = signed(program, "Candidate 1"), signed(program, "Candidate 2")
    alone = program.quality.create(sample_of(gone.id, title="Alone")).value
    both = program.quality.create(sample_of(gone.id, stays.id, title="Both")).value
    program.quality.level(both.id, gone.id, "A1", SecondLevel(4), seen=None)
    finding = Finding(uuid4(), gone.id, "Thin evidence")
    program.quality.keep_finding(both.id, finding, seen=None)
    program.privacy.erase(gone.person.id, "Centre", "asked for it")
    assert program.workspace.check() == ()
    left = {v.sample.id: v.sample for v in program.quality.samples()}
    assert left[alone.id].sampled == ()
    assert [s.assessment_id for s in left[both.id].sampled] == [stays.id]
    assert left[both.id].findings == ()
    with pytest.raises(UserError, match="no longer in the sample"):
        program.quality.look(both.id, gone.id)


def test_names_are_shown_as_everywhere(program: Program) -> None:
    assessment = signed(program)
    person = program.people.get(assessment.person.id)
    program.people.update(replace(person, pseudonym="P-7K3Q"))
    sample = program.quality.create(sample_of(assessment.id)).value
    assert isinstance(program.names, Names)
    program.names.code_names = True
    assert program.quality.look(sample.id, assessment.id).assessment.person.name == "P-7K3Q"
    (view,) = program.quality.samples()
    assert view.lines[assessment.id].person == "P-7K3Q"


def test_what_somebody_else_wrote_into_the_file_is_found(location: str, program: Program) -> None:
    assessment = signed(program)
    sample = program.quality.create(sample_of(assessment.id)).value
    key = sample.id, assessment.id
    program.quality.level(*key, "A1", SecondLevel(4), seen=None)
    program.quality.keep_finding(sample.id, Finding(uuid4(), assessment.id, "Thin"), seen=None)
    for change in (
        update(SecondLookRow).values(rank=8),
        update(SampledRow).values(verdict="confirmed"),
        update(SampledRow).values(reasons="a whim"),
        update(FindingRow).values(done_on=DAY),
    ):
        with units_of(location) as units, units.reading() as work:
            work.session.execute(change.execution_options(synchronize_session=False))
            assert list(work.samples.unsound()) == ["Autumn 2026"]
            with pytest.raises(DamagedError, match="damaged"):
                work.samples.get(sample.id)
    assert program.workspace.check() == ()


def test_the_check_names_what_is_faulty(location: str, program: Program) -> None:
    from s4c_desktop.domain.assessors import Assessor

    assessment = signed(program)
    program.quality.create(sample_of(assessment.id))
    program.assessors.keep(Assessor(uuid4(), MARIA))
    vignette = program.practice.vignettes()[0].vignette
    program.practice.begin(vignette.id, IVAN, practice_id=uuid4())
    with units_of(location) as units, units.writing() as work:
        for change in (
            update(SampledRow).values(remarks="Fine."),
            update(AssessorRow).values(note="Excellent."),
            update(PracticeRow).values(finished=True),
        ):
            work.session.execute(change.execution_options(synchronize_session=False))
    report = program.workspace.report()
    for area, name in (
        (Area.SAMPLES, "Autumn 2026"),
        (Area.ASSESSORS, MARIA),
        (Area.PRACTICE, IVAN),
    ):
        (sentence,) = report.of(area)
        assert name in sentence
        assert area_name(area)
        assert next(c.count for c in report.checked if c.area is area) == 1
    for read in (program.quality.samples, program.assessors.all, program.practice.vignettes):
        with pytest.raises(DamagedError):
            read()
