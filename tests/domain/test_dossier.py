"""How long people are kept."""

from __future__ import annotations

from datetime import date

import pytest

from s4c_desktop.domain.dossier import months_later


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 9, 14), 1, date(2026, 10, 14)),
        (date(2026, 9, 14), 24, date(2028, 9, 14)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2027, 12, 31), 2, date(2028, 2, 29)),
        (date(2026, 12, 1), 12, date(2027, 12, 1)),
    ],
)
def test_months_later(day: date, months: int, later: date) -> None:
    assert months_later(day, months) == later
