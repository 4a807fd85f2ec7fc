"""How days and moments are written on the screen."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QDate, QLocale

from s4c_desktop.domain.dates import moment_text, read_date

_CENTURY = 2000
"""What two digits of a year are counted from."""


def short_date(day: date) -> str:
    """Return a date as it is written where the person is."""
    return QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.ShortFormat)


def short_moment(moment: datetime) -> str:
    """Return day and time of a moment that knows its time zone, by this computer's clock."""
    return moment_text(moment, short_date)


def read_day(text: str) -> date | None:
    """Return the day that was typed as `short_date` writes it, or as tables do; None for no text.

    Raises UserError saying how to write it.
    """
    shown = QLocale().toDate(text.strip(), QLocale.FormatType.ShortFormat, _CENTURY)
    if shown.isValid():
        return date(shown.year(), shown.month(), shown.day())
    return read_date(text)
