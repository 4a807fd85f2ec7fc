"""Sentences that name where a self-rating differs; translated when they are asked for."""

from __future__ import annotations

from collections.abc import Iterable

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.self_beside import NAMED, Beside


def difference_text(beside: Beside) -> str:
    """Name a difference, as in "self-rating two levels higher"; empty where it is too small."""
    if not beside.named:
        return ""
    if beside.difference > 0:
        text = _("self-rating {levels} levels higher")
    else:
        text = _("self-rating {levels} levels lower")
    n = abs(beside.difference)
    levels = {2: _("two"), 3: _("three"), 4: _("four"), 5: _("five")}[n]
    if beside.at_least:
        levels = _("at least {n}").format(n=levels)
    return text.format(levels=levels)


def summary(found: Iterable[Beside]) -> str:
    """Say where the person's own rating is clearly higher or lower than the assessor's."""
    pairs = tuple(found)
    if not pairs:
        return _("No competence has both a self-rating and an assessor's rating.")
    higher = [pair.competence for pair in pairs if pair.difference >= NAMED]
    lower = [pair.competence for pair in pairs if pair.difference <= -NAMED]
    if not higher and not lower:
        return _("No self-rating is two levels or more away from the assessor's.")
    parts = (
        (_("Self-rating two levels or more higher: {codes}."), higher),
        (_("Self-rating two levels or more lower: {codes}."), lower),
    )
    return " ".join(text.format(codes=", ".join(codes)) for text, codes in parts if codes)
