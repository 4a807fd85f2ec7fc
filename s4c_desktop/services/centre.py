"""How a centre works: who may decide, and how long a candidate may appeal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.group_privacy import DEFAULT_MINIMUM, check_minimum
from s4c_desktop.models.tables import WorkspaceRow

if TYPE_CHECKING:
    from s4c_desktop.models.unit_of_work import UnitOfWork, UnitsOfWork

LONGEST_APPEAL = 366
"""Days."""


@dataclass(frozen=True, slots=True)
class Centre:
    """What a centre has agreed on for every assessment and group in its workspace.

    With `separate_decision` who assessed doesn't decide. `appeal_days` is None where the centre
    has set no time for appeals. `group_minimum` is how many people have to stand behind what a
    new group shows.
    """

    separate_decision: bool = False
    appeal_days: int | None = None
    group_minimum: int = DEFAULT_MINIMUM


class CentreService:
    """Reads and keeps how a centre works."""

    def __init__(self, units: UnitsOfWork) -> None:
        self._units = units

    def get(self) -> Centre:
        """Return what the centre has agreed on."""
        with self._units.reading() as work:
            return centre_of(work)

    def keep(self, centre: Centre) -> None:
        """Keep what the centre has agreed on.

        Raises UserError for a time nobody could keep, and for too small a minimum.
        """
        days = centre.appeal_days
        if days is not None and not 1 <= days <= LONGEST_APPEAL:
            raise UserError(
                mark("An appeal can be open for 1 to {most} days. Enter such a number."),
                most=LONGEST_APPEAL,
            )
        check_minimum(centre.group_minimum)
        with self._units.writing() as work:
            row = _row(work)
            row.separate_decision, row.appeal_days = centre.separate_decision, days
            row.group_minimum = centre.group_minimum


def centre_of(work: UnitOfWork) -> Centre:
    """Return what the centre has agreed on, inside a unit of work."""
    row = _row(work)
    return Centre(row.separate_decision, row.appeal_days, row.group_minimum or DEFAULT_MINIMUM)


def _row(work: UnitOfWork) -> WorkspaceRow:
    return work.session.scalars(select(WorkspaceRow)).one()
