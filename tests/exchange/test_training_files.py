"""Training needs as workbook and JSON: everybody is in them, and texts stay texts."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import openpyxl

from s4c_desktop.domain.cohort import Step
from s4c_desktop.domain.cohort_sheet import CohortSheet
from s4c_desktop.domain.study import ItemKind, Seat, SeatState
from s4c_desktop.domain.training_groups import GroupSize
from s4c_desktop.exchange.framework_json import dump_json
from s4c_desktop.exchange.training_json import training_to_json
from s4c_desktop.exchange.training_xlsx import training_to_workbook
from tests.domain.test_cohort_needs import ANN, BEN, EVE, TOM, member, sheet, to_do, training
from tests.security.texts import HOSTILE

NOW = datetime(2026, 11, 21, 20, 0, tzinfo=UTC)
SIZE = GroupSize(2, 3)


def content() -> CohortSheet:
    made = sheet(
        (
            member(ANN, to_do("t1", "A1"), to_do("t2", "A2"), levels={"A1": 6}),
            member(BEN, to_do("t1", "A1"), levels={"A1": 6}),
            member(EVE, to_do("t1", "A1", done=True), Step(ItemKind.OWN, "", "=1+1")),
        ),
        training("U", Seat(ANN, SeatState.CONFIRMED), ends=date(2026, 12, 1), title="Two days"),
    )
    return replace(made, people=(*made.people, TOM), without={TOM: "No assessment yet."})


def book(found: CohortSheet) -> Any:
    made = training_to_workbook(found, found.suggest(SIZE, NOW.date()), SIZE, NOW)
    assert made == training_to_workbook(found, found.suggest(SIZE, NOW.date()), SIZE, NOW)
    return openpyxl.load_workbook(io.BytesIO(made))


def rows(workbook: Any, name: str) -> list[dict[str, Any]]:
    head, *values = workbook[name].iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in values]


def test_the_workbook_has_everybody_every_seat_and_every_outcome() -> None:
    made = book(content())
    assert made.sheetnames == [
        "Who needs what",
        "People",
        "Groups",
        "Trainings",
        "Learning outcomes",
        "Topics",
        "About",
    ]
    unit, own = rows(made, "Who needs what")
    assert (unit["Unit"], unit["Mandatory"], unit["Done"]) == ("U", 2, 1)
    assert (unit["Ann"], unit["Ben"], unit["Eve"]) == (
        "mandatory, seat confirmed",
        "mandatory",
        "done",
    )
    assert (own["Unit"], own["Where"], own["Eve"]) == ("=1+1", "Own item", "optional")
    people = rows(made, "People")
    assert [row["Person"] for row in people] == ["Ann", "Ben", "Eve", "Eve", "Tom"]
    assert people[0]["Topics to learn"] == "T1\nT2"
    assert people[-1]["Topics to learn"] == "No assessment yet."
    groups = rows(made, "Groups")
    assert [(row["What"], row["Units"], row["Names"]) for row in groups] == [
        ("Free seat", "Two days", "Ben"),
        ("No group yet", "=1+1", "Eve"),
    ]
    (seat,) = rows(made, "Trainings")
    assert (seat["Training"], seat["Person"], seat["Seat"]) == ("Two days", "Ann", "confirmed")
    assert seat["Ends"] == datetime(2026, 12, 1)  # noqa: DTZ001 - as a workbook has it
    outcome = rows(made, "Learning outcomes")[0]
    assert (outcome["Competence"], outcome["Aim (EQF)"]) == ("A1 Title A1", 6)
    assert [row["People who need it"] for row in rows(made, "Topics")] == [2, 1]
    said = {row["What"]: row["Value"] for row in rows(made, "About")}
    assert said["In one sentence"] == "4 people, 3 need training, 1 has no plan."


def test_texts_that_look_like_formulas_or_markup_stay_texts() -> None:
    hostile = "\n".join(HOSTILE)
    found = content()
    found = replace(
        found,
        names={**found.names, ANN: hostile, BEN: "=cmd|' /C calc'!A0"},
        trainings=(replace(found.trainings[0], title="@SUM(1)", place=hostile, note="+1"),),
    )
    made = book(found)
    cells = [c for page in made for row in page.iter_rows() for c in row if c.value is not None]
    assert all(cell.data_type in ("s", "n", "d") for cell in cells)
    texts = {cell.value for cell in cells}
    for text in ("=1+1", "@SUM(1)", "+1", "=cmd|' /C calc'!A0"):
        assert text in texts
    risky = [cell for cell in cells if str(cell.value)[:1] in "=+-@"]
    assert all(cell.quotePrefix for cell in risky)


def test_the_same_as_plain_data() -> None:
    found = content()
    plain = training_to_json(found, found.suggest(SIZE, NOW.date()), SIZE, NOW)
    read = json.loads(dump_json(plain))
    assert [one["name"] for one in read["people"]] == ["Ann", "Ben", "Eve", "Tom"]
    assert read["people"][3] == {
        "id": str(TOM),
        "name": "Tom",
        "plan": None,
        "why_no_plan": "No assessment yet.",
    }
    first = read["needs"][0]
    assert (first["unit"], first["mandatory"], first["done"]) == ("U", 2, 1)
    assert [share["standing"] for share in first["shares"]] == ["mandatory", "mandatory", "done"]
    assert read["free_seats"][0]["people"] == [str(BEN)]
    assert read["no_group_yet"][0]["about"]["title"] == "=1+1"
    (one,) = read["trainings"]
    assert (one["unit"], one["taken"][0]["state"]) == ("U", "confirmed")
    assert read["outcomes"][0]["competences"][0]["aim"] == 6
