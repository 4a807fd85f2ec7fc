"""Invented focus groups beside the invented people: one in spring, and one half a year later."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING
from uuid import uuid5

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.assessment import Rating
from s4c_desktop.domain.focus_group import FocusGroup, Participant
from s4c_desktop.domain.group_filter import EVERYBODY
from s4c_desktop.domain.rank import rating_at
from s4c_desktop.domain.scale import BELOW_RANK, HIGHEST, State
from s4c_desktop.services.sample.character import MARIA

if TYPE_CHECKING:
    from s4c_desktop.domain.framework import Framework
    from s4c_desktop.services.group_profiles import GroupProfileService
    from s4c_desktop.services.groups import GroupService
    from s4c_desktop.services.library import LibraryService

_ROLE = "SCPM"
# How far each participant is from what is required, competence by competence, over and over.
_HABITS = (
    "==-=-=+=", "=+=-==-=", "-=-==--=", "+===-=+=", "=--=-==-", "==+=-+==", "-=-n--==",
    "=+==-=-=", "b-=-=--=", "===+-=+=", "=-=-====", "-+=--=x=", "==-=+--=", "+=+==-+=",
)  # fmt: skip
_STEPS = {"-": -1, "=": 0, "+": 1}


def fill_groups(
    groups: GroupService, profiles: GroupProfileService, library: LibraryService
) -> None:
    """Put two groups of the same city into the sample workspace, shown to everybody."""
    framework = library.current()
    for title, day, more in (
        (_("Focus group, spring"), date(2026, 4, 16), 0),
        (_("Focus group, autumn"), date(2026, 10, 8), 1),
    ):
        details = replace(
            groups.blank(),
            title=title,
            role=_ROLE,
            held_on=day,
            place=_("Town hall"),
            facilitator=MARIA,
            purpose=_("Which competences should the city train first?"),
        )
        identity = uuid5(framework.id, f"sample/group/{day}")
        people = tuple(
            Participant(
                uuid5(identity, str(number)),
                f"P-{number + 1:02d}",
                attributes={
                    _("employer"): _("city") if number % 2 else _("agency"),
                    _("years in the job"): _("10 or more") if number % 3 == 0 else _("under 10"),
                },
                ratings=_ratings(framework, details.reading, habit, number, more),
            )
            for number, habit in enumerate(_HABITS)
        )
        groups.restore(FocusGroup(identity, details, people))
        profiles.show(identity, EVERYBODY)


def _ratings(
    framework: Framework, reading: str, habit: str, number: int, more: int
) -> dict[str, Rating]:
    found = {}
    needs = framework.requirements(_ROLE, reading).values()
    for place, need in enumerate(one for one in needs if one.mandatory and one.eqf is not None):
        sign = habit[(place + number) % len(habit)]
        if sign == "b":
            found[need.competence] = Rating(State.BELOW)
        elif sign == "n":
            found[need.competence] = Rating(State.NO_EVIDENCE)
        elif sign == "x":
            found[need.competence] = Rating(State.EXEMPT)
        else:
            gained = more if (place + number) % 3 == 0 else 0
            hard = -1 if place % 5 == 1 else 0
            rank = (need.eqf or BELOW_RANK) + _STEPS[sign] + hard + gained
            found[need.competence] = rating_at(min(max(rank, BELOW_RANK), HIGHEST))
    return found
