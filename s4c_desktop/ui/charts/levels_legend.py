"""The legend that radar and dot plot share: each draws the ratings in its own way."""

from __future__ import annotations

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain import wording
from s4c_desktop.domain.scale import State
from s4c_desktop.ui.charts import symbols
from s4c_desktop.ui.charts.drawing import Entry
from s4c_desktop.ui.charts.levels import Levels

_BELOW = 5.0


def levels_legend(
    levels: Levels, required: symbols.Mark, actual: symbols.Mark, second: symbols.Mark
) -> tuple[Entry, ...]:
    """Explain the marks for levels, and the states that occur."""
    seconds = (Entry(levels.second_name, second),) if levels.second_name else ()
    states = (
        Entry(wording.state_name(state), _state_mark(state))
        for state in levels.states()
        if state is not State.RATED
    )
    return (
        Entry(_("Required"), required),
        Entry(levels.first_name or _("Actual"), actual),
        *seconds,
        *states,
    )


def _state_mark(state: State) -> symbols.Mark:
    if state is State.BELOW:
        return lambda painter, box, look: symbols.below(painter, box.center(), _BELOW, look)
    return lambda painter, box, look: symbols.state(
        painter, box.adjusted(2, 2, -2, -2), state, look
    )
