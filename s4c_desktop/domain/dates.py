"""Dates as people write them into tables, and as they are said."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date, datetime
from enum import Enum

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import mark

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?)?")
_OTHER = re.compile(r"(\d{1,2})([./-])\s?(\d{1,2})\2\s?(\d{4})")


Say = Callable[[date], str]
"""Writes a day as its place writes days; `str` where it goes into files and commands."""


def moment_text(moment: datetime, say: Say = str) -> str:
    """Return day and time of a moment that knows its time zone, by this computer's clock."""
    local = moment.astimezone()
    return f"{say(local.date())} {local:%H:%M}"


class DateOrder(Enum):
    """Which of two numbers is the day."""

    DAY_FIRST = "day"
    MONTH_FIRST = "month"


def date_order(texts: Iterable[str]) -> DateOrder | None:
    """Return which number is the day in a column of dates such as 3/9/2026; None if it is open.

    One date that can be read in one way only decides for all, unless another contradicts it.
    """
    found = set()
    for text in texts:
        match = _OTHER.fullmatch(text.strip())
        if match is None or match[2] == ".":
            continue
        one, other = int(match[1]), int(match[3])
        if one > 12 >= other:
            found.add(DateOrder.DAY_FIRST)
        elif other > 12 >= one:
            found.add(DateOrder.MONTH_FIRST)
    return found.pop() if len(found) == 1 else None


def read_date(text: str, order: DateOrder | None = None) -> date | None:
    """Return the date, None for an empty text; raises UserError saying how to write it."""
    text = text.strip()
    if not text:
        return None
    shown = text if len(text) <= 40 else text[:40] + "…"
    match = _ISO.fullmatch(text)
    if match is not None:
        return _date(shown, int(match[1]), int(match[2]), int(match[3]))
    match = _OTHER.fullmatch(text)
    if match is None:
        raise UserError(
            mark("“{text}” is not a date. Write it as year-month-day, such as 2026-09-14."),
            text=shown,
        )
    one, other, year = int(match[1]), int(match[3]), int(match[4])
    if match[2] == "." or one > 12 or one == other:
        # With dots the day stands first wherever dates are written so.
        return _date(shown, year, other, one)
    if other > 12:
        return _date(shown, year, one, other)
    if order is None:
        raise UserError(
            mark(
                "“{text}” may be one of two days. Write it as year-month-day, such as 2026-09-14."
            ),
            text=shown,
        )
    day, month = (one, other) if order is DateOrder.DAY_FIRST else (other, one)
    return _date(shown, year, month, day)


def _date(shown: str, year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError as error:
        raise UserError(
            mark("“{text}” is a day that does not exist. Correct it."), text=shown
        ) from error
