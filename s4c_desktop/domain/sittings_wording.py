"""Sentences about sittings and who gave a rating; translated when they are asked for."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from s4c_desktop.base.i18n import gettext as _

if TYPE_CHECKING:
    from s4c_desktop.domain.assessment import Sitting
    from s4c_desktop.domain.dates import Say


def given_text(by: str, at: datetime | None, sitting: int, now: datetime, say: Say = str) -> str:
    """Say who gave a rating, when, and in which sitting; times are shown where `now` is."""
    parts = [by, since_text(at, now, say)]
    if sitting:
        parts.append(_("sitting {number}").format(number=sitting))
    return ", ".join(part for part in parts if part)


def since_text(at: datetime | None, now: datetime, say: Say = str) -> str:
    """Say when something was: the time of a moment of today, else the day too."""
    if at is None:
        return ""
    local = at.astimezone(now.tzinfo)
    if local.date() == now.date():
        return f"{local:%H:%M}"
    return f"{say(local.date())} {local:%H:%M}"


def sitting_text(sitting: Sitting, led_by: str, now: datetime, say: Say = str) -> str:
    """Say which sitting it is, who leads it, since when and where."""
    parts = [
        _("Sitting {number}").format(number=sitting.number),
        led_by,
        since_text(sitting.started_at, now, say),
        sitting.place,
    ]
    return ", ".join(part for part in parts if part)
