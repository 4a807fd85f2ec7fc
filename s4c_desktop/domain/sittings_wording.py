"""Sentences about sittings and who gave a rating; translated when they are asked for."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from s4c_desktop.base.i18n import gettext as _

if TYPE_CHECKING:
    from s4c_desktop.domain.assessment import Sitting


def given_text(by: str, at: datetime | None, sitting: int, now: datetime) -> str:
    """Say who gave a rating, when, and in which sitting; times are shown where `now` is."""
    parts = [by, moment_text(at, now)]
    if sitting:
        parts.append(_("sitting {number}").format(number=sitting))
    return ", ".join(part for part in parts if part)


def moment_text(at: datetime | None, now: datetime) -> str:
    """Say when something was: the time of a moment of today, else the day too."""
    if at is None:
        return ""
    local = at.astimezone(now.tzinfo)
    return local.strftime("%H:%M" if local.date() == now.date() else "%Y-%m-%d %H:%M")


def sitting_text(sitting: Sitting, led_by: str, now: datetime) -> str:
    """Say which sitting it is, who leads it, since when and where."""
    parts = [
        _("Sitting {number}").format(number=sitting.number),
        led_by,
        moment_text(sitting.started_at, now),
        sitting.place,
    ]
    return ", ".join(part for part in parts if part)
