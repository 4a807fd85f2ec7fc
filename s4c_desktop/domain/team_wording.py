"""What is said of who can do what, and of a team, on screen and in documents."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import ngettext
from s4c_desktop.domain.group_wording import rank_text

if TYPE_CHECKING:
    from s4c_desktop.domain.team import Team

Called = Callable[[UUID], str]
"""How a person is named."""


@dataclass(frozen=True, slots=True)
class TeamLine:
    """A wanted competence (code) with its level, and who covers it, or who comes nearest."""

    competence: str
    level: int
    who: str
    is_covered: bool


def able_sentence(able: int, people: int, competence: str, level: int) -> str:
    """Say how many of those who are known reach a level."""
    return ngettext(
        "{able} of {people} person reaches EQF {level} in {competence}.",
        "{able} of {people} people reach EQF {level} in {competence}.",
        people,
    ).format(able=able, people=people, level=level, competence=competence)


def team_sentence(team: Team, called: Called) -> str:
    """Name a team, and say how much it covers and whether a smaller one could."""
    if not team.members:
        return _("Nobody reaches any of the levels wanted.")
    covered, wanted = len(team.covered), len(team.covered) + len(team.uncovered)
    names = ", ".join(called(one) for one in team.members)
    n = len(team.members)
    facts = [
        ngettext(
            "{n} person covers {covered} of {wanted}: {names}.",
            "{n} people cover {covered} of {wanted}: {names}.",
            n,
        ).format(n=n, covered=covered, wanted=wanted, names=names)
    ]
    if not team.is_smallest:
        facts.append(
            _("It may not be the smallest team; none of fewer than {n} covers as much.").format(
                n=team.at_least
            )
        )
    elif not team.is_best:
        facts.append(_("Another team of this size may have more depth."))
    return " ".join(facts)


def team_lines(team: Team, called: Called) -> tuple[TeamLine, ...]:
    """Return who covers what, first what nobody covers."""
    missing = (
        TeamLine(
            one.competence,
            one.level,
            _("nobody is rated")
            if one.nearest is None
            else _("nobody; nearest at {rank}: {names}").format(
                rank=rank_text(one.nearest), names=_listed(one.by, called)
            ),
            is_covered=False,
        )
        for one in team.uncovered
    )
    covered = (
        TeamLine(one.competence, one.level, _listed(one.by, called), is_covered=True)
        for one in team.covered
    )
    return (*missing, *covered)


def _listed(people: Iterable[UUID], called: Called) -> str:
    return ", ".join(called(one) for one in people)
