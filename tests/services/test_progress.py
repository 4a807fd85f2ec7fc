"""What changed between assessments of one person, and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest

from s4c_desktop.base.errors import UserError
from s4c_desktop.bootstrap import Program
from s4c_desktop.domain.assessment import Assessment, Decision, Evidence, Kind, Rating
from s4c_desktop.domain.progress import Movement, Unlike
from s4c_desktop.domain.scale import State
from s4c_desktop.domain.set_up import set_up_of
from tests.services.conftest import new_draft, rate_all

pytestmark = pytest.mark.sqlite_first


def later(program: Program, like: Assessment, held_on: date, **more: object) -> Assessment:
    choice = replace(set_up_of(like), held_on=held_on, **more)  # type: ignore[arg-type] # of a test
    return program.assessments.create(like.person.id, choice).value


def test_what_changed_from_the_earlier_to_the_later_and_why(
    program: Program, draft: Assessment
) -> None:
    rate_all(program, draft, {"A4": Rating(State.BELOW)})
    spring = later(program, draft, date(2027, 3, 1))
    item = Evidence(uuid4(), "Certificate of the course", links=frozenset({"A2"}))
    program.assessments.keep_evidence(spring.id, item)
    rate_all(
        program,
        spring,
        {
            "A1": Rating(State.RATED, 7, grounds="led the tender"),
            "A2": Rating(State.RATED, 6),
            "A3": Rating(State.EXEMPT, reason="works abroad", allowed_by="Board"),
            "A4": Rating(State.RATED, 4),
        },
    )
    program.assessments.rate(
        spring.id, "A6", Rating(State.RATED, 4), by="Maria", why="heard the recording again"
    )
    for one, other in ((draft, spring), (spring, draft)):
        view = program.progress.compare(one.id, other.id)
        assert (view.before.id, view.after.id) == (draft.id, spring.id)
    changed = {c.change.competence: c for c in view.changes}
    assert changed["A1"].change.difference == 2
    assert changed["A1"].why == ("led the tender",)
    assert changed["A2"].why == ("New evidence: Certificate of the course",)
    assert changed["A3"].change.movement is Movement.NO_LONGER_RATED
    assert changed["A3"].why == ("works abroad",)
    assert changed["A4"].change.at_least
    assert changed["A6"].change.movement is Movement.DOWN
    assert changed["A6"].why == ("heard the recording again",)
    assert changed["A8"].change.movement is Movement.SAME
    assert changed["A8"].why == ()


def test_a_revision_gives_its_reason(program: Program, draft: Assessment) -> None:
    rate_all(program, draft)
    program.assessments.decide(draft.id, Decision.NOT_YET, "Maria Ilieva")
    program.signing.sign(draft.id, "Maria Ilieva")
    revision = program.signing.revise(draft.id, "a typing error").value
    program.assessments.rate(revision.id, "A1", Rating(State.RATED, 6), by="Maria")
    view = program.progress.compare(revision.id, draft.id)
    assert view.after.id == revision.id
    (changed,) = (c for c in view.changes if c.change.movement is Movement.UP)
    assert changed.why == ("a typing error",)
    # One occasion is one point in time, however often it was revised.
    assert program.progress.around(revision.id).series is None


def test_what_is_not_comparable_says_why(program: Program, draft: Assessment) -> None:
    own = later(program, draft, date(2027, 3, 1), kind=Kind.SELF, assessors="", reading="map")
    view = program.progress.compare(draft.id, own.id)
    assert view.progress.unlike == (Unlike.KIND, Unlike.READING)
    assert view.changes == ()
    with pytest.raises(UserError, match="different people"):
        program.progress.compare(draft.id, new_draft(program, "Somebody else").id)
    with pytest.raises(UserError, match="one and the same"):
        program.progress.compare(draft.id, draft.id)
    around = program.progress.around(draft.id)
    assert [c.id for c in around.choices] == [draft.id, own.id]
    assert around.series is None


def test_many_comparable_assessments_make_a_series(program: Program, draft: Assessment) -> None:
    days = (date(2026, 9, 14), date(2027, 3, 1), date(2027, 9, 1))
    layers = [draft, later(program, draft, days[2]), later(program, draft, days[1])]
    for level, layer in zip((4, 6, 5), layers, strict=True):
        rate_all(program, layer, {"A2": Rating(State.NO_EVIDENCE)}, level)
    view = program.progress.around(layers[1].id).series
    assert view is not None
    assert view.series.dates == days
    assert [point.rank for point in view.series.points["A1"]] == [4, 5, 6]
    assert "A2" not in view.series.points
    assert [a.held_on for a in view.assessments] == list(days)
    assert {r.competence for r in view.required} == set(view.series.points)
