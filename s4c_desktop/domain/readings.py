"""What the places of the source say of a requirement, and where they differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.wording import mandatory_name, mandatory_word

if TYPE_CHECKING:
    from s4c_desktop.domain.framework import Reading, Requirement, Role

# The overview marks levels for all roles together, so it contradicts none of them.
_OF_ALL_ROLES = "explorer"


def differing(role: Role, requirement: Requirement) -> tuple[Reading, ...]:
    """Return what the source says of a cell elsewhere that differs from the requirement."""
    readings = role.readings.get(requirement.competence, ())
    return tuple(reading for reading in readings if _differs(reading, requirement))


def demand_text(mandatory: bool | None, eqf: int | None) -> str:
    """Say a demand, as in "Mandatory, EQF 5"; empty where nothing is said."""
    return _demanded("" if mandatory is None else mandatory_name(mandatory), eqf)


def _demanded(mandatory: str, eqf: int | None) -> str:
    level = "" if eqf is None else _("EQF {level}").format(level=eqf)
    return ", ".join(filter(None, (mandatory, level)))


def reading_text(reading: Reading) -> str:
    """Say what a place of the source says, with its lines."""
    return _("{place}: {demand} ({source})").format(
        place=reading_place(reading.reading),
        demand=_demanded(
            "" if reading.mandatory is None else mandatory_word(reading.mandatory), reading.eqf
        ),
        source=reading.source,
    )


def reading_place(reading: str) -> str:
    """Name a place of the source."""
    return {
        "table3": _("Table 3"),
        "table3_plus_one": _("Table 3, one level up"),
        "table4": _("Table 4"),
        "profile": _("role profile"),
        "descriptor": _("role descriptor"),
        "explorer": _("Explorer"),
    }[reading]


def _differs(reading: Reading, requirement: Requirement) -> bool:
    if reading.reading == _OF_ALL_ROLES:
        return False
    level = reading.eqf is not None and reading.eqf != requirement.eqf
    mandatory = reading.mandatory is not None and reading.mandatory != requirement.mandatory
    return level or mandatory
