"""Single values as plain data, and back."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from s4c_desktop.domain.assessment import Judgement

Plain = dict[str, Any]


def where_given(**values: object) -> Plain:
    """Return the values that say something."""
    return {name: value for name, value in values.items() if value}


def judged(judgement: Judgement) -> str | None:
    """Return a judgement; None for evidence that was not reviewed."""
    return None if judgement is Judgement.NOT_REVIEWED else judgement.value


def read_judgement(text: str | None) -> Judgement:
    """Return the judgement of a text; None means not reviewed."""
    return Judgement.NOT_REVIEWED if text is None else Judgement(text)


def iso(moment: date | None) -> str | None:
    """Return a day, or a moment, as ISO 8601 has it."""
    return None if moment is None else moment.isoformat()


def read_date(text: str | None) -> date | None:
    """Return the day of a text; raises ValueError for another text."""
    return None if text is None else date.fromisoformat(text)


def read_time(text: str | None) -> datetime | None:
    """Return the moment of a text; raises ValueError for another text."""
    return None if text is None else datetime.fromisoformat(text)
