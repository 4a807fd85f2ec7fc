"""Sentences about the layers of a round; translated when they are asked for."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import mark, ngettext
from s4c_desktop.domain.assessment import Assessment, Kind, Phase, Rating
from s4c_desktop.domain.layers import Unfit, same_answer
from s4c_desktop.domain.wording import actual_text

if TYPE_CHECKING:
    from s4c_desktop.domain.dates import Say

PAIR_SENTENCES = {
    Unfit.PERSON: mark("The two assessments are of different people, so they can't be compared."),
    Unfit.SELF: mark(
        "A self-assessment has no agreement with an assessor: it stands beside, and is never "
        "measured against one. Name the layers of two assessors."
    ),
    Unfit.ROUND: mark(
        "The two assessments are not of one round. Agreement is measured between an assessor "
        "and the second assessor of the same round."
    ),
    Unfit.KIND: mark(
        "Agreement is measured between an assessor and the second assessor of a round."
    ),
    Unfit.FRAMEWORK: mark("The two assessments use different framework versions."),
    Unfit.ROLE: mark("The two assessments are for different roles."),
    Unfit.READING: mark("The two assessments use different readings of the requirements."),
    Unfit.SCOPE: mark("The two assessments rate different competences."),
}
"""Why two layers have no agreement, as message ids."""

BESIDE_SENTENCES = {
    Unfit.PERSON: mark("That self-assessment is of somebody else."),
    Unfit.KIND: mark("Only a self-assessment can stand beside an assessor's."),
    Unfit.FRAMEWORK: mark("That self-assessment uses another framework version."),
    Unfit.ROLE: mark("That self-assessment is for another role."),
    Unfit.READING: mark("That self-assessment uses another reading of the requirements."),
}
"""Why a self-assessment can't stand beside an assessor's, as message ids."""


def layer_name(kind: Kind) -> str:
    """Name a layer in a word or two."""
    return {
        Kind.SELF: _("Self"),
        Kind.ASSESSOR: _("Assessor"),
        Kind.SECOND: _("Second assessor"),
        Kind.AGREED: _("Agreed"),
    }[kind]


def signers_text(signed_by: str, countersigned_by: str = "") -> str:
    """Name who signed, one or two."""
    if not countersigned_by:
        return signed_by
    return _("{one} and {other}").format(one=signed_by, other=countersigned_by)


def difference_text(first: Rating, second: Rating) -> str:
    """Say how two ratings of one competence differ, as in "second 2 levels higher"."""
    if same_answer(first, second):
        return _("same level") if first.assessed else _("same answer")
    if first.rank is None or second.rank is None:
        return _("not both on the scale")
    n = abs(first.rank - second.rank)
    if second.rank > first.rank:
        text = ngettext("second {n} level higher", "second {n} levels higher", n)
    else:
        text = ngettext("second {n} level lower", "second {n} levels lower", n)
    return text.format(n=n)


def both_text(first: Rating, second: Rating) -> str:
    """Say both ratings, as in "EQF 5 and EQF 6"."""
    return _("{first} and {second}").format(first=actual_text(first), second=actual_text(second))


def pair_heading(first: str, second: str, rounds: int) -> str:
    """Name two assessors, and over how many rounds their figures are."""
    text = ngettext(
        "{first} and {second}, over {n} round that both finished",
        "{first} and {second}, over {n} rounds that both finished",
        rounds,
    )
    return text.format(first=first, second=second, n=rounds)


def age_text(own: date | None, other: date | None, say: Say = str) -> str:
    """Say how old a rating is beside another; empty where both are of one day or unknown."""
    if own is None or other is None or own == other:
        return ""
    days = abs((own - other).days)
    size = ngettext("{n} day", "{n} days", days).format(n=days)
    text = _("of {day}, {size} before") if own < other else _("of {day}, {size} after")
    return text.format(day=say(own), size=size)


def beside_title(layer: Assessment, other: Assessment, say: Say = str) -> str:
    """Name a layer that stands beside another, with its age where it is of another day."""
    name = layer_name(layer.kind)
    if layer.kind is Kind.SECOND and layer.assessors:
        name = _("{layer} {names}").format(layer=name, names=layer.assessors)
    age = age_text(layer.held_on, other.held_on, say)
    return _("{layer}, {age}").format(layer=name, age=age) if age else name


def settled_text(agreed: Phase | None) -> str:
    """Say of what an original assessment is part, by where the agreed one stands."""
    if agreed is Phase.SIGNED:
        return _("Part of a signed agreed result")
    return _("Part of a result being agreed")
