"""Training needs as PDF: who needs what, groups, trainings and outcomes, for few and for many."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

from s4c_desktop.domain.study import Seat, SeatState
from s4c_desktop.domain.training_groups import GroupSize
from s4c_desktop.reports.training_needs import NeedsContent, write_training_needs
from tests.domain.test_cohort_needs import ANN, BEN, EVE, TOM, member, sheet, to_do, training
from tests.reports.conftest import pages, words

NOW = datetime(2026, 11, 21, 20, 0, tzinfo=UTC)
SIZE = GroupSize(2, 3)


def content() -> NeedsContent:
    made = sheet(
        (
            member(ANN, to_do("t1", "A1"), to_do("t3", "A2", mandatory=False), levels={"A1": 6}),
            member(BEN, to_do("t1", "A1"), levels={"A1": 6}),
            member(EVE, to_do("t1", "A1", done=True)),
        ),
        training("U", Seat(EVE, SeatState.ATTENDED), ends=date(2026, 12, 1), title="Two <b>days"),
    )
    made = replace(made, people=(*made.people, TOM), without={TOM: "No assessment yet."})
    made = replace(made, names={**made.names, ANN: "Ann <i>Δ</i>"})
    return NeedsContent(made, made.suggest(SIZE, NOW.date()), SIZE, NOW, "Training centre")


def test_everything_about_a_cohort_is_printed(tmp_path: Path) -> None:
    one, two = tmp_path / "one.pdf", tmp_path / "two.pdf"
    write_training_needs(one, content())
    write_training_needs(two, content())
    assert one.read_bytes() == two.read_bytes()
    text = words(one)
    for said in (
        "Training centre",
        "4 people, 2 need training, 1 needs nothing, 1 has no plan.",
        "2 free seats in trainings to come can be taken",
        "At a glance",
        "For a mandatory gap: Ann <i>Δ</i>, Ben",
        "For an optional gap: Ann <i>Δ</i>",
        "Done: Eve",
        "Tom: No assessment yet.",
        "Two <b>days",
        "Attended: Eve",
        "Learning outcomes, for designing courses",
        "EQF 6: what most of 2 people need; the unit leads to EQF 8",
        "This framework version has no text for this level.",
    ):
        assert said in text, said


def test_a_cohort_that_needs_nothing_and_a_large_one(tmp_path: Path) -> None:
    empty = sheet(())
    path = tmp_path / "empty.pdf"
    write_training_needs(path, NeedsContent(empty, empty.suggest(SIZE, NOW.date()), SIZE, NOW))
    assert "Nobody of the cohort needs anything." in words(path)
    people = [UUID(int=number) for number in range(1, 301)]
    many = sheet([member(one, to_do("t1", "A1"), levels={"A1": 6}) for one in people])
    many = replace(many, names={one: f"Person {one.int}" for one in people})
    write_training_needs(path, NeedsContent(many, many.suggest(SIZE, NOW.date()), SIZE, NOW))
    text = words(path)
    assert "At a glance" not in text
    assert "Person 300" in text
    assert len(pages(path)) > 3
