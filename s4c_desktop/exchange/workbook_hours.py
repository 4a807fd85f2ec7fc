"""Course hours in the columns of a workbook: by mode, and in all."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.plan_wording import mode_names
from s4c_desktop.exchange.workbook import Column

if TYPE_CHECKING:
    from s4c_desktop.domain.curriculum import Hours


def hours_columns() -> tuple[Column, ...]:
    """Return a column for each mode and one for all together."""
    return tuple(Column(_("{mode} (h)").format(mode=mode), 12) for mode in mode_names())


def hours_cells(hours: Hours) -> tuple[float | None, ...]:
    """Return what stands in them; nothing where no hours are stated."""
    return tuple(None if one is None else rounded(one) for one in (*hours.modes, hours.total))


def rounded(hours: Fraction) -> float:
    """Return hours to the hundredth."""
    return round(float(hours), 2)
