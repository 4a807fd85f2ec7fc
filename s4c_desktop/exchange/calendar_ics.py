"""A learning plan as a calendar file (iCalendar, RFC 5545): an all-day event for each item."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import uuid5

from icalendar import Calendar, Event, vText

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain import study_wording, wording
from s4c_desktop.exchange.file_text import without_controls

if TYPE_CHECKING:
    from s4c_desktop.domain.plan_sheet import PlanSheet, SheetItem

PRODUCT = "-//S4C Desktop//Learning plan//EN"


def plan_to_calendar(sheet: PlanSheet) -> bytes:
    """Return an event for each item that has days, from its first day to its last.

    An event keeps its identity, which follows from those of plan and item, so a calendar that
    reads a later export moves what it has. The same plan gives the same bytes. Raises UserError
    where no item has days.
    """
    dated = [item for item in sheet.items if item.first is not None and item.last is not None]
    if not dated:
        raise UserError(
            mark(
                "No item of this plan has a day yet, so there is nothing to put into a calendar. "
                "Set a start and the hours a week."
            )
        )
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    # Only as text are they escaped: the package does not know these two.
    title = vText(" ".join(without_controls(_name(sheet)).split()))
    calendar.add("name", title)
    calendar.add("x-wr-calname", title)
    for item in dated:
        calendar.add_component(_event(sheet, item))
    return bytes(calendar.to_ical())


def _event(sheet: PlanSheet, item: SheetItem) -> Event:
    if item.first is None or item.last is None:
        raise ValueError(item.id)
    event = Event()
    event.add("uid", str(uuid5(sheet.id, str(item.id))))
    event.add("dtstamp", _stamp(sheet))
    event.add("sequence", sheet.version)
    event.add("dtstart", item.first)
    event.add("dtend", item.last + timedelta(1))
    # Learning goes beside the day's work: the calendar does not call the day taken.
    event.add("transp", "TRANSPARENT")
    event.add("summary", without_controls(_title(item)))
    event.add("description", without_controls("\n".join(_description(sheet, item))))
    return event


def _stamp(sheet: PlanSheet) -> datetime:
    return (sheet.saved_at or sheet.made_at).replace(microsecond=0)


def _name(sheet: PlanSheet) -> str:
    title = sheet.title or _("Learning plan")
    return _("{title}: {person}").format(title=title, person=sheet.person)


def _title(item: SheetItem) -> str:
    return _("Done: {title}").format(title=item.title) if item.done else item.title


def _description(sheet: PlanSheet, item: SheetItem) -> Iterator[str]:
    """Yield what it is, why it is there, how long it takes and what belongs to it."""
    yield from filter(None, (item.place, item.why))
    yield wording.hours_text(item.hours)
    yield from filter(None, (item.estimate,))
    if item.topics:
        yield ""
        yield _("Topics:")
        yield from (f"- {topic}" for topic in item.topics)
    if item.note:
        yield ""
        yield item.note
    yield ""
    yield _("{plan}, {state}").format(plan=_name(sheet), state=study_wording.state_name(item.state))
