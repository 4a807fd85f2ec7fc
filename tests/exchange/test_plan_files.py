"""Plans as calendar, workbook and JSON, read back by other people's parsers."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import icalendar
import openpyxl
import pytest

from s4c_desktop.base.errors import UserError
from s4c_desktop.domain.plan_sheet import PlanSheet
from s4c_desktop.exchange.calendar_ics import plan_to_calendar
from s4c_desktop.exchange.framework_json import dump_json
from s4c_desktop.exchange.plan_json import whole_plan_to_json
from s4c_desktop.exchange.plan_xlsx import plan_to_workbook
from tests.plans import on_days, sheet
from tests.security.texts import HOSTILE

EVERYTHING = "\n".join(HOSTILE)
# All of them at once in every run, one by one in the long one.
EACH = [EVERYTHING, *(pytest.param(text, marks=pytest.mark.long) for text in HOSTILE)]


def events(content: bytes) -> list[Any]:
    return list(icalendar.Calendar.from_ical(content).walk("VEVENT"))


def book(made: PlanSheet) -> Any:
    return openpyxl.load_workbook(io.BytesIO(plan_to_workbook(made)))


def moment(day: int, month: int = 9) -> datetime:
    """Return a day as a workbook has it, without a zone."""
    return datetime(2026, month, day, tzinfo=UTC).replace(tzinfo=None)


def cells(workbook: Any) -> list[Any]:
    return [c for page in workbook for row in page.iter_rows() for c in row if c.value is not None]


# -- calendar ----------------------------------------------------------------------------


def test_an_event_for_each_item_from_its_first_day_to_its_last() -> None:
    made = on_days(sheet())
    found = events(plan_to_calendar(made))
    assert [str(e["summary"]) for e in found] == [
        "Shadow the data officer",
        "Data analytics",
        "Case study: Barcelona",
        "Done: Course of procurement",
    ]
    # Six hours on an hour a day from Monday on; it was begun on Saturday.
    assert (found[0]["dtstart"].dt, found[0]["dtend"].dt) == (date(2026, 9, 12), date(2026, 9, 22))
    # The third is pinned to Wednesday, and interrupts the second.
    assert (found[2]["dtstart"].dt, found[2]["dtend"].dt) == (date(2026, 9, 23), date(2026, 9, 25))
    for event, item in zip(found, made.items, strict=True):
        assert event["dtstart"].params["VALUE"] == "DATE"
        assert (event["dtstart"].dt, event["dtend"].dt.toordinal() - 1) == (
            item.first,
            item.last.toordinal() if item.last else None,
        )
        assert event["dtstamp"].dt == datetime(2026, 9, 14, 12, tzinfo=UTC)
        assert event["sequence"] == 7
        assert not event.walk("VALARM")
        assert "url" not in event
    told = str(found[1]["description"])
    for said in ("Works on B2", "2 h 20 min online, 1 h live", "shared equally", "- Charts"):
        assert said in told


def test_identities_stay_while_days_and_versions_change() -> None:
    made = on_days(sheet())
    first = events(plan_to_calendar(made))
    later = events(plan_to_calendar(replace(on_days(sheet(), hours=2), version=8)))
    assert [e["uid"] for e in first] == [e["uid"] for e in later]
    assert len({e["uid"] for e in first}) == 4
    assert [e["dtend"] for e in first] != [e["dtend"] for e in later]
    other = events(plan_to_calendar(replace(made, id=UUID(int=101))))
    assert not {e["uid"] for e in first} & {e["uid"] for e in other}


def test_lines_are_folded_and_end_as_the_format_says() -> None:
    lines = plan_to_calendar(on_days(sheet("ș" * 300))).split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    assert lines[0] == b"BEGIN:VCALENDAR"
    assert lines[-2:] == [b"END:VCALENDAR", b""]


@pytest.mark.parametrize("text", [*EACH, "a;b,c\\n:d\nBEGIN:VALARM\r\nEND:VEVENT"])
def test_a_calendar_holds_texts_letter_for_letter(text: str) -> None:
    content = plan_to_calendar(on_days(sheet(text)))
    (first, *rest) = events(content)
    shown = text.replace("\r\n", "\n")
    assert str(first["summary"]) == shown
    assert str(first["description"]).count(shown) >= 3
    assert not first.walk("VALARM")
    assert len(rest) == 3
    line = " ".join(text.split())
    # The parser does not know this property as text, so it leaves it as it is written.
    name = str(icalendar.Calendar.from_ical(content)["x-wr-calname"])
    assert re.sub(r"\\(.)", r"\1", name) == f"{line}: {line}"


def test_a_plan_without_days_makes_no_calendar() -> None:
    planned = tuple(item for item in sheet().items if not item.done)
    with pytest.raises(UserError, match="No item of this plan has a day yet"):
        plan_to_calendar(replace(sheet(), items=planned))


# -- workbook ----------------------------------------------------------------------------


def test_a_workbook_has_the_plan_and_what_belongs_to_it() -> None:
    made = on_days(sheet())
    found = book(made)
    assert found.sheetnames == ["Plan", "Show what you can", "Not taught", "Left out", "Made for"]
    head, *rows = found["Plan"].iter_rows(values_only=True)
    assert head == (
        "No.", "Item", "Kind", "Module", "Topics", "Works on", "Mandatory", "Online (h)",
        "Live (h)", "Practical (h)", "Together (h)", "Starts", "Ends", "State", "Note",
    )  # fmt: skip
    assert len(rows) == 4
    assert rows[1] == (
        2, "Data analytics", "Topic", "M2", "Statistics\nCharts", "B2", "yes", 2.33, 1, None,
        3.33, moment(22), moment(6, 10), "planned", None,
    )  # fmt: skip
    assert [row[0].value for row in found["Show what you can"].iter_rows(min_row=2)] == ["A3"]
    assert [row[0].value for row in found["Not taught"].iter_rows(min_row=2)] == ["A10"]
    assert [row[0].value for row in found["Left out"].iter_rows(min_row=2)] == ["Digital twins"]
    told = dict(found["Made for"].iter_rows(min_row=2, max_col=2, values_only=True))
    assert told["Person"] == "Δήμητρα Ștefănescu"
    assert (told["Experience"], told["Goes for"]) == ("Six years", "Blockers first")
    assert (told["Start"], told["Hours a week"]) == (moment(14), 5)
    assert told["Slack"] == "24 days, 18 h 40 min"


@pytest.mark.parametrize(
    "text",
    [
        *EACH,
        "=SUM(A1:A9)",
        "@cmd|' /C calc'!A0",
        "-1",
        "+1",
        "#REF!",
        "TRUE",
        "'quoted",
        "a\x00b\x0bc",
        " x ",
    ],
)
def test_a_workbook_holds_texts_as_texts(text: str) -> None:
    found = cells(book(on_days(sheet(text))))
    shown = text.replace("\x00", "").replace("\x0b", "")
    holding = [cell for cell in found if cell.value == shown]
    # Title, topics and note of an item, why one was left out, person, experience, note, raters.
    assert len(holding) == 8
    assert {cell.data_type for cell in found} <= {"s", "n", "d"}
    assert all(cell.data_type == "s" for cell in holding)
    assert not any(cell.hyperlink for cell in found)


# -- all ---------------------------------------------------------------------------------


def test_the_same_plan_makes_the_same_bytes() -> None:
    for write in (plan_to_calendar, plan_to_workbook):
        assert write(on_days(sheet())) == write(on_days(sheet()))
        later = replace(on_days(sheet()), made_at=datetime(2031, 1, 1, tzinfo=UTC))
        assert write(later) == write(on_days(sheet()))


def test_json_tells_the_days_and_the_ways_out() -> None:
    made = on_days(sheet(), hours=5, deadline=date(2026, 9, 18))
    found = json.loads(dump_json(whole_plan_to_json(made)))
    assert [(item["starts"], item["ends"]) for item in found["items"]] == [
        ("2026-09-12", "2026-09-21"),
        ("2026-09-22", "2026-10-06"),
        ("2026-09-23", "2026-09-24"),
        ("2026-09-01", "2026-09-03"),
    ]
    schedule = found["schedule"]
    assert {k: schedule[k] for k in ("start", "hours_a_week", "deadline", "finish", "fits")} == {
        "start": "2026-09-14",
        "hours_a_week": 5,
        "deadline": "2026-09-18",
        "finish": "2026-10-06",
        "fits": False,
    }
    assert schedule["ways_out"] == {
        # What is pinned to the week after can't come before the deadline.
        "hours_a_week": None,
        "deadline": "2026-10-06",
        "hours_less": pytest.approx(6 + 7 / 3 + 1 + 2 - 5, abs=1e-4),
        "leave_out": [str(UUID(int=1)), str(UUID(int=3))],
    }
