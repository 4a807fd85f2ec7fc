"""The values that radar and dot plot share: required and actual level of each competence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain import radar, wording
from s4c_desktop.domain.assessment import Rating
from s4c_desktop.domain.backing import Backing
from s4c_desktop.domain.backing_wording import backing_name, evidence_text
from s4c_desktop.domain.framework import Framework
from s4c_desktop.domain.gap import Comparison
from s4c_desktop.domain.scale import State, Status
from s4c_desktop.ui.charts.drawing import Table


@dataclass(frozen=True, slots=True)
class Row:
    """One competence as compared, what a second rating says of it, and a remark on the two.

    `backing` is what the evidence behind the rating comes to.
    """

    title: str
    comparison: Comparison
    second: Rating | None = None
    remark: str = ""
    backing: Backing | None = None

    @property
    def thin(self) -> Backing | None:
        """Return what is lacking behind the rating, None where it is backed or needs nothing."""
        return None if self.backing is Backing.SUFFICIENT else self.backing

    @property
    def code(self) -> str:
        """Return the competence's code."""
        return self.comparison.competence

    @property
    def rating(self) -> Rating:
        """Return the rating compared."""
        return self.comparison.rating

    @property
    def actual(self) -> int | None:
        """Return the place of the rating on the scale, if it has one."""
        return radar.position(self.rating)

    @property
    def said(self) -> str:
        """Say how the competence stands, with the remark."""
        parts = (wording.status_sentence(self.comparison), self.remark)
        return "; ".join(part for part in parts if part)

    @property
    def second_actual(self) -> int | None:
        """Return the place of the second rating on the scale, if it has one."""
        return None if self.second is None else radar.position(self.second)


@dataclass(frozen=True, slots=True)
class Levels:
    """Rows in the order to be shown.

    `second_name` names the second rating, empty without one; `first_name` the rating compared,
    where it is one of several.
    """

    rows: tuple[Row, ...]
    names: Mapping[int, str]
    second_name: str = ""
    first_name: str = ""

    def states(self) -> tuple[State, ...]:
        """Return the states that occur, in the order of the scale."""
        found = {row.rating.state for row in self.rows}
        return tuple(state for state in State if state in found)

    def lacking(self) -> tuple[Backing, ...]:
        """Return the kinds of thin evidence that occur."""
        found = {row.thin for row in self.rows}
        return tuple(each for each in Backing if each in found)

    @property
    def _judged(self) -> bool:
        return any(row.backing is not None for row in self.rows)

    def summary(self) -> str:
        """Say how many are met."""
        met = sum(row.comparison.status is Status.MET for row in self.rows)
        return _("{n} of {total} met").format(n=met, total=len(self.rows))

    def describe(self, item: int) -> str:
        """Name a competence, its levels and the gap."""
        row = self.rows[item]
        first = wording.actual_text(row.rating)
        if self.first_name:
            first = _("{name} {level}").format(name=self.first_name, level=first)
        parts = [
            first,
            _("required {level}").format(level=wording.required_text(row.comparison)),
        ]
        if row.second is not None:
            parts.append(
                _("{name} {level}").format(
                    name=self.second_name, level=wording.actual_text(row.second)
                )
            )
        status = wording.status_sentence(row.comparison)
        if row.comparison.status is not Status.UNKNOWN:
            parts.append(status)
        if row.remark:
            parts.append(row.remark)
        if row.backing is not None:
            parts.append(evidence_text(row.backing))
        return _("{code} {title}: {values}").format(
            code=row.code, title=row.title, values=", ".join(parts)
        )

    def table(self) -> Table:
        """Return everything that is drawn."""
        second = (self.second_name,) if self.second_name else ()
        headers = (
            _("Code"),
            _("Competence"),
            _("Required EQF"),
            self.first_name or _("Actual EQF"),
            *second,
            _("Levels short"),
            _("Status"),
            _("Demand"),
            *((_("Remark"),) if self._remarks else ()),
            *((_("Evidence"),) if self._judged else ()),
        )
        return Table(headers, tuple(self._cells(row) for row in self.rows))

    def _cells(self, row: Row) -> tuple[str, ...]:
        comparison = row.comparison
        second = (_level(row.second),) if self.second_name else ()
        return (
            row.code,
            row.title,
            "" if comparison.required is None else str(comparison.required),
            _level(row.rating),
            *second,
            _short(comparison),
            wording.status_sentence(comparison),
            wording.mandatory_name(comparison.mandatory),
            *((row.remark,) if self._remarks else ()),
            *(self._evidence(row) if self._judged else ()),
        )

    @property
    def _remarks(self) -> bool:
        return any(row.remark for row in self.rows)

    @staticmethod
    def _evidence(row: Row) -> tuple[str]:
        return ("" if row.backing is None else backing_name(row.backing),)


def levels(
    framework: Framework,
    comparisons: Iterable[Comparison],
    second: Mapping[str, Rating] | None = None,
    second_name: str = "",
    first_name: str = "",
    remarks: Mapping[str, str] | None = None,
    backings: Mapping[str, Backing] | None = None,
) -> Levels:
    """Take what is drawn from comparisons, in their order, and from a second rating.

    `remarks` are texts by the code of a competence; `backings` tell, by code, what the evidence
    behind the ratings comes to.
    """
    rows = tuple(
        Row(
            framework.competence(c.competence).title,
            c,
            None if second is None else second.get(c.competence, Rating()),
            (remarks or {}).get(c.competence, ""),
            (backings or {}).get(c.competence),
        )
        for c in comparisons
    )
    names = {level.eqf: level.name for level in framework.levels}
    return Levels(rows, names, second_name if second is not None else "", first_name)


def _level(rating: Rating | None) -> str:
    if rating is None:
        return ""
    return wording.level_chip(rating) or wording.state_name(rating.state)


def _short(comparison: Comparison) -> str:
    if comparison.at_least_short is not None:
        return _("at least {n}").format(n=comparison.at_least_short)
    return "" if comparison.gap is None else str(comparison.gap)
