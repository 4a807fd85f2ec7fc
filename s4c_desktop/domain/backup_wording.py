"""Sentences about backups, shared by screen and command."""

from __future__ import annotations

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.backups import Reason


def reason_name(reason: Reason) -> str:
    """Say why a backup was made."""
    return {
        Reason.DAY: _("Start of the day"),
        Reason.UPGRADE: _("Before an upgrade"),
        Reason.RESTORE: _("Before a restore"),
        Reason.HAND: _("By hand"),
    }[reason]


def size_text(size: int) -> str:
    """Return a number of bytes in megabytes, the unit of every workspace."""
    return _("{size:.1f} MB").format(size=size / 1_000_000)
