"""What there is to learn: the gaps of a result, raised by a person's goals."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from s4c_desktop.domain.scale import LOWEST, State

if TYPE_CHECKING:
    from s4c_desktop.domain.curriculum import Topic
    from s4c_desktop.domain.framework import Framework
    from s4c_desktop.domain.gap import Comparison, Result


@dataclass(frozen=True, slots=True)
class Need:
    """A competence with a gap: how many levels are missing, beyond which level, for what.

    `shown` is the EQF level shown, one below the lowest where the evidence does not reach it.
    """

    competence: str
    area: str
    mandatory: bool
    missing: int
    shown: int
    goal: bool
    place: int

    def helped_by(self, topic: Topic) -> bool:
        """Tell whether a topic teaches this beyond the level shown."""
        # A plain loop: every need is compared with every topic.
        for link in topic.teaches:
            if link.competence == self.competence and link.reach > self.shown:
                return True
        return False


def find_needs(
    framework: Framework, result: Result, goals: Mapping[str, int | None]
) -> dict[str, Need]:
    """Map competences (codes) to what is to be learnt, in the order of the result."""
    found = {}
    for comparison in result.comparisons:
        code = comparison.competence
        shown = _shown(comparison)
        target = max(comparison.required or 0, goals.get(code) or 0)
        if shown is not None and target > shown:
            found[code] = Need(
                competence=code,
                area=framework.competence(code).area,
                mandatory=comparison.mandatory,
                missing=target - shown,
                shown=shown,
                goal=code in goals,
                place=framework.order[code],
            )
    return found


def _shown(comparison: Comparison) -> int | None:
    match comparison.rating.state:
        case State.BELOW:
            return LOWEST - 1
        case State.RATED:
            return comparison.rating.level
        case _:
            return None
