"""Sentences about backups, shared by screen and command."""

from __future__ import annotations

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.backups import Backup, Reason, Trust
from s4c_desktop.domain.dates import Say, moment_text


def reason_name(reason: Reason) -> str:
    """Say why a backup was made."""
    return {
        Reason.DAY: _("By itself"),
        Reason.UPGRADE: _("Before an upgrade"),
        Reason.RESTORE: _("Before a restore"),
        Reason.HAND: _("By hand"),
    }[reason]


def _reason_word(reason: Reason) -> str:
    """Say why a backup was made, within a sentence."""
    return {
        Reason.DAY: _("by itself"),
        Reason.UPGRADE: _("before an upgrade"),
        Reason.RESTORE: _("before a restore"),
        Reason.HAND: _("by hand"),
    }[reason]


def backup_line(backup: Backup, say: Say = str) -> str:
    """Say when and why a backup was made, and when it is gone by itself."""
    made = _("{time}, {reason}").format(
        time=moment_text(backup.made_at, say),
        reason=_reason_word(backup.reason),
    )
    if backup.expires_at is None:
        return _("{made}; stays until it is deleted").format(made=made)
    return _("{made}; gone by {day}").format(
        made=made, day=say(backup.expires_at.astimezone().date())
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


def _trust_word(trust: Trust) -> str:
    """Say what is known of a backup's bytes, within a sentence."""
    return {
        Trust.VERIFIED: _("verified"),
        Trust.UNKNOWN: _("not verified"),
        Trust.DAMAGED: _("damaged"),
    }[trust]


def kept_text(backup: Backup, say: Say = str) -> str:
    """Say how long a backup is kept."""
    expires = backup.expires_at
    return _("You delete it") if expires is None else say(expires.astimezone().date())


def about(backup: Backup) -> str:
    """Describe a backup in a few words, but for its time."""
    return ", ".join(
        (reason_name(backup.reason), size_text(backup.size), _trust_word(backup.trust))
    )
