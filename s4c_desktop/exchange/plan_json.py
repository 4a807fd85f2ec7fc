"""A learning plan as plain data, for other programs."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from s4c_desktop.exchange.framework_json import hours_to_json

if TYPE_CHECKING:
    from s4c_desktop.domain.plan_sheet import LeftOut, PlanSheet, SheetItem, ToShow
    from s4c_desktop.domain.schedule import Schedule

Plain = dict[str, Any]


def plan_to_json(sheet: PlanSheet) -> Plain:
    """Return the items in order, and the competences that learning does not settle.

    `id` is that of the plan, or of the assessment that the plan was computed from.
    """
    return {
        "id": str(sheet.id),
        "items": [_item(item) for item in sheet.items],
        "untaught": [found.competence for found in sheet.elsewhere],
        "evidence_only": [found.competence for found in sheet.to_show],
    }


def whole_plan_to_json(sheet: PlanSheet) -> Plain:
    """Return the same and more: days, states, what to show, what is left out, the schedule.

    Days are null where none are known, and so is the schedule.
    """
    return {
        **plan_to_json(sheet),
        "items": [_item(item) | _more_of(item) for item in sheet.items],
        "to_show": [_to_show(found) for found in sheet.to_show],
        "left_out": [_left_out(left) for left in sheet.left_out],
        "hours": hours_to_json(sheet.hours),
        "schedule": None if sheet.schedule is None else _schedule(sheet.schedule),
    }


def _item(item: SheetItem) -> Plain:
    return {
        "unit": item.title,
        "module": item.module,
        "topics": list(item.topics),
        "hours": hours_to_json(item.hours),
        "works_on": list(item.works_on),
        "reason": item.why,
    }


def _more_of(item: SheetItem) -> Plain:
    return {
        "id": str(item.id),
        "kind": item.kind.value,
        "mandatory": item.mandatory,
        "state": item.state.value,
        "starts": _day(item.first),
        "ends": _day(item.last),
        "pinned_to": _day(item.pinned_on),
        "note": item.note,
    }


def _to_show(found: ToShow) -> Plain:
    return {
        "competence": found.competence,
        "documents": list(found.documents),
        "tasks": list(found.tasks),
        "interview": list(found.interview),
    }


def _left_out(left: LeftOut) -> Plain:
    return {
        "unit": left.title,
        "module": left.module,
        "works_on": list(left.works_on),
        "hours": hours_to_json(left.hours),
        "reason": left.why,
    }


def _schedule(schedule: Schedule) -> Plain:
    frame, slack, ways = schedule.frame, schedule.slack, schedule.ways_out
    return {
        "start": frame.start.isoformat(),
        "hours_a_week": _hours(frame.minutes_a_week),
        "free_weekdays": sorted(frame.free_weekdays),
        "absences": [
            {"first": absence.first.isoformat(), "last": absence.last.isoformat()}
            for absence in frame.absences
        ],
        "deadline": _day(frame.deadline),
        "finish": _day(schedule.finish),
        "fits": schedule.fits,
        "slack": None if slack is None else {"days": slack.days, "hours": _hours(slack.minutes)},
        "ways_out": None
        if ways is None
        else {
            "hours_a_week": None if ways.minutes_a_week is None else _hours(ways.minutes_a_week),
            "deadline": ways.done_by.isoformat(),
            "hours_less": _hours(ways.minutes_over),
            "leave_out": [str(piece.key) for piece in ways.drop],
        },
        "weeks": [
            {
                "monday": week.monday.isoformat(),
                "hours": _hours(week.minutes),
                "room": _hours(week.room),
            }
            for week in schedule.weeks
        ],
    }


def _hours(minutes: Fraction | int) -> int | float:
    hours = Fraction(minutes) / 60
    return int(hours) if hours.denominator == 1 else round(float(hours), 4)


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
