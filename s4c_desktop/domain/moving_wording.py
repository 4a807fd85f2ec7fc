"""Sentences about moving a draft to another version of its framework."""

from __future__ import annotations

from typing import TYPE_CHECKING

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import ngettext
from s4c_desktop.domain.moving import Difference, Hindrance, Move
from s4c_desktop.domain.readings import demand_text
from s4c_desktop.domain.wording import competence_name

if TYPE_CHECKING:
    from s4c_desktop.domain.framework import Requirement


def move_lines(move: Move, *, veiled: bool = False) -> tuple[str, ...]:
    """Say line by line what a move would change, or why it can't be made.

    While a rating is `veiled`, nothing tells what is required.
    """
    if move.hindrance is not None:
        return (hindrance_text(move),)
    lines = []
    if move.adds_anchors:
        lines.append(_("Every level is explained for each competence, with interview questions."))
    lines += _renamed(move)
    if veiled and move.differences:
        n = len(move.differences)
        text = ngettext(
            "The role requires something else of {n} competence; blind rating hides what.",
            "The role requires something else of {n} competences; blind rating hides what.",
            n,
        )
        return (*lines, text.format(n=n))
    lines += [_difference(move, difference) for difference in move.differences]
    if not move.differences:
        lines.append(_("The role requires the same as before."))
    return tuple(lines)


def hindrance_text(move: Move) -> str:
    """Say why a move can't be made; empty where it can."""
    if move.hindrance is None:
        return ""
    name = move.after.name
    return {
        Hindrance.AGREED: _("Two assessors agree on its result: it keeps its version."),
        Hindrance.ROLE: _("{name} has no such role.").format(name=name),
        Hindrance.READING: _("{name} has no such reading of the requirements.").format(name=name),
        Hindrance.AREA: _("{name} has not all the areas that this draft is about.").format(
            name=name
        ),
        Hindrance.LOST: _("{name} lacks what is rated in it: {codes}.").format(
            name=name, codes=", ".join(move.lost)
        ),
    }[move.hindrance]


def demanded_text(requirement: Requirement | None) -> str:
    """Say what is required, or that nothing is."""
    if requirement is None:
        return _("not required")
    return demand_text(requirement.mandatory, requirement.eqf)


def _renamed(move: Move) -> list[str]:
    """Say which competences are called something else: what was rated has to mean the same."""
    return [
        _("{code} is called “{after}” there, not “{before}”").format(
            code=code, before=move.before.competence(code).title, after=found.title
        )
        for found in move.after.competences
        if (code := found.code) in move.before.order
        and found.title.casefold() != move.before.competence(code).title.casefold()
    ]


def _difference(move: Move, difference: Difference) -> str:
    code = difference.competence
    framework = move.after if code in move.after.order else move.before
    return _("{competence}: {before}, then {after}").format(
        competence=competence_name(framework, code),
        before=demanded_text(difference.before),
        after=demanded_text(difference.after),
    )
