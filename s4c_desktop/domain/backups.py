"""Backups of a workspace: what is known of one, and which ones are kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path

NEWEST = 3
DAYS = 7
WEEKS = 5
MONTHS = 12
LONGEST = timedelta(days=366)


class Reason(StrEnum):
    """Why a backup was made."""

    DAY = "day"
    UPGRADE = "upgrade"
    RESTORE = "restore"
    HAND = "hand"


class Trust(StrEnum):
    """What is known of a backup's bytes."""

    VERIFIED = "verified"
    UNKNOWN = "unknown"
    DAMAGED = "damaged"


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy of a workspace; `size` in bytes, `made_at` in UTC.

    `intact` tells whether its bytes are still those that were compared with the workspace,
    `noted` whether it is known which bytes these were.
    """

    path: Path
    made_at: datetime
    reason: Reason
    size: int
    intact: bool
    noted: bool = True

    @property
    def trust(self) -> Trust:
        """Return what is known of its bytes."""
        if self.intact:
            return Trust.VERIFIED
        return Trust.DAMAGED if self.noted else Trust.UNKNOWN

    @property
    def expires_at(self) -> datetime | None:
        """Return when it is thinned out at the latest; one made by hand stays until deleted.

        The newest few stay longer where no newer ones are made.
        """
        return None if self.reason is Reason.HAND else self.made_at + LONGEST


def superfluous(backups: Iterable[Backup], now: datetime) -> tuple[Backup, ...]:
    """Return the backups that thinning takes away.

    Kept are those made by hand, the newest three, and the newest of each of the last 7 days,
    5 weeks and 12 months; a damaged one keeps no place that a sound one could have.
    """
    automatic = sorted(
        (b for b in backups if b.reason is not Reason.HAND), key=lambda b: b.made_at, reverse=True
    )
    sound = [backup for backup in automatic if backup.intact]
    kept = {backup.path for backup in sound[:NEWEST]}
    young = [backup for backup in sound if now - backup.made_at <= LONGEST]
    for form, number in (("%Y-%m-%d", DAYS), ("%G-%V", WEEKS), ("%Y-%m", MONTHS)):
        newest: dict[str, Backup] = {}
        for backup in young:
            newest.setdefault(f"{backup.made_at:{form}}", backup)
        kept.update(backup.path for backup in list(newest.values())[:number])
    if not sound:
        # Nothing better is there: even a damaged one may hold what somebody needs.
        kept.update(backup.path for backup in automatic[:NEWEST])
    return tuple(backup for backup in automatic if backup.path not in kept)
