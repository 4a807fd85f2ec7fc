"""How a day is written on the screen."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale


def short_date(day: date) -> str:
    """Return a date as it is written where the person is."""
    return QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.ShortFormat)
