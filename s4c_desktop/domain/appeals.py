"""Appeals against a result: until when one is possible, and who may not decide on it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from s4c_desktop.domain.assessment import Appeal, AppealState, Assessment


@dataclass(frozen=True, slots=True)
class Terms:
    """What applies to appeals against a result on a day.

    `last_day` is None where none was set. `excluded` names those who do not decide on an appeal,
    nobody where the centre does not ask for that.
    """

    today: date
    last_day: date | None = None
    excluded: tuple[str, ...] = ()

    @property
    def days_left(self) -> int | None:
        """Return the days left, 0 on the last one, less than that afterwards."""
        return None if self.last_day is None else (self.last_day - self.today).days

    def days_late(self, lodged_on: date) -> int:
        """Return how many days after the last one an appeal came; 0 where it was in time."""
        return 0 if self.last_day is None else max(0, (lodged_on - self.last_day).days)

    def excludes(self, name: str) -> bool:
        """Tell whether somebody is among those who do not decide."""
        return _folded(name) in {_folded(each) for each in self.excluded}


def last_day(assessment: Assessment, days: int | None) -> date | None:
    """Return the last day for an appeal; None where none was set.

    The day set for the assessment stands; without one it is so many `days` after the candidate
    was told.
    """
    if assessment.appeal_until is not None:
        return assessment.appeal_until
    told = assessment.acknowledgement
    return None if told is None or days is None else told.on + timedelta(days=days)


def terms(
    assessment: Assessment, today: date, *, days: int | None = None, separate: bool = False
) -> Terms:
    """Return what applies to a result; with `separate` nobody decides who signed or decided it."""
    signature = assessment.signature
    signers = (signature.decided_by, signature.countersigned_by) if signature else ()
    names = dict.fromkeys(name.strip() for name in (*signers, assessment.decided_by))
    excluded = tuple(name for name in names if name) if separate else ()
    return Terms(today, last_day(assessment, days), excluded)


def open_appeals(assessment: Assessment) -> tuple[Appeal, ...]:
    """Return the appeals that nobody has decided on yet."""
    return tuple(each for each in assessment.appeals if each.state is AppealState.OPEN)


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
