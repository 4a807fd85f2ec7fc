"""Sentences about progress between two assessments; translated when they are asked for."""

from __future__ import annotations

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import ngettext
from s4c_desktop.domain.progress import Change, Movement, Progress, Unlike
from s4c_desktop.domain.wording import actual_text


def movement_name(movement: Movement) -> str:
    """Name what became of a rating, for legends and counts."""
    return {
        Movement.UP: _("Up"),
        Movement.DOWN: _("Down"),
        Movement.SAME: _("Same level"),
        Movement.NEWLY_RATED: _("Newly rated"),
        Movement.NO_LONGER_RATED: _("No longer rated"),
    }[movement]


def unlike_sentence(progress: Progress) -> str:
    """Say why two assessments are not comparable; empty where they are."""
    if not progress.unlike:
        return ""
    reasons = {
        Unlike.KIND: _("they are different kinds of assessment"),
        Unlike.FRAMEWORK: _("they use different framework versions"),
        Unlike.READING: _("they use different readings of the requirements"),
    }
    return _("Not comparable: {reasons}.").format(
        reasons="; ".join(reasons[reason] for reason in progress.unlike)
    )


def progress_sentence(progress: Progress) -> str:
    """Say what changed, as in "2 up (A1, B4), 1 down (C2), 9 at the same level."."""
    if progress.unlike:
        return unlike_sentence(progress)
    said = {
        Movement.UP: _("{n} up ({codes})"),
        Movement.DOWN: _("{n} down ({codes})"),
        Movement.SAME: _("{n} at the same level"),
        Movement.NEWLY_RATED: _("{n} newly rated ({codes})"),
        Movement.NO_LONGER_RATED: _("{n} no longer rated ({codes})"),
    }
    parts = [
        text.format(n=len(found), codes=", ".join(change.competence for change in found))
        for movement, text in said.items()
        if (found := progress.of(movement))
    ]
    if not parts:
        return _("Neither assessment rates a competence.")
    return _("{counts}.").format(counts=", ".join(parts))


def change_text(change: Change) -> str:
    """Say how far one competence moved, as in "2 levels up"."""
    n = abs(change.difference or 0)
    match change.movement:
        case Movement.UP if change.at_least:
            text = ngettext("at least {n} level up", "at least {n} levels up", n)
        case Movement.UP:
            text = ngettext("{n} level up", "{n} levels up", n)
        case Movement.DOWN if change.at_least:
            text = ngettext("at least {n} level down", "at least {n} levels down", n)
        case Movement.DOWN:
            text = ngettext("{n} level down", "{n} levels down", n)
        case Movement.SAME:
            text = _("same level")
        case Movement.NEWLY_RATED:
            text = _("newly rated")
        case Movement.NO_LONGER_RATED:
            text = _("no longer rated")
    return text.format(n=n)


def before_and_after(change: Change) -> str:
    """Say both ratings, as in "EQF 5 → EQF 6"."""
    return _("{before} → {after}").format(
        before=actual_text(change.before), after=actual_text(change.after)
    )
