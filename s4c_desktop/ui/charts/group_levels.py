"""The values that a group's charts share: what may be shown of each competence, with its title."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.framework import Framework
from s4c_desktop.domain.group import Distribution
from s4c_desktop.domain.group_profile import CompetenceProfile, GroupProfile
from s4c_desktop.domain.group_wording import (
    cell_text,
    median_text,
    percent,
    rank_text,
    share_text,
    withheld_text,
)
from s4c_desktop.domain.rank import RANKS
from s4c_desktop.domain.wording import mandatory_name
from s4c_desktop.ui.charts.drawing import Table


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A competence as it may be shown, with its title."""

    title: str
    profile: CompetenceProfile

    @property
    def code(self) -> str:
        """Return the competence's code."""
        return self.profile.competence

    @property
    def found(self) -> Distribution | None:
        """Return how people were rated, None where that is withheld."""
        return self.profile.distribution


@dataclass(frozen=True, slots=True)
class GroupLevels:
    """Rows in the order to be shown; `names` are those of the levels."""

    rows: tuple[GroupRow, ...]
    minimum: int
    names: Mapping[int, str]

    def summary(self) -> str:
        """Say how many competences are shown."""
        shown = sum(row.found is not None for row in self.rows)
        return _("{n} of {total} competences shown").format(n=shown, total=len(self.rows))

    def describe(self, item: int) -> str:
        """Name a competence with all that may be said of it."""
        row = self.rows[item]
        required = row.profile.required
        said = cell_text(row.profile, self.minimum)
        if required is not None:
            said = _("{text} · required {level}").format(text=said, level=required)
        return _("{code} {title}: {values}").format(code=row.code, title=row.title, values=said)

    def words(self, row: GroupRow) -> str:
        """Say in a few words how many meet what is required, or why nothing is shown."""
        found, required = row.found, row.profile.required
        if found is None:
            return withheld_text(row.profile.cell, self.minimum)
        if required is None:
            return _("median {median}").format(median=median_text(found))
        return _("{share} meet {level}").format(
            share=share_text(found.at_or_above(required), found.n), level=required
        )

    def tone(self, row: GroupRow) -> str:
        """Return the colour of those words."""
        met = row.profile.met
        if met is None:
            return "muted"
        if met * 4 >= 3:
            return "good"
        return "bad" if met * 2 <= 1 else "caution"

    def table(self) -> Table:
        """Return everything that is drawn."""
        headers = (
            _("Code"),
            _("Competence"),
            _("Demand"),
            _("Required EQF"),
            _("Rated"),
            _("Median"),
            _("Lower quartile"),
            _("Upper quartile"),
            *(rank_text(rank) for rank in RANKS),
            _("At or above required, %"),
            _("Remark"),
        )
        return Table(headers, tuple(self._cells(row) for row in self.rows))

    def _cells(self, row: GroupRow) -> tuple[str, ...]:
        one, found = row.profile, row.found
        shown: tuple[str, ...]
        if found is None:
            shown = ("", "", "", *("" for _rank in RANKS))
        else:
            low, high = found.quartiles
            counts = (str(n) for n in found.counts)
            shown = (median_text(found), rank_text(low), rank_text(high), *counts)
        return (
            row.code,
            row.title,
            "" if one.required is None else mandatory_name(one.mandatory),
            "" if one.required is None else str(one.required),
            str(one.cell.n),
            *shown,
            "" if one.met is None else str(percent(one.met)),
            withheld_text(one.cell, self.minimum),
        )


def group_levels(
    framework: Framework, profile: GroupProfile, minimum: int, *, area: str = ""
) -> GroupLevels:
    """Take what is drawn from a profile: of all competences, or of those of an area (code)."""
    rows = tuple(
        GroupRow(framework.competence(one.competence).title, one)
        for one in profile.asked
        if not area or framework.competence(one.competence).area == area
    )
    return GroupLevels(rows, minimum, {level.eqf: level.name for level in framework.levels})
