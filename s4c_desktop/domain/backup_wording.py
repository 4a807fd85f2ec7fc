"""Sentences about backups, shared by screen and command."""

from __future__ import annotations

from datetime import datetime

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.backups import Backup, Reason, Trust


def reason_name(reason: Reason) -> str:
    """Say why a backup was made."""
    return {
        Reason.DAY: _("By itself"),
        Reason.UPGRADE: _("Before an upgrade"),
        Reason.RESTORE: _("Before a restore"),
        Reason.HAND: _("By hand"),
    }[reason]


def backup_line(backup: Backup) -> str:
    """Say when and why a backup was made, and when it is gone by itself."""
    made = _("{time}, {reason}").format(
        time=f"{backup.made_at.astimezone():%Y-%m-%d %H:%M}",
        reason=reason_name(backup.reason).lower(),
    )
    if backup.expires_at is None:
        return _("{made}; stays until it is deleted").format(made=made)
    return _("{made}; gone by {day}").format(
        made=made, day=f"{backup.expires_at.astimezone():%Y-%m-%d}"
    )


def size_text(size: int) -> str:
    """Return a number of bytes in megabytes, the unit of every workspace."""
    return _("{size:.1f} MB").format(size=size / 1_000_000)


def trust_name(trust: Trust) -> str:
    """Say what is known of a backup's bytes."""
    return {
        Trust.VERIFIED: _("Verified"),
        Trust.UNKNOWN: _("Not verified"),
        Trust.DAMAGED: _("Damaged"),
    }[trust]


def when_text(moment: datetime) -> str:
    """Return a moment by this computer's clock."""
    return f"{moment.astimezone():%Y-%m-%d %H:%M}"


def kept_text(backup: Backup) -> str:
    """Say how long a backup is kept."""
    expires = backup.expires_at
    return _("You delete it") if expires is None else f"{expires.astimezone():%Y-%m-%d}"


def about(backup: Backup) -> str:
    """Describe a backup in a few words, but for its time."""
    return ", ".join(
        (reason_name(backup.reason), size_text(backup.size), trust_name(backup.trust).lower())
    )
