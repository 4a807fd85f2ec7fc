"""What a person wants of a learning plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.scale import EQF_LEVELS, HIGHEST, LOWEST
from s4c_desktop.domain.study import ALL_MODES, Mode, Strategy

if TYPE_CHECKING:
    from s4c_desktop.domain.curriculum import Hours
    from s4c_desktop.domain.framework import Framework


class Kept(StrEnum):
    """Why a topic stays in a plan whatever else is chosen."""

    DONE = "done"
    STARTED = "started"
    PINNED = "pinned"


@dataclass(frozen=True)
class Wishes:
    """What a person wants of a plan; the default asks for everything that helps.

    `goals` map competences (codes) to the EQF level wanted, None for what the role requires. A
    goal raises what the role requires, never lowers it. `budget` is in minutes. `kept` topics
    (codes) stay, also where they are removed or mastered as well; `mastered` ones are never
    planned and count as known; `removed` ones are never planned, nor what needs them. `hours`
    are a centre's own for a topic, instead of its share of the module's.
    """

    strategy: Strategy = Strategy.BLOCKERS
    goals: Mapping[str, int | None] = field(default_factory=dict)
    budget: int | None = None
    modes: frozenset[Mode] = ALL_MODES
    mastered: frozenset[str] = frozenset()
    kept: Mapping[str, Kept] = field(default_factory=dict)
    removed: frozenset[str] = frozenset()
    hours: Mapping[str, Hours] = field(default_factory=dict)

    def check(self, framework: Framework) -> None:
        """Raise UserError where something can't be wanted of this framework."""
        if self.budget is not None and self.budget <= 0:
            raise UserError(
                mark(
                    "A budget of {n} minutes leaves no time to learn. Give more than 0 minutes, "
                    "or plan without a budget."
                ),
                n=self.budget,
            )
        if not self.modes:
            raise UserError(
                mark("No way of learning is left. Choose online, live or practical, or several.")
            )
        for competence, level in self.goals.items():
            if competence not in framework.order:
                raise UserError(
                    mark("{framework} has no competence {code}, which is named as a goal."),
                    framework=framework.name,
                    code=competence,
                )
            if level is not None and level not in EQF_LEVELS:
                raise UserError(
                    mark("The goal for {code} is EQF {level}. Levels go from {low} to {high}."),
                    code=competence,
                    level=level,
                    low=LOWEST,
                    high=HIGHEST,
                )
        for topic, hours in self.hours.items():
            if any(length is not None and length < 0 for length in hours.modes):
                raise UserError(
                    mark("The hours given for topic {code} are below 0. Give 0 or more."),
                    code=topic,
                )
