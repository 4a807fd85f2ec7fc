"""Days on the screen: written and read as the person's place does."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

import pytest
from PySide6.QtCore import QLocale

from s4c_desktop.base.errors import UserError
from s4c_desktop.ui.dates import read_day, short_date, short_moment

DAY = date(2026, 9, 14)


@pytest.fixture(params=["C", "en_US", "de_DE", "bg_BG", "el_GR"])
def place(request: pytest.FixtureRequest) -> Iterator[str]:
    """Set the place where the person is."""
    before = QLocale()
    QLocale.setDefault(QLocale(request.param))
    yield request.param
    QLocale.setDefault(before)


def test_a_day_is_read_as_it_is_written(place: str) -> None:
    assert place
    assert read_day(short_date(DAY)) == DAY
    assert read_day("2026-09-14") == DAY
    assert read_day(" ") is None
    with pytest.raises(UserError):
        read_day("soon")


def test_a_moment_is_written_with_its_time(place: str) -> None:
    assert place
    at = datetime(2026, 9, 14, 14, 2).astimezone()
    assert short_moment(at) == f"{short_date(DAY)} 14:02"
