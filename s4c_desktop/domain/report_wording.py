"""Sentences of the reports about what was met, what is short, and what can be done about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import ngettext
from s4c_desktop.domain.assessment import Acknowledgement, Kind
from s4c_desktop.domain.scale import EQF_LEVELS
from s4c_desktop.domain.wording import actual_text, required_text

if TYPE_CHECKING:
    from s4c_desktop.domain.gap import Comparison
    from s4c_desktop.domain.progress import Change


def met_sentence(comparison: Comparison) -> str:
    """Say at which level a competence is met, and how far above."""
    actual = actual_text(comparison.rating)
    if not comparison.surplus:
        return _("{actual}, as required").format(actual=actual)
    return ngettext(
        "{actual}, {n} level above {required}",
        "{actual}, {n} levels above {required}",
        comparison.surplus,
    ).format(actual=actual, n=comparison.surplus, required=required_text(comparison))


def short_sentence(comparison: Comparison) -> str:
    """Say what was found and what is required, in one plain sentence."""
    if comparison.at_least_short is not None:
        return _("The evidence does not reach level 4; {required} is required.").format(
            required=required_text(comparison)
        )
    return ngettext(
        "{actual} was found and {required} is required: {n} level short.",
        "{actual} was found and {required} is required: {n} levels short.",
        comparison.gap or 0,
    ).format(
        actual=actual_text(comparison.rating),
        required=required_text(comparison),
        n=comparison.gap or 0,
    )


def next_level(comparison: Comparison) -> int:
    """Return the level that comes after the one that was found."""
    return comparison.rating.level + 1 if comparison.rating.level else EQF_LEVELS[0]


def appeal_right(last_day: str) -> str:
    """Say until when an appeal can be made; `last_day` may be empty."""
    if last_day:
        return _("You can appeal against this result until {day}.").format(day=last_day)
    return _("You can appeal against this result. No last day was set; ask the centre.")


def appeal_way(centre: str) -> str:
    """Say how to appeal."""
    where = centre or _("the centre that assessed you")
    return _(
        "Write to {centre}, or fill in the appeal form that it gives you: name the decision or the "
        "competences you mean, and say why. The appeal and its outcome are kept with this result; "
        "a correction makes a new revision and keeps this one."
    ).format(centre=where)


def acknowledged(found: Acknowledgement, day: str) -> str:
    """Say when and how the person was told the result."""
    if not found.how:
        return _("The result was made known on {day}.").format(day=day)
    return _("The result was made known on {day}: {how}.").format(
        day=day, how=found.how.rstrip(".")
    )


def apart_text(change: Change) -> str:
    """Say how far apart two raters' levels are: nobody moved between them."""
    if change.difference is None:
        return _("rated by one only")
    n = abs(change.difference)
    if not n:
        return _("same level")
    if change.at_least:
        text = ngettext("at least {n} level apart", "at least {n} levels apart", n)
    else:
        text = ngettext("{n} level apart", "{n} levels apart", n)
    return text.format(n=n)


def layer_name(kind: Kind) -> str:
    """Name a layer of a round in a word or two, for the head of a column."""
    return {
        Kind.SELF: _("Own rating"),
        Kind.ASSESSOR: _("Assessor"),
        Kind.SECOND: _("Second assessor"),
        Kind.AGREED: _("Agreed"),
    }[kind]
